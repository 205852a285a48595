"""Rows of a table of functions: how each is called, one a line, read when it is first used.

    # Adds `alpha * other` to `self`.
    add.Tensor(self: Tensor, other: Tensor, *, alpha: number = 1) -> Tensor = add_Tensor

What a function does, if that is not what the one before does; a name, and behind a dot the tag of
one of several functions of this name; parameters; the result; and the native function's symbol,
where it is not the table's pattern with the name in it.

Kinds of parameters are those of :mod:`sffi.prototype`, and besides value types and enums, by the
names of their classes (``dtype``, and ``dtype?`` where None may stand, as also in ``number?``).
Results likewise; ``None`` is nothing, and the name of a parameter is the argument itself, given
back. Several results stand in brackets, with or without names; before them may stand the name of
their class.
"""

from __future__ import annotations

from sffi.convert import is_sequence, to_code, to_enum
from sffi.number import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

__all__ = ["EXACT", "LOOSE", "MISSING", "Form", "Kinds", "names_symbol", "split"]

#: how well a value fits a parameter: not at all, after a conversion, as it is
WRONG, LOOSE, EXACT = 0, 1, 2
_WORDS = {"True": True, "False": False, "None": None}
_FLOATS = ("inf", "-inf", "nan")


class _Missing:
    """Stands for an argument that must be given."""

    def __repr__(self) -> str:
        return "<missing>"


MISSING = _Missing()


class Form:
    """A row, taken apart.

    Attributes:
        names: the parameters' names.
        index: their positions, by name.
        positional: how many of them may be given by position.
        defaults: a value for each; ``MISSING`` where there is none.
        required: the positions of those that have none.
        tests: for each, how well a value fits it.
        takers: the classes of handles that may be made of numbers, by position.
        special: those whose values are converted here, with the conversion.
        results: the kinds of the results.
        fields: the names of several results, if they have names.
        result_class: the name of the class of several results, if it is among the classes.
        given_back: the positions of the parameters that are the result.
        several: whether the results are several.
        symbol: the native function's, without the library's prefix; empty for the pattern's.
        prototype: what :mod:`sffi.prototype` reads, behind the function's name.
    """

    def __init__(self, text: str, known: Kinds) -> None:
        classes = known.classes
        head, _, tail = text.rpartition(" -> ")
        head = head[head.index("(") + 1 : -1]
        result, _, self.symbol = tail.partition(" = ")
        self.names: list[str] = []
        self.defaults: list[Any] = []
        self.tests: list[Callable[[Any], int]] = []
        self.special: dict[int, Callable[[Any, str, str], Any]] = {}
        self.takers: dict[int, Any] = {}
        self.positional = -1
        kinds = []
        for part in split(head):
            if part == "*":
                self.positional = len(self.names)
                continue
            name, _, kind = part.partition(": ")
            kind, given, default = kind.partition(" = ")
            position = len(self.names)
            self.names.append(name)
            self.defaults.append(_literal(default, classes) if given else MISSING)
            native, test, conversion, taker = known[kind]
            kinds.append(native)
            self.tests.append(test)
            if conversion is not None:
                self.special[position] = conversion
            if taker is not None:
                self.takers[position] = taker
        if self.positional < 0:
            self.positional = len(self.names)
        self.index = {name: position for position, name in enumerate(self.names)}
        self.required = [at for at, value in enumerate(self.defaults) if value is MISSING]
        self._read_result(result, classes)
        for at in self.given_back:
            if at >= self.positional:  # a number cannot be written to
                self.takers.pop(at, None)
        params = ", ".join(map(": ".join, zip(self.names, kinds, strict=True)))
        self.prototype = f"({params}) -> {self._native_result(classes)}"

    def _read_result(self, text: str, classes: Mapping[str, Any]) -> None:
        self.result_class, bracket, inner = text.partition("(")
        self.several = bool(bracket)
        parts = [part.rpartition(": ") for part in split(inner[:-1])] if bracket else []
        self.fields = tuple(name for name, _, _ in parts if name)
        self.results = [kind for _, _, kind in parts] if self.several else [text]
        back = [kind for kind in self.results if kind in self.index and kind not in classes]
        self.given_back = [self.index[name] for name in back]

    def _native_result(self, classes: Mapping[str, Any]) -> str:
        if self.given_back or self.results == ["None"]:
            return "status"
        kinds = [_native_kind(kind, classes) for kind in self.results]
        return f"({', '.join(kinds)})" if self.several else kinds[0]

    def arrange(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> list[Any] | str:
        """A value for each parameter; or what is wrong with the call, as a text."""
        count = len(args)
        if count > self.positional:
            plural = "" if self.positional == 1 else "s"
            return f"takes {self.positional} positional argument{plural} but {count} were given"
        values = [*args, *self.defaults[count:]]
        for name, value in kwargs.items():
            position = self.position(name)
            if position < 0:
                return f"got an unexpected keyword argument '{name}'"
            if position < count or (self.names[position] != name and "self" in kwargs):
                return f"got multiple values for argument '{name}'"
            values[position] = value
        lacking = [self.names[each] for each in self.required if values[each] is MISSING]
        if lacking:
            plural = "" if len(lacking) == 1 else "s"
            return f"lacks the argument{plural} {', '.join(map(repr, lacking))}"
        return values

    def position(self, name: str) -> int:
        """Where a named argument goes; -1 for one that there is not."""
        position = self.index.get(name, -1)
        if position < 0 and name == "input":  # what functions of Python's face call `self`
            return self.index.get("self", -1)
        return position

    def fits(self, values: list[Any]) -> int:
        """How well arranged values fit: as the one that fits least does."""
        least = EXACT
        for value, default, test in zip(values, self.defaults, self.tests, strict=True):
            if value is default:
                continue
            level = test(value)
            if level < least:
                if level == WRONG:
                    return WRONG
                least = level
        return least


class Kinds(dict[str, "tuple[Any, ...]"]):
    """What is known of kinds of parameters, each found out once.

    By kind: the native one, how well a value fits it, what converts values, and the class whose
    handles may be made of numbers; the latter two may be None.
    """

    def __init__(self, classes: Mapping[str, Any]) -> None:
        self.classes = classes
        #: those of values and enums
        self.decided = frozenset(each for each in classes.values() if isinstance(each, type))

    def __missing__(self, kind: str) -> tuple[Any, ...]:
        classes = self.classes
        cls = classes.get(kind.removesuffix("?"))
        found = self[kind] = (
            _native_kind(kind, classes),
            _test(kind, classes),
            _conversion(kind, classes),
            cls if hasattr(cls, "_of_number") else None,
        )
        return found


def names_symbol(row: str) -> bool:
    """Whether a row names its symbol."""
    return " = " in row.rpartition(" -> ")[2]


def split(text: str) -> list[str]:
    """Parts that stand between commas, outside of brackets and texts."""
    parts: list[str] = []
    pending = ""
    for part in text.split(", ") if text else ():
        pending = f"{pending}, {part}" if pending else part
        if _is_whole(pending):
            parts.append(pending)
            pending = ""
    return [*parts, pending] if pending else parts


def _is_whole(text: str) -> bool:
    """Whether every bracket and text that begins here ends here."""
    if '"' in text:
        pieces = text.replace("\\\\", "").replace('\\"', "").split('"')
        if len(pieces) % 2 == 0:
            return False
        text = "".join(pieces[::2])
    return text.count("[") == text.count("]") and text.count("(") == text.count(")")


# --- values of defaults ---------------------------------------------------------------------------


def _literal(text: str, classes: Mapping[str, Any]) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] == '"':
        if "\\" not in text:
            return text[1:-1]
        import json

        return json.loads(text)
    if text[0] == "[":
        return tuple(_literal(item, classes) for item in split(text[1:-1]))
    if text in _FLOATS:
        return float(text)
    if text.lstrip("-").isdigit():
        return int(text)
    if text in classes:
        return classes[text]
    enum, _, member = text.rpartition(".")
    return getattr(classes[enum], member) if enum in classes else float(text)


# --- kinds ----------------------------------------------------------------------------------------


def _is_handle(cls: Any) -> bool:
    return hasattr(cls, "_library")


def _native_kind(kind: str, classes: Mapping[str, Any]) -> str:
    """The kind in the notation of :mod:`sffi.prototype`."""
    optional = kind.endswith("?")
    cls = classes.get(kind[:-1] if optional else kind)
    if kind == "number?":  # None has a tag of its own
        return "number"
    if cls is not None and not _is_handle(cls):
        return "int?" if optional and hasattr(cls, "__members__") else "int"
    return kind


def _conversion(kind: str, classes: Mapping[str, Any]) -> Callable[[Any, str, str], Any] | None:
    """What makes a native value of a Python one, where native code does not do it itself."""
    plain = kind.removesuffix("?")
    cls = classes.get(plain)
    if cls is None or _is_handle(cls):
        return None
    if not hasattr(cls, "__members__"):
        return lambda value, function, argument: to_code(value, cls, function, argument)
    return lambda value, function, argument: (
        None if value is None and kind != plain else to_enum(value, cls, function, argument)
    )


def _test(kind: str, classes: Mapping[str, Any]) -> Callable[[Any], int]:
    """How well values fit a kind."""
    plain = kind.removesuffix("?")
    if plain.startswith("["):
        test = _list_test(plain[1:-1], classes)
    elif plain in _TESTS:
        test = _TESTS[plain]
    else:
        test = _class_test(classes[plain.removesuffix("!")])
    if plain == kind:
        return test
    return lambda value: EXACT if value is None else test(value)


def _list_test(item: str, classes: Mapping[str, Any]) -> Callable[[Any], int]:
    item, _, count = item.partition("; ")
    test = _test(item, classes)

    def sequence(value: Any) -> int:
        if type(value) is not list and not isinstance(value, tuple):
            if count and test(value):
                return LOOSE
            if not is_sequence(value) or hasattr(type(value), "_library"):
                return WRONG
        return min(map(test, value), default=EXACT)

    return sequence


def _class_test(cls: Any) -> Callable[[Any], int]:
    if _is_handle(cls):
        return lambda value: EXACT if isinstance(value, cls) else WRONG

    def known(value: Any) -> int:
        if isinstance(value, cls):
            return EXACT
        if hasattr(cls, "__members__"):
            return LOOSE if _is_int(value) else WRONG
        try:
            cls.coerce(value, "", "")
        except (TypeError, ValueError, RuntimeError):
            return WRONG
        return LOOSE

    return known


def _is_int(value: Any) -> bool:
    kind = type(value)
    return hasattr(kind, "__index__") and not hasattr(kind, "__len__")


def _int(value: Any) -> int:
    return EXACT if type(value) is int else LOOSE if _is_int(value) else WRONG


def _real(value: Any) -> int:
    if type(value) is float:
        return EXACT
    return LOOSE if is_number(value) and not hasattr(type(value), "__complex__") else WRONG


def _bool(value: Any) -> int:
    kind = type(value)
    if kind is bool:
        return EXACT
    return LOOSE if kind.__module__ == "numpy" and kind.__name__ in ("bool_", "bool") else WRONG


def _number(value: Any) -> int:
    return EXACT if is_number(value) else WRONG


def _text(value: Any) -> int:
    return EXACT if isinstance(value, str) else WRONG


def _bytes(value: Any) -> int:
    if isinstance(value, bytes):
        return EXACT
    try:
        memoryview(value)
    except TypeError:
        return WRONG
    return LOOSE


_TESTS: dict[str, Callable[[Any], int]] = {
    "int": _int,
    "uint": _int,
    "real": _real,
    "bool": _bool,
    "number": _number,
    "text": _text,
    "bytes": _bytes,
    "object": lambda value: LOOSE,
}
