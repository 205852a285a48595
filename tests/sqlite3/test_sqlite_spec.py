"""The specs of SQLite and zlib are what their headers and libraries say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def header_version(name: str, macro: str) -> str:
    """The version that the header on this machine is of; empty if there is none."""
    compiler = next((found for each in ("cc", "gcc", "clang") if (found := shutil.which(each))), "")
    if not compiler:
        return ""
    done = subprocess.run(
        [compiler, "-E", "-dM", "-include", name, "-x", "c", "/dev/null"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(rf'^#define {macro} "([\d.]+)"', done.stdout, re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("library", "header", "macro"),
    [("sqlite3", "sqlite3.h", "SQLITE_VERSION"), ("zlib", "zlib.h", "ZLIB_VERSION")],
)
def test_verify_finds_no_difference(library: str, header: str, macro: str) -> None:
    spec = ROOT / "specs" / f"{library}.sffi"
    text = spec.read_text(encoding="utf-8")
    followed = re.search(r"header of version ([\d.]+\d)", text)
    assert followed
    here = header_version(header, macro)
    if here != followed[1]:
        pytest.skip(f"{header} is of version {here or '(none)'}, the spec of {followed[1]}")
    done = subprocess.run(
        # Not by the command `sffi`, which only knows it where the project is installed.
        [sys.executable, "-c", "from sffi_gen.verify.command import verify; verify()", str(spec)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no differences" in done.stdout
    assert "#?" not in text, "no question is open"


def test_every_function_of_the_header_is_there() -> None:
    """But those that take a `va_list`."""
    for library, least in (("sqlite3", 280), ("zlib", 80)):
        text = (ROOT / "specs" / f"{library}.sffi").read_text(encoding="utf-8")
        names = set(re.findall(r"^(?:@\S+ )*fn ([a-z_]\w*)", text, re.MULTILINE))
        assert len(names) >= least, library
