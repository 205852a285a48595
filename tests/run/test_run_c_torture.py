"""Every shape of C, called with random values; what C computed, computed again in Python.

The same tests run with the library built under AddressSanitizer and UndefinedBehaviorSanitizer: see
``test_run_c_sanitizers.py``.
"""

from __future__ import annotations

import array
import ctypes
import gc
import math
import os
from pathlib import Path
from typing import Any

import pytest
import sffi
import sffi.c
from hypothesis import given
from hypothesis import strategies as st
from torture_values import PREBUILT, WIDTHS, i32s, i64s, quick, reals, singles, small, texts, wrap

# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", WIDTHS)
def test_integers(torture: Any, kind: str) -> None:
    low, high = WIDTHS[kind]
    function = getattr(torture, kind)

    @quick
    @given(value=st.integers(low, high))
    def crosses(value: int) -> None:
        assert function(value) == (~value if low else high - value)

    crosses()
    for value in (low, high):
        assert function(value) == (~value if low else high - value)
    for value in (low - 1, high + 1, 2**200, -(2**200)):
        with pytest.raises(OverflowError, match=rf"{kind}\(\): argument 'v' is out of range"):
            function(value)
    for wrong in (1.0, "1", None, b"1"):
        with pytest.raises(TypeError, match=rf"{kind}\(\): argument 'v'"):
            function(wrong)


@quick
@given(value=reals, single=singles)
def test_reals(torture: Any, value: float, single: float) -> None:
    assert torture.f64(value) == -value
    assert torture.f32(single) == single
    assert torture.longdouble(value) == value


def test_other_scalars(torture: Any) -> None:
    assert math.isnan(torture.f64(math.nan))
    assert torture.f32(math.inf) == math.inf
    with pytest.raises(OverflowError, match="'v'"):
        torture.f32(1e300)
    assert torture.bool(True) is False
    for value in range(256):
        assert torture.char(bytes([value])) == bytes([value ^ 1])
        assert torture.char(value - 128) == bytes([((value - 128) & 255) ^ 1])
    assert torture.wchar(0x1F600) == 0x1F600
    assert torture.next_color(torture.Color.RED) is torture.Color.GREEN
    assert torture.access(torture.Access.READ) == torture.Access.WRITE | torture.Access.ADMIN


@quick
@given(data=st.data())
def test_many_arguments(torture: Any, data: Any) -> None:
    integers = [data.draw(st.integers(*WIDTHS[kind])) for kind in ("i8", "u16", "i32", "i8")]
    wide, flag, word = data.draw(st.integers(0, 2**40)), data.draw(st.booleans()), data.draw(i32s)
    e, *rest = [float(data.draw(small)) for _ in range(9)]
    a, b, c, p = integers
    arguments = [a, b, c, wide, e, rest[0], flag, word, *rest[1:], p]
    expected = a + sum(
        factor * float(value) for factor, value in enumerate([*arguments[1:]], start=2)
    )
    assert torture.many(*arguments[:16]) == pytest.approx(expected)


# --- text and memory ------------------------------------------------------------------------------


@quick
@given(text=texts)
def test_texts(torture: Any, text: str) -> None:
    assert torture.length(text) == len(text.encode())
    assert torture.doubled(text) == text * 2
    assert torture.wide_length(text) == len(text.encode("utf-16-le")) // 2
    assert torture.live() == 0
    assert torture.texts([text, None, text]) == 2 * len(text.encode()) + 1000


def test_texts_that_are_wrong(torture: Any) -> None:
    assert (torture.constant(), torture.nothing(True), torture.nothing(False)) == (
        "grün",
        None,
        "something",
    )
    assert torture.latin1("ü") == "üé"
    with pytest.raises(ValueError, match=r"length\(\): argument 'text'"):
        torture.length("a\0b")
    with pytest.raises(ValueError, match=r"latin1\(\): argument 'text'"):
        torture.latin1("€")
    with pytest.raises(ValueError, match=r"length\(\): argument 'text'"):
        torture.length("\ud800")
    with pytest.raises(TypeError, match=r"length\(\): argument 'text'"):
        torture.length(b"bytes")
    with pytest.raises(TypeError, match=r"length\(\): argument 'text'"):
        torture.length(None)


@quick
@given(data=st.binary(max_size=200))
def test_buffers(torture: Any, data: bytes) -> None:
    for given_ in (data, bytearray(data), memoryview(data), array.array("B", data)):
        assert torture.sum_bytes(given_) == sum(data)
    changed = bytearray(data)
    torture.reverse(changed)
    assert bytes(changed) == data[::-1]
    whole = array.array("B", data)
    torture.reverse(memoryview(whole)[1:])
    assert whole.tobytes() == data[:1] + data[1:][::-1]
    packed = data.replace(b"\0", b"")
    assert torture.squeeze(data, len(data)) == packed
    if packed:
        with pytest.raises(torture.Error):
            torture.squeeze(data, len(packed) - 1)
    room = len(data)
    assert torture.fill(room, 7) == b"\7" * (room - room // 4)


def test_buffers_that_are_wrong(torture: Any) -> None:
    assert torture.blob() == b"\1\0\2\0\3"
    for wrong, error in (
        (b"read-only", (ValueError, BufferError, TypeError)),
        (memoryview(bytearray(8))[::2], (ValueError, BufferError)),
        ("text", TypeError),
        (5, TypeError),
    ):
        with pytest.raises(error, match=r"reverse\(\): argument 'data'"):
            torture.reverse(wrong)
    for wrong in (array.array("q", [1]), array.array("f", [1])):
        with pytest.raises((TypeError, ValueError), match=r"sum\(\): argument 'values'"):
            torture.sum(wrong)


@quick
@given(values=st.lists(i32s, max_size=20), by=small)
def test_lists(torture: Any, values: list[int], by: int) -> None:
    assert torture.sum(values) == torture.sum(array.array("i", values)) == sum(values)
    scaled = array.array("d", map(float, values))
    torture.scale(scaled, by)
    assert scaled.tolist() == [float(value) * by for value in values]
    if values:
        assert torture.minmax([float(v) for v in values]) == (min(values), max(values))


def test_lists_that_are_wrong(torture: Any) -> None:
    for wrong, error in (([2**31], OverflowError), ([1.5], TypeError), ("12", TypeError)):
        with pytest.raises(error, match=r"sum\(\): argument 'values"):
            torture.sum(wrong)
    with pytest.raises(ValueError, match=r"cross\(\): argument 'a'"):
        torture.cross([1.0, 2.0], [1.0, 2.0, 3.0])


# --- several results ------------------------------------------------------------------------------


@quick
@given(a=i64s, b=i64s)
def test_results(torture: Any, a: int, b: int) -> None:
    if b == 0 or (a == -(2**63) and b == -1):
        with pytest.raises(torture.Error, match="no division") as raised:
            torture.divide(a, b)
        assert raised.value.code == 3
    else:
        quotient, rest = torture.divide(a, b)
        assert (quotient * b + rest, abs(rest) < abs(b)) == (a, True)
    x, y = wrap(a), wrap(b)
    assert torture.swap(x, y) == (y, x)


@quick
@given(a=st.lists(small, min_size=3, max_size=3), b=st.lists(small, min_size=3, max_size=3))
def test_arrays(torture: Any, a: list[int], b: list[int]) -> None:
    expected = [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
    assert torture.cross(a, b) == expected


def test_pointers_to_one(torture: Any) -> None:
    assert torture.optional(None) == (False, -1)
    assert torture.optional(sffi.c.Ref(sffi.c.i32, 7)) == (True, 7)
    with pytest.raises(TypeError, match=r"optional\(\): argument 'value'"):
        torture.optional(sffi.c.Ref(sffi.c.i64, 7))


# --- structs --------------------------------------------------------------------------------------


@quick
@given(x=i32s, y=i32s, dx=i32s, dy=i32s)
def test_points(torture: Any, x: int, y: int, dx: int, dy: int) -> None:
    point = torture.point(x, y)
    assert point == torture.Point(x, y)
    moved = torture.point_moved(point, torture.Point(dx, dy))
    assert (moved.x, moved.y) == (wrap(x + dx), wrap(y + dy))
    torture.point_move(point, dx, dy)
    assert point == moved
    assert torture.point_read(point) == (True, torture.Point(point.y, point.x))
    assert torture.point_read(None)[0] is False
    assert torture.point_sum([point, moved]) == 2 * (point.x + 2 * point.y)
    made = torture.point_new(x, y)
    assert (made.x, made.y, torture.live()) == (x, y, 1)
    del made
    assert torture.live() == 0


@quick
@given(data=st.data())
def test_structs_by_value(torture: Any, data: Any) -> None:
    d, i, by = data.draw(small) / 4, data.draw(i32s), data.draw(small)
    mixed = torture.mixed(torture.Mixed(d, i), by)
    assert (mixed.d, mixed.i) == (d * by, wrap(i + 1))
    big = torture.Big(d=[d, 1, 2, 3], p=torture.Point(i, 0), u=255)
    found = torture.big(big, by)
    assert found.d.tolist() == [d + by, 1 + by, 2 + by, 3 + by]
    assert (found.p, found.u) == (torture.Point(wrap(i + by), by), 0)
    assert big.u == 255  # what is passed by value is a copy
    floats = torture.floats(torture.Floats(1, d, -2), by)
    assert (floats.a, floats.b, floats.c) == (by, ctypes.c_float(d * by).value, -2 * by)
    tiny = torture.tiny(torture.Tiny(1, 2, 255), by % 256)
    assert (tiny.a, tiny.c) == ((1 + by) % 256, (255 + by) % 256)
    b, c = data.draw(st.integers(-256, 255)), data.draw(st.integers(0, 2**33 - 1))
    bits = torture.bits(torture.Bits(5, b, c), by)
    assert (bits.a, bits.b, bits.c) == ((5 + by) % 8, ~b, 2**33 - 1 - c)
    assert torture.number(torture.Number(i=i), False).i == ~i
    assert torture.number(torture.Number(d=d), True).d == 2 * d
    tight = torture.Tight(7, i)
    torture.tight(tight, by)
    assert (tight.a, tight.b) == (7, wrap(i + by))


@quick
@given(values=st.lists(i32s, max_size=8))
def test_structs_that_point(torture: Any, values: list[int]) -> None:
    chain = None
    for value in values:
        chain = torture.Chain(value=value, next=chain)
    gc.collect()
    assert torture.chain_sum(chain) == sum(values)
    numbers = [value % 65536 for value in values]
    blob = torture.Blob.make(len(values), n=len(values))
    blob.data = numbers
    assert torture.blob_sum(blob) == sum(numbers)


def test_structs_in_lists(torture: Any) -> None:
    point = torture.Point
    assert torture.points_made(7) == [point(0, 0), point(1, -1), point(2, -2)]
    assert torture.corners() == [point(0, 0), point(1, 0), point(1, 1)]
    assert torture.corner_pair() == [point(1, 2), point(3, 4)]
    assert torture.names() == ["one", None, "drüben"]
    many = sffi.c.array(point, [point(1, 2), point(3, 4)])
    assert torture.point_sum(many) == 5 + 11
    for wrong in ([point(), 5], [None], 5, "12"):
        with pytest.raises(TypeError, match=r"point_sum\(\): argument 'points"):
            torture.point_sum(wrong)


@quick
@given(words=st.lists(texts, max_size=6), by=small)
def test_cpp_behind_c(torture: Any, words: list[str], by: int) -> None:
    moved = torture.spatial(torture.Spatial(torture.Point(1, 2), 3), by)
    assert (moved.base, moved.z) == (torture.Point(1 + by, 2 + by), 3 + by)
    kept = [word for word in words if word]
    with torture.words_new() as made:
        for word in words:
            if word:
                made.add(word)
            else:
                with pytest.raises(sffi.NativeError):
                    made.add(word)
        assert (made.count(), made.at(len(kept))) == (len(kept), None)
        seen: list[str] = []
        made.each(lambda word: seen.append(word) or True)
        assert seen == kept == [made.at(index) for index in range(len(kept))]


def test_structs_that_are_wrong(torture: Any) -> None:
    for wrong in (None, 5, (1, 2), torture.Mixed()):
        with pytest.raises(TypeError, match=r"point_move\(\): argument 'p'"):
            torture.point_move(wrong, 1, 2)
        with pytest.raises(TypeError, match=r"point_moved\(\): argument 'p'"):
            torture.point_moved(wrong, torture.Point())
    for _ in range(2):
        with pytest.raises(
            TypeError, match="Wide cannot cross by value: it is aligned to 32 bytes"
        ):
            torture.wide(torture.Wide(1))
    torture.origin().x = 3
    assert torture.origin() == torture.Point(3, 4)


# --- handles, errors, the rest --------------------------------------------------------------------


def test_handles_and_errors(torture: Any) -> None:
    with torture.counter_new(5) as counter:
        assert counter.add(by=2) == 7
        with pytest.raises(torture.Error, match="cannot add -1") as raised:
            counter.add(-1)
        assert raised.value.code == 2
        assert isinstance(raised.value, sffi.NativeError)
        del raised  # its traceback holds what the call used
        with pytest.raises(TypeError, match=r"counter_add\(\): argument 'c'"):
            torture.counter_add(5, 1)
        assert torture.counters() == 1
    assert torture.counters() == 0
    with pytest.raises(ValueError, match="closed"):
        counter.add(1)
    with pytest.raises(sffi.NativeError):
        torture.counter_new(-1)
    assert torture.open_like("there") == 42
    with pytest.raises(FileNotFoundError, match=r"open_like\(\)"):
        torture.open_like("not there")
    assert torture.negative(3) == 3
    with pytest.raises(sffi.NativeError):
        torture.negative(-3)


@quick
@given(a=i64s, b=i64s, c=i64s)
def test_variadic(torture: Any, a: int, b: int, c: int) -> None:
    assert (torture.add_up(a, b, c) - a - b - c) % 2**64 == 0
    assert torture.MIN(a, b) == min(a, b)


def test_variables_and_constants(torture: Any) -> None:
    assert torture.version.value == "1.2.3"
    torture.level.value = 5
    assert torture.level.value == 5
    with pytest.raises(OverflowError):
        torture.level.value = 2**31
    assert torture.home.value == torture.Point(3, 4)
    assert (torture.LIMIT, torture.NAME, torture.RATIO) == (1000, "torture", 2.5)


# --- memory ---------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc/self/statm")
@pytest.mark.skipif(PREBUILT in os.environ, reason="sanitizers keep freed memory for a while")
def test_a_million_calls_need_no_memory(torture: Any) -> None:
    point, points = torture.Point(1, 2), [torture.Point(1, 2)]
    numbers, memory = array.array("i", [1, 2]), bytearray(64)

    def function(a: int, b: int) -> int:
        return a + b

    def round_() -> None:
        for _ in range(1000):
            torture.i64(5)
            torture.doubled("text")
            torture.sum_bytes(memory)
            torture.sum(numbers)
            torture.divide(7, 2)
            torture.point_moved(point, point)
            torture.point_move(point, 1, 1)
            torture.point_sum(points)
            torture.fold(1, function)
            torture.set_handler(function)

    def resident() -> int:
        gc.collect()
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    for _ in range(10):
        round_()
    before = resident()
    for _ in range(100):
        round_()
    assert resident() - before < 1 << 20
    assert torture.live() == 0
