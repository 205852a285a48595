"""What all tests share: options, the build folder of a session, and skipping for want of a GPU."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from shim_builder import SHARED, Builder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="Write what the compiler gives now into tests/golden and tests/errors.",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    marked = [item for item in items if item.get_closest_marker("gpu")]
    reason = _without_gpu() if marked else ""
    for item in marked:
        if reason:
            item.add_marker(pytest.mark.skip(reason=reason))


def _without_gpu() -> str:
    """Why tests marked `gpu` cannot run here; empty where they can."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return "needs an NVIDIA GPU: there is no nvidia-smi on this machine"
    listed = subprocess.run([program, "-L"], capture_output=True, text=True, check=False)
    return "" if "GPU 0" in listed.stdout else f"needs an NVIDIA GPU: {listed.stdout.strip()}"


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written rather than compared."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def builder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Generates and builds small specs, each once for all processes of a test run."""
    if shutil.which("c++") is None:
        pytest.skip("no C++ compiler on this machine")
    shared = os.environ.get(SHARED)
    if shared:
        return Builder(Path(shared))
    base = tmp_path_factory.getbasetemp()
    # The workers of pytest-xdist have a folder each, in one for all of them.
    return Builder((base.parent if hasattr(request.config, "workerinput") else base) / "built")
