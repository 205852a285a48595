"""One native function for all functions of a spec that mean the same."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from sffi_gen import abi
from sffi_gen.model.library import Function, Module


def share(
    functions: list[Function], modules: dict[str, Module], named: Container[str]
) -> list[Function]:
    """The functions, where those of tables have the symbol of another that does the same.

    Two functions with the same class as target and the same kinds of parameters and results, in
    the same order, are one in C, whatever their parameters are called. Errors say the name of the
    one that has the symbol; so it is a function that is not in a table, if there is one, and none
    that is private. A function keeps its symbol if it is among the ``named``, or says more about
    the GIL or guards.
    """
    tables = [module.path for module in modules.values() if module.table]
    if not tables:
        return functions
    first: dict[tuple[str, str], Function] = {}
    keys = {
        id(function): (function.target.text, abi.kinds(function))
        for function in functions
        if function.target.kind == "class"
    }
    tabled = {id(each) for each in functions if each.bindings[0].module in tables}
    for function in functions:
        if id(function) in keys and id(function) not in tabled:
            key = keys[id(function)]
            if key not in first or first[key].name.startswith("_"):
                first[key] = function
    found = []
    for function in functions:
        other = function
        if id(function) in tabled and id(function) in keys:
            other = first.setdefault(keys[id(function)], function)
        found.append(_with_symbol_of(other, function, named))
    return found


def _with_symbol_of(other: Function, function: Function, named: Container[str]) -> Function:
    policy = (function.gil, function.guard)
    alike = policy in ((other.gil, other.guard), ("release", False))
    if other is function or not alike or function.symbol in named:
        return function
    return replace(
        function,
        name=other.name,
        symbol=other.symbol,
        gil=other.gil,
        guard=other.guard,
        shared=True,
    )
