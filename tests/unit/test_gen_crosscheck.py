"""Compiling is pure, and the C header agrees with the prototypes, which is checked each time."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
import sffi_gen
from click.testing import CliRunner
from sffi_gen import cli, pipeline
from sffi_gen.crosscheck import InternalError, crosscheck
from sffi_gen.pipeline import compile_spec

CHECKOUT = Path(sffi_gen.__file__).parents[2]
KINDS = CHECKOUT / "tests" / "run" / "kinds.sffi"


def test_compiling_imports_and_opens_nothing_that_is_compiled(tmp_path: Path) -> None:
    """Neither package, companion nor library: the spec's are not even installed here."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\n"
            "from pathlib import Path\n"
            "from sffi_gen.pipeline import compile_spec\n"
            f"compile_spec({str(KINDS)!r}, Path({str(tmp_path)!r}))\n"
            "print([name for name in sys.modules if 'sffi_kinds' in name or 'kinds_' in name])\n"
            "print([line for line in open('/proc/self/maps') if 'libsffi' in line])\n",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n[]\n"
    assert list(tmp_path.iterdir()) == []


def test_the_passes_are_readable_in_one_place() -> None:
    """One function of under 40 lines names the passes in their order."""
    tree = ast.parse(Path(pipeline.__file__).read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for name in ("analyse", "compile_spec"):
        node = functions[name]
        assert node.end_lineno is not None
        assert node.end_lineno - node.lineno < 40


# --- the C header read back -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def kinds() -> pipeline.Package:
    return compile_spec(str(KINDS), Path("generated"))


HEADER = "shim/sffi_kinds.h"


def test_header_and_prototypes_agree(kinds: pipeline.Package) -> None:
    crosscheck(kinds.library, kinds.files)


@pytest.mark.parametrize(
    ("right", "wrong", "function"),
    [
        ("rt_kinds_same_i64(int64_t x)", "rt_kinds_same_i64(double x)", "rt_kinds_same_i64"),
        ("rt_kinds_same_i64(int64_t x)", "rt_kinds_same_i64(void)", "rt_kinds_same_i64"),
        ("int64_t rt_kinds_same_i64(", "double rt_kinds_same_i64(", "rt_kinds_same_i64"),
        ("rt_kinds_same_i64(", "rt_kinds_same_i65(", "rt_kinds_same_i64"),
        ("uint64_t rt_kinds_same_u64(uint64_t x)", "uint64_t rt_kinds_same_u64(int64_t x)", "u64"),
        ("rt_kinds_Box rt_kinds_create(", "rt_kinds_Lid rt_kinds_create(", "rt_kinds_create"),
        ("rt_kinds_destroy(rt_kinds_Box *box)", "rt_kinds_destroy(rt_kinds_Box box)", "destroy"),
        ("sffi_bytes rt_kinds_same_text(", "sffi_list rt_kinds_same_text(", "same_text"),
    ],
)
def test_any_difference_is_an_internal_error(
    kinds: pipeline.Package, right: str, wrong: str, function: str
) -> None:
    header = kinds.files[HEADER]
    assert header.count(right) == 1
    with pytest.raises(InternalError, match=function):
        crosscheck(kinds.library, {**kinds.files, HEADER: header.replace(right, wrong)})


def test_an_internal_error_is_no_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def disagree(*_: object) -> None:
        raise InternalError("rt_kinds_create: the header declares something else")

    monkeypatch.setattr(pipeline, "crosscheck", disagree)
    result = CliRunner().invoke(cli.main, [str(KINDS), "-o", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert result.output == (
        "internal error of sffi-gen, please report it: rt_kinds_create: the header declares "
        "something else\n"
    )
    assert not (tmp_path / "out").exists()
