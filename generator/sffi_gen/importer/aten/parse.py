"""The grammar of ATen's schemas.

schema   = NAME [ "." NAME ] "(" [ argument { "," argument } ] ")" "->" results
argument = "*" | type NAME [ "=" default ]
type     = NAME [ "(" alias ")" ] { "?" | "[" [ INT ] "]" }
alias    = sets [ "!" ] [ "->" sets ]
sets     = ( NAME | "*" ) { "|" ( NAME | "*" ) }
default  = value | "[" [ value { "," value } ] "]"
value    = NAME | INT | FLOAT | STRING
results  = type [ NAME ] | "(" [ type [ NAME ] { "," type [ NAME ] } ] ")"
"""

from __future__ import annotations

import re
from typing import NoReturn

from sffi_gen.importer.aten.schema import (
    Alias,
    Argument,
    Base,
    Default,
    ListOf,
    Maybe,
    Result,
    Schema,
    Type,
)

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<float>-?(?:[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+))
      | (?P<int>-?[0-9]+)
      | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<punct>->|[()\[\],.*!?|=])
    )""",
    re.VERBOSE,
)


class SchemaError(Exception):
    """A text that is no schema; ``column`` counts from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


def parse_schema(text: str) -> Schema:
    """Read one schema.

    Raises:
        SchemaError: it is none; says where, and what was expected there.
    """
    return _Parser(text).schema()


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str, int]] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                at += len(text[at:]) - len(text[at:].lstrip())
                raise SchemaError(f"unexpected character `{text[at]}`", at + 1)
            kind = str(match.lastgroup)
            self.tokens.append((kind, match[kind], match.start(kind) + 1))
            at = match.end()
        self.tokens.append(("end", "", len(text) + 1))
        self.at = 0

    def schema(self) -> Schema:
        name = self.name("the operator's name")
        overload = self.name("the overload's name") if self.took(".") else ""
        arguments = self.arguments()
        self.expect("->", "before what it gives")
        results = self.results()
        if self.tokens[self.at][0] != "end":
            self.fail("the schema's end")
        return Schema(name, overload, arguments, results)

    def arguments(self) -> tuple[Argument, ...]:
        self.expect("(", "before the arguments")
        found: list[Argument] = []
        keyword_only = False
        while not self.took(")"):
            if found or keyword_only:
                self.expect(",", "between arguments")
            if not keyword_only and self.took("*"):
                keyword_only = True
                continue
            kind = self.type()
            name = self.name("the argument's name")
            default = self.default() if self.took("=") else None
            found.append(Argument(kind, name, default, keyword_only))
        return tuple(found)

    def results(self) -> tuple[Result, ...]:
        if not self.took("("):
            return (self.result(),)
        found: list[Result] = []
        while not self.took(")"):
            if found:
                self.expect(",", "between results")
            found.append(self.result())
        return tuple(found)

    def result(self) -> Result:
        kind = self.type()
        named = self.tokens[self.at][0] == "name"
        return Result(kind, self.name("") if named else "")

    def type(self) -> Type:
        name = self.name("a type")
        kind: Type = Base(name, self.alias() if self.took("(") else None)
        while True:
            if self.took("?"):
                kind = Maybe(kind)
            elif self.took("["):
                size = self.tokens[self.at]
                if size[0] == "int" and size[1].isdigit():
                    self.at += 1
                    kind = ListOf(kind, int(size[1]))
                else:
                    kind = ListOf(kind)
                self.expect("]", "after a list's size")
            else:
                return kind

    def alias(self) -> Alias:
        before = self.sets()
        writes = self.took("!")
        after = self.sets() if self.took("->") else ()
        self.expect(")", "after an alias")
        return Alias(before, writes, after)

    def sets(self) -> tuple[str, ...]:
        found: list[str] = []
        while not found or self.took("|"):
            found.append("*" if self.took("*") else self.name("the name of an alias set"))
        return tuple(found)

    def default(self) -> Default:
        if not self.took("["):
            return self.value()
        items: list[str] = []
        while not self.took("]"):
            if items:
                self.expect(",", "between a list's items")
            items.append(str(self.value()))
        return Default("list", ",".join(items))

    def value(self) -> Default:
        kind, text, _ = self.tokens[self.at]
        if kind not in ("name", "int", "float", "string"):
            self.fail("a default")
        self.at += 1
        return Default("word" if kind == "name" else kind, text)

    # --- tokens -------------------------------------------------------------------------------

    def took(self, punct: str) -> bool:
        kind, text, _ = self.tokens[self.at]
        if kind == "punct" and text == punct:
            self.at += 1
            return True
        return False

    def expect(self, punct: str, where: str) -> None:
        if not self.took(punct):
            self.fail(f"`{punct}` {where}")

    def name(self, what: str) -> str:
        kind, text, _ = self.tokens[self.at]
        if kind != "name":
            self.fail(what)
        self.at += 1
        return text

    def fail(self, expected: str) -> NoReturn:
        _, text, column = self.tokens[self.at]
        found = f"`{text}`" if text else "the end"
        raise SchemaError(f"expected {expected}, found {found}", column)
