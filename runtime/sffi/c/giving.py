"""What C returned, as Python has it: copied, and freed where it is ours."""

from __future__ import annotations

import ctypes

from sffi.c.callback import deliver, pending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["Owned", "first", "freed_text", "items_at", "kind_of", "lists_of", "taken", "wide_text"]


def taken(
    address: int, size: int, function: str, release: Callable[[Any], Any] | None = None
) -> bytes:
    """A copy of ``size`` bytes, which ``release`` then frees.

    Raises:
        ValueError: C gives a negative size.
    """
    try:
        return ctypes.string_at(address, _length(size, function))
    finally:
        if release is not None:
            release(ctypes.c_void_p(address))


def items_at(
    item: Any,
    address: int,
    length: int,
    function: str,
    release: Callable[[Any], Any] | None = None,
    in_bytes: bool = False,
) -> list[Any]:
    """A list of so many items (or of as many as so many bytes hold), which are then freed."""
    try:
        count = _length(length, function) // (ctypes.sizeof(item) if in_bytes else 1)
        items = (item * count).from_address(address)
        # Structs are views until they are copied.
        return [each.copy() for each in items] if hasattr(item, "copy") else list(items)
    finally:
        if release is not None:
            release(ctypes.c_void_p(address))


def first(items: Any, used: int, function: str) -> Any:
    """The items that C says it has written.

    Raises:
        OverflowError: C says more than there is room for; it has written none of the rest.
    """
    if not 0 <= used <= len(items):
        raise OverflowError(f"{function}(): C gives {used} items, there is room for {len(items)}")
    return items[:used]


def lists_of(array: Any) -> list[Any]:
    """An array of arrays as lists of lists."""
    return [lists_of(item) if isinstance(item, ctypes.Array) else item for item in array]


def _length(size: int, function: str) -> int:
    if size < 0:
        raise ValueError(f"{function}(): C gives a length of {size}")
    return size


def freed_text(address: int, release: Callable[[Any], Any], encoding: str, unit: int) -> str:
    """The text at an address, which ``release`` then frees, also where it cannot be decoded."""
    try:
        return wide_text(address, encoding, unit)
    finally:
        release(ctypes.c_void_p(address))


def wide_text(address: int, encoding: str, unit: int) -> str:
    """The text at an address, up to its NUL of ``unit`` bytes."""
    if unit == 1:
        return ctypes.string_at(address).decode(encoding)
    end, nul = address, bytes(unit)
    while ctypes.string_at(end, unit) != nul:
        end += unit
    return ctypes.string_at(address, end - address).decode(encoding)


class Owned:
    """What keeps memory of C's that is ours; ``release`` frees it at the end."""

    __slots__ = ("address", "release")

    def __init__(self, address: int, release: Callable[[Any], Any]) -> None:
        self.address = address
        self.release = release

    def __del__(self) -> None:
        self.release(ctypes.c_void_p(self.address))
        if pending:
            deliver()


def kind_of(name: str) -> Any:
    """The kind of a scalar, for a pointer to one."""
    from sffi.c import kinds

    return getattr(kinds, {"bool": "bool_"}.get(name, name))
