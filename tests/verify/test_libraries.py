"""The project's own specs of C libraries tell the truth about the system's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sffi_gen.verify.command import verify

SPECS = Path(__file__).parents[2] / "specs"


@pytest.mark.parametrize(
    ("name", "header", "least"), [("sqlite3", "sqlite3.h", 1600), ("zlib", "zlib.h", 280)]
)
def test_a_library(name: str, header: str, least: int) -> None:
    if shutil.which("cc") is None or not (Path("/usr/include") / header).is_file():
        pytest.skip(f"no {header} or no C compiler on this machine")
    spec = str(SPECS / f"{name}.sffi")
    found = CliRunner().invoke(verify, [spec, "--format", "json"])
    answer = json.loads(found.output)
    assert found.exit_code == 0 and not answer["errors"], found.output
    claims = answer["claims"]
    assert sum(row["wrong"] for row in claims.values()) == 0
    assert sum(row["proved"] for row in claims.values()) >= least
    # Without a compiler the reading says the same, and what it cannot say is counted.
    unasked = CliRunner().invoke(verify, [spec, "--no-compiler", "--format", "json"])
    assert unasked.exit_code == 0, unasked.output
    assert {row["kind"] for row in answer["unproved"]} <= {"symbols", "macros"}
    same = CliRunner().invoke(verify, [spec, "--against", spec])
    assert same.exit_code == 0 and "no differences" in same.output
