"""``sffi doctor``: everything one needs to see when it does not work, and what to do.

It looks with the code that the loader and ``sffi build`` use, so it cannot disagree with them.
Nothing is changed, and libraries are opened in a process of their own.
"""

from __future__ import annotations

import os
import pkgutil
import platform
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import sffi
from sffi import locate, probe
from sffi.doctor_c import examine_c, find_c_package
from sffi.errors import BuildError, LibraryNotFoundError, SffiError
from sffi.report import Report, Section
from sffi.toolchain.compiler import find_compiler
from sffi.toolchain.install import read_record
from sffi.toolchain.keys import sources_changed
from sffi.toolchain.manifest import Manifest, find_package_dir, read_manifest

_VARIABLES: Final = [
    "CC",
    "CXX",
    "CPPFLAGS",
    "CXXFLAGS",
    "LDFLAGS",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "XDG_CACHE_HOME",
    "TMPDIR",
    "CUDA_VISIBLE_DEVICES",
]
_PREFIXES: Final = ("SFFI_", "SIMPLE_DL_")
_MANY: Final = 8
_LOW_SPACE: Final = 500 * 2**20


def examine(name: str | None = None, package_dir: Path | None = None) -> Report:
    """Examine the machine, and library ``name`` where one is given.

    Args:
        name: the library (``torch``), its package (``sffi_torch``) or a path to the package.
        package_dir: folder of the generated package, where it is not installed.
    """
    report = Report()
    _python(report.section("Python"))
    manifest = None
    c_package = find_c_package(name or "", package_dir)
    if c_package is not None:
        examine_c(report, c_package)
        _variables(report.section("Environment variables"), None)
        return report
    if name is not None or package_dir is not None:
        manifest = _package(report.section("Generated package"), name or "", package_dir)
    else:
        _installed_packages(report.section("Generated packages"))
    _variables(report.section("Environment variables"), manifest)
    prefix, shim_works = None, False
    if manifest is not None:
        prefix = _target(report.section(f"Library `{manifest.library}`"), manifest)
        if prefix is not None:
            shim_works = _shim(report.section("Shim"), manifest, prefix)
    _compiler(report.section("C++ compiler"), needed=manifest is not None and not shim_works)
    _cache(report.section("Cache"), manifest)
    _gpu(report.section("GPU"), manifest, prefix)
    return report


def _python(section: Section) -> None:
    section.add("ok", f"Python {platform.python_version()}: {sys.executable}")
    libc = " ".join(filter(None, platform.libc_ver()))
    section.add("info", f"{platform.platform()} {f'({libc})' if libc else ''}".rstrip())
    section.add("info", f"sffi {sffi.__version__}: {Path(__file__).resolve().parent}")
    if sys.platform not in ("linux", "darwin"):
        section.add(
            "warning",
            f"`sffi build` has not been tried on {sys.platform}",
            "build the shim yourself and name it in SFFI_<NAME>_SHIM",
        )


def _package(section: Section, name: str, package_dir: Path | None) -> Manifest | None:
    try:
        manifest = read_manifest(find_package_dir(name, package_dir))
    except BuildError as error:
        section.add("problem", error.message, error.help)
        return None
    section.add("ok", f"{manifest.package}: {manifest.package_dir}")
    section.add("info", f"shim {manifest.shim_hash}, {len(manifest.sources)} sources")
    for companion in manifest.companions:
        if locate.find_package(companion) is None:
            section.add(
                "problem",
                f"its companion `{companion}` is not installed",
                f"install the distribution that holds `{companion}` (usually sffi itself)",
            )
    return manifest


def _installed_packages(section: Section) -> None:
    names = sorted(
        module.name.removeprefix("sffi_")
        for module in pkgutil.iter_modules()
        if module.ispkg and module.name.startswith("sffi_") and _has_shim(module.name)
    )
    for name in names:
        section.add("info", f"{name}: `sffi doctor {name}` examines it")
    if not names:
        section.add("info", "none with a shim is installed here")


def _has_shim(package: str) -> bool:
    folder = locate.find_package(package)
    return folder is not None and (Path(folder) / "shim" / "build.json").is_file()


def _variables(section: Section, manifest: Manifest | None) -> None:
    wanted = set(_VARIABLES)
    if manifest is not None:
        wanted |= {place[4:] for place in manifest.prefix if place.startswith("env:")}
    for name, value in sorted(os.environ.items()):
        if name in wanted or name.startswith(_PREFIXES):
            section.add("info", f"{name}={value}")
    if not section.findings:
        section.add("info", "none that matters is set")


def _target(section: Section, manifest: Manifest) -> locate.Prefix | None:
    required = manifest.libraries if manifest.prefix else ()
    try:
        prefix = locate.find_prefix(manifest.prefix, manifest.library, required)
    except LibraryNotFoundError as error:
        mend = next(
            (line.split(": ", 1)[1] for line in str(error).splitlines() if "to mend it" in line), ""
        )
        tried = "\n".join(f"{place}: {reason}" for place, reason in error.tried)
        section.add("problem", f"not found; tried, in this order\n{tried}", mend)
        return None
    except SffiError as error:
        section.add("problem", str(error))
        return None
    for candidate in prefix.candidates:
        if candidate.problem is not None:
            section.add("info", f"passed over: {candidate.label}: {candidate.problem}")
    if not prefix.path:
        section.add("ok", "left to the system's library path")
        return prefix
    section.add("ok", f"version {prefix.version}: {prefix.path} (from {prefix.origin})")
    if not prefix.include:
        section.add(
            "warning",
            "it has no include/ directory: a built shim works, building one does not",
        )
    if _wants_torch(manifest):
        kind = "a CUDA build" if _is_cuda_build(prefix) else "a CPU build: it cannot use a GPU"
        section.add("info", kind)
    return prefix


def _shim(section: Section, manifest: Manifest, prefix: locate.Prefix) -> bool:
    """Try the candidates as the loader does; examine the first that opens."""
    build = f"sffi build {manifest.library}"
    broken = False
    candidates = locate.shim_candidates(
        manifest.library, str(manifest.package_dir), manifest.shim_hash, prefix.version
    )
    for candidate in candidates:
        answer: dict[str, Any] = {"error": candidate.problem}
        if candidate.problem is None:
            answer = _opened(candidate.path, manifest, prefix)
            broken = broken or "error" in answer
        if "error" in answer:
            section.add("info", f"passed over: {candidate.label}: {answer['error']}")
            continue
        section.add("ok", f"opens: {candidate.label}")
        stale = _record(section, Path(candidate.path), manifest, prefix)
        works = _compared(section, answer, build)
        if stale and works:
            section.add("warning", stale, build)
        return works
    overridden = candidates[0].problem != "not set"
    if overridden:
        mend = f"correct or unset {locate.shim_variable(manifest.library)}"
        section.add("problem", "what the variable names cannot be opened", mend)
    elif broken:
        section.add("problem", "built, but it cannot be opened", f"{build} --force")
    else:
        builds = locate.built_versions(manifest.library)
        note = f"; there are builds for others: {', '.join(builds)}" if builds else ""
        section.add("problem", f"not built for this package and library{note}", build)
    return False


def _record(section: Section, shim: Path, manifest: Manifest, prefix: locate.Prefix) -> str:
    """Report how the shim was built; return why it is stale, or an empty text."""
    record = read_record(shim)
    if record is None:
        section.add("info", "no record of how it was built lies beside it")
        return ""
    section.add("info", f"built {record.get('built')} with {record.get('compiler_version')}")
    target = record.get("prefix") or "the system's library"
    section.add("info", f"built for {target}, version {record.get('target_version')}")
    if record.get("target_version") != prefix.version:
        return (
            f"stale: built for version {record.get('target_version')} of the library, "
            f"found is {prefix.version}"
        )
    if record.get("shim_hash") != manifest.shim_hash:
        return (
            f"stale: built from sources {record.get('shim_hash')}, the package has "
            f"{manifest.shim_hash}"
        )
    if sources_changed(manifest, prefix, shim.resolve(), record):
        return "stale: its sources, a header or the library changed since it was built"
    return ""


def _opened(shim: str, manifest: Manifest, prefix: locate.Prefix) -> dict[str, Any]:
    """Open the shim in another process; the answer is that of :func:`sffi.probe.probe_shim`."""
    files = [locate.library_file(prefix, name) for name in reversed(manifest.libraries)]
    request = {
        "library": manifest.library,
        "shim": shim,
        "preload": [file for file in files if file],
        "package": manifest.package,
        "package_parent": str(manifest.package_dir.parent),
    }
    return probe.ask("shim", request)


def _compared(section: Section, answer: dict[str, Any], build: str) -> bool:
    """Report how the shim's functions compare with what the package expects."""
    missing, differing = answer.get("missing", []), answer.get("differing", [])
    if missing:
        section.add("problem", f"lacks {len(missing)} functions: {_some(missing)}", build)
    if differing:
        section.add(
            "problem",
            f"{len(differing)} functions have another signature than the package expects: "
            f"{_some(differing)}",
            build,
        )
    if absent := answer.get("absent"):
        section.add(
            "info", f"this release of the library lacks {len(absent)} functions: {_some(absent)}"
        )
    if missing or differing:
        return False
    known = "as the package expects" if "expected" in answer else "there"
    section.add("ok", f"all {answer['functions']} functions are {known}")
    return True


def _compiler(section: Section, needed: bool) -> None:
    try:
        compiler = find_compiler()
    except BuildError as error:
        section.add("problem" if needed else "warning", error.message, error.help)
        return
    section.add("ok", f"{compiler.version} ({' '.join(compiler.command)}, {compiler.origin})")


def _cache(section: Section, manifest: Manifest | None) -> None:
    try:
        root = Path(locate.cache_dir())
    except SffiError as error:
        section.add("problem", str(error), "set SFFI_CACHE_DIR to an absolute path")
        return
    existing = next(folder for folder in (root, *root.parents) if folder.is_dir())
    if not os.access(existing, os.W_OK):
        section.add(
            "warning",
            f"{root}: {existing} cannot be written, so nothing can be built into it",
            "set SFFI_CACHE_DIR to a directory of your own",
        )
    else:
        section.add("ok", f"{root}{'' if root.is_dir() else ' (not made yet)'}")
    free = shutil.disk_usage(existing).free
    if free < _LOW_SPACE:
        section.add("warning", f"only {free // 2**20} MiB are free there", "make room")
    if manifest is not None:
        for built in locate.built_versions(manifest.library):
            section.add("info", f"holds {manifest.library}/{built}")


def _gpu(section: Section, manifest: Manifest | None, prefix: locate.Prefix | None) -> None:
    answer = probe.ask("gpu")
    cuda = manifest is not None and prefix is not None and _is_cuda_build(prefix)
    if "error" in answer:
        section.add(
            "warning" if cuda else "info",
            f"no usable NVIDIA driver: {answer['error']}",
            "install the NVIDIA driver, or go on with the CPU" if cuda else "",
        )
        return
    section.add("ok", f"NVIDIA driver for CUDA {answer['driver']}")
    for index, device in enumerate(answer["devices"]):
        section.add("info", f"cuda:{index}: {device['name']}, {device['bytes'] / 2**30:.0f} GiB")
    if not answer["devices"]:
        section.add("warning", "the driver sees no device", "check CUDA_VISIBLE_DEVICES")
    elif manifest is not None and prefix is not None and _wants_torch(manifest) and not cuda:
        section.add(
            "warning",
            "there is a GPU, but the library found is a CPU build",
            "install a CUDA build of PyTorch to use it",
        )


def _wants_torch(manifest: Manifest) -> bool:
    return "torch_cpu" in manifest.libraries or "torch" in manifest.libraries


def _is_cuda_build(prefix: locate.Prefix) -> bool:
    return locate.library_file(prefix, "torch_cuda") is not None


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return ", ".join(names[:_MANY]) + more
