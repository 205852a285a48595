from companion.units import Unit as unit_type
from companion.units import UnitLike as unit_typeLike
from sffi_enums_and_values.enums import Color
from sffi_enums_and_values.enums import access as access_type

__all__ = ["mix", "rights", "unit_of"]

def mix(
    a: Color | int, access: access_type | int = ..., unit: unit_typeLike | None = ...,
) -> Color: ...
def unit_of(color: Color | int) -> unit_type: ...
def rights(color: Color | int | None) -> access_type: ...
