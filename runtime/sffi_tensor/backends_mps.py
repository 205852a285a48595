"""Apple's GPUs: this package does not use them, and says so."""

from __future__ import annotations

__all__ = ["is_available", "is_built"]


def is_available() -> bool:
    """Whether there is a device ``"mps"``; never."""
    return False


def is_built() -> bool:
    """Whether libtorch's part for it can be used from here; never."""
    return False
