"""A shim of two functions for tests: real C++, but no library behind it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import sffi

NAME = "tiny"
HASH = "0123456789ab"

_HEADER = """#define STEP 1
"""

_FIRST = """#include "tiny.hpp"
#define EXPORT extern "C" __attribute__((visibility("default")))
EXPORT long long rt_tiny_step(long long value) { return value + STEP; }
static const char *const names[] = {"rt_tiny_step", "rt_tiny_twice"};
EXPORT long long rt_tiny__function_count() { return 2; }
EXPORT const char *rt_tiny__function_name(long long index) { return names[index]; }
EXPORT const char *rt_tiny__signature(const char *) { return "i64 (i64)"; }
"""

_SECOND = """#define EXPORT extern "C" __attribute__((visibility("default")))
EXPORT long long rt_tiny_twice(long long value) { return 2 * value; }
"""

_NATIVE = """PROTOTYPES = {"rt_tiny_step": "i64 (i64)", "rt_tiny_twice": "i64 (i64)"}
"""


class TinyPackage:
    """A generated package `sffi_tiny` in ``parent``, with its sources in reach of a test."""

    def __init__(self, parent: Path) -> None:
        self.path = parent / "sffi_tiny"
        self.shim = self.path / "shim"
        self.header = self.shim / "tiny.hpp"
        self.first = self.shim / "sffi_tiny_01.cpp"
        self.second = self.shim / "sffi_tiny_02.cpp"
        self.shim.mkdir(parents=True)
        self.header.write_text(_HEADER)
        self.first.write_text(_FIRST)
        self.second.write_text(_SECOND)
        (self.path / "__init__.py").write_text("")
        (self.path / "_native.py").write_text(_NATIVE)
        self.manifest: dict[str, Any] = {
            "library": NAME,
            "package": "sffi_tiny",
            "abi": 1,
            "shim_hash": HASH,
            "sources": [self.first.name, self.second.name],
            "headers": [],
            "include": [],
            "companions": [],
            "link": [],
            "prefix": [],
            "spec_dirs": [],
            "std": "c++20",
        }
        self.write_manifest()

    def write_manifest(self, **changes: object) -> None:
        """Write build.json, with ``changes`` that stay."""
        self.manifest.update(changes)
        (self.shim / "build.json").write_text(json.dumps(self.manifest))


def environment(cache: Path, **changes: str) -> dict[str, str]:
    """Make the environment for a process that runs this very sffi with a cache of its own."""
    runtime = str(Path(sffi.__file__).resolve().parent.parent)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SFFI_")}
    return {**kept, "PYTHONPATH": runtime, "SFFI_CACHE_DIR": str(cache), **changes}


def run_sffi(
    *arguments: str | Path, env: dict[str, str], cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the ``sffi`` command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "sffi", *map(str, arguments)],
        env=env,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
