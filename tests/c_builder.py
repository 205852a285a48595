"""From a spec and C sources to an imported package over the compiled library."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sffi_gen import writer
from sffi_gen.pipeline import compile_spec

HERE = Path(__file__).parent / "run"


@dataclass(frozen=True)
class Built:
    """A generated package and its library."""

    name: str
    packages: Path  # the folder with the package in it
    library: Path

    @property
    def variable(self) -> str:
        """What tells the package where its library is."""
        return f"SFFI_{self.name.upper()}_LIBRARY"

    def load(self) -> Any:
        """The package, imported into this process."""
        os.environ[self.variable] = str(self.library)
        if str(self.packages) not in sys.path:
            sys.path.append(str(self.packages))
        return importlib.import_module(f"sffi_{self.name}")


def generate(spec: Path, folder: Path) -> str:
    """Write the package of a spec below a folder; gives the library's name."""
    package = compile_spec(str(spec), folder)
    writer.write(writer.plan(package, folder))
    return package.library.name


def build(spec: str, sources: list[str], folder: Path, *flags: str) -> Built:
    """Generate and compile what is in ``tests/run``; skips without a C compiler."""
    name = generate(HERE / spec, folder)
    return Built(name, folder, compile_library(sources, folder / f"lib{name}.so", *flags))


def compile_library(sources: list[str], library: Path, *flags: str) -> Path:
    """A shared library of C and C++ sources in ``tests/run``."""
    compiler = shutil.which("g++" if any(name.endswith("cpp") for name in sources) else "gcc")
    if compiler is None or shutil.which("gcc") is None:
        pytest.skip("no C compiler on this machine")
    objects = []
    for name in sources:
        made = library.with_name(f"{library.stem}-{name}.o")
        driver = "g++" if name.endswith("cpp") else "gcc"
        command = [driver, "-Wall", "-Wextra", "-Werror", "-O1", "-g", "-fPIC", *flags]
        subprocess.run([*command, "-c", "-o", made, HERE / name], check=True)
        objects.append(made)
    command = [compiler, "-shared", *flags, "-o", str(library), *map(str, objects), "-lpthread"]
    subprocess.run(command, check=True)
    return library
