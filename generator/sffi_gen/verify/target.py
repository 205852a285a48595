"""How wide C's arithmetic types are where the library will run."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache

from sffi.c.scalars import scalar

from sffi_gen.verify.probe import Probe

_SPEC = {
    "i8": "signed char",
    "u8": "unsigned char",
    "i16": "short",
    "u16": "unsigned short",
    "i32": "int",
    "u32": "unsigned int",
    "i64": "long long",
    "u64": "unsigned long long",
    "long": "long",
    "ulong": "unsigned long",
    "f32": "float",
    "f64": "double",
    "longdouble": "long double",
    "bool": "_Bool",
    "char": "char",
    "usize": "__SIZE_TYPE__",
    "isize": "__PTRDIFF_TYPE__",
    "wchar": "__WCHAR_TYPE__",
}


@dataclass(frozen=True)
class Width:
    """Size and alignment in bytes, and whether values may be negative."""

    size: int
    align: int
    signed: bool


@dataclass(frozen=True)
class Target:
    """``spec`` has the spec's names, ``c`` those of C's basic types."""

    spec: dict[str, Width]
    pointer: Width
    little: bool = True  # the order of bytes, and of bits in bit-fields

    @property
    def c(self) -> dict[str, Width]:
        return {c: self.spec[name] for name, c in _SPEC.items() if not c.startswith("__")}


@lru_cache
def ask_target(command: tuple[str, ...]) -> Target:
    """The widths of the compiler's target.

    Raises:
        HeaderError: the compiler cannot be run.
    """
    probe = Probe(command)

    def ask(c: str) -> tuple[int, int, int]:
        inside = f"struct {{ char first; {c} it; }}"
        return (
            probe.integer(f"sizeof({c})"),
            probe.integer(f"__builtin_offsetof({inside}, it)"),
            probe.integer(f"({c})-1 < 0"),
        )

    asked = {name: ask(c) for name, c in _SPEC.items()}
    pointer = ask("unsigned long long *")[:2]
    little = probe.integer("__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__")
    probe.ask()

    def number(question: int) -> int:
        value = probe.answer(question).value
        return value if isinstance(value, int) else 0

    found = {
        name: Width(number(size), number(align), bool(number(signed)))
        for name, (size, align, signed) in asked.items()
    }
    address = Width(number(pointer[0]), number(pointer[1]), False)
    return Target(found, address, bool(number(little)))


def host_target() -> Target:
    """The widths of this Python's own platform, where there is no compiler to ask."""

    def width(name: str) -> Width:
        found = scalar(name)
        return Width(found.size, found.align, found.signed or found.family == "float")

    # The size of `char` is all that ctypes says of it; it is signed on most platforms.
    spec = {name: width(name) for name in _SPEC if name != "char"}
    spec["char"] = Width(1, 1, True)
    address = Width(scalar("usize").size, scalar("usize").align, False)
    return Target(spec, address, sys.byteorder == "little")
