"""What packages over plain C libraries are made of, and what their users need of it.

Names for users: the kinds of number (``i32``, ``u64``, ``f64``, ...), which give typed arguments of
variadic functions (``i64(5)``) and places for one value (``Ref(i64, 5)``); :func:`array` and
:func:`items`. Everything is imported when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi.c.access import array, items, offset_of
    from sffi.c.kinds import (
        address,
        bool_,
        char,
        f32,
        f64,
        i8,
        i16,
        i32,
        i64,
        isize,
        long,
        longdouble,
        text,
        u8,
        u16,
        u32,
        u64,
        ulong,
        usize,
        wchar,
    )
    from sffi.c.pointers import Ref
    from sffi.c.records import Struct, Union

__all__ = [
    "Ref",
    "Struct",
    "Union",
    "address",
    "array",
    "bool_",
    "char",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "isize",
    "items",
    "long",
    "longdouble",
    "offset_of",
    "text",
    "u8",
    "u16",
    "u32",
    "u64",
    "ulong",
    "usize",
    "wchar",
]

_ELSEWHERE = {
    **dict.fromkeys(("array", "items", "offset_of"), "access"),
    "Ref": "pointers",
    **dict.fromkeys(("Struct", "Union"), "records"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"sffi.c.{_ELSEWHERE.get(name, 'kinds')}"), name)
    globals()[name] = found
    return found
