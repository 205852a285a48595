"""The benchmarks' machinery works; how fast anything is, is not tested here."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import (
    building,
    compilers,
    figures,
    kinds_bindings,
    networks,
    noop,
    operations,
    report,
    training,
)
from benchmarks.figures import Figure, Outcome, Section
from benchmarks.harness import Sample, Settings, geometric_mean, interleave, time_call
from benchmarks.worker import Worker, WorkerError

_HERE = Path(__file__).resolve().parent
_TINY = Settings(rounds=3, batch=0.0005, warm_up=0.001, starts=1)


def test_contenders_take_turns() -> None:
    turns: list[tuple[str, int]] = []

    def contender(label: str) -> object:
        def timing(number: int) -> float:
            turns.append((label, number))
            return number * 1e-4

        return timing

    found = interleave({"a": contender("a"), "b": contender("b")}, _TINY)  # type: ignore[dict-item]
    # In every turn a few executions warm up before those that count.
    assert turns[-12:] == [("a", 1), ("a", 5), ("b", 1), ("b", 5)] * 3
    assert found["a"].number == 5
    assert found["a"].median == pytest.approx(1e-4)
    assert found["a"].over(found["b"]) == pytest.approx(1.0)


def test_a_ratio_is_taken_within_the_rounds() -> None:
    mine = Sample("mine", (1.0, 10.0, 100.0))
    theirs = Sample("theirs", (2.0, 20.0, 100.0))
    assert mine.over(theirs) == pytest.approx(0.5)
    assert geometric_mean([0.5, 2.0]) == pytest.approx(1.0)


def test_time_call_counts_every_execution() -> None:
    seconds = time_call(lambda: time.sleep(0.002))(5)
    assert 0.01 <= seconds < 1.0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(1.254, "1.25 s"), (0.24, "240 ms"), (3.414e-6, "3.41 us"), (8.3e-8, "83 ns")],
)
def test_durations_are_readable(seconds: float, text: str) -> None:
    assert figures.duration(seconds) == text


def test_the_report_names_what_is_not_reached() -> None:
    outcome = Outcome(
        figures=[
            Figure("late", 1.0, 0.5, rank=1),
            Figure("slow", 1.0, 1.5, how="3 us / 2 us"),
            Figure("absent", 40.0, None, "ms", "/some/where/tool: not found"),
        ],
        details=[Section("Detail", "text")],
        profiles=[Section("Profile", "numbers")],
    )
    text = report.render([outcome], _TINY, 1.0)
    assert "| slow | <= 1.00 | 1.50 | no | 3 us / 2 us |" in text
    assert "| absent | <= 40.0 ms | not measured | no | tool: not found |" in text
    assert "1 of 3 aims are reached" in text
    assert "Not reached: slow." in text
    assert text.index("| late ") > text.index("| absent ")


def test_there_are_thirty_different_operations() -> None:
    assert len(set(operations.OPERATIONS)) == len(operations.OPERATIONS) == 30


def test_a_worker_checks_and_times_a_case() -> None:
    with Worker("benchmarks.operations", "pytorch") as worker:
        assert worker.cases == list(operations.OPERATIONS)
        assert worker.check("x.sum()") == [9.375]
        assert worker.timing("x + y")(10) > 0
        with pytest.raises(WorkerError, match="pytorch: KeyError"):
            worker.ask("time", case="no such case", number=1)
        assert worker.check("s.item()") == [1.5]


@pytest.fixture
def shim() -> None:
    """Skips where sffi_torch cannot be used."""
    import sffi_torch

    if not sffi_torch.available():
        pytest.skip("the torch shim is not built: run `sffi build torch`")


@pytest.mark.shim
def test_both_sides_compute_the_same(shim: None) -> None:
    with (
        Worker("benchmarks.operations", "sffi") as ours,
        Worker("benchmarks.operations", "pytorch") as theirs,
    ):
        for statement in operations.OPERATIONS:
            operations.agree(ours, theirs, statement)
        found = ours.ask("profile", statement="x + y", number=10)["result"]
    assert len(found["calls"]) == 1 and found["whole"] > 0 < found["native"]


@pytest.mark.shim
def test_both_sides_learn_the_same(shim: None) -> None:
    with (
        Worker("benchmarks.training", "sffi") as ours,
        Worker("benchmarks.training", "pytorch") as theirs,
    ):
        for case in networks.NETWORKS:
            training.agree(ours, theirs, case)
        found = ours.ask("profile", case="xor", number=4)["result"]
    assert 0 < sum(seconds for _, seconds in found["native"].values()) < 10 * found["whole"]


@pytest.mark.shim
def test_plans_can_be_timed(shim: None) -> None:
    with Worker("benchmarks.plans", "sffi") as ours:
        for case in ("plan of 100", "plan of 1", "xor", "xor repeat", "x + y"):
            assert ours.timing(case)(100) > 0
        found = ours.ask("profile", number=4)["result"]
    assert "_backward" in [name for name, _ in found]


@pytest.mark.shim
def test_first_calls_can_be_timed(shim: None) -> None:
    measured: dict[str, float] = {}
    building._first_calls(1, measured, how := {})
    assert 0 < measured["first"] < 1000
    assert how["first"].startswith("median of 29 in 1 processes; slowest ")


def test_the_importer_and_the_generator_can_be_timed(tmp_path: Path) -> None:
    pytest.importorskip("torchgen", reason="PyTorch, whose schemas are read, is not installed")
    measured: dict[str, float] = {}
    building._importer(tmp_path, 1, measured, how := {})
    building._generator(tmp_path, 1, measured, how)
    assert 0 < measured["unchanged"] < measured["generator"]
    assert int(how["importer"].split()[0]) > 2500 < int(how["generator"].split()[0])


def test_a_side_that_cannot_be_prepared_says_why() -> None:
    with pytest.raises(WorkerError, match="KeyError: 'nobody'"):
        Worker("benchmarks.operations", "nobody")


def test_plain_ctypes_stands_in_the_noop_benchmark(tmp_path: Path) -> None:
    try:
        compilers.compiler("c")
    except compilers.CompilerError as error:
        pytest.skip(str(error))
    with Worker("benchmarks.noop", str(tmp_path)) as worker:
        assert "int64: ctypes, argtypes" in worker.cases
        assert worker.timing("handle: ctypes, argtypes")(10) > 0
        answers = worker.ask("limits")["result"]
    assert answers["ctypes, argtypes"] == f"gives {-(2**63)}"
    assert noop.__all__


def test_plain_ctypes_stands_in_the_benchmark_of_kinds(tmp_path: Path) -> None:
    try:
        compilers.compiler("c")
    except compilers.CompilerError as error:
        pytest.skip(str(error))
    with Worker("benchmarks.kinds", str(tmp_path)) as worker:
        for kind in kinds_bindings.EXPECTED:
            assert worker.timing(f"{kind}: ctypes")(10) > 0


@pytest.mark.parametrize("case", ["inserts", "compression"])
def test_the_standard_library_does_the_same_work(case: str) -> None:
    with Worker("benchmarks.libraries", "standard library") as worker:
        assert worker.timing(case)(1) > 0


def test_the_script_explains_itself() -> None:
    words = [sys.executable, str(_HERE / "run.py"), "--help"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "--only" in done.stdout and "--quick" in done.stdout
