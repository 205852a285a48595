"""A library together with those that it needs: where a loader looks for a symbol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sffi.c.finding import system_places

from sffi_gen.verify.exports import BadBinary, Exports, Symbol, read_exports


class Scope:
    """What ``dlsym`` searches for a handle: the library, then the libraries that it needs, then
    those that they need; each once.

    Attributes:
        libraries: in this order.
        missing: the names of needed libraries that are not found here, or cannot be read.
    """

    def __init__(self, first: Exports) -> None:
        self.libraries = [first]
        self.missing: list[str] = []
        seen = {first.name, Path(first.path).name}
        for library in self.libraries:  # which grows meanwhile
            for name in library.needed:
                if name in seen:
                    continue
                seen.add(name)
                found = _needed(name, library, first)
                if found is None:
                    self.missing.append(name)
                else:
                    self.libraries.append(found)

    def find(self, name: str) -> tuple[Symbol, Exports] | None:
        """The symbol that a loader gives for a name, and the library that has it."""
        for library in self.libraries:
            symbol = library.find(name)
            if symbol is not None:
                return symbol, library
        return None

    def names(self) -> frozenset[str]:
        """All names that are found."""
        return frozenset(
            name
            for library in self.libraries
            for name in library.symbols
            if library.find(name) is not None
        )


def _needed(name: str, needing: Exports, first: Exports) -> Exports | None:
    """A needed library: the first file of its name that is of the same platform."""
    for path in _places(name, needing):
        try:
            found = read_exports(path)
        except BadBinary:
            continue
        if found.platform == first.platform:
            return found
    return None


def _places(name: str, needing: Exports) -> Iterator[str]:
    """Where it may be: the directories that the needing library names, then the system's."""
    if "/" in name:
        yield name
        return
    for folder in needing.search:
        origin = str(Path(needing.path).absolute().parent)
        folder = folder.replace("${ORIGIN}", origin).replace("$ORIGIN", origin)
        if Path(folder).is_absolute():
            yield str(Path(folder, name))
    yield from (place.path for place in system_places(name) if place.problem is None)
