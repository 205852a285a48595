"""A side of a benchmark in a process of its own.

PyTorch and the package under test both load libtorch, and must not meet in one process. Each
lives in a worker: a child that prepares its cases and then waits for orders on standard input, one
JSON object a line, answering each with one line. Between orders a worker sleeps, so two of them can
take turns every few milliseconds. Workers with one thread all run on the same core, because the
cores of a machine, virtual ones above all, are often not equally fast.

A benchmark module offers ``prepare(side) -> dict[str, Case]``; the worker is told the module and
the side. Orders: ``{"do": "time", "case": NAME, "number": N}`` gives ``{"seconds": S}``;
``{"do": "check", "case": NAME}`` gives ``{"values": [...]}``; ``{"do": "cases"}`` the names; any
other word is looked up as a function of the module: ``{"do": "profile", ...}`` calls
``module.profile(side, cases, ...)`` and gives ``{"result": ...}``.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from benchmarks.harness import Timing

__all__ = ["Case", "Worker", "WorkerError", "environment", "quiet_core", "stay_on_core"]

_TESTS = Path(__file__).resolve().parents[1]
_ROOT = _TESTS.parent
_CORE = "BENCHMARK_CORE"


@dataclass(frozen=True)
class Case:
    """Something to be timed, on one side.

    Attributes:
        timing: runs it.
        check: gives its result as numbers, which must agree between the sides; None where the
            result is random or has no numbers.
    """

    timing: Timing
    check: Callable[[], list[float]] | None = None


class WorkerError(RuntimeError):
    """A side cannot be measured; the message is the last line of its traceback."""


def environment(threads: int) -> dict[str, str]:
    """Environment for every child: sources importable, and on both sides the same thread count.

    Workers with one thread are told the core to stay on.

    Args:
        threads: size of the OpenMP and MKL pools.
    """
    roots = [_TESTS, _ROOT / "generator", _ROOT / "runtime", _ROOT / "generated"]
    path = [str(root) for root in roots]
    if os.environ.get("PYTHONPATH"):
        path.append(os.environ["PYTHONPATH"])
    pinned = {name: str(threads) for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS")}
    # What is installed comes with its bytecode; without it a start would measure the compiler.
    inherited = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    core = quiet_core() if threads == 1 else None
    if core is not None:
        pinned[_CORE] = str(core)
    return {**inherited, **pinned, "PYTHONPATH": os.pathsep.join(path)}


@functools.cache
def quiet_core() -> int | None:
    """The core that was least busy during a tenth of a second; None where that cannot be told."""
    if not hasattr(os, "sched_getaffinity") or not Path("/proc/stat").exists():
        return None
    before = _idle_time()
    time.sleep(0.1)
    after = _idle_time()
    usable = sorted(os.sched_getaffinity(0))
    return max(usable, key=lambda core: after.get(core, 0) - before.get(core, 0))


def stay_on_core(env: Mapping[str, str]) -> None:
    """Bind this process to the core that :func:`environment` has chosen, if it has."""
    if _CORE in env:
        os.sched_setaffinity(0, {int(env[_CORE])})


def _idle_time() -> dict[int, int]:
    """Clock ticks that each core has been idle for."""
    lines = [line.split() for line in Path("/proc/stat").read_text().splitlines()]
    return {int(words[0][3:]): int(words[4]) for words in lines if words[0][3:].isdigit()}


class Worker:
    """The near end of a worker process. Use as a context manager."""

    def __init__(self, module: str, side: str, threads: int = 1) -> None:
        """Start ``side`` of a module, as ``benchmarks.operations``.

        Raises:
            WorkerError: the side could not be prepared.
        """
        self.side = side
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", module, side],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(threads),
        )
        try:
            self.cases: list[str] = self.ask("cases")["names"]
        except WorkerError:
            self.close()
            raise

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(timeout=60)

    def ask(self, do: str, **order: Any) -> dict[str, Any]:
        """Send one order and wait for the answer."""
        stdin, stdout = _pipes(self._process)
        try:
            stdin.write(json.dumps({"do": do, **order}) + "\n")
            stdin.flush()
        except BrokenPipeError as gone:
            raise WorkerError(f"the {self.side} side ended before it could answer") from gone
        line = stdout.readline()
        if not line:
            code = self._process.wait(timeout=60)
            raise WorkerError(f"the {self.side} side ended with exit status {code}")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise WorkerError(f"{self.side}: {answer['error']}")
        return answer

    def timing(self, case: str) -> Timing:
        """The timing of a case of this side, for :func:`benchmarks.harness.interleave`."""

        def timing(number: int) -> float:
            return float(self.ask("time", case=case, number=number)["seconds"])

        return timing

    def check(self, case: str) -> list[float] | None:
        """The numbers that a case computes, or None where there is nothing to compare."""
        values: list[float] | None = self.ask("check", case=case)["values"]
        return values


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise WorkerError("the worker has no pipes")
    return process.stdin, process.stdout


def _answer(module: Any, side: str, cases: dict[str, Case], order: dict[str, Any]) -> Any:
    match order.pop("do"):
        case "cases":
            return {"names": list(cases)}
        case "time":
            return {"seconds": cases[order["case"]].timing(order["number"])}
        case "check":
            check = cases[order["case"]].check
            return {"values": None if check is None else check()}
        case other:
            return {"result": getattr(module, other)(side, cases, **order)}


def _serve(name: str, side: str) -> None:
    stay_on_core(os.environ)
    # What the libraries print must not end up among the answers.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    module = importlib.import_module(name)
    try:
        cases: dict[str, Case] = module.prepare(side)
    except Exception as error:  # noqa: BLE001 - whatever it was, the near end has to hear of it
        if os.environ.get("BENCHMARK_TRACEBACK"):
            traceback.print_exc()
        sys.stdin.readline()
        answers.write(json.dumps({"error": f"{type(error).__name__}: {error}"}) + "\n")
        return
    for line in sys.stdin:
        try:
            answer = _answer(module, side, cases, json.loads(line))
        except Exception as error:  # noqa: BLE001 - as above
            if os.environ.get("BENCHMARK_TRACEBACK"):
                traceback.print_exc()
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    _serve(sys.argv[1], sys.argv[2])
