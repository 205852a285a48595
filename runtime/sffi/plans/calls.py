"""What a recording consists of: calls, and where their arguments come from."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from sffi.calling import BoundFunction
    from sffi.plans.values import Number, Pending

    #: what a call was given: a handle's origin, a list of them, a plain value as
    #: :func:`sffi.convert.convert` makes it, or a value that is known only in the replay
    Source: TypeAlias = "Origin | list[Origin | None] | Number | Pending | Any"

__all__ = ["PLAIN_RESULTS", "Call", "Origin", "Place"]

#: letters of results that are values rather than handles
PLAIN_RESULTS = "iudqnsSbYIDBN"


class Place:
    """A line of source."""

    __slots__ = ("file", "function", "line")

    def __init__(self, file: str, line: int, function: str) -> None:
        self.file = file
        self.line = line
        self.function = function

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Origin:
    """Where a handle comes from.

    Attributes:
        kind: ``input``, ``outside`` (the function used it, but was not given it) or ``call``.
        number: which input, outside handle or call.
        position: of a call's results; 0 otherwise.
        item: of a result that is a list; -1 where it is none.
        name: of a handle from outside, where it has one.
    """

    __slots__ = ("item", "kind", "name", "number", "position")

    def __init__(self, kind: str, number: int, position: int = 0, item: int = -1) -> None:
        self.kind = kind
        self.number = number
        self.position = position
        self.item = item
        self.name = ""

    @property
    def key(self) -> tuple[str, int, int, int]:
        """The same for the same handle."""
        return self.kind, self.number, self.position, self.item

    def __str__(self) -> str:
        if self.kind == "call":
            item = f"[{self.item}]" if self.item >= 0 else ""
            several = f".{self.position}" if self.position else ""
            return f"%{self.number}{several}{item}"
        return self.name or f"{self.kind} {self.number}"


class Call:
    """One call.

    Attributes:
        function: what was called.
        arguments: a source for each argument.
        place: the line of the person's code that led to it.
        guard: whether its plain results are compared in a replay.
        results: for each result: an origin or None (handles), a list of those, or what a guard
            gave; for other plain results whether there was one.
    """

    __slots__ = ("arguments", "function", "guard", "place", "results")

    def __init__(
        self, function: BoundFunction, arguments: list[Source], place: Place, guard: bool
    ) -> None:
        self.function = function
        self.arguments = arguments
        self.place = place
        self.guard = guard
        self.results: list[Any] = []

    @property
    def name(self) -> str:
        """The function's name as Python knows it."""
        return self.function.signature.name

    def __str__(self) -> str:
        return f"{self.name}() at {self.place}"
