"""Arrays of fixed length, as members of structs and by themselves.

An array member is a view: what is written into it is in the struct. It has the length, indexing and
slices of a sequence, checks what is written, and is a buffer, so NumPy sees it without a copy.
"""

from __future__ import annotations

import ctypes
from ctypes import sizeof

from sffi.c.keeping import adopt
from sffi.c.kinds import Kind, encoded
from sffi.c.passing import Leaf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, ClassVar

__all__ = ["WIDEST", "Array", "CharArray", "Items", "aligned_new", "array_class"]


class Array(ctypes.Array):  # type: ignore[type-arg]
    """Base of the array classes; each has a kind of item and a length."""

    __slots__ = ("_kept", "_within")
    # ctypes wants both before there is a class for a kind.
    _type_ = ctypes.c_uint8
    _length_ = 0
    _kind: ClassVar[Kind]
    _kept: dict[int, object]
    _within: object  # the struct whose memory it shows
    _where: ClassVar[str]

    def __init__(self, *values: Any) -> None:
        if values:
            self._fill(values)

    @classmethod
    def of(cls, values: Iterable[Any], where: str = "") -> Array:
        """An array with these values, of which there must be exactly as many as it is long.

        Raises:
            ValueError: if there are more or fewer.
        """
        made = cls()
        made._fill(values, where)
        return made

    def _fill(self, values: Iterable[Any], where: str = "") -> None:
        where = where or f"[{self._kind}; {len(self)}]"
        if isinstance(values, (str, dict, set)):
            raise _no_sequence(where, self._kind, values)
        try:
            given = list(values)
        except TypeError:
            raise _no_sequence(where, self._kind, values) from None
        if len(given) != len(self):
            raise ValueError(f"{where} takes {len(self)} values, not {len(given)}")
        for index, value in enumerate(given):
            self._put(index, value, f"{where}[{index}]")

    def _put(self, index: int, value: Any, where: str) -> None:
        kind = self._kind
        raw = kind.take(value, where, self, index * kind.size)
        super().__setitem__(index, raw)

    def _get(self, index: int) -> Any:
        raw = super().__getitem__(index)
        kind = self._kind
        return raw if kind.plain else kind.give(raw, self, index * kind.size)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self._get(each) for each in range(*index.indices(len(self)))]
        return self._get(self._index(index))

    def __setitem__(self, index: Any, value: Any) -> None:
        if not isinstance(index, slice):
            index = self._index(index)
            self._put(index, value, f"item {index}")
            return
        places = range(*index.indices(len(self)))
        values = list(value)
        if len(values) != len(places):
            raise ValueError(f"{len(places)} items take {len(places)} values, not {len(values)}")
        # All are checked before the first is written.
        scratch = type(self)()
        for place, each in zip(places, values, strict=True):
            scratch._put(place, each, f"item {place}")
        for place in places:
            self._put(place, scratch._get(place), f"item {place}")

    def _index(self, index: Any) -> int:
        number = int(index.__index__())
        if number < 0:
            number += len(self)
        if not 0 <= number < len(self):
            raise IndexError(f"index {index} is out of range: the array has {len(self)} items")
        return number

    def __iter__(self) -> Iterator[Any]:
        return iter([self._get(index) for index in range(len(self))])

    def __contains__(self, value: object) -> bool:
        return any(value == each for each in self)

    def tolist(self) -> list[Any]:
        """A copy, with arrays in it as lists too."""
        return [each.tolist() if isinstance(each, Array) else each for each in self]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Array):
            return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))
        return self.tolist() == other if isinstance(other, list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        kind = self._kind
        shown = (
            kind.shown(super(Array, self).__getitem__(index), self, index * kind.size)
            for index in range(len(self))
        )
        return f"[{', '.join(shown)}]"


def _no_sequence(where: str, kind: Kind, values: object) -> TypeError:
    return TypeError(f"{where} takes a sequence of {kind}, not {type(values).__name__}")


#: the largest alignment that ctypes gives to what it allocates
WIDEST = 16


def aligned_new(size: int, align: int) -> Any:
    """A ``__new__`` of ctypes classes whose instances begin at multiples of ``align``."""

    def aligned(cls: Any, *values: Any, **fields: Any) -> Any:
        memory = bytearray(size + align)
        start = ctypes.addressof((ctypes.c_char * 0).from_buffer(memory))
        return cls.from_buffer(memory, -start % align)

    return staticmethod(aligned)


def array_class(kind: Kind, length: int) -> type[Array]:
    """The class of arrays of that kind and length."""
    found: type[Array] | None = kind.arrays.get(length)
    if found is None:
        name = f"{kind}_{length}".replace("[", "").replace("]", "").replace("; ", "_")
        body: dict[str, Any] = {
            "__slots__": (),
            "_type_": kind.ctype,
            "_length_": length,
            "_kind": kind,
        }
        if kind.align > WIDEST:
            body["__new__"] = aligned_new(kind.size * length, kind.align)
        metaclass: Any = type(Array)
        found = kind.arrays[length] = metaclass(name, (Array,), body)
    return found


class Items(Kind):
    """``[T; n]`` as a member, seen as an :class:`Array`."""

    __slots__ = ("array", "item", "length")

    def __init__(self, item: Kind, length: int) -> None:
        self.item = item
        self.length = length
        self.array = array_class(item, length)
        super().__init__(f"[{item}; {length}]", self.array, item.size * length, item.align, True)

    def leaves(self) -> list[Leaf]:
        one = self.item.leaves()
        step = 8 * self.item.size
        return [leaf.moved(index * step) for index in range(self.length) for leaf in one]

    def take(self, value: Any, where: str, view: Any, offset: int) -> Any:
        made = value if type(value) is self.array else self.array.of(value, where)
        adopt(view, offset, made, sizeof(made))
        return made


class CharArray(Kind):
    """``[char; n]``: ``bytes`` of the full size, or with an encoding the text up to its NUL.

    What is shorter is filled up with zeros, as C does it.
    """

    __slots__ = ("encoding",)

    def __init__(self, length: int, encoding: str = "") -> None:
        super().__init__(f"[char; {length}]", ctypes.c_uint8 * length, length, 1)
        self.encoding = encoding

    def leaves(self) -> list[Leaf]:
        return [Leaf(8 * index, 8, 1, ctypes.c_uint8) for index in range(self.size)]

    def give(self, raw: Any, view: Any, offset: int) -> bytes | str:
        data = bytes(raw)
        return data.partition(b"\0")[0].decode(self.encoding) if self.encoding else data

    def take(self, value: Any, where: str, view: Any, offset: int) -> Any:
        if self.encoding:
            data = encoded(value, where, self.encoding)
            if len(data) >= self.size:
                raise ValueError(
                    f"{where} has room for {self.size - 1} bytes and a NUL, not for {len(data)}"
                )
        else:
            try:
                data = memoryview(value).tobytes()
            except TypeError:
                raise TypeError(f"{where} takes bytes, not {type(value).__name__}") from None
            if len(data) > self.size:
                raise ValueError(f"{where} has room for {self.size} bytes, not for {len(data)}")
        return self.ctype.from_buffer_copy(data.ljust(self.size, b"\0"))
