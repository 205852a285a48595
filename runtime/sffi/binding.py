"""Opening a shim and binding its functions, each at its first call.

A generated ``_native`` module holds a table of signature texts and one :class:`Library`. Its
``__getattr__`` comes here for a name that is not there yet; the bound function is stored in the
module, so that from then on a call goes straight to it.

On CPython a bound function is a builtin that runs in the shim (:mod:`sffi.calling`); elsewhere it
is a ctypes function (:mod:`sffi.portable`).
"""

from __future__ import annotations

import ctypes
import os
import sys
from _thread import RLock

from sffi.errors import AbiMismatchError, LibraryNotFoundError, SffiError, SymbolNotFoundError
from sffi.handle import Handle
from sffi.objects import NATIVE_CALLS
from sffi.prototype import Signature

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from typing import Any

    from sffi.calling import BoundFunction, Native
    from sffi.locate import Prefix
    from sffi.table import Table

__all__ = ["Library", "opened_libraries"]

ABI_VERSION = 2

if TYPE_CHECKING:
    from typing import Protocol

    class Opened(Protocol):
        """What is asked of each open library, by :func:`sffi.live_handles` and recordings."""

        name: str

        def live_handles(self) -> dict[str, int]: ...
        def redirect(self, recorder: Callable[..., Any] | None) -> None: ...
        def bound_functions(self) -> dict[int, BoundFunction]: ...


#: libraries whose shim is open, in the order of opening
opened_libraries: list[Opened] = []
#: is told of handles that are closed and moved, while somebody records (sffi.plans.hook)
recording: Any = None


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
        guards: functions whose results a recorded plan compares (``@guard`` in the spec).
        tables: modules of the package whose functions' signatures are in a table of their own.
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
        guards: frozenset[str] = frozenset(),
        tables: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.package = package
        self.shim_hash = shim_hash
        self.prototypes = prototypes
        self.handle_names = handles
        self.prefix = prefix
        self.preload = preload
        self.guards = guards
        self.tables = tables
        self.path = ""  #: the shim's file, once it is open
        self.target: Prefix | None = None  #: where the target library was found
        self._dll: Any = None
        self._lock = RLock()
        self._binder: Any = None
        self._support: dict[str, Callable[..., Any]] = {}
        self._kept: list[Any] = []  # preloaded libraries

    def __repr__(self) -> str:
        return f"<Library {self.name} {self.path or '(not opened)'}>"

    # --- binding --------------------------------------------------------------------------------

    def bind(
        self, symbol: str, namespace: MutableMapping[str, Any], text: str | None = None
    ) -> Any:
        """The function for a symbol, which is also stored in ``namespace``.

        ``text`` is its signature text, which is looked up if it is not given.

        Raises:
            AttributeError: no function of the package has this name.
            LibraryNotFoundError: the shim or the target library cannot be opened.
            AbiMismatchError: the shim has another signature for it.
            SymbolNotFoundError: the shim lacks it.
        """
        text = text or self.prototype(symbol)
        if text is None:
            raise AttributeError(f"{self.package} has no native function {symbol!r}")
        self.open()
        self._check_signature(symbol, text)
        try:
            function = self._binder.function(symbol, Signature(text))
        except AttributeError:
            raise self._missing(symbol) from None
        if os.environ.get("SFFI_DEBUG_HANDLES"):
            from sffi import leaks

            function = leaks.recording(function)
        namespace[symbol] = function
        return function

    def prototype(self, symbol: str) -> str | None:
        """The signature text of a function of the package."""
        text = self.prototypes.get(symbol)
        if text is None and symbol.startswith(f"rt_{self.name}_"):
            for table in self.loaded_tables():
                text = text or table.prototype(symbol)
        return text

    def into(self, table: str, name: str, out: Any, /, *first: Any, **arguments: Any) -> Any:
        """Call the function of a table that writes into ``out`` (:meth:`Overloads.into`)."""
        path = f"{self.package}.{table}"
        module = sys.modules.get(path) or __import__(path, fromlist=("table",))
        return getattr(module, name).into(out, *first, **arguments)

    def loaded_tables(self) -> list[Table]:
        """The tables of the package, which this loads."""
        modules = [f"{self.package}.{path}" for path in self.tables]
        return [__import__(module, fromlist=("table",)).table for module in modules]

    def all_prototypes(self) -> dict[str, str]:
        """The signature text of every function of the package, by symbol."""
        found = dict(self.prototypes)
        for table in self.loaded_tables():
            found |= table.prototypes()
        return found

    def support(self, name: str, result: str, *arguments: str) -> Callable[..., Any]:
        """A support function of the shim, such as ``close_T``; kinds as :mod:`sffi.prototype`'s."""
        if name not in self._support:
            self.open()
            self._support[name] = self._binder.support(name, result, *arguments)
        return self._support[name]

    def close(self, handle: Handle) -> None:
        """Release what a handle owns; native code sets it to null."""
        if recording is not None:
            recording.closed(handle)
        kind = self.kind_of(handle)
        self.support(f"close_{kind}", "none", f"taken {kind}")(handle)

    def move(self, target: Handle, source: Handle) -> None:
        """Give what one handle owns to another of the same class; the source is then closed."""
        if recording is not None:
            recording.moved(target, source)
        kind = self.kind_of(target)
        self.support(f"move_{kind}", "none", f"taken {kind}", f"taken {kind}")(target, source)

    def kind_of(self, handle: Handle) -> str:
        """The name of a handle's class in the spec."""
        mro = type(handle).__mro__
        return next(base.__name__ for base in mro if base.__name__ in self.handle_names)

    def redirect(self, recorder: Callable[..., Any] | None) -> None:
        """Give the calls of all functions to ``recorder(capsule, arguments)``; None ends it."""
        self._binder.redirect(recorder)

    def bound_functions(self) -> dict[int, BoundFunction]:
        """What is known of each bound function, by the id of its capsule."""
        found: dict[int, BoundFunction] = self._binder.bound
        return found

    @property
    def native(self) -> Native:
        """The binder of the open shim, where shims are called natively."""
        self.open()
        binder: Native = self._binder
        return binder

    def live_handles(self) -> dict[str, int]:
        """Count the live handles of this library, by ``library.Type``."""
        return {
            f"{self.name}.{kind}": self.support(f"live_{kind}", "int64")()
            for kind in self.handle_names
        }

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
                dll = (ctypes.PyDLL if NATIVE_CALLS else ctypes.CDLL)(candidate.path)
                self._check_abi(dll, candidate.path)
            except OSError as error:
                candidate.problem = str(error)
                continue
            self.path, self.target = candidate.path, target
            self._prepare(dll)
            self._dll = dll
            opened_libraries.append(self)
            if recording is not None:
                recording.opened(self)
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
        if NATIVE_CALLS:
            from sffi.calling import Native

            self._binder = Native(self, dll)
        else:
            from sffi.portable import Portable

            self._binder = Portable(self, dll)
        if self.handle_names:
            module = __import__(f"{self.package}.handles", fromlist=("handles",))
            for name in self.handle_names:
                try:
                    self._binder.add_handle(name, getattr(module, name))
                except AttributeError:
                    raise AbiMismatchError(
                        f"{self.path} has no class {name}, which {self.package} was made with\n"
                        f"The shim is stale; build it again: sffi build {self.name}"
                    ) from None

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
        name.argtypes, name.restype = [ctypes.c_int64], ctypes.c_char_p
        signature = dll[f"rt_{self.name}__signature"]
        signature.argtypes, signature.restype = [ctypes.c_char_p], ctypes.c_char_p
        names = [name(index) for index in range(count())]
        # The table of a shim without functions has one entry, of no name.
        return {text.decode(): signature(text).decode() for text in names if text}

    def absent(self) -> dict[str, str]:
        """Classes that the shim was built without, each with what was found in its place.

        These are targets of the form ``struct some::Class`` which the library's headers do not
        define (found is then empty), or whose ``call`` has another signature.
        """
        dll = self.open()
        count = dll[f"rt_{self.name}__absent_count"]
        count.restype = ctypes.c_int64
        texts = [dll[f"rt_{self.name}__absent_{part}"] for part in ("name", "found")]
        for text in texts:
            text.argtypes, text.restype = [ctypes.c_int64], ctypes.c_char_p
        name, found = texts
        return {name(index).decode(): found(index).decode() for index in range(count())}

    def _missing(self, symbol: str) -> SymbolNotFoundError:
        import difflib

        # Compared without what all symbols begin with, which would make them all alike.
        prefix = f"rt_{self.name}_"
        short = [name.removeprefix(prefix) for name in self.symbols() if name != symbol]
        found = difflib.get_close_matches(symbol.removeprefix(prefix), short, n=3)
        near = [f"{prefix}{name}" for name in found]
        version = f" ({self.target.version})" if self.target else ""
        lines = [
            f"{symbol} is not in the shim of {self.name}{version}",
            f"  shim: {self.path}",
        ]
        if near:
            lines.append(f"  near: {', '.join(near)}")
        lines.append(f"Every other function works. To build the shim again: sffi build {self.name}")
        return SymbolNotFoundError("\n".join(lines), symbol)
