"""``sffi wheel``: a generated package with its built shim, as a wheel that pip installs.

One wheel serves every Python 3: a shim is linked to none. It holds the package and the shim, in the
package's ``lib/`` where the loader looks first, and nothing of the target library, which comes with
the wheel's requirements (the Python package that the spec's ``prefix:`` names) or with the system.

Formats: PEP 427 (wheel, ``RECORD``), PEP 566 (metadata), PEP 440 (versions), PEP 600 (the tag).
The same package and shim give the same bytes: entries are sorted, with one time and mode for all.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sffi
from sffi import locate
from sffi.build import BuildOptions, BuildResult, build
from sffi.errors import BuildError
from sffi.progress import Reporter
from sffi.toolchain.manifest import find_package_dir, read_manifest
from sffi.toolchain.platform_tag import platform_tag

_VERSION: Final = re.compile(r"(\d+!)?\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?")
# Pip reads all of PEP 508; what begins otherwise is no requirement at all, and one line is one.
_REQUIREMENT: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\s*([\[(<>=!~;@].*)?")
# Zip files know no time before 1980.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT: Final = ("__pycache__", "lib")


@dataclass(frozen=True)
class WheelOptions:
    """What a user may choose.

    Attributes:
        output: folder for the wheel.
        version: the wheel's version; None means that of the target library.
        requires: further requirements, such as ``bank-extras>=2``.
    """

    output: Path = Path("dist")
    version: str | None = None
    requires: tuple[str, ...] = ()


def make_wheel(
    name: str, options: WheelOptions, building: BuildOptions, reporter: Reporter | None = None
) -> Path:
    """Build the shim of a generated package, or find it up to date, and pack both.

    Args:
        name: as for :func:`sffi.build.build`.
        options: about the wheel.
        building: about the shim.
        reporter: whom to tell about progress.

    Returns:
        The wheel.

    Raises:
        BuildError: says what is wrong and what to do; no wheel is left half written.
        LibraryNotFoundError: the target library is not there.
    """
    package_dir = find_package_dir(name, building.package_dir)
    manifest = read_manifest(package_dir)
    if options.version is not None:
        _check_version(options.version, "no version that others could require (PEP 440)")
    for each in options.requires:
        if not _REQUIREMENT.fullmatch(each):
            raise BuildError(
                f"`{each}` is no requirement (PEP 508)", "name a distribution: --require 'numpy>=2'"
            )
    result = build(name, building, reporter)
    version = options.version or _public(result.prefix.version)
    _check_version(version, "the library does not say a version that a wheel could have (PEP 440)")
    brought = _brought(manifest.prefix, result.prefix)
    requires = [f"sffi~={sffi.__version__}", *brought, *options.requires]
    requires += _companions(manifest.companions, options.requires)
    carried = manifest.libraries if brought else ()
    tag = f"py3-none-{platform_tag(result.path, carried)}"
    files = _package(package_dir)
    inside = f"{package_dir.name}/lib/{locate.shim_file_name(manifest.library)}"
    files[inside] = _bytes(result.path)
    info = f"{manifest.package}-{version}.dist-info"
    files[f"{info}/METADATA"] = _metadata(manifest.package, version, requires, result)
    files[f"{info}/WHEEL"] = _wheel(tag)
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    return _write(options.output, f"{manifest.package}-{version}-{tag}.whl", files)


def _check_version(version: str, reason: str) -> None:
    if not _VERSION.fullmatch(version):
        raise BuildError(f"`{version}`: {reason}", "give one: --version 1.0")


def _public(version: str) -> str:
    """A version without what names a build of it: ``2.13.0+cpu`` -> ``2.13.0``."""
    return version.partition("+")[0]


def _brought(places: tuple[str, ...], prefix: locate.Prefix) -> list[str]:
    """The requirement that brings the target library, where it was found in a Python package.

    A shim is for the version that it was built with: C++ promises nothing else.
    """
    for place in places:
        kind, _, package = place.partition(":")
        if kind == "python" and locate.find_package(package) == prefix.path:
            return [f"{package}=={_public(prefix.version)}"]
    return []


def _companions(companions: tuple[str, ...], given: tuple[str, ...]) -> list[str]:
    """The distributions that companions are from; those beside sffi come with it."""
    from importlib.metadata import packages_distributions, version

    found = []
    for companion in companions:
        folder = locate.find_package(companion)
        if folder is not None and Path(folder).parent == Path(sffi.__file__).parent.parent:
            continue
        names = packages_distributions().get(companion.partition(".")[0], [])
        if names:
            found.append(f"{names[0]}=={version(names[0])}")
        elif not given:
            raise BuildError(
                f"no installed distribution brings the companion `{companion}`, so the wheel "
                "cannot require it",
                "name what does: --require DISTRIBUTION",
            )
    return found


def _package(folder: Path) -> dict[str, bytes]:
    """The files of a generated package, by their path in the wheel."""
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": _bytes(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not set(path.relative_to(folder).parts) & set(_LEFT_OUT)
    }


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BuildError(f"cannot read {path}: {error.strerror}") from None


def _metadata(package: str, version: str, requires: list[str], result: BuildResult) -> bytes:
    target = f", version {result.prefix.version}" if result.prefix.path else ""
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {package.replace('_', '-')}",
        f"Version: {version}",
        f"Summary: Bindings for {package.removeprefix('sffi_')}{target}, with their native part",
        "Requires-Python: >=3.10",
        *(f"Requires-Dist: {each}" for each in dict.fromkeys(requires)),
    ]
    return ("\n".join(lines) + "\n").encode()


def _wheel(tag: str) -> bytes:
    lines = [
        "Wheel-Version: 1.0",
        f"Generator: sffi {sffi.__version__}",
        "Root-Is-Purelib: false",
        f"Tag: {tag}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _record(files: dict[str, bytes], own: str) -> bytes:
    """Each file with its hash and size, and the record itself without."""
    lines = []
    for path, data in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(data)}")
    return ("\n".join([*lines, f"{own},,"]) + "\n").encode()


def _write(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """Write the wheel beside its place and move it there; the metadata is last, as pip likes it."""
    folder = folder.expanduser()
    target = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
        try:
            with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w") as archive:
                for path in sorted(files, key=lambda path: (".dist-info/" in path, path)):
                    entry = zipfile.ZipInfo(path, _TIME)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.create_system = 3  # Unix, whose modes these are
                    entry.external_attr = (0o100755 if "/lib/" in path else 0o100644) << 16
                    archive.writestr(entry, files[path], compresslevel=9)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(target)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise BuildError(
            f"cannot write {target}: {error.strerror or error}", "choose a folder: --output DIR"
        ) from None
    return target
