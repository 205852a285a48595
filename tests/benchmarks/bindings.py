"""The bindings of the no-op library that are compared: making them, and calling them.

Each maker turns the sources in ``native/`` or ``specs/`` into something importable in a folder, the
way the tool's own documentation says; each opener imports that and gives the calls. A tool that is
not installed, or a compiler that is missing, costs that tool its rows and nothing else.
"""

from __future__ import annotations

import ctypes
import importlib
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.compilers import NATIVE, CompilerError, compile_native
from benchmarks.worker import environment

__all__ = ["MAKERS", "OPENERS", "SPECS", "Calls", "make", "python_headers", "run_tool"]

SPECS: Final = Path(__file__).resolve().parent / "specs"


@dataclass(frozen=True)
class Calls:
    """What one binding offers.

    Attributes:
        add: ``int64 add(int64, int64)``.
        pair: ``int64 pair(handle, handle)``, giving the sum of both values.
        handles: two handles, of the values 2 and 40.
    """

    add: Callable[[Any, Any], int]
    pair: Callable[[Any, Any], int]
    handles: tuple[Any, Any]


def run_tool(words: list[str], folder: Path, **variables: str) -> None:
    """Run a generator or a build.

    Raises:
        CompilerError: with the last line that it printed.
    """
    env = environment(1) | variables
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env=env, check=False)
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it printed nothing"]
        raise CompilerError(f"{Path(words[0]).name} ended with {done.returncode}: {lines[-1]}")


def _library(folder: Path) -> Path:
    """The C library itself, made once."""
    path = folder / "libnoop.so"
    return path if path.exists() else compile_native("noop.c", path)


def python_headers() -> list[str]:
    """Include flags for Python.h, which API-mode bindings need."""
    include = Path(sysconfig.get_path("include"))
    if not (include / "Python.h").exists():
        raise CompilerError("the headers of this Python (Python.h) are not installed")
    return [f"-I{include}"]


def _make_ctypes(folder: Path) -> None:
    _library(folder)


def _make_ctypesgen(folder: Path) -> None:
    _library(folder)
    start = "import sys; from ctypesgen.main import main; sys.exit(main())"
    words = [sys.executable, "-c", start, "-L", str(folder), "-l", "noop"]
    run_tool([*words, "-o", "noop_ctypesgen.py", str(NATIVE / "noop.h")], folder)


def _declarations() -> str:
    """The header's declarations without the preprocessor's lines, as cffi wants them."""
    text = (NATIVE / "noop.h").read_text()
    text = re.sub(r'extern "C" \{|^\}$|^#.*$', "", text, flags=re.MULTILINE)
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def _make_cffi_api(folder: Path) -> None:
    _library(folder)
    python_headers()
    options = {
        "libraries": ["noop"],
        "library_dirs": [str(folder)],
        "include_dirs": [str(NATIVE)],
        "runtime_library_dirs": [str(folder)],
    }
    script = (
        "import cffi\n"
        "builder = cffi.FFI()\n"
        f"builder.cdef({_declarations()!r})\n"
        f"builder.set_source('noop_cffi_api', '#include \"noop.h\"', **{options!r})\n"
        "builder.compile()\n"
    )
    run_tool([sys.executable, "-c", script], folder)


def _make_pybind11(folder: Path) -> None:
    pybind11 = importlib.import_module("pybind11")
    suffix = sysconfig.get_config_var("EXT_SUFFIX") or ".so"
    flags = [*python_headers(), f"-I{pybind11.get_include()}", "-fvisibility=hidden"]
    compile_native("noop_pybind11.cpp", folder / f"noop_pybind11{suffix}", flags=flags)


def _make_sffi(folder: Path) -> None:
    generate = [sys.executable, "-c", "from sffi_gen.cli import main; main()"]
    run_tool([*generate, str(SPECS / "noop.sffi"), "--output", str(folder)], folder)
    build = [sys.executable, "-m", "sffi", "build", "noop"]
    package = str(folder / "sffi_noop")
    cache = str(folder / "cache")
    run_tool([*build, "--package-dir", package], folder, SFFI_CACHE_DIR=cache)


def _open_ctypes(folder: Path, integer: Any = ctypes.c_int64) -> Calls:
    library = ctypes.CDLL(str(_library(folder)))
    library.noop_thing_new.restype = ctypes.c_void_p
    library.noop_thing_new.argtypes = [ctypes.c_int64]
    handles = [ctypes.c_void_p(library.noop_thing_new(value)) for value in (2, 40)]
    add, pair = library.noop_add, library.noop_pair
    add.restype = pair.restype = ctypes.c_int64
    if integer is not None:
        add.argtypes = [integer, integer]
        pair.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    return Calls(add, pair, (handles[0], handles[1]))


def _open_bare_ctypes(folder: Path) -> Calls:
    return _open_ctypes(folder, None)


def _open_ctypesgen(folder: Path) -> Calls:
    module = importlib.import_module("noop_ctypesgen")
    handles = (module.noop_thing_new(2), module.noop_thing_new(40))
    return Calls(module.noop_add, module.noop_pair, handles)


def _open_cffi_abi(folder: Path) -> Calls:
    ffi = importlib.import_module("cffi").FFI()
    ffi.cdef(_declarations())
    library = ffi.dlopen(str(_library(folder)))
    handles = (library.noop_thing_new(2), library.noop_thing_new(40))
    return Calls(library.noop_add, library.noop_pair, handles)


def _open_cffi_api(folder: Path) -> Calls:
    library = importlib.import_module("noop_cffi_api").lib
    handles = (library.noop_thing_new(2), library.noop_thing_new(40))
    return Calls(library.noop_add, library.noop_pair, handles)


def _open_pybind11(folder: Path) -> Calls:
    module = importlib.import_module("noop_pybind11")
    return Calls(module.add, module.pair, (module.Thing(2), module.Thing(40)))


def _open_sffi(folder: Path) -> Calls:
    module = importlib.import_module("sffi_noop")
    return Calls(module.add, module.pair, (module.make(2), module.make(40)))


def _open_sffi_held(folder: Path) -> Calls:
    module = importlib.import_module("sffi_noop")
    return Calls(module.add_held, module.pair_held, (module.make(2), module.make(40)))


#: name -> what makes it, in a folder
MAKERS: Final[dict[str, Callable[[Path], None]]] = {
    "sffi": _make_sffi,
    "sffi, @gil(keep)": lambda folder: None,
    "ctypesgen": _make_ctypesgen,
    "ctypes, argtypes": _make_ctypes,
    "ctypes, no argtypes": _make_ctypes,
    "cffi, ABI mode": _make_ctypes,
    "cffi, API mode": _make_cffi_api,
    "pybind11": _make_pybind11,
}

#: name -> what imports it, with the folder on ``sys.path``
OPENERS: Final[dict[str, Callable[[Path], Calls]]] = {
    "sffi": _open_sffi,
    "sffi, @gil(keep)": _open_sffi_held,
    "ctypesgen": _open_ctypesgen,
    "ctypes, argtypes": _open_ctypes,
    "ctypes, no argtypes": _open_bare_ctypes,
    "cffi, ABI mode": _open_cffi_abi,
    "cffi, API mode": _open_cffi_api,
    "pybind11": _open_pybind11,
}


def make(folder: Path) -> dict[str, str]:
    """Make all bindings; name -> why not, for those that cannot be made."""
    failed: dict[str, str] = {}
    for name, maker in MAKERS.items():
        try:
            maker(folder)
        except (CompilerError, ImportError) as error:
            failed[name] = str(error)
    return failed
