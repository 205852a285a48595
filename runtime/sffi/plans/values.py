"""Values that are not constants of a plan: results not known yet, and numbers that are given."""

from __future__ import annotations

import sys

from sffi.errors import PlanError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from sffi.plans.recorder import Recorder

__all__ = ["Number", "Pending", "refused"]


class Pending:
    """A plain result (a number, a text) of a recorded call: each replay gives another one.

    While the function is recorded, Python may hand it to further calls, return it or drop it. All
    else would make a constant of it, or a decision, and is refused.
    """

    __slots__ = ("_call", "_position", "_recorder", "_value")

    def __init__(self, recorder: Recorder, call: int, position: int, value: Any) -> None:
        self._recorder = recorder
        self._call = call
        self._position = position
        self._value = value

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        # The person's `isinstance` is a decision too, but a right one where the type is certain.
        asker: str = sys._getframe(1).f_globals.get("__name__", "")
        if asker.partition(".")[0].startswith("sffi"):
            return Pending
        call = self._recorder.calls[self._call]
        if call.function.result_kinds[self._position] == "n":
            self._refuse()
        return type(self._value)

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise self._recorder.refusal(
            f"the result of {self._recorder.calls[self._call].name}() is read by Python in the "
            "middle of a recording, and a plan cannot know what Python does with it; return the "
            "value from the function, or read it after the plan has run"
        )

    def __getattr__(self, name: str) -> Any:
        self._refuse()

    # Equality with anything would be a decision; so would be a place in a dictionary.
    __hash__ = _refuse


_READS = (
    "abs add and bool bytes call ceil complex contains delitem divmod eq exit float floor "
    "floordiv format ge getitem gt index int invert iter le len lshift lt matmul mod mul ne neg "
    "next or pos pow radd rand rdivmod reduce_ex repr reversed rfloordiv rlshift rmatmul rmod "
    "rmul ror round rpow rrshift rshift rsub rtruediv rxor setitem str sub truediv trunc xor"
)
for _name in _READS.split():
    setattr(Pending, f"__{_name}__", Pending._refuse)


class Number:
    """A number among the inputs: each replay may be given another one.

    A call that it is handed to gets the replay's number. Where Python does anything else with it,
    the outcome is a constant, and the number is fixed: a replay with another one is refused. It
    passes for a number of its kind, but is none to C code, which would not tell that it looked.
    """

    __slots__ = ("_recorder", "_value", "index")

    def __init__(self, recorder: Recorder, index: int, value: float) -> None:
        self._recorder = recorder
        self._value = value
        self.index = index

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        self._recorder.typed.add(self.index)
        return type(self._value)

    @property
    def value(self) -> float:
        """The number at recording; whoever asks for it makes sure that this is noted."""
        return self._value

    def __getattr__(self, name: str) -> Any:
        return getattr(self._fixed(), name)

    def _fixed(self) -> Any:
        self._recorder.fixed.add(self.index)
        return self._value


def _watched(name: str) -> Callable[..., Any]:
    def method(self: Number, *arguments: Any) -> Any:
        value = self._fixed()
        others = [a._fixed() if type(a) is Number else a for a in arguments]
        return getattr(value, name)(*others)

    return method


_USES = (
    "abs add and bool ceil divmod eq float floor floordiv format ge gt hash index int invert le "
    "lshift lt mod mul ne neg or pos pow radd rand rdivmod reduce_ex repr rfloordiv rlshift rmod "
    "rmul ror round rpow rrshift rshift rsub rtruediv rxor str sub truediv trunc xor"
)
for _name in _USES.split():
    setattr(Number, f"__{_name}__", _watched(f"__{_name}__"))


def refused(message: str, place: object) -> PlanError:
    """The error for something that a plan cannot hold."""
    return PlanError(f"{message}\n  at {place}")
