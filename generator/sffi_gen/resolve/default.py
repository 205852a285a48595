"""Default values and constants."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.model.library import C_INTEGERS, EnumDefault, Type, ValueDefault
from sffi_gen.resolve.scope import Scope
from sffi_gen.syntax.nodes import Literal

_WORDS: dict[str, object] = {"true": True, "false": False, "none": None}


def default_value(node: Literal, kind: Type, scope: Scope) -> tuple[object, bool]:
    """The Python value of a default, and whether it fits the type."""
    if node.kind == "name" and node.value == "none":
        return None, kind.kind == "optional"
    base = kind.base
    if node.kind == "list":
        assert isinstance(node.value, tuple)
        if base.kind != "list" or base.item is None:
            return None, False
        items = [default_value(item, base.item, scope) for item in node.value]
        return tuple(value for value, _ in items), all(fits for _, fits in items)
    text = str(node.value)
    if base.kind == "list" and base.item is not None:
        return default_value(node, base.item, scope)
    if node.kind == "int":
        value = int(text, 0)
        if base.kind == "int":
            low, high = C_INTEGERS[base.name]
            return value, low <= value <= high
        if base.kind in ("pointer", "char"):
            return value, base.kind == "pointer" or -128 <= value < 256
        return (float(value) if base.kind == "float" else value), base.kind in ("float", "number")
    if node.kind == "float":
        return float(text), base.kind in ("float", "number")
    if node.kind == "string":
        if base.kind == "char":
            return text.encode(), len(text) == 1 and text.isascii()
        return text, base.kind == "text"
    if text in _WORDS:
        return _WORDS[text], base.kind in ("bool", "number")
    if text in ("inf", "nan"):
        return float(text), base.kind in ("float", "number")
    enum_name, _, member = text.rpartition(".")
    if base.kind == "enum" and enum_name == base.name:
        members = dict(scope.enums[base.name].members)
        member = names.python(member)
        return EnumDefault(enum_name, member), member in members
    if base.kind == "value" and enum_name == base.name:
        return ValueDefault(enum_name, names.python(member)), True
    return None, False
