"""What cannot be recorded is refused when it is recorded, with the line."""

from __future__ import annotations

import copy
import math
import pickle
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sffi

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
    assert f"test_run_plans_refused.py:{line}" in str(caught.value)


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
