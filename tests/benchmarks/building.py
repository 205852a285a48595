"""From PyTorch's schemas to a built shim, and what the size of the result costs its users.

Whole processes, as a person runs them: the importer, the generator, the build. The build has a
cache of its own, so it starts from nothing; then a copy of a spec is changed, to see what is
compiled anew.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure, Outcome, Section, duration, table
from benchmarks.harness import Settings
from benchmarks.worker import WorkerError, environment

__all__ = ["run"]

_ROOT: Final = Path(__file__).resolve().parents[2]
_GENERATE: Final = "from sffi_gen.cli import main; main()"
_SFFI: Final = "from sffi.cli import main; main()"
_FIGURES: Final = {
    "importer": ("`sffi import --aten`, the whole process", 3.0, "s"),
    "generator": ("`sffi-gen specs/torch.sffi` from nothing", 3.0, "s"),
    "unchanged": ("`sffi-gen specs/torch.sffi` when nothing changed", 0.5, "s"),
    "shim": ("`sffi build torch` from nothing", 60.0, "s"),
    "first": ("first call of an operator", 1.0, "ms"),
}
# Operators of different kinds, each called once in a process that has called none of them.
_FIRST_CALLS: Final = """
import time
import sffi_torch as torch
x = torch.ones(3, 3)
begin = time.perf_counter()
torch.ops.aten.numel(x)
table = time.perf_counter() - begin
times = []
for name in "abs neg exp log sin cos tanh sigmoid relu sqrt floor ceil sum mean prod t".split():
    begin = time.perf_counter()
    getattr(torch.ops.aten, name)(x)
    times.append(time.perf_counter() - begin)
for name in "add sub mul div maximum minimum matmul atan2 fmod eq ne lt gt".split():
    begin = time.perf_counter()
    getattr(torch.ops.aten, name)(x, x)
    times.append(time.perf_counter() - begin)
print(table, *times)
"""


def run(settings: Settings, folder: Path) -> Outcome:
    """Measure each step of the way, in ``folder``."""
    outcome = Outcome()
    measured: dict[str, float] = {}
    how: dict[str, str] = {}
    own = folder / "building"
    own.mkdir()
    try:
        turns = max(1, settings.starts // 3)
        _importer(own, turns, measured, how)
        outcome.details.append(Section("Generator", _generator(own, turns, measured, how)))
        outcome.details.append(Section("Build", _shim(own, measured, how)))
        _first_calls(turns, measured, how)
    except WorkerError as error:
        missing = str(error)
    else:
        missing = "not asked for"
    outcome.figures = [
        Figure(name, aim, measured.get(key), unit, how.get(key, missing), rank=1)
        for key, (name, aim, unit) in _FIGURES.items()
    ]
    return outcome


def _process(
    code: str, arguments: Sequence[object] = (), cache: Path | None = None
) -> tuple[float, str]:
    """Seconds that a process took, and what it printed, on both streams."""
    variables = {"SFFI_CACHE_DIR": str(cache)} if cache else {}
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**environment(1), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - begin
    if done.returncode != 0:
        lines = done.stdout.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise WorkerError(lines[-1])
    return seconds, done.stdout


def _importer(folder: Path, turns: int, measured: dict[str, float], how: dict[str, str]) -> None:
    command = ["import", "--aten", "--force", "--quiet", "-o", folder / "aten.sffi"]
    measured["importer"] = statistics.median(_process(_SFFI, command)[0] for _ in range(turns))
    lines = (folder / "aten.sffi").read_text(encoding="utf-8").splitlines()
    operators = sum(line.startswith("fn ") for line in lines)
    how["importer"] = f"{operators} operators, median of {turns}"


def _generator(folder: Path, turns: int, measured: dict[str, float], how: dict[str, str]) -> str:
    """Wall time of ``sffi-gen`` on the largest spec."""
    spec = _ROOT / "specs" / "torch.sffi"
    times: dict[str, list[float]] = {"generator": [], "unchanged": []}
    for turn in range(turns):
        for label, seconds in times.items():
            arguments = [spec, "--output", folder / f"generated-{turn}"]
            seconds.append(_process(_GENERATE, arguments, folder / "cache")[0])
            measured[label] = statistics.median(seconds)
    functions = _functions(folder / "generated-0" / "sffi_torch")
    how["generator"] = f"{functions} native functions, median of {turns}"
    how["unchanged"] = f"median of {turns}"
    rows = [["writing everything", duration(measured["generator"])]]
    rows.append(["with nothing to write", duration(measured["unchanged"])])
    text = "`sffi-gen specs/torch.sffi`, the whole process:\n\n"
    return text + table(["run", "wall time"], rows)


def _functions(package: Path) -> int:
    sources = package.joinpath("shim").glob("*.cpp")
    return sum(
        len(re.findall(r"^SFFI_EXPORT ", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in sources
    )


def _shim(folder: Path, measured: dict[str, float], how: dict[str, str]) -> str:
    """The build from nothing, and after changes."""
    specs = shutil.copytree(_ROOT / "specs", folder / "specs")
    generate = [specs / "torch.sffi", "--output", folder / "generated"]
    build = ["build", "torch", "--package-dir", folder / "generated" / "sffi_torch"]
    rows = []

    def step(label: str) -> float:
        _process(_GENERATE, generate, folder / "cache")
        seconds, said = _process(_SFFI, build, folder / "cache")
        found = re.search(r"(\d+) compiled, (\d+) reused", said)
        rows.append(
            [
                label,
                f"{found[1]} of {int(found[1]) + int(found[2])}" if found else "none",
                duration(seconds),
            ]
        )
        return seconds

    measured["shim"] = step("from nothing")
    count = _functions(folder / "generated" / "sffi_torch")
    how["shim"] = f"{count} functions, {os.cpu_count()} processors"
    step("nothing changed")
    part = specs / "torch" / "elementary.sffi"
    text = part.read_text(encoding="utf-8")
    part.write_text(text.replace("///", "/// Anew:", 1), encoding="utf-8")
    step("a comment in a spec changed")
    more = "fn Tensor.benchmark_abs(self: Tensor) -> Tensor [own] = struct at::_ops::abs\n"
    part.write_text(f"{text}\n{more}", encoding="utf-8")
    step("a function was added")
    part.write_text(text, encoding="utf-8")
    return table(["`sffi build torch`", "sources compiled", "wall time"], rows)


def _first_calls(turns: int, measured: dict[str, float], how: dict[str, str]) -> None:
    tables, all_times = [], []
    for _ in range(turns):
        first, *times = map(float, _process(_FIRST_CALLS)[1].split())
        tables.append(first)
        all_times += times
    measured["first"] = statistics.median(all_times) * 1e3
    how["first"] = (
        f"median of {len(all_times) // turns} in {turns} processes; slowest "
        f"{duration(max(all_times))}; the very first of `ops.aten`, with the table, "
        f"{duration(statistics.median(tables))}"
    )
