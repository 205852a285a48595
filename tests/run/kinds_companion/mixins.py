"""What the generated class Box inherits."""

from __future__ import annotations

from typing import Any


class BoxMixin:
    """Adds to a Box what no spec can say."""

    __slots__ = ()
    value: Any

    @classmethod
    def _of_number(cls, value: Any, function: str) -> Any:
        from sffi_kinds import create

        return create(int(value)) if function == "weigh" else None

    def doubled(self) -> int:
        return int(2 * self.value)
