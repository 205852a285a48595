"""What a package was made from, noted in the cache so that the next run can tell "nothing changed".

A note holds hashes of all that the output depends on: each spec that was read, whether the spec's
headers lie beside it, the generator itself with what it is made of, and the package's manifest,
which holds the hashes of the files that were written. When all are as they were, compiling would
give the same files again, so neither the compiler nor its libraries are imported.

Notes are not in the package: a package is committed and shared, and must not change with every
change of the generator that leaves its output alone. Without a note all the work is done.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from sffi.cache import cache_dir
from sffi.errors import SffiError

from sffi_gen import writer
from sffi_gen.source import read_spec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi_gen.pipeline import Package

#: folder of the notes in the cache; no library can have this name
FOLDER = "sffi-gen"
#: what the generator is made of, besides itself
_MADE_OF = ("sffi", "sffi_gen")
_LIBRARIES = ("jinja2", "pycparser")


class Stamps:
    """The notes of runs with one output folder, and the generator that is running."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.generator = _generator()

    def unchanged(self, spec: str) -> str | None:
        """The name of the package of ``spec`` where everything is as it was left, else None."""
        try:
            note = json.loads(self._file(spec).read_text(encoding="utf-8"))
            package = str(note["package"])
            same = (
                note["generator"] == self.generator
                and note["manifest"] == _hash(self.output / package / writer.MANIFEST)
                and all(_spec_hash(path) == known for path, known in note["specs"].items())
                and all(Path(path).is_file() == known for path, known in note["headers"].items())
                and writer.untouched(self.output / package)
            )
        except (OSError, SffiError, ValueError, KeyError, TypeError, AttributeError):
            return None  # There is no such note, or it is damaged: everything is looked at.
        return package if same else None

    def remember(self, package: Package, spec: str) -> None:
        """Note what ``package``, now on the disk, was made from.

        A cache that cannot be written costs time at the next run and nothing else.
        """
        note = {
            "package": package.name,
            "generator": self.generator,
            "manifest": _hash(self.output / package.name / writer.MANIFEST),
            "specs": {path: _digest([text.encode()]) for path, text in package.specs.items()},
            "headers": package.headers,
        }
        try:
            writer.write_texts({self._file(spec): json.dumps(note, indent=1) + "\n"})
        except (OSError, SffiError):
            return

    def _file(self, spec: str) -> Path:
        # Paths are spelled as they were given, and the package repeats some of them.
        run = "\0".join([str(Path.cwd()), spec, str(self.output)])
        return Path(cache_dir()) / FOLDER / f"{_digest([run.encode()])}.json"


def say_written(folder: Path, count: int) -> None:
    """Say how many files of the package in ``folder`` were changed or removed."""
    print(f"{folder.as_posix()}: {count or 'no'} file{'s' * (count != 1)} changed")


def _generator() -> str:
    """Tells this generator from others: its code, its Python's version, its libraries'."""
    parts = [sys.version.encode()]
    for name in _MADE_OF:
        folder = _folder(name)
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.j2")]):
            parts += [str(path.relative_to(folder)).encode(), path.read_bytes()]
    # Libraries say their version in their first file.
    parts += [(_folder(name) / "__init__.py").read_bytes() for name in _LIBRARIES]
    return _digest(parts)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(spec.origin).parent


def _spec_hash(path: str) -> str:
    return _digest([read_spec(path).encode()])


def _hash(path: Path) -> str:
    return _digest([path.read_bytes()])


def _digest(parts: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "little") + part)
    return found.hexdigest()[:32]
