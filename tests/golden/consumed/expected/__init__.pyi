from sffi_consumed._native import available as available
from sffi_consumed.functions import *
from sffi_consumed.handles import Box as Box
from sffi_consumed.handles import Lid as Lid

__version__: str
