"""Tensors from Python data: numbers, nested sequences, NumPy arrays, buffers, other tensors."""

from __future__ import annotations

from sffi_torch import functions

from sffi_tensor.defaults import default_device, get_default_dtype
from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import type_name
from sffi_tensor.interop import buffer_address, from_array_interface
from sffi_tensor.nested import flatten, pack
from sffi_tensor.size import Size
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_torch.handles import Tensor

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype

__all__ = ["as_tensor", "asarray", "frombuffer", "tensor"]


def tensor(
    data: Any,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    requires_grad: bool = False,
    pin_memory: bool = False,
) -> Tensor:
    """Make a tensor of a copy of some data.

    Args:
        data: a number, a nested sequence of numbers, a NumPy scalar or array, a buffer, a tensor.
        dtype: element type. By default bools give ``bool``, ints ``int64``, floats the default
            dtype, complex numbers its complex counterpart, mixtures the widest of these; arrays
            and tensors keep their own.
        device: where the tensor is made; the CPU by default.
        requires_grad: whether autograd records operations on it.
        pin_memory: whether its memory is page-locked.

    Raises:
        ValueError: nested sequences of unequal length, or an int too large for 64 bits.
        TypeError: a value that is not a number, or numbers where sequences stand.
        RuntimeError: a value that does not fit the dtype.
    """
    result = _make(data, dtype, device, requires_grad, "tensor", share=False)
    return result.pin_memory() if pin_memory else result


def as_tensor(
    data: Any,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
) -> Tensor:
    """Make a tensor of some data, without a copy where that can be.

    A tensor with the dtype and device asked for is given back itself; a NumPy array shares its
    memory; everything else is copied as :func:`tensor` does.
    """
    return _make(data, dtype, device, False, "as_tensor", share=True)


def asarray(
    obj: Any,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    copy: bool | None = None,
    requires_grad: bool = False,
) -> Tensor:
    """Make a tensor of an object, sharing its memory where that can be.

    Args:
        obj: a tensor, a NumPy array, an object with ``__dlpack__``, a buffer, numbers.
        dtype: element type; by default the object's own or that of its numbers.
        device: where the result is to be.
        copy: True copies always; False refuses to copy; None copies only where it must be.
        requires_grad: whether autograd records operations on the result.
    """
    source = obj
    if not is_tensor(obj) and hasattr(obj, "__dlpack__") and not _is_array(obj):
        from sffi_tensor.dlpack import from_dlpack

        source = from_dlpack(obj)
    shareable = is_tensor(source) or _is_array(source)
    if copy is False and not shareable:
        raise ValueError(
            f"asarray(): cannot make a tensor of a {type_name(obj)} without a copy; leave out "
            "copy=False"
        )
    result = _make(source, dtype, device, False, "asarray", share=not copy)
    if copy is False and is_tensor(source) and result is not source:
        raise ValueError("asarray(): another dtype or device needs a copy; leave out copy=False")
    if result is source and result.requires_grad and not requires_grad:
        result = result.detach()
    if requires_grad and not result.requires_grad:
        result.requires_grad_(True)
    return result


def frombuffer(
    buffer: Any,
    *,
    dtype: dtype | type,
    count: int = -1,
    offset: int = 0,
    requires_grad: bool = False,
) -> Tensor:
    """Make a 1-d tensor over the memory of a buffer, without a copy.

    The tensor keeps the buffer alive.

    Args:
        buffer: an object with the buffer protocol: bytearray, array, mmap, memoryview.
        dtype: element type.
        count: number of elements; negative means all that follow `offset`.
        offset: bytes to leave out at the start.
        requires_grad: whether autograd records operations on the tensor.

    Raises:
        ValueError: no buffer, or lengths that do not fit.
    """

    kind = dtype_class.coerce(dtype, "frombuffer")
    try:
        view = memoryview(buffer)
    except TypeError:
        raise ValueError("object does not implement Python buffer protocol.") from None
    length, itemsize = view.nbytes, kind.itemsize
    if length == 0 or count == 0:
        raise ValueError(f"both buffer length ({length}) and count ({count}) must not be 0")
    if not 0 <= offset < length:
        raise ValueError(
            f"offset ({offset} bytes) must be non-negative and no greater than buffer length "
            f"({length} bytes) minus 1"
        )
    rest = length - offset
    if count < 0:
        if rest % itemsize:
            raise ValueError(
                f"buffer length ({rest} bytes) after offset ({offset} bytes) must be a multiple "
                f"of element size ({itemsize})"
            )
        count = rest // itemsize
    if count * itemsize > rest:
        raise ValueError(
            f"requested buffer length ({count} * {itemsize} bytes) after offset ({offset} bytes) "
            f"must not be greater than actual buffer length ({length} bytes)"
        )
    if view.readonly:
        import warnings

        warnings.warn(
            "The given buffer is not writable, and writing to the tensor would change it all the "
            "same. Copy it first: torch.tensor(memoryview) or bytearray(buffer).",
            UserWarning,
            stacklevel=2,
        )
    address, keep = buffer_address(view)
    result = functions._from_address(address + offset, [count], [1], kind, keep)
    if requires_grad:
        result.requires_grad_(True)
    return result


# ------------------------------------------------------------------------------- any data


def _make(
    data: Any, dtype: Any, device: Any, requires_grad: bool, function: str, *, share: bool
) -> Tensor:
    kind = None if dtype is None else dtype_class.coerce(dtype, function)
    place = None if device is None else device_class.coerce(device, function)
    if place is None and not is_tensor(data):
        place = default_device()
    if is_tensor(data):
        result = data if share else data.detach()
        if share:
            return result._to(kind, place, False, False) if kind or place else data
        _warn_copy_construct()
        result = result._to(kind, place, False, True)
    elif _is_array(data):
        result = from_array_interface(data, read_only_allowed=not share)
        result = result._to(kind, place, False, not share)
    else:
        result = _from_numbers(data, kind)
        if place is not None and place.type != "cpu":
            result = result._to(None, place, False, False)
    if requires_grad:
        if not result.dtype.is_floating_point and not result.dtype.is_complex:
            raise RuntimeError(
                "Only Tensors of floating point and complex dtype can require gradients"
            )
        result.requires_grad_(True)
    return result


def legacy_tensor(data: tuple[Any, ...]) -> Tensor:
    """What ``Tensor(*data)`` makes: sizes give unset memory, a sequence a tensor of it.

    Raises:
        TypeError: neither sizes nor a sequence.
    """
    if len(data) != 1 or isinstance(data[0], int):
        return functions.empty(data or (0,))
    (value,) = data
    if is_tensor(value):
        return value.detach()
    if isinstance(value, Size):
        return functions.empty(value)
    if isinstance(value, (str, bytes)):
        raise TypeError(f"new(): invalid data type '{type_name(value)}'")
    if not hasattr(value, "__len__"):
        raise TypeError(f"new(): data must be a sequence (got {type_name(value)})")
    return tensor(value, dtype=get_default_dtype())


def _warn_copy_construct() -> None:
    import warnings

    warnings.warn(
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() "
        "or sourceTensor.detach().clone().requires_grad_(True), rather than "
        "torch.tensor(sourceTensor).",
        UserWarning,
        stacklevel=4,
    )


def _is_array(data: object) -> bool:
    """Whether the data is a NumPy array or scalar, or looks like one."""
    return hasattr(data, "__array_interface__")


def _from_numbers(data: Any, kind: dtype | None) -> Tensor:

    sizes, values, found = flatten(data)
    if kind is None:
        kind = found
    packed, stored = pack(values, kind)
    result = functions._from_bytes(packed, sizes, stored)
    return result if stored is kind else result._to(kind, None, False, False)
