"""Shim functions through ctypes, for interpreters without CPython's object layout and entry points.

Handles are ctypes structures, results are converted here, and errors are asked for after a call.
"""

from __future__ import annotations

import ctypes
import struct
from functools import partial

from sffi.convert import convert
from sffi.errors import HandleClosedError, NativeRuntimeError
from sffi.fallback import error_check
from sffi.prototype import Signature, argument_letter, argument_size
from sffi.values import Bytes, HandleList, Number, packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sffi.binding import Library

__all__ = ["Portable"]

# The range is checked before: c_void_p masks what does not fit, and is faster than c_int64.
_INTEGER = ctypes.c_void_p if ctypes.sizeof(ctypes.c_void_p) == 8 else ctypes.c_int64
_ARGUMENTS: dict[str, Any] = {
    "int64": _INTEGER,
    "uint64": _INTEGER,
    "double": ctypes.c_double,
    "pointer": ctypes.c_void_p,
    "object": ctypes.py_object,
}
_RESULTS: dict[str, Any] = {
    "int64": ctypes.c_int64,
    "uint64": ctypes.c_uint64,
    "double": ctypes.c_double,
    "number": Number,
}


# Objects given to shims. Without entry points a shim can neither keep one alive nor say when it
# needs it no more, so they stay until the process ends.
_objects: list[Any] = []


def _present(function: str, handle: Any) -> Any:
    """A handle that is not one of nothing."""
    if not handle._ptr:
        raise NativeRuntimeError(f"{function} returned nothing")
    return handle


def _empty(kind: Any) -> Any:
    """Room for a result; a handle class refuses to be called, a simple type needs to be."""
    return kind() if issubclass(kind, ctypes._SimpleCData) else kind.__new__(kind)


class Portable:
    """Binds the functions of one open shim."""

    def __init__(self, library: Library, dll: Any) -> None:
        self.library = library
        self.dll = dll
        self.prefix = f"rt_{library.name}"
        self.types: dict[str, Any] = {
            "bytes": self._owner("Bytes", Bytes, "bytes_release"),
            "list": self._owner("HandleList", HandleList, "list_release"),
        }

    def add_handle(self, name: str, kind: Any) -> None:
        """Make a handle class known, and give it its finaliser."""
        self.types[name] = kind
        release = self.dll[f"{self.prefix}__release_{name}"]
        release.argtypes, release.restype = [kind], None
        kind._finalize = release

    def function(self, symbol: str, signature: Signature) -> Callable[..., Any]:
        """A callable that takes Python values and gives them.

        Raises:
            AttributeError: the shim lacks the symbol.
        """
        native = self.dll[symbol]
        result, arguments = signature.c_types()
        native.argtypes = [self._argument(kind) for kind in arguments]
        native.restype = self._result(result)
        native.errcheck = error_check(self.library, result)
        params, shown = signature.params, signature.name
        makers = [self._result(kind[4:]) for kind in arguments if kind.startswith("out ")]
        converters = [self._converter(kind, shown) for kind in signature.results]

        def call(*given: Any) -> Any:
            if len(given) != len(params):
                raise TypeError(f"{shown} takes {len(params)} arguments, not {len(given)}")
            # All are converted before any pointer is read: a conversion may run Python code that
            # closes a handle. `made` also keeps alive what is passed.
            made = [
                self._made(value, kind, shown, name)
                for value, (name, kind) in zip(given, params, strict=True)
            ]
            passed: list[Any] = []
            for value, (name, kind) in zip(made, params, strict=True):
                passed += self._passed(value, kind, shown, name)
            if not makers:
                return converters[0](native(*passed))
            outs = [_empty(make) for make in makers]
            native(*passed, *map(ctypes.byref, outs))
            values = [out.value if isinstance(out, ctypes._SimpleCData) else out for out in outs]
            return tuple(c(value) for c, value in zip(converters, values, strict=True))

        return call

    def _made(self, value: Any, kind: str, function: str, name: str) -> Any:
        """One Python argument as its kind wants it."""
        letter, found = argument_letter(kind, self.types)
        made = convert(value, letter, function, name, found or argument_size(kind))
        if letter == "o":
            _objects.append(made)
        return made

    def _passed(self, made: Any, kind: str, function: str, name: str) -> tuple[Any, ...]:
        """The C arguments of one converted argument."""
        letter, found = argument_letter(kind, self.types)
        cls: Any = found
        if letter == "n":
            return tuple(made)
        if letter == "r":
            return (-1 if made is None else made,)
        if letter in "jve":
            # `made or 0` would lose the sign of -0.0.
            return made is not None, 0 if made is None else made
        if letter == "H":
            return (cls.__new__(cls) if made is None else made,)
        if made is None and letter in "SYJECRKN":
            return None, 0
        if letter in "sSyY":
            return made, len(made)
        if letter in "IJDEBCQR":
            return packed(letter, made), len(made)
        if letter in "LKMN":
            pointers = [0 if item is None else item._ptr for item in made]
            if None in pointers:
                raise HandleClosedError(
                    f"{function}(): argument '{name}[{pointers.index(None)}]' is closed"
                )
            return struct.pack(f"{len(pointers)}P", *pointers), len(pointers)
        return (made,)

    def support(self, name: str, result: str, *arguments: str) -> Callable[..., Any]:
        """A support function of the shim."""
        native = self.dll[f"{self.prefix}__{name}"]
        native.argtypes = [self._argument(kind) for kind in arguments]
        native.restype = None if result == "none" else self._result(result)
        return native  # type: ignore[no-any-return]

    def _owner(self, name: str, base: type, release: str) -> type:
        """A class whose objects own memory of this shim."""
        native = self.dll[f"{self.prefix}__{release}"]

        def finalize(self: Any) -> None:
            native(self)

        owner = type(name, (base,), {"__slots__": (), "__del__": finalize})
        native.argtypes, native.restype = [owner], None
        return owner

    def _argument(self, kind: str) -> Any:
        if kind in _ARGUMENTS:
            return _ARGUMENTS[kind]
        role, _, name = kind.partition(" ")
        if role == "handle":
            return self.types[name]
        if role in ("taken", "out"):
            return ctypes.POINTER(self._result(name) if role == "out" else self.types[name])
        return self.types[kind]

    def _result(self, kind: str) -> Any:
        return _RESULTS[kind] if kind in _RESULTS else self.types[kind.removeprefix("handle ")]

    def _converter(self, kind: str, function: str) -> Callable[[Any], Any]:
        """From a ctypes result to what wrappers expect."""
        simple: dict[str, Callable[[Any], Any]] = {
            "status": lambda value: None,
            "bool": bool,
            "number": lambda value: value.value,
            "text": lambda value: value.text(),
            "text?": lambda value: value.optional_text(),
            "bytes": lambda value: value.bytes(),
            "bytes?": lambda value: value.optional_bytes(),
            "[int]": lambda value: value.integers(),
            "[real]": lambda value: value.reals(),
            "[bool]": lambda value: value.bools(),
            "[number]": lambda value: value.numbers(),
        }
        if kind in simple:
            return simple[kind]
        if kind.startswith("["):
            return self._list_converter(kind[1:-1])
        if kind.endswith("?"):
            return lambda handle: handle if handle._ptr else None
        if kind in self.types:
            return partial(_present, function)
        return lambda value: value

    def _list_converter(self, name: str) -> Callable[[Any], Any]:
        size = self.support("list_size", "int64", "list")
        take = self.support(f"take_{name}", f"handle {name}", "list", "int64")

        def items(source: Any) -> tuple[Any, ...]:
            # Each is taken by its own call, so that an interrupt in between loses none.
            found = [take(source, index) for index in range(size(source))]
            return tuple(item if item._ptr else None for item in found)

        return items
