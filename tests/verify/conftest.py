"""A small C library of which a spec tells the truth, compiled once."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from sffi_gen.pipeline import analyse
from sffi_gen.verify.report import Report
from sffi_gen.verify.verify import Options, verify_c

SOURCES = Path(__file__).parent / "truth"


@dataclass(frozen=True)
class Truth:
    """The library's folder, and its spec's text."""

    folder: Path
    spec: str

    @property
    def library(self) -> Path:
        return self.folder / "libtruth.so"

    def verify(self, spec: str, **options: object) -> Report:
        """Verify a text as the spec of this library."""
        path = self.folder / "case.sffi"
        path.write_text(spec)
        report = Report(str(path))
        given = Options(**{"library": str(self.library), **options})  # type: ignore[arg-type]
        verify_c(analyse(str(path)), given, report)
        return report


@pytest.fixture(scope="session")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    if shutil.which("cc") is None:
        pytest.skip("no C compiler on this machine")
    folder = tmp_path_factory.mktemp("truth")
    for name in ("truth.h", "truth.c", "truth.map", "truth.sffi"):
        shutil.copy(SOURCES / name, folder)
    command = ["cc", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror"]
    command += ["-Wl,-soname,libtruth.so.1,--version-script=truth.map", "-o", "libtruth.so"]
    subprocess.run([*command, "truth.c"], check=True, cwd=folder)
    return Truth(folder, (folder / "truth.sffi").read_text())
