"""Other names under which a parameter is taken by keyword."""

from __future__ import annotations

from collections.abc import Iterable

from sffi_gen.emit.arguments import literal, local, outer
from sffi_gen.model.library import CParam, Param


def of(
    params: tuple[Param, ...], synonyms: Iterable[tuple[str, str]]
) -> tuple[tuple[Param, str], ...]:
    """The parameters that have a synonym, each with it; none that is a parameter's own name."""
    names = {param.name for param in params}
    return tuple(
        (param, synonym)
        for name, synonym in synonyms
        for param in params
        if param.name == name and synonym not in names and not param.variadic
    )


def late(params: tuple[Param, ...], found: tuple[tuple[Param, str], ...]) -> frozenset[str]:
    """Parameters without a default that a call may leave out, for a synonym may stand for one.

    With a positional one these are also those that follow it; native code says what is missing.
    """
    names = {param.name for param, _ in found}
    missing: set[str] = set()
    begun = False
    for param in params:
        if param.keyword_only:
            begun = False
        begun = begun or (param.name in names and not param.keyword_only)
        if (begun or param.name in names) and not param.has_default:
            missing.add(param.name)
    return frozenset(missing)


def one_sequence(function: str, params: tuple[Param, ...], helpers: set[str]) -> list[str]:
    """Code that makes ``f((3, 4))``, ``f(3, 4)`` and ``f(size=(3, 4))`` the same.

    One that is no sequence is a list of one for native code.
    """
    made = []
    for param in params:
        if not param.variadic or isinstance(param, CParam):
            continue
        helpers.add("either")
        name, all_ = param.name, local(param)
        made += [
            f"if {name} is not {outer('UNSET')}:",
            f'    {all_} = {outer("either")}("{function}", "{name}", {all_}, (), "{name}", {name})',
            f"elif {outer('len')}({all_}) == 1:",
            f"    ({all_},) = {all_}",
        ]
    return made


def lines(
    function: str, found: tuple[tuple[Param, str], ...], unset: frozenset[str], helpers: set[str]
) -> list[str]:
    """Code that puts what a synonym has been given into the parameter."""
    made = []
    for param, synonym in found:
        helpers.add("either")
        default = outer("UNSET") if param.name in unset else literal(param.default)
        made += [
            f"if {synonym} is not {outer('UNSET')}:",
            f"    {param.name} = {outer('either')}("
            f'"{function}", "{param.name}", {param.name}, {default}, "{synonym}", {synonym})',
        ]
    return made
