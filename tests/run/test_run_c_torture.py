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
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import sffi
import sffi.c
from c_builder import Built, build
from hypothesis import given, settings
from hypothesis import strategies as st

#: names a folder in which the package and its library are, built with sanitizers
PREBUILT = "TORTURE_PREBUILT"
SOURCES = ["torture.c", "torture_cpp.cpp"]


@pytest.fixture(scope="session")
def torture(tmp_path_factory: pytest.TempPathFactory) -> Any:
    home = os.environ.get(PREBUILT)
    if home:
        return Built("torture", Path(home), Path(home, "libtorture.so")).load()
    folder = tmp_path_factory.mktemp("torture")
    return build("torture.sffi", SOURCES, folder).load()


quick = settings(deadline=None, max_examples=60)
i32s = st.integers(-(2**31), 2**31 - 1)
i64s = st.integers(-(2**63), 2**63 - 1)
small = st.integers(-1000, 1000)
reals = st.floats(allow_nan=False)
singles = st.floats(allow_nan=False, width=32)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)

WIDTHS = {
    **{f"i{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"u{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
    **{"usize": (0, 2**64 - 1), "isize": (-(2**63), 2**63 - 1)},
    "long": (-(2 ** (8 * ctypes.sizeof(ctypes.c_long) - 1)),) * 2,
    "ulong": (0, 2 ** (8 * ctypes.sizeof(ctypes.c_long)) - 1),
}
WIDTHS["long"] = (WIDTHS["long"][0], -WIDTHS["long"][0] - 1)


def wrap(value: int) -> int:
    """As an ``int32_t``."""
    return (value + 2**31) % 2**32 - 2**31


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


# --- callbacks ------------------------------------------------------------------------------------


@quick
@given(n=st.integers(0, 20), a=small, b=small)
def test_callbacks(torture: Any, n: int, a: int, b: int) -> None:
    assert torture.fold(n, lambda x, y: x * a + y * b) == sum(x * a + n * b for x in range(n))
    assert torture.apply(a, b, lambda x, y: x / 4 - y) == a / 4 - b
    assert (
        torture.split_with(abs(a), lambda v: (0, v // 10, v % 10))
        == abs(a) // 10 * 100 + abs(a) % 10
    )
    found = torture.call_by_value(
        torture.Mixed(a / 2, b), torture.Point(n, a), lambda v, p: int(v.d * 2) + v.i + p.x + p.y
    )
    assert found == a + b + n + a
    points = [torture.Point(x, a) for x in range(n)]
    assert torture.visit_all(points, lambda p: p.x % 2 == 0 and p.y == a) == (n + 1) // 2


@quick
@given(a=texts, b=texts, chunks=st.lists(st.binary(min_size=1, max_size=9), max_size=5))
def test_callbacks_with_memory(torture: Any, a: str, b: str, chunks: list[bytes]) -> None:
    def compare(x: bytes, y: bytes) -> int:
        assert (x, y) == (a.encode(), b.encode())
        return (x > y) - (x < y)

    assert torture.compare_with(a, b, compare) == (a.encode() > b.encode()) - (
        a.encode() < b.encode()
    )
    waiting = iter(chunks)

    def read(into: memoryview) -> int:
        chunk = next(waiting, b"")
        into[: len(chunk)] = chunk
        return len(chunk)

    assert torture.read_all(9, read) == (sum(map(len, chunks)), sum(map(sum, chunks)))
    rows: list[Any] = []
    assert torture.rows(3, lambda values: rows.append(values) or 0) == 0
    assert rows == [["0", "even"], ["1", None], ["2", "even"]]


class Stop(Exception):
    pass


def test_an_exception_reaches_the_caller(torture: Any) -> None:
    called = []

    def fails(a: int, b: int) -> int:
        called.append(a)
        if a == 2:
            raise Stop("here")
        return a

    with pytest.raises(Stop, match="here") as raised:
        torture.fold(5, fails)
    assert called == [0, 1, 2, 3, 4]  # C has its own mind about what to do with an error
    assert "fails" in [entry.name for entry in raised.traceback]
    rows = []

    def row(values: Any) -> int:
        rows.append(values)
        raise Stop

    with pytest.raises(Stop):
        torture.rows(3, row)
    assert len(rows) == 1  # the value of `on_error` told C to stop
    assert torture.fold(3, lambda a, b: 1) == 3  # nothing is left over


def test_nested_calls_raise_what_is_theirs(torture: Any) -> None:
    seen: list[str] = []

    def inner(a: int, b: int) -> int:
        raise Stop("inner")

    def outer(a: int, b: int) -> int:
        if a == 0:
            raise KeyError("outer")
        assert torture.fold(2, lambda x, y: 1) == 2  # does not raise what its caller will
        try:
            torture.fold(1, inner)
        except Stop:
            seen.append("inner")
        return 0

    with pytest.raises(KeyError, match="outer"):
        torture.fold(3, outer)
    assert seen == ["inner", "inner"]

    def through(a: int, b: int) -> int:
        return torture.fold(1, inner)

    with pytest.raises(Stop, match="inner"):
        torture.fold(1, through)


@pytest.mark.parametrize(
    ("result", "error", "message"),
    [
        (2**31, OverflowError, r"Binary returned 2147483648, which does not fit"),
        (-(2**63), OverflowError, "Binary returned"),
        (1.5, TypeError, "Binary must return an int, not float"),
        (None, TypeError, "Binary must return an int, not NoneType"),
    ],
)
def test_results_of_callbacks_are_checked(
    torture: Any, result: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        torture.fold(1, lambda a, b: result)
    with pytest.raises(TypeError, match="the result of Real takes a float"):
        torture.apply(1, 2, lambda a, b: "x")


def test_what_is_no_function(torture: Any) -> None:
    for wrong in (5, "f", None):
        with pytest.raises(TypeError, match=r"fold\(\): argument 'f'"):
            torture.fold(1, wrong)
    with pytest.raises(OverflowError, match=r"fold\(\): argument 'n'"):
        torture.fold(2**31, lambda a, b: 0)


def test_structs_of_a_callback_end_with_it(torture: Any) -> None:
    kept: list[Any] = []
    points = [torture.Point(1, 2)]
    assert torture.visit_all(points, lambda p: kept.append(p.copy()) or True) == 1
    assert kept[0] == torture.Point(1, 2)
    with pytest.raises(RuntimeError, match=r"Visit kept 'p' beyond the call.*keep p\.copy\(\)"):
        torture.visit_all(points, lambda p: kept.append(p) or True)

    for second in (True, False):
        for each in (0, 1):

            def pair(*arguments: Any, each: int = each) -> float:
                kept.append(arguments[2 * each])
                return 1.0

            if second or not each:
                with pytest.raises(RuntimeError, match=f"Pair kept '{'pq'[each]}' beyond the call"):
                    torture.with_pair(second, pair)
            else:
                assert torture.with_pair(second, pair) == 5.0

    def change(p: Any) -> bool:
        p.x = 9
        return True

    torture.visit_all(points, change)
    with pytest.raises(ValueError, match="released"):
        torture.read_all(4, lambda into: kept.append(into) or 0)
        bytes(kept[-1])


def test_ctrl_c_in_a_callback(torture: Any) -> None:
    def interrupted(a: int, b: int) -> int:
        if a == 0:
            raise ValueError("first")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as raised:
        torture.fold(2, interrupted)
    assert isinstance(raised.value.__context__, ValueError)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_while_c_runs(torture: Any) -> None:
    """It comes up at the first instruction of the callback, before any `try` of its own."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            torture.signalled(signal.SIGINT, lambda a, b: 1)
    finally:
        signal.signal(signal.SIGINT, before)


def test_callbacks_on_threads_of_c(torture: Any) -> None:
    """They run; what they raise has no caller, and goes to the hook."""
    seen: list[Any] = []
    threads = set()

    def f(a: int, b: int) -> int:
        threads.add(threading.get_ident())
        return a

    assert torture.in_threads(4, 100, f) == 4 * sum(range(100))
    assert threading.get_ident() not in threads

    def fails(a: int, b: int) -> int:
        raise Stop("on a thread of C's own")

    before, sys.unraisablehook = sys.unraisablehook, seen.append
    try:
        assert torture.in_threads(2, 3, fails) == -6  # `on_error`
    finally:
        sys.unraisablehook = before
    assert [type(each.exc_value) for each in seen] == [Stop] * 6
    assert "Binary" in seen[0].err_msg


# --- how long callbacks live ----------------------------------------------------------------------


class Tracked:
    """A function whose end can be seen."""

    alive = 0

    def __init__(self, result: int) -> None:
        self.result = result
        Tracked.alive += 1

    def __call__(self, a: int, b: int) -> int:
        return self.result + a + b

    def __del__(self) -> None:
        Tracked.alive -= 1


def test_a_callback_for_the_call(torture: Any) -> None:
    assert torture.fold(2, Tracked(10)) == 25
    assert Tracked.alive == 0


def test_a_callback_until_another_comes(torture: Any) -> None:
    assert torture.run_handler(1, 2) == -1
    torture.set_handler(Tracked(10))
    gc.collect()
    assert (torture.run_handler(1, 2), Tracked.alive) == (13, 1)
    torture.set_handler(Tracked(20))
    assert (torture.run_handler(1, 2), Tracked.alive) == (23, 1)

    def fails(a: int, b: int) -> int:
        raise Stop

    torture.set_handler(fails)
    with pytest.raises(Stop):
        torture.run_handler(1, 2)
    torture.set_handler(None)
    assert (torture.run_handler(1, 2), Tracked.alive) == (-1, 0)


def test_a_callback_as_long_as_its_handle(torture: Any) -> None:
    counter = torture.counter_new(1)
    seen = []
    counter.on_change(0, lambda slot, now: seen.append((slot, now)) or 0)
    counter.on_change(1, Tracked(0))
    assert counter.add(4) == 5
    assert (seen, Tracked.alive) == ([(0, 5)], 1)
    counter.on_change(1, Tracked(0))
    assert Tracked.alive == 1
    counter.on_change(0, None)
    counter.add(1)
    assert len(seen) == 1
    counter.close()
    assert (Tracked.alive, torture.counters()) == (0, 0)


def test_a_callback_until_it_is_destroyed(torture: Any) -> None:
    torture.register("a", Tracked(1))
    torture.register("b", Tracked(2))
    gc.collect()
    assert (torture.call_registered("a", 0, 0), torture.call_registered("b", 0, 0)) == (1, 2)
    torture.register("a", Tracked(3))
    assert (torture.call_registered("a", 0, 0), Tracked.alive) == (3, 2)
    torture.unregister("a")
    torture.unregister("b")
    assert Tracked.alive == 0
    with pytest.raises(torture.Error, match="no name"):
        torture.register("", Tracked(1))
    assert Tracked.alive == 0

    def itself(a: int, b: int) -> int:
        torture.unregister("c")  # while it runs
        return 7

    torture.register("c", itself)
    assert torture.call_registered("c", 0, 0) == 7


def test_a_callback_after_its_life(torture: Any) -> None:
    """C keeps what it should not: an error instead of a crash."""
    handler = torture._native.library.open().t_set_handler
    hold = torture.callbacks.Binary.hold(lambda a, b: 1, "f")
    handler(hold.pointer, None)
    assert torture.run_handler(0, 0) == 1
    del hold
    with pytest.raises(RuntimeError, match="C called a Binary after its life"):
        torture.run_handler(0, 0)
    torture.set_handler(None)


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
