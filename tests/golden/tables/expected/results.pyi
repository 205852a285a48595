from collections.abc import Sequence
from typing import NamedTuple
from sffi_tables.handles import Tensor

class EndsResult(NamedTuple):
    low: Sequence[Tensor]
    high: Tensor

class FillResult(NamedTuple):
    first: Tensor
    second: Tensor

class SortResult(NamedTuple):
    values: Tensor
    indices: Tensor
