"""The comments of a header's own text, and which declaration each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_SCAN = re.compile(
    r"""
    (?P<block>/\*.*?(?:\*/|\Z))
  | (?P<line>//(?:[^\n\\]|\\.)*)
  | "(?:[^"\\\n]|\\.)*"
  | '(?:[^'\\\n]|\\.)*'
    """,
    re.VERBOSE | re.DOTALL,
)
_RULE = re.compile(r"^[\s*/=#~_.+-]*$")
_EDGE = re.compile(r"^[*!/<]*[=#~_+*/-]{3,}|[=#~_+*/-]{3,}$")
#: longer comments are no headings
HEADING_LINES = 2
HEADING_LENGTH = 70


@dataclass(frozen=True)
class Comment:
    """``lines`` is the text without its marks; ``alone`` if only blanks stand before it."""

    first: int
    last: int
    lines: tuple[str, ...]
    alone: bool
    ruled: bool = False  # drawn as a box or with rules: a heading, most likely
    inside: bool = False  # begins within a bracket
    indented: bool = False


def find_comments(text: str) -> list[Comment]:
    """All comments of a C text; ``//`` lines that follow each other are one."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: list[Comment] = []
    for match in _SCAN.finditer(text):
        if match.lastgroup not in ("block", "line"):
            continue
        first = _line(starts, match.start())
        last = _line(starts, max(match.end() - 1, match.start()))
        before = text[starts[first - 1] : match.start()]
        alone = not before.strip()
        lines, ruled = _cleaned(match.group())
        comment = Comment(first, last, lines, alone, ruled, indented=before != "")
        previous = found[-1] if found else None
        if (
            match.lastgroup == "line"
            and previous
            and previous.last == first - 1
            and alone
            and previous.alone
            and text.startswith("//", match.start())
            and _is_line(text, starts, previous)
        ):
            ruled = ruled or previous.ruled
            merged = previous.lines + lines
            found[-1] = Comment(previous.first, last, merged, True, ruled, False, previous.indented)
        else:
            found.append(comment)
    return [_trimmed(comment) for comment in found]


def _is_line(text: str, starts: list[int], comment: Comment) -> bool:
    return text[starts[comment.first - 1] :].lstrip().startswith("//")


def _line(starts: list[int], offset: int) -> int:
    at = bisect_left(starts, offset)
    return at + 1 if at < len(starts) and starts[at] == offset else at


def _cleaned(text: str) -> tuple[tuple[str, ...], bool]:
    """The lines of a comment without slashes and stars, and whether rules were drawn in it."""
    if text.startswith("//"):
        # A backslash at its end takes in the next line.
        body = re.sub(r"\\\n|\n", " ", re.sub(r"^//+[!<]*", "", text))
        ruled = bool(_RULE.match(body)) and len(text) > 4
        return ((" " if ruled else body).strip(),), ruled
    body = re.sub(r"\*/\Z", "", text[2:])
    lines: list[str] = []
    ruled = False
    for number, line in enumerate(body.split("\n")):
        plain = line.strip()
        if len(plain) > 3 and _RULE.match(plain):
            ruled = True
            lines.append("")
            continue
        line = re.sub(r"^\s*[*!]+<?(?=\s|$)|^\s*[*!]+<?(?=[^\s*])", "", line) if number else line
        line = re.sub(r"^[*!]+<?", "", line) if not number else line
        line = line.rstrip()
        stripped = _EDGE.sub("", line.strip()) if len(line.strip()) > 6 else line.strip()
        if stripped != line.strip():
            ruled = True
            line = stripped
        if ruled:
            line = re.sub(r"\s*[*|]$", "", line)
        lines.append(line.expandtabs().rstrip())
    return tuple(_dedented(lines)), ruled


def _dedented(lines: list[str]) -> list[str]:
    """Lines without their common indentation; the first one, after ``/*``, without any."""
    rest = [line for line in lines[1:] if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    return [lines[0].strip(), *(line[margin:] for line in lines[1:])]


def _trimmed(comment: Comment) -> Comment:
    lines = list(comment.lines)
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line if line.strip() else "")
    from dataclasses import replace

    return replace(comment, lines=tuple(kept))
