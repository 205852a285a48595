"""Types of the resolved model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """A type in its place.

    ``kind`` is one of int, float, bool, number, text, bytes, object, void, self, param, handle,
    value, enum, list, optional, tuple, and for C libraries also char, buffer, pointer (any
    address), ref (the address of one ``item``), array, record (a struct or union by value),
    callback, userdata and destroy. ``name`` is the spec's name of a scalar or declared type;
    ``item`` what a list, an array, a ref or an optional is of; ``fields`` the results in a tuple.
    A param is a result that is the parameter called ``name``, of type ``item``.

    ``size`` is the length of an array, None where C does not say it; of a list, as how many items a
    single int is taken. ``alias`` is the name that the spec has given this type, if it was written
    by that name.
    """

    kind: str
    name: str = ""
    item: Type | None = None
    fields: tuple[Field, ...] = ()
    size: int | None = None
    alias: str = ""

    def __str__(self) -> str:
        if self.kind == "array":
            return f"[{self.item}; {'*' if self.size is None else self.size}]"
        if self.kind == "ref":
            return f"*{self.item}"
        if self.kind == "list":
            return f"[{self.item}]" if self.size is None else f"[{self.item}; {self.size}]"
        if self.kind == "optional":
            return f"{self.item}?"
        if self.kind == "tuple":
            return f"({', '.join(map(str, self.fields))})"
        return self.name or self.kind

    @property
    def base(self) -> Type:
        """Without an optional's question mark."""
        return self.item if self.kind == "optional" and self.item else self


@dataclass(frozen=True)
class Field:
    """One of several results."""

    name: str
    type: Type

    def __str__(self) -> str:
        return f"{self.name}: {self.type}" if self.name else str(self.type)


INTEGERS = {
    "i8": (-(2**7), 2**7 - 1),
    "i16": (-(2**15), 2**15 - 1),
    "i32": (-(2**31), 2**31 - 1),
    "i64": (-(2**63), 2**63 - 1),
    "u8": (0, 2**8 - 1),
    "u16": (0, 2**16 - 1),
    "u32": (0, 2**32 - 1),
    "u64": (0, 2**64 - 1),
    "usize": (0, 2**64 - 1),
}
FLOATS = ("f32", "f64")
BUILTIN_TYPES = {
    **{name: Type("int", name) for name in INTEGERS},
    **{name: Type("float", name) for name in FLOATS},
    **{name: Type(name) for name in ("bool", "number", "text", "bytes", "object", "void", "self")},
}

#: integers of C libraries whose width the platform decides, with the widest that they may have
PLATFORM_INTEGERS = {
    "isize": INTEGERS["i64"],
    "long": INTEGERS["i64"],
    "ulong": INTEGERS["u64"],
    "wchar": (-(2**31), 2**32 - 1),
}
C_INTEGERS = {**INTEGERS, **PLATFORM_INTEGERS}
C_TYPES = {
    **{name: Type("int", name) for name in C_INTEGERS},
    **{name: Type("float", name) for name in (*FLOATS, "longdouble")},
    **{
        name: Type(name)
        for name in ("bool", "char", "text", "bytes", "buffer", "pointer", "void", "self")
    },
    **{name: Type(name) for name in ("userdata", "destroy")},
}
