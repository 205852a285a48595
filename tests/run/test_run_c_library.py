"""Finding and opening a C library, functions that it lacks, handles that several threads use."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
from array import array
from pathlib import Path
from typing import Any

import pytest
import sffi
from c_builder import Built, generate

SPEC = """
library: LIBRARY
language: c
open: "libcrate.so.1", "libcrate.1.dylib", "crate.dll"
target: "crate_{symbol}"
type Crate = struct crate * [close: free]
type Bottle = struct bottle * [close: drop]
error Error [ok: 0]
fn add(a: i32, b: i32) -> i32
@since("2.0") @platform(macos) fn newer(a: i32) -> i32
fn ad(a: i32) -> i32
fn new() -> Crate [own]
fn free(crate: Crate [consume])
fn wait(crate: Crate, milliseconds: i32) -> i32
fn bottle(crate: Crate) -> Bottle [own, keeps: crate]
@raises(Error) fn drop(bottle: Bottle [consume]) -> i32
fn alive() -> i32
fn order() -> text
fn dot(a: [f64], b: [f64] [length: n], n: i32 [length: a]) -> f64
fn weighed(
  values: [f64], n: usize [length: values], weights: [f64]? [length: n], out: [f64] [out, length: n]
)
fn wide(room: usize [capacity: text], text: text [out, encoding: "utf-16-le"], times: i32) -> i32
fn squares(size: usize [inout, size: out], out: [i32] [out])
fn tag(out: [char; 4] [out])
struct Latin { name: [char; 5] [text] }
callback Told(text: text)
fn tell(told: Told)
enum Color { red, blue = 5 }
fn fixed(
  a: f32 [always: 1.5], b: f64 [always: inf], c: char [always: "\\n"],
  d: Color [always: Color.blue], e: text [always: "\\"\u00e9", encoding: "utf-16-le"],
  f: longdouble [always: -2.5]
) -> i32
callback Fails() -> f64 [on_error: inf]
callback Colors() -> Color [on_error: Color.blue]
fn ask(fails: Fails, colors: Colors)
fn asked() -> i32
fn latin() -> text
fn latin_both(error: text? [out], n: i32 [out])
var latin_title: [char; 5] [readonly, text]
fn into(n: usize [length: data], data: bytes [out, length: n], like: buffer [length: n])
"""
SOURCE = """
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
struct crate { int full; };
struct bottle { struct crate *crate; };
static int count;
static char log_[64];
int32_t crate_add(int32_t a, int32_t b) { return a + b; }
int32_t crate_addition(int32_t a) { return a; }
struct crate *crate_new(void) { count++; log_[0] = 0; return calloc(1, sizeof(struct crate)); }
void crate_free(struct crate *c) { strcat(log_, "crate "); count--; c->full = -1; free(c); }
int32_t crate_wait(struct crate *c, int32_t ms) {
  struct timespec t = {ms / 1000, ms % 1000 * 1000000};
  c->full = 7;
  nanosleep(&t, 0);
  return c->full;
}
struct bottle *crate_bottle(struct crate *c) {
  struct bottle *b = malloc(sizeof *b);
  b->crate = c;
  c->full++;
  return b;
}
int32_t crate_drop(struct bottle *b) {
  int failed = b->crate->full > 3;
  b->crate->full--;
  strcat(log_, "bottle ");
  free(b);
  return failed;
}
int32_t crate_alive(void) { return count; }
double crate_dot(const double *a, const double *b, int32_t n) {
  double sum = 0;
  for (int32_t i = 0; i < n; i++) sum += a[i] * b[i];
  return sum;
}
void crate_weighed(const double *v, size_t n, const double *w, double *out) {
  for (size_t i = 0; i < n; i++) out[i] = v[i] * (w ? w[i] : 2);
}
int32_t crate_wide(size_t room, void *text, int32_t times) {
  uint16_t *to = text;
  size_t i = 0;
  for (; i + 1 < room && i < (size_t)times; i++) to[i] = 0xE9;
  if (room) to[i] = 0;
  return (int32_t)i;
}
void crate_squares(size_t *size, int32_t *out) {
  size_t count = *size / sizeof *out;
  for (size_t i = 0; i < count && i < 3; i++) out[i] = (int32_t)(i * i);
  *size = (count < 3 ? count : 3) * sizeof *out;
}
void crate_tag(char out[4]) { out[0] = 'a', out[1] = 0, out[2] = 'b', out[3] = 'c'; }
void crate_into(size_t n, char *data, const char *like) { memcpy(data, like, n); }
const char *crate_order(void) { return log_; }
const char crate_latin_title[5] = "caf\\xe9";
const char *crate_latin(void) { return crate_latin_title; }
int crate_fixed(float a, double b, char c, int d, const void *e, long double f) {
  static const unsigned short text[] = {'"', 0xe9, 0};
  return (a == 1.5f) + 2 * (b > 1e308) + 4 * (c == '\\n') + 8 * (d == 5)
    + 16 * !memcmp(e, text, sizeof text) + 32 * (f == -2.5L);
}
static int asked_;
void crate_ask(double (*fails)(void), int (*colors)(void)) {
  asked_ = fails() > 1e308;
  asked_ += 2 * (colors() == 5);
}
int crate_asked(void) { return asked_; }
void crate_tell(void (*told)(const char *)) { told(crate_latin_title); }
void crate_latin_both(const char **text, int *n) { *text = crate_latin_title; *n = 1; }
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library's file, as ``libcrate.so.1``."""
    folder = tmp_path_factory.mktemp("crate")
    (folder / "crate.c").write_text(SOURCE)
    made = folder / "libcrate.so.1"
    command = ["gcc", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", str(made)]
    try:
        subprocess.run([*command, str(folder / "crate.c")], check=True)
    except FileNotFoundError:
        pytest.skip("no C compiler on this machine")
    return made


def package(name: str, folder: Path, file: Path | None = None) -> Any:
    """A package of its own over the library, or over none."""
    spec = folder / f"{name}.sffi"
    spec.write_text(SPEC.replace("LIBRARY", name))
    generate(spec, folder)
    built = Built(name, folder, file or folder / "nothing.so")
    return built.load()


@pytest.fixture(scope="module")
def crate(tmp_path_factory: pytest.TempPathFactory, file: Path) -> Any:
    return package("crate", tmp_path_factory.mktemp("package"), file)


# --- text -----------------------------------------------------------------------------------------


def test_text_of_another_encoding(crate: Any) -> None:
    """Python's own error, with the function's name and what to do."""
    for call, name in (
        (crate.latin, "latin()"),
        (crate.latin_both, "latin_both()"),
        (lambda: crate.latin_title.value, "crate_latin_title"),
        (lambda: crate.Latin.from_buffer_copy(b"caf\xe9\0").name, "Latin.name"),
        (lambda: crate.tell(print), "Told"),
    ):
        with pytest.raises(ValueError) as caught:
            call()
        assert isinstance(caught.value, UnicodeDecodeError) and caught.value.object == b"caf\xe9"
        assert f"the text of {name} is not utf-8" in str(caught.value)
        assert "[encoding:" in str(caught.value)


def test_values_that_the_spec_says(crate: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """``[always: ...]`` and ``[on_error: ...]`` reach C as what they mean there."""
    assert crate.fixed() == 63
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)  # for the second of two errors
    with pytest.raises(ZeroDivisionError):
        crate.ask(lambda: 1 / 0, lambda: 1 // 0)
    assert crate.asked() == 3


# --- finding it -----------------------------------------------------------------------------------


def test_a_library_that_is_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = package("crate_none", tmp_path)
    monkeypatch.delenv("SFFI_CRATE_NONE_LIBRARY")
    monkeypatch.setenv("LD_LIBRARY_PATH", f"{tmp_path}:relative")
    assert not found.available()
    with pytest.raises(sffi.LibraryNotFoundError) as caught:
        found.add(1, 2)
    message = str(caught.value)
    for part in (
        "library `crate_none` was not found",
        "$SFFI_CRATE_NONE_LIBRARY: not set",
        f"{tmp_path}/libcrate.so.1 ($LD_LIBRARY_PATH): no such file",
        "relative ($LD_LIBRARY_PATH): a relative path",
        "the loader's cache: has no libcrate.so.1",
        "/usr/lib/libcrate.so.1",
        "SFFI_CRATE_NONE_LIBRARY=/path/to/libcrate_none.so",
    ):
        assert part in message
    assert ".dylib" not in message


def test_it_is_found_on_the_library_path(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = package("crate_path", tmp_path)
    monkeypatch.delenv("SFFI_CRATE_PATH_LIBRARY")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(file.parent))
    assert found.add(1, 2) == 3
    assert found.library.path == str(file)
    assert found.__version__ == "1"


def test_the_variable_may_name_a_directory(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = package("crate_dir", tmp_path)
    monkeypatch.setenv("SFFI_CRATE_DIR_LIBRARY", str(file.parent))
    assert found.available()


@pytest.mark.skipif(sys.platform != "linux", reason="ELF")
@pytest.mark.parametrize("broken", ["machine", "short", "empty", "script", "text"])
def test_files_that_are_no_library(
    broken: str, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of them reaches the loader, which would end the process or say something else."""
    data = bytearray(file.read_bytes())
    wrong, reason = {
        "machine": (data[:18] + struct.pack("<H", 243) + data[20:], "built for riscv64"),
        "short": (data[: len(data) // 2], "truncated"),
        "empty": (b"", "the file is empty"),
        "script": (b"/* GNU ld script */\nINPUT(x.so)", "a linker script"),
        "text": (b"hello", "no ELF"),
    }[broken]
    bad = tmp_path / "libcrate.so.1"
    bad.write_bytes(wrong)
    found = package(f"crate_{broken}", tmp_path)
    monkeypatch.setenv(f"SFFI_CRATE_{broken.upper()}_LIBRARY", str(bad))
    with pytest.raises(sffi.LibraryNotFoundError, match=reason):
        found.add(1, 2)


def test_the_system_has_zlib_and_sqlite(tmp_path: Path) -> None:
    """Through the loader's cache, by the versioned name."""
    spec = tmp_path / "zs.sffi"
    spec.write_text(
        'library: zs\nlanguage: c\nopen: "libz.so.1", "libz.dylib"\n'
        "fn crc32(crc: ulong, data: buffer, n: u32 [size: data]) -> ulong\n"
        "fn zlibVersion() -> text\n"
    )
    generate(spec, tmp_path)
    code = (
        "import sffi_zs as z, zlib\n"
        "assert z.crc32(0, b'hello') == zlib.crc32(b'hello')\n"
        "assert z.zlibVersion() == zlib.ZLIB_RUNTIME_VERSION\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


# --- what it lacks --------------------------------------------------------------------------------


def test_a_function_that_is_missing(crate: Any) -> None:
    with pytest.raises(sffi.SymbolNotFoundError) as caught:
        crate.newer(1)
    message = str(caught.value)
    assert message.startswith("crate_newer is not in the library crate\n")
    assert "it came with version 2.0" in message
    assert "it is on macos only" in message
    with pytest.raises(sffi.SymbolNotFoundError, match="near: crate_add"):
        crate.ad(1)
    assert crate.add(1, 2) == 3
    assert sorted(crate.library.missing()) == ["crate_ad", "crate_newer"]


def test_doctor_and_build(crate: Any, tmp_path: Path) -> None:
    """The commands know that there is no shim."""
    folder = Path(crate.__file__).parent

    def sffi_command(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "sffi", *words, "--package-dir", str(folder)],
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
        )

    done = sffi_command("doctor", "crate")
    assert "binds a C library as it is" in done.stdout
    assert "2 of 22 functions are not in it: crate_ad, crate_newer" in done.stdout
    done = sffi_command("doctor", "crate", SFFI_CRATE_LIBRARY=str(tmp_path / "none.so"))
    assert done.returncode != 0
    assert "none.so ($SFFI_CRATE_LIBRARY): no such file" in done.stdout
    done = sffi_command("build", "crate")
    assert "there is nothing to build" in done.stderr
    assert "Traceback" not in done.stderr


# --- lengths --------------------------------------------------------------------------------------


def test_what_shares_a_length_is_as_long(crate: Any) -> None:
    """C is told one length: what is shorter would be read past its end."""
    assert crate.dot([1.0, 2.0], [3.0, 4.0]) == 11
    assert crate.dot([], []) == 0
    for short in ([3.0], array("d", [3.0]), [3.0, 4.0, 5.0]):
        with pytest.raises(ValueError, match=r"dot\(\): argument 'b' must be as long as 'a'"):
            crate.dot([1.0, 2.0], short)
    assert crate.weighed([1.0, 2.0], [3.0, 4.0]) == [3.0, 8.0]
    assert crate.weighed([1.0, 2.0], None) == [2.0, 4.0]
    with pytest.raises(ValueError, match="argument 'weights' must be as long as 'values'"):
        crate.weighed([1.0, 2.0], [3.0])
    assert crate.into(b"abc") == b"abc"


def test_room_for_what_comes_back(crate: Any) -> None:
    """Counted in items or in bytes, for items of any width."""
    assert crate.wide(10, 5) == (5, "é" * 5)
    assert crate.wide(3, 5) == (2, "é" * 2)
    assert crate.squares(100) == [0, 1, 4]
    assert crate.squares(9) == [0, 1]
    assert crate.squares(0) == []
    assert crate.tag() == b"a\0bc"


# --- handles --------------------------------------------------------------------------------------


def test_closing_while_another_thread_calls(crate: Any) -> None:
    """C's object lives until the call is over, and no longer."""
    for close in (lambda c: c.close(), lambda c: c.__exit__(None, None, None)):
        made = crate.new()
        results: list[int] = []
        thread = threading.Thread(
            target=lambda made=made, r=results: r.append(crate.wait(made, 200))
        )
        thread.start()
        while not thread.is_alive() or crate.alive() != 1:
            pass
        threading.Event().wait(0.05)
        close(made)
        assert made.closed
        assert crate.alive() == 1
        thread.join()
        assert results == [7]
        assert crate.alive() == 0


def test_giving_away_while_another_thread_calls(crate: Any) -> None:
    made = crate.new()
    thread = threading.Thread(target=crate.wait, args=(made, 200))
    thread.start()
    threading.Event().wait(0.05)
    with pytest.raises(sffi.HandleInUseError, match=r"free\(\): argument 'crate' cannot be given"):
        crate.free(made)
    thread.join()
    assert not made.closed
    crate.free(made)
    assert made.closed
    assert crate.alive() == 0


def test_a_parent_outlives_its_children(crate: Any) -> None:
    made = crate.new()
    bottle = crate.bottle(made)
    made.close()
    assert crate.alive() == 1
    bottle.close()
    assert crate.alive() == 0
    assert crate.order() == "bottle crate "


def test_a_cycle_of_parent_and_children(crate: Any) -> None:
    """Python finalises what is in a cycle in any order; C's objects still go in theirs."""
    import gc

    for _ in range(20):

        class Node:
            pass

        nodes = [Node() for _ in range(3)]
        made = crate.new()
        kept: list[Any] = [made, *(crate.bottle(made) for _ in range(2))]
        for node, value, following in zip(nodes, kept, [*nodes[1:], nodes[0]], strict=True):
            node.value, node.next = value, following  # type: ignore[attr-defined]
        del made, kept, nodes, node, value, following
        gc.collect()
        assert crate.alive() == 0
        assert crate.order() == "bottle bottle crate "


def test_a_destructor_that_fails(crate: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = crate.new()
    bottles = [crate.bottle(made) for _ in range(5)]
    with pytest.raises(crate.Error, match="failed with code 1"):
        bottles.pop().close()
    seen: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: seen.append(unraisable.exc_value))
    del bottles[0]
    assert [type(error) for error in seen] == [crate.Error]
    bottles.clear()
    made.close()
    assert sffi.live_handles()["crate.Crate"] == 0
    assert sffi.live_handles()["crate.Bottle"] == 0


def test_where_handles_were_made(crate: Any) -> None:
    from sffi import leaks

    leaks.enable(True)
    try:
        left = crate.new()
        gone = crate.new()
        gone.close()
        (text,) = [found for found in leaks.report() if found.startswith("Crate")]
        assert "left = crate.new()" in text
        left.close()
        assert not [found for found in leaks.report() if found.startswith("Crate")]
    finally:
        leaks.enable(False)


def test_many_threads_close_the_same_handle(crate: Any) -> None:
    for _ in range(50):
        made = crate.new()
        barrier = threading.Barrier(4)

        def close(made: Any = made, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            made.close()

        threads = [threading.Thread(target=close) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert crate.alive() == 0


def test_a_plan_holds_no_call_of_a_c_library(crate: Any) -> None:
    """Calls of a C library have no entry that a plan could call; other threads may make them."""
    others: list[int] = []

    def function() -> None:
        thread = threading.Thread(target=lambda: others.append(crate.add(3, 4)))
        thread.start()
        thread.join()
        crate.add(1, 2)

    with pytest.raises(sffi.PlanError, match=r"crate_add\(\) is a function of a C library"):
        sffi.record(function)
    assert others == [7] and crate.add(1, 2) == 3
