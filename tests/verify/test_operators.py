"""Functions whose targets are ATen's operators, against the headers of a libtorch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sffi import locate
from sffi_gen.diagnostics import Diagnostics
from sffi_gen.importer.aten.headers import installed_operators
from sffi_gen.importer.aten.native import find_source, read_operators
from sffi_gen.importer.aten.schema import Base
from sffi_gen.importer.aten.schema import Result as SchemaResult
from sffi_gen.importer.aten.spelling import function
from sffi_gen.source import SourceFile
from sffi_gen.syntax.nodes import FnDecl
from sffi_gen.syntax.parser import parse
from sffi_gen.verify.command import verify
from sffi_gen.verify.operators import compare

SPEC = """\
library: lab
prefix: "env:LAB"
target: "struct at::_ops::{symbol}"
type Tensor = at::Tensor
fn add@Tensor(input: Tensor, other: Tensor, *, alpha: number = 1) -> Tensor [own]
fn neg_(input: Tensor) -> self
fn sizes(input: Tensor, dim: [i64] [single] = [], keepdim: bool = false) -> [i64]
fn _helper(x: i64) -> i64 = struct lab::helper
"""
ADD = "add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor"
SCHEMAS = {
    "add_Tensor": ADD,
    "neg_": "neg_(Tensor(a!) self) -> Tensor(a!)",
    "sizes": "sizes(Tensor self, int[1]? dim=None, bool keepdim=False) -> int[]",
}
HEADER = """\
struct TORCH_API %s {
  using schema = at::Tensor (const at::Tensor &);
  static constexpr const char* name = "aten::x";
  static constexpr const char* schema_str%s;
};
"""


def run(folder: Path, schemas: dict[str, str], *options: str, spec: str = SPEC) -> Result:
    """Verify against a libtorch whose headers have these schemas, by the names of their classes."""
    ops = folder / "lab/include/ATen/ops"
    ops.mkdir(parents=True)
    (folder / "lab/lib").mkdir()
    (folder / "lab/build-version").write_text("9.8.7\n")
    for number, (name, schema) in enumerate(schemas.items()):
        text = '"' + schema.replace("\\", "\\\\").replace('"', '\\"') + '"'
        # In older releases it is the argument of a macro.
        written = f", {text})" if number % 2 else f" = {text}"
        (ops / f"{name}_ops.h").write_text(HEADER % (name, written))
    (folder / "lab.sffi").write_text(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAB", str(folder / "lab"))
        return CliRunner().invoke(verify, [str(folder / "lab.sffi"), *options])


def counted(done: Result) -> str:
    """The row of the table: proved, wrong, unproved."""
    return next(
        " ".join(line.split()) for line in done.output.split("\n") if line.startswith("operators  ")
    )


def test_all_as_the_spec_says(tmp_path: Path) -> None:
    """Names, narrower types and missing defaults of a face for people are no differences."""
    done = run(tmp_path, SCHEMAS)
    assert done.exit_code == 0, done.output
    assert counted(done) == "operators 3 0 0"
    assert "(lab 9.8.7)" in done.output and "no differences" in done.output
    assert "note[N606]" in done.output  # the shim is not needed for this


@pytest.mark.parametrize(
    ("name", "schema", "words"),
    [
        ("add_Tensor", "", ["error[E609]: lab 9.8.7 has no operator `add_Tensor`, for `add`"]),
        (
            "add_Tensor",
            ADD.replace("Tensor other", "Scalar other"),
            [
                "error[E610]: `add` has another signature in lab 9.8.7",
                "argument 2: `other: Tensor` in the spec, `other: number` in libtorch",
                "there: add.Tensor(Tensor self, Scalar other",
            ],
        ),
        (
            "add_Tensor",
            ADD.replace(", *", ", bool fast=False, *"),
            [
                "argument 3: `*, alpha: number = 1` in the spec, `fast: bool = false` in libtorch",
                "argument 4: `*, alpha: number = 1` in libtorch only",
            ],
        ),
        (
            "add_Tensor",
            ADD.replace("-> Tensor", "-> (Tensor, Tensor)"),
            ["result: `Tensor` in the spec, `(Tensor, Tensor)` in libtorch"],
        ),
        ("sizes", SCHEMAS["sizes"].replace("int[1]?", "float[]"), ["argument 2: `dim: [i64]"]),
        ("sizes", SCHEMAS["sizes"].replace("bool k", "bool? k"), []),
        ("sizes", SCHEMAS["sizes"].replace("Tensor self", "Tensor? self"), []),
    ],
)
def test_differences(name: str, schema: str, words: list[str], tmp_path: Path) -> None:
    schemas = {**SCHEMAS, name: schema}
    done = run(tmp_path, {key: text for key, text in schemas.items() if text})
    assert done.exit_code == bool(words), done.output
    for word in words:
        assert word in done.output
    if words:
        assert counted(done) == "operators 2 1 0"


def test_a_missing_operator_is_told_once(tmp_path: Path) -> None:
    spec = SPEC + "fn Tensor.minus_(self) -> self = struct at::_ops::neg_\n"
    found = run(tmp_path, {"add_Tensor": ADD, "sizes": SCHEMAS["sizes"]}, spec=spec)
    assert found.output.count("error[E609]") == 1
    assert "has no operator `neg_`, for `neg_`, `Tensor.minus_`" in found.output
    assert counted(found) == "operators 2 2 0"


def test_what_the_spec_takes_narrower_is_the_other_way_round_a_difference(tmp_path: Path) -> None:
    spec = SPEC.replace("other: Tensor", "other: Tensor?")
    assert "`other: Tensor?` in the spec" in run(tmp_path, SCHEMAS, spec=spec).output


def test_operators_that_the_spec_lacks_are_counted_and_listed(tmp_path: Path) -> None:
    more = {f"op_{n}": f"op.n{n}(Tensor x) -> ()" for n in range(10, 30)}
    done = run(tmp_path, {**SCHEMAS, **more})
    assert "note[N604]" in done.output
    assert "lab 9.8.7 has 20 operators that the spec lacks: op.n10, op.n11" in done.output
    assert "and 8 more" in done.output and "op.n29" not in done.output
    (tmp_path / "again").mkdir()
    done = run(tmp_path / "again", {**SCHEMAS, **more}, "--all")
    assert "op.n29" in done.output and "more" not in done.output


def test_types_and_schemas_that_are_not_known_are_unproved(tmp_path: Path) -> None:
    changed = {"add_Tensor": ADD.replace("Tensor other", "Dimname other"), "neg_": "neg_(((("}
    done = run(tmp_path, {**SCHEMAS, **changed})
    assert done.exit_code == 0, done.output
    assert "1 operators: no type of the spec stands for `Dimname`" in done.output
    assert "1 operators: a schema that is not understood" in done.output


def test_without_headers_a_shim_is_needed(tmp_path: Path) -> None:
    done = run(tmp_path, {})
    assert done.exit_code == 1
    assert "note[N506]" in done.output and "error[E607]" in done.output


def parsed(line: str) -> FnDecl:
    (node,) = parse(SourceFile("", line), Diagnostics()).declarations
    assert isinstance(node, FnDecl)
    return node


def test_names_and_defaults_count_where_they_are_the_schemas() -> None:
    ours = parsed("fn f(grad: Tensor, p: f64 = 2.0, q: i64 = 1) -> Tensor [own]")
    theirs = parsed("fn f(grad_output: Tensor, p: f64 = 3.0, *, q: i64 = 1) -> Tensor [own]")
    found = compare(ours, theirs, by_schema=True)
    assert [difference.text for difference in found] == [
        "argument 1: `grad: Tensor` in the spec, `grad_output: Tensor` in libtorch",
        "argument 2: `p: f64 = 2.0` in the spec, `p: f64 = 3.0` in libtorch",
        "argument 3: `q: i64 = 1` in the spec, `*, q: i64 = 1` in libtorch",
    ]
    assert not any(difference.breaks for difference in found)
    assert not compare(ours, theirs, by_schema=False)
    # One that is new in the middle moves no other one.
    more = parsed("fn f(grad: Tensor, mask: Tensor?, p: f64 = 2.0, q: i64 = 1) -> Tensor [own]")
    (only,) = compare(ours, more, by_schema=True)
    assert only.text == "argument 2: `mask: Tensor?` in libtorch only" and only.breaks


def test_rows_of_a_table_are_told_of_other_names(tmp_path: Path) -> None:
    table = 'module raw [table, symbol: "raw_{name}", target: "struct at::_ops::{name}"]\n'
    row = "fn raw.twice(self: Tensor, times: i64 = 2) -> Tensor [own]\n"
    schemas = {**SCHEMAS, "twice": "twice(Tensor self, int count=2) -> Tensor"}
    done = run(tmp_path, schemas, spec=SPEC + table + row)
    assert done.exit_code == 0, done.output
    assert "note[N605]" in done.output and "count: i64 = 2" in done.output


@pytest.mark.skipif(locate.find_package("torch") is None, reason="needs an installed torch")
def test_headers_and_list_of_the_installed_torch_agree() -> None:
    """The operators that are imported are those that the headers have."""
    installed = installed_operators(Path(locate.find_package("torch") or "", "include"))
    assert installed is not None and not installed.unread
    for operator in read_operators(find_source().path):
        assert installed.operators[operator.schema.class_name] == operator.schema


@pytest.mark.skipif(locate.find_package("torch") is None, reason="needs an installed torch")
def test_no_change_of_an_operator_goes_unseen() -> None:
    """Of real operators: an argument less, one of another type, another result."""
    for operator in read_operators(find_source().path)[::25]:
        schema = operator.schema
        ours = parsed(function(schema))
        assert not compare(ours, ours, by_schema=True) and not compare(ours, ours, by_schema=False)
        arguments = schema.arguments
        for at, argument in enumerate(arguments):
            less = replace(schema, arguments=arguments[:at] + arguments[at + 1 :])
            given_back = any(r.alias == argument.alias for r in schema.results if r.alias)
            if not given_back:
                assert any(d.breaks for d in compare(ours, parsed(function(less)), True)), less
            kind = Base("bool" if "str" in str(argument.type) else "str")
            other = replace(argument, type=kind, default=None)
            changed = replace(
                schema, arguments=(*arguments[:at], other, *arguments[at + 1 :]), results=()
            )
            for by_schema in (True, False):
                found = compare(ours, parsed(function(changed)), by_schema)
                assert any(f"argument {at + 1}:" in d.text and d.breaks for d in found), changed
        more = replace(schema, results=(*schema.results, SchemaResult(Base("int"))))
        if not any(result.alias for result in schema.results):
            assert any("result:" in d.text for d in compare(ours, parsed(function(more)), True))
