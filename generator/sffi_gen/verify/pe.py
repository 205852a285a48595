"""The export table of a Windows DLL (Microsoft's "PE Format")."""

from __future__ import annotations

from sffi_gen.verify.exports import Bytes, Exports, Symbol, group

_MACHINES = {0x14C: "i686", 0x8664: "x86_64", 0x1C4: "arm", 0xAA64: "aarch64"}
_DLL, _EXECUTABLE_SECTION = 0x2000, 0x20000000


class _Sections:
    def __init__(self, file: Bytes, table: int, count: int) -> None:
        self.file = file
        self.rows = [
            (*file.unpack("IIII", at + 8, "a section"), *file.unpack("I", at + 36, "a section"))
            for at in file.table(table, count, 40, "the section table")
        ]

    def offset(self, address: int, what: str) -> int:
        for size, start, raw_size, raw, _ in self.rows:
            if start <= address < start + max(size, raw_size):
                return raw + address - start
        raise self.file.bad(f"garbled: {what} is at address {address:#x}, which no section holds")

    def text(self, address: int, what: str) -> str:
        return self.file.text(self.offset(address, what), what)

    def is_code(self, address: int) -> bool:
        return any(
            start <= address < start + max(size, raw_size) and flags & _EXECUTABLE_SECTION
            for size, start, raw_size, _, flags in self.rows
        )


def read_pe(file: Bytes) -> Exports:
    """Read the named exports of a DLL.

    Raises:
        BadBinary: it is damaged, or no DLL.
    """
    (header,) = file.unpack("I", 0x3C, "the PE header's place")
    if file.data[header : header + 4] != b"PE\0\0":
        raise file.bad("a program of DOS or a garbled file, not a DLL")
    machine, sections, _, _, _, optional, flags = file.unpack("HHIIIHH", header + 4, "the header")
    if not flags & _DLL:
        raise file.bad("a Windows program, not a DLL")
    (magic,) = file.unpack("H", header + 24, "the optional header")
    if magic not in (0x10B, 0x20B):
        raise file.bad(f"garbled: an optional header of kind {magic:#x}")
    wide = magic == 0x20B
    at = header + 24 + (112 if wide else 96)
    (directories,) = file.unpack("I", at - 4, "the number of directories")
    found = _Sections(file, header + 24 + optional, sections)
    name, symbols = "", list[Symbol]()
    if directories:
        exported, _ = file.unpack("II", at, "the export directory's place")
        if exported:
            name, symbols = _exports(file, found, exported)
    return Exports(
        path=file.path,
        format="PE",
        machine=_MACHINES.get(machine, f"processor {machine:#x}"),
        bits=64 if wide else 32,
        order="little",
        name=name,
        needed=(),
        symbols=group(symbols),
    )


def _exports(file: Bytes, sections: _Sections, address: int) -> tuple[str, list[Symbol]]:
    at = sections.offset(address, "the export directory")
    row = file.unpack("IIIIIIIII", at + 12, "the export directory")
    own, _, functions, names, function_table, name_table, ordinal_table = row[:7]
    symbols: list[Symbol] = []
    if names:
        what = "the export table"
        ordinals = sections.offset(ordinal_table, what)
        start = sections.offset(function_table, what)
        texts = file.table(sections.offset(name_table, what), names, 4, what)
        for number, text_at in enumerate(texts):
            (ordinal,) = file.unpack("H", ordinals + 2 * number, what)
            if ordinal >= functions:
                raise file.bad("garbled: a name in the export table has no function")
            (code,) = file.unpack("I", start + 4 * ordinal, what)
            (text,) = file.unpack("I", text_at, what)
            kind = "function" if sections.is_code(code) else "unknown"
            symbols.append(Symbol(sections.text(text, "a symbol's name"), kind))
    return sections.text(own, "its name") if own else "", symbols
