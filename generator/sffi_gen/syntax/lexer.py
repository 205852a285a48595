"""From spec text to tokens, a line at a time.

What follows `=` in a declaration is C or C++ and is kept as one raw token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sffi_gen.diagnostics import Diagnostics
from sffi_gen.source import SourceFile, Span


@dataclass(frozen=True)
class Token:
    kind: str  # name, int, float, string, doc, library_doc, target, newline, end, or punctuation
    text: str
    span: Span


_TOKEN = re.compile(
    r"""
    (?P<space>[ \t]+)
  | (?P<float>-?(?:[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+))
  | (?P<int>-?(?:0[xX][0-9a-fA-F]+|[0-9]+))
  | (?P<name>[^\W0-9]\w*)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<punct>->|\.\.\.|[()\[\]{}:,=*/?@.;!])
    """,
    re.VERBOSE,
)

# Zeros in front would be octal in C; nothing of more than 64 bits has more than 20 digits.
_NOT_AN_INT = re.compile(r"-?(?:0[0-9]|.{21})")
_NOT_AN_ESCAPE = re.compile(r'(?<!\\)(?:\\[\\"nt])*(\\[^\\"nt])')

# Nothing that a comment, a C++ text or a string could hold either: it would get into the output.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

# A line that starts a declaration, whatever brackets were never closed before it.
_DECLARATION = re.compile(
    r"@|(?:fn|type|value|enum|const|module|struct|union|callback|alias|var|error)[ \t]+[A-Za-z_]"
)

# Declarations in which `=` outside brackets starts raw C or C++ text.
_WITH_TARGET = {"fn", "type", "value", "enum", "struct", "union", "var"}
# A raw target ends before a comment; that of a type also before attributes or members.
_BEFORE_ATTRIBUTES = re.compile(r"\s+(?:#|\[\s*[a-z_]+\s*[:\],])")
_BEFORE_MEMBERS = re.compile(r"\s*(?:#|\{|\[\s*[a-z_]+\s*[:\],])")
_TARGET_END = {
    "fn": re.compile(r"\s+#(?!\w*\s*include)"),
    "type": _BEFORE_ATTRIBUTES,
    "value": _BEFORE_ATTRIBUTES,
    "var": _BEFORE_ATTRIBUTES,
    "enum": _BEFORE_MEMBERS,
    "struct": _BEFORE_MEMBERS,
    "union": _BEFORE_MEMBERS,
}


def lex(file: SourceFile, diagnostics: Diagnostics) -> list[Token]:
    """The tokens of a spec; a line's end is a token unless brackets are open."""
    return list(_Lexer(file, diagnostics).tokens())


class _Lexer:
    def __init__(self, file: SourceFile, diagnostics: Diagnostics) -> None:
        self.file = file
        self.diagnostics = diagnostics
        self.depth = 0
        self.keyword = ""  # the first name of the declaration that is being read
        self.decorated = False  # whether a decorator came first

    def tokens(self) -> Iterator[Token]:
        lines = self.file.text.split("\n")
        after = Span(self.file, 1, 1)  # the end of the token before
        for number, line in enumerate(lines, start=1):
            if control := _CONTROL.search(line):
                self._bad_character(number, line, control.start())
            stripped = line.strip()
            if stripped.startswith(("///", "//!")):
                kind = "doc" if stripped.startswith("///") else "library_doc"
                column = line.index("//") + 1
                text = stripped[3:].removeprefix(" ")
                yield Token(kind, text, Span(self.file, number, column, len(stripped)))
                after = Span(self.file, number, column + len(stripped))
                continue
            if stripped.startswith("#") and not self.depth:
                continue  # a comment does not part a declaration from its documentation
            if self.depth and _DECLARATION.match(line):
                self.depth, self.keyword, self.decorated = 0, "", False
                yield Token("newline", "", after)
            for token in self._line(number, line):
                yield token
                after = Span(self.file, number, token.span.column + token.span.length)
            if self.depth == 0:
                self.keyword, self.decorated = "", False
                yield Token("newline", "", Span(self.file, number, len(line) + 1))
        yield Token("end", "", Span(self.file, len(lines), len(lines[-1]) + 1))

    def _line(self, number: int, line: str) -> Iterator[Token]:
        at = 0
        while at < len(line):
            if line[at] == "#":
                return
            match = _TOKEN.match(line, at)
            if match is None:
                if not _CONTROL.match(line, at):  # which was said for the line
                    self._bad_character(number, line, at)
                at += 1
                continue
            kind, text = str(match.lastgroup), match.group()
            if kind == "space":
                at = match.end()
                continue
            span = Span(self.file, number, at + 1, len(text))
            if kind != "punct":
                text = self._checked(kind, text, span)
            at = match.end()
            if kind == "punct":
                kind = text
                self.depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(text, 0)
                self.depth = max(self.depth, 0)
            elif kind == "name" and (
                not self.keyword or (self.decorated and text in ("fn", "var"))
            ):
                self.keyword = text
            if not self.keyword:
                self.decorated = kind == "@"
            yield Token(kind, text, span)
            if kind == "=" and self.depth == 0 and self.keyword in _WITH_TARGET:
                target = self._target(number, line, at)
                if target is not None:
                    yield target
                    at = target.span.column - 1 + target.span.length

    def _target(self, number: int, line: str, at: int) -> Token | None:
        start = at + len(line[at:]) - len(line[at:].lstrip())
        end = _TARGET_END[self.keyword].search(line, start)
        text = line[start : end.start() if end else len(line)].rstrip()
        if not text:
            return None
        return Token("target", text, Span(self.file, number, start + 1, len(text)))

    def _checked(self, kind: str, text: str, span: Span) -> str:
        """The text of a token, or what to go on with where its pattern let too much through."""
        if kind == "int" and _NOT_AN_INT.match(text):
            self.diagnostics.add(
                "E102", f"`{text[:40]}` is no number", span, "too long, or starts with zeros"
            )
            return "0"
        if kind == "name" and not text.isascii():
            self.diagnostics.add(
                "E102", f"`{text}` cannot be a name", span, "names are of ASCII letters and digits"
            )
        if kind == "string" and (wrong := _NOT_AN_ESCAPE.search(text)):
            place = Span(self.file, span.line, span.column + wrong.start(1), len(wrong[1]))
            self.diagnostics.add(
                "E102",
                f"`{wrong[1]}` means nothing in a string",
                place,
                help=r"the escapes are \\ \" \n \t; write \\ for a backslash",
            )
        return text

    def _bad_character(self, number: int, line: str, at: int) -> None:
        span = Span(self.file, number, at + 1)
        if line[at] == '"':
            span = Span(self.file, number, at + 1, len(line) - at)
            self.diagnostics.add("E102", "this string does not end", span, 'no closing `"`')
        else:
            self.diagnostics.add(
                "E102", f"unexpected character {line[at]!r}", span, "not part of the language"
            )
