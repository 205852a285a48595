"""``shim/build.json`` of a generated package: what there is to compile, and against what."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sffi import locate
from sffi.errors import BuildError

#: layout of build.json that this version reads
MANIFEST_LAYOUT: Final = 1


@dataclass(frozen=True)
class Manifest:
    """The shim sources of one generated package."""

    #: folder of the generated package
    package_dir: Path
    #: name in the spec: ``torch``
    library: str
    #: Python package: ``sffi_torch``
    package: str
    #: hash of the generated sources, also known to the package
    shim_hash: str
    #: C++ files, absolute
    sources: tuple[Path, ...]
    #: Python packages whose ``include/`` holds headers of theirs
    companions: tuple[str, ...] = ()
    #: linker options from the spec: ``-ltorch_cpu``
    link: tuple[str, ...] = ()
    #: places of the target library: ``python:torch``
    prefix: tuple[str, ...] = ()
    #: folders of the specs, for headers that lie beside them; absolute, may not exist
    spec_dirs: tuple[Path, ...] = ()
    #: further header folders inside the target's ``include/``
    prefix_include: tuple[str, ...] = ()
    #: language standard for ``-std=``
    std: str = "c++20"

    @property
    def shim_dir(self) -> Path:
        """Folder of the sources and of build.json."""
        return self.package_dir / "shim"

    @property
    def libraries(self) -> tuple[str, ...]:
        """Names from the ``-l`` options: ``("torch_cpu", "c10")``."""
        return tuple(option[2:] for option in self.link if option.startswith("-l"))


def find_package_dir(name: str, package_dir: Path | None = None) -> Path:
    """Find the generated package to build.

    Args:
        name: name of the library (``torch``), of the package (``sffi_torch``), or a path to it.
        package_dir: the package's folder, where the caller knows it.

    Raises:
        BuildError: there is no such package, or it has no shim.
    """
    if package_dir is None and ("/" in name or "\\" in name):
        package_dir = Path(name)
    if package_dir is not None:
        found = package_dir.expanduser().resolve()
        if not found.is_dir():
            raise BuildError(f"{found} is not a directory")
    else:
        package = name if name.startswith("sffi_") else f"sffi_{name}"
        folder = locate.find_package(package)
        if folder is None:
            raise BuildError(
                f"Python package `{package}` is not installed here",
                f"generate it with `sffi-gen specs/{name.removeprefix('sffi_')}.sffi`; where it "
                f"lies elsewhere: sffi build {name} --package-dir DIR",
            )
        found = Path(folder)
    if is_plain_c(found):
        raise BuildError(
            f"{found.name} binds a C library as it is: there is nothing to build",
            f"`sffi doctor {found.name.removeprefix('sffi_')}` shows whether the library is found",
        )
    if not (found / "shim" / "build.json").is_file():
        raise BuildError(
            f"{found} has no shim/build.json, so there is nothing to build",
            "generate the package again with `sffi-gen`",
        )
    return found


def is_plain_c(package_dir: Path) -> bool:
    """Whether a generated package binds a C library, without a shim."""
    try:
        text = (package_dir / "_native.py").read_text(encoding="utf-8")
    except OSError:
        return False
    return "\nfrom sffi.c.library import Library\n" in text


def read_manifest(package_dir: Path) -> Manifest:
    """Read ``shim/build.json`` of the package in ``package_dir``.

    Raises:
        BuildError: the file is unreadable, of another layout, or names a missing source.
    """
    path = package_dir / "shim" / "build.json"
    again = "generate the package again with `sffi-gen`"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BuildError(f"cannot read {path}: {error.strerror}", again) from None
    except ValueError as error:
        raise BuildError(f"{path} is not valid JSON: {error}", again) from None
    if not isinstance(data, dict):
        raise BuildError(f"{path} does not hold an object", again)
    abi = data.get("abi", MANIFEST_LAYOUT)
    if abi != MANIFEST_LAYOUT:
        raise BuildError(
            f"{path} has layout {abi}, this sffi reads layout {MANIFEST_LAYOUT}",
            "use the sffi and the sffi-gen of one release",
        )
    shim = path.parent
    manifest = Manifest(
        package_dir=package_dir,
        library=_text(data, "library", path),
        package=_text(data, "package", path),
        shim_hash=_text(data, "shim_hash", path),
        sources=tuple(shim / source for source in _texts(data, "sources", path)),
        companions=_texts(data, "companions", path),
        link=_texts(data, "link", path),
        prefix=_texts(data, "prefix", path),
        spec_dirs=tuple((shim / folder).resolve() for folder in _texts(data, "spec_dirs", path)),
        prefix_include=_texts(data, "prefix_include", path),
        std=data.get("std", "c++20"),
    )
    if not manifest.sources:
        raise BuildError(f"{path} names no sources", again)
    for source in manifest.sources:
        if not source.is_file():
            raise BuildError(f"{source} is missing, but {path.name} names it", again)
    return manifest


def _text(data: dict[str, Any], key: str, path: Path) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value:
        raise BuildError(f"{path}: `{key}` must be a text, found {value!r}")
    return value


def _texts(data: dict[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BuildError(f"{path}: `{key}` must be a list of texts, found {value!r}")
    return tuple(value)
