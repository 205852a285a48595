"""Settings of the whole library, and questions about objects, under PyTorch's names."""

from __future__ import annotations

from sffi_torch import functions

from sffi_tensor.defaults import default_device, set_default_dtype
from sffi_tensor.defaults import set_device as _set_device
from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import from_legacy_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_tensor.devices import device

__all__ = [
    "compiled_with_cxx11_abi",
    "get_default_device",
    "get_deterministic_debug_mode",
    "is_storage",
    "set_default_device",
    "set_default_tensor_type",
    "set_deterministic_debug_mode",
    "typename",
]

_DEBUG_MODES = ("default", "warn", "error")


def get_default_device() -> device:
    """Where factories make tensors that are told no device."""
    return default_device() or device_class("cpu")


def set_default_device(device: device | str | int | None) -> None:
    """Set where factories make tensors that are told no device, in this thread; None is the CPU.

    Raises:
        RuntimeError: the device cannot be had.
    """
    _set_device(None if device is None else device_class.coerce(device, "set_default_device"))


def set_default_tensor_type(t: Any) -> None:
    """Set the default dtype by an old class or its name: ``"torch.DoubleTensor"``.

    Raises:
        TypeError: no such class, or one whose elements are no floating point numbers.
    """
    kind = from_legacy_name(t) if isinstance(t, str) else getattr(t, "dtype", t)
    if type(kind) is not dtype_class:
        raise TypeError(f"invalid type object: {t}")
    set_default_dtype(kind)


def set_deterministic_debug_mode(debug_mode: int | str) -> None:
    """Say what happens where an operation cannot give the same result every time.

    Args:
        debug_mode: 0 or "default": nothing; 1 or "warn": a warning; 2 or "error": an error.

    Raises:
        TypeError: neither int nor str.
        RuntimeError: another value.
    """
    if not isinstance(debug_mode, (int, str)):
        raise TypeError(f"debug_mode must be str or int, but got {type(debug_mode)}")
    if isinstance(debug_mode, str):
        if debug_mode not in _DEBUG_MODES:
            raise RuntimeError(
                "invalid value of debug_mode, expected one of `default`, `warn`, `error`, but got "
                f"{debug_mode}"
            )
        debug_mode = _DEBUG_MODES.index(debug_mode)
    if debug_mode not in (0, 1, 2):
        raise RuntimeError(
            f"invalid value of debug_mode, expected 0, 1, or 2, but got {debug_mode}"
        )
    functions.use_deterministic_algorithms(debug_mode > 0, warn_only=debug_mode == 1)


def get_deterministic_debug_mode() -> int:
    """0, 1 or 2: see :func:`set_deterministic_debug_mode`."""
    if not functions.are_deterministic_algorithms_enabled():
        return 0
    return 1 if functions.is_deterministic_algorithms_warn_only_enabled() else 2


def typename(obj: Any, /) -> str:
    """The name of an object's type with its module; that of a tensor's old class."""
    if hasattr(obj, "_max_dim") and not isinstance(obj, type):
        return str(obj.type())
    kind = obj if isinstance(obj, type) else type(obj)
    module, name = kind.__module__, kind.__qualname__
    if module.partition(".")[0] in ("sffi_tensor", "sffi_torch"):
        module = "torch"
    return name if module in ("builtins", "") else f"{module}.{name}"


def is_storage(obj: object, /) -> bool:
    """Whether an object is the memory behind a tensor."""
    from sffi_torch.handles import UntypedStorage

    return isinstance(obj, UntypedStorage)


def compiled_with_cxx11_abi() -> bool:
    """Whether libtorch was built with the current ABI of C++'s standard library; it always was."""
    return True
