from typing import NamedTuple
from sffi_tables.handles import Tensor

class FillResult(NamedTuple):
    first: Tensor
    second: Tensor

class SortResult(NamedTuple):
    values: Tensor
    indices: Tensor
