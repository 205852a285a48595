"""One declaration's tokens made digestible for pycparser, without losing meaning.

Bodies of structs, unions and enums are taken out and stand for themselves; attributes, asm labels
and whatever else only compilers know are taken off and noted with the token that they stood at.
What remains is plain C.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from sffi_gen.header.attributes import Group, read_group
from sffi_gen.header.ctype import Attribute
from sffi_gen.header.split import GROUPED
from sffi_gen.header.tokens import Token, join

_SYNONYMS = {
    "__const": "const",
    "__const__": "const",
    "__volatile": "volatile",
    "__volatile__": "volatile",
    "__restrict": "restrict",
    "__restrict__": "restrict",
    "__inline": "inline",
    "__inline__": "inline",
    "__forceinline": "inline",
    "__signed": "signed",
    "__signed__": "signed",
    "__complex__": "_Complex",
    "__complex": "_Complex",
    "__thread": "_Thread_local",
    "thread_local": "_Thread_local",
    "__int128_t": "__int128",
    "__builtin_va_list": "__builtin_va_list",
    "static_assert": "_Static_assert",
    "noreturn": "_Noreturn",
    "constexpr": "const",
}
_DROPPED = {"__extension__", "register", "__noinline__", "__ptr32", "__ptr64", "__w64"}
#: words that are attributes by themselves
_WORDS = {
    **{f"{w}{c}": c for w in ("_", "__") for c in ("cdecl", "stdcall", "fastcall", "thiscall")},
    **{f"{w}{c}": c for w in ("_", "__") for c in ("vectorcall", "regcall")},
    "_Nullable": "nullable",
    "_Nonnull": "nonnull",
    "_Null_unspecified": "null_unspecified",
    "_Nullable_result": "nullable",
    "__nullable": "nullable",
    "__nonnull": "nonnull",
    "__unaligned": "unaligned",
    "__autoreleasing": "autoreleasing",
    "__strong": "strong",
    "__weak": "weak",
    "_Noreturn": "noreturn",
    "inline": "inline",
    "_Thread_local": "thread",
}
_TAGS = ("struct", "union", "enum")
_tags = itertools.count(1)


@dataclass
class Body:
    """A struct, union or enum with its braces' contents."""

    kind: str
    tag: str
    tokens: list[Token]
    attributes: tuple[Attribute, ...]
    base: list[Token]  # of `enum E : base`
    head: Token


@dataclass
class Plain:
    """What remains of a declaration: ``tokens`` for pycparser, and what was taken off.

    ``before`` and ``after`` give the attributes that stood right before and right after a token,
    by its index. Those outside all parentheses are ``own``, by the number of commas before them,
    with -1 for those before any declarator (they belong to all).
    """

    tokens: list[Token] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    before: dict[int, list[Attribute]] = field(default_factory=dict)
    after: dict[int, list[Attribute]] = field(default_factory=dict)
    own: dict[int, list[Attribute]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)  # made-up type name: what it stands for
    blocks: set[int] = field(default_factory=set)  # indices of `^` written as `*`
    flags: set[str] = field(default_factory=set)  # inline, thread, noreturn

    def all_own(self, index: int) -> tuple[Attribute, ...]:
        """The attributes of the declarator of that number."""
        return (*self.own.get(-1, ()), *self.own.get(index, ()))


class _Hoister:
    def __init__(self, tokens: list[Token], counter: itertools.count[int]) -> None:
        self.input = tokens
        self.at = 0
        self.out = Plain()
        self.depth = 0
        self.commas = 0
        self.named = False  # whether a declarator has begun
        self.counter = counter

    def run(self) -> Plain:
        while self.at < len(self.input):
            token = self.input[self.at]
            text = token.text
            if text in GROUPED or self.standard_attribute():
                self.group()
            elif text in _TAGS:
                self.tagged()
            elif text in _DROPPED:
                self.at += 1
            elif _SYNONYMS.get(text, text) in _WORDS:
                self.word(_WORDS[_SYNONYMS.get(text, text)])
                self.at += 1
            else:
                self.plain(token)
                self.at += 1
        return self.out

    def plain(self, token: Token) -> None:
        text = token.text
        if text in _SYNONYMS:
            token = token._replace(text=_SYNONYMS[text])
        if text == "^" and self.in_declarator():
            self.out.blocks.add(len(self.out.tokens))
            token = token._replace(text="*")
        if text in "([{":
            self.depth += 1
        elif text in ")]}":
            self.depth -= 1
        elif text == "," and not self.depth:
            self.commas += 1
        if not self.depth and text in ("*", ",", "=", ")"):
            self.named = True
        self.out.tokens.append(token)

    def in_declarator(self) -> bool:
        previous = self.out.tokens[-1].text if self.out.tokens else ""
        return previous in ("(", "*") or not self.depth

    def word(self, name: str) -> None:
        if name in ("inline", "thread", "noreturn"):
            self.out.flags.add(name)
            if name != "noreturn":
                return
        self.note((Attribute(name),))

    def note(self, attributes: tuple[Attribute, ...]) -> None:
        """Attributes belong to the tokens around them, and outside parentheses to a declarator."""
        if not attributes:
            return
        index = len(self.out.tokens)
        if self.depth:
            self.out.before.setdefault(index, []).extend(attributes)
            self.out.after.setdefault(index - 1, []).extend(attributes)
            return
        if index and self.out.tokens[-1].text == "*":
            self.out.after.setdefault(index - 1, []).extend(attributes)
        number = self.commas if self.commas or self.has_name() else -1
        self.out.own.setdefault(number, []).extend(attributes)

    def has_name(self) -> bool:
        return self.named

    def standard_attribute(self) -> bool:
        """``[[deprecated]]``."""
        following = self.input[self.at : self.at + 2]
        return [token.text for token in following] == ["[", "["]

    def group(self) -> None:
        head = self.input[self.at]
        tokens = self.take_group()
        found: Group = read_group(head.text, tokens)
        if found.type_text:
            name = f"sffi_unknown_{next(self.counter)}"
            self.out.unknown[name] = found.type_text
            self.out.tokens.append(Token("name", name, head.place))
        elif found.type_tokens:
            self.out.tokens += found.type_tokens
        if found.label and not self.depth:
            self.out.labels[self.commas] = found.label
        self.note(found.attributes)

    def take_group(self) -> list[Token]:
        """The tokens in the brackets that come next, without these; moves past them."""
        if self.input[self.at].kind == "name":
            self.at += 1
            while self.at < len(self.input) and self.input[self.at].text in (
                "volatile",
                "__volatile__",
                "goto",
            ):
                self.at += 1
        opening = self.input[self.at].text if self.at < len(self.input) else ""
        if opening not in ("(", "[", "{"):
            return []
        start, depth = self.at, 0
        while self.at < len(self.input):
            text = self.input[self.at].text
            depth += (text in "([{") - (text in ")]}")
            self.at += 1
            if not depth:
                break
        return self.input[start + 1 : self.at - 1]

    def tagged(self) -> None:
        head = self.input[self.at]
        self.at += 1
        attributes: list[Attribute] = []
        tag, base, body = "", [], None
        while self.at < len(self.input):
            token = self.input[self.at]
            if token.text in GROUPED or self.standard_attribute():
                attributes += read_group(token.text, self.take_group()).attributes
            elif token.kind == "name" and not tag and token.text not in _SYNONYMS:
                tag = token.text
                self.at += 1
                if token.text in ("class",) and head.text == "enum":
                    tag = ""
            elif token.text == ":" and head.text == "enum" and not self.is_bits():
                self.at += 1
                base = self.base()
            elif token.text == "{":
                body = self.take_group()
                break
            else:
                break
        if body is not None:
            while self.at < len(self.input) and (
                self.input[self.at].text in GROUPED - {"__asm__", "asm", "__asm", "typeof"}
                or self.standard_attribute()
            ):
                token = self.input[self.at]
                attributes += read_group(token.text, self.take_group()).attributes
            tag = tag or f"${next(self.counter)}"
            self.out.bodies.append(Body(head.text, tag, body, tuple(attributes), base, head))
        elif attributes:
            self.note(tuple(attributes))
        self.out.tokens.append(head)
        self.out.tokens.append(Token("name", plain_tag(tag), head.place))

    def is_bits(self) -> bool:
        """Whether the colon after `enum E` starts a bit-field's width: `enum E : 3;`."""
        following = self.input[self.at + 1 : self.at + 2]
        return not following or following[0].kind == "number"

    def base(self) -> list[Token]:
        start = self.at
        while self.at < len(self.input) and self.input[self.at].kind == "name":
            self.at += 1
        return self.input[start : self.at]


def hoist(tokens: list[Token], counter: itertools.count[int] | None = None) -> Plain:
    """Take bodies and extensions out of a declaration."""
    return _Hoister(tokens, counter or _tags).run()


def plain_tag(tag: str) -> str:
    """A tag as pycparser takes it: made-up ones begin with a letter."""
    return f"sffi_anonymous_{tag[1:]}" if tag.startswith("$") else tag


def real_tag(tag: str) -> str:
    """The tag behind :func:`plain_tag`."""
    return f"${tag.removeprefix('sffi_anonymous_')}" if tag.startswith("sffi_anonymous_") else tag


def shown(tokens: list[Token], limit: int = 100) -> str:
    """A declaration for a message: one line, cut where it gets long."""
    text = join(tokens)
    return text if len(text) <= limit else text[: limit - 3].rstrip() + "..."
