from sffi_enums_and_values._native import available as available
from sffi_enums_and_values.enums import Color as Color
from sffi_enums_and_values.enums import access as access
from sffi_enums_and_values.functions import *

LIMIT: int
RATIO: float
NAME: str
BEST: Color
YES: bool
__version__: str
