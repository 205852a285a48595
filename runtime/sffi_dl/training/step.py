"""One step of a training, as it is written or as a recorded plan: `Step`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import sffi
import sffi_torch as torch

from sffi_dl.nn.hooks import structure_version
from sffi_dl.nn.module import Module
from sffi_dl.nn.utils import clip_grad_norm_

if TYPE_CHECKING:
    from sffi_dl.training.trainer import Trainer

__all__ = ["Step"]

_log = logging.getLogger("sffi_dl.training")

# Whose code does the same at each call.
_OWN = ("sffi_dl.", "sffi_torch.", "sffi_tensor.")
# Batches of so many different shapes have plans; what comes in more is not worth recording.
_MOST_PLANS = 4


class Step:
    """Clears gradients, computes the loss and its gradients, and lets the optimiser work.

    Where it can, it does so by a plan (`sffi.record`): all native calls of the step in one. A
    plan holds what Python did when it was recorded. So by itself only a step is planned whose
    code is all this library's; others say by ``plan=True`` that they do the same at each step.

    A plan is recorded anew where the shapes of the batch are new, and where something has
    changed that is fixed in it: the parts of the model, their numbers and modes, the
    parameters, which of them have gradients. What an optimiser keeps, its learning rate
    included, a plan reads when it runs.

    Args:
        trainer: whose model, optimiser, loss and precision are used.
        plan: whether to plan the step: True, False, or None for "where it is known to be right".

    Attributes:
        note: in words, whether steps are planned, and if not why.
    """

    def __init__(self, trainer: Trainer, plan: bool | None) -> None:
        self.note = ""
        self._trainer = trainer
        self._promised = plan is True
        self._planning = plan is not False
        self._plans: dict[Any, sffi.Plan] = {}
        self._made_for: Any = None
        self._updating = False
        if not self._planning:
            self._give_up("plan=False")

    def __call__(self, inputs: Any, target: Any) -> tuple[torch.Tensor, torch.Tensor]:
        """The loss and the model's output."""
        if not self._planning:
            return self._written(inputs, target)
        key = _kind(inputs), _kind(target)
        plan = self._plans.get(key)
        if plan is None:
            return self._recorded(key, inputs, target)
        try:
            result: tuple[torch.Tensor, torch.Tensor] = plan(inputs, target)
        except sffi.PlanMismatchError as error:
            if error.calls_done:
                raise
            del self._plans[key]
            return self._recorded(key, inputs, target)
        return result

    def look(self) -> None:
        """Forget the plans if something has changed that is fixed in them.

        To be called before the first step, and whenever code of others had its turn.
        """
        if not self._planning:
            return
        made_for = self._fingerprint()
        if made_for != self._made_for:
            self._plans.clear()
            self._made_for = made_for
            if obstacle := self._obstacle():
                self._give_up(obstacle)

    def _written(self, inputs: Any, target: Any) -> tuple[torch.Tensor, torch.Tensor]:
        trainer, precision = self._trainer, self._trainer.precision
        trainer.optimizer.zero_grad()
        if precision.amp:
            with precision.forward():
                output = trainer.model(inputs)
                loss = trainer.loss(output, target)
        else:
            output = trainer.model(inputs)
            loss = trainer.loss(output, target)
        precision.backward(loss)
        self._updating = True
        if trainer.clip_norm is not None:
            precision.unscale(trainer.optimizer)
            clip_grad_norm_(trainer.model.parameters(), trainer.clip_norm)
        precision.step(trainer.optimizer)
        return loss, output

    def _recorded(self, key: Any, inputs: Any, target: Any) -> tuple[torch.Tensor, torch.Tensor]:
        if None in key:
            self._give_up("a batch is not a tensor of inputs and one of targets")
        if not self._planning or len(self._plans) >= _MOST_PLANS:
            return self._written(inputs, target)
        generator = torch.get_rng_state()
        buffers = [(buffer, buffer.clone()) for buffer in self._trainer.model.buffers()]
        self._updating = False
        try:
            plan = sffi.record(self._written, inputs, target)
        except sffi.PlanError as error:
            if self._updating:
                raise
            # The parameters have not changed yet. What has goes back, and the step is done anew.
            torch.set_rng_state(generator)
            with torch.no_grad():
                for buffer, before in buffers:
                    buffer.copy_(before)
            self._give_up(str(error))
            return self._written(inputs, target)
        self._plans[key] = plan
        self._say(f"steps are planned: {len(plan)} native calls in one")
        result: tuple[torch.Tensor, torch.Tensor] = plan.first
        return result

    def _obstacle(self) -> str:
        """Why the step cannot be planned; empty if nothing speaks against it."""
        trainer, loss = self._trainer, self._trainer.loss
        if trainer.precision.scaler is not None:
            return "with a scaled loss, the gradients decide whether to step"
        if not _is_own(type(trainer.optimizer)):
            return f"the optimiser {type(trainer.optimizer).__name__} is not this library's"
        if self._promised:
            return ""
        own, hooked = "", ""
        for part in self._parts():
            if not _is_own(type(part)):
                own = own or f"the module {type(part).__name__}"
            elif part._has_hooks:
                hooked = hooked or f"the module {type(part).__name__}"
        if not isinstance(loss, Module) and not _is_own(loss):
            own = own or f"the loss {getattr(loss, '__name__', type(loss).__name__)}"
        if own or hooked:
            what = f"{own} is code of its own" if own else f"{hooked} has hooks"
            return f"{what}; Trainer(plan=True) says that it does the same at each step"
        return ""

    def _parts(self) -> list[Module]:
        loss = self._trainer.loss
        own = list(loss.modules()) if isinstance(loss, Module) else []
        return [*self._trainer.model.modules(), *own]

    def _fingerprint(self) -> Any:
        """What a plan holds as it was: equal as long as a plan is good."""
        trainer = self._trainer
        return (
            structure_version[0],
            (id(trainer.model), id(trainer.optimizer), id(trainer.loss), trainer.clip_norm),
            [
                (id(part), [(k, v) for k, v in vars(part).items() if _is_plain(k, v)])
                for part in self._parts()
            ],
            [(id(each), each.requires_grad) for each in trainer.model.parameters()],
            [len(group["params"]) for group in trainer.optimizer.param_groups],
        )

    def _give_up(self, reason: str) -> None:
        self._planning = False
        self._plans.clear()
        self._say(f"steps are not planned: {reason}")

    def _say(self, note: str) -> None:
        if note != self.note:
            self.note = note
            _log.info("%s", note)


def _kind(value: Any) -> Any:
    """Shape, type and device of a tensor; None of anything else, which no plan takes."""
    if isinstance(value, torch.Tensor):
        return tuple(value.shape), value.dtype, value.device, value.requires_grad
    return None


def _is_plain(name: str, value: Any) -> bool:
    """Whether an attribute is a number or the like; what a Sequential notes for itself is not."""
    if isinstance(value, tuple):
        return all(_is_plain(name, item) for item in value)
    plain = value is None or isinstance(value, (bool, int, float, str))
    return plain and not name.startswith("_chain")


def _is_own(code: Any) -> bool:
    return str(getattr(code, "__module__", "")).startswith(_OWN)
