"""Several results with names: tuples like those of ``collections.namedtuple``, cheap to define."""

from __future__ import annotations

from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

__all__ = ["NamedResult", "field"]


class NamedResult(tuple):  # type: ignore[type-arg]
    """Base of the result classes of generated packages."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        parts = ", ".join(f"{n}={v!r}" for n, v in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({parts})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self),)


def field(position: int) -> Any:
    """A read-only attribute for the result at a position."""
    return property(itemgetter(position))
