"""Rates that go down by factors: `StepLR`, `MultiStepLR`, `ExponentialLR`, `LambdaLR`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sffi_dl.optim.lr_scheduler.schedule import LRScheduler, positive
from sffi_dl.optim.optimizer import Optimizer

__all__ = ["ExponentialLR", "LambdaLR", "MultiStepLR", "StepLR"]


class StepLR(LRScheduler):
    """Multiplies the rates by `gamma` after every `step_size` steps.

    Raises:
        ValueError: `step_size` is no whole number above 0.
    """

    _kept = ("step_size", "gamma")

    def __init__(
        self, optimizer: Optimizer, step_size: int, gamma: float = 0.1, last_epoch: int = -1
    ) -> None:
        self.step_size = positive("step_size", step_size)
        self.gamma = float(gamma)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        """The rates of now, times `gamma` where a stretch ends."""
        if self.last_epoch == 0 or self.last_epoch % self.step_size:
            return self._rates()
        return [rate * self.gamma for rate in self._rates()]

    def _rates_at_last_epoch(self) -> list[float]:
        factor = self.gamma ** (self.last_epoch // self.step_size)
        return [base * factor for base in self.base_lrs]


class MultiStepLR(LRScheduler):
    """Multiplies the rates by `gamma` at each of the steps in `milestones`.

    Raises:
        ValueError: a milestone is no whole number.
    """

    _kept = ("milestones", "gamma")

    def __init__(
        self,
        optimizer: Optimizer,
        milestones: Iterable[int],
        gamma: float = 0.1,
        last_epoch: int = -1,
    ) -> None:
        self.milestones = list(milestones)
        for milestone in self.milestones:
            if not isinstance(milestone, int):
                raise ValueError(f"a milestone is a whole number, not {milestone!r}")
        self.milestones.sort()
        self.gamma = float(gamma)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        """The rates of now, times `gamma` for each time that `last_epoch` is a milestone."""
        factor = self.gamma ** self.milestones.count(self.last_epoch)
        return [rate * factor for rate in self._rates()]

    def _rates_at_last_epoch(self) -> list[float]:
        factor = self.gamma ** bisect_right(self.milestones, self.last_epoch)
        return [base * factor for base in self.base_lrs]


class ExponentialLR(LRScheduler):
    """Multiplies the rates by `gamma` at every step."""

    _kept = ("gamma",)

    def __init__(self, optimizer: Optimizer, gamma: float, last_epoch: int = -1) -> None:
        self.gamma = float(gamma)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        """The rates of now times `gamma`."""
        if self._is_initial:
            return self._rates()
        return [rate * self.gamma for rate in self._rates()]

    def _rates_at_last_epoch(self) -> list[float]:
        return [base * self.gamma**self.last_epoch for base in self.base_lrs]


class LambdaLR(LRScheduler):
    """The first rates times what a function makes of the number of steps.

    `state_dict` keeps the attributes of callable objects, and nothing of plain functions.

    Args:
        optimizer: the optimiser.
        lr_lambda: the function, or one for each group.
        last_epoch: see `LRScheduler`.

    Raises:
        TypeError: one cannot be called.
        ValueError: not one function for each group.
    """

    def __init__(
        self,
        optimizer: Optimizer,
        lr_lambda: Callable[[int], float] | Sequence[Callable[[int], float]],
        last_epoch: int = -1,
    ) -> None:
        groups = len(optimizer.param_groups) if isinstance(optimizer, Optimizer) else 0
        if isinstance(lr_lambda, (list, tuple)):
            self.lr_lambdas = list(lr_lambda)
        else:
            self.lr_lambdas = [lr_lambda] * groups
        for function in self.lr_lambdas:
            if not callable(function):
                raise TypeError(f"lr_lambda is a function, not {type(function).__name__}")
        if groups and len(self.lr_lambdas) != groups:
            raise ValueError(f"{len(self.lr_lambdas)} functions are given for {groups} groups")
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        """The first rates times the functions' values at `last_epoch`."""
        return [
            base * function(self.last_epoch)
            for function, base in zip(self.lr_lambdas, self.base_lrs, strict=True)
        ]

    def state_dict(self) -> dict[str, Any]:
        """As `LRScheduler.state_dict`, with what callable objects hold."""
        return super().state_dict() | {
            "lr_lambdas": [dict(getattr(f, "__dict__", {})) or None for f in self.lr_lambdas]
        }

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """As `LRScheduler.load_state_dict`."""
        contents = state_dict.get("lr_lambdas", []) if isinstance(state_dict, Mapping) else []
        super().load_state_dict(state_dict)
        for function, content in zip(self.lr_lambdas, contents, strict=False):
            if content is not None:
                function.__dict__.update(content)
