"""What trampolines do with the arguments that C passes and with what Python's functions return."""

from __future__ import annotations

import ctypes
import sys

from sffi.c.arrays import Array
from sffi.c.kinds import Kind, Number
from sffi.c.pointers import Ref
from sffi.c.records import Inline, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

__all__ = ["address_result", "buffer_at", "end_of_loan", "end_of_view", "list_at", "null"]


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
    if isinstance(kind, Number) and (code := FORMATS.get(ctype)):
        return memoryview(ctypes.string_at(address, count * size)).cast(code).tolist()
    raw = (ctype.from_address(address + index * size) for index in range(count))
    if isinstance(kind, Inline):
        return [each.copy() for each in raw]
    return [kind.give(each.value, None, 0) for each in raw]


FORMATS: dict[Any, Any] = {
    **{ctypes.c_int8: "b", ctypes.c_int16: "h", ctypes.c_int32: "i", ctypes.c_int64: "q"},
    **{ctypes.c_uint8: "B", ctypes.c_uint16: "H", ctypes.c_uint32: "I", ctypes.c_uint64: "Q"},
    **{ctypes.c_float: "f", ctypes.c_double: "d"},
}


def end_of_view(view: Any, callback: str, parameter: str) -> None:
    """The end of the time in which a view of C's memory is valid.

    Raises:
        RuntimeError: if a struct was kept, whose memory may be gone from now on.
    """
    if view is None:
        return
    if isinstance(view, memoryview):
        try:
            view.release()
        except BufferError as error:
            raise RuntimeError(
                f"{callback} kept a view of '{parameter}' beyond the call; keep bytes(...) of it"
            ) from error
        return
    if _COUNTS and sys.getrefcount(view) > _ALONE:
        raise RuntimeError(
            f"{callback} kept '{parameter}' beyond the call, and its memory may be gone then; "
            f"keep {parameter}.copy()"
        )


def end_of_loan(handles: list[Any]) -> None:
    """The end of the time for which C has lent objects: their handles are closed."""
    for handle in handles:
        if handle is not None:
            handle._end_loan()


def _references(view: Any, callback: str, parameter: str) -> int:
    return sys.getrefcount(view)


def _alone() -> int:
    """What :func:`end_of_view` counts for a view that only the trampoline has."""
    view = object()
    return _references(view, "", "")


_ALONE = _alone()
# Without a global lock, counts of references are not exact.
_COUNTS = sys.implementation.name == "cpython" and getattr(sys, "_is_gil_enabled", lambda: True)()


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
