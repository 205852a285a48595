"""What is generated for a spec, file by file: a case is a folder.

``NAME/NAME.sffi`` is the spec, ``NAME/model.txt`` its resolved model, ``NAME/expected/`` the whole
package. A file too many fails as a missing one does. To write the expected files anew:
``pytest tests/golden --update-goldens``, and read the diff before it is committed.
"""

from __future__ import annotations

import ast
import difflib
import re
import shutil
import warnings
from pathlib import Path

import pytest
from sffi_gen.emit.c.prototype import prototypes
from sffi_gen.model.dump import dump
from sffi_gen.pipeline import Package, compile_spec

HERE = Path(__file__).parent
NAMES = sorted(path.parent.name for path in HERE.glob("*/*.sffi"))
UPDATE = "to accept: pytest tests/golden --update-goldens"


@pytest.fixture
def package(name: str, monkeypatch: pytest.MonkeyPatch) -> Package:
    """The package of a case, compiled by paths that are the same everywhere."""
    monkeypatch.chdir(HERE / name)
    return compile_spec(f"{name}.sffi", Path("generated"))


def difference(path: str, wanted: str, found: str) -> list[str]:
    return list(
        difflib.unified_diff(wanted.splitlines(), found.splitlines(), path, "now", lineterm="")
    )


@pytest.mark.parametrize("name", NAMES)
def test_model(name: str, package: Package, update_goldens: bool) -> None:
    path = HERE / name / "model.txt"
    found = dump(package.library)
    if update_goldens:
        path.write_text(found, encoding="utf-8")
    wanted = path.read_text(encoding="utf-8") if path.exists() else ""
    assert found == wanted, "\n".join([*difference(f"{name}/model.txt", wanted, found), UPDATE])


@pytest.mark.parametrize("name", NAMES)
def test_files(name: str, package: Package, update_goldens: bool) -> None:
    folder = HERE / name / "expected"
    if update_goldens:
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in package.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    there = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    report = [f"missing: {path}" for path in sorted(package.files.keys() - there.keys())]
    report += [f"no longer written: {path}" for path in sorted(there.keys() - package.files.keys())]
    for path in sorted(package.files.keys() & there.keys()):
        report += difference(f"{name}/expected/{path}", there[path], package.files[path])
    assert not report, "\n".join([*report, UPDATE])


@pytest.mark.parametrize("name", NAMES)
def test_python_files_parse_without_a_warning(name: str, package: Package) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path, text in package.files.items():
            if path.endswith((".py", ".pyi")):
                ast.parse(text, path)


@pytest.mark.parametrize("name", NAMES)
def test_files_end_as_files_should(name: str, package: Package) -> None:
    for path, text in package.files.items():
        assert text == "" or text.endswith("\n"), path
        assert "\r" not in text
        assert "\ue000" not in text
        assert not re.search(r"[ \t]+$", text, re.MULTILINE), path


@pytest.mark.parametrize("name", NAMES)
def test_wrappers_pass_what_the_prototype_says(name: str, package: Package) -> None:
    """Every native function is called from somewhere, and no other is."""
    if package.library.language == "c":
        called_by_text = "".join(
            text
            for path, text in package.files.items()
            if path.endswith(".py") and path != "_native.py"
        )
        called = set(re.findall(r"native\.(\w+)\(", called_by_text)) - {"library"}
        assert called == {key for key, _ in prototypes(package.library)}
        return
    code = "".join(text for path, text in package.files.items() if path.endswith(".py"))
    called = set(re.findall(rf"native\.(rt_{name}_\w+)", code))
    # A row's symbol stands at its end, or is the pattern with the row's name in it.
    code = re.sub(r'"\n +"', "", code)
    called |= {f"rt_{name}_{own}" for own in re.findall(r"-> .* = (\w+)\W*$", code, re.M)}
    for module in package.library.modules:
        if module.table:
            text = package.files[f"{module.path.replace('.', '/')}.py"].replace("\n    ", " ")
            for row in re.findall(r"^(\w+)(?:\.(\w+))?\((?!.* = \w+$).*-> .*$", text, re.M):
                own = "_".join(part for part in row if part)
                called.add(f"rt_{name}_{module.symbol.replace('{name}', own)}")
    assert called == {function.symbol for function in package.library.functions}


def test_the_five_forms_stand_as_they_were_promised() -> None:
    spec = (HERE / "counter" / "counter.sffi").read_text(encoding="utf-8")
    for line in (
        "type Counter = demo::Counter",
        "fn create(start: i64) -> Counter [own]\n",
        "fn step(c: Counter [borrow], by: i32) -> i64\n",
        "fn label(c: Counter) -> text\n",
        "fn destroy(c: Counter [consume]) -> void\n",
    ):
        assert line in spec
