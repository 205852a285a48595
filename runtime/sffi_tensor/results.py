"""Several tensors of one call, with names, as ``torch.return_types`` has and prints them."""

from __future__ import annotations

from sffi.results import NamedResult

__all__ = ["ReturnType"]


class ReturnType(NamedResult):
    """Base of the classes of ``sffi_torch.return_types``."""

    __slots__ = ()

    def __repr__(self) -> str:
        parts = ",\n".join(f"{n}={v!r}" for n, v in zip(self._fields, self, strict=True))
        return f"torch.return_types.{type(self).__name__}(\n{parts})"
