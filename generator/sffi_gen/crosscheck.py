"""The generated C header read back and compared with what the Python side will pass.

pycparser parses every prototype; `sffi.prototype` reads every signature text that was emitted.
Where the two differ, generator and runtime disagree about the C boundary: an internal error.
"""

from __future__ import annotations

import re

from pycparser import c_ast, c_parser
from sffi.prototype import Signature

from sffi_gen import names
from sffi_gen.abi import signature
from sffi_gen.model.library import Library

_PRELUDE = """
typedef signed long long int64_t;
typedef unsigned long long uint64_t;
typedef unsigned char uint8_t;
typedef struct sffi_bytes { void *data; int64_t size; } sffi_bytes;
typedef struct sffi_list { void *ptr; } sffi_list;
typedef struct sffi_number { int64_t tag; int64_t integer; double real; } sffi_number;
typedef struct sffi_python sffi_python;
typedef signed long long intptr_t;
typedef void (*sffi_entry)(void);
"""

_PROTOTYPE = re.compile(r"^([^\n;(){}]*?)\b(\w+)\(([^;(){}]*)\)\s*;", re.M)
_LAST_WORD = re.compile(r"\w+\s*$")
_NAMES = {"sffi_bytes": "bytes", "sffi_list": "list", "sffi_number": "number"}


class InternalError(Exception):
    """The generator contradicts itself; never the user's mistake."""


def crosscheck(library: Library, files: dict[str, str]) -> None:
    """Compare every prototype of the header with the emitted signatures.

    ``files`` are those of the package, by path.

    Raises:
        InternalError: naming the first function whose two descriptions differ.
    """
    headers = (names.types_header(library.name), names.header(library.name))
    declared = _prototypes(library, "".join(files[f"shim/{name}"] for name in headers))
    for function in library.functions:
        text = signature(function)
        result, arguments = Signature(text).c_types()
        if function.symbol not in declared:
            raise InternalError(f"{function.symbol} is not in {names.header(library.name)}")
        found = declared[function.symbol]
        if found != (result, arguments):
            raise InternalError(
                f"{function.symbol}: the header declares {found[0]} {found[1]}, the signature "
                f"`{text}` passes {result} {arguments}"
            )


def _prototypes(library: Library, header: str) -> dict[str, tuple[str, list[str]]]:
    text = "\n".join(line for line in header.split("\n") if not line.startswith("#"))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r'\bSFFI_(EXPORT|NOEXCEPT)\b|extern "C" \{', "", text)
    text = text[: text.rindex("}")] if 'extern "C"' in header else text
    text, like = _one_of_each(text)
    tree = c_parser.CParser().parse(_PRELUDE + text, names.header(library.name))
    found = {}
    for node in tree.ext:
        if isinstance(node, c_ast.Decl) and isinstance(node.type, c_ast.FuncDecl):
            arguments = node.type.args.params if node.type.args else []
            kinds = [_kind(argument.type, library) for argument in arguments]
            found[node.name] = (
                _kind(node.type.type, library),
                [_objects(kind, index, arguments) for index, kind in enumerate(kinds)]
                if kinds != ["void"]
                else [],
            )
    return found | {name: found[first] for name, first in like.items()}


def _one_of_each(text: str) -> tuple[str, dict[str, str]]:
    """Only the first of the prototypes that have the same types, and by name those like it.

    Thousands of functions have a few hundred shapes, and parsing takes its time.
    """
    first: dict[tuple[str, ...], str] = {}
    like: dict[str, str] = {}

    def kept(found: re.Match[str]) -> str:
        result, name, params = found.groups()
        types = (_LAST_WORD.sub(_role, param) for param in params.split(","))
        shape = ("".join(result.split()), *("".join(kind.split()) for kind in types))
        if first.setdefault(shape, name) == name:
            return found[0]
        like[name] = first[shape]
        return ""

    return _PROTOTYPE.sub(kept, text), like


def _role(name: re.Match[str]) -> str:
    return "out" if name[0].startswith(f"{names.RESERVED_LOCAL}out") else ""


def _objects(kind: str, index: int, arguments: list[c_ast.Node]) -> str:
    """A lone ``void *`` is a Python object; with a size after it, memory."""
    if kind != "void *":
        return kind
    return "object"


def _kind(node: c_ast.Node, library: Library) -> str:
    if isinstance(node, c_ast.PtrDecl):
        inner = node.type
        constant = "const" in inner.quals
        kind = _kind(inner, library)
        if constant:
            return "pointer"
        if kind == "void":
            return "void *"
        is_out = "sffi_out" in str(_declared_name(node))
        if kind.startswith("handle ") and not is_out:
            return f"taken {kind.removeprefix('handle ')}"
        return f"out {kind}"
    name = " ".join(node.type.names)
    if name.startswith(f"{library.prefix}_"):
        return f"handle {name.removeprefix(f'{library.prefix}_')}"
    return _NAMES.get(name, name.removesuffix("_t"))


def _declared_name(node: c_ast.Node) -> str:
    while not isinstance(node, c_ast.TypeDecl):
        node = node.type
    return str(node.declname)
