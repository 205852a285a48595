"""Mistakes as data: collected by the passes, rendered elsewhere.

The catalogue of codes: E1xx reading and syntax, E2xx names, E3xx meaning, E4xx output.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sffi_gen.source import Span

CODES = {
    "E101": "the spec cannot be read",
    "E102": "a character or literal that the language does not have",
    "E103": "a line that does not follow the grammar",
    "E104": "a directive that does not exist, or lacks its value",
    "E105": "a decorator or attribute that does not exist",
    "E201": "a name declared twice",
    "E202": "a name that cannot be used",
    "E203": "a type that is not declared",
    "E204": "a module or type that is not declared",
    "E205": "an include of specs that goes round in a circle",
    "E301": "a type that cannot stand in this place",
    "E302": "ownership that is missing or cannot be",
    "E303": "a default value that does not fit its type",
    "E304": "parameters in an order that Python does not allow",
    "E305": "overloads that cannot be told apart",
    "E306": "a method, property or operator of the wrong shape",
    "E307": "a directive that is missing or contradicts another",
    "E308": "what only the other language's libraries can have",
    "E309": "a length, size or capacity of something that has none, or of nothing",
    "E310": "a lifetime that cannot be kept",
    "E311": "a macro that cannot be translated",
    "E312": "a struct, union or array that cannot be laid out",
    "E313": "an error class or a way of failing that does not fit",
    "E314": "a function that is named for a purpose and does not fit it",
    "E401": "an output file that was changed by hand",
    "E402": "an output file that cannot be written",
}


@dataclass(frozen=True)
class Diagnostic:
    """One mistake: what (``message``), where (``span``, ``label``), and what to do (``help``).

    What is no mistake has the severity note.
    """

    code: str
    message: str
    span: Span | None = None
    label: str = ""
    notes: tuple[str, ...] = ()
    help: str = ""
    severity: str = "error"  # or note


class SpecErrors(Exception):
    """Raised at a pass boundary when the passes so far have found mistakes."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(f"{len(self.diagnostics)} errors")


class Diagnostics:
    """Collects mistakes; iterates in the order of the sources."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=_position))

    def __len__(self) -> int:
        return len(self._found)

    def add(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        label: str = "",
        notes: Iterable[str] = (),
        help: str = "",
    ) -> None:
        """Record a mistake; an exact repetition is dropped."""
        assert code in CODES, code
        found = Diagnostic(code, message, span, label, tuple(notes), help)
        if found not in self._found:
            self._found.append(found)

    def stop_if_any(self) -> None:
        """End of a pass.

        Raises:
            SpecErrors: if anything was recorded.
        """
        if self._found:
            raise SpecErrors(self)


def _position(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.file.path, span.line, span.column) if span else ("", 0, 0)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help line naming the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""
