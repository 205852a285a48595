"""What a shared library offers to others, read from its file; nothing is loaded or run.

Whatever the file holds, reading it ends in :class:`Exports` or in :class:`BadBinary`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path


class BadBinary(Exception):
    """The file is no library that can be read. The message names it and says what is wrong."""


@dataclass(frozen=True)
class Symbol:
    """A symbol that others may use.

    ``kind`` is function, object, tls or unknown. ``size`` is in bytes, 0 where the format does not
    say it. ``version`` is an ELF symbol version or empty; one that is not ``default`` is found only
    by those who ask for it by version.
    """

    name: str
    kind: str
    size: int = 0
    version: str = ""
    default: bool = True

    def __str__(self) -> str:
        return f"{self.name}{'@@' if self.default else '@'}{self.version}".rstrip("@")


@dataclass(frozen=True)
class Exports:
    """``machine`` is the processor as os.uname() names it; ``name`` what the library calls itself
    (SONAME, install name, DLL name), empty where it does not. ``search`` are the directories in
    which it looks for the libraries that it needs (RUNPATH, else RPATH)."""

    path: str
    format: str
    machine: str
    bits: int
    order: str  # little or big
    name: str
    needed: tuple[str, ...]
    symbols: dict[str, tuple[Symbol, ...]] = field(repr=False)
    search: tuple[str, ...] = ()

    def find(self, name: str) -> Symbol | None:
        """The symbol that a loader gives for a name without a version; None if it gives none."""
        return next((symbol for symbol in self.symbols.get(name, ()) if symbol.default), None)

    @property
    def versions(self) -> tuple[str, ...]:
        """The symbol versions that it defines, sorted."""
        found = {symbol.version for several in self.symbols.values() for symbol in several}
        return tuple(sorted(found - {""}))

    @property
    def platform(self) -> str:
        """``ELF, x86_64, 64 bits, little-endian``."""
        return f"{self.format}, {self.machine}, {self.bits} bits, {self.order}-endian"


class Bytes:
    """A file's bytes; reading past the end is a mistake of the file."""

    def __init__(self, path: str, data: bytes, order: str = "<") -> None:
        self.path = path
        self.data = data
        self.order = order

    def unpack(self, layout: str, offset: int, what: str) -> tuple[int, ...]:
        """Integers at a place, in the file's byte order; ``what`` names them in the error."""
        size = struct.calcsize(self.order + layout)
        if offset < 0 or offset + size > len(self.data):
            raise self.bad(f"truncated or garbled: {what} would be at byte {offset}")
        return struct.unpack_from(self.order + layout, self.data, offset)

    def text(self, offset: int, what: str, end: int | None = None) -> str:
        """The text up to a NUL; what is no UTF-8 in it is escaped."""
        limit = len(self.data) if end is None else min(end, len(self.data))
        stop = self.data.find(b"\0", offset, limit) if 0 <= offset < limit else -1
        if stop < 0:
            raise self.bad(f"truncated or garbled: {what} would be at byte {offset}")
        return self.data[offset:stop].decode("utf-8", "backslashreplace")

    def table(self, offset: int, count: int, size: int, what: str) -> range:
        """The offsets of a table's entries, if the file holds all of them."""
        if offset < 0 or size <= 0 or count < 0 or offset + count * size > len(self.data):
            raise self.bad(
                f"truncated or garbled: {what} would be {count} entries at byte {offset}"
            )
        return range(offset, offset + count * size, size)

    def bad(self, reason: str) -> BadBinary:
        return BadBinary(f"{self.path}: {reason} (the file has {len(self.data)} bytes)")


def read_exports(path: str) -> Exports:
    """Read the symbol table of a shared library: ELF, Mach-O or PE, of any processor.

    Raises:
        BadBinary: the file cannot be read, is no shared library, or is damaged.
    """
    from sffi_gen.verify.elf import read_elf
    from sffi_gen.verify.macho import MAGICS, read_macho
    from sffi_gen.verify.pe import read_pe

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise BadBinary(f"{path}: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise BadBinary(f"{path!r}: {error}") from None
    file = Bytes(path, data)
    if data[:4] == b"\x7fELF":
        return read_elf(file)
    if data[:4] in MAGICS:
        return read_macho(file)
    if data[:2] == b"MZ":
        return read_pe(file)
    if data[:16].lstrip().startswith((b"/* GNU ld", b"INPUT", b"GROUP", b"OUTPUT_FORMAT")):
        raise file.bad("a linker script, not a shared library; give the library that it names")
    if data.startswith(b"!<arch>\n"):
        raise file.bad("a static library; give the shared one")
    raise file.bad("neither ELF nor Mach-O nor PE: not a shared library")


def group(symbols: list[Symbol]) -> dict[str, tuple[Symbol, ...]]:
    """Symbols by name, in the order of the file; a name may have several versions."""
    found: dict[str, tuple[Symbol, ...]] = {}
    for symbol in symbols:
        if symbol not in found.get(symbol.name, ()):
            found[symbol.name] = (*found.get(symbol.name, ()), symbol)
    return found
