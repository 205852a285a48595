"""C's arithmetic types: how wide each is on the running platform, and what Python values fit.

The widths are the platform's own, taken from ctypes: ``long`` has 8 bytes on 64-bit Linux and
macOS and 4 on Windows, ``wchar_t`` 4 and 2, ``long double`` 16 and 8.
"""

from __future__ import annotations

import ctypes
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["SCALARS", "Scalar", "scalar"]


class Scalar:
    """One arithmetic type.

    Attributes:
        name: its name in a spec, such as ``"i32"``.
        ctype: the ctypes class that holds one.
        size, align: in bytes.
        low, high: the smallest and largest value of an integer type; both 0 for a float.
        family: ``"int"``, ``"float"``, ``"bool"`` or ``"char"``.
    """

    __slots__ = ("align", "ctype", "family", "high", "low", "name", "size")

    def __init__(self, name: str, ctype: Any, family: str = "int") -> None:
        self.name = name
        self.ctype = ctype
        self.family = family
        self.size = ctypes.sizeof(ctype)
        self.align = ctypes.alignment(ctype)
        self.low = self.high = 0
        if family == "int":
            bits = 8 * self.size
            signed = ctype(-1).value < 0
            self.low = -(1 << (bits - 1)) if signed else 0
            self.high = (1 << (bits - signed)) - 1
        elif family == "bool":
            self.high = 1

    def __repr__(self) -> str:
        return self.name

    @property
    def signed(self) -> bool:
        return self.low < 0

    def integer(self, value: object, where: str, bits: int = 0) -> int:
        """An argument as an integer of this type.

        Args:
            value: what the caller gave; anything with ``__index__`` will do.
            where: how messages name it, such as ``"Point.x"``.
            bits: width, where it is less than the type's own (a bit-field).

        Raises:
            TypeError: if it is no integer.
            OverflowError: if it does not fit. Nothing is ever cut off.
        """
        try:
            number = value.__index__()  # type: ignore[attr-defined]
        except AttributeError:
            kind = type(value).__name__
            raise TypeError(f"{where} takes an int ({self.name}), not {kind}") from None
        low, high = self.low, self.high
        if bits:
            low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if low else (0, (1 << bits) - 1)
        if low <= number <= high:
            return int(number)
        width = f"{bits} bits of {self.name}" if bits else self.name
        raise OverflowError(
            f"{where} is out of range: {number} does not fit {width} ({low}..{high})"
        )

    def real(self, value: object, where: str) -> float:
        """An argument as a float of this type.

        Raises:
            TypeError: if it is no number.
            OverflowError: if it is finite and would become infinite.
        """
        if not isinstance(value, float):
            convert = getattr(value, "__float__", None) or getattr(value, "__index__", None)
            if convert is None:
                kind = type(value).__name__
                raise TypeError(f"{where} takes a float ({self.name}), not {kind}")
            value = float(convert())
        if self.size == 4 and abs(value) != _INFINITY and abs(self.ctype(value).value) == _INFINITY:
            raise OverflowError(f"{where} is out of range: {value} does not fit {self.name}")
        return value

    def truth(self, value: object, where: str) -> bool:
        """An argument as a ``bool``; 0 and 1 will do.

        Raises:
            TypeError: if it is something else, which C would take as true or not without a word.
        """
        if value is True or value is False:
            return value
        index = getattr(value, "__index__", None)
        if index is not None and index() in (0, 1):
            return bool(index())
        kind = type(value).__name__
        if kind in ("bool_", "bool"):  # NumPy's own truth values have no __index__
            return bool(value)
        raise TypeError(f"{where} takes a bool, not {kind}")

    def char(self, value: object, where: str) -> bytes:
        """An argument as one ``char``: ``bytes`` of length 1, or an int of -128..255.

        Raises:
            TypeError, ValueError, OverflowError: as it says.
        """
        if isinstance(value, (bytes, bytearray)):
            if len(value) != 1:
                raise ValueError(f"{where} takes one char, not {len(value)} bytes")
            return bytes(value)
        index = getattr(value, "__index__", None)
        if index is None:
            kind = type(value).__name__
            raise TypeError(f"{where} takes bytes of length 1 or an int (char), not {kind}")
        number = index()
        if not -128 <= number <= 255:
            raise OverflowError(f"{where} is out of range: {number} does not fit char (-128..255)")
        return bytes((number & 255,))


_INFINITY = float("inf")
# wchar_t: unsigned on Windows and on Arm's Linux, signed elsewhere (ctypes knows only its size).
_WIDE: dict[tuple[int, bool], Any] = {
    (2, False): ctypes.c_uint16,
    (4, False): ctypes.c_uint32,
    (4, True): ctypes.c_int32,
}


def _wide_is_signed() -> bool:
    if sys.platform == "win32":
        return False
    if sys.platform == "darwin":
        return True
    import platform

    return not platform.machine().lower().startswith(("arm", "aarch"))


SCALARS: dict[str, Scalar] = {
    made.name: made
    for made in (
        Scalar("i8", ctypes.c_int8),
        Scalar("i16", ctypes.c_int16),
        Scalar("i32", ctypes.c_int32),
        Scalar("i64", ctypes.c_int64),
        Scalar("u8", ctypes.c_uint8),
        Scalar("u16", ctypes.c_uint16),
        Scalar("u32", ctypes.c_uint32),
        Scalar("u64", ctypes.c_uint64),
        Scalar("usize", ctypes.c_size_t),
        Scalar("isize", ctypes.c_ssize_t),
        Scalar("long", ctypes.c_long),
        Scalar("ulong", ctypes.c_ulong),
        Scalar("f32", ctypes.c_float, "float"),
        Scalar("f64", ctypes.c_double, "float"),
        Scalar("longdouble", ctypes.c_longdouble, "float"),
        Scalar("bool", ctypes.c_bool, "bool"),
        Scalar("char", ctypes.c_char, "char"),
    )
}


def scalar(name: str) -> Scalar:
    """The arithmetic type that a spec calls ``name``."""
    found = SCALARS.get(name)
    if found is None:
        # wchar is rare, and knowing its sign can need the slow module `platform`.
        size = ctypes.sizeof(ctypes.c_wchar)
        found = SCALARS[name] = Scalar(name, _WIDE[size, size == 4 and _wide_is_signed()])
    return found
