"""Opening a shim and binding its functions, each at its first call.

A generated ``_native`` module holds a table of signature texts and one :class:`Library`. Its
``__getattr__`` comes here for a name that is not there yet; the bound ctypes function is stored
in the module, so that from then on a call goes straight to it.

The shim is opened with :class:`ctypes.PyDLL`. It keeps the GIL unless the function releases it
(which the shim does itself), and ctypes raises what the shim has raised. Where the interpreter is
not CPython, errors are read from the shim after each call instead.
"""

from __future__ import annotations

import ctypes
import os
import sys
from _thread import RLock

from sffi.errors import AbiMismatchError, LibraryNotFoundError, SffiError, SymbolNotFoundError
from sffi.handle import Handle
from sffi.prototype import expand
from sffi.values import Bytes, HandleList, Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from typing import Any

    from sffi.locate import Prefix

__all__ = ["Library", "opened_libraries"]

ABI_VERSION = 1

#: libraries whose shim is open, in the order of opening
opened_libraries: list[Library] = []

# c_void_p converts a Python int twice as fast as c_int64 does and is passed in the same register;
# wrappers check the range before. Only where a pointer has 64 bits.
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


class Library:
    """The shim of a generated package.

    Args:
        name: the library's name in the spec.
        package: the generated package's import name.
        shim_hash: hash of the shim's sources.
        prototypes: signature text by symbol.
        handles: names of the handle classes, which are in ``<package>.handles``.
        prefix: where the target library may be, as :func:`sffi.locate.find_prefix` takes it.
        preload: target libraries to open before the shim, without ``lib`` and ending.
    """

    def __init__(
        self,
        name: str,
        package: str,
        shim_hash: str,
        prototypes: Mapping[str, str],
        handles: tuple[str, ...] = (),
        prefix: tuple[str, ...] = (),
        preload: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.package = package
        self.shim_hash = shim_hash
        self.prototypes = prototypes
        self.handle_names = handles
        self.prefix = prefix
        self.preload = preload
        self.path = ""  #: the shim's file, once it is open
        self.target: Prefix | None = None  #: where the target library was found
        self._dll: Any = None
        self._lock = RLock()
        self._types: dict[str, Any] = {}
        self._support: dict[str, Callable[..., Any]] = {}
        self._kept: list[Any] = []  # preloaded libraries

    def __repr__(self) -> str:
        return f"<Library {self.name} {self.path or '(not opened)'}>"

    # --- binding --------------------------------------------------------------------------------

    def bind(self, symbol: str, namespace: MutableMapping[str, Any]) -> Any:
        """The ctypes function for a symbol, which is also stored in ``namespace``.

        Raises:
            AttributeError: no function of the package has this name.
            LibraryNotFoundError: the shim or the target library cannot be opened.
            AbiMismatchError: the shim has another signature for it.
            SymbolNotFoundError: the shim lacks it.
        """
        signature = self.prototypes.get(symbol)
        if signature is None:
            raise AttributeError(f"{self.package} has no native function {symbol!r}")
        dll = self.open()
        self._check_signature(symbol, signature)
        try:
            function = dll[symbol]
        except AttributeError:
            raise self._missing(symbol) from None
        result, arguments = expand(signature)
        function.argtypes = [self._argument(kind) for kind in arguments]
        function.restype = self._result(result)
        if not self.raises_itself:
            function.errcheck = self._error_check(signature.partition("(")[0])
        if result.startswith("handle ") and os.environ.get("SFFI_DEBUG_HANDLES"):
            from sffi import leaks

            function = leaks.recording(function)
        namespace[symbol] = function
        return function

    def support(self, name: str) -> Callable[..., Any]:
        """A support function of the shim, such as ``list_size``."""
        if name not in self._support:
            function = self.open()[f"rt_{self.name}__{name}"]
            kind, _, handle = name.partition("_")
            if name == "list_size":
                function.argtypes, function.restype = [self._types["list"]], ctypes.c_int64
            elif kind == "take":
                function.argtypes = [self._types["list"], _INTEGER]
                function.restype = self._types[handle]
            elif kind == "live":
                function.argtypes, function.restype = [], ctypes.c_int64
            elif kind == "close":
                function.argtypes = [ctypes.POINTER(self._types[handle])]
                function.restype = None
            self._support[name] = function
        return self._support[name]

    def close(self, handle: Handle) -> None:
        """Release what a handle owns; the handle is set to null by native code."""
        kind = next(base for base in type(handle).__mro__ if base.__name__ in self.handle_names)
        self.support(f"close_{kind.__name__}")(handle)

    def live_handles(self) -> dict[str, int]:
        """Count the live handles of this library, by ``library.Type``."""
        return {f"{self.name}.{kind}": self.support(f"live_{kind}")() for kind in self.handle_names}

    def available(self) -> bool:
        """Whether the shim and the target library can be opened; never raises."""
        try:
            self.open()
        except SffiError:
            return False
        return True

    def version(self) -> str:
        """The target library's version; ``"unknown"`` where it does not say.

        Raises:
            LibraryNotFoundError: there is no target library.
        """
        if self.target is None:
            from sffi import locate

            return locate.find_prefix(self.prefix, self.name, self.preload).version
        return self.target.version

    @property
    def raises_itself(self) -> bool:
        """Whether the shim raises Python exceptions, rather than being asked for errors."""
        return sys.implementation.name == "cpython" and not os.environ.get("SFFI_NO_HOST")

    # --- opening --------------------------------------------------------------------------------

    def open(self) -> Any:
        """Open the shim, once; the ctypes library.

        Raises:
            LibraryNotFoundError: with every place tried and why it was not taken.
            AbiMismatchError: the shim speaks another version of the protocol.
        """
        if self._dll is None:
            with self._lock:
                if self._dll is None:
                    self._open()
        return self._dll

    def _open(self) -> None:
        from sffi import locate

        target = locate.find_prefix(self.prefix, self.name, self.preload)
        for stem in self.preload:
            path = locate.library_file(target, stem)
            if path is not None:
                self._kept.append(self._open_target(path))
        package = locate.find_package(self.package) or ""
        tried = locate.shim_candidates(self.name, package, self.shim_hash, target.version)
        for candidate in tried:
            if candidate.problem is not None:
                continue
            try:
                dll = (ctypes.PyDLL if self.raises_itself else ctypes.CDLL)(candidate.path)
                self._check_abi(dll, candidate.path)
            except OSError as error:
                candidate.problem = str(error)
                continue
            self.path, self.target = candidate.path, target
            self._prepare(dll)
            self._dll = dll
            opened_libraries.append(self)
            return
        raise locate.shim_not_found(self.name, tried)

    def _open_target(self, path: str) -> Any:
        try:
            return ctypes.CDLL(path)
        except OSError as error:
            raise LibraryNotFoundError(
                f"cannot open the library that `{self.name}` binds\n  {path}\n    {error}\n"
                f"Install it again, or run `sffi doctor {self.name}` to see what is wrong.",
                ((path, str(error)),),
            ) from None

    def _check_abi(self, dll: Any, path: str) -> None:
        try:
            version = dll[f"rt_{self.name}__abi"]
        except AttributeError:
            raise OSError(f"not a shim of {self.name}: no rt_{self.name}__abi in it") from None
        version.restype = ctypes.c_int64
        if (found := version()) != ABI_VERSION:
            raise AbiMismatchError(
                f"{path} speaks version {found} of sffi's protocol, this sffi version "
                f"{ABI_VERSION}; build it again: sffi build {self.name}"
            )

    def _prepare(self, dll: Any) -> None:
        """Tell the shim about Python and Python about the shim's classes."""
        prefix = f"rt_{self.name}"
        if self.raises_itself:
            from sffi.host import host_table

            give = dll[f"{prefix}__host"]
            give.argtypes, give.restype = [ctypes.c_void_p], ctypes.c_int64
            if give(host_table()) != 0:
                raise AbiMismatchError(
                    f"{dll._name} was built for a newer sffi; build it again: "
                    f"sffi build {self.name}"
                )
        else:
            dll[f"{prefix}__host"].argtypes = [ctypes.c_void_p]
        self._types["bytes"] = self._owner("Bytes", Bytes, dll, "bytes_release")
        self._types["list"] = self._owner("HandleList", HandleList, dll, "list_release")
        if self.handle_names:
            module = __import__(f"{self.package}.handles", fromlist=("handles",))
            for name in self.handle_names:
                kind = getattr(module, name)
                self._types[name] = kind
                release = dll[f"{prefix}__release_{name}"]
                release.argtypes, release.restype = [kind], None
                kind.__del__ = _finalizer(release)

    def _owner(self, name: str, base: type, dll: Any, release: str) -> type:
        """A class whose objects own memory of this shim."""
        owner = type(name, (base,), {"__slots__": (), "_library": self})
        function = dll[f"rt_{self.name}__{release}"]
        function.argtypes, function.restype = [owner], None
        owner.__del__ = _finalizer(function)  # type: ignore[attr-defined]
        return owner

    # --- prototypes -----------------------------------------------------------------------------

    def _argument(self, kind: str) -> Any:
        if kind in _ARGUMENTS:
            return _ARGUMENTS[kind]
        role, _, name = kind.partition(" ")
        if role == "handle":
            return self._types[name]
        return ctypes.POINTER(self._types[name] if role == "taken" else self._result(name))

    def _result(self, kind: str) -> Any:
        if kind in _RESULTS:
            return _RESULTS[kind]
        return self._types[kind.removeprefix("handle ")]

    def _check_signature(self, symbol: str, expected: str) -> None:
        lookup = self._dll[f"rt_{self.name}__signature"]
        lookup.argtypes, lookup.restype = [ctypes.c_char_p], ctypes.c_char_p
        found = lookup(symbol.encode())
        if found is None:
            raise self._missing(symbol)
        if found.decode() != expected:
            raise AbiMismatchError(
                f"{symbol} in {self.path} is not the one that {self.package} was made for\n"
                f"  package: {expected}\n"
                f"  shim:    {found.decode()}\n"
                f"The shim is stale; build it again: sffi build {self.name}"
            )

    def symbols(self) -> dict[str, str]:
        """Name and signature of every function in the open shim."""
        dll = self.open()
        count = dll[f"rt_{self.name}__function_count"]
        count.restype = ctypes.c_int64
        name = dll[f"rt_{self.name}__function_name"]
        name.argtypes, name.restype = [_INTEGER], ctypes.c_char_p
        signature = dll[f"rt_{self.name}__signature"]
        signature.argtypes, signature.restype = [ctypes.c_char_p], ctypes.c_char_p
        names = [name(index) for index in range(count())]
        return {text.decode(): signature(text).decode() for text in names}

    def _missing(self, symbol: str) -> SymbolNotFoundError:
        import difflib

        near = difflib.get_close_matches(symbol, [n for n in self.symbols() if n != symbol], n=3)
        version = f" ({self.target.version})" if self.target else ""
        lines = [
            f"{symbol} is not in the shim of {self.name}{version}",
            f"  shim: {self.path}",
        ]
        if near:
            lines.append(f"  near: {', '.join(near)}")
        lines.append(f"Every other function works. To build the shim again: sffi build {self.name}")
        return SymbolNotFoundError("\n".join(lines), symbol)

    # --- errors, where the shim cannot raise ----------------------------------------------------

    def _error_check(self, result: str) -> Callable[[Any, Any, Any], Any]:
        from sffi.fallback import error_check

        return error_check(self, result)


def _finalizer(release: Any) -> Any:
    """``__del__`` that is the native function itself: no Python frame for each object."""
    if sys.implementation.name == "cpython":
        make = ctypes.pythonapi["PyInstanceMethod_New"]
        make.argtypes, make.restype = [ctypes.py_object], ctypes.py_object
        return make(release)

    def finalize(self: Any) -> None:
        release(self)

    return finalize
