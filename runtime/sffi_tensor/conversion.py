"""Tensors of another dtype, on another device, or as other objects: :class:`ConversionMixin`."""

# The methods annotate `self` with the generated class, which inherits from the one written here:
# mypy then checks the bodies against the generated signatures, but calls the annotation "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

from sffi.convert import either

from sffi_tensor import dtypes
from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import from_legacy_name
from sffi_tensor.interop import to_array, to_list, to_numpy
from sffi_tensor.to_arguments import to_arguments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.enums import memory_format
    from sffi_torch.handles import Tensor

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype
    from sffi_tensor.layouts import layout

__all__ = ["ConversionMixin"]


def _as(self: Tensor, kind: dtype, memory_format: memory_format | None) -> Tensor:
    if memory_format is not None:
        return self.to(kind, memory_format=memory_format)
    return self if self.dtype is kind else self._to(kind, None, False, False)


class ConversionMixin:
    """Methods of tensors that change dtype or device, or leave the world of tensors."""

    __slots__ = ()

    # -------------------------------------------------------------------- dtype and device

    def to(self: Tensor, *args: Any, **kwargs: Any) -> Tensor:
        """This tensor with another dtype, on another device, or both.

        Forms: ``to(dtype)``, ``to(device)``, ``to(device, dtype)``, ``to(other_tensor)``, each
        with ``non_blocking=False, copy=False``; ``dtype=``, ``device=`` and ``memory_format=`` as
        keywords.

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
        kind, place, non_blocking, copy, order = to_arguments(args, kwargs)
        if (
            not copy
            and order is None
            and (kind is None or kind is self.dtype)
            and (place is None or place is self.device)
        ):
            return self
        return self._to(kind, place, non_blocking, copy, order)

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
        elif isinstance(dtype, type) and hasattr(dtype, "dtype"):
            kind = dtype.dtype  # an old class, such as torch.LongTensor
        if type(kind) is not dtype_class:
            name = dtype if isinstance(dtype, str) else getattr(dtype, "__name__", dtype)
            raise ValueError(f"invalid type: '{name}'")
        return self.to(kind, non_blocking=non_blocking)

    def double(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as float64."""
        return _as(self, dtypes.float64, memory_format)

    def half(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as float16."""
        return _as(self, dtypes.float16, memory_format)

    def bfloat16(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as bfloat16."""
        return _as(self, dtypes.bfloat16, memory_format)

    def long(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as int64."""
        return _as(self, dtypes.int64, memory_format)

    def short(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as int16."""
        return _as(self, dtypes.int16, memory_format)

    def char(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as int8."""
        return _as(self, dtypes.int8, memory_format)

    def byte(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as uint8."""
        return _as(self, dtypes.uint8, memory_format)

    def cfloat(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as complex64."""
        return _as(self, dtypes.complex64, memory_format)

    def chalf(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as complex32."""
        return _as(self, dtypes.complex32, memory_format)

    def cdouble(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as complex128."""
        return _as(self, dtypes.complex128, memory_format)

    def cpu(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor in main memory."""
        return self.to(device_class("cpu"), memory_format=memory_format)

    def cuda(
        self: Tensor,
        device: device | str | int | None = None,
        non_blocking: bool = False,
        memory_format: memory_format | None = None,
    ) -> Tensor:
        """This tensor on a CUDA device, the current one by default.

        Raises:
            RuntimeError: there is no such device; the message says why.
        """
        place = device_class("cuda" if device is None else device)
        if place.type != "cuda":
            raise RuntimeError(f"Invalid device, must be cuda device, but got {place}")
        return self.to(place, non_blocking=non_blocking, memory_format=memory_format)

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
        *shape: Any,
        size: Sequence[int] | None = None,
        dtype: dtype | None = None,
        layout: layout | None = None,
        device: device | str | int | None = None,
        pin_memory: bool = False,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor without set values, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        options = _like(self, dtype, layout, device, pin_memory, requires_grad)
        return functions.empty(*_extents("new_empty", shape, size), **options)

    def new_zeros(
        self: Tensor,
        *shape: Any,
        size: Sequence[int] | None = None,
        dtype: dtype | None = None,
        layout: layout | None = None,
        device: device | str | int | None = None,
        pin_memory: bool = False,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor of zeros, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        options = _like(self, dtype, layout, device, pin_memory, requires_grad)
        return functions.zeros(*_extents("new_zeros", shape, size), **options)

    def new_ones(
        self: Tensor,
        *shape: Any,
        size: Sequence[int] | None = None,
        dtype: dtype | None = None,
        layout: layout | None = None,
        device: device | str | int | None = None,
        pin_memory: bool = False,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor of ones, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        options = _like(self, dtype, layout, device, pin_memory, requires_grad)
        return functions.ones(*_extents("new_ones", shape, size), **options)

    def new_full(
        self: Tensor,
        size: Sequence[int],
        fill_value: Any,
        *,
        dtype: dtype | None = None,
        layout: layout | None = None,
        device: device | str | int | None = None,
        pin_memory: bool = False,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor of one value, by default with this one's dtype, on its device."""
        from sffi_torch import functions

        options = _like(self, dtype, layout, device, pin_memory, requires_grad)
        return functions.full(size, fill_value, **options)

    def new_empty_strided(
        self: Tensor,
        size: Sequence[int],
        stride: Sequence[int],
        *,
        dtype: dtype | None = None,
        layout: layout | None = None,
        device: device | str | int | None = None,
        pin_memory: bool = False,
        requires_grad: bool = False,
    ) -> Tensor:
        """A tensor without set values whose axes are `stride` elements apart, with this one's
        dtype, on its device.
        """
        from sffi_torch import functions

        options = _like(self, dtype, layout, device, pin_memory, requires_grad)
        return functions.empty_strided(size, stride, **options)

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

    def float(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as float32."""
        return _as(self, dtypes.float32, memory_format)

    def int(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as int32."""
        return _as(self, dtypes.int32, memory_format)

    def bool(self: Tensor, memory_format: memory_format | None = None) -> Tensor:
        """This tensor as bool: True where an element is not zero."""
        return _as(self, dtypes.bool_, memory_format)


def _like(
    tensor: Tensor,
    dtype: dtype | None,
    layout: layout | None,
    device: device | str | int | None,
    pin_memory: bool,
    requires_grad: bool,
) -> dict[str, Any]:
    return {
        "dtype": tensor.dtype if dtype is None else dtype,
        "layout": layout,
        "device": tensor.device if device is None else device,
        "pin_memory": pin_memory,
        "requires_grad": requires_grad,
    }


def _extents(function: str, shape: tuple[Any, ...], size: Any) -> tuple[Any, ...]:
    """The sizes of a call, one by one, as one sequence or by name."""
    if size is None:
        return shape
    return (either(function, "size", shape, (), "size", size),)
