"""Callbacks of every shape of C, and how long they live; under sanitizers, too."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from torture_values import quick, small, texts

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
    torture.set_handler(None)  # Another file's tests may have left one.
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
