"""Automatic mixed precision: :class:`autocast` and :class:`GradScaler`, as ``torch.amp`` has them.

The lists of operations that run in the lower type, or in float32, are libtorch's own.
"""

from __future__ import annotations

from sffi_torch import _native as native

from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import bfloat16, float16, type_name
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.grad_mode import decorated
from sffi_tensor.grad_scaler import GradScaler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    _F = TypeVar("_F", bound=Callable[..., Any])

__all__ = ["GradScaler", "autocast"]


class autocast:  # noqa: N801 - PyTorch's name
    """Block in which matrix products, convolutions and the like run in a lower precision.

    Use it as ``with autocast("cpu"):`` around the forward pass and the loss, or as a decorator.
    ``backward()`` belongs outside; it takes the types that the forward pass had. The state belongs
    to the thread. Blocks nest; a weight is converted once up to the end of the outermost.

    Args:
        device_type: ``"cpu"``, ``"cuda"`` and so on.
        dtype: the lower type, bfloat16 or float16; by default bfloat16 on a CPU and float16 on
            CUDA.
        enabled: False makes a block without autocast inside of one with it.
        cache_enabled: keep converted weights; by default as it is around the block.

    Raises:
        ValueError: `device_type` is no str.
        RuntimeError: there is no autocast for that device type.

    A type that autocast does not have, or CUDA where there is none, is a warning, and the block
    runs without autocast; so it is in PyTorch.
    """

    __slots__ = ("_before", "_cache_enabled", "_code", "_enabled", "device", "fast_dtype")

    device: str
    fast_dtype: dtype_class

    def __init__(
        self,
        device_type: str,
        dtype: dtype_class | None = None,
        enabled: bool = True,
        cache_enabled: bool | None = None,
    ) -> None:
        if not isinstance(device_type, str):
            raise ValueError(
                f"Expected `device_type` of type `str`, got: `{type_name(device_type)}`"
            )
        where = device_class(device_type)
        code = where.code
        if not native.rt_torch_amp_is_autocast_available(code):
            raise RuntimeError(
                f"User specified an unsupported autocast device_type '{device_type}'"
            )
        self.device = device_type
        if dtype is None:
            dtype = dtype_class.from_code(native.rt_torch_get_autocast_dtype(code))
        elif type(dtype) is not dtype_class:
            raise TypeError(f"autocast(): argument 'dtype' must be a dtype, not {type_name(dtype)}")
        self.fast_dtype = dtype
        self._enabled = bool(enabled) and _is_usable(where, self.fast_dtype)
        self._cache_enabled = (
            native.rt_torch_is_autocast_cache_enabled()
            if cache_enabled is None
            else bool(cache_enabled)
        )
        self._code = code
        self._before: list[Any] = []

    def __enter__(self) -> autocast:
        self._before.append(
            native.rt_torch_amp__enter(
                self._code, self._enabled, self.fast_dtype.code, self._cache_enabled
            )
        )
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        native.rt_torch_amp__leave(self._code, *self._before.pop())

    def _again(self) -> autocast:
        return self

    def __call__(self, func: _F) -> _F:
        """Decorate a function: its body runs in this mode."""
        if not callable(func):
            raise TypeError(
                f"autocast()(func) requires a callable, but got {type_name(func)}. "
                "Did you mean to use autocast as a context manager? For example:\n"
                "    with torch.autocast(device_type=...):\n"
                "        output = model(input)"
            )
        return decorated(self._again, func)


def _is_usable(where: device_class, lower: dtype_class) -> bool:
    """Whether autocast to `lower` works there; warns, as PyTorch does, where it does not."""
    if where.type == "cuda":
        from sffi_torch import cuda

        if not cuda.is_available():
            _warn("CUDA is not available or torch_xla is imported. Disabling autocast.")
            return False
        if lower is bfloat16 and cuda.get_device_capability(where)[0] < 8:
            raise RuntimeError(
                "Current CUDA Device does not support bfloat16. Please switch dtype to float16."
            )
    elif lower not in (bfloat16, float16):
        _warn(
            f"In {where.type.upper()} autocast, but the target dtype is not supported. Disabling "
            f"autocast.\n{where.type.upper()} Autocast only supports dtypes of torch.bfloat16, "
            "torch.float16 currently."
        )
        return False
    return True


def _warn(text: str) -> None:
    import warnings

    warnings.warn(text, UserWarning, stacklevel=4)
