"""The files of a package over a plain C library."""

from __future__ import annotations

from sffi_gen.model import Library


def emit(library: Library) -> dict[str, str]:
    """All files of the package, by path relative to it."""
    return {"py.typed": ""}
