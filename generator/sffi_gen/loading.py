"""Reading a spec and those that it includes."""

from __future__ import annotations

import os
from collections.abc import Iterable
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


def parts(specs: Iterable[str]) -> list[str]:
    """Those of the specs that are only parts of others: one of them uses it, and names a library.

    So ``specs/*.sffi`` can be compiled where some are taken in by others.
    """
    texts = {}
    for path in specs:
        try:
            texts[path] = read_spec(path)
        except (OSError, ValueError):
            continue  # said when it is loaded
    whole = {path: text for path, text in texts.items() if _names_library(text)}
    found = []
    for path in texts.keys() - whole.keys():
        name = f'{Path(path).name}"'
        users = (user for user, text in whole.items() if name in text)
        if any(Path(path).resolve() in _uses(user, whole[user]) for user in users):
            found.append(path)
    return found


def _names_library(text: str) -> bool:
    return text.startswith("library:") or "\nlibrary:" in text


def _uses(path: str, text: str) -> list[Path]:
    file = SourceFile(path, text)
    return [
        (file.folder / str(value.value)).resolve()
        for directive in parse(file, Diagnostics()).directives
        if directive.key == "use"
        for value in directive.values
    ]


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
