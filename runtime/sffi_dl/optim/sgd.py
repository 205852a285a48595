"""Stochastic gradient descent: `SGD`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from sffi_torch.functions import _optim_sgd_step_ as sgd_step

from sffi_dl.optim.group import Hyperparameter
from sffi_dl.optim.optimizer import Optimizer, Params

__all__ = ["SGD"]


class SGD(Optimizer):
    """Gradient descent, with momentum if wanted.

    With gradient g (plus `weight_decay` * p), buffer b and parameter p, a step is
    ``b = momentum * b + (1 - dampening) * g`` (``b = g`` the first time) and
    ``p = p - lr * b``; Nesterov's variant uses ``g + momentum * b`` in place of b. The
    formulas are PyTorch's, after Sutskever et al., "On the importance of initialization and
    momentum in deep learning" (2013).

    Args:
        params: the parameters, or groups of them.
        lr: the length of a step.
        momentum: the share of the buffer that stays; 0 for none.
        dampening: takes the gradient's share in the buffer down.
        weight_decay: the L2 penalty.
        nesterov: look ahead; needs momentum and no dampening.
        maximize: climb instead.
        foreach: PyTorch's; a step is always one native call for a group.
        fused: the same.

    Raises:
        ValueError: a hyperparameter is out of its range.
    """

    _native_step = staticmethod(sgd_step)
    _state_names = ("momentum_buffer",)
    _hyperparameters: ClassVar[Mapping[str, Hyperparameter]] = {
        "lr": Hyperparameter(float, 0.0, allowed="0 or more"),
        "momentum": Hyperparameter(float, 0.0, allowed="0 or more"),
        "dampening": Hyperparameter(float),
        "weight_decay": Hyperparameter(float, 0.0, allowed="0 or more"),
        "nesterov": Hyperparameter(bool),
        "maximize": Hyperparameter(bool),
    }

    def __init__(
        self,
        params: Params,
        lr: float = 1e-3,
        momentum: float = 0.0,
        dampening: float = 0.0,
        weight_decay: float = 0.0,
        nesterov: bool = False,
        *,
        maximize: bool = False,
        foreach: bool | None = None,
        fused: bool | None = None,
    ) -> None:
        super().__init__(
            params,
            {
                "lr": lr,
                "momentum": momentum,
                "dampening": dampening,
                "weight_decay": weight_decay,
                "nesterov": nesterov,
                "maximize": maximize,
            },
        )

    @classmethod
    def _check(cls, values: Mapping[str, Any]) -> None:
        if values["nesterov"] and not (values["momentum"] > 0.0 and values["dampening"] == 0.0):
            raise ValueError(
                "invalid nesterov: True (allowed: with a momentum above 0 and no dampening)"
            )
