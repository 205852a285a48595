"""Tensors of another dtype, on another device, or as other objects: :class:`ConversionMixin`."""

# The methods annotate `self` with the generated class, which inherits from the one written here:
# mypy then checks the bodies against the generated signatures, but calls the annotation "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

from sffi_tensor import dtypes
from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import from_legacy_name, type_name
from sffi_tensor.interop import to_array, to_list, to_numpy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.enums import memory_format
    from sffi_torch.handles import Tensor

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype

__all__ = ["ConversionMixin"]

_TO_FORMS = (
    "to() received an invalid combination of arguments - got ({got}), but expected one of:\n"
    " * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, "
    "bool copy = False)\n"
    " * (torch.dtype dtype, bool non_blocking = False, bool copy = False)\n"
    " * (Tensor tensor, bool non_blocking = False, bool copy = False)"
)


def _as(self: Tensor, kind: dtype) -> Tensor:
    return self if self.dtype is kind else self._to(kind, None, False, False)


class ConversionMixin:
    """Methods of tensors that change dtype or device, or leave the world of tensors."""

    __slots__ = ()

    # -------------------------------------------------------------------- dtype and device

    def to(self: Tensor, *args: Any, **kwargs: Any) -> Tensor:
        """This tensor with another dtype, on another device, or both.

        Forms: ``to(dtype)``, ``to(device)``, ``to(device, dtype)``, ``to(other_tensor)``, each
        with ``non_blocking=False, copy=False``; ``dtype=`` and ``device=`` as keywords;
        ``memory_format=`` orders the elements anew.

        Returns:
            The tensor itself when it is already so and `copy` is False.

        Raises:
            TypeError: arguments that fit none of the forms.
            RuntimeError: a device string that names no device, or a device that cannot be had.
        """
        if len(args) == 1 and not kwargs:
            first = args[0]
            if type(first) is dtype_class:
                return self if self.dtype is first else self._to(first, None, False, False)
        kind, place, non_blocking, copy, memory_format = _to_arguments(args, kwargs)
        if (
            not copy
            and memory_format is None
            and (kind is None or kind is self.dtype)
            and (place is None or place is self.device)
        ):
            return self
        return self._to(kind, place, non_blocking, copy, memory_format)

    def type(self: Tensor, dtype: Any = None, non_blocking: bool = False) -> Any:
        """The old class name (``"torch.FloatTensor"``), or this tensor with another dtype.

        Args:
            dtype: a dtype or such a name; None asks for the name.
            non_blocking: do not wait for a copy from pinned memory.
        """
        if dtype is None:
            name = self.dtype.legacy_name
            place = self.device.type
            return name if place == "cpu" else name.replace("torch.", f"torch.{place}.")
        kind: Any = dtype
        if isinstance(dtype, str):
            kind = from_legacy_name(dtype)
        if type(kind) is not dtype_class:
            name = dtype if isinstance(dtype, str) else getattr(dtype, "__name__", dtype)
            raise ValueError(f"invalid type: '{name}'")
        return self.to(kind, non_blocking=non_blocking)

    def double(self: Tensor) -> Tensor:
        """This tensor as float64."""
        return _as(self, dtypes.float64)

    def half(self: Tensor) -> Tensor:
        """This tensor as float16."""
        return _as(self, dtypes.float16)

    def bfloat16(self: Tensor) -> Tensor:
        """This tensor as bfloat16."""
        return _as(self, dtypes.bfloat16)

    def long(self: Tensor) -> Tensor:
        """This tensor as int64."""
        return _as(self, dtypes.int64)

    def short(self: Tensor) -> Tensor:
        """This tensor as int16."""
        return _as(self, dtypes.int16)

    def char(self: Tensor) -> Tensor:
        """This tensor as int8."""
        return _as(self, dtypes.int8)

    def byte(self: Tensor) -> Tensor:
        """This tensor as uint8."""
        return _as(self, dtypes.uint8)

    def cfloat(self: Tensor) -> Tensor:
        """This tensor as complex64."""
        return _as(self, dtypes.complex64)

    def chalf(self: Tensor) -> Tensor:
        """This tensor as complex32."""
        return _as(self, dtypes.complex32)

    def cdouble(self: Tensor) -> Tensor:
        """This tensor as complex128."""
        return _as(self, dtypes.complex128)

    def cpu(self: Tensor) -> Tensor:
        """This tensor in main memory."""
        return self.to(device_class("cpu"))

    def cuda(
        self: Tensor, device: device | str | int | None = None, non_blocking: bool = False
    ) -> Tensor:
        """This tensor on a CUDA device, the current one by default.

        Raises:
            RuntimeError: there is no such device; the message says why.
        """
        place = device_class("cuda" if device is None else device)
        if place.type != "cuda":
            raise RuntimeError(f"Invalid device, must be cuda device, but got {place}")
        return self.to(place, non_blocking=non_blocking)

    # ------------------------------------------------------------------- new ones like this

    def new_tensor(
        self: Tensor,
        data: Any,
        *,
        dtype: dtype | None = None,
        device: device | str | int | None = None,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor of a copy of `data`, by default with this one's dtype, on its device."""
        from sffi_tensor.creation import tensor

        return tensor(
            data,
            dtype=self.dtype if dtype is None else dtype,
            device=self.device if device is None else device,
            requires_grad=requires_grad,
        )

    def new_empty(
        self: Tensor,
        *size: Any,
        dtype: dtype | None = None,
        device: device | str | int | None = None,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor without set values, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        return functions.empty(*size, **_like(self, dtype, device, requires_grad))

    def new_zeros(
        self: Tensor,
        *size: Any,
        dtype: dtype | None = None,
        device: device | str | int | None = None,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor of zeros, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        return functions.zeros(*size, **_like(self, dtype, device, requires_grad))

    def new_ones(
        self: Tensor,
        *size: Any,
        dtype: dtype | None = None,
        device: device | str | int | None = None,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor of ones, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        return functions.ones(*size, **_like(self, dtype, device, requires_grad))

    def new_full(
        self: Tensor,
        size: Sequence[int],
        fill_value: Any,
        *,
        dtype: dtype | None = None,
        device: device | str | int | None = None,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor of one value, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        return functions.full(size, fill_value, **_like(self, dtype, device, requires_grad))

    # ----------------------------------------------------------------------- other objects

    def tolist(self: Tensor) -> Any:
        """Nested lists of the elements; a plain number for a tensor without dimensions."""
        return to_list(self)

    def numpy(self: Tensor, *, force: bool = False) -> Any:
        """A NumPy array that shares this tensor's memory and keeps it alive.

        Args:
            force: detach, copy to main memory and resolve lazy conjugation first where needed.

        Raises:
            RuntimeError: the tensor requires grad, or its conjugation is still to be done.
            TypeError: it is not in main memory, or NumPy has no such dtype.
        """
        return to_numpy(self, force)

    #: NumPy leaves binary operators with arrays on the left to the tensor.
    __array_priority__ = 1000

    def __array__(self: Tensor, dtype: Any = None, copy: bool | None = None) -> Any:
        return to_array(self, dtype, copy)

    def __array_wrap__(
        self: Tensor, array: Any, context: Any = None, return_scalar: bool = False
    ) -> Tensor:
        from sffi_tensor.creation import as_tensor

        # NumPy's functions give tensors for tensors.
        return as_tensor(array)

    def __dlpack__(
        self: Tensor,
        *,
        stream: int | None = None,
        max_version: tuple[int, int] | None = None,
        dl_device: tuple[int, int] | None = None,
        copy: bool | None = None,
    ) -> Any:
        from sffi_tensor.dlpack import exported

        return exported(self, stream, dl_device, copy)

    def __dlpack_device__(self: Tensor) -> tuple[int, int]:
        from sffi_tensor.dlpack import dlpack_device

        return dlpack_device(self)

    def __reduce_ex__(self: Tensor, protocol: Any) -> tuple[Any, ...]:
        from sffi_tensor.copying import reduce_tensor

        return reduce_tensor(self)

    def __copy__(self: Tensor) -> Tensor:
        from sffi_tensor.copying import shallow_copy

        return shallow_copy(self)

    def __deepcopy__(self: Tensor, memo: dict[int, Any]) -> Tensor:
        from sffi_tensor.copying import deep_copy

        return deep_copy(self, memo)

    # Last, because from here on these names are methods in the class body.

    def float(self: Tensor) -> Tensor:
        """This tensor as float32."""
        return _as(self, dtypes.float32)

    def int(self: Tensor) -> Tensor:
        """This tensor as int32."""
        return _as(self, dtypes.int32)

    def bool(self: Tensor) -> Tensor:
        """This tensor as bool: True where an element is not zero."""
        return _as(self, dtypes.bool_)


def _like(
    tensor: Tensor, dtype: dtype | None, device: device | str | int | None, requires_grad: bool
) -> dict[str, Any]:
    return {
        "dtype": tensor.dtype if dtype is None else dtype,
        "device": tensor.device if device is None else device,
        "requires_grad": requires_grad,
    }


def _to_arguments(
    args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[dtype | None, device | None, bool, bool, memory_format | None]:
    """dtype, device, non_blocking, copy and memory_format of a call of ``to`` in any form."""
    names: tuple[str, ...] = ("device", "dtype", "non_blocking", "copy")
    first = args[0] if args else None
    if type(first) is dtype_class or (isinstance(first, type) and first in _PYTHON_NUMBERS):
        names = ("dtype", "non_blocking", "copy")
    elif isinstance(first, ConversionMixin):
        names = ("other", "non_blocking", "copy")
    given = dict(zip(names, args, strict=False))
    repeated = given.keys() & kwargs.keys()
    given |= kwargs
    order = given.pop("memory_format", None)
    if order is not None and type(order).__name__ != "memory_format":
        raise _no_such_form(args, kwargs)
    other = given.pop("other", None)
    if repeated or len(args) > len(names) or not given.keys() <= _TO_NAMES:
        raise _no_such_form(args, kwargs)
    flags = (given.get("non_blocking", False), given.get("copy", False))
    if not all(isinstance(flag, bool) for flag in flags):
        raise _no_such_form(args, kwargs)
    if other is not None:
        return other.dtype, other.device, *flags, order
    kind, place = given.get("dtype"), given.get("device")
    if place is not None and not isinstance(place, (device_class, str, int)):
        raise _no_such_form(args, kwargs)
    if kind is not None and type(kind) is not dtype_class and kind not in _PYTHON_NUMBERS:
        raise _no_such_form(args, kwargs)
    return (
        None if kind is None else dtype_class.coerce(kind, "to"),
        None if place is None else device_class.coerce(place, "to"),
        *flags,
        order,
    )


_TO_NAMES = {"device", "dtype", "non_blocking", "copy"}
_PYTHON_NUMBERS = (float, int, bool, complex)


def _no_such_form(args: tuple[Any, ...], kwargs: dict[str, Any]) -> TypeError:
    got = [type_name(value) for value in args]
    got += [f"{name}={type_name(value)}" for name, value in kwargs.items()]
    return TypeError(_TO_FORMS.format(got=", ".join(got)))
