"""What compares outcomes sees every difference, and a piece that ends its process is named."""

from __future__ import annotations

import copy
import os
import signal
import struct
from pathlib import Path
from typing import Any

import pytest
from aten_compare import Comparison, distance
from aten_judge import Known, excused, known
from aten_survive import surviving

TENSOR: dict[str, Any] = {
    "dtype": "float32", "size": [2], "grad": False, "stride": [1], "offset": 0, "shares": None,
    "data": struct.pack("<2f", 1.0, 2.0),
}  # fmt: skip
OUTCOME: dict[str, Any] = {
    "result": {"list": [{"tensor": TENSOR}, 3, {"complex": [1.0, 2.0]}]},
    "changed": {"0": TENSOR},
    "gradients": {"list": [{"tensor": TENSOR}, None]},
}
ERROR: dict[str, Any] = {"error": ["IndexError", "LookupError"], "message": "out of range: 9"}


def found(wanted: Any, got: Any, same_objects: bool = True) -> tuple[list[str], float]:
    comparison = Comparison(bytes, same_objects)
    comparison.outcome(wanted, got)
    return comparison.found, comparison.largest


def test_equal_outcomes_do_not_differ() -> None:
    assert found(OUTCOME, copy.deepcopy(OUTCOME)) == ([], 0.0)
    assert found(ERROR, {**ERROR, "error": ["NativeIndexError", "IndexError"]}) == ([], 0.0)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("result", "list", 0, "tensor", "dtype"), "float64"),
        (("result", "list", 0, "tensor", "size"), [2, 1]),
        (("result", "list", 0, "tensor", "stride"), [2]),
        (("result", "list", 0, "tensor", "offset"), 1),
        (("result", "list", 0, "tensor", "grad"), True),
        (("result", "list", 0, "tensor", "shares"), 0),
        (("result", "list", 0, "tensor", "data"), struct.pack("<2f", 1.0, 2.1)),
        (("result", "list", 1), 3.0),
        (("result", "list", 1), True),
        (("result", "list", 2), {"complex": [1.0, 2.5]}),
        (("result", "list"), []),
        (("changed",), {}),
        (("changed", "0", "data"), struct.pack("<2f", 1.0, float("nan"))),
        (("gradients", "list", 0, "tensor", "data"), struct.pack("<2f", 0.0, 2.0)),
        (("gradients", "list", 1), {"tensor": TENSOR}),
        (("gradients",), ERROR),
    ],
)
def test_every_difference_is_seen(place: tuple[Any, ...], value: Any) -> None:
    changed = copy.deepcopy(OUTCOME)
    inner: Any = changed
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert found(OUTCOME, changed)[0] and found(changed, OUTCOME)[0]


def test_errors_are_of_the_class_and_say_as_much() -> None:
    assert found(ERROR, OUTCOME)[0] and found(OUTCOME, ERROR)[0]
    assert found(ERROR, {**ERROR, "error": ["ValueError"]})[0]
    assert found(ERROR, {**ERROR, "message": "wrong"})[0]
    assert not found(ERROR, {**ERROR, "message": "f(): out of range: 9 (of 3)"})[0]
    kind = {"error": ["RuntimeError"], "message": "f() Expected a value of type 'Tensor'"}
    assert not found(kind, {"error": ["TypeError"], "message": "must be a Tensor"})[0]
    assert found(kind, {"error": ["KeyError"], "message": "self"})[0]


def test_last_bits_are_a_distance_and_no_difference() -> None:
    near = copy.deepcopy(OUTCOME)
    near["result"]["list"][0]["tensor"]["data"] = struct.pack("<2f", 1.0, 2.000001)
    differences, largest = found(OUTCOME, near)
    assert differences == [] and 0 < largest < 1e-5
    assert distance(b"\1\0", b"\2\0", "int16") == float("inf")


def test_an_argument_that_comes_back_may_be_another_handle_unless_it_was_written() -> None:
    given = {"result": {"tensor": {"input": 0, "shares": 0}}}
    handle = {"result": {"tensor": {**TENSOR, "shares": 0}}}
    assert not found(given, handle, same_objects=False)[0]
    assert found(given, handle, same_objects=True)[0]
    assert found(given, OUTCOME, same_objects=False)[0]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_pieces_that_end_their_process_are_named(tmp_path: Path) -> None:
    def work(index: int) -> None:
        if index in (1, 3):
            os.kill(os.getpid(), signal.SIGKILL if index == 1 else signal.SIGTERM)
        (tmp_path / str(index)).touch()

    assert surviving(5, work) == {1: "SIGKILL", 3: "SIGTERM"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "2", "4"]


def test_files_of_known_differences_can_be_read() -> None:
    excused()
    for line in known():
        assert isinstance(line, Known) and line.reason
