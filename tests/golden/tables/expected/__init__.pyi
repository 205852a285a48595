from sffi_tables._native import available as available
from sffi_tables import linalg as linalg
from sffi_tables import raw as raw
from sffi_tables.enums import memory_format as memory_format
from sffi_tables.functions import *
from sffi_tables.handles import Tensor as Tensor
from sffi_tables.results import EndsResult as EndsResult
from sffi_tables.results import FillResult as FillResult
from sffi_tables.results import SortResult as SortResult

__version__: str
