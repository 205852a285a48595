"""What stands in ``__attribute__((...))`` and its like."""

from __future__ import annotations

from dataclasses import dataclass

from sffi_gen.header.ctype import Attribute
from sffi_gen.header.tokens import Token, join

_LABELS = ("__asm__", "__asm", "asm")
_ALIGN = ("_Alignas", "alignas", "__alignas")
_BASIC = frozenset(
    """
    void char short int long float double signed unsigned _Bool const volatile __int128 _Complex
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Group:
    """What a keyword and its parentheses say: attributes, a symbol, or a type."""

    attributes: tuple[Attribute, ...] = ()
    label: str = ""
    type_text: str = ""  # a type that only a compiler understands
    type_tokens: tuple[Token, ...] = ()  # a type that can stand in place of the group


def read_group(keyword: str, tokens: list[Token]) -> Group:
    """Read the tokens in the parentheses after ``keyword`` (or in ``[[`` after ``[``)."""
    if keyword in _LABELS:
        return Group(label="".join(_string(t.text) for t in tokens if t.kind == "string"))
    if keyword in _ALIGN:
        return Group((Attribute("alignas", (join(tokens),)),))
    if "typeof" in keyword or keyword == "_BitInt":
        words = [token.text for token in tokens]
        simple = bool(words) and all(word in _BASIC for word in words)
        if simple and keyword != "_BitInt":
            return Group(type_tokens=tuple(tokens))
        return Group(type_text=f"{keyword}({join(tokens)})")
    if keyword in ("__pragma", "_Pragma"):
        return Group()
    # `__attribute__((a, b))` and `[[a, b]]` have one more pair of brackets.
    if tokens and tokens[0].text in ("(", "[") and keyword != "__declspec":
        tokens = tokens[1:-1]
    separator = (",",) if keyword != "__declspec" else (",", "")
    return Group(tuple(_attributes(tokens, separator)))


def _attributes(tokens: list[Token], separator: tuple[str, ...]) -> list[Attribute]:
    found: list[Attribute] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind != "name":
            continue
        name = token.text
        while at + 1 < len(tokens) and tokens[at].text in ("::", ":"):
            at += 1
            if tokens[at].kind == "name":
                name = tokens[at].text  # `gnu::packed` is `packed`
                at += 1
        arguments: list[str] = []
        if at < len(tokens) and tokens[at].text == "(":
            depth, start = 0, at + 1
            part: list[Token] = []
            while at < len(tokens):
                text = tokens[at].text
                depth += (text in "([{") - (text in ")]}")
                if not depth:
                    break
                if text == "," and depth == 1:
                    arguments.append(join(part))
                    part = []
                elif at >= start:
                    part.append(tokens[at])
                at += 1
            if part:
                arguments.append(join(part))
            at += 1
        found.append(Attribute(_bare(name), tuple(arguments)))
    return found


def _bare(name: str) -> str:
    stripped = name.strip("_")
    return stripped or name


def _string(text: str) -> str:
    return text[text.index('"') + 1 : -1]
