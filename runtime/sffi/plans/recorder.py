"""Recording: what the calls of one function were given and what they gave."""

from __future__ import annotations

import sys

from sffi.convert import convert
from sffi.errors import PlanError
from sffi.handle import Handle
from sffi.number import number_of, to_number
from sffi.plans.calls import Call, Origin, Place
from sffi.plans.values import Number, Pending, refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from sffi.calling import BoundFunction
    from sffi.plans.calls import Source

__all__ = ["FITTING", "NUMBERS", "Recorder", "place_of_caller", "place_of_traceback", "shown"]

#: results whose value an argument can take over as it is, by letter
FITTING = {
    **dict.fromkeys("ij", "i"),
    **dict.fromkeys("uv", "u"),
    **dict.fromkeys("de", "d"),
    **dict.fromkeys("qr", "q"),
    "n": "nidq",
    **dict.fromkeys("sS", "sS"),
    **dict.fromkeys("yY", "bY"),
}
NUMBERS = "ijuvden"


def place_of_caller() -> Place:
    """The innermost line that is not in a package of sffi's or in one that sffi-gen wrote."""
    frame = sys._getframe(1)
    found = frame
    while frame is not None:
        found = frame
        if not _is_ours(frame):
            break
        frame = frame.f_back  # type: ignore[assignment]
    code = found.f_code
    return Place(code.co_filename, found.f_lineno, code.co_name)


def place_of_traceback(error: BaseException) -> Place:
    """The innermost line of an error's traceback that is not in a package of sffi's."""
    trace = error.__traceback__
    found = Place("?", 0, "?")
    while trace is not None:
        frame = trace.tb_frame
        if not _is_ours(frame):
            found = Place(frame.f_code.co_filename, trace.tb_lineno, frame.f_code.co_name)
        trace = trace.tb_next
    return found


def _is_ours(frame: FrameType) -> bool:
    name: str = frame.f_globals.get("__name__", "")
    return name.partition(".")[0].startswith("sffi")


class Recorder:
    """One recording.

    Attributes:
        calls: the calls so far.
        outside: handles that the function used but was not given.
        kept: every handle seen, so that no identity is used twice.
        tokens: what the function got in place of plain results and of numbers among its inputs.
        fixed: which numbers among the inputs became constants or decisions.
        typed: of which it was asked whether they are integers or floats.
        failure: why the recording is void, once it is.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.outside: list[Handle] = []
        self.kept: list[Any] = []
        self.tokens: list[Pending | Number] = []
        self.fixed: set[int] = set()
        self.typed: set[int] = set()
        self.failure: PlanError | None = None
        self._origins: dict[int, Origin] = {}
        self._raised: tuple[str, Place] | None = None

    # --- what happens meanwhile -------------------------------------------------------------------

    def add_input(self, handle: Handle, number: int) -> None:
        """A handle that the function is given.

        Raises:
            PlanError: it is two inputs at once.
        """
        before = self._origins.get(id(handle))
        if before is not None:
            raise PlanError(
                f"inputs {before.number} and {number} are the same object, and a plan could not "
                "tell which of them a call takes; give one of them once"
            )
        self._keep(handle, Origin("input", number))

    def call(self, function: BoundFunction, arguments: tuple[Any, ...]) -> Any:
        """Make a call, and note it."""
        signature = function.signature
        if self.failure is not None:
            raise self.failure
        self._refuse_failed()
        if len(arguments) != len(signature.params):
            return function.direct(*arguments)  # which raises
        sources: list[Source] = []
        given: list[Any] = []
        for position, value in enumerate(arguments):
            source, passed = self._source(function, position, value)
            sources.append(source)
            given.append(passed)
        place = place_of_caller()
        library = function.native.library
        call = Call(function, sources, place, function.symbol in library.guards)
        try:
            result = function.direct(*given)
        except BaseException:
            self._raised = signature.name, place
            raise
        self.calls.append(call)
        if not signature.several:
            return self._result(call, 0, result)
        return tuple(self._result(call, i, each) for i, each in enumerate(result))

    def finish(self) -> None:
        """The function has returned.

        Raises:
            PlanError: it did something that a plan cannot hold, and went on.
        """
        if self.failure is not None:
            raise self.failure
        self._refuse_failed()

    def release(self) -> None:
        """Let go of the handles seen."""
        self.kept.clear()
        self.tokens.clear()
        self._origins.clear()

    def _refuse_failed(self) -> None:
        if self._raised is not None:
            name, place = self._raised
            raise self.refusal(
                f"{name}() failed at {place}, and the function went on: a plan cannot hold a call "
                "that fails"
            )

    def closed(self, handle: Handle) -> None:
        """A handle is about to be closed: right for what the recording made itself."""
        if self.origin(handle).kind != "call":
            raise self.refusal("the function closes a handle that it did not make")

    def moved(self, target: Handle, source: Handle) -> None:
        """A handle takes over what another one owns."""
        origin = self.origin(source)
        if origin.kind != "call":
            raise self.refusal("the function empties a handle that it did not make")
        self._keep(target, origin)

    def refusal(self, message: str) -> PlanError:
        """The error for something that a plan cannot hold; the recording is void."""
        self.failure = refused(message, place_of_caller())
        return self.failure

    # --- handles ----------------------------------------------------------------------------------

    def origin(self, handle: Handle) -> Origin:
        """Where a handle comes from; from outside, if it was never seen."""
        found = self._origins.get(id(handle))
        if found is None:
            found = Origin("outside", len(self.outside))
            self.outside.append(handle)
            self._keep(handle, found)
        return found

    def _keep(self, handle: Handle, origin: Origin) -> None:
        self.kept.append(handle)
        self._origins[id(handle)] = origin

    # --- arguments --------------------------------------------------------------------------------

    def _source(self, function: BoundFunction, position: int, value: Any) -> tuple[Source, Any]:
        """Where an argument comes from, and what the call is given for it."""
        letter = function.argument_kinds[position]
        name = function.signature.params[position][0]
        shown = function.signature.name
        if letter == "o":
            raise self.refusal(
                f"{shown}(): argument '{name}' is a Python object, and a plan holds none"
            )
        if type(value) is Pending:
            kind = self.calls[value._call].function.result_kinds[value._position]
            if kind not in FITTING.get(letter, ""):
                value._refuse()
            return value, value._value
        if type(value) is Number and letter in NUMBERS:
            convert(value.value, letter, shown, name, None)  # an error comes before the call
            return value, value.value
        made = convert(value, letter, shown, name, function.argument_classes[position])
        if letter in "hHt":
            if made is None:
                return None, None
            origin = self.origin(made)
            if letter == "t" and origin.kind != "call":
                raise self.refusal(
                    f"{shown}() takes argument '{name}' for good, and the next replay would not "
                    "have it: the function did not make it"
                )
            return origin, value
        if letter in "LKMN":
            if made is None:
                return None, None
            return [None if item is None else self.origin(item) for item in made], made
        if letter in "IJDEBC":
            return made, made
        return made, value

    # --- results ----------------------------------------------------------------------------------

    def _result(self, call: Call, position: int, value: Any) -> Any:
        """Note one result; what Python gets for it."""
        kind = call.function.result_kinds[position]
        number = len(self.calls) - 1
        if kind in "hH":
            origin = None
            if value is not None:
                origin = Origin("call", number, position)
                self._keep(value, origin)
            call.results.append(origin)
            return value
        if kind == "l":
            items: list[Origin | None] = []
            for index, item in enumerate(value):
                origin = None if item is None else Origin("call", number, position, index)
                if origin is not None:
                    self._keep(item, origin)
                items.append(origin)
            call.results.append(items)
            return value
        if kind == "v":
            call.results.append(None)
            return value
        if call.guard:
            call.results.append(_noted(kind, value))
            return value
        call.results.append(value is not None)
        if value is None:
            return None
        pending = Pending(self, number, position, value)
        self.tokens.append(pending)
        return pending


def shown(kind: str, noted: Any) -> Any:
    """A noted result as Python had it."""
    if kind == "n" and noted is not None:
        return number_of(*noted)
    if kind == "N":
        return [number_of(*each) for each in noted]
    if isinstance(noted, bytes) and kind in "sS":
        return noted.decode("utf-8", "surrogateescape")
    if kind == "q":
        return bool(noted)
    return list(noted) if isinstance(noted, tuple) else noted


def _noted(kind: str, value: Any) -> Any:
    """A plain result in the form in which arguments are noted."""
    if value is None:
        return None
    if kind == "n":
        return to_number(value, "", "")
    if kind in "sS":
        return value.encode("utf-8", "surrogateescape")
    if kind in "IDB":
        return tuple(value)
    if kind == "N":
        return tuple(to_number(item, "", "") for item in value)
    return int(value) if kind == "q" else value
