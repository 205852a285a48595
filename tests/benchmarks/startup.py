"""From nothing to the first tensor: wall time and peak memory of whole processes.

Every measurement is a fresh interpreter. The clock starts before the process is made and stops, in
the child, when the tensor is there; the child then reads its own peak (``VmHWM``), which unlike
``ru_maxrss`` does not count what the parent held at the fork. A start of each kind goes before, so
that files are in the page cache and bytecode is compiled, for both sides.
"""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.figures import Figure, Outcome, Section, duration, table
from benchmarks.harness import Sample, Settings
from benchmarks.worker import WorkerError, environment

__all__ = ["Starts", "run", "start_in_turns"]

_REPORT: Final = """
import time as _time
_done = _time.monotonic_ns()
with open("/proc/self/status") as _file:
    _status = dict(_line.split(":", 1) for _line in _file)
print(_done, _status["VmHWM"].split()[0], _status["VmRSS"].split()[0])
"""
_CODE: Final = {
    "sffi": "import sffi_torch as torch\ntensor = torch.zeros(3, 4)",
    "pytorch": "import torch\ntensor = torch.zeros(3, 4)",
    "import": "import sffi_torch",
    "bare": "pass",
}
_FIGURES: Final = {
    "start": ("start-up to first tensor / PyTorch", 0.20, ""),
    "memory": ("peak RSS after first tensor / PyTorch", 0.55, ""),
    "import": ("`import sffi_torch`, over a bare interpreter", 40.0, "ms"),
    "import memory": ("memory of `import sffi_torch`, over a bare interpreter", 15.0, "MiB"),
}


@dataclass(frozen=True)
class Starts:
    """What the starts of one kind took."""

    wall: Sample
    peak: Sample  # in KiB


def _start(code: str) -> tuple[float, float]:
    """Run a piece of code in a new interpreter: seconds until it is done, peak RSS in KiB."""
    words = [sys.executable, "-c", f"{code}\n{_REPORT}"]
    env = environment(1)
    begin = time.monotonic_ns()
    done = subprocess.run(words, capture_output=True, text=True, env=env, check=False)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise WorkerError(lines[-1])
    end, peak, _ = done.stdout.split()[-3:]
    return (int(end) - begin) / 1e9, float(peak)


def start_in_turns(codes: Mapping[str, str], turns: int) -> dict[str, Starts]:
    """Start every kind once to warm up, then ``turns`` times in turns."""
    walls: dict[str, list[float]] = {label: [] for label in codes}
    peaks: dict[str, list[float]] = {label: [] for label in codes}
    for turn in range(turns + 1):
        for label, code in codes.items():
            wall, peak = _start(code)
            if turn:
                walls[label].append(wall)
                peaks[label].append(peak)
    return {
        label: Starts(Sample(label, tuple(walls[label])), Sample(label, tuple(peaks[label])))
        for label in codes
    }


def run(settings: Settings) -> Outcome:
    """Measure start-up, memory and import."""
    outcome = Outcome()
    try:
        found = start_in_turns(_CODE, settings.starts)
    except WorkerError as error:
        outcome.figures = [
            Figure(name, aim, None, unit, str(error), rank=int(key.startswith("import")))
            for key, (name, aim, unit) in _FIGURES.items()
        ]
        return outcome
    outcome.figures = _figures(found)
    rows = [
        [f"`{code}`".replace("\n", "; "), duration(found[label].wall.median), f"{mib:.0f} MiB"]
        for label, code in _CODE.items()
        for mib in [found[label].peak.median / 1024]
    ]
    head = ["a new interpreter that runs", "wall time", "peak RSS"]
    outcome.details.append(Section("Start-up", table(head, rows)))
    missed = {figure.name for figure in outcome.missed}
    if _FIGURES["start"][0] in missed:
        outcome.profiles.append(Section("Start-up: phases", _phases()))
    if _FIGURES["memory"][0] in missed:
        outcome.profiles.append(Section("Peak RSS: what is resident", _resident()))
    if _FIGURES["import"][0] in missed:
        outcome.profiles.append(Section("`import sffi_torch`: slowest modules", _modules()))
    return outcome


def _figures(found: dict[str, Starts]) -> list[Figure]:
    ours, theirs = found["sffi"], found["pytorch"]
    walls = zip(found["import"].wall.rounds, found["bare"].wall.rounds, strict=True)
    over_bare = sorted(full - bare for full, bare in walls)
    milliseconds = over_bare[len(over_bare) // 2] * 1e3
    mebibytes = [found[label].peak.median / 1024 for label in ("import", "bare")]
    how = {
        "start": f"{duration(ours.wall.median)} / {duration(theirs.wall.median)}",
        "memory": f"{ours.peak.median / 1024:.0f} MiB / {theirs.peak.median / 1024:.0f} MiB",
        "import": f"{duration(found['import'].wall.median)} with, "
        f"{duration(found['bare'].wall.median)} without",
        "import memory": f"{mebibytes[0]:.1f} MiB with, {mebibytes[1]:.1f} MiB without, at most",
    }
    measured = {
        "start": ours.wall.over(theirs.wall),
        "memory": ours.peak.over(theirs.peak),
        "import": milliseconds,
        "import memory": mebibytes[0] - mebibytes[1],
    }
    return [
        Figure(name, aim, measured[key], unit, how[key], rank=int(key.startswith("import")))
        for key, (name, aim, unit) in _FIGURES.items()
    ]


_PHASES: Final = """
import time as _time
_stamps = [_time.monotonic_ns()]
import sffi_torch as torch
_stamps.append(_time.monotonic_ns())
torch.available()
_stamps.append(_time.monotonic_ns())
tensor = torch.zeros(3, 4)
_stamps.append(_time.monotonic_ns())
print(*_stamps)
"""


def _phases() -> str:
    """Medians of the phases of a start."""
    rounds = []
    for _ in range(7):
        begin = time.monotonic_ns()
        done = subprocess.run(
            [sys.executable, "-c", _PHASES],
            capture_output=True,
            text=True,
            env=environment(1),
            check=True,
        )
        stamps = [begin, *map(int, done.stdout.split())]
        rounds.append([b - a for a, b in itertools.pairwise(stamps)])
    middle = [sorted(values)[len(values) // 2] / 1e9 for values in zip(*rounds, strict=True)]
    labels = [
        "starting the interpreter",
        "`import sffi_torch`",
        "finding and opening libtorch and the shim (`available()`)",
        "the first tensor",
    ]
    rows = [
        [label, duration(seconds), f"{seconds / sum(middle):.0%}"]
        for label, seconds in zip(labels, middle, strict=True)
    ]
    return table(["phase", "median", "share"], rows)


_SMAPS: Final = """
import os as _os, re as _re
_sizes = {}
with open("/proc/self/smaps") as _file:
    for _line in _file:
        _head = _re.match(r"[0-9a-f]+-[0-9a-f]+ \\S+ \\S+ \\S+ \\d+ *(.*)", _line)
        if _head:
            _name = _os.path.basename(_head[1].strip()) or "anonymous memory"
        elif _line.startswith("Rss:"):
            _sizes[_name] = _sizes.get(_name, 0) + int(_line.split()[1])
for _name, _size in sorted(_sizes.items(), key=lambda item: -item[1])[:12]:
    print(_size, _name)
"""


def _resident() -> str:
    """What the memory after the first tensor consists of."""
    words = [sys.executable, "-c", f"{_CODE['sffi']}\n{_SMAPS}"]
    done = subprocess.run(words, capture_output=True, text=True, env=environment(1), check=True)
    pairs = [line.split(" ", 1) for line in done.stdout.splitlines()]
    rows = [[f"`{name}`", f"{int(size) / 1024:.1f} MiB"] for size, name in pairs]
    return table(["mapping", "resident"], rows)


def _modules() -> str:
    """The modules that ``import sffi_torch`` spends most time in, by ``-X importtime``."""
    words = [sys.executable, "-X", "importtime", "-c", _CODE["import"]]
    done = subprocess.run(words, capture_output=True, text=True, env=environment(1), check=True)
    found = re.findall(r"import time:\s+(\d+) \|\s+(\d+) \|\s+(\S+)", done.stderr)
    ranked = sorted(found, key=lambda row: -int(row[0]))[:12]
    rows = [[f"`{name}`", duration(int(own) / 1e6)] for own, _, name in ranked]
    return table(["module", "own time"], rows)
