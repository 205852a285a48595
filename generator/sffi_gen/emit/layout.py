"""Python source that keeps within the width of a line."""

from __future__ import annotations

import json
import re

INDENT = "    "
WIDTH = 100

_STRING = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'""")


def quoted(text: str) -> str:
    """A string in double quotes, as Python has it."""
    # What of JSON's strings is escaped means the same in Python's; outer() marks names by U+E000.
    return json.dumps(text, ensure_ascii=False).replace("\ue000", "\\ue000")


def _masked(text: str) -> str:
    """Source in which nothing within a string can be taken for a bracket or comma."""
    return _STRING.sub(lambda found: "_" * len(found[0]), text)


def filled(parts: list[str], indent: str, width: int) -> list[str]:
    """Comma-separated parts on as few lines as fit."""
    lines, line = [], ""
    for part in parts:
        text = f"{part},"
        if line and len(indent) + len(line) + 1 + len(text) > width:
            lines.append(indent + line)
            line = text
        else:
            line = f"{line} {text}" if line else text
    return [*lines, indent + line] if line else lines


def closing(text: str, start: int) -> int:
    """Where the bracket that was opened before ``start`` is closed."""
    depth = 1
    text = _masked(text)
    for position in range(start, len(text)):
        depth += (text[position] in "([{") - (text[position] in ")]}")
        if depth == 0:
            return position
    return len(text)


def width_of(line: str) -> int:
    """Without the marks of outer names, which go."""
    return len(line.replace("\ue000", ""))


def broken(line: str, width: int) -> list[str]:
    """A line over several, where it is too long: at the commas of the brackets that hold most."""
    if width_of(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    masked = _masked(line)
    openings = []
    for match in re.finditer(r"\(", masked):
        inner = line[match.end() : closing(line, match.end())]
        called = re.match(r"[\w\]]", masked[match.start() - 1 : match.start()])
        # Of calls and tuples: in others a comma at the end would make a tuple.
        if inner.strip() and (called or len(split(inner)) > 1):
            openings.append(match.end())
    opened = max(openings, key=lambda at: closing(line, at) - at, default=0)
    if not opened:
        return [line]
    end = closing(line, opened)
    parts = filled(split(line[opened:end]), indent + INDENT, width)
    return [
        line[:opened],
        *(shorter for each in parts for shorter in broken(each, width)),
        indent + line[end:],
    ]


def split(text: str) -> list[str]:
    """Arguments apart, at commas outside brackets and strings."""
    parts, depth, start = [], 0, 0
    for position, char in enumerate(_masked(text)):
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth == 0:
            parts.append(text[start:position].strip())
            start = position + 1
    return [*parts, text[start:].strip()]


def from_import(module: str, names: list[str]) -> str:
    """An import statement, one name a line where they do not fit one."""
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= WIDTH:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in names) + ")"


def folded(names: list[str]) -> str:
    """A list of strings for `__all__`, one a line where it does not fit one."""
    texts = [quoted(name) for name in names]
    line = f"[{', '.join(texts)}]"
    if len(line) + len("__all__ = ") <= WIDTH:
        return line
    return "[\n" + "".join(f"    {name},\n" for name in texts) + "]"


def tuple_of(names: list[str]) -> str:
    """A tuple of strings."""
    texts = ", ".join(map(quoted, names))
    return f"({texts},)" if len(names) == 1 else f"({texts})"
