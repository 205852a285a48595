"""Schedules one after the other: `SequentialLR`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from sffi_dl.optim.lr_scheduler.schedule import LRScheduler, optimizer_of, refuse_in_plan
from sffi_dl.optim.optimizer import Optimizer

__all__ = ["SequentialLR"]


class SequentialLR(LRScheduler):
    """One schedule until the first milestone, the next until the second, and so on.

    Each begins at its own beginning.

    Args:
        optimizer: the optimiser.
        schedulers: the schedules, made for `optimizer`.
        milestones: the steps at which the second, third, ... takes over.
        last_epoch: see `LRScheduler`.

    Raises:
        ValueError: there are no schedules, one is of another optimiser, or the number of
            milestones is not one less.
    """

    _kept = ("_milestones",)

    def __init__(
        self,
        optimizer: Optimizer,
        schedulers: Sequence[LRScheduler],
        milestones: Sequence[int],
        last_epoch: int = -1,
    ) -> None:
        self.optimizer = optimizer_of(optimizer)
        self._schedulers = list(schedulers)
        self._milestones = list(milestones)
        if not self._schedulers:
            raise ValueError("there are no schedules")
        for i, schedule in enumerate(self._schedulers):
            if getattr(schedule, "optimizer", None) is not optimizer:
                raise ValueError(f"schedule {i} is not one of this optimiser")
            if not isinstance(schedule, LRScheduler):
                raise ValueError(
                    f"schedule {i}, a {type(schedule).__name__}, needs a figure at each step"
                )
        if len(self._milestones) != len(self._schedulers) - 1:
            raise ValueError(
                f"{len(self._schedulers)} schedules need {len(self._schedulers) - 1} milestones, "
                f"not {len(self._milestones)}"
            )
        # Each has set its first rates already: only the first of them stands.
        for group in optimizer.param_groups:
            group["lr"] = group["initial_lr"]
        _undo(self)
        self.last_epoch = last_epoch + 1
        self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
        current = self._schedulers[bisect_right(self._milestones, 0)]
        current._start()
        self._last_lr = current.get_last_lr()

    def step(self) -> None:
        """A step of the schedule whose turn it is."""
        refuse_in_plan()
        self.last_epoch += 1
        turn = bisect_right(self._milestones, self.last_epoch)
        schedule = self._schedulers[turn]
        if turn and self._milestones[turn - 1] == self.last_epoch:
            schedule._restart()
        else:
            schedule.step()
        self._last_lr = schedule.get_last_lr()

    def state_dict(self) -> dict[str, Any]:
        """As `LRScheduler.state_dict`, with the states of all schedules."""
        states = [schedule.state_dict() for schedule in self._schedulers]
        return super().state_dict() | {"_schedulers": states}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """As `LRScheduler.load_state_dict`."""
        states = state_dict.get("_schedulers") if isinstance(state_dict, Mapping) else None
        if not isinstance(states, (list, tuple)) or len(states) != len(self._schedulers):
            raise ValueError(f"not the state of a sequence of {len(self._schedulers)} schedules")
        before = [schedule.state_dict() for schedule in self._schedulers]
        given = {"base_lrs": self.base_lrs, **state_dict}
        try:
            for schedule, state in zip(self._schedulers, states, strict=True):
                schedule.load_state_dict(state)
            super().load_state_dict(given)
        except ValueError:
            for schedule, state in zip(self._schedulers, before, strict=True):
                schedule.load_state_dict(state)
            raise

    def _start(self) -> None:
        # Within another sequence: its first schedule starts.
        self.last_epoch += 1
        current = self._schedulers[bisect_right(self._milestones, 0)]
        current._start()
        self._last_lr = current.get_last_lr()

    def _restart(self) -> None:
        self.last_epoch = 0
        current = self._schedulers[bisect_right(self._milestones, 0)]
        current._restart()
        self._last_lr = current.get_last_lr()


def _undo(sequence: SequentialLR) -> None:
    for schedule in sequence._schedulers:
        if isinstance(schedule, SequentialLR):
            _undo(schedule)
        schedule.last_epoch -= 1
