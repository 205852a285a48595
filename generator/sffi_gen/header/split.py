"""Tokens to top-level declarations. One that makes no sense ends where its brackets do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sffi_gen.header.model import Place
from sffi_gen.header.tokens import Token

#: words that take a group in parentheses which says nothing about what is declared
GROUPED = frozenset(
    """
    __attribute__ __attribute __asm__ __asm asm __declspec _Alignas alignas __alignas __typeof__
    __typeof typeof typeof_unqual __typeof_unqual__ _BitInt __pragma _Pragma
    """.split()  # noqa: SIM905
)
_OPEN = {"(": ")", "[": "]", "{": "}"}
_LAYOUT_PRAGMAS = ("scalar_storage_order", "ms_struct", "options align")


@dataclass
class Chunk:
    """The tokens of one declaration, without its ``;`` or body."""

    tokens: list[Token]
    pack: int | None = None  # of ``#pragma pack`` where it begins
    pragmas: tuple[str, ...] = ()
    body: bool = False  # a function's definition
    problem: str = ""

    @property
    def place(self) -> Place:
        return self.tokens[0].place


@dataclass
class Pragmas:
    """What ``#pragma`` said so far about layout."""

    pack: int | None = None
    stack: list[tuple[str, int | None]] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)

    def feed(self, text: str) -> None:
        words = text.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split()
        if words[:1] == ["pack"]:
            self._pack([w for w in words[1:] if w not in "(,)"])
            return
        plain = [word for word in words if word not in ("GCC", "clang", "(", ")", ",")]
        name = " ".join(plain[:1])
        if name in _LAYOUT_PRAGMAS:
            value = " ".join(plain[1:])
            self.others[name] = value
            if value in ("default", "off", "reset"):
                del self.others[name]

    def _pack(self, words: list[str]) -> None:
        numbers = [int(word) for word in words if word.isdigit()]
        labels = [word for word in words[1:] if not word.isdigit()]
        if words[:1] == ["push"]:
            self.stack.append((labels[0] if labels else "", self.pack))
        elif words[:1] == ["pop"]:
            while self.stack:
                label, self.pack = self.stack.pop()
                if not labels or label == labels[0]:
                    break
        elif not numbers:
            self.pack = None
        if numbers:
            self.pack = numbers[0] or None


def split(tokens: Iterable[Token]) -> Iterator[Chunk | Token]:
    """Declarations, and between them the ``define`` and ``undef`` tokens, in order."""
    yield from _Splitter().run(tokens)


class _Splitter:
    def __init__(self) -> None:
        self.pragmas = Pragmas()
        self.all: list[Token] = []
        self.at = 0
        self.old_style_until = -1  # where the body of a definition like `f(a) int a; {}` begins
        self.start()

    def start(self) -> None:
        self.tokens: list[Token] = []
        self.open: list[str] = []
        self.group = 0  # how deep the group after `__attribute__` is open
        self.pending_group = False
        self.last = ""  # the last token that is none of an attribute
        self.assigned = False
        self.problem = ""
        self.body_at = -1  # where a function's body begins

    def chunk(self) -> Chunk:
        others = tuple(f"{k} {v}".strip() for k, v in sorted(self.begun.others.items()))
        body = self.body_at >= 0
        tokens = self.tokens[: self.body_at] if body else self.tokens
        return Chunk(tokens, self.begun.pack, others, body, self.problem)

    def run(self, tokens: Iterable[Token]) -> Iterator[Chunk | Token]:
        linkage = 0
        self.all = list(tokens)
        for at, token in enumerate(self.all):
            self.at = at
            if token.kind in ("define", "undef"):
                yield token
                continue
            if token.kind == "pragma":
                self.pragmas.feed(token.text)
                continue
            if token.kind in ("ident", "sccs"):
                continue
            if not self.tokens:
                if token.text == ";":
                    continue
                if token.text == "}" and linkage:
                    linkage -= 1
                    continue
                self.begun = Pragmas(self.pragmas.pack, [], dict(self.pragmas.others))
            if (
                token.text == "{"
                and len(self.tokens) == 2
                and self.tokens[0].text == "extern"
                and self.tokens[1].kind == "string"
            ):
                linkage += 1
                self.start()
                continue
            if self.feed(token):
                yield self.chunk()
                self.start()
        if self.tokens:
            chunk = self.chunk()
            chunk.problem = "the header ends before the declaration does"
            yield chunk

    def feed(self, token: Token) -> bool:
        """Take a token; True where it ends the declaration."""
        text = token.text
        if text == ";" and not self.open and self.at >= self.old_style_until:
            return True
        if text == ";" and self.open and "}" not in self.open:
            # No declaration has one in parentheses: rather than all that follows, lose this one.
            self.problem = f"`{self.open[-1]}` is missing"
            return True
        self.tokens.append(token)
        if text in _OPEN:
            if text == "(" and self.pending_group and not self.group:
                self.group = len(self.open) + 1
            elif text == "{" and not self.open and self.is_body():
                self.body_at = len(self.tokens) - 1
            self.pending_group = False
            self.open.append(_OPEN[text])
            return False
        if text in (")", "]", "}"):
            return self.close(text)
        if text in GROUPED:
            self.pending_group = True
            return False
        if self.open:
            return False
        if text == "=":
            self.assigned = True
        elif self.last == ")" and token.kind == "name" and not self.assigned:
            self.old_style_until = self.old_style() or self.old_style_until
        if text not in ("__extension__",):
            self.last = text
        return False

    def close(self, text: str) -> bool:
        # A bracket that closes nothing ends whatever this is.
        while self.open and self.open[-1] != text:
            self.open.pop()
        if not self.open:
            self.tokens.pop()
            return bool(self.tokens)
        self.open.pop()
        if self.group:
            if len(self.open) < self.group:
                self.group = 0
            return False
        if not self.open:
            self.last = text
            return text == "}" and self.body_at >= 0
        return False

    def is_body(self) -> bool:
        return not self.assigned and (self.last == ")" or self.at == self.old_style_until)

    def old_style(self) -> int:
        """Where the body begins if this is `f(a, b) int a; char b; {...}`; else 0."""
        if self.tokens[0].text == "typedef":
            return 0
        for at in range(self.at, min(self.at + 500, len(self.all))):
            if self.all[at].text == "{":
                return at if self.all[at - 1].text == ";" else 0
        return 0
