"""How a wrapper makes the Python result of a C call."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.emit.arguments import enum_class, value_class
from sffi_gen.model import Function, Type


def call_lines(function: Function, arguments: list[str], first: str) -> list[str]:
    """The call and the return statement; ``first`` is the name of the first parameter."""
    kind, base = function.result, function.result.base
    if function.returns_tuple:
        return _several(function, arguments)
    call = f"native.{function.symbol}({', '.join(arguments)})"
    if kind.kind == "void":
        return [call]
    if kind.kind == "self":
        return [call, f"return {first}"]
    if base.kind == "handle" and kind.kind == "optional":
        return [f"result = {call}", "return result if result._ptr else None"]
    return [f"return {_value(kind, call)}"]


def _value(kind: Type, call: str) -> str:
    base = kind.base
    if base.kind == "bool" and kind.kind != "optional":
        return f"{call} != 0"
    if base.kind == "value":
        return f"{value_class(base.name)}.from_code({call})"
    if base.kind == "enum":
        return f"{enum_class(base.name)}({call})"
    if base.kind in ("text", "bytes"):
        return f"{call}.{'optional_' if kind.kind == 'optional' else ''}{base.kind}()"
    if base.kind == "list":
        item = (base.item or base).base
        if item.kind == "handle":
            return f"{call}.items({item.name})"
        return f"{call}.{ {'int': 'integers', 'float': 'reals', 'bool': 'bools'}[item.kind] }()"
    if base.kind == "number" or kind.kind == "optional":
        return f"{call}.value"
    return call


# The ctypes object that receives a result, and how its value is read.
_RECEIVERS = {
    "int": ("c_int64()", ".value"),
    "bool": ("c_int64()", ".value != 0"),
    "float": ("c_double()", ".value"),
    "number": ("Number()", ".value"),
}


def _several(function: Function, arguments: list[str]) -> list[str]:
    lines, outs, values = [], [], []
    for index, part in enumerate(function.result.fields):
        out = f"out_{part.name or index}"
        outs.append(out)
        base = part.type.base
        if base.kind == "handle":
            lines.append(f"{out} = {base.name}.__new__({base.name})")
            optional = part.type.kind == "optional"
            values.append(f"{out} if {out}._ptr else None" if optional else out)
        elif base.kind == "value":
            lines.append(f"{out} = c_int64()")
            values.append(f"{value_class(base.name)}.from_code({out}.value)")
        elif base.kind == "int" and base.name in ("u64", "usize"):
            lines.append(f"{out} = c_uint64()")
            values.append(f"{out}.value")
        else:
            maker, read = _RECEIVERS["number" if part.type.kind == "optional" else base.kind]
            lines.append(f"{out} = {maker}")
            values.append(f"{out}{read}")
    lines.append(f"native.{function.symbol}({', '.join([*arguments, *outs])})")
    result = ", ".join(values)
    if named(function):
        lines.append(f"return {result_class(function)}(({result}))")
    else:
        lines.append(f"return {result}")
    return lines


def named(function: Function) -> bool:
    """Whether the results have names."""
    return function.returns_tuple and all(part.name for part in function.result.fields)


def result_class(function: Function) -> str:
    return names.result_class(names.unescaped(function.bindings[0].name))


def receivers(function: Function) -> set[str]:
    """Names that the lines for several results use."""
    used = set()
    for part in function.result.fields:
        kind = part.type.base.kind
        if (part.type.kind == "optional" and kind != "handle") or kind == "number":
            used.add("Number")
        elif part.type.name in ("u64", "usize"):
            used.add("c_uint64")
        elif kind in ("int", "bool", "value"):
            used.add("c_int64")
        elif kind == "float":
            used.add("c_double")
    return used
