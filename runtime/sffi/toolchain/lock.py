"""One build at a time in one cache directory.

The lock only saves work: without it two builds do everything twice, but still atomically. So where
a file system has no locks the build goes on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def build_lock(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock in file ``path``; ``say`` tells when another build must be waited for.

    The system releases the lock when the process ends, however it ends.
    """
    if fcntl is None:
        yield
        return
    with path.open("a", encoding="ascii") as file:
        _acquire(file, path, say)
        yield


def _acquire(file: TextIO, path: Path, say: Callable[[str], None]) -> None:
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"waiting for another `sffi build` that holds {path}")
            fcntl.flock(file, fcntl.LOCK_EX)
    except BlockingIOError:
        raise
    except OSError:
        return  # No locks here, e.g. on some network file systems.
