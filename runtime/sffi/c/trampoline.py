"""A ``try`` that covers all of a function, its very first instruction included.

A Ctrl-C while C is running reaches Python at the next instruction that looks for signals. From
CPython 3.11 on, that is the one with which every function starts, before any ``try`` of its own: in
a callback, nothing would catch it, and ctypes could only print it. The table of a code object that
says which handler covers which instructions is widened here to the first one.
"""

from __future__ import annotations

import sys
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

__all__ = ["covered"]


@cache
def covered(code: CodeType) -> CodeType:
    """The same code, with its first ``try`` reaching back to the start of the function.

    The table is a list of entries of four numbers (start, length, target, depth and a flag), each
    in base 64 with the more significant digits first (``Objects/exception_handling_notes.txt`` of
    CPython's source). Left as it is before 3.11, which looks for no signals there, and on other
    interpreters.
    """
    table = getattr(code, "co_exceptiontable", b"")
    if sys.implementation.name != "cpython" or not table:
        return code
    start, rest = _number(table, 0)
    length, rest = _number(table, rest)
    widened = _digits(0, first=True) + _digits(start + length) + table[rest:]
    changed: dict[str, Any] = {"co_exceptiontable": widened}
    return code.replace(**changed)


def _number(table: bytes, place: int) -> tuple[int, int]:
    value = table[place] & 63
    while table[place] & 64:
        place += 1
        value = value << 6 | (table[place] & 63)
    return value, place + 1


def _digits(value: int, first: bool = False) -> bytes:
    digits = [value & 63]
    while value := value >> 6:
        digits.append(value & 63)
    digits.reverse()
    marked = [digit | 64 for digit in digits[:-1]] + digits[-1:]
    if first:
        marked[0] |= 128
    return bytes(marked)
