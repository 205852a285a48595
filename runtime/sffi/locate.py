"""Where the target library is.

The search is a short, ordered list that this module computes; nothing is globbed for. Every
place looked at is kept as a :class:`Candidate` with the reason why it was not taken, so that an
error can show the whole search and ``sffi doctor`` can show a successful one.

The target library is looked for as a *prefix*, a directory with ``include/`` and ``lib/``:

1. ``$SFFI_<NAME>_LIBRARY``: the prefix, its library directory or a library file in it. Where it
   is set nothing else is tried: whoever overrides the search does not want a silent substitute.
2. the places that the spec names, in its order: ``python:torch`` is the folder of an installed
   Python package (found without importing it), ``env:LIBTORCH`` a variable holding a prefix.
3. for a spec that names no place: the system's own library path.

The built shim is looked for by :mod:`sffi.cache`; its names are offered here too, for the loader.

The current directory is never searched, relative paths in variables are refused, and so is a
directory that everybody may write to.
"""

# This runs at the first call of every program that uses a generated package. pathlib and typing
# would cost 10 ms each there, so paths are strings and records are plain classes.
# ruff: noqa: PTH100, PTH112, PTH113, PTH118, PTH119, PTH120, PTH121
# ruff: noqa: PTH123, PTH208

from __future__ import annotations

import os
import sys

from sffi.cache import (
    built_versions,
    cache_dir,
    shim_candidates,
    shim_dir,
    shim_file_name,
    shim_not_found,
    shim_variable,
    version_tag,
)
from sffi.elf import file_problem
from sffi.errors import LibraryNotFoundError, SffiError
from sffi.search import (
    Candidate,
    from_variable,
    library_file_name,
    not_found,
    python_command,
    unsafe,
    variable_part,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Candidate",
    "Prefix",
    "built_versions",
    "cache_dir",
    "file_problem",
    "find_package",
    "find_prefix",
    "library_file",
    "library_file_name",
    "override_variable",
    "prefix_candidates",
    "prefix_version",
    "shim_candidates",
    "shim_dir",
    "shim_file_name",
    "shim_not_found",
    "shim_variable",
    "version_tag",
]

#: version of a prefix that does not say which it is
UNKNOWN_VERSION = "unknown"
#: origin and version of the prefix of a library that the system's loader finds by itself
SYSTEM = "system"


class Prefix:
    """A found target library.

    Attributes:
        path: the prefix directory; ``""`` for the system's own library path.
        include: its header directory, or ``""`` where there is none.
        lib: its library directory, or ``""`` for the system's.
        version: version that the prefix states, else ``"unknown"`` (``"system"``).
        origin: where the path comes from, in words for a person.
        candidates: every place looked at, the last one being this prefix.
    """

    __slots__ = ("candidates", "include", "lib", "origin", "path", "version")

    def __init__(
        self,
        path: str,
        include: str,
        lib: str,
        version: str,
        origin: str,
        candidates: tuple[Candidate, ...] = (),
    ) -> None:
        self.path = path
        self.include = include
        self.lib = lib
        self.version = version
        self.origin = origin
        self.candidates = candidates

    def __repr__(self) -> str:
        return f"Prefix({self.path!r}, version={self.version!r}, origin={self.origin!r})"


def find_prefix(
    spec_prefixes: Sequence[str], name: str, required: Iterable[str] = (), mend: str = ""
) -> Prefix:
    """Find the prefix of library ``name``.

    Args:
        spec_prefixes: the places that the spec names, e.g. ``("python:torch", "env:LIBTORCH")``.
        name: name of the library in the spec, e.g. ``"torch"``.
        required: libraries that must be in the prefix, without ``lib`` and ending, e.g.
            ``("c10", "torch_cpu")``; a place that lacks one is passed over.
        mend: the command that installs the library; by default one is derived from the places.

    Raises:
        LibraryNotFoundError: no place holds the library. The message lists them all.
    """
    required = tuple(required)
    looked_at: list[Candidate] = []
    for candidate in prefix_candidates(spec_prefixes, name):
        looked_at.append(candidate)
        if candidate.problem is not None:
            continue
        if candidate.origin == SYSTEM:
            return Prefix("", "", "", SYSTEM, SYSTEM, tuple(looked_at))
        prefix = _examine(candidate, required)
        if prefix is not None:
            prefix.candidates = tuple(looked_at)
            return prefix
    raise _prefix_not_found(spec_prefixes, name, looked_at, mend)


def prefix_candidates(spec_prefixes: Sequence[str], name: str) -> list[Candidate]:
    """List the places where library ``name`` may be, in the order in which they are tried."""
    variable = override_variable(name)
    if os.environ.get(variable):
        return [from_variable(variable)]
    candidates = [Candidate("", f"${variable}", "not set")]
    for place in spec_prefixes:
        kind, _, value = place.partition(":")
        if kind == "python":
            candidates.append(_from_python_package(value))
        elif kind == "env":
            candidates.append(from_variable(value))
        else:
            raise SffiError(
                f"library `{name}`: unknown prefix `{place}`; known are `python:PACKAGE` and "
                "`env:VARIABLE`. The generated package asks for a newer sffi: upgrade it"
            )
    if not spec_prefixes:
        candidates.append(Candidate("", SYSTEM))
    return candidates


def override_variable(name: str) -> str:
    """Name the variable that overrides the search for library ``name``."""
    return f"SFFI_{variable_part(name)}_LIBRARY"


def library_file(prefix: Prefix, stem: str) -> str | None:
    """Return the full path of a library in ``prefix``, or None if it is not there.

    Args:
        prefix: what :func:`find_prefix` returned.
        stem: name without ``lib`` and ending, e.g. ``"torch_cpu"``.
    """
    if not prefix.lib:
        return None
    path = os.path.join(prefix.lib, library_file_name(stem))
    return path if os.path.isfile(path) else None


def _examine(candidate: Candidate, required: tuple[str, ...]) -> Prefix | None:
    """Turn a place into a prefix; where it is none, note the reason in ``candidate.problem``."""
    path, lib = candidate.path, ""
    if os.path.isfile(path):
        candidate.problem = file_problem(path)
        if candidate.problem is not None:
            return None
        lib = os.path.dirname(path)
        path = os.path.dirname(lib)
    elif os.path.isdir(path):
        lib = next((d for d in _library_dirs(path) if os.path.isdir(d)), "")
        if not lib and _holds_library(path):
            lib, path = path, os.path.dirname(path)
    else:
        candidate.problem = "no such file or directory"
        return None
    if not lib:
        candidate.problem = "has no lib/ directory and no library in it"
        return None
    candidate.problem = unsafe(lib) or _missing(lib, required)
    if candidate.problem is not None:
        return None
    include = os.path.join(path, "include")
    return Prefix(
        path, include if os.path.isdir(include) else "", lib, prefix_version(path), candidate.origin
    )


def _library_dirs(prefix: str) -> tuple[str, ...]:
    return (os.path.join(prefix, "lib"), os.path.join(prefix, "lib64"))


def _holds_library(directory: str) -> bool:
    ending = library_file_name("")[3:] if os.name == "posix" else ".dll"
    return any(entry.endswith(ending) or ".so." in entry for entry in os.listdir(directory))


def _missing(lib: str, required: tuple[str, ...]) -> str | None:
    for stem in required:
        path = os.path.join(lib, library_file_name(stem))
        problem = file_problem(path)
        if problem is not None:
            return f"{path}: {problem}"
    return None


def prefix_version(prefix: str) -> str:
    """Read the version that a prefix states: ``version.py`` of a wheel, else ``build-version``."""
    try:
        with open(os.path.join(prefix, "version.py"), encoding="utf-8") as file:
            for line in file:
                left, _, right = line.partition("=")
                if left.split(":")[0].strip() == "__version__":
                    return right.split("#")[0].strip().strip("'\"") or UNKNOWN_VERSION
    except (OSError, UnicodeDecodeError):
        pass  # Not a wheel's folder; a plain libtorch says it in build-version.
    try:
        with open(os.path.join(prefix, "build-version"), encoding="utf-8") as file:
            return file.readline().strip() or UNKNOWN_VERSION
    except (OSError, UnicodeDecodeError):
        return UNKNOWN_VERSION


def _from_python_package(name: str) -> Candidate:
    origin = f"Python package `{name}`"
    folder = find_package(name)
    if folder is None:
        return Candidate("", origin, f"not installed for {sys.executable or 'this Python'}")
    return Candidate(folder, origin)


def find_package(name: str) -> str | None:
    """Return the folder of the top-level Python package ``name`` without importing it.

    Entries of ``sys.path`` that are the current directory are passed over, except where that is an
    installation directory.
    """
    loaded = sys.modules.get(name)
    paths = getattr(loaded, "__path__", None)
    if paths is None:
        spec = None
        search = [entry for entry in sys.path if not _is_current_dir(entry)]
        # What importlib.util.find_spec does, less its import (3 ms) and with a path of our own.
        for finder in sys.meta_path:
            find_spec = getattr(finder, "find_spec", None)
            if find_spec is None:
                continue
            own_path = getattr(finder, "__name__", "") == "PathFinder"
            try:
                spec = find_spec(name, search if own_path else None)
            except ImportError:
                continue  # A hook that forbids importing the package says nothing on where it is.
            if spec is not None:
                break
        paths = spec.submodule_search_locations if spec is not None else None
    return next((os.path.abspath(path) for path in paths or () if os.path.isdir(path)), None)


def _is_current_dir(entry: str) -> bool:
    if os.path.basename(entry) in ("site-packages", "dist-packages"):
        return False
    try:
        return entry in ("", ".") or os.path.samefile(entry, os.curdir)
    except OSError:
        return False


def _prefix_not_found(
    spec_prefixes: Sequence[str], name: str, looked_at: list[Candidate], mend: str
) -> LibraryNotFoundError:
    variable = override_variable(name)
    packages = [p.partition(":")[2] for p in spec_prefixes if p.startswith("python:")]
    if looked_at and looked_at[0].problem != "not set":
        mend = f"correct or unset {variable}"
    elif not mend and packages:
        # What is there and unusable, pip would leave as it is.
        broken = any(c.path and c.origin.startswith("Python package") for c in looked_at)
        again = "--force-reinstall " if broken else ""
        mend = f"{python_command()} -m pip install {again}{packages[0]}"
    return not_found(
        f"library `{name}` was not found",
        looked_at,
        f"{variable}=/path/to/{name}  (a directory with include/ and lib/, or a library file)",
        mend or f"set {variable}",
        name,
    )
