"""A wheel holds all that its users need, and works where it is not installed from a checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOTS = ("generator", "runtime", "generated")

HEADER = "namespace demo { struct Box { long size; }; inline long twice(long n) { return 2 * n; } }"
SPEC = """
library: boxes
include: "boxes.hpp"
type Box = demo::Box
fn twice(n: i64) -> i64
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contents of a wheel built from a copy of the sources."""
    setuptools = pytest.importorskip("setuptools")
    if int(setuptools.__version__.split(".")[0]) < 77:
        pytest.skip(f"setuptools {setuptools.__version__} is too old to build with")
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ROOTS:
        unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "lib")
        shutil.copytree(ROOT / name, source / name, ignore=unwanted)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--wheel-dir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    assert wheel.name.endswith("-py3-none-any.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_wheel_is_complete(unpacked: Path) -> None:
    """Every file of the packages is in the wheel, and nothing else but its own record."""
    expected = {
        path.relative_to(ROOT / root)
        for root in ROOTS
        for path in (ROOT / root).rglob("*")
        if path.is_file()
        and not {"__pycache__", "lib"} & set(path.parts)
        and not any(part.endswith(".egg-info") for part in path.relative_to(ROOT).parts)
    }
    present = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    packed = {path for path in present if not path.parts[0].endswith(".dist-info")}
    assert packed == expected
    assert any(path.name == "LICENSE" for path in present)


def test_wheel_works(unpacked: Path, tmp_path: Path) -> None:
    """Generating, building and calling, with the files of the wheel only."""
    if shutil.which("c++") is None:
        pytest.skip("no C++ compiler on this machine")
    (tmp_path / "boxes.hpp").write_text(HEADER, encoding="utf-8")
    (tmp_path / "boxes.sffi").write_text(SPEC, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{unpacked}{os.pathsep}{tmp_path / 'generated'}",
        "SFFI_CACHE_DIR": str(tmp_path / "cache"),
    }
    for command in (
        ["-m", "sffi_gen", "boxes.sffi"],
        ["-m", "sffi", "build", "boxes", "--quiet"],
        ["-c", "import sffi, sffi_boxes; print(sffi.__file__); print(sffi_boxes.twice(21))"],
    ):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(unpacked / "sffi" / "__init__.py"), "42"]
