"""Rules that need the whole model: no two of the same name, overloads that can be told apart."""

from __future__ import annotations

from sffi_gen.abi import lower
from sffi_gen.check.c import check_c
from sffi_gen.diagnostics import Diagnostics
from sffi_gen.emit.overloads import CannotMerge, merge
from sffi_gen.emit.results import named, result_class
from sffi_gen.emit.wrappers import OPERATORS
from sffi_gen.model.library import Binding, Function, Library

MOST_ARGUMENTS, MOST_RESULTS = 64, 16
#: what modules of tables and sets of functions have for themselves
_TABLE_NAMES = ("Table", "native", "table")
_SET_NAMES = ("default", "into", "overloads")
#: what a result in a row is, where a parameter could be called the same
_ROW_KINDS = ("int", "uint", "real", "bool", "number", "text", "bytes", "object")


def check(library: Library, diagnostics: Diagnostics) -> None:
    """Record every mistake that is not one of a single declaration."""
    if library.language == "c":
        check_c(library, diagnostics)
    else:
        _symbols(library, diagnostics)
        _crossing(library, diagnostics)
    places: dict[tuple[str, str, str], list[tuple[Function, Binding]]] = {}
    for function in library.functions:
        for binding in function.bindings:
            key = (binding.module, binding.owner, binding.name)
            places.setdefault(key, []).append((function, binding))
    tables = {module.path for module in library.modules if module.table}
    for (module, _, _), found in places.items():
        _tags(found, diagnostics)
        if any(function.older for function, _ in found):
            found = _older(found, diagnostics)
        if module in tables:
            _table(found, diagnostics)
        else:
            _same_place(library, found, diagnostics)
        _operator(found, diagnostics)
    _against_other_names(library, diagnostics)
    _result_classes(library, diagnostics)


def _symbols(library: Library, diagnostics: Diagnostics) -> None:
    seen: dict[str, Function] = {}
    for function in library.functions:
        if function.shared:
            continue
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


def _tags(found: list[tuple[Function, Binding]], diagnostics: Diagnostics) -> None:
    if any(function.role != "function" for function, _ in found):
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


def _table(found: list[tuple[Function, Binding]], diagnostics: Diagnostics) -> None:
    """What a row of a table cannot say."""
    for function, binding in found:
        for param in function.params:
            if param.variadic:
                diagnostics.add(
                    "E301",
                    f"`*{param.name}` cannot be in a table",
                    function.span,
                    help=f"write `{param.name}: {param.type}`",
                )
            elif param.single:
                diagnostics.add(
                    "E301",
                    f"`{param.name} [single]` cannot be in a table",
                    function.span,
                    help=f"write `{param.name}: [i64; 1]`",
                )
        for name in function.given_back:
            if name in _ROW_KINDS:
                diagnostics.add(
                    "E202", f"no table gives a parameter called `{name}` back", function.span
                )
        if binding.name in _TABLE_NAMES:
            diagnostics.add(
                "E202", f"no function of a table is called `{binding.name}`", function.span
            )
        if binding.tag in _SET_NAMES or binding.tag.startswith("_"):
            diagnostics.add(
                "E202", f"no function of a table has the tag `{binding.tag}`", function.span
            )


def _older(
    found: list[tuple[Function, Binding]], diagnostics: Diagnostics
) -> list[tuple[Function, Binding]]:
    """The functions of a name without those of an older form, which are looked at here.

    Such a form has the parameters of the others, of other types.
    """
    current = [pair for pair in found if not pair[0].older]
    names = []
    try:
        merged = merge([function.params for function, _ in current])
        names = [param.name for param in merged.params]
    except CannotMerge:
        pass  # then no form of one signature stands beside it
    for function, binding in found:
        wanted = [param.name for param in function.params]
        if function.older and (wanted != names[: len(wanted)] or function.role != "function"):
            diagnostics.add(
                "E305",
                f"`@older` is for another form of `{binding.path}`, with the same names for its "
                "parameters",
                function.span,
                notes=[f"the others have {', '.join(names) or 'none in common'}"],
            )
    return current or found


def _same_place(
    library: Library, found: list[tuple[Function, Binding]], diagnostics: Diagnostics
) -> None:
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
    _told_apart(found, diagnostics)
    try:
        merge([function.params for function, _ in found])
    except CannotMerge as problem:
        if not (reason := _needs_one_signature(library, found)):
            return  # they are told apart at run time
        diagnostics.add(
            "E305",
            f"overloads of `{found[0][1].path}` have different names at position "
            f"{problem.position + 1}: `{problem.first}` and `{problem.second}`",
            found[1][0].span,
            notes=[reason],
            help="use the same name, or give one of them another name and write the choice by "
            "hand in the companion",
        )


def _needs_one_signature(library: Library, found: list[tuple[Function, Binding]]) -> str:
    """Why overloads cannot be told apart at run time; empty if they can."""
    if library.language == "c":
        return "functions of C libraries are told apart by a signature that all of them have"
    for function, binding in found:
        if binding.name in OPERATORS:
            return "an operator gives NotImplemented for what it does not take"
        if any(param.variadic for param in function.params):
            return "one of them is variadic"
        first = function.params[0].type.base.name if function.params else ""
        if binding.owner and binding.owner != first:
            return "one of them is a static function of a class"
    return ""


def _told_apart(found: list[tuple[Function, Binding]], diagnostics: Diagnostics) -> None:
    """Overloads of the same parameters: only the first would ever be called."""
    seen: dict[tuple[str, ...], Function] = {}
    for function, binding in found:
        shape = tuple(
            f"{param.keyword_only} {param.name} {param.type}" for param in function.params
        )
        first = seen.setdefault(shape, function)
        if first is not function and first.symbol != function.symbol:
            diagnostics.add(
                "E305",
                f"overloads of `{binding.path}` take the same parameters",
                function.span,
                notes=[f"the first is at {first.span.file.path}:{first.span.line}"],
            )


def _operator(found: list[tuple[Function, Binding]], diagnostics: Diagnostics) -> None:
    for function, binding in found:
        if binding.owner and binding.name in OPERATORS and len(function.params) != 2:
            diagnostics.add(
                "E306", f"`{binding.name}` takes two operands", function.span, "has another number"
            )


def _against_other_names(library: Library, diagnostics: Diagnostics) -> None:
    """A function at the top of the package hides, or is hidden by, whatever has its name."""
    tables = {module.path for module in library.modules if module.table}
    others = {handle.name: "type" for handle in library.handles}
    others |= {value.name: "type" for value in library.values}
    others |= {enum.name: "type" for enum in library.enums}
    others |= {const.name: "constant" for const in library.consts}
    others |= {module.path: "module" for module in library.modules}
    others |= {record.name: "struct" for record in library.records}
    others |= {callback.name: "callback" for callback in library.callbacks}
    others |= {variable.name: "variable" for variable in library.variables}
    others |= {error.name: "error" for error in library.errors}
    for function in library.functions:
        for binding in function.bindings:
            what = others.get(".".join(part for part in (binding.module, binding.name) if part))
            if what and not binding.owner:
                diagnostics.add(
                    "E201", f"`{binding.path}` is both a {what} and a function", function.span
                )
        # In function form, `self` is called `input`; a table takes both.
        if function.bindings[0].module in tables:
            continue
        if len({param.name for param in function.params} & {"self", "input"}) == 2:
            diagnostics.add(
                "E201",
                "parameters called `self` and `input`, which is what functions call `self`",
                function.span,
            )


def _result_classes(library: Library, diagnostics: Diagnostics) -> None:
    """Several results with names make a class, called after the function."""
    taken = {handle.name for handle in library.handles} | {enum.name for enum in library.enums}
    first: dict[str, Function] = {}
    for function in library.written:
        if not named(function):
            continue
        name = result_class(function)
        other = first.setdefault(name, function)
        if name in taken or other.result != function.result:
            what = f"that of `{other.bindings[0].path}`" if other is not function else "a type's"
            diagnostics.add(
                "E201",
                f"the results of `{function.bindings[0].path}` make a class `{name}`, and so is "
                f"{what} called",
                function.span,
                help="give the function another name, or its results none",
            )


def _crossing(library: Library, diagnostics: Diagnostics) -> None:
    """What one call can carry; the same limits are in sffi/python.hpp."""
    for function in library.functions:
        if len(function.result.fields) > MOST_RESULTS:
            diagnostics.add("E301", f"a function has {MOST_RESULTS} results at most", function.span)
        if len(lower(function, library).params) > MOST_ARGUMENTS:
            diagnostics.add(
                "E301",
                "too many parameters",
                function.span,
                f"more than {MOST_ARGUMENTS} values in C",
            )
