"""Reading C's memory by hand, where only the person knows how much of it there is."""

from __future__ import annotations

import ctypes

from sffi.c.arrays import Array, array_class
from sffi.c.kinds import Kind
from sffi.c.pointers import Ref
from sffi.c.records import Inline, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

__all__ = ["array", "items", "offset_of"]


def _kind(of: Kind | type[Record]) -> Kind:
    return of if isinstance(of, Kind) else Inline(of)


def array(of: Kind | type[Record], values: Iterable[Any] | int) -> Array:
    """An array of C's: of so many zeros, or with these values.

    Raises:
        TypeError, ValueError, OverflowError: if a value does not fit.
    """
    kind = _kind(of)
    if isinstance(values, int):
        return array_class(kind, values)()
    given = list(values)
    return array_class(kind, len(given)).of(given)


def items(of: Record | Ref | int, what: Any, length: int) -> Array:
    """A view of so many items.

    Args:
        of: a struct with a flexible array member, a pointer's :class:`Ref`, or an address.
        what: the member's name for a struct; for an address, the kind of item.
        length: how many there are; nothing can check it.
    """
    if isinstance(of, Record):
        last = type(of)._flexible
        if last is None or last.name != what:
            raise TypeError(f"{type(of).__name__} has no flexible array member {what!r}")
        start, kind = ctypes.addressof(of) + last.offset, last.kind
    elif isinstance(of, Ref):
        start, kind = ctypes.addressof(of._memory), of._kind
    else:
        start, kind = of, _kind(what)
    made = array_class(kind, length).from_address(start)
    made._within = of if isinstance(of, Record) else None
    return made


def offset_of(record: type[Record], name: str) -> int:
    """Where a member starts, in bytes; of a bit-field, the byte with its first bit.

    Raises:
        AttributeError: if there is no such member.
    """
    last = record._flexible
    found = last if last is not None and last.name == name else record._members.get(name)
    if found is None:
        raise AttributeError(f"{record.__name__} has no member {name!r}")
    return found.offset
