"""`sffi import --aten`: operator schemas to a spec."""

from __future__ import annotations

import builtins
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi import locate
from sffi_gen.importer.aten.compose import compose, rows
from sffi_gen.importer.aten.docs import written
from sffi_gen.importer.aten.native import NoSchemas, find_source, read_operators
from sffi_gen.importer.aten.parse import SchemaError, parse_schema
from sffi_gen.importer.aten.schema import (
    Alias,
    Argument,
    Base,
    Default,
    ListOf,
    Maybe,
    Schema,
)
from sffi_gen.importer.aten.schema import (
    Result as SchemaResult,
)
from sffi_gen.importer.aten.spelling import function
from sffi_gen.importer.cli import command

needs_torch = pytest.mark.skipif(
    locate.find_package("torch") is None, reason="needs an installed torch"
)
SMALL = """\
- func: add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
  variants: function, method
- func: add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
- func: rename(Tensor(a) self, Dimname[]? names) -> Tensor(a)
"""


def run(*arguments: str, folder: Path) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return CliRunner().invoke(command, ["--aten", *arguments], prog_name="sffi import")


# --- schemas --------------------------------------------------------------------------------------


@needs_torch
def test_every_schema_of_torch_is_read_whole() -> None:
    """What a schema says is all in its model: printed, it is the text that was read."""
    yaml = pytest.importorskip("yaml")
    path = find_source().path
    texts = [entry["func"] for entry in yaml.load(path.read_text(), yaml.CSafeLoader)]
    operators = read_operators(path)
    assert len(operators) == len(texts) > 2500
    assert [str(operator.schema) for operator in operators] == texts


NAMES = st.sampled_from(["a", "_x1", "Tensor", "int", "None", "Long_name2"]) | st.text(
    "aZ_", min_size=1, max_size=5
)
SETS = st.lists(NAMES | st.just("*"), min_size=1, max_size=3).map(tuple)
ALIASES = st.none() | st.builds(Alias, SETS, st.booleans(), SETS | st.just(()))
TYPES = st.recursive(
    st.builds(Base, NAMES, ALIASES),
    lambda inner: (
        st.builds(Maybe, inner) | st.builds(ListOf, inner, st.none() | st.integers(0, 99))
    ),
    max_leaves=4,
)
VALUES = (
    st.builds(Default, st.just("word"), NAMES)
    | st.builds(Default, st.just("int"), st.integers(-(2**63), 2**63).map(str))
    | st.builds(
        Default, st.just("float"), st.floats(allow_nan=False, allow_infinity=False).map(str)
    )
    | st.builds(
        Default,
        st.just("string"),
        st.text(st.characters(codec="ascii", exclude_categories=["Cc"])).map(
            lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        ),
    )
)
DEFAULTS = VALUES | st.lists(
    st.builds(Default, st.just("int"), st.integers(-9, 9).map(str)), max_size=3
).map(lambda items: Default("list", ",".join(map(str, items))))


@st.composite
def schemas(draw: st.DrawFn) -> Schema:
    def some(keyword_only: bool) -> list[Argument]:
        made = st.builds(Argument, TYPES, NAMES, st.none() | DEFAULTS, st.just(keyword_only))
        return draw(st.lists(made, max_size=4))

    arguments = (*some(False), *some(True))
    results = draw(st.lists(st.builds(SchemaResult, TYPES, NAMES | st.just("")), max_size=4))
    return Schema(draw(NAMES), draw(NAMES | st.just("")), arguments, tuple(results))


@given(schemas())
@settings(max_examples=100, deadline=None)
def test_printed_schemas_are_read_back(schema: Schema) -> None:
    assert parse_schema(str(schema)) == schema


@given(st.text(max_size=60) | schemas().flatmap(lambda s: st.sampled_from(_cut(str(s)))))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_schema_or_an_error_in_it(text: str) -> None:
    try:
        schema = parse_schema(text)
    except SchemaError as error:
        assert 1 <= error.column <= len(text) + 1
    else:
        assert parse_schema(str(schema)) == schema


def _cut(text: str) -> list[str]:
    return [text[:at] + text[at + 1 :] for at in range(len(text))]


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("", "expected the operator's name, found the end", 1),
        ("f(Tensor) -> Tensor", "expected the argument's name, found `)`", 9),
        ("f(Tensor x) Tensor", "expected `->` before what it gives, found `Tensor`", 13),
        ("f(Tensor x=) -> ()", "expected a default, found `)`", 12),
        ("f(Tensor x) -> Tensor y z", "expected the schema's end, found `z`", 25),
        ("f(Tensor x, §) -> ()", "unexpected character `§`", 13),
        ("f(int[ x) -> ()", "expected `]` after a list's size, found `x`", 8),
    ],
)
def test_where_a_schema_is_wrong(text: str, message: str, column: int) -> None:
    with pytest.raises(SchemaError) as caught:
        parse_schema(text)
    assert (str(caught.value), caught.value.column) == (message, column)


# --- spec lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "line"),
    [
        (
            "add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
            "add@Tensor(self: Tensor, other: Tensor, *, alpha: number = 1) -> Tensor [own]",
        ),
        ("abs_(Tensor(a!) self) -> Tensor(a!)", "abs_(self: Tensor) -> self"),
        (
            "add.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)",
            "add@out(self: Tensor, *, out: Tensor) -> out",
        ),
        (
            "max.dim_max(Tensor self, *, Tensor(a!) max, Tensor(b!) max_values) -> "
            "(Tensor(a!) values, Tensor(b!) indices)",
            "max@dim_max(self: Tensor, *, max: Tensor, max_values: Tensor) -> "
            "(values: max, indices: max_values)",
        ),
        (
            "lstsq(Tensor? x, Tensor?[] y, Tensor(a!)[] z) -> (Tensor, Tensor[])",
            "lstsq(x: Tensor?, y: [Tensor?], z: [Tensor]) -> (Tensor [own], [Tensor] [own])",
        ),
        (
            "pool(SymInt[2] k, SymInt[2] s=1, int[1]? d=None, int[2] e=[-2,-1], bool[3] m) -> ()",
            "pool(k: [i64; 2], s: [i64; 2] = 1, d: [i64; 1]? = none, e: [i64; 2] = [-2, -1], "
            "m: [bool])",
        ),
        (
            "f(Scalar[] a, float[]? b=None, float c=1e-05, DeviceIndex d, "
            "str e='\"\\'\\\\') -> int",
            'f(a: [number], b: [f64]? = none, c: f64 = 1e-05, d: i8, e: text = "\\"\'\\\\") -> i64',
        ),
        (
            "g(*, ScalarType? dtype=long, Layout? layout=None, Device? device=None, "
            "MemoryFormat m=contiguous_format, int reduction=Mean) -> ScalarType",
            "g(*, dtype: dtype? = dtype.int64, layout: layout? = none, device: device? = none, "
            "m: memory_format = memory_format.contiguous_format, reduction: i64 = 1) -> dtype",
        ),
        (
            "h(Generator? g, Stream s, Storage t) -> (int, SymBool)",
            "h(g: Generator?, s: Stream, t: UntypedStorage) -> (i64, bool)",
        ),
        (
            "x_backward(Tensor g, bool[2] mask) -> (Tensor, Tensor)",
            "x_backward(g: Tensor, mask: [bool]) -> (Tensor? [own], Tensor? [own])",
        ),
        (
            "random_.from(Tensor(a!) self, int from, int? to) -> Tensor(a!)",
            "random_@from(self: Tensor, from: i64, to: i64?) -> self",
        ),
    ],
)
def test_line_of_a_schema(schema: str, line: str) -> None:
    assert function(parse_schema(schema)) == f"fn ops.aten.{line}"


# --- the command ----------------------------------------------------------------------------------


@needs_torch
def test_all_operators_in_order_and_in_time(tmp_path: Path) -> None:
    before = time.perf_counter()
    done = run(folder=tmp_path)
    assert done.exit_code == 0, done.output
    assert time.perf_counter() - before < 3
    text = (tmp_path / "specs/aten.sffi").read_text()
    names = [
        line.partition("(")[0].removeprefix("fn ops.aten.").replace("@", ".")
        for line in text.split("\n")
        if line.startswith("fn ")
    ]
    operators = read_operators(find_source().path)
    left = {name.partition("(")[0] for name in re.findall(r"^# left out: (.*)", text, re.M)}
    wanted = [operator.schema.full_name for operator in operators]
    assert names == [name for name in wanted if name not in left]
    assert len(names) >= 2500


@needs_torch
def test_the_spec_of_this_project_is_what_torch_has() -> None:
    """specs/aten.sffi is as imported, of the release that it names."""
    spec = Path(__file__).parents[2] / "specs" / "aten.sffi"
    source = find_source()
    if not source.version.startswith("2.13.0"):
        pytest.skip(f"specs/aten.sffi is of 2.13.0; here is {source.version}")
    assert spec.read_text() == compose(rows(read_operators(source.path)), source.version)


def test_what_cannot_be_carried_is_listed_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "n.yaml").write_text(SMALL)
    done = run("--schemas", "n.yaml", "--format", "json", folder=tmp_path)
    report = json.loads(done.output)
    assert (report["seen"], report["carried"]) == (3, 2)
    assert report["left"] == [
        {
            "schema": "rename(Tensor(a) self, Dimname[]? names) -> Tensor(a)",
            "line": 4,
            "reason": "no type of the spec stands for `Dimname`",
        }
    ]
    text = (tmp_path / "specs/aten.sffi").read_text()
    assert "# left out: rename(Tensor(a) self, Dimname[]? names) -> Tensor(a)\n#   no type" in text
    piped = run("--schemas", "n.yaml", "-o", "-", "--format", "json", folder=tmp_path)
    assert piped.stdout == text and json.loads(piped.stderr)["written"] is False
    shown = run("--schemas", "n.yaml", folder=tmp_path).output
    assert "3 operators under 3 names, 2 carried" in shown and "1: no type of the spec" in shown


def test_imported_again(tmp_path: Path) -> None:
    """The file follows the schemas; one that somebody changed is left alone."""
    source, spec = tmp_path / "n.yaml", tmp_path / "specs/aten.sffi"
    source.write_text(SMALL)
    assert run("--schemas", "n.yaml", folder=tmp_path).exit_code == 0
    assert "No operator changed" in run("--schemas", "n.yaml", folder=tmp_path).output
    source.write_text(
        SMALL.replace("alpha=1", "alpha=2", 1).partition("- func: rename")[0]
        + "- func: neg(Tensor self) -> Tensor\n"
    )
    first = spec.read_text()
    stale = run("--schemas", "n.yaml", "--check", "-q", folder=tmp_path)
    assert stale.exit_code == 1 and "stale: specs/aten.sffi" in stale.output
    dry = run("--schemas", "n.yaml", "--dry-run", folder=tmp_path)
    assert dry.exit_code == 0 and "+fn ops.aten.neg(self: Tensor)" in dry.output
    assert spec.read_text() == first
    done = run("--schemas", "n.yaml", folder=tmp_path).output
    assert (
        "+ ops.aten.neg(" in done and "~ ops.aten.add@Tensor(" in done and "alpha: number" in done
    )
    assert run("--schemas", "n.yaml", "--check", folder=tmp_path).exit_code == 0

    ours = spec.read_text()
    for old, new in [("other: Tensor", "other: number"), ("//! Every", "# Mine.\n//! Every")]:
        by_hand = ours.replace(old, new, 1)
        spec.write_text(by_hand)
        refused = run("--schemas", "n.yaml", folder=tmp_path)
        assert refused.exit_code == 1 and "was changed by hand" in refused.output
        assert spec.read_text() == by_hand
    assert run("--schemas", "n.yaml", "--force", folder=tmp_path).exit_code == 0
    assert spec.read_text() == ours


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: b\n", "n.yaml: not a list of operators"),
        ("- func: f(\n", "n.yaml:1:11: expected a type, found the end"),
        ("- func: f() -> ()\n- func: [x\n", "n.yaml:3:1: not readable as YAML"),
        ("- variants: method\n", "n.yaml:1: an entry without `func:`"),
        ("- func\n- [a, b]\n", "n.yaml:1: an entry that is no operator"),
        ("- [func, b]\n", "n.yaml:1: an entry that is no operator"),
        ("- func: [f() -> ()]\n", "n.yaml:1: an entry without `func:`"),
        ("- [[]]: func\n", "n.yaml:1: an entry without `func:`"),
        ("- func: f() -> ()\n- func: f() -> ()\n", "n.yaml:2: `f` is there already, line 1"),
        ("[]\n", "n.yaml: no operator in it"),
        ("", "n.yaml: no operator in it"),
        ("[" * 100_000, "n.yaml"),
        (b"\xff", "n.yaml: byte 0 is not UTF-8"),
        (None, "cannot read n.yaml: No such file"),
    ],
)
def test_mistakes_in_the_file(content: str | bytes | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / "n.yaml").write_bytes(data)
    done = run("--schemas", "n.yaml", folder=tmp_path)
    assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.exception
    assert message in done.output and "error: " in done.output
    assert not (tmp_path / "specs").exists()


def test_no_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFFI_TORCH_LIBRARY", str(tmp_path / "nowhere"))
    done = run(folder=tmp_path)
    assert done.exit_code == 1
    assert "library `torch` was not found" in done.output and "--schemas FILE" in done.output
    done = run("--torch", str(tmp_path), folder=tmp_path)
    assert done.exit_code == 1 and "no operator schemas there" in done.output


def test_torch_in_a_folder(tmp_path: Path) -> None:
    """Given may be torch's folder, the one above it, torchgen's, or a checkout of the source."""
    packaged = tmp_path / "site/torchgen/packaged/ATen/native"
    packaged.mkdir(parents=True)
    (packaged / "native_functions.yaml").write_text(SMALL)
    (tmp_path / "site/torch").mkdir()
    (tmp_path / "site/torch/version.py").write_text("__version__ = '2.9.1+cpu'\n")
    for folder in ("site", "site/torch", "site/torchgen"):
        done = run("--torch", folder, "-o", "-", folder=tmp_path)
        assert done.exit_code == 0 and "schemas of torch 2.9.1;" in done.output
    with pytest.raises(NoSchemas):
        find_source(str(tmp_path / "site/torch/deeper"))


def test_without_pyyaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "n.yaml").write_text(SMALL)
    true_import = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> object:
        if name == "yaml":
            raise ImportError(name)
        return true_import(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    done = run("--schemas", "n.yaml", folder=tmp_path)
    assert done.exit_code == 1 and "pip install 'sffi[aten]'" in done.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x.h"], "HEADER is for headers"),
        (["--library", "x"], "--library is for headers"),
        (["-I", "x"], "-I is for headers"),
        (["--check", "--dry-run"], "exclude each other"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = run(*arguments, folder=tmp_path)
    assert done.exit_code == 2 and message in done.output


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "n.yaml").write_text(SMALL)
    (tmp_path / "file").write_text("")
    done = run("--schemas", "n.yaml", "-o", "file/x.sffi", folder=tmp_path)
    assert done.exit_code == 1 and "cannot write file" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "n.yaml"]


# --- documentation --------------------------------------------------------------------------------


@needs_torch
def test_documentation_is_of_operators_that_there_are() -> None:
    names = {operator.schema.name for operator in read_operators(find_source().path)}
    assert not written().keys() - names
    for name, text in written().items():
        assert (text.endswith(".") and text[0].isupper()) or text[0] in '`"', name
