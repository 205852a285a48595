"""Stochastic gradient descent: `SGD`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sffi_torch as torch
from sffi_torch.functions import _optim_sgd_step_ as sgd_step

from sffi_dl.optim.optimizer import Optimizer, require

__all__ = ["SGD"]


class _Batch:
    """Parameters for one native call, with their momentum buffers."""

    __slots__ = ("buffers", "indices", "params", "waiting")

    def __init__(self, indices: list[int], params: list[torch.Tensor]) -> None:
        self.indices = indices
        self.params = params
        self.buffers: list[torch.Tensor] = []
        # Positions, within this batch, whose buffers hold nothing yet.
        self.waiting: list[int] = []


class SGD(Optimizer):
    """Gradient descent, with momentum if wanted.

    With gradient g (plus `weight_decay` * p), buffer b and parameter p, a step is
    ``b = momentum * b + (1 - dampening) * g`` (``b = g`` the first time) and
    ``p = p - lr * b``; Nesterov's variant uses ``g + momentum * b`` in place of b. The
    formulas are PyTorch's, after Sutskever et al., "On the importance of initialization and
    momentum in deep learning" (2013).

    Args:
        params: the parameters.
        lr: the length of a step.
        momentum: the share of the buffer that stays; 0 for none.
        dampening: takes the gradient's share in the buffer down.
        weight_decay: the L2 penalty.
        nesterov: look ahead; needs momentum and no dampening.
        maximize: climb instead.

    Raises:
        ValueError: a hyperparameter is out of its range.
    """

    def __init__(
        self,
        params: Iterable[torch.Tensor],
        lr: float = 1e-3,
        momentum: float = 0.0,
        dampening: float = 0.0,
        weight_decay: float = 0.0,
        nesterov: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        require(lr >= 0.0, "lr", lr, "0 or more")
        require(momentum >= 0.0, "momentum", momentum, "0 or more")
        require(weight_decay >= 0.0, "weight_decay", weight_decay, "0 or more")
        require(
            not nesterov or (momentum > 0.0 and dampening == 0.0),
            "nesterov",
            nesterov,
            "with a momentum above 0 and no dampening",
        )
        super().__init__(
            params,
            {
                "lr": float(lr),
                "momentum": float(momentum),
                "dampening": float(dampening),
                "weight_decay": float(weight_decay),
                "nesterov": bool(nesterov),
                "maximize": bool(maximize),
            },
        )
        self._batches: list[_Batch] = []

    def _update(self) -> None:
        group = self.param_groups[0]
        momentum = group["momentum"]
        for batch in self._batches or self._make_batches():
            if momentum and (batch.waiting or not batch.buffers):
                self._first_steps(batch)
            else:
                sgd_step(
                    batch.params,
                    batch.buffers if momentum else [],
                    group["lr"],
                    momentum,
                    group["dampening"],
                    group["weight_decay"],
                    group["nesterov"],
                    group["maximize"],
                    False,
                )

    def _make_batches(self) -> list[_Batch]:
        self._batches = [_Batch(indices, params) for indices, params in self._partitions()]
        return self._batches

    def _first_steps(self, batch: _Batch) -> None:
        # A buffer's first value is the gradient itself, whatever the dampening. A parameter
        # without a gradient so far waits for its first.
        params = batch.params
        if not batch.buffers:
            batch.buffers = [torch.zeros_like(p.detach()) for p in params]
            batch.waiting = list(range(len(params)))
        buffers = batch.buffers
        waiting = set(batch.waiting)
        first = [i for i in batch.waiting if params[i].grad is not None]
        later = [i for i in range(len(params)) if i not in waiting]
        group = self.param_groups[0]
        for chosen, first_step in ((first, True), (later, False)):
            if chosen:
                sgd_step(
                    [params[i] for i in chosen],
                    [buffers[i] for i in chosen],
                    group["lr"],
                    group["momentum"],
                    group["dampening"],
                    group["weight_decay"],
                    group["nesterov"],
                    group["maximize"],
                    first_step,
                )
        # Without dampening, zeros in the buffer lead to the gradient just the same.
        done = set(first) if group["dampening"] else waiting
        batch.waiting = [i for i in batch.waiting if i not in done]

    def _state_of(self, index: int) -> dict[str, torch.Tensor]:
        for batch in self._batches:
            if batch.buffers and index in batch.indices:
                position = batch.indices.index(index)
                if position not in batch.waiting:
                    return {"momentum_buffer": batch.buffers[position]}
        return {}

    def _set_states(self, states: Mapping[int, Mapping[str, torch.Tensor]]) -> None:
        batches = self._make_batches()
        if not any("momentum_buffer" in state for state in states.values()):
            return
        for batch in batches:
            for position, index in enumerate(batch.indices):
                buffer = states.get(index, {}).get("momentum_buffer")
                if buffer is None:
                    buffer = torch.zeros_like(batch.params[position].detach())
                    batch.waiting.append(position)
                batch.buffers.append(buffer)
