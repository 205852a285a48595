"""Plans from files. What a file says is checked as far as native code would believe it."""

from __future__ import annotations

import json
from pathlib import Path

from sffi.errors import PlanError, SffiError
from sffi.plans.calls import PLAIN_RESULTS, Call, Origin, Place
from sffi.plans.plan import Plan
from sffi.plans.recorder import FITTING, NUMBERS, Recorder
from sffi.plans.store import FORMAT, VERSION
from sffi.plans.structure import Inputs, ResultMaker
from sffi.plans.uses import class_of
from sffi.plans.values import Number, Pending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import Any

    from sffi.binding import Library
    from sffi.calling import BoundFunction
    from sffi.handle import Handle

__all__ = ["load"]

_LIMITS = {"i": (-(2**63), 2**63 - 1), "u": (0, 2**64 - 1), "q": (0, 1)}
_ITEMS: dict[str, type] = {"I": int, "J": int, "D": float, "E": float, "B": bool, "C": bool}


def load(path: str | PathLike[str], handles: Mapping[str, Handle]) -> Plan:
    """See :func:`sffi.load_plan`."""
    try:
        text = Path(path).read_text(encoding="utf-8")
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise ValueError("it has another format")
        if content["version"] != VERSION:
            raise ValueError(f"it has version {content['version']}, and this sffi reads {VERSION}")
        return _Reader(content, handles).plan()
    except SffiError:
        raise
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        what = f"no `{error.args[0]}` in it" if isinstance(error, KeyError) else error
        raise PlanError(f"{path} is not a plan of sffi's, or is damaged: {what}") from None


class _Reader:
    def __init__(self, content: Mapping[str, Any], handles: Mapping[str, Handle]) -> None:
        self.content = content
        self.recorder = Recorder()
        self.given = Inputs(())
        #: library and class of handles that a call may be given
        self.classes: dict[object, tuple[Library, str]] = {}
        self.outside = self._outside(content["outside"], handles)

    def plan(self) -> Plan:
        content, given = self.content, self.given
        inputs = content["inputs"]
        given.classes = [_class(each) for each in inputs["classes"]]
        given.shape = [(str(place), self._decoded(value)) for place, value in inputs["shape"]]
        given.places = [str(place) for place in inputs["places"]]
        given.numbers = [self._decoded(value) for value in inputs["numbers"]]
        given.count, given.flat = int(inputs["count"]), inputs["flat"] is True
        for number, each in enumerate(given.classes):
            self.classes[Origin("input", number).key] = each
        for each in content["calls"]:
            self._call(each)
        result = self._decoded(content["result"])
        self._check_result(result)
        maker = ResultMaker(self.recorder, result)
        fixed = frozenset(int(index) for index in inputs["fixed"])
        typed = frozenset(int(index) for index in inputs["typed"])
        name = str(content["name"])
        return Plan(name, self.recorder.calls, given, None, self.outside, maker, fixed, typed)

    def _outside(self, described: Any, handles: Mapping[str, Handle]) -> list[Handle]:
        found: list[Handle] = []
        names = [each["name"] for each in described]
        for name in handles:
            if name not in names:
                raise PlanError(f"the plan uses no handle `{name}`; it uses {', '.join(names)}")
        for number, each in enumerate(described):
            name, wanted = each["name"], _class(each["class"])
            handle = handles.get(name)
            if handle is None:
                raise PlanError(f"the plan uses a {wanted[1]} `{name}`: give one by that name")
            if not isinstance(handle, wanted[0].native.types[wanted[1]][0]):
                raise PlanError(f"`{name}` is a {type(handle).__name__}, not a {wanted[1]}")
            if handle.closed:
                raise handle._closed_error()
            self.classes[Origin("outside", number).key] = class_of(handle)
            found.append(handle)
        return found

    # --- calls --------------------------------------------------------------------------------

    def _call(self, described: Mapping[str, Any]) -> None:
        library = _library(described["library"])
        symbol, signature = described["symbol"], described["signature"]
        now = library.prototype(symbol)
        if now != signature:
            raise PlanError(
                f"{symbol} is not as it was when the plan was saved; record again\n"
                f"  saved: {signature}\n  now:   {now or 'there is none'}"
            )
        function = _bound(library, symbol)
        number = len(self.recorder.calls)
        sources = [self._decoded(each) for each in described["arguments"]]
        params = function.signature.params
        if len(sources) != len(params):
            raise ValueError(f"call {number} has {len(sources)} arguments")
        for position, source in enumerate(sources):
            if not self._fits(function, position, source):
                raise ValueError(f"call {number} has a wrong argument `{params[position][0]}`")
        file, line, name = described["place"]
        call = Call(function, sources, Place(file, line, name), described["guard"] is True)
        results = [self._decoded(each) for each in described["results"]]
        if len(results) != len(function.result_kinds):
            raise ValueError(f"call {number} has {len(results)} results")
        self.recorder.calls.append(call)
        call.results = [
            self._result(call, number, position, noted) for position, noted in enumerate(results)
        ]

    def _result(self, call: Call, number: int, position: int, noted: Any) -> Any:
        kind = call.function.result_kinds[position]
        made = call.function.signature.results[position]
        each = (call.function.native.library, made.strip("[]?"))
        if kind in "hHl":
            parts = noted if kind == "l" else [noted]
            for item, part in enumerate(parts):
                key = Origin("call", number, position, item if kind == "l" else -1).key
                if part is not None and part.key != key:
                    raise ValueError(f"call {number} has a wrong result")
                if part is not None:
                    self.classes[key] = each
            return noted
        if kind in PLAIN_RESULTS and call.guard:
            letter = {"s": "S", "b": "Y", "Y": "Y"}.get(kind, kind)
            if not _plain_fits(letter, noted):
                raise ValueError(f"call {number} has a wrong result")
            return noted
        return noted is True if kind in PLAIN_RESULTS else None

    def _check_result(self, value: Any) -> None:
        if type(value) is Origin:
            self._known(value)
        elif type(value) is Pending:
            call = self.recorder.calls[value._call]
            if call.guard or call.function.result_kinds[value._position] not in PLAIN_RESULTS:
                raise ValueError("its result is none of a call")
        elif isinstance(value, (tuple, list, dict)):
            for item in value.values() if isinstance(value, dict) else value:
                self._check_result(item)

    def _known(self, origin: Origin) -> tuple[Library, str]:
        return self.classes[origin.key]

    def _fits(self, function: BoundFunction, position: int, source: Any) -> bool:
        """Whether native code may be given a source for an argument."""
        letter = function.argument_kinds[position]
        if letter == "o":
            return False
        if letter in "hHtLKMN":
            wanted = (
                function.native.library,
                function.signature.params[position][1].strip("[]?!"),
            )
            if source is None:
                return letter in "HKN"
            if letter in "hHt":
                return (
                    type(source) is Origin
                    and self._known(source) == wanted
                    and (letter != "t" or source.kind == "call")
                )
            return type(source) is list and all(
                letter in "MN"
                if part is None
                else type(part) is Origin and self._known(part) == wanted
                for part in source
            )
        if type(source) is Pending:
            call = self.recorder.calls[source._call]
            kind = call.function.result_kinds[source._position]
            return not call.guard and kind in FITTING.get(letter, "")
        if type(source) is Number:
            return letter in NUMBERS and 0 <= source.index < len(self.given.numbers)
        return _plain_fits(letter, source)

    # --- values -------------------------------------------------------------------------------

    def _decoded(self, value: Any) -> Any:
        if value is None or isinstance(value, bool):
            return value
        kind, *parts = value
        if kind == "h":
            origin, number, position, item = parts
            return Origin(str(origin), int(number), int(position), int(item))
        if kind == "p":
            return Pending(self.recorder, int(parts[0]), int(parts[1]), None)
        if kind == "n":
            return Number(self.recorder, int(parts[0]), 0)
        if kind == "d":
            return {self._decoded(key): self._decoded(item) for key, item in parts}
        if kind in ("s", "l"):
            found = [self._decoded(part) for part in parts]
            return tuple(found) if kind == "s" else found
        if kind == "c":
            return complex(float.fromhex(parts[0]), float.fromhex(parts[1]))
        read: dict[str, Any] = {"i": int, "f": float.fromhex, "t": str, "b": bytes.fromhex}
        return read[kind](parts[0])


def _plain_fits(letter: str, made: Any) -> bool:
    """Whether a value is what :func:`sffi.convert.convert` makes for a letter."""
    if made is None:
        return letter in "jverSYJECR"
    kind = type(made)
    if letter == "n":
        return _is_number(made)
    if letter in "QRN":
        return kind is tuple and all(map(_is_number, made))
    if letter in "de":
        return kind is float
    if letter in "sSyY":
        return kind is bytes and (letter in "yY" or b"\0" not in made)
    if letter in _ITEMS:
        return kind is tuple and all(type(item) is _ITEMS[letter] for item in made)
    low, high = _LIMITS[{"j": "i", "v": "u", "r": "q"}.get(letter, letter)]
    return kind in (int, bool) and low <= made <= high


def _is_number(made: Any) -> bool:
    tag, integer, real = made
    parts = type(integer) in (int, bool) and type(real) is float
    return tag in range(6) and parts and -(2**63) <= integer < 2**63


def _library(name: Any) -> Library:
    if not (isinstance(name, str) and name.isidentifier()):
        raise ValueError(f"{name!r} is no library")
    try:
        module = __import__(f"sffi_{name}._native", fromlist=("library",))
    except ModuleNotFoundError:
        raise PlanError(f"the plan needs the package sffi_{name}, which is not here") from None
    library: Library = module.library
    return library


def _class(described: Any) -> tuple[Library, str]:
    name, kind = described
    library = _library(name)
    if kind not in library.handle_names:
        raise ValueError(f"{name} has no class {kind}")
    return library, kind


def _bound(library: Library, symbol: str) -> BoundFunction:
    for bound in library.native.bound.values():
        if bound.symbol == symbol:
            return bound
    library.bind(symbol, vars(__import__(f"{library.package}._native", fromlist=("library",))))
    return next(b for b in library.native.bound.values() if b.symbol == symbol)
