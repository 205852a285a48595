"""`sffi import`: headers to specs, and newer headers to specs that people changed.

``tests/headers/NAME.sffi`` is what is expected of ``NAME.h``. To write it anew:
``pytest tests/unit/test_header_import.py --update-goldens``.
"""

from __future__ import annotations

import ast
import difflib
import json
import re
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi_gen.header.comments import find_comments
from sffi_gen.importer.cli import command
from sffi_gen.importer.docs import documentation
from sffi_gen.importer.installed import find_installed
from sffi_gen.importer.names import common_prefix, members_prefix, pascal
from sffi_gen.pipeline import analyse, compile_spec
from sffi_gen.verify.report import Report
from sffi_gen.verify.verify import Options, verify_c

HEADERS = Path(__file__).parents[1] / "headers"


#: a handle, and another one that is made from it
SHOPS = (
    "struct shop; struct till; struct shop *shop_new(void); void shop_free(struct shop *);"
    " void shop_till_free(struct till *);"
)


def run(*arguments: str, folder: Path) -> Result:
    """Run the command in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return CliRunner().invoke(command, list(arguments), prog_name="sffi import")


def imported(text: str, folder: Path, *arguments: str) -> str:
    """The spec of a header's text, which sffi-gen takes."""
    (folder / "x.h").write_text(text)
    done = run("x.h", "--library", "x", "-o", "x.sffi", "--force", *arguments, folder=folder)
    assert done.exit_code == 0, done.output
    analyse(str(folder / "x.sffi"))
    return (folder / "x.sffi").read_text()


@pytest.mark.parametrize("name", ["nasty", "shop"])
def test_spec_of_a_header(name: str, tmp_path: Path, update_goldens: bool) -> None:
    shutil.copy(HEADERS / f"{name}.h", tmp_path)
    done = run(f"{name}.h", "--library", name, "-o", f"{name}.sffi", folder=tmp_path)
    assert done.exit_code == 0, done.output
    found = (tmp_path / f"{name}.sffi").read_text()
    golden = HEADERS / f"{name}.sffi"
    if update_goldens:
        golden.write_text(found)
    wanted = golden.read_text() if golden.exists() else ""
    changes = difflib.unified_diff(wanted.splitlines(), found.splitlines(), "expected", "now")
    assert found == wanted, "\n".join(changes)
    analyse(str(golden))


def test_texts_mean_everywhere_what_they_mean_in_c(tmp_path: Path) -> None:
    """Header, spec, verification and generated package: one value."""
    written = r'''"line\n\ttab \"quoted\" 'plain' back\\\\n"'''
    meant = "line\n\ttab \"quoted\" 'plain' back\\\\n"
    text = imported(f"#define X_TEXT {written}\nint x_f(void);\n", tmp_path)
    assert f"text = {written}" in text
    spec = str(tmp_path / "x.sffi")
    assert analyse(spec).consts[0].value == meant
    checked = Report(spec)
    verify_c(analyse(spec), Options(), checked)
    assert checked.claims["values", "proved"] == 1 and not checked.claims["values", "wrong"]
    made = compile_spec(spec, tmp_path).files["__init__.py"]
    (value,) = re.findall(r"^X_TEXT = (.*)$", made, re.M)
    assert ast.literal_eval(value) == meant


def test_nothing_vanishes(tmp_path: Path) -> None:
    """Everything that was seen is carried or left with its line and a reason, there and here."""
    shutil.copy(HEADERS / "nasty.h", tmp_path)
    done = run(*("nasty.h", "--library", "n", "-o", "n.sffi", "--format", "json"), folder=tmp_path)
    report = json.loads(done.output)
    spec = (tmp_path / "n.sffi").read_text()
    assert report["seen"] == report["carried"] + len(report["left"])
    assert report["seen"] == sum(kind["seen"] for kind in report["by_kind"].values())
    for left in report["left"]:
        assert left["reason"] and left["line"] > 0 and left["file"].endswith("nasty.h")
        assert f"# left out, line {left['line']}: " in spec
    names = {left["declaration"].split("(")[0].split()[-1] for left in report["left"]}
    assert {"nasty_ms", "nasty_wide", "nasty_inline", "nasty_unknown"} <= names
    text = run("nasty.h", "--library", "n", "-o", "m.sffi", folder=tmp_path).output
    assert "it is called in the way of `ms_abi`" in text and "nasty.h:29: " in text


# --- guesses and questions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("c", "spec", "question"),
    [
        ("int f(const char *name);", "fn f(name: text) -> i32", ""),
        ("char *f(void);", "fn f() -> text?", "Who frees the text?"),
        ("void f(const void *p, int n);", "fn f(p: buffer, n: i32 [size: p])", "size of p"),
        ("void f(int n, const double *v);", "fn f(n: i32 [length: v], v: [f64])", "items of v"),
        ("void f(char *buf, int size);", "fn f(buf: buffer [writable], size: i32 [size: buf])", ""),
        (
            "int f(const char *src, char *dst, int srcSize, int dstCapacity);",
            "fn f(",
            "src, srcSize: srcSize is the size of src in bytes?\n"
            "#? dst, dstCapacity: C writes up to dstCapacity bytes into dst?",
        ),
        (
            "void f(const void *blob, int n, void (*release)(void *));",
            "fn f(blob: buffer [lives: forever], n: i32 [size: blob], release: pointer?)",
            "release: what C calls to free blob, or NULL?",
        ),
        (
            "void f(const void *blob, void (*release)(void *));",
            "fn f(blob: pointer, release: pointer?)",
            "",
        ),
        (
            "void f(void *data, void (*release)(void *));",
            "fn f(data: userdata, release: destroy)",
            "",
        ),
        ("void f(int *out);", "fn f(out: i32 [out])", "one value that comes back"),
        ("void f(unsigned char *p);", "fn f(p: pointer)", "from how long"),
        ("void f(int v[3]);", "fn f(v: [i32; 3] [inout])", ""),
        ("typedef unsigned char id[16]; void f(const id v);", "fn f(v: [u8; 16])", ""),
        ("void *f(void *p);", "fn f(p: pointer) -> pointer?", ""),
        ("void f(void (*done)(void *));", "fn f(done: FDone? [lives: forever])", "how long does C"),
        (
            "void f_each(int (*visit)(int, void *arg), void *arg);",
            "fn f_each(visit: FEachVisit?, arg: userdata)",
            "until f_each returns",
        ),
        (
            "struct s; int s_new(struct s **out); void s_free(struct s *);",
            "fn new(out: S? [out, own]) -> i32",
            "so that `free` destroys it",
        ),
        (
            f"{SHOPS} struct till *shop_till_new(struct shop *shop);",
            "fn till_new(shop: Shop) -> Till? [own, keeps: shop]",
            "must shop outlive it? If not, without [keeps: shop]",
        ),
        (
            f"{SHOPS} int shop_till_open(struct shop *shop, struct till **out);",
            "fn till_open(shop: Shop, out: Till? [out, own, keeps: shop]) -> i32",
            "out: must shop outlive it?",
        ),
        (
            f"{SHOPS} struct till *shop_till_dup(struct till *till);",
            "fn till_dup(till: Till) -> Till? [own]",
            "",
        ),
        (
            f"{SHOPS} int shop_find(struct shop *shop, struct till **out);",
            "fn find(shop: Shop, out: Till? [out, borrow: shop]) -> i32",
            "who owns the Till",
        ),
        (
            f"{SHOPS} struct shop_sum {{ int all; }}; struct shop_sum *shop_sums(struct shop *s);",
            "fn sums(s: Shop) -> *Sum? [borrow: s]",
            "who frees it",
        ),
        (
            "struct ops { int (*get)(int at); void (*put)(int at); }; int use(struct ops *ops);",
            "fn use(ops: *Ops [lives: forever]) -> i32",
            "ops: how long does C keep it?",
        ),
        (
            "struct state { int at, size; void (*put)(int at); }; int step(struct state *state);",
            "fn step(state: *State) -> i32",
            "",
        ),
    ],
)
def test_guesses(c: str, spec: str, question: str, tmp_path: Path) -> None:
    text = imported(f"{c}\n", tmp_path)
    assert spec in text.splitlines()
    assert question in "\n".join(line for line in text.splitlines() if line.startswith("#? "))


def test_documentation_stays_with_its_function(tmp_path: Path) -> None:
    """Also where a question stands between the two."""
    imported("/** Counts. */\nvoid f(int *out);\n", tmp_path)
    library = analyse(str(tmp_path / "x.sffi"))
    assert library.functions[0].doc == ("Counts.",)


def test_macros_that_only_the_compiler_knows(tmp_path: Path) -> None:
    text = imported(
        "struct s { int a; char b; };\n"
        "#define X_SIZE sizeof(struct s)\n#define X_ZERO (sizeof(struct s) - 8)\n"
        "#define X_NOT sizeof(struct missing)\n",
        tmp_path,
    )
    assert "const SIZE: i32 = 8" in text and "const ZERO: i32 = 0" in text
    assert "# left out, line 4: #define X_NOT" in text


def test_patterns_choose(tmp_path: Path) -> None:
    text = "int a_x(void);\nint a_y(void);\nint b(void);\n#define A_N 1\n"
    found = imported(text, tmp_path, "--include", "a_*", "--exclude", "*_y")
    assert [line for line in found.splitlines() if line.startswith(("fn", "const"))] == [
        "fn x() -> i32"
    ]


def test_prefixes_can_be_said(tmp_path: Path) -> None:
    found = imported("int my_a(void);\nint my_b(void);\n", tmp_path, "--prefix", "")
    assert "fn my_a()" in found
    found = imported("int my_a(void);\nint other(void);\n", tmp_path, "--prefix", "my_")
    assert "fn a()" in found and "fn other() -> i32 = other" in found


def test_names_that_would_clash_stay_whole(tmp_path: Path) -> None:
    text = imported(
        "int x_open(void);\nint x_2d(void);\nint open(void);\nint x_b(void);\n", tmp_path
    )
    assert "fn open() -> i32\n" in text and "fn x_2d() -> i32 = x_2d" in text
    assert "fn open_2() -> i32 = open" in text


@pytest.mark.parametrize(
    ("c", "lines"),
    [
        # A macro's name is what people call a function whose own name is private.
        ("#define my_go __my_go\nint __my_go(void);", ["fn my_go() -> i32 = __my_go"]),
        ("int go(void);\n#define run go", ["fn go, run() -> i32"]),
        # One more name of a handle, and of a struct.
        ("typedef struct s s; typedef s t; void f(t *);", ["type S = s *", "fn f(arg0: S)"]),
        ("typedef struct { int a; } s; typedef s t; t f(void);", ["fn f() -> S"]),
        # An array of nameless unions has no words: pointers to its struct are handles.
        (
            "struct s { union { int i; void *p; } v[2]; }; void f(struct s *);",
            [
                "#   `v` is an array of a nameless union; pointers to it are handles",
                "fn f(arg0: S)",
            ],
        ),
        # What another header keeps to itself is held by value all the same.
        (
            "#include <pthread.h>\nint f(pthread_mutex_t *);",
            ["fn f(arg0: *PthreadMutex) -> i32"],
        ),
        ("struct s { int _a, __b; };", ["struct S = struct s { _a: i32, __b: i32 }"]),
        # The alignment of a typedef goes where its type is used.
        (
            "typedef int t __attribute__((aligned(16))); struct s { char c; t v; };",
            ["struct S = struct s { c: char, v: T [align: 16] }"],
        ),
        (
            "typedef struct { int a; } s __attribute__((aligned(32))); void f(s *);",
            [
                "#   its typedef has an alignment of its own, which a spec cannot say; "
                "pointers to it are handles",
                "fn f(arg0: S)",
            ],
        ),
        ("static const unsigned x_N = 5;", ["const x_N: u32 = 5"]),
        ("typedef void cb; cb *f(void);", ["fn f() -> pointer?"]),
        ("typedef void *cb(void *callback); void f(cb *callback, char *buf, int buf_len);", []),
    ],
)
def test_shapes(c: str, lines: list[str], tmp_path: Path) -> None:
    text = imported(f"{c}\n", tmp_path)
    assert [line for line in lines if line not in text.splitlines()] == [], text


def test_headers_that_belong_to_it_are_told(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "part.h").write_text("int x_part(void);\n")
    (tmp_path / "x.h").write_text('#include "x/part.h"\n#define X 1\nint x_f(FILE *f);\n')
    done = run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    assert "declare 1 more that may belong to it: --also 'x/*.h'" in done.output
    assert "`FILE` is not declared" in done.output and "--before stdio.h" in done.output
    both = ("--also", "x/*.h", "--before", "stdio.h", "--force")
    done = run("x.h", "--library", "x", "-o", "x.sffi", *both, folder=tmp_path)
    text = (tmp_path / "x.sffi").read_text()
    assert 'include: "stdio.h", "x.h"' in text and "fn part() -> i32" in text
    assert "fn f(f: pointer)" in text and "left out" not in text


def test_what_the_installed_library_lacks_is_left_out(tmp_path: Path) -> None:
    """Unless it is wanted all the same; what its own libraries offer counts as its own."""
    if find_installed("m") is None:
        pytest.skip("the loader's list of libraries is not known here")
    c = "double cos(double);\nint puts(const char *s);\nint no_such_function(void);\n"
    (tmp_path / "x.h").write_text(c)
    arguments = ("x.h", "--library", "x", "--link", "m", "-o", "x.sffi", "--force")
    assert run(*arguments, folder=tmp_path).exit_code == 0
    text = (tmp_path / "x.sffi").read_text()
    assert "fn cos(arg0: f64) -> f64" in text and "fn puts(s: text) -> i32" in text
    assert "# left out, line 3: int no_such_function(void)" in text
    assert "as it is installed here, does not export it" in text
    assert 'open: "libm.so.6", "libm.dylib", "m.dll"' in text
    assert run(*arguments, "--unexported", folder=tmp_path).exit_code == 0
    assert "fn no_such_function() -> i32" in (tmp_path / "x.sffi").read_text()


# --- a newer header -------------------------------------------------------------------------------

OLD = """/** One. */
int x_one(int a);
/** Two. */
int x_two(int a);
int x_three(void);
#define X_A 1
#define X_B 2
"""
NEW = """/** One. */
int x_one(long a);
/** Two. */
int x_two(long a);
int x_four(void);
#define X_A 1
#define X_B 3
#define X_C 4
"""


def test_a_newer_header_keeps_what_a_person_changed(tmp_path: Path) -> None:
    first = imported(OLD, tmp_path)
    edited = first.replace(
        "fn two(a: i32) -> i32", "@gil(keep)\nfn two(number: i32) -> i32 = x_two"
    )
    assert edited != first
    (tmp_path / "x.sffi").write_text(f"{edited}\nconst MINE: i32 = 5\n")
    (tmp_path / "x.h").write_text(NEW)
    done = run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    text = (tmp_path / "x.sffi").read_text()
    assert done.exit_code == 0, done.output
    analyse(str(tmp_path / "x.sffi"))
    assert "; 1 question is open" in done.output
    lines = text.splitlines()
    assert "fn one(a: long) -> i32" in lines
    assert "fn three() -> i32" not in lines and "fn four() -> i32" in lines
    assert "const B: i32 = 3" in lines and "const C: i32 = 4" in lines
    assert lines.index("const C: i32 = 4") > lines.index("const B: i32 = 3")
    at = lines.index("fn two(number: i32) -> i32 = x_two")
    assert lines[at - 1] == "@gil(keep)"
    assert lines[at - 4 : at - 1] == [
        "#? The header changed. It was: int x_two(int a)",
        "#?   and is: int x_two(long a)",
        "#?   now: fn two(a: long) -> i32",
    ]
    assert "const MINE: i32 = 5" in lines
    for said in (
        "~ int x_one(long a)",
        "- int x_three(void)",
        "+ int x_four(void)",
        "+ #define X_C 4",
    ):
        assert said in done.output
    assert "your lines were kept" in done.output
    # Nothing more to do: neither for the importer nor for the person's file.
    again = run("x.h", "--library", "x", "-o", "x.sffi", "--check", folder=tmp_path)
    assert again.exit_code == 0, again.output
    assert "Nothing changed since the last import." in again.output


def test_what_a_person_took_out_stays_out(tmp_path: Path) -> None:
    first = imported(OLD, tmp_path)
    (tmp_path / "x.sffi").write_text(first.replace("fn three() -> i32\n", ""))
    done = run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    assert done.exit_code == 0 and "three" not in (tmp_path / "x.sffi").read_text()


def test_a_declaration_that_a_person_changed_and_the_header_dropped(tmp_path: Path) -> None:
    first = imported(OLD, tmp_path)
    (tmp_path / "x.sffi").write_text(first.replace("fn three()", "fn three, drei()"))
    (tmp_path / "x.h").write_text(OLD.replace("int x_three(void);\n", ""))
    run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    text = (tmp_path / "x.sffi").read_text()
    assert (
        "#? The header no longer declares it. It was: int x_three(void)\nfn three, drei()" in text
    )


def test_check_and_dry_run_write_nothing(tmp_path: Path) -> None:
    text = imported(OLD, tmp_path)
    (tmp_path / "x.h").write_text(NEW)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for option, code in (("--check", 1), ("--dry-run", 0)):
        done = run("x.h", "--library", "x", "-o", "x.sffi", option, folder=tmp_path)
        assert done.exit_code == code and "-fn one(a: i32) -> i32" in done.output
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before and text


def test_a_spec_of_somebody_elses_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text(OLD)
    (tmp_path / "x.sffi").write_text("library: x\n")
    done = run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    assert done.exit_code == 1 and "--force writes it anew" in done.output
    (tmp_path / "x.sffi.imported").write_text("[]")
    done = run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    assert done.exit_code == 1 and "is not what sffi import writes" in done.output
    assert (tmp_path / "x.sffi").read_text() == "library: x\n"


def test_a_disk_that_is_full_leaves_the_old_spec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = imported(OLD, tmp_path)
    (tmp_path / "x.h").write_text(NEW)

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device", "x.sffi")

    monkeypatch.setattr("sffi_gen.writer._stage", full)
    done = run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    assert done.exit_code == 1 and "cannot write x.sffi: No space left" in done.output
    assert (tmp_path / "x.sffi").read_text() == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x.h", "x.sffi", "x.sffi.imported"]


# --- mistakes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["gone.h", "--library", "x"], 1, "does not exist"),
        (["x.h"], 2, "--library"),
        (["x.h", "--library", "no-name"], 2, "cannot be the name of a Python package"),
        (["x.h", "--library", "x", "--check"], 2, "-o SPEC"),
        (["x.h", "--library", "x", "--check", "--dry-run", "-o", "y"], 2, "exclude each other"),
        (["x.h", "--library", "x", "--cc", "no-such-cc"], 1, "(from --cc) is not there"),
        (
            ["x.h", "--library", "x", "--include", "nothing*"],
            1,
            "declares nothing that a spec could say",
        ),
        (["x.h", "--library", "x", "--before", "no/such.h"], 1, "includes no/such.h"),
    ],
)
def test_mistakes(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text("int f(void);\n")
    done = run(*arguments, folder=tmp_path)
    assert done.exit_code == code and said in done.output, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_header_that_does_not_parse(tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text("int = 5;\n} foo ( ;;\nT f(T);\n")
    done = run("x.h", "--library", "x", "-o", "x.sffi", folder=tmp_path)
    assert done.exit_code == 1 and "declares nothing that a spec could say" in done.output
    assert "x.h:1: int = 5" in done.output and "`T` is no type that is known here" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.h"]


def test_the_spec_goes_to_stdout_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text("int f(void);\n")
    done = run("x.h", "--library", "x", folder=tmp_path)
    assert done.stdout.startswith("//! x, as its header x.h declares it.\nlibrary: x\n")
    assert "functions" in done.stderr and isinstance(command, click.Command)


# --- parts ----------------------------------------------------------------------------------------


def test_prefixes() -> None:
    assert common_prefix(["a_x", "a_y", "b"]) == "a_"
    assert common_prefix(["a_x", "b_y", "c"]) == ""
    assert members_prefix(["XML_A_X", "XML_A_Y"]) == "XML_A_"
    assert members_prefix(["A_1", "A_2"]) == ""
    assert [pascal(x) for x in ("row_id_t", "MD_CTX", "z_stream_s", "FooBar")] == [
        *("RowId", "MD_CTX", "ZStream", "FooBar"),
    ]


@pytest.mark.parametrize(
    ("comment", "lines"),
    [
        ("/** Hello. */", ["Hello."]),
        ("/*\n * a\n *\n *   b\n */", ["a", "", "  b"]),
        ("/***** Title *****/", ["Title"]),
        ("// a\n// b\n", ["a", "b"]),
        ("// a \\\nb", ["a  b"]),
        (
            "/// \\brief a \\c b\n/// @param n how many\n/// @return x",
            ["a b", "n: how many", "Returns: x"],
        ),
        ("/* a <b>c</b> &lt;d&gt; */", ["a c <d>"]),
        ('char *s = "/* no */"; // yes', ["yes"]),
        ("int c = '\"'; /* yes */", ["yes"]),
    ],
)
def test_comments_are_cleaned(comment: str, lines: list[str]) -> None:
    found = find_comments(comment)
    assert len(found) == 1 and documentation(found[0].lines) == lines


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="/*\n\"'\\ab <>@{}^.:", max_size=60))
def test_any_comment_is_cleaned(text: str) -> None:
    for comment in find_comments(text):
        assert 1 <= comment.first <= comment.last <= text.count("\n") + 1
        for line in documentation(comment.lines):
            assert "\n" not in line and len(line) <= 120


_TYPES = [
    "int",
    "char *",
    "const char *",
    "void *",
    "struct s *",
    "struct p *",
    "double *",
    "unsigned",
]
_TYPES += ["size_t", "struct p", "const void *", "struct s **", "int *", "cb", "enum e", "char **"]
_NAMES = ["n", "len", "data", "buf", "out", "ctx", "size", "in", "self", "class", "", "user_data"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(_TYPES),
            st.lists(st.tuples(st.sampled_from(_TYPES), st.sampled_from(_NAMES)), max_size=5),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_functions_give_a_spec_that_is_accepted(
    functions: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    from sffi_gen.header.preprocess import Expanded
    from sffi_gen.header.reader import Reader
    from sffi_gen.importer.accept import accepted
    from sffi_gen.importer.plan import Options

    text = "typedef unsigned long size_t; struct s; struct p { int x; double y; };\n"
    text += "typedef int (*cb)(int, void *user_data); enum e { A, B };\n"
    for number, (result, params) in enumerate(functions):
        used: set[str] = set()
        shown = []
        for kind, name in params:
            shown.append(f"{kind} {'' if name in used else name}")
            used.add(name)
        word = ["make", "free", "new", "each", "read", "get"][number % 6]
        text += f"{result} s_{word}{number}({', '.join(shown) or 'void'});\n"
    header = Reader("x.h", Expanded("x.h", f'# 1 "x.h" 1\n{text}', ("cc",))).read()
    draft, _, _ = accepted(header, Options("x"), ["x.h"], ())
    assert not draft.left
