"""Means over the batches of an epoch: `Totals`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["Totals"]


class Totals:
    """Sums of figures, weighted by the number of samples.

    Attributes:
        samples: the number of samples so far.
        seconds: the time that was spent, in the parts of an epoch before this one.
    """

    def __init__(self) -> None:
        self.samples = 0
        self.seconds = 0.0
        self._sums: dict[str, float] = {}

    def add(self, figures: Mapping[str, float], samples: int) -> None:
        """Count a batch of `samples` with its mean figures."""
        self.samples += samples
        for name, value in figures.items():
            self._sums[name] = self._sums.get(name, 0.0) + value * samples

    def means(self) -> dict[str, float]:
        """The mean of each figure over all samples."""
        return {name: total / self.samples for name, total in self._sums.items()}

    def state_dict(self) -> dict[str, Any]:
        """The sums, as JSON has them."""
        return {"samples": self.samples, "seconds": self.seconds, "sums": dict(self._sums)}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on from what `state_dict` gave.

        Raises:
            KeyError, TypeError, ValueError: it is no such state; nothing was changed.
        """
        samples, seconds = int(state_dict["samples"]), float(state_dict["seconds"])
        sums = {str(name): float(value) for name, value in dict(state_dict["sums"]).items()}
        self.samples, self.seconds, self._sums = samples, seconds, sums
