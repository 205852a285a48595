from sffi_results.handles import Box
from sffi_results.results import LinalgSortResult

__all__ = ["sort"]

def sort(box: Box) -> LinalgSortResult: ...
