"""The command `sffi-gen`: what it writes, what it refuses, what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

import click
import jinja2
import markupsafe
import pycparser
import pytest
import sffi
import sffi_gen
from click.testing import CliRunner, Result
from pythons import python
from sffi_gen.cli import main

SPEC = """//! A library for tests.
library: demo
include: "demo.hpp"
type Box = demo::Box
/// Makes a box.
fn create(size: i64) -> Box [own]
fn Box.size(self) -> i64
"""
WRONG = SPEC.replace("fn create(size: i64)", "fn create(size: i46)")
CHECKOUT = Path(sffi_gen.__file__).parents[2]


@pytest.fixture(autouse=True)
def folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder of its own with one spec in it, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    (tmp_path / "demo.sffi").write_text(SPEC)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def written(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# --- writing --------------------------------------------------------------------------------------


def test_a_package_is_written(folder: Path) -> None:
    result = run("demo.sffi")
    assert result.exit_code == 0
    assert re.fullmatch(r"generated/sffi_demo: \d+ files changed\n", result.output)
    files = written(folder / "generated" / "sffi_demo")
    for name in ("__init__.py", "__init__.pyi", "_native.py", "handles.py", "py.typed"):
        assert name in files
    assert {"shim/sffi_demo.h", "shim/sffi_demo_01.cpp", "shim/build.json"} <= files.keys()
    assert sorted(json.loads(files["manifest.json"])["files"]) == sorted(
        files.keys() - {"manifest.json"}
    )


def test_what_is_there_already_is_not_touched(folder: Path) -> None:
    run("demo.sffi")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    result = run("demo.sffi")
    assert result.output == "generated/sffi_demo: no files changed\n"
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_another_output_folder(folder: Path) -> None:
    for option in ("-o", "--output"):
        assert run("demo.sffi", option, "out/deep").exit_code == 0
    assert (folder / "out" / "deep" / "sffi_demo" / "__init__.py").is_file()
    assert not (folder / "generated").exists()


def test_the_headers_beside_the_spec_are_found_from_the_output(folder: Path) -> None:
    (folder / "demo.hpp").write_text("")
    run("demo.sffi", "-o", "a/b")
    build = json.loads((folder / "a/b/sffi_demo/shim/build.json").read_text())
    assert build["spec_dirs"] == ["../../../.."]


def test_files_no_longer_produced_are_removed(folder: Path) -> None:
    spec = folder / "demo.sffi"
    spec.write_text(SPEC + "module extra\nmodule extra.deep\nfn extra.deep.f() -> i64\n")
    run("demo.sffi")
    package = folder / "generated" / "sffi_demo"
    mine = package / "notes.txt"
    mine.write_text("not generated")
    assert (package / "extra" / "deep.py").is_file()
    spec.write_text(SPEC)
    assert run("demo.sffi").exit_code == 0
    assert not (package / "extra").exists()
    assert mine.read_text() == "not generated"


def test_several_specs_at_once(folder: Path) -> None:
    (folder / "other.sffi").write_text(SPEC.replace("library: demo", "library: other"))
    result = run("demo.sffi", "other.sffi")
    assert [line.split(":")[0] for line in result.output.splitlines()] == [
        "generated/sffi_demo",
        "generated/sffi_other",
    ]


def test_a_spec_that_another_one_takes_in_is_compiled_with_it(folder: Path) -> None:
    (folder / "parts").mkdir()
    (folder / "demo.sffi").write_text(SPEC + 'use: "parts/one.sffi",\n    "two.sffi"\n')
    (folder / "parts/one.sffi").write_text("fn one() -> i64\n")
    (folder / "two.sffi").write_text("fn two() -> i64\n")
    result = run("demo.sffi", "two.sffi", "parts/one.sffi")
    assert (result.exit_code, result.output) == (0, "generated/sffi_demo: 14 files changed\n")
    (folder / "three.sffi").write_text("fn three() -> i64\n")
    result = run("demo.sffi", "three.sffi")
    assert result.exit_code == 1 and "three.sffi" in result.output  # nobody's part


@pytest.mark.parametrize(
    "uses",
    [
        'use: "one.sffi", # the first, not "three.sffi"\n    "two.sffi"\n',
        "use: one.sffi, two.sffi\n",
        'use: "one.sffi"\nuse: "./two.sffi"\n',
    ],
)
def test_parts_are_those_that_the_compiler_takes_in(folder: Path, uses: str) -> None:
    (folder / "demo.sffi").write_text(SPEC + uses)
    for name in ("one", "two"):
        (folder / f"{name}.sffi").write_text(f"fn {name}() -> i64\n")
    result = run("demo.sffi", "one.sffi", "two.sffi")
    assert result.exit_code == 0, result.output
    (folder / "three.sffi").write_text("fn three() -> i64\n")
    assert run("demo.sffi", "one.sffi", "two.sffi", "three.sffi").exit_code == 1


@pytest.mark.parametrize("uses", ['use: "a\0b.sffi"\n', 'use: "circle.sffi"\n'])
def test_a_part_that_no_file_can_be(folder: Path, uses: str) -> None:
    (folder / "demo.sffi").write_text(SPEC + uses)
    (folder / "part.sffi").write_text("fn one() -> i64\n")
    (folder / "circle.sffi").symlink_to("circle.sffi")
    result = run("demo.sffi", "part.sffi", "circle.sffi")
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert "error[E101]" in result.output
    assert run("two.sffi").exit_code == 1


def test_nothing_is_written_when_one_of_two_specs_is_wrong(folder: Path) -> None:
    (folder / "wrong.sffi").write_text(WRONG.replace("library: demo", "library: wrong"))
    (folder / "worse.sffi").write_text("")
    for arguments in (["demo.sffi", "wrong.sffi"], ["wrong.sffi", "demo.sffi", "worse.sffi"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "unknown type `i46`" in result.output
        assert result.output.endswith("nothing was written\n")
        assert not (folder / "generated").exists()
    assert "worse.sffi does not name its library" in result.output
    assert "2 errors; nothing was written" in result.output


def test_two_specs_of_one_library(folder: Path) -> None:
    (folder / "again.sffi").write_text(SPEC)
    result = run("demo.sffi", "again.sffi")
    assert result.exit_code == 1
    assert "error[E307]: two specs write sffi_demo" in result.output
    assert not (folder / "generated").exists()


# --- not writing ----------------------------------------------------------------------------------


def test_check_of_what_is_up_to_date(folder: Path) -> None:
    run("demo.sffi")
    before = written(folder)
    result = run("demo.sffi", "--check")
    assert (result.exit_code, result.output) == (0, "up to date: generated/sffi_demo\n")
    assert written(folder) == before


def test_check_of_what_is_stale(folder: Path) -> None:
    run("demo.sffi")
    (folder / "demo.sffi").write_text(SPEC.replace("Makes a box", "Makes a big box"))
    before = written(folder)
    result = run("demo.sffi", "--check")
    assert result.exit_code == 1
    assert "--- generated/sffi_demo/functions.py\n" in result.output
    assert '-    """Makes a box."""\n+    """Makes a big box."""\n' in result.output
    assert "stale: generated/sffi_demo; run sffi-gen without --check" in result.output
    assert written(folder) == before


@pytest.mark.parametrize("change", ["missing", "edited", "left over"])
def test_check_sees_every_file(folder: Path, change: str) -> None:
    run("demo.sffi")
    package = folder / "generated" / "sffi_demo"
    if change == "missing":
        (package / "handles.pyi").unlink()
    elif change == "edited":
        (package / "handles.py").write_text("print()\n")
    else:
        (folder / "demo.sffi").write_text("library: demo\n")
    assert run("demo.sffi", "--check").exit_code == 1


def test_check_before_anything_was_written(folder: Path) -> None:
    assert run("demo.sffi", "--check").exit_code == 1
    assert not (folder / "generated").exists()


def test_dry_run(folder: Path) -> None:
    result = run("demo.sffi", "--dry-run")
    assert result.exit_code == 0
    assert "create generated/sffi_demo/functions.py\n" in result.output
    assert not (folder / "generated").exists()
    run("demo.sffi")
    assert run("demo.sffi", "--dry-run").output == "nothing to do for generated/sffi_demo\n"
    (folder / "demo.sffi").write_text(SPEC.replace("fn Box.size(self)", "fn Box.length(self)"))
    (folder / "generated/sffi_demo/handles.py").write_text("")
    before = written(folder)
    output = run("demo.sffi", "--dry-run").output
    assert "change generated/sffi_demo/handles.py  (changed by hand; needs --force)\n" in output
    assert "change generated/sffi_demo/handles.pyi\n" in output
    assert written(folder) == before
    (folder / "demo.sffi").write_text("library: demo\n")
    assert "remove generated/sffi_demo/handles.pyi\n" in run("demo.sffi", "--dry-run").output


def test_dump_model(folder: Path) -> None:
    result = run("demo.sffi", "--dump-model")
    assert result.exit_code == 0
    assert result.output.startswith("library demo\n  package sffi_demo\n  include demo.hpp\n")
    assert "function rt_demo_create\n" in result.output
    assert "  param size: i64\n" in result.output
    assert not (folder / "generated").exists()
    (folder / "demo.sffi").write_text(WRONG)
    assert run("demo.sffi", "--dump-model").exit_code == 1


# --- files changed by hand ------------------------------------------------------------------------


def test_a_file_changed_by_hand_is_kept(folder: Path) -> None:
    run("demo.sffi")
    edited = folder / "generated" / "sffi_demo" / "functions.py"
    edited.write_text(edited.read_text() + "\nMINE = 1\n")
    (folder / "demo.sffi").write_text(SPEC.replace("Makes a box", "Makes a big box"))
    before = written(folder)
    result = run("demo.sffi")
    assert result.exit_code == 1
    assert "error[E401]: generated/sffi_demo/functions.py was changed by hand" in result.output
    assert "--force" in result.output
    assert written(folder) == before
    assert run("demo.sffi", "--force").exit_code == 0
    assert "MINE" not in edited.read_text()
    assert "Makes a big box" in edited.read_text()


def test_a_file_changed_by_hand_is_not_removed(folder: Path) -> None:
    run("demo.sffi")
    edited = folder / "generated" / "sffi_demo" / "handles.py"
    edited.write_text("# mine\n")
    (folder / "demo.sffi").write_text("library: demo\n")
    assert run("demo.sffi").exit_code == 1
    assert edited.read_text() == "# mine\n"
    assert run("demo.sffi", "--force").exit_code == 0
    assert not edited.exists()


def test_without_a_manifest_every_other_file_counts_as_changed(folder: Path) -> None:
    run("demo.sffi")
    package = folder / "generated" / "sffi_demo"
    (package / "manifest.json").write_text("no JSON")
    assert run("demo.sffi").exit_code == 0
    (package / "manifest.json").unlink()
    (package / "functions.py").write_text("")
    assert run("demo.sffi").exit_code == 1


def test_a_manifest_cannot_remove_files_elsewhere(folder: Path) -> None:
    outside = folder / "precious.txt"
    outside.write_text("precious")
    run("demo.sffi")
    manifest = folder / "generated" / "sffi_demo" / "manifest.json"
    data = json.loads(manifest.read_text())
    data["files"] |= {"../../precious.txt": "0", str(outside): "0"}
    manifest.write_text(json.dumps(data))
    assert run("demo.sffi", "--force").exit_code == 0
    assert outside.read_text() == "precious"


# --- places that cannot be written ----------------------------------------------------------------


def test_a_file_where_the_output_folder_should_be(folder: Path) -> None:
    (folder / "generated").write_text("")
    result = run("demo.sffi")
    assert result.exit_code == 2
    assert "is a file" in result.output


def test_a_file_where_the_package_should_be(folder: Path) -> None:
    (folder / "generated").mkdir()
    (folder / "generated" / "sffi_demo").write_text("mine")
    result = run("demo.sffi")
    assert result.exit_code == 1
    assert "error[E402]: cannot write generated/sffi_demo" in result.output
    assert (folder / "generated" / "sffi_demo").read_text() == "mine"


@pytest.mark.parametrize("option", ["--force", "--check", "--dry-run"])
def test_a_folder_where_a_file_should_be(folder: Path, option: str) -> None:
    (folder / "generated" / "sffi_demo" / "functions.py").mkdir(parents=True)
    result = run("demo.sffi", option)
    assert result.exit_code == 1
    assert "error[E402]: cannot read generated/sffi_demo/functions.py: Is a directory" in (
        result.output
    )
    assert [path.name for path in (folder / "generated" / "sffi_demo").iterdir()] == [
        "functions.py"
    ]


@pytest.mark.skipif(
    not Path("/proc").is_dir(), reason="needs a folder in which nothing can be made"
)
def test_an_output_folder_that_cannot_be_written() -> None:
    result = run("demo.sffi", "-o", "/proc")
    assert result.exit_code == 1
    assert "error[E402]: cannot write /proc/sffi_demo" in result.output


def test_a_failure_half_way_leaves_the_old_package(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("demo.sffi")
    before = written(folder)
    (folder / "demo.sffi").write_text(SPEC.replace("Makes a box", "Makes a big box"))
    count = 0
    real = os.fdopen

    def full(*arguments: object, **keywords: object) -> object:
        nonlocal count
        count += 1
        if count == 3:
            raise OSError(28, "No space left on device", "generated/sffi_demo/x")
        return real(*arguments, **keywords)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "fdopen", full)
    result = run("demo.sffi")
    assert result.exit_code == 1
    assert "error[E402]: cannot write generated/sffi_demo/x: No space left" in result.output
    after = written(folder)
    assert {path: text for path, text in after.items() if path != "demo.sffi"} == {
        path: text for path, text in before.items() if path != "demo.sffi"
    }


# --- what is printed ------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [0, 10, 60])
def test_of_a_very_long_line_only_what_is_around_a_mistake(folder: Path, at: int) -> None:
    kinds = ["i64"] * 61
    kinds[at] = "i46"
    params = ", ".join(f"p{number}: {kind}" for number, kind in enumerate(kinds))
    (folder / "demo.sffi").write_text(f"{SPEC}fn long({params})\n")
    lines = run("demo.sffi").output.split("\n")
    shown, caret = lines[3], lines[4]
    assert len(shown) < 180 and "..." in shown
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "i46"


def test_mistakes_as_json(folder: Path) -> None:
    (folder / "demo.sffi").write_text(WRONG)
    result = run("demo.sffi", "--format", "json")
    assert result.exit_code == 1
    (row,) = json.loads(result.stdout)
    assert row == {
        "code": "E203",
        "severity": "error",
        "message": "unknown type `i46`",
        "file": "demo.sffi",
        "line": 6,
        "column": 17,
        "length": 3,
        "label": "not declared here or in an included spec",
        "notes": [],
        "help": "did you mean `i64`?",
    }


def test_a_spec_that_is_not_there() -> None:
    result = run("nowhere.sffi")
    assert result.exit_code == 1
    assert "error[E101]: cannot read nowhere.sffi: No such file or directory" in result.output


@pytest.mark.parametrize("content", [b"\xff\xfe", b"library: \xe9\n"])
def test_a_spec_that_is_not_utf8(folder: Path, content: bytes) -> None:
    (folder / "bytes.sffi").write_bytes(content)
    result = run("bytes.sffi")
    assert result.exit_code == 1
    assert "is not UTF-8" in result.output


def test_line_endings_and_byte_order_marks_make_no_difference(folder: Path) -> None:
    run("demo.sffi", "-o", "unix")
    (folder / "demo.sffi").write_bytes(b"\xef\xbb\xbf" + SPEC.replace("\n", "\r\n").encode())
    run("demo.sffi", "-o", "dos")
    assert written(folder / "unix") == written(folder / "dos")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument"),
        (("demo.sffi", "--checks"), "No such option"),
        (("demo.sffi", "--format", "xml"), "is not one of"),
        (("demo.sffi", "--check", "--dry-run"), "exclude each other"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert "Usage: " in result.output


def test_help_shows_every_option_and_an_example() -> None:
    result = run("--help")
    assert result.exit_code == 0
    options = [option for param in main.params for option in param.opts if option[:1] == "-"]
    for option in [*options, "--help", "sffi-gen specs/torch.sffi", "Exit status: 0 done"]:
        assert option in result.output


def test_version() -> None:
    try:
        installed = version("sffi")
    except PackageNotFoundError:
        installed = "(not installed)"
    assert run("--version").output == f"sffi-gen, version {installed}\n"


def command(*arguments: str, python: str = sys.executable, **changes: str) -> list[object]:
    done = subprocess.run(
        [python, "-m", "sffi_gen", *arguments],
        env={**os.environ, **changes},
        capture_output=True,
        text=True,
        check=False,
    )
    return [done.returncode, done.stdout, done.stderr]


def test_no_colour_but_on_a_terminal(folder: Path) -> None:
    (folder / "demo.sffi").write_text(WRONG)
    code, out, err = command("demo.sffi")
    assert (code, out) == (1, "")
    assert str(err).startswith("error[E203]: unknown type `i46`\n --> demo.sffi:6:17\n")
    assert "\x1b" not in str(err)


# --- the same everywhere --------------------------------------------------------------------------


def test_the_same_output_for_every_hash_seed(folder: Path) -> None:
    spec = CHECKOUT / "tests" / "run" / "kinds.sffi"
    packages = []
    for seed in ("0", "1", "4711"):
        code, *_ = command(str(spec), "-o", seed, PYTHONHASHSEED=seed, LC_ALL="C", TZ="Asia/Tokyo")
        assert code == 0
        packages.append(written(folder / seed))
    assert packages[0] == packages[1] == packages[2]


@pytest.mark.parametrize("minor", [10, 11, 12, 13, 14])
def test_the_same_output_on_every_python(folder: Path, minor: int) -> None:
    interpreter = python(f"3.{minor}")
    # The generator's needs are pure Python but for MarkupSafe's optional speed-ups.
    needs = folder / "needs"
    needs.mkdir()
    for module in (click, jinja2, markupsafe, pycparser):
        wanted = re.search(r">=3\.(\d+)", metadata(module.__name__)["Requires-Python"])
        if wanted is not None and int(wanted[1]) > minor:
            pytest.skip(f"the {module.__name__} that is installed needs Python 3.{wanted[1]}")
        source = Path(str(module.__file__)).parent
        shutil.copytree(source, needs / source.name, ignore=shutil.ignore_patterns("*.so"))
    roots = [Path(sffi_gen.__file__).parents[1], Path(sffi.__file__).parents[1], needs]
    spec = CHECKOUT / "tests" / "run" / "kinds.sffi"
    outcome = command(
        str(spec), "-o", "other", python=interpreter, PYTHONPATH=os.pathsep.join(map(str, roots))
    )
    assert outcome[0] == 0, outcome[2]
    assert run(str(spec), "-o", "here").exit_code == 0
    other, here = written(folder / "other"), written(folder / "here")
    build = "sffi_kinds/shim/build.json"
    assert json.loads(other[build]) == json.loads(here[build])
    assert other == here


def test_the_committed_package_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    specs = [str(path) for path in sorted(Path("specs").glob("*.sffi"))]
    result = run("--check", *specs)
    assert result.exit_code == 0, result.output[-3000:]
