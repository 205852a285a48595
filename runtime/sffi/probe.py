"""Things that are looked at in a process of their own, because looking may end the process.

A library that does not fit this machine can crash when it is opened, and a GPU driver can hang.
``python -m sffi.probe shim|gpu`` reads a request from stdin as JSON and answers with one JSON
object; :func:`ask` runs it and turns a crash into an answer too.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

_TIMEOUT_SECONDS: Final = 60
_CUDA_SUCCESS: Final = 0


def ask(what: str, request: dict[str, Any] | None = None) -> dict[str, Any]:
    """Run a probe and return its answer.

    Args:
        what: ``"shim"`` or ``"gpu"``.
        request: what the probe needs to know.

    Returns:
        The probe's answer; where it has none, ``{"error": why}``.
    """
    runtime = str(Path(__file__).resolve().parent.parent)
    paths = [runtime, os.environ.get("PYTHONPATH", "")]
    # Not run in the current directory: nothing there may pose as a module.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "sffi.probe", what],
            input=json.dumps(request or {}),
            capture_output=True,
            text=True,
            errors="replace",
            env=environment,
            cwd=Path(runtime).anchor,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"error": f"no answer within {_TIMEOUT_SECONDS} s"}
    except OSError as error:
        return {"error": f"cannot run {sys.executable}: {error}"}
    if done.returncode < 0:
        return {"error": f"the process that opened it was ended by signal {-done.returncode}"}
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        lines = done.stderr.strip().splitlines()
        return {"error": lines[-1] if lines else f"exit code {done.returncode}"}
    return answer


def probe_shim(request: dict[str, Any]) -> dict[str, Any]:
    """Open a shim and compare its functions with what its Python package expects.

    Args:
        request: ``library`` (name), ``shim`` (path), ``preload`` (paths), ``package`` (name) and
            ``package_parent`` (folder to import it from); ``signatures`` asks for the shim's own.

    Returns:
        ``{"error": ...}`` or ``{"functions": n, "missing": [...], "differing": [...]}``, the
        last two by symbol, and ``"expected": n`` where the package says what it expects. Where they
        were asked for, ``"signatures"`` has all signatures of the shim by symbol, instead.
    """
    try:
        for path in request["preload"]:
            ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)
        shim = ctypes.CDLL(request["shim"])
    except OSError as error:
        return {"error": str(error)}
    name = request["library"]
    try:
        count = getattr(shim, f"rt_{name}__function_count")
        name_at = getattr(shim, f"rt_{name}__function_name")
        signature = getattr(shim, f"rt_{name}__signature")
    except AttributeError as error:
        return {"error": f"not a shim of `{name}`: {error}"}
    count.restype = ctypes.c_int64
    name_at.argtypes, name_at.restype = [ctypes.c_int64], ctypes.c_char_p
    signature.argtypes, signature.restype = [ctypes.c_char_p], ctypes.c_char_p
    symbols = [name_at(index) for index in range(count())]
    actual = {symbol.decode(): signature(symbol).decode() for symbol in symbols if symbol}
    asked = request.get("signatures", False)
    expected = None if asked else _prototypes(request["package"], request["package_parent"])
    answer: dict[str, Any] = {"functions": len(actual), "absent": _absent(shim, f"rt_{name}")}
    if asked:
        answer["signatures"] = actual
    if expected is not None:
        answer["expected"] = len(expected)
        answer["missing"] = sorted(expected.keys() - actual.keys())
        answer["differing"] = sorted(
            symbol
            for symbol in expected.keys() & actual.keys()
            if expected[symbol] != actual[symbol]
        )
    return answer


def _absent(dll: ctypes.CDLL, prefix: str) -> list[str]:
    """The classes that the shim was built without; a shim of before has no such table."""
    try:
        count, name = dll[f"{prefix}__absent_count"], dll[f"{prefix}__absent_name"]
    except AttributeError:
        return []
    count.restype = ctypes.c_int64
    name.argtypes, name.restype = [ctypes.c_int64], ctypes.c_char_p
    return sorted(name(index).decode() for index in range(count()))


def probe_gpu(request: dict[str, Any]) -> dict[str, Any]:
    """Ask the NVIDIA driver for its devices.

    Returns:
        ``{"error": ...}`` or ``{"driver": "12.4", "devices": [{"name": ..., "bytes": ...}]}``.
    """
    del request
    name = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        cuda = ctypes.CDLL(name)
    except OSError as error:
        return {"error": str(error)}
    code = cuda.cuInit(0)
    if code != _CUDA_SUCCESS:
        return {"error": f"{name} is there, but cuInit fails with {_cuda_error(cuda, code)}"}
    number = ctypes.c_int()
    cuda.cuDriverGetVersion(ctypes.byref(number))
    version = f"{number.value // 1000}.{number.value % 1000 // 10}"
    cuda.cuDeviceGetCount(ctypes.byref(number))
    devices = [_cuda_device(cuda, index) for index in range(number.value)]
    return {"driver": version, "devices": devices}


def _cuda_error(cuda: ctypes.CDLL, code: int) -> str:
    text = ctypes.c_char_p()
    cuda.cuGetErrorName(code, ctypes.byref(text))
    return text.value.decode() if text.value else f"error {code}"


def _cuda_device(cuda: ctypes.CDLL, index: int) -> dict[str, Any]:
    device, size = ctypes.c_int(), ctypes.c_size_t()
    name = ctypes.create_string_buffer(256)
    cuda.cuDeviceGet(ctypes.byref(device), index)
    cuda.cuDeviceGetName(name, len(name), device)
    cuda.cuDeviceTotalMem_v2(ctypes.byref(size), device)
    return {"name": name.value.decode(errors="replace"), "bytes": size.value}


def _prototypes(package: str, parent: str) -> dict[str, str] | None:
    """Return the package's own table, symbol to signature, or None where it has none."""
    sys.path.insert(0, parent)
    try:
        module = __import__(f"{package}._native", fromlist=("PROTOTYPES",))
    except ImportError:
        return None
    table = getattr(module, "PROTOTYPES", None)
    if not isinstance(table, dict):
        return None
    library: Any = getattr(module, "library", None)
    return dict(library.all_prototypes() if getattr(library, "tables", ()) else table)


def main() -> None:
    """Answer one request."""
    probes = {"shim": probe_shim, "gpu": probe_gpu}
    answer = probes[sys.argv[1]](json.load(sys.stdin))
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
