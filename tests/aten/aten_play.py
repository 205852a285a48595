"""Plays a recording with a library, and says for each case what differs from PyTorch's outcome.

    python aten_play.py FOLDER results.jsonl [--library torch]

The library is sffi_torch. With PyTorch itself the differences are those between two runs of it:
random bytes in memory that an operator does not write, and the like.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
from pathlib import Path
from typing import Any

from aten_compare import Comparison
from aten_perform import perform
from aten_store import Reader
from aten_survive import surviving


def play(folder: Path, output: Path, library: str) -> None:
    """Play all cases; one line of JSON in `output` for each."""
    lib: Any = importlib.import_module(library)
    lib.set_num_threads(1)
    ours = library == "sffi_torch"
    reader = Reader(folder)
    output.write_text("", encoding="utf-8")

    alive = importlib.import_module("sffi").live_handles if ours else dict

    def work(index: int) -> None:
        before = sum(alive().values())
        case = reader.cases[index]
        comparison = Comparison(reader.read, bool(case["outcome"].get("changed")))
        try:
            comparison.outcome(case["outcome"], perform(lib, case, reader.read, bytes))
        except Exception as error:  # noqa: BLE001 - in making or describing, not in the call
            comparison.found.append(f"cannot be played: {type(error).__name__}: {error}")
        left = sum(alive().values()) - before
        if left:
            comparison.found.append(f"leaves {left} handles behind")
        line = {"index": index, "found": comparison.found, "largest": comparison.largest}
        with output.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line) + "\n")

    died = surviving(len(reader.cases), work)
    with output.open("a", encoding="utf-8") as lines:
        for index, how in died.items():
            line = {"index": index, "found": [f"ends the process: {how}"], "largest": 0.0}
            lines.write(json.dumps(line) + "\n")


def results(path: Path) -> list[dict[str, Any]]:
    """The lines that :func:`play` wrote, in the order of the cases."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sorted((json.loads(line) for line in lines), key=lambda line: int(line["index"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--library", default="sffi_torch")
    given = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    play(given.folder, given.output, given.library)


if __name__ == "__main__":
    main()
