"""Structs and unions: classes whose instances are C's memory.

A generated package has, for each struct of its spec, a class and one call of :func:`define`::

    class Point(Struct):
        __slots__ = ()

    define(Point, ("x", i32), ("y", i32))

A member of a struct is read and written in place. What is written is checked first: an integer that
does not fit is an ``OverflowError``, never cut off. The places come from :mod:`sffi.c.layout`.
"""

from __future__ import annotations

import ctypes
from ctypes import addressof, sizeof

from sffi.c.keeping import adopt, kept_of, root_of
from sffi.c.kinds import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, TypeVar

    from typing_extensions import Self

    from sffi.c.layout import Layout
    from sffi.c.passing import Leaf

    R = TypeVar("R", bound="Record")

__all__ = ["UNSET", "Inline", "Member", "Record", "Struct", "Union"]


#: the default of a constructor's argument
UNSET: Any = object()


class Member:
    """A named member: where it is, what it is, and how its raw value is read."""

    __slots__ = ("bit", "bits", "get", "kind", "name")

    def __init__(self, name: str, kind: Kind, bit: int, bits: int | None) -> None:
        self.name = name
        self.kind = kind
        self.bit = bit  #: from the record's start
        self.bits = bits  #: width of a bit-field, else None
        self.get: Callable[[Any], Any]

    @property
    def offset(self) -> int:
        return self.bit // 8

    def shown(self, record: Record) -> str:
        if self.bits is not None:
            return repr(getattr(record, self.name))
        return self.kind.shown(self.get(record), record, self.offset)


class Record(ctypes.Structure):
    """What structs and unions have in common."""

    # _kept: what pointers in it point to. _parent: whose memory a view shows.
    __slots__ = ("_kept", "_parent")

    _layout: ClassVar[Layout]
    _members: ClassVar[dict[str, Member]]
    _leaves: ClassVar[list[Leaf]]
    _c_name: ClassVar[str]
    _refusal: ClassVar[str]
    _flexible: ClassVar[Member | None]
    _has_pointers: ClassVar[bool]
    _has_union: ClassVar[bool]

    def __init__(self, *values: Any, **fields: Any) -> None:
        members = type(self)._members
        if values:
            if len(values) > len(members):
                raise TypeError(
                    f"{type(self).__name__}() takes up to {len(members)} values, not {len(values)}"
                )
            for name, value in zip(members, values, strict=False):
                if name in fields:
                    raise TypeError(f"{type(self).__name__}() got two values for '{name}'")
                setattr(self, name, value)
        for name, value in fields.items():
            if name not in members:
                raise TypeError(f"{type(self).__name__}() has no member '{name}'")
            setattr(self, name, value)

    @classmethod
    def from_bytes(cls, data: Any) -> Self:
        """A copy of bytes that are one of these in C.

        Raises:
            ValueError: if they are more or fewer than that. What ends in a flexible array takes
                more, too.
        """
        memory = memoryview(data)
        size = sizeof(cls)
        if cls._flexible is not None and memory.nbytes > size:
            made = _flexible_of(cls, memory.nbytes)
        elif memory.nbytes != size:
            raise ValueError(f"a {cls.__name__} is {size} bytes, not {memory.nbytes}")
        else:
            made = cls()
        ctypes.memmove(addressof(made), memory.tobytes(), memory.nbytes)
        return made

    def copy(self) -> Self:
        """A copy with memory of its own. Pointers in it point to what they point to here."""
        made = self.from_bytes(bytes(self))
        adopt(made, 0, self, sizeof(self))
        if self._flexible is not None:
            kept_of(made)[0][_LENGTH] = flexible_length(self)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo: object) -> Self:
        return self.copy()

    def __reduce__(self) -> Any:
        if self._has_pointers:
            raise TypeError(f"a {type(self).__name__} has pointers in it and cannot be pickled")
        return type(self).from_bytes, (bytes(self),)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = (f"{name}={each.shown(self)}" for name, each in self._members.items())
        return f"{type(self).__name__}({', '.join(shown)})"


def _same(member: Member, a: Record, b: Record) -> bool:
    if member.bits is not None or member.kind.plain:
        return bool(getattr(a, member.name) == getattr(b, member.name))
    one, two = member.get(a), member.get(b)
    return bytes(one) == bytes(two) if isinstance(one, ctypes.Array) else bool(one == two)


class Struct(Record):
    """Base of the classes of structs.

    Args of the constructor: the members, by name or in C's order. What is left out is zero.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        if not all(_same(each, self, other) for each in self._members.values()):
            return False
        if (last := self._flexible) is None:
            return True
        if flexible_length(self) is None or flexible_length(other) is None:
            return addressof(self) == addressof(other)
        return bool(getattr(self, last.name) == getattr(other, last.name))

    __hash__ = None

    @classmethod
    def make(cls, length: int, *values: Any, **fields: Any) -> Self:
        """One whose flexible array member has room for ``length`` items, all zero.

        Raises:
            TypeError: if it has no such member.
        """
        last = cls._flexible
        if last is None:
            raise TypeError(f"{cls.__name__} has no flexible array member")
        if length < 0:
            raise ValueError(f"{cls.__name__}.make() takes a length of 0 or more, not {length}")
        made = _flexible_of(cls, max(sizeof(cls), last.offset + length * last.kind.size), length)
        made.__init__(*values, **fields)  # type: ignore[misc]
        return made


class Union(Record):
    """Base of the classes of unions: all members begin at the same place.

    Two are equal if their bytes are.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return bytes(self) == bytes(other) if type(other) is type(self) else NotImplemented

    __hash__ = None


def _flexible_of(cls: type[R], size: int, length: int | None = None) -> R:
    """One with ``size`` bytes of memory."""
    made = cls.__new__(cls)
    ctypes.resize(made, size)
    ctypes.memset(addressof(made), 0, size)
    last = cls._flexible
    assert last is not None
    kept, _ = kept_of(made)
    kept[_LENGTH] = (size - last.offset) // last.kind.size if length is None else length
    return made


#: among what a record keeps: the length of its flexible array
_LENGTH = -1


def flexible_length(record: Record) -> int | None:
    """How many items a flexible array has; None where only C knows."""
    root = root_of(record)
    held: dict[int, Any] = getattr(root, "_kept", None) or {}
    return held.get(_LENGTH) if root is record else None


class Inline(Kind):
    """A struct or union within another, or as an item of an array: seen in place."""

    __slots__ = ("record",)

    def __init__(self, record: type[Record]) -> None:
        layout = record._layout
        super().__init__(record.__name__, record, layout.size, layout.align, True)
        self.record = record

    def leaves(self) -> list[Leaf]:
        return self.record._leaves

    def take(self, value: Any, where: str, view: Any, offset: int) -> Any:
        if not isinstance(value, self.record):
            kind = type(value).__name__
            raise TypeError(f"{where} takes a {self.record.__name__}, not {kind}")
        adopt(view, offset, value, self.size)
        return value
