"""Shim functions as builtin functions of CPython.

For each function a record says what its arguments and results are; ``python_call`` in the shim
(sffi/python.hpp) reads it, converts, and calls the function's uniform entry. A call then costs
what one of a compiled extension module costs, and the shim knows nothing of any Python version.
"""

from __future__ import annotations

import ctypes

from sffi.errors import AbiMismatchError
from sffi.host import host_table
from sffi.objects import HANDLE_OFFSET
from sffi.prototype import Signature, argument_letter, argument_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from sffi.binding import Library

__all__ = ["BoundFunction", "Native", "builtin", "capsule_of"]

_METH_NOARGS, _METH_FASTCALL = 0x0004, 0x0080
_CAPSULE_NAME = ctypes.c_char_p(b"sffi.function")
_MOST_ARGUMENTS, _MOST_RESULTS = 64, 16

# Values that an argument becomes, where it is not one.
_WIDTHS = {"n": 3, **dict.fromkeys("jvesSyYIJDEBCQRLKMN", 2)}
_RESULTS = {
    "status": "v",
    "int": "i",
    "uint": "u",
    "real": "d",
    "bool": "q",
    "number": "n",
    "text": "s",
    "text?": "S",
    "bytes": "b",
    "bytes?": "Y",
    "[int]": "I",
    "[real]": "D",
    "[bool]": "B",
    "[number]": "N",
}


class _Function(ctypes.Structure):
    """``sffi::python_function`` of sffi/python.hpp."""

    _fields_ = (
        ("entry", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("argument_kinds", ctypes.c_char_p),
        ("argument_names", ctypes.c_void_p),
        ("argument_types", ctypes.c_void_p),
        ("result_kinds", ctypes.c_char_p),
        ("result_types", ctypes.c_void_p),
        ("argument_count", ctypes.c_int64),
        ("out_count", ctypes.c_int64),
    )


class _MethodDef(ctypes.Structure):
    """``PyMethodDef``, part of the stable ABI."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("method", ctypes.c_void_p),
        ("flags", ctypes.c_int),
        ("doc", ctypes.c_char_p),
    )


_kept: list[Any] = []  # CPython and the shim keep pointers into these


class BoundFunction:
    """What is known of a bound function, for those who record its calls.

    Attributes:
        native: the binder of its shim.
        symbol: its name in the shim.
        signature: its signature.
        record: address of its ``sffi::python_function``.
        entry: address of its uniform entry.
        argument_kinds: a letter for each argument.
        argument_classes: the handle class of each argument, how many items a single int stands for,
            or None.
        result_kinds: a letter for each result.
        direct: calls the function, whoever records.
    """

    __slots__ = (
        "argument_classes",
        "argument_kinds",
        "direct",
        "entry",
        "method",
        "native",
        "record",
        "result_kinds",
        "signature",
        "symbol",
    )
    record: int
    entry: int
    argument_kinds: str
    argument_classes: list[type | int | None]
    result_kinds: str
    direct: Callable[..., Any]

    def __init__(self, native: Native, symbol: str, signature: Signature) -> None:
        self.native = native
        self.symbol = symbol
        self.signature = signature
        self.method: Any = None


class Native:
    """Binds the functions of one open shim."""

    def __init__(self, library: Library, dll: Any) -> None:
        self.library = library
        self.dll = dll
        self.prefix = f"rt_{library.name}"
        # By handle class: the Python class, and the address of the shim's drop function.
        self.types: dict[str, tuple[type, int]] = {}
        give = dll[f"{self.prefix}__host"]
        give.argtypes, give.restype = [ctypes.c_void_p], ctypes.c_int64
        if give(host_table(ctypes.sizeof(_Function))) != 0:
            raise AbiMismatchError(
                f"{dll._name} was built for another sffi; build it again: sffi build {library.name}"
            )
        self.entry = dll[f"{self.prefix}__entry"]
        self.entry.argtypes, self.entry.restype = [ctypes.c_char_p], ctypes.c_void_p
        self.code = self.address("python_call")
        # By the id of a function's capsule. While somebody records, the code of all of them is
        # `recording` (sffi/plan.hpp) instead of `code`, so that no call escapes, whoever holds on
        # to the function; at all other times nothing is in the way.
        self.bound: dict[int, BoundFunction] = {}
        self.recording = 0

    def add_handle(self, name: str, kind: Any) -> None:
        """Make a handle class known, and give it its finaliser."""
        self.types[name] = (kind, self.address(f"drop_{name}"))
        kind.__del__ = _finalizer(kind, self.address(f"finalize_{name}"))

    def function(self, symbol: str, signature: Signature) -> Callable[..., Any]:
        """The builtin for a symbol.

        Raises:
            AttributeError: the shim lacks it.
        """
        getattr(self.dll, symbol)
        entry = self.entry(symbol.encode())
        bound = BoundFunction(self, symbol, signature)
        function = _builtin(self.code, entry, bound, self.types)
        self.bound[id(function.__self__)] = bound  # type: ignore[attr-defined]
        if self.recording:
            bound.method.method = self.recording
        return function

    def redirect(self, recorder: Any) -> None:
        """Give the calls of all functions, bound now or later, to a recorder; None ends it."""
        self.recording = 0
        if recorder is not None:
            tell = self.dll[f"{self.prefix}__record_with"]
            tell.argtypes, tell.restype = [ctypes.py_object], None
            tell(recorder)
            self.recording = self.address("recorded_call")
        for bound in list(self.bound.values()):
            bound.method.method = self.recording or self.code

    def support(self, name: str, result: str, *arguments: str) -> Callable[..., Any]:
        """A support function of the shim, through ctypes; handles are passed by their address."""
        native = self.dll[f"{self.prefix}__{name}"]
        native.argtypes = [ctypes.c_void_p for _ in arguments]
        native.restype = None if result == "none" else ctypes.c_int64
        if not arguments:
            return native  # type: ignore[no-any-return]
        kinds = [self.types[argument.partition(" ")[2]][0] for argument in arguments]

        def checked(*handles: Any) -> Any:
            for handle, kind in zip(handles, kinds, strict=True):
                if not isinstance(handle, kind):
                    raise TypeError(f"{name}: not a {kind.__name__}: {type(handle).__name__}")
            return native(*[id(handle) + HANDLE_OFFSET for handle in handles])

        return checked

    def address(self, name: str) -> int:
        """Address of a support function."""
        code = ctypes.cast(self.dll[f"{self.prefix}__{name}"], ctypes.c_void_p).value
        assert code is not None
        return code


def _builtin(
    code: int, entry: int, bound: BoundFunction, types: Mapping[str, tuple[type, int]]
) -> Callable[..., Any]:
    """The builtin function for a symbol.

    Args:
        code: address of the shim's ``python_call``.
        entry: address of the function's uniform entry.
        bound: symbol and signature; the rest is filled in here.
        types: by handle class: the Python class, and the address of the shim's drop function.
    """
    symbol, signature = bound.symbol, bound.signature
    results, params = signature.results, signature.params
    argument_kinds = ""
    classes: list[type | int | None] = []
    for _, kind in params:
        letter, found = argument_letter(kind, types)
        argument_kinds += letter
        classes.append(found[0] if found is not None else argument_size(kind))
    names = [name.encode() for name, _ in params]
    result_kinds = ""
    result_types: list[int] = []
    for kind in results:
        name = kind.strip("[]?")
        owner, drop = types.get(name, (None, 0))
        if owner is not None:
            result_kinds += "l" if kind.startswith("[") else "H" if kind.endswith("?") else "h"
        else:
            result_kinds += _RESULTS[kind]
        result_types += [id(owner) if owner is not None else 0, drop]
    width = sum(_WIDTHS.get(kind, 1) for kind in argument_kinds)
    if width > _MOST_ARGUMENTS or len(results) > _MOST_RESULTS:
        raise ValueError(f"{symbol} has more arguments or results than can be passed")
    name_array = (ctypes.c_char_p * (len(names) or 1))(*names)
    argument_array = (ctypes.c_void_p * (len(classes) or 1))(
        *[0 if kind is None else id(kind) for kind in classes]
    )
    result_array = (ctypes.c_void_p * len(result_types))(*result_types)
    record = _Function(
        entry,
        signature.name.encode(),
        argument_kinds.encode(),
        ctypes.addressof(name_array),
        ctypes.addressof(argument_array),
        result_kinds.encode(),
        ctypes.addressof(result_array),
        len(argument_kinds),
        len(results) if signature.several else -1,
    )
    _kept.append((names, name_array, classes, argument_array, result_array, record))
    capsule = capsule_of(ctypes.addressof(record), _CAPSULE_NAME)
    bound.record, bound.entry = ctypes.addressof(record), entry
    bound.argument_kinds, bound.argument_classes = argument_kinds, classes
    bound.result_kinds = result_kinds
    function, bound.method = builtin(symbol, code, capsule)
    bound.direct, _ = builtin(symbol, code, capsule)
    return function


def capsule_of(address: int, name: ctypes.c_char_p) -> Any:
    """A capsule around a pointer; the name must stay alive."""
    make = _api("PyCapsule_New", ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
    return make(address, name, None)


def builtin(name: str, code: int, capsule: Any) -> tuple[Callable[..., Any], Any]:
    """A builtin function (``METH_FASTCALL``) with a capsule as `self`, and its method record."""
    method = _MethodDef(name.encode(), code, _METH_FASTCALL, None)
    _kept.append(method)
    make = _api("PyCFunction_NewEx", ctypes.c_void_p, ctypes.py_object, ctypes.c_void_p)
    return make(ctypes.addressof(method), capsule, None), method


def _finalizer(kind: type, code: int) -> Any:
    """``__del__`` for a handle class: a method descriptor around a C function of the shim."""
    method = _MethodDef(b"__del__", code, _METH_NOARGS, None)
    _kept.append(method)
    make = _api("PyDescr_NewMethod", ctypes.py_object, ctypes.c_void_p)
    return make(kind, ctypes.addressof(method))


def _api(name: str, *arguments: Any) -> Any:
    function = ctypes.pythonapi[name]
    function.argtypes, function.restype = arguments, ctypes.py_object
    return function
