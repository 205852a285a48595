"""Compiling what the benchmarks compare against, and saying what compiled it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

__all__ = [
    "NATIVE",
    "CompilerError",
    "compile_native",
    "compiler",
    "compiler_version",
    "torch_prefix",
]

#: Folder of the sources that the benchmarks compile.
NATIVE: Final = Path(__file__).resolve().parent / "native"


class CompilerError(RuntimeError):
    """Nothing was compiled; the message is one line that says why."""


def compiler(language: str = "c++") -> str:
    """Path of the compiler: ``$CXX`` or ``$CC`` first, then the usual names.

    Args:
        language: ``"c"`` or ``"c++"``.
    """
    variable, usual = (
        ("CC", ("cc", "gcc", "clang"))
        if language == "c"
        else (
            "CXX",
            ("c++", "g++", "clang++"),
        )
    )
    for name in (os.environ.get(variable, ""), *usual):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise CompilerError(
        f"there is no {language} compiler: none of {', '.join(usual)} is on the path"
    )


def compiler_version() -> str:
    """First line of what the C++ compiler says of itself."""
    try:
        words = [compiler(), "--version"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except CompilerError as error:
        return str(error)
    return done.stdout.splitlines()[0] if done.stdout else "unknown"


def torch_prefix() -> Path:
    """Folder of the installed torch distribution, found without importing it."""
    spec = importlib.util.find_spec("torch")
    if spec is None or not spec.submodule_search_locations:
        raise CompilerError("torch is not installed")
    return Path(spec.submodule_search_locations[0])


def compile_native(
    source: str,
    output: Path,
    *,
    torch: bool = False,
    shared: bool = True,
    optimise: str = "-O2",
    flags: Sequence[str] = (),
) -> Path:
    """Compile one file of ``native/``.

    Args:
        source: its name; ``.c`` goes to the C compiler, all else to that for C++.
        output: the file to write.
        torch: against libtorch.
        shared: a shared library rather than a program.
        optimise: the optimisation level, equal for all that is compared.
        flags: further words, after the source.

    Returns:
        ``output``.

    Raises:
        CompilerError: with the compiler's first error.
    """
    is_c = source.endswith(".c")
    words = [compiler("c" if is_c else "c++"), optimise, "-std=c11" if is_c else "-std=c++20"]
    words += ["-shared", "-fPIC"] if shared else []
    words += [str(NATIVE / source), "-o", str(output), *flags]
    if torch:
        prefix = torch_prefix()
        words += [f"-I{prefix / 'include'}", f"-L{prefix / 'lib'}", "-ltorch_cpu", "-lc10"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        errors = [line for line in done.stderr.splitlines() if "error" in line]
        raise CompilerError(errors[0] if errors else f"{words[0]} ended with {done.returncode}")
    return output
