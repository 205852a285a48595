"""A spec that was imported before, and the header as it is now.

Beside ``x.sffi`` lies ``x.sffi.imported``: for every C declaration what it was in C, and the lines
that the importer wrote. So three texts can be told apart: what was written, what a person made of
it, and what would be written now. The rule:

- lines that are still as they were written follow the header: replaced, or taken out;
- lines that a person changed, moved to another file or took out stay as the person left them; where
  the C declaration changed, a question above them says so;
- new declarations are put behind their neighbour in the header.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from sffi_gen.diagnostics import Diagnostics
from sffi_gen.importer.compose import Block
from sffi_gen.importer.text import Piece
from sffi_gen.source import SourceFile
from sffi_gen.syntax.parser import parse

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|///.*')
SUFFIX = ".imported"
FORMAT = 1


@dataclass(frozen=True)
class Written:
    """What the importer last wrote for a C declaration."""

    c: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """``kind``: added, removed, changed. ``kept``: a person's lines were left as they are."""

    kind: str
    key: str
    before: str = ""
    now: str = ""
    kept: bool = False


@dataclass
class Merged:
    lines: list[str]
    changes: list[Change] = field(default_factory=list)


class Unremembered(Exception):
    """The file beside the spec is not one that the importer wrote."""


def remember(blocks: list[Block]) -> str:
    """The text of the file beside the spec."""
    found = {
        block.key: {"c": block.c, "lines": [line.rstrip() for line in block.lines]}
        for block in blocks
    }
    about = "What `sffi import` wrote into the spec beside this file. It is read to tell what a "
    about += "person changed. Keep it under version control with the spec."
    return json.dumps({"about": about, "format": FORMAT, "declarations": found}, indent=1) + "\n"


def recall(text: str) -> dict[str, Written]:
    """What :func:`remember` wrote.

    Raises:
        Unremembered: it is something else.
    """
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise Unremembered(f"is of format {data['format']}, and this sffi knows {FORMAT}")
        return {
            str(key): Written(str(one["c"]), tuple(str(line) for line in one["lines"]))
            for key, one in data["declarations"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unremembered("is not what sffi import writes") from None


def merge(text: str, memory: dict[str, Written], blocks: list[Block], parts: list[Piece]) -> Merged:
    """Bring a spec up to the header as it is now."""
    return _Merge(text, memory, blocks, parts).run()


class _Merge:
    def __init__(
        self, text: str, memory: dict[str, Written], blocks: list[Block], parts: list[Piece]
    ) -> None:
        self.lines: list[str | None] = [line.rstrip() for line in text.rstrip("\n").split("\n")]
        #: new lines to stand before the line of that number, and behind it
        self.above: dict[int, list[str]] = {}
        self.below: dict[int, list[str]] = {}
        self.memory = memory
        self.blocks = blocks
        self.parts = parts
        self.merged = Merged([])
        self.starts: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            self.starts.setdefault(line or "", []).append(number)
        self.names = _declared(text)
        self.places: dict[str, tuple[int, int]] = {}  # first and last line, of what was found
        self.taken: set[int] = set()

    def run(self) -> Merged:
        for key, written in self.memory.items():
            if written.lines and (place := self.find(written.lines)) is not None:
                self.places[key] = place
                self.taken.update(range(place[0], place[1] + 1))
        now = {block.key: block for block in self.blocks}
        for key, written in self.memory.items():
            if key not in now:
                self.gone(key, written)
        for block in self.blocks:
            if block.key in self.memory:
                self.known(block, self.memory[block.key])
        self.new_ones()
        self.merged.lines = self.result()
        return self.merged

    def find(self, lines: tuple[str, ...]) -> tuple[int, int] | None:
        """Where lines stand as they were written."""
        for start in self.starts.get(lines[0], ()):
            end = start + len(lines)
            if start not in self.taken and tuple(self.lines[start:end]) == lines:
                return start, end - 1
        return None

    def edited(self, written: Written) -> tuple[int, int] | None:
        """The lines of a declaration that a person changed; None if it is not there."""
        return next(
            (self.names[n] for n in _declared("\n".join(written.lines)) if n in self.names), None
        )

    def change(self, kind: str, key: str, before: str, now: str, kept: bool = False) -> None:
        self.merged.changes.append(Change(kind, key, before, now, kept))

    def gone(self, key: str, written: Written) -> None:
        place = self.places.pop(key, None)
        if place is not None:
            self.take_out(place)
            self.change("removed", key, written.c, "")
            return
        place = self.edited(written)
        self.change("removed", key, written.c, "", place is not None)
        if place is not None:
            self.above.setdefault(place[0], []).append(
                f"#? The header no longer declares it. It was: {_one_line(written.c)}"
            )

    def take_out(self, place: tuple[int, int]) -> None:
        for number in range(place[0], place[1] + 1):
            self.lines[number] = None

    def known(self, block: Block, written: Written) -> None:
        place = self.places.get(block.key)
        new = [line.rstrip() for line in block.lines]
        same = block.c == written.c
        if place is not None:
            if tuple(new) != written.lines:
                self.take_out(place)
                self.above.setdefault(place[0], []).extend(new)
            if not same:
                self.change("changed", block.key, written.c, block.c)
            return
        if not written.lines and new:
            self.places.pop(block.key, None)
            return  # new_ones puts it in
        if same:
            return
        place = self.edited(written)
        self.change("changed", block.key, written.c, block.c, True)
        if place is not None:
            asked = self.above.setdefault(place[0], [])
            asked.append(f"#? The header changed. It was: {_one_line(written.c)}")
            asked.append(f"#?   and is: {_one_line(block.c)}")
            asked += [f"#?   now: {row}" for row in new if row and not row.startswith(("///", "#"))]

    def new_ones(self) -> None:
        """Put what was not there before behind what stands before it in the header."""
        after: int | None = None
        between: list[str] = []
        by_key = {block.key: block for block in self.blocks}
        for piece in self.parts[1:]:
            if not piece.key:
                between = piece.lines
                continue
            written = self.memory.get(piece.key)
            if piece.key in self.places:
                after = self.places[piece.key][1]
            elif written is not None and written.lines:
                place = self.edited(written)
                after = place[1] if place is not None else after
            else:
                at = after if after is not None else len(self.lines) - 1
                rows = self.below.setdefault(at, [])
                rows += [*(between or [""]), *piece.lines]
                if written is None:
                    self.change("added", piece.key, "", by_key[piece.key].c)
            between = []
        for block in self.blocks:
            if not block.lines and block.key not in self.memory:
                self.change("added", block.key, "", block.c)

    def result(self) -> list[str]:
        done: list[str] = []
        for number, line in enumerate(self.lines):
            done += self.above.get(number, ())
            if line is not None:
                done.append(line)
            if number in self.below:
                done += self.below[number]
                following = next((x for x in self.lines[number + 1 :] if x is not None), "")
                if following:
                    done.append("")
        return done


def _declared(text: str) -> dict[tuple[str, str], tuple[int, int]]:
    """What a spec's text declares, as kind and name, and on which lines, counted from 0: that of
    its first decorator or keyword, and its last."""
    spec = parse(SourceFile("", text), Diagnostics())
    lines = text.split("\n")
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for node in spec.declarations:
        name = getattr(node, "name", "") or getattr(node, "path", "")
        names = getattr(node, "names", None)
        if names:
            name = str(names[0])
        kind = type(node).__name__
        line = last = node.span.line - 1
        while line and lines[line - 1].lstrip().startswith("@"):
            line -= 1
        depth = 0
        for last in range(node.span.line - 1, len(lines)):
            plain = _STRING.sub("", lines[last]).partition("#")[0]
            depth += sum((char in "([{") - (char in ")]}") for char in plain)
            if depth <= 0:
                break
        found.setdefault((kind, name), (line, last))
        target = getattr(node, "target", "")
        if target and kind != "EnumDecl":
            found.setdefault((kind, f"= {target}"), (line, last))
    return found


def _one_line(text: str, limit: int = 200) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else f"{plain[: limit - 3]}..."
