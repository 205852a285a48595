"""The library as it is installed here: its file, and which symbols it offers."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.verify.exports import BadBinary, read_exports
from sffi_gen.verify.scope import Scope

_SHARED = re.compile(r"lib[^/]*\.so(?:\.\d+)*$")


@dataclass(frozen=True)
class Installed:
    """``soname`` is the name that programs are linked to, with its version: ``libz.so.1``.
    ``symbols`` are its own and those of the libraries that it needs, which a loader finds too."""

    soname: str
    symbols: frozenset[str]

    def has(self, symbol: str) -> bool:
        return symbol in self.symbols


def find_installed(link: str) -> Installed | None:
    """The library of ``-lLINK``; None where there is none, or none that can be read."""
    files = _known()
    names = [n for n in files if n.startswith(f"lib{link}.so") and _SHARED.match(n)]
    soname = max(names, key=lambda n: (n.count("."), n), default="")
    if not soname:
        return None
    try:
        return Installed(soname, Scope(read_exports(files[soname])).names())
    except BadBinary:
        return None


def _known() -> dict[str, str]:
    """The files that the system's loader knows, by name; the first of a name counts."""
    try:
        done = subprocess.run(
            ["ldconfig", "-p"],
            capture_output=True,
            text=True,
            timeout=10,
            env={"PATH": "/sbin:/usr/sbin:/bin:/usr/bin", "LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        name, arrow, path = line.partition(" => ")
        if arrow and Path(path.strip()).is_file():
            found.setdefault(name.split()[0], path.strip())
    return found
