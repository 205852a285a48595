"""What a call costs when the function costs nothing.

``int64 f(int64, int64)`` and ``int64 f(handle, handle)`` through every common way of binding C to
Python, all in one process and on one core, in turns. The bindings are made from source in the same
run (``bindings.py``).
"""

from __future__ import annotations

import os
import sys
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from benchmarks import bindings
from benchmarks.figures import Figure, Outcome, Section, compare_rows, duration, table
from benchmarks.harness import Sample, Settings, interleave
from benchmarks.worker import Case, Worker, WorkerError

__all__ = ["limits", "prepare", "run", "variants"]

_REFERENCE: Final = "ctypesgen"
_OURS: Final = "sffi"
_KINDS: Final = {
    "int64": (
        "no-op call with two int64, range-checked / ctypesgen",
        "`int64 f(int64, int64)`",
    ),
    "handle": (
        "no-op call with two handles, type-checked / ctypesgen",
        "`int64 f(handle, handle)`",
    ),
}
_AIM: Final = 0.80
_FOLDER: Final = "BENCHMARK_FOLDER"


def _timing(function: Callable[..., Any], first: Any, second: Any) -> Callable[[int], float]:
    return timeit.Timer("f(a, b)", globals={"f": function, "a": first, "b": second}).timeit


def prepare(side: str) -> dict[str, Case]:
    """All calls of all bindings; called inside the worker.

    Args:
        side: the folder in which the bindings were made.
    """
    folder = Path(side)
    os.environ["SFFI_CACHE_DIR"] = str(folder / "cache")
    sys.path.insert(0, side)
    cases: dict[str, Case] = {}
    for name, opener in bindings.OPENERS.items():
        try:
            calls = opener(folder)
            found = [calls.add(2, 40), calls.pair(*calls.handles)]
        except Exception as error:  # noqa: BLE001 - one binding that fails must not end the others
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        if found != [42, 42]:
            print(f"{name}: computes {found} where 42 is right", file=sys.stderr)
            continue
        cases[f"int64: {name}"] = Case(_timing(calls.add, 2, 40))
        cases[f"handle: {name}"] = Case(_timing(calls.pair, *calls.handles))
    return cases


def limits(side: str, cases: dict[str, Case]) -> dict[str, str]:
    """What each binding makes of 2**63, which does not fit an int64."""
    answers = {}
    for name, opener in bindings.OPENERS.items():
        if f"int64: {name}" not in cases:
            continue
        try:
            answers[name] = f"gives {opener(Path(side)).add(2**63, 0)}"
        except Exception as error:  # noqa: BLE001 - any refusal is an answer
            answers[name] = f"raises {type(error).__name__}"
    return answers


def variants(side: str, cases: dict[str, Case], kind: str, number: int) -> dict[str, float]:
    """Our call taken apart: seconds of the whole, the native function alone, an empty function."""
    native = sys.modules["sffi_noop._native"]
    calls = bindings.OPENERS[_OURS](Path(side))
    function, symbol, arguments = {
        "int64": (calls.add, "rt_noop_add", (2, 40)),
        "handle": (calls.pair, "rt_noop_pair", calls.handles),
    }[kind]

    def empty(a: Any, b: Any) -> None:
        pass

    parts = {"the generated function": function, f"`{symbol}` alone": getattr(native, symbol)}
    parts["an empty Python function"] = empty
    found = {}
    for label, part in parts.items():
        timing = _timing(part, *arguments)
        found[label] = min(timing(number) / number for _ in range(7))
    return found


def _profile(worker: Worker, kind: str) -> Section:
    found = worker.ask("variants", kind=kind, number=50_000)["result"]
    rows = [[label, duration(seconds)] for label, seconds in found.items()]
    whole, native, empty = found.values()
    text = (
        f"Best of seven. The native function takes {native / whole:.0%} of the call, the frame of "
        f"any Python function {empty / whole:.0%}; what is left, "
        f"{duration(max(0.0, whole - native - empty))}, are the checks and look-ups.\n\n"
    )
    title = f"{_KINDS[kind][1]}: parts of the call"
    return Section(title, text + table(["part", "time"], rows))


def _measure(worker: Worker, kind: str, settings: Settings) -> dict[str, Sample]:
    prefix = f"{kind}: "
    chosen = [case for case in worker.cases if case.startswith(prefix)]
    return interleave({case[len(prefix) :]: worker.timing(case) for case in chosen}, settings)


def run(settings: Settings, folder: Path) -> Outcome:
    """Make the bindings in ``folder``, measure them, and profile ours where an aim is missed."""
    failed = bindings.make(folder)
    outcome = Outcome()
    try:
        with Worker("benchmarks.noop", str(folder)) as worker:
            refusals = worker.ask("limits")["result"]
            for kind in _KINDS:
                _add(outcome, worker, kind, settings, refusals, failed)
    except WorkerError as error:
        names = [name for name, _ in _KINDS.values()][len(outcome.figures) :]
        outcome.figures += [Figure(name, _AIM, None, how=str(error)) for name in names]
    return outcome


def _add(
    outcome: Outcome,
    worker: Worker,
    kind: str,
    settings: Settings,
    refusals: dict[str, str],
    failed: dict[str, str],
) -> None:
    name, title = _KINDS[kind]
    samples = _measure(worker, kind, settings)
    missing = [label for label in (_OURS, _REFERENCE) if label not in samples]
    if missing:
        why = "; ".join(f"{label}: {failed.get(label, 'it fails')}" for label in missing)
        figure = Figure(name, _AIM, None, how=why)
    else:
        mine, reference = samples[_OURS], samples[_REFERENCE]
        how = f"{duration(mine.median)} / {duration(reference.median)}"
        figure = Figure(name, _AIM, mine.over(reference), how=how)
    outcome.figures.append(figure)
    if not samples:
        return
    base = _REFERENCE if _REFERENCE in samples else next(iter(samples))
    rows = compare_rows(samples, base)
    head = ["binding", "median", f"ratio to {base}", "spread"]
    if kind == "int64":
        head.append("2**63")
        rows = [[*row, refusals.get(row[0], "")] for row in rows]
    text = table(head, rows)
    text += "".join(f"\n\nNot measured: {label} ({why})." for label, why in failed.items())
    outcome.details.append(Section(title, text))
    if not figure.reached and not missing:
        outcome.profiles.append(_profile(worker, kind))
