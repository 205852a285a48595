"""From a small spec to a package with a built shim, for tests that call real native code."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sffi
from sffi.build import BuildOptions, build
from sffi_gen import writer
from sffi_gen.pipeline import compile_spec

RUNTIME = Path(sffi.__file__).resolve().parent.parent

#: names a folder in which `kinds` is built already: for running its tests in another mode
PREBUILT = "KINDS_PREBUILT"


@dataclass(frozen=True)
class Built:
    """A generated package and its shim, which lies outside every place that is searched."""

    name: str
    packages: Path  # the folder with the package in it
    shim: Path
    search: tuple[Path, ...] = ()  # further folders for imports: the companion's

    @property
    def package(self) -> Path:
        return self.packages / f"sffi_{self.name}"

    @property
    def shim_variable(self) -> str:
        return f"SFFI_{self.name.upper()}_SHIM"

    def load(self) -> Any:
        """The package, imported into this process with its shim open."""
        for folder in (self.packages, *self.search):
            if str(folder) not in sys.path:
                sys.path.append(str(folder))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(self.shim_variable, str(self.shim))
            module = importlib.import_module(f"sffi_{self.name}")
            module._native.library.open()
        return module

    def environment(self, **changes: str) -> dict[str, str]:
        """For a process of its own: finds this package and shim, and no other setting of sffi."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("SFFI_")}
        folders = [RUNTIME, self.packages, *self.search]
        return {
            **kept,
            "PYTHONPATH": os.pathsep.join(map(str, folders)),
            self.shim_variable: str(self.shim),
            **changes,
        }

    def run(
        self, script: str, *, timeout: float = 120, python: str = sys.executable, **changes: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a script in a process of its own."""
        return subprocess.run(
            [python, "-c", textwrap.dedent(script)],
            env=self.environment(**changes),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def output(self, script: str, **options: Any) -> str:
        """What a script prints; it must end well and write nothing to stderr."""
        done = self.run(script, **options)
        assert (done.returncode, done.stderr) == (0, ""), f"{done.stderr}\nexit {done.returncode}"
        return done.stdout


class Builder:
    """Builds specs below one folder; the same spec text is built once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._built: dict[tuple[str, ...], Built] = {}

    def text(self, name: str, spec: str, header: str = "", *, variant: str = "") -> Built:
        """Build a spec given as text, with ``NAME.hpp`` beside it.

        ``variant`` keeps apart several specs of one library.
        """
        key = (name, spec, header, variant)
        if key not in self._built:
            home = self.folder / f"{name}{variant and '-' + variant}"
            home.mkdir(parents=True, exist_ok=True)
            (home / f"{name}.hpp").write_text(textwrap.dedent(header))
            path = home / f"{name}.sffi"
            path.write_text(textwrap.dedent(spec))
            self._built[key] = self.file(path, home=home)
        return self._built[key]

    def file(
        self, spec: Path, *, home: Path | None = None, library_dirs: tuple[Path, ...] = ()
    ) -> Built:
        """Build a spec file; the package goes to ``home/generated``."""
        name = spec.stem
        key = (name, str(spec), str(home))
        if key not in self._built:
            home = home or self.folder / name
            self._built[key] = self._build(spec, name, home, library_dirs)
        return self._built[key]

    def _build(self, spec: Path, name: str, home: Path, library_dirs: tuple[Path, ...]) -> Built:
        packages = home / "generated"
        package = compile_spec(str(spec), packages)
        writer.write(writer.plan(package, packages))
        companion = (spec.parent,) if package.library.companion else ()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SFFI_CACHE_DIR", str(self.folder / "cache"))
            for folder in companion:
                patch.syspath_prepend(str(folder))
            options = BuildOptions(
                package_dir=packages / package.name,
                library_dirs=library_dirs,
                output=home / "shim",
            )
            result = build(name, options)
        # GCC takes the empty state of a std::optional for memory that nobody has set.
        lines = [line for line in result.warnings.splitlines() if "warning:" in line]
        assert [line for line in lines if "-Wmaybe-uninitialized" not in line] == []
        return Built(name, packages, result.path, companion)
