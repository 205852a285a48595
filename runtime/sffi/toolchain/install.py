"""Putting a linked shim in its place, and knowing later which one lies there."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any, Final

_RECORD: Final = "build.json"


def install(library: Path, shim: Path, record: dict[str, Any]) -> None:
    """Move a linked library into place, then say in the record beside it what it is.

    A reader between the two steps finds a record that does not fit and builds again, which is
    harmless. A running program keeps the old file, which stays until it is closed.

    Args:
        library: the finished library, in a temporary place.
        shim: where it belongs; the directory is made.
        record: what to write down; the library's ``sha256`` is added.
    """
    record = {**record, "sha256": _sha256(library)}
    shim.parent.mkdir(parents=True, exist_ok=True)
    fresh = shim.with_name(f"{_RECORD}.{os.getpid()}.tmp")
    staged = shim.with_name(f"{shim.name}.{os.getpid()}.tmp")
    try:
        # `shim` may lie on another file system, to which nothing can be moved atomically.
        shutil.copyfile(library, staged)
        staged.chmod(0o755)
        fresh.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        staged.replace(shim)
        fresh.replace(shim.with_name(_RECORD))
    finally:
        staged.unlink(missing_ok=True)
        fresh.unlink(missing_ok=True)


def is_current(shim: Path, key: str) -> bool:
    """Say whether ``shim`` is the one that ``key`` stands for, undamaged."""
    record = read_record(shim)
    if record is None or record.get("key") != key:
        return False
    try:
        return _sha256(shim) == record.get("sha256")
    except OSError:
        return False


def read_record(shim: Path) -> dict[str, Any] | None:
    """Read what ``sffi build`` wrote down beside a shim, or None where there is no such record."""
    try:
        data = json.loads(shim.with_name(_RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def point_latest(link: Path, name: str) -> None:
    """Let the symbolic link ``link`` name its neighbour ``name``, in one step."""
    fresh = link.with_name(f".{link.name}.{os.getpid()}.tmp")
    # Not every file system has links. The exact directory is found without this one.
    with contextlib.suppress(OSError, NotImplementedError):
        if link.is_symlink() and os.readlink(link) == name:  # noqa: PTH115
            return
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(name)
        fresh.replace(link)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
