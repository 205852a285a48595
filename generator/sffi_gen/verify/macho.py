"""The exported symbols of a Mach-O library (Apple's loader.h, nlist.h and fat.h)."""

from __future__ import annotations

import platform

from sffi_gen.verify.exports import Bytes, Exports, Symbol, group

_THIN = {
    b"\xce\xfa\xed\xfe": ("<", 32),
    b"\xcf\xfa\xed\xfe": ("<", 64),
    b"\xfe\xed\xfa\xce": (">", 32),
    b"\xfe\xed\xfa\xcf": (">", 64),
}
_FAT = {b"\xca\xfe\xba\xbe": 32, b"\xca\xfe\xba\xbf": 64}
MAGICS = (*_THIN, *_FAT)
_MACHINES = {7: "i686", 0x01000007: "x86_64", 12: "arm", 0x0100000C: "aarch64", 18: "ppc"}
_SYMTAB, _ID_DYLIB, _LOAD_DYLIBS = 2, 0xD, (0xC, 0x80000018, 0x8000001F)
_DYLIB, _BUNDLE = 6, 8
_STAB, _PRIVATE, _TYPE, _EXTERNAL, _IN_SECTION, _ABSOLUTE = 0xE0, 0x10, 0x0E, 1, 0xE, 2
_MOST = 1 << 22


def read_macho(file: Bytes) -> Exports:
    """Read the exported symbols; of a fat file, those of the part for this machine, else the first.

    Raises:
        BadBinary: it is damaged, or no shared library.
    """
    if file.data[:4] in _FAT:
        return read_macho(_part(file))
    if file.data[:4] not in _THIN:
        raise file.bad("garbled: a part of it is no Mach-O file")
    file.order, bits = _THIN[file.data[:4]]
    cpu, _, kind, count, length, _ = file.unpack("IIIIII", 4, "the header")
    if kind not in (_DYLIB, _BUNDLE):
        raise file.bad("a Mach-O file, but not a shared library")
    name, needed, symbols = "", [], []
    at = 32 if bits == 64 else 28
    end = at + length
    for _ in range(min(count, _MOST)):
        command, size = file.unpack("II", at, "a load command")
        if size < 8 or at + size > end:
            raise file.bad("garbled: a load command of no sensible length")
        if command == _SYMTAB:
            symbols += _symbols(file, at, bits)
        elif command == _ID_DYLIB or command in _LOAD_DYLIBS:
            (offset,) = file.unpack("I", at + 8, "a library's name")
            text = file.text(at + offset, "a library's name", at + size)
            if command == _ID_DYLIB:
                name = text
            else:
                needed.append(text)
        at += size
    return Exports(
        path=file.path,
        format="Mach-O",
        machine=_MACHINES.get(cpu, f"processor {cpu}"),
        bits=bits,
        order="little" if file.order == "<" else "big",
        name=name,
        needed=tuple(needed),
        symbols=group(symbols),
    )


def _part(file: Bytes) -> Bytes:
    """The part of a fat file for this machine, or the first."""
    wide = _FAT[file.data[:4]] == 64
    file.order = ">"
    (count,) = file.unpack("I", 4, "the header")
    here = {"arm64": "aarch64", "AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    parts = []
    for at in file.table(8, count, 32 if wide else 20, "the list of parts"):
        cpu, _, offset, size = file.unpack("IIQQ" if wide else "IIII", at, "a part")
        parts.append((_MACHINES.get(cpu, "") != here, offset, size))
    if not parts:
        raise file.bad("a fat file without a part")
    _, offset, size = min(parts, key=lambda part: part[0])
    if offset + size > len(file.data):
        raise file.bad(f"truncated: a part would be {size} bytes at byte {offset}")
    return Bytes(file.path, file.data[offset : offset + size])


def _symbols(file: Bytes, command: int, bits: int) -> list[Symbol]:
    table, count, strings, size = file.unpack("IIII", command + 8, "the symbol table")
    found = []
    width = 16 if bits == 64 else 12
    for at in file.table(table, count, width, "the symbol table"):
        index, kind, section, _ = file.unpack("IBBH", at, "a symbol")
        external = kind & _EXTERNAL and not kind & (_STAB | _PRIVATE)
        if not external or kind & _TYPE not in (_IN_SECTION, _ABSOLUTE):
            continue
        text = file.text(strings + index, "a symbol's name", strings + size)
        # Sections count from 1 and the first one is the code; whether others are, is not said here.
        what = "function" if section == 1 else "unknown"
        found.append(Symbol(text.removeprefix("_"), what))
    return found
