"""How the functions of a shim are spread over C++ sources.

What a source includes is most of what compiling it costs, and a change of a header compiles every
source anew that includes it. So functions stand together that need the same headers: those that
all functions have, and those that the spec file they are from has for itself. Of many such
functions, the hash of a function's symbol says which of several sources is its place; so it stays
there when others come and go, and a change of one function compiles one source.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sffi_gen import names
from sffi_gen.model.library import Function, Library

#: At most, on average. Measured on libtorch: its headers take as long as 250 functions. Twice as
#: many functions in a source save a sixth of a whole build, and double what a change of one costs.
FUNCTIONS_PER_SOURCE = 400


@dataclass(frozen=True)
class Source:
    """A C++ file: its functions, and the headers that only they need."""

    name: str
    headers: tuple[str, ...]
    functions: tuple[Function, ...]

    @property
    def table(self) -> str:
        """The name in C++ of the list of its functions."""
        return names.table(self.name)


def spread(functions: Sequence[Function], library: Library) -> list[Source]:
    """The sources of a shim, the one with the library's support functions first."""
    groups: dict[tuple[str, ...], list[Function]] = {(): []}
    for function in functions:
        groups.setdefault(function.headers, []).append(function)
    found: list[Source] = []
    for headers, members in groups.items():
        parts = _parts(members)
        taken = {source.name for source in found}
        named = zip(_names(headers, len(parts), taken, library), parts, strict=True)
        found += [Source(name, headers, tuple(part)) for name, part in named]
    return found


def _names(headers: tuple[str, ...], count: int, taken: set[str], library: Library) -> list[str]:
    """Names that are not ``taken``, after the first of the headers."""
    topic = re.sub(r"\W", "_", PurePath(headers[0]).stem) if headers else ""
    while True:
        numbers = range(1, count + 1) if count > 1 or not topic else [0]
        found = [names.source(library.name, topic, number) for number in numbers]
        if not taken & set(found):
            return found
        topic += "_"


def _parts(functions: list[Function]) -> list[list[Function]]:
    """A power of two of parts, so that places seldom change as a library grows."""
    count = 1
    while count * FUNCTIONS_PER_SOURCE < len(functions):
        count *= 2
    parts: list[list[Function]] = [[] for _ in range(count)]
    for function in functions:
        parts[zlib.crc32(function.symbol.encode()) % count].append(function)
    return parts
