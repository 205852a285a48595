"""By what the products of a build are told apart: keys of objects and of the linked shim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sffi import locate
from sffi.toolchain.manifest import Manifest
from sffi.toolchain.objects import OBJECTS, Object, ObjectCache, digest


def source_keys(
    manifest: Manifest, prefix: locate.Prefix, compiler: str, flags: Sequence[str]
) -> dict[Path, str]:
    """Make the key of each source: from its name and content, and what all sources share.

    Args:
        manifest: the sources.
        prefix: the target library, which counts with its version and its files.
        compiler: identity of the compiler.
        flags: everything the sources are compiled with.
    """
    common = "\n".join([compiler, *flags, _target_identity(manifest, prefix)])
    return {
        source: digest(f"{source}\n{common}\n", source.read_bytes()) for source in manifest.sources
    }


def link_key(objects: Iterable[Object], compiler: str, link: Sequence[str]) -> str:
    """Make the key of the shim linked from ``objects`` with the options ``link``."""
    return digest("\n".join([*(item.identity for item in objects), *link, compiler]))


def sources_changed(
    manifest: Manifest, prefix: locate.Prefix, shim: Path, record: dict[str, Any]
) -> bool | None:
    """Say whether a source, a header or the target changed since ``shim`` was built.

    Compiler and flags are taken from the ``record`` beside it, so that a user who now has other
    variables set is not told that something changed.

    Returns:
        None where it cannot be told: the shim was not built into this cache.
    """
    objects = shim.parent.parent / OBJECTS
    try:
        compiler, flags, link = record["compiler_identity"], record["flags"], record["link"]
    except KeyError:
        return None
    if not objects.is_dir():
        return None
    cache = ObjectCache(objects)
    keys = source_keys(manifest, prefix, compiler, flags)
    found = [cache.find(keys[source]) for source in manifest.sources]
    present = [item for item in found if item is not None]
    return len(present) < len(found) or link_key(present, compiler, link) != record.get("key")


def _target_identity(manifest: Manifest, prefix: locate.Prefix) -> str:
    """What tells one target library from another: where it is, its version, its files."""
    files = [locate.library_file(prefix, name) for name in manifest.libraries]
    stats = [(file, Path(file).stat()) for file in files if file]
    return "\n".join(
        [prefix.path, prefix.version]
        + [f"{file} {stat.st_size} {stat.st_mtime_ns}" for file, stat in stats]
    )
