"""RESULTS.md: the table, the details, and a profile of whatever falls short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks import machine
from benchmarks.figures import Figure, Outcome, Section, table
from benchmarks.harness import Settings

__all__ = ["ordered", "render", "summary", "write"]

_HEAD = """# Benchmarks

Written by `tests/benchmarks/run.py`; do not edit. Both sides of every figure were warmed and then
measured in turns in the same run, where needed in separate processes; all values are medians, all
ratios medians of the ratios within the turns. Smaller is better.
"""


def _settings(settings: Settings, seconds: float) -> str:
    return (
        f"{settings.rounds} turns of about {settings.batch * 1e3:g} ms each, whole processes "
        f"{settings.starts} times; the run took {seconds:.0f} s."
    )


def _figure_rows(figures: Sequence[Figure]) -> list[list[str]]:
    return [
        [
            figure.name,
            f"<= {figure.show(figure.aim)}",
            figure.show(figure.measured),
            "yes" if figure.reached else "no",
            " ".join(figure.how.replace("|", "/").split()),
        ]
        for figure in figures
    ]


def _sections(sections: Sequence[Section], level: str) -> str:
    return "\n\n".join(f"{level} {section.title}\n\n{section.body}" for section in sections)


def _without_folders(text: str) -> str:
    """Cut absolute paths down to the file: what a tool complained about may name the machine."""
    return re.sub(r"(?<![\w.<)])/(?:[\w.@+-]+/)+", "", text)


def ordered(outcomes: Sequence[Outcome]) -> list[Figure]:
    """All figures in the order of the table."""
    figures = [figure for outcome in outcomes for figure in outcome.figures]
    return sorted(figures, key=lambda figure: figure.rank)


def summary(figures: Sequence[Figure]) -> str:
    """The table alone, as Markdown."""
    head = ["figure", "aim", "measured", "reached", "both sides"]
    return table(head, _figure_rows(figures))


def render(outcomes: Sequence[Outcome], settings: Settings, seconds: float) -> str:
    """The whole report as Markdown."""
    figures = ordered(outcomes)
    details = [section for outcome in outcomes for section in outcome.details]
    profiles = [section for outcome in outcomes for section in outcome.profiles]
    missed = [figure for figure in figures if not figure.reached]
    parts = [_HEAD, "## Machine\n", table(["", ""], machine.describe(), left=2), ""]
    parts += [_settings(settings, seconds), "", "## Figures\n", summary(figures), ""]
    reached = len(figures) - len(missed)
    parts += [f"{reached} of {len(figures)} aims are reached.", ""]
    if profiles:
        names = "; ".join(figure.name for figure in missed if figure.measured is not None)
        parts += ["## Where the time goes\n", f"Not reached: {names}. Profiles of these:", ""]
        parts += [_sections(profiles, "###"), ""]
    parts += ["## Details\n", _sections(details, "###"), ""]
    return _without_folders("\n".join(parts))


def write(path: Path, text: str) -> None:
    """Write the report; the folder must exist."""
    path.write_text(text, encoding="utf-8")
