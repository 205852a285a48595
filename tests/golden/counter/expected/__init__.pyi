from sffi_counter._native import available as available
from sffi_counter.functions import *
from sffi_counter.handles import Counter as Counter

__version__: str
