"""Rules that need the whole model: no two of the same name, overloads that can be told apart."""

from __future__ import annotations

from sffi_gen.diagnostics import Diagnostics
from sffi_gen.emit.overloads import CannotMerge, merge
from sffi_gen.emit.wrappers import OPERATORS
from sffi_gen.model import Binding, Function, Library


def check(library: Library, diagnostics: Diagnostics) -> None:
    """Record every mistake that is not one of a single declaration."""
    _symbols(library, diagnostics)
    places: dict[tuple[str, str, str], list[tuple[Function, Binding]]] = {}
    for function in library.functions:
        for binding in function.bindings:
            key = (binding.module, binding.owner, binding.name)
            places.setdefault(key, []).append((function, binding))
    for found in places.values():
        _same_place(found, diagnostics)
        _operator(found, diagnostics)
    _against_types(library, diagnostics)


def _symbols(library: Library, diagnostics: Diagnostics) -> None:
    seen: dict[str, Function] = {}
    for function in library.functions:
        first = seen.setdefault(function.symbol, function)
        if first is not function:
            span = first.span
            diagnostics.add(
                "E201",
                f"two functions have the symbol `{function.symbol}`",
                function.span,
                "declared again here",
                [f"first declared at {span.file.path}:{span.line}"],
                "give each overload a tag of its own: `fn name@tag(...)`",
            )


def _same_place(found: list[tuple[Function, Binding]], diagnostics: Diagnostics) -> None:
    if len(found) == 1:
        return
    roles = sorted(function.role for function, _ in found)
    if roles == ["property", "setter"]:
        return
    if any(role != "function" for role in roles):
        diagnostics.add(
            "E201",
            f"`{found[1][1].path}` is a property and something else",
            found[1][0].span,
        )
        return
    tags: set[str] = set()
    for function, binding in found:
        if binding.tag in tags:
            what = f"`{binding.path}@{binding.tag}`" if binding.tag else f"`{binding.path}`"
            diagnostics.add(
                "E201",
                f"{what} is declared twice",
                function.span,
                help="give each overload a tag of its own: `fn name@tag(...)`",
            )
        tags.add(binding.tag)
    try:
        merge([function.params for function, _ in found])
    except CannotMerge as problem:
        diagnostics.add(
            "E305",
            f"overloads of `{found[0][1].path}` have different names at position "
            f"{problem.position + 1}: `{problem.first}` and `{problem.second}`",
            found[1][0].span,
            help="use the same name, or give one of them another name and write the choice by "
            "hand in the companion",
        )


def _operator(found: list[tuple[Function, Binding]], diagnostics: Diagnostics) -> None:
    for function, binding in found:
        if binding.owner and binding.name in OPERATORS and len(function.params) != 2:
            diagnostics.add(
                "E306", f"`{binding.name}` takes two operands", function.span, "has another number"
            )


def _against_types(library: Library, diagnostics: Diagnostics) -> None:
    types = {handle.name for handle in library.handles}
    types |= {value.name for value in library.values}
    types |= {enum.name for enum in library.enums}
    for function in library.functions:
        for binding in function.bindings:
            if not binding.owner and not binding.module and binding.name in types:
                diagnostics.add(
                    "E201", f"`{binding.name}` is both a type and a function", function.span
                )
