from sffi_named_results._native import available as available
from sffi_named_results import linalg as linalg
from sffi_named_results.functions import *
from sffi_named_results.handles import Box as Box
from sffi_named_results import answers as answers

__version__: str
