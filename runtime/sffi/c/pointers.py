"""Pointers to one: what ``*T`` is in Python."""

from __future__ import annotations

import ctypes

from sffi.c.keeping import forget, keep, kept, root_of
from sffi.c.kinds import POINTER_SIZE, Kind
from sffi.c.records import Inline, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Pointer", "Ref", "as_ref", "view_at"]


class Ref:
    """A place for one value, whose address C is given: ``Ref(i32, 5)``.

    :attr:`value` reads and writes it, with the checks of its kind.
    """

    __slots__ = ("_keeper", "_kind", "_memory")
    _keeper: object

    def __init__(self, kind: Kind, value: Any = None) -> None:
        if not isinstance(kind, Kind):
            raise TypeError(f"Ref takes a kind first, such as sffi.c.i32, not {kind!r}")
        self._kind = kind
        self._memory = _cell_class(kind)()
        if value is not None:
            self.value = value

    @classmethod
    def at(cls, kind: Kind, address: int, keeper: object = None) -> Ref:
        """One in memory of C's, valid as long as that is; ``keeper`` is kept alive with it."""
        made = cls.__new__(cls)
        made._kind = kind
        made._memory = _cell_class(kind).from_address(address)
        made._keeper = keeper
        return made

    @property
    def value(self) -> Any:
        return self._memory[0]

    @value.setter
    def value(self, value: Any) -> None:
        self._memory._put(0, value, f"Ref({self._kind}).value")

    @property
    def kind(self) -> Kind:
        """What it is a place for."""
        return self._kind

    def __repr__(self) -> str:
        return f"Ref({self._kind}, {repr(self._memory)[1:-1]})"


def _cell_class(kind: Kind) -> Any:
    from sffi.c.arrays import array_class

    return array_class(kind, 1)


class Pointer(Kind):
    """``*T``: the struct that it points to, or a :class:`Ref` of anything else.

    Args:
        target: class of a struct or union (which may be defined later), or a kind.
        optional: whether NULL is allowed, as None.
    """

    __slots__ = ("optional", "target")

    def __init__(self, target: type[Record] | Kind, optional: bool = False) -> None:
        shown = target.name if isinstance(target, Kind) else target.__name__
        name = f"*{shown}?" if optional else f"*{shown}"
        super().__init__(name, ctypes.c_void_p, POINTER_SIZE, POINTER_SIZE)
        if isinstance(target, Inline):
            target = target.record
        self.target = target
        self.optional = optional

    def give(self, raw: int | None, view: Any, offset: int) -> Any:
        if raw is None:
            if self.optional:
                return None
            raise ValueError(
                f"a pointer of {type(view).__name__} is NULL; where that is meant, write "
                f"`{self.name}?`"
            )
        held = kept(view, offset)
        if isinstance(held, (Record, Ref)) and _address(held) == raw:
            return held
        return view_at(self.target, raw, root_of(view))

    def take(self, value: Any, where: str, view: Any, offset: int) -> int | None:
        if value is None:
            if not self.optional:
                raise TypeError(f"{where} takes a {self.name}, not None")
            forget(view, offset)
            return None
        address = self.address(value, where)
        keep(view, offset, value)
        return address

    def address(self, value: Any, where: str) -> int:
        """Address of a struct, of a :class:`Ref`, or of the first item of an array of the kind.

        Raises:
            TypeError: if it is anything else.
        """
        from sffi.c.arrays import Array

        target = self.target
        if isinstance(target, Kind):
            if isinstance(value, Ref) and value._kind.name == target.name:
                return ctypes.addressof(value._memory)
            if isinstance(value, Array) and value._kind.name == target.name:
                return ctypes.addressof(value)
            wanted = f"a Ref of {target} or an array of it"
        else:
            if isinstance(value, target):
                return ctypes.addressof(value)
            items = value._kind if isinstance(value, Array) else None
            if isinstance(items, Inline) and items.record is target:
                return ctypes.addressof(value)
            wanted = f"a {target.__name__}"
        raise TypeError(f"{where} takes {wanted}, not {type(value).__name__}")

    def shown(self, raw: int | None, view: Any, offset: int) -> str:
        if raw is None:
            return "None"
        name = self.name.strip("*?")
        return f"<{name} at {raw:#x}>"


def _address(value: Record | Ref) -> int:
    return ctypes.addressof(value._memory if isinstance(value, Ref) else value)


def view_at(target: type[Record] | Kind, address: int, keeper: object = None) -> Any:
    """What is at an address, without a copy. It is valid as long as C says; ``keeper`` is held."""
    if isinstance(target, Kind):
        return Ref.at(target, address, keeper)
    made = target.from_address(address)
    made._parent = keeper
    return made


def as_ref(value: Any, kind: str) -> Any:
    """The memory of a :class:`Ref`, or of an array, of a kind of scalar.

    Raises:
        TypeError: if it is none.
    """
    from sffi.c.arrays import Array

    memory = value._memory if isinstance(value, Ref) else value
    if isinstance(memory, Array) and memory._kind.name == kind:
        return memory
    raise TypeError(f"takes a Ref of {kind}, not {type(value).__name__}")
