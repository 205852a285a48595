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


_classes: dict[tuple[str, tuple[str, ...]], Any] = {}


def result_class(function: str, fields: tuple[str, ...]) -> Any:
    """The class of the named results of a function that has no generated one."""
    found = _classes.get((function, fields))
    if found is None:
        name = "".join(part.capitalize() for part in function.split("_") if part) + "Result"
        members: dict[str, Any] = {each: field(position) for position, each in enumerate(fields)}
        members |= {"__slots__": (), "_fields": fields, "_function": function}
        members["__reduce__"] = _reduced
        found = _classes[function, fields] = type(name, (NamedResult,), members)
    return found


def _reduced(result: Any) -> tuple[Any, ...]:
    return restored, (type(result)._function, result._fields, tuple(result))


def restored(function: str, fields: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    """A result of :func:`result_class`, from a pickle."""
    return result_class(function, fields)(values)


def field(position: int) -> Any:
    """A read-only attribute for the result at a position."""
    return property(itemgetter(position))
