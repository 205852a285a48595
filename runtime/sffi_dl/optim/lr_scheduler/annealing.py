"""Rates that move evenly: `LinearLR`, `CosineAnnealingLR`."""

from __future__ import annotations

import math

from sffi_dl.optim.lr_scheduler.schedule import LRScheduler, positive
from sffi_dl.optim.optimizer import Optimizer

__all__ = ["CosineAnnealingLR", "LinearLR"]


class LinearLR(LRScheduler):
    """The first rates times a factor that goes from `start_factor` to `end_factor`.

    Args:
        optimizer: the optimiser.
        start_factor: the factor at first, above 0 and up to 1.
        end_factor: the factor from step `total_iters` on, from 0 to 1.
        total_iters: the number of steps in between.
        last_epoch: see `LRScheduler`.

    Raises:
        ValueError: a factor or `total_iters` is out of its range.
    """

    _kept = ("start_factor", "end_factor", "total_iters")

    def __init__(
        self,
        optimizer: Optimizer,
        start_factor: float = 1.0 / 3,
        end_factor: float = 1.0,
        total_iters: int = 5,
        last_epoch: int = -1,
    ) -> None:
        if not 0.0 < start_factor <= 1.0:
            raise ValueError(f"invalid start_factor: {start_factor} (allowed: above 0, up to 1)")
        if not 0.0 <= end_factor <= 1.0:
            raise ValueError(f"invalid end_factor: {end_factor} (allowed: 0 to 1)")
        self.start_factor = float(start_factor)
        self.end_factor = float(end_factor)
        self.total_iters = positive("total_iters", total_iters)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        """The rates of now times the ratio of the factor here to that of the step before."""
        if self.last_epoch == 0:
            return [rate * self.start_factor for rate in self._rates()]
        if self._is_initial or self.last_epoch > self.total_iters:
            return self._rates()
        span = self.end_factor - self.start_factor
        before = self.total_iters * self.start_factor + (self.last_epoch - 1) * span
        return [rate * (1.0 + span / before) for rate in self._rates()]

    def _rates_at_last_epoch(self) -> list[float]:
        share = min(self.total_iters, self.last_epoch) / self.total_iters
        factor = self.start_factor + (self.end_factor - self.start_factor) * share
        return [base * factor for base in self.base_lrs]


class CosineAnnealingLR(LRScheduler):
    """Half a cosine from the first rates to `eta_min` in `T_max` steps, then back, and so on.

    After Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts"
    (2017), without the restarts.

    Raises:
        ValueError: `T_max` is no whole number above 0.
    """

    _kept = ("T_max", "eta_min")

    def __init__(
        self,
        optimizer: Optimizer,
        T_max: int,  # noqa: N803 - PyTorch's name
        eta_min: float = 0.0,
        last_epoch: int = -1,
    ) -> None:
        self.T_max = positive("T_max", T_max)
        self.eta_min = float(eta_min)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        """The rates of now times the ratio of the cosine here to that of the step before."""
        if self._is_initial:
            return self._rates()
        low = self.eta_min
        if (self.last_epoch - 1 - self.T_max) % (2 * self.T_max) == 0:
            # The step before was at the bottom, where there is nothing to multiply.
            rise = (1 - math.cos(math.pi / self.T_max)) / 2
            return [
                rate + (base - low) * rise
                for rate, base in zip(self._rates(), self.base_lrs, strict=True)
            ]
        ratio = self._height(self.last_epoch) / self._height(self.last_epoch - 1)
        return [low + (rate - low) * ratio for rate in self._rates()]

    def _rates_at_last_epoch(self) -> list[float]:
        low, height = self.eta_min, self._height(self.last_epoch)
        return [low + (base - low) * height / 2 for base in self.base_lrs]

    def _height(self, step: int) -> float:
        return 1 + math.cos(math.pi * step / self.T_max)
