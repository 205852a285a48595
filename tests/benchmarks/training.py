"""A training step of small networks, against the same in PyTorch.

The networks are in :mod:`benchmarks.networks`. Both sides run the same code, once with
``sffi_torch`` and ``sffi_dl`` and once with ``torch``, start from the same weights, and must come
to the same losses before they are timed. sffi's steps are timed as they are written and as
recorded plans; PyTorch's with the default optimiser, with the fused one, and for the larger
networks with ``torch.compile`` too.
"""

from __future__ import annotations

import dataclasses
import importlib
import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from benchmarks.figures import Figure, Outcome, Section, compare_rows, duration, table
from benchmarks.harness import Sample, Settings, interleave, time_call
from benchmarks.networks import NETWORKS, Network, Toolkit, make
from benchmarks.startup import start_in_turns
from benchmarks.worker import Case, Worker, WorkerError

__all__ = ["agree", "prepare", "profile", "run"]

_FIGURES: Final = (
    ("XOR step, eager / PyTorch default", 0.45),
    ("XOR step, planned / PyTorch default", 0.35),
    ("MNIST step, planned / PyTorch default", 0.45),
    ("MNIST step, planned / PyTorch fused", 0.95),
    ("conv step, planned / PyTorch best", 1.00),
    ("transformer step, planned / PyTorch best", 1.00),
)
_MEMORY: Final = ("peak RSS of MNIST training / PyTorch", 0.70)
_EAGER, _PLANNED = "sffi_torch + sffi_dl", "the same, planned"
_DEFAULT, _FUSED, _COMPILED = "PyTorch default", "PyTorch fused=True", "PyTorch compiled, fused"
# Compiling takes a minute each; where a step is that short it does not pay.
_WITH_COMPILER: Final = ("conv", "transformer")
_FEWEST_TURNS: Final = 5
_HEAD: Final = ["contender", "median of a step", "ratio to PyTorch default", "spread"]


def _case(kit: Toolkit, name: str, **how: Any) -> Case:
    def check() -> list[float]:
        network = make(kit, name, **how)
        return [float(network.step(*network.batch).item()) for _ in range(5)]

    return Case(_Timing(lambda: make(kit, name, **how)), check)


def _planned(kit: Toolkit, name: str) -> Case:
    record = importlib.import_module("sffi").record

    def planned() -> Network:
        network = make(kit, name)
        return Network(record(network.step, *network.batch), network.batch)

    def check() -> list[float]:
        network = make(kit, name)
        plan = record(network.step, *network.batch)
        return [
            float(loss.item()) for loss in (plan.first, *(plan(*network.batch) for _ in "1234"))
        ]

    return Case(_Timing(planned), check)


class _Timing:
    """Times the steps of a network that is made when it is first asked for."""

    def __init__(self, made: Callable[[], Network]) -> None:
        self._make = made
        self._network: Network | None = None

    def __call__(self, number: int) -> float:
        if self._network is None:
            self._network = self._make()
        step, (inputs, targets) = self._network.step, self._network.batch
        return time_call(lambda: step(inputs, targets))(number)


def prepare(side: str) -> dict[str, Case]:
    """The steps of one side; called inside its worker."""
    kit = Toolkit.of(side)
    kit.torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    cases = {name: _case(kit, name) for name in NETWORKS}
    if side == "sffi":
        return cases | {f"{name} planned": _planned(kit, name) for name in NETWORKS}
    fused = {"fused": True}
    cases |= {f"{name} fused": _case(kit, name, options=fused) for name in NETWORKS}
    return cases | {
        f"{name} compiled": _case(kit, name, options=fused, compiled=True)
        for name in _WITH_COMPILER
    }


@contextmanager
def _stopwatches(native: Any, spent: dict[str, list[float]]) -> Iterator[None]:
    """Time every call of a native function; ``spent`` gets a list of seconds per function."""
    bound = {name: value for name, value in vars(native).items() if name.startswith("rt_")}
    clock = time.perf_counter

    def watch(name: str, function: Any) -> Any:
        times = spent.setdefault(name, [])

        def watched(*arguments: Any) -> Any:
            start = clock()
            try:
                return function(*arguments)
            finally:
                times.append(clock() - start)

        return watched

    try:
        for name, function in bound.items():
            setattr(native, name, watch(name, function))
        yield
    finally:
        for name, function in bound.items():
            setattr(native, name, function)


def profile(side: str, cases: dict[str, Case], case: str, number: int) -> dict[str, Any]:
    """Seconds per step, as a whole and in each native function.

    The stopwatches cost something themselves; what an empty one shows is taken off every call.
    """
    native = importlib.import_module("sffi_torch._native")
    network = make(Toolkit.of(side), case)

    def step() -> Any:
        return network.step(*network.batch)

    for _ in range(max(10, number // 4)):
        step()
    whole = min(time_call(step)(number) / number for _ in range(5))
    spent: dict[str, list[float]] = {}
    with _stopwatches(native, spent):
        for _ in range(number):
            step()
    empty = sorted(_empty_stopwatch() for _ in range(1000))[500]
    rows = {
        name: [len(times) / number, max(0.0, sum(times) / number - empty * len(times) / number)]
        for name, times in spent.items()
        if times
    }
    return {"whole": whole, "native": rows}


def _empty_stopwatch() -> float:
    start = time.perf_counter()
    return time.perf_counter() - start


def agree(ours: Worker, theirs: Worker, case: str) -> None:
    """Refuse to time sides that do not learn the same; a plan must do so to the bit."""
    mine, reference = ours.check(case) or [], theirs.check(case) or []
    if not all(math.isclose(a, b, rel_tol=1e-3) for a, b in zip(mine, reference, strict=True)):
        raise WorkerError(f"the losses of `{case}` are {mine} here and {reference} in PyTorch")
    planned = ours.check(f"{case} planned")
    if planned != mine:
        raise WorkerError(f"the losses of `{case}` are {mine}, and {planned} planned")


def _compare(
    case: str, threads: int, settings: Settings
) -> tuple[dict[str, Sample], list[str], Section | None]:
    """Time one network on all contenders; the profile is made while the worker is there."""
    if case != "xor":
        # Steps of milliseconds: turns that hold a dozen of them, and fewer turns.
        settings = dataclasses.replace(
            settings, batch=10 * settings.batch, rounds=max(_FEWEST_TURNS, settings.rounds // 4)
        )
    notes = []
    with (
        Worker("benchmarks.training", "sffi", threads) as ours,
        Worker("benchmarks.training", "pytorch", threads) as theirs,
    ):
        agree(ours, theirs, case)
        contenders = {
            _EAGER: ours.timing(case),
            _PLANNED: ours.timing(f"{case} planned"),
            _DEFAULT: theirs.timing(case),
            _FUSED: theirs.timing(f"{case} fused"),
        }
        if case in _WITH_COMPILER and settings.starts <= Settings.quick().starts:
            notes.append("`torch.compile` is left out of quick runs: it takes a minute or more.")
        elif case in _WITH_COMPILER:
            try:
                theirs.timing(f"{case} compiled")(1)
            except WorkerError as error:
                notes.append(f"`torch.compile` does not run here: {error}")
            else:
                contenders[_COMPILED] = theirs.timing(f"{case} compiled")
        samples = interleave(contenders, settings)
        missed = not all(figure.reached for figure in _figures(case, samples))
        return samples, notes, _profile(ours, case, threads) if missed else None


def _profile(ours: Worker, case: str, threads: int) -> Section:
    """Where a step's time goes, by native function."""
    number = 400 if case == "xor" else 30
    found = ours.ask("profile", case=case, number=number)["result"]
    whole = found["whole"]
    ranked = sorted(found["native"].items(), key=lambda item: -item[1][1])
    inside = sum(seconds for _, (_, seconds) in ranked)
    rows = [
        [f"`{name}`", f"{calls:g}", duration(seconds), f"{seconds / whole:.0%}"]
        for name, (calls, seconds) in ranked
    ]
    rest = max(0.0, whole - inside)
    rows.append(["Python: modules, wrappers, handles", "", duration(rest), f"{rest / whole:.0%}"])
    head = ["native function", "calls per step", "time per step", "share"]
    text = (
        f"A step takes {duration(whole)} on {threads} thread(s) (best of five). A stopwatch around "
        "every native function, its own cost taken off, gives:\n\n"
    )
    return Section(f"{_title(case)} step: native functions", text + table(head, rows))


def run(settings: Settings) -> Outcome:
    """Measure all steps, and the memory of a training."""
    memory = dataclasses.replace(settings, starts=max(1, settings.starts // 3))
    settings = dataclasses.replace(settings, batch=settings.batch * 4)
    outcome = Outcome()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    plan = [("xor", 1), *((name, cores or 1) for name in NETWORKS[1:])]
    plan += [("mnist", 1)] if (cores or 1) > 1 else []
    try:
        for case, threads in plan:
            samples, notes, missed = _compare(case, threads, settings)
            text = "\n\n".join([table(_HEAD, compare_rows(samples, _DEFAULT)), *notes])
            title = f"{_title(case)} step, {threads} thread(s) on every side"
            outcome.details.append(Section(title, text))
            first_time = not any(figure.name.startswith(_title(case)) for figure in outcome.figures)
            if first_time:
                outcome.figures += _figures(case, samples)
                outcome.profiles += [missed] if missed else []
    except WorkerError as error:
        done = len(outcome.figures)
        outcome.figures += [Figure(*each, None, how=str(error)) for each in _FIGURES[done:]]
    outcome.figures.append(_memory(memory))
    return outcome


def _title(case: str) -> str:
    return case.upper() if case in ("xor", "mnist") else case


def _figures(case: str, samples: dict[str, Sample]) -> list[Figure]:
    theirs = {"default": samples[_DEFAULT], "fused": samples[_FUSED]}
    rivals = [sample for label, sample in samples.items() if label.startswith("PyTorch")]
    theirs["best"] = min(rivals, key=lambda sample: sample.median)
    found = []
    for name, aim in _FIGURES:
        if not name.startswith(f"{_title(case)} "):
            continue
        mine = samples[_PLANNED if ", planned" in name else _EAGER]
        other = theirs[name.rsplit(" ", 1)[1]]
        how = f"{duration(mine.median)} / {duration(other.median)}"
        if name.endswith("best"):
            how += f" ({other.label.removeprefix('PyTorch ')})"
        found.append(Figure(name, aim, mine.over(other), how=how))
    return found


def _memory(settings: Settings) -> Figure:
    """Peak memory of whole processes that train the digit classifier."""
    code = "from benchmarks.networks import train_digits; train_digits({!r}, 100)"
    try:
        found = start_in_turns(
            {side: code.format(side) for side in ("sffi", "pytorch")}, settings.starts
        )
    except WorkerError as error:
        return Figure(*_MEMORY, None, how=str(error))
    ours, theirs = found["sffi"].peak, found["pytorch"].peak
    how = f"{ours.median / 1024:.0f} MiB / {theirs.median / 1024:.0f} MiB"
    return Figure(*_MEMORY, ours.over(theirs), how=how)
