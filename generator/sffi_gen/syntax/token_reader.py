"""Walking over tokens; what every part of the parser does."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

from sffi_gen.diagnostics import Diagnostics
from sffi_gen.syntax.lexer import Token

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


class Abandoned(Exception):
    """The declaration at hand makes no sense any more; its mistake is recorded."""


class TokenReader:
    def __init__(self, tokens: list[Token], diagnostics: Diagnostics) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.diagnostics = diagnostics

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
        raise Abandoned

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
