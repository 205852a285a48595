"""The bindings of the library of argument kinds (``native/kinds.h``): making them, calling them.

What each makes of a kind is what its documentation tells people to write. What can be made once and
kept (a function type's instance, a pointer to a struct) is made once, on every side.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.bindings import SPECS, python_headers, run_tool
from benchmarks.compilers import NATIVE, CompilerError, compile_native

__all__ = ["EXPECTED", "MAKERS", "OPENERS", "TIMES", "Statements", "make"]

#: How often the callback is called in one call.
TIMES: Final = 1000
_TEXT: Final = "a short text"
_DATA: Final = bytes(range(65, 129))

#: kind -> what a call gives
EXPECTED: Final[Mapping[str, float]] = {
    "two int64": 42,
    "two int32": 42,
    "text": ord("a"),
    "bytes": 64 + 65,
    "bytearray": 64 + 65,
    "struct by value": 4.0,
    "struct by pointer": 4.0,
    "callback, called once": 1,
    f"callback, called {TIMES} times": TIMES,
}

#: kind -> statement, and the names in it
Statements = tuple[Mapping[str, str], dict[str, Any]]


def _count(value: int, *user: object) -> int:
    return value + 1


def _library(folder: Path) -> Path:
    path = folder / "libkinds.so"
    return path if path.exists() else compile_native("kinds.c", path)


def _make_ctypes(folder: Path) -> None:
    _library(folder)


def _make_ctypesgen(folder: Path) -> None:
    _library(folder)
    start = "import sys; from ctypesgen.main import main; sys.exit(main())"
    words = [sys.executable, "-c", start, "-L", str(folder), "-l", "kinds"]
    run_tool([*words, "-o", "kinds_ctypesgen.py", str(NATIVE / "kinds.h")], folder)


def _declarations() -> str:
    """The header without comments and the preprocessor's lines, as cffi wants it."""
    text = re.sub(r"/\*.*?\*/", "", (NATIVE / "kinds.h").read_text(), flags=re.DOTALL)
    return re.sub(r"^#.*$", "", text, flags=re.MULTILINE)


def _make_cffi_api(folder: Path) -> None:
    _library(folder)
    python_headers()
    options = {
        "libraries": ["kinds"],
        "library_dirs": [str(folder)],
        "include_dirs": [str(NATIVE)],
        "runtime_library_dirs": [str(folder)],
    }
    declarations = _declarations() + 'extern "Python" int64_t python_step(int64_t, void *);'
    script = (
        "import cffi\n"
        "builder = cffi.FFI()\n"
        f"builder.cdef({declarations!r})\n"
        f"builder.set_source('kinds_cffi_api', '#include \"kinds.h\"', **{options!r})\n"
        "builder.compile()\n"
    )
    run_tool([sys.executable, "-c", script], folder)


def _make_sffi(folder: Path) -> None:
    _library(folder)
    generate = [sys.executable, "-c", "from sffi_gen.cli import main; main()"]
    run_tool([*generate, str(SPECS / "kinds.sffi"), "--output", str(folder)], folder)


_BY_PREFIX: Final = {
    "two int64": "add(2, 40)",
    "two int32": "add32(2, 40)",
    "text": "text(t)",
    "bytes": "bytes(b, n)",
    "bytearray": "bytes(a, n)",
    "struct by value": "point_sum(p)",
    "struct by pointer": "point_sum_at(at)",
    "callback, called once": "repeat(step, None, 1)",
    f"callback, called {TIMES} times": f"repeat(step, None, {TIMES})",
}


def _names(library: Any, **values: Any) -> dict[str, Any]:
    """The functions under the names in the statements, and the values."""
    functions = ("add", "add32", "text", "bytes", "point_sum", "point_sum_at", "repeat")
    found = {name: getattr(library, f"kinds_{name}") for name in functions}
    common = {"t": _TEXT, "b": _DATA, "n": len(_DATA)}
    return {**found, **common, **values}


def _open_ctypes(folder: Path) -> Statements:
    library = ctypes.CDLL(str(_library(folder)))

    class Point(ctypes.Structure):
        _fields_ = (("x", ctypes.c_double), ("y", ctypes.c_double))

    step_type = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p)
    int32, int64, pointer = ctypes.c_int32, ctypes.c_int64, ctypes.c_void_p
    signatures: dict[str, tuple[Any, list[Any]]] = {
        "add": (int64, [int64, int64]),
        "add32": (int32, [int32, int32]),
        "text": (int32, [ctypes.c_char_p]),
        "bytes": (int64, [pointer, ctypes.c_size_t]),
        "point_sum": (ctypes.c_double, [Point]),
        "point_sum_at": (ctypes.c_double, [ctypes.POINTER(Point)]),
        "repeat": (int64, [step_type, pointer, int64]),
    }
    for name, (result, arguments) in signatures.items():
        function = library[f"kinds_{name}"]
        function.restype, function.argtypes = result, arguments
        setattr(library, f"kinds_{name}", function)
    point, data = Point(1.5, 2.5), bytearray(_DATA)
    array = ctypes.c_char * len(data)
    step = step_type(_count)
    names = _names(library, a=data, p=point, at=ctypes.pointer(point), step=step, array=array)
    changed = {"text": "text(t.encode())", "bytearray": "bytes(array.from_buffer(a), n)"}
    return {**_BY_PREFIX, **changed}, names


def _open_ctypesgen(folder: Path) -> Statements:
    module = importlib.import_module("kinds_ctypesgen")
    point, data = module.kinds_point(1.5, 2.5), bytearray(_DATA)
    array = ctypes.c_char * len(data)
    step = module.kinds_step(_count)
    names = _names(module, a=data, p=point, at=ctypes.pointer(point), step=step, array=array)
    changed = {"text": "text(t.encode())", "bytearray": "bytes(array.from_buffer(a), n)"}
    return {**_BY_PREFIX, **changed}, names


def _cffi(ffi: Any, library: Any, step: Any) -> Statements:
    point = ffi.new("kinds_point *", (1.5, 2.5))
    values = {"a": bytearray(_DATA), "p": point[0], "at": point, "step": step}
    names = _names(library, **values, view=ffi.from_buffer, null=ffi.NULL)
    changed = {"text": "text(t.encode())", "bytearray": "bytes(view(a), n)"}
    calls = {kind: text.replace("None", "null") for kind, text in _BY_PREFIX.items()}
    return {**calls, **changed}, names


def _open_cffi_abi(folder: Path) -> Statements:
    ffi = importlib.import_module("cffi").FFI()
    ffi.cdef(_declarations())
    library = ffi.dlopen(str(_library(folder)))
    return _cffi(ffi, library, ffi.callback("kinds_step", _count))


def _open_cffi_api(folder: Path) -> Statements:
    module = importlib.import_module("kinds_cffi_api")
    module.ffi.def_extern(name="python_step")(_count)
    return _cffi(module.ffi, module.lib, module.lib.python_step)


def _open_sffi(folder: Path) -> Statements:
    os.environ["SFFI_KINDS_LIBRARY"] = str(folder)
    module = importlib.import_module("sffi_kinds")
    point = module.Point(1.5, 2.5)
    values = {"k": module, "a": bytearray(_DATA), "t": _TEXT, "b": _DATA, "p": point}
    functions = ("add", "add32", "text", "bytes", "point_sum", "point_sum_at", "repeat")
    names = {**values, **{name: getattr(module, name) for name in functions}, "step": _count}
    changed = {
        "bytes": "bytes(b)",
        "bytearray": "bytes(a)",
        "struct by pointer": "point_sum_at(p)",
        "callback, called once": "repeat(step, 1)",
        f"callback, called {TIMES} times": f"repeat(step, {TIMES})",
    }
    return {**_BY_PREFIX, **changed}, names


#: name -> what makes it, in a folder
MAKERS: Final[dict[str, Callable[[Path], None]]] = {
    "sffi": _make_sffi,
    "ctypesgen": _make_ctypesgen,
    "ctypes": _make_ctypes,
    "cffi, ABI mode": _make_ctypes,
    "cffi, API mode": _make_cffi_api,
}

#: name -> what imports it, with the folder on ``sys.path``
OPENERS: Final[dict[str, Callable[[Path], Statements]]] = {
    "sffi": _open_sffi,
    "ctypesgen": _open_ctypesgen,
    "ctypes": _open_ctypes,
    "cffi, ABI mode": _open_cffi_abi,
    "cffi, API mode": _open_cffi_api,
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
