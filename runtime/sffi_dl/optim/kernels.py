"""The native calls that optimisers make: each updates a whole list of parameters.

Each reads the gradients itself, passes over parameters that have none, and records nothing
for autograd.
"""

from __future__ import annotations

from collections.abc import Sequence

import sffi_torch as torch

__all__ = ["adam_step", "clear_gradients", "sgd_step"]

_Tensors = Sequence[torch.Tensor]

if hasattr(torch, "_optim_sgd_step_"):
    sgd_step = torch._optim_sgd_step_
    adam_step = torch._optim_adam_step_
    clear_gradients = torch._optim_zero_grad_
else:

    def sgd_step(
        params: _Tensors,
        buffers: _Tensors,
        lr: float,
        momentum: float,
        dampening: float,
        weight_decay: float,
        nesterov: bool,
        maximize: bool,
        first_step: bool,
        zero_grad: bool,
    ) -> None:
        with torch.no_grad():
            chosen = [i for i, p in enumerate(params) if p.grad is not None]
            if chosen:
                torch._fused_sgd_(
                    [params[i] for i in chosen],
                    [params[i].grad for i in chosen],
                    [buffers[i] for i in chosen] if buffers else [],
                    lr=lr,
                    momentum=momentum,
                    dampening=dampening,
                    weight_decay=weight_decay,
                    nesterov=nesterov,
                    maximize=maximize,
                    is_first_step=first_step,
                )
            if zero_grad:
                clear_gradients(params)

    def adam_step(
        params: _Tensors,
        exp_avgs: _Tensors,
        exp_avg_sqs: _Tensors,
        max_exp_avg_sqs: _Tensors,
        state_steps: _Tensors,
        lr: float,
        beta1: float,
        beta2: float,
        weight_decay: float,
        eps: float,
        amsgrad: bool,
        maximize: bool,
        decoupled: bool,
    ) -> None:
        kernel = torch._fused_adamw_ if decoupled else torch._fused_adam_
        with torch.no_grad():
            chosen = [i for i, p in enumerate(params) if p.grad is not None]
            for i in chosen:
                state_steps[i].add_(1)
            if chosen:
                kernel(
                    [params[i] for i in chosen],
                    [params[i].grad for i in chosen],
                    [exp_avgs[i] for i in chosen],
                    [exp_avg_sqs[i] for i in chosen],
                    [max_exp_avg_sqs[i] for i in chosen] if amsgrad else [],
                    [state_steps[i] for i in chosen],
                    lr=lr,
                    beta1=beta1,
                    beta2=beta2,
                    weight_decay=weight_decay,
                    eps=eps,
                    amsgrad=amsgrad,
                    maximize=maximize,
                )

    def clear_gradients(params: _Tensors) -> None:
        for parameter in params:
            parameter.grad = None
