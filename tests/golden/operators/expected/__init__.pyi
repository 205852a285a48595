from sffi_operators._native import available as available
from sffi_operators.functions import *
from sffi_operators.handles import Tensor as Tensor

__version__: str
