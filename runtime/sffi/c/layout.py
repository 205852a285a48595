"""Where C puts the members of a struct or union.

The rules are those of the System V ABI as GCC and Clang follow them (System V psABI for x86-64,
3.1.2 "Aggregates and Unions" and "Bit-Fields"; GCC manual, "Type Attributes", "Variable
Attributes", "Structure-Layout Pragmas"):

- A member starts at the next multiple of its alignment; the whole is as aligned as its most
  aligned member, and its size is a multiple of that.
- ``__attribute__((packed))`` makes every member's alignment 1; ``#pragma pack(n)`` at most n;
  ``__attribute__((aligned(n)))`` at least n, on a member or on the whole.
- A bit-field starts at the next free bit, unless it would then take part in more units of its
  declared type, aligned as that type is, than the type has: then at the next such unit. Under
  ``packed`` and ``#pragma pack`` of any n they always start at the next bit. A width of 0 ends the
  unit. Unnamed bit-fields do not raise the alignment of the whole.

ctypes has rules of its own for bit-fields, which differ from GCC's in cases and between Python's
versions, so nothing here asks ctypes. The tests compare random structs with what the compiler says.

On Windows, bit-fields follow other rules (``ms``): those of one type share a unit of that type as
long as they fit; a change of the type's size starts a new one.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Layout", "Member", "Place", "lay_out"]


class Member:
    """A member as its declaration has it.

    Attributes:
        name: None for an unnamed bit-field and for an anonymous struct or union.
        size, align: of its type, in bytes.
        bits: width of a bit-field; None for other members.
        aligned: bytes of ``__attribute__((aligned))`` on the member; 0 without.
    """

    __slots__ = ("align", "aligned", "bits", "name", "size")

    def __init__(
        self, name: str | None, size: int, align: int, bits: int | None = None, aligned: int = 0
    ) -> None:
        self.name = name
        self.size = size
        self.align = align
        self.bits = bits
        self.aligned = aligned


class Place:
    """Where a member is: ``bit`` counts from the struct's first bit, ``width`` in bits."""

    __slots__ = ("bit", "member", "width")

    def __init__(self, member: Member, bit: int, width: int) -> None:
        self.member = member
        self.bit = bit
        self.width = width

    @property
    def offset(self) -> int:
        """In bytes; of a bit-field, that of the byte with its first bit."""
        return self.bit // 8


class Layout:
    """Size, alignment (bytes) and the place of each member, in the order of declaration."""

    __slots__ = ("align", "places", "size")

    def __init__(self, size: int, align: int, places: tuple[Place, ...]) -> None:
        self.size = size
        self.align = align
        self.places = places


def lay_out(
    members: Iterable[Member],
    *,
    union: bool = False,
    packed: bool = False,
    pack: int = 0,
    align: int = 0,
    rules: str = "ms" if sys.platform == "win32" else "sysv",
) -> Layout:
    """Lay out a struct, or a union.

    Args:
        members: in the order of declaration.
        union: all members start at 0.
        packed: ``__attribute__((packed))``.
        pack: n of ``#pragma pack(n)``, which also holds for structs written inside; 0 without.
        align: n of ``__attribute__((aligned(n)))``; 0 without.
        rules: ``"sysv"`` or ``"ms"``, for bit-fields.

    Raises:
        NotImplementedError: for packed bit-fields on Windows, whose place nothing here can prove.
    """
    place = _MsUnits() if rules == "ms" else None
    whole, end, size = max(align, 1), 0, 0
    places = []
    for member in members:
        own = max(1 if packed else member.align, member.aligned)
        if pack:
            own = min(own, pack)
        start = 0 if union else end
        if member.bits is None:
            if place:
                start = place.close(start)
            start = _up(start, 8 * own)
            width = 8 * member.size
            whole = max(whole, own)
        elif place:
            if packed or pack:
                raise NotImplementedError("packed bit-fields have no known layout on Windows")
            start, end_of_unit, raises = place.bit_field(start, member, own, union)
            width = member.bits
            if raises:
                whole = max(whole, own)
            size = max(size, end_of_unit)
        else:
            width = member.bits
            start = _bit_field(start, member, own, packed, pack)
            if member.name is not None:
                whole = max(whole, own)
        end = start + width
        size = max(size, end)
        places.append(Place(member, start, width))
    if place:
        size = max(size, place.close(end))
    return Layout(_up(size, 8 * whole) // 8, whole, tuple(places))


def _up(value: int, step: int) -> int:
    return -(-value // step) * step


def _bit_field(start: int, member: Member, align: int, packed: bool, pack: int) -> int:
    """First bit of a bit-field, by the System V rules."""
    assert member.bits is not None
    if member.bits == 0:  # not even packing moves the end of a unit
        return _up(start, 8 * member.align)
    if pack or (packed and not member.aligned):
        return start
    unit = 8 * align
    if _up(start % unit + member.bits, unit) > _up(8 * member.size, unit):
        return _up(start, unit)
    return start


class _MsUnits:
    """The unit that bit-fields are being put into, by Microsoft's rules."""

    __slots__ = ("first", "size")

    def __init__(self) -> None:
        self.first = self.size = 0  # both in bits; no unit while size is 0

    def close(self, end: int) -> int:
        """End the unit; gives the first bit after it."""
        after = self.first + self.size if self.size else end
        self.size = 0
        return max(after, end)

    def bit_field(
        self, start: int, member: Member, align: int, union: bool
    ) -> tuple[int, int, bool]:
        """First bit of a bit-field, end of its unit, and whether it raises the alignment."""
        assert member.bits is not None
        width = 8 * member.size
        if member.bits == 0:
            if not self.size:
                return start, start, False
            return _up(self.close(start), 8 * align), 0, True
        if self.size != width or start + member.bits > self.first + width:
            self.first = _up(self.close(start), 8 * align)
            self.size = width
            start = self.first
        if union:
            self.size = 0
        return start, self.first + width, True
