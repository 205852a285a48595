"""Several results with names: tuples like those of ``collections.namedtuple``, cheap to define."""

from __future__ import annotations

from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

__all__ = ["NamedResult", "field", "result_class", "result_name"]


class NamedResult(tuple):  # type: ignore[type-arg]
    """Base of the result classes of generated packages."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        parts = ", ".join(f"{n}={v!r}" for n, v in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({parts})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self),)


_classes: dict[tuple[str, tuple[str, ...], type], Any] = {}


def result_class(name: str, fields: tuple[str, ...], base: type = NamedResult) -> Any:
    """A class of named results that is not in a generated module."""
    key = (name, fields, base)
    if key not in _classes:
        members: dict[str, Any] = {each: field(position) for position, each in enumerate(fields)}
        members |= {"__slots__": (), "_fields": fields, "__reduce__": _reduced}
        _classes[key] = type(name, (base,), members)
    return _classes[key]


def result_name(function: str) -> str:
    """What such a class is called: ``MaxResult``."""
    return "".join(part.capitalize() for part in function.split("_") if part) + "Result"


def _reduced(result: Any) -> tuple[Any, ...]:
    kind = type(result)
    return _restored, (kind.__name__, kind._fields, kind.__base__, tuple(result))


def _restored(name: str, fields: tuple[str, ...], base: type, values: tuple[Any, ...]) -> Any:
    """A result from a pickle."""
    return result_class(name, fields, base)(values)


def field(position: int) -> Any:
    """A read-only attribute for the result at a position."""
    return property(itemgetter(position))
