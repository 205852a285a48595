"""The compiler's passes, in order."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.check.library import check
from sffi_gen.crosscheck import crosscheck
from sffi_gen.diagnostics import Diagnostics, SpecErrors
from sffi_gen.emit.c.package import emit as emit_c
from sffi_gen.emit.package import emit
from sffi_gen.loading import load
from sffi_gen.model.library import Library
from sffi_gen.resolve.library import resolve


@dataclass(frozen=True)
class Package:
    """The text of every file of a generated package, by path relative to it."""

    library: Library
    files: dict[str, str]
    #: what it was made from: the specs that were read, as text, and whether their headers lie
    #: beside them; by path
    specs: dict[str, str]
    headers: dict[str, bool]

    @property
    def name(self) -> str:
        return self.library.package


def analyse(spec: str) -> Library:
    """The checked model of a spec file.

    Raises:
        SpecErrors: with every mistake that could be found in one go.
    """
    return _analyse(spec)[0]


def _analyse(spec: str) -> tuple[Library, dict[str, str]]:
    diagnostics = Diagnostics()
    loaded = load(spec, diagnostics)
    if loaded is None:
        raise SpecErrors(diagnostics)
    library = resolve(loaded, diagnostics)
    check(library, diagnostics)
    diagnostics.stop_if_any()
    return library, loaded.texts()


def compile_spec(spec: str, output: Path) -> Package:
    """From a spec file to the text of a package below ``output``; pure but for reading specs.

    Raises:
        SpecErrors: the spec is wrong.
        InternalError: header and prototypes disagree, which is a defect of the generator.
    """
    library, specs = _analyse(spec)
    if library.language == "c":
        return Package(library, emit_c(library), specs, {})
    folder = Path(spec).parent
    headers = [folder / include for include in library.headers]
    beside = {str(header): header.is_file() for header in headers}
    folders = _spec_folders(library, folder, output) if any(beside.values()) else []
    files = emit(library, folders)
    crosscheck(library, files)
    return Package(library, files, specs, beside)


def _spec_folders(library: Library, folder: Path, output: Path) -> list[str]:
    """Where the spec's own headers are, relative to the shim."""
    shim = output / library.package / "shim"
    return [Path(os.path.relpath(folder.resolve(), shim.resolve())).as_posix()]
