"""Gradients divided by their recent size: `RMSprop`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from sffi_torch.functions import _optim_rmsprop_step_ as rmsprop_step

from sffi_dl.optim.group import Hyperparameter
from sffi_dl.optim.optimizer import Optimizer, Params

__all__ = ["RMSprop"]


class RMSprop(Optimizer):
    """RMSprop, after Tieleman and Hinton (lecture 6.5 of "Neural networks for machine learning").

    With gradient g (plus `weight_decay` * p): ``v = alpha*v + (1-alpha)*g*g`` and
    ``p = p - lr * g / (sqrt(v) + eps)``; with `momentum`, ``b = momentum*b + g / (sqrt(v) + eps)``
    and ``p = p - lr * b``. `centered` takes the square of the mean gradient off v (Graves,
    2013).

    Args:
        params: the parameters, or groups of them.
        lr: the length of a step.
        alpha: the share of the mean square that stays.
        eps: keeps the division finite.
        weight_decay: the L2 penalty.
        momentum: the share of the buffer that stays; 0 for none.
        centered: divide by the deviation rather than the root mean square.
        maximize: climb instead.
        foreach: PyTorch's; a step is always one native call for a group.

    Raises:
        ValueError: a hyperparameter is out of its range.
    """

    _native_step = staticmethod(rmsprop_step)
    _state_names = ("square_avg", "grad_avg", "momentum_buffer", "step")
    _hyperparameters: ClassVar[Mapping[str, Hyperparameter]] = {
        "lr": Hyperparameter(float, 0.0, allowed="0 or more"),
        "alpha": Hyperparameter(float, 0.0, allowed="0 or more"),
        "eps": Hyperparameter(float, 0.0, allowed="0 or more"),
        "weight_decay": Hyperparameter(float, 0.0, allowed="0 or more"),
        "momentum": Hyperparameter(float, 0.0, allowed="0 or more"),
        "maximize": Hyperparameter(bool),
        "centered": Hyperparameter(bool),
    }

    def __init__(
        self,
        params: Params,
        lr: float = 1e-2,
        alpha: float = 0.99,
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        momentum: float = 0.0,
        centered: bool = False,
        *,
        maximize: bool = False,
        foreach: bool | None = None,
    ) -> None:
        super().__init__(
            params,
            {
                "lr": lr,
                "alpha": alpha,
                "eps": eps,
                "weight_decay": weight_decay,
                "momentum": momentum,
                "centered": centered,
                "maximize": maximize,
            },
        )
