"""Rates that follow a figure: `ReduceLROnPlateau`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, SupportsFloat

from sffi_dl.optim.lr_scheduler.schedule import optimizer_of, refuse_in_plan
from sffi_dl.optim.optimizer import Optimizer

__all__ = ["ReduceLROnPlateau"]

_KEPT = (
    "mode",
    "factor",
    "patience",
    "threshold",
    "threshold_mode",
    "cooldown",
    "min_lrs",
    "eps",
    "best",
    "num_bad_epochs",
    "cooldown_counter",
    "last_epoch",
    "_last_lr",
)


class ReduceLROnPlateau:
    """Multiplies the rates by `factor` when a figure has not got better for a while.

    Args:
        optimizer: the optimiser.
        mode: whether less (``"min"``) or more (``"max"``) is better.
        factor: below 1.
        patience: how many epochs without a better figure are let pass.
        threshold: by how much a figure must be better to count,
        threshold_mode: as a share of the best so far (``"rel"``) or as it is (``"abs"``).
        cooldown: for how many epochs after a reduction none is counted as bad.
        min_lr: rates do not go below, one or one for each group.
        eps: a smaller change of a rate is left out.

    Raises:
        ValueError: an argument is out of its range.
    """

    def __init__(
        self,
        optimizer: Optimizer,
        mode: str = "min",
        factor: float = 0.1,
        patience: int = 10,
        threshold: float = 1e-4,
        threshold_mode: str = "rel",
        cooldown: int = 0,
        min_lr: float | Sequence[float] = 0.0,
        eps: float = 1e-8,
    ) -> None:
        self.optimizer = optimizer_of(optimizer)
        if mode not in ("min", "max"):
            raise ValueError(f'mode is "min" or "max", not {mode!r}')
        if threshold_mode not in ("rel", "abs"):
            raise ValueError(f'threshold_mode is "rel" or "abs", not {threshold_mode!r}')
        if not 0.0 <= factor < 1.0:
            raise ValueError(f"invalid factor: {factor} (allowed: from 0 to below 1)")
        groups = len(optimizer.param_groups)
        if isinstance(min_lr, (list, tuple)):
            if len(min_lr) != groups:
                raise ValueError(f"min_lr has {len(min_lr)} values for {groups} groups")
            self.min_lrs = [float(rate) for rate in min_lr]
        else:
            self.min_lrs = [float(min_lr)] * groups  # type: ignore[arg-type]
        self.mode = mode
        self.factor = float(factor)
        self.patience = patience
        self.threshold = float(threshold)
        self.threshold_mode = threshold_mode
        self.cooldown = cooldown
        self.eps = float(eps)
        self.best = math.inf if mode == "min" else -math.inf
        self.num_bad_epochs = 0
        self.cooldown_counter = 0
        self.last_epoch = 0
        self._last_lr: list[float] = [group["lr"] for group in optimizer.param_groups]

    @property
    def in_cooldown(self) -> bool:
        """Whether bad epochs do not count at the moment."""
        return self.cooldown_counter > 0

    def get_last_lr(self) -> list[float]:
        """The rate of each group after the last step."""
        return list(self._last_lr)

    def step(self, metrics: SupportsFloat) -> None:
        """Look at an epoch's figure, and reduce the rates if it is time.

        Raises:
            ValueError: the optimiser has other groups than when the schedule was made.
            PlanError: it is called while this thread records a plan.
        """
        refuse_in_plan()
        groups = self.optimizer.param_groups
        if len(groups) != len(self.min_lrs):
            raise ValueError(
                f"the optimiser has {len(groups)} groups of parameters; the schedule was made "
                f"for {len(self.min_lrs)}"
            )
        figure = float(metrics)
        self.last_epoch += 1
        if self._is_better(figure):
            self.best = figure
            self.num_bad_epochs = 0
        else:
            self.num_bad_epochs += 1
        if self.in_cooldown:
            self.cooldown_counter -= 1
            self.num_bad_epochs = 0
        if self.num_bad_epochs > self.patience:
            for group, least in zip(groups, self.min_lrs, strict=True):
                reduced = max(group["lr"] * self.factor, least)
                if group["lr"] - reduced > self.eps:
                    group["lr"] = reduced
            self.cooldown_counter = self.cooldown
            self.num_bad_epochs = 0
        self._last_lr = [group["lr"] for group in groups]

    def state_dict(self) -> dict[str, Any]:
        """How far the schedule is, and its arguments; the optimiser's state is its own."""
        state = {name: getattr(self, name) for name in _KEPT}
        return state | {"min_lrs": list(self.min_lrs), "_last_lr": list(self._last_lr)}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on from `state_dict`, of this schedule here or in PyTorch.

        Raises:
            ValueError: an entry is missing; the schedule is as it was.
        """
        missing = [name for name in _KEPT if name not in state_dict]
        if missing:
            raise ValueError(
                f"not the state of a ReduceLROnPlateau: it has no {', '.join(missing)}"
            )
        self.__dict__.update({name: state_dict[name] for name in _KEPT})
        self.min_lrs, self._last_lr = list(self.min_lrs), list(self._last_lr)

    def _is_better(self, figure: float) -> bool:
        if self.mode == "min":
            if self.threshold_mode == "rel":
                return figure < self.best * (1.0 - self.threshold)
            return figure < self.best - self.threshold
        if self.threshold_mode == "rel":
            return figure > self.best * (1.0 + self.threshold)
        return figure > self.best + self.threshold
