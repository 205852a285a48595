"""The spec of a C++ library against the shim that was built from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sffi import locate, probe
from sffi.errors import SffiError
from sffi.toolchain.manifest import Manifest, find_package_dir, read_manifest

from sffi_gen.abi import signature
from sffi_gen.model.library import Library
from sffi_gen.verify.binary import several
from sffi_gen.verify.report import PROVED, UNPROVED, WRONG, Report


def verify_shim(
    library: Library, package_dir: str, report: Report, known: frozenset[str] | None = None
) -> None:
    """Compare every function's signature with that in the shim's own table.

    The shim is opened in another process. What it was built with proved everything else: a spec
    that disagrees with the C++ header does not compile.

    ``known`` are the C++ classes that are reported already as not what the spec says; where there
    is such a list, from headers, a shim is not necessary.
    """
    expected = {one.symbol: one for one in library.functions if not one.shared}
    answer = _ask(library, package_dir, report, "E607" if known is None else "N606")
    if answer is None:
        report.count("symbols", UNPROVED, "no shim to look in", len(expected))
        report.count("prototypes", UNPROVED, "no shim to look in", len(expected))
        return
    actual: dict[str, str] = answer["signatures"]
    absent = [name for name in answer.get("absent", []) if name not in (known or ())]
    if absent:
        what = f"{len(absent)} of the functions bound: {report.listed(absent)}"
        report.add("N602", f"this release of the library lacks {what}")
    for symbol, function in expected.items():
        found = actual.get(symbol)
        if found is None:
            report.count("symbols", WRONG)
            report.count("prototypes", UNPROVED, "the shim lacks them")
            message, help = f"the shim has no `{symbol}`", f"sffi build {library.name}"
            report.add("E601", message, function.span, help=help)
        elif found != signature(function):
            report.count("symbols", PROVED)
            report.count("prototypes", WRONG)
            report.add(
                "E608",
                f"the shim has another version of `{symbol}`",
                function.span,
                "",
                [f"the spec: {signature(function)}", f"the shim: {found}"],
                f"sffi-gen {report.spec}, then sffi build {library.name}",
            )
        else:
            report.count("symbols", PROVED)
            report.count("prototypes", PROVED)
    left = sorted(actual.keys() - expected.keys())
    if left:
        report.add(
            "N601",
            f"the shim has {several(len(left), 'function')} that the spec leaves out: "
            f"{report.listed(left)}",
            help=f"it is of an older spec: sffi build {library.name}",
        )


def _ask(library: Library, package_dir: str, report: Report, code: str) -> dict[str, Any] | None:
    """What the first shim that opens says; None where none does, which is reported by a code."""
    build = f"sffi build {library.name}"
    try:
        folder = find_package_dir(library.name, Path(package_dir) if package_dir else None)
        manifest = read_manifest(folder)
        prefix = locate.find_prefix(library.prefixes, library.name)
        candidates = locate.shim_candidates(
            library.name, str(manifest.package_dir), manifest.shim_hash, prefix.version
        )
    except SffiError as error:
        report.add(code, f"the shim of `{library.name}` cannot be looked for", notes=[str(error)])
        return None
    tried = []
    for candidate in candidates:
        if candidate.problem is not None:
            tried.append(f"{candidate.label}: {candidate.problem}")
            continue
        answer = probe.ask("shim", _request(manifest, prefix, candidate.path))
        if "error" not in answer:
            report.facts.append(f"shim: {candidate.label}")
            report.facts.append("C++ header: proved by the compiler that built the shim")
            return answer
        tried.append(f"{candidate.label}: {answer['error']}")
    report.add(code, f"the shim of `{library.name}` is not built", notes=tried, help=build)
    return None


def _request(manifest: Manifest, prefix: locate.Prefix, shim: str) -> dict[str, Any]:
    files = [locate.library_file(prefix, name) for name in reversed(manifest.libraries)]
    return {
        "library": manifest.library,
        "shim": shim,
        "preload": [file for file in files if file],
        "package": manifest.package,
        "package_parent": str(manifest.package_dir.parent),
        "signatures": True,
    }
