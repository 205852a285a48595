"""Recorded plans: one small operation against PyTorch, and the XOR step against a loop in C++.

An operation is measured as one of a hundred in a plan; a plan of that operation alone is shown
beside it, which pays for its crossing by itself. The planned step is called with its batch, once a
step, as a program would call it. How planned steps compare with PyTorch is in
:mod:`benchmarks.training`.
"""

from __future__ import annotations

import dataclasses
import importlib
import os
import subprocess
import timeit
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.compilers import CompilerError, compile_native, torch_prefix
from benchmarks.figures import Figure, Outcome, Section, compare_rows, duration, table
from benchmarks.harness import Sample, Settings, Timing, interleave, time_call
from benchmarks.networks import Toolkit, make
from benchmarks.worker import Case, Worker, WorkerError, environment, stay_on_core

__all__ = ["prepare", "profile", "run"]

_IN_ONE_PLAN: Final = 100
_OPERATION, _STEP = "x + y", "xor"
_CPP: Final = "the same loop in C++"
_FIGURES: Final = (
    ("one small operation in a plan / torch eager", 0.60),
    ("XOR step, planned / the same loop in C++", 1.10),
)


# --- in a worker ----------------------------------------------------------------------------------


def _planned(kit: Toolkit) -> dict[str, Case]:
    record = importlib.import_module("sffi").record
    x, y = _operands(kit.torch)

    def several(x: Any, y: Any) -> Any:
        for _ in range(_IN_ONE_PLAN):
            z = x + y
        return z

    hundred, one = record(several, x, y), record(lambda x, y: x + y, x, y)
    network = make(kit, _STEP)
    step = record(network.step, *network.batch)

    def timing(number: int) -> float:
        rounds = max(1, number // _IN_ONE_PLAN)
        return time_call(lambda: hundred(x, y))(rounds) * number / (rounds * _IN_ONE_PLAN)

    return {
        "plan of 100": Case(timing),
        "plan of 1": Case(time_call(lambda: one(x, y))),
        _STEP: Case(time_call(lambda: step(*network.batch))),
        f"{_STEP} repeat": Case(lambda number: time_call(lambda: step.repeat(number))(1)),
    }


def _operands(torch: Any) -> tuple[Any, Any]:
    return torch.full((4, 4), 0.5), torch.full((4, 4), 0.25)


def prepare(side: str) -> dict[str, Case]:
    """The cases of one side; called inside its worker."""
    kit = Toolkit.of(side)
    kit.torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    x, y = _operands(kit.torch)
    cases = {_OPERATION: Case(timeit.Timer(_OPERATION, globals={"x": x, "y": y}).timeit)}
    return cases | _planned(kit) if side == "sffi" else cases


def profile(side: str, cases: dict[str, Case], number: int) -> list[tuple[str, float]]:
    """Seconds in each call of the planned step, by name."""
    network = make(Toolkit.of(side), _STEP)
    plan = importlib.import_module("sffi").record(network.step, *network.batch)
    plan.repeat(number)
    return [(call.name, seconds) for call, seconds in plan.profile(number).seconds]


# --- outside --------------------------------------------------------------------------------------


@contextmanager
def _cpp_loop(folder: Path) -> Iterator[Timing]:
    """The XOR step in C++ alone, in a process that is told how many steps to take."""
    program = compile_native(
        "xor_loop.cpp", folder / "xor_loop", torch=True, shared=False, optimise="-O2"
    )
    env = environment(1) | {"LD_LIBRARY_PATH": str(torch_prefix() / "lib")}
    with subprocess.Popen(
        [str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
        preexec_fn=lambda: stay_on_core(env),
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        orders, answers = process.stdin, process.stdout

        def timing(number: int) -> float:
            print(number, file=orders, flush=True)
            return float(answers.readline())

        yield timing
        orders.close()


def _operation(ours: Worker, settings: Settings) -> dict[str, Sample]:
    with Worker("benchmarks.plans", "pytorch") as theirs:
        contenders = {
            "one of 100 in a plan": ours.timing("plan of 100"),
            "alone in a plan": ours.timing("plan of 1"),
            "sffi_torch eager": ours.timing(_OPERATION),
            "torch eager": theirs.timing(_OPERATION),
        }
        return interleave(contenders, settings)


def _step(ours: Worker, settings: Settings, folder: Path) -> dict[str, Sample]:
    with _cpp_loop(folder) as loop:
        contenders = {
            "planned": ours.timing(_STEP),
            "planned, repeated in one crossing": ours.timing(f"{_STEP} repeat"),
            _CPP: loop,
        }
        settings = dataclasses.replace(settings, batch=settings.batch * 4)
        return interleave(contenders, settings)


def run(settings: Settings, folder: Path) -> Outcome:
    """Measure both; ``folder`` takes what has to be compiled."""
    outcome = Outcome()
    try:
        with Worker("benchmarks.plans", "sffi") as ours:
            samples = _operation(ours, settings)
            _add(outcome, samples, "torch eager", f"Plans: `{_OPERATION}`")
            samples = _step(ours, settings, folder)
            _add(outcome, samples, _CPP, "Plans: the XOR step")
            if outcome.missed:
                outcome.profiles.append(_profile(ours))
    except (WorkerError, CompilerError) as error:
        done = len(outcome.figures)
        outcome.figures += [Figure(*each, None, how=str(error)) for each in _FIGURES[done:]]
    return outcome


def _add(outcome: Outcome, samples: dict[str, Sample], reference: str, title: str) -> None:
    name, aim = _FIGURES[len(outcome.figures)]
    mine, other = next(iter(samples.values())), samples[reference]
    how = f"{duration(mine.median)} / {duration(other.median)}"
    outcome.figures.append(Figure(name, aim, mine.over(other), how=how))
    head = ["contender", "median", f"ratio to {reference}", "spread"]
    outcome.details.append(Section(title, table(head, compare_rows(samples, reference))))


def _profile(ours: Worker) -> Section:
    """Where a planned step's time goes."""
    found = ours.ask("profile", number=400)["result"]
    total = sum(seconds for _, seconds in found)
    rows = [
        [f"`{name}`", duration(seconds), f"{seconds / total:.0%}"]
        for name, seconds in sorted(found, key=lambda row: -row[1])
    ]
    head = ["call", "mean time", "share"]
    return Section("XOR step, planned: its calls", table(head, rows))
