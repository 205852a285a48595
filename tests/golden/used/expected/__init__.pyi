from sffi_used._native import available as available
from sffi_used.enums import Color as Color
from sffi_used.functions import *
from sffi_used.handles import Size as Size
from sffi_used.handles import Shape as Shape

__version__: str
