"""Writing files that are never seen half written: `write_whole`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(file: Path, content: bytes) -> None:
    """Write `content` to `file`, making its folder where there is none.

    Another process sees the whole old file or the whole new one, however many write at once.

    Raises:
        OSError: it cannot be written; then nothing is left behind.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(0o644)  # mkstemp's files are for their owner only
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
