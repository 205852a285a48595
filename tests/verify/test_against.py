"""Two versions of a spec: each kind of change, whether it breaks callers, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from sffi_gen.pipeline import analyse
from sffi_gen.verify.against import compare
from sffi_gen.verify.command import verify
from sffi_gen.verify.report import Report

C_SPEC = """\
library: small
language: c
link: "-lsmall"

const LIMIT: i32 = 64
enum Color = enum color { red, green } [type: u8]
struct Point = struct point { x: i32, y: i32 }
type Db = db *  [close: db_close]
callback Each(user: userdata, n: i32) -> i32
error Error [ok: [0, 100]]
alias RowId = i64
var counter: i32

/// Adds.
fn add(a: i32, b: i32 = 1, c: text? = none) -> i32
fn db_open(path: text, out: Db [out, own]) -> i32
fn db_close(d: Db [consume])
fn name(d: Db) -> text?
@raises(Error) fn step(d: Db) -> i32
fn each(d: Db, call: Each, user: userdata) -> i32
fn keep(d: Db, data: text [lives: forever])
"""
CPP_SPEC = """\
library: big
include: "big.hpp"

type Thing = big::Thing
value dtype = big::Type [python: "extras.dtype"]
enum Kind = big::Kind { one = 1, two }

fn make(size: i64, *, kind: Kind = Kind.one) -> Thing [own]
fn Thing.grow(self, by: f64 = 1.0) -> Thing [own]
@property fn Thing.size(self) -> i64
fn split(t: Thing) -> (left: Thing [own], right: Thing [own])
fn join@two(a: Thing, b: Thing) -> Thing [own]
fn join@number(a: Thing, b: i64) -> Thing [own]
fn take(t: Thing [consume])
fn scale(t: Thing, by: [i64; 2], sizes: [i64])
"""

# old text, new text, codes of all findings, words of the first one
C_CHANGES = [
    ("fn name(d: Db) -> text?\n", "", "E701", "function `name` is gone"),
    ("a: i32, b: i32 = 1", "b: i32, a: i32 = 1", "E702 E702 N702", "another order"),
    ("a: i32, b", "a: i16, b", "E702", "whose range is narrower"),
    ("a: i32, b", "a: u32, b", "E702", "whose range is narrower"),
    ("a: i32, b", "a: i64, b", "N702", "was `i32` and is `i64`"),
    ("b: i32 = 1", "b: i32 = 2", "E704", "was 1 and is 2"),
    ("a: i32, b: i32 = 1", "a: i32 = 0, b: i32 = 1", "N702", "has a default"),
    ("b: i32 = 1, c: text? = none", "b: i32, c: text", "E702 E702 E702", "takes no None"),
    (", c: text? = none", "", "E702", "no longer has the parameter `c`"),
    ("c: text? = none)", "c: text? = none, d: i32 = 4)", "N701", "new parameters of `add`: d"),
    ("add(a: i32", "add(z: i32 = 3, a: i32 = 0", "N702 E702", "`add` has the new parameter `z`"),
    ("name(d: Db)", "name(d: Db, n: i32)", "E702", "which has no default"),
    ("name(d: Db) -> text?", "name(d: Db) -> text", "N702", "was `text?` and is `text`"),
    (
        "b: i32 = 1, c: text? = none) -> i32",
        "b: i32 = 1, c: text? = none) -> f64",
        "E702",
        "result",
    ),
    ("out: Db [out, own]", "out: Db [out, borrow]", "E705", "who owns `out`"),
    ("@raises(Error) ", "", "E706", "raised by code Error"),
    ("fn step", "@gil(keep) fn step", "N702", "keeps the GIL"),
    ("[lives: forever]", "", "E705", "`lives` of `data`"),
    ("/// Adds.", "/// Adds up.", "N702", "documentation of 1 declaration"),
    ("fn name", '@since("2.0") fn name', "E701", "needs release 2.0"),
    ("fn name(", "fn other() -> i32\nfn name(", "N701", "new functions: other"),
    ("= 64", "= 65", "E704", "`LIMIT` was 64 and is 65"),
    ("const LIMIT: i32 = 64\n", "", "E701", "constant `LIMIT`"),
    ("red, green", "red", "E701", "`Color.green` is gone"),
    ("red, green", "red, green = 4", "E704", "`Color.green` was 1 and is 4"),
    ("red, green", "red, green, blue", "N701", "new members of `Color`: blue"),
    ("[type: u8]", "[type: u16]", "E703", "`u16`"),
    ("x: i32, y: i32", "y: i32, x: i32", "E703", "has moved"),
    ("x: i32, y: i32", "x: i32, y: i32, z: i32", "N701 E703", "new fields of `Point`: z"),
    ("x: i32, y: i32", "x: i32", "E701 E703", "`Point.y` is gone"),
    ("x: i32, y: i32", "x: i32, y: f32", "E702", "`Point.y` was `i32` and is `f32`"),
    (
        "n: i32) -> i32",
        "n: i32, m: i32) -> i32",
        "E702",
        "was called with 1 arguments",
    ),
    ("[ok: [0, 100]]", "[ok: 0]", "E706 E702", "had 0, 100 as no error"),
    ("RowId = i64", "RowId = f64", "E702", "`RowId` was `i64`"),
    ("var counter: i32", "var counter: i32 [readonly]", "E702", "can no longer be set"),
    ("library: small", "library: tiny", "E701", "sffi_tiny"),
]
CPP_CHANGES = [
    ("fn make(size: i64, *, kind", "fn make(size: i64, kind", "N702", "by position"),
    ("size: i64, *, kind", "*, size: i64, kind", "E702", "only be given by keyword"),
    ("big::Thing\n", "big::Other\n", "N702", "was `big::Thing`"),
    ("one = 1, two", "one = 2, two", "E704 E704", "`Kind.one` was 1"),
    ("Kind.one) ->", "Kind.two) ->", "E704", "default of `kind`"),
    ("(left: Thing [own], right", "(first: Thing [own], right", "E702", "was called `left`"),
    ("@property fn Thing.size", "fn Thing.size", "E702", "was a property and is a function"),
    ("fn join@number(a: Thing, b: i64) -> Thing [own]\n", "", "E701", "`join@number` is gone"),
    ("t: Thing [consume]", "t: Thing", "E705", "leaves the object to its owner"),
    ("by: f64 = 1.0", "by: f32 = 1.0", "E702", "which is narrower"),
    ("by: [i64; 2]", "by: [i64; 3]", "E702", "an int stands for another list"),
    ("by: [i64; 2]", "by: [i64]", "E702", "was `[i64; 2]` and is `[i64]`"),
    ("sizes: [i64]", "sizes: [i64; 2]", "N702", "was `[i64]` and is `[i64; 2]`"),
    ("sizes: [i64]", "sizes: [number]", "N702", "was `[i64]` and is `[number]`"),
    ("value dtype", "value other", "E701 N701", "value type `dtype`"),
    ("fn split", "module more\nfn more.x(t: Thing) -> i64\nfn split", "N701 N701", "new functions"),
]


def changed(tmp_path: Path, old: str, new: str) -> Report:
    before, after = tmp_path / "old.sffi", tmp_path / "new.sffi"
    before.write_text(old)
    after.write_text(new)
    report = Report(str(after))
    compare(analyse(str(before)), analyse(str(after)), report)
    return report


@pytest.mark.parametrize("spec", [C_SPEC, CPP_SPEC], ids=["c", "c++"])
def test_the_same(tmp_path: Path, spec: str) -> None:
    assert not changed(tmp_path, spec, spec).findings


@pytest.mark.parametrize(
    ("spec", "was", "now", "codes", "words"),
    [(C_SPEC, *change) for change in C_CHANGES] + [(CPP_SPEC, *change) for change in CPP_CHANGES],
)
def test_a_change(tmp_path: Path, spec: str, was: str, now: str, codes: str, words: str) -> None:
    assert spec.count(was) == 1, was
    report = changed(tmp_path, spec, spec.replace(was, now))
    assert sorted(f.code for f in report.findings) == sorted(codes.split()), report.to_text()
    assert any(words in found.message for found in report.findings), report.to_text()
    assert bool(report.errors) == ("E" in codes)


def test_the_command(tmp_path: Path) -> None:
    old, new = tmp_path / "old.sffi", tmp_path / "new.sffi"
    old.write_text(C_SPEC)
    new.write_text(C_SPEC.replace("fn name", "fn nom"))
    found = CliRunner().invoke(verify, [str(new), "--against", str(old)])
    assert found.exit_code == 1
    assert "function `name` is gone" in found.output
    assert CliRunner().invoke(verify, [str(old), "--against", str(old)]).exit_code == 0
    wrong = CliRunner().invoke(verify, [str(old), "--against", str(old), "--library", "x"])
    assert wrong.exit_code == 2
