"""The mark of an argument that was not given."""

from __future__ import annotations

__all__ = ["UNSET"]


class _Unset:
    """The default of an argument that only some overloads have, or that may have another name."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<not given>"


UNSET = _Unset()
