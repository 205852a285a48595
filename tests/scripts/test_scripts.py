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
    # One thread each: on a busy machine, threads that wait for each other take many times as long.
    # And MKL's results are not to depend on where in memory a matrix lies.
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_CBWR": "COMPATIBLE"}
    scripts = [str(FOLDER / f"{name}.py") for name in SCRIPTS]
    for library, python in (("torch", reference), ("sffi_torch", sys.executable)):
        command = [python, str(FOLDER / "run_scripts.py"), library, str(folder / library), *scripts]
        found = subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=500, check=False
        )
        assert found.returncode == 0, f"{library}: {found.stderr}"
    libraries = ("torch", "sffi_torch")
    return {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in libraries}


@pytest.mark.parametrize("name", SCRIPTS)
def test_script(name: str, outcomes: dict[str, dict[str, Any]]) -> None:
    ours, theirs = outcomes["sffi_torch"][name], outcomes["torch"][name]
    assert theirs["error"] is None, theirs["error"]
    assert theirs["printed"].count("\n") > 3
    assert ours["error"] is None, ours["error"]
    lines = (text["printed"].splitlines() for text in (theirs, ours))
    assert not list(unified_diff(*lines, "PyTorch", "sffi_torch", lineterm="", n=1))
    assert ours["tensors"].keys() == theirs["tensors"].keys()
    for variable, (*described, elements) in theirs["tensors"].items():
        *ours_described, ours_elements = ours["tensors"][variable]
        assert ours_described == described, variable
        # Both libraries are the same machine code: what differs is the last bit, if anything.
        if ours_elements != elements:
            near = pytest.approx(elements, rel=1e-6, abs=1e-9, nan_ok=True)
            assert ours_elements == near, variable


def test_only_import_lines_are_changed() -> None:
    from run_scripts import with_import_lines_changed

    for name in SCRIPTS:
        before = (FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()
        after = with_import_lines_changed("\n".join(before)).splitlines()
        changed = [one for one, two in zip(before, after, strict=True) if one != two]
        assert "import torch" in changed
        assert all(line.startswith(("import torch", "from torch.")) for line in changed)
