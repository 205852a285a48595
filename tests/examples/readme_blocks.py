"""The console blocks of the examples' READMEs: run them, compare them, write them anew.

A block shows one command after ``$`` and what it prints. Some of that is different on each
machine; the README says so, and here is what it means:

- times (and bars that show them), speeds, memory, versions and line numbers of the configuration
  may be anything;
- what is missing for the configured device, and how to get it, may be told in other words;
- other numbers may differ a little: by 0.0002 in the basics, and in training (where the order
  of additions inside libtorch's kernels tells after some thousand steps) by 1.5 percentage
  points or by half their size; and texts that a network writes, quoted by "  | ", by anything.

``python tests/examples/readme_blocks.py`` runs all blocks and writes what they print into the
READMEs; with names (``sqlite3 zlib``), those of these folders.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sffi.cache import cache_dir

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "examples" / "torch" / "README.md"
C_READMES = tuple(ROOT / "examples" / name / "README.md" for name in ("sqlite3", "zlib"))
UPDATE = "python tests/examples/readme_blocks.py"

_BLOCK = re.compile(r"```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```\n")
_MEASURED = re.compile(r"[\d.,]*\d(?= ?(?:s|ms|us|MiB|\w+/s)\b|/s\b)")
_BAR = re.compile(r"█+")
_LINE = re.compile(r"(?<=\.sdn:)\d+")
_VERSION = re.compile(r"\b\d+\.\d+\.\d+(?:\+\w+)?")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?: %)?")
_FIRST_TIME_ONLY = ("Making 70,000 images", "Kept in ")


@dataclass(frozen=True)
class Block:
    """A console block: its command and what it should print."""

    command: str
    output: str

    @property
    def is_training(self) -> bool:
        return "/training/" in self.command


def blocks(readme: Path = README) -> list[Block]:
    """The console blocks of a README, in its order."""
    found = _BLOCK.finditer(readme.read_text(encoding="utf-8"))
    return [Block(match["command"], match["output"]) for match in found]


def run(command: str, directory: Path) -> str:
    """What `command` prints when run as the README says, with `directory` for its output.

    `directory` looks like the checkout, as far as the examples are concerned.
    """
    for name in ("examples", "dl.config.sdn", "LICENSE"):
        link = directory / name
        if not link.exists():
            link.symlink_to(ROOT / name)
    environment = {name: os.environ[name] for name in os.environ if name not in _UNWANTED}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment |= {"CUDA_VISIBLE_DEVICES": "", "OMP_WAIT_POLICY": "PASSIVE"}
    result = subprocess.run(
        ["bash", "-c", command],
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=540,
        check=False,
    )
    lines = result.stdout.replace(cache_dir(), "~/.cache/sffi").splitlines()
    kept = [line.rstrip() for line in lines if not line.startswith(_FIRST_TIME_ONLY)]
    return "\n".join(kept) + "\n"


_UNWANTED = ("MNIST_DIR", *[name for name in os.environ if name.startswith("SIMPLE_DL_")])


def difference(block: Block, printed: str) -> str:
    """How `printed` differs from what the README shows, as a diff; empty if it does not."""
    expected, found = _comparable(block.output), _comparable(printed)
    if len(expected) == len(found) and all(
        _same(a, b, block.is_training) for a, b in zip(expected, found, strict=True)
    ):
        return ""
    shown = difflib.unified_diff(expected, found, "README.md", "printed", lineterm="")
    return "\n".join([f"$ {block.command}", *shown, f"to take over what is printed: {UPDATE}"])


def _comparable(text: str) -> list[str]:
    """The lines of `text` without what is different on each machine."""
    kept: list[str] = []
    in_missing = False
    for line in text.splitlines():
        if line.startswith(("Missing:", "device cuda:")):
            kept.append(f"{line.split()[0]} (differs)")
            in_missing = True
            continue
        if line.startswith("  |"):
            if kept[-1:] != ["| (differs)"]:
                kept.append("| (differs)")
            continue
        in_missing = in_missing and line.startswith("  ")
        if not in_missing:
            for variable in (_LINE, _VERSION, _MEASURED, _BAR):
                line = variable.sub("#", line)
            kept.append(" ".join(line.split()))
    return kept


def _same(expected: str, found: str, training: bool) -> bool:
    if _NUMBER.sub("#", expected) != _NUMBER.sub("#", found):
        return False
    pairs = zip(_NUMBER.findall(expected), _NUMBER.findall(found), strict=True)
    return all(_close(a, b, training) for a, b in pairs)


def _close(expected: str, found: str, training: bool) -> bool:
    if expected == found:
        return True
    if "." not in expected or "." not in found:
        return False  # counts are exact
    a, b = (float(text.removesuffix(" %").replace(",", "")) for text in (expected, found))
    if not training:
        return abs(a - b) <= 2e-4
    if expected.endswith(" %"):
        return abs(a - b) <= 1.5
    return abs(a - b) <= max(0.02, 0.5 * max(abs(a), abs(b)))


def update(readme: Path) -> None:
    """Run every block of a README and write what it prints into it."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)

        def fresh(match: re.Match[str]) -> str:
            print(f"$ {match['command']}", flush=True)
            return f"```console\n$ {match['command']}\n{run(match['command'], directory)}```\n"

        text = _BLOCK.sub(fresh, readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for path in (README, *C_READMES):
        if not sys.argv[1:] or path.parent.name in sys.argv[1:]:
            update(path)
