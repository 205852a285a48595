"""The losses as modules, for code that keeps its loss in a variable."""

from __future__ import annotations

import sffi_torch as torch

from sffi_dl.losses import binary_cross_entropy_with_logits, cross_entropy, mse_loss
from sffi_dl.nn.module import Module

__all__ = ["BCEWithLogitsLoss", "CrossEntropyLoss", "MSELoss"]

_REDUCTIONS = ("none", "mean", "sum")


class _Loss(Module):
    """A loss with a `reduction`: ``"mean"``, ``"sum"``, or ``"none"`` for one value each."""

    def __init__(self, reduction: str = "mean") -> None:
        super().__init__()
        if reduction not in _REDUCTIONS:
            raise ValueError(f"unknown reduction `{reduction}`; there are {', '.join(_REDUCTIONS)}")
        self.reduction = reduction


class MSELoss(_Loss):
    """The mean squared error, (input - target)^2."""

    def forward(self, input: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """The loss of `input` against `target`, both of the same shape."""
        return mse_loss(input, target, reduction=self.reduction)


class CrossEntropyLoss(_Loss):
    """The cross entropy between raw scores and classes: -log(softmax(input)[target]).

    Args:
        weight: (C,), a factor for each class.
        ignore_index: targets of this class count nothing.
        reduction: ``"mean"``, ``"sum"`` or ``"none"``.
        label_smoothing: from 0 to 1, the share of the target spread over all classes.
    """

    weight: torch.Tensor | None

    def __init__(
        self,
        weight: torch.Tensor | None = None,
        ignore_index: int = -100,
        reduction: str = "mean",
        label_smoothing: float = 0.0,
    ) -> None:
        super().__init__(reduction)
        self.register_buffer("weight", weight)
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing

    def forward(self, input: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """The loss of scores (N, C) against classes (N,), integers from 0 to C-1."""
        return cross_entropy(
            input,
            target,
            weight=self.weight,
            ignore_index=self.ignore_index,
            reduction=self.reduction,
            label_smoothing=self.label_smoothing,
        )


class BCEWithLogitsLoss(_Loss):
    """The binary cross entropy of sigmoid(input), computed so that it cannot overflow.

    Args:
        weight: a factor for each element, broadcast against the input.
        reduction: ``"mean"``, ``"sum"`` or ``"none"``.
        pos_weight: a factor for the positive targets, broadcast against the input.
    """

    weight: torch.Tensor | None
    pos_weight: torch.Tensor | None

    def __init__(
        self,
        weight: torch.Tensor | None = None,
        reduction: str = "mean",
        pos_weight: torch.Tensor | None = None,
    ) -> None:
        super().__init__(reduction)
        self.register_buffer("weight", weight)
        self.register_buffer("pos_weight", pos_weight)

    def forward(self, input: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """The loss of raw scores against targets from 0 to 1, both of the same shape."""
        return binary_cross_entropy_with_logits(
            input,
            target,
            weight=self.weight,
            reduction=self.reduction,
            pos_weight=self.pos_weight,
        )
