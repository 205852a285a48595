"""The platform tag of a wheel with a shim: on which machines it will run.

``manylinux_X_Y`` (PEP 600) promises that a wheel runs on every mainstream distribution with that
version of glibc or a later one. That is so where the shim needs nothing but the C and C++
libraries (and those that the wheel's requirements bring), and no symbol that came later. Anything
else is ``linux_<machine>``: it runs where it was built, and on machines like that.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Collection
from pathlib import Path
from typing import Final

from sffi.toolchain.needs import Needs, read_needs

_SYSTEM: Final = re.compile(
    r"(libc|libm|libdl|librt|libpthread|libgcc_s|libstdc\+\+|ld-linux-[\w-]+|ld64)\.so\.\d+"
)
# The oldest mainstream distribution with a glibc has this libstdc++: the last of its symbol
# versions by the GCC manual's "ABI Policy and Guidelines", of GCC 4.8, 6, 8, 10, 11, 12, 14.
_CPP: Final = (
    ((2, 17), (3, 4, 19), (1, 3, 7)),
    ((2, 24), (3, 4, 22), (1, 3, 10)),
    ((2, 28), (3, 4, 25), (1, 3, 11)),
    ((2, 31), (3, 4, 28), (1, 3, 12)),
    ((2, 34), (3, 4, 29), (1, 3, 13)),
    ((2, 35), (3, 4, 30), (1, 3, 13)),
    ((2, 39), (3, 4, 33), (1, 3, 15)),
)


def platform_tag(shim: Path, brought: Collection[str]) -> str:
    """Work the tag out for a shim.

    Args:
        shim: the library's file.
        brought: names, such as ``torch_cpu``, of libraries that requirements of the wheel bring.

    Raises:
        BuildError: the file cannot be read.
    """
    here = re.sub(r"[^A-Za-z0-9]", "_", sysconfig.get_platform())
    if sys.platform != "linux":
        return here
    least = least_glibc(read_needs(shim), brought)
    machine = here.removeprefix("linux_")
    return f"manylinux_{least[0]}_{least[1]}_{machine}" if least else here


def least_glibc(needs: Needs, brought: Collection[str]) -> tuple[int, int] | None:
    """The first glibc of the distributions on which something runs; None if none is known.

    What needs no versioned symbol of glibc was linked with another C library.
    """
    for library in needs.libraries:
        name = library.removeprefix("lib").partition(".so")[0]
        if not _SYSTEM.fullmatch(library) and name not in brought:
            return None
    latest: dict[str, tuple[int, ...]] = {}
    for version in needs.versions:
        word, _, numbers = version.rpartition("_")
        if not re.fullmatch(r"\d+(\.\d+)*", numbers):
            return None  # GLIBC_PRIVATE, say, which promises nothing
        found = tuple(map(int, numbers.split(".")))
        latest[word] = max(latest.get(word, found), found)
    if "GLIBC" not in latest or latest.keys() - {"GLIBC", "GLIBCXX", "CXXABI", "GCC"}:
        return None
    if latest.get("GCC", ()) > (4, 8):  # of libgcc, whose later versions few programs need
        return None
    for glibc, cpp, abi in _CPP:
        if latest.get("GLIBCXX", ()) <= cpp and latest.get("CXXABI", ()) <= abi:
            first = max(glibc, (latest["GLIBC"] + (0, 0))[:2])
            return first[0], first[1]
    return None
