"""``sffi doctor`` for a package over a plain C library."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from sffi import locate
from sffi.report import Report
from sffi.toolchain.manifest import is_plain_c


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
    if str(package_dir.parent) not in sys.path:
        sys.path.append(str(package_dir.parent))
    library: Any = import_module(f"{package_dir.name}._native").library
    from sffi.c.finding import candidates

    section = report.section(f"Library `{library.name}`")
    for place in candidates(library.name, library.files, library.prefix):
        section.add("info" if place.problem else "ok", f"{place.label}: {place.problem or 'is it'}")
        if place.problem is None:
            break
    if not library.available():
        section.add(
            "problem",
            "the library cannot be opened",
            f"install {library.name}, or set {locate.override_variable(library.name)} to its file",
        )
        return
    section.add("ok", f"{library.path}, version {library.version()}")
    missing = library.missing()
    count = len(library.prototypes)
    if missing:
        shown = ", ".join(missing[:8]) + (" ..." if len(missing) > 8 else "")
        section.add(
            "warning",
            f"{len(missing)} of {count} functions are not in it: {shown}",
            "every other one works; the spec may be for another version",
        )
    else:
        section.add("ok", f"has all {count} functions of the package")
