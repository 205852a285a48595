"""A recorded plan, ready to be replayed."""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock
from operator import index as integer
from weakref import WeakSet

from sffi.errors import HandleClosedError, NativeError, PlanError, PlanMismatchError
from sffi.handle import Handle
from sffi.plans import hook
from sffi.plans.calls import Call, Origin
from sffi.plans.program import Program
from sffi.plans.recorder import shown
from sffi.plans.structure import Inputs, leaf_kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike
    from typing import Any

    from sffi.plans.profile import Profile
    from sffi.plans.values import Pending

__all__ = ["Plan"]

#: how long native code runs before Python looks for Ctrl-C, in nanoseconds
_TURN = 50_000_000
#: how many replays one crossing can be asked for
_MOST = 2**62


_plans: WeakSet[Plan] = WeakSet()


class Plan:
    """Calls that one function made, replayed in one crossing into native code.

    A plan is called with as many handles as the function was recorded with, and gives what the
    function gave: the same structure, with new handles and numbers in it. It keeps the handles that
    the function used from outside alive, and looks them up at each replay.

    One thread runs a plan at a time, others wait. While it runs, the GIL is released.

    Attributes:
        name: the recorded function's name.
        first: what the function returned when it was recorded; for a plan from a file, the same
            without its handles.
        calls: the calls, in order.
    """

    def __init__(
        self,
        name: str,
        calls: list[Call],
        given: Inputs,
        last: tuple[Any, ...] | None,
        outside: list[Handle],
        maker: Any,
        fixed: frozenset[int] = frozenset(),
        typed: frozenset[int] = frozenset(),
    ) -> None:
        self.name = name
        given.handles = []  # those of the recording may go
        self.given = given
        self.fixed = fixed
        self.typed = typed
        self.first = maker.first
        self.calls = calls
        self.outside = outside
        self.maker = maker
        self._program = Program(name, calls, given.classes, outside, maker.outputs)
        self._run = self._program.run
        self._input_count = given.count
        self._flat = given.flat
        self._last = last
        self._lock = allocate_lock()
        _plans.add(self)
        self._shape = given.shape
        self._fixed = [
            (given.places[index], index, given.numbers[index], index in fixed)
            for index in sorted(fixed | typed)
        ]
        outputs = maker.outputs
        self._one = len(outputs) == 1 and maker.text == _name_of(outputs[0])
        self._make = maker.make

    # --- running ----------------------------------------------------------------------------------

    def __call__(self, *inputs: Any) -> Any:
        """Replay the calls once, with these inputs in place of those at recording.

        Raises:
            PlanMismatchError: something that Python decided by is not as it was at recording.
            HandleClosedError: an input or a handle from outside is closed.
            NativeError: a call failed; the message names it and its place at recording.
        """
        if self._lock.locked():
            self._refuse_inside()
        # `with` leaves no moment at which Ctrl-C would find the lock taken and nobody to release it
        with self._lock:
            try:
                handles = inputs if self._flat else self._handles(inputs)
                if hook.recorders:
                    self._refuse_recording()
                outputs = self._run(1, 0, *handles)
                self._last = inputs
            except Exception as error:  # noqa: BLE001 - said anew, in the person's terms
                raise self._explained(error, inputs) from None
        return outputs[0] if self._one else self._make(outputs, handles, self.outside)

    def repeat(self, times: int, *inputs: Any) -> Any:
        """Replay the calls several times; what the last time gave.

        Ctrl-C ends it between two replays.

        Args:
            times: how many times, at least once.
            inputs: as for a call; without any, those of the last replay, or of the recording.

        Raises:
            ValueError: `times` is below 1.
        """
        return self._repeat(times, inputs, None)

    def timed(self, times: int, inputs: tuple[Any, ...], clock: int) -> None:
        """Repeat, and add nanoseconds for each of :attr:`steps` to the array at an address."""
        self._repeat(times, inputs, clock)

    def _repeat(self, times: int, inputs: tuple[Any, ...], clock: int | None) -> Any:
        try:
            times = integer(times)
        except TypeError:
            kind = type(times).__name__
            raise TypeError(f"repeat(): argument 'times' must be an int, not {kind}") from None
        if times < 1:
            raise ValueError(f"a plan is repeated at least once, not {times} times")
        if not inputs and self._input_count:
            if self._last is None:
                raise ValueError(f"the plan of {self.name}() has no inputs yet: give them")
            inputs = self._last
        if self._lock.locked():
            self._refuse_inside()
        with self._lock:
            try:
                handles = self._handles(inputs)
                self._refuse_recording()
                # Here and not outside: another thread's replays must not see it come and go.
                self._program.state.nanoseconds_at = clock
                while True:
                    outputs = self._run(min(times, _MOST), _TURN, *handles)
                    self._last = inputs
                    times -= self._program.state.done
                    if times <= 0:
                        break
            except Exception as error:  # noqa: BLE001
                raise self._explained(error, inputs) from None
            finally:
                self._program.state.nanoseconds_at = None
        return self._make(outputs, handles, self.outside)

    def _refuse_inside(self) -> None:
        """Raise where this thread waits for itself: in a signal handler, say."""
        frame = sys._getframe(2)
        while frame is not None:
            inside = frame.f_code.co_filename == __file__ and frame.f_code.co_name in _ENTRIES
            if inside and frame.f_locals.get("self") is self:
                raise PlanError(f"the plan of {self.name}() is replayed by one of its own calls")
            frame = frame.f_back  # type: ignore[assignment]

    def _handles(self, inputs: tuple[Any, ...]) -> Sequence[Handle]:
        """The handles among inputs, once the numbers are where calls take them."""
        if self._flat:
            return inputs
        given = Inputs(inputs)
        if given.shape != self._shape:
            raise leaf_kinds(self._shape, given.shape)
        for place, index, before, same in self._fixed:
            now = given.numbers[index]
            # By their texts: -0.0 is not 0.0 to Python, and NaN is NaN.
            if type(now) is not type(before) or (same and repr(now) != repr(before)):
                what = "computed with it" if same else "asked for its type"
                raise PlanMismatchError(
                    f"input{place} was {before!r} when {self.name}() was recorded and is {now!r} "
                    f"now, and Python {what}; record again, or do nothing with it but hand it to "
                    "calls"
                )
        self._program.give(given.numbers)
        return given.handles

    def _refuse_recording(self) -> None:
        if hook.current() is not None:
            raise PlanError(
                f"the plan of {self.name}() is called while this thread records; call the "
                "function itself, so that its calls become part of the recording"
            )

    # --- errors -----------------------------------------------------------------------------------

    def _explained(self, error: Exception, inputs: tuple[Any, ...]) -> Exception:
        """The error of a run, in the person's terms."""
        state = self._program.state
        if len(inputs) != self._input_count:
            return TypeError(
                f"the plan of {self.name}() takes {self._input_count} inputs, not {len(inputs)}"
            )
        if state.step >= 0:
            call = self._program.steps[state.step]
            done = max(0, state.step - self._program.early_count)
            if state.action >= 0:
                state.step = -1
                return self._mismatch(call, done, error)
            state.step = -1
            where = f"\n  in call {done} of the plan of {self.name}(): {call}"
            if isinstance(error, NativeError):
                return type(error)(f"{error.message}{where}", error.kind)
            if isinstance(error, HandleClosedError):
                return HandleClosedError(f"{error}{where}")
            return error
        if state.binding >= 0:
            return self._unusable(state, inputs)
        return error

    def _unusable(self, state: Any, inputs: tuple[Any, ...]) -> Exception:
        index, state.binding = state.binding, -1
        count = self._program.input_count
        if index < count:
            handles: list[Any] = list(inputs) if self._flat else list(self._handles(inputs))
            origin, handle = Origin("input", index), handles[index]
        else:
            origin, handle = Origin("outside", index - count), self.outside[index - count]
        use = next((call for call in self.calls if _uses(call, origin)), None)
        used = f", first used by {use}" if use else ""
        if isinstance(handle, Handle) and handle.closed:
            what = f"input {index}" if index < count else f"a {type(handle).__name__} from outside"
            return HandleClosedError(f"the plan of {self.name}(): {what} is closed{used}")
        return TypeError(
            f"the plan of {self.name}(): input {index} is a {type(handle).__name__}, which is "
            f"not of the class that was recorded{used}"
        )

    def _mismatch(self, call: Call, done: int, error: Exception) -> PlanMismatchError:
        action = self._program.action(self._program.state.action)
        if action.is_guard:
            kind = call.function.result_kinds[action.position]
            was, now = repr(shown(kind, call.results[action.position])), repr(error.args[0])
        elif action.is_list:
            was, now = f"{action.count} results", "another number of them"
        else:
            was, now = ("something", "nothing") if action.count else ("nothing", "something")
        changed = f"\n  The calls before it ({done}) have been done." if done else ""
        return PlanMismatchError(
            f"{call.name}() gave {was} when {self.name}() was recorded and gives {now} now, and "
            f"Python may have decided by it; record again\n  at {call.place}{changed}",
            done,
        )

    # --- looking at it ----------------------------------------------------------------------------

    @property
    def handle_inputs(self) -> int:
        """How many handles a replay is given."""
        return self._program.input_count

    @property
    def outputs(self) -> list[Origin | Pending]:
        """What a replay gives back of what its calls make."""
        found: list[Origin | Pending] = self.maker.outputs
        return found

    @property
    def result_text(self) -> str:
        """The form of the result, as a text."""
        return str(self.maker.text)

    @property
    def steps(self) -> list[Call]:
        """The calls as they run: some guards are also asked early."""
        return self._program.steps

    def __len__(self) -> int:
        return len(self.calls)

    def __repr__(self) -> str:
        return f"<Plan of {self.name}(): {len(self.calls)} calls>"

    def __str__(self) -> str:
        from sffi.plans.listing import table

        return table(self)

    def graph(self) -> str:
        """The calls and what flows between them, in the language of Graphviz."""
        from sffi.plans.listing import graph

        return graph(self)

    def profile(self, times: int, *inputs: Any) -> Profile:
        """Replay several times with a clock around each call.

        The replays are real: what they change stays changed.

        Args:
            times: how many times.
            inputs: as for :meth:`repeat`.
        """
        from sffi.plans.profile import Profile

        return Profile(self, times, inputs)

    def save(self, path: str | PathLike[str], **names: Handle) -> None:
        """Write calls, constants and structure to a JSON file.

        Handles from outside are not written: :func:`sffi.load_plan` is given others for them.

        Args:
            path: the file.
            names: names for the handles from outside; those without one are called ``outside_0``
                and so on, in the order of their first use.

        Raises:
            PlanError: the plan has something that a file cannot hold, or does not use one of the
                handles.
            OSError: the file cannot be written; what was there is unharmed.
        """
        from sffi.plans.store import save

        save(self, path, names)


def _forked() -> None:
    """In a child process: a thread that ran a plan is not there, and never lets go of its lock."""
    for plan in list(_plans):
        plan._lock = allocate_lock()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_forked)

_ENTRIES = ("__call__", "_repeat")


def _name_of(output: Origin | Pending) -> str:
    if isinstance(output, Origin):
        return str(output)
    return f"%{output._call}.{output._position}"


def _uses(call: Call, origin: Origin) -> bool:
    for source in call.arguments:
        for part in source if type(source) is list else [source]:
            if isinstance(part, Origin) and part.key == origin.key:
                return True
    return False
