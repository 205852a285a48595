"""What a generated package says of each C function, and reading it.

``(stmt: Stmt, index: i32, -n: i32, sql: text) -> i32 keep since=3.41.0``: the arguments that C
takes, in order, those that Python does not pass marked ``-``; what C returns; and what else there
is to know:

========== =======================================================================
word       meaning
========== =======================================================================
keep       the GIL is kept
errno      the call tells ``errno``
as=NAME    C's name of the function, where it is not the entry's own
fixed=N    variadic, with so many arguments before the others
since=V    the library's version that brought it; until=V, the one that dropped it
on=A+B     the platforms that have it
========== =======================================================================

Behind an argument's type may stand ``writable``, ``raw`` (a text that may have NULs in it) and the
name of an encoding; ``of=NAME``: it is the extent of that argument; ``same=NAME``: it is as long as
that one; ``room``: it is how much there is room for, and so not negative.
"""

from __future__ import annotations

TYPE_CHECKING = False

__all__ = ["Argument", "Prototype"]


class Argument:
    """One argument; ``kind`` is its type without the question mark of ``nullable`` ones."""

    __slots__ = ("hidden", "kind", "name", "nullable", "words")

    def __init__(self, text: str) -> None:
        name, _, rest = text.partition(": ")
        self.hidden = name.startswith("-")
        self.name = name.lstrip("-")
        kind, *words = rest.split(" ") if not rest.startswith("[") else _list(rest)
        self.nullable = kind.endswith("?")
        self.kind = kind.removesuffix("?")
        self.words = tuple(words)

    @property
    def encoding(self) -> str:
        plain = ("writable", "raw", "room")
        named = (word for word in self.words if word not in plain and "=" not in word)
        return next(named, "utf-8")


def _list(text: str) -> list[str]:
    kind, _, words = text.rpartition("]")
    mark = "?" if words.startswith("?") else ""
    return [f"{kind}]{mark}", *words.removeprefix("?").split()]


class Prototype:
    """One entry."""

    __slots__ = ("arguments", "facts", "result", "words")

    def __init__(self, text: str) -> None:
        inside, _, rest = text[1:].partition(") -> ")
        self.arguments = tuple(Argument(part) for part in inside.split(", ") if part)
        self.result, *words = rest.split(" ")
        self.words = frozenset(word for word in words if "=" not in word)
        self.facts = dict(word.split("=", 1) for word in words if "=" in word)

    @property
    def visible(self) -> tuple[Argument, ...]:
        return tuple(argument for argument in self.arguments if not argument.hidden)
