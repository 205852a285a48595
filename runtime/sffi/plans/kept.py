"""What is left when a recorded function has returned: found by counting references."""

from __future__ import annotations

import gc
import sys

from sffi.errors import PlanError
from sffi.handle import Handle
from sffi.plans.calls import Origin
from sffi.plans.uses import parts_of
from sffi.plans.values import Number, Pending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sffi.plans.recorder import Recorder

__all__ = ["refuse_kept"]


def refuse_kept(recorder: Recorder, held: Mapping[int, int]) -> None:
    """See that nobody has kept what a replay makes anew, and that all else is still there.

    Args:
        recorder: of a function that has returned.
        held: by identity, how many references the result's form and the first result hold.

    Raises:
        PlanError: somebody has kept what a call gave or a number that was given, in an attribute
            or a list perhaps; or a handle from outside is nobody's now: it was made in another
            thread or taken out of something, and a replay would use this one for ever.
    """
    uses = _uses(recorder, held)
    if _new(recorder, uses):
        gc.collect()  # it may be garbage that is only waiting
        found = _new(recorder, uses)
        if found:
            raise _kept(recorder, found[0])
    theirs = {id(handle) for handle in _more_than(recorder.outside, uses)}
    for number in range(len(recorder.outside)):
        if id(recorder.outside[number]) not in theirs:
            raise _nobodys(recorder, number)


def _uses(recorder: Recorder, held: Mapping[int, int]) -> dict[int, int]:
    """How many references are known of, by identity."""
    uses: dict[int, int] = dict(held)
    for call in recorder.calls:
        for source in call.arguments:
            if type(source) is Number or type(source) is Pending:
                uses[id(source)] = uses.get(id(source), 0) + 1
    for handle in recorder.outside:  # they are in two lists
        uses[id(handle)] = uses.get(id(handle), 0) + 1
    return uses


def _more_than(items: Sequence[Any], uses: Mapping[int, int]) -> list[Any]:
    """Those with more references than the sequence itself and the uses known."""
    control = [object()]
    own = sys.getrefcount(control[0])
    found = []
    for index in range(len(items)):  # an item as the loop's variable would be a further reference
        if sys.getrefcount(items[index]) > own + uses.get(id(items[index]), 0):
            found.append(index)
    return [items[index] for index in found]


def _new(recorder: Recorder, uses: Mapping[int, int]) -> list[Any]:
    """What somebody has kept of what each replay makes or is given anew."""
    kept = [*_more_than(recorder.tokens, uses), *_more_than(recorder.kept, uses)]
    return [item for item in kept if not isinstance(item, Handle) or _made(recorder, item)]


def _made(recorder: Recorder, handle: Handle) -> bool:
    return not handle.closed and recorder.origin(handle).kind == "call"


def _kept(recorder: Recorder, item: Any) -> PlanError:
    if type(item) is Number:
        return PlanError(
            f"a number among the inputs ({item._value!r}) was kept when the function had returned, "
            "and a replay with another one would not change what was kept; hand it to calls only"
        )
    if type(item) is Pending:
        call = recorder.calls[item._call]
        return PlanError(
            f"the result of {call.name}() was kept when the function had returned, and a replay "
            f"would make another one that nobody sees; return it\n  at {call.place}"
        )
    call = recorder.calls[recorder.origin(item).number]
    return PlanError(
        f"a {type(item).__name__} that {call.name}() made was kept when the function had "
        "returned, and a replay would make another one that nobody sees. If it is state that "
        "is made at first use, call the function once before you record it; otherwise return "
        f"it and keep nothing, or change something from outside in place\n  at {call.place}"
    )


def _nobodys(recorder: Recorder, number: int) -> PlanError:
    kind = type(recorder.outside[number]).__name__
    for call in recorder.calls:
        for part in parts_of(call.arguments):
            if isinstance(part, Origin) and (part.kind, part.number) == ("outside", number):
                return PlanError(
                    f"{call.name}() was given a {kind} that no call of this recording made and "
                    "that nobody holds now: another thread made it, or an iterator or a list gave "
                    "it away. All replays would use this one; give it to the function as an "
                    f"input\n  at {call.place}"
                )
    return PlanError(
        f"the function returns a {kind} that another thread made, or that an iterator or a list "
        "gave away, and all replays would return this one"
    )
