"""Where a type may stand in a C function."""

from __future__ import annotations

from collections.abc import Sequence

from sffi_gen.model.library import CParam, CResult, Type

SCALARS = ("int", "float", "bool", "char", "enum")
#: what is a pointer in C, so that it may be NULL
POINTERS = ("text", "buffer", "bytes", "list", "ref", "pointer", "handle", "callback")
#: what has an extent that another parameter may say
MEASURED = ("text", "buffer", "bytes", "list")
_ITEMS = (*SCALARS, "text", "handle", "pointer", "record")

_IN = (*SCALARS, *POINTERS, "array", "record", "userdata", "destroy")
_OUT = (*SCALARS, "text", "bytes", "list", "ref", "pointer", "handle", "array", "record")
_INOUT = (*SCALARS, "buffer", "list", "pointer", "array")
_RESULT = (*SCALARS, "void", "self", "text", "bytes", "list", "ref", "pointer", "handle", "record")


def param_problem(kind: Type, direction: str) -> str:
    """Why a parameter cannot be of this type; empty if it can."""
    base = kind.base
    if kind.kind == "optional":
        if base.kind in SCALARS:
            return (
                f"`{kind}` cannot be a parameter's type: C has no missing {base}; "
                f"a pointer to one that may be NULL is `*{base}?`"
            )
        if base.kind not in POINTERS:
            return f"`{kind}` cannot be a parameter's type"
        if direction == "inout":
            return f"`{kind}` cannot go in and come out"
    allowed = {"in": _IN, "out": _OUT, "inout": _INOUT}[direction]
    if base.kind not in allowed:
        place = {"in": "a parameter's type", "out": "given back", "inout": "passed both ways"}
        return f"`{base}` cannot be {place[direction]}"
    return _item_problem(base)


def result_problem(kind: Type) -> str:
    """Why a C function cannot return this type; empty if it can."""
    base = kind.base
    if kind.kind == "tuple":
        return "a C function has one result; others are parameters with `[out]`"
    if base.kind not in _RESULT or (kind.kind == "optional" and base.kind not in POINTERS):
        return f"`{kind}` cannot be returned"
    return _item_problem(base)


def _item_problem(kind: Type) -> str:
    if kind.kind not in ("list", "array", "ref") or kind.item is None:
        return ""
    item = kind.item
    if kind.kind == "array" and kind.size is None:
        return f"`{kind}` has no length; a list is `[{item}]`"
    if kind.kind == "array" and item.kind == "array":
        return _item_problem(item)
    nullable = item.kind == "optional" and item.base.kind in ("text", "pointer", "ref", "handle")
    if item.kind in _ITEMS or nullable:
        return ""
    if item.kind == "ref" and kind.kind != "list":
        return _item_problem(item)
    word = {"list": "a list", "array": "an array", "ref": "a pointer to one"}[kind.kind]
    return f"{word} of `{item}` cannot be passed"


def callback_problems(arguments: Sequence[CParam], returned: CResult) -> list[str]:
    """What a callback cannot take or give."""
    found = []
    kind = returned.type.base.kind
    if kind not in (*SCALARS, "void", "pointer", "ref", "handle"):
        reason = "nobody would keep it" if kind in MEASURED else "ctypes cannot return it"
        found.append(f"`{returned.type}` cannot be what a callback returns: {reason}")
    for param in arguments:
        base = param.type.base.kind
        if param.direction != "in" and base not in (*SCALARS, "pointer", "record", "ref"):
            found.append(
                f"a callback cannot give `{param.name}: {param.type}`; take it as a pointer"
            )
        elif base in ("bytes", "buffer", "list") and not param.measured_by:
            found.append(f"nothing says how long `{param.name}: {param.type}` is")
    return found
