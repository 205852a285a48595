"""The dynamic symbols of an ELF file, as the loader sees them.

Everything is found through the dynamic segment, which a library needs to be loaded; section headers
may be stripped. Formats: System V ABI, chapters 4 and 5; symbol versions: Linux Standard Base Core,
"Symbol Versioning"; the GNU hash table: binutils' description of DT_GNU_HASH.
"""

from __future__ import annotations

from sffi.elf import machine_name

from sffi_gen.verify.exports import Bytes, Exports, Symbol, group

_PT_LOAD, _PT_DYNAMIC = 1, 2
_NEEDED, _HASH, _STRTAB, _SYMTAB, _STRSZ, _SYMENT, _SONAME = 1, 4, 5, 6, 10, 11, 14
_RPATH, _RUNPATH = 15, 29
_GNU_HASH, _VERSYM, _VERDEF, _VERDEFNUM = 0x6FFFFEF5, 0x6FFFFFF0, 0x6FFFFFFC, 0x6FFFFFFD
_MIPS_SYMTABNO = 0x70000011
_KINDS = {0: "unknown", 1: "object", 2: "function", 6: "tls", 10: "function"}  # 10: IFUNC
_GLOBAL, _WEAK, _UNIQUE = 1, 2, 10
_HIDDEN_VISIBILITY = (1, 2)  # STV_INTERNAL, STV_HIDDEN
_SHN_ABS = 0xFFF1
_MACHINE_S390, _MACHINE_ALPHA = 22, 0x9026
_MOST = 1 << 22  # symbols; a damaged count must not keep the machine busy


class _Elf:
    def __init__(self, file: Bytes) -> None:
        self.file = file
        ident = file.data[4:6]
        if ident[:1] not in (b"\1", b"\2") or ident[1:] not in (b"\1", b"\2"):
            raise file.bad("garbled: an ELF file of no known class or byte order")
        self.is_64 = ident[:1] == b"\2"
        file.order = "<" if ident[1:] == b"\1" else ">"
        self.word = "Q" if self.is_64 else "I"
        self.type, self.machine = file.unpack("HH", 16, "the header")
        self.segments = self._segments()
        self.dynamic = self._dynamic()

    def _segments(self) -> list[tuple[int, int, int, int]]:
        """Kind, offset, address and size in the file of every segment."""
        (table,) = self.file.unpack(self.word, 32 if self.is_64 else 28, "the header")
        size, count = self.file.unpack("HH", 54 if self.is_64 else 42, "the header")
        found = []
        for at in self.file.table(table, count, max(size, 32), "the program headers"):
            if self.is_64:
                kind, _, offset, address, _, length = self.file.unpack("IIQQQQ", at, "a segment")
            else:
                kind, offset, address, _, length = self.file.unpack("IIIII", at, "a segment")
            found.append((kind, offset, address, length))
        return found

    def _dynamic(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for kind, offset, _, length in self.segments:
            if kind != _PT_DYNAMIC:
                continue
            size = 16 if self.is_64 else 8
            for at in self.file.table(offset, length // size, size, "the dynamic section"):
                tag, value = self.file.unpack(self.word * 2, at, "the dynamic section")
                if tag == 0:
                    break
                found.setdefault(tag, []).append(value)
        return found

    def value(self, tag: int) -> int | None:
        return self.dynamic.get(tag, [None])[0]

    def offset(self, tag: int, what: str) -> int:
        """Where in the file the address lies that an entry of the dynamic section gives."""
        address = self.value(tag)
        if address is None:
            raise self.file.bad(f"garbled: its dynamic section lacks {what}")
        for kind, offset, start, length in self.segments:
            if kind == _PT_LOAD and start <= address < start + length:
                return offset + address - start
        raise self.file.bad(f"garbled: {what} is at address {address:#x}, which no segment holds")

    def string(self, index: int, what: str) -> str:
        start = self.offset(_STRTAB, "the string table")
        size = self.value(_STRSZ)
        return self.file.text(start + index, what, None if size is None else start + size)

    def count(self) -> int:
        """How many dynamic symbols there are, which only the hash tables say."""
        if self.value(_HASH) is not None:
            at = self.offset(_HASH, "the hash table")
            wide = self.is_64 and self.machine in (_MACHINE_S390, _MACHINE_ALPHA)
            return self.file.unpack("QQ" if wide else "II", at, "the hash table")[1]
        if self.value(_GNU_HASH) is not None:
            return self._count_gnu(self.offset(_GNU_HASH, "the hash table"))
        number = self.value(_MIPS_SYMTABNO)
        if number is not None:
            return number
        raise self.file.bad("has no hash table, so a loader finds no symbol in it")

    def _count_gnu(self, at: int) -> int:
        what = "the GNU hash table"
        buckets, first, bloom, _ = self.file.unpack("IIII", at, what)
        start = at + 16 + bloom * (8 if self.is_64 else 4)
        entries = self.file.table(start, buckets, 4, what)
        last = max((self.file.unpack("I", entry, what)[0] for entry in entries), default=0)
        if last < first:
            return first
        chains = start + 4 * buckets
        while not self.file.unpack("I", chains + 4 * (last - first), what)[0] & 1:
            last += 1
        return last + 1

    def versions(self) -> dict[int, str]:
        """The versions that the library defines, by their index."""
        found: dict[int, str] = {}
        number = self.value(_VERDEFNUM)
        if number is None or self.value(_VERDEF) is None:
            return found
        at = self.offset(_VERDEF, "the version definitions")
        what = "a version definition"
        for _ in range(min(number, 0x8000)):
            _, flags, index, _, _, aux, following = self.file.unpack("HHHHIII", at, what)
            if not flags & 1:  # not the base version, which is the library's own name
                (name, _) = self.file.unpack("II", at + aux, what)
                found[index] = self.string(name, "a version's name")
            if following == 0:
                break
            at += following
        return found

    def symbols(self) -> list[Symbol]:
        versions = self.versions()
        count = self.count()
        if count > _MOST:
            raise self.file.bad(f"garbled: it claims to have {count} symbols")
        size = self.value(_SYMENT) or (24 if self.is_64 else 16)
        table = self.offset(_SYMTAB, "the symbol table")
        entries = self.file.table(table, count, size, "the symbol table")
        versioned = self.value(_VERSYM) is not None
        marks = self.offset(_VERSYM, "the symbol versions") if versioned else 0
        found = []
        for number, at in enumerate(entries):
            if self.is_64:
                name, info, other, section, _, length = self.file.unpack("IBBHQQ", at, "a symbol")
            else:
                name, _, length, info, other, section = self.file.unpack("IIIBBH", at, "a symbol")
            if section == 0 or info >> 4 not in (_GLOBAL, _WEAK, _UNIQUE):
                continue
            if other & 3 in _HIDDEN_VISIBILITY or info & 15 not in _KINDS:
                continue
            mark = self.file.unpack("H", marks + 2 * number, "a version")[0] if versioned else 1
            text = self.string(name, "a symbol's name")
            version = versions.get(mark & 0x7FFF, "")
            if mark & 0x7FFF == 0 or (section == _SHN_ABS and text == version):
                continue  # local to the library; the marker of a version
            found.append(Symbol(text, _KINDS[info & 15], length, version, not mark & 0x8000))
        return found


def read_elf(file: Bytes) -> Exports:
    """Read the dynamic symbols of an ELF file of any class, byte order and processor.

    Raises:
        BadBinary: it is damaged, or no shared library.
    """
    elf = _Elf(file)
    if elf.type == 1:
        raise file.bad("an object file, not a shared library")
    if not elf.dynamic:
        raise file.bad("has no dynamic section: a program that is linked statically, or a core")
    soname = elf.value(_SONAME)
    search = elf.dynamic.get(_RUNPATH) or elf.dynamic.get(_RPATH, [])
    return Exports(
        path=file.path,
        format="ELF",
        machine=machine_name(elf.machine),
        bits=64 if elf.is_64 else 32,
        order="little" if file.order == "<" else "big",
        name="" if soname is None else elf.string(soname, "its name"),
        needed=tuple(elf.string(at, "a name") for at in elf.dynamic.get(_NEEDED, [])),
        symbols=group(elf.symbols()),
        search=tuple(
            folder for at in search for folder in elf.string(at, "a path").split(":") if folder
        ),
    )
