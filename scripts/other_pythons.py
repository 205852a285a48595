"""Run the fast tests under every other CPython from 3.10 on that this machine has.

A shim needs no build for each Python: the same file serves all of them. So each of
these interpreters gets a throw-away environment with pytest, NumPy and what the generator needs,
and finds the shim and libtorch of the project's own environment through
``SFFI_TORCH_LIBRARY``. Nothing of the project is installed there.

    python scripts/other_pythons.py             # all that are found
    python scripts/other_pythons.py 3.12 3.13   # some of them
    python scripts/other_pythons.py --list      # only say which

Two run at once, and share the small libraries that the tests build: what the generator writes, and
a shim, are the same for every Python.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 10)
PACKAGES = (
    *("pytest", "pytest-timeout", "hypothesis", "numpy"),
    *("click", "jinja2", "pycparser", "rich"),
)
# What can differ between Pythons: the compiler's output, and what crosses between Python and C.
TESTS = (
    *("tests/golden", "tests/errors", "tests/run", "tests/tensor"),
    *("tests/unit/test_gen_cli.py", "tests/unit/test_runtime_locate.py"),
    *("tests/torch/test_torch_operations.py", "tests/torch/test_torch_protocols.py"),
    *("tests/sqlite3", "tests/zlib"),
)
SOURCES = ("generator", "runtime", "generated")

_ASK = """
import sys
if sys.implementation.name == "cpython":
    print("%d.%d" % sys.version_info[:2], sys.version.split()[0], sys.executable)
"""


def main() -> int:
    """Returns 0 if the tests pass under all of them (or there is no other one)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("versions", nargs="*", metavar="VERSION", help="only these, such as 3.12")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once (default: 2)")
    parser.add_argument("--pip-args", default="", help="further arguments for pip install")
    options = parser.parse_args()
    pythons = {
        version: python
        for version, python in others().items()
        if not options.versions or version.rpartition(".")[0] in options.versions
    }
    if not pythons:
        print("no other CPython from 3.10 on was found; nothing to do")
    for version, python in pythons.items():
        print(f"CPython {version}: {python}", flush=True)
    if options.list:
        return 0
    arguments = shlex.split(options.pip_args)
    with tempfile.TemporaryDirectory(prefix="sffi-pythons-") as folder:

        def check(version: str) -> bool:
            passed, words = passes(version, pythons[version], Path(folder), arguments)
            print(f"\n--- CPython {version} ---\n{words}", flush=True)
            return passed

        with ThreadPoolExecutor(options.jobs) as pool:
            failed = [v for v, ok in zip(pythons, pool.map(check, pythons), strict=True) if not ok]
    if failed:
        print(f"failed under CPython {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def others() -> dict[str, Path]:
    """One interpreter for each minor version but the running one, newest last."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    found: dict[tuple[int, ...], tuple[str, Path]] = {}
    for candidate in candidates():
        answer = ask(candidate)
        if answer is None:
            continue
        minor, version, python = answer
        key = tuple(map(int, minor.split(".")))
        if key >= OLDEST and minor != own and key not in found:
            found[key] = (version, Path(python))
    return {version: python for _, (version, python) in sorted(found.items())}


def candidates() -> list[Path]:
    """Commands called python3.N on PATH, and what pyenv has installed."""
    names = [f"python3.{minor}" for minor in range(OLDEST[1], 30)]
    folders = [Path(entry) for entry in os.environ.get("PATH", "").split(os.pathsep) if entry]
    on_path = [folder / name for folder in folders for name in names]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    # A shim on PATH tells where pyenv is even when HOME is another.
    roots = {pyenv, *(folder.parent / "versions" for folder in folders if folder.name == "shims")}
    installed = [python for root in sorted(roots) for python in sorted(root.glob("*/bin/python3"))]
    return [path for path in [*on_path, *installed] if os.access(path, os.X_OK)]


def ask(python: Path) -> tuple[str, str, str] | None:
    """Minor version, full version and real path of an interpreter; None if it does not run."""
    try:
        answer = subprocess.run(
            [python, "-c", _ASK], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None  # such as pyenv's command for a version that is not selected
    words = answer.stdout.strip().split(" ", 2)
    return (words[0], words[1], words[2]) if len(words) == 3 else None


def passes(version: str, python: Path, folder: Path, pip_args: list[str]) -> tuple[bool, str]:
    """Run the fast tests under one interpreter: whether they pass, and what was printed."""
    venv = folder / version
    own = str(venv / "bin" / "python")
    install = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install += [*pip_args, "-c", str(ROOT / "constraints.txt"), *PACKAGES]
    tests = [test for test in TESTS if (ROOT / test).exists()]
    test = [own, "-m", "pytest", "-q", "-m", "not slow", "-p", "no:cacheprovider", *tests]
    words = ""
    for command in ([str(python), "-m", "venv", str(venv)], install, test):
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment(folder / "built"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        words += done.stdout
        if done.returncode != 0:
            return False, f"{words}\nfailed: {shlex.join(command)}"
    return True, words


def environment(built: Path) -> dict[str, str]:
    """Where the one shim, the one libtorch and the sources are, and what tests build once."""
    torch = find_spec("torch")
    if torch is None or not torch.submodule_search_locations:
        raise SystemExit("torch is not installed here; run `make install`")
    return {
        **os.environ,
        "SFFI_TORCH_LIBRARY": torch.submodule_search_locations[0],
        "SFFI_REFERENCE_PYTHON": sys.executable,
        "SFFI_TESTS_BUILT": str(built),
        "PYTHONPATH": os.pathsep.join(str(ROOT / source) for source in SOURCES),
        "PYTHONDONTWRITEBYTECODE": "1",
        # Threads that spin while they wait would take the processor from the tests beside them.
        "OMP_WAIT_POLICY": "passive",
    }


if __name__ == "__main__":
    sys.exit(main())
