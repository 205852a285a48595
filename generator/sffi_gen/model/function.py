"""Functions of the resolved model."""

from __future__ import annotations

from dataclasses import dataclass, field

from sffi_gen.model.types import Field, Type
from sffi_gen.source import Span


@dataclass(frozen=True)
class EnumDefault:
    """A default that is a member of an enum."""

    enum: str
    member: str


@dataclass(frozen=True)
class ValueDefault:
    """A default of a value type: what the module of its class calls ``member``."""

    value: str
    member: str


@dataclass(frozen=True)
class Param:
    """``has_default`` tells a default of None from none at all."""

    name: str
    type: Type
    default: object = None
    has_default: bool = False
    keyword_only: bool = False
    variadic: bool = False
    single: bool = False
    consumed: bool = False

    @property
    def takes_one(self) -> bool:
        """Whether an int may stand for a list."""
        return self.single or (self.type.base.kind == "list" and self.type.base.size is not None)

    def __str__(self) -> str:
        flags = [
            word
            for word, on in (
                ("consume", self.consumed),
                ("single", self.single),
                ("keyword", self.keyword_only),
            )
            if on
        ]
        text = f"{'*' if self.variadic else ''}{self.name}: {self.type}"
        text += f" [{', '.join(flags)}]" if flags else ""
        return f"{text} = {self.default!r}" if self.has_default else text


@dataclass(frozen=True)
class Binding:
    """A place where Python finds a function: a module, or a handle class (``owner``)."""

    module: str
    owner: str
    name: str
    tag: str

    @property
    def path(self) -> str:
        return ".".join(part for part in (self.module, self.owner, self.name) if part)


@dataclass(frozen=True)
class Target:
    """What C++ calls: ``pointer`` (&text), ``expression``, ``class``, or looked up by name.

    A class has a static function ``call``, and the library's headers may lack it. Looking up is
    ``find``, ``maker`` (also tries the constructor) or ``taker`` (also destroys).
    """

    kind: str
    text: str


@dataclass(frozen=True)
class Function:
    """``role`` is function, property or setter; ``gil`` is release or keep."""

    name: str  # of the symbol, without rt_<library>_
    symbol: str
    bindings: tuple[Binding, ...]
    params: tuple[Param, ...]
    result: Type
    target: Target
    role: str
    gil: str
    guard: bool  # its result is compared by recorded plans
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)
    result_name: str = field(default="", kw_only=True)  # of the class of its results
    older: bool = field(default=False, kw_only=True)  # an order of arguments that is deprecated
    shared: bool = field(
        default=False, kw_only=True
    )  # its symbol is that of a function before it, which has the same target
    headers: tuple[str, ...] = field(default=(), kw_only=True)  # beyond those of all functions

    @property
    def given_back(self) -> tuple[str, ...]:
        """The parameters that are the result, where C++ gives nothing new."""
        fields = self.result.fields or (Field("", self.result),)
        return tuple(part.type.name for part in fields if part.type.kind == "param")

    @property
    def returns_tuple(self) -> bool:
        """Whether native code gives several results."""
        return self.result.kind == "tuple" and not self.given_back
