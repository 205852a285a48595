"""Every mistake that a spec can hold, beside what is said about it.

A case is ``cases/NAME.sffi`` and ``cases/NAME.txt``. To write the expected texts anew:
``pytest tests/errors --update-goldens``, and read the diff before it is committed.
"""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest
from sffi_gen.diagnostics import CODES, Diagnostic, SpecErrors
from sffi_gen.pipeline import compile_spec
from sffi_gen.render import render_json, render_text

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.sffi"))
#: found when files are written, not in a spec; test_gen_cli.py has them
ABOUT_OUTPUT = {"E401", "E402"}


def mistakes(name: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Diagnostic, ...]:
    """What is wrong with a case, by paths relative to the folder of cases."""
    monkeypatch.chdir(CASES)
    with pytest.raises(SpecErrors) as caught:
        compile_spec(f"{name}.sffi", Path("generated"))
    return caught.value.diagnostics


@pytest.mark.parametrize("name", NAMES)
def test_diagnostics(name: str, update_goldens: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    found = render_text(mistakes(name, monkeypatch)) + "\n"
    expected = CASES / f"{name}.txt"
    if update_goldens:
        expected.write_text(found, encoding="utf-8")
        return
    wanted = expected.read_text(encoding="utf-8") if expected.exists() else ""
    diff = difflib.unified_diff(
        wanted.splitlines(), found.splitlines(), str(expected), "now", lineterm=""
    )
    assert found == wanted, "\n".join([*diff, "to accept: pytest tests/errors --update-goldens"])


@pytest.mark.parametrize("name", NAMES)
def test_places_are_in_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for diagnostic in mistakes(name, monkeypatch):
        span = diagnostic.span
        if span is None:
            continue
        line = span.file.line(span.line)
        # A mistake at a line's end points just behind it.
        assert 1 <= span.column <= len(line) + 1
        assert span.column + span.length <= len(line) + 2


@pytest.mark.parametrize("name", NAMES)
def test_the_same_as_json(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = mistakes(name, monkeypatch)
    rows = json.loads(render_json(found))
    assert [(row["code"], row["message"]) for row in rows] == [(d.code, d.message) for d in found]
    assert all(row["severity"] == "error" for row in rows)


def test_every_code_has_a_case() -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in CASES.glob("*.txt"))
    assert set(re.findall(r"^error\[(E\d+)\]", shown, re.MULTILINE)) == set(CODES) - ABOUT_OUTPUT


def test_every_case_shows_what_its_name_says() -> None:
    for name in NAMES:
        text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
        if match := re.match(r"e(\d{3})_", name):
            assert f"error[E{match[1]}]" in text, name


def test_no_expectation_without_a_case() -> None:
    assert {path.stem for path in CASES.glob("*.txt")} == set(NAMES)


def test_colour_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    found = mistakes("several_mistakes", monkeypatch)
    coloured = render_text(found, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(found)
