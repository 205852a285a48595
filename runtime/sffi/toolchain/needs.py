"""What a built shim needs of the machine it runs on: libraries, and versions of their symbols.

Read from the dynamic section of the ELF file (System V ABI, "Dynamic Linking"; the layout of
version needs is that of the Linux Standard Base, "Symbol Versioning").
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sffi.errors import BuildError

_LOAD: Final = 1  # PT_LOAD
_DYNAMIC: Final = 2  # PT_DYNAMIC
_NEEDED: Final = 1  # DT_NEEDED
_STRINGS: Final = 5  # DT_STRTAB
_VERSIONS: Final = 0x6FFFFFFE  # DT_VERNEED
_VERSION_COUNT: Final = 0x6FFFFFFF  # DT_VERNEEDNUM


@dataclass(frozen=True)
class Needs:
    """Names of libraries (``libc.so.6``), and of symbol versions (``GLIBC_2.34``)."""

    libraries: tuple[str, ...]
    versions: tuple[str, ...]


def read_needs(path: Path) -> Needs:
    """Read what an ELF file of this machine's byte order needs.

    Raises:
        BuildError: it is no such file, or it is garbled.
    """
    try:
        return _Reader(path.read_bytes()).needs()
    except (struct.error, IndexError, ValueError) as error:
        raise BuildError(f"{path} is not an ELF file that can be read: {error}") from None


class _Reader:
    def __init__(self, data: bytes) -> None:
        if data[:4] != b"\x7fELF":
            raise ValueError("no ELF")
        self.data = data
        self.wide = data[4] == 2
        self.order = "<" if data[5] == 1 else ">"
        self.segments = self._segments()
        self.dynamic = self._dynamic()

    def needs(self) -> Needs:
        strings = self._offset(self.dynamic[_STRINGS][0])
        libraries = [self._text(strings + at) for at in self.dynamic.get(_NEEDED, [])]
        versions = set()
        if _VERSIONS in self.dynamic:
            at = self._offset(self.dynamic[_VERSIONS][0])
            for _ in range(self.dynamic[_VERSION_COUNT][0]):
                _, count, _, first, following = self._unpack("HHIII", at)
                inner = at + first
                for _ in range(count):
                    _, _, _, name, step = self._unpack("IHHII", inner)
                    versions.add(self._text(strings + name))
                    inner += step
                at += following
        return Needs(tuple(libraries), tuple(sorted(versions)))

    def _segments(self) -> list[tuple[int, int, int, int]]:
        """Kind, offset in the file, address and size in the file of each segment."""
        start = self._unpack("Q", 32)[0] if self.wide else self._unpack("I", 28)[0]
        size, count = self._unpack("HH", 54 if self.wide else 42)
        found = []
        for at in range(start, start + size * count, size):
            if self.wide:
                kind, _, offset, address, _, length = self._unpack("IIQQQQ", at)
            else:
                kind, offset, address, _, length = self._unpack("IIIII", at)
            found.append((kind, offset, address, length))
        return found

    def _dynamic(self) -> dict[int, list[int]]:
        """The values of each tag."""
        place = next(((o, n) for kind, o, _, n in self.segments if kind == _DYNAMIC), None)
        if place is None:
            raise ValueError("no dynamic section")
        layout, size = ("qQ", 16) if self.wide else ("iI", 8)
        found: dict[int, list[int]] = {}
        for at in range(place[0], place[0] + place[1], size):
            tag, value = self._unpack(layout, at)
            if tag == 0:
                break
            found.setdefault(tag, []).append(value)
        if _STRINGS not in found:
            raise ValueError("no table of strings")
        return found

    def _offset(self, address: int) -> int:
        for kind, offset, start, length in self.segments:
            if kind == _LOAD and start <= address < start + length:
                return address - start + offset
        raise ValueError(f"nothing is at {address:#x}")

    def _text(self, at: int) -> str:
        return self.data[at : self.data.index(b"\0", at)].decode("ascii")

    def _unpack(self, layout: str, at: int) -> tuple[int, ...]:
        return struct.unpack_from(self.order + layout, self.data, at)
