from collections.abc import Callable
from typing import Any, TypeAlias

from sffi.c.pointers import Ref


AllocFunc: TypeAlias = Callable[[int, int], Any]
"""Gives memory for `items` of `size` bytes."""

FreeFunc: TypeAlias = Callable[[int | None], None]
"""Frees what an `AllocFunc` gave."""

InFunc: TypeAlias = Callable[[Ref], int]
"""Gives more input: sets `next.value` to its address, and gives its size. What is there must stay
until the next call.
"""

OutFunc: TypeAlias = Callable[[bytes], int]
"""Takes output; anything but 0 ends it."""
