"""Shared libraries of a few hundred bytes, for processors and systems that are not here.

They hold what a symbol table needs and nothing else; the formats are written down here a second
time, independently of the readers under test.
"""

from __future__ import annotations

import struct

#: name, value's section (0: undefined), binding, version index
Row = tuple[str, int, int, int]


def elf(
    rows: list[Row],
    *,
    is_64: bool = True,
    order: str = "<",
    machine: int = 62,
    soname: str = "libhand.so.1",
    versions: dict[int, str] | None = None,
    gnu_hash: bool = False,
) -> bytes:
    """An ELF library with the given dynamic symbols; addresses are offsets in the file."""
    strings = bytearray(b"\0")

    def text(value: str) -> int:
        strings.extend(value.encode() + b"\0")
        return len(strings) - len(value.encode()) - 1

    word = "Q" if is_64 else "I"
    symbols, marks = bytearray(24 if is_64 else 16), bytearray(2)
    for name, section, binding, version in rows:
        info = binding << 4 | 2
        if is_64:
            symbols += struct.pack(order + "IBBHQQ", text(name), info, 0, section, 64, 8)
        else:
            symbols += struct.pack(order + "IIIBBH", text(name), 64, 8, info, 0, section)
        marks += struct.pack(order + "H", version)
    definitions = bytearray()
    defined = versions or {}
    for number, (index, name) in enumerate(defined.items(), 1):
        following = 28 if number < len(defined) else 0
        definitions += struct.pack(order + "HHHHIII", 1, 0, index, 1, 0, 20, following)
        definitions += struct.pack(order + "II", text(name), 0)
    if gnu_hash:
        bloom = 8 if is_64 else 4
        hashes = struct.pack(order + "IIII", 1, 1, 1, 0) + bytes(bloom)
        hashes += struct.pack(order + "I", 1 if rows else 0)
        hashes += b"".join(
            struct.pack(order + "I", int(number == len(rows))) for number in range(1, 1 + len(rows))
        )
    else:
        hashes = struct.pack(order + "II", 1, len(rows) + 1) + bytes(4 * (len(rows) + 2))
    soname_at = text(soname)
    header, segment = (64, 56) if is_64 else (52, 32)
    at = header + 2 * segment
    places = {}
    for name, part in (
        ("symbols", symbols),
        ("strings", strings),
        ("hash", hashes),
        ("marks", marks),
        ("versions", definitions),
    ):
        places[name] = at
        at += len(part)
    tags = [(5, places["strings"]), (6, places["symbols"]), (10, len(strings)), (14, soname_at)]
    tags += [(0x6FFFFEF5 if gnu_hash else 4, places["hash"])]
    if versions is not None:
        tags += [(0x6FFFFFF0, places["marks"]), (0x6FFFFFFC, places["versions"])]
        tags += [(0x6FFFFFFD, len(defined))]
    dynamic = b"".join(struct.pack(order + word * 2, *tag) for tag in [*tags, (0, 0)])
    total = at + len(dynamic)
    ident = b"\x7fELF" + bytes([1 + is_64, 1 if order == "<" else 2, 1]) + bytes(9)
    head = ident + struct.pack(order + "HHI" + word * 3, 3, machine, 1, 0, header, 0)
    head += struct.pack(order + "IHHHHHH", 0, header, segment, 2, 0, 0, 0)
    for kind, start, length in ((1, 0, total), (2, at, len(dynamic))):
        if is_64:
            head += struct.pack(order + "IIQQQQQQ", kind, 4, start, start, start, length, length, 8)
        else:
            head += struct.pack(order + "IIIIIIII", kind, start, start, start, length, length, 4, 4)
    return bytes(head + symbols + strings + hashes + marks + definitions + dynamic)


def macho(names: list[str], *, is_64: bool = True, order: str = "<", cpu: int = 7) -> bytes:
    """A Mach-O library whose code section has the given symbols, and one undefined one."""
    cpu |= 0x01000000 if is_64 else 0
    install = b"/usr/lib/libhand.1.dylib\0\0\0\0"
    load = struct.pack(order + "IIIIII", 0xD, 24 + len(install), 24, 0, 0, 0) + install
    strings, rows = bytearray(b"\0"), b""
    for name, kind, section in [*((name, 0x0F, 1) for name in names), ("printf", 1, 0)]:
        rows += struct.pack(
            order + "IBBH" + ("Q" if is_64 else "I"), len(strings), kind, section, 0, 0
        )
        strings += b"_" + name.encode() + b"\0"
    header = 32 if is_64 else 28
    at = header + len(load) + 24
    table = struct.pack(order + "IIIIII", 2, 24, at, len(names) + 1, at + len(rows), len(strings))
    head = struct.pack(
        order + "IIIIIII", 0xFEEDFACF if is_64 else 0xFEEDFACE, cpu, 0, 6, 2, len(load) + 24, 0
    )
    return head + bytes(4 if is_64 else 0) + load + table + rows + bytes(strings)


def fat(parts: list[tuple[int, bytes]]) -> bytes:
    """A fat Mach-O file of parts, each with its processor."""
    head, body = struct.pack(">II", 0xCAFEBABE, len(parts)), b""
    start = 8 + 20 * len(parts)
    for cpu, part in parts:
        head += struct.pack(">IIIII", cpu, 0, start + len(body), len(part), 0)
        body += part
    return head + body


def pe(names: list[str], *, is_64: bool = True, machine: int = 0x8664) -> bytes:
    """A DLL with the given functions; its one section starts at byte 0x400, address 0x1000."""
    base, raw = 0x1000, 0x400
    count = len(names)
    functions, texts, ordinals = 40, 40 + 4 * count, 40 + 8 * count
    strings = bytearray(b"hand.dll\0")
    text_at = ordinals + 2 * count
    table = b""
    for name in names:
        table += struct.pack("<I", base + text_at + len(strings))
        strings += name.encode() + b"\0"
    section = struct.pack(
        "<IIIIIIIIII",
        *(0, 0, 0, base + text_at, 1, count, count, base + functions, base + texts),
        base + ordinals,
    )
    section += struct.pack("<I", base) * count + table
    section += b"".join(struct.pack("<H", number) for number in range(count)) + bytes(strings)
    optional = (112 if is_64 else 96) + 16 * 8
    head = b"MZ" + bytes(58) + struct.pack("<I", 0x40) + b"PE\0\0"
    head += struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, optional, 0x2000)
    head += struct.pack("<H", 0x20B if is_64 else 0x10B) + bytes((112 if is_64 else 96) - 6)
    head += struct.pack("<I", 16) + struct.pack("<II", base, len(section)) + bytes(15 * 8)
    head += b".text\0\0\0" + struct.pack(
        "<IIIIIIHHI", len(section), base, len(section), raw, 0, 0, 0, 0, 0x20000020
    )
    return head + bytes(raw - len(head)) + section
