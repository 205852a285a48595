"""Run the benchmarks and write the report.

    python tests/benchmarks/run.py                      # all of them, into RESULTS.md here
    python tests/benchmarks/run.py --quick              # rough figures, to see whether it all runs
    python tests/benchmarks/run.py --only noop startup  # some of them, to standard output

The package under test, PyTorch, ctypesgen, cffi and pybind11 have to be installed; a side that is
missing leaves its figures "not measured".
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_HERE = Path(__file__).resolve().parent
# A script has its own folder on the path; the package is one above.
sys.path[0] = str(_HERE.parent)

from benchmarks import (  # noqa: E402 - after the path
    building,
    kinds,
    libraries,
    machine,
    noop,
    operations,
    plans,
    report,
    startup,
    training,
)
from benchmarks.figures import Outcome  # noqa: E402 - after the path
from benchmarks.harness import Settings  # noqa: E402 - after the path

Benchmark = Callable[[Settings, Path], Outcome]

#: name -> benchmark, in the order of the report
BENCHMARKS: dict[str, Benchmark] = {
    "startup": lambda settings, folder: startup.run(settings),
    "building": building.run,
    "noop": noop.run,
    "kinds": kinds.run,
    "libraries": lambda settings, folder: libraries.run(settings),
    "operations": lambda settings, folder: operations.run(settings),
    "training": lambda settings, folder: training.run(settings),
    "plans": plans.run,
}


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Measure the bindings side by side with what they replace.",
        epilog="example: python tests/benchmarks/run.py --only operations --quick",
    )
    parser.add_argument(
        "--only", nargs="+", choices=list(BENCHMARKS), metavar="NAME", help=", ".join(BENCHMARKS)
    )
    parser.add_argument("--quick", action="store_true", help="few turns: rough figures")
    parser.add_argument("--output", type=Path, help="report to write; with --only: none by default")
    return parser.parse_args(words)


def _warn_if_busy() -> None:
    machine.describe()  # notes the load while it is not yet of our own making
    if hasattr(os, "getloadavg") and os.getloadavg()[0] > 0.5:
        print(
            f"warning: other programs are running (load average {os.getloadavg()[0]:.1f}); the "
            "figures, above all those of several threads, will be worse than on a quiet machine",
            file=sys.stderr,
        )


def main(words: Sequence[str] | None = None) -> int:
    """Run what the arguments name.

    Returns:
        0 when everything could be measured, whether or not the aims are reached; 1 otherwise.
    """
    arguments = _arguments(words)
    settings = Settings.quick() if arguments.quick else Settings()
    names = arguments.only or list(BENCHMARKS)
    output = arguments.output or (None if arguments.only else _HERE / "RESULTS.md")
    outcomes: list[Outcome] = []
    _warn_if_busy()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sffi-benchmarks-") as folder:
        for name in names:
            print(f"{name} ...", file=sys.stderr, flush=True)
            started = time.monotonic()
            outcomes.append(BENCHMARKS[name](settings, Path(folder)))
            print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    text = report.render(outcomes, settings, time.monotonic() - begin)
    figures = report.ordered(outcomes)
    if output is None:
        print(text)
    else:
        report.write(output, text)
        print(report.summary(figures))
        print(f"\nreport: {output}", file=sys.stderr)
    return 0 if all(figure.measured is not None for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
