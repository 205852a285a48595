"""What the generated class Box inherits."""

from __future__ import annotations

from typing import Any


class BoxMixin:
    """Adds to a Box what no spec can say."""

    __slots__ = ()
    value: Any

    def doubled(self) -> int:
        return int(2 * self.value)
