"""Defaults of new tensors: the element type of floating point ones, and the device."""

from __future__ import annotations

from _thread import get_ident

from sffi_tensor.dtypes import dtype, float32, type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi_tensor.devices import device

__all__ = ["default_device", "get_default_dtype", "set_default_dtype", "set_device"]

_default: dtype = float32
_devices: dict[int, device] = {}  # of threads that have one set


def get_default_dtype() -> dtype:
    """The dtype that Python floats get in ``torch.tensor([1.5])``, and that factories make."""
    return _default


def set_default_dtype(d: dtype) -> None:
    """Set the dtype of new floating point tensors, here and in the library.

    Raises:
        TypeError: the argument is not a floating point dtype.
    """
    global _default
    if type(d) is not dtype:
        raise TypeError(
            "invalid dtype object: only floating-point types are supported as the default type, "
            f"not {type_name(d)}"
        )
    if not d.is_floating_point:
        raise TypeError("only floating-point types are supported as the default type")
    from sffi_torch import functions

    functions._set_default_dtype(d)
    _default = d


def default_device() -> device | None:
    """Where this thread's factories make tensors that are told no device; None is the CPU."""
    return _devices.get(get_ident()) if _devices else None


def set_device(place: device | None) -> None:
    """Set the default device of this thread, here and in the library.

    Raises:
        RuntimeError: the device cannot be had.
    """
    from sffi_torch import functions

    functions._set_default_device(place)
    if place is None:
        _devices.pop(get_ident(), None)
    else:
        _devices[get_ident()] = place
