"""Opening a C library and binding its functions, each at its first call.

A generated ``_native`` module holds one :class:`Library`. Its ``__getattr__`` comes here for a
name that is not there yet; the bound ctypes function is stored in the module, so that from then on
a call goes straight to it.
"""

from __future__ import annotations

import ctypes
import os
import sys
from _thread import RLock

from sffi import binding
from sffi.c.callback import deliver, pending
from sffi.c.prototypes import Prototype
from sffi.errors import SffiError, SymbolNotFoundError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence
    from typing import Any

    from sffi.c.failure import CError
    from sffi.calling import BoundFunction

__all__ = ["Library"]

_RESULTS: dict[str, Any] = {
    "i8": ctypes.c_int8,
    "i16": ctypes.c_int16,
    "i32": ctypes.c_int32,
    "i64": ctypes.c_int64,
    "u8": ctypes.c_uint8,
    "u16": ctypes.c_uint16,
    "u32": ctypes.c_uint32,
    "u64": ctypes.c_uint64,
    "usize": ctypes.c_size_t,
    "isize": ctypes.c_ssize_t,
    "long": ctypes.c_long,
    "ulong": ctypes.c_ulong,
    "f32": ctypes.c_float,
    "f64": ctypes.c_double,
    "longdouble": ctypes.c_longdouble,
    "bool": ctypes.c_bool,
    "char": ctypes.c_char,
    "text": ctypes.c_char_p,
    "pointer": ctypes.c_void_p,
    "void": None,
}
_NO_RECORDS = frozenset(["buffer", "bytes", "userdata", "destroy", "wchar"])
_PLATFORMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}


class _Any:
    """An argument type that takes what it is given; ctypes needs one to see where `...` begins."""

    @staticmethod
    def from_param(value: Any) -> Any:
        return value


def _unsigned_needs_care() -> bool:
    """Whether a 32-bit argument must be extended as its type says, not just as an ``int``.

    On x86-64 and AArch64 the callee does not look at the upper half of the register, on RISC-V the
    ABI extends unsigned ones as signed too, and 32-bit processors have no upper half.
    """
    machine = os.uname().machine.lower() if hasattr(os, "uname") else "x86_64"
    known = ("x86_64", "amd64", "arm", "aarch64", "riscv", "i386", "i486", "i586", "i686")
    return not machine.startswith(known)


class _U32:
    @staticmethod
    def from_param(value: Any) -> Any:
        return ctypes.c_uint32(value) if isinstance(value, int) else value


class Library:
    """The C library behind a generated package.

    Args:
        name: the library's name in the spec.
        package: the generated package's import name.
        prototypes: what :mod:`sffi.c.prototypes` describes, by the name in ``_native``.
        files: names of the library's file, of all platforms.
        prefix: where it may be, as in the spec.
        handles: names of the handle classes, which are in ``<package>.handles``.
    """

    def __init__(
        self,
        name: str,
        package: str,
        prototypes: Mapping[str, str],
        files: Sequence[str],
        prefix: tuple[str, ...] = (),
        handles: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.package = package
        self.prototypes = prototypes
        self.files = tuple(files)
        self.prefix = prefix
        self.handle_names = handles
        self.path = ""  #: the library's file, once it is open
        #: texts and buffers that C keeps for ever, and those that it keeps until others come
        self.kept: dict[Any, Any] = {}
        self._dlls: dict[str, Any] = {}
        self._lock = RLock()
        self._functions: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"<Library {self.name} {self.path or '(not opened)'}>"

    # --- binding --------------------------------------------------------------------------------

    def bind(self, key: str, namespace: MutableMapping[str, Any]) -> Any:
        """The ctypes function for a name, which is also stored in ``namespace``.

        Raises:
            AttributeError: no function of the package has this name.
            LibraryNotFoundError: the library cannot be found or opened.
            SymbolNotFoundError: the library has no such function.
        """
        if key not in self.prototypes:
            raise AttributeError(f"{self.package} has no native function {key!r}")
        function = namespace[key] = self.function(key)
        return function

    def function(self, key: str) -> Any:
        """The ctypes function of an entry."""
        if key not in self._functions:
            prototype = self.prototype(key)
            symbol = prototype.facts.get("as", key)
            try:
                function = self._dll(prototype.words)[symbol]
            except AttributeError:
                raise self._missing(symbol, prototype) from None
            function.restype = self.result_type(prototype.result, key)
            if binding.recording is not None:
                function.errcheck = binding.recording.foreign
            for argument in prototype.arguments:
                if argument.kind.isidentifier():
                    self._record(argument.kind, key)
            fixed = int(prototype.facts.get("fixed", 0))
            if fixed:
                function.argtypes = (_Any,) * fixed
            elif _unsigned_needs_care():
                kinds = [argument.kind for argument in prototype.arguments]
                function.argtypes = tuple(_U32 if kind == "u32" else _Any for kind in kinds)
            self._functions[key] = function
        return self._functions[key]

    def redirect(self, recorder: Callable[..., Any] | None) -> None:
        """Have calls refused in a thread that records, as a plan cannot hold them; None ends it."""
        for function in list(self._functions.values()):
            if recorder is None:
                del function.errcheck
            else:
                function.errcheck = binding.recording.foreign

    def bound_functions(self) -> dict[int, BoundFunction]:
        """None: functions of C have no entry for plans."""
        return {}

    def variable(self, symbol: str, facts: str) -> int:
        """The address of a global variable; ``facts`` are as a prototype's.

        Raises:
            LibraryNotFoundError, SymbolNotFoundError: it is not there.
        """
        try:
            return ctypes.addressof(ctypes.c_char.in_dll(self.open(), symbol))
        except ValueError:
            raise self._missing(symbol, Prototype(f"() -> void {facts}")) from None

    def prototype(self, key: str) -> Prototype:
        return Prototype(self.prototypes[key])

    def _record(self, kind: str, function: str) -> Any:
        """The class of a struct that crosses by value; None for what is none.

        Raises:
            TypeError: this platform's rule for such a struct is not known.
        """
        if kind in _RESULTS or kind in _NO_RECORDS or kind in self.handle_names:
            return None
        try:
            module = __import__(f"{self.package}.structs", fromlist=(kind,))
        except ModuleNotFoundError:
            return None
        cls = getattr(module, kind, None)
        if cls is not None and hasattr(cls, "_members"):
            from sffi.c.define import by_value

            by_value(cls, function)
        return cls

    def result_type(self, kind: str, function: str) -> Any:
        """The ctypes class for what a function returns."""
        if kind in _RESULTS:
            return _RESULTS[kind]
        if kind == "wchar":
            return ctypes.c_int32 if ctypes.sizeof(ctypes.c_wchar) == 4 else ctypes.c_uint16
        if kind in self.handle_names:
            return self.handle_class(kind)._token
        return self._record(kind, function)

    def handle_class(self, name: str) -> Any:
        return getattr(__import__(f"{self.package}.handles", fromlist=(name,)), name)

    def destructor(self, cls: Any) -> Callable[[int], None]:
        """What destroys an object of a handle class, given its address."""
        key, error = cls._close, cls._close_error
        function = self.function(key)
        ok = () if error is None else cls._close_ok

        def destroy(address: int) -> None:
            code = function(ctypes.c_void_p(address))
            if pending:
                deliver()
            if error is not None and code not in ok:
                raise self.failure(error, code, cls._close_name)

        return destroy

    def failure(self, cls: type[CError], code: int | None, function: str, *tokens: Any) -> CError:
        """The exception for a call that returned ``code``."""
        from sffi.c.failure import failure

        return failure(self, cls, code, function, *tokens)

    def fit(self, key: str, function: str, *values: Any) -> tuple[Any, ...]:
        """The slow path of a wrapper: see :mod:`sffi.c.fit`."""
        from sffi.c.fit import fit

        return fit(self, key, function, values)

    @staticmethod
    def item_code(kind: str) -> str:
        """Items of a list as :class:`sffi.c.buffers.Items` takes them; empty for no numbers."""
        from sffi.c.fit import LIMITS

        if kind in LIMITS:
            size = ctypes.sizeof(_RESULTS.get(kind, ctypes.c_wchar))
            return f"{'u' if kind[0] == 'u' else 'i'}{size}"
        return {"f32": "f4", "f64": "f8", "bool": "b1", "char": "i1"}.get(kind, "")

    # --- opening --------------------------------------------------------------------------------

    def open(self) -> Any:
        """Open the library, once; the ctypes library.

        Raises:
            LibraryNotFoundError: with every place tried and why it was not taken.
        """
        return self._dll(frozenset())

    def _dll(self, words: frozenset[str]) -> Any:
        way = f"{'keep' in words} {'errno' in words}"
        dll = self._dlls.get(way)
        if dll is None:
            with self._lock:
                if not self.path:
                    self._find()
                kind = ctypes.PyDLL if "keep" in words else ctypes.CDLL
                dll = self._dlls[way] = kind(self.path, use_errno="errno" in words)
        return dll

    def _find(self) -> None:
        from sffi.c.finding import candidates, no_library

        tried = candidates(self.name, self.files, self.prefix)
        for candidate in tried:
            if candidate.problem is not None:
                continue
            try:
                ctypes.CDLL(candidate.path)
            except OSError as error:
                candidate.problem = str(error)
                continue
            self.path = candidate.path
            binding.opened_libraries.append(self)
            return
        raise no_library(self.name, tried)

    def available(self) -> bool:
        """Whether the library can be opened; never raises."""
        try:
            self.open()
        except SffiError:
            return False
        return True

    def version(self) -> str:
        """The version in the name of the library's file, ``"unknown"`` if it has none.

        Raises:
            LibraryNotFoundError: there is no library.
        """
        self.open()
        _, ending, version = os.path.realpath(self.path).rpartition(".so.")
        return version if ending else "unknown"

    def live_handles(self) -> dict[str, int]:
        """Count the objects that are owned and alive, by ``library.Type``."""
        counts = {}
        for name in self.handle_names:
            cls = self.handle_class(name)
            counts[f"{self.name}.{name}"] = _value(cls._made) - _value(cls._ended)
        return counts

    def missing(self) -> list[str]:
        """The names of all functions of the package that the library lacks."""
        dll = self.open()
        symbols = [self.prototype(key).facts.get("as", key) for key in self.prototypes]
        return sorted({symbol for symbol in symbols if not hasattr(dll, symbol)})

    def _missing(self, symbol: str, prototype: Prototype) -> SymbolNotFoundError:
        import difflib

        dll, facts = self.open(), prototype.facts
        others = [name for name in self.prototypes if name != symbol]
        # Compared without what all names begin with, which would make them all alike.
        prefix = os.path.commonprefix([symbol, *others])  # noqa: RUF071  (of texts, not of paths)
        near = difflib.get_close_matches(
            symbol[len(prefix) :], [name[len(prefix) :] for name in others], n=8
        )
        there = [prefix + name for name in near if hasattr(dll, prefix + name)][:3]
        lines = [f"{symbol} is not in the library {self.name}", f"  library: {self.path}"]
        version = self.version()
        if version != "unknown":
            lines.append(f"  version: {version}")
        if "since" in facts:
            lines.append(f"  it came with version {facts['since']}")
        if "until" in facts:
            lines.append(f"  it is gone since version {facts['until']}")
        here = _PLATFORMS.get(sys.platform, sys.platform)
        if here not in facts.get("on", here).split("+"):
            lines.append(f"  it is on {facts['on'].replace('+', ', ')} only")
        if there:
            lines.append(f"  near: {', '.join(there)}")
        lines.append("Everything else works.")
        return SymbolNotFoundError("\n".join(lines), symbol)


def _value(counter: Any) -> int:
    """What a counter has come to."""
    return int(repr(counter)[6:-1])
