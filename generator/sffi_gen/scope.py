"""What is declared, and looking names up in it."""

from __future__ import annotations

import keyword

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.model import BUILTIN_TYPES, Enum, Field, Handle, Module, Type, Value
from sffi_gen.source import Span
from sffi_gen.syntax import ListType, NamedType, OptionalType, TupleType, TypeSyntax


class Scope:
    """All declared names of a library; looking up an unknown one records the mistake."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics
        self.handles: dict[str, Handle] = {}
        self.values: dict[str, Value] = {}
        self.enums: dict[str, Enum] = {}
        self.modules: dict[str, Module] = {}
        self._spans: dict[str, Span] = {}

    def declare(self, name: str, span: Span) -> bool:
        """Whether the name is free; if not, the second declaration is a mistake."""
        if name in BUILTIN_TYPES:
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

    @property
    def types(self) -> list[str]:
        return [*BUILTIN_TYPES, *self.handles, *self.values, *self.enums]

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
        return self._tuple(syntax)

    def _named(self, syntax: NamedType) -> Type | None:
        name = syntax.name
        if name in BUILTIN_TYPES:
            return BUILTIN_TYPES[name]
        kinds = (("handle", self.handles), ("value", self.values), ("enum", self.enums))
        for kind, declared in kinds:
            if name in declared:
                return Type(kind, name)
        self.diagnostics.add(
            "E203",
            f"unknown type `{name}`",
            syntax.span,
            "not declared here or in an included spec",
            help=did_you_mean(name, self.types),
        )
        return None

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
