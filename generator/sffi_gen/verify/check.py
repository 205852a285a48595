"""What all checks of a spec against its header share."""

from __future__ import annotations

from collections.abc import Callable

from sffi_gen.header.ctype import CType
from sffi_gen.header.model import Header, Place
from sffi_gen.model.library import Library
from sffi_gen.source import Span
from sffi_gen.verify.compare import Comparer, Mismatch, shown
from sffi_gen.verify.probe import Answer, Probe
from sffi_gen.verify.report import PROVED, UNPROVED, WRONG, Report, locate
from sffi_gen.verify.target import Target

NO_COMPILER = "only a compiler knows (--no-compiler)"


class Check:
    """Asks its questions first; what the answers mean is judged once all are there.

    ``probe`` is None where no compiler is to be asked.
    """

    def __init__(
        self,
        library: Library,
        header: Header,
        target: Target,
        comparer: Comparer,
        probe: Probe | None,
        report: Report,
    ) -> None:
        self.library = library
        self.header = header
        self.target = target
        self.comparer = comparer
        self.probe = probe
        self.report = report
        self.later: list[Callable[[], None]] = []

    def judge(self) -> None:
        """What the answers say of the claims."""
        for step in self.later:
            step()

    def integer(self, expression: str) -> int:
        """The number of a question; -1 where nobody is asked."""
        return -1 if self.probe is None else self.probe.integer(expression)

    def answer(self, question: int) -> Answer:
        if self.probe is None or question < 0:
            return Answer(problem=NO_COMPILER)
        return self.probe.answer(question)

    def differs(
        self, span: Span | None, name: str, spec: str, c: CType, found: Mismatch, place: Place
    ) -> None:
        """Report that a type of the spec is another one in C."""
        self.report.add(
            found.code,
            f"`{name}` is `{spec}` in the spec and `{shown(c)}` in the header: {found.why}",
            span,
            "",
            [f"declared at {place}"],
        )

    def depends(self, span: Span | None, name: str, better: str, c: CType) -> None:
        """Note that a width holds for this platform only."""
        self.report.add(
            "N504",
            f"{name} is `{shown(c)}`, as wide as in the spec on this platform only",
            span,
            f"`{better}` is as wide on all of them",
        )

    def proved(self, kind: str, number: int = 1) -> None:
        self.report.count(kind, PROVED, number=number)

    def wrong(self, kind: str, number: int = 1) -> None:
        self.report.count(kind, WRONG, number=number)

    def unproved(self, kind: str, reason: str, number: int = 1) -> None:
        self.report.count(kind, UNPROVED, reason, number)

    @staticmethod
    def at(span: Span | None, name: str) -> Span | None:
        return locate(span, name)
