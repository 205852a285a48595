"""The command: what it prints, its exit codes, and what it says of bad input."""

from __future__ import annotations

import ctypes
import json
import re
import subprocess
from pathlib import Path

import binary_files
import pytest
from click.testing import CliRunner, Result
from conftest import Truth
from sffi_gen.verify.command import verify

GOLDEN = Path(__file__).parent / "truth"


def run(truth: Truth, spec: str, *options: str, library: str = "") -> Result:
    path = truth.folder / "case.sffi"
    path.write_text(spec)
    chosen = library or str(truth.library)
    return CliRunner().invoke(verify, [str(path), "--library", chosen, *options])


LIES = (
    ("x: i32, y: i32, z", "x: i32, y: u32, z"),
    ("LIMIT: i32 = 64", "LIMIT: i32 = 65"),
    ("kind: u8, size: u32 } [packed]", "kind: u8, size: u32 }"),
    ("a: i32, b: i32) -> i32\nfn narrow", "a: i32) -> i32\nfn narrow"),
    ("fn MIN", "fn none() -> i32\n#? who frees this\nfn MIN"),
    ("t: i64) -> long", "t: i64) -> i64"),
)


@pytest.mark.parametrize("name", ["truth", "lies", "unasked"])
def test_what_it_prints(truth: Truth, name: str, update_goldens: bool) -> None:
    spec = truth.spec
    for said, lie in LIES if name != "truth" else ():
        assert spec.count(said) == 1
        spec = spec.replace(said, lie)
    found = run(truth, spec, *(["--no-compiler"] if name == "unasked" else []))
    assert found.exit_code == (0 if name == "truth" else 1)
    text = re.sub(r"compiler asked: cc\S*", "compiler asked: cc", found.output)
    text = re.sub(r"\(ELF.*?, calls", "(ELF, calls", text).replace(f"{truth.folder}/", "")
    golden = GOLDEN / f"{name}.txt"
    if update_goldens:
        golden.write_text(text)
    assert text == golden.read_text(), "pytest --update-goldens writes it anew"


def test_json(truth: Truth) -> None:
    found = run(truth, truth.spec.replace("= 64", "= 65"), "--format", "json")
    assert found.exit_code == 1
    answer = json.loads(found.output)
    assert answer["errors"] == 1
    assert answer["findings"][0]["code"] == "E507"
    assert answer["findings"][0]["severity"] == "error"
    assert answer["findings"][0]["line"] == 7
    assert {row["severity"] for row in answer["findings"][1:]} == {"note"}
    assert answer["claims"]["values"] == {"proved": 7, "wrong": 1, "unproved": 0}
    assert answer["unproved"] == []


def test_quiet_prints_no_notes(truth: Truth) -> None:
    assert "note[" in run(truth, truth.spec).output
    assert "note[" not in run(truth, truth.spec, "-q").output


@pytest.mark.parametrize(
    ("said", "instead", "words"),
    [
        ('include: "truth.h"', 'include: "none.h"', "the header none.h does not exist"),
        ('include: "truth.h"\n', "", "the spec names no header"),
        ('include: "truth.h"', 'include: "plus.h"', "is C++, not C"),
        ('include: "truth.h"', 'include: "broken.h"', "this header is not finished"),
    ],
)
def test_headers_that_cannot_be_read(truth: Truth, said: str, instead: str, words: str) -> None:
    (truth.folder / "plus.h").write_text("namespace x { class y; }\n")
    (truth.folder / "broken.h").write_text('#error "this header is not finished"\n')
    found = run(truth, truth.spec.replace(said, instead))
    assert found.exit_code == 1
    assert "error[E520]" in found.output and words in found.output
    # Symbols are looked at nevertheless, and all the rest is counted as unproved.
    assert re.search(r"^symbols +12 +0 +0$", found.output, re.M), found.output
    assert re.search(r"^prototypes +0 +0 +10$", found.output, re.M), found.output


def test_one_unreadable_declaration_hides_no_other(truth: Truth) -> None:
    header = (truth.folder / "truth.h").read_text()
    (truth.folder / "odd.h").write_text(
        header.replace("int add(int a, int b);", "int add(int a, $ b);")
    )
    found = run(truth, truth.spec.replace("truth.h", "odd.h"))
    assert "Traceback" not in found.output
    assert found.exit_code == 1


def test_a_field_that_could_not_be_read(truth: Truth) -> None:
    """What the reading lacks is asked of the compiler, and only its type is left unproved."""
    text = "typedef int name; struct own { char before; name name; };\n"
    (truth.folder / "odd.h").write_text(text)
    head = 'library: odd\nlanguage: c\ninclude: "odd.h"\n'
    found = run(truth, head + "struct Own = struct own { before: char, name: i32 }\n")
    assert found.exit_code == 0, found.output
    found = run(truth, head + "struct Own = struct own { before: char, name: i16 }\n")
    assert found.exit_code == 1 and "`Own.name`" in found.output, found.output


def test_libraries_that_do_not_do(truth: Truth, tmp_path: Path) -> None:
    garbled, other = tmp_path / "garbled.so", tmp_path / "other.so"
    garbled.write_bytes(truth.library.read_bytes()[:700])
    found = run(truth, truth.spec, library=str(garbled))
    assert found.exit_code == 1 and "E605" in found.output and "truncated" in found.output
    assert re.search(r"^symbols +0 +0 +12$", found.output, re.M), found.output
    other.write_bytes(binary_files.elf([("add", 1, 1, 0)], is_64=False, order=">", machine=8))
    found = run(truth, truth.spec, "-q", library=str(other))
    assert "mips, 32 bits, big-endian" in found.output
    assert re.search(r"^symbols +1 +11 +0$", found.output, re.M), found.output


def test_a_library_of_another_release(truth: Truth, tmp_path: Path) -> None:
    """A variable of another size, a function that is a variable."""
    source = tmp_path / "old.c"
    source.write_text("long counter = 1; int add = 2; int version(void) { return 1; }\n")
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-w", "-o", str(tmp_path / "old.so"), str(source)], check=True
    )
    found = run(truth, truth.spec, "-q", library=str(tmp_path / "old.so"))
    assert "E604" in found.output and "4 bytes by the header and 8 in the library" in found.output
    assert found.output.count("error[E603]") == 2
    assert "this build or release of the library leaves it out" in found.output


def test_found_as_the_loader_finds_it(truth: Truth, monkeypatch: pytest.MonkeyPatch) -> None:
    path = truth.folder / "truth.sffi"
    monkeypatch.delenv("SFFI_TRUTH_LIBRARY", raising=False)
    found = CliRunner().invoke(verify, [str(path), "-q"])
    assert found.exit_code == 1 and "E606" in found.output and "SFFI_TRUTH_LIBRARY" in found.output
    monkeypatch.setenv("SFFI_TRUTH_LIBRARY", str(truth.library))
    found = CliRunner().invoke(verify, [str(path), "-q"])
    assert found.exit_code == 0 and str(truth.library) in found.output


def test_found_in_what_the_library_needs(tmp_path: Path) -> None:
    """As dlsym finds it: first the library, then what it needs, then what that needs."""
    make = ["cc", "-shared", "-fPIC", "-x", "c", "-", "-L.", "-Wl,-rpath,$ORIGIN/in,--no-as-needed"]
    sources = {"deep": "int deep(void) { return 1; } int far[3];", "mid": "int far[2];", "top": ""}
    (tmp_path / "in").mkdir()
    for needed, (name, source) in zip(("", "-ldeep", "-lmid"), sources.items(), strict=True):
        file = f"lib{name}.so"
        # `deep` lies where `mid` looks, seen from `mid`.
        place = {"top": ".", "mid": "in", "deep": "in/in"}[name]
        (tmp_path / place).mkdir(exist_ok=True, parents=True)
        command = [*make, *(["-Lin", "-Lin/in", needed] if needed else []), "-o", f"{place}/{file}"]
        subprocess.run(
            [*command, f"-Wl,-soname,{file}"], input=source.encode(), check=True, cwd=tmp_path
        )
    (tmp_path / "top.h").write_text("int deep(void); extern int far[2];\n")
    spec = tmp_path / "top.sffi"
    spec.write_text(
        'library: top\nlanguage: c\nopen: "libtop.so"\ninclude: "top.h"\n'
        "fn deep() -> i32\nvar far: [i32; 2]\n"
    )
    library = ["--library", str(tmp_path / "libtop.so")]
    found = CliRunner().invoke(verify, [str(spec), *library])
    assert found.exit_code == 0, found.output
    assert "note[N603]: libtop.so lacks 1 symbol that the loader finds in" in found.output
    assert "in/in/libdeep.so, which it needs: deep" in found.output
    assert "libmid.so, which it needs: far" in found.output  # the first in the loader's order
    opened = ctypes.CDLL(str(tmp_path / "libtop.so"))
    assert opened.deep() == 1 and not ctypes.c_int.in_dll(opened, "far").value
    (tmp_path / "in/in/libdeep.so").unlink()
    found = CliRunner().invoke(verify, [str(spec), *library])
    assert found.exit_code == 1 and "error[E601]: libtop.so exports no `deep`" in found.output
    assert "not looked in, as it is not found: libdeep.so" in found.output


def test_what_may_be_missing_is_a_note(truth: Truth) -> None:
    header = truth.folder / "newer.h"
    header.write_text('#include "truth.h"\nint newest(void);\n')
    spec = truth.spec.replace("truth.h", "newer.h")
    spec += '@since("9.0") fn newest() -> i32\n@platform(windows) fn winner() -> i32\n'
    found = run(truth, spec)
    assert "note[N602]" in found.output and "since 9.0" in found.output
    assert "E601" not in found.output


def test_without_a_compiler(truth: Truth, monkeypatch: pytest.MonkeyPatch) -> None:
    """Symbols are what is left; that is an error only where it was not asked for."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CC", raising=False)
    found = run(truth, truth.spec, "--no-compiler")
    assert found.exit_code == 0 and "note[N506]" in found.output, found.output
    assert re.search(r"^symbols +12 +0 +0$", found.output, re.M), found.output
    assert re.search(r"^prototypes +0 +0 +10$", found.output, re.M), found.output
    assert "the header could not be read" in found.output
    found = run(truth, truth.spec)
    assert found.exit_code == 1 and "no C compiler" in found.output


@pytest.mark.parametrize("bits", [32, 64])
def test_for_another_processor(tmp_path: Path, bits: int) -> None:
    """The compiler's target decides, not this machine: nothing is linked or run."""
    command = ["cc", f"-m{bits}", "-c", "-x", "c", "-", "-o", str(tmp_path / "x.o")]
    if subprocess.run(command, input=b"int x;", capture_output=True).returncode:
        pytest.skip(f"cc makes no {bits}-bit code here")
    (tmp_path / "wide.h").write_text("struct wide { char c; long l; long long w; double *p; };\n")
    spec = tmp_path / "wide.sffi"
    head = 'library: wide\nlanguage: c\ninclude: "wide.h"\n'
    for width, agrees in (("long", True), (f"i{bits}", True), (f"i{96 - bits}", False)):
        fields = f"c: char, l: {width}, w: i64, p: *f64"
        spec.write_text(f"{head}struct Wide = struct wide {{ {fields} }}\n")
        found = CliRunner().invoke(verify, [str(spec), "--cc", f"cc -m{bits}", "-q"])
        assert found.output.count("error[") == 1 + (not agrees)  # no library is found
        assert ("error[E505]" in found.output) == (not agrees), found.output


def test_wrong_usage(truth: Truth) -> None:
    assert CliRunner().invoke(verify, []).exit_code == 2
    assert CliRunner().invoke(verify, ["a", "--format", "xml"]).exit_code == 2
    none = CliRunner().invoke(verify, ["none.sffi"])
    assert none.exit_code == 1 and "E101" in none.output and "Traceback" not in none.output
    wrong = run(truth, truth.spec + "fn add(x: Nothing)\n")
    assert wrong.exit_code == 1 and "nothing was verified" in wrong.output
    missing = run(truth, truth.spec, "--cc", "no-such-compiler")
    assert missing.exit_code == 1 and "no-such-compiler" in missing.output
