"""The tests of plans once more, with a shim under AddressSanitizer and UndefinedBehaviorSanitizer.

Plans work on arrays of addresses that Python lays out: what is wrong there would be a use after
free or a write beyond the end, which a test can miss.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from shim_builder import PREBUILT, Builder
from test_run_c_sanitizers import SANITIZERS, environment, runtime_of

HERE = Path(__file__).parent


@pytest.mark.slow
def test_plans_under_sanitizers(tmp_path: Path) -> None:
    asan, cpp = runtime_of("libasan.so"), runtime_of("libstdc++.so")
    if asan is None or cpp is None or not sys.platform.startswith("linux"):
        pytest.skip("no AddressSanitizer on this machine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CXXFLAGS", " ".join(SANITIZERS))
        patch.setenv("LDFLAGS", SANITIZERS[0])
        home = Builder(tmp_path).file(HERE / "kinds.sffi").packages.parent
    files = sorted(str(path) for path in HERE.glob("test_run_plans*.py"))
    tests = ["-k", "not fussy and not ctrl_c and not without", *files]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        env=environment(home, f"{asan} {cpp}", **{PREBUILT: str(home)}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    assert " passed" in done.stdout
