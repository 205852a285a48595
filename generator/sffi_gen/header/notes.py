"""Which comment of the header's text belongs to which declaration.

A comment belongs to the declaration right below it, or right behind it in the same line; in a
header that explains its functions after them (most functions have one right below and none
above), to the one above. A short comment that stands alone, or one drawn with rules, is the heading
of what follows. A longer one, and one above a run of macros, introduces what follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sffi_gen.header.comments import HEADING_LENGTH, HEADING_LINES, Comment, find_comments
from sffi_gen.header.model import (
    Enum,
    Enumerator,
    Field,
    Function,
    Item,
    Left,
    Macro,
    Notes,
    Place,
    Record,
)

_CONDITION = re.compile(r"\s*#\s*(?:if|ifdef|ifndef|else|elif|endif)\b")
_WORD = re.compile(r"\s*[A-Z_][A-Z0-9_]*\s*(?:\(.*\))?\s*$")
# What could hide a bracket: comments within one line, strings, characters.
_PLAIN = re.compile(r"/\*.*?\*/|//.*|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
#: comments that are about the file
_LEGAL = re.compile(r"copyright|licen[sc]e|public domain|warranty|all rights reserved", re.I)
_MARKS = re.compile(
    r"^(?:vim?|emacs|-\*-|clang-format|NOLINT|\{\{\{|\}\}\}|@[{}]|extern \"C\"|endif)\b", re.I
)

Found = tuple[Item, Place, Place]
_Part = TypeVar("_Part", Field, Enumerator)


def annotate(items: Sequence[Found], read: Callable[[str], str] | None = None) -> list[Item]:
    """The items with their notes; they come in the order of their files."""
    done: list[Item] = []
    by_file: dict[str, list[Found]] = {}
    for found in items:
        by_file.setdefault(found[1].file, []).append(found)
    for file, own in by_file.items():
        text = (read or _read)(file)
        done += _File(text, own).run() if text else [item for item, _, _ in own]
    return done


def _read(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


class _File:
    def __init__(self, text: str, items: list[Found]) -> None:
        self.items = items
        self.lines = text.split("\n")
        self.comments = find_comments(text)
        self.starts = [comment.first for comment in self.comments]
        self.by_last = {comment.last: comment for comment in self.comments}
        self.spans = [(a.line, self.end(item, a.line, b.line)) for item, a, b in items]
        self.used: set[int] = set()  # first lines of comments that belong to something

    def end(self, item: Item, first: int, last: int) -> int:
        """The last line of a declaration: macros may have drawn it together into one."""
        if isinstance(item, Macro):
            while last < len(self.lines) and self.lines[last - 1].endswith("\\"):
                last += 1
            return last
        if last > first:
            return last
        depth = 0
        for number in range(first, min(first + 60, len(self.lines) + 1)):
            for char in _PLAIN.sub("", self.lines[number - 1]):
                depth += (char in "([{") - (char in ")]}")
                if char == ";" and depth <= 0:
                    return number
        return last

    def run(self) -> list[Item]:
        within = [self.members(item, at) for at, (item, _, _) in enumerate(self.items)]
        below = self.explains_below()
        docs: list[tuple[str, ...]] = []
        runs: list[bool] = []
        for at, item in enumerate(within):
            comment = self.behind(at) or (self.below(at) if below else None) or self.above(at)
            docs.append(self.take(comment))
            runs.append(
                comment is not None
                and comment.last < self.spans[at][0]
                and isinstance(item, Macro)
                and self.run_length(at) > 1
            )
        return self.with_headings(within, docs, runs)

    def take(self, comment: Comment | None) -> tuple[str, ...]:
        if comment is None or comment.first in self.used:
            return ()
        self.used.add(comment.first)
        return comment.lines

    # --- comments of a declaration --------------------------------------------------------------

    def above(self, at: int) -> Comment | None:
        """The comment that ends right above; conditions and lone macros may stand between."""
        line = self.spans[at][0] - 1
        floor = self.spans[at - 1][1] if at else 0
        while line > floor and line - 1 < len(self.lines):
            comment = self.by_last.get(line)
            if comment is not None:
                heading = comment.ruled and len(comment.lines) <= HEADING_LINES
                item = self.items[at][0]
                guard = isinstance(item, Macro) and not item.body
                about_file = guard and comment is self.comments[0]
                return comment if comment.alone and not (heading or about_file) else None
            text = self.lines[line - 1]
            if not (_CONDITION.match(text) or _WORD.match(text)):
                return None
            line -= 1
        return None

    def behind(self, at: int) -> Comment | None:
        """The comment behind it in its last line."""
        return self.trailing(self.spans[at][1])

    def trailing(self, line: int) -> Comment | None:
        index = bisect_left(self.starts, line)
        while index < len(self.comments) and self.comments[index].first == line:
            if not self.comments[index].alone:
                return self.comments[index]
            index += 1
        return None

    def below(self, at: int) -> Comment | None:
        """The comment that begins right below."""
        if not isinstance(self.items[at][0], Function):
            return None
        line = self.spans[at][1] + 1
        index = bisect_left(self.starts, line)
        if index == len(self.comments) or self.comments[index].first != line:
            return None
        comment = self.comments[index]
        return comment if comment.alone and not comment.ruled else None

    def explains_below(self) -> bool:
        functions = [at for at, (i, _, _) in enumerate(self.items) if isinstance(i, Function)]
        above = sum(self.above(at) is not None for at in functions)
        below = sum(self.below(at) is not None for at in functions)
        return below > 2 * above

    def run_length(self, at: int) -> int:
        """How many declarations follow each other from here, line by line."""
        count = 1
        while at + count < len(self.spans):
            if self.spans[at + count][0] != self.spans[at + count - 1][1] + 1:
                break
            count += 1
        return count

    # --- members --------------------------------------------------------------------------------

    def members(self, item: Item, at: int) -> Item:
        first, last = self.spans[at]
        if isinstance(item, Record) and item.fields:
            return replace(item, fields=self.parts(item.fields, first, last))
        if isinstance(item, Enum) and item.members:
            return replace(item, members=self.parts(item.members, first, last))
        return item

    def parts(self, parts: tuple[_Part, ...], first: int, last: int) -> tuple[_Part, ...]:
        done: list[_Part] = []
        for part in parts:
            line = part.place.line
            if not first <= line <= last:
                done.append(part)
                continue
            comment = self.trailing(line)
            if comment is None:
                comment = self.by_last.get(line - 1)
                if comment is not None and not (comment.alone and comment.first >= first):
                    comment = None
            lines = self.take(comment)
            done.append(replace(part, notes=Notes(lines)) if lines else part)
        for comment in self.comments:
            if first <= comment.first <= last and comment.last <= last:
                self.used.add(comment.first)
        return tuple(done)

    # --- headings -------------------------------------------------------------------------------

    def with_headings(
        self, items: list[Item], docs: list[tuple[str, ...]], runs: list[bool]
    ) -> list[Item]:
        free = [c for c in self.comments if c.alone and c.first not in self.used and c.lines]
        done: list[Item] = []
        heading, at = "", 0
        for index, item in enumerate(items):
            introduction: list[str] = []
            while at < len(free) and free[at].first < self.spans[index][0]:
                comment = free[at]
                at += 1
                text = " ".join(line.strip() for line in comment.lines).strip(" :*-=")
                if (_LEGAL.search(text) and not done) or _MARKS.match(text):
                    continue
                short = len(comment.lines) <= HEADING_LINES and len(text) <= HEADING_LENGTH
                if self.closes(comment) and (run := self.run_start(index - 1, done)) >= 0:
                    notes = replace(_notes(done[run]), introduction=comment.lines)
                    done[run] = _with_notes(done[run], notes)
                elif short and self.stands_apart(comment) and re.search(r"\w{2}", text):
                    heading, introduction = text, []
                elif re.search(r"\w{2}", text):
                    introduction += ["", *comment.lines] if introduction else comment.lines
            lines = docs[index]
            if runs[index]:
                introduction += ["", *lines] if introduction else lines
                lines = ()
            done.append(_with_notes(item, Notes(lines, heading, tuple(introduction))))
        return done

    def blank(self, line: int) -> bool:
        return not 0 < line <= len(self.lines) or not self.lines[line - 1].strip()

    def stands_apart(self, comment: Comment) -> bool:
        return comment.ruled or self.blank(comment.first - 1)

    def closes(self, comment: Comment) -> bool:
        """Whether it stands right below a run of declarations, and apart from what follows."""
        return (
            not comment.ruled
            and self.blank(comment.last + 1)
            and any(comment.first - 1 == last for _, last in self.spans)
        )

    def run_start(self, at: int, done: list[Item]) -> int:
        """The first of the macros that end with one, if nothing introduces them yet."""
        if at < 0 or not isinstance(done[at], Macro):
            return -1
        while at and isinstance(done[at - 1], Macro) and self.follows(at):
            at -= 1
        return -1 if _notes(done[at]).introduction else at

    def follows(self, at: int) -> bool:
        return self.spans[at][0] == self.spans[at - 1][1] + 1


def _notes(item: Item) -> Notes:
    return Notes() if isinstance(item, Left) else item.notes


def _with_notes(item: Item, notes: Notes) -> Item:
    return item if isinstance(item, Left) else replace(item, notes=notes)
