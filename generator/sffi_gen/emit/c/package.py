"""The files of a package over a plain C library."""

from __future__ import annotations

import re

from sffi_gen.emit import results, stubs
from sffi_gen.emit.arguments import HIDDEN, literal, settle
from sffi_gen.emit.c.callbacks import callbacks, callbacks_stub
from sffi_gen.emit.c.imports import imports
from sffi_gen.emit.c.prototype import prototypes
from sffi_gen.emit.c.result import native_key
from sffi_gen.emit.c.structs import structs, structs_stub
from sffi_gen.emit.c.variables import variables, variables_stub
from sffi_gen.emit.layout import folded, from_import, tuple_of
from sffi_gen.emit.module_view import ModuleView, module_file
from sffi_gen.emit.templates import render
from sffi_gen.emit.wrappers import Wrapper, wrappers
from sffi_gen.model.library import CFunction, Handle, Library, Module
from sffi_gen.names import handle_slot


def emit(library: Library) -> dict[str, str]:
    """All files of the package, by path relative to it."""
    modules = [_module(library, Module("functions", ()), "")]
    modules += [_module(library, module, module.path) for module in library.modules]
    named = results.named_results(library)
    files = {"_native.py": _native(library)}
    files["_native.pyi"] = render("c_native.pyi.j2")
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
    if library.records:
        files["structs.py"] = structs(library)
        files["structs.pyi"] = structs_stub(library)
    if library.callbacks:
        files["callbacks.py"] = callbacks(library)
        files["callbacks.pyi"] = callbacks_stub(library)
    if library.variables:
        files["variables.py"] = variables(library)
        files["variables.pyi"] = variables_stub(library)
    if library.errors:
        files["errors.py"] = _errors(library)
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


def _native(library: Library) -> str:
    files = list(library.opens)
    files += [link for link in library.links if link.startswith("-l")] if not files else []
    return render(
        "c_native.py.j2",
        library=library,
        prototypes=prototypes(library),
        files=tuple_of(files or [f"-l{library.name}"]),
        prefix=tuple_of(list(library.prefixes)),
        handles=tuple_of([handle.name for handle in library.handles]),
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
        classes.append((handle, bases, own, defines_eq, _close(library, handle)))
    lines = imports(library, found, in_handles=True)
    words = set(re.findall(r"\w+", "\n".join(line for w in found for line in w.lines)))
    hidden = [h.name for h in library.handles if f"{HIDDEN}{h.name}" in words]
    slots = {h.name: handle_slot(library.name, h.name) for h in library.handles}
    return render(
        "c_handles.py.j2",
        library=library,
        imports=lines,
        classes=classes,
        hidden=hidden,
        slots=slots,
    )


def _close(library: Library, handle: Handle) -> list[str]:
    """What the runtime must know to destroy an object."""
    function = library.function(handle.close) if handle.close else None
    if not isinstance(function, CFunction):
        return []
    lines = [
        f'_close = "{native_key(library, function)}"',
        f'_close_name = "{function.bindings[0].name}"',
    ]
    raises = function.raises
    if raises is None or raises.form != "code":
        return [*lines, "_close_error = None"]
    ok = raises.ok or library.error(raises.error).ok
    return [*lines, f"_close_error = {raises.error}", f"_close_ok = {ok!r}"]


def _errors(library: Library) -> str:
    rows = []
    for error in library.errors:
        lines = []
        record, dot, field = error.message.partition(".")
        if dot:
            lines += [f'_message = "{field}"', f'_message_field_of = "{record}"']
        for attribute, path in (("_message", error.message), ("_text", error.text)):
            function = library.function(path) if path and "." not in path else None
            if isinstance(function, CFunction):
                lines.append(f'{attribute} = "{native_key(library, function)}"')
                if attribute == "_message":
                    lines.append(f'_message_of = "{function.arguments[0].type.base.name}"')
        rows.append((error, lines))
    public = folded(sorted(error.name for error in library.errors))
    return render("c_errors.py.j2", library=library, errors=rows, public=public)


def _init(library: Library, modules: list[ModuleView], named: list[str]) -> str:
    functions = [w.name for w in modules[0].wrappers if w.public and w.name != "available"]
    consts = [(const.name, settle(literal(const.value), ()), const.doc) for const in library.consts]
    package = library.package
    groups = {
        "callbacks": sorted(callback.name for callback in library.callbacks),
        "enums": sorted(enum.name for enum in library.enums),
        "errors": sorted(error.name for error in library.errors),
        "handles": sorted(handle.name for handle in library.handles),
        "results": named,
        "variables": sorted(variable.name for variable in library.variables),
        "structs": sorted(record.name for record in library.records if not record.parent),
    }
    lines = [from_import(f"{package}.{home}", names) for home, names in groups.items() if names]
    lines += [f"from {package}.functions import *"] if functions else []
    top = library.top_modules
    public = {
        "available",
        *functions,
        *(name for names in groups.values() for name in names),
        *(const.name for const in library.consts),
        *top,
    }
    return render(
        "c_init.py.j2",
        library=library,
        imports=sorted(lines, key=lambda line: line.split()[1]),
        consts=consts,
        modules=tuple_of(sorted(top)),
        exports=tuple_of(list(library.exports)),
        public=folded(sorted(public)),
    )
