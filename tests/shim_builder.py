"""From a small spec to a package with a built shim, for tests that call real native code."""

from __future__ import annotations

import hashlib
import importlib
import json
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
from sffi.toolchain.lock import build_lock
from sffi_gen import writer
from sffi_gen.pipeline import compile_spec

RUNTIME = Path(sffi.__file__).resolve().parent.parent

#: names a folder where test processes share what they build
SHARED = "SFFI_TESTS_BUILT"
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
    """Builds specs below one folder; the same spec is built once, whoever asks.

    Test processes that run side by side share the folder: one builds, the others wait for it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._built: dict[tuple[str, ...], Built] = {}

    def text(self, name: str, spec: str, header: str = "", *, variant: str = "") -> Built:
        """Build a spec given as text, with ``NAME.hpp`` beside it.

        ``variant`` keeps apart several specs of one library.
        """
        key = (name, spec, header, variant)
        if key not in self._built:
            home = self.folder / f"{name}{variant and '-' + variant}-{_digest(*key)}"
            texts = {f"{name}.hpp": header, f"{name}.sffi": spec}
            self._built[key] = self._once(home / f"{name}.sffi", name, home, texts=texts)
        return self._built[key]

    def file(
        self, spec: Path, *, home: Path | None = None, library_dirs: tuple[Path, ...] = ()
    ) -> Built:
        """Build a spec file; the package goes to ``home/generated``."""
        name = spec.stem
        key = (name, str(spec), str(home))
        if key not in self._built:
            home = home or self.folder / f"{name}-{_digest(*key)}"
            self._built[key] = self._once(spec, name, home, library_dirs)
        return self._built[key]

    def _once(
        self,
        spec: Path,
        name: str,
        home: Path,
        library_dirs: tuple[Path, ...] = (),
        texts: dict[str, str] | None = None,
    ) -> Built:
        """Build, unless another process has done so; ``texts`` are files to write first."""
        home.mkdir(parents=True, exist_ok=True)
        done = home / "built.json"
        with build_lock(home / "building", lambda _: None):
            if not done.exists():
                for path, text in (texts or {}).items():
                    (home / path).write_text(textwrap.dedent(text))
                built = self._build(spec, name, home, library_dirs)
                done.write_text(json.dumps([str(built.shim), list(map(str, built.search))]))
            shim, search = json.loads(done.read_text())
        return Built(name, home / "generated", Path(shim), tuple(map(Path, search)))

    def _build(self, spec: Path, name: str, home: Path, library_dirs: tuple[Path, ...]) -> Built:
        packages = home / "generated"
        package = compile_spec(str(spec), packages)
        writer.write(writer.plan(package, packages))
        companion = (spec.parent,) if package.library.companion else ()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SFFI_CACHE_DIR", str(home / "cache"))
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


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]
