"""What a benchmark hands back: figures for the table, details, and profiles.

Text that a benchmark writes is made from what it measured in the same run; nothing in a report is
written by hand, so nothing in it can go stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.harness import Sample

__all__ = ["Figure", "Outcome", "Section", "compare_rows", "duration", "table"]


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        name: what is measured.
        aim: the value that it should not exceed.
        measured: what it is; None where it could not be measured.
        unit: "" for a ratio, otherwise the unit of ``aim`` and ``measured``.
        how: both sides in absolute terms, or why there is no value.
        rank: place in the table; figures of one rank stay in the order of the benchmarks.
    """

    name: str
    aim: float
    measured: float | None
    unit: str = ""
    how: str = ""
    rank: int = 0

    @property
    def reached(self) -> bool:
        """Whether the aim is met. A figure that could not be measured does not meet it."""
        return self.measured is not None and self.measured <= self.aim

    def show(self, value: float | None) -> str:
        """A value of this figure as text."""
        if value is None:
            return "not measured"
        return f"{value:.1f} {self.unit}" if self.unit else f"{value:.2f}"


@dataclass(frozen=True)
class Section:
    """A piece of the report: a heading and Markdown below it."""

    title: str
    body: str


@dataclass
class Outcome:
    """Everything that one benchmark found out."""

    figures: list[Figure] = field(default_factory=list)
    details: list[Section] = field(default_factory=list)
    profiles: list[Section] = field(default_factory=list)

    @property
    def missed(self) -> list[Figure]:
        """The figures whose aim is not reached."""
        return [figure for figure in self.figures if not figure.reached]


def duration(seconds: float) -> str:
    """A time in the unit that suits it: ``1.25 s``, ``240 ms``, ``3.41 us``, ``83 ns``."""
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= scale:
            value = seconds / scale
            return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"
    return f"{seconds / 1e-9:.0f} ns"


def table(head: Sequence[str], rows: Iterable[Sequence[object]], left: int = 1) -> str:
    """A Markdown table; the first ``left`` columns are set flush left, the others flush right."""
    rules = [":--" if column < left else "--:" for column in range(len(head))]
    lines = [head, rules, *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def compare_rows(samples: dict[str, Sample], reference: str) -> list[list[str]]:
    """Rows ``label, median, ratio to the reference, spread`` for a table of one comparison."""
    base = samples[reference]
    return [
        [
            label,
            duration(sample.median),
            "1.00" if label == reference else f"{sample.over(base):.2f}",
            f"{sample.spread:.0%}",
        ]
        for label, sample in samples.items()
    ]
