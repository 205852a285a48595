"""``sffi doctor``: it sees what is wrong and says what to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sffi import probe
from sffi.build import BuildOptions, build
from sffi.doctor import examine
from sffi.report import Report
from tiny_shim import HASH, TinyPackage, environment, run_sffi

needs_compiler = pytest.mark.skipif(
    shutil.which("c++") is None, reason="no C++ compiler on this machine"
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [n for n in os.environ if n.startswith("SFFI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def package(tmp_path: Path, cache: Path) -> TinyPackage:
    return TinyPackage(tmp_path / "site")


def problems(report: Report) -> list[tuple[str, str]]:
    return [(problem.text, problem.help) for problem in report.problems]


@needs_compiler
def test_all_is_well(package: TinyPackage) -> None:
    result = build("tiny", BuildOptions(package_dir=package.path))
    report = examine("tiny", package.path)
    text = report.to_text()
    assert report.healthy, text
    assert f"opens: {result.path} (cache)" in text
    assert "all 2 functions are as the package expects" in text
    assert text.endswith("All is well.")
    assert "\x1b" not in text
    assert "\x1b[" in report.to_text(colour=True)


def test_not_built(package: TinyPackage, cache: Path) -> None:
    report = examine("tiny", package.path)
    assert problems(report) == [("not built for this package and library", "sffi build tiny")]
    text = report.to_text()
    assert f"{cache}/tiny/{HASH}-system/libsffi_tiny.so (cache): no such file" in text
    assert text.endswith("1 problem. What to do, in this order:\n  1. sffi build tiny")


@needs_compiler
def test_stale_shim_that_still_serves(package: TinyPackage) -> None:
    build("tiny", BuildOptions(package_dir=package.path))
    package.write_manifest(shim_hash="ffffffffffff")
    report = examine("tiny", package.path)
    assert report.healthy
    assert f"stale: built from sources {HASH}, the package has ffffffffffff" in report.to_text()


@needs_compiler
def test_header_changed_since_the_build(
    package: TinyPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    build("tiny", BuildOptions(package_dir=package.path))
    monkeypatch.setenv("CXXFLAGS", "-DOTHER")  # Says nothing about the shim that is there.
    assert "stale" not in examine("tiny", package.path).to_text()
    package.header.write_text("#define STEP 2\n")
    assert "a header or the library changed" in examine("tiny", package.path).to_text()


@needs_compiler
def test_stale_shim_with_another_signature(package: TinyPackage) -> None:
    build("tiny", BuildOptions(package_dir=package.path))
    (package.path / "_native.py").write_text(
        'PROTOTYPES = {"rt_tiny_step": "i64 (i64)", "rt_tiny_twice": "f64 (i64)", '
        '"rt_tiny_new": "void ()"}\n'
    )
    found = problems(examine("tiny", package.path))
    assert [help for _, help in found] == ["sffi build tiny", "sffi build tiny"]
    assert "lacks 1 functions: rt_tiny_new" in found[0][0]
    assert "rt_tiny_twice" in found[1][0] and "another signature" in found[1][0]


@needs_compiler
def test_shim_that_does_not_open(package: TinyPackage) -> None:
    result = build("tiny", BuildOptions(package_dir=package.path))
    data = bytearray(result.path.read_bytes())
    data[64:1024] = bytes(960)  # A whole ELF header, nonsense behind it.
    result.path.write_bytes(data)
    ((text, help),) = problems(examine("tiny", package.path))
    assert text == "built, but it cannot be opened"
    assert help == "sffi build tiny --force"


@needs_compiler
def test_library_that_is_no_shim(
    package: TinyPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package.first.write_text('extern "C" int rt_other() { return 0; }\n')
    result = build("tiny", BuildOptions(package_dir=package.path, output=tmp_path / "out"))
    monkeypatch.setenv("SFFI_TINY_SHIM", str(result.path))
    report = examine("tiny", package.path)
    assert "not a shim of `tiny`" in report.to_text()
    assert problems(report) == [
        ("what the variable names cannot be opened", "correct or unset SFFI_TINY_SHIM")
    ]


def test_crash_of_a_probe_is_an_answer(package: TinyPackage, tmp_path: Path) -> None:
    if shutil.which("c++") is None:
        pytest.skip("no C++ compiler on this machine")
    package.first.write_text(
        "struct Crash { Crash() { __builtin_trap(); } };\nstatic Crash crash;\n"
        'extern "C" int rt_other() { return 0; }\n'
    )
    result = build("tiny", BuildOptions(package_dir=package.path, output=tmp_path / "out"))
    request = {"library": "tiny", "shim": str(result.path), "preload": [], "package": "sffi_tiny"}
    answer = probe.ask("shim", request)
    assert "ended by signal" in answer["error"]


def test_library_not_found(package: TinyPackage) -> None:
    package.write_manifest(prefix=["python:sffi_no_such_target", "env:NO_SUCH_HOME"])
    report = examine("tiny", package.path)
    ((text, help),) = problems(report)
    assert "not found; tried, in this order" in text
    assert "$NO_SUCH_HOME: not set" in text
    assert help.endswith("-m pip install sffi_no_such_target")


def test_package_not_installed(cache: Path) -> None:
    ((text, help),) = problems(examine("no_such"))
    assert "`sffi_no_such` is not installed" in text
    assert "sffi-gen specs/no_such.sffi" in help


def test_missing_compiler_is_a_problem_only_if_it_is_needed(
    package: TinyPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("CXX", raising=False)
    assert examine().healthy
    texts = [text for text, _ in problems(examine("tiny", package.path))]
    assert any("no C++ compiler" in text for text in texts)


def test_variables_are_shown(package: TinyPackage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINY_HOME", "/somewhere")
    monkeypatch.setenv("UNRELATED_SECRET", "hidden")
    package.write_manifest(prefix=["env:TINY_HOME"])
    text = examine("tiny", package.path).to_text()
    assert "TINY_HOME=/somewhere" in text
    assert "hidden" not in text


def test_relative_cache_is_a_problem(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFFI_CACHE_DIR", "here")
    assert any("relative path 'here'" in text for text, _ in problems(examine()))


FAKE_DRIVER = """
#include <cstddef>
#include <cstring>
extern "C" {
int cuInit(unsigned) { return RESULT; }
int cuGetErrorName(int, const char **text) { *text = "CUDA_ERROR_NO_DEVICE"; return 0; }
int cuDriverGetVersion(int *version) { *version = 12040; return 0; }
int cuDeviceGetCount(int *count) { *count = 2; return 0; }
int cuDeviceGet(int *device, int index) { *device = index; return 0; }
int cuDeviceGetName(char *name, int size, int) { std::strncpy(name, "Fake GPU", size); return 0; }
int cuDeviceTotalMem_v2(size_t *size, int) { *size = size_t{16} << 30; return 0; }
}
"""


@needs_compiler
@pytest.mark.skipif(sys.platform != "linux", reason="LD_LIBRARY_PATH")
def test_gpu_driver(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cuda.cpp").write_text(FAKE_DRIVER)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    for code in (0, 100):
        command = ["c++", "-shared", "-fPIC", f"-DRESULT={code}", "-o", "libcuda.so.1", "cuda.cpp"]
        subprocess.run(command, cwd=tmp_path, check=True)
        text = examine().to_text()
        if code == 0:
            assert "NVIDIA driver for CUDA 12.4" in text
            assert "cuda:1: Fake GPU, 16 GiB" in text
        else:
            assert "is there, but cuInit fails with CUDA_ERROR_NO_DEVICE" in text


def test_command(package: TinyPackage, cache: Path) -> None:
    env = environment(cache)
    machine = run_sffi("doctor", env=env)
    assert (machine.returncode, machine.stderr) == (0, "")
    sick = run_sffi("doctor", "tiny", "--package-dir", package.path, "--json", env=env)
    assert sick.returncode == 1
    data = json.loads(sick.stdout)
    assert data["healthy"] is False
    titles = [section["title"] for section in data["sections"]]
    assert titles == [
        "Python",
        "Generated package",
        "Environment variables",
        "Library `tiny`",
        "Shim",
        "C++ compiler",
        "Cache",
        "GPU",
    ]
