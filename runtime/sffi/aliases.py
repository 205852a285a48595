"""Types that generated stubs share; nothing imports this at run time."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Number"]

#: what a parameter of type `number` takes
Number: TypeAlias = "int | float | bool | complex"
