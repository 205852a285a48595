"""How functions are spread over the sources of a shim, and what a change touches."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sffi_gen.emit import sources
from sffi_gen.pipeline import compile_spec

MAIN = """library: spread
include: "spread.hpp"
use: "types.sffi", "near.sffi", "far.sffi", "also.sffi"
fn here(x: i64) -> i64 = demo::here
"""
PARTS = {
    "types.sffi": 'include: "box.hpp"\ntype Box = demo::Box\n',
    "near.sffi": "fn near(box: Box) -> i64 = demo::near\n",
    "far.sffi": 'include: "far.hpp", "spread.hpp"\nfn far(x: i64) -> i64 = demo::far\n',
    "also.sffi": 'include: "far.hpp"\nfn also(x: i64) -> i64 = demo::also\n',
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shim(main: str, parts: dict[str, str]) -> dict[str, str]:
    """The files of the shim of a spec, by name."""
    Path("spread.sffi").write_text(main)
    for name, text in parts.items():
        Path(name).write_text(text)
    files = compile_spec("spread.sffi", Path("generated")).files
    return {
        path.removeprefix("shim/"): text for path, text in files.items() if path.startswith("shim/")
    }


def functions(source: str) -> list[str]:
    return re.findall(r"^SFFI_EXPORT .*?rt_spread_(\w+)\(", source, re.MULTILINE)


def own_includes(source: str) -> list[str]:
    return [name for name in re.findall(r'#include "(.*)"', source) if name.endswith(".hpp")][:-1]


def test_functions_of_the_same_headers_share_a_source() -> None:
    files = shim(MAIN, PARTS)
    found = {name: functions(text) for name, text in files.items() if name.endswith(".cpp")}
    assert found == {"sffi_spread_01.cpp": ["near", "here"], "sffi_spread_far.cpp": ["far", "also"]}
    assert json.loads(files["build.json"])["sources"] == sorted(found)


def test_headers_of_types_and_of_the_main_spec_are_for_all() -> None:
    files = shim(MAIN, PARTS)
    assert own_includes(files["sffi_spread_01.cpp"]) == ["box.hpp", "spread.hpp"]
    assert own_includes(files["sffi_spread_far.cpp"]) == ["box.hpp", "spread.hpp", "far.hpp"]


def test_sources_of_headers_with_the_same_name_are_told_apart() -> None:
    parts = {**PARTS, "also.sffi": PARTS["also.sffi"].replace("far.hpp", "other/far.hpp")}
    files = shim(MAIN, parts)
    assert {name for name in files if name.endswith(".cpp")} == {
        "sffi_spread_01.cpp",
        "sffi_spread_far.cpp",
        "sffi_spread_far_.cpp",
    }


def many(count: int, without: int = -1) -> str:
    lines = (f"fn f{n}(x: i64) -> i64 = demo::f\n" for n in range(count) if n != without)
    return "library: spread\n" + "".join(lines)


def test_one_function_more_or_less_changes_one_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FUNCTIONS_PER_SOURCE", 10)
    before = shim(many(60), {})
    names = {name for name in before if name.endswith(".cpp")}
    assert names == {f"sffi_spread_{n:02d}.cpp" for n in range(1, 9)}
    assert sorted(len(functions(before[name])) for name in names)[-1] <= 20
    for number in (0, 17, 59):
        after = shim(many(60, without=number), {})
        assert after.keys() == before.keys()
        changed = {name for name in names if after[name] != before[name]}
        assert len(changed) == 1
        assert f"f{number}" in functions(before[changed.pop()])
        assert after["sffi_spread_types.h"] == before["sffi_spread_types.h"]


def test_a_doc_comment_changes_nothing_that_is_compiled() -> None:
    before = shim(many(3), {})
    after = shim(many(3).replace("fn f1", "/// Does it.\nfn f1"), {})
    assert [name for name in before if after[name] != before[name]] == ["sffi_spread.h"]
