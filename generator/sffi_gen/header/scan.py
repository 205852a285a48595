"""What can be told of a declaration's tokens without parsing them."""

from __future__ import annotations

from dataclasses import replace

from sffi_gen.header.bodies import parts
from sffi_gen.header.declarators import Declarators, Unreadable
from sffi_gen.header.hoist import Plain
from sffi_gen.header.tokens import Token, join

TYPE_WORDS = frozenset(
    """
    void char short int long float double signed unsigned _Bool const volatile __int128 struct
    union enum _Complex __signed__
    """.split()  # noqa: SIM905
)
_NO_NAMES = TYPE_WORDS | {"__attribute__", "__attribute", "__asm__", "__extension__", "typedef"}


def typedef_names(tokens: list[Token]) -> list[str]:
    """The names that a ``typedef`` declares, found without parsing it."""
    names: list[str] = []
    depth, braces, candidate, within = 0, 0, "", False
    for at, token in enumerate(tokens):
        text = token.text
        braces += (text == "{") - (text == "}")
        if braces or text == "}":
            continue
        if text in ("(", "["):
            if text == "(" and not depth and not within:
                within = _declarator_follows(tokens, at)
            depth += 1
        elif text in (")", "]"):
            depth -= 1
        elif text == "," and not depth:
            names.append(candidate)
            candidate, within = "", False
        elif token.kind == "name" and text not in _NO_NAMES and depth == int(within):
            candidate = text
            if within:
                within, depth = True, depth + 1000  # the rest is parameters
    names.append(candidate)
    return [name for name in names if name]


def _declarator_follows(tokens: list[Token], at: int) -> bool:
    """Whether a parenthesis begins a declarator, ``(*name)``, and not parameters."""
    texts = [token.text for token in tokens[at - 1 : at + 3]] if at else []
    if len(texts) < 4 or texts[0] in ("__attribute__", "__attribute"):
        return False
    return texts[2] in ("*", "^", "__attribute__") or (
        texts[3] == ")" and texts[0] in TYPE_WORDS and texts[2] not in TYPE_WORDS
    )


def take_values(plain: Plain) -> dict[int, str]:
    """Take initialisers off a declaration; their text by the number of the declarator."""
    values: dict[int, str] = {}
    kept: list[Token] = []
    value: list[Token] | None = None
    depth, number = 0, 0
    for token in plain.tokens:
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if not depth and token.text == ",":
            if value is not None:
                values[number] = join(value)
            value = None
            number += 1
        elif not depth and token.text == "=" and value is None:
            value = []
            continue
        if value is not None:
            value.append(token)
        else:
            kept.append(token)
    if value is not None:
        values[number] = join(value)
    if values:
        plain.tokens[:] = kept
    return values


def modern(plain: Plain, declarators: Declarators) -> Plain:
    """A definition like ``int f(a, b) int a; char b;`` as a prototype."""
    texts = [token.text for token in plain.tokens]
    if ";" not in texts:
        return plain
    start = texts.index("(")
    depth, end = 0, start
    for end in range(start, len(texts)):
        depth += (texts[end] == "(") - (texts[end] == ")")
        if not depth:
            break
    given = {}
    for part in parts(plain.tokens[end + 1 :], ";"):
        for one in declarators.read(Plain(part)):
            given[one.name] = part
    params: list[Token] = []
    for name in plain.tokens[start + 1 : end]:
        if name.text == ",":
            params.append(name)
        elif name.text in given and given[name.text].count(name) <= 1:
            if any(token.text == "," for token in given[name.text]):
                raise Unreadable("it is defined in the way of before 1989")
            params += given[name.text]
        else:
            params += [name._replace(text="int"), name]
    return replace(plain, tokens=[*plain.tokens[: start + 1], *params, plain.tokens[end]])
