from sffi_optionals._native import available as available
from sffi_optionals.enums import Color as Color
from sffi_optionals.functions import *
from sffi_optionals.handles import Box as Box

__version__: str
