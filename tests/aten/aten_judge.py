"""Verdicts: what came of every case, which schemas were reached, what is known to differ."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from aten_play import results
from aten_store import Reader

HERE = Path(__file__).parent
VALUES = re.compile(r"values differ by|instead of [-\d.e+infnan]+$")


@dataclass
class Known:
    """A line of known.txt: differences that there are reasons for."""

    operator: str
    kind: str
    pattern: re.Pattern[str]
    reason: str
    used: int = 0

    def matches(self, case: dict[str, Any], finding: str) -> bool:
        return (
            fnmatchcase(case["operator"], self.operator)
            and fnmatchcase(case["kind"], self.kind)
            and self.pattern.search(finding) is not None
        )


@dataclass
class Verdict:
    """What came of one case."""

    case: dict[str, Any]
    differences: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    largest: float = 0.0
    # PyTorch itself does not give the same again, so only the kind of the result was compared.
    unsettled: bool = False

    @property
    def error(self) -> bool:
        """Whether the expected outcome is an error."""
        return "error" in self.case["outcome"]

    @property
    def gradient(self) -> bool:
        """Whether gradients were compared."""
        return isinstance(self.case["outcome"].get("gradients"), dict)


def known(path: Path = HERE / "known.txt") -> list[Known]:
    """The lines of known.txt: `operator | kind | pattern | reason`."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            operator, kind, pattern, reason = (part.strip() for part in line.split(" | "))
            found.append(Known(operator, kind, re.compile(pattern), reason))
    return found


def excused(path: Path = HERE / "excused.txt") -> dict[str, str]:
    """Schemas that cannot be reached, with the reason: lines of `operator | reason`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" | ", 1) for line in lines if line.strip() and not line.startswith("#"))
    return {operator.strip(): reason.strip() for operator, reason in pairs}


def run(folder: Path, quick: bool, python: str) -> None:
    """Record with PyTorch, and play with both libraries.

    Args:
        folder: where the recording goes.
        quick: a part of the cases.
        python: the Python that has PyTorch.

    Raises:
        RuntimeError: a process did not end well; what it said is on stderr.
    """
    command = [python, str(HERE / "aten_record.py"), str(folder), *(["--quick"] if quick else [])]
    if subprocess.run(command, check=False).returncode:
        raise RuntimeError("PyTorch's side could not be recorded; see above")
    # Both at once. PyTorch's second run finds other bytes in the memory that malloc gives out.
    again = subprocess.Popen(
        [python, HERE / "aten_play.py", folder, folder / "again.jsonl", "--library", "torch"],
        env={**environment(), "MALLOC_PERTURB_": "165"},
    )
    ours = subprocess.Popen(
        [sys.executable, HERE / "aten_play.py", folder, folder / "ours.jsonl"], env=environment()
    )
    if again.wait() or ours.wait():
        raise RuntimeError("a recording could not be played; see above")


def environment() -> dict[str, str]:
    """Variables of the processes that play."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def judge(folder: Path, allowed: list[Known]) -> tuple[dict[str, Any], list[Verdict]]:
    """Verdicts on a recording that was played."""
    reader = Reader(folder)
    again = {line["index"]: line for line in results(folder / "again.jsonl")}
    verdicts = []
    for line in results(folder / "ours.jsonl"):
        verdict = Verdict(reader.cases[line["index"]], largest=line["largest"])
        theirs = again[line["index"]]["found"]
        if theirs or again[line["index"]]["largest"]:
            verdict.unsettled, verdict.largest = True, 0.0
        for finding in line["found"]:
            if verdict.unsettled and (VALUES.search(finding) or finding in theirs):
                continue
            reason = next((k for k in allowed if k.matches(verdict.case, finding)), None)
            if reason is None:
                verdict.differences.append(finding)
            else:
                reason.used += 1
                verdict.known.append(reason.reason)
        verdicts.append(verdict)
    return reader.about, verdicts


def reached(verdicts: list[Verdict]) -> tuple[set[str], set[str]]:
    """Schemas of which a result was compared, and those of which an error was."""
    results_of, errors_of = set(), set()
    for verdict in verdicts:
        if verdict.case["kind"].startswith("public") or verdict.case["path"].count(".") != 3:
            continue
        if verdict.case["kind"].startswith("wrong"):
            continue
        (errors_of if verdict.error else results_of).add(verdict.case["operator"])
    return results_of, errors_of - results_of
