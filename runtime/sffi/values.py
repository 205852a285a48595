"""What shims return by value, as ctypes has it: numbers, owned bytes, lists of handles."""

from __future__ import annotations

import struct
from ctypes import Structure, c_double, c_int64, c_void_p, string_at

from sffi.number import number_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import builtins
    from typing import Any

__all__ = ["Bytes", "HandleList", "Number", "packed"]

_PACKED = {
    **dict.fromkeys("IJ", "q"),
    **dict.fromkeys("DE", "d"),
    **dict.fromkeys("BC", "?"),
    **dict.fromkeys("QRN", "qqd"),
}


def packed(letter: str, items: tuple[Any, ...]) -> bytes:
    """A sequence of numbers, as :func:`sffi.convert.convert` made it for a letter, as C has it."""
    code = _PACKED[letter]
    values = items if len(code) == 1 else [part for item in items for part in item]
    return struct.pack("=" + code * len(items), *values)


class Number(Structure):
    """A number of any kind, or none."""

    __slots__ = ()
    _fields_ = [("tag", c_int64), ("integer", c_int64), ("real", c_double)]

    @property
    def value(self) -> Any:
        """The Python number, or None."""
        return number_of(self.tag, self.integer, self.real)


class Bytes(Structure):
    """Memory that the shim allocated and this object owns; freed with it."""

    __slots__ = ()
    _fields_ = [("data", c_void_p), ("size", c_int64)]

    def bytes(self) -> builtins.bytes:
        return string_at(self.data, self.size)

    def optional_bytes(self) -> builtins.bytes | None:
        return string_at(self.data, self.size) if self.data else None

    def text(self) -> str:
        """Decoded from UTF-8; what is not UTF-8 is kept with surrogates rather than lost."""
        return string_at(self.data, self.size).decode("utf-8", "surrogateescape")

    def optional_text(self) -> str | None:
        return self.text() if self.data else None

    def integers(self) -> list[int]:
        count = self.size >> 3
        return list(struct.unpack(f"{count}q", string_at(self.data, self.size)))

    def reals(self) -> list[float]:
        count = self.size >> 3
        return list(struct.unpack(f"{count}d", string_at(self.data, self.size)))

    def bools(self) -> list[bool]:
        return [byte != 0 for byte in string_at(self.data, self.size)]

    def numbers(self) -> list[Any]:
        parts = struct.iter_unpack("=qqd", string_at(self.data, self.size))
        return [number_of(*each) for each in parts]


class HandleList(Structure):
    """Handles on their way out of a shim; those not taken are released with this object."""

    __slots__ = ()
    _fields_ = [("_ptr", c_void_p)]
