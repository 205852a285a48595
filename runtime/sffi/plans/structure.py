"""What a function takes and gives: handles and values in tuples, lists and dictionaries."""

from __future__ import annotations

from sffi.errors import PlanError, PlanMismatchError
from sffi.handle import Handle
from sffi.plans.calls import Origin
from sffi.plans.uses import class_of
from sffi.plans.values import Number, Pending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from sffi.plans.recorder import Recorder

    Make = Callable[[Sequence[Any], Sequence[Any], Sequence[Any]], Any]

__all__ = ["Inputs", "ResultMaker", "leaf_kinds", "with_tokens"]

_PLAIN = (type(None), bool, int, float, complex, str, bytes)


class Inputs:
    """The inputs of a function, taken apart.

    Attributes:
        handles: the handles among them.
        numbers: the numbers, which may be others in each replay, and where they are.
        shape: what else there is, and how all of it is nested: equal for inputs that fit.
        count: how many inputs there are.
        classes: library and class of each handle.
        flat: whether every input is a handle.

    Raises:
        PlanError: there is something else than handles, plain values, and tuples, lists and
            dictionaries of those.
    """

    def __init__(self, inputs: tuple[Any, ...]) -> None:
        self.handles: list[Handle] = []
        self.numbers: list[float] = []
        self.places: list[str] = []
        self.shape: list[tuple[str, Any]] = []
        for index, value in enumerate(inputs):
            self._add(value, f" {index}")
        self.count = len(inputs)
        self.flat = all(isinstance(value, Handle) for value in inputs)
        self.classes = [class_of(handle) for handle in self.handles]

    def _add(self, value: Any, path: str) -> None:
        kind = type(value)
        if isinstance(value, Handle):
            self.handles.append(value)
            self.shape.append((path, "a handle"))
        elif kind is int or kind is float:
            self.numbers.append(value)
            self.places.append(path)
            self.shape.append((path, "a number"))
        elif kind is str:  # never equal to the words for something else
            self.shape.append((path, f"the text {value!r}"))
        elif isinstance(value, tuple) or kind is list:  # a named one too
            self.shape.append((path, f"a {kind.__name__} of {len(value)}"))
            for index, item in enumerate(value):
                self._add(item, f"{path}[{index}]")
        elif kind is dict:
            self.shape.append((path, f"a dict of {sorted(map(repr, value))}"))
            for key, item in value.items():
                self._add(item, f"{path}[{key!r}]")
        elif kind in _PLAIN or getattr(kind, "__hash__", None) is not None:
            self.shape.append((path, value))
        else:
            raise PlanError(
                f"input{path} is a {kind.__name__}; a plan takes handles, plain values, and "
                "tuples, lists and dictionaries of those"
            )


def with_tokens(value: Any, tokens: Iterator[Any]) -> Any:
    """An input with a token in place of each number, in the order of :class:`Inputs`."""
    kind = type(value)
    if kind is int or kind is float:
        return next(tokens)
    if isinstance(value, tuple) or kind is list:
        return getattr(kind, "_make", kind)([with_tokens(item, tokens) for item in value])
    if kind is dict:
        return {key: with_tokens(item, tokens) for key, item in value.items()}
    return value


def leaf_kinds(expected: list[Any], found: list[Any]) -> PlanMismatchError:
    """The error for inputs that are not what the plan was recorded with."""
    for (path, before), (other, now) in zip(expected, found, strict=False):
        if path != other:
            return PlanMismatchError(
                f"input{other} comes where input{path} came when the plan was recorded: "
                "dictionaries have an order, and Python may have gone by it"
            )
        if before != now or type(before) is not type(now):
            return PlanMismatchError(
                f"input{path} was {before!s} when the plan was recorded and is {now!s} now: plain "
                "values are constants of a plan; record again, or give a handle"
            )
    return PlanMismatchError("the inputs are nested in another way than when the plan was recorded")


class ResultMaker:
    """Makes anew what the recorded function returned.

    Attributes:
        outputs: the handles and plain results that each replay has to give.
        first: what the function returned when it was recorded.
        form: the same with an :class:`Origin` for each handle.
        make: ``make(outputs, inputs, outside)`` gives what the function would return.
        text: the result's form, for people.
        held: by identity, how many references to handles and results are in all of these.
    """

    def __init__(self, recorder: Recorder, result: Any) -> None:
        self.outputs: list[Origin | Pending] = []
        self._indices: dict[object, int] = {}
        self._recorder = recorder
        self.held: dict[int, int] = {}
        self.form = self._form(result)
        self.make, self.first, self.text = self._maker(result)

    def _form(self, value: Any) -> Any:
        if type(value) is Number:
            return value.value
        if isinstance(value, Handle):
            return self._recorder.origin(value)
        if isinstance(value, tuple):
            return tuple(map(self._form, value))
        if type(value) is list:
            return list(map(self._form, value))
        if type(value) is dict:
            return {key: self._form(item) for key, item in value.items()}
        return value

    def _hold(self, value: object) -> None:
        self.held[id(value)] = self.held.get(id(value), 0) + 1

    def _output(self, key: object, output: Origin | Pending) -> Make:
        if key not in self._indices:
            self._indices[key] = len(self.outputs)
            self.outputs.append(output)
            self._hold(output)
        index = self._indices[key]
        return lambda outputs, inputs, outside: outputs[index]

    def _maker(self, value: Any) -> tuple[Make, Any, str]:
        kind = type(value)
        if kind is Number:  # what Python does with it is not known: it stays what it was
            value = value._fixed()
            kind = type(value)
        if isinstance(value, Handle):
            origin = self._recorder.origin(value)
            self._check_class(value, origin)
            self._hold(value)
            return self._handle(origin), value, str(origin)
        if kind is Origin:  # of a plan from a file
            return self._handle(value), None, str(value)
        if kind is Pending:
            text = f"%{value._call}.{value._position}"
            self._hold(value)
            return self._output((value._call, value._position), value), value._value, text
        if isinstance(value, tuple):  # a named one too
            return self._sequence(list(value), getattr(kind, "_make", kind))
        if kind is list:
            return self._sequence(value, list)
        if kind is dict:
            keys = list(value)
            return self._sequence(list(value.values()), lambda v: dict(zip(keys, v, strict=True)))
        if kind in _PLAIN or getattr(kind, "__hash__", None) is not None:
            if kind not in _PLAIN and not kind.__module__.startswith("sffi"):
                raise PlanError(
                    f"the function returns a {kind.__name__}, which a plan cannot make anew; "
                    "return handles, plain values, and tuples, lists and dictionaries of those"
                )
            return (lambda outputs, inputs, outside: value), value, repr(value)
        raise PlanError(f"the function returns a {kind.__name__}, which a plan cannot make anew")

    def _handle(self, origin: Origin) -> Make:
        number = origin.number
        if origin.kind == "input":
            return lambda outputs, inputs, outside: inputs[number]
        if origin.kind == "outside":
            return lambda outputs, inputs, outside: outside[number]
        return self._output(origin.key, origin)

    def _check_class(self, value: Handle, origin: Origin) -> None:
        if origin.kind != "call":
            return
        call = self._recorder.calls[origin.number]
        name = call.function.signature.results[origin.position].strip("[]?")
        if type(value) is not call.function.native.types[name][0]:
            raise PlanError(
                f"the function returns a {type(value).__name__} made in Python around what "
                f"{call} gave; a plan gives back what calls give: return that"
            )

    def _sequence(self, values: list[Any], build: Callable[[Any], Any]) -> tuple[Make, Any, str]:
        parts = [self._maker(item) for item in values]
        makers = [make for make, _, _ in parts]

        def make(outputs: Sequence[Any], inputs: Sequence[Any], outside: Sequence[Any]) -> Any:
            return build([maker(outputs, inputs, outside) for maker in makers])

        return make, build([f for _, f, _ in parts]), f"({', '.join(text for _, _, text in parts)})"
