"""What trampolines do with the arguments that C passes and with what Python's functions return."""

from __future__ import annotations

import ctypes
import sys

from sffi.c.arrays import Array
from sffi.c.kinds import Kind
from sffi.c.pointers import Ref
from sffi.c.records import Inline, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

__all__ = [
    "ALONE",
    "address_result",
    "buffer_at",
    "end_of_buffer",
    "end_of_loan",
    "getrefcount",
    "kept_view",
    "list_at",
    "null",
    "texts_at",
]


def null(callback: str, parameter: str) -> NoReturn:
    """Raises the error for a NULL where the spec has none."""
    raise ValueError(
        f"C passed NULL as '{parameter}' of {callback}; where that is meant, the spec says `?`"
    )


def buffer_at(address: int, size: int) -> memoryview:
    """C's memory, for reading and writing while the callback runs."""
    return memoryview((ctypes.c_char * size).from_address(address)).cast("B")


def list_at(kind: Kind, address: int, count: int) -> list[Any]:
    """Copies of so many items."""
    ctype, size = kind.ctype, kind.size
    raw = (ctype.from_address(address + index * size) for index in range(count))
    if isinstance(kind, Inline):
        return [each.copy() for each in raw]
    return [kind.give(each.value, None, 0) for each in raw]


def texts_at(address: int, count: int, encoding: str) -> list[str | None]:
    """So many texts, None for NULL."""
    array = _arrays.get(count)
    if array is None:
        array = _arrays[count] = ctypes.c_char_p * count
    # A slice makes its list in C.
    raw = array.from_address(address)[:]
    return [None if each is None else each.decode(encoding) for each in raw]


#: arrays of so many texts; ctypes has them for good, but takes longer to find them
_arrays: dict[int, Any] = {}


def end_of_buffer(view: memoryview | None, callback: str, parameter: str) -> None:
    """The end of the time in which a view of C's memory is valid.

    Raises:
        RuntimeError: if there is a view of it that was kept.
    """
    if view is None:
        return
    try:
        view.release()
    except BufferError as error:
        raise RuntimeError(
            f"{callback} kept a view of '{parameter}' beyond the call; keep bytes(...) of it"
        ) from error


def end_of_loan(handles: list[Any]) -> None:
    """The end of the time for which C has lent objects: their handles are closed."""
    for handle in handles:
        if handle is not None:
            handle._end_loan()


def kept_view(callback: str, parameter: str) -> NoReturn:
    """Raises the error for a struct in C's memory that Python still refers to after the call."""
    raise RuntimeError(
        f"{callback} kept '{parameter}' beyond the call, and its memory may be gone then; "
        f"keep {parameter}.copy()"
    )


#: how many references there are to something; PyPy counts none
getrefcount: Callable[[object], int] = getattr(sys, "getrefcount", lambda thing: 0)


def _alone() -> int:
    """What ``getrefcount`` says in a trampoline of a struct that nobody else has."""
    try:
        view = object()
        id(view)
        if getrefcount(view) > 0:
            return getrefcount(view)
    except RuntimeError:  # as a trampoline has it
        pass
    return sys.maxsize


# Without a global lock, and on other interpreters, counts of references are not exact.
_exact = sys.implementation.name == "cpython" and getattr(sys, "_is_gil_enabled", lambda: True)()
#: references to a struct that only the trampoline has
ALONE = _alone() if _exact else sys.maxsize


def address_result(value: Any, callback: str) -> int | None:
    """The address that a callback returns. What is there must live on: C will use it.

    Raises:
        TypeError: if it is none.
    """
    if value is None or (type(value) is int and 0 <= value <= 2 * sys.maxsize + 1):
        return value
    if isinstance(value, (Record, Array)):
        return ctypes.addressof(value)
    if isinstance(value, Ref):
        return ctypes.addressof(value._memory)
    address = getattr(value, "address", None)
    if isinstance(address, int):
        return address
    kind = type(value).__name__
    raise TypeError(f"{callback} must return an address, not {kind}")
