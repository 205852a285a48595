"""The same tests in other modes: errors asked for after the call, and sanitizers watching."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sffi
from shim_builder import PREBUILT, RUNTIME, Built

HERE = Path(__file__).parent
FILES = ("test_run_values.py", "test_run_objects.py", "test_run_errors.py", "test_run_tables.py")
GENERATOR = RUNTIME.parent / "generator"


def test_without_entry_points_of_cpython(kinds_built: Built) -> None:
    """As on interpreters that are not CPython: everything goes through ctypes."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-x"]
    done = subprocess.run(
        [*command, *(str(HERE / name) for name in FILES)],
        env={
            **kinds_built.environment(SFFI_NO_HOST="1"),
            "PYTHONPATH": os.pathsep.join([str(RUNTIME), str(GENERATOR)]),
            PREBUILT: str(kinds_built.packages.parent),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert re.search(r"\b\d\d+ passed", done.stdout)


# --- sanitizers -----------------------------------------------------------------------------------

SCRIPT = """
import sys
import sffi_kinds as kinds

def refused(call, *arguments, **keywords):
    try:
        call(*arguments, **keywords)
    except Exception as error:
        return type(error).__name__
    raise SystemExit(f"{call} did not fail")

for number in range(300):
    box, other = kinds.create(number), kinds.create(1)
    assert (box + other).value == number + 1
    assert kinds.pour(box, other) == number + 1
    refused(kinds.pour, box, other)
    refused(kinds.pour, box, box)
    refused(kinds.empty_into, box, box)
    lid = kinds.make_lid(1)
    lid.close()
    refused(kinds.close_with, box, lid)
    assert box.label(prefix="\\u00fc" * number, ending="!").endswith("!")
    kinds.destroy(box)
    refused(lambda: box.value)
for size in (0, 1, 1000):
    data = bytes(range(256)) * size
    assert kinds.same_bytes(data) == kinds.same_bytes(bytearray(data)) == data
    assert kinds.same_text("\\u20ac" * size) == kinds.same_c_string("\\u20ac" * size)
    assert kinds.same_ints([-1] * size) == kinds.same_span([-1] * size) == [-1] * size
    assert kinds.same_reals([0.5] * size) == [0.5] * size
    assert kinds.same_bools([True] * size) == [True] * size
    boxes = [kinds.create(n) for n in range(size)]
    assert [b.value for b in kinds.same_boxes(boxes)] == list(range(size))
    assert kinds.same_some_boxes([None, *boxes])[0] is None
    assert kinds.same_numbers([2j, 2**64 - 1] * size) == [2j, 2**64 - 1] * size
    assert kinds.lists([1] * size, boxes).ints == [1] * size
    assert kinds.some_boxes_or_none([None, *boxes]) == 1
    assert kinds.view_of_ints([1] * size) == size
assert kinds.same_pair(3) == [3, 3]
refused(kinds.same_three, [True])
refused(kinds.same_numbers, [1, 2**64])
kinds.pieces("word"), kinds.sixteen(1), kinds.references(kinds.create(1), kinds.create(2))
for value in (None, "", "text"):
    assert kinds.maybe_text(value) == value
assert kinds.maybe_bytes(b"\\0") == b"\\0"
for low, high, bits in ((-1, 1, 8), (-1, 1, 64)):
    for sign, limit in (("i", 2 ** (bits - 1) - 1), ("u", 2**bits - 1)):
        same = getattr(kinds, f"same_{sign}{bits}")
        assert same(limit) == limit
        assert refused(same, limit + 1).endswith("OverflowError")
refused(kinds.too_wide)
kinds.same_f32(1e38), kinds.same_number(1j), kinds.same_access(7), kinds.same_unit("mile")
kinds.everything(kinds.create(1)), kinds.numbers(), kinds.narrow_reals(), kinds.null_text()
for kind in ("runtime_error", "out_of_range", "bad_alloc", "int", "text", "not UTF-8"):
    refused(kinds.fail, kind)
    results = "int", "box", "text", "several", "lists", "boxes", "f64", "number", "maybe_text"
    for result in results:
        refused(getattr(kinds, f"fail_{result}"), kind)
class Treacherous:
    def __init__(self, box):
        self.box = box
    def __index__(self):
        self.box.close()
        return 1
    def __float__(self):
        return float(self.__index__())
for call in (lambda b, t: b.add_(t), lambda b, t: b.total(t), lambda b, t: kinds.lend(b, [b], t)):
    box = kinds.create(1)
    refused(call, box, Treacherous(box))
keep = getattr(kinds, "keep")
if not sys.argv[1:]:
    for _ in range(100):
        keep([1, 2])
    kinds.drop_kept_elsewhere()
print("done")
"""


def compiler_file(name: str) -> str | None:
    """Path of a library of the compiler's own; None where it has none of this name."""
    found = subprocess.run(
        ["c++", f"-print-file-name={name}"], capture_output=True, text=True, check=True
    ).stdout.strip()
    return found if Path(found).is_absolute() else None


@pytest.fixture(scope="module")
def watched(kinds_built: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The shim of `kinds` with AddressSanitizer and UndefinedBehaviorSanitizer in it."""
    if compiler_file("libasan.so") is None:
        pytest.skip("the C++ compiler comes without libasan")
    folder = tmp_path_factory.mktemp("watched")
    library = folder / "libsffi_kinds.so"
    includes = [
        HERE,
        HERE / "kinds_companion" / "include",
        Path(sffi.__file__).parent / "include",
        kinds_built.package / "shim",
    ]
    subprocess.run(
        [
            *("c++", "-std=c++20", "-shared", "-fPIC", "-g1", "-O0", "-fvisibility=hidden"),
            *("-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"),
            *(f"-I{folder}" for folder in includes),
            *("-o", str(library)),
            *map(str, sorted((kinds_built.package / "shim").glob("*.cpp"))),
        ],
        check=True,
    )
    return Built("kinds", kinds_built.packages, library, kinds_built.search)


@pytest.mark.skipif(shutil.which("c++") is None, reason="no C++ compiler on this machine")
@pytest.mark.parametrize("mode", ["", "1"])
def test_nothing_for_the_sanitizers_to_say(watched: Built, tmp_path: Path, mode: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script), *mode],
        env=watched.environment(
            # The sanitizer needs the C++ library there when it looks for what it replaces.
            LD_PRELOAD=f"{compiler_file('libasan.so')} {compiler_file('libstdc++.so')}",
            # CPython leaves some memory at its end; that is not for this test to judge.
            ASAN_OPTIONS="detect_leaks=0:abort_on_error=0",
            UBSAN_OPTIONS="print_stacktrace=1",
            PYTHONMALLOC="malloc",
            SFFI_NO_HOST=mode,
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("done\n", "", 0)
