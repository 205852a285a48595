"""The syntax tree of a spec: what was written, before anything is looked up.

``str(node)`` is spec text again, and ``parse(str(node)) == node``: spans do not take part in
comparison.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sffi_gen.source import Span
from sffi_gen.syntax.types import (
    ArrayType,
    Attribute,
    ListType,
    Literal,
    NamedType,
    OptionalType,
    PointerType,
    RecordField,
    RecordType,
    TupleField,
    TupleType,
    TypeSyntax,
    braced,
    doc_lines,
    shown,
)

__all__ = [
    "AliasDecl",
    "ArrayType",
    "Attribute",
    "CallbackDecl",
    "ConstDecl",
    "Declaration",
    "Decorator",
    "Directive",
    "EnumDecl",
    "EnumMember",
    "ErrorDecl",
    "FnDecl",
    "FnName",
    "ListType",
    "Literal",
    "ModuleDecl",
    "NamedType",
    "OptionalType",
    "Param",
    "PointerType",
    "RecordDecl",
    "RecordField",
    "RecordType",
    "Spec",
    "TupleField",
    "TupleType",
    "TypeDecl",
    "TypeSyntax",
    "VarDecl",
]


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
        attributes = shown(self.attributes)
        return f"{doc_lines(self.doc)}{self.keyword} {self.name} = {self.target}{attributes}"


@dataclass(frozen=True)
class EnumMember:
    name: str
    value: Literal | None
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        value = "" if self.value is None else f" = {self.value}"
        return f"{doc_lines(self.doc)}{self.name}{value}"


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
        head = f"{doc_lines(self.doc)}enum {self.name}{target}"
        return f"{head} {braced(self.members)}{shown(self.attributes)}"


@dataclass(frozen=True)
class ConstDecl:
    """``const LIMIT: i64 = 64``."""

    name: str
    type: TypeSyntax
    value: Literal
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        head = f"{doc_lines(self.doc)}const {self.name}: {self.type}"
        return f"{head} = {self.value}{shown(self.attributes)}"


@dataclass(frozen=True)
class ModuleDecl:
    """``module nn.functional``."""

    path: str
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{doc_lines(self.doc)}module {self.path}{shown(self.attributes)}"


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
    """A parameter.

    With an empty ``name`` it is the lone ``*`` after which arguments go by keyword or, with
    ``variadic``, the ``...`` of a variadic C function.
    """

    name: str
    type: TypeSyntax | None
    attributes: tuple[Attribute, ...]
    default: Literal | None
    variadic: bool
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        if not self.name:
            return "..." if self.variadic else "*"
        text = f"{'*' if self.variadic else ''}{self.name}"
        if self.type is not None:
            text += f": {self.type}"
        text += shown(self.attributes)
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
        text = f"{doc_lines(self.doc)}{decorators}fn {names}({', '.join(map(str, self.params))})"
        if self.result is not None:
            text += f" -> {self.result}{shown(self.result_attributes)}"
        return f"{text} = {self.target}" if self.target else text


@dataclass(frozen=True)
class RecordDecl:
    """``struct Point = struct point { x: i32, y: i32 }``, or the same with ``union``."""

    keyword: str
    name: str
    target: str
    fields: tuple[RecordField, ...]
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        target = f" = {self.target}" if self.target else ""
        head = f"{doc_lines(self.doc)}{self.keyword} {self.name}{target}"
        return f"{head} {braced(self.fields)}{shown(self.attributes)}"


@dataclass(frozen=True)
class CallbackDecl:
    """``callback Compare(user: userdata, a: i32, b: i32) -> i32 [on_error: 0]``."""

    name: str
    params: tuple[Param, ...]
    result: TypeSyntax | None
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        text = f"{doc_lines(self.doc)}callback {self.name}({', '.join(map(str, self.params))})"
        return text if self.result is None else f"{text} -> {self.result}{shown(self.attributes)}"


@dataclass(frozen=True)
class AliasDecl:
    """``alias RowId = i64 [c: "sqlite3_int64"]``."""

    name: str
    type: TypeSyntax
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{doc_lines(self.doc)}alias {self.name} = {self.type}{shown(self.attributes)}"


@dataclass(frozen=True)
class VarDecl:
    """``var version: [char; *] = sqlite3_version [readonly, text]``."""

    name: str
    type: TypeSyntax
    target: str
    attributes: tuple[Attribute, ...]
    decorators: tuple[Decorator, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        decorators = "".join(f"{decorator}\n" for decorator in self.decorators)
        target = f" = {self.target}" if self.target else ""
        head = f"{doc_lines(self.doc)}{decorators}var {self.name}: {self.type}"
        return f"{head}{target}{shown(self.attributes)}"


@dataclass(frozen=True)
class ErrorDecl:
    """``error Error [ok: 0, message: errmsg]``."""

    name: str
    attributes: tuple[Attribute, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{doc_lines(self.doc)}error {self.name}{shown(self.attributes)}"


Declaration = (
    TypeDecl
    | EnumDecl
    | ConstDecl
    | ModuleDecl
    | FnDecl
    | RecordDecl
    | CallbackDecl
    | AliasDecl
    | VarDecl
    | ErrorDecl
)


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
