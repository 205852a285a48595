"""The syntax tree of a spec: what was written, before anything is looked up.

``str(node)`` is spec text again, and ``parse(str(node)) == node``: spans do not take part in
comparison.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sffi_gen.source import Span


@dataclass(frozen=True)
class Literal:
    """A value in a directive, attribute or default: ``kind`` int, float, string, name or list."""

    kind: str
    value: str | tuple[Literal, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        if isinstance(self.value, tuple):
            return f"[{', '.join(map(str, self.value))}]"
        return f'"{self.value}"' if self.kind == "string" else self.value


@dataclass(frozen=True)
class Attribute:
    """``[own]``, ``[mixin: "a.b"]``; several may share brackets."""

    name: str
    value: Literal | None
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.name if self.value is None else f"{self.name}: {self.value}"


def _attributes(attributes: tuple[Attribute, ...]) -> str:
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
        return f"{name}{self.type}{_attributes(self.attributes)}"


@dataclass(frozen=True)
class TupleType:
    fields: tuple[TupleField, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"({', '.join(map(str, self.fields))})"


TypeSyntax = NamedType | ListType | OptionalType | TupleType


@dataclass(frozen=True)
class Directive:
    """``include: "counter.hpp"``."""

    key: str
    values: tuple[Literal, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.key}: {', '.join(map(str, self.values))}"


@dataclass(frozen=True)
class Decorator:
    """``@gil(keep)``."""

    name: str
    arguments: tuple[Literal, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        arguments = f"({', '.join(map(str, self.arguments))})" if self.arguments else ""
        return f"@{self.name}{arguments}"


@dataclass(frozen=True)
class TypeDecl:
    """``type Counter = demo::Counter`` (a handle) or ``value dtype = at::ScalarType``."""

    keyword: str
    name: str
    target: str
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        attributes = _attributes(self.attributes)
        return f"{_doc(self.doc)}{self.keyword} {self.name} = {self.target}{attributes}"


@dataclass(frozen=True)
class EnumMember:
    name: str
    value: Literal | None
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.name if self.value is None else f"{self.name} = {self.value}"


@dataclass(frozen=True)
class EnumDecl:
    """``enum Color = demo::Color { red = 0, green }``."""

    name: str
    target: str
    members: tuple[EnumMember, ...]
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        target = f" = {self.target}" if self.target else ""
        members = ", ".join(map(str, self.members))
        body = f" {{ {members} }}" if members else " { }"
        return f"{_doc(self.doc)}enum {self.name}{target}{body}{_attributes(self.attributes)}"


@dataclass(frozen=True)
class ConstDecl:
    """``const LIMIT: i64 = 64``."""

    name: str
    type: TypeSyntax
    value: Literal
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{_doc(self.doc)}const {self.name}: {self.type} = {self.value}"


@dataclass(frozen=True)
class ModuleDecl:
    """``module nn.functional``."""

    path: str
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{_doc(self.doc)}module {self.path}{_attributes(self.attributes)}"


@dataclass(frozen=True)
class FnName:
    """``Tensor.max@dim``: a dotted path and an overload tag."""

    path: str
    tag: str
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.path}@{self.tag}" if self.tag else self.path


@dataclass(frozen=True)
class Param:
    """A parameter, or the lone ``*`` after which arguments go by keyword (``name`` empty)."""

    name: str
    type: TypeSyntax | None
    attributes: tuple[Attribute, ...]
    default: Literal | None
    variadic: bool
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        if not self.name:
            return "*"
        text = f"{'*' if self.variadic else ''}{self.name}"
        if self.type is not None:
            text += f": {self.type}"
        text += _attributes(self.attributes)
        return text if self.default is None else f"{text} = {self.default}"


@dataclass(frozen=True)
class FnDecl:
    names: tuple[FnName, ...]
    params: tuple[Param, ...]
    result: TypeSyntax | None
    result_attributes: tuple[Attribute, ...]
    target: str
    decorators: tuple[Decorator, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        decorators = "".join(f"{decorator}\n" for decorator in self.decorators)
        names = ", ".join(map(str, self.names))
        text = f"{_doc(self.doc)}{decorators}fn {names}({', '.join(map(str, self.params))})"
        if self.result is not None:
            text += f" -> {self.result}{_attributes(self.result_attributes)}"
        return f"{text} = {self.target}" if self.target else text


Declaration = TypeDecl | EnumDecl | ConstDecl | ModuleDecl | FnDecl


@dataclass(frozen=True)
class Spec:
    """A whole file."""

    doc: tuple[str, ...]
    directives: tuple[Directive, ...]
    declarations: tuple[Declaration, ...]

    def __str__(self) -> str:
        parts = ["\n".join(f"//! {line}".rstrip() for line in self.doc)] if self.doc else []
        parts += ["\n".join(map(str, self.directives))] if self.directives else []
        parts += [str(declaration) for declaration in self.declarations]
        return "\n\n".join(parts) + "\n"


def _doc(lines: tuple[str, ...]) -> str:
    return "".join(f"/// {line}".rstrip() + "\n" for line in lines)
