"""What the module ``linalg`` has beside functions."""

from __future__ import annotations

from sffi_tensor.errors import LinAlgError

__all__ = ["LinAlgError"]
