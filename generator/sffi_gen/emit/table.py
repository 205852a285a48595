"""Tables: modules with a line for each function, which are read at run time."""

from __future__ import annotations

from sffi_gen.emit.arguments import (
    enum_class,
    imported_enum,
    settle,
    value_class,
    value_defaults,
)
from sffi_gen.emit.docstrings import escaped
from sffi_gen.emit.layout import WIDTH
from sffi_gen.emit.rows import classes, folded, row
from sffi_gen.emit.table_docs import documented
from sffi_gen.emit.templates import render
from sffi_gen.model.library import (
    Binding,
    Function,
    Library,
    Module,
)


def module(library: Library, table: Module) -> str:
    """The module of a table."""
    found = bindings(library, table)
    lines = [_row(table, function, binding) for function, binding in found]
    params = [param for function, _ in found for param in function.params]
    rows: list[str] = []
    docs = documented(library, table, found)
    for (_, binding), line in zip(found, lines, strict=True):
        rows += [escaped(f"# {part}".rstrip()) for part in docs.pop(binding.name, ())]
        rows += [escaped(part) for part in folded(line)]
    entries = [settle(entry, ()) for entry in classes(library, lines, params)]
    return render(
        "table.py.j2",
        library=library,
        module=table if table.doc else Module(table.path, (f"Functions of {library.name}.",)),
        imports=_imports(library, entries),
        symbol=pattern(table),
        classes=_mapping(entries),
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
    for each in library.places.get((table.path, ""), ()):
        found.setdefault(each[1].name, []).append(each)
    return [each for several in found.values() for each in several]


def _row(table: Module, function: Function, binding: Binding) -> str:
    alone = not function.shared and len(function.bindings) == 1
    own = alone and function.name == _pattern_name(table, function)
    name = f"{binding.name}.{binding.tag}" if binding.tag else binding.name
    return row(name, function, function.params, "" if own else function.name)


def _mapping(entries: list[str]) -> str:
    line = f"{{{', '.join(entries)}}}"
    if len(line) + len("    classes=,") <= WIDTH:
        return line
    return "{\n" + "".join(f"        {entry},\n" for entry in entries) + "    }"


def _imports(library: Library, entries: list[str]) -> list[str]:
    package = library.package
    used = {entry.rpartition(": ")[2] for entry in entries}
    lines = ["from sffi.table import Table", f"from {package} import _native as native"]
    for value in library.values:
        if value_class(value.name) in used:
            home, _, name = value.python.rpartition(".")
            lines.append(f"from {home} import {name} as {value_class(value.name)}")
    enums = [imported_enum(enum.name) for enum in library.enums if enum_class(enum.name) in used]
    handles = [handle.name for handle in library.handles if handle.name in used]
    lines += [f"from {package}.enums import {', '.join(sorted(enums))}"] if enums else []
    lines += [f"from {package}.handles import {', '.join(sorted(handles))}"] if handles else []
    lines += [line for name, line in value_defaults(library).items() if name in used]
    if library.results[1:]:
        home, _, name = library.results[1].rpartition(".")
        lines.append(f"from {home} import {name}")
    return sorted(lines, key=lambda line: (line.split()[1], line))
