"""Tier 1: the C header and C++ source of a shim, and what `sffi build` needs to know."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from sffi_gen import abi, names
from sffi_gen.emit.sources import spread
from sffi_gen.emit.templates import render
from sffi_gen.model.library import Function, Library, Param, Type

WIDTH = 100
#: of build.json, as sffi.toolchain.manifest reads it
MANIFEST_LAYOUT = 1
_ITEM_LISTS = {
    "int": "sffi::integers",
    "float": "sffi::reals",
    "bool": "sffi::booleans",
    "number": "sffi::numbers",
}


@dataclass(frozen=True)
class FunctionView:
    """A function as the templates print it."""

    symbol: str
    signature: str
    comment: tuple[str, ...]
    declaration: str
    body: str


@dataclass(frozen=True)
class FindView:
    """A C++ function that is looked up by its name."""

    name: str
    finder: str


def emit(library: Library, spec_folders: list[str]) -> dict[str, str]:
    """The files of ``shim/``, by name."""
    own = [function for function in library.functions if not function.shared]
    views = {function.symbol: _function(function, library) for function in own}
    header, types = names.header(library.name), names.types_header(library.name)
    handles = [handle.name for handle in library.handles]
    files = {
        types: render("shim_types.h.j2", library=library, guard=_guard(types), handles=handles),
        header: render(
            "shim.h.j2",
            library=library,
            types=types,
            guard=_guard(header),
            functions=list(views.values()),
            handles=handles,
        ),
    }
    sources = spread(own, library)
    for source in sources:
        symbols = [function.symbol for function in source.functions]
        files[source.name] = render(
            "shim.cpp.j2",
            library=library,
            includes=[*library.includes, *source.headers],
            types=types,
            functions=[views[symbol] for symbol in symbols],
            listed=[views[symbol] for symbol in sorted(symbols)],
            declared=_declared(source.functions),
            finds=_finds(source.functions, library),
            handles=library.handles,
            table=source.table,
            # The first source has what the library exports besides.
            tables=[other.table for other in sources] if source is sources[0] else [],
        )
    files["build.json"] = _build(library, files, spec_folders)
    return files


def _guard(header: str) -> str:
    return header.upper().replace(".", "_")


def shim_hash(library: Library, files: dict[str, str]) -> str:
    """Names a build of these sources: 12 hex digits over all that is compiled."""
    digest = hashlib.sha256()
    for name in sorted(files):
        if name not in ("build.json", names.header(library.name)):
            digest.update(f"{name}\0{files[name]}\0".encode())
    return digest.hexdigest()[:12]


def _build(library: Library, files: dict[str, str], spec_folders: list[str]) -> str:
    """What `sffi build` compiles, and against what."""
    facts = {
        "library": library.name,
        "package": library.package,
        "abi": MANIFEST_LAYOUT,
        "shim_hash": shim_hash(library, files),
        "sources": sorted(name for name in files if name.endswith(".cpp")),
        "headers": sorted(name for name in files if name.endswith(".h")),
        "include": list(library.headers),
        "companions": [library.companion] if library.companion else [],
        "link": list(library.links),
        "prefix": list(library.prefixes),
        "spec_dirs": spec_folders,
        "std": "c++20",
    }
    return json.dumps(facts, indent=2) + "\n"


# --- one function ---------------------------------------------------------------------------------


def _function(function: Function, library: Library) -> FunctionView:
    c = abi.lower(function, library)
    declaration = _declaration(c)
    return FunctionView(
        symbol=function.symbol,
        signature=c.signature,
        comment=_comment(function.doc),
        declaration=declaration,
        body=_body(function, c, library),
    )


def _comment(doc: tuple[str, ...]) -> tuple[str, ...]:
    lines = [line.replace("*/", "* /") for line in doc]
    if len(lines) <= 1:
        return tuple(f"/* {line} */" for line in lines)
    return (
        f"/* {lines[0]}",
        *(f" * {line}".rstrip() for line in lines[1:-1]),
        f" * {lines[-1]} */",
    )


def _declaration(c: abi.CFunction) -> str:
    params = [str(param) for param in c.params] or ["void"]
    head = f"{c.result} {c.symbol}("
    one_line = f"{head}{', '.join(params)})"
    if len(one_line) + len("SFFI_EXPORT  SFFI_NOEXCEPT {") <= WIDTH:
        return one_line
    return head + _filled(params, "    ") + ")"


def _body(function: Function, c: abi.CFunction, library: Library) -> str:
    if function.target.kind == "class":
        # It may be absent, and then the whole signature is said.
        site, (prelude, target), suffix = c.signature, ("", function.target.text), "_class"
    else:
        site = f"{abi.shown_name(function)}({', '.join(param.name for param in function.params)})"
        (prelude, target), suffix = _target(function, library), ""
    policy = ", sffi::gil::keep" if function.gil == "keep" else ""
    arguments = [f'"{site}"', *c.arguments]
    if function.returns_tuple:
        call = f"sffi::call{suffix}_into<{target}{policy}>"
        outs = zip(function.result.fields, c.outs, strict=True)
        places = ", ".join(_place(part.type, name) for part, name in outs)
        arguments.insert(0, f"std::tuple{{{places}}}")
    elif function.result.kind in ("void", "self") or function.given_back:
        call = f"sffi::run{suffix}<{target}{policy}>"
    else:
        result = _items_of(function.result) or c.result
        call = f"sffi::call{suffix}<{result}, {target}{policy}>"
    one_line = f"  return {call}({', '.join(arguments)});"
    if len(one_line) <= WIDTH:
        return prelude + one_line
    return f"{prelude}  return {call}({_filled(arguments, '      ')});"


def _declared(functions: tuple[Function, ...]) -> list[tuple[str, list[str]]]:
    """Classes that may have no definition, by namespace."""
    found: dict[str, dict[str, None]] = {}
    for function in functions:
        if function.target.kind == "class":
            scope, _, name = function.target.text.rpartition("::")
            found.setdefault(scope, {})[name] = None
    return [(scope, list(names)) for scope, names in found.items()]


def _items_of(kind: Type) -> str:
    """A list of numbers as the call template knows it, where what its items are counts."""
    base = kind.base
    return _ITEM_LISTS.get((base.item or base).kind, "") if base.kind == "list" else ""


def _place(kind: Type, name: str) -> str:
    """Where one of several results goes."""
    items = _items_of(kind)
    return f"sffi::out<{items}>{{{name}}}" if items else name


def _filled(parts: list[str], indent: str) -> str:
    """Comma-separated, on as many indented lines as they need."""
    lines, line = [], ""
    for index, part in enumerate(parts):
        text = part + ("," if index < len(parts) - 1 else "")
        if line and len(indent) + len(line) + 1 + len(text) > WIDTH - 18:
            lines.append(line)
            line = text
        else:
            line = f"{line} {text}" if line else text
    return "".join(f"\n{indent}{text}" for text in [*lines, line])


def _target(function: Function, library: Library) -> tuple[str, str]:
    """Lines to stand before the call, and the template argument that names what is called."""
    if function.target.kind == "pointer":
        return "", f"&{function.target.text}"
    params = [f"{abi.cpp_type(param, library)}{names.c(param.name)}" for param in function.params]
    result = ""
    if function.target.kind == "expression":
        text = function.target.text
        body = text if text.endswith(";") else f"return {text};"
        # An expression need not use every parameter.
        params = [f"[[maybe_unused]] {param}" for param in params]
    else:
        passed = ", ".join(_passed(param) for param in function.params)
        result = " -> decltype(auto)"
        body = f"return {_find_name(function)}({passed});"
    name = f"{names.RESERVED_LOCAL}target"
    head = f"  constexpr auto {name} = []("
    if len(head) + sum(len(param) + 2 for param in params) + len(result) > WIDTH:
        joined = _filled(params, "      ")
    else:
        joined = ", ".join(params)
    return f"{head}{joined}){result} {{\n    {body}\n  }};\n", name


def _passed(param: Param) -> str:
    return f"std::move({names.c(param.name)})" if param.consumed else names.c(param.name)


def _find_name(function: Function) -> str:
    return f"{names.RESERVED_LOCAL}{function.target.kind}_{function.target.text}"


def _finds(functions: tuple[Function, ...], library: Library) -> list[FindView]:
    found = {}
    for function in functions:
        name = function.target.text
        if function.target.kind == "find":
            finder = f"SFFI_FIND({name})"
        elif function.target.kind == "maker":
            made = library.handle(function.result.name).cpp
            # No function is called `new`: that leaves the constructor.
            reserved = names.c(name) != name
            finder = f"SFFI_MAKER({made})" if reserved else f"SFFI_FIND_MAKER({name}, {made})"
        elif function.target.kind == "taker":
            # Nor `delete`: destroying the object is what that means.
            finder = "[](auto) {}" if names.c(name) != name else f"SFFI_FIND_TAKER({name})"
        else:
            continue
        view = FindView(_find_name(function), finder)
        found[view.name] = view
    return list(found.values())
