"""Arguments that are structs, pointers to one, or callbacks: the slow path for those."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from sffi.c.library import Library
    from sffi.c.prototypes import Argument

__all__ = ["fit_data", "wrong"]


def wrong(function: str, argument: str, wanted: str, value: object) -> NoReturn:
    """Refuse an argument, by name."""
    found = type(value).__name__
    if found in wanted.split():  # another library's class of the same name
        found = f"{type(value).__module__}.{found}"
    raise TypeError(f"{function}(): argument '{argument}' must be {wanted}, not {found}")


def fit_data(library: Library, argument: Argument, value: Any, function: str) -> Any:
    """The argument as the wrapper takes it.

    Raises:
        TypeError: naming function and argument.
    """
    name = argument.kind.removeprefix("*")
    wanted = f"a {name}"
    # structs.py also holds what it imports, kinds such as `i32` among it.
    cls = _found(library, "structs", name)
    if isinstance(cls, type):
        if isinstance(value, cls):
            return value
    elif _found(library, "callbacks", name):
        wanted = f"a function ({name})"
        if callable(value):
            return value
    else:
        from sffi.c.pointers import as_ref

        wanted = f"a sffi.c.Ref of {name}"
        try:
            as_ref(value, name)
        except TypeError:
            pass
        else:
            return value
    none = " or None" if argument.nullable else ""
    wrong(function, argument.name, f"{wanted}{none}", value)


def _found(library: Library, module: str, name: str) -> Any:
    """What a module of the package has by this name; None without it, or without the module."""
    from importlib import import_module
    from importlib.util import find_spec

    path = f"{library.package}.{module}"
    return getattr(import_module(path), name, None) if find_spec(path) else None
