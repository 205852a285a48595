"""Names that the package exports beside the generated ones."""

from __future__ import annotations

from kinds_companion.units import UNITS, Unit

__all__ = ["Unit", "foot", "metre"]

metre, foot, _ = UNITS
