"""What the benchmarks ran on, without anything that names the machine or its owner."""

from __future__ import annotations

import functools
import importlib.metadata
import os
import platform
import re
from pathlib import Path

from benchmarks.compilers import compiler_version

__all__ = ["describe"]


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        found = re.search(r"^model name\s*:\s*(.+)$", cpuinfo.read_text(), re.MULTILINE)
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> str:
    meminfo = Path("/proc/meminfo")
    if not meminfo.exists():
        return "unknown"
    found = re.search(r"^MemTotal:\s*(\d+) kB", meminfo.read_text(), re.MULTILINE)
    return f"{int(found[1]) / 1024**2:.0f} GiB" if found else "unknown"


@functools.cache
def _load() -> str:
    """Processes that wanted a core during the minute before this is first asked."""
    return f"{os.getloadavg()[0]:.1f} before the run" if hasattr(os, "getloadavg") else "unknown"


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def describe() -> list[tuple[str, str]]:
    """Name and value of everything that a reader needs to judge the figures."""
    tools = ("torch", "ctypesgen", "cffi", "pybind11")
    return [
        ("processor", f"{_processor()}, {_cores()} cores, {platform.machine()}"),
        ("memory", _memory()),
        ("load average", _load()),
        ("system", f"{platform.system()} {platform.release().split('-')[0]}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("compiler", compiler_version()),
        *((tool, _version(tool)) for tool in tools),
    ]
