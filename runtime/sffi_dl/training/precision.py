"""In which precision a training computes: `Precision`."""

from __future__ import annotations

from typing import Any

import sffi_torch as torch

__all__ = ["Precision"]


class Precision:
    """Mixed precision on or off, whatever holds around the training.

    With mixed precision the forward pass and the loss run under autocast, and backward takes
    the types that they had. On CUDA that is float16, whose small gradients would become 0: the
    loss is multiplied by a factor before, and a step that the factor made infinite is left out
    (Micikevicius et al., "Mixed precision training", 2018). bfloat16, on a processor, has
    float32's range and needs no factor.

    Args:
        amp: mixed precision; None means as autocast is switched in this thread.
        device_type: ``"cpu"`` or ``"cuda"``.

    Attributes:
        amp: whether precision is mixed.
        scaler: scales the loss; None where that is not needed.
    """

    def __init__(self, amp: bool | None, device_type: str) -> None:
        self.device_type = device_type
        self.amp = torch.is_autocast_enabled(device_type) if amp is None else bool(amp)
        lower = torch.get_autocast_dtype(device_type)
        self.scaler: torch.amp.GradScaler | None = None
        if self.amp and lower == torch.float16:
            self.scaler = torch.amp.GradScaler(device_type)

    def forward(self) -> torch.autocast:
        """A block for the forward pass and the loss."""
        return torch.autocast(self.device_type, enabled=self.amp, cache_enabled=True)

    def plain(self) -> torch.autocast:
        """A block without autocast, for all else."""
        return torch.autocast(self.device_type, enabled=False, cache_enabled=True)

    def backward(self, loss: torch.Tensor) -> None:
        """Compute the gradients of `loss`."""
        (loss if self.scaler is None else self.scaler.scale(loss)).backward()

    def unscale(self, optimizer: Any) -> None:
        """Bring the gradients to their true size, before they are looked at."""
        if self.scaler is not None:
            self.scaler.unscale_(optimizer)

    def step(self, optimizer: Any) -> None:
        """Let `optimizer` change the parameters."""
        if self.scaler is None:
            optimizer.step()
            return
        self.scaler.step(optimizer)
        self.scaler.update()
