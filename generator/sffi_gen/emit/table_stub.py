"""Stubs of tables: a class for each name, whose call has the signatures of its functions."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.emit import stubs, table
from sffi_gen.emit.layout import INDENT, WIDTH, filled
from sffi_gen.emit.templates import render
from sffi_gen.model.library import Function, Library, Module

#: rows are not written for a checker: some take what another takes, too
_MARK = '# mypy: disable-error-code="overload-overlap, overload-cannot-match, misc"'


def module(library: Library, found: Module) -> str:
    """The stub of a table's module."""
    sets: dict[str, list[Function]] = {}
    for function, binding in table.bindings(library, found):
        sets.setdefault(binding.name, []).append(function)
    results: dict[str, list[str]] = {}
    body: list[str] = []
    for name, functions in sets.items():
        body.append(f"class {name}_overloads(Overloads):")
        for function in functions:
            if len(functions) > 1:
                body.append(f"{INDENT}@overload")
            body += _call(name, function, results)
        body += [f"{name}: {name}_overloads", ""]
    classes = [line for lines in results.values() for line in [*lines, ""]]
    body = [*classes, *body, "table: Table"]
    lines = [
        _MARK,
        *stubs.imports(library, body),
        "from sffi.overloads import Overloads",
        "from sffi.table import Table",
    ]
    return render("stub.pyi.j2", imports=lines, body=body, public=None)


def _call(name: str, function: Function, results: dict[str, list[str]]) -> list[str]:
    parts = ["_"]
    star = False
    for param in function.params:
        if param.keyword_only and not star:
            parts.append("*")
            star = True
        parts.append(stubs.parameter(param))
    line = f"{INDENT}def __call__({', '.join(parts)}) -> {_result(name, function, results)}: ..."
    if len(line) <= WIDTH:
        return [line]
    start, _, end = line.partition(f"({', '.join(parts)})")
    return [f"{start}(", *filled(parts, INDENT * 2, WIDTH), f"{INDENT}){end}"]


def _result(name: str, function: Function, results: dict[str, list[str]]) -> str:
    result = function.result
    if result.kind == "self":
        return stubs.returned(function.params[0].type)
    if result.kind != "tuple" or not all(part.name for part in result.fields):
        return stubs.returned(result)
    cls = names.result_class(name)
    fields = [f"{INDENT}{part.name}: {stubs.returned(part.type)}" for part in result.fields]
    lines = results.setdefault(cls, [f"class {cls}(NamedTuple):", *fields])
    return cls if lines[1:] == fields else stubs.returned(result)
