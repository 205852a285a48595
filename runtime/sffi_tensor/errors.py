"""PyTorch's own exceptions, raised where libtorch throws their C++ counterparts."""

from __future__ import annotations

from sffi.errors import NativeMemoryError, NativeRuntimeError, raised_for

__all__ = ["LinAlgError", "OutOfMemoryError"]


@raised_for("c10::LinAlgError")
class LinAlgError(NativeRuntimeError):
    """A matrix that the operation cannot take: a singular one for an inverse, say."""


@raised_for("c10::OutOfMemoryError")
class OutOfMemoryError(NativeMemoryError, RuntimeError):
    """A device has less memory left than was asked for."""
