from sffi_used.enums import Color
from sffi_used.handles import Shape

__all__ = ["paint"]

def paint(shape: Shape, color: Color | int) -> Shape: ...
