"""Attributes of C declarations: which there are, what values they take."""

from __future__ import annotations

import codecs
import re
from typing import Any

from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.syntax.nodes import Attribute, Literal
from sffi_gen.syntax.types import string

#: kinds of values, with what a message calls them
_WANTED = {
    "flag": "no value",
    "name": "a name: `[{0}: NAME]`",
    "name?": "a name or nothing: `[{0}]` or `[{0}: NAME]`",
    "names": "one or several names: `[{0}: [a, b]]`",
    "text": 'a text: `[{0}: "..."]`',
    "encoding": 'the name of an encoding: `[{0}: "latin-1"]`',
    "int": "a number: `[{0}: 8]`",
    "ints": "one or several numbers: `[{0}: [0, 1]]`",
    "literal": "a value: `[{0}: 0]`",
}

Attributes = dict[str, Any]


def read_attributes(
    attributes: tuple[Attribute, ...], known: dict[str, str], diagnostics: Diagnostics
) -> Attributes:
    """The values by name: a bool, text, number, literal, or a tuple of such.

    ``known`` says of each attribute which kind of value it takes.
    """
    found: Attributes = {}
    for attribute in attributes:
        name = attribute.name
        if name not in known:
            diagnostics.add(
                "E105",
                f"unknown attribute `{name}`",
                attribute.span,
                "cannot stand here",
                help=did_you_mean(name, known),
            )
            continue
        value = _value(attribute.value, known[name])
        if value is None:
            diagnostics.add(
                "E105", f"`[{name}]` takes {_WANTED[known[name]].format(name)}", attribute.span
            )
        elif known[name] == "encoding" and (problem := encoding_problem(value)):
            diagnostics.add("E105", problem, attribute.span)
        elif known[name] == "text" and re.search(r"[\n\t]", value):
            diagnostics.add(
                "E105", f"`[{name}]` takes a text without line breaks and tabs", attribute.span
            )
        elif name in found:
            diagnostics.add("E105", f"`[{name}]` is there twice", attribute.span)
        else:
            found[name] = value
    return found


def encoding_problem(name: str) -> str:
    """Why text cannot be encoded so; empty if it can."""
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", name):  # Python passes over other characters
        return f"{string(name)} is no encoding of text"
    try:
        ending = "\0".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return f"`{name}` is no encoding of text"
    if codecs.lookup(name).name in ("utf-16", "utf-32"):
        return f"`{name}` begins with a mark of its byte order; write `{name}-le` or `-be`"
    return "" if not any(ending) else f"`{name}` has no NUL that could end a text"


def _value(node: Literal | None, kind: str) -> Any:
    """The value of the wanted kind; None where it is of another."""
    if kind == "flag":
        return True if node is None else None
    if node is None:
        return "" if kind == "name?" else None
    if kind == "literal":
        return node
    if kind in ("names", "ints"):
        items = node.value if isinstance(node.value, tuple) else (node,)
        values = tuple(_value(item, kind.removesuffix("s")) for item in items)
        return None if None in values else values
    if kind == "int":
        return int(str(node.value), 0) if node.kind == "int" else None
    wanted = "string" if kind in ("text", "encoding") else "name"
    return node.value if node.kind == wanted else None
