"""Arguments as the values of a uniform entry, by their letters (sffi/python_function.hpp)."""

from __future__ import annotations

import struct

from sffi.values import packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["bits", "constant", "width_of"]


def width_of(letter: str) -> int:
    """How many values an argument takes."""
    return 3 if letter == "n" else 2 if letter in "jvesSyYIJDEBCQRLKMN" else 1


def bits(value: float) -> int:
    """A float's bits as a signed integer."""
    found: int = struct.unpack("q", struct.pack("d", value))[0]
    return found


def constant(letter: str, made: Any, memory: Callable[[bytes], int]) -> list[int]:
    """The values of an argument that is no handle.

    Args:
        letter: its kind.
        made: what :func:`sffi.convert.convert` made of it.
        memory: keeps bytes for as long as the values are used, and gives their address.
    """
    if letter == "n":
        return [made[0], made[1], bits(made[2])]
    if letter == "r":
        return [-1 if made is None else int(made)]
    if letter in "jv":
        return [0, 0] if made is None else [1, _signed(made)]
    if letter == "e":
        return [0, 0] if made is None else [1, bits(made)]
    if letter == "d":
        return [bits(made)]
    if letter in "iuq":
        return [_signed(int(made))]
    if made is None:
        return [0, 0]
    return [memory(packed(letter, made) if letter in "IJDEBCQR" else made), len(made)]


def _signed(value: int) -> int:
    return value - 2**64 if value >= 2**63 else value
