"""How many compilers to run at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

#: what a C++ compiler needs for one source that includes a large library's headers, in bytes
_MEMORY_PER_JOB: Final = 1536 * 2**20


def default_jobs(sources: int) -> int:
    """Choose how many compilers to run at once: no more than processors or memory allow."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    return max(1, min(sources, processors or os.cpu_count() or 1, _jobs_by_memory()))


def _jobs_by_memory() -> int:
    try:
        with Path("/proc/meminfo").open(encoding="ascii") as file:
            lines = dict(line.split(":", 1) for line in file)
        available = int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return os.cpu_count() or 1  # Not Linux: the number of processors is all there is.
    return max(1, available // _MEMORY_PER_JOB)
