"""Ordinary PyTorch code runs with its import line changed, and prints the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from difflib import unified_diff
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shim

FOLDER = Path(__file__).parent
NOT_SCRIPTS = {"run_scripts", "test_scripts"}
SCRIPTS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NOT_SCRIPTS)
#: what these scripts still need of sffi_torch
MISSING = {
    "fft_signal": "stft, istft",
    "least_squares": "cholesky_inverse",
    "linear_algebra": "linalg.LinAlgError",
    "layers": "max_pool2d(return_indices=True)",
    "numpy_interop": "utils.dlpack",
    "random_numbers": "normal(2, 3, (2,)), torch.random",
    "scatter_gather": "histogram",
    "sparse_basics": "sparse tensors",
    "statistics": "histogram",
    "views_and_memory": "to(memory_format=...), untyped_storage",
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came out of each script with PyTorch and with sffi_torch, a process for each library."""
    reference = os.environ.get("SFFI_REFERENCE_PYTHON", sys.executable)
    for name in ("torch", "numpy"):
        if find_spec(name) is None and (name == "numpy" or reference == sys.executable):
            pytest.skip(f"{name} is not installed for this Python")
    import sffi_torch

    if not sffi_torch.available():
        pytest.skip("the torch shim is not built: run `sffi build torch`")
    folder = tmp_path_factory.mktemp("outcomes")
    runs = {}
    for library, python in (("torch", reference), ("sffi_torch", sys.executable)):
        scripts = [str(FOLDER / f"{name}.py") for name in SCRIPTS]
        command = [python, str(FOLDER / "run_scripts.py"), library, str(folder / library), *scripts]
        runs[library] = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for library, process in runs.items():
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, f"{library}: {errors}"
    return {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in runs}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason=MISSING[name]))
        if name in MISSING
        else name
        for name in SCRIPTS
    ],
)
def test_script(name: str, outcomes: dict[str, dict[str, Any]]) -> None:
    ours, theirs = outcomes["sffi_torch"][name], outcomes["torch"][name]
    assert theirs["error"] is None, theirs["error"]
    assert theirs["printed"].count("\n") > 3
    assert ours["error"] is None, ours["error"]
    # Both libraries are the same machine code, so nothing may differ, not even the last bit.
    lines = (text["printed"].splitlines() for text in (theirs, ours))
    assert not list(unified_diff(*lines, "PyTorch", "sffi_torch", lineterm="", n=1))
    assert ours["tensors"] == theirs["tensors"]


def test_only_import_lines_are_changed() -> None:
    from run_scripts import with_import_lines_changed

    for name in SCRIPTS:
        before = (FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()
        after = with_import_lines_changed("\n".join(before)).splitlines()
        changed = [one for one, two in zip(before, after, strict=True) if one != two]
        assert "import torch" in changed
        assert all(line.startswith(("import torch", "from torch.")) for line in changed)
