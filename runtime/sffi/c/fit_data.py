"""Arguments that are structs, pointers to one, or callbacks: the slow path for those."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi.c.library import Library
    from sffi.c.prototypes import Argument

__all__ = ["fit_data"]


def fit_data(library: Library, argument: Argument, value: Any, function: str) -> Any:
    """The argument as the wrapper takes it.

    Raises:
        TypeError: naming function and argument.
    """
    wanted = argument.kind.removeprefix("*")
    records = __import__(f"{library.package}.structs", fromlist=(wanted,))
    cls = getattr(records, wanted, None)
    if cls is not None and isinstance(value, cls):
        return value
    none = " or None" if argument.nullable else ""
    raise TypeError(
        f"{function}(): argument '{argument.name}' must be a {wanted}{none}, not "
        f"{type(value).__name__}"
    )
