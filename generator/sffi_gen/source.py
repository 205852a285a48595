"""Spec texts and places in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


def read_spec(path: str) -> str:
    """The text of a spec file, whatever its line endings and with or without a byte order mark.

    Raises:
        OSError: it cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    return Path(path).read_text(encoding="utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


@dataclass(frozen=True)
class SourceFile:
    """A spec as read: ``path`` is how the user named it, and how diagnostics name it."""

    path: str
    text: str

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; the empty string past the end."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    @property
    def folder(self) -> Path:
        return Path(self.path).parent


@dataclass(frozen=True)
class Span:
    """A place within one line: ``line`` and ``column`` count from 1."""

    file: SourceFile
    line: int
    column: int
    length: int = 1

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of another one; the same line only."""
        if other.line != self.line:
            return self
        return Span(self.file, self.line, self.column, other.column + other.length - self.column)
