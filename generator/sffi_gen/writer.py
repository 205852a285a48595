"""The one place that touches the disk: writes, compares and removes generated files.

``manifest.json`` in a package lists its files with their hashes. With it a file that was changed
by hand is told from one that an older generator wrote, and files no longer produced are removed.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi_gen.diagnostics import Diagnostics
    from sffi_gen.pipeline import Package

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Plan:
    """What writing a package would do; paths are relative to its folder."""

    folder: Path
    files: dict[str, str]  # everything, the manifest included
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]  # changed by hand since they were written

    @property
    def clean(self) -> bool:
        return not (self.changed or self.removed)


def plan(package: Package, output: Path) -> Plan:
    """Compare a package with what is on the disk."""
    folder = output / package.name
    files = {**package.files, MANIFEST: _manifest(package)}
    written = _written(folder)
    changed, removed, edited = [], [], []
    for path, text in sorted(files.items()):
        current = _read(folder / path)
        if current == text:
            continue
        changed.append(path)
        if current is not None and path != MANIFEST and written.get(path) != _hash(current):
            edited.append(path)
    for path, recorded in sorted(written.items()):
        current = _read(folder / path)
        if path in files or current is None:
            continue
        removed.append(path)
        if _hash(current) != recorded:
            edited.append(path)
    return Plan(folder, files, tuple(changed), tuple(removed), tuple(edited))


def untouched(folder: Path) -> bool:
    """Whether every file that the manifest of a package names is there as it was written."""
    written = _written(folder)
    return bool(written) and all(
        (text := _read(folder / path)) is not None and _hash(text) == recorded
        for path, recorded in written.items()
    )


def refuse_edited(found: Plan, diagnostics: Diagnostics) -> None:
    """Record every file that somebody changed by hand and that writing would overwrite."""
    for path in found.edited:
        diagnostics.add(
            "E401",
            f"{(found.folder / path).as_posix()} was changed by hand",
            notes=["generated files are overwritten; nothing was written"],
            help="put the change into the spec or the companion, then run again with --force",
        )


def write(found: Plan) -> None:
    """Make the disk equal to the plan.

    New contents are first written beside their places, then moved there one by one, so that a full
    disk leaves the old package whole.

    Raises:
        OSError: naming the file; temporary files are removed.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path in found.changed:
            target = found.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(target, found.files[path]), target))
        for temporary, target in staged:
            temporary.replace(target)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    for path in found.removed:
        (found.folder / path).unlink()
    for folder in sorted({(found.folder / path).parent for path in found.removed}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def write_texts(texts: dict[Path, str]) -> None:
    """Write files that belong together: all of them, or none where the disk is full.

    Raises:
        OSError: naming the file; temporary files are removed.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(path, text), path))
        for temporary, target in staged:
            temporary.replace(target)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def diff(found: Plan) -> Iterator[str]:
    """A unified diff from the disk to the plan, line by line."""
    for path in [*found.changed, *found.removed]:
        shown = (found.folder / path).as_posix()
        old = (_read(found.folder / path) or "").splitlines()
        new = found.files.get(path, "").splitlines()
        gone = path in found.removed
        yield from difflib.unified_diff(
            old, new, shown, "/dev/null" if gone else f"{shown} (as generated)", lineterm=""
        )


def _stage(target: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _manifest(package: Package) -> str:
    hashes = {path: _hash(text) for path, text in sorted(package.files.items())}
    return json.dumps({"spec": package.library.spec, "files": hashes}, indent=2) + "\n"


def _written(folder: Path) -> dict[str, str]:
    """The hashes of the last run; empty where there was none."""
    text = _read(folder / MANIFEST)
    try:
        files = json.loads(text or "{}").get("files", {})
    except (ValueError, AttributeError):
        return {}
    inside = {path: digest for path, digest in files.items() if ".." not in Path(path).parts}
    return {path: str(digest) for path, digest in inside.items() if not Path(path).is_absolute()}


def _read(path: Path) -> str | None:
    try:
        # Bytes that are not UTF-8 are no file of ours; they count as changed by hand.
        return path.read_bytes().decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
