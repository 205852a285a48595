"""The native calls that optimisers make: each updates a whole list of parameters.

Each reads the gradients itself, passes over parameters that have none, and records nothing
for autograd. This is the one place of the package that goes below the typed functions of
``sffi_torch``: those pack their lists of tensors anew at every call, which for a small model
costs more than the update itself. A `TensorList` is packed once.
"""

from __future__ import annotations

from collections.abc import Sequence

import sffi_torch as torch
from sffi.convert import hold_handles
from sffi_torch import _native as native

__all__ = ["TensorList", "adam_step", "clear_gradients", "sgd_step"]


class TensorList:
    """Tensors with their native pointers side by side, as a native call takes them.

    Attributes:
        tensors: the tensors; not to be changed.
    """

    __slots__ = ("_packed", "_pointers", "tensors")

    def __init__(self, tensors: Sequence[torch.Tensor]) -> None:
        self.tensors = tuple(tensors)
        self._pointers: list[int | None] = []
        self._packed = b""

    def packed(self) -> bytes:
        """The pointers, valid as long as the tensors are not closed.

        Raises:
            HandleClosedError: a tensor was closed.
        """
        pointers = [tensor._ptr for tensor in self.tensors]
        if pointers != self._pointers:
            self._packed = hold_handles(self.tensors, torch.Tensor, "step", "params")[1]
            self._pointers = pointers
        return self._packed

    def __len__(self) -> int:
        return len(self.tensors)


NO_TENSORS = TensorList(())


def sgd_step(
    params: TensorList,
    buffers: TensorList,
    lr: float,
    momentum: float,
    dampening: float,
    weight_decay: float,
    nesterov: bool,
    maximize: bool,
    first_step: bool,
) -> None:
    """A step of SGD; `buffers` is empty without momentum, and only written if `first_step`."""
    native.rt_torch__optim_sgd_step_(
        params.packed(),
        len(params.tensors),
        buffers.packed(),
        len(buffers.tensors),
        lr,
        momentum,
        dampening,
        weight_decay,
        nesterov,
        maximize,
        first_step,
        False,
    )


def adam_step(
    params: TensorList,
    exp_avgs: TensorList,
    exp_avg_sqs: TensorList,
    max_exp_avg_sqs: TensorList,
    state_steps: TensorList,
    lr: float,
    beta1: float,
    beta2: float,
    weight_decay: float,
    eps: float,
    amsgrad: bool,
    maximize: bool,
    decoupled: bool,
) -> None:
    """A step of Adam, or of AdamW if `decoupled`; counts the steps up as well."""
    native.rt_torch__optim_adam_step_(
        params.packed(),
        len(params.tensors),
        exp_avgs.packed(),
        len(exp_avgs.tensors),
        exp_avg_sqs.packed(),
        len(exp_avg_sqs.tensors),
        max_exp_avg_sqs.packed(),
        len(max_exp_avg_sqs.tensors),
        state_steps.packed(),
        len(state_steps.tensors),
        lr,
        beta1,
        beta2,
        weight_decay,
        eps,
        amsgrad,
        maximize,
        decoupled,
        False,
    )


def clear_gradients(params: TensorList) -> None:
    """Let go of the gradients."""
    native.rt_torch__optim_zero_grad_(params.packed(), len(params.tensors))
