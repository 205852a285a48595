"""Recorded plans over a library that knows nothing of them."""

from __future__ import annotations

import copy
import json
import math
import os
import pickle
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sffi
from hypothesis import given, settings
from hypothesis import strategies as st
from pythons import python
from shim_builder import Built

# --- what a plan holds ----------------------------------------------------------------------------


def test_inputs_outside_and_results(kinds: Any) -> None:
    kept = kinds.create(5)

    def function(a: Any, b: Any) -> Any:
        c = a + b
        c.add_(1)
        kept.add_(10)
        return c, kept, a

    plan = sffi.record(function, kinds.create(1), kinds.create(2))
    first, outside, _ = plan.first
    assert (first.value, outside is kept, kept.value) == (4, True, 15)
    given = kinds.create(20)
    made, outside, back = plan(given, kinds.create(30))
    assert (made.value, outside is kept, kept.value, back is given) == (51, True, 25, True)
    again, *_ = plan(given, kinds.create(30))
    assert again is not made and again.value == 51


def test_every_kind_there_and_back(kinds: Any) -> None:
    box = kinds.create(3)

    def function(a: Any) -> Any:
        return [
            kinds.same_i8(-1),
            kinds.same_u64(2**64 - 1),
            kinds.same_f64(-0.0),
            kinds.same_bool(True),
            kinds.same_number(2.5),
            kinds.same_number(1 + 2j),
            kinds.same_text("ä"),
            kinds.same_bytes(b"a\0b"),
            kinds.same_ints([1, -(2**63)]),
            kinds.same_ints([]),
            kinds.same_reals((0.5,)),
            kinds.same_bools([True, False]),
            kinds.same_numbers([1, -0.0, True, 2j, 2**64 - 1]),
            kinds.maybe_numbers([]),
            kinds.same_pair(7),
            kinds.maybe_i64(None),
            kinds.maybe_i64(5),
            kinds.maybe_u64(7),
            kinds.maybe_f64(0.25),
            kinds.maybe_bool(None),
            kinds.maybe_number(None),
            kinds.maybe_text(None),
            kinds.maybe_text("x"),
            kinds.maybe_bytes(b""),
            kinds.maybe_ints([1, 2]),
            kinds.maybe_ints(None),
            kinds.maybe_boxes([a, box]),
            kinds.split(47),
            {"unnamed": kinds.unnamed(1.5)},
            None,
            "constant",
        ]

    plan = sffi.record(function, kinds.create(1))
    expected = function(kinds.create(1))
    assert plan.first == expected
    for _ in range(3):
        found = plan(kinds.create(1))
        assert repr(found) == repr(expected)
        assert [type(each) for each in found] == [type(each) for each in expected]


def test_handles_in_lists_and_optionals(kinds: Any) -> None:
    box = kinds.create(3)

    def function(a: Any) -> Any:
        copies = kinds.same_boxes([a, box, a])
        some = kinds.same_some_boxes([copies[1], None, copies[0]])
        return kinds.maybe_box(some[2]), some, kinds.maybe_box(None), kinds.no_lid()

    plan = sffi.record(function, kinds.create(1))
    before = sffi.live_handles()["kinds.Box"]
    one, some, none, no_lid = plan(kinds.create(7))
    assert (one.value, some[0].value, some[1], some[2].value) == (7, 3, None, 7)
    assert none is None and no_lid is None
    assert sffi.live_handles()["kinds.Box"] == before + 3
    del one, some
    assert sffi.live_handles()["kinds.Box"] == before


def test_lists_among_several_results(kinds: Any) -> None:
    def function(a: Any) -> Any:
        found = kinds.lists([1, 2], [a, a])
        return kinds.maybe_boxes(found.boxes), found.boxes[1], found.ints, found.numbers

    plan = sffi.record(function, kinds.create(1))
    before = sffi.live_handles()["kinds.Box"]
    count, box, ints, numbers = plan(kinds.create(7))
    assert (count, box.value, ints, numbers) == (2, 7, [1, 2], [2**64 - 1, None, 7])
    assert sffi.live_handles()["kinds.Box"] == before + 1


def test_results_flow_into_arguments(kinds: Any) -> None:
    def function(a: Any) -> Any:
        total = a.total(1, 2)
        a.add_(total)
        text = kinds.same_text(a.label(prefix="p"))
        return kinds.maybe_i64(total), kinds.same_number(kinds.same_f64(0.5)), text, total

    plan = sffi.record(function, kinds.create(1))
    assert plan.first == (4, 0.5, "p5", 4)
    assert plan(kinds.create(10)) == (13, 0.5, "p23", 13)


def test_consumed_closed_and_moved_are_the_replays_own(kinds: Any) -> None:
    def function(a: Any) -> int:
        b = a + 1
        count: int = kinds.pour(a, b)
        with kinds.create(4) as c:
            c.add_(1)
        kinds.destroy(kinds.create(3).detach())
        return count

    plan = sffi.record(function, kinds.create(1))
    a = kinds.create(10)
    assert plan(a) == 21
    before = sffi.live_handles()
    assert plan(a) == 43
    assert sffi.live_handles() == before


def test_intermediates_die_at_their_last_use(kinds: Any) -> None:
    """While the last call runs, only what it needs is alive."""

    def function(a: Any) -> Any:
        b = a + 1
        c = b + 1
        return kinds.wait_inside(c + 1)

    kinds.let_go()
    plan = sffi.record(function, kinds.create(1))
    assert plan.profile(1).seconds
    before = sffi.live_handles()["kinds.Box"]
    assert plan.repeat(100) == 4
    assert sffi.live_handles()["kinds.Box"] == before


def test_repeat(kinds: Any) -> None:
    a = kinds.create(0)
    plan = sffi.record(lambda box: box.add_(1), a)
    assert plan.repeat(1000) is a
    assert a.value == 1001
    b = kinds.create(5)
    assert plan.repeat(2, b) is b and b.value == 7
    with pytest.raises(ValueError, match="at least once, not 0"):
        plan.repeat(0)
    with pytest.raises(TypeError, match=r"repeat\(\): argument 'times' must be an int, not float"):
        plan.repeat(1.5)
    with pytest.raises(ValueError, match="at least once, not 0 times"):
        plan.repeat(0)


def test_inputs_in_structures(kinds: Any) -> None:
    def function(pair: Any, options: Any) -> Any:
        return pair[0] + pair[1] if options["add"] else pair[0]

    plan = sffi.record(function, (kinds.create(1), kinds.create(2)), {"add": True})
    assert plan((kinds.create(5), kinds.create(6)), {"add": True}).value == 11
    with pytest.raises(sffi.PlanMismatchError, match=r"input 1\['add'\] was True .* is False now"):
        plan((kinds.create(5), kinds.create(6)), {"add": False})
    with pytest.raises(sffi.PlanMismatchError, match="input 0 was a tuple of 2"):
        plan((kinds.create(5),), {"add": True})
    plan = sffi.record(lambda d: d["a"].add_(d["b"]), {"a": kinds.create(1), "b": 2})
    with pytest.raises(
        sffi.PlanMismatchError, match=r"input 0\['b'\] comes where input 0\['a'\] came"
    ):
        plan({"b": 2, "a": kinds.create(1)})


def test_numbers_among_the_inputs(kinds: Any) -> None:
    def function(a: Any, by: int, share: float) -> Any:
        a.add_(by)
        return kinds.same_f64(share), kinds.same_number(by), kinds.maybe_i64(by), a

    plan = sffi.record(function, kinds.create(1), 2, 0.5)
    assert plan.first[:3] == (0.5, 2, 2)
    *numbers, a = plan(kinds.create(1), -7, 2.5)
    assert (numbers, a.value) == ([2.5, -7, -7], -6)
    with pytest.raises(TypeError, match=r"add_\(\): argument 'by' must be an int, not float"):
        plan(kinds.create(1), 0.5, 2.5)


@pytest.mark.parametrize("use", ["n + 1", "range(n)[0]", "n > 1", "math.sqrt(n)", "f'{n}'", "n"])
def test_numbers_that_python_looks_at_stay_the_same(kinds: Any, use: str) -> None:
    def function(a: Any, n: int) -> Any:
        return a.add_(1), eval(use, {"math": math, "n": n})

    plan = sffi.record(function, kinds.create(1), 4)
    assert plan(kinds.create(1), 4)[1] == function(kinds.create(1), 4)[1]
    with pytest.raises(sffi.PlanMismatchError, match=r"input 1 was 4 when .* is 5 now"):
        plan(kinds.create(1), 5)


# --- guards ---------------------------------------------------------------------------------------


def test_a_guard_is_asked_before_anything_changes(kinds: Any) -> None:
    counter = kinds.create(0)

    def function(a: Any) -> Any:
        counter.add_(1)
        return a + 1 if a.value == 3 else a + 2

    plan = sffi.record(function, kinds.create(3))
    assert plan(kinds.create(3)).value == 4
    with pytest.raises(sffi.PlanMismatchError, match=r"value\(\) gave 3 .* gives 4 now") as caught:
        plan(kinds.create(4))
    assert (counter.value, caught.value.calls_done) == (2, 0)
    assert "test_run_plans.py" in str(caught.value)


def test_a_guard_in_the_middle_says_how_far_it_came(kinds: Any) -> None:
    def function(a: Any) -> Any:
        b = a + 1
        return b + 1 if b.value == 4 else b

    plan = sffi.record(function, kinds.create(3))
    before = sffi.live_handles()["kinds.Box"]
    with pytest.raises(sffi.PlanMismatchError, match=r"gave 4 .* gives 5 now") as caught:
        plan(kinds.create(4))
    assert caught.value.calls_done == 1
    del caught
    assert sffi.live_handles()["kinds.Box"] == before


def test_a_guard_of_numbers(kinds: Any, tmp_path: Path) -> None:
    def function(a: Any) -> Any:
        whole, half, imaginary, largest = kinds.parts(a)
        return a + int(whole * half), imaginary, largest

    plan = sffi.record(function, kinds.create(4))
    plan.save(tmp_path / "plan.json")
    for each in (plan, sffi.load_plan(tmp_path / "plan.json")):
        box, *numbers = each(kinds.create(4))
        assert (box.value, numbers) == (6, [1.5 + 0j, 2**64 - 1])
        with pytest.raises(sffi.PlanMismatchError, match=r"gave \[4, 0.5, .* gives \[5, 0.5, "):
            each(kinds.create(5))


# --- what is refused ------------------------------------------------------------------------------


def _kept_in(kinds: Any, cell: list[Any]) -> Callable[[Any], Any]:
    def function(a: Any) -> Any:
        cell.append(a + 1)
        return a

    return function


def _swallow(kinds: Any) -> None:
    try:
        kinds.fail("out_of_range")
    except IndexError:
        kinds.create(1)


REFUSED = {
    "reads a number": (lambda kinds, a: a.total(1) + 1, r"the result of total\(\) is read"),
    "decides by a number": (lambda kinds, a: a if a.total(1) else None, "is read by Python"),
    "formats a number": (lambda kinds, a: f"{a.total(1)}", "is read by Python"),
    "uses a number as a size": (lambda kinds, a: list(range(a.total(1))), "is read by Python"),
    "copies a number": (lambda kinds, a: copy.deepcopy(a.total(1)), "is read by Python"),
    "pickles a number": (lambda kinds, a: pickle.dumps(a.total(1)), "is read by Python"),
    "reads a text": (lambda kinds, a: a.label().upper(), "is read by Python"),
    "passes an object": (lambda kinds, a: kinds.keep(a), "argument 'o' is a Python object"),
    "gives an input away": (lambda kinds, a: kinds.destroy(a), "takes argument 'box' for good"),
    "closes an input": (lambda kinds, a: (a.add_(1), a.close()), "closes a handle that it did not"),
    "empties an input": (lambda kinds, a: (a.add_(1), a.detach()), "empties a handle"),
    "catches an error": (lambda kinds, a: _swallow(kinds), r"fail\(\) failed at .*test_run_plans"),
    "records": (lambda kinds, a: sffi.record(lambda: a.add_(1)), "is recording already"),
    "calls nothing": (lambda kinds, a: 1, "there is nothing to record"),
    "returns something else": (lambda kinds, a: (a.add_(1), iter([])), "cannot make anew"),
}


@pytest.mark.parametrize("case", list(REFUSED))
def test_refused_when_recorded(kinds: Any, case: str) -> None:
    function, said = REFUSED[case]
    a = kinds.create(1)
    with pytest.raises(sffi.PlanError, match=said):
        sffi.record(lambda box: function(kinds, box), a)
    # Nothing of the recording is left: calls are calls again.
    assert a.total(1) + 0 == a.value + 1


def test_refusal_names_the_line(kinds: Any) -> None:
    with pytest.raises(sffi.PlanError) as caught:
        sffi.record(lambda a: a.total(1) + 1, kinds.create(1))
    line = caught.traceback[0].lineno + 1
    assert f"test_run_plans.py:{line}" in str(caught.value)


def test_a_handle_that_somebody_keeps(kinds: Any) -> None:
    cell: list[Any] = []
    with pytest.raises(sffi.PlanError, match=r"a Box that add\(\) made was kept"):
        sffi.record(_kept_in(kinds, cell), kinds.create(1))


KEPT = {
    "a handle that is also returned": (
        lambda kinds, a, n: a + 1,
        r"a Box that add\(\) made was kept",
    ),
    "a result": (lambda kinds, a, n: a.total(1), r"the result of total\(\) was kept"),
    "a result in use": (
        lambda kinds, a, n: (t := a.total(1), a.add_(t))[0],
        r"the result of total\(\) was kept",
    ),
    "a number": (
        lambda kinds, a, n: (a.add_(n), n)[1],
        r"among the inputs \(7\) was kept",
    ),
}


@pytest.mark.parametrize("case", list(KEPT))
@pytest.mark.parametrize("returned", [False, True])
def test_what_a_replay_would_not_keep(kinds: Any, case: str, returned: bool) -> None:
    make, said = KEPT[case]
    cell: list[Any] = []

    def function(a: Any, n: int) -> Any:
        cell.append(make(kinds, a, n))
        return {"all": [cell[0], (cell[0],)]} if returned else None

    with pytest.raises(sffi.PlanError, match=said):
        sffi.record(function, kinds.create(1), 7)


def test_what_is_returned_twice_or_used_is_not_kept(kinds: Any) -> None:
    def function(a: Any, n: int) -> Any:
        b, total = a + 1, a.total(n)
        return b, [b, {"b": b}], total, (a.add_(total), total)[1], n, n

    plan = sffi.record(function, kinds.create(1), 7)
    b, (again, named), *numbers = plan(kinds.create(2), 7)
    assert again is b is named["b"]
    assert (b.value, numbers) == (3, [9, 9, 7, 7])


def test_handles_that_no_call_of_the_recording_made(kinds: Any) -> None:
    def elsewhere(a: Any) -> Any:
        made: list[Any] = []
        thread = threading.Thread(target=lambda: made.append(a + 1))
        thread.start()
        thread.join()
        return made[0]

    queue = [kinds.create(1), kinds.create(2)]
    with pytest.raises(sffi.PlanError, match=r"add\(\) was given a Box that no call .* made"):
        sffi.record(lambda a: elsewhere(a) + 1, kinds.create(1))
    with pytest.raises(sffi.PlanError, match=r"add\(\) was given a Box that no call .* made"):
        sffi.record(lambda: queue.pop() + 1)
    with pytest.raises(sffi.PlanError, match="the function returns a Box that another thread"):
        sffi.record(lambda a: (a.add_(1), elsewhere(a))[1], kinds.create(1))
    assert sffi.record(lambda: queue[-1] + 1)().value == 2


def test_the_types_of_numbers_decide_too(kinds: Any, tmp_path: Path) -> None:
    def function(a: Any, n: float) -> Any:
        return kinds.same_number(n), a.add_(1 if isinstance(n, int) else 2)

    plan = sffi.record(function, kinds.create(1), 4)
    assert plan(kinds.create(1), 5)[0] == 5
    plan.save(tmp_path / "plan")
    for each in (plan, sffi.load_plan(tmp_path / "plan")):
        with pytest.raises(
            sffi.PlanMismatchError, match=r"input 1 was 4 .* is 5\.5 now, and Python asked"
        ):
            each(kinds.create(1), 5.5)
    plan = sffi.record(lambda a: a.add_(1 if isinstance(a.total(1), int) else 2), kinds.create(1))
    assert plan(kinds.create(1)).value == 2
    with pytest.raises(sffi.PlanError, match=r"the result of same_number\(\) is read by Python"):
        sffi.record(lambda: isinstance(kinds.same_number(0.5), float))


def test_zero_has_a_sign_and_nan_is_itself(kinds: Any) -> None:
    def function(a: Any, n: float) -> Any:
        return a.add_(1), math.copysign(1, n)

    plan = sffi.record(function, kinds.create(1), 0.0)
    with pytest.raises(sffi.PlanMismatchError, match=r"input 1 was 0.0 when .* is -0.0 now"):
        plan(kinds.create(1), -0.0)
    plan = sffi.record(function, kinds.create(1), math.nan)
    assert plan(kinds.create(1), math.nan)[1] == 1


class Pair(NamedTuple):
    box: Any
    by: int


def test_named_tuples_and_texts_among_the_inputs(kinds: Any) -> None:
    plan = sffi.record(lambda pair, _: pair.box.add_(pair.by), Pair(kinds.create(1), 2), "a number")
    assert plan(Pair(kinds.create(10), 5), "a number").value == 15
    with pytest.raises(sffi.PlanMismatchError, match="input 1 was the text 'a number' when"):
        plan(Pair(kinds.create(10), 5), 3)
    with pytest.raises(sffi.PlanMismatchError, match="input 0 was a Pair of 2 when"):
        plan((kinds.create(10), 5), "a number")


def test_one_object_as_two_inputs(kinds: Any) -> None:
    a = kinds.create(1)
    with pytest.raises(sffi.PlanError, match="inputs 0 and 1 are the same object"):
        sffi.record(lambda b, c: b + c, a, a)


def test_an_error_in_the_function_ends_the_recording(kinds: Any) -> None:
    a = kinds.create(1)

    def function(box: Any) -> None:
        box.add_(1)
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        sffi.record(function, a)
    assert a.total(1) + 0 == 3
    assert sffi.record(lambda box: box.add_(1), a).first is a


# --- what goes wrong in a replay ------------------------------------------------------------------


def test_closed_handles(kinds: Any) -> None:
    outside = kinds.create(1)
    plan = sffi.record(lambda a: a + outside, kinds.create(1))
    closed = kinds.create(1)
    closed.close()
    with pytest.raises(sffi.HandleClosedError, match=r"input 0 is closed, first used by add\(\)"):
        plan(closed)
    outside.close()
    with pytest.raises(sffi.HandleClosedError, match="a Box from outside is closed, first used"):
        plan(kinds.create(1))


def test_wrong_inputs(kinds: Any) -> None:
    plan = sffi.record(lambda a: a + 1, kinds.create(1))
    with pytest.raises(TypeError, match="takes 1 inputs, not 2"):
        plan(kinds.create(1), kinds.create(2))
    with pytest.raises(TypeError, match="input 0 is a int"):
        plan(1)
    with pytest.raises(TypeError, match="input 0 is a Lid"):
        plan(kinds.make_lid(1))
    assert plan(kinds.create(1)).value == 2


@pytest.fixture(scope="module")
def fussy(builder: Any) -> Any:
    """A library with a call that fails by its argument, and one that asks the thread's state."""
    built: Built = builder.text(
        "fussy",
        """
        library: fussy
        include: "fussy.hpp"
        namespace: fussy
        type Cup = fussy::Cup
        fn create(size: i64) -> Cup [own]
        fn Cup.fill_(self, by: i64) -> self
        fn Cup.copy(self) -> Cup [own]
        fn level(cup: Cup) -> i64
        fn pause(cup: Cup, milliseconds: i64)
        fn running() -> i64
        """,
        """
        #pragma once
        #include <atomic>
        #include <chrono>
        #include <cstdint>
        #include <stdexcept>
        #include <string>
        #include <thread>
        namespace fussy {
        struct Cup { int64_t size; int64_t level = 0; };
        inline Cup create(int64_t size) { return {size}; }
        inline Cup copy(const Cup &cup) { return cup; }
        inline void fill_(Cup &cup, int64_t by) {
          if (cup.level + by > cup.size)
            throw std::out_of_range("over the brim of " + std::to_string(cup.size));
          cup.level += by;
        }
        inline int64_t level(const Cup &cup) { return cup.level; }
        inline std::atomic<int64_t> inside{0};
        inline void pause(const Cup &, int64_t milliseconds) {
          if (++inside > 1) { --inside; throw std::logic_error("two at once"); }
          std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
          --inside;
        }
        inline int64_t running() { return inside; }
        }
        """,
    )
    return built.load()


def test_an_error_names_the_call_and_its_place(fussy: Any) -> None:
    def function(cup: Any) -> Any:
        cup.fill_(1)
        spare = cup.copy()
        spare.fill_(2)
        return spare

    plan = sffi.record(function, fussy.create(10))
    before = sffi.live_handles()
    small = fussy.create(2)
    with pytest.raises(sffi.NativeIndexError) as caught:
        plan(small)
    text = str(caught.value)
    assert text.startswith("over the brim of 2\n  in call 2 of the plan of function(): fill_() at ")
    assert caught.value.kind == "std::out_of_range"
    assert fussy.level(small) == 1  # what was done is done
    del caught, small
    assert sffi.live_handles() == before  # the copy is released
    assert fussy.level(plan(fussy.create(10))) == 3
    # Errors of calls outside of plans come as ever.
    with pytest.raises(sffi.NativeIndexError, match="over the brim"):
        fussy.create(1).fill_(2)


def test_two_libraries_in_one_plan(fussy: Any, kinds: Any) -> None:
    def function(cup: Any, box: Any) -> Any:
        cup.fill_(2)
        box.add_(fussy.level(cup))
        cup.fill_(1)
        return fussy.level(cup)

    plan = sffi.record(function, fussy.create(5), kinds.create(1))
    cup, box = fussy.create(4), kinds.create(10)
    assert (plan(cup, box), box.value) == (3, 12)
    with pytest.raises(sffi.NativeIndexError, match=r"call 0 of the plan of function\(\): fill_"):
        plan(cup, box)
    assert kinds.same_i64(1) == 1


# --- threads --------------------------------------------------------------------------------------


def test_the_calls_of_other_threads_are_not_recorded(kinds: Any) -> None:
    stop, done = threading.Event(), [0]
    mine = kinds.create(0)

    def work() -> None:
        while not stop.is_set():
            mine.add_(1)
            assert mine.total(1) + 0 > 0
            done[0] += 1

    thread = threading.Thread(target=work)
    thread.start()

    def function(a: Any) -> Any:
        seen = done[0]
        while done[0] < seen + 50:
            time.sleep(0.001)
        return a + 1

    try:
        plans = [sffi.record(function, kinds.create(1)) for _ in range(3)]
    finally:
        stop.set()
        thread.join()
    assert [len(plan) for plan in plans] == [1, 1, 1]


def test_two_threads_record_at_once(kinds: Any) -> None:
    barrier = threading.Barrier(2, timeout=30)
    lengths: dict[int, int] = {}

    def run(count: int) -> None:
        def function(a: Any) -> Any:
            barrier.wait()
            for _ in range(count):
                a.add_(1)
            barrier.wait()

        lengths[count] = len(sffi.record(function, kinds.create(1)))

    threads = [threading.Thread(target=run, args=(count,)) for count in (3, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lengths == {3: 3, 5: 5}


def test_one_thread_at_a_time(fussy: Any) -> None:
    plan = sffi.record(lambda cup: fussy.pause(cup, 5), fussy.create(1))
    failures: list[BaseException] = []

    def run() -> None:
        try:
            for _ in range(5):
                plan(fussy.create(1))  # `pause` fails where two are in it
        except Exception as error:  # noqa: BLE001 - looked at below
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_the_gil_is_free_while_a_plan_runs(fussy: Any) -> None:
    plan = sffi.record(lambda cup: fussy.pause(cup, 200), fussy.create(1))
    thread = threading.Thread(target=plan, args=(fussy.create(1),))
    thread.start()
    seen = 0
    while thread.is_alive():
        seen += fussy.running()
    thread.join()
    assert seen > 10


def test_a_profile_times_no_replays_of_other_threads(fussy: Any) -> None:
    """What the clock writes to is there only while the profile's own replays run."""
    plan = sffi.record(lambda cup: fussy.pause(cup, 20), fussy.create(1))
    found: list[Any] = []
    others = [threading.Thread(target=plan.repeat, args=(4, fussy.create(1))) for _ in range(2)]
    profiler = threading.Thread(target=lambda: found.append(plan.profile(1, fussy.create(1))))
    threads = [others[0], profiler, others[1]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0.015 < found[0].total < 0.035


def test_a_handle_closed_while_a_plan_uses_it(fussy: Any) -> None:
    outside = fussy.create(3)

    def function(cup: Any) -> Any:
        fussy.pause(cup, 50)
        outside.fill_(1)
        return fussy.level(outside)

    plan = sffi.record(function, fussy.create(1))
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(plan(fussy.create(1))))
    thread.start()
    while not fussy.running():
        time.sleep(0.001)
    outside.close()
    thread.join()
    assert results == [2]


INTERRUPTED = """
    import os, signal, sys, threading, time
    import sffi, sffi_kinds as kinds
    a = kinds.create(0)
    plan = sffi.record(lambda box: box.add_(1), a)
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    try:
        plan.repeat(10**12)
    except KeyboardInterrupt:
        print("interrupted", time.monotonic() - start < 5, a.value > 1000)
    print(plan(a) is a, sffi.live_handles()["kinds.Box"])
"""


def test_ctrl_c_between_repeats(kinds_built: Built) -> None:
    assert kinds_built.output(INTERRUPTED) == "interrupted True True\nTrue 1\n"


INTERRUPTED_RECORDING = """
    import signal
    import sffi, sffi_kinds as kinds
    a = kinds.create(0)
    def records():
        while True:
            sffi.record(lambda box: box.add_(1), a)
    for n in range(400):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            # Again after a while: one that arrives in a finaliser, Python prints and drops.
            signal.setitimer(signal.ITIMER_REAL, 3e-4 + n * 1e-6, 0.5)
            records()
        except KeyboardInterrupt:
            signal.setitimer(signal.ITIMER_REAL, 0)
            assert type(a.total(1)) is int, n  # a call is a call again
    print(sffi.record(lambda box: box.add_(1), a)(a) is a)
"""


def test_ctrl_c_in_a_recording(kinds_built: Built) -> None:
    done = kinds_built.run(INTERRUPTED_RECORDING)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
    # What Python prints is only of interrupts that came in a finaliser.
    assert done.stderr.count("Exception ignored in") == done.stderr.count("KeyboardInterrupt")


FORKED = """
    import os, signal, threading, time, warnings
    import sffi, sffi_kinds as kinds
    from sffi.plans import hook
    warnings.simplefilter("ignore")  # newer Pythons warn of fork with threads
    a = kinds.create(1)
    plan = sffi.record(lambda box: box.add_(1), a)
    threading.Thread(target=plan.repeat, args=(10**12, a), daemon=True).start()
    slow = threading.Thread(target=sffi.record, args=(lambda b: (b.add_(1), time.sleep(1)), a))
    slow.start()
    while not hook.recorders or not plan._lock.locked():
        time.sleep(0.01)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        b = kinds.create(1)
        same = type(b.total(1)) is int and plan(b) is b and not hook.recorders
        os._exit(0 if same and b.value == 2 else 1)
    print(os.waitpid(child, 0)[1])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_process_waits_for_no_thread_of_its_parent(kinds_built: Built) -> None:
    assert kinds_built.output(FORKED) == "0\n"


STILL_RUNNING = """
    import threading, time
    import sffi, sffi_kinds as kinds
    a, b = kinds.create(0), kinds.create(0)
    plan = sffi.record(lambda box: box.add_(1), a)
    def calls():
        while True:
            b.add_(1)
    threading.Thread(target=plan.repeat, args=(10**12,), daemon=True).start()
    for _ in range(4):
        threading.Thread(target=calls, daemon=True).start()
    time.sleep(0.1)
    print(a.value > 0, b.value > 0)
"""


def test_the_process_ends_while_other_threads_are_in_calls(kinds_built: Built) -> None:
    """CPython ends a thread that wants the GIL by then, which no exception handler may meet."""
    assert kinds_built.output(STILL_RUNNING) == "True True\n"


EVERYWHERE = """
    import sffi, sffi_kinds as kinds
    out, cell = kinds.create(5), []
    def function(a):
        n = a.total(1, 2)
        out.add_(n)
        return out, a.label(prefix="x"), n, kinds.same_boxes([a, a + 1])
    plan = sffi.record(function, kinds.create(1))
    back, *rest, boxes = plan(kinds.create(100))
    print(back is out, rest, [box.value for box in boxes])
    queue = [kinds.create(1)]
    for refused in (
        lambda a: cell.append(a + 1),
        lambda a: cell.append(a.total(1)),
        lambda a: queue.pop() + a.value,
        lambda a: a.total(1) + 1,
    ):
        try:
            sffi.record(refused, kinds.create(1))
        except sffi.PlanError as error:
            print(str(error)[:19])
    before = sffi.live_handles()
    plan.repeat(1000)
    print(before == sffi.live_handles())
"""


@pytest.mark.parametrize("version", ["3.10", "3.12", "3.13", "3.14"])
def test_on_every_python(kinds_built: Built, version: str) -> None:
    """References are counted, and functions swapped, in ways that differ between versions."""
    said = kinds_built.output(EVERYWHERE, python=python(version))
    kept = "a Box that add() ma\nthe result of total\nadd() was given a B\n"
    assert said == f"True ['x100', 103] [100, 101]\n{kept}the result of total\nTrue\n"


def test_without_native_calls(kinds_built: Built) -> None:
    script = """
        import sffi, sffi_kinds as kinds
        try:
            sffi.record(lambda a: a + 1, kinds.create(1))
        except sffi.PlanError as error:
            print(error)
    """
    said = kinds_built.output(script, SFFI_NO_HOST="1")
    assert said.startswith("plans need shims that are called with CPython's own calling convention")


# --- files ----------------------------------------------------------------------------------------


def _everything(kinds: Any, outside: Any) -> Callable[..., Any]:
    def function(a: Any, pair: Any, n: int) -> Any:
        b = a + pair["box"]
        total = b.total(*[1, -2])
        outside.add_(total)
        some = kinds.same_some_boxes([b, None, outside])
        kinds.destroy(kinds.create(2))
        texts = b.label(prefix="ä\n"), kinds.maybe_text(None), kinds.same_bytes(b"\0x")
        mixed = kinds.same_number(1 + 2j), kinds.same_f64(float("inf")), kinds.same_reals([0.1])
        kinds.maybe_numbers([*kinds.parts(kinds.create(1)), 2.5])
        value = 1 if a.value == 3 else 2
        return [some, texts, {"mixed": mixed, 3: outside}, kinds.same_i64(n), value, kinds.split(7)]

    return function


def test_saved_and_loaded(kinds: Any, tmp_path: Path) -> None:
    outside = kinds.create(100)
    function = _everything(kinds, outside)
    plan = sffi.record(function, kinds.create(3), {"box": kinds.create(1)}, 5)
    plan.save(tmp_path / "plan.json", keeper=outside)
    other = kinds.create(100)
    loaded = sffi.load_plan(tmp_path / "plan.json", keeper=other)
    assert "test_run_plans.py" in str(loaded) and len(loaded) == len(plan)
    given = kinds.create(3), {"box": kinds.create(4)}, -6
    found, expected = loaded(*given), plan(*given)
    assert other.value == outside.value - 3
    assert [b and b.value for b in found[0][:2]] == [b and b.value for b in expected[0][:2]]
    assert found[2][3] is other and found[2]["mixed"] == expected[2]["mixed"]
    assert (found[1], found[3:5], tuple(found[5])) == (expected[1], [-6, 1], (0, 7))
    with pytest.raises(sffi.PlanMismatchError, match=r"gave 3 .* gives 4 now"):
        loaded(kinds.create(4), {"box": kinds.create(4)}, -6)
    with pytest.raises(ValueError, match="has no inputs yet"):
        sffi.load_plan(tmp_path / "plan.json", keeper=other).repeat(2)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_what_does_not_fit_a_file(kinds: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    outside = kinds.create(1)
    plan = sffi.record(lambda a: a + outside, kinds.create(1))
    with pytest.raises(sffi.PlanError, match="does not use the handle `other`"):
        plan.save(path, other=kinds.create(1))
    plan.save(path, weight=outside)
    with pytest.raises(sffi.PlanError, match="uses a Box `weight`: give one by that name"):
        sffi.load_plan(path)
    with pytest.raises(sffi.PlanError, match="no handle `bias`; it uses weight"):
        sffi.load_plan(path, weight=outside, bias=outside)
    with pytest.raises(sffi.PlanError, match="`weight` is a Lid, not a Box"):
        sffi.load_plan(path, weight=kinds.make_lid(1))
    text = path.read_text()
    path.write_text(text.replace("add(self: Box, other: Box)", "add(self: Box, other: Lid)"))
    with pytest.raises(sffi.PlanError, match=r"is not as it was when the plan was saved(?s:.)*Lid"):
        sffi.load_plan(path, weight=outside)
    path.write_text(text[: len(text) // 2])
    with pytest.raises(sffi.PlanError, match="is not a plan of sffi's, or is damaged"):
        sffi.load_plan(path, weight=outside)
    path.write_text(text.replace('"version": 1', '"version": 2'))
    with pytest.raises(sffi.PlanError, match="version 2, and this sffi reads 1"):
        sffi.load_plan(path, weight=outside)
    with pytest.raises(FileNotFoundError):
        sffi.load_plan(tmp_path / "none.json")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_harmless(
    kinds: Any, tmp_path_factory: Any, data: st.DataObject
) -> None:
    """Whatever stands in a file, native code gets nothing that Python would not have given it."""
    path = tmp_path_factory.getbasetemp() / "damaged.json"
    outside = kinds.create(100)
    function = _everything(kinds, outside)
    inputs = kinds.create(3), {"box": kinds.create(1)}, 5
    sffi.record(function, *inputs).save(path)
    content = json.loads(path.read_text())
    holder, key = content, data.draw(st.sampled_from(["calls", "result", "inputs", "outside"]))
    for _ in range(data.draw(st.integers(1, 6))):
        inner = holder[key]
        if not isinstance(inner, (list, dict)) or not inner:
            break
        keys = list(inner) if isinstance(inner, dict) else range(len(inner))
        holder, key = inner, data.draw(st.sampled_from(keys))
    others = st.sampled_from([None, True, -1, 0, 1, 7, 2**70, "x", "i", [], ["i", "3"], ["l"], {}])
    origins = st.tuples(
        st.just("h"), st.sampled_from(["call", "input", "outside"]),
        st.integers(-1, 12), st.integers(-1, 2), st.integers(-1, 2),
    ).map(list)  # fmt: skip
    pending = st.tuples(st.just("p"), st.integers(-1, 12), st.integers(-1, 2)).map(list)
    holder[key] = data.draw(st.one_of(others, origins, pending))
    path.write_text(json.dumps(content))
    try:
        plan = sffi.load_plan(path, outside_0=outside)
        plan(*inputs)
    except (sffi.SffiError, TypeError, ValueError, OverflowError):
        pass


# --- looking at it --------------------------------------------------------------------------------


def test_table_graph_and_profile(kinds: Any) -> None:
    outside = kinds.create(1)

    def function(a: Any) -> Any:
        b = a + outside
        return b.label(prefix='"'), b

    plan = sffi.record(function, kinds.create(1))
    text = str(plan)
    assert "plan of function(): 2 calls, 1 handles in, 1 from outside" in text
    assert "%0" in text and "test_run_plans.py:" in text and "returns (%1.0, %0)" in text
    graph = plan.graph()
    assert graph.startswith("digraph plan {") and graph.count("->") == 5
    profile = plan.profile(10)
    assert len(profile.seconds) == 2 and 0 < profile.total < 1
    assert "mean of 10 replays" in str(profile)
