"""Where a C library is: the file that a package opens.

In this order, and each place is kept with the reason why it was passed over:

1. ``$SFFI_<NAME>_LIBRARY``: the file, or a directory with it. Where it is set, nothing else is
   tried.
2. the places that the spec's ``prefix:`` names.
3. the file names of the spec's ``open:``, where the system's loader would find them: the
   directories of ``LD_LIBRARY_PATH``, the loader's cache, its standard directories.

A file is looked at before the loader is: a truncated one would end the process, and one for another
processor is called missing by the loader.
"""

# Paths are strings here, as in sffi.locate: this runs at the first call of every program.
# ruff: noqa: PTH110, PTH112, PTH117, PTH118, PTH123

from __future__ import annotations

import os
import struct
import sys

from sffi.elf import file_problem
from sffi.search import Candidate, from_variable, library_file_name, not_found, unsafe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["candidates", "file_names", "no_library", "system_places"]

_CACHE = "/etc/ld.so.cache"
_MAGIC = b"glibc-ld.so.cache1.1"
#: of an entry of the cache: flags, offset of the name, offset of the path, OS version, capabilities
_ENTRY = struct.Struct("=iIIIQ")
_HEADER = 48
_DIRECTORIES = ("/lib64", "/usr/lib64", "/usr/local/lib", "/lib", "/usr/lib")
_ENDINGS = {"win32": (".dll",), "darwin": (".dylib", ".so")}


def file_names(names: Sequence[str]) -> list[str]:
    """Those of a spec's file names that are for this platform; ``-lz`` is its ``libz.so``."""
    found = []
    for name in names:
        if name.startswith("-l"):
            found.append(library_file_name(name[2:]))
        elif sys.platform in _ENDINGS:
            if name.endswith(_ENDINGS[sys.platform]):
                found.append(name)
        elif ".so" in name:
            found.append(name)
    return found


def candidates(name: str, names: Sequence[str], prefixes: Sequence[str]) -> list[Candidate]:
    """Every place where the library may be, in order; the first without a problem is it."""
    from sffi.locate import override_variable, prefix_candidates

    variable = override_variable(name)
    wanted = file_names(names)
    if os.environ.get(variable):
        return _named(from_variable(variable), wanted)
    found = [Candidate("", f"${variable}", "not set")]
    if not wanted:
        found.append(Candidate("", "the spec", f"names no file for {sys.platform}"))
    for place in prefix_candidates(prefixes, name) if prefixes else ():
        if place.origin == f"${variable}":
            continue
        if place.problem is not None:
            found.append(place)
            continue
        for folder in ("lib", "lib64", ""):
            found += [
                _file(os.path.join(place.path, folder, file), place.origin) for file in wanted
            ]
    for file in wanted:
        found += system_places(file)
    return found


def _named(place: Candidate, wanted: list[str]) -> list[Candidate]:
    """What the overriding variable says: a file, or a directory with one."""
    if place.problem is not None or not os.path.isdir(place.path):
        return [place if place.problem is not None else _file(place.path, place.origin)]
    return [_file(os.path.join(place.path, file), place.origin) for file in wanted] or [
        Candidate(place.path, place.origin, f"the spec names no file for {sys.platform}")
    ]


def _file(path: str, origin: str) -> Candidate:
    return Candidate(path, origin, file_problem(path) or unsafe(path))


def system_places(name: str) -> list[Candidate]:
    """Where the system's loader would find a file of this name."""
    if sys.platform in ("win32", "darwin"):
        # Their system libraries need not be files at all; only the loader knows.
        return [Candidate(name, "the system's loader")]
    found = []
    for folder in os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep):
        if folder and not os.path.isabs(folder):
            problem = "a relative path, which would depend on the current directory"
            found.append(Candidate(folder, "$LD_LIBRARY_PATH", problem))
        elif folder:
            found.append(_file(os.path.join(folder, name), "$LD_LIBRARY_PATH"))
    cached = [_file(path, "the loader's cache") for path in _from_cache(name)]
    if not cached:
        found.append(Candidate("", "the loader's cache", f"has no {name}"))
    found += cached
    seen = {candidate.path for candidate in found}
    for folder in _DIRECTORIES:
        path = os.path.join(folder, name)
        if path not in seen and (os.path.exists(path) or not cached):
            found.append(_file(path, "the system's directories"))
    return found


def _from_cache(name: str) -> Iterator[str]:
    """The paths that the loader's cache has for a name.

    For a name without a version (``libz.so``) also those with one, the newest first: packages for
    developers alone bring the plain name.
    """
    try:
        with open(_CACHE, "rb") as file:
            data = file.read()
    except OSError:
        return
    start = data.find(_MAGIC)
    if start < 0:
        return
    (count,) = struct.unpack_from("=I", data, start + len(_MAGIC))
    versions: list[tuple[list[int], str]] = []
    if start + _HEADER + count * _ENTRY.size > len(data):
        return
    for index in range(count):
        _, key, value, _, _ = _ENTRY.unpack_from(data, start + _HEADER + index * _ENTRY.size)
        entry = _string(data, start + key)
        if entry == name:
            yield _string(data, start + value)
        elif name.endswith(".so") and entry.startswith(f"{name}."):
            numbers = [int(part) for part in entry[len(name) + 1 :].split(".") if part.isdigit()]
            versions.append((numbers, _string(data, start + value)))
    for _, path in sorted(versions, reverse=True):
        yield path


def _string(data: bytes, start: int) -> str:
    return data[start : data.index(b"\0", start)].decode("utf-8", "surrogateescape")


def no_library(name: str, tried: Sequence[Candidate]) -> Exception:
    """The error that lists a search without success."""
    from sffi.locate import override_variable

    variable = override_variable(name)
    overridden = tried[0].problem != "not set"
    mend = f"correct or unset {variable}" if overridden else f"install {name}, or set {variable}"
    return not_found(
        f"library `{name}` was not found",
        tried,
        f"{variable}=/path/to/lib{name}.so  (the file, or a directory with it)",
        mend,
        name,
    )
