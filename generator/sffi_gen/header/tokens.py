"""Preprocessed C text to tokens that know where they come from.

Directives that the preprocessor leaves (``#define``, ``#undef``, ``#pragma``) are tokens too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sffi_gen.header.model import Place


class Token(NamedTuple):
    """``kind``: name, number, string, char, punct, bad, or define, undef, pragma."""

    kind: str
    text: str
    place: Place


_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<string>(?:u8|[uUL])?"(?:[^"\\]|\\.)*")
  | (?P<char>(?:u8|[uUL])?'(?:[^'\\]|\\.)+')
  | (?P<name>[^\W\d][\w$]*)
  | (?P<number>\.?\d(?:[eEpP][+-]|'?[\w.])*)
  | (?P<punct>\.\.\.|->|\+\+|--|<<=|>>=|<<|>>|[<>=!]=|&&|\|\||[-+*/%&|^]=|\#\#|::
        |[][(){};:,.=<>!?~*/%&|^+\-@#\\$`])
    """,
    re.VERBOSE,
)
_MARKER = re.compile(r'#\s*(?:line\s+)?(\d+)(?:\s+"((?:[^"\\]|\\.)*)")?')
_DIRECTIVE = re.compile(r"#\s*(define|undef|pragma|ident|sccs)\b\s*(.*)")


def tokenize(text: str, file: str = "<text>") -> Iterator[Token]:
    """The tokens of preprocessed text, each with the place that line markers give it."""
    number = 0
    for line in text.split("\n"):
        number += 1
        if line.startswith("#"):
            if marker := _MARKER.match(line):
                number = int(marker.group(1)) - 1
                if marker.group(2) is not None:
                    file = re.sub(r"\\(.)", r"\1", marker.group(2))
                continue
            if directive := _DIRECTIVE.match(line):
                yield Token(directive.group(1), directive.group(2), Place(file, number))
                continue
        if line and not line.isspace():
            yield from tokens_of(line, Place(file, number))


def tokens_of(line: str, place: Place) -> Iterator[Token]:
    """The tokens of one line of C."""
    at, end = 0, len(line)
    match = _TOKEN.match
    while at < end:
        found = match(line, at)
        if found is None:
            yield Token("bad", line[at], place)
            at += 1
            continue
        at = found.end()
        kind = found.lastgroup
        if kind != "space":
            yield Token(str(kind), found.group(), place)


def join(tokens: list[Token]) -> str:
    """C text of tokens, for people."""
    text = " ".join(token.text for token in tokens)
    text = re.sub(r"(?<=[\w*)\]]) (?=[(\[,;)\]])|(?<=[(\[]) ", "", text)
    return re.sub(r"(?<=[*^]) (?=[\w*^])| (?=[)\]])", "", text)
