"""The files of a package over a plain C library."""

from __future__ import annotations

from sffi_gen.emit.c.callbacks import callbacks, callbacks_stub
from sffi_gen.emit.c.structs import structs, structs_stub
from sffi_gen.emit.templates import render
from sffi_gen.model import Library


def emit(library: Library) -> dict[str, str]:
    """All files of the package, by path relative to it."""
    files = {"py.typed": ""}
    if library.records:
        files["structs.py"] = structs(library)
        files["structs.pyi"] = structs_stub(library)
    if library.enums:
        bases = sorted({"IntFlag" if enum.flags else "IntEnum" for enum in library.enums})
        files["enums.py"] = render("enums.py.j2", library=library, bases=", ".join(bases))
    if library.callbacks:
        files["callbacks.py"] = callbacks(library)
        files["callbacks.pyi"] = callbacks_stub(library)
    return files
