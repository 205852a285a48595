"""The fenced code blocks of a Markdown page.

The words after the language say what a block is for::

    ```python file=lib/extra.py   written to that file, in the page's own scratch folder
    ```sh run                     run by bash there; a `text output` block after it shows its output
    ```sffi part=z.sffi           lines of that file, which the blocks before have made
    ```sffi whole                 a complete spec, checked by itself
    ```sffi wrong                 a spec with mistakes; `text of wrong` is what is said of it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(r"^```(?P<language>\w*) ?(?P<words>[^\n]*)\n(?P<text>.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Block:
    """A fenced block; ``line`` is that of its first line of code."""

    page: str
    line: int
    language: str
    words: tuple[str, ...]
    text: str

    @property
    def file(self) -> str:
        """Where the block is to be written; empty if nowhere."""
        return next((word[5:] for word in self.words if word.startswith("file=")), "")

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(page: str) -> list[Block]:
    """All blocks of a page, whose path is relative to the checkout."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        Block(
            page,
            text.count("\n", 0, match.start()) + 2,
            match["language"],
            tuple(match["words"].split()),
            match["text"],
        )
        for match in _FENCE.finditer(text)
    ]


def commands(found: list[Block]) -> list[tuple[Block, str]]:
    """The command lines of shell blocks, without comments, prompts and variables set before them.

    A `console` block shows output too: its commands are the lines after ``$``.
    """
    lines: list[tuple[Block, str]] = []
    for block in found:
        if block.language not in ("sh", "bash", "console"):
            continue
        for line in block.text.replace("\\\n", " ").splitlines():
            if block.language == "console":
                if not line.startswith("$ "):
                    continue
                line = line[2:]
            line = re.sub(r"(^|\s)#.*", "", line).strip()
            for part in re.split(r"\s*(?:&&|\|\||;|\|)\s*", line):
                command = re.sub(r"^(?:\w+=\S*\s+)+", "", part).strip()
                if command:
                    lines.append((block, command))
    return lines
