"""What holds for every text given as a spec: diagnostics or a package, never anything else."""

from __future__ import annotations

import ast
import tempfile
import warnings
from pathlib import Path

import pytest
import sffi_gen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sffi_gen.diagnostics import CODES, Diagnostics, SpecErrors
from sffi_gen.emit.docstrings import docstring
from sffi_gen.emit.layout import broken, quoted, split
from sffi_gen.pipeline import compile_spec
from sffi_gen.render import render_json, render_text
from sffi_gen.source import SourceFile, Span
from sffi_gen.syntax.lexer import lex
from sffi_gen.syntax.nodes import (
    AliasDecl,
    ArrayType,
    Attribute,
    CallbackDecl,
    ConstDecl,
    Decorator,
    Directive,
    EnumDecl,
    EnumMember,
    ErrorDecl,
    FnDecl,
    FnName,
    ListType,
    Literal,
    ModuleDecl,
    NamedType,
    OptionalType,
    Param,
    PointerType,
    RecordDecl,
    RecordField,
    RecordType,
    Spec,
    TupleField,
    TupleType,
    TypeDecl,
    TypeSyntax,
    VarDecl,
)
from sffi_gen.syntax.parser import KEYWORDS, parse

CHECKOUT = Path(sffi_gen.__file__).parents[2]
SPECS = sorted(
    path
    for folder in ("specs", "tests", "examples")
    for path in (CHECKOUT / folder).rglob("*.sffi")
    if "errors" not in path.parts
)
SMALL = [
    path.read_text(encoding="utf-8")
    for path in SPECS
    if path.stat().st_size < 4000 or path.name == "kinds.sffi"
]

often = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


# --- any text -------------------------------------------------------------------------------------


def compiled(text: str) -> dict[str, str] | None:
    """The package's files; None where the spec is wrong, and everything said can be shown."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.sffi")
        path.write_text(text, encoding="utf-8", newline="")
        try:
            return compile_spec(str(path), Path(folder, "generated")).files
        except SpecErrors as errors:
            assert errors.diagnostics
            for diagnostic in errors.diagnostics:
                assert diagnostic.code in CODES
                assert diagnostic.message
                if diagnostic.span is not None:
                    inside(diagnostic.span)
            assert render_text(errors.diagnostics).startswith("error[E")
            assert render_json(errors.diagnostics).startswith("[")
            return None


def inside(span: Span) -> None:
    """A span is in its line; one of nothing more may point just behind it."""
    line = span.file.line(span.line)
    assert 1 <= span.line <= span.file.text.count("\n") + 1
    assert 1 <= span.column <= len(line) + 1
    assert span.length >= 1
    assert span.column + span.length <= max(len(line), span.column) + 1


def all_python_parses(files: dict[str, str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path, text in files.items():
            if path.endswith((".py", ".pyi")):
                ast.parse(text, path)


WORDS = st.sampled_from(
    """fn type value enum const module library include use namespace target companion export link
    prefix demo Tensor self i64 i8 u64 f64 f32 bool text bytes number object void own borrow
    consume single mixin python flags property setter gil symbol keep none true inf nan create new
    delete lambda class len input struct union callback alias var error language open constants
    long char buffer pointer userdata destroy usize raises since platform out inout length size
    capacity encoding lives close bits pack c readonly ok message ...
    0 1 -1 007 0x1F 1.5 1e400 99999999999999999999 "a" "a.b" "" "\\d"
    : , = -> ( ) [ ] { } ? * @ . ; ! # /// //! at::x é \t""".split()  # noqa: SIM905
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)


@often
@given(st.text())
def test_any_text(text: str) -> None:
    files = compiled(text)
    assert files is None


@often
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_words(text: str) -> None:
    files = compiled(f"library: demo\ntype Tensor = at::Tensor\n{text}\n")
    if files is not None:
        all_python_parses(files)


@often
@given(st.data())
def test_any_change_of_a_right_spec(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SMALL))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = text[:start] + data.draw(WORDS | st.text(max_size=3) | LINES) + text[end:]
    files = compiled(text)
    if files is not None:
        all_python_parses(files)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "library: demo\nfn f(x: " + "[" * 5000,
        "library: demo\nfn f(x: i64" + "?" * 5000 + ")",
        "library: demo\nconst A: i64 = " + "[" * 5000,
        "library: demo\n" + "@a " * 5000,
        "library: demo\nfn " + "a." * 5000 + "b()",
        'library: demo\nuse: "a\0b"',
        'library: demo\nuse: "' + "x" * 5000 + '"',
        "library: demo\nfn f(x: i64 = " + "9" * 5000 + ")",
        "\r",
        "\x0b",
        "\u2028",
        "\ufeff",
        "\0",
    ],
)
def test_extreme_texts(text: str) -> None:
    assert compiled(text) is None


# --- tokens ---------------------------------------------------------------------------------------


@often
@given(st.text() | st.sampled_from(SMALL) | st.lists(LINES).map("\n".join))
def test_tokens_are_in_their_lines_and_in_order(text: str) -> None:
    file = SourceFile("any.sffi", text)
    before = (0, 0)
    for token in lex(file, Diagnostics()):
        span = token.span
        if token.kind not in ("newline", "end"):
            inside(span)
            shown = file.line(span.line)[span.column - 1 : span.column - 1 + span.length]
            assert shown == token.text or token.kind in ("doc", "library_doc") or "0" in token.text
        assert before <= (span.line, span.column)
        before = (span.line, span.column)


LINE = st.text(st.sampled_from('\\"ab ') | st.characters(codec="ascii", exclude_categories=["Cc"]))


@often
@given(st.lists(LINE, min_size=1, max_size=3))
def test_documentation_is_a_docstring(doc: list[str]) -> None:
    source = "\n".join(docstring(tuple(doc)))
    assert ast.literal_eval(source).rstrip("\n") == "\n".join(doc).rstrip("\n")


@often
@given(LINE | st.text())
def test_a_text_is_read_back(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text
    assert split(f"{quoted(text)}, (b, {quoted(text)}), c") == [
        *(quoted(text), f"(b, {quoted(text)})", "c")
    ]


VALUES = st.recursive(
    st.sampled_from(["a_name", "1", "x.decode()", "None if a is None else call(b_c, 2)"])
    | LINE.map(quoted),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6).map(lambda parts: f"call({', '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=6).map(lambda parts: f"({', '.join(parts)})"),
        st.lists(inner, max_size=6).map(lambda parts: f"[{', '.join(parts)}]"),
    ),
    max_leaves=20,
)


@often
@given(VALUES)
def test_a_long_line_means_the_same_in_several(value: str) -> None:
    line = f"result = {value}"
    assert ast.dump(ast.parse("\n".join(broken(line, 40)))) == ast.dump(ast.parse(line))


def test_results_in_brackets_are_broken_too() -> None:
    values = ", ".join(f"value_{number}" for number in range(20))
    lines = broken(f"    return Result(({values}))", 60)
    assert len(lines) > 5 and max(map(len, lines)) <= 60


# --- there and back -------------------------------------------------------------------------------


def parsed(text: str) -> tuple[Spec, list[str]]:
    diagnostics = Diagnostics()
    spec = parse(SourceFile("any.sffi", text), diagnostics)
    return spec, [diagnostic.message for diagnostic in diagnostics]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_every_spec_is_printed_and_read_back(path: Path) -> None:
    spec, mistakes = parsed(path.read_text(encoding="utf-8"))
    assert mistakes == []
    again, mistakes = parsed(str(spec))
    assert mistakes == []
    assert again == spec
    assert str(again) == str(spec)


NOWHERE = Span(SourceFile("", ""), 1, 1)
NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(".".join)
# C++ as it may stand behind a `=`; a comment or attributes would end it.
CPP = st.sampled_from(
    ["at::Tensor", "&at::Tensor::dim", "{ x + 1 }", "unsigned long", "std::vector<int *>", "f"]
)
CPP_NAMES = st.sampled_from(["at::Tensor", "unsigned long", "std::vector<int *>", "sqlite3*"])
LITERALS: st.SearchStrategy[Literal] = st.recursive(
    st.one_of(
        st.integers(-(10**18), 10**18).map(lambda n: Literal("int", str(n), NOWHERE)),
        st.floats(allow_nan=False, allow_infinity=False).map(
            lambda x: Literal("float", f"{x:.6e}", NOWHERE)
        ),
        st.text(
            st.sampled_from('\\\\""\n\t nté\u65e5%{')
            | st.characters(codec="ascii", exclude_categories=["Cc"]),
            max_size=12,
        ).map(lambda s: Literal("string", s, NOWHERE)),
        PATHS.map(lambda s: Literal("name", s, NOWHERE)),
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda v: Literal("list", tuple(v), NOWHERE)),
    max_leaves=6,
)
ATTRIBUTES = st.lists(
    st.builds(Attribute, NAMES, st.none() | LITERALS, st.just(NOWHERE)), max_size=2
).map(tuple)
DOCS = st.lists(st.from_regex(r"(?:[!-~é][ -~é]{0,20}[!-~])?", fullmatch=True), max_size=2).map(
    tuple
)
LENGTHS = st.integers(0, 10**6).map(lambda n: Literal("int", str(n), NOWHERE)) | PATHS.map(
    lambda s: Literal("name", s, NOWHERE)
)
TYPES: st.SearchStrategy[TypeSyntax] = st.recursive(
    st.builds(NamedType, NAMES, st.just(NOWHERE)),
    lambda inner: st.one_of(
        st.builds(ListType, inner, st.just(NOWHERE)),
        st.builds(ArrayType, inner, st.none() | LENGTHS, st.just(NOWHERE)),
        # A question mark behind both belongs to the pointer.
        st.builds(
            PointerType,
            inner.filter(lambda kind: not isinstance(kind, OptionalType)),
            st.just(NOWHERE),
        ),
        st.builds(
            OptionalType,
            inner.filter(lambda kind: not isinstance(kind, OptionalType)),
            st.just(NOWHERE),
        ),
        st.builds(
            TupleType,
            st.lists(st.builds(TupleField, NAMES | st.just(""), inner, ATTRIBUTES), max_size=3).map(
                tuple
            ),
            st.just(NOWHERE),
        ),
        st.builds(
            RecordType,
            st.sampled_from(["struct", "union"]),
            st.lists(
                st.builds(RecordField, NAMES, inner, ATTRIBUTES, DOCS, st.just(NOWHERE)),
                max_size=3,
            ).map(tuple),
            st.just(NOWHERE),
        ),
    ),
    max_leaves=5,
)
PARAMS = st.one_of(
    st.builds(
        Param, st.just(""), st.none(), st.just(()), st.none(), st.booleans(), st.just(NOWHERE)
    ),
    st.builds(
        Param,
        NAMES,
        st.none() | TYPES,
        ATTRIBUTES,
        st.none() | LITERALS,
        st.booleans(),
        st.just(NOWHERE),
    ),
)
DECORATORS = st.lists(
    st.builds(Decorator, NAMES, st.lists(LITERALS, max_size=2).map(tuple), st.just(NOWHERE)),
    max_size=2,
).map(tuple)
DECLARATIONS = st.one_of(
    st.builds(
        TypeDecl,
        st.sampled_from(["type", "value"]),
        NAMES,
        CPP_NAMES,
        # Brackets after a C++ type are attributes only if they look like some.
        st.just(()) | st.just((Attribute("mixin", Literal("string", "a.B", NOWHERE), NOWHERE),)),
        DOCS,
        st.just(NOWHERE),
    ),
    st.builds(
        EnumDecl,
        NAMES,
        st.just("") | st.sampled_from(["at::E", "demo::Color"]),
        st.lists(
            st.builds(EnumMember, NAMES, st.none() | LITERALS, DOCS, st.just(NOWHERE)), max_size=3
        ).map(tuple),
        ATTRIBUTES,
        DOCS,
        st.just(NOWHERE),
    ),
    st.builds(ConstDecl, NAMES, TYPES, LITERALS, ATTRIBUTES, DOCS, st.just(NOWHERE)),
    st.builds(AliasDecl, NAMES, TYPES, ATTRIBUTES, DOCS, st.just(NOWHERE)),
    st.builds(ErrorDecl, NAMES, ATTRIBUTES, DOCS, st.just(NOWHERE)),
    st.builds(
        VarDecl,
        NAMES,
        TYPES,
        st.just("") | st.just("sqlite3_version"),
        # Brackets after a C name are attributes only if they look like some.
        st.just(()) | st.just((Attribute("readonly", None, NOWHERE),)),
        DECORATORS,
        DOCS,
        st.just(NOWHERE),
    ),
    st.builds(
        RecordDecl,
        st.sampled_from(["struct", "union"]),
        NAMES,
        st.just("") | st.sampled_from(["struct point", "point_t"]),
        st.lists(
            st.builds(RecordField, NAMES, TYPES, ATTRIBUTES, DOCS, st.just(NOWHERE)), max_size=3
        ).map(tuple),
        ATTRIBUTES,
        DOCS,
        st.just(NOWHERE),
    ),
    st.builds(
        CallbackDecl,
        NAMES,
        st.lists(PARAMS, max_size=4).map(tuple),
        TYPES,
        ATTRIBUTES,
        DOCS,
        st.just(NOWHERE),
    ),
    st.builds(ModuleDecl, PATHS, ATTRIBUTES, DOCS, st.just(NOWHERE)),
    st.builds(
        FnDecl,
        st.lists(
            st.builds(FnName, PATHS, st.just("") | NAMES, st.just(NOWHERE)),
            min_size=1,
            max_size=3,
        ).map(tuple),
        st.lists(PARAMS, max_size=4).map(tuple),
        TYPES,
        ATTRIBUTES,
        st.just("") | CPP,
        DECORATORS,
        DOCS,
        st.just(NOWHERE),
    ),
)
TREES = st.builds(
    Spec,
    DOCS,
    st.lists(
        st.builds(
            Directive,
            NAMES.filter(lambda name: name not in KEYWORDS),
            st.lists(LITERALS, min_size=1, max_size=3).map(tuple),
            st.just(NOWHERE),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(DECLARATIONS, max_size=4).map(tuple),
)


@settings(often, max_examples=60)
@given(TREES)
def test_any_tree_is_printed_and_read_back(tree: Spec) -> None:
    again, mistakes = parsed(str(tree))
    assert mistakes == []
    assert again == tree
