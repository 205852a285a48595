"""``sffi doctor`` for a package over a plain C library."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from sffi import locate
from sffi.report import Report
from sffi.toolchain.manifest import is_plain_c

# In a process of its own, which a library that cannot be loaded may end.
_LOOK: Final = """
import importlib, json, sys
sys.path[:0] = sys.argv[2:]
library = importlib.import_module(sys.argv[1] + "._native").library
from sffi.c.finding import candidates
places = candidates(library.name, library.files, library.prefix)
found = {"name": library.name, "functions": len(library.prototypes)}
found["places"] = [[place.label, place.problem] for place in places]
print(json.dumps(found))
if library.available():
    found = {"path": library.path, "version": library.version(), "missing": library.missing()}
    print(json.dumps(found))
"""


def find_c_package(name: str, package_dir: Path | None) -> Path | None:
    """The folder of a package over a C library; None where it is none."""
    if package_dir is None and ("/" in name or "\\" in name):
        package_dir = Path(name)
    if package_dir is None:
        package = name if name.startswith("sffi_") else f"sffi_{name}"
        folder = locate.find_package(package) if name else None
        package_dir = Path(folder) if folder else None
    return package_dir if package_dir is not None and is_plain_c(package_dir) else None


def examine_c(report: Report, package_dir: Path) -> None:
    """Look for the library as the package does, and for each of its functions in it."""
    section = report.section("Generated package")
    section.add("ok", f"{package_dir.name}: {package_dir}")
    section.add("info", "binds a C library as it is: no shim, no compiler")
    command = [sys.executable, "-c", _LOOK, package_dir.name, str(package_dir.parent), *sys.path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    facts: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    if not facts:
        section.add("problem", "the package cannot be imported", done.stderr.strip())
        return
    name = facts[0]["name"]
    section = report.section(f"Library `{name}`")
    for label, problem in facts[0]["places"]:
        section.add("info" if problem else "ok", f"{label}: {problem or 'is it'}")
        if problem is None:
            break
    if len(facts) < 2:
        reason = f": {done.stderr.strip()}" if done.stderr.strip() else ""
        section.add(
            "problem",
            f"the library cannot be opened{reason}",
            f"install {name}, or set {locate.override_variable(name)} to its file",
        )
        return
    section.add("ok", f"{facts[1]['path']}, version {facts[1]['version']}")
    missing, count = facts[1]["missing"], facts[0]["functions"]
    if missing:
        shown = ", ".join(missing[:8]) + (" ..." if len(missing) > 8 else "")
        section.add(
            "warning",
            f"{len(missing)} of {count} functions are not in it: {shown}",
            "every other one works; the spec may be for another version",
        )
    else:
        section.add("ok", f"has all {count} functions of the package")
