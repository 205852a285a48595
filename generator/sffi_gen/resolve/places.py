"""Where types may stand, and why not elsewhere."""

from __future__ import annotations

from sffi_gen.model.library import Type

_LISTS = ("int", "float", "bool", "number", "handle", "optional")


def mentions(kind: Type, what: str) -> bool:
    if kind.kind == what:
        return True
    return kind.item is not None and mentions(kind.item, what)


def param_problem(kind: Type) -> str:
    if kind.kind in ("void", "self", "tuple"):
        return f"`{kind}` cannot be a parameter's type"
    if kind.kind == "optional":
        assert kind.item is not None
        if kind.item.kind in ("object", "optional", "void", "self", "tuple"):
            return f"`{kind}` cannot be a parameter's type"
        return param_problem(kind.item)
    if kind.kind == "list":
        assert kind.item is not None
        item = kind.item
        if item.kind not in _LISTS or (item.kind == "optional" and item.base.kind != "handle"):
            return f"a list of `{item}` cannot be passed"
        if (item.kind == "int" and item.name != "i64") or (
            item.kind == "float" and item.name != "f64"
        ):
            return f"a list of `{item}` cannot be passed; use `[{item.name[0]}64]`"
    return ""


def result_problem(kind: Type) -> str:
    if kind.kind == "object":
        return "an `object` cannot be returned"
    if kind.kind == "param":
        return ""
    if kind.kind == "optional":
        item = kind.base
        if item.kind in ("handle", "int", "float", "bool", "number", "text", "bytes"):
            return ""
        return f"`{kind}` cannot be returned"
    if kind.kind == "list":
        item = kind.item or Type("void")
        if kind.size is not None:
            return f"`{kind}` cannot be returned; write `[{item}]`"
        if item.kind in _LISTS and (item.kind != "optional" or item.base.kind == "handle"):
            return ""
        return f"a list of `{item}` cannot be returned"
    if kind.kind == "tuple":
        given = [part.type.kind == "param" for part in kind.fields]
        if any(given):
            return "" if all(given) else "parameters and new results cannot be given together"
        for part in kind.fields:
            if part.type.kind in ("void", "self", "tuple") or result_problem(part.type):
                return f"`{part.type}` cannot be one of several results"
    return ""
