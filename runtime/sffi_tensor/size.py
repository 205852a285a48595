"""The shape of a tensor: :class:`Size`, a tuple of ints."""

from __future__ import annotations

from math import prod

from sffi_tensor.dtypes import type_name
from sffi_tensor.overloads import overload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, SupportsIndex

__all__ = ["Size"]


class Size(tuple[int, ...]):
    """A tensor's extents, outermost dimension first. A tuple that knows its number of elements.

    Slices, sums and multiples of a Size are Sizes again.
    """

    __slots__ = ()

    def __new__(cls, iterable: Iterable[Any] = ()) -> Size:
        items = tuple(iterable)
        for position, item in enumerate(items):
            if type(item) is not int:
                return tuple.__new__(cls, _as_ints(items, position))
        return tuple.__new__(cls, items)

    def numel(self) -> int:
        """Number of elements of a tensor with this shape; 1 for the empty shape."""
        return prod(self)

    def __repr__(self) -> str:
        return f"torch.Size([{', '.join(map(repr, self))}])"

    @overload
    def __getitem__(self, key: SupportsIndex) -> int: ...
    @overload
    def __getitem__(self, key: slice) -> Size: ...
    def __getitem__(self, key: Any) -> Any:
        if type(key) is slice:
            return tuple.__new__(Size, tuple.__getitem__(self, key))
        return tuple.__getitem__(self, key)

    def __add__(self, other: tuple[int, ...]) -> Size:  # type: ignore[override]
        result = tuple.__add__(self, other)
        return result if result is NotImplemented else Size(result)

    def __radd__(self, other: tuple[int, ...]) -> Size:
        return Size(tuple.__add__(other, self)) if isinstance(other, tuple) else NotImplemented

    def __mul__(self, count: SupportsIndex) -> Size:
        return tuple.__new__(Size, tuple.__mul__(self, count))

    __rmul__ = __mul__

    def __reduce__(self) -> tuple[Any, ...]:
        return Size, (tuple(self),)


def _as_ints(items: tuple[Any, ...], start: int) -> list[int]:
    """The items from `start` on may be of other types: NumPy integers or 0-dim tensors."""
    result = list(items)
    for position in range(start, len(items)):
        item = items[position]
        try:
            result[position] = item.__index__()
        except (AttributeError, TypeError):
            raise TypeError(
                f"torch.Size() takes an iterable of 'int' (item {position} is '{type_name(item)}')"
            ) from None
    return result
