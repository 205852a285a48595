"""Stubs: the types of the Python face, with overloads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sffi_gen.emit import results as named_results
from sffi_gen.emit.arguments import enum_class, imported_enum, local, value_class
from sffi_gen.emit.docstrings import docstring
from sffi_gen.emit.layout import INDENT, filled
from sffi_gen.emit.module_view import ModuleView
from sffi_gen.emit.templates import render
from sffi_gen.emit.wrappers import Overload, Wrapper, is_method, wrappers
from sffi_gen.model.library import CParam, Function, Library, Param, Type

_SCALARS = {
    "int": "int",
    "float": "float",
    "bool": "bool",
    "text": "str",
    "bytes": "bytes",
    "object": "object",
    "void": "None",
    "self": "Self",
    "number": "Number",
    "char": "bytes",
    "pointer": "int | None",
}
#: what a parameter takes where that is more than what a result gives
_TAKEN = {
    "bytes": "Buffer",
    "buffer": "Buffer",
    "char": "bytes | int",
    "pointer": "Address",
}
_NUMBERS = ("int", "float", "bool", "char", "enum")
_WIDTH = 100


def module(library: Library, view: ModuleView) -> str:
    """The stub of a module of functions."""
    body = _unhidden(_body(view.wrappers), {wrapper.name for wrapper in view.wrappers})
    lines = [*imports(library, body), *_children(library, view)]
    if any("builtins." in line for line in body):
        lines.insert(0, "import builtins")
    if view.export:
        lines.insert(0, f"from {view.export} import *")
    # Without `__all__` a stub offers what it defines and what a star brings in.
    public = None if view.export else view.all
    return render("stub.pyi.j2", imports=lines, body=body, public=public)


def handles(library: Library) -> str:
    """The stub of the handle classes."""
    body: list[str] = []
    for handle in library.handles:
        mixin = handle.mixin.rpartition(".")[2]
        found = _body(wrappers(library, "", handle.name))
        body.append(f"class {handle.name}({mixin + ', ' if mixin else ''}Handle):")
        if handle.doc:
            body += [f"{INDENT}{line}".rstrip() for line in docstring(handle.doc)]
        body += [INDENT + line for line in found] or [f"{INDENT}..."]
    lines = imports(library, body, in_handles=True)
    return render("stub.pyi.j2", imports=lines, body=body, public=None)


def results(library: Library, named: dict[str, Function]) -> str:
    """The stub of the named tuples."""
    body: list[str] = []
    shown = {named_results.result_name(library, each): each for each in named.values()}
    for name, function in sorted(shown.items()):
        body.append(f"class {name}(NamedTuple):")
        body += [f"{INDENT}{part.name}: {returned(part.type)}" for part in function.result.fields]
        body.append("")
    lines = imports(library, body)
    return render("stub.pyi.j2", imports=lines, body=body[:-1], public=None)


def package(library: Library, named: list[str]) -> str:
    """The stub of the package itself: everything re-exported."""
    top = library.package
    lines = [f"from {top}._native import available as available"]
    for path in sorted(library.top_modules):
        lines.append(f"from {top} import {path} as {path}")
    for name in sorted(enum.name for enum in library.enums):
        lines.append(f"from {top}.enums import {name} as {name}")
    lines.append(f"from {top}.functions import *")
    lines += [f"from {top}.handles import {h.name} as {h.name}" for h in library.handles]
    if library.results:
        home = named_results.results_module(library)
        lines += [f"from {top} import {home} as {home}"] if named else []
    else:
        lines += [f"from {top}.results import {name} as {name}" for name in named]
    lines += [f"from {top}.errors import {e.name} as {e.name}" for e in library.errors]
    lines += [
        f"from {top}.structs import {record.name} as {record.name}"
        for record in library.records
        if not record.parent
    ]
    lines += [f"from {export} import *" for export in library.exports]
    if library.variables:
        shown = ", ".join(f"{variable.name} as {variable.name}" for variable in library.variables)
        lines.append(f"from {top}.variables import {shown}")
    body = [f"{const.name}: {returned(const.type)}" for const in library.consts]
    body.append("__version__: str")
    return render("stub.pyi.j2", imports=lines, body=body, public=None)


def _unhidden(body: list[str], functions: set[str]) -> list[str]:
    """Types of Python that a function of the module hides, by their full name."""
    hidden = sorted(functions & {"bool", "bytes", "float", "int", "list", "object", "str", "tuple"})
    if not hidden:
        return body
    types = re.compile(rf"(?<!def )\b({'|'.join(hidden)})\b(?!: (?!\.\.\.))")
    return [types.sub(r"builtins.\1", line) for line in body]


# --- definitions ----------------------------------------------------------------------------------


def _body(found: Iterable[Wrapper]) -> list[str]:
    lines: list[str] = []
    for wrapper in found:
        shown = _distinct(wrapper.overloads)
        if wrapper.out is not None:
            shown = [replace(each, params=(*each.params, wrapper.out)) for each in shown]
        # object.__eq__ takes everything; a library's own need not.
        ignore = "  # type: ignore[override]" if wrapper.name in ("__eq__", "__ne__") else ""
        for overload in shown:
            overloaded = len(shown) > 1 and overload.function.role == "function"
            if overloaded:
                lines.append(f"@overload{ignore}")
            lines += _definition(wrapper.name, overload, "" if overloaded else ignore)
            # A checker reports a set of overloads at its first line.
            ignore = "" if overloaded else ignore
    return lines


def _distinct(overloads: tuple[Overload, ...]) -> list[Overload]:
    """Without those that exist for speed: what they take, another takes with the same result."""
    kinds = [_kinds(overload) for overload in overloads]
    kept = []
    for overload, own in zip(overloads, kinds, strict=True):
        wider = tuple("number" if kind in ("i64", "f64") else kind for kind in own)
        if wider == own or wider not in kinds:
            kept.append(overload)
    return kept


def _kinds(overload: Overload) -> tuple[str, ...]:
    """Result and parameters, comparable between overloads."""
    params = (f"{param.name} {param.has_default}" for param in overload.params)
    types = (str(param.type) for param in overload.params)
    return (str(overload.function.result), *params, *types)


def _definition(name: str, overload: Overload, ignore: str) -> list[str]:
    role = overload.function.role
    lines = []
    if role != "function":
        lines.append("@property" if role == "property" else f"@{name}.setter")
    elif overload.binding.owner and not is_method(overload):
        lines.append("@staticmethod")
    parts: list[str] = []
    star = any(param.variadic for param in overload.params)
    for position, param in enumerate(overload.params):
        if param.keyword_only and not star:
            parts.append("*")
            star = True
        parts.append("self" if position == 0 and is_method(overload) else parameter(param))
    result = _result(overload)
    line = f"def {name}({', '.join(parts)}) -> {result}: ...{ignore}"
    if len(line) + 4 <= _WIDTH:
        return [*lines, line]
    return [
        *lines,
        f"def {name}(",
        *filled(parts, INDENT, _WIDTH - 4),
        f") -> {result}: ...{ignore}",
    ]


def parameter(param: Param) -> str:
    kind = param.type
    if kind.kind == "arguments":
        return f"*{param.name}: object"
    if param.variadic:
        item = accepted(kind.item or kind)
        if isinstance(param, CParam):
            return f"*{param.name}: {item} | Sequence[{item}]"
        name = local(param)
        return f"*{name}: {item} | Sequence[{item}], {param.name}: Sequence[{item}] = ..."
    text = f"{param.name}: {accepted(kind, param.takes_one, isinstance(param, CParam))}"
    return f"{text} = ..." if param.has_default else text


def accepted(kind: Type, single: bool = False, c: bool = False) -> str:
    """What a parameter takes; with ``c``, one of a C library."""
    if kind.kind == "optional" and kind.item:
        inner = accepted(kind.item, single, c)
        return inner if inner == "Address" else f"{inner} | None"
    if kind.kind in ("list", "array") and kind.item:
        item = accepted(kind.item)
        if c and kind.item.kind in _NUMBERS:
            return f"Buffer | Sequence[{item}]"
        return f"{item} | Sequence[{item}]" if single else f"Sequence[{item}]"
    if kind.kind == "value":
        return f"{value_class(kind.name)}Like"
    if kind.kind == "enum":
        return f"{enum_class(kind.name)} | int"
    if kind.kind == "ref" and kind.item:
        return kind.item.name if kind.item.kind == "record" else "Ref"
    if kind.kind in _TAKEN:
        return _TAKEN[kind.kind]
    return _SCALARS.get(kind.kind, kind.name)


def _result(overload: Overload) -> str:
    function = overload.function
    if function.result.kind == "self" and not is_method(overload):
        return function.params[0].type.base.name
    if named_results.named(function):
        return named_results.result_class(function)
    return returned(function.result)


def returned(kind: Type) -> str:
    """What a call gives."""
    if kind.kind == "param" and kind.item:  # as it came
        return accepted(kind.item)
    if kind.kind == "optional" and kind.item:
        inner = returned(kind.item)
        return inner if inner.endswith(" | None") else f"{inner} | None"
    if kind.kind == "ref" and kind.item:
        return kind.item.name if kind.item.kind == "record" else "Ref"
    if kind.kind == "array" and kind.item and kind.item.kind == "char":
        return "bytes"
    if kind.kind in ("list", "array") and kind.item:
        item = returned(kind.item)
        return f"tuple[{item}, ...]" if kind.item.base.kind == "handle" else f"list[{item}]"
    if kind.kind == "tuple":
        return f"tuple[{', '.join(returned(part.type) for part in kind.fields)}]"
    if kind.kind == "value":
        return value_class(kind.name)
    # Which of the number types comes back depends on the object: callers know, checkers do not.
    if kind.kind == "number":
        return "Any"
    if kind.kind == "enum":
        return enum_class(kind.name)
    return _SCALARS.get(kind.kind, kind.name or kind.kind)


# --- imports --------------------------------------------------------------------------------------


def _children(library: Library, view: ModuleView) -> list[str]:
    return [
        f"from {library.package}.{view.path} import {child} as {child}" for child in view.children
    ]


def imports(library: Library, body: list[str], *, in_handles: bool = False) -> list[str]:
    words = set(re.findall(r"\w+", "\n".join(body)))
    lines: list[str] = []
    if "Sequence" in words:
        lines.append("from collections.abc import Sequence")
    typing = [name for name in ("Any", "NamedTuple", "overload") if name in words]
    if typing:
        lines.append(f"from typing import {', '.join(typing)}")
    extensions = [name for name in ("Buffer", "Self") if name in words]
    if extensions:
        lines.append(f"from typing_extensions import {', '.join(extensions)}")
    if in_handles:
        home = "sffi.c.handle" if library.language == "c" else "sffi.handle"
        lines.append(f"from {home} import Handle")
        for handle in library.handles:
            if handle.mixin:
                home, _, name = handle.mixin.rpartition(".")
                lines.append(f"from {home} import {name}")
    for value in library.values:
        home, _, name = value.python.rpartition(".")
        cls = value_class(value.name)
        if cls in words:
            lines.append(f"from {home} import {name} as {cls}")
        if f"{cls}Like" in words:
            lines.append(f"from {home} import {name}Like as {cls}Like")
    lines += [
        f"from {library.package}.enums import {imported_enum(enum.name)}"
        for enum in library.enums
        if enum_class(enum.name) in words
    ]
    if not in_handles:
        lines += [
            f"from {library.package}.handles import {handle.name}"
            for handle in library.handles
            if handle.name in words
        ]
    defined = {
        line.split("(")[0].removeprefix("class ") for line in body if line.startswith("class")
    }
    home = named_results.results_module(library)
    lines += [
        f"from {library.package}.{home} import {name}"
        for name in named_results.imported(library, words - defined)
    ]
    if library.language == "c":
        lines += _c_imports(library, words)
    elif "Number" in words:
        lines.append("from sffi.aliases import Number")
    return lines


def _c_imports(library: Library, words: set[str]) -> list[str]:
    package = library.package
    homes = {"Address": "sffi.aliases", "Ref": "sffi.c.pointers"}
    homes |= {record.name: f"{package}.structs" for record in library.records}
    homes |= {callback.name: f"{package}.callbacks" for callback in library.callbacks}
    return [f"from {home} import {name}" for name, home in homes.items() if name in words]
