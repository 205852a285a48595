"""The five forms of the language, over a library that was compiled apart, in every way of calling.

The spec is the one of tests/golden/counter, so what is compared there is what runs here.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import sffi
from pythons import python
from shim_builder import Builder, Built

CASE = Path(__file__).parents[1] / "golden" / "counter"

SESSION = """
import sffi, sffi_counter as counter
print(counter.available(), sffi.live_handles())
c = counter.create(5)
print(counter.step(c, 3), counter.step(c, by=-1), counter.label(c), sffi.live_handles())
for call in (
    lambda: counter.step(c, 2**31),
    lambda: counter.step(5, 1),
    lambda: counter.step(c, "1"),
    lambda: counter.step(c),
):
    try:
        call()
    except (TypeError, OverflowError) as error:
        print(isinstance(error, TypeError), isinstance(error, OverflowError))
counter.destroy(c)
print(c.closed, sffi.live_handles())
try:
    counter.label(c)
except sffi.HandleClosedError as error:
    print(error)
"""
SAID = """\
True {'counter.Counter': 0}
8 7 counter at 7 {'counter.Counter': 1}
False True
True False
True False
True False
True {'counter.Counter': 0}
label(): argument 'c' is closed
"""


@pytest.fixture(scope="module")
def counter(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The golden spec, with its library in a folder of its own."""
    home = tmp_path_factory.mktemp("counter")
    folder = home / "library"
    folder.mkdir()
    command = ["c++", "-shared", "-fPIC", "-o", str(folder / "libcounter.so")]
    subprocess.run([*command, str(CASE / "counter.cpp")], check=True)
    shutil.copytree(CASE, home / "spec", ignore=shutil.ignore_patterns("expected"))
    return builder.file(home / "spec" / "counter.sffi", home=home, library_dirs=(folder,))


def test_the_five_forms(counter: Built) -> None:
    assert counter.output(SESSION) == SAID


def test_without_entry_points_of_cpython(counter: Built) -> None:
    assert counter.output(SESSION, SFFI_NO_HOST="1") == SAID


@pytest.mark.parametrize("version", ["3.10", "3.11", "3.12", "3.13", "3.14"])
def test_one_shim_for_every_python(counter: Built, version: str) -> None:
    interpreter = python(version)
    assert counter.output(SESSION, python=interpreter) == SAID
    assert counter.output(SESSION, python=interpreter, SFFI_NO_HOST="1") == SAID


C_PROGRAM = r"""
#include <stdio.h>
#include <string.h>
#include "sffi_counter.h"

int main(void) {
  rt_counter_Counter c = rt_counter_create(5);
  if (c.ptr == NULL || rt_counter__live_Counter() != 1) return 1;
  if (rt_counter_step(c, 3) != 8) return 2;
  sffi_bytes label = rt_counter_label(c);
  printf("%.*s\n", (int)label.size, (const char *)label.data);
  rt_counter__bytes_release(label);
  if (rt_counter_step(c, INT64_C(1) << 40) != INT64_MIN) return 3;
  printf("%s\n", rt_counter__error_message());
  printf("%d\n", (int)rt_counter__error_pending());
  printf("%d\n", (int)rt_counter__error_pending()); /* it was asked for, and is forgotten */
  if (rt_counter_destroy(&c) != 0 || c.ptr != NULL) return 4;
  if (rt_counter_step(c, 1) != INT64_MIN) return 5;
  printf("%s\n", rt_counter__error_message());
  printf("%s\n", rt_counter__signature("rt_counter_step"));
  return rt_counter__signature("rt_counter_other") != NULL || rt_counter__live_Counter() != 0;
}
"""


def test_the_shim_from_c(counter: Built, tmp_path: Path) -> None:
    """The header is C, and everything is reached without Python."""
    source, program = tmp_path / "use.c", tmp_path / "use"
    source.write_text(C_PROGRAM)
    include = Path(sffi.__file__).parent / "include"
    command = ["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-pedantic", str(source)]
    command += [f"-I{counter.package / 'shim'}", f"-I{include}", str(counter.shim)]
    command += [f"-Wl,-rpath,{counter.shim.parent}", "-o", str(program)]
    subprocess.run(command, check=True)
    done = subprocess.run([str(program)], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "counter at 8",
        "step(): argument 'by' is out of range: 1099511627776 does not fit 32 bits",
        "6",
        "-1",
        "step(): argument 'c' is closed",
        "step(c: Counter, by: int) -> int",
    ]
