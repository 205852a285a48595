"""What is declared, and looking names up in it."""

from __future__ import annotations

import keyword
from dataclasses import replace

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.model.library import (
    BUILTIN_TYPES,
    C_TYPES,
    Alias,
    Callback,
    Const,
    Enum,
    ErrorClass,
    Field,
    Handle,
    Module,
    Record,
    Type,
    Value,
)
from sffi_gen.source import Span
from sffi_gen.syntax.nodes import (
    AliasDecl,
    ArrayType,
    ListType,
    NamedType,
    OptionalType,
    PointerType,
    RecordType,
    TupleType,
    TypeSyntax,
)


class Scope:
    """All declared names of a library; looking up an unknown one records the mistake."""

    def __init__(self, diagnostics: Diagnostics, language: str) -> None:
        self.diagnostics = diagnostics
        self.language = language
        self.builtin = C_TYPES if language == "c" else BUILTIN_TYPES
        self.handles: dict[str, Handle] = {}
        self.values: dict[str, Value] = {}
        self.enums: dict[str, Enum] = {}
        self.modules: dict[str, Module] = {}
        self.consts: dict[str, Const] = {}
        self.aliases: dict[str, Alias] = {}
        self.alias_nodes: dict[str, AliasDecl] = {}
        self.record_names: dict[str, None] = {}  # declared; the records themselves come later
        self.records: dict[str, Record] = {}
        self.callback_names: dict[str, None] = {}
        self.callbacks: dict[str, Callback] = {}
        self.errors: dict[str, ErrorClass] = {}
        self._spans: dict[str, Span] = {}
        self._following: list[str] = []  # aliases that are being resolved

    def declare(self, name: str, span: Span) -> bool:
        """Whether the name is free; if not, the second declaration is a mistake."""
        if name in self.builtin:
            self.diagnostics.add(
                "E202", f"`{name}` is a built-in type", span, "choose another name"
            )
            return False
        if any(keyword.iskeyword(part) for part in name.split(".")):
            self.diagnostics.add("E202", f"`{name}` is a keyword of Python", span)
            return False
        if name in names.RESERVED_TYPES:
            self.diagnostics.add("E202", f"`{name}` is a name of the generated package's own", span)
            return False
        if name in self._spans:
            first = self._spans[name]
            self.diagnostics.add(
                "E201",
                f"`{name}` is declared twice",
                span,
                "declared again here",
                [f"first declared at {first.file.path}:{first.line}"],
            )
            return False
        self._spans[name] = span
        return True

    def is_type(self, name: str) -> bool:
        declared = (self.builtin, self.handles, self.values, self.enums, self.alias_nodes)
        return any(name in kind for kind in declared)

    @property
    def types(self) -> list[str]:
        declared = (self.handles, self.values, self.enums, self.record_names, self.callback_names)
        return [*self.builtin, *(name for kind in declared for name in kind), *self.alias_nodes]

    def type(self, syntax: TypeSyntax) -> Type | None:
        """The model of a written type; None if some name in it is unknown."""
        if isinstance(syntax, NamedType):
            return self._named(syntax)
        if isinstance(syntax, OptionalType):
            item = self.type(syntax.item)
            return Type("optional", item=item) if item else None
        if isinstance(syntax, ListType):
            item = self.type(syntax.item)
            return Type("list", item=item) if item else None
        if isinstance(syntax, TupleType):
            return self._tuple(syntax)
        if self.language != "c" and not _is_sized_list(syntax):
            self.diagnostics.add(
                "E308", f"`{syntax}` is a type of C libraries", syntax.span, "not of C++ ones"
            )
            return None
        if isinstance(syntax, RecordType):
            self.diagnostics.add(
                "E301",
                f"a {syntax.keyword} without a name can only be the type of a field",
                syntax.span,
                help=f"declare it: `{syntax.keyword} NAME {{ ... }}`",
            )
            return None
        if isinstance(syntax, PointerType):
            item = self.type(syntax.item)
            return Type("ref", item=item) if item else None
        return self._array(syntax)

    def _named(self, syntax: NamedType) -> Type | None:
        name = syntax.name
        if name in self.builtin:
            return self.builtin[name]
        kinds = (
            ("handle", self.handles),
            ("value", self.values),
            ("enum", self.enums),
            ("record", self.record_names),
            ("callback", self.callback_names),
        )
        for kind, declared in kinds:
            if name in declared:
                return Type(kind, name)
        if name in self.alias_nodes:
            return self._alias(name, syntax.span)
        if name in BUILTIN_TYPES or name in C_TYPES:
            other = "C" if self.language != "c" else "C++"
            self.diagnostics.add(
                "E308",
                f"`{name}` is a type of {other} libraries",
                syntax.span,
                help="bind the library as C: `language: c`" if other == "C" else "",
            )
            return None
        self.diagnostics.add(
            "E203",
            f"unknown type `{name}`",
            syntax.span,
            "not declared here or in an included spec",
            help=did_you_mean(name, self.types),
        )
        return None

    def _alias(self, name: str, span: Span) -> Type | None:
        """What an alias stands for, under the alias's name."""
        if name in self.aliases:
            return replace(self.aliases[name].type, alias=name)
        if name in self._following:
            self.diagnostics.add("E203", f"alias `{name}` stands for itself", span)
            return None
        self._following.append(name)
        kind = self.type(self.alias_nodes[name].type)
        self._following.pop()
        return replace(kind, alias=name) if kind else None

    def _array(self, syntax: ArrayType) -> Type | None:
        item = self.type(syntax.item)
        if item is None:
            return None
        if syntax.size is None:
            return Type("array", item=item)
        kind = "array" if self.language == "c" else "list"
        text = str(syntax.size.value)
        const = self.consts.get(text)
        size = int(text, 0) if syntax.size.kind == "int" else const and const.value
        if not isinstance(size, int) or not 0 < size < 2**48:
            self.diagnostics.add(
                "E312",
                f"`{text}` is no length of an array",
                syntax.size.span,
                "neither a number above 0 nor a constant of one",
            )
            return None
        return Type(kind, item=item, size=size)

    def _tuple(self, syntax: TupleType) -> Type | None:
        fields: list[Field] = []
        for written in syntax.fields:
            kind = self.type(written.type)
            if kind is None:
                return None
            name = names.python(written.name)
            if name and any(field.name == name for field in fields):
                self.diagnostics.add("E201", f"two results are called `{name}`", syntax.span)
            if name.startswith("_"):
                self.diagnostics.add(
                    "E202", f"a result cannot be called `{name}`", syntax.span, "starts with `_`"
                )
            fields.append(Field(name, kind))
        return Type("tuple", fields=tuple(fields))

    def place(self, path: str, span: Span) -> tuple[str, str] | None:
        """A dotted path without its last part as (module, handle); None if it is unknown."""
        if not path:
            return "", ""
        if path in self.handles:
            return "", path
        if path in self.modules:
            return path, ""
        known = [*self.handles, *self.modules]
        self.diagnostics.add(
            "E204",
            f"unknown type or module `{path}`",
            span,
            "not declared here or in an included spec",
            help=did_you_mean(path, known) or f"declare it: `module {path}`",
        )
        return None


def _is_sized_list(syntax: TypeSyntax) -> bool:
    """Whether this is C++'s ``[i64; 2]``, a list for which a single int may stand."""
    return isinstance(syntax, ArrayType) and syntax.size is not None and str(syntax.item) == "i64"
