"""Python values on their way into a call of C.

Generated wrappers check an argument's range in the open and pass it as ctypes passes objects that
have no declared type: an int as C's ``int``, bytes as their address, None as NULL, and a ctypes
object as what it is. What needs more than an ``int`` goes through a function of this module. All of
them raise one of :data:`WRONG` for what they cannot take; then C has not been entered, and
:mod:`sffi.c.fit` finds out which argument it was.
"""

from __future__ import annotations

import ctypes
from operator import index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

#: what a conversion raises; nothing else is in the `try` of a wrapper
WRONG: Final = (
    *(TypeError, AttributeError, OverflowError, ValueError, BufferError),
    ctypes.ArgumentError,
)

POINTER: Final = ctypes.sizeof(ctypes.c_void_p)

# ctypes passes an int as C's `int`. As an address it has 64 bits, and that is the fastest way for
# those: 280 ns for a call with two of them, 340 with `c_int64` in argtypes (CPython 3.11, x86-64).
_as_word: Any = ctypes.c_void_p.from_param


#: ``(void *)-1``, which C's interfaces use for a special value
MINUS_ONE: Any = ctypes.c_void_p.from_param(-1)


def _wide(size: int, otherwise: Any) -> Any:
    """How an integer of a size crosses, which the wrapper has found to be in range."""
    if size <= ctypes.sizeof(ctypes.c_int):
        return index
    return _as_word if size == POINTER else otherwise


as_i64: Callable[[int], Any] = _wide(8, ctypes.c_int64)
as_u64: Callable[[int], Any] = _wide(8, ctypes.c_uint64)
as_long: Callable[[int], Any] = _wide(ctypes.sizeof(ctypes.c_long), ctypes.c_long)
as_ulong: Callable[[int], Any] = _wide(ctypes.sizeof(ctypes.c_long), ctypes.c_ulong)
as_usize: Callable[[int], Any] = _wide(POINTER, ctypes.c_size_t)
as_isize: Callable[[int], Any] = _wide(POINTER, ctypes.c_ssize_t)
as_f64: Callable[[float], Any] = ctypes.c_double
as_longdouble: Callable[[float], Any] = ctypes.c_longdouble

LONG_HIGH: Final = (1 << (8 * ctypes.sizeof(ctypes.c_long) - 1)) - 1
LONG_LOW: Final = -LONG_HIGH - 1
ULONG_HIGH: Final = 2 * LONG_HIGH + 1
ISIZE_HIGH: Final = (1 << (8 * POINTER - 1)) - 1
ISIZE_LOW: Final = -ISIZE_HIGH - 1
USIZE_HIGH: Final = 2 * ISIZE_HIGH + 1
# wchar_t is signed on some platforms; a code point is in range on all.
WCHAR_HIGH: Final = 0xFFFF if ctypes.sizeof(ctypes.c_wchar) == 2 else 0x7FFFFFFF

_FUNCTION: Any = ctypes.CFUNCTYPE(None).__mro__[1]
_INFINITY: Final = float("inf")


def as_f32(value: float) -> Any:
    """A ``float``; what is finite and would become infinite is an OverflowError."""
    crossing = ctypes.c_float(value)
    if abs(crossing.value) == _INFINITY and abs(value) != _INFINITY:
        raise OverflowError
    return crossing


def as_char(value: bytes | int) -> Any:
    """A ``char``, from bytes of length 1 or an int of -128..255."""
    if type(value) is bytes and len(value) == 1:
        return ctypes.c_char(value)
    number = index(value)  # type: ignore[arg-type]
    if not -128 <= number <= 255:
        raise OverflowError
    return ctypes.c_char(bytes((number & 255,)))


def as_text(value: str, encoding: str, unit: int) -> Any:
    """Text in an encoding, its NUL of ``unit`` bytes included where that is not just one."""
    if "\0" in value:
        raise ValueError
    data = value.encode(encoding)
    return data if unit == 1 else data + b"\0" * unit


def as_pointer(value: Any) -> Any:
    """A ``void *``: an address, None, or anything that has an address."""
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(value, int):
        if not 0 <= value < 1 << (8 * POINTER):
            raise OverflowError
        return ctypes.c_void_p(value)
    if isinstance(value, (ctypes.Structure, ctypes.Union)):
        return ctypes.byref(value)
    if isinstance(value, (ctypes.Array, ctypes._Pointer, _FUNCTION)):
        return value
    token = getattr(value, "_token_now", None)
    if token is not None:
        return token()
    memory = getattr(value, "_memory", None)
    if isinstance(memory, ctypes.Array):  # a Ref's place
        return memory
    from sffi.c.buffers import Buffer

    return Buffer(value)


def as_variadic(values: tuple[Any, ...]) -> list[Any]:
    """Arguments behind ``...``: C cannot convert them, so an int must say which type it is of."""
    return [_variadic(value) for value in values]


def _variadic(value: Any) -> Any:
    if isinstance(value, float):
        return ctypes.c_double(value)
    if isinstance(value, str):
        return as_text(value, "utf-8", 1)
    if value is None:
        return ctypes.c_void_p()
    if isinstance(value, ctypes._SimpleCData):
        # What C promotes: a float to double, and what is narrower than int to int.
        if isinstance(value, ctypes.c_float):
            return ctypes.c_double(value.value)
        return value
    if isinstance(value, int) or _is_scalar(value):
        raise TypeError
    return as_pointer(value)


def _is_scalar(value: Any) -> bool:
    """Whether this is a number that has a buffer, as NumPy's have: its address is not meant."""
    if isinstance(value, (bytes, ctypes.Structure, ctypes.Union)):
        return False
    try:
        return memoryview(value).ndim == 0
    except TypeError:
        return False
