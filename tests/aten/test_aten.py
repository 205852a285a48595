"""Every operator of ATen against PyTorch, which runs in a process of its own.

A part of the cases; `make aten` plays all, and writes tests/ATEN.md.
"""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from aten_judge import Verdict, excused, judge, known, reached, run
from aten_report import REPORT
from aten_schemas import names

# A minute where there are two cores to have; the limit is for where there are not.
pytestmark = [pytest.mark.slow, pytest.mark.shim, pytest.mark.timeout(1800)]
Judged = tuple[dict[str, Any], list[Verdict]]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    if find_spec("torch") is None or find_spec("expecttest") is None:
        pytest.skip("PyTorch, the reference, is not installed for this Python")
    import sffi_torch

    if not sffi_torch.available():
        pytest.skip("the torch shim is not built: run `sffi build torch`")
    folder = Path(tmp_path_factory.mktemp("recording"))
    run(folder, quick=True, python=sys.executable)
    found = judge(folder, known())
    shutil.rmtree(folder)
    return found


def test_every_case_is_as_in_pytorch(judged: Judged) -> None:
    different = [v for v in judged[1] if v.differences]
    told = [f"{v.case['operator']} ({v.case['kind']}): {v.differences[0]}" for v in different]
    assert not told, f"{len(told)} of {len(judged[1])} cases differ:\n" + "\n".join(told[:40])


def test_every_schema_is_reached_or_excused(judged: Judged) -> None:
    results_of, errors_of = reached(judged[1])
    left = [key for key in names() if key not in results_of | errors_of]
    assert [key for key in left if key not in excused()] == []
    assert len(results_of) >= 2400 and len(results_of | errors_of) >= 2500


def test_what_is_excused_cannot_be_reached(judged: Judged) -> None:
    results_of, errors_of = reached(judged[1])
    assert sorted(excused().keys() & (results_of | errors_of)) == []


def test_the_report_has_every_operator() -> None:
    if find_spec("torchgen") is None:
        pytest.skip("torch is not installed for this Python")
    text = REPORT.read_text(encoding="utf-8")
    bases = {key.partition(".")[0] for key in names()}
    assert [base for base in sorted(bases) if f"| `{base}` |" not in text] == []
