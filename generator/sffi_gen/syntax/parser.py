"""From tokens to the syntax tree. A mistake costs its own declaration; reading goes on after it."""

from __future__ import annotations

from collections.abc import Callable

from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.source import SourceFile
from sffi_gen.syntax.lexer import Token, lex
from sffi_gen.syntax.nodes import (
    AliasDecl,
    Attribute,
    CallbackDecl,
    ConstDecl,
    Declaration,
    Decorator,
    Directive,
    EnumDecl,
    EnumMember,
    ErrorDecl,
    FnDecl,
    FnName,
    ModuleDecl,
    Param,
    RecordDecl,
    Spec,
    TypeDecl,
    TypeSyntax,
    VarDecl,
)
from sffi_gen.syntax.parse_types import TypeParser
from sffi_gen.syntax.token_reader import Abandoned

KEYWORDS = (
    *("fn", "type", "value", "enum", "const", "module"),
    *("struct", "union", "callback", "alias", "var", "error"),
)
#: declarations that may have decorators
DECORATED = ("fn", "var")


def parse(file: SourceFile, diagnostics: Diagnostics) -> Spec:
    """The syntax tree of all that could be read; what could not is in ``diagnostics``."""
    return _Parser(lex(file, diagnostics), diagnostics).spec()


class _Parser(TypeParser):
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
                except Abandoned:
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
            raise Abandoned
        if decorators and first.text not in DECORATED:
            self.diagnostics.add(
                "E105", "a decorator belongs to a `fn`", decorators[0].span, "not before this"
            )
        if first.text == "fn":
            return self.fn(tuple(decorators), doc)
        if first.text == "var":
            return self.var(tuple(decorators), doc)
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
        doc = self.docs()
        name = self.expect("name", "a member's name")
        return EnumMember(name.text, self.literal() if self.accept("=") else None, doc, name.span)

    def const_(self, first: Token, doc: tuple[str, ...]) -> ConstDecl:
        name = self.expect("name", "the constant's name")
        self.expect(":", "`:` and the constant's type")
        kind = self.type()
        self.expect("=", "`=` and the value")
        return ConstDecl(name.text, kind, self.literal(), self.attributes(), doc, name.span)

    def record(self, first: Token, doc: tuple[str, ...]) -> RecordDecl:
        name = self.expect("name", f"the {first.text}'s name")
        target = self.expect("target", f"the C {first.text}").text if self.accept("=") else ""
        self.expect("{", "`{` and the fields")
        fields = self.fields()
        return RecordDecl(first.text, name.text, target, fields, self.attributes(), doc, name.span)

    struct_ = union_ = record

    def callback_(self, first: Token, doc: tuple[str, ...]) -> CallbackDecl:
        name = self.expect("name", "the callback's name")
        self.expect("(", "`(` and the parameters")
        params = self.list_until(")", self.param)
        result, attributes = self.result()
        return CallbackDecl(name.text, params, result, attributes, doc, name.span)

    def alias_(self, first: Token, doc: tuple[str, ...]) -> AliasDecl:
        name = self.expect("name", "the alias's name")
        self.expect("=", "`=` and the type that the name stands for")
        return AliasDecl(name.text, self.type(), self.attributes(), doc, name.span)

    def error_(self, first: Token, doc: tuple[str, ...]) -> ErrorDecl:
        name = self.expect("name", "the error's name")
        return ErrorDecl(name.text, self.attributes(), doc, name.span)

    def var(self, decorators: tuple[Decorator, ...], doc: tuple[str, ...]) -> VarDecl:
        name = self.expect("name", "the variable's name")
        self.expect(":", "`:` and the variable's type")
        kind = self.type()
        target = self.expect("target", "the C variable").text if self.accept("=") else ""
        return VarDecl(name.text, kind, target, self.attributes(), decorators, doc, name.span)

    def module_(self, first: Token, doc: tuple[str, ...]) -> ModuleDecl:
        path, span = self.path("the module's name")
        return ModuleDecl(path, self.attributes(), doc, span)

    def fn(self, decorators: tuple[Decorator, ...], doc: tuple[str, ...]) -> FnDecl:
        names = [self.fn_name()]
        while self.accept(","):
            names.append(self.fn_name())
        self.expect("(", "`(` and the parameters")
        params = self.list_until(")", self.param)
        result, attributes = self.result()
        target = ""
        if self.accept("="):
            target = self.expect("target", "a C++ function or `{ expression }`").text
        return FnDecl(
            tuple(names), params, result, attributes, target, decorators, doc, names[0].span
        )

    def result(self) -> tuple[TypeSyntax | None, tuple[Attribute, ...]]:
        return (self.type(), self.attributes()) if self.accept("->") else (None, ())

    def fn_name(self) -> FnName:
        path, span = self.path("the function's name")
        tag = self.expect("name", "the overload's tag").text if self.accept("@") else ""
        return FnName(path, tag, span)

    def param(self) -> Param:
        if dots := self.accept("..."):
            return Param("", None, (), None, True, dots.span)
        star = self.accept("*")
        if star and self.token.kind in (",", ")"):
            return Param("", None, (), None, False, star.span)
        name = self.expect("name", "a parameter's name")
        kind = self.type() if self.accept(":") else None
        attributes = self.attributes()
        default = self.literal() if self.accept("=") else None
        return Param(name.text, kind, attributes, default, bool(star), name.span)
