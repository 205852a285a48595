"""Texts and buffers that C keeps after the call."""

from __future__ import annotations

from itertools import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi.c.library import Library

__all__ = ["keep", "replace"]

_number = count()


def keep(library: Library, held: Any) -> None:
    """Hold something as long as the program runs."""
    if held is not None:
        library.kept[next(_number)] = held


def replace(library: Library, key: str, held: Any, *per: Any) -> None:
    """Hold something until the same function is given another for the same ``per``.

    ``per`` are the tokens of handles and plain values. With a handle among them, what is held lives
    no longer than its object.
    """
    from sffi.c.handle import Token

    owner = next((part for part in per if isinstance(part, Token)), None)
    where = (key, *(part.value if isinstance(part, Token) else part for part in per))
    if owner is None:
        kept = library.kept
    else:
        if owner.kept is None:
            owner.kept = {}
        kept = owner.kept
    if held is None:
        kept.pop(where, None)
    else:
        kept[where] = held
