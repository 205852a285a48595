"""What a member of a struct, or an item of an array, can be.

A kind knows the ctypes class that reads and writes the raw value, and how that becomes what Python
sees: :meth:`Kind.give` on the way out, :meth:`Kind.take` on the way in, which checks and never cuts
anything off.
"""

from __future__ import annotations

import ctypes
import sys

from sffi.c.keeping import forget, keep
from sffi.c.passing import Leaf
from sffi.c.scalars import Scalar, scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import IntEnum, IntFlag
    from typing import Any

__all__ = [
    *("Address", "Enumeration", "Kind", "Number", "Text"),
    *("i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "isize", "long", "ulong"),
    *("char", "wchar", "bool_", "f32", "f64", "longdouble", "address", "text"),
]

POINTER_SIZE = ctypes.sizeof(ctypes.c_void_p)


class Kind:
    """One kind.

    Attributes:
        name: how messages call it.
        ctype: the ctypes class of the raw value.
        size, align: in bytes, as C has them.
        plain: whether the raw value is what Python sees.
    """

    __slots__ = ("align", "arrays", "ctype", "name", "plain", "size")

    def __init__(self, name: str, ctype: Any, size: int, align: int, plain: bool = False) -> None:
        self.name = name
        self.ctype = ctype
        self.size = size
        self.align = align
        self.plain = plain
        self.arrays: dict[int, Any] = {}  #: classes of arrays of it, by length

    def __repr__(self) -> str:
        return self.name

    def leaves(self) -> list[Leaf]:
        """The scalars that it is made of."""
        return [Leaf(0, 8 * self.size, self.align, self.ctype)]

    def give(self, raw: Any, view: Any, offset: int) -> Any:
        """The Python value of a raw one, which is at ``offset`` of a struct or array."""
        return raw

    def take(self, value: Any, where: str, view: Any, offset: int) -> Any:
        """The raw value of a Python one.

        Raises:
            TypeError, ValueError, OverflowError: if it does not fit, with ``where`` in the message.
        """
        raise NotImplementedError

    def shown(self, raw: Any, view: Any, offset: int) -> str:
        """For ``repr``."""
        return repr(self.give(raw, view, offset))


class Number(Kind):
    """An arithmetic type."""

    __slots__ = ("scalar",)

    def __init__(self, name: str) -> None:
        self.scalar: Scalar = scalar(name)
        super().__init__(name, self.scalar.ctype, self.scalar.size, self.scalar.align, True)

    def take(self, value: Any, where: str, view: Any = None, offset: int = 0) -> Any:
        family = self.scalar.family
        if family == "int":
            return self.scalar.integer(value, where)
        if family == "float":
            return self.scalar.real(value, where)
        if family == "bool":
            return self.scalar.truth(value, where)
        return self.scalar.char(value, where)

    def __call__(self, value: Any) -> Any:
        """A value of this type for a variadic function, which cannot know what it is given.

        Raises:
            TypeError, OverflowError: if it is no such value.
        """
        return self.ctype(self.take(value, f"{self.name}()"))


class Enumeration(Kind):
    """An enum: a member of its class, or a plain int where C has a value without a name."""

    __slots__ = ("enum", "flags", "members", "scalar")

    def __init__(self, enum: type[IntEnum] | type[IntFlag], base: Number) -> None:
        super().__init__(enum.__name__, base.ctype, base.size, base.align)
        self.enum = enum
        self.scalar = base.scalar
        self.members: dict[Any, Any] = dict(enum._value2member_map_)
        self.flags = hasattr(enum, "__or__") and "Flag" in {each.__name__ for each in enum.__mro__}

    def give(self, raw: Any, view: Any, offset: int) -> Any:
        found = self.members.get(raw)
        if found is None:
            return self.enum(raw) if self.flags and raw >= 0 else raw
        return found

    def take(self, value: Any, where: str, view: Any = None, offset: int = 0) -> Any:
        if not hasattr(value, "__index__"):
            kind = type(value).__name__
            raise TypeError(f"{where} takes a {self.name} or an int, not {kind}")
        return self.scalar.integer(value, where)


class Address(Kind):
    """``void *``: an address as an int, or None. Takes whatever has an address, and holds it."""

    __slots__ = ()

    def __init__(self, name: str = "pointer") -> None:
        super().__init__(name, ctypes.c_void_p, POINTER_SIZE, POINTER_SIZE, True)

    def take(self, value: Any, where: str, view: Any, offset: int) -> Any:
        if value is None:
            forget(view, offset)
            return None
        if isinstance(value, int):
            if not 0 <= value < 1 << 8 * POINTER_SIZE:
                raise OverflowError(f"{where} is out of range: {value} is no address")
            forget(view, offset)
            return value
        place, held = address_of(value, where)
        keep(view, offset, held)
        return place

    def shown(self, raw: Any, view: Any, offset: int) -> str:
        return "None" if raw is None else hex(raw)


def address_of(value: Any, where: str) -> tuple[int, object]:
    """Address of a ctypes object or of a contiguous buffer, and what keeps it valid.

    Raises:
        TypeError: if it has none.
        ValueError: if it is a buffer with gaps.
    """
    if isinstance(value, (ctypes.Structure, ctypes.Union, ctypes.Array, ctypes._SimpleCData)):
        return ctypes.addressof(value), value
    try:
        memory = memoryview(value)
    except TypeError:
        kind = type(value).__name__
        raise TypeError(
            f"{where} takes an address: an int, None, a struct or a buffer, not {kind}"
        ) from None
    if not memory.c_contiguous:
        raise ValueError(f"{where} takes a contiguous buffer; this one has gaps")
    if isinstance(value, bytes):
        return ctypes.cast(ctypes.c_char_p(value), ctypes.c_void_p).value or 0, value
    if memory.readonly:
        from sffi.c.buffers import Buffer

        held = Buffer(value)
        return held._as_parameter_.value or 0, held
    bound = (ctypes.c_char * memory.nbytes).from_buffer(memory)  # holds the buffer, so it stays put
    return ctypes.addressof(bound), bound


class Text(Kind):
    """``const char *`` ending in NUL: ``str``. The bytes set are held by the struct.

    ``utf-16`` and ``utf-32`` end in a NUL of their width.
    """

    __slots__ = ("encoding", "optional", "unit")

    def __init__(self, encoding: str = "utf-8", optional: bool = False) -> None:
        name = "text?" if optional else "text"
        self.unit = 2 if "16" in encoding else 4 if "32" in encoding else 1
        ctype = ctypes.c_char_p if self.unit == 1 else ctypes.c_void_p
        super().__init__(name, ctype, POINTER_SIZE, POINTER_SIZE)
        if encoding in ("utf-16", "utf-32"):  # Python would put a byte order mark in front
            encoding += "-le" if sys.byteorder == "little" else "-be"
        self.encoding = encoding
        self.optional = optional

    def give(self, raw: Any, view: Any, offset: int) -> str | None:
        if raw is None:
            if self.optional:
                return None
            raise ValueError(
                f"a text of {type(view).__name__} is NULL; where that is meant, write `text?`"
            )
        data: bytes = raw if self.unit == 1 else wide_at(raw, self.unit)
        return data.decode(self.encoding)

    def take(self, value: Any, where: str, view: Any, offset: int) -> Any:
        if value is None:
            if not self.optional:
                raise TypeError(f"{where} takes a str, not None")
            forget(view, offset)
            return None
        data = encoded(value, where, self.encoding, self.unit)
        keep(view, offset, data)
        return data if self.unit == 1 else address_of(data, where)[0]

    def shown(self, raw: Any, view: Any, offset: int) -> str:
        return "None" if raw is None else repr(self.give(raw, view, offset))


def encoded(value: object, where: str, encoding: str = "utf-8", unit: int = 1) -> bytes:
    """A text as C has it; the wide ones with their NUL.

    Raises:
        TypeError: if it is no ``str``.
        ValueError: if it has a NUL inside, or characters that the encoding lacks.
    """
    if not isinstance(value, str):
        raise TypeError(f"{where} takes a str, not {type(value).__name__}")
    if "\0" in value:
        raise ValueError(f"{where} has a NUL at position {value.index(chr(0))}, where C would stop")
    try:
        data = value.encode(encoding)
    except UnicodeEncodeError as error:
        raise ValueError(f"{where} cannot be written in {encoding}: {error.reason}") from error
    return data if unit == 1 else data + b"\0" * unit


def wide_at(address: int, unit: int) -> bytes:
    """The bytes up to a NUL of ``unit`` bytes."""
    end = address
    while any(ctypes.string_at(end, unit)):
        end += unit
    return ctypes.string_at(address, end - address)


i8, i16, i32, i64 = Number("i8"), Number("i16"), Number("i32"), Number("i64")
u8, u16, u32, u64 = Number("u8"), Number("u16"), Number("u32"), Number("u64")
usize, isize, long, ulong = Number("usize"), Number("isize"), Number("long"), Number("ulong")
f32, f64, longdouble = Number("f32"), Number("f64"), Number("longdouble")
bool_, char = Number("bool"), Number("char")
address, text = Address(), Text()
wchar: Number


def __getattr__(name: str) -> Kind:
    if name != "wchar":  # made when needed: knowing its sign can need a slow import
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = made = Number(name)
    return made
