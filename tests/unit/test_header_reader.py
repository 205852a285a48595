"""Reading C headers: every shape and extension, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi_gen.header import Header, HeaderError, read_header
from sffi_gen.header.ctype import Basic, FunctionType, Pointer, Unknown, declare
from sffi_gen.header.model import Enum, Function, Global, Record, Typedef
from sffi_gen.header.preprocess import Expanded
from sffi_gen.header.reader import Reader

NASTY = Path(__file__).parents[1] / "headers" / "nasty.h"


@pytest.fixture(scope="module")
def nasty() -> Header:
    return read_header(str(NASTY))


def read_text(text: str) -> Header:
    """Read text that needs no preprocessor."""
    return Reader("x.h", Expanded("x.h", f'# 1 "x.h" 1\n{text}\n', ("cc",))).read()


def shown(header: Header) -> list[str]:
    """Every declaration but macros, in C."""
    lines = []
    for item in header:
        if isinstance(item, (Function, Global)):
            lines.append(declare(item.type, item.name))
        elif isinstance(item, Typedef):
            lines.append(f"typedef {declare(item.type, item.name)}")
        elif isinstance(item, Record):
            fields = [declare(f.type, f.name) for f in item.fields or ()]
            lines.append(f"{item.key} {{{'; '.join(fields)}}}")
        elif isinstance(item, Enum):
            members = [f"{m.name}={m.value}" for m in item.members or ()]
            lines.append(f"{item.key} {{{', '.join(members)}}}")
    return lines


# --- the nasty header -----------------------------------------------------------------------------


def test_what_cannot_be_read_costs_only_itself(nasty: Header) -> None:
    said = {left.text: left.reason for left in nasty.left}
    assert said == {
        "unknown_t nasty_unknown(int x)": "`unknown_t` is no type that is known here",
        "int nasty_garbage(int ? 3)": "it is not C as pycparser knows it (at `?`)",
        "wat b": "a member of struct nasty_broken: `wat` is no type that is known here",
    }
    lines = NASTY.read_text().splitlines()
    assert all(left.text.split()[-1][:4] in lines[left.place.line - 1] for left in nasty.left)
    assert {"nasty_between", "nasty_last"} <= set(nasty.functions)
    assert nasty.records["struct nasty_broken"].problem


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nasty_plain", "int nasty_plain(int a, const char *b)"),
        ("nasty_ms", "int nasty_ms(int a, double b)"),
        (
            "nasty_each",
            "void nasty_each(int (__attribute__((ms_abi)) *each)(int), void *user)",
        ),
        ("nasty_wide", "__int128 nasty_wide(unsigned __int128 x)"),
        ("nasty_half", "_Float16 nasty_half(_Float16 x)"),
        ("nasty_print", "int nasty_print(const char *restrict format, ...)"),
        ("nasty_run", "void nasty_run(void (^block)(int), nasty_block other)"),
        ("nasty_maybe", "char *_Nullable nasty_maybe(char *_Nonnull name, int *restrict out)"),
        ("nasty_complex", "double _Complex nasty_complex(double _Complex z)"),
        ("nasty_inline", "int nasty_inline(int x)"),
        ("nasty_old", "int nasty_old(int a, char *b)"),
        ("nasty_unprototyped", "int nasty_unprototyped()"),
        (
            "nasty_bracketed",
            "int nasty_bracketed(int (*)(int *), int *values, const char *const *argv)",
        ),
        ("nasty_signal", "void (*nasty_signal(int sig, void (*handler)(int)))(int)"),
    ],
)
def test_functions_of_every_shape(nasty: Header, name: str, text: str) -> None:
    function = nasty.functions[name]
    assert declare(function.type, function.name) == text


def test_attributes_are_carried(nasty: Header) -> None:
    functions = nasty.functions
    assert [str(a) for a in functions["nasty_plain"].attributes] == [
        "nonnull(2)",
        "warn_unused_result",
    ]
    assert "alloc_size(1)" in [str(a) for a in functions["nasty_alloc"].attributes]
    assert functions["nasty_ms"].convention == "ms_abi"
    assert functions["nasty_plain"].convention == ""
    callback = nasty.typedefs["nasty_ms_callback"].type
    assert isinstance(callback, Pointer) and isinstance(callback.to, FunctionType)
    assert callback.to.convention == "ms_abi"
    assert functions["nasty_renamed"].symbol == "nasty_real_name"
    assert functions["nasty_inline"].inline and functions["nasty_inline"].static
    assert functions["nasty_bracketed"].params[1].extent == "10"


def test_layout_is_carried(nasty: Header) -> None:
    records = nasty.records
    assert [str(a) for a in records["struct nasty_packed"].layout] == ["packed"]
    after = records["struct nasty_packed_after"]
    assert [str(a) for a in after.layout] == ["packed", "aligned(4)"]
    assert after.fields and [str(a) for a in after.fields[1].attributes] == ["aligned(2)"]
    aligned = nasty.record(nasty.typedefs["nasty_aligned"].type)
    assert aligned and aligned.c_name == "nasty_aligned" and aligned.fields
    assert [str(a) for a in aligned.fields[1].attributes] == ["alignas(16)"]
    assert records["struct nasty_pragma"].pack == 2
    assert records["struct nasty_unpacked"].pack is None


def test_members_of_every_shape(nasty: Header) -> None:
    bits = nasty.records["struct nasty_bits"].fields
    assert bits and [(f.name, f.bits) for f in bits] == [
        ("a", 3),
        ("b", 5),
        ("", 0),
        ("", 4),
        ("c", 2),
        ("d", 1),
    ]
    nested = nasty.records["struct nasty_nested"].fields
    assert nested and [f.name for f in nested] == [
        *("kind", "", "inner", "next", "state", "make", "tail"),
    ]
    assert "struct nasty_inner" in [i.key for i in nasty if isinstance(i, Record)]
    constants = {m.name: m.value for e in nasty.enums.values() for m in e.members or ()}
    assert constants["NASTY_OFF"] == 8 and constants["NASTY_Z"] == 6
    assert nasty.enums["enum nasty_small"].base is not None


def test_types_that_only_compilers_know(nasty: Header) -> None:
    assert nasty.typedefs["nasty_mode"].type == Basic("long long")
    assert isinstance(nasty.functions["nasty_typeof"].params[0].type, Unknown)
    assert nasty.functions["nasty_typeof"].result == Basic("int")


def test_macros_have_values(nasty: Header) -> None:
    found = {name: macro.value for name, macro in nasty.macros.items()}
    assert found["NASTY_VERSION"] == "1.2.3"
    assert found["NASTY_MASK"] == 0x8000000F and nasty.macros["NASTY_MASK"].ctype == "unsigned int"
    assert (found["NASTY_BIG"], found["NASTY_RATIO"], found["NASTY_LETTER"]) == (
        0x1FFFFFFFF,
        0.25,
        97,
    )
    assert (found["NASTY_NEG"], found["NASTY_TEN"]) == (-5, 10)
    assert nasty.macros["NASTY_MAX"].params == ("a", "b")
    reasons = {name: nasty.macros[name].reason for name in ("NASTY_ALIAS", "NASTY_NOWHERE")}
    assert reasons == {
        "NASTY_ALIAS": "it is another name of the function `nasty_plain`",
        "NASTY_NOWHERE": "it is a pointer",
    }


def test_places_are_the_headers_own(nasty: Header) -> None:
    lines = NASTY.read_text().splitlines()
    for name, function in nasty.functions.items():
        assert function.place.file.endswith("nasty.h")
        nearby = "\n".join(lines[function.place.line - 1 : function.place.line + 1])
        assert name in nearby, (name, function.place)


# --- single shapes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("int a, *b, c[3];", ["int a", "int *b", "int c[3]"]),
        ("typedef struct t t; t *f(t *);", ["typedef struct t t", "t *f(t *)"]),
        ("typedef int t; typedef int t; t f(t t);", ["typedef int t", "typedef int t", "t f(t t)"]),
        ("long unsigned int long f(void);", ["unsigned long long f(void)"]),
        ("typedef int fn(char); fn f;", ["typedef int fn(char)", "int f(char)"]),
        ('extern "C" { int f(void); } int g(void);', ["int f(void)", "int g(void)"]),
        ("int f(void) { return '}' + \"{\"[0]; } int g(void);", ["int f(void)", "int g(void)"]),
        ("int f(T) MACRO; int g(void);", ["int g(void)"]),
        ("} ; int g(void);", ["int g(void)"]),
        ("int f(int x; int g(void);", ["int g(void)"]),
        ("int f(void) { for (;;) { } return 0; } int g(void);", ["int f(void)", "int g(void)"]),
        ("enum { A = 1 << 4, B, C = -1 };", ["enum $1 {A=16, B=17, C=-1}"]),
        ("int a[sizeof(int) * 2 + (3 > 2 ? 1 : 0)];", ["int a[9]"]),
    ],
)
def test_shapes(text: str, expected: list[str]) -> None:
    assert shown(read_text(text)) == expected


# --- headers that cannot be read ------------------------------------------------------------------


def test_header_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(HeaderError, match=r"the header .*gone\.h does not exist"):
        read_header(str(tmp_path / "gone.h"))
    with pytest.raises(
        HeaderError, match=r"the header no/such\.h does not exist: neither as a file"
    ):
        read_header("no/such.h")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#include <vector>\n", r"is C\+\+, not C: it includes <vector> \(line 1\)"),
        ("\nnamespace a { int b(); }\n", r"is C\+\+, not C: it has `namespace` \(line 2\)"),
        ("class A { public: int f(); };\n", r"is C\+\+, not C: it has `class`"),
        ("std::string f(void);\n", r"is C\+\+, not C: it has `::`"),
        ("#error give -DX\n", r"x\.h:1: #error give -DX"),
        ("#include <no/such/part.h>\n", r"includes no/such/part\.h, which .* does not find"),
    ],
)
def test_header_that_is_no_c(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text(text)
    with pytest.raises(HeaderError, match=said):
        read_header(str(tmp_path / "x.h"))


def test_no_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.h").write_text("int f(void);\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    with pytest.raises(HeaderError, match="no C compiler: looked for"):
        read_header(str(tmp_path / "x.h"))
    monkeypatch.setenv("CC", "nocc -m32")
    with pytest.raises(HeaderError, match=r"'nocc -m32' \(from \$CC\) is not there"):
        read_header(str(tmp_path / "x.h"))


# --- any text -------------------------------------------------------------------------------------

_WORDS = """int char struct union enum typedef static inline const __attribute__ ((packed)) asm
    ( ) [ ] { } ; , : = * ^ ... x y t "}" '{' 1 0x2 << sizeof __typeof__ _Static_assert extern "C"
    # #pragma pack(1) _Alignas __extension__ void unsigned register [[ ]] :: ? ~ - \\ \n""".split()  # noqa: SIM905


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=30))
def test_any_words_are_read_or_left(words: list[str]) -> None:
    """No text ends in a traceback, and what follows it on its own is read."""
    text = " ".join(words).replace("\\n", "\n")
    try:
        header = read_text(text)
    except HeaderError as error:
        assert "is C++" in str(error)
        return
    assert all(left.reason for left in header.left)


@pytest.mark.parametrize(
    ("declaration", "read"),
    [
        (
            "struct s { value value; int size, other; };",
            "struct s {value value; int size; int other}",
        ),
        (
            "struct s { const value *value, size; };",
            "struct s {const value *value; const value size}",
        ),
        ("struct s { unsigned value : 3; };", "struct s {unsigned int value}"),
        ("struct s { struct value *value; };", "struct s {struct value *value}"),
        ("value f(value value, size size);", "value f(value value, size size)"),
        ("void f(value, size *size, value);", "void f(value, size *size, value)"),
        (
            "void f(int (value), int (*size)(value value));",
            "void f(int (*)(value), int (*size)(value value))",
        ),
        (
            "struct s { value (*value)(size size); size size[4]; };",
            "struct s {value (*value)(size size); size size[4]}",
        ),
        ("void f(value value[sizeof(size)]);", "void f(value *value)"),
        ("typedef int value;", "typedef int value"),
        ("typedef struct value value;", "typedef struct value value"),
        (
            "typedef size *value, (*call)(size size);",
            "typedef size *value\ntypedef size (*call)(size size)",
        ),
    ],
)
def test_names_that_a_typedef_has_too(declaration: str, read: str) -> None:
    header = read_text(f"typedef int value;\ntypedef long size;\n{declaration}")
    assert not header.left, header.left
    lines = shown(header)
    assert all(line in lines for line in read.split("\n")), lines


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_left(text: str) -> None:
    try:
        read_text(text)
    except HeaderError as error:
        assert "is C++" in str(error)
