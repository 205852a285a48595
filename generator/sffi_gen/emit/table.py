"""Tables: a line for each function, which `sffi.rows` reads at run time."""

from __future__ import annotations

import re

from sffi_gen import abi
from sffi_gen.emit.arguments import (
    enum_class,
    imported_enum,
    literal,
    settle,
    value_class,
    value_default,
    value_defaults,
)
from sffi_gen.emit.docstrings import escaped
from sffi_gen.emit.layout import INDENT, WIDTH, filled, quoted, split
from sffi_gen.emit.templates import render
from sffi_gen.model.library import (
    Binding,
    EnumDefault,
    Function,
    Library,
    Module,
    Param,
    Type,
    ValueDefault,
)


def module(library: Library, table: Module) -> str:
    """The module of a table."""
    rows: list[str] = []
    words: set[str] = set()
    said: tuple[str, ...] = ()
    values: dict[str, str] = {}
    for function, binding in bindings(library, table):
        line = row(table, function, binding)
        words.update(re.findall(r"\w+", line.partition("(")[2]))
        values |= {
            _default(param.default): value_default(param.default)
            for param in function.params
            if isinstance(param.default, ValueDefault)
        }
        if function.doc and function.doc != said:
            rows += [escaped(f"# {part}".rstrip()) for part in function.doc]
        said = function.doc or said
        rows += [escaped(part) for part in _folded(line)]
    return render(
        "table.py.j2",
        library=library,
        module=table if table.doc else Module(table.path, (f"Functions of {library.name}.",)),
        imports=_imports(library, words, values),
        symbol=pattern(table),
        classes=_classes(library, words, values),
        rows=rows,
        base=library.results[1].rpartition(".")[2] if library.results[1:] else "",
    )


def pattern(table: Module) -> str:
    """The pattern of symbols: where the spec gives none, the module's path and the name."""
    return table.symbol or f"{table.path.replace('.', '_')}_{{name}}"


def own(library: Library) -> set[str]:
    """Symbols of the functions whose signature texts are in a table and nowhere else."""
    tables = {module.path: module for module in library.modules if module.table}
    return {
        function.symbol
        for function in library.functions
        if not function.shared
        and len(function.bindings) == 1
        and function.bindings[0].module in tables
        and function.name == _pattern_name(tables[function.bindings[0].module], function)
    }


def _pattern_name(table: Module, function: Function) -> str:
    return pattern(table).replace("{name}", _plain_name(function.bindings[0]))


def _plain_name(binding: Binding) -> str:
    """As it is in a row, with the tag."""
    return f"{binding.name}_{binding.tag}" if binding.tag else binding.name


def bindings(library: Library, table: Module) -> list[tuple[Function, Binding]]:
    """The functions of a table; those of a name stand together."""
    found: dict[str, list[tuple[Function, Binding]]] = {}
    for function in library.functions:
        for binding in function.bindings:
            if binding.module == table.path:
                found.setdefault(binding.name, []).append((function, binding))
    return [each for several in found.values() for each in several]


def row(table: Module, function: Function, binding: Binding) -> str:
    """The line of a function."""
    parts = []
    star = False
    for param in function.params:
        if param.keyword_only and not star:
            parts.append("*")
            star = True
        default = f" = {_default(param.default)}" if param.has_default else ""
        parts.append(f"{param.name}: {_kind(param)}{default}")
    name = f"{binding.name}.{binding.tag}" if binding.tag else binding.name
    text = f"{name}({', '.join(parts)}) -> {_result(function)}"
    alone = not function.shared and len(function.bindings) == 1
    if alone and function.name == _pattern_name(table, function):
        return text
    return f"{text} = {function.name}"


def _kind(param: Param) -> str:
    base = param.type.base
    mark = "?" if param.type.kind == "optional" else ""
    if base.kind in ("value", "enum"):
        return f"{base.name}{mark}"
    return abi.param_kind(param)


def _default(value: object) -> str:
    if isinstance(value, EnumDefault):
        return f"{value.enum}.{value.member}"
    if isinstance(value, ValueDefault):
        return f"{value.value}.{value.member}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_default, value))}]"
    if isinstance(value, float) and (value != value or value in (float("inf"), -float("inf"))):
        return str(value)
    return settle(literal(value), ())


def _result(function: Function) -> str:
    result = function.result
    if result.kind == "self":
        return function.params[0].name
    if result.kind == "void":
        return "None"
    if result.kind != "tuple":
        return _result_kind(result)
    parts = [
        f"{part.name}: {_result_kind(part.type)}" if part.name else _result_kind(part.type)
        for part in result.fields
    ]
    return f"({', '.join(parts)})"


def _result_kind(kind: Type) -> str:
    base = kind.base
    mark = "?" if kind.kind == "optional" else ""
    if base.kind in ("value", "enum", "param"):
        return f"{base.name}{mark}"
    return abi.result_kind(kind)


def _folded(line: str) -> list[str]:
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


def _classes(library: Library, words: set[str], values: dict[str, str]) -> str:
    found = {handle.name: handle.name for handle in library.handles}
    found |= {value.name: value_class(value.name) for value in library.values}
    found |= {enum.name: enum_class(enum.name) for enum in library.enums}
    found = {name: cls for name, cls in found.items() if name in words} | values
    parts = [f"{quoted(name)}: {cls}" for name, cls in found.items()]
    line = f"{{{', '.join(parts)}}}"
    if len(line) + 13 <= WIDTH:
        return line
    return "{\n" + "".join(f"        {part},\n" for part in parts) + "    }"


def _imports(library: Library, words: set[str], values: dict[str, str]) -> list[str]:
    package = library.package
    lines = ["from sffi.table import Table", f"from {package} import _native as native"]
    for value in library.values:
        if value.name in words:
            home, _, name = value.python.rpartition(".")
            lines.append(f"from {home} import {name} as {value_class(value.name)}")
    enums = [imported_enum(enum.name) for enum in library.enums if enum.name in words]
    handles = [handle.name for handle in library.handles if handle.name in words]
    lines += [f"from {package}.enums import {', '.join(sorted(enums))}"] if enums else []
    lines += [f"from {package}.handles import {', '.join(sorted(handles))}"] if handles else []
    lines += [line for name, line in value_defaults(library).items() if name in values.values()]
    if library.results[1:]:
        home, _, name = library.results[1].rpartition(".")
        lines.append(f"from {home} import {name}")
    return sorted(lines, key=lambda line: (line.split()[1], line))


__all__ = ["bindings", "module", "own", "pattern", "row"]
