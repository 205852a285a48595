"""The built shim: where ``sffi build`` puts it and where the loader looks for it.

The order is ``$SFFI_<NAME>_SHIM`` (a file; final where set), ``lib/`` of the generated package (a
wheel that carries its shim), the exact build in the cache, the last build for the same version of
the target library::

    <cache>/torch/4b1d0c7e9a52-2_13_0_cpu/libsffi_torch.so
    <cache>/torch/latest-2_13_0_cpu -> 4b1d0c7e9a52-2_13_0_cpu

The last one may come from an older spec. It is good enough for every function whose signature did
not change; that is checked function by function when a symbol is bound.
"""

# This runs at the first call of every program that uses a generated package. pathlib and typing
# would cost 10 ms each there, so paths are strings and records are plain classes.
# ruff: noqa: PTH100, PTH111, PTH113, PTH117, PTH118
# ruff: noqa: PTH208

from __future__ import annotations

import os
import sys

from sffi.elf import file_problem
from sffi.errors import LibraryNotFoundError, SffiError
from sffi.search import (
    Candidate,
    from_variable,
    library_file_name,
    not_found,
    unsafe,
    variable_part,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def shim_candidates(name: str, package_dir: str, shim_hash: str, version: str) -> list[Candidate]:
    """List the files that may be the shim of library ``name``, in the order to try them.

    A candidate with a ``problem`` must not be opened: it is missing, refused or visibly broken.

    Args:
        name: name of the library in the spec.
        package_dir: folder of the generated package.
        shim_hash: hash of the shim's sources that the package was generated with.
        version: version of the target library found.
    """
    variable = shim_variable(name)
    if os.environ.get(variable):
        chosen = from_variable(variable)
        chosen.problem = chosen.problem or file_problem(chosen.path)
        return [chosen]
    candidates = [Candidate("", f"${variable}", "not set")]
    file_name = shim_file_name(name)
    places = [(os.path.join(package_dir, "lib"), "in the package")]
    try:
        cache = os.path.join(cache_dir(), name)
    except SffiError as error:
        candidates.append(Candidate("", "cache", str(error)))
    else:
        places.append((shim_dir(name, shim_hash, version), "cache"))
        places.append((os.path.join(cache, f"latest-{version_tag(version)}"), "last build"))
    for directory, origin in places:
        path = os.path.join(directory, file_name)
        problem = file_problem(path) or unsafe(directory)
        candidates.append(Candidate(path, origin, problem))
    return candidates


def shim_variable(name: str) -> str:
    """Name the variable that names the shim file of library ``name``."""
    return f"SFFI_{variable_part(name)}_SHIM"


def shim_file_name(name: str) -> str:
    """Spell the file name of the shim: ``torch`` -> ``libsffi_torch.so``."""
    return library_file_name(f"sffi_{name}")


def shim_dir(name: str, shim_hash: str, version: str) -> str:
    """Return the cache directory of one build of the shim (it need not exist)."""
    return os.path.join(cache_dir(), name, f"{shim_hash}-{version_tag(version)}")


def cache_dir() -> str:
    """Return the directory that ``sffi build`` writes to and the loader reads.

    ``$SFFI_CACHE_DIR``, else ``$XDG_CACHE_HOME/sffi``, else ``~/.cache/sffi``
    (``%LOCALAPPDATA%\\sffi`` on Windows, ``~/Library/Caches/sffi`` on macOS).

    Raises:
        SffiError: ``$SFFI_CACHE_DIR`` is relative, or there is no home directory to put it in.
    """
    own = os.environ.get("SFFI_CACHE_DIR", "")
    if own:
        path = os.path.expanduser(own)
        if not os.path.isabs(path):
            raise SffiError(
                f"SFFI_CACHE_DIR is the relative path {own!r}; write it in full, "
                f"e.g. {os.path.abspath(path)}"
            )
        return os.path.normpath(path)
    shared = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(shared):  # The XDG base directory specification: ignore a relative value.
        return os.path.join(shared, "sffi")
    if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
        return os.path.join(os.environ["LOCALAPPDATA"], "sffi")
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        raise SffiError("there is no home directory to cache in: set SFFI_CACHE_DIR")
    return os.path.join(home, *_CACHE_UNDER_HOME, "sffi")


_CACHE_UNDER_HOME = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)


def built_versions(name: str) -> list[str]:
    """List the builds of shim ``name`` in the cache, e.g. ``["0f3c...-2_13_0_cpu"]``, sorted."""
    try:
        folder = os.path.join(cache_dir(), name)
        entries = os.listdir(folder)
    except (OSError, SffiError):
        return []
    file_name = shim_file_name(name)
    return sorted(
        entry
        for entry in entries
        if not entry.startswith("latest-")
        and os.path.isfile(os.path.join(folder, entry, file_name))
    )


def version_tag(version: str) -> str:
    """Make a version fit for a file name: ``2.13.0+cpu`` -> ``2_13_0_cpu``."""
    return "".join(char if char.isalnum() else "_" for char in version)


def shim_not_found(name: str, tried: Sequence[Candidate]) -> LibraryNotFoundError:
    """Make the error for a shim that none of ``tried`` yields.

    Args:
        name: name of the library in the spec.
        tried: the candidates, each with the reason (the loader's own words) in ``problem``.
    """
    variable = shim_variable(name)
    builds = built_versions(name)
    note = f"built so far, for other versions: {', '.join(builds)}" if builds else ""
    overridden = tried and tried[0].problem != "not set"
    return not_found(
        f"the native shim of `{name}` is not built for this library, or cannot be opened",
        tried,
        f"{variable}=/path/to/{shim_file_name(name)}",
        f"correct or unset {variable}" if overridden else f"sffi build {name}",
        name,
        note,
    )
