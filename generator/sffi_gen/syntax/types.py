"""The parts of a spec's syntax tree that declarations are made of: values, attributes, types."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sffi_gen.source import Span

#: what may follow a backslash in a string, and what the two mean
ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t"}
_ESCAPED = str.maketrans({meaning: f"\\{letter}" for letter, meaning in ESCAPES.items()})


def meaning(text: str) -> str:
    """The value of a string that is written like this between its quotes."""
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[0]), text)


def string(value: str) -> str:
    """A value as a string of a spec."""
    return f'"{value.translate(_ESCAPED)}"'


@dataclass(frozen=True)
class Literal:
    """A value in a directive, attribute or default: ``kind`` int, float, string, name or list.

    Of a string, ``value`` is what it means: its escapes are gone.
    """

    kind: str
    value: str | tuple[Literal, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        if isinstance(self.value, tuple):
            return f"[{', '.join(map(str, self.value))}]"
        return string(self.value) if self.kind == "string" else self.value


@dataclass(frozen=True)
class Attribute:
    """``[own]``, ``[mixin: "a.b"]``; several may share brackets."""

    name: str
    value: Literal | None
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.name if self.value is None else f"{self.name}: {self.value}"


def shown(attributes: tuple[Attribute, ...]) -> str:
    """Attributes behind what they belong to."""
    return f" [{', '.join(map(str, attributes))}]" if attributes else ""


@dataclass(frozen=True)
class NamedType:
    name: str
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class ListType:
    item: TypeSyntax
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"[{self.item}]"


@dataclass(frozen=True)
class OptionalType:
    item: TypeSyntax
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.item}?"


@dataclass(frozen=True)
class TupleField:
    """One of several results; ``name`` is empty where results are told apart by position."""

    name: str
    type: TypeSyntax
    attributes: tuple[Attribute, ...]

    def __str__(self) -> str:
        name = f"{self.name}: " if self.name else ""
        return f"{name}{self.type}{shown(self.attributes)}"


@dataclass(frozen=True)
class TupleType:
    fields: tuple[TupleField, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"({', '.join(map(str, self.fields))})"


@dataclass(frozen=True)
class ArrayType:
    """``[u8; 4]``, or ``[u8; *]`` of unknown length, for which ``size`` is None."""

    item: TypeSyntax
    size: Literal | None
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"[{self.item}; {'*' if self.size is None else self.size}]"


@dataclass(frozen=True)
class PointerType:
    """``*Point``: the address of one."""

    item: TypeSyntax
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"*{self.item}"


@dataclass(frozen=True)
class RecordField:
    """A field of a struct or union; the name ``_`` is none at all."""

    name: str
    type: TypeSyntax
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{doc_lines(self.doc)}{self.name}: {self.type}{shown(self.attributes)}"


@dataclass(frozen=True)
class RecordType:
    """``struct { x: i32 }`` or ``union { ... }`` as the type of a field."""

    keyword: str
    fields: tuple[RecordField, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.keyword} {braced(self.fields)}"


TypeSyntax = NamedType | ListType | OptionalType | TupleType | ArrayType | PointerType | RecordType


def doc_lines(lines: tuple[str, ...]) -> str:
    """Documentation above what it describes."""
    return "".join(f"/// {line}".rstrip() + "\n" for line in lines)


def braced(parts: tuple[object, ...]) -> str:
    """Fields or members in braces; on lines of their own where one has documentation."""
    texts = [str(part) for part in parts]
    if not texts:
        return "{ }"
    if not any("\n" in text for text in texts):
        return f"{{ {', '.join(texts)} }}"
    body = ",\n".join(texts).replace("\n", "\n    ")
    return f"{{\n    {body},\n}}"
