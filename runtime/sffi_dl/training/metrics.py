"""Figures that say how good a model is."""

from __future__ import annotations

import sffi_torch as torch

__all__ = ["accuracy"]


def accuracy(output: torch.Tensor, target: torch.Tensor) -> float:
    """The share, from 0 to 1, of samples whose highest score is that of their class.

    Args:
        output: scores, (N, C).
        target: classes, (N,), of an integer type.
    """
    return float((output.argmax(dim=1) == target).sum().item()) / max(1, target.shape[0])
