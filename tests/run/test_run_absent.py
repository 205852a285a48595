"""Functions that a release of the library lacks, or has with another signature."""

from __future__ import annotations

from typing import Any

import pytest
import sffi
from shim_builder import Builder

HEADER = """
#pragma once
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace lab {
struct Probe {
  std::int64_t level;
};
namespace ops {
struct make {
  static Probe call(std::int64_t level) { return {level}; }
};
struct lift {
  static Probe &call(Probe &probe, std::int64_t by) { return probe.level += by, probe; }
};
struct read {
  static constexpr const char *schema_str = "read(Probe probe, str unit) -> int";
  static std::int64_t call(const Probe &probe, std::string) { return probe.level; }
};
struct halves {
  static std::tuple<std::int64_t, std::int64_t> call(const Probe &probe) {
    return {probe.level / 2, probe.level - probe.level / 2};
  }
};
struct thirds {
  static std::tuple<std::int64_t, std::int64_t> call(const Probe &) { return {0, 0}; }
};
struct name {
  static std::vector<std::int64_t> call(const Probe &) { return {}; }
};
}  // namespace ops
}  // namespace lab
"""

SPEC = """
library: lab
include: "lab.hpp"
target: "struct lab::ops::{symbol}"

type Probe = lab::Probe

fn make(level: i64) -> Probe [own]
fn lift(probe: Probe, by: i64) -> self
fn read(probe: Probe) -> i64
fn halves(probe: Probe) -> (i64, i64)
fn thirds(probe: Probe) -> (i64, i64, i64)
fn name(probe: Probe) -> text
@gil(keep) fn cool(probe: Probe, *, by: i64 = 1) = struct lab::ops::cool_down
"""


@pytest.fixture(scope="module")
def lab(builder: Builder) -> Any:
    return builder.text("lab", SPEC, HEADER).load()


def test_what_is_there_works(lab: Any) -> None:
    probe = lab.make(7)
    assert lab.lift(probe, 2) is probe
    assert lab.halves(probe) == (4, 5)


def test_no_such_class(lab: Any) -> None:
    with pytest.raises(sffi.NativeNotImplementedError) as caught:
        lab.cool(lab.make(1))
    assert isinstance(caught.value, NotImplementedError)
    assert str(caught.value) == (
        "this release of the library has no lab::ops::cool_down\n"
        "  made for: cool(probe: Probe, by: int) -> status"
    )


@pytest.mark.parametrize(
    ("function", "made_for", "found"),
    [
        ("read", "read(probe: Probe) -> int", "read(Probe probe, str unit) -> int"),
        ("thirds", "thirds(probe: Probe) -> (int, int, int)", "another signature"),
        ("name", "name(probe: Probe) -> text", "another signature"),
    ],
)
def test_another_signature(lab: Any, function: str, made_for: str, found: str) -> None:
    with pytest.raises(sffi.NativeNotImplementedError) as caught:
        getattr(lab, function)(lab.make(1))
    assert str(caught.value) == (
        f"this release of the library has another lab::ops::{function}\n"
        f"  made for: {made_for}\n"
        f"  found:    {found}"
    )


def test_arguments_are_checked_all_the_same(lab: Any) -> None:
    with pytest.raises(TypeError, match=r"cool\(\): argument 'probe' must be a Probe, not int"):
        lab.cool(5)


def test_absent_ones_are_listed(lab: Any) -> None:
    assert lab._native.library.absent() == {
        "lab::ops::cool_down": "",
        "lab::ops::name": "another signature",
        "lab::ops::read": "read(Probe probe, str unit) -> int",
        "lab::ops::thirds": "another signature",
    }
