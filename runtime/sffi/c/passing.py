"""How structs and unions cross by value.

ctypes passes a struct correctly where its ``_fields_`` are plain, and wrongly, or not at all, where
there are unions, bit-fields or packed members. So the class of a struct is given other
``_fields_`` than its own: a *carrier*, of the same size and alignment, for which the calling
convention has the same rule.

On x86-64 with the System V ABI (psABI 3.2.3 "Parameter Passing") only the class of each eight bytes
counts: INTEGER, SSE, or all of it in MEMORY. Elsewhere a carrier repeats the scalars of the struct
one by one, which every platform's rule looks at, and what cannot be repeated so is refused.
"""

from __future__ import annotations

import ctypes
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ["Leaf", "carrier", "storage"]

SYSTEM_V_X86_64 = (
    hasattr(os, "uname") and os.uname().machine in ("x86_64", "amd64") and sys.maxsize > 2**32
)

_UNITS: dict[int, Any] = {
    1: ctypes.c_uint8,
    2: ctypes.c_uint16,
    4: ctypes.c_uint32,
    8: ctypes.c_uint64,
}
_WIDEST = max(8, ctypes.alignment(ctypes.c_longdouble))


class Leaf:
    """A scalar somewhere in a struct, or a bit-field.

    Attributes:
        bit, width: its place.
        align: what its type wants, in bytes; 0 for a bit-field.
        ctype: of a scalar; None for a bit-field.
        named: false for an unnamed bit-field.
    """

    __slots__ = ("align", "bit", "ctype", "named", "width")

    def __init__(self, bit: int, width: int, align: int, ctype: Any, named: bool = True) -> None:
        self.bit = bit
        self.width = width
        self.align = align
        self.ctype = ctype
        self.named = named

    def moved(self, bits: int) -> Leaf:
        return Leaf(self.bit + bits, self.width, self.align, self.ctype, self.named)

    @property
    def letter(self) -> str:
        if self.ctype in (ctypes.c_float, ctypes.c_double):
            return "F"
        if self.ctype is ctypes.c_longdouble:
            return "F" if ctypes.sizeof(ctypes.c_longdouble) == 8 else "X"
        return "I"


def storage(size: int, align: int) -> list[Any]:
    """ctypes fields of that size and alignment, for what is never passed by value."""
    unit = _UNITS.get(align, ctypes.c_longdouble if _WIDEST == 16 else ctypes.c_uint64)
    return [unit] * 0 if not size else [unit * (size // ctypes.sizeof(unit))]


def carrier(size: int, align: int, leaves: Sequence[Leaf], union: bool) -> tuple[list[Any], str]:
    """ctypes fields with which a struct is passed by value.

    Args:
        union: whether there is a union in it, at any depth.

    Returns:
        The fields' types, and why the struct must not be passed by value; empty if it may.
    """
    kept = storage(size, align)
    if not size:
        return kept, "it is empty"
    if align > _WIDEST:
        return kept, f"it is aligned to {align} bytes"
    if SYSTEM_V_X86_64:
        return _system_v(size, align, leaves, kept)
    if union or any(leaf.ctype is None for leaf in leaves):
        return kept, "it has a union or bit-fields, and this platform's rule for them is not known"
    return _mirror(size, align, leaves, kept)


def _mirror(
    size: int, align: int, leaves: Sequence[Leaf], kept: list[Any]
) -> tuple[list[Any], str]:
    end = most = 0
    for leaf in leaves:
        end = -(-end // leaf.align) * leaf.align
        if 8 * end != leaf.bit:
            break
        end += leaf.width // 8
        most = max(most, leaf.align)
    else:
        if most == align and -(-end // align) * align == size:
            return [leaf.ctype for leaf in leaves], ""
    return kept, "its layout is not the natural one, and this platform's rule for that is not known"


def _system_v(
    size: int, align: int, leaves: Sequence[Leaf], kept: list[Any]
) -> tuple[list[Any], str]:
    if size > 16:
        return kept, ""  # MEMORY, whatever is in it
    classes: list[set[str]] = [set() for _ in range(-(-size // 8))]
    for leaf in leaves:
        if leaf.ctype is not None and leaf.bit % (8 * leaf.align):
            return kept, "it has a member that is not aligned"
        for word in range(leaf.bit // 64, (leaf.bit + leaf.width - 1) // 64 + 1):
            classes[word].add(leaf.letter if leaf.named else "?")
    types: list[Any] = []
    for word, found in enumerate(classes):
        rest = min(8, size - 8 * word)
        if "X" in found:  # libffi does not return such a struct where the ABI has it
            return kept, "it has a long double and is no larger than that"
        if not found:
            return kept, "it has eight bytes of padding"
        if "?" in found and "I" not in found:
            return kept, "it has an unnamed bit-field where compilers differ"
        if "I" in found:
            unit = min(align, 8)
            types += [_UNITS[unit]] * (rest // unit)
        else:
            types += [ctypes.c_double] if rest == 8 else [ctypes.c_float]
    if align > 8:
        return kept, f"it is aligned to {align} bytes"
    return types, ""
