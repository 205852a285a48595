"""One lie at a time: a spec with it gets exactly the error that is due, and the truth gets none."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Truth
from sffi_gen.verify.report import CODES

# what the spec says, what it says instead, the code, and words of the message
LIES = [
    # values
    ("LIMIT: i32 = 64", "LIMIT: i32 = 65", "E507", "65 in the spec; `TRUTH_LIMIT` is 64"),
    ('NAME: text = "truth"', 'NAME: text = "lie"', "E507", '"lie" in the spec'),
    ("RATIO: f64 = 2.5", "RATIO: f64 = 2.25", "E507", "2.25 in the spec"),
    ("RATIO: f64 = 2.5", "RATIO: i32 = 2", "E507", "is no integer"),
    ("LIMIT: i32 = 64", 'LIMIT: text = "64"', "E507", "is no text"),
    ("LIMIT: i32 = 64", "LIMITS: i32 = 64", "E501", "no `TRUTH_LIMITS`"),
    ("5, BLUE", "5, BLUE = 9", "E507", "`Color.BLUE` is 9"),
    ("RED, GREEN", "PINK, GREEN", "E501", "no `COLOR_PINK`"),
    ("= enum color", "= enum colour", "E501", "no type `enum colour`"),
    ('c: "SMALL_{symbol}", type: u8', 'c: "SMALL_{symbol}"', "E502", "has 1 bytes in C"),
    # structs
    ("x: i32, y: i32, z", "x: u32, y: i32, z", "E505", "`Point.x`"),
    ("x: i32, y: i32, z", "x: i64, y: i32, z", "E505", "`Point.x`"),
    ("x: i32, y: i32, z", "x: f32, y: i32, z", "E506", "`Point.x`"),
    ("y: i32, z: f64", "y: i32, z: *f64", "E506", "that is no pointer"),
    ("x: i32, y: i32, z", "y: i32, x: i32, z", "E503", "at byte 0 in the spec and at byte 4 in C"),
    ("a: i16, b: i16, c", "a: i16, c", "E510", "leaves out `b`"),
    ("a: i16, b: i16, c", "a: i16, bb: i16, c", "E510 E501", "`struct pair`"),
    ("kind: u8, size: u32 } [packed]", "kind: u8, size: u32 }", "E503", "at byte 4 in the spec"),
    ("{ a: i32 } [align: 16]", "{ a: i32 }", "E502", "has 4 bytes in the spec"),
    ("= struct pair", "= struct pear", "E501", "no `struct pear`"),
    ("raw: [u8; 8]", "raw: [u8; 9]", "E506", "has length 8"),
    ("raw: [u8; 8]", "raw: [i8; 8]", "E505", "`Value.raw`"),
    ("m: [[f64; 3]; 2]", "m: [[f64; 2]; 3]", "E506", "has length 2"),
    ("_: union { a: i32, b: f32 }", "_: union { a: i32, b: u32 }", "E506", "that is a float"),
    ("inner: struct { x: i32 }", "inner: struct { x: u32 }", "E505", "`Outer_inner.x`"),
    ("next: *Outer?", "next: *Point?", "E506", "another type"),
    ("call: Call", "call: Compare", "E508", "C passes 2 arguments"),
    ("size: u32, data: [u8; *]", "size: u32, data: [u16; *]", "E505", "`Blob.data`"),
    # bit-fields
    ("mode: u32 [bits: 3]", "mode: u32 [bits: 4]", "E504", "`Flags.mode` is bits 0 to 3"),
    ("level: i32 [bits: 5]", "level: u32 [bits: 5]", "E504", "unsigned in the spec and signed"),
    ("on: bool [bits: 1], big", "on: bool, big", "E504", "`Flags.on` is a bit-field in C"),
    # types
    ("RowId = i64", "RowId = u64", "E505", "`RowId`"),
    ('c: "row_id"', 'c: "row_ids"', "E501", "no type `row_ids`"),
    ("Other = other *", "Other = others *", "E501", "no type `others *`"),
    # prototypes
    ("add(a: i32, b: i32) -> i32", "add(a: i64, b: i32) -> i32", "E505", "`a` of `add`"),
    ("add(a: i32, b: i32) -> i32", "add(a: u32, b: i32) -> i32", "E505", "`a` of `add`"),
    ("add(a: i32, b: i32) -> i32", "add(a: i32) -> i32", "E508", "1 parameter in the spec"),
    ("add(a: i32, b: i32) -> i32", "add(a: i32, b: i32, ...) -> i32", "E508", "not variadic"),
    ("add(a: i32, b: i32) -> i32", "add(a: i32, b: i32) -> i64", "E505", "the result of `add`"),
    ("add(a: i32, b: i32) -> i32", "add(a: i32, b: i32)", "E506", "C gives something back"),
    ("add(a: i32, b: i32) -> i32", "add(a: i32, b: *i32) -> i32", "E506", "is no pointer"),
    ("db_close(d: Db [consume])", "db_close(d: Db [consume]) -> i32", "E506", "nothing back"),
    ("narrow(c: u8", "narrow(c: i8", "E505", "`c` of `narrow`"),
    ("f: f32, k", "f: f64, k", "E505", "8 in the spec"),
    ("k: Color) -> u8", "k: Color) -> bool", "E506", "the result of `narrow`"),
    ("path: text, out", "path: i64, out", "E506", "that is a pointer"),
    ("out: Db [out, own]", "out: *Db", "", ""),
    ("out: Db [out, own]", "out: Db", "E506", "`out` of `db_open`"),
    ("out: Db [out, own]", "out: Other [out, borrow]", "E506", "`Other` is `struct other *`"),
    ("n: usize [size: buffer]", "n: u32 [size: buffer]", "E505", "`n` of `db_read`"),
    ("values: [i32]", "values: [i64]", "E505", "`values` of `db_sum`"),
    ("by: *Point", "by: *Pair", "E506", "`by` of `moved`"),
    ("moved(p: Point,", "moved(p: Pair,", "E506", "`p` of `moved`"),
    ("f: text, ...", "f: text", "E508", "is variadic in C"),
    ("d: Db, call: Compare", "d: Db, call: Call", "E508", "C passes 3 arguments"),
    ("a: bytes) -> i32", "a: bytes) -> i64", "E505", "C expects `int` back"),
    ("o: Other, t", "o: Db, t", "E506", "`Db` is `struct db *`"),
    ("fn add(", "fn plus(", "E501 E601", "`plus`"),
    ("fn MIN", "fn foreign(a: i32) -> i32\nfn MIN", "E509", "called as `ms_abi`"),
    ("{ a < b ? a : b }", "{ a <= b ? b : a }", "E511", "`TRUTH_MIN("),
    # variables
    ("var counter: i32", "var counter: u32", "E505", "`counter`"),
    ("var counter: i32", "var counters: i32", "E501 E601", "`counters`"),
    ("[readonly, text]", "[text]", "E506", "is const in the header"),
    # symbols
    ("fn MIN", "fn later() -> i32\nfn MIN", "E501 E602", "later"),
]


def test_the_truth(truth: Truth) -> None:
    report = truth.verify(truth.spec)
    # `foreign` is called in a way that a spec cannot say, so the truth is to leave it out.
    assert [found.code for found in report.findings] == ["N501", "N601"], report.to_text()
    assert {state for _, state in report.claims} == {"proved"}


@pytest.mark.parametrize(
    ("said", "lie", "codes", "words"), LIES, ids=[f"{c} {lie}" for _, lie, c, _ in LIES]
)
def test_a_lie(truth: Truth, said: str, lie: str, codes: str, words: str) -> None:
    assert truth.spec.count(said) == 1, said
    report = truth.verify(truth.spec.replace(said, lie))
    errors = [found for found in report.findings if found.severity == "error"]
    assert sorted(found.code for found in errors) == sorted(codes.split()), report.to_text()
    assert all(words in found.message for found in errors[:1]), report.to_text()
    assert all(found.span is not None for found in errors)
    assert {state for _, state in report.claims} <= {"proved", "wrong"}, report.summary()
    if errors and errors[0].code not in ("E506", "E510"):
        assert any(state == "wrong" for _, state in report.claims), report.summary()


# what is no lie and yet worth saying
NOTES = [
    ("RED, GREEN = 5, BLUE", "RED, GREEN = 5", "N502", "leaves out: COLOR_BLUE"),
    ("buffer: buffer [writable]", "buffer: buffer", "N503", "without const"),
    ("t: i64) -> long", "t: i64) -> i64", "N504", "as wide as in the spec on this platform only"),
    ("t: i64) -> long", "t: long) -> long", "N504", "`t` of `stamp` is `int64_t`"),
    ("n: usize [size: buffer]", "n: u64 [size: buffer]", "N504", "`n` of `db_read` is `size_t`"),
    ("fn MIN", "#? What if they are equal?\nfn MIN", "N505", "1 open question"),
]


@pytest.mark.parametrize(("said", "instead", "code", "words"), NOTES)
def test_a_note(truth: Truth, said: str, instead: str, code: str, words: str) -> None:
    assert truth.spec.count(said) == 1, said
    report = truth.verify(truth.spec.replace(said, instead))
    assert not report.errors, report.to_text()
    found = [found for found in report.findings if found.code == code]
    assert len(found) == 1 and words in found[0].message, report.to_text()
    assert {state for _, state in report.claims} == {"proved"}, report.to_text()


def test_every_code_has_its_case() -> None:
    folder = Path(__file__).parent
    text = "".join(path.read_text() for path in folder.glob("*.py"))
    assert [code for code in CODES if code not in text] == []
