"""Tensors and the rest of the world: Python values, NumPy arrays, the buffer protocol."""

from __future__ import annotations

import sys
from operator import index

from sffi_tensor.dtypes import from_typestr, type_name, uint64
from sffi_tensor.layouts import strided
from sffi_tensor.nested import nest, unsupported_array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = ["buffer_address", "flat_values", "from_array_interface", "from_numpy", "to_numpy"]


# ------------------------------------------------------------------------------ Python values


def flat_values(tensor: Tensor) -> list[Any]:
    """All elements as Python numbers, in row-major order."""
    kind = tensor.dtype
    if kind.format is None:
        kind = kind.readable
        tensor = tensor.detach()._to(kind, None, False, False)
    data = memoryview(tensor._to_bytes())
    values: list[Any] = data.cast(kind.format).tolist()  # type: ignore[call-overload]
    return list(map(complex, values[0::2], values[1::2])) if kind.is_complex else values


def to_list(tensor: Tensor) -> Any:
    """Nested lists of the elements; a plain number for a tensor without dimensions."""
    sizes = tensor._sizes
    kind = tensor.dtype
    if not sizes:
        # A number crosses as a signed one; uint64 holds more.
        return flat_values(tensor)[0] if kind is uint64 else tensor.item()
    if kind.format is None or kind.is_complex or 0 in sizes:
        return nest(flat_values(tensor), sizes)
    return memoryview(tensor._to_bytes()).cast(kind.format, sizes).tolist()  # type: ignore[call-overload]


# -------------------------------------------------------------------------------- from NumPy


def from_numpy(ndarray: Any) -> Tensor:
    """Make a tensor that shares the memory of a NumPy array.

    The tensor keeps the array alive; what is written to one is seen in the other.

    Raises:
        TypeError: the argument is no array, or holds elements of a type that no tensor has.
        ValueError: a byte order or strides that a tensor cannot have.
    """
    numpy = sys.modules.get("numpy")
    if numpy is None or not isinstance(ndarray, numpy.ndarray):
        raise TypeError(f"expected np.ndarray (got {type_name(ndarray)})")
    return from_array_interface(ndarray)


def from_array_interface(array: Any, *, read_only_allowed: bool = False) -> Tensor:
    """Make a tensor over the memory of an object with ``__array_interface__``.

    Args:
        array: the object; the tensor keeps it alive.
        read_only_allowed: do not warn when the memory must not be written, because the caller
            copies it.
    """
    from sffi_torch import functions

    interface = array.__array_interface__
    typestr: str = interface["typestr"]
    kind = from_typestr(typestr)
    if kind is None:
        if from_typestr("<" + typestr[1:]) is not None:
            raise ValueError(
                "given numpy array has byte order different from the native byte order. "
                "Conversion between byte orders is currently not supported."
            )
        raise TypeError(unsupported_array(array))
    shape: tuple[int, ...] = interface["shape"]
    address, read_only = interface["data"]
    strides = _element_strides(shape, interface.get("strides"), kind.itemsize)
    if read_only and not read_only_allowed:
        import warnings

        warnings.warn(
            "The given NumPy array is not writable, and PyTorch does not support non-writable "
            "tensors. Writing to the tensor would change the array all the same; copy the array "
            "first where that matters.",
            UserWarning,
            stacklevel=3,
        )
    # The interface of a NumPy scalar points into a copy that only the dictionary keeps.
    return functions._from_address(address, shape, strides, kind, (array, interface))


def _element_strides(
    shape: Sequence[int], strides: Sequence[int] | None, itemsize: int
) -> list[int]:
    if strides is None:
        result = [1] * len(shape)
        for dim in range(len(shape) - 2, -1, -1):
            result[dim] = result[dim + 1] * max(shape[dim + 1], 1)
        return result
    for stride in strides:
        if stride < 0:
            raise ValueError(
                "At least one stride in the given numpy array is negative, and tensors with "
                "negative strides are not currently supported. (You can probably work around this "
                "by making a copy of your array  with array.copy().) "
            )
        if stride % itemsize:
            raise ValueError(
                "given numpy array strides not a multiple of the element byte size. Copy the "
                "numpy array to reallocate the memory."
            )
    return [stride // itemsize for stride in strides]


def buffer_address(view: memoryview) -> tuple[int, object]:
    """Where the memory of a buffer begins, and the object to keep alive while it is used.

    Raises:
        ValueError: the buffer is not contiguous.
    """
    if not view.c_contiguous:
        raise ValueError("the buffer is not contiguous; copy it first")
    from ctypes import byref, c_int, py_object, pythonapi

    raw = _buffer_class()()
    get = pythonapi.PyObject_GetBuffer
    if get(py_object(view), byref(raw), c_int(0)) != 0:  # pragma: no cover - raises by itself
        raise ValueError("object does not implement Python buffer protocol.")
    address = raw.buf or 0
    pythonapi.PyBuffer_Release(byref(raw))
    # The view holds the exporter as long as it lives, so the address stays good.
    return address, view


def _buffer_class() -> Any:
    """``Py_buffer``, as the stable ABI has it; only its first field is looked at."""
    from ctypes import Structure, c_ssize_t, c_void_p

    class Buffer(Structure):
        _fields_ = (
            ("buf", c_void_p),
            ("obj", c_void_p),
            ("len", c_ssize_t),
            ("itemsize", c_ssize_t),
            ("flags", c_void_p),  # readonly and ndim, two ints
            ("format", c_void_p),
            ("shape", c_void_p),
            ("strides", c_void_p),
            ("suboffsets", c_void_p),
            ("internal", c_void_p),
        )

    return Buffer


# ---------------------------------------------------------------------------------- to NumPy


class _Memory:
    """Offers a tensor's memory to NumPy; the array made from it keeps this, this the tensor."""

    __slots__ = ("__array_interface__", "_tensor")

    def __init__(self, tensor: Tensor, interface: dict[str, Any]) -> None:
        self._tensor = tensor
        self.__array_interface__ = interface


def _numpy() -> Any:
    found = sys.modules.get("numpy")
    if found is None:
        try:
            found = __import__("numpy")
        except ImportError as error:
            raise RuntimeError(f"Numpy is not available: {error}") from None
    return found


def to_numpy(tensor: Tensor, force: bool = False) -> Any:
    """A NumPy array over the tensor's memory; see ``Tensor.numpy``."""
    numpy = _numpy()
    if force:
        tensor = tensor.detach().cpu().resolve_conj().resolve_neg()
    place = tensor.device
    if place.type != "cpu":
        raise TypeError(
            f"can't convert {place} device type tensor to numpy. Use Tensor.cpu() to copy the "
            "tensor to host memory first."
        )
    if tensor.layout is not strided:
        form = tensor.layout.name.title().replace("_", "").removesuffix("Coo")
        raise TypeError(
            f"can't convert {form} layout tensor to numpy. Use Tensor.to_dense() first."
        )
    if tensor.requires_grad:
        raise RuntimeError(
            "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
        )
    if tensor.is_conj():
        raise RuntimeError(
            "Can't call numpy() on Tensor that has conjugate bit set. Use "
            "tensor.resolve_conj().numpy() instead."
        )
    if tensor.is_neg():
        raise RuntimeError(
            "Can't call numpy() on Tensor that has negative bit set. Use "
            "tensor.resolve_neg().numpy() instead."
        )
    kind = tensor.dtype
    if kind.typestr is None:
        scalar_type = kind.legacy_name.removeprefix("torch.").removesuffix("Tensor")
        raise TypeError(f"Got unsupported ScalarType {scalar_type}")
    shape = tuple(tensor._sizes)
    if 0 in shape:
        return numpy.empty(shape, kind.typestr)
    itemsize = kind.itemsize
    interface = {
        "version": 3,
        "shape": shape,
        "typestr": kind.typestr,
        "data": (index(tensor.data_ptr()), False),
        "strides": tuple([stride * itemsize for stride in tensor._strides]),
    }
    return numpy.asarray(_Memory(tensor, interface))


def to_array(tensor: Tensor, kind: Any, copy: bool | None) -> Any:
    """What ``numpy.asarray(tensor)`` asks for: an array, converted and copied as wanted."""
    array = to_numpy(tensor)
    if kind is not None and array.dtype != kind:
        if copy is False:
            raise ValueError("Unable to avoid copy while creating an array as requested.")
        return array.astype(kind)
    return array.copy() if copy else array
