from sffi_lists._native import available as available
from sffi_lists.functions import *
from sffi_lists.handles import Box as Box

__version__: str
