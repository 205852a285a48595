"""From tokens to the syntax tree. A mistake costs its own declaration; reading goes on after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.lexer import Token, lex
from sffi_gen.source import SourceFile, Span
from sffi_gen.syntax import (
    Attribute,
    ConstDecl,
    Declaration,
    Decorator,
    Directive,
    EnumDecl,
    EnumMember,
    FnDecl,
    FnName,
    ListType,
    Literal,
    ModuleDecl,
    NamedType,
    OptionalType,
    Param,
    Spec,
    TupleField,
    TupleType,
    TypeDecl,
    TypeSyntax,
)

KEYWORDS = ("fn", "type", "value", "enum", "const", "module")

# Deeper than anybody writes; the parser calls itself for each level.
MAX_DEPTH = 50

_T = TypeVar("_T")

_SHOWN = {
    "name": "a name",
    "newline": "the end of the line",
    "end": "the end of the file",
    "int": "a number",
    "float": "a number",
    "string": "a string",
    "target": "a C++ target",
    "doc": "a `///` comment",
    "library_doc": "a `//!` comment",
}


def parse(file: SourceFile, diagnostics: Diagnostics) -> Spec:
    """The syntax tree of all that could be read; what could not is in ``diagnostics``."""
    return _Parser(lex(file, diagnostics), diagnostics).spec()


class _Abandoned(Exception):
    """The declaration at hand makes no sense any more; its mistake is recorded."""


class _Parser:
    def __init__(self, tokens: list[Token], diagnostics: Diagnostics) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.diagnostics = diagnostics

    # --- tokens ---------------------------------------------------------------------------------

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def next(self) -> Token:
        token = self.token
        if token.kind != "end":
            self.at += 1
        return token

    def accept(self, kind: str) -> Token | None:
        return self.next() if self.token.kind == kind else None

    def expect(self, kind: str, what: str = "") -> Token:
        if self.token.kind == kind:
            return self.next()
        self.fail(f"expected {what or _SHOWN.get(kind, f'`{kind}`')}")

    def fail(self, message: str, help: str = "") -> NoReturn:
        token = self.token
        found = _SHOWN.get(token.kind, f"`{token.text}`")
        if token.kind in ("name", "int", "float"):
            found = f"`{token.text}`"
        self.diagnostics.add("E103", f"{message}, found {found}", token.span, "here", help=help)
        raise _Abandoned

    def list_until(self, end: str, item: Callable[[], _T]) -> tuple[_T, ...]:
        """Comma-separated items and the closing token; a trailing comma is fine."""
        items: list[_T] = []
        self.deeper()
        while self.token.kind != end:
            items.append(item())
            if not self.accept(","):
                break
        self.depth -= 1
        self.expect(end, f"`,` or `{end}`")
        return tuple(items)

    def deeper(self) -> None:
        if self.depth >= MAX_DEPTH:
            self.fail(f"nested more than {MAX_DEPTH} deep")
        self.depth += 1

    # --- the file -------------------------------------------------------------------------------

    def spec(self) -> Spec:
        library_doc: list[str] = []
        directives: list[Directive] = []
        declarations: list[Declaration] = []
        doc: list[str] = []
        while self.token.kind != "end":
            if self.accept("newline"):
                doc.clear()
            elif token := self.accept("library_doc"):
                library_doc.append(token.text)
            elif token := self.accept("doc"):
                doc.append(token.text)
            else:
                try:
                    node = self.statement(tuple(doc))
                    self.end_of_line()
                    (directives if isinstance(node, Directive) else declarations).append(node)  # type: ignore[arg-type]
                except _Abandoned:
                    self.skip_line()
                doc.clear()
        return Spec(tuple(library_doc), tuple(directives), tuple(declarations))

    def end_of_line(self) -> None:
        if self.token.kind != "end":
            self.expect("newline", "the end of the declaration")

    def skip_line(self) -> None:
        """To the next declaration, also out of brackets that were never closed."""
        while self.token.kind not in ("newline", "end"):
            token = self.next()
            following = self.token
            if (
                following.kind in ("name", "@")
                and following.span.line > token.span.line
                and following.span.column == 1
                and (following.text in KEYWORDS or following.kind == "@")
            ):
                return

    def statement(self, doc: tuple[str, ...]) -> Directive | Declaration:
        self.depth = 0
        decorators: list[Decorator] = []
        while self.token.kind == "@":
            decorators.append(self.decorator())
            while self.accept("newline"):
                pass
        first = self.expect("name", "a declaration or a directive")
        if self.token.kind == ":" and first.text not in KEYWORDS:
            return self.directive(first)
        if first.text not in KEYWORDS:
            self.diagnostics.add(
                "E103",
                f"expected a declaration, found `{first.text}`",
                first.span,
                "neither a declaration nor a directive",
                [f"declarations start with {', '.join(f'`{word}`' for word in KEYWORDS)}"],
                "every `fn` is external; leave the word out"
                if first.text == "extern"
                else did_you_mean(first.text, KEYWORDS),
            )
            raise _Abandoned
        if decorators and first.text != "fn":
            self.diagnostics.add(
                "E105", "a decorator belongs to a `fn`", decorators[0].span, "not before this"
            )
        if first.text == "fn":
            return self.fn(first.span, tuple(decorators), doc)
        method: Callable[[Token, tuple[str, ...]], Declaration] = getattr(self, f"{first.text}_")
        return method(first, doc)

    def decorator(self) -> Decorator:
        at = self.expect("@")
        name = self.expect("name", "a decorator's name")
        arguments = self.list_until(")", self.literal) if self.accept("(") else ()
        return Decorator(name.text, arguments, at.span.to(name.span))

    def directive(self, key: Token) -> Directive:
        self.expect(":")
        values = [self.literal()]
        while self.accept(","):
            while self.accept("newline"):
                pass
            values.append(self.literal())
        return Directive(key.text, tuple(values), key.span)

    # --- declarations ---------------------------------------------------------------------------

    def type_(self, first: Token, doc: tuple[str, ...]) -> TypeDecl:
        name = self.expect("name", "the type's name")
        self.expect("=", "`=` and the C++ type behind the name")
        target = self.expect("target", "the C++ type")
        return TypeDecl(first.text, name.text, target.text, self.attributes(), doc, name.span)

    value_ = type_

    def enum_(self, first: Token, doc: tuple[str, ...]) -> EnumDecl:
        name = self.expect("name", "the enum's name")
        target = self.expect("target", "the C++ enum") if self.accept("=") else None
        self.expect("{", "`{` and the members")
        members = self.list_until("}", self.enum_member)
        text = target.text if target else ""
        return EnumDecl(name.text, text, members, self.attributes(), doc, name.span)

    def enum_member(self) -> EnumMember:
        name = self.expect("name", "a member's name")
        return EnumMember(name.text, self.literal() if self.accept("=") else None, name.span)

    def const_(self, first: Token, doc: tuple[str, ...]) -> ConstDecl:
        name = self.expect("name", "the constant's name")
        self.expect(":", "`:` and the constant's type")
        kind = self.type()
        self.expect("=", "`=` and the value")
        return ConstDecl(name.text, kind, self.literal(), doc, name.span)

    def module_(self, first: Token, doc: tuple[str, ...]) -> ModuleDecl:
        path, span = self.path("the module's name")
        return ModuleDecl(path, self.attributes(), doc, span)

    def fn(self, span: Span, decorators: tuple[Decorator, ...], doc: tuple[str, ...]) -> FnDecl:
        names = [self.fn_name()]
        while self.accept(","):
            names.append(self.fn_name())
        self.expect("(", "`(` and the parameters")
        params = self.list_until(")", self.param)
        result: TypeSyntax | None = None
        attributes: tuple[Attribute, ...] = ()
        if self.accept("->"):
            result, attributes = self.type(), self.attributes()
        target = ""
        if self.accept("="):
            target = self.expect("target", "a C++ function or `{ expression }`").text
        return FnDecl(
            tuple(names), params, result, attributes, target, decorators, doc, names[0].span
        )

    def fn_name(self) -> FnName:
        path, span = self.path("the function's name")
        tag = self.expect("name", "the overload's tag").text if self.accept("@") else ""
        return FnName(path, tag, span)

    def path(self, what: str) -> tuple[str, Span]:
        parts = [self.expect("name", what)]
        while self.accept("."):
            parts.append(self.expect("name", "a name after `.`"))
        return ".".join(part.text for part in parts), parts[0].span.to(parts[-1].span)

    def param(self) -> Param:
        star = self.accept("*")
        if star and self.token.kind in (",", ")"):
            return Param("", None, (), None, False, star.span)
        name = self.expect("name", "a parameter's name")
        kind = self.type() if self.accept(":") else None
        attributes = self.attributes()
        default = self.literal() if self.accept("=") else None
        return Param(name.text, kind, attributes, default, bool(star), name.span)

    def attributes(self) -> tuple[Attribute, ...]:
        return self.list_until("]", self.attribute) if self.accept("[") else ()

    def attribute(self) -> Attribute:
        name = self.expect("name", "an attribute's name")
        return Attribute(name.text, self.literal() if self.accept(":") else None, name.span)

    # --- types and values -----------------------------------------------------------------------

    def type(self) -> TypeSyntax:
        kind: TypeSyntax
        if bracket := self.accept("["):
            self.deeper()
            item = self.type()
            self.depth -= 1
            kind = ListType(item, bracket.span.to(self.expect("]").span))
        elif bracket := self.accept("("):
            kind = TupleType(self.list_until(")", self.tuple_field), bracket.span)
        else:
            name = self.expect("name", "a type")
            kind = NamedType(name.text, name.span)
        if mark := self.accept("?"):
            kind = OptionalType(kind, kind.span.to(mark.span))
        return kind

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
            return Literal("string", token.text[1:-1], token.span)
        if token.kind == "name":
            text, span = self.path("a value")
            return Literal("name", text, span)
        if bracket := self.accept("["):
            return Literal("list", self.list_until("]", self.literal), bracket.span)
        self.fail("expected a value")
