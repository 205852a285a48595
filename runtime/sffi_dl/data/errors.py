"""What goes wrong with data: `DataError`."""

from __future__ import annotations

import os

from sffi_dl.errors import DLError

__all__ = ["DataError"]


class DataError(DLError, ValueError):
    """A data file is missing, damaged, or not what it should be.

    Attributes:
        path: the file (or folder) with the problem; empty where no file is involved.
        found: what is there.
        expected: what should be there; empty where `found` says everything.
    """

    def __init__(self, path: str | os.PathLike[str], found: str, expected: str = "") -> None:
        self.path = os.fspath(path)
        self.found = found
        self.expected = expected
        text = f"{self.path}: {found}" if self.path else found
        if expected:
            text += f"\n  expected: {expected}"
        super().__init__(text)

    def __reduce__(self) -> tuple[type[DataError], tuple[str, str, str]]:
        return type(self), (self.path, self.found, self.expected)
