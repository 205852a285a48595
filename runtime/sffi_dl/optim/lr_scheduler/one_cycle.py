"""One rise and one fall over a whole training: `OneCycleLR`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from sffi_dl.optim.group import ParameterGroup
from sffi_dl.optim.lr_scheduler.schedule import LRScheduler, optimizer_of, positive
from sffi_dl.optim.optimizer import Optimizer

__all__ = ["OneCycleLR"]


class OneCycleLR(LRScheduler):
    """Raises the rates to `max_lr` and takes them down far below where they began.

    Call ``step`` after every batch. After Smith and Topin, "Super-convergence: very fast
    training of neural networks using large learning rates" (2018).

    Args:
        optimizer: the optimiser.
        max_lr: the highest rate, or one for each group.
        total_steps: the number of steps in all; or give the next two.
        epochs: the number of epochs.
        steps_per_epoch: the number of steps in each.
        pct_start: the share of the steps in which the rates rise.
        anneal_strategy: ``"cos"`` or ``"linear"``.
        cycle_momentum: move the momentum (or the first beta) the other way.
        base_momentum: its least value, or one for each group.
        max_momentum: its largest value, or one for each group.
        div_factor: the rates begin at ``max_lr / div_factor``
        final_div_factor: and end at that divided by `final_div_factor`.
        three_phase: fall as long as the rise to the first rates, then on to the last.
        last_epoch: see `LRScheduler`.

    Raises:
        ValueError: an argument is out of its range, or the optimiser has no momentum to cycle.
    """

    _kept = ("total_steps", "pct_start", "anneal_strategy", "cycle_momentum", "three_phase")

    def __init__(
        self,
        optimizer: Optimizer,
        max_lr: float | Sequence[float],
        total_steps: int | None = None,
        epochs: int | None = None,
        steps_per_epoch: int | None = None,
        pct_start: float = 0.3,
        anneal_strategy: str = "cos",
        cycle_momentum: bool = True,
        base_momentum: float | Sequence[float] = 0.85,
        max_momentum: float | Sequence[float] = 0.95,
        div_factor: float = 25.0,
        final_div_factor: float = 1e4,
        three_phase: bool = False,
        last_epoch: int = -1,
    ) -> None:
        groups = optimizer_of(optimizer).param_groups
        if total_steps is not None:
            self.total_steps = positive("total_steps", total_steps)
        elif epochs is not None and steps_per_epoch is not None:
            self.total_steps = positive("epochs", epochs) * positive(
                "steps_per_epoch", steps_per_epoch
            )
        else:
            raise ValueError("give total_steps, or epochs and steps_per_epoch")
        if not 0.0 <= pct_start <= 1.0:
            raise ValueError(f"invalid pct_start: {pct_start} (allowed: 0 to 1)")
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(f'anneal_strategy is "cos" or "linear", not {anneal_strategy!r}')
        if cycle_momentum and _momentum_of(groups[0]) is None:
            raise ValueError(
                f"{type(optimizer).__name__} has no momentum: set cycle_momentum=False"
            )
        self.pct_start = float(pct_start)
        self.anneal_strategy = anneal_strategy
        self.cycle_momentum = bool(cycle_momentum)
        self.three_phase = bool(three_phase)
        highest = _for_each("max_lr", max_lr, groups)
        base = _for_each("base_momentum", base_momentum, groups)
        most = _for_each("max_momentum", max_momentum, groups)
        if last_epoch == -1:
            for i, group in enumerate(groups):
                group["initial_lr"] = highest[i] / div_factor
                group["max_lr"] = highest[i]
                group["min_lr"] = highest[i] / div_factor / final_div_factor
                if cycle_momentum:
                    group["max_momentum"], group["base_momentum"] = most[i], base[i]
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        """The rates at `last_epoch`; sets the momentum too.

        Raises:
            ValueError: it was the last step already.
        """
        if self.last_epoch > self.total_steps:
            raise ValueError(
                f"step {self.last_epoch} of a cycle of {self.total_steps}: it has ended"
            )
        begin = 0.0
        *phases, phase = self._phases()
        for earlier in phases:
            if self.last_epoch <= earlier[0]:
                phase = earlier
                break
            begin = earlier[0]
        end, first_lr, last_lr, first_momentum, last_momentum = phase
        share = (self.last_epoch - begin) / (end - begin) if end != begin else 1.0
        rates = []
        for group in self.optimizer.param_groups:
            rates.append(self._between(group[first_lr], group[last_lr], share))
            if self.cycle_momentum:
                value = self._between(group[first_momentum], group[last_momentum], share)
                if "betas" in group:
                    group["betas"] = (value, group["betas"][1])
                else:
                    group["momentum"] = value
        return rates

    def _phases(self) -> list[tuple[Any, ...]]:
        # The last step of each phase; from where to where the rate goes; the same for the
        # momentum. The entries are names in the groups.
        up = ("initial_lr", "max_lr", "max_momentum", "base_momentum")
        rise = self.pct_start * self.total_steps
        last = self.total_steps - 1
        if not self.three_phase:
            down = ("max_lr", "min_lr", "base_momentum", "max_momentum")
            return [(rise - 1, *up), (last, *down)]
        back = ("max_lr", "initial_lr", "base_momentum", "max_momentum")
        out = ("initial_lr", "min_lr", "max_momentum", "max_momentum")
        return [(rise - 1, *up), (2 * rise - 2, *back), (last, *out)]

    def _between(self, start: float, end: float, share: float) -> float:
        if self.anneal_strategy == "linear":
            return (end - start) * share + start
        return end + (start - end) / 2.0 * (1 + math.cos(math.pi * share))


def _momentum_of(group: ParameterGroup) -> str | None:
    return next((name for name in ("betas", "momentum") if name in group), None)


def _for_each(
    name: str, value: float | Sequence[float], groups: Sequence[ParameterGroup]
) -> list[float]:
    if isinstance(value, (list, tuple)):
        if len(value) != len(groups):
            raise ValueError(f"{name} has {len(value)} values for {len(groups)} groups")
        return [float(each) for each in value]
    return [float(value)] * len(groups)  # type: ignore[arg-type]
