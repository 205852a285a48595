"""Texts and buffers that C keeps after the call."""

from __future__ import annotations

from itertools import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi.c.library import Library

__all__ = ["keep", "replace"]

_number = count()
# Keys of what structs hold are offsets; no offset is negative.
_FUNCTIONS = -2


def keep(library: Library, held: Any) -> None:
    """Hold something as long as the program runs."""
    if held is not None:
        library.kept[next(_number)] = held


def replace(library: Library, key: str, held: Any, *per: Any) -> None:
    """Hold something until the same function is given another for the same ``per``.

    ``per`` are the tokens of handles, structs and plain values. With a handle or a struct among
    them, what is held lives no longer than that; where C has only lent the handle, until it is
    replaced.
    """
    from ctypes import Structure

    from sffi.c.handle import Token

    owner = next((part for part in per if isinstance(part, (Token, Structure))), None)
    if isinstance(owner, Token) and not owner.owned:
        owner = None  # it may end before the object that it points to
    where = (key, *(_told_apart(part) for part in per))
    if owner is None:
        kept = library.kept
    elif isinstance(owner, Token):
        if owner.kept is None:
            owner.kept = {}
        kept = owner.kept
    else:
        kept = _kept_by(owner)
    if held is None:
        kept.pop(where, None)
    else:
        kept[where] = held


def _told_apart(part: Any) -> Any:
    """What says whether two calls are about the same."""
    from ctypes import Structure, addressof

    from sffi.c.handle import Token

    if isinstance(part, Token):
        return part.value
    return addressof(part) if isinstance(part, Structure) else part


def _kept_by(record: Any) -> dict[Any, Any]:
    """What a struct holds for functions of C, beside what its own pointers point to."""
    from sffi.c.keeping import kept_of, root_of

    held, _ = kept_of(root_of(record))
    found: dict[Any, Any] = held.setdefault(_FUNCTIONS, {})  # type: ignore[assignment]
    return found
