"""The stubs: ordinary code type-checks in strict mode, and a mistake in it is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CODE = HERE / "typing" / "ordinary_code.py"


def mypy(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--strict", str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=HERE.parents[1], check=False)


def test_ordinary_code_is_strictly_typed() -> None:
    found = mypy(CODE)
    assert found.returncode == 0, found.stdout + found.stderr


def test_mistakes_are_found(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "import sffi_torch as torch\n"
        "x: int = torch.zeros(2).sum()\n"
        "torch.zeros('two')\n"
        "torch.max(torch.zeros(2), 0).vlaues\n"
        "torch.add(torch.zeros(2), 1, aplha=2)\n",
        encoding="utf-8",
    )
    found = mypy(wrong).stdout
    lines = {line.split(":")[1] for line in found.splitlines() if ": error:" in line}
    assert lines == {"2", "3", "4", "5"}, found


@pytest.mark.shim
def test_ordinary_code_runs(torch: object) -> None:
    subprocess.run([sys.executable, str(CODE)], check=True, timeout=120)
