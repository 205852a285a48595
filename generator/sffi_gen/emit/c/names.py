"""What C's types are called in generated code."""

from __future__ import annotations

import math

from sffi_gen.emit.arguments import outer
from sffi_gen.model.library import EnumDefault, Library, Type

#: range of an integer type, as generated code writes it
LIMITS = {
    "i8": ("-128", "127"),
    "i16": ("-32768", "32767"),
    "i32": ("-0x80000000", "0x7FFFFFFF"),
    "i64": ("-0x8000000000000000", "0x7FFFFFFFFFFFFFFF"),
    "u8": ("0", "255"),
    "u16": ("0", "65535"),
    "u32": ("0", "0xFFFFFFFF"),
    "u64": ("0", "0xFFFFFFFFFFFFFFFF"),
    "long": ("LONG_LOW", "LONG_HIGH"),
    "ulong": ("0", "ULONG_HIGH"),
    "isize": ("ISIZE_LOW", "ISIZE_HIGH"),
    "usize": ("0", "USIZE_HIGH"),
    "wchar": ("0", "WCHAR_HIGH"),
}
#: integers that cross as an `int`
NARROW = frozenset(["i8", "i16", "i32", "u8", "u16", "u32", "wchar"])

_CTYPES = {
    **{
        f"{sign}{bits}": f"c_{word}{bits}"
        for sign, word in (("i", "int"), ("u", "uint"))
        for bits in (8, 16, 32, 64)
    },
    "long": "c_long",
    "ulong": "c_ulong",
    "isize": "c_ssize_t",
    "usize": "c_size_t",
    "wchar": "c_int",
    "f32": "c_float",
    "f64": "c_double",
    "longdouble": "c_longdouble",
    "bool": "c_bool",
    "char": "c_char",
    "pointer": "c_void_p",
}
_ITEMS = {
    **{f"{sign}{bits}": f"{sign}{bits // 8}" for sign in "iu" for bits in (8, 16, 32, 64)},
    "f32": "f4",
    "f64": "f8",
    "bool": "b1",
    "char": "i1",
}


def ctype(kind: str) -> str:
    """The class of ctypes for a scalar."""
    return _CTYPES[kind]


def item_ctype(library: Library, item: Type) -> str:
    """The class of ctypes, or the struct, for an item of an array that C fills."""
    base = item.base
    if base.kind == "enum":
        return ctype(library.enum(base.name).integer)
    if base.kind == "record":
        return base.name
    if base.kind == "text":
        return "c_char_p"
    return "c_void_p" if base.kind in ("handle", "pointer") else ctype(base.name or base.kind)


def item_code(kind: str) -> str:
    """Kind and size of a list's items; empty where the platform decides."""
    return _ITEMS.get(kind, "")


def constant(library: Library, value: object) -> str:
    """A value of the spec as C gets it, in Python: an enum's member is its number."""
    if isinstance(value, EnumDefault):
        return str(dict(library.enum(value.enum).members)[value.member])
    if isinstance(value, float) and not math.isfinite(value):
        return f'{outer("float")}("{value}")'
    return repr(value)


def text_unit(encoding: str) -> int:
    """How many bytes the NUL at the end of a text has."""
    return len("\0".encode(encoding))
