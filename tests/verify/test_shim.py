"""The spec of a C++ library against the shim that was built from it, or from another version."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sffi_gen.verify.command import verify
from shim_builder import Builder, Built

HEADER = """
#pragma once
#include <cstdint>
namespace audited {
inline std::int64_t twice(std::int64_t x) { return 2 * x; }
inline double half(double x) { return x / 2; }
}
"""
SPEC = """\
library: audited
include: "audited.hpp"
namespace: audited
fn twice(x: i64) -> i64
fn half(x: f64) -> f64
"""


@pytest.fixture(scope="module")
def audited(builder: Builder) -> Built:
    return builder.text("audited", SPEC, HEADER)


def run(built: Built, tmp_path: Path, spec: str, shim: Path | None = None) -> Result:
    path = tmp_path / "audited.sffi"
    path.write_text(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(built.shim_variable, str(shim or built.shim))
        return CliRunner().invoke(verify, [str(path), "--package-dir", str(built.package)])


def test_the_same_spec(audited: Built, tmp_path: Path) -> None:
    found = run(audited, tmp_path, SPEC)
    assert found.exit_code == 0, found.output
    assert "proved by the compiler that built the shim" in found.output
    assert "all                4       0         0" in found.output


@pytest.mark.parametrize(
    ("said", "instead", "words"),
    [
        ("twice(x: i64)", "twice(x: f64)", "error[E608]: the shim has another version"),
        ("twice(x: i64)", "thrice(x: i64)", "error[E601]: the shim has no `rt_audited_thrice`"),
        ("fn half(x: f64) -> f64\n", "", "note[N601]: the shim has 1 function"),
    ],
)
def test_another_spec(audited: Built, tmp_path: Path, said: str, instead: str, words: str) -> None:
    found = run(audited, tmp_path, SPEC.replace(said, instead))
    assert words in found.output, found.output
    assert found.exit_code == int("error" in words)


def test_a_shim_that_is_not_there(audited: Built, tmp_path: Path) -> None:
    found = run(audited, tmp_path, SPEC, tmp_path / "none.so")
    assert found.exit_code == 1
    assert "error[E607]" in found.output and "no such file" in found.output
    assert "2 symbols: no shim to look in" in found.output


def test_a_package_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.sffi"
    path.write_text("library: nowhere\nfn f() -> i64 = { 1 }\n")
    found = CliRunner().invoke(verify, [str(path)])
    assert found.exit_code == 1
    assert "error[E607]" in found.output and "sffi_nowhere" in found.output


@pytest.mark.parametrize("option", ["--library", "--header", "-I", "-D", "--cc"])
def test_no_other_source_is_named_in_vain(tmp_path: Path, option: str) -> None:
    (tmp_path / "audited.sffi").write_text(SPEC)
    done = CliRunner().invoke(verify, [str(tmp_path / "audited.sffi"), option, "nowhere"])
    assert done.exit_code == 2
    assert "`audited` is a C++ library" in done.output
