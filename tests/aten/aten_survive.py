"""Work that may kill its process: internal operators take arguments that they do not check.

Each piece is done in a forked child. When one dies, its piece is noted with the reason and another
child goes on behind it.
"""

from __future__ import annotations

import mmap
import os
import signal
import sys
import traceback
from collections.abc import Callable


def surviving(count: int, work: Callable[[int], None], limit: int = 20) -> dict[int, str]:
    """Do `work(i)` for each `i` below `count`; give the pieces that ended their process, and how.

    Args:
        work: does one piece and writes what came of it; it may not rely on memory of earlier ones.
        limit: seconds that a piece may take before its process is ended.

    Raises:
        RuntimeError: `work` raised an exception, which is a mistake of ours.
    """
    reached = mmap.mmap(-1, 8)
    died: dict[int, str] = {}
    start = 0
    while start < count:
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            _child(start, count, work, limit, reached)
        _, status = os.waitpid(child, 0)
        at = int.from_bytes(reached[:8], "little")
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
            break
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 70:
            raise RuntimeError(f"piece {at} ended in an exception, shown above")
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        died[at] = {0: "exit", signal.SIGALRM: f"no end within {limit} s"}.get(
            number, signal.Signals(number).name if number else "exit"
        )
        start = at + 1
    return died


def _child(
    start: int, count: int, work: Callable[[int], None], limit: int, reached: mmap.mmap
) -> None:
    # Operators like aten::_print write there, and warnings of libtorch.
    silent, told = os.open(os.devnull, os.O_WRONLY), os.dup(2)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    try:
        for index in range(start, count):
            reached[:8] = index.to_bytes(8, "little")
            signal.alarm(limit)
            work(index)
        signal.alarm(0)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - reported by the parent
        os.write(told, traceback.format_exc().encode())
        os._exit(70)
