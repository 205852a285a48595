"""Which functions of a C library may call Python while they run."""

from __future__ import annotations

from functools import cache

from sffi_gen.model.library import CFunction, Library, Type


def may_call_back(library: Library, function: CFunction) -> bool:
    """Whether a callback may have raised by the time that the function returns.

    Where C keeps no callback after the call it was given for, only functions that take one can.
    """
    if not library.callbacks:
        return False
    return _keeps_callbacks(library) or any(_is_callback(p.type) for p in function.arguments)


@cache
def _keeps_callbacks(library: Library) -> bool:
    """Whether C has callbacks between calls: kept ones, or those in structs and variables."""
    for function in library.c_functions:
        if any(_is_callback(p.type) and p.lives != "call" for p in function.arguments):
            return True
    members = (member.type for record in library.records for member in record.members)
    return any(map(_is_callback, [*members, *(v.type for v in library.variables)]))


def _is_callback(kind: Type) -> bool:
    if kind.kind == "callback":
        return True
    return kind.item is not None and _is_callback(kind.item)
