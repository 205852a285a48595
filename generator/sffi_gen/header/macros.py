"""``#define``: what the header defines, and the values of what has one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sffi_gen.header.ask import ask
from sffi_gen.header.constants import Scope, Value, evaluate
from sffi_gen.header.literals import NotConstant
from sffi_gen.header.model import Macro, Place
from sffi_gen.header.preprocess import Expanded, run_compiler
from sffi_gen.header.tokens import Token, tokenize, tokens_of

_DEFINITION = re.compile(r"([^\W\d][\w$]*)(\(([^)]*)\))?\s*(.*)", re.S)
_MARK = "sffi_macro_"


@dataclass(frozen=True)
class Definition:
    name: str
    params: tuple[str, ...] | None
    body: str
    place: Place
    own: bool


class Macros:
    """The macros in force; the last definition counts."""

    def __init__(self) -> None:
        self.known: dict[str, Definition] = {}

    def feed(self, token: Token, own: bool) -> None:
        found = _DEFINITION.match(token.text)
        if not found:
            return
        name, brackets, params, body = found.groups()
        if token.kind == "undef":
            self.known.pop(name, None)
            return
        given = None
        if brackets:
            given = tuple(p.strip() for p in params.split(",") if p.strip())
        self.known.pop(name, None)
        self.known[name] = Definition(name, given, body.strip(), token.place, own)

    def number(self, name: str, default: int) -> int:
        """The value of one of the compiler's own macros."""
        found = self.known.get(name)
        return int(found.body) if found and found.body.isdigit() else default

    def resolve(self, expanded: Expanded, scope: Scope, functions: set[str]) -> list[Macro]:
        """The header's own macros, with values."""
        own = [found for found in self.known.values() if found.own]
        bodies = {d.name: list(tokens_of(d.body, d.place)) for d in own if d.params is None}
        to_expand = [
            name
            for name, tokens in bodies.items()
            if any(t.kind == "name" and t.text in self.known for t in tokens)
        ]
        if to_expand:
            bodies.update(_expansions(to_expand, expanded))
        macros = [self._macro(d, bodies.get(d.name, []), scope, functions) for d in own]
        return ask(macros, expanded)

    def _macro(
        self, found: Definition, tokens: list[Token], scope: Scope, functions: set[str]
    ) -> Macro:
        macro = Macro(found.name, found.params, found.body, found.place)
        if found.params is not None:
            return macro
        if not found.body:
            return replace(macro, reason="it is empty: a flag for the preprocessor")
        if len(tokens) == 1 and tokens[0].text in functions:
            return replace(macro, reason=f"it is another name of the function `{tokens[0].text}`")
        try:
            value = evaluate(tokens, scope)
        except NotConstant as error:
            return replace(macro, reason=str(error))
        return replace(macro, value=_python(value), ctype=value.ctype)


def _python(value: Value) -> int | float | str | bytes:
    if isinstance(value.value, bytes):
        try:
            return value.value.decode("utf-8")
        except UnicodeDecodeError:
            return value.value
    return value.value


def _expansions(names: list[str], expanded: Expanded) -> dict[str, list[Token]]:
    """What the preprocessor makes of each macro."""
    lines = [expanded.prelude, f"{_MARK}begin\n"]
    lines += [f"{_MARK}{number} {name}\n" for number, name in enumerate(names)]
    done = run_compiler(expanded.command, ["-E", "-P", "-x", "c", "-"], "".join(lines))
    found: dict[str, list[Token]] = {}
    current: list[Token] | None = None
    for token in tokenize(done.stdout.partition(f"{_MARK}begin")[2]):
        if token.kind == "name" and token.text.startswith(_MARK):
            number = token.text.removeprefix(_MARK)
            current = found.setdefault(names[int(number)], []) if number.isdigit() else None
        elif current is not None and token.kind not in ("pragma", "define", "undef"):
            current.append(token)
    return found
