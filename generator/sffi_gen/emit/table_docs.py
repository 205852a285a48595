"""What functions of a table do, where only another function of the library says it."""

from __future__ import annotations

import re

from sffi_gen.model.library import Binding, Function, Library, Module

Doc = tuple[str, ...]


def documented(
    library: Library, table: Module, found: list[tuple[Function, Binding]]
) -> dict[str, Doc]:
    """Documentation by the names of a table's functions: their own, which the first of a name that
    has some says; else that of a function outside of tables that calls the same C++, or has the
    name (``linalg.inv`` for ``linalg_inv``)."""
    docs: dict[str, Doc] = {}
    for function, binding in found:
        if function.doc:
            docs.setdefault(binding.name, function.doc)
    by_target: dict[str, Doc] = {}
    by_name: dict[str, Doc] = {}
    for function in library.written:
        if not function.doc or function.role != "function":
            continue
        by_target.setdefault(function.target.text, function.doc)
        for binding in function.bindings:
            for name in (binding.name, binding.path.replace(".", "_")):
                by_name.setdefault(name, function.doc)
    for function, binding in found:
        other = by_target.get(function.target.text) or by_name.get(binding.name)
        if other:
            docs.setdefault(binding.name, _of_self(other, function))
    return docs


def _of_self(doc: Doc, function: Function) -> Doc:
    """In code, ``input`` is what a table calls ``self``."""
    names = {param.name for param in function.params}
    if "self" not in names or "input" in names:
        return doc
    return tuple(
        re.sub("`[^`]*`", lambda code: re.sub(r"\binput\b", "self", code[0]), part) for part in doc
    )
