"""What ``Module.to`` does with each tensor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sffi_torch as torch

__all__ = ["conversion"]


def conversion(
    args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Callable[[torch.Tensor], torch.Tensor]:
    """The function that moves and converts a tensor as the arguments of ``to`` say.

    Raises:
        TypeError: an unknown keyword.
    """
    device = kwargs.pop("device", None)
    dtype = kwargs.pop("dtype", None)
    if kwargs:
        raise TypeError(f"to() takes `device` and `dtype`, not {', '.join(kwargs)}")
    for argument in args:
        if isinstance(argument, torch.dtype):
            dtype = argument
        else:
            device = argument
    if device is not None and not isinstance(device, torch.device):
        device = torch.device(device if isinstance(device, int) else str(device))

    def convert(tensor: torch.Tensor) -> torch.Tensor:
        if dtype is not None and tensor.is_floating_point():
            return tensor.to(dtype=dtype) if device is None else tensor.to(device, dtype)
        return tensor if device is None else tensor.to(device)

    return convert
