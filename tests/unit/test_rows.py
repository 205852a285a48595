"""Rows: what the generator writes of a function, the runtime reads."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi.rows import EXACT, LOOSE, MISSING, Form, Kinds, names_symbol, split
from sffi.table import Table
from sffi_gen.emit.rows import folded, row
from sffi_gen.model.library import Binding, Function, Param, Target, Type
from sffi_gen.source import SourceFile, Span

unhurried = settings(deadline=None)
NAMES = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)
INTS = Type("int", "i64")
DEFAULTS: list[tuple[Type, st.SearchStrategy[Any]]] = [
    (INTS, st.integers(-(2**63), 2**63 - 1)),
    (Type("float", "f64"), st.floats(allow_nan=False)),
    (Type("bool"), st.booleans()),
    (Type("text"), TEXTS),
    (Type("optional", item=Type("text")), st.none()),
    (Type("list", item=INTS), st.lists(st.integers(-9, 9), max_size=4).map(tuple)),
    (Type("list", item=Type("number")), st.lists(st.floats(-2, 2), max_size=3).map(tuple)),
    (Type("number"), st.one_of(st.integers(-9, 9), st.floats(-1, 1), st.booleans())),
]


@st.composite
def functions(draw: st.DrawFn) -> Function:
    """Functions with parameters of many kinds and defaults, some by keyword only."""
    names = draw(st.lists(NAMES, max_size=12, unique=True))
    keyword_from = draw(st.integers(0, len(names)))
    params = []
    for position, name in enumerate(names):
        kind, values = draw(st.sampled_from(DEFAULTS))
        has_default = draw(st.booleans())
        default = draw(values) if has_default else None
        params.append(
            Param(name, kind, default, has_default, keyword_only=position >= keyword_from)
        )
    result = draw(st.sampled_from([INTS, Type("void"), Type("list", item=INTS), Type("number")]))
    span = Span(SourceFile("a.sffi", ""), 1, 1, 1)
    place = Binding("raw", "", "f", "t")
    target = Target("class", "ops::f")
    return Function(
        "f_t", "rt_demo_f_t", (place,), tuple(params), result, target, "function", "release",
        False, (), span,
    )  # fmt: skip


@unhurried
@given(functions(), st.sampled_from(["", "other"]))
def test_the_runtime_reads_what_the_generator_writes(function: Function, symbol: str) -> None:
    line = row("f.t", function, function.params, symbol)
    again = "\n".join(folded(line)).replace("\n    ", " ")
    assert again == line
    form = Form(line, Kinds({}))
    assert form.names == [param.name for param in function.params]
    assert form.symbol == symbol and names_symbol(line) == bool(symbol)
    for param, default in zip(function.params, form.defaults, strict=True):
        if not param.has_default:
            assert default is MISSING
            continue
        assert default == param.default and type(default) is type(param.default)
    keywords = [param.keyword_only for param in function.params]
    assert form.positional == (keywords.index(True) if True in keywords else len(keywords))
    from sffi_gen.abi import signature

    assert f"raw.f{form.prototype}" == signature(function)


@unhurried
@given(functions(), st.data())
def test_arguments_are_arranged_as_python_does(function: Function, data: st.DataObject) -> None:
    form = Form(row("f", function, function.params, ""), Kinds({}))
    values = {name: object() for name in form.names}
    count = data.draw(st.integers(0, form.positional))
    by_name = data.draw(st.sets(st.sampled_from(form.names[count:] or ["_"])))
    args = tuple(values[name] for name in form.names[:count])
    kwargs = {name: values[name] for name in by_name if name in values}
    found = form.arrange(args, kwargs)
    given_names = {*form.names[:count], *kwargs}
    lacking = [
        name
        for name, default in zip(form.names, form.defaults, strict=True)
        if name not in given_names and default is MISSING
    ]
    if lacking:
        assert isinstance(found, str) and all(repr(name) in found for name in lacking)
        return
    wanted = [
        values[name] if name in given_names else default
        for name, default in zip(form.names, form.defaults, strict=True)
    ]
    assert isinstance(found, list)
    assert all(one is other for one, other in zip(found, wanted, strict=True))


@unhurried
@given(st.lists(TEXTS.map(lambda text: text.replace("\\", "")), max_size=5))
def test_parts_between_commas(texts: list[str]) -> None:
    parts = ['"' + text.replace('"', '\\"') + '"' for text in texts]
    assert split(", ".join(parts)) == parts
    nested = [f"[{', '.join(parts)}]", "1", "(2, 3)"]
    assert split(", ".join(nested)) == nested


@pytest.mark.parametrize(
    ("kind", "exact", "loose", "wrong"),
    [
        ("int", [1, -(2**70)], [True], [1.0, "1", None, [1]]),
        ("real", [1.0], [1, True], ["1", 1j, None]),
        ("bool", [True], [], [1, None, "yes"]),
        ("number", [1, 1.0, True, 1j], [], ["1", None, [1]]),
        ("text", ["a"], [], [b"a", 1, None]),
        ("bytes", [b"a"], [bytearray(b"a")], ["a", 1]),
        ("[int]", [[1], (1, 2), []], [[True]], [1, "12", [1.0], [[1]]]),
        ("[int; 2]", [[1], ()], [1], [1.0, "12"]),
        ("[real]", [[1.0]], [[1]], [1.0, ["1"]]),
        ("[number]?", [None, [1, 1j]], [], [1]),
        ("int?", [None, 1], [True], ["1"]),
        ("object", [], [object(), None], []),
    ],
)
def test_how_well_values_fit(
    kind: str, exact: list[Any], loose: list[Any], wrong: list[Any]
) -> None:
    (test,) = Form(f"f(x: {kind}) -> int", Kinds({})).tests
    for level, values in ((EXACT, exact), (LOOSE, loose), (0, wrong)):
        for value in values:
            assert test(value) == level, value


def test_a_table_is_read_where_it_is_asked_for() -> None:
    text = """
# Adds.
add(x: int) -> int
add.other(x: int,
    y: int) -> int = plus
# Adds, too.
#
# In place.
add_(x: int) -> int
# Of the next one.
padd(x: int) -> int
"""
    native = ModuleType("native")
    table = Table(native, "pkg.raw", "raw_{name}", {}, text)
    assert table.rows("add") == (
        ["Adds."],
        ["add(x: int) -> int", "add.other(x: int, y: int) -> int = plus"],
    )
    assert table.rows("add_") == (["Adds, too.", "", "In place."], ["add_(x: int) -> int"])
    assert table.rows("padd") == (["Of the next one."], ["padd(x: int) -> int"])
    assert table.rows("dd") == table.rows("x") == table.rows("") == table.rows("Adds") == ([], [])
    assert table.names() == ["add", "add_", "padd"]


@unhurried
@given(st.lists(NAMES, unique=True, max_size=8), NAMES)
def test_every_row_of_a_table_is_found(names: list[str], other: str) -> None:
    text = "\n" + "".join(f"{name}(x: int) -> int\n{name}.t(y: int) -> int\n" for name in names)
    table = Table(ModuleType("native"), "pkg.raw", "{name}", {}, text)
    for name in names:
        assert table.rows(name)[1] == [f"{name}(x: int) -> int", f"{name}.t(y: int) -> int"]
    assert bool(table.rows(other)[1]) == (other in names)
    assert table.names() == sorted(names)
