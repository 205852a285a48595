"""Python objects that memory points to: alive as long as the memory is.

A struct that is given a text or the address of another struct holds a plain address. The Python
object behind it is held by whatever Python object the memory belongs to, under its offset there, so
that a new value lets go of the old one. Memory that C owns has no such object: what it is made to
point to stays alive until something else is put there.
"""

from __future__ import annotations

from ctypes import addressof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["adopt", "forget", "keep", "kept", "kept_of", "root_of"]

#: by address: what memory of C points to
_foreign: dict[int, object] = {}


def root_of(view: Any) -> Any:
    """The object whose memory a view is part of."""
    while True:
        base = view._b_base_
        if base is None:
            base = getattr(view, "_within", None)
        if base is None:
            return view
        view = base


def kept_of(root: Any) -> tuple[dict[int, object], int]:
    """Where a root's kept objects are, and the address from which their keys count."""
    held: dict[int, object] | None = getattr(root, "_kept", None)
    if held is None:
        if not root._b_needsfree_ and root._objects is None:
            return _foreign, 0
        held = root._kept = {}
    return held, addressof(root)


def keep(view: Any, offset: int, thing: object) -> None:
    """Hold ``thing`` as long as the pointer at ``offset`` of a view stays what it is."""
    held, start = kept_of(root_of(view))
    held[addressof(view) + offset - start] = thing


def forget(view: Any, offset: int) -> None:
    """The pointer there no longer points to anything of Python's."""
    held, start = kept_of(root_of(view))
    held.pop(addressof(view) + offset - start, None)


def kept(view: Any, offset: int) -> Any:
    """What is held for the pointer there, or None."""
    held, start = kept_of(root_of(view))
    return held.get(addressof(view) + offset - start)


def adopt(view: Any, offset: int, source: Any, size: int) -> None:
    """Hold what ``source`` holds for itself, now that its bytes are copied to a view's offset."""
    held, start = kept_of(root_of(source))
    first = addressof(source) - start
    mine, own = kept_of(root_of(view))
    target = addressof(view) + offset - own
    taken = {target + k - first: v for k, v in held.items() if first <= k < first + size}
    for key in [key for key in mine if target <= key < target + size]:
        del mine[key]
    mine.update(taken)
