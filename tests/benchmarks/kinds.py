"""What a call of a C function costs, by the kind of its arguments.

The same small C library through sffi, ctypesgen, ctypes written by hand, and both modes of cffi,
all in one process and on one core, in turns. The bindings are made from source in the same run
(``kinds_bindings.py``).
"""

from __future__ import annotations

import sys
import timeit
from pathlib import Path
from typing import Final

from benchmarks import kinds_bindings
from benchmarks.figures import Figure, Outcome, Section, duration, table
from benchmarks.harness import Sample, Settings, interleave
from benchmarks.worker import Case, Worker, WorkerError

__all__ = ["prepare", "run"]

_OURS: Final = "sffi"
_CALLBACK: Final = f"callback, called {kinds_bindings.TIMES} times"
#: kind -> name of the figure, aim, what it is compared with
_FIGURES: Final = {
    "two int64": ("C call with two int64, range-checked / ctypesgen", 0.80, "ctypesgen"),
    _CALLBACK: ("callback from C / plain ctypes", 1.10, "ctypes"),
}


def prepare(side: str) -> dict[str, Case]:
    """All kinds through all bindings, those that work; called inside the worker.

    Args:
        side: the folder in which the bindings were made.
    """
    folder = Path(side)
    sys.path.insert(0, side)
    cases: dict[str, Case] = {}
    for name, opener in kinds_bindings.OPENERS.items():
        try:
            statements, names = opener(folder)
        except Exception as error:  # noqa: BLE001 - one binding that fails must not end the others
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        for kind, statement in statements.items():
            try:
                found = eval(statement, names)
            except Exception as error:  # noqa: BLE001 - as above
                print(f"{name}, {kind}: {type(error).__name__}: {error}", file=sys.stderr)
                continue
            if found != kinds_bindings.EXPECTED[kind]:
                right = kinds_bindings.EXPECTED[kind]
                print(f"{name}, {kind}: gives {found}, {right} is right", file=sys.stderr)
                continue
            cases[f"{kind}: {name}"] = Case(timeit.Timer(statement, globals=names).timeit)
    return cases


def run(settings: Settings, folder: Path) -> Outcome:
    """Make the bindings in ``folder`` and measure every kind."""
    failed = kinds_bindings.make(folder)
    outcome = Outcome()
    rows: list[list[str]] = []
    try:
        with Worker("benchmarks.kinds", str(folder)) as worker:
            for kind in kinds_bindings.EXPECTED:
                samples = _measure(worker, kind, settings)
                rows.append([kind, *(_cell(samples, name) for name in kinds_bindings.OPENERS)])
                if kind in _FIGURES:
                    outcome.figures.append(_figure(kind, samples, failed))
    except WorkerError as error:
        done = len(outcome.figures)
        missing = list(_FIGURES.values())[done:]
        outcome.figures += [Figure(name, aim, None, how=str(error)) for name, aim, _ in missing]
    text = (
        "sffi checks ranges, encodes text, takes any buffer and keeps callbacks alive; in the "
        "others `str.encode()` and the view of a bytearray are written out, callbacks are made "
        "once, and an int that does not fit is cut by ctypes and ctypesgen.\n\n"
    )
    text += table(["kind of argument", *kinds_bindings.OPENERS], rows)
    text += "".join(f"\n\nNot measured: {label} ({why})." for label, why in failed.items())
    outcome.details.append(Section("Calls of C functions, by kind of argument", text))
    return outcome


def _measure(worker: Worker, kind: str, settings: Settings) -> dict[str, Sample]:
    prefix = f"{kind}: "
    chosen = [case for case in worker.cases if case.startswith(prefix)]
    return interleave({case[len(prefix) :]: worker.timing(case) for case in chosen}, settings)


def _cell(samples: dict[str, Sample], name: str) -> str:
    return duration(samples[name].median) if name in samples else "–"


def _figure(kind: str, samples: dict[str, Sample], failed: dict[str, str]) -> Figure:
    name, aim, reference = _FIGURES[kind]
    missing = [label for label in (_OURS, reference) if label not in samples]
    if missing:
        why = "; ".join(f"{label}: {failed.get(label, 'it fails')}" for label in missing)
        return Figure(name, aim, None, how=why)
    mine, theirs = samples[_OURS], samples[reference]
    how = f"{duration(mine.median)} / {duration(theirs.median)}"
    return Figure(name, aim, mine.over(theirs), how=how)
