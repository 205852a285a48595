"""From the members of a struct, as a spec has them, to its class."""

from __future__ import annotations

import ctypes
import sys

from sffi.c import layout as layouts
from sffi.c.arrays import WIDEST, Items, aligned_new
from sffi.c.kinds import Address, Enumeration, Kind, Number, Text
from sffi.c.passing import Leaf, carrier, storage
from sffi.c.properties import bit_property, flexible_property, member_property
from sffi.c.records import Inline, Member, Record, Union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["by_value", "define"]


def define(
    cls: type[Record],
    *members: tuple[Any, ...],
    c: str = "",
    packed: bool = False,
    pack: int = 0,
    align: int = 0,
    flexible: tuple[str, Kind] | None = None,
) -> None:
    """Give a class its members.

    Args:
        members: name (None for an anonymous one and an unnamed bit-field), kind, and where it has
            them the width of a bit-field and the bytes of its own ``aligned`` attribute.
        c: how C calls it, such as ``"struct point"``.
        packed, pack, align: as in :func:`sffi.c.layout.lay_out`.
        flexible: name and kind of item of a flexible array member at its end.

    Raises:
        NotImplementedError: if its layout is not known on this platform.
    """
    declared: list[tuple[Kind, layouts.Member]] = []
    for name, kind, *more in members:
        bits = more[0] if more else None
        aligned = more[1] if len(more) > 1 else 0
        declared.append((kind, layouts.Member(name, kind.size, kind.align, bits, aligned)))
        if bits is not None and sys.byteorder == "big":
            raise NotImplementedError(f"{cls.__name__}: bit-fields on a big-endian machine")
    if flexible:
        name, kind = flexible
        declared.append((Items(kind, 0), layouts.Member(name, 0, kind.align)))
    union = issubclass(cls, Union)
    made = layouts.lay_out(
        [each for _, each in declared], union=union, packed=packed, pack=pack, align=align
    )
    places = list(zip((kind for kind, _ in declared), made.places, strict=True))
    cls._layout = made
    cls._c_name = c or cls.__name__
    cls._leaves = [leaf for kind, place in places for leaf in _leaves(kind, place)]
    cls._has_union = union or any(_holds_union(kind) for kind, _ in places)
    cls._has_pointers = any(_holds_pointer(kind) for kind, _ in places)
    _set_memory(cls, made, flexible is not None)
    named = [each for kind, place in places for each in _named(kind, place)]
    cls._members = {each.name: each for each in named}
    cls._flexible = named[-1] if flexible else None
    if flexible:
        named.pop()
        last = cls._members.pop(flexible[0])
        last.kind = flexible[1]
        setattr(cls, last.name, flexible_property(cls.__name__, last))
    for each, (get, put) in zip(named, _accessors(named, made.size), strict=True):
        where = f"{cls.__name__}.{each.name}"
        each.get = get
        make = member_property if each.bits is None else bit_property
        setattr(cls, each.name, make(each, get, put, where, made.size))


def by_value(cls: type[Record], function: str) -> type[Record]:
    """A class that crosses by value.

    Raises:
        TypeError: if this platform's rule for such a struct is not known; a pointer will do then.
    """
    if cls._refusal:
        raise TypeError(
            f"{function}(): {cls.__name__} cannot cross by value: {cls._refusal}. "
            f"Bind a function that takes its address"
        )
    return cls


def _leaves(kind: Kind, place: layouts.Place) -> list[Leaf]:
    if place.member.bits is not None:
        named = place.member.name is not None
        return [Leaf(place.bit, place.width, 0, None, named)] if place.width else []
    return [leaf.moved(place.bit) for leaf in kind.leaves()]


def _inner(kind: Kind) -> Kind:
    while isinstance(kind, Items):
        kind = kind.item
    return kind


def _holds_union(kind: Kind) -> bool:
    inner = _inner(kind)
    return isinstance(inner, Inline) and inner.record._has_union


def _holds_pointer(kind: Kind) -> bool:
    inner = _inner(kind)
    if isinstance(inner, Inline):
        return inner.record._has_pointers
    return isinstance(inner, (Address, Text)) or not isinstance(inner, (Number, Enumeration))


def _set_memory(cls: type[Record], made: layouts.Layout, flexible: bool) -> None:
    """Give the class ctypes fields of its size, with which it crosses by value."""
    types, refusal = carrier(made.size, made.align, cls._leaves, cls._has_union)
    if flexible:
        types, refusal = storage(made.size, made.align), "it ends in a flexible array"
    cls._refusal = refusal
    if _natural_size(types) != made.size:
        cls._pack_ = 1
        cls._layout_ = "ms"  # type: ignore[attr-defined]  # what `_pack_` means; Python 3.14 wants it said
    cls._fields_ = _numbered(types)
    if ctypes.sizeof(cls) != made.size:
        raise AssertionError(f"{cls.__name__}: {ctypes.sizeof(cls)} bytes, not {made.size}")
    if made.align > WIDEST:
        if flexible:
            raise NotImplementedError(
                f"{cls.__name__}: a flexible array in a struct aligned to {made.align} bytes"
            )
        cls.__new__ = aligned_new(made.size, made.align)  # type: ignore[method-assign]


def _natural_size(types: list[Any]) -> int:
    end, most = 0, 1
    for each in types:
        align = ctypes.alignment(each)
        most = max(most, align)
        end = -(-end // align) * align + ctypes.sizeof(each)
    return -(-end // most) * most


def _numbered(types: list[Any]) -> list[tuple[str, Any]]:
    return [(f"_{index}", each) for index, each in enumerate(types)]


def _named(kind: Kind, place: layouts.Place) -> list[Member]:
    """The member with its name; of an anonymous struct or union, all that it has."""
    member = place.member
    if member.name is not None:
        return [Member(member.name, kind, place.bit, member.bits)]
    if isinstance(kind, Inline):
        return [
            Member(each.name, each.kind, place.bit + each.bit, each.bits)
            for each in kind.record._members.values()
        ]
    return []


def _accessors(members: list[Member], size: int) -> list[tuple[Any, Any]]:
    """For each member, functions that read and write its raw value at its place.

    They are ctypes' own field descriptors, of structs that have nothing but explicit padding and
    so leave ctypes no choice where a member is. A descriptor reads at its offset in any ctypes
    object, which lets the class itself have a carrier's fields. Members that overlap, as those of
    unions do, are in several such structs.
    """
    rows: list[tuple[list[tuple[str, Any]], list[int]]] = []
    found: list[tuple[int, str]] = []
    for index, each in enumerate(members):
        start, ctype = _raw(each, size)
        row = next((row for row, (_, end) in enumerate(rows) if end[0] <= start), len(rows))
        if row == len(rows):
            rows.append(([], [0]))
        fields, end = rows[row]
        if start > end[0]:
            fields.append((f"_{index}", ctypes.c_uint8 * (start - end[0])))
        fields.append((f"f{index}", ctype))
        end[0] = start + ctypes.sizeof(ctype)
        found.append((row, f"f{index}"))
    maps = [
        type("_", (ctypes.Structure,), {"_pack_": 1, "_layout_": "ms", "_fields_": fields})
        for fields, _ in rows
    ]
    descriptors = [maps[row].__dict__[name] for row, name in found]
    return [(each.__get__, each.__set__) for each in descriptors]


def _raw(member: Member, size: int) -> tuple[int, Any]:
    """Where the raw value of a member starts, in bytes, and its ctypes class."""
    if member.bits is None:
        return member.offset, member.kind.ctype
    last = (member.bit + member.bits - 1) // 8
    for width, ctype in (
        *((1, ctypes.c_uint8), (2, ctypes.c_uint16)),
        *((4, ctypes.c_uint32), (8, ctypes.c_uint64)),
    ):
        start = min(member.offset, size - width)
        if start >= 0 and last < start + width:
            return start, ctype
    return member.offset, ctypes.c_uint8 * (last + 1 - member.offset)
