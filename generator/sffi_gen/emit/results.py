"""How a wrapper makes the Python result of a native call.

Native functions give Python values already; what is left are classes that only the package knows.
"""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.emit.arguments import enum_class, outer, value_class
from sffi_gen.emit.templates import render
from sffi_gen.model.library import Function, Library, Type


def call_lines(
    function: Function, arguments: list[str], shown: list[str], taken: frozenset[str]
) -> list[str]:
    """The call and the return statement.

    ``shown`` are the names of the parameters in Python, ``taken`` those of all of the wrapper.
    """
    call = f"{outer('native')}.{function.symbol}({', '.join(arguments)})"
    if function.returns_tuple:
        return _several(function, call, taken)
    if function.result.kind == "void":
        return [call]
    if function.result.kind == "self":
        return [call, f"return {shown[0]}"]
    if function.given_back:
        position = {param.name: number for number, param in enumerate(function.params)}
        given = ", ".join(shown[position[name]] for name in function.given_back)
        if function.result.kind == "tuple":
            given = f"({given})"
            given = f"{outer(result_class(function))}({given})" if named(function) else given
        return [call, f"return {given}"]
    return [f"return {_wrapped(function.result, call)}"]


def _wrapped(kind: Type, text: str) -> str:
    """A value type's or enum's code as an object of its class."""
    if kind.kind == "value":
        return f"{outer(value_class(kind.name))}.from_code({text})"
    if kind.kind == "enum":
        return f"{outer(enum_class(kind.name))}({text})"
    return text


def _several(function: Function, call: str, taken: frozenset[str]) -> list[str]:
    fields = function.result.fields
    cls = outer(result_class(function)) if named(function) else ""
    if not any(part.type.kind in ("value", "enum") for part in fields):
        return [f"return {cls}({call})" if cls else f"return {call}"]
    outs = [f"out_{part.name or index}" for index, part in enumerate(fields)]
    outs = [f"{names.RESERVED_LOCAL}{out}" if out in taken else out for out in outs]
    values = ", ".join(_wrapped(part.type, out) for part, out in zip(fields, outs, strict=True))
    made = f"{cls}(({values}))" if cls else f"({values})"
    return [f"{', '.join(outs)} = {call}", f"return {made}"]


def named(function: Function) -> bool:
    """Whether the results have names."""
    result = function.result
    return result.kind == "tuple" and all(part.name for part in result.fields)


def result_class(function: Function) -> str:
    """What code calls it: `LinalgSvdResult` is another than `SvdResult`."""
    first = function.bindings[0]
    last = function.result_name or names.unescaped(first.name)
    return names.result_class("_".join([*first.module.split("."), last]))


def named_results(library: Library) -> dict[str, Function]:
    """The functions with named results by what code calls their classes, sorted."""
    found = {result_class(function): function for function in library.written if named(function)}
    return dict(sorted(found.items()))


def results_module(library: Library) -> str:
    """The module of the package that holds the classes."""
    return library.results[0] if library.results else "results"


def result_name(library: Library, function: Function) -> str:
    """What the class is called in its module."""
    first = function.bindings[0]
    if not library.results:
        return result_class(function)
    last = function.result_name or names.unescaped(first.name).strip("_")
    return names.result_name(first.module, last)


def imported(library: Library, words: set[str]) -> list[str]:
    """Those of the classes that are among the words, as an import statement names them."""
    lines = []
    for cls, function in named_results(library).items():
        if cls in words:
            name = result_name(library, function)
            lines.append(cls if name == cls else f"{name} as {cls}")
    return lines


def file(library: Library) -> str:
    """The module that holds the classes."""
    path = library.results[1] if len(library.results) > 1 else "sffi.results.NamedResult"
    home, _, base = path.rpartition(".")
    needed: dict[str, list[str]] = {"sffi.results": ["field"]}
    needed.setdefault(home, []).insert(0, base)
    classes = sorted(
        (
            result_name(library, function),
            function.result_name or function.bindings[0].name,
            [part.name for part in function.result.fields],
        )
        for function in named_results(library).values()
    )
    lines = [f"from {module} import {', '.join(found)}" for module, found in needed.items()]
    return render("results.py.j2", library=library, results=classes, imports=lines, base=base)
