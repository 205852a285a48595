"""Other interpreters for the tests that need one."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@cache
def _found() -> dict[str, str]:
    """Interpreters that run, by minor version such as "3.12"."""
    script = ROOT / "scripts" / "other_pythons.py"
    spec = importlib.util.spec_from_file_location("other_pythons", script)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    others = {version.rpartition(".")[0]: str(path) for version, path in module.others().items()}
    return {**others, f"{sys.version_info.major}.{sys.version_info.minor}": sys.executable}


def python(version: str) -> str:
    """The path of CPython `version`, such as "3.12"; the test is skipped where there is none."""
    if version not in _found():
        pytest.skip(f"no CPython {version} on this machine")
    return _found()[version]
