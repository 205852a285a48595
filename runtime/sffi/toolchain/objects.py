"""Compiled objects, kept by what went into them.

An entry is found in two steps. The *key* covers what is known before compiling: the source, the
flags, the compiler, the target library. Which of our headers a source includes only the compiler
knows; it writes them down while compiling, and each object is kept together with the hashes of
those headers, and with the places where they were looked for in vain: one that appears there is
used instead. An object is good when the key and one such list match::

    objects/<key>/<hash of the list>.o
    objects/<key>/<hash of the list>.json     {"headers": {path: sha256 or null}, "warnings": ...}

Headers of the target library are not listed (they are system headers to the compiler); its version
and its files are part of the key.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: folder of the objects in the cache of a library
OBJECTS: Final = "objects"

_KEEP_SECONDS: Final = 30 * 24 * 3600
_TEMPORARY: Final = ".tmp"


@dataclass(frozen=True)
class Object:
    """A compiled source: the object file, its identity, and what the compiler warned of."""

    path: Path
    identity: str
    warnings: str


class ObjectCache:
    """The objects of one library's shim."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._hashes: dict[str, str | None] = {}

    def find(self, key: str) -> Object | None:
        """Return the object whose headers are as they are now, or None."""
        for record in sorted((self._directory / key).glob("*.json")):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                data = json.loads(record.read_text(encoding="utf-8"))
                path = record.with_suffix(".o")
                fresh = all(self._hash(p) == known for p, known in data["headers"].items())
                if fresh and path.stat().st_size == data["size"]:
                    os.utime(path)  # Marks it as used, for prune().
                    return Object(path, f"{key}/{record.stem}", data["warnings"])
        return None

    def add(
        self,
        key: str,
        compiled: Path,
        depfile: Path,
        source: Path,
        warnings: str,
        started_ns: int,
        folders: Sequence[Path] = (),
    ) -> Object:
        """Move a freshly compiled object in; other processes see it complete or not at all.

        Where a file was written to while the compiler ran, nobody knows which state it read: such
        an object is good for this build only.

        Args:
            key: from :func:`sffi.toolchain.keys.source_keys`.
            compiled: the object file, on the same file system.
            depfile: the dependencies that the compiler wrote (``-MMD -MF``).
            source: the source file, left out of the dependencies: it is in the key.
            warnings: what the compiler printed.
            started_ns: when the source was hashed, by ``time.time_ns()``.
            folders: where the compiler looks for our headers, in its order.
        """
        headers = {
            path: self._hash(path)
            for path in parse_depfile(depfile.read_text(encoding="utf-8", errors="replace"))
            if path != str(source)
        }
        read = [*headers, str(source)]
        headers |= {path: None for path in _passed_over(headers, folders) if not self._hash(path)}
        name = digest(json.dumps(headers, sort_keys=True))
        folder = self._directory / key
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.o"
        data = {"headers": headers, "size": compiled.stat().st_size, "warnings": warnings}
        compiled.replace(path)
        if any(_written_since(Path(file), started_ns) for file in read):
            path.with_suffix(".json").unlink(missing_ok=True)
            return Object(path, f"{key}/{name}/{started_ns}", warnings)
        record = folder / f"{name}{_TEMPORARY}{os.getpid()}"
        try:
            record.write_text(json.dumps(data, indent=1, sort_keys=True), encoding="utf-8")
            record.replace(path.with_suffix(".json"))
        finally:
            record.unlink(missing_ok=True)
        return Object(path, f"{key}/{name}", warnings)

    def prune(self) -> None:
        """Remove objects that no build has used for a month."""
        limit = time.time() - _KEEP_SECONDS
        for path in self._directory.glob("*/*"):
            with contextlib.suppress(OSError):  # Another process may prune as well.
                twin = path.with_suffix(".o")
                used = (twin if twin.exists() else path).stat().st_mtime
                if used < limit:
                    path.with_suffix(".json").unlink(missing_ok=True)
                    path.unlink(missing_ok=True)
        for folder in self._directory.glob("*"):
            with contextlib.suppress(OSError):  # Not empty.
                folder.rmdir()

    def _hash(self, path: str) -> str | None:
        """Hash a header, once per build; None where it is gone."""
        if path not in self._hashes:
            try:
                self._hashes[path] = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            except OSError:
                self._hashes[path] = None
        return self._hashes[path]


def _passed_over(headers: Iterable[str], folders: Sequence[Path]) -> Iterator[str]:
    """Where headers were looked for before they were found."""
    for header in headers:
        for count, folder in enumerate(folders):
            if header.startswith(f"{folder}{os.sep}"):
                inside = header[len(str(folder)) + 1 :]
                yield from (str(earlier / inside) for earlier in folders[:count])


def _written_since(path: Path, moment_ns: int) -> bool:
    try:
        return path.stat().st_mtime_ns > moment_ns
    except OSError:
        return True


def digest(text: str, data: bytes = b"") -> str:
    """Hash to 24 hexadecimal digits: short enough for a file name, long enough for a cache."""
    return hashlib.sha256(text.encode() + data).hexdigest()[:24]


def parse_depfile(text: str) -> list[str]:
    """Read the prerequisites from a rule as compilers write it: ``x.o: a.cpp \\<newline> b.h``."""
    _, _, rule = text.replace("\\\n", " ").partition(": ")
    words = re.findall(r"(?:\\.|[^\s\\])+", rule.split("\n", 1)[0])
    return [re.sub(r"\\(.)", r"\1", word).replace("$$", "$") for word in words]
