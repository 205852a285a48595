"""The parts that declarations are made of: types, attributes, values."""

from __future__ import annotations

from sffi_gen.source import Span
from sffi_gen.syntax.token_reader import TokenReader
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
    meaning,
)

RECORDS = ("struct", "union")


class TypeParser(TokenReader):
    # --- names and attributes -------------------------------------------------------------------

    def path(self, what: str) -> tuple[str, Span]:
        parts = [self.expect("name", what)]
        while self.accept("."):
            parts.append(self.expect("name", "a name after `.`"))
        return ".".join(part.text for part in parts), parts[0].span.to(parts[-1].span)

    def attributes(self) -> tuple[Attribute, ...]:
        return self.list_until("]", self.attribute) if self.accept("[") else ()

    def attribute(self) -> Attribute:
        name = self.expect("name", "an attribute's name")
        return Attribute(name.text, self.literal() if self.accept(":") else None, name.span)

    # --- types ----------------------------------------------------------------------------------

    def type(self, *, optional: bool = True) -> TypeSyntax:
        """A type; the question mark behind a pointer is the pointer's, not that of its item."""
        kind: TypeSyntax
        if bracket := self.accept("["):
            kind = self.list_or_array(bracket.span)
        elif star := self.accept("*"):
            self.deeper()
            item = self.type(optional=False)
            self.depth -= 1
            kind = PointerType(item, star.span.to(item.span))
        elif bracket := self.accept("("):
            kind = TupleType(self.list_until(")", self.tuple_field), bracket.span)
        else:
            name = self.expect("name", "a type")
            if name.text in RECORDS and self.accept("{"):
                kind = RecordType(name.text, self.fields(), name.span)
            else:
                kind = NamedType(name.text, name.span)
        if not optional:
            return kind
        if mark := self.accept("?"):
            kind = OptionalType(kind, kind.span.to(mark.span))
        return kind

    def list_or_array(self, start: Span) -> TypeSyntax:
        """What follows ``[``: ``T]``, ``T; 4]`` or ``T; *]``."""
        self.deeper()
        item = self.type()
        self.depth -= 1
        if not self.accept(";"):
            return ListType(item, start.to(self.expect("]", "`]` or `; LENGTH]`").span))
        size = None
        if not self.accept("*"):
            if self.token.kind not in ("int", "name"):
                self.fail("expected the array's length or `*`")
            size = self.literal()
        return ArrayType(item, size, start.to(self.expect("]").span))

    def fields(self) -> tuple[RecordField, ...]:
        """The fields of a struct or union, after the opening brace."""
        return self.list_until("}", self.record_field)

    def record_field(self) -> RecordField:
        doc = self.docs()
        name = self.expect("name", "a field's name, or `_` for none")
        self.expect(":", "`:` and the field's type")
        return RecordField(name.text, self.type(), self.attributes(), doc, name.span)

    def docs(self) -> tuple[str, ...]:
        """Documentation in front of a field or member."""
        lines = []
        while token := self.accept("doc"):
            lines.append(token.text)
        return tuple(lines)

    def tuple_field(self) -> TupleField:
        name = ""
        if self.token.kind == "name" and self.tokens[self.at + 1].kind == ":":
            name = self.next().text
            self.next()
        return TupleField(name, self.type(), self.attributes())

    def literal(self) -> Literal:
        token = self.token
        if token.kind in ("int", "float"):
            self.next()
            return Literal(token.kind, token.text, token.span)
        if token.kind == "string":
            self.next()
            return Literal("string", meaning(token.text[1:-1]), token.span)
        if token.kind == "name":
            text, span = self.path("a value")
            return Literal("name", text, span)
        if bracket := self.accept("["):
            return Literal("list", self.list_until("]", self.literal), bracket.span)
        self.fail("expected a value")
