"""The torture tests once more, with C under AddressSanitizer and UndefinedBehaviorSanitizer.

They run in a process of their own, because AddressSanitizer must be loaded before anything else
(``LD_PRELOAD``). Python then gets its memory from the sanitizer's ``malloc`` (``PYTHONMALLOC``), so
that C writing beyond a struct or a buffer of Python's is seen. Leaks are not looked for: an
interpreter does not free all it has when it ends; what the library allocates, the tests count.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sffi
from c_builder import HERE, build
from torture_values import PREBUILT, SOURCES

SANITIZERS = ("-fsanitize=address,undefined", "-fno-sanitize-recover=undefined")


def runtime_of(name: str) -> str | None:
    """The path of a sanitizer's library; None where there is none."""
    gcc = shutil.which("gcc")
    if gcc is None:
        return None
    command = [gcc, f"-print-file-name={name}"]
    path = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return path if os.sep in path else None


def environment(home: Path, preload: str, **more: str) -> dict[str, str]:
    roots = {Path(sffi.__file__).parents[1], HERE, HERE.parent}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SFFI_")}
    return {
        **kept,
        "LD_PRELOAD": preload,
        "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
        "UBSAN_OPTIONS": "print_stacktrace=1",
        "PYTHONMALLOC": "malloc",
        "PYTHONPATH": os.pathsep.join([*map(str, roots), kept.get("PYTHONPATH", "")]),
        PREBUILT: str(home),
        **more,
    }


@pytest.fixture(scope="module")
def sanitized(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder with the library, and what to load before anything else."""
    asan, cpp = runtime_of("libasan.so"), runtime_of("libstdc++.so")
    if asan is None or cpp is None or not sys.platform.startswith("linux"):
        pytest.skip("no AddressSanitizer on this machine")
    # At its start the sanitizer looks for what throws exceptions, and Python may be linked to none.
    preload = f"{asan} {cpp}"
    folder = tmp_path_factory.mktemp("sanitized")
    build("torture.sffi", SOURCES, folder, *SANITIZERS)
    return folder, preload


@pytest.mark.slow
def test_torture_under_sanitizers(sanitized: tuple[Path, str]) -> None:
    # -s: the sanitizer writes its report and ends the process, with whatever pytest had captured.
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-s", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *sorted(map(str, HERE.glob("test_run_c_torture*.py")))],
        env=environment(*sanitized, HYPOTHESIS_STORAGE_DIRECTORY=str(sanitized[0])),
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert "ERROR: AddressSanitizer" not in done.stderr
    assert "runtime error" not in done.stderr


def test_the_sanitizer_sees_pythons_memory(sanitized: tuple[Path, str]) -> None:
    """That the test above can fail: C writes one byte beyond a struct of Python's."""
    home, preload = sanitized
    program = (
        "import ctypes, sys\n"
        f"sys.path.append({str(home)!r})\n"
        "import sffi_torture as torture\n"
        "blob = torture.Blob.make(100)\n"
        f"library = ctypes.CDLL({str(home / 'libtorture.so')!r})\n"
        "library.t_reverse(ctypes.byref(blob), ctypes.c_size_t(ctypes.sizeof(blob) + 1))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(home, preload),
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert "heap-buffer-overflow" in done.stderr
