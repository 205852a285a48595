"""Reading pickles as data: nothing in one can run. `unpickle`, `PickleError`.

A pickle is a program for a small stack machine, and some of its instructions call whatever
Python function the pickle names. Here the machine is written out for the instructions that
plain data need. A name stands for an object only if the caller says so; calls go to functions
that the caller gave.

Format: PEP 3154 and the comments in CPython's ``pickletools``, whose tokeniser is used.
"""

from __future__ import annotations

import pickletools
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["PickleError", "unpickle"]


class PickleError(ValueError):
    """A pickle is damaged, or asks for something that plain data do not need."""


# Instructions that push their argument.
_CONSTANTS = frozenset(
    {"BININT", "BININT1", "BININT2", "LONG1", "LONG4", "BINFLOAT", "BINUNICODE"}
    | {"SHORT_BINUNICODE", "BINUNICODE8", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8"}
)
_VALUES: dict[str, object] = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_TUPLES = {"EMPTY_TUPLE": 0, "TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_SETS: dict[str, type] = {"set": set, "frozenset": frozenset}
_KEYS = frozenset({str, bytes, int, float, bool, type(None)})
# How protocols without an instruction for them spell sets and bytes.
_SPELLED = {
    **{f"{module}.{kind}": kind for module in ("__builtin__", "builtins") for kind in _SETS},
    "_codecs.encode": "bytes",
    "__builtin__.bytes": "bytes",
}
_IGNORED = frozenset({"PROTO", "FRAME"})


class _Called:
    """What a name stands for: a function to call, and no object that could be kept."""

    __slots__ = ("function", "name")

    def __init__(self, name: str, function: Callable[..., Any]) -> None:
        self.name = name
        self.function = function


def unpickle(
    data: bytes | bytearray,
    functions: Mapping[str, Callable[..., Any]],
    constants: Mapping[str, object],
    persistent: Callable[[Any], object],
) -> Any:
    """The data in a pickle: numbers, texts, lists, tuples, dictionaries, sets.

    Args:
        data: the pickle, up to protocol 5.
        functions: by full name, what the pickle may call.
        constants: by full name, what else it may name.
        persistent: gives the object for an id that stands in place of one.

    Raises:
        PickleError: as its description says; a name that is not known is in the message.
        Exception: what a function raises.
    """
    machine = _Machine(functions, constants, persistent)
    place = 0
    try:
        for opcode, argument, position in pickletools.genops(bytes(data)):
            place = position or 0
            if opcode.name == "STOP":
                return machine.result()
            machine.run(opcode.name, argument)
    except PickleError as error:
        raise PickleError(f"{error} (byte {place})") from None
    except (IndexError, KeyError) as error:
        raise PickleError(f"a damaged pickle: {type(error).__name__} (byte {place})") from None
    except ValueError as error:
        raise PickleError(f"a damaged pickle: {error}") from None
    raise PickleError("a damaged pickle: it has no end")


class _Machine:
    """The stack, the marks on it, and the memo."""

    def __init__(
        self,
        functions: Mapping[str, Callable[..., Any]],
        constants: Mapping[str, object],
        persistent: Callable[[Any], object],
    ) -> None:
        self._functions = functions
        self._constants = constants
        self._persistent = persistent
        self._stack: list[Any] = []
        self._below: list[list[Any]] = []  # what is under each mark
        self._memo: dict[int, Any] = {}

    def result(self) -> Any:
        if len(self._stack) != 1 or self._below:
            raise PickleError("a damaged pickle: it ends too early")
        return self._plain(self._stack[0])

    def run(self, name: str, argument: Any) -> None:
        stack = self._stack
        if name in _CONSTANTS:
            stack.append(argument)
        elif name in _VALUES:
            stack.append(_VALUES[name])
        elif name in _TUPLES:
            self._fold(_TUPLES[name])
        elif name in ("BINPUT", "LONG_BINPUT"):
            self._memo[argument] = stack[-1]
        elif name == "MEMOIZE":
            self._memo[len(self._memo)] = stack[-1]
        elif name in ("BINGET", "LONG_BINGET"):
            stack.append(self._memo[argument])
        elif name not in _IGNORED:
            action = _ACTIONS.get(name)
            if action is None:
                raise PickleError(f"the instruction {name}, which plain data do not need")
            action(self, argument)

    def _fold(self, count: int) -> None:
        start = len(self._stack) - count
        if start < 0:
            raise IndexError
        items = tuple(map(self._plain, self._stack[start:]))
        del self._stack[start:]
        self._stack.append(items)

    def _mark(self, _: object) -> None:
        self._below.append(self._stack)
        self._stack = []

    def _to_mark(self) -> list[Any]:
        items = [self._plain(item) for item in self._stack]
        self._stack = self._below.pop()
        return items

    def _tuple(self, _: object) -> None:
        items = tuple(self._to_mark())
        self._stack.append(items)

    def _frozenset(self, _: object) -> None:
        items = self._hashable(self._to_mark())
        self._stack.append(frozenset(items))

    def _empty(self, made: Any) -> None:
        self._stack.append(made)

    def _append(self, _: object) -> None:
        item = self._plain(self._stack.pop())
        self._target(list).append(item)

    def _appends(self, _: object) -> None:
        items = self._to_mark()
        self._target(list).extend(items)

    def _add_items(self, _: object) -> None:
        items = self._hashable(self._to_mark())
        self._target(set).update(items)

    def _set_item(self, _: object) -> None:
        value = self._plain(self._stack.pop())
        self._put([self._plain(self._stack.pop()), value])

    def _set_items(self, _: object) -> None:
        self._put(self._to_mark())

    def _put(self, items: list[Any]) -> None:
        if len(items) % 2:
            raise IndexError
        target = self._target(dict)
        keys = self._hashable(items[0::2])
        target.update(zip(keys, items[1::2], strict=True))

    def _global(self, argument: str) -> None:
        # The tokeniser puts a space between module and name.
        self._name(".".join(argument.split(" ", 1)))

    def _stack_global(self, _: object) -> None:
        name, module = self._stack.pop(), self._stack.pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise PickleError("a damaged pickle: a name that is no text")
        self._name(f"{module}.{name}")

    def _name(self, name: str) -> None:
        if name in self._functions:
            self._stack.append(_Called(name, self._functions[name]))
        elif name in self._constants:
            self._stack.append(self._constants[name])
        elif name in _SPELLED:
            function = self._bytes if _SPELLED[name] == "bytes" else self._set(_SPELLED[name])
            self._stack.append(_Called(name, function))
        else:
            raise PickleError(f"the pickle names `{name}`, which is not known; nothing was run")

    def _reduce(self, _: object) -> None:
        arguments, called = self._stack.pop(), self._stack.pop()
        if not isinstance(called, _Called) or type(arguments) is not tuple:
            raise PickleError("a damaged pickle: a call of something that is no function")
        try:
            made = called.function(*arguments)
        except TypeError as error:
            raise PickleError(f"`{called.name}` with arguments that do not fit: {error}") from None
        self._stack.append(made)

    def _set(self, kind: str) -> Callable[[Any], Any]:
        def made(items: Any) -> Any:
            if type(items) is not list:
                raise PickleError(f"a {kind} of what is no list")
            return _SETS[kind](self._hashable(items))

        return made

    @staticmethod
    def _bytes(text: Any = "", encoding: Any = "latin1") -> bytes:
        if type(text) is not str or encoding != "latin1":
            raise PickleError("bytes that are no text in latin1")
        return text.encode("latin1")

    def _build(self, _: object) -> None:
        # Attributes of an OrderedDict, such as a state_dict's `_metadata`: notes on versions.
        state = self._plain(self._stack.pop())
        if not isinstance(self._stack[-1], OrderedDict) or not isinstance(state, dict):
            kind = type(self._stack[-1]).__name__
            raise PickleError(f"attributes for an object of {kind}, which has none here")

    def _persistent_id(self, _: object) -> None:
        self._stack.append(self._persistent(self._plain(self._stack.pop())))

    def _target(self, kind: type) -> Any:
        if not isinstance(self._stack[-1], kind):
            raise PickleError(f"a damaged pickle: items for what is no {kind.__name__}")
        return self._stack[-1]

    @staticmethod
    def _hashable(items: list[Any]) -> list[Any]:
        for item in items:
            # Only flat tuples: Python hashes nested ones by recursion without a limit.
            parts = item if type(item) is tuple else (item,)
            if not all(type(part) in _KEYS for part in parts):
                raise PickleError(f"a {type(item).__name__} as a key, or one that holds objects")
        return items

    @staticmethod
    def _plain(item: Any) -> Any:
        if isinstance(item, _Called):
            raise PickleError(f"`{item.name}` as a value: it can only be called")
        return item


_ACTIONS: dict[str, Callable[[_Machine, Any], None]] = {
    "MARK": _Machine._mark,
    "TUPLE": _Machine._tuple,
    "EMPTY_LIST": lambda machine, _: machine._empty([]),
    "EMPTY_DICT": lambda machine, _: machine._empty({}),
    "EMPTY_SET": lambda machine, _: machine._empty(set()),
    "FROZENSET": _Machine._frozenset,
    "APPEND": _Machine._append,
    "APPENDS": _Machine._appends,
    "ADDITEMS": _Machine._add_items,
    "SETITEM": _Machine._set_item,
    "SETITEMS": _Machine._set_items,
    "GLOBAL": _Machine._global,
    "STACK_GLOBAL": _Machine._stack_global,
    "REDUCE": _Machine._reduce,
    "BUILD": _Machine._build,
    "BINPERSID": _Machine._persistent_id,
}
