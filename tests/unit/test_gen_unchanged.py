"""`sffi-gen` when nothing changed: it sees so without compiling, and sees everything that did."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sffi_gen
from click.testing import CliRunner
from sffi_gen import stamp
from sffi_gen.cli import main

SPEC = """//! A library for tests.
library: demo
include: "demo.hpp"
use: "parts/box.sffi"
/// Makes a box.
fn create(size: i64) -> Box [own]
"""
PART = "type Box = demo::Box\nfn Box.size(self) -> i64\n"
NOTHING = "generated/sffi_demo: no files changed\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A spec that uses another one, compiled."""
    place = tmp_path / "here"
    (place / "parts").mkdir(parents=True)
    monkeypatch.chdir(place)
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path / "cache"))
    (place / "demo.sffi").write_text(SPEC)
    (place / "parts" / "box.sffi").write_text(PART)
    assert " files changed" in run("demo.sffi")
    return place


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The specs that are compiled from now on."""
    from sffi_gen import execute

    seen: list[str] = []
    real = execute.compile_spec
    monkeypatch.setattr(
        execute, "compile_spec", lambda spec, output: (seen.append(spec), real(spec, output))[1]
    )
    return seen


def run(*arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == status, result.output
    return result.output


def test_nothing_is_compiled_and_nothing_touched(folder: Path, compiling: list[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert run("demo.sffi") == NOTHING
    assert not compiling
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_compiler_and_its_libraries_are_not_imported() -> None:
    code = (
        "import sys; from sffi_gen.cli import main; main(standalone_mode=False)\n"
        "print([m for m in ('jinja2', 'pycparser', 'sffi_gen.pipeline') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "demo.sffi"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{NOTHING}[]\n"


@pytest.mark.parametrize("option", ["--check", "--dry-run", "--force", "--dump-model"])
def test_options_do_all_the_work(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: stamp.Stamps, spec: str) -> str:
        raise AssertionError("asked")

    monkeypatch.setattr(stamp.Stamps, "unchanged", never)
    run("demo.sffi", option)


@pytest.mark.parametrize("name", ["demo.sffi", "parts/box.sffi"])
def test_a_spec_that_changed(folder: Path, compiling: list[str], name: str) -> None:
    spec = folder / name
    stat = spec.stat()
    spec.write_text(spec.read_text().replace("size", "room"))
    os.utime(spec, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # The time says nothing.
    assert run("demo.sffi") != NOTHING
    assert compiling == ["demo.sffi"]
    assert (
        "room"
        in (folder / "generated/sffi_demo/handles.py").read_text()
        + (folder / "generated/sffi_demo/functions.py").read_text()
    )
    assert run("demo.sffi") == NOTHING
    assert compiling == ["demo.sffi"]


def test_a_used_spec_that_is_gone(folder: Path) -> None:
    (folder / "parts" / "box.sffi").unlink()
    assert "error[E101]: cannot read parts/box.sffi" in run("demo.sffi", status=1)


def test_a_header_that_appears_beside_the_spec(folder: Path, compiling: list[str]) -> None:
    (folder / "demo.hpp").write_text("")
    assert run("demo.sffi") != NOTHING
    assert compiling


def test_an_output_that_was_edited(folder: Path) -> None:
    path = folder / "generated" / "sffi_demo" / "functions.py"
    path.write_text(path.read_text() + "MINE = 1\n")
    assert "functions.py was changed by hand" in run("demo.sffi", status=1)


@pytest.mark.parametrize("name", ["handles.pyi", "manifest.json", "shim/build.json"])
def test_an_output_that_is_gone(folder: Path, name: str) -> None:
    path = folder / "generated" / "sffi_demo" / name
    text = path.read_text()
    path.unlink()
    assert run("demo.sffi") == "generated/sffi_demo: 1 file changed\n"
    assert path.read_text() == text


def test_a_manifest_that_names_less(folder: Path, compiling: list[str]) -> None:
    (folder / "generated" / "sffi_demo" / "manifest.json").write_text('{"files": {}}')
    assert run("demo.sffi") == "generated/sffi_demo: 1 file changed\n"
    assert compiling


def test_another_generator(tmp_path: Path) -> None:
    """A copy of the generator compiles for itself, and again when a template of it changes."""
    source = Path(sffi_gen.__file__).parent
    copy = tmp_path / "root" / "sffi_gen"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        "import sys; from sffi_gen.cli import main\n"
        "try: main()\nfinally: print('sffi_gen.pipeline' in sys.modules)"
    )

    def compiled() -> bool:
        done = subprocess.run(
            [sys.executable, "-c", code, "demo.sffi"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(copy.parent), *sys.path])},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.endswith("True\n")

    assert not compiled()  # It is the same, elsewhere.
    template = copy / "templates" / "shim.cpp.j2"
    template.write_text(template.read_text() + "{# a remark #}\n")
    assert compiled()
    assert not compiled()


def test_another_output_folder_is_another_run(compiling: list[str]) -> None:
    assert "files changed" in run("demo.sffi", "-o", "elsewhere")
    assert compiling


def test_only_the_spec_that_changed_is_compiled(folder: Path, compiling: list[str]) -> None:
    (folder / "other.sffi").write_text("library: other\n")
    output = run("demo.sffi", "other.sffi")
    assert output.splitlines()[0] == NOTHING.strip()
    assert compiling == ["other.sffi"]


def test_a_second_spec_of_the_same_library(folder: Path) -> None:
    (folder / "again.sffi").write_text("library: demo\n")
    assert "error[E307]: two specs write sffi_demo" in run("demo.sffi", "again.sffi", status=1)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"package": 1, "specs": 2}', "no JSON"])
def test_a_damaged_note(tmp_path: Path, compiling: list[str], text: str) -> None:
    (note,) = (tmp_path / "cache" / stamp.FOLDER).iterdir()
    note.write_text(text)
    assert run("demo.sffi") == NOTHING
    assert compiling == ["demo.sffi"]
    assert run("demo.sffi") == NOTHING
    assert compiling == ["demo.sffi"]


@pytest.mark.parametrize("place", ["relative", "/proc/nothing"])
def test_a_cache_that_cannot_be_used(
    place: str, compiling: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All the work is done each time, and nothing else differs."""
    monkeypatch.setenv("SFFI_CACHE_DIR", place)
    assert run("demo.sffi") == run("demo.sffi") == NOTHING
    assert compiling == ["demo.sffi"] * 2


def test_a_wrong_spec_leaves_no_note(folder: Path, compiling: list[str]) -> None:
    (folder / "demo.sffi").write_text(SPEC + "fn f(x: i46)\n")
    for _ in range(2):
        assert "unknown type `i46`" in run("demo.sffi", status=1)
    assert len(compiling) == 2
