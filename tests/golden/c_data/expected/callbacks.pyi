from collections.abc import Callable
from typing import TypeAlias

from sffi_data.enums import Color
from sffi_data.handles import File
from sffi_data.structs import Node, Point


Visit: TypeAlias = Callable[[Node, int], int]
"""What a Visit looks like."""

Exec: TypeAlias = Callable[[list[str | None], list[str | None] | None], int]
"""What a Exec looks like."""

Fill: TypeAlias = Callable[[memoryview], int]
"""What a Fill looks like."""

Move: TypeAlias = Callable[[Point, float, Color, File], bool]
"""What a Move looks like."""
