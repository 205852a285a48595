"""Recorded plans over a library that knows nothing of them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import sffi

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
