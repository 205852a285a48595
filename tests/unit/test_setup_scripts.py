"""The scripts behind `make`: what they find, and what they say where something is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "cat", "dirname", "ls", "env", "rm", "id", "touch")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shell scripts")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of commands with neither Python nor compiler in it, to be the whole of PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (folder / tool).symlink_to(found)
    return folder


def script(name: str, path: Path | str, *arguments: str, **variables: str) -> tuple[int, str, str]:
    """Exit status, output and errors of a script that finds commands in `path` only."""
    done = subprocess.run(
        [ROOT / "scripts" / name, *arguments],
        env={"PATH": str(path), **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout.strip(), done.stderr


def command(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def test_compiler_is_missing(bare: Path) -> None:
    status, _, said = script("check-compiler.sh", bare)
    assert status == 1
    assert "No C++ compiler" in said and "apt-get install g++" in said


def test_compiler_is_there(bare: Path) -> None:
    command(bare, "clang++", "exit 0")
    assert script("check-compiler.sh", bare) == (0, "", "")


def test_compiler_by_name(bare: Path) -> None:
    status, _, said = script("check-compiler.sh", bare, CXX="no-such-compiler")
    assert status == 1 and "CXX=no-such-compiler" in said


def test_c_libraries_are_there() -> None:
    assert script("c-libraries.sh", os.environ["PATH"]) == (0, "", "")


def test_c_libraries_are_missing(bare: Path) -> None:
    command(bare, "cc", "exit 1")
    status, _, said = script("c-libraries.sh", bare)
    assert status == 1
    assert "apt-get install libsqlite3-dev zlib1g-dev" in said and "dnf install" in said


def test_c_libraries_are_installed(bare: Path, tmp_path: Path) -> None:
    """By the lists that are there, or after these were fetched."""
    done = tmp_path / "installed"
    lists = tmp_path / "lists"
    command(bare, "cc", f'case "$*" in *sqlite*) ls {done} ;; esac >/dev/null 2>&1')
    command(bare, "sudo", 'shift; "$@"')
    command(
        bare,
        "apt-get",
        f'case "$1" in update) touch {lists} ;; *) ls {lists} && touch {done} ;; esac',
    )
    status, output, said = script("c-libraries.sh", bare)
    assert (status, said) == (0, "")
    assert output == "Installing libsqlite3-dev"


def test_python_is_found(bare: Path) -> None:
    (bare / "python3").symlink_to(sys.executable)
    status, found, said = script("find-python.sh", bare)
    assert (status, said) == (0, "")
    version = subprocess.run([found, "-V"], capture_output=True, text=True, check=True).stdout
    assert version.split()[1] == sys.version.split()[0]


def test_python_is_missing(bare: Path) -> None:
    status, _, said = script("find-python.sh", bare)
    assert status == 1
    assert "3.10 or newer" in said and "make PYTHON=" in said


def test_python_is_too_old_or_no_cpython(bare: Path) -> None:
    command(bare, "python3", "exit 1")
    status, _, said = script("find-python.sh", bare, PYTHON="python3")
    assert status == 1 and "PYTHON=python3 is not one" in said


def test_python_without_ensurepip(bare: Path) -> None:
    """As Debian ships it without python3-venv."""
    command(bare, "python3", 'case "$2" in *ensurepip*) exit 3 ;; *) echo 3.12 ;; esac')
    status, _, said = script("find-python.sh", bare)
    assert status == 1 and "apt-get install python3.12-venv" in said


def test_next_python_is_taken(bare: Path) -> None:
    command(bare, "python3", "exit 127")  # such as a shim of a version that is not selected
    (bare / "python3.12").symlink_to(sys.executable)
    assert script("find-python.sh", bare)[0] == 0


def test_folder_that_is_no_environment_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    status, _, said = script("make-venv.sh", os.environ["PATH"], str(folder))
    assert status == 1 and "is no virtual environment" in said
    assert (folder / "thesis.txt").exists()


@pytest.mark.slow
def test_half_made_environment_is_completed(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    assert script("make-venv.sh", os.environ["PATH"], str(folder))[0] == 0
    subprocess.run([folder / "bin" / "python", "-m", "pip", "--version"], check=True)


def test_make_help() -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("no make on this machine")
    done = subprocess.run([make, "-C", ROOT, "help"], capture_output=True, text=True, check=True)
    for word in ("demo", "test", "bench", "TORCH_PIP_ARGS"):
        assert word in done.stdout


def test_other_pythons_are_listed() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "other_pythons.py", "--list"],
        capture_output=True,
        text=True,
        check=True,
    )
    own = f"CPython {sys.version_info.major}.{sys.version_info.minor}."
    assert done.stdout and own not in done.stdout
