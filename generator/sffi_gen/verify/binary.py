"""The functions and variables of a spec against the symbols of the library that would be opened."""

from __future__ import annotations

from pathlib import Path

from sffi.elf import process_machine
from sffi.errors import SffiError

from sffi_gen.diagnostics import did_you_mean
from sffi_gen.model.library import CFunction, Library, Variable
from sffi_gen.verify.exports import BadBinary, Exports, Symbol, read_exports
from sffi_gen.verify.report import PROVED, UNPROVED, WRONG, Report
from sffi_gen.verify.scope import Scope


def find_library(library: Library, report: Report, chosen: str) -> Scope | None:
    """Where symbols are looked up: the file given, else the one that the loader would open, and
    what that file needs."""
    path = chosen or _find(library, report)
    if not path:
        return None
    try:
        exports = read_exports(path)
    except BadBinary as error:
        report.add("E605", f"the library cannot be read: {error}")
        return None
    found = exports.machine + ("" if exports.bits == 64 else " (32 bit)")
    if not chosen and found != process_machine():
        report.add("E605", f"{path} is for another platform: {exports.platform}")
    name = f", calls itself {exports.name}" if exports.name else ""
    report.facts.append(f"library: {path} ({exports.platform}{name})")
    versions = exports.versions
    if versions:
        some = f"{versions[0]} to {versions[-1]}" if len(versions) > 1 else versions[0]
        report.facts.append(f"symbol versions: {some} ({len(versions)})")
    return Scope(exports)


def _find(library: Library, report: Report) -> str:
    from sffi.c.finding import candidates

    names = library.opens or tuple(link for link in library.links if link.startswith("-l"))
    try:
        places = candidates(library.name, names, library.prefixes)
    except SffiError as error:
        report.add("E606", f"the library of `{library.name}` is not found", notes=[str(error)])
        return ""
    taken = next((place for place in places if place.problem is None), None)
    if taken is not None:
        return taken.path
    report.add(
        "E606",
        f"the library of `{library.name}` is not found",
        notes=[f"{place.label}: {place.problem}" for place in places],
        help="install it, give its file with --library, or set "
        f"SFFI_{library.name.upper()}_LIBRARY",
    )
    return ""


def check_symbols(
    library: Library, scope: Scope | None, declared: set[str], report: Report
) -> None:
    """Judge one claim for each function and variable; ``declared`` are those of the header."""
    wanted = [f for f in library.c_functions if f.macro is None]
    if scope is None:
        number = len({f.symbol for f in wanted}) + len(library.variables)
        if number:
            report.count("symbols", UNPROVED, "no library to look in", number)
        return
    for function in {f.symbol: f for f in wanted}.values():
        _symbol(function, function.symbol, scope, declared, report)
    for variable in library.variables:
        _symbol(variable, variable.c, scope, declared, report)
    _elsewhere(library, scope, report)
    _left_out(library, scope.libraries[0], report)


def _symbol(
    one: CFunction | Variable, name: str, scope: Scope, declared: set[str], report: Report
) -> None:
    found = scope.find(name)
    is_variable = isinstance(one, Variable)
    if found is None:
        _missing(one, name, scope, name in declared, report)
    elif found[0].kind == ("function" if is_variable else "object"):
        report.count("symbols", WRONG)
        words = ("function", "variable")
        says = f"{words[is_variable]} in the spec and a {words[not is_variable]} in the library"
        report.add("E603", f"`{name}` is a {says}", one.span)
    else:
        report.count("symbols", PROVED)


def _missing(
    one: CFunction | Variable, name: str, scope: Scope, in_header: bool, report: Report
) -> None:
    exports = scope.libraries[0]
    others = exports.symbols.get(name, ())
    file = Path(exports.path).name
    if one.since or one.until or one.platforms:
        report.count("symbols", UNPROVED, "of other releases or platforms, by the spec")
        when = [f"since {one.since}"] if one.since else []
        when += [f"until {one.until}"] if one.until else []
        when += [f"on {', '.join(one.platforms)}"] if one.platforms else []
        message = f"{file} has no `{name}`, which the spec expects {', '.join(when)}"
        report.add("N602", message, one.span)
        return
    report.count("symbols", WRONG)
    if others:
        versions = ", ".join(map(str, others))
        report.add(
            "E602",
            f"{file} has `{name}` only for those who ask for its version: {versions}",
            one.span,
            "the loader does not find it by its name",
        )
        return
    built = "the header declares it: this build or release of the library leaves it out"
    report.add(
        "E601",
        f"{file} exports no `{name}`",
        one.span,
        built if in_header else "",
        notes=[f"not looked in, as it is not found: {report.listed(scope.missing)}"]
        if scope.missing
        else (),
        help="" if in_header else did_you_mean(name, exports.symbols),
    )


def _elsewhere(library: Library, scope: Scope, report: Report) -> None:
    """Note what the library itself lacks and a library that it needs has."""
    where: dict[str, list[str]] = {}
    wanted = {f.symbol for f in library.c_functions if f.macro is None}
    for name in sorted(wanted | {v.c for v in library.variables}):
        found = scope.find(name)
        if found is not None and found[1] is not scope.libraries[0]:
            where.setdefault(found[1].path, []).append(name)
    for path, names in where.items():
        report.add(
            "N603",
            f"{Path(scope.libraries[0].path).name} lacks {several(len(names), 'symbol')} that the "
            f"loader finds in {path}, which it needs: {report.listed(names)}",
        )


def _left_out(library: Library, exports: Exports, report: Report) -> None:
    used = {f.symbol for f in library.c_functions} | {v.c for v in library.variables}
    left = sorted(
        name
        for name, several in exports.symbols.items()
        if name not in used and _public(several[0])
    )
    if left:
        report.add(
            "N601",
            f"{Path(exports.path).name} exports {several(len(left), 'symbol')} that the spec "
            f"leaves out: {report.listed(left)}",
        )


def _public(symbol: Symbol) -> bool:
    return not symbol.name.startswith("_") and symbol.default


def several(number: int, word: str) -> str:
    """``1 symbol``, ``2 symbols``."""
    return f"{number} {word}{'s' * (number != 1)}"


def check_sizes(
    library: Library, scope: Scope | None, sizes: dict[str, int], report: Report
) -> None:
    """Compare what the compiler says of variables with the sizes in the symbol table."""
    for variable in library.variables:
        where = scope.find(variable.c) if scope is not None else None
        found = where[0] if where is not None else None
        size = sizes.get(variable.c)
        if found is None or not found.size or not size or found.kind == "function":
            continue
        if found.size != size:
            report.add(
                "E604",
                f"`{variable.c}` has {size} bytes by the header and {found.size} in the library",
                variable.span,
                help="header and library are of different releases",
            )
