"""What ``sffi doctor`` found, as text for a person or as JSON for a program."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Final, Literal

Status = Literal["ok", "info", "warning", "problem"]

_MARKS: Final[dict[Status, str]] = {
    "ok": " ok ",
    "info": "    ",
    "warning": "warn",
    "problem": "FAIL",
}
_COLOURS: Final[dict[Status, str]] = {"ok": "32", "info": "2", "warning": "33", "problem": "31;1"}
_INDENT: Final = " " * 7


@dataclass(frozen=True)
class Finding:
    """One fact.

    Attributes:
        status: ``problem`` makes the whole report unhealthy; ``warning`` is worth knowing.
        text: the fact; further lines are details.
        help: what to do about it, or empty.
    """

    status: Status
    text: str
    help: str = ""


@dataclass
class Section:
    """Facts on one subject."""

    title: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, status: Status, text: str, help: str = "") -> None:
        """Add a fact."""
        self.findings.append(Finding(status, text, help))


@dataclass
class Report:
    """Everything found."""

    sections: list[Section] = field(default_factory=list)

    @property
    def problems(self) -> list[Finding]:
        """The findings that stand in the way of using the library."""
        return [f for section in self.sections for f in section.findings if f.status == "problem"]

    @property
    def healthy(self) -> bool:
        """Whether there is no problem."""
        return not self.problems

    def section(self, title: str) -> Section:
        """Begin a new section."""
        self.sections.append(Section(title))
        return self.sections[-1]

    def to_json(self) -> str:
        """Write the report as JSON."""
        sections = [asdict(section) for section in self.sections]
        return json.dumps({"healthy": self.healthy, "sections": sections}, indent=2)

    def to_text(self, colour: bool = False) -> str:
        """Write the report for a person, the conclusion last."""
        lines: list[str] = []
        for section in self.sections:
            lines.append(_paint(section.title, "1", colour))
            for finding in section.findings:
                lines += _lines(finding, colour)
            lines.append("")
        return "\n".join([*lines, *self._conclusion(colour)])

    def _conclusion(self, colour: bool) -> list[str]:
        if self.healthy:
            warnings = sum(f.status == "warning" for s in self.sections for f in s.findings)
            if warnings:
                plural = "s" if warnings > 1 else ""
                text = f"It works, with {warnings} warning{plural} above."
                return [_paint(text, _COLOURS["warning"], colour)]
            return [_paint("All is well.", _COLOURS["ok"], colour)]
        count = len(self.problems)
        lines = [f"{count} problem{'s' if count > 1 else ''}. What to do, in this order:"]
        steps = dict.fromkeys(problem.help for problem in self.problems if problem.help)
        return lines + [f"  {number}. {step}" for number, step in enumerate(steps, 1)]


def _lines(finding: Finding, colour: bool) -> list[str]:
    first, *rest = finding.text.splitlines() or [""]
    mark = _paint(f"[{_MARKS[finding.status]}]", _COLOURS[finding.status], colour)
    if finding.status == "info":
        mark = "      "
    lines = [f"{mark} {first}", *(f"{_INDENT}{line}" for line in rest)]
    if finding.help:
        lines.append(f"{_INDENT}-> {finding.help}")
    return lines


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
