"""``typing.overload`` without its price: the typing module takes milliseconds to import."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import overload as overload
else:

    def overload(function):
        """Mark a signature for type checkers."""
        return function


__all__ = ["overload"]
