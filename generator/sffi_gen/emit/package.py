"""The files of a generated package."""

from __future__ import annotations

import re

from sffi import convert

from sffi_gen.abi import signature
from sffi_gen.emit import results, shim, stubs, table, table_stub
from sffi_gen.emit.arguments import (
    HIDDEN,
    enum_class,
    imported_enum,
    literal,
    settle,
    value_class,
    value_defaults,
)
from sffi_gen.emit.layout import filled, folded, from_import, tuple_of
from sffi_gen.emit.module_view import ModuleView, module_file
from sffi_gen.emit.templates import render
from sffi_gen.emit.wrappers import Wrapper, wrappers
from sffi_gen.model.library import Library, Module

_BUILTINS = ("bool", "float", "int", "isinstance", "len", "str", "type")


def emit(library: Library, spec_folders: list[str]) -> dict[str, str]:
    """All files of the package, by path relative to it.

    ``spec_folders`` are where the headers beside the spec are, relative to the shim's folder.
    """
    shim_files = shim.emit(library, spec_folders)
    files = {f"shim/{name}": text for name, text in shim_files.items()}
    modules = [_module(library, Module("functions", ()), "")]
    modules += [_module(library, each, each.path) for each in library.modules if not each.table]
    named = results.named_results(library)
    for each in library.modules:
        if each.table:
            path = f"{each.path.replace('.', '/')}.py"
            files[path] = table.module(library, each)
            files[f"{path}i"] = table_stub.module(library, each)
    files["_native.py"] = _native(library, shim.shim_hash(library, shim_files))
    files["_native.pyi"] = render("native.pyi.j2", library=library)
    for view in modules:
        path = module_file(view, library)
        files[path] = render("module.py.j2", library=library, module=view, fold=folded)
        files[f"{path}i"] = stubs.module(library, view)
    if library.handles:
        files["handles.py"] = _handles(library)
        files["handles.pyi"] = stubs.handles(library)
    if library.enums:
        bases = sorted({"IntFlag" if enum.flags else "IntEnum" for enum in library.enums})
        files["enums.py"] = render("enums.py.j2", library=library, bases=", ".join(bases))
    if named:
        path = f"{results.results_module(library)}.py"
        files[path] = results.file(library)
        files[f"{path}i"] = stubs.results(library, named)
    files["__init__.py"] = _init(library, modules, [] if library.results else list(named))
    files["__init__.pyi"] = stubs.package(library, list(named))
    files["py.typed"] = ""
    return files


def _module(library: Library, module: Module, binding: str) -> ModuleView:
    found = wrappers(library, binding, "")
    children = tuple(
        other.path.rpartition(".")[2]
        for other in library.modules
        if binding and other.path.rpartition(".")[0] == binding
    )
    doc = module.doc or (f"The functions of {library.name}.",)
    lines = imports(library, found)
    return ModuleView(module.path, doc, lines, tuple(found), children, module.export)


def imports(library: Library, found: list[Wrapper], *, in_handles: bool = False) -> tuple[str, ...]:
    """Import lines for what the wrappers use, sorted as linters want them."""
    text = "\n".join(line for wrapper in found for line in wrapper.lines)
    words = set(re.findall(r"\w+", text))
    helpers = {helper for wrapper in found for helper in wrapper.helpers}
    if "UNSET" in words:
        helpers.add("UNSET")
    ours = []
    if helpers:
        ours.append(from_import("sffi.convert", sorted(helpers, key=_import_order)))
    if in_handles:
        ours.append("from sffi.handle import Handle")
    if in_handles:
        ours += [
            f"from {handle.mixin.rpartition('.')[0]} import {handle.mixin.rpartition('.')[2]}"
            for handle in library.handles
            if handle.mixin
        ]
    for value in library.values:
        if value_class(value.name) in words:
            module, _, name = value.python.rpartition(".")
            ours.append(f"from {module} import {name} as {value_class(value.name)}")
    if "overload_set" in words:
        ours.append("from sffi.table import overload_set")
    ours += [line for name, line in value_defaults(library).items() if name in words]
    package = library.package
    if f"native.{library.prefix}" in text or "overload_set" in words or in_handles:
        ours.append(f"from {package} import _native as native")
    enums = sorted(
        imported_enum(enum.name) for enum in library.enums if enum_class(enum.name) in words
    )
    if enums:
        ours.append(from_import(f"{package}.enums", enums))
    handles = sorted(handle.name for handle in library.handles if handle.name in words)
    if handles and not in_handles:
        ours.append(from_import(f"{package}.handles", handles))
    used = results.imported(library, words)
    if used:
        ours.append(from_import(f"{package}.{results.results_module(library)}", used))
    ours += _hidden(library, words, in_handles)
    return tuple(sorted(set(ours), key=lambda line: (line.split()[1], line)))


def _hidden(library: Library, words: set[str], in_handles: bool) -> list[str]:
    """Imports under other names, for what a parameter or function of the same name hides."""
    package = library.package
    homes = dict.fromkeys(_BUILTINS, "builtins")
    homes |= dict.fromkeys(convert.__all__, "sffi.convert") | {"overload_set": "sffi.table"}
    homes |= {enum_class(enum.name): f"{package}.enums" for enum in library.enums}
    if not in_handles:
        homes |= {handle.name: f"{package}.handles" for handle in library.handles}
    named = results.named_results(library)
    homes |= dict.fromkeys(named, f"{package}.{results.results_module(library)}")
    originals = {enum_class(enum.name): enum.name for enum in library.enums}
    originals |= {cls: results.result_name(library, function) for cls, function in named.items()}
    lines = [
        f"from {home} import {originals.get(name, name)} as {HIDDEN}{name}"
        for name, home in homes.items()
        if f"{HIDDEN}{name}" in words
    ]
    for value in library.values:
        cls = value_class(value.name)
        if f"{HIDDEN}{cls}" in words:
            module, _, name = value.python.rpartition(".")
            lines.append(f"from {module} import {name} as {HIDDEN}{cls}")
    if f"{HIDDEN}native" in words:
        lines.append(f"from {package} import _native as {HIDDEN}native")
    return lines


def _import_order(name: str) -> tuple[int, str]:
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def _native(library: Library, shim_hash: str) -> str:
    own = table.own(library)
    tables = [module.path for module in library.modules if module.table]
    preload = [link[2:] for link in library.links if link.startswith("-l") and library.prefixes]
    return render(
        "native.py.j2",
        library=library,
        shim_hash=shim_hash,
        functions=[
            (function.symbol, signature(function))
            for function in library.functions
            if not function.shared and function.symbol not in own
        ],
        tables=tuple_of(tables) if tables else "",
        handles=tuple_of([handle.name for handle in library.handles]),
        prefix=tuple_of(list(library.prefixes)),
        preload=tuple_of(preload),
        guards=[f.symbol for f in library.functions if f.guard and not f.shared],
    )


def _handles(library: Library) -> str:
    classes = []
    found: list[Wrapper] = []
    for handle in library.handles:
        own = wrappers(library, "", handle.name)
        found += own
        defines_eq = any(wrapper.name == "__eq__" for wrapper in own)
        mixin = handle.mixin.rpartition(".")[2]
        bases = f"{mixin}, Handle" if mixin else "Handle"
        classes.append((handle, bases, own, defines_eq))
    lines = imports(library, found, in_handles=True)
    words = set(re.findall(r"\w+", "\n".join(line for w in found for line in w.lines)))
    hidden = [h.name for h in library.handles if f"{HIDDEN}{h.name}" in words]
    return render("handles.py.j2", library=library, imports=lines, classes=classes, hidden=hidden)


def _init(library: Library, modules: list[ModuleView], named: list[str]) -> str:
    functions = [w.name for w in modules[0].wrappers if w.public and w.name != "available"]
    consts = [(const.name, settle(literal(const.value), ()), const.doc) for const in library.consts]
    public = {
        "available",
        *functions,
        *named,
        *(handle.name for handle in library.handles),
        *(enum.name for enum in library.enums),
        *(const.name for const in library.consts),
        *library.top_modules,
    }
    return render(
        "init.py.j2",
        library=library,
        functions=bool(functions),
        enums=sorted(enum.name for enum in library.enums),
        handles=sorted(handle.name for handle in library.handles),
        results=named,
        consts=consts,
        modules=tuple_of(sorted(library.top_modules)),
        exports=tuple_of(list(library.exports)),
        public=folded(sorted(public)),
        names=from_import,
    )


__all__ = ["ModuleView", "emit", "filled", "imports"]
