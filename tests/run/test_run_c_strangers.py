"""What looks like a right argument and is none: another library's handle, a number's memory."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest
import sffi
import sffi.c
from c_builder import Built, generate

SPEC = """
library: LIBRARY
language: c
open: "libpool.so"
target: "pool_{symbol}"
type Pool = struct pool * [close: free]
struct Water = struct water { depth: i32 }
fn new() -> Pool [own]
fn free(pool: Pool [consume])
fn length(pool: Pool) -> i32
fn depth(water: *Water) -> i32
fn sum(lanes: [i32], count: usize [length: lanes]) -> i32
fn write(room: usize [capacity: text], text: text [out], format: text, ...) -> i32
fn longest(pools: [Pool], count: usize [length: pools]) -> i32
fn fill(room: i32 [capacity: water], water: bytes [out, used: result]) -> i32
fn warm(degrees: f64) -> f64
fn letters(words: [text], count: usize [length: words]) -> i32
type Lane = struct lane * [close: leave]
error Error [ok: 0, message: message]
callback Visit(user: userdata, lane: i32) -> i32
var pools: i32
fn lane(pool: Pool, index: i32) -> Lane [own, keeps: pool]
fn leave(lane: Lane [consume])
fn message(pool: Pool) -> text
@raises(Error) fn clean(pool: Pool, hours: i32) -> i32
@raises(Error) fn visit(pool: Pool, visit: Visit, user: userdata) -> i32
fn TWICE(x: i32) -> i32 = { x * 2 }
"""
SOURCE = """
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct pool { int32_t length; };
struct water { int32_t depth; };
int32_t pool_pools;
struct pool *pool_new(void) {
  struct pool *p = malloc(sizeof *p);
  return pool_pools++, p->length = 50, p;
}
void pool_free(struct pool *p) { pool_pools--, free(p); }
int32_t pool_longest(struct pool *const *pools, size_t n) {
  int32_t most = 0;
  while (n--) most = pools[n]->length > most ? pools[n]->length : most;
  return most;
}
int32_t pool_fill(int32_t room, char *water) { return memset(water, 'w', (size_t)room), room; }
double pool_warm(double degrees) { return degrees + 1; }
int32_t pool_letters(const char *const *words, size_t n) {
  int32_t count = 0;
  while (n--) count += (int32_t)strlen(words[n]);
  return count;
}
struct lane *pool_lane(struct pool *p, int32_t index) {
  return index < 0 || !p ? NULL : malloc(1);
}
void pool_leave(struct lane *l) { free(l); }
const char *pool_message(struct pool *p) { return p->length ? "too long" : ""; }
int32_t pool_clean(struct pool *p, int32_t hours) { return p->length < hours; }
int32_t pool_visit(struct pool *p, int32_t (*visit)(void *, int32_t), void *user) {
  return visit(user, p->length);
}
int32_t pool_length(struct pool *p) { return p->length; }
int32_t pool_depth(struct water *w) { return w->depth; }
int32_t pool_sum(int32_t *v, size_t n) { return n ? v[0] + pool_sum(v + 1, n - 1) : 0; }
int32_t pool_write(size_t room, char *text, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int32_t length = vsnprintf(text, room, format, arguments);
  va_end(arguments);
  return length;
}
"""


@pytest.fixture(scope="module")
def pools(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """Two libraries that have everything of the same name."""
    folder = tmp_path_factory.mktemp("pools")
    source = folder / "pool.c"
    source.write_text(SOURCE)
    library = folder / "libpool.so"
    flags = ["-shared", "-fPIC", "-Wall", "-Wextra", "-Werror"]
    subprocess.run(["gcc", *flags, str(source), "-o", str(library)], check=True)
    found = []
    for name in ("poolone", "pooltwo"):
        spec = folder / f"{name}.sffi"
        spec.write_text(SPEC.replace("LIBRARY", name))
        generate(spec, folder)
        found.append(Built(name, folder, library).load())
    return found[0], found[1]


def test_a_handle_of_another_library_is_refused(pools: tuple[Any, Any]) -> None:
    one, two = pools
    with one.new() as pool:
        assert one.length(pool) == 50
        wanted = r"length\(\): argument 'pool' must be a Pool, not sffi_poolone\.handles\.Pool"
        with pytest.raises(TypeError, match=wanted):
            two.length(pool)
        with pytest.raises(TypeError, match=r"free\(\): argument 'pool' must be a Pool, not sffi_"):
            two.free(pool)
        assert one.length(pool) == 50


def test_a_struct_of_another_library_is_refused(pools: tuple[Any, Any]) -> None:
    one, two = pools
    with pytest.raises(TypeError, match=r"must be a Water, not sffi_poolone\.structs\.Water"):
        two.depth(one.Water(3))


def test_a_number_with_memory_is_no_further_argument(pools: tuple[Any, Any]) -> None:
    numpy = pytest.importorskip("numpy")
    one, _ = pools
    for number in (numpy.int32(3), numpy.float32(3), numpy.bool_(True), numpy.array(3)):
        with pytest.raises(TypeError, match=r"write\(\): a \w+ cannot be passed to `\.\.\.`"):
            one.write(20, "%d", number)
    assert one.write(20, "%s", numpy.frombuffer(b"abc\0", "u1")).text == "abc"
    assert one.write(20, "%.1f", numpy.float64(1.5)).text == "1.5"


def test_a_macro_checks_its_arguments(pools: tuple[Any, Any]) -> None:
    one, _ = pools
    assert one.TWICE(4) == 8
    for wrong in (1.5, "4", None):
        with pytest.raises(TypeError, match=r"TWICE\(\): argument 'x' must be an int, not"):
            one.TWICE(wrong)
    with pytest.raises(OverflowError, match=r"TWICE\(\): argument 'x' is out of range"):
        one.TWICE(-(2**31) - 1)


@pytest.mark.parametrize("wrong", [None, 5, "12", {1, 2}])
def test_no_list_of_numbers(pools: tuple[Any, Any], wrong: object) -> None:
    one, _ = pools
    with pytest.raises(TypeError, match=r"'lanes' must be a sequence or a buffer of i32"):
        one.sum(wrong)


def test_an_error_that_is_kept_keeps_no_handle_open(pools: tuple[Any, Any]) -> None:
    """A debugger, a test or an interactive session holds on to the last error and its frames."""
    one, _ = pools
    kept = []

    def refuse(lane: int) -> int:
        raise KeyError(lane)

    for wrong in (
        lambda pool: one.lane(pool, -1),  # NULL
        lambda pool: one.lane(pool, "1"),
        lambda pool: one.lane(pool, 2**40),
        lambda pool: one.clean(pool, 200),  # a code
        lambda pool: one.visit(pool, refuse),
    ):
        pool = one.new()
        with pytest.raises((sffi.SffiError, TypeError, OverflowError, KeyError)) as caught:
            wrong(pool)
        kept.append(caught.value)
        assert one.pools.value == 1
        pool.close()
        assert one.pools.value == 0
    assert len(kept) == 5
    pool = one.new()
    with one.lane(pool, 1), pytest.raises(sffi.HandleInUseError) as caught:
        one.free(pool)
    pool.close()
    assert caught.value and one.pools.value == 0


def test_a_list_has_none_only_where_the_spec_says_so(pools: tuple[Any, Any]) -> None:
    one, two = pools
    with one.new() as pool, two.new() as other:
        assert one.longest([pool, pool]) == 50 == one.longest(each for each in [pool])
        with pytest.raises(
            TypeError, match=r"longest\(\): argument 'pools\[1\]' must be a Pool, not"
        ):
            one.longest([pool, None])
        with pytest.raises(TypeError, match=r"must be a Pool, not sffi_pooltwo\.handles\.Pool"):
            one.longest([pool, other])
    with pytest.raises(
        sffi.HandleClosedError, match=r"longest\(\): argument 'pools\[0\]' is closed"
    ):
        one.longest([pool])
    assert one.letters(["ab", "c"]) == 3 == one.letters(each for each in ["abc"])
    with pytest.raises(TypeError, match=r"letters\(\): argument 'words\[1\]' must be a str, not"):
        one.letters(["ab", None])


def test_numbers_out_of_range_are_named(pools: tuple[Any, Any]) -> None:
    one, _ = pools
    assert one.fill(3) == b"www" and one.warm(10**300) == 1e300
    with pytest.raises(
        OverflowError, match=r"fill\(\): argument 'room' is out of range: -1 is not"
    ):
        one.fill(-1)
    with pytest.raises(OverflowError, match=r"warm\(\): argument 'degrees' is out of range"):
        one.warm(10**400)
    with pytest.raises(TypeError, match=r"Ref takes a kind first, such as sffi\.c\.i32, not"):
        sffi.c.Ref(int, 5)
