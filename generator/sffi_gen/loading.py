"""Reading a spec and those that it includes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.diagnostics import Diagnostics
from sffi_gen.source import SourceFile, Span, read_spec
from sffi_gen.syntax.nodes import Directive, Spec
from sffi_gen.syntax.parser import parse


@dataclass(frozen=True)
class LoadedSpec:
    """A spec with its file; ``uses`` come first where declarations are concerned."""

    file: SourceFile
    spec: Spec
    uses: tuple[LoadedSpec, ...]

    def texts(self) -> dict[str, str]:
        """Every spec file that was read, by its path."""
        found = {self.file.path: self.file.text}
        for used in self.uses:
            found |= used.texts()
        return found


def load(path: str, diagnostics: Diagnostics) -> LoadedSpec | None:
    """Read and parse a spec and everything that its ``use:`` directives name."""
    return _load(path, diagnostics, (), None)


def _load(
    path: str, diagnostics: Diagnostics, above: tuple[Path, ...], asked: Span | None
) -> LoadedSpec | None:
    if "\0" in path:
        diagnostics.add("E101", "a path cannot have a NUL character in it", asked)
        return None
    try:
        real = Path(path).resolve()
    except (OSError, RuntimeError) as error:  # a circle of symbolic links
        diagnostics.add("E101", f"cannot read {path}: {error}", asked)
        return None
    if real in above:
        chain = " -> ".join(part.name for part in (*above[above.index(real) :], real))
        diagnostics.add("E205", "specs that use each other in a circle", asked, chain)
        return None
    try:
        text = read_spec(path)
    except OSError as error:
        reason = error.strerror or str(error)
        diagnostics.add("E101", f"cannot read {path}: {reason}", asked)
        return None
    except UnicodeDecodeError as error:
        diagnostics.add("E101", f"cannot read {path}: byte {error.start} is not UTF-8", asked)
        return None
    file = SourceFile(path, text)
    spec = parse(file, diagnostics)
    uses = []
    for directive in spec.directives:
        if directive.key == "use":
            uses += _used(directive, file, diagnostics, (*above, real))
    return LoadedSpec(file, spec, tuple(uses))


def _used(
    directive: Directive, file: SourceFile, diagnostics: Diagnostics, above: tuple[Path, ...]
) -> list[LoadedSpec]:
    found = []
    for value in directive.values:
        path = os.path.normpath(file.folder / str(value.value)).replace(os.sep, "/")
        loaded = _load(path, diagnostics, above, value.span)
        if loaded is not None:
            found.append(loaded)
    return found
