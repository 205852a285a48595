"""Interleaved timing: how every figure of the benchmarks is taken.

The machines that run these benchmarks are not quiet: clock rates drift and neighbours come and
go. So contenders are never measured one after the other. All of them are warmed first, and then
they take turns, ``A B A B ...``, each for a short batch. A ratio is the median of the ratios within
the rounds, so a slow second hits both sides of it and cancels.

All times are in seconds; a :class:`Sample` holds seconds per single execution.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Sample", "Settings", "Timing", "geometric_mean", "interleave", "time_call"]

#: Executes something ``number`` times and gives the seconds that all of them took together.
Timing = Callable[[int], float]

_LARGEST_BATCH: Final = 1_000_000
_FEWEST: Final = 5


@dataclass(frozen=True)
class Settings:
    """How long to measure.

    Attributes:
        rounds: turns that each contender takes.
        batch: seconds that one turn should last.
        warm_up: seconds for which each contender runs before anything counts.
        limit: seconds after which a comparison ends early, though not before ``_FEWEST`` turns.
        starts: turns of whole processes (start-up, generator), which take far longer.
    """

    rounds: int = 81
    batch: float = 0.005
    warm_up: float = 0.05
    limit: float = 30.0
    starts: int = 15

    @classmethod
    def quick(cls) -> Settings:
        """Enough to see whether everything runs; the figures are only rough."""
        return cls(rounds=9, batch=0.003, warm_up=0.01, limit=8.0, starts=3)


@dataclass(frozen=True)
class Sample:
    """What one contender took, round by round, in seconds per execution."""

    label: str
    rounds: tuple[float, ...]
    number: int = 1
    notes: tuple[str, ...] = field(default=())

    @property
    def median(self) -> float:
        """Median over the rounds, in seconds."""
        return statistics.median(self.rounds)

    @property
    def spread(self) -> float:
        """Half the distance between the quartiles, as a share of the median."""
        if len(self.rounds) < 4:
            return 0.0
        low, _, high = statistics.quantiles(self.rounds, n=4)
        return (high - low) / 2 / self.median

    def over(self, other: Sample) -> float:
        """Median of the ratios ``self / other`` within the rounds."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)


def time_call(function: Callable[[], object]) -> Timing:
    """Make a :data:`Timing` of a function without arguments.

    The garbage collector rests meanwhile, as in :mod:`timeit`.
    """

    def timing(number: int) -> float:
        enabled = gc.isenabled()
        gc.disable()
        try:
            start = time.perf_counter()
            for _ in range(number):
                function()
            return time.perf_counter() - start
        finally:
            if enabled:
                gc.enable()

    return timing


def interleave(contenders: Mapping[str, Timing], settings: Settings) -> dict[str, Sample]:
    """Measure contenders in turns.

    Args:
        contenders: label -> timing; the turns follow the mapping's order.
        settings: how long.

    Returns:
        label -> sample, all samples with the same number of rounds. Each round's entries were
        taken within ``len(contenders) * settings.batch`` seconds of each other.
    """
    numbers = {label: _batch_size(timing, settings) for label, timing in contenders.items()}
    rounds: dict[str, list[float]] = {label: [] for label in contenders}
    begin = time.monotonic()
    for turn in range(settings.rounds):
        if turn >= _FEWEST and time.monotonic() - begin > settings.limit:
            break  # a busy machine: fewer turns, so that a run ends within minutes
        for label, timing in contenders.items():
            # A contender in a process of its own finds cold caches and sleeping threads when its
            # turn comes, one in the process that ran last does not.
            timing(max(1, numbers[label] // 4))
            rounds[label].append(timing(numbers[label]) / numbers[label])
    return {label: Sample(label, tuple(values), numbers[label]) for label, values in rounds.items()}


def _batch_size(timing: Timing, settings: Settings) -> int:
    """Warm a contender up and find how many executions fill one turn."""
    number, spent = 1, 0.0
    taken = timing(1)
    while spent < settings.warm_up and number < _LARGEST_BATCH:
        taken = timing(number)
        spent += taken
        if taken < settings.batch:
            number *= 2
    return max(1, min(_LARGEST_BATCH, round(number * settings.batch / max(taken, 1e-9))))


def geometric_mean(values: Sequence[float]) -> float:
    """Geometric mean of positive ratios, the only mean under which ratios average fairly."""
    return statistics.geometric_mean(values)
