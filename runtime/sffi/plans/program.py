"""From a recording to the arrays that the loop in sffi/plan.hpp runs.

Everything lies in one array of 8-byte values: for each handle from outside its pointer, for each
call its argument block (constants in place) and its results. What a call takes of earlier ones is
copied into its block before it runs; what nobody needs any more is released after it.
"""

from __future__ import annotations

import ctypes

from sffi.calling import builtin, capsule_of
from sffi.convert import convert
from sffi.errors import PlanError
from sffi.plans.calls import PLAIN_RESULTS, Call, Origin
from sffi.plans.layout import (
    CAPSULE_NAME,
    DROP,
    FREE,
    MOST_LIBRARIES,
    PRESENCE,
    SAME,
    SAME_MEMORY,
    TAG,
    UNPACK,
    Action,
    ActionRecord,
    BindingRecord,
    CopyRecord,
    OutputRecord,
    PlanRecord,
    StepRecord,
)
from sffi.plans.uses import class_of, guards_of_untouched, key_of, parts_of
from sffi.plans.values import Number, Pending
from sffi.plans.words import constant, width_of
from sffi.values import packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from sffi.binding import Library
    from sffi.calling import BoundFunction, Native
    from sffi.handle import Handle

__all__ = ["Program"]
_OWNED_MEMORY = "sSbYIDBN"


class Program:
    """A plan as native code runs it.

    Args:
        name: the recorded function's name.
        calls: the calls in order.
        inputs: library and class of each handle that a replay is given.
        outside: the handles that it keeps.
        outputs: handles and plain results to give back.

    Attributes:
        run: ``run(times, nanoseconds, *inputs)`` gives a tuple of the outputs.
        state: what happened in the last run; its fields are those of ``sffi::plan``.
        steps: the calls in the order in which they run.
        values: all values.
        numbers: where the numbers among the inputs go: which of them, the function and the position
            of its argument, and the place of that argument's values.
    """

    def __init__(
        self,
        name: str,
        calls: Sequence[Call],
        inputs: Sequence[tuple[Library, str]],
        outside: Sequence[Handle],
        outputs: Sequence[Origin | Pending],
    ) -> None:
        self._words: list[int] = []
        self._pointers: list[tuple[int, int]] = []  # words that point to other words
        self._kept: list[Any] = [name.encode(), tuple(outside)]
        self._copies: list[tuple[int, int]] = []
        self._actions: list[tuple[int, ...]] = []
        self._owned: list[tuple[int, ...]] = []
        self._natives: list[Native] = []
        self._at: dict[object, int] = {}  # where the value of a handle or plain result is
        self._release: dict[object, tuple[int, ...]] = {}
        self.numbers: list[tuple[int, BoundFunction, int, int]] = []
        self.input_count = len(inputs)
        early = guards_of_untouched(calls)
        self.early_count = len(early)
        self.steps = [*early, *calls]
        bindings = [
            *(self._binding("input", i, *each, 0) for i, each in enumerate(inputs)),
            *(
                self._binding("outside", i, *class_of(handle), id(handle))
                for i, handle in enumerate(outside)
            ),
        ]
        last = self._last_uses(outputs)
        steps = [self._step(call, number, last) for number, call in enumerate(self.steps)]
        given = [self._output(output) for output in outputs]
        self._lay_out(bindings, steps, given)

    def give(self, numbers: Sequence[float]) -> None:
        """Put the numbers of a replay where calls take them.

        Raises:
            TypeError, OverflowError: one does not fit its argument, which is named.
        """
        for index, function, position, at in self.numbers:
            letter = function.argument_kinds[position]
            name = function.signature.params[position][0]
            made = convert(numbers[index], letter, function.signature.name, name, None)
            found = constant(letter, made, self._memory)
            self.values[at : at + len(found)] = found  # type: ignore[assignment]

    def action(self, index: int) -> Action:
        """One of the actions, for errors."""
        what, _, _, count, _, position = self._actions[index]
        return Action(what, count, position)

    # --- memory -----------------------------------------------------------------------------------

    def _room(self, count: int) -> int:
        start = len(self._words)
        self._words += [0] * count
        return start

    def _memory(self, data: bytes) -> int:
        """Address of a copy of constant bytes."""
        self._kept.append(data)
        return ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value or 0

    # --- parts ------------------------------------------------------------------------------------

    def _binding(
        self, origin: str, number: int, library: Library, kind: str, address: int
    ) -> tuple[int, ...]:
        native = library.native
        cls, drop = native.types[kind]
        at = self._at[origin, number, 0, -1] = self._room(1)
        return address, id(cls), native.address(f"hold_{kind}"), drop, at

    def _last_uses(self, outputs: Sequence[Origin | Pending]) -> dict[object, int]:
        last: dict[object, int] = {}
        for number, call in enumerate(self.steps):
            for source in parts_of(call.arguments):
                last[key_of(source)] = number
        for output in outputs:
            last[key_of(output)] = len(self.steps)
        return last

    def _step(self, call: Call, number: int, last: dict[object, int]) -> tuple[int, ...]:
        function = call.function
        first_copy, first_action = len(self._copies), len(self._actions)
        width = 0
        block: list[tuple[int, Any]] = []
        for letter, source in zip(function.argument_kinds, call.arguments, strict=True):
            block.append((width, (letter, source)))
            width += width_of(letter)
        outs = len(function.result_kinds) if function.signature.several else 0
        # Lists of handles need room of their own before the block, which must be in one piece.
        lists = {offset: self._handles(item) for offset, item in block if item[0] in "LKMN"}
        start = self._room(width + outs)
        for position, (offset, (_, source)) in enumerate(block):
            if offset in lists:
                self._list(start + offset, source, lists[offset])
            else:
                self._argument(start + offset, function, position, source)
        early = number < self.early_count
        self._results(call, number - self.early_count if not early else -1 - number, last)
        result = self._at["result", number]
        for index in range(outs):
            self._pointers.append((start + width + index, self._at["out", number, index]))
        for source in parts_of(call.arguments):
            release = self._release.get(key_of(source))
            if release is not None and last[key_of(source)] == number:
                self._actions.append(release)
        native = function.native
        if native not in self._natives:
            self._natives.append(native)
        library = self._natives.index(native)
        copies, actions = len(self._copies), len(self._actions)
        called = (function.entry, function.record, library, start, result)
        return (*called, first_copy, copies, first_action, actions)

    def _handles(self, item: tuple[str, Any]) -> int:
        return self._room(len(item[1])) if item[1] else 0

    def _list(self, at: int, source: Any, room: int) -> None:
        if source is None:
            return
        self._words[at + 1] = len(source)
        # An empty list is not an absent one: its pointer must not be null.
        self._pointers.append((at, room))
        for index, origin in enumerate(source):
            if origin is not None:
                self._copies.append((room + index, self._at[origin.key]))

    def _argument(self, at: int, function: BoundFunction, position: int, source: Any) -> None:
        words, letter = self._words, function.argument_kinds[position]
        if isinstance(source, Origin):
            if letter == "t":
                self._pointers.append((at, self._at[source.key]))
            else:
                self._copies.append((at, self._at[source.key]))
        elif type(source) is Pending:
            self._pending(at, letter, source)
        elif type(source) is Number:
            self.numbers.append((source.index, function, position, at))
        elif letter in "hH":
            words[at] = 0
        else:
            values = constant(letter, source, self._memory)
            words[at : at + len(values)] = values

    def _pending(self, at: int, letter: str, source: Pending) -> None:
        home = self._at[key_of(source)]
        kind = source._recorder.calls[source._call].function.result_kinds[source._position]
        if letter in "jve":
            self._words[at] = 1
            self._copies.append((at + 1, home))
        elif letter == "n" and kind != "n":
            self._words[at] = {"i": 1, "d": 2, "q": 3}[kind]
            self._copies.append((at + (2 if kind == "d" else 1), home))
        else:
            for part in range(width_of(letter)):
                self._copies.append((at + part, home + part))

    def _results(self, call: Call, number: int, last: dict[object, int]) -> None:
        """Room for the results of a call, what is compared of them, and how they are released."""
        kinds = call.function.result_kinds
        step = number + self.early_count if number >= 0 else -1 - number
        starts = [self._room(3) for _ in kinds]
        self._at["result", step] = self._room(3) if call.function.signature.several else starts[0]
        for position, (kind, at) in enumerate(zip(kinds, starts, strict=True)):
            self._at["out", step, position] = at
            noted = call.results[position]
            if kind in "hH":
                _, drop = call.function.native.types[_class(call, position)]
                if kind == "H":
                    self._check(PRESENCE, at, 0, noted is not None)
                self._place(("call", number, position, -1), at, (DROP, at, 0, 0, drop, 0), last)
            elif kind == "l":
                self._result_list(call, number, position, at, last)
            elif kind in PLAIN_RESULTS:
                self._plain_result(call, number, position, at, last)

    def _result_list(
        self, call: Call, number: int, position: int, at: int, last: dict[object, int]
    ) -> None:
        noted = call.results[position]
        _, drop = call.function.native.types[_class(call, position)]
        self._owned.append((UNPACK, at, 0, 0, 0, 0))
        items = self._room(len(noted))
        self._actions.append((UNPACK, at, items, len(noted), 0, 0))
        absent_allowed = "?]" in call.function.signature.results[position]
        for index, origin in enumerate(noted):
            place = items + index
            if absent_allowed:
                self._check(PRESENCE, place, 0, origin is not None)
            self._place(
                ("call", number, position, index), place, (DROP, place, 0, 0, drop, 0), last
            )

    def _plain_result(
        self, call: Call, number: int, position: int, at: int, last: dict[object, int]
    ) -> None:
        kind, noted = call.function.result_kinds[position], call.results[position]
        key = ("plain", number, position)
        present = noted is not None and noted is not False
        release = (FREE, at, 0, 0, 0, 0)
        if kind in "SY":
            self._check(PRESENCE, at, 0, present)
        if not call.guard:
            if kind == "n":
                self._check(TAG, at, 0, present)
            if kind in _OWNED_MEMORY:
                self._place(key, at, release, last)
            self._at[key] = at
            return
        if kind not in _OWNED_MEMORY:
            letter = {"i": "i", "u": "u", "q": "q", "d": "d", "n": "n"}[kind]
            expected = constant(letter, noted, self._memory)
            other = self._room(len(expected))
            self._words[other : other + len(expected)] = expected
            self._check(SAME, at, other, len(expected), position)
            return
        self._owned.append(release)
        if present:
            data = packed(kind, noted) if kind in "IDBN" else noted
            other = self._room(2)
            self._words[other : other + 2] = [self._memory(data), len(data)]
            self._check(SAME_MEMORY, at, other, 0, position)
            self._actions.append(release)

    def _check(self, what: int, at: int, other: int, count: int, position: int = 0) -> None:
        self._actions.append((what, at, other, int(count), 0, position))

    def _place(
        self, key: object, at: int, release: tuple[int, ...], last: dict[object, int]
    ) -> None:
        """Somewhere that can own something: released after the last use, or at once."""
        self._at[key] = at
        self._owned.append(release)
        self._release[key] = release
        if key not in last:
            self._actions.append(release)

    def _output(self, output: Origin | Pending) -> tuple[int, ...]:
        if type(output) is Pending:
            call = output._recorder.calls[output._call]
            return call.function.record, output._position, self._at[key_of(output)], 0
        call = self.steps[output.number + self.early_count]
        return call.function.record, output.position, self._at[output.key], 1

    # --- memory, at last --------------------------------------------------------------------------

    def _lay_out(
        self,
        bindings: list[tuple[int, ...]],
        steps: list[tuple[int, ...]],
        outputs: list[tuple[int, ...]],
    ) -> None:
        if len(self._natives) > MOST_LIBRARIES:
            raise PlanError(f"a plan holds calls of at most {MOST_LIBRARIES} libraries")
        self.values = (ctypes.c_int64 * (len(self._words) or 1))(*self._words)
        base = ctypes.addressof(self.values)
        for word, target in self._pointers:
            self.values[word] = base + 8 * target
        tables = (ctypes.c_void_p * len(self._natives))(*[_library_of(n) for n in self._natives])
        state: Any = PlanRecord()
        state.name_at = self._memory(self._kept[0])
        state.values_at = base
        for field, kind, rows in (
            ("bindings_at", BindingRecord, bindings),
            ("steps_at", StepRecord, steps),
            ("copies_at", CopyRecord, self._copies),
            ("actions_at", ActionRecord, self._actions),
            ("owned_at", ActionRecord, self._owned),
            ("outputs_at", OutputRecord, outputs),
        ):
            array: Any = (kind * (len(rows) or 1))(*rows)  # type: ignore[misc]
            self._kept.append(array)
            setattr(state, field, ctypes.addressof(array))
        state.libraries_at = ctypes.addressof(tables)
        state.input_count, state.binding_count = self.input_count, len(bindings)
        state.step_count, state.owned_count = len(steps), len(self._owned)
        state.output_count, state.library_count = len(outputs), len(self._natives)
        self._kept += [self.values, tables]
        state.step = state.action = state.binding = -1
        self.state = state
        native = self._natives[0]
        if native.support("plan_size", "int64")() != ctypes.sizeof(PlanRecord):
            raise PlanError(f"{native.library.path} was built for another sffi; build it again")
        capsule = capsule_of(ctypes.addressof(state), CAPSULE_NAME)
        self.run: Callable[..., tuple[Any, ...]]
        self.run, self._method = builtin("plan", native.address("plan_call"), capsule)


def _class(call: Call, position: int) -> str:
    return call.function.signature.results[position].strip("[]?")


def _library_of(native: Native) -> int:
    find = native.dll[f"{native.prefix}__plan_library"]
    find.restype = ctypes.c_void_p
    address: int = find()
    return address
