"""A shim of several sources: headers that would not go together, and what a change compiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from sffi.build import BuildOptions, BuildResult, build
from sffi_gen import writer
from sffi_gen.pipeline import compile_spec
from shim_builder import Built

MAIN = 'library: parts\ninclude: "box.hpp"\nuse: "one.sffi", "two.sffi"\ntype Box = demo::Box\n'
ONE = 'include: "one.hpp"\nfn one(box: Box) -> i64 = demo::answer\n'
TWO = 'include: "two.hpp"\nfn two(box: Box) -> i64 = demo::answer\nfn box() -> Box [own]\n'
HEADERS = {
    "box.hpp": "#pragma once\nnamespace demo { struct Box { long value; }; }\n",
    "one.hpp": "namespace demo { static long answer(const Box &box) { return box.value + 1; } }\n",
    "two.hpp": "namespace demo { static long answer(const Box &box) { return box.value + 2; }\n"
    "static Box box() { return {40}; } }\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "parts.sffi").write_text(MAIN)
    (tmp_path / "one.sffi").write_text(ONE)
    (tmp_path / "two.sffi").write_text(TWO)
    for name, text in HEADERS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def make(folder: Path) -> BuildResult:
    packages = folder / "generated"
    writer.write(writer.plan(compile_spec("parts.sffi", packages), packages))
    return build("parts", BuildOptions(package_dir=packages / "sffi_parts"))


def test_each_change_compiles_what_it_touches(folder: Path) -> None:
    result = make(folder)
    assert (result.compiled, result.reused) == (3, 0)
    built = Built("parts", folder / "generated", result.path)
    script = "import sffi_parts as p; b = p.box(); print(p.one(b), p.two(b))"
    assert built.output(script) == "41 42\n"

    def change(name: str, old: str, new: str) -> tuple[int, int, bool]:
        path = folder / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
        again = make(folder)
        assert again.path.exists()
        return again.compiled, again.reused, again.linked

    assert change("parts.sffi", "library", "library") == (0, 3, False)
    assert change("one.sffi", "fn one", "/// It.\nfn one") == (0, 3, False)
    assert change("two.hpp", "+ 2", "+ 3") == (1, 2, True)
    assert change("one.sffi", "fn one", "fn uno") == (1, 2, True)
    assert change("box.hpp", "long value", "long long value") == (3, 0, True)
    assert change("box.hpp", "long long value", "long value") == (0, 3, True)
    result = make(folder)
    built = Built("parts", folder / "generated", result.path)
    assert built.output(script.replace("p.one", "p.uno")) == "41 43\n"
