"""What can be said about a shared library from its first bytes, without opening it.

The dynamic loader is a poor judge of broken files: a truncated library is mapped past its end and
kills the process with SIGBUS, and a library for another processor is reported as "No such file".
Reading the ELF header takes some 20 microseconds and finds both.
"""

from __future__ import annotations

import os
import struct
import sys

# e_machine values (ELF specification, "Machine" table) under the names that os.uname() gives them.
_MACHINES = {
    3: "i686",
    8: "mips",
    20: "ppc",
    21: "ppc64",
    22: "s390x",
    40: "arm",
    62: "x86_64",
    183: "aarch64",
    243: "riscv64",
    258: "loongarch64",
}
_ALIASES = {
    "amd64": "x86_64",
    "arm64": "aarch64",
    "armv7l": "arm",
    "armv8l": "arm",
    "i386": "i686",
    "i586": "i686",
    "ppc64le": "ppc64",
}
# The program headers hold everything the loader maps; 64 KiB covers any sane table.
_READ = 65536


def file_problem(path: str) -> str | None:
    """Say why ``path`` cannot be a loadable shared library, or None if nothing speaks against it.

    Only ELF platforms get a verdict on the contents; elsewhere existence and size are checked.
    """
    try:
        # PTH: pathlib would add 10 ms to the first call of every program.
        size = os.stat(path).st_size  # noqa: PTH116
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(_READ)
    except OSError as error:
        return _reason(error)
    if size == 0:
        return "the file is empty"
    if sys.platform in ("win32", "darwin"):
        return None
    if head[:4] != b"\x7fELF":
        text = head[:16].lstrip().startswith((b"/* GNU ld", b"INPUT", b"GROUP", b"OUTPUT_FORMAT"))
        return "a linker script, not a shared library" if text else "not a shared library (no ELF)"
    return _elf_problem(head, size)


def _elf_problem(head: bytes, size: int) -> str | None:
    """Check class, machine, type and completeness of an ELF file of ``size`` bytes."""
    if len(head) < 64:
        return f"truncated: only {size} bytes"
    is_64 = head[4] == 2
    order = "<" if head[5] == 1 else ">"
    kind, machine = struct.unpack_from(order + "HH", head, 16)
    found = machine_name(machine) + ("" if is_64 else " (32 bit)")
    here = process_machine()
    if found != here and here.split(" ")[0] in _MACHINES.values():
        return f"built for {found}, this Python is {here}"
    if kind != 3:  # ET_DYN
        return "an ELF file, but not a shared library"
    return _truncation(head, size, order, is_64)


def machine_name(machine: int) -> str:
    """Name the processor of an ELF file by its ``e_machine`` value."""
    return _MACHINES.get(machine, f"machine {machine}")


def _truncation(head: bytes, size: int, order: str, is_64: bool) -> str | None:
    """Compare the end of every mapped segment with the size of the file."""
    if is_64:
        (table,) = struct.unpack_from(order + "Q", head, 32)
        entry_size, count = struct.unpack_from(order + "HH", head, 54)
        offsets, word = (8, 32), "Q"
    else:
        (table,) = struct.unpack_from(order + "I", head, 28)
        entry_size, count = struct.unpack_from(order + "HH", head, 42)
        offsets, word = (4, 16), "I"
    needed = table + entry_size * count
    if needed <= len(head):
        for index in range(count):
            start = table + entry_size * index
            (offset,) = struct.unpack_from(order + word, head, start + offsets[0])
            (length,) = struct.unpack_from(order + word, head, start + offsets[1])
            needed = max(needed, offset + length)
    if needed > size:
        return f"truncated: {size} bytes, but its headers describe {needed}"
    return None


def process_machine() -> str:
    """Name the processor that this process runs as: ``"x86_64"``, ``"aarch64"``, ..."""
    machine = os.uname().machine if hasattr(os, "uname") else ""
    machine = _ALIASES.get(machine, machine)
    if sys.maxsize > 2**32:
        return machine
    # A 32-bit interpreter on a 64-bit kernel loads 32-bit libraries only.
    machine = {"x86_64": "i686", "aarch64": "arm"}.get(machine, machine)
    return machine + " (32 bit)"


def _reason(error: OSError) -> str:
    """Put an OSError in the words of a list entry: the path is already there."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return error.strerror or str(error)
