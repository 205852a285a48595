"""`sffi wheel`: what the wheel says and holds, and that it works under another Python."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import textwrap
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import sffi
from pythons import python
from sffi import locate
from sffi.build import BuildOptions
from sffi.errors import BuildError
from sffi.toolchain.needs import Needs, read_needs
from sffi.toolchain.platform_tag import least_glibc
from sffi.wheel import WheelOptions, make_wheel
from shim_builder import Builder, Built
from tiny_shim import run_sffi

RUNTIME = Path(sffi.__file__).resolve().parent.parent
SPEC = """
library: boxes
include: "boxes.hpp"
type Box = demo::Box
fn twice(n: i64) -> i64 = demo::twice
fn fail() = demo::fail
"""
HEADER = """
#include <stdexcept>
namespace demo {
struct Box { long size; };
inline long twice(long n) { return 2 * n; }
inline void fail() { throw std::out_of_range("too far"); }
}
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads ELF files")


@pytest.fixture(scope="module")
def boxes(builder: Builder) -> Built:
    return builder.text("boxes", SPEC, HEADER)


@pytest.fixture(autouse=True)
def cache(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One cache for all small shims, so that each is compiled once; libtorch's is where it is."""
    if request.node.get_closest_marker("shim") is None:
        folder = tmp_path_factory.getbasetemp() / "wheel-cache"
        monkeypatch.setenv("SFFI_CACHE_DIR", str(folder))


def pack(boxes: Built, folder: Path, **changes: Any) -> Path:
    options = WheelOptions(**{"output": folder, "version": "1.2", **changes})
    return make_wheel("boxes", options, BuildOptions(package_dir=boxes.package))


def installed(wheel: Path, interpreter: str, folder: Path) -> str:
    """A fresh environment of another Python, with the wheel in it; its Python."""
    subprocess.run([interpreter, "-m", "venv", "--without-pip", folder], check=True)
    own = str(folder / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", own]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    return own


def output(own: str, script: str, **variables: str) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SFFI_")}
    done = subprocess.run(
        [own, "-c", textwrap.dedent(script)],
        env={**kept, "PYTHONPATH": str(RUNTIME), **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_the_package_the_shim_and_a_true_record(
    boxes: Built, tmp_path: Path
) -> None:
    wheel = pack(boxes, tmp_path / "dist")
    assert list((tmp_path / "dist").iterdir()) == [wheel]
    name, version, *tags = wheel.stem.split("-")
    assert (name, version, tags[:2]) == ("sffi_boxes", "1.2", ["py3", "none"])
    assert tags[2].startswith(("manylinux_2_", "linux_"))
    with zipfile.ZipFile(wheel) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
        shim = archive.getinfo("sffi_boxes/lib/libsffi_boxes.so")
    assert shim.external_attr >> 16 == 0o100755
    packed = {
        path.relative_to(boxes.package.parent).as_posix()
        for path in boxes.package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    info = "sffi_boxes-1.2.dist-info"
    own = {f"{info}/{each}" for each in ("METADATA", "WHEEL", "RECORD")}
    assert files.keys() == packed | own | {"sffi_boxes/lib/libsffi_boxes.so"}
    rows = [line.rsplit(",", 2) for line in files[f"{info}/RECORD"].decode().splitlines()]
    assert {path for path, *_ in rows} == files.keys()
    for path, digest, size in rows:
        if path.endswith("/RECORD"):
            assert (digest, size) == ("", "")
            continue
        found = base64.urlsafe_b64encode(hashlib.sha256(files[path]).digest()).rstrip(b"=")
        assert (digest, int(size)) == (f"sha256={found.decode()}", len(files[path]))
    metadata = files[f"{info}/METADATA"].decode().splitlines()
    assert f"Requires-Dist: sffi~={sffi.__version__}" in metadata
    assert "Requires-Python: >=3.10" in metadata
    assert f"Tag: {'-'.join(tags)}" in files[f"{info}/WHEEL"].decode().splitlines()


def test_the_same_package_gives_the_same_bytes(boxes: Built, tmp_path: Path) -> None:
    first = pack(boxes, tmp_path / "a")
    for path in boxes.package.rglob("*.pyi"):
        os.utime(path)
    (boxes.package / "__pycache__").mkdir(exist_ok=True)
    assert pack(boxes, tmp_path / "b").read_bytes() == first.read_bytes()


@pytest.mark.parametrize("version", ["3.10", "3.12", "3.13"])
def test_it_works_under_another_python(boxes: Built, tmp_path: Path, version: str) -> None:
    own = installed(pack(boxes, tmp_path), python(version), tmp_path / "venv")
    script = """
        import importlib.metadata, sys
        import sffi_boxes as boxes
        print(boxes.twice(21), "%d.%d" % sys.version_info[:2], boxes._native.library.path)
        print(importlib.metadata.requires("sffi_boxes"))
        try:
            boxes.fail()
        except IndexError as error:
            print(error)
    """
    lines = output(own, script, SFFI_CACHE_DIR=str(tmp_path / "empty")).splitlines()
    shim = (tmp_path / "venv").resolve() / "lib" / f"python{version}" / "site-packages"
    assert lines == [
        f"42 {version} {shim}/sffi_boxes/lib/libsffi_boxes.so",
        f"['sffi~={sffi.__version__}']",
        "too far",
    ]


@pytest.mark.shim
def test_the_wheel_of_libtorch(tmp_path: Path) -> None:
    """It brings no libtorch, requires the release that it was built for, and works elsewhere."""
    import sffi_torch

    if not sffi_torch.available() or find_spec("torch") is None:
        pytest.skip("the torch shim is not built: run `sffi build torch`")
    wheel = make_wheel("torch", WheelOptions(output=tmp_path), BuildOptions())
    prefix = locate.find_prefix(["python:torch"], "torch", ["torch_cpu"])
    release = prefix.version.partition("+")[0]
    assert wheel.name.startswith(f"sffi_torch-{release}-py3-none-")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(f"sffi_torch-{release}.dist-info/METADATA").decode()
    assert f"Requires-Dist: torch=={release}\n" in metadata
    assert [name for name in names if ".so" in name] == ["sffi_torch/lib/libsffi_torch.so"]
    own = installed(wheel, python("3.12"), tmp_path / "venv")
    script = "import sffi_torch as t; print(t.ones(2, 3).sum().item(), t._native.library.path)"
    words = output(
        own, script, SFFI_TORCH_LIBRARY=prefix.path, SFFI_CACHE_DIR=str(tmp_path / "empty")
    ).split()
    assert words[0] == "6.0"
    assert words[1].startswith(str((tmp_path / "venv").resolve()))


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [None, "one", "1.0+cpu", "1..2"])
def test_a_version_that_is_none(boxes: Built, tmp_path: Path, version: str | None) -> None:
    with pytest.raises(BuildError, match=r"--version 1\.0"):
        pack(boxes, tmp_path / "dist", version=version)
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    "requirement", ["", "???", "-x", ">=2", "numpy 2", "a\nName: b", "a=>1;\n"]
)
def test_a_requirement_that_is_none(boxes: Built, tmp_path: Path, requirement: str) -> None:
    with pytest.raises(BuildError, match="is no requirement"):
        pack(boxes, tmp_path / "dist", requires=(requirement,))
    assert not (tmp_path / "dist").exists()


def test_mistakes_are_found_before_the_shim_is_built(
    boxes: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sffi.wheel.build", lambda *_: pytest.fail("built for nothing"))
    for wrong in ({"version": "one"}, {"requires": ("???",)}):
        with pytest.raises(BuildError):
            pack(boxes, tmp_path, **wrong)


def test_a_place_that_cannot_be_written(boxes: Built, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BuildError, match="cannot write"):
        pack(boxes, tmp_path / "file")
    with pytest.raises(BuildError, match="cannot write"):
        pack(boxes, Path("/proc/nowhere"))


def test_a_full_disk_leaves_no_part_of_a_wheel(
    boxes: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(BuildError, match="No space left on device"):
        pack(boxes, tmp_path / "dist")
    assert list((tmp_path / "dist").iterdir()) == []


def test_the_command(boxes: Built, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(RUNTIME)}
    arguments = ["wheel", "boxes", "--package-dir", boxes.package, "-o", tmp_path / "dist"]
    done = run_sffi(*arguments, env=environment)
    assert done.returncode == 1
    assert done.stderr.endswith("(PEP 440)\nhelp: give one: --version 1.0\n")
    more = ["--version", "2", "--require", "numpy>=1.26", "--quiet"]
    done = run_sffi(*arguments, *more, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    wheel = Path(done.stdout.strip())
    with zipfile.ZipFile(wheel) as archive:
        assert b"Requires-Dist: numpy>=1.26\n" in archive.read("sffi_boxes-2.dist-info/METADATA")


# --- where it will run ----------------------------------------------------------------------------

PLAIN = ("libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2")


@pytest.mark.parametrize(
    ("libraries", "versions", "expected"),
    [
        (PLAIN, ["GLIBC_2.2.5", "GLIBC_2.14"], (2, 17)),
        (PLAIN, ["GLIBC_2.34", "GLIBCXX_3.4.21", "CXXABI_1.3.9"], (2, 34)),
        (PLAIN, ["GLIBC_2.4", "GLIBCXX_3.4.30"], (2, 35)),
        (PLAIN, ["GLIBC_2.4", "GLIBCXX_3.4.9", "CXXABI_1.3.15"], (2, 39)),
        (PLAIN, ["GLIBC_2.4", "GLIBCXX_3.4.99"], None),
        (PLAIN, ["GLIBC_2.4", "GCC_14.0.0"], None),
        (PLAIN, ["GLIBC_PRIVATE", "GLIBC_2.4"], None),
        (PLAIN, ["GLIBC_2.4", "OPENSSL_3.0.0"], None),
        (PLAIN, [], None),
        ((*PLAIN, "libbrought.so"), ["GLIBC_2.4"], (2, 17)),
        ((*PLAIN, "libother.so.1"), ["GLIBC_2.4"], None),
    ],
)
def test_the_first_glibc(
    libraries: tuple[str, ...], versions: list[str], expected: tuple[int, int] | None
) -> None:
    assert least_glibc(Needs(libraries, tuple(versions)), ["brought"]) == expected


def test_needs_are_those_that_readelf_finds(boxes: Built) -> None:
    try:
        command = ["readelf", "-W", "-d", "-V", str(boxes.shim)]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no readelf on this machine")
    needs = read_needs(boxes.shim)
    assert needs.libraries
    assert needs.versions
    for library in needs.libraries:
        assert f"Shared library: [{library}]" in text
    assert text.count("(NEEDED)") == len(needs.libraries)
    for version in needs.versions:
        assert f"Name: {version} " in text


@pytest.mark.parametrize("size", [0, 3, 40, 64, 200, 5000])
def test_a_file_that_ends_too_early(boxes: Built, tmp_path: Path, size: int) -> None:
    (tmp_path / "cut.so").write_bytes(boxes.shim.read_bytes()[:size])
    with pytest.raises(BuildError, match=r"cut\.so is not an ELF file that can be read"):
        read_needs(tmp_path / "cut.so")
