"""An operator's schema as ATen writes it, such as ``add.out(Tensor self, Tensor other, *, Scalar
alpha=1, Tensor(a!) out) -> Tensor(a!)``.

Nothing is lost: ``str(schema)`` is the text that was read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Alias:
    """Which other values one may share memory with: those of the same sets.

    ``writes`` is the ``!``: the operator changes it. ``after`` are the sets that it is in when the
    operator is done, where those are others: ``(a -> *)``.
    """

    before: tuple[str, ...]
    writes: bool = False
    after: tuple[str, ...] = ()

    def __str__(self) -> str:
        text = "|".join(self.before) + ("!" if self.writes else "")
        return f"({text} -> {'|'.join(self.after)})" if self.after else f"({text})"


@dataclass(frozen=True)
class Base:
    """A type by its name: ``Tensor``, ``SymInt``."""

    name: str
    alias: Alias | None = None

    def __str__(self) -> str:
        return f"{self.name}{self.alias or ''}"


@dataclass(frozen=True)
class ListOf:
    """``int[]``; ``int[2]``, for which a single value stands too."""

    item: Type
    size: int | None = None

    def __str__(self) -> str:
        return f"{self.item}[{'' if self.size is None else self.size}]"


@dataclass(frozen=True)
class Maybe:
    """``Tensor?``"""

    item: Type

    def __str__(self) -> str:
        return f"{self.item}?"


Type = Base | ListOf | Maybe


@dataclass(frozen=True)
class Default:
    """A default as it is written: ``kind`` is word (``None``, ``Mean``), int, float, string or
    list, whose text is that of its items, parted by commas."""

    kind: str
    text: str

    def __str__(self) -> str:
        return f"[{self.text}]" if self.kind == "list" else self.text


@dataclass(frozen=True)
class Argument:
    type: Type
    name: str
    default: Default | None = None
    keyword_only: bool = False

    @property
    def alias(self) -> Alias | None:
        return base(self.type).alias

    def __str__(self) -> str:
        text = f"{self.type} {self.name}"
        return text if self.default is None else f"{text}={self.default}"


@dataclass(frozen=True)
class Result:
    """``name`` is empty where the schema gives none."""

    type: Type
    name: str = ""

    @property
    def alias(self) -> Alias | None:
        return base(self.type).alias

    def __str__(self) -> str:
        return f"{self.type} {self.name}" if self.name else str(self.type)


@dataclass(frozen=True)
class Schema:
    name: str
    overload: str
    arguments: tuple[Argument, ...]
    results: tuple[Result, ...]

    @property
    def full_name(self) -> str:
        """``add.Tensor``: no other operator has it."""
        return f"{self.name}.{self.overload}" if self.overload else self.name

    @property
    def class_name(self) -> str:
        """``add_Tensor``: the operator's class in ``at::_ops``."""
        return f"{self.name}_{self.overload}" if self.overload else self.name

    def __str__(self) -> str:
        written: list[str] = []
        for argument in self.arguments:
            if argument.keyword_only and "*" not in written:
                written.append("*")
            written.append(str(argument))
        results = ", ".join(map(str, self.results))
        if len(self.results) != 1:
            results = f"({results})"
        return f"{self.full_name}({', '.join(written)}) -> {results}"


def base(kind: Type) -> Base:
    """The type that lists and optionals are of."""
    while not isinstance(kind, Base):
        kind = kind.item
    return kind
