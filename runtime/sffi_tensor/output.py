"""`out=` of functions that are written by hand: the result is copied into what was given."""

from __future__ import annotations

from sffi_tensor.dtypes import type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_torch.handles import Tensor

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype

__all__ = ["into", "two"]


def into(
    function: str,
    out: Any,
    result: Tensor,
    dtype: dtype | None = None,
    device: device | None = None,
) -> Tensor:
    """The result in `out`, which gets its shape; the result itself where `out` is None.

    Args:
        function: the name for errors.
        out: a tensor, or None.
        result: what goes into it.
        dtype: what the caller asked for; `out` must have it.
        device: likewise.

    Raises:
        TypeError: `out` is no tensor.
        RuntimeError: `out` has another dtype or device than was asked for.
    """
    if out is None:
        return result
    if not isinstance(out, type(result)):
        raise TypeError(f"{function}(): argument 'out' must be a Tensor, not {type_name(out)}")
    if dtype is not None and result.dtype != out.dtype:
        raise RuntimeError(f"dtype {dtype} does not match dtype of out parameter ({out.dtype})")
    if device is not None and result.device != out.device:
        raise RuntimeError(f"device {device} does not match device of out parameter ({out.device})")
    if tuple(out.shape) != tuple(result.shape):
        out.resize_(result.shape)
    written: Tensor = out.copy_(result)
    return written


def two(function: str, out: Any) -> tuple[Any, Any]:
    """The two that `out` must be.

    Raises:
        TypeError: it is not.
    """
    if not isinstance(out, (tuple, list)):
        raise TypeError(
            f"{function}(): argument 'out' must be a tuple of two Tensors, not {type_name(out)}"
        )
    if len(out) != 2:
        raise TypeError(f"{function}(): argument 'out' must be two Tensors, not {len(out)}")
    return out[0], out[1]
