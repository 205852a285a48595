"""A function as a row: the notation that `sffi.rows` reads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sffi_gen import abi
from sffi_gen.emit.arguments import (
    enum_class,
    literal,
    outer,
    settle,
    value_class,
    value_default,
)
from sffi_gen.emit.layout import INDENT, WIDTH, filled, quoted, split
from sffi_gen.model.library import EnumDefault, Function, Library, Param, Type, ValueDefault


def row(
    name: str, function: Function, params: tuple[Param, ...], symbol: str, result_class: str = ""
) -> str:
    """The line of a function.

    Args:
        name: with the tag behind a dot.
        function: the function.
        params: its parameters, by the names that Python sees.
        symbol: without the library's prefix; empty where it is the table's pattern.
        result_class: the class of its named results, if there is a generated one.
    """
    parts = []
    star = False
    for param in params:
        if param.keyword_only and not star:
            parts.append("*")
            star = True
        default = f" = {written_default(param.default)}" if param.has_default else ""
        parts.append(f"{param.name}: {_kind(param)}{default}")
    names = (param.name for param in function.params)
    shown = dict(zip(names, (param.name for param in params), strict=True))
    text = f"{name}({', '.join(parts)}) -> {result_class}{_result(function, shown)}"
    return f"{text} = {symbol}" if symbol else text


def words(line: str) -> set[str]:
    """The names in a row besides its own."""
    return set(re.findall(r"\w+", line.partition("(")[2]))


def classes(library: Library, lines: Iterable[str], values: Iterable[Param]) -> list[str]:
    """What rows mention, as entries of a dictionary: classes, and values that are defaults."""
    mentioned = set().union(*map(words, lines))
    found = {handle.name: handle.name for handle in library.handles}
    found |= {value.name: value_class(value.name) for value in library.values}
    found |= {enum.name: enum_class(enum.name) for enum in library.enums}
    found = {name: cls for name, cls in found.items() if name in mentioned}
    for param in values:
        if isinstance(param.default, ValueDefault):
            found[written_default(param.default)] = value_default(param.default)
    return [f"{quoted(name)}: {outer(cls)}" for name, cls in found.items()]


def _kind(param: Param) -> str:
    base = param.type.base
    mark = "?" if param.type.kind == "optional" else ""
    if base.kind in ("value", "enum", "number"):
        return f"{base.name or base.kind}{mark}"
    kind = abi.param_kind(param)
    if param.single and base.size is None:
        return f"{kind.removesuffix('?')[:-1]}; 1]{mark}"
    return kind


def written_default(value: object) -> str:
    if isinstance(value, EnumDefault):
        return f"{value.enum}.{value.member}"
    if isinstance(value, ValueDefault):
        return f"{value.value}.{value.member}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(written_default, value))}]"
    if isinstance(value, float) and (value != value or value in (float("inf"), -float("inf"))):
        return str(value)
    return settle(literal(value), ())


def _result(function: Function, shown: dict[str, str]) -> str:
    result = function.result
    if result.kind == "self":
        return shown[function.params[0].name]
    if result.kind == "void":
        return "None"
    if result.kind != "tuple":
        return _result_kind(result, shown)
    parts = [
        f"{part.name}: {_result_kind(part.type, shown)}"
        if part.name
        else _result_kind(part.type, shown)
        for part in result.fields
    ]
    return f"({', '.join(parts)})"


def _result_kind(kind: Type, shown: dict[str, str]) -> str:
    base = kind.base
    mark = "?" if kind.kind == "optional" else ""
    if base.kind == "param":
        return shown[base.name]
    if base.kind in ("value", "enum"):
        return f"{base.name}{mark}"
    return abi.result_kind(kind)


def folded(line: str) -> list[str]:
    """A line, or several of which the later are indented."""
    if len(line) <= WIDTH:
        return [line]
    start = line.index("(") + 1
    end = line.rindex(") -> ")
    parts = split(line[start:end])
    parts[0] = line[:start] + parts[0]
    parts[-1] += line[end:]
    first, *rest = filled(parts, INDENT, WIDTH)
    lines = [first.removeprefix(INDENT), *rest]
    lines[-1] = lines[-1].removesuffix(",")
    return lines
