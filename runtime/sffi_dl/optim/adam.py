"""Adaptive moments: `Adam` and `AdamW`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import ClassVar

from sffi_torch.functions import _optim_adam_step_ as adam_step

from sffi_dl.optim.group import Hyperparameter
from sffi_dl.optim.optimizer import Optimizer, Params

__all__ = ["Adam", "AdamW"]


class Adam(Optimizer):
    """Adam, after Kingma and Ba, "Adam: a method for stochastic optimization" (2014).

    With gradient g (plus `weight_decay` * p), after t steps:
    ``m = b1*m + (1-b1)*g``, ``v = b2*v + (1-b2)*g*g`` and
    ``p = p - lr * (m / (1-b1^t)) / (sqrt(v / (1-b2^t)) + eps)``.

    Args:
        params: the parameters, or groups of them.
        lr: the length of a step.
        betas: b1 and b2, the shares of the moments that stay.
        eps: keeps the division finite.
        weight_decay: the L2 penalty.
        amsgrad: divide by the largest v so far (Reddi et al., 2018).
        maximize: climb instead.
        foreach: PyTorch's; a step is always one native call for a group.
        fused: the same.

    Raises:
        ValueError: a hyperparameter is out of its range.
    """

    _native_step = staticmethod(functools.partial(adam_step, decoupled=False))
    _state_names = ("exp_avg", "exp_avg_sq", "max_exp_avg_sq", "step")
    _hyperparameters: ClassVar[Mapping[str, Hyperparameter]] = {
        "lr": Hyperparameter(float, 0.0, allowed="0 or more"),
        "betas": Hyperparameter(tuple, 0.0, 1.0, allowed="two numbers from 0 to below 1"),
        "weight_decay": Hyperparameter(float, 0.0, allowed="0 or more"),
        "eps": Hyperparameter(float, 0.0, allowed="0 or more"),
        "maximize": Hyperparameter(bool),
        "amsgrad": Hyperparameter(bool),
    }

    def __init__(
        self,
        params: Params,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
        foreach: bool | None = None,
        fused: bool | None = None,
    ) -> None:
        super().__init__(
            params,
            {
                "lr": lr,
                "betas": betas,
                "eps": eps,
                "weight_decay": weight_decay,
                "amsgrad": amsgrad,
                "maximize": maximize,
            },
        )


class AdamW(Adam):
    """Adam with decoupled weight decay, after Loshchilov and Hutter (2019).

    The parameters shrink by ``p = p - lr * weight_decay * p`` before each step, and the
    decay stays out of the moments; all else is as in `Adam`.
    """

    _native_step = staticmethod(functools.partial(adam_step, decoupled=True))

    def __init__(
        self,
        params: Params,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 1e-2,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
        foreach: bool | None = None,
        fused: bool | None = None,
    ) -> None:
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, maximize=maximize)
