"""A value type: a class whose objects cross as a code."""

from __future__ import annotations

UnitLike = "Unit | str"


class Unit:
    """A unit of length."""

    __slots__ = ("code", "name")

    def __init__(self, code: int, name: str) -> None:
        self.code = code
        self.name = name

    @classmethod
    def from_code(cls, code: int) -> Unit:
        return UNITS[code]

    @classmethod
    def coerce(cls, value: object, function: str, argument: str) -> Unit:
        for unit in UNITS:
            if value is unit or value == unit.name:
                return unit
        raise TypeError(f"{function}(): argument '{argument}' must be a unit, not {value!r}")

    def __repr__(self) -> str:
        return self.name


UNITS = (Unit(0, "metre"), Unit(1, "foot"), Unit(2, "mile"))
METRE, FOOT, MILE = UNITS
