"""What goes wrong around a shim: missing, stale, damaged, raced for, leaked, left behind."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from shim_builder import RUNTIME, Builder, Built

SPEC = """
library: steps
include: "steps.hpp"

type Counter = demo::Counter

fn create(start: i64) -> Counter [own]
fn step(c: Counter, by: i64) -> i64
fn label(c: Counter) -> text
fn fail()
"""
HEADER = """
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>

namespace demo {
struct Counter {
  std::int64_t value;
};
inline std::int64_t step(Counter &c, std::int64_t by) { return c.value += by; }
inline std::string label(const Counter &c) { return std::to_string(c.value); }
inline void fail() { throw std::runtime_error("as asked for"); }
}  // namespace demo
"""
NEWER = (
    SPEC.replace("by: i64)", "by: f64)")
    + "fn labels(c: Counter) -> text = demo::label\n"
    + "fn far_away() -> i64 = { int64_t{1} }\n"
)
ELF_MACHINE = 18  # where an ELF header says which processor the file is for


@pytest.fixture(scope="module")
def steps(builder: Builder) -> Built:
    return builder.text("steps", SPEC, HEADER)


def generated(home: Path, spec: str, shim: Path) -> Built:
    """The package of a spec, with a shim of another one."""
    (home / "steps.sffi").write_text(spec)
    (home / "steps.hpp").write_text(HEADER)
    command = [sys.executable, "-m", "sffi_gen", "steps.sffi"]
    subprocess.run(command, cwd=home, check=True, capture_output=True)
    return Built("steps", home / "generated", shim)


@pytest.fixture(scope="module")
def newer(steps: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The package of a newer spec, with the older shim."""
    return generated(tmp_path_factory.mktemp("newer"), NEWER, steps.shim)


# --- importing ------------------------------------------------------------------------------------


def test_importing_opens_nothing(steps: Built) -> None:
    printed = steps.output(
        """
        def mapped():
            with open("/proc/self/maps") as maps:
                return {line.split()[-1] for line in maps if ".so" in line}
        import ctypes
        before = mapped()
        import sffi_steps, sffi_steps.handles, sffi_steps.functions
        sffi_steps.create, sffi_steps.Counter.close, sffi_steps._native.PROTOTYPES
        print(sorted(path for path in mapped() - before if "lib-dynload" not in path))
        sffi_steps.create(1)
        print(*[path.rpartition("/")[2] for path in mapped() - before if "sffi" in path])
        """
    )
    assert printed == "[]\nlibsffi_steps.so\n"


def test_importing_without_library_or_cache(steps: Built, tmp_path: Path) -> None:
    printed = steps.output(
        "import sffi_steps; print(sffi_steps.available(), sffi_steps.Counter.__name__)",
        SFFI_STEPS_SHIM="",
        SFFI_CACHE_DIR=str(tmp_path / "nowhere"),
    )
    assert printed == "False Counter\n"


def test_importing_imports_little(steps: Built) -> None:
    printed = steps.output(
        """
        import sys, ctypes
        before = set(sys.modules)
        import sffi_steps
        heavy = {"typing", "pathlib", "inspect", "re", "json", "subprocess", "sffi_gen", "click"}
        print(sorted((set(sys.modules) - before) & heavy))
        """
    )
    assert printed == "[]\n"


# --- no shim, or a bad one ------------------------------------------------------------------------


def problem(built: Built, call: str = "sffi_steps.create(1)", **changes: str) -> str:
    """The error of a first call, as ``Class: message``; the process survives it."""
    return built.output(
        f"""
        import sffi, sffi_steps
        for _ in range(2):
            try:
                {call}
            except sffi.SffiError as error:
                found = f"{{type(error).__name__}}: {{error}}"
        print(found)
        """,
        **changes,
    )


def test_a_missing_shim(steps: Built, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    found = problem(steps, SFFI_STEPS_SHIM="", SFFI_CACHE_DIR=str(cache))
    lines = found.splitlines()
    assert lines[0].startswith("LibraryNotFoundError: the native shim of `steps` is not built")
    places = [line for line in lines if line.strip()[:1].isdigit()]
    assert "$SFFI_STEPS_SHIM" in places[0]
    assert str(steps.package / "lib" / "libsffi_steps.so") in places[1]
    assert all(str(cache / "steps") in place for place in places[2:4])
    assert all("no such file" in place for place in places[1:])
    assert "sffi build steps" in found
    assert "SFFI_STEPS_SHIM=/path/to/libsffi_steps.so" in found


def test_a_relative_path_is_refused(steps: Built) -> None:
    found = problem(steps, SFFI_STEPS_SHIM="libsffi_steps.so")
    assert "LibraryNotFoundError" in found
    assert "a relative path" in found


def mapped_size(library: bytes) -> int:
    """How much of an ELF file the dynamic loader maps; what follows are notes for debuggers."""
    (table,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    segments = [struct.unpack_from("<QQQQ", library, table + n * size + 8) for n in range(count)]
    return max(offset + length for offset, _, _, length in segments)


@pytest.mark.parametrize("kept", [0, 1, 3, 63, 64, 1000, 4096, "half", "all but one byte"])
def test_a_truncated_shim(steps: Built, tmp_path: Path, kept: int | str) -> None:
    whole = steps.shim.read_bytes()
    if isinstance(kept, str):
        kept = mapped_size(whole) // 2 if kept == "half" else mapped_size(whole) - 1
    broken = tmp_path / "libsffi_steps.so"
    broken.write_bytes(whole[:kept])
    found = problem(steps, SFFI_STEPS_SHIM=str(broken))
    assert found.startswith("LibraryNotFoundError")
    assert str(broken) in found
    assert any(word in found for word in ("truncated", "empty", "not a shared library"))


def test_a_shim_for_another_processor(steps: Built, tmp_path: Path) -> None:
    data = bytearray(steps.shim.read_bytes())
    here = struct.unpack_from("<H", data, ELF_MACHINE)[0]
    other = 62 if here != 62 else 183
    struct.pack_into("<H", data, ELF_MACHINE, 183 if other == 62 else other)
    broken = tmp_path / "libsffi_steps.so"
    broken.write_bytes(bytes(data))
    found = problem(steps, SFFI_STEPS_SHIM=str(broken))
    assert "LibraryNotFoundError" in found
    assert "built for aarch64, this Python is x86_64" in found or "built for x86_64" in found


def test_some_other_library_in_its_place(steps: Built) -> None:
    found_spec = find_spec("_ctypes_test") or find_spec("_ctypes")
    assert found_spec is not None and found_spec.origin
    other = Path(found_spec.origin)
    found = problem(steps, SFFI_STEPS_SHIM=str(other))
    assert "LibraryNotFoundError" in found
    assert "not a shim of steps" in found


def test_text_in_its_place(steps: Built, tmp_path: Path) -> None:
    wrong = tmp_path / "libsffi_steps.so"
    wrong.write_text("#!/bin/sh\necho no library\n" * 50)
    assert "not a shared library (no ELF)" in problem(steps, SFFI_STEPS_SHIM=str(wrong))


# --- an older shim --------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["", "1"])
def test_one_missing_function_spoils_no_other(newer: Built, mode: str) -> None:
    printed = newer.output(
        """
        import sffi, sffi_steps
        c = sffi_steps.create(4)
        print(sffi_steps.label(c))
        for _ in range(2):
            try:
                sffi_steps.labels(c)
            except sffi.SymbolNotFoundError as error:
                print(isinstance(error, AttributeError), error.symbol)
                print(error)
        try:
            sffi_steps.far_away()
        except sffi.SymbolNotFoundError as error:
            print("near" in str(error))
        print(sffi_steps.label(c), sffi_steps.available())
        """,
        SFFI_NO_HOST=mode,
    )
    lines = printed.splitlines()
    assert lines[:2] == ["4", "True rt_steps_labels"]
    assert "rt_steps_labels is not in the shim of steps" in printed
    assert f"shim: {newer.shim}" in printed
    assert "near: rt_steps_label" in printed
    assert "sffi build steps" in printed
    assert lines[-2:] == ["False", "4 True"]


@pytest.mark.parametrize("mode", ["", "1"])
def test_a_stale_function_is_not_called(newer: Built, mode: str) -> None:
    call = "sffi_steps.step(sffi_steps.create(1), 2.5)"
    found = problem(newer, call, SFFI_NO_HOST=mode)
    lines = found.splitlines()
    assert lines[0].startswith("AbiMismatchError: rt_steps_step in ")
    assert "package: step(c: Counter, by: real) -> int" in found
    assert "shim:    step(c: Counter, by: int) -> int" in found
    assert "sffi build steps" in found


@pytest.mark.parametrize("mode", ["", "1"])
def test_a_shim_without_a_class(steps: Built, tmp_path: Path, mode: str) -> None:
    more = generated(tmp_path, SPEC + "type Timer = demo::Timer\n", steps.shim)
    found = problem(more, SFFI_NO_HOST=mode)
    assert found.startswith(f"AbiMismatchError: {steps.shim} has no class Timer, which sffi_steps")
    assert "sffi build steps" in found


def test_a_shim_of_a_later_protocol(steps: Built, tmp_path: Path) -> None:
    """As a later sffi would build it: the shim says so in its first function."""
    source = tmp_path / "later.cpp"
    source.write_text(
        'extern "C" __attribute__((visibility("default"))) long long rt_steps__abi() '
        "{ return 99; }\n"
    )
    later = tmp_path / "libsffi_steps.so"
    subprocess.run(["c++", "-shared", "-fPIC", "-o", str(later), str(source)], check=True)
    found = problem(steps, SFFI_STEPS_SHIM=str(later))
    assert "AbiMismatchError" in found
    assert "speaks version 99" in found


def test_a_library_of_nothing(builder: Builder) -> None:
    empty = builder.text("empty", "library: empty\n")
    printed = empty.output(
        "import sffi, sffi_empty\n"
        "print(sffi_empty.available(), sffi_empty.__all__, sffi.live_handles())\n"
        "print(sffi_empty._native.library.symbols())\n"
    )
    assert printed == "True ['available'] {}\n{}\n"


# --- races ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("threads", [2, 8])
def test_threads_racing_to_the_first_call(steps: Built, threads: int) -> None:
    printed = steps.output(
        f"""
        import sys, threading
        sys.setswitchinterval(1e-6)
        import sffi_steps
        barrier, found = threading.Barrier({threads}), []
        def race():
            barrier.wait()
            c = sffi_steps.create(1)
            found.append((sffi_steps.step(c, 2), sffi_steps.label(c)))
        racers = [threading.Thread(target=race) for _ in range({threads})]
        for racer in racers: racer.start()
        for racer in racers: racer.join()
        from sffi.binding import opened_libraries
        print(set(found), len(found), len(opened_libraries))
        """
    )
    assert printed == f"{{(3, '3')}} {threads} 1\n"


def test_bound_once_there_is_no_trampoline(steps: Built) -> None:
    printed = steps.output(
        """
        import sffi_steps
        native = sffi_steps._native
        print("rt_steps_create" in vars(native))
        c = sffi_steps.create(1)
        bound = vars(native)["rt_steps_create"]
        sffi_steps.create(2)
        print(vars(native)["rt_steps_create"] is bound, type(bound).__name__)
        """
    )
    assert printed == "False\nTrue builtin_function_or_method\n"


# --- leaks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["", "1"])
def test_a_hundred_thousand_handles_leave_nothing(steps: Built, mode: str) -> None:
    printed = steps.output(
        """
        import gc, sffi, sffi_steps as steps

        def resident():
            with open("/proc/self/statm") as statm:
                return int(statm.read().split()[1]) * 4096

        def rounds(count):
            for number in range(count):
                c = steps.create(number)
                steps.step(c, 1)
                steps.label(c)
                if number % 3 == 0:
                    c.close()
                elif number % 3 == 1:
                    with c:
                        pass

        def failures(count):
            for _ in range(count):
                for call in (steps.fail, lambda: steps.step(None, 1)):
                    try:
                        call()
                    except (RuntimeError, TypeError):
                        pass

        rounds(20_000); failures(5_000); gc.collect()
        before = resident()
        rounds(100_000); failures(25_000); gc.collect()
        print(sffi.live_handles(), (resident() - before) // 2**20)
        """,
        SFFI_NO_HOST=mode,
    )
    live, _, grown = printed.strip().rpartition(" ")
    assert live == "{'steps.Counter': 0}"
    assert int(grown) <= 1  # MiB


@pytest.mark.parametrize("mode", ["", "1"])
def test_the_leak_report_names_the_place(steps: Built, tmp_path: Path, mode: str) -> None:
    script = tmp_path / "leaky.py"
    script.write_text(
        "import sffi_steps\n"
        "def forget():\n"
        "    return sffi_steps.create(1)\n"
        "kept = forget()\n"
        "dropped = sffi_steps.create(2)\n"
        "del dropped\n"
        "closed = sffi_steps.create(3)\n"
        "closed.close()\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env=steps.environment(SFFI_DEBUG_HANDLES="1", SFFI_NO_HOST=mode),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr.startswith("sffi: 1 handle was never released")
    assert "Counter made at" in done.stderr
    assert "line 3, in forget" in done.stderr
    assert "line 5" not in done.stderr


# --- the end --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["", "1"])
def test_exit_with_live_handles_is_silent(steps: Built, mode: str) -> None:
    printed = steps.output(
        """
        import sffi_steps as steps, threading
        kept = [steps.create(n) for n in range(100)]
        class Holder: pass
        holder = Holder(); holder.c = steps.create(1); holder.itself = holder
        steps.Counter.kept_by_its_class = steps.create(2)
        threading.local().c = steps.create(3)
        import builtins; builtins.kept_to_the_end = steps.create(4)
        """,
        SFFI_NO_HOST=mode,
    )
    assert printed == ""


@pytest.mark.parametrize("mode", ["", "1"])
def test_fork(steps: Built, mode: str) -> None:
    printed = steps.output(
        """
        import os, sys, warnings
        warnings.simplefilter("ignore")
        import sffi, sffi_steps as steps
        c = steps.create(1)
        child = os.fork()
        steps.step(c, 10 if child else 20)
        d = steps.create(5)
        d.close()
        label = steps.label(c)
        if child:
            _, status = os.waitpid(child, 0)
            print(label, status, sffi.live_handles())
        else:
            c.close()
            sys.exit(0 if label == "21" and sffi.live_handles() == {"steps.Counter": 0} else 3)
        """,
        SFFI_NO_HOST=mode,
    )
    assert printed == "11 0 {'steps.Counter': 1}\n"


def test_sffi_alone_is_enough(steps: Built, tmp_path: Path) -> None:
    """Without the packages that only the generator needs, and from a folder of no repository."""
    shutil.copytree(RUNTIME / "sffi", tmp_path / "site" / "sffi")
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import sffi_steps; print(sffi_steps.create(1).closed)"],
        env={
            **steps.environment(),
            "PYTHONPATH": os.pathsep.join([str(tmp_path / "site"), str(steps.packages)]),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("False\n", "")
