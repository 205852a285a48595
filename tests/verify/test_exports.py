"""Symbol tables of libraries, of this machine and of others."""

from __future__ import annotations

import ctypes
import platform
import shutil
import subprocess
from pathlib import Path

import binary_files
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi_gen.verify.exports import BadBinary, Symbol, read_exports

ROWS = [("first", 1, 1, 2), ("second", 1, 2, 0x8003), ("second", 1, 1, 2), ("used", 0, 1, 0)]
LINK = ("cc", "-shared", "-fPIC")
VERSIONS = {2: "HAND_2", 3: "HAND_1"}
C_SOURCE = """
int counter = 5;
static int hidden_by_static(void) { return 1; }
__attribute__((visibility("hidden"))) int hidden(void) { return hidden_by_static(); }
int old_one(void) { return 1; }
int new_one(void) { return 2; }
int gone(void) { return hidden(); }
__attribute__((weak)) int weak_one(void) { return gone(); }
__thread int per_thread = 3;
__asm__(".symver old_one,twice@V_1");
__asm__(".symver new_one,twice@@V_2");
__asm__(".symver gone,removed@V_1");
"""


@pytest.mark.parametrize("gnu_hash", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("is_64", [False, True])
def test_elf_of_any_class_and_order(
    tmp_path: Path, is_64: bool, order: str, gnu_hash: bool
) -> None:
    path = tmp_path / "lib.so"
    path.write_bytes(
        binary_files.elf(
            ROWS, is_64=is_64, order=order, machine=8, versions=VERSIONS, gnu_hash=gnu_hash
        )
    )
    found = read_exports(str(path))
    bits, endian = (64 if is_64 else 32), ("little" if order == "<" else "big")
    assert found.platform == f"ELF, mips, {bits} bits, {endian}-endian"
    assert found.name == "libhand.so.1"
    assert [str(symbol) for several in found.symbols.values() for symbol in several] == [
        "first@@HAND_2",
        "second@HAND_1",
        "second@@HAND_2",
    ]
    assert found.versions == ("HAND_1", "HAND_2")
    second = found.find("second")
    assert second is not None and second.version == "HAND_2"
    assert found.find("used") is None


def test_elf_without_versions(tmp_path: Path) -> None:
    path = tmp_path / "lib.so"
    path.write_bytes(binary_files.elf([("plain", 1, 1, 0)]))
    assert read_exports(str(path)).find("plain") == Symbol("plain", "function", 8)


def test_a_real_library(tmp_path: Path) -> None:
    """What the compiler and the linker here make, versions included."""
    if shutil.which("cc") is None:
        pytest.skip("no C compiler on this machine")
    source, script, path = tmp_path / "v.c", tmp_path / "v.map", tmp_path / "libv.so"
    source.write_text(C_SOURCE)
    script.write_text(
        "V_1 { global: counter; weak_one; per_thread; twice; removed; }; "
        "V_2 { local: *_one; gone; } V_1;\n"
    )
    subprocess.run(
        [*LINK, f"-Wl,-soname,libv.so.7,--version-script={script}", "-o", str(path), str(source)],
        check=True,
    )
    found = read_exports(str(path))
    assert found.name == "libv.so.7"
    texts = {name: sorted(map(str, several))[::-1] for name, several in found.symbols.items()}
    assert texts == {
        "counter": ["counter@@V_1"],
        "weak_one": ["weak_one@@V_1"],
        "per_thread": ["per_thread@@V_1"],
        "twice": ["twice@V_1", "twice@@V_2"],
        "removed": ["removed@V_1"],
    }
    counter, thread = found.find("counter"), found.find("per_thread")
    assert counter is not None and (counter.kind, counter.size) == ("object", 4)
    assert thread is not None and thread.kind == "tls"
    # dlsym gives no version that is not the default, and neither does `find`.
    assert found.find("removed") is None
    library = ctypes.CDLL(str(path))
    assert library.twice() == 2
    assert not hasattr(library, "removed")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("is_64", [False, True])
def test_macho(tmp_path: Path, is_64: bool, order: str) -> None:
    path = tmp_path / "lib.dylib"
    path.write_bytes(binary_files.macho(["open_it", "_under"], is_64=is_64, order=order))
    found = read_exports(str(path))
    assert (found.format, found.bits, found.name) == (
        "Mach-O",
        64 if is_64 else 32,
        "/usr/lib/libhand.1.dylib",
    )
    assert list(found.symbols) == ["open_it", "_under"]


def test_fat_macho(tmp_path: Path) -> None:
    path = tmp_path / "lib.dylib"
    parts = [(18, binary_files.macho(["other"], cpu=18)), (7, binary_files.macho(["first"]))]
    path.write_bytes(binary_files.fat(parts))
    assert list(read_exports(str(path)).symbols) == ["other"]  # none for this machine: the first
    path.write_bytes(binary_files.fat([(18, b""), (0x01000007, binary_files.macho(["here"]))]))
    if platform.machine() == "x86_64":
        assert list(read_exports(str(path)).symbols) == ["here"]


@pytest.mark.parametrize("is_64", [False, True])
def test_pe(tmp_path: Path, is_64: bool) -> None:
    path = tmp_path / "hand.dll"
    path.write_bytes(binary_files.pe(["Alpha", "Beta"], is_64=is_64))
    found = read_exports(str(path))
    assert (found.format, found.name, found.bits) == ("PE", "hand.dll", 64 if is_64 else 32)
    assert [(s[0].name, s[0].kind) for s in found.symbols.values()] == [
        ("Alpha", "function"),
        ("Beta", "function"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a shared library"),
        (b"hello", "not a shared library"),
        (b"/* GNU ld script */ GROUP ( /lib/libc.so.6 )", "linker script"),
        (b"!<arch>\nfoo", "static library"),
        (b"\x7fELF", "garbled"),
        (b"\x7fELF\2\1\1" + bytes(9), "truncated"),
        (b"MZ", "truncated"),
        (b"MZ" + bytes(100), "not a DLL"),
        (b"\xcf\xfa\xed\xfe", "truncated"),
    ],
)
def test_what_is_no_library(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(BadBinary, match=says):
        read_exports(str(path))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadBinary, match="No such file"):
        read_exports(str(tmp_path / "none.so"))
    with pytest.raises(BadBinary, match="directory"):
        read_exports(str(tmp_path))
    with pytest.raises(BadBinary, match="null"):
        read_exports("a\0b")


WHOLE = [
    binary_files.elf(ROWS, versions=VERSIONS),
    binary_files.elf(ROWS, is_64=False, order=">", versions=VERSIONS, gnu_hash=True),
    binary_files.macho(["alpha", "beta"]),
    binary_files.fat([(7, binary_files.macho(["alpha"], is_64=False))]),
    binary_files.pe(["Alpha", "Beta"]),
]


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_damaged_files_give_errors(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Cut, or with bytes changed: the symbols or a BadBinary, nothing else."""
    whole = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(whole[:cut])
    try:
        read_exports(str(path))
    except BadBinary as error:
        assert str(error).startswith(str(path))


@settings(max_examples=200, deadline=None)
@given(start=st.sampled_from([whole[:20] for whole in WHOLE]), rest=st.binary(max_size=400))
def test_random_bytes_give_errors(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "random"
    path.write_bytes(start + rest)
    try:
        read_exports(str(path))
    except BadBinary as error:
        assert str(error).startswith(str(path))
