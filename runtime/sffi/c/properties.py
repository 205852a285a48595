"""The properties through which members of structs are read and written."""

from __future__ import annotations

import ctypes

from sffi.c.arrays import array_class
from sffi.c.kinds import Enumeration, Kind, Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sffi.c.records import Member

    Get = Callable[[Any], Any]
    Put = Callable[[Any, Any], None]

__all__ = ["bit_property", "flexible_property", "member_property"]


def member_property(member: Member, get: Get, put: Put, where: str, size: int) -> property:
    """For a member that is no bit-field."""
    kind = member.kind
    if isinstance(kind, Number) and kind.scalar.family == "int":
        return property(get, _put_integer(kind, put, where))
    offset = member.offset
    take, give = kind.take, kind.give

    def setter(self: Any, value: Any) -> None:
        put(self, take(value, where, self, offset))

    if kind.plain:
        return property(get, setter)

    def getter(self: Any) -> Any:
        try:
            return give(get(self), self, offset)
        except UnicodeDecodeError as error:
            from sffi.c.failure import not_text

            raise not_text(error, where) from None

    return property(getter, setter)


def _put_integer(kind: Number, put: Put, where: str) -> Put:
    low, high = kind.scalar.low, kind.scalar.high
    integer = kind.scalar.integer

    def setter(self: Any, value: Any) -> None:
        if type(value) is int and low <= value <= high:
            put(self, value)
        else:
            put(self, integer(value, where))

    return setter


def bit_property(member: Member, get: Get, put: Put, where: str, size: int) -> property:
    """For a bit-field: some bits of the raw value."""
    from sffi.c.define import _raw

    bits = member.bits or 0
    kind = member.kind
    start, ctype = _raw(member, size)
    shift = member.bit - 8 * start
    mask = (1 << bits) - 1
    assert isinstance(kind, (Number, Enumeration))
    scalar = kind.scalar
    sign = 1 << (bits - 1) if scalar.signed else 0
    finish = bool if scalar.family == "bool" else None
    truth = scalar.truth
    if issubclass(ctype, ctypes.Array):
        read, write = _as_one(get)
    else:
        read, write = get, put

    def getter(self: Any) -> Any:
        value = (read(self) >> shift) & mask
        if value & sign:
            value -= mask + 1
        if finish:
            return finish(value)
        return value if kind.plain else kind.give(value, self, start)

    def setter(self: Any, value: Any) -> None:
        number = truth(value, where) if finish else scalar.integer(value, where, bits)
        write(self, (read(self) & ~(mask << shift)) | ((number & mask) << shift))

    return property(getter, setter)


def _as_one(get: Get) -> tuple[Get, Put]:
    """Bytes that no integer of C covers, as one integer."""

    def read(self: Any) -> int:
        return int.from_bytes(bytes(get(self)), "little")

    def write(self: Any, value: int) -> None:
        memory = get(self)
        memory[:] = value.to_bytes(len(memory), "little")

    return read, write


def flexible_property(name: str, member: Member) -> property:
    """For a flexible array member: an array as long as its memory has room."""
    from sffi.c.records import flexible_length

    kind: Kind = member.kind
    offset = member.offset
    where = f"{name}.{member.name}"

    def getter(self: Any) -> Any:
        length = flexible_length(self)
        if length is None:
            raise ValueError(
                f"{where}: how long it is only C knows; read it with "
                f"sffi.c.items(record, {member.name!r}, length)"
            )
        return view(self, length)

    def view(self: Any, length: int) -> Any:
        made: Any = array_class(kind, length).from_address(ctypes.addressof(self) + offset)
        made._within = self
        return made

    def setter(self: Any, value: Any) -> None:
        array = getter(self)
        array._fill(value, where)

    return property(getter, setter)
