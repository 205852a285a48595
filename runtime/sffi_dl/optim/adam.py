"""Adaptive moments: `Adam` and `AdamW`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sffi_torch as torch
from sffi_torch.functions import _optim_adam_step_ as adam_step

from sffi_dl.optim.optimizer import Optimizer, require

__all__ = ["Adam", "AdamW"]


class _Batch:
    """Parameters for one native call, with their moments and counts of steps."""

    __slots__ = ("exp_avg_sqs", "exp_avgs", "indices", "max_exp_avg_sqs", "params", "steps")

    def __init__(self, indices: list[int], params: list[torch.Tensor], amsgrad: bool) -> None:
        def zeros() -> list[torch.Tensor]:
            return [torch.zeros_like(p.detach()) for p in params]

        self.indices = indices
        self.params = params
        self.exp_avgs = zeros()
        self.exp_avg_sqs = zeros()
        self.max_exp_avg_sqs = zeros() if amsgrad else []
        self.steps = [torch.zeros((), dtype=torch.float32, device=p.device) for p in params]


class Adam(Optimizer):
    """Adam, after Kingma and Ba, "Adam: a method for stochastic optimization" (2014).

    With gradient g (plus `weight_decay` * p), after t steps:
    ``m = b1*m + (1-b1)*g``, ``v = b2*v + (1-b2)*g*g`` and
    ``p = p - lr * (m / (1-b1^t)) / (sqrt(v / (1-b2^t)) + eps)``.

    Args:
        params: the parameters.
        lr: the length of a step.
        betas: b1 and b2, the shares of the moments that stay.
        eps: keeps the division finite.
        weight_decay: the L2 penalty.
        amsgrad: divide by the largest v so far (Reddi et al., 2018).
        maximize: climb instead.

    Raises:
        ValueError: a hyperparameter is out of its range.
    """

    _decoupled = False

    def __init__(
        self,
        params: Iterable[torch.Tensor],
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        require(lr >= 0.0, "lr", lr, "0 or more")
        require(eps >= 0.0, "eps", eps, "0 or more")
        require(
            len(betas) == 2 and all(0.0 <= beta < 1.0 for beta in betas),
            "betas",
            betas,
            "two numbers from 0 to below 1",
        )
        require(weight_decay >= 0.0, "weight_decay", weight_decay, "0 or more")
        super().__init__(
            params,
            {
                "lr": float(lr),
                "betas": (float(betas[0]), float(betas[1])),
                "eps": float(eps),
                "weight_decay": float(weight_decay),
                "amsgrad": bool(amsgrad),
                "maximize": bool(maximize),
            },
        )
        self._batches: list[_Batch] = []

    def _update(self) -> None:
        group = self.param_groups[0]
        beta1, beta2 = group["betas"]
        for batch in self._batches or self._make_batches():
            adam_step(
                batch.params,
                batch.exp_avgs,
                batch.exp_avg_sqs,
                batch.max_exp_avg_sqs,
                batch.steps,
                group["lr"],
                beta1,
                beta2,
                group["weight_decay"],
                group["eps"],
                group["amsgrad"],
                group["maximize"],
                self._decoupled,
            )

    def _make_batches(self) -> list[_Batch]:
        amsgrad = self.param_groups[0]["amsgrad"]
        self._batches = [_Batch(*partition, amsgrad) for partition in self._partitions()]
        return self._batches

    def _state_of(self, index: int) -> dict[str, torch.Tensor]:
        for batch in self._batches:
            if index not in batch.indices:
                continue
            position = batch.indices.index(index)
            if batch.steps[position].item() == 0:
                return {}
            return {name: tensors[position] for name, tensors in _named(batch).items() if tensors}
        return {}

    def _set_states(self, states: Mapping[int, Mapping[str, torch.Tensor]]) -> None:
        for batch in self._make_batches():
            for position, index in enumerate(batch.indices):
                own = _named(batch)
                for name, value in states.get(index, {}).items():
                    if own.get(name):
                        own[name][position] = value


def _named(batch: _Batch) -> dict[str, list[torch.Tensor]]:
    # Under PyTorch's names.
    return {
        "step": batch.steps,
        "exp_avg": batch.exp_avgs,
        "exp_avg_sq": batch.exp_avg_sqs,
        "max_exp_avg_sq": batch.max_exp_avg_sqs,
    }


class AdamW(Adam):
    """Adam with decoupled weight decay, after Loshchilov and Hutter (2019).

    The parameters shrink by ``p = p - lr * weight_decay * p`` before each step, and the
    decay stays out of the moments; all else is as in `Adam`.
    """

    _decoupled = True

    def __init__(
        self,
        params: Iterable[torch.Tensor],
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 1e-2,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, maximize=maximize)
