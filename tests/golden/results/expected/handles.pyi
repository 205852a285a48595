from sffi.handle import Handle
from sffi_results.results import SortResult

class Box(Handle):
    def sort(self) -> SortResult: ...
