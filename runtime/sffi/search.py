"""Places where a library may be, and the words for not finding one."""

# This runs at the first call of every program that uses a generated package. pathlib and typing
# would cost 10 ms each there, so paths are strings and records are plain classes.
# ruff: noqa: PTH100, PTH111, PTH112, PTH116, PTH117, PTH120

from __future__ import annotations

import os
import stat
import sys

from sffi.errors import LibraryNotFoundError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Candidate:
    """One place where a library or a shim may be.

    Attributes:
        path: absolute path, or ``""`` where the place could not even be named.
        origin: where the path comes from, in words for a person (``"$LIBTORCH"``).
        problem: why it cannot be taken, or None.
    """

    __slots__ = ("origin", "path", "problem")

    def __init__(self, path: str, origin: str, problem: str | None = None) -> None:
        self.path = path
        self.origin = origin
        self.problem = problem

    def __repr__(self) -> str:
        return f"Candidate({self.path!r}, {self.origin!r}, {self.problem!r})"

    @property
    def label(self) -> str:
        """The place as an error message shows it."""
        return f"{self.path} ({self.origin})" if self.path else self.origin


def library_file_name(stem: str) -> str:
    """Spell the file name of a library as this platform does: ``c10`` -> ``libc10.so``."""
    if sys.platform == "win32":
        return f"{stem}.dll"
    return f"lib{stem}.dylib" if sys.platform == "darwin" else f"lib{stem}.so"


def from_variable(variable: str) -> Candidate:
    """Read a path from the environment; it must be absolute (``~`` is expanded)."""
    origin = f"${variable}"
    value = os.environ.get(variable, "")
    if not value:
        return Candidate("", origin, "not set")
    path = os.path.expanduser(value)
    if not os.path.isabs(path):
        return Candidate(
            value,
            origin,
            "a relative path, which would depend on the current directory; "
            f"write it in full, e.g. {os.path.abspath(path)}",
        )
    path = os.path.normpath(path)
    return Candidate(path, origin, unsafe(path))


def not_found(
    headline: str,
    tried: Sequence[Candidate],
    override: str,
    mend: str,
    name: str,
    note: str = "",
) -> LibraryNotFoundError:
    """Make the error that shows a whole search: what was tried and why not, and what to do.

    Args:
        headline: what was not found.
        tried: the places, each with its ``problem``.
        override: an assignment of the variable that overrides the search.
        mend: the one command that mends it.
        name: name of the library, for ``sffi doctor``.
        note: a further fact, or ``""``.
    """
    lines = [headline, "  tried, in this order:"]
    lines += [
        f"    {number}. {candidate.label}: {candidate.problem}"
        for number, candidate in enumerate(tried, 1)
    ]
    if note:
        lines.append(f"  note: {note}")
    lines.append(f"  to mend it: {mend}")
    lines.append(f"  to override the search: {override}")
    lines.append(f"  `sffi doctor {name}` shows more")
    pairs = tuple((candidate.label, candidate.problem or "") for candidate in tried)
    return LibraryNotFoundError("\n".join(lines), pairs)


def unsafe(path: str) -> str | None:
    """Say why libraries must not be taken from ``path`` (a file or a directory), or None.

    Refused are places that every user of the machine may write to: the directory itself, and any
    directory above it in which entries of other people may be replaced (no sticky bit). Inside
    installation directories of Python only the directory itself counts: whoever can write above
    it can already replace Python modules.
    """
    if os.name != "posix":
        return None
    directory = path if os.path.isdir(path) else os.path.dirname(path)
    installed = "/site-packages/" in directory or "/dist-packages/" in directory
    current = os.path.realpath(directory)
    first = True
    while True:
        try:
            mode = os.stat(current).st_mode
        except OSError:
            return None  # Does not exist: the caller reports that in better words.
        if mode & stat.S_IWOTH and (first or not mode & stat.S_ISVTX):
            return f"refused: every user may write to {current}; run: chmod o-w {current}"
        parent = os.path.dirname(current)
        if parent == current or installed:
            return None
        current, first = parent, False


def variable_part(name: str) -> str:
    """Spell a library's name as a part of a variable: ``my-lib`` -> ``MY_LIB``."""
    return "".join(char if char.isalnum() else "_" for char in name).upper()


def python_command() -> str:
    """Name this interpreter as one would type it."""
    return sys.executable or "python3"
