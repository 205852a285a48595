from sffi.handle import Handle
from sffi_named_results.answers import max as MaxResult
from sffi_named_results.answers import sort as SortResult

class Box(Handle):
    def sort(self) -> SortResult: ...
    def _max_dim(self, dim: int) -> MaxResult: ...
