"""What a verification found: differences, notes, and how many claims are proved."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sffi_gen.diagnostics import Diagnostic
from sffi_gen.render import render_json, render_text
from sffi_gen.source import Span

#: E5xx the header, E6xx the library, E7xx an older spec; N is what is harmless
CODES = {
    "E501": "a declaration that the header does not have",
    "E502": "a type of another size or alignment",
    "E503": "a field at another offset",
    "E504": "a bit-field of another place, width or sign",
    "E505": "an integer or float of another width or sign",
    "E506": "a type of another kind",
    "E507": "a constant or member of another value",
    "E508": "a function of another number of parameters",
    "E509": "a function that is called in another way",
    "E510": "a field that the spec leaves out",
    "E511": "a macro that gives something else",
    "E520": "a header that cannot be read",
    "E601": "a symbol that the library does not export",
    "E602": "a symbol that only those find who ask for its version",
    "E603": "a function that is a variable, or the reverse",
    "E604": "a variable of another size in the library",
    "E605": "a library that cannot be read, or is for another platform",
    "E606": "a library that is not found",
    "E607": "a shim that is not built",
    "E608": "a function of which the shim has another version",
    "E609": "an operator that this release lacks",
    "E610": "an operator of another signature in this release",
    "E701": "a declaration that is gone",
    "E702": "a parameter or result that callers know otherwise",
    "E703": "a type that is laid out otherwise",
    "E704": "a value that has changed",
    "E705": "ownership or lifetime that has changed",
    "E706": "the way a function reports errors has changed",
    "N501": "declarations that the spec leaves out",
    "N502": "members of an enum that the spec leaves out",
    "N503": "memory that C may write to",
    "N504": "a width that differs between platforms",
    "N505": "open questions",
    "N506": "claims that nothing here could prove",
    "N601": "symbols that the spec leaves out",
    "N602": "a symbol that is missing as the spec expects",
    "N603": "symbols that only a library has which the library needs",
    "N604": "operators that the spec leaves out",
    "N605": "an operator of other names or defaults in this release",
    "N606": "a shim that is not built, where headers say enough",
    "N701": "what is new",
    "N702": "what has changed and breaks nobody",
}
KINDS = (
    *("sizes", "alignments", "offsets", "bit-fields", "types", "values"),
    *("prototypes", "macros", "symbols", "operators"),
)
_MOST_NAMES = 12
PROVED, WRONG, UNPROVED = "proved", "wrong", "unproved"


@dataclass
class Report:
    """Collects findings and counts claims.

    Attributes:
        spec: the spec's path.
        whole: whether every name is listed, not only the first of many.
        facts: what was compared with what, in words, for the head of the summary.
    """

    spec: str
    whole: bool = False
    facts: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        label: str = "",
        notes: Iterable[str] = (),
        help: str = "",
    ) -> None:
        """Record a difference (E...) or a note (N...); an exact repetition is dropped."""
        assert code in CODES, code
        severity = "error" if code.startswith("E") else "note"
        found = Diagnostic(code, message, span, label, tuple(notes), help, severity)
        if found not in self.findings:
            self.findings.append(found)

    def count(self, kind: str, state: str, reason: str = "", number: int = 1) -> None:
        """Count claims of a kind as proved, wrong or unproved; ``reason`` for the latter."""
        assert kind in KINDS, kind
        self.claims[kind, state] += number
        if state == UNPROVED:
            self.reasons[kind, reason] += number

    def listed(self, names: Sequence[str]) -> str:
        """The first of several names, and how many more there are; or all."""
        rest = 0 if self.whole else len(names) - _MOST_NAMES
        shown = ", ".join(names[:_MOST_NAMES] if rest > 0 else names)
        return f"{shown} and {rest} more" if rest > 0 else shown

    @property
    def errors(self) -> int:
        return sum(1 for found in self.findings if found.severity == "error")

    @property
    def sorted(self) -> list[Diagnostic]:
        """Errors first, each in the order of the spec."""

        def key(found: Diagnostic) -> tuple[bool, str, int, int]:
            span = found.span
            place = (span.file.path, span.line, span.column) if span else ("", 0, 0)
            return (found.severity == "note", *place)

        return sorted(self.findings, key=key)

    def to_text(self, *, color: bool = False, notes: bool = True) -> str:
        """Findings, then the summary."""
        shown = [f for f in self.sorted if notes or f.severity == "error"]
        parts = [render_text(shown, color=color)] if shown else []
        return "\n\n".join([*parts, self.summary()])

    def summary(self) -> str:
        lines = list(self.facts)
        rows = [
            (kind, [self.claims[kind, state] for state in (PROVED, WRONG, UNPROVED)])
            for kind in KINDS
        ]
        rows = [row for row in rows if any(row[1])]
        if rows:
            rows.append(("all", [sum(row[1][column] for row in rows) for column in range(3)]))
            lines += ["", f"{'claims':<12}{'proved':>8}{'wrong':>8}{'unproved':>10}"]
            lines += [f"{kind:<12}{p:>8}{w:>8}{u:>10}" for kind, (p, w, u) in rows]
        if self.reasons:
            lines += ["", "unproved:"]
            lines += [
                f"  {number} {kind}: {reason}" for (kind, reason), number in self.reasons.items()
            ]
        errors, notes = self.errors, len(self.findings) - self.errors
        said = f"{errors or 'no'} difference{'s' * (errors != 1)}"
        said += f", {notes} note{'s' * (notes != 1)}" if notes else ""
        return "\n".join([*lines, "", f"{self.spec}: {said}"]).lstrip("\n")

    def to_json(self) -> str:
        """An object: ``findings`` as sffi-gen prints them, ``claims`` and ``unproved`` by kind."""
        claims: dict[str, dict[str, int]] = {}
        for (kind, state), number in self.claims.items():
            claims.setdefault(kind, {PROVED: 0, WRONG: 0, UNPROVED: 0})[state] = number
        unproved = [
            {"kind": kind, "reason": reason, "number": number}
            for (kind, reason), number in self.reasons.items()
        ]
        found = {
            "spec": self.spec,
            "facts": self.facts,
            "findings": json.loads(render_json(self.sorted)),
            "claims": claims,
            "unproved": unproved,
            "errors": self.errors,
        }
        return json.dumps(found, indent=2)


def locate(span: Span | None, name: str) -> Span | None:
    """Where, in the declaration that starts at a span, ``name:`` stands; the span if nowhere."""
    if span is None:
        return None
    depth = 0
    for number in range(span.line, span.line + 200):
        text = span.file.line(number)
        code = text.split(" #")[0]
        start = span.column - 1 if number == span.line else 0
        match = re.compile(rf"(?<![\w.]){re.escape(name)}\s*(?=[:=,}}]|$)").search(code, start)
        if match and (number > span.line or match.start() > span.column - 1):
            return Span(span.file, number, match.start() + 1, len(name))
        depth += sum(code.count(c) for c in "([{") - sum(code.count(c) for c in ")]}")
        if depth <= 0:
            break
    return span
