"""The invariants of ARCHITECTURE.md that a test can hold."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "generator" / "sffi_gen"
RUNTIME = ROOT / "runtime"
GENERATED = ROOT / "generated"
PACKAGES = sorted(path.parent for path in GENERATED.glob("*/manifest.json"))
STANDARD = set(sys.stdlib_module_names) | {"__future__"}
# Read by type checkers only: the names in it do not exist while the program runs.
TYPING_ONLY = {"typing_extensions"}

LINES = 400
#: longer files, each for a reason that is written here
LONG_FILES: set[str] = {
    # One line for each of ATen's operators, which `sffi import --aten` writes.
    "specs/aten.sffi",
    # One declaration for each of the header's, in its groups: in one file, `sffi import` can merge
    # what a newer header brings.
    "specs/sqlite3.sffi",
    "specs/zlib.sffi",
}


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def imported(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it, by its full name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names.add(node.module or "")
    return names


def imported_packages(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imported(path)}


def offenders(files: list[Path], allowed: set[str]) -> list[str]:
    """Imports of anything that is not allowed, as `file: package`."""
    return [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files
        for name in sorted(imported_packages(path) - allowed - STANDARD)
    ]


# --- who may import whom --------------------------------------------------------------------------


def test_runtime_stands_alone() -> None:
    """`sffi` needs the standard library only; its commands also click and rich."""
    files = python_files(RUNTIME / "sffi")
    for_people = [RUNTIME / "sffi" / name for name in ("cli.py", "progress.py")]
    others = [path for path in files if path not in for_people]
    assert not offenders(others, {"sffi"} | TYPING_ONLY)
    assert not offenders(for_people, {"sffi", "click", "rich"})


def test_generator_knows_no_generated_package() -> None:
    """`sffi_gen` uses `sffi` and its libraries, and never what it generates."""
    allowed = {"sffi_gen", "sffi", "click", "jinja2", "pycparser", "yaml"}
    assert not offenders(python_files(GENERATOR), allowed)


def test_emitters_read_the_model() -> None:
    """What emits never sees the syntax tree."""
    for path in python_files(GENERATOR / "emit"):
        found = imported(path) & {
            f"sffi_gen.{m}" for m in ("syntax", "syntax_types", "parser", "lexer", "loading")
        }
        assert not found, path


def test_one_writer() -> None:
    """Only the writer changes the disk."""
    changing = {"write_text", "write_bytes", "mkdir", "unlink", "replace_file", "rename", "rmdir"}
    for path in python_files(GENERATOR):
        if path.name == "writer.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        called = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not (used & changing) | (called & {"open"}), path


def test_companion_and_layer_are_above_the_runtime() -> None:
    """`sffi_tensor` does not know `sffi_dl`; nobody at run time knows the generator or torch."""
    for package in ("sffi_tensor", "sffi_dl"):
        for path in python_files(RUNTIME / package):
            unwanted = {"sffi_gen", "torch"} | ({"sffi_dl"} if package == "sffi_tensor" else set())
            assert not imported_packages(path) & unwanted, path


def test_examples_do_without_torch() -> None:
    for path in python_files(ROOT / "examples"):
        assert "torch" not in imported_packages(path), path


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_generated_code_imports(package: Path) -> None:
    """Only `sffi`, the standard library and the companions that the spec names."""
    manifest = package / "shim" / "build.json"
    if manifest.exists():
        companions = json.loads(manifest.read_text())["companions"]
    else:  # a C library's: no shim
        spec = (
            ROOT / "specs" / json.loads((package / "manifest.json").read_text())["spec"]
        ).read_text()
        companions = re.findall(r"^companion: (\w+)", spec, re.M)
    allowed = {package.name, "sffi", *companions}
    assert not offenders(python_files(package), allowed)
    assert not offenders(sorted(package.rglob("*.pyi")), allowed | TYPING_ONLY)


# --- what happens when ----------------------------------------------------------------------------

_IMPORT_ALL = """
import importlib, sys
from pathlib import Path

def maps():
    lines = Path("/proc/self/maps").read_text().splitlines()
    return {line.split(None, 5)[5] for line in lines if len(line.split(None, 5)) == 6}

import ctypes
before = maps()
package = Path(sys.argv[1])
for path in sorted(package.rglob("*.py")):
    name = ".".join(path.relative_to(package.parent).with_suffix("").parts)
    importlib.import_module(name.removesuffix(".__init__"))
new = [path for path in maps() - before if ".so" in path and "/lib-dynload/" not in path]
print("\\n".join(new))
assert "torch" not in sys.modules
"""


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs /proc/self/maps")
@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_importing_opens_no_library(package: Path) -> None:
    """All modules of a generated package can be imported without opening a shared library."""
    path = os.pathsep.join(str(ROOT / source) for source in ("generated", "runtime"))
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL, str(package)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    opened = [line for line in done.stdout.splitlines() if "torch" in line or "sffi" in line]
    assert not opened


def test_generated_is_what_specs_say() -> None:
    """Nothing under generated/ differs from what sffi-gen writes, and nothing else is there."""
    pytest.importorskip("jinja2", reason="the generator's libraries are not installed")
    from sffi_gen import writer
    from sffi_gen.parts import without_parts
    from sffi_gen.pipeline import compile_spec

    specs = without_parts(tuple(map(str, sorted((ROOT / "specs").glob("*.sffi")))))
    folders = set()
    for spec in specs:
        plan = writer.plan(compile_spec(spec, GENERATED), GENERATED)
        folders.add(plan.folder)
        assert plan.clean, "\n".join(
            [*list(writer.diff(plan))[:60], f"run: sffi-gen specs/{Path(spec).name}"]
        )
        present = {path for path in plan.folder.rglob("*") if path.is_file()}
        expected = {plan.folder / path for path in plan.files}
        own = {path for path in present if "__pycache__" not in path.parts}
        assert {path for path in own if path.parent.name != "lib"} == expected
    assert {path for path in GENERATED.iterdir() if path.is_dir()} == folders


# --- the source tree ------------------------------------------------------------------------------


def tracked() -> list[Path]:
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> Iterator[tuple[Path, str]]:
    for path in tracked():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or the like


def test_source_roots_are_no_packages() -> None:
    """Nothing called `generator`, `runtime` or `generated` can be imported."""
    for root in ("generator", "runtime", "generated"):
        assert not (ROOT / root / "__init__.py").exists()


def test_files_are_short() -> None:
    """A file holds one noun: hand-written code stays within 400 lines."""
    endings = {".py", ".hpp", ".h", ".j2", ".sffi"}
    long_ones = {
        path.relative_to(ROOT).as_posix()
        for folder in (ROOT / "generator", RUNTIME, ROOT / "specs", ROOT / "examples")
        for path in folder.rglob("*")
        if path.suffix in endings and len(path.read_text(encoding="utf-8").splitlines()) > LINES
    }
    assert long_ones <= LONG_FILES


def test_no_machine_in_the_source() -> None:
    """No absolute path of somebody's machine, and no package registry."""
    # Put together here, so that this file is not found itself.
    hosts = ["py" + "pi.org", "python" + "hosted", "download." + "pytorch", "conda." + "anaconda"]
    paths = ["/" + "work/", "/" + "root/", r"/" + r"home/(?!me/|user/|you/)\w", "/" + "opt/py"]
    pattern = re.compile("|".join([*map(re.escape, hosts), *paths]))
    found = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in texts()
        for match in pattern.finditer(text)
    ]
    assert not found


def test_public_packages_are_typed() -> None:
    packages = [GENERATOR, *(RUNTIME / name for name in ("sffi", "sffi_tensor", "sffi_dl"))]
    for package in [*packages, *PACKAGES]:
        assert (package / "py.typed").exists(), package
