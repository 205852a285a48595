"""The declarations of a header.

Everything is frozen and compares by value. ``place`` is where the declaration stands in the
header's own text; ``comment`` is the cleaned text of the comment that belongs to it (lines without
``*``), ``heading`` the section comment above it that no declaration since has replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sffi_gen.header.ctype import (
    LAYOUT,
    Array,
    Attribute,
    CType,
    FunctionType,
    Named,
    Parameter,
    Tagged,
    convention,
)


class HeaderError(Exception):
    """The header cannot be read at all: it does not exist, does not get through the preprocessor,
    is C++, or there is no compiler. The message says which, and what to do."""


@dataclass(frozen=True, order=True)
class Place:
    """A file as the compiler names it, and a line, counted from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Notes:
    """What a person wrote around a declaration."""

    comment: tuple[str, ...] = ()
    heading: str = ""
    #: a comment that stands above a run of declarations and is about all of them
    introduction: tuple[str, ...] = ()


@dataclass(frozen=True)
class Function:
    """A function. ``symbol`` is its name in the binary: an asm label's, where there is one.
    ``inline`` functions (and ``static`` ones) may have no symbol at all."""

    name: str
    type: FunctionType
    symbol: str
    attributes: tuple[Attribute, ...]
    place: Place
    notes: Notes = Notes()
    static: bool = False
    inline: bool = False

    @property
    def params(self) -> tuple[Parameter, ...]:
        return self.type.params

    @property
    def result(self) -> CType:
        return self.type.result

    @property
    def convention(self) -> str:
        return self.type.convention


@dataclass(frozen=True)
class Field:
    """A member of a struct or union. Without a name: an anonymous struct or union, or padding of
    ``bits``. ``bits`` is None for what is no bit-field."""

    name: str
    type: CType
    bits: int | None
    attributes: tuple[Attribute, ...]
    place: Place
    notes: Notes = Notes()


@dataclass(frozen=True)
class Record:
    """A struct or union. ``fields`` is None where the header only says that it exists.

    ``problem`` is why the layout is not known although there is a body (a member that could not
    be read; it is in ``Header.left`` too): such a record must be taken as opaque. ``pack`` is
    that of ``#pragma pack``, ``pragmas`` others that change layout. ``typedefs`` are the names of
    typedefs for just this type, in order.
    """

    kind: str
    tag: str
    fields: tuple[Field, ...] | None
    attributes: tuple[Attribute, ...]
    place: Place
    notes: Notes = Notes()
    pack: int | None = None
    pragmas: tuple[str, ...] = ()
    typedefs: tuple[str, ...] = ()
    problem: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind} {self.tag}"

    @property
    def name(self) -> str:
        return self.c_name.removeprefix(f"{self.kind} ")

    @property
    def c_name(self) -> str:
        """What C code calls it: ``struct tag``, else a typedef's name; empty if it has none."""
        if self.tag.startswith("$"):
            return self.typedefs[0] if self.typedefs else ""
        return self.key

    @property
    def layout(self) -> tuple[Attribute, ...]:
        """The attributes that change its layout."""
        return tuple(a for a in self.attributes if a.name in LAYOUT)


@dataclass(frozen=True)
class Enumerator:
    """``text`` is the expression it was given, if any; ``value`` None if it has no known value."""

    name: str
    value: int | None
    text: str
    place: Place
    notes: Notes = Notes()


@dataclass(frozen=True)
class Enum:
    """``base`` is a C23 enum's declared type, else None: then the compiler chooses."""

    tag: str
    members: tuple[Enumerator, ...] | None
    base: CType | None
    attributes: tuple[Attribute, ...]
    place: Place
    notes: Notes = Notes()
    typedefs: tuple[str, ...] = ()
    kind: str = "enum"

    @property
    def key(self) -> str:
        return f"enum {self.tag}"

    @property
    def name(self) -> str:
        return self.c_name.removeprefix("enum ")

    @property
    def c_name(self) -> str:
        if self.tag.startswith("$"):
            return self.typedefs[0] if self.typedefs else ""
        return self.key


@dataclass(frozen=True)
class Typedef:
    name: str
    type: CType
    attributes: tuple[Attribute, ...]
    place: Place
    notes: Notes = Notes()


@dataclass(frozen=True)
class Global:
    """A variable. ``value`` is the C text of an initialiser, if any; ``thread``: thread-local."""

    name: str
    type: CType
    symbol: str
    attributes: tuple[Attribute, ...]
    place: Place
    notes: Notes = Notes()
    static: bool = False
    thread: bool = False
    value: str = ""
    #: the value of a ``static const`` number, which is a constant of the header
    constant: int | float | None = None


@dataclass(frozen=True)
class Macro:
    """``#define``. ``params`` is None for an object-like one.

    ``value`` is the value of an object-like macro, as an int, float, str (a string literal that is
    UTF-8) or bytes; None where it has none, and ``reason`` says why. ``ctype`` is the canonical C
    type of a number: ``int``, ``unsigned long``, ``double``.
    """

    name: str
    params: tuple[str, ...] | None
    body: str
    place: Place
    notes: Notes = Notes()
    value: int | float | str | bytes | None = None
    ctype: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Left:
    """A declaration that could not be read: its text, cut short, and why."""

    text: str
    reason: str
    place: Place
    name: str = ""


Item = Function | Record | Enum | Typedef | Global | Macro | Left


@dataclass(frozen=True)
class Header:
    """A header as the compiler of this machine sees it.

    ``items`` is what the header itself declares, in its order; ``known`` what it and the headers it
    includes declare, by name or key (``struct tag``), for looking types up.
    """

    path: str
    items: tuple[Item, ...]
    typedefs: dict[str, Typedef] = field(repr=False)
    records: dict[str, Record] = field(repr=False)
    enums: dict[str, Enum] = field(repr=False)
    #: the compiler's command line up to the header, for asking it more
    command: tuple[str, ...] = ()
    #: the files whose declarations are ``items``: the header, and what ``also`` matched
    files: tuple[str, ...] = ()
    #: files that are included, directly or not, with how many declarations each has
    included: dict[str, int] = field(default_factory=dict, repr=False)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    @property
    def functions(self) -> dict[str, Function]:
        return {item.name: item for item in self.items if isinstance(item, Function)}

    @property
    def globals(self) -> dict[str, Global]:
        return {item.name: item for item in self.items if isinstance(item, Global)}

    @property
    def macros(self) -> dict[str, Macro]:
        return {item.name: item for item in self.items if isinstance(item, Macro)}

    @property
    def left(self) -> tuple[Left, ...]:
        return tuple(item for item in self.items if isinstance(item, Left))

    def resolve(self, kind: CType) -> CType:
        """What is behind typedefs, qualifiers added up; a name nobody declared stays as it is."""
        while isinstance(kind, Named) and kind.name in self.typedefs:
            behind = self.typedefs[kind.name].type
            kind = _qualified(behind, kind.quals)
        return kind

    def alignment(self, kind: CType) -> str:
        """What the typedef that a type is named by says of its alignment; empty if it does not."""
        while isinstance(kind, Named) and kind.name in self.typedefs:
            typedef = self.typedefs[kind.name]
            marks = [a for a in typedef.attributes if a.name == "aligned" and a.arguments]
            if marks:
                return marks[-1].arguments[0]
            kind = typedef.type
        return ""

    def record(self, kind: CType) -> Record | None:
        """The struct or union behind a type."""
        found = self.resolve(kind)
        return self.records.get(found.key) if isinstance(found, Tagged) else None

    def enum(self, kind: CType) -> Enum | None:
        """The enum behind a type."""
        found = self.resolve(kind)
        return self.enums.get(found.key) if isinstance(found, Tagged) else None


def _qualified(kind: CType, quals: tuple[str, ...]) -> CType:
    new = tuple(q for q in quals if q not in kind.quals)
    if not new:
        return kind
    from dataclasses import replace

    return replace(kind, quals=kind.quals + new)


__all__ = [
    "Array",
    "Attribute",
    "Enum",
    "Enumerator",
    "Field",
    "Function",
    "Global",
    "Header",
    "HeaderError",
    "Item",
    "Left",
    "Macro",
    "Notes",
    "Place",
    "Record",
    "Typedef",
    "convention",
]
