"""Recorded plans in files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sffi
from hypothesis import given, settings
from hypothesis import strategies as st

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
    assert "test_run_plans_files.py" in str(loaded) and len(loaded) == len(plan)
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
