"""What the calls of a recording use of one another."""

from __future__ import annotations

from sffi.plans.calls import PLAIN_RESULTS, Call, Origin
from sffi.plans.values import Number, Pending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sffi.binding import Library
    from sffi.handle import Handle

__all__ = ["class_of", "guards_of_untouched", "key_of", "parts_of"]


def guards_of_untouched(calls: Sequence[Call]) -> list[Call]:
    """Guards that can be asked before anything is changed, as well as in their place.

    Those that look only at handles from outside that no call before them was given.
    """
    found: list[Call] = []
    touched: set[object] = set()
    leading = True
    for call in calls:
        if not call.guard:
            leading = False
            touched |= {key_of(source) for source in parts_of(call.arguments)}
            continue
        parts = list(parts_of(call.arguments))
        outside = all(isinstance(part, Origin) and part.kind != "call" for part in parts)
        plain = all(kind in PLAIN_RESULTS for kind in call.function.result_kinds)
        given = any(type(source) is Number for source in call.arguments)
        untouched = not touched & {key_of(part) for part in parts}
        if not leading and parts and outside and plain and untouched and not given:
            found.append(call)
    return found


def parts_of(sources: Sequence[Any]) -> Iterator[Origin | Pending]:
    """The handles and results in a call's sources."""
    for source in sources:
        if type(source) is Origin or type(source) is Pending:
            yield source
        elif type(source) is list:
            yield from (item for item in source if item is not None)


def key_of(source: Origin | Pending) -> object:
    if isinstance(source, Origin):
        return source.key
    return "plain", source._call, source._position


def class_of(handle: Handle) -> tuple[Library, str]:
    """A handle's library, and the name of its class there."""
    library = type(handle)._library
    return library, library.kind_of(handle)
