from sffi_named_results.handles import Box
from sffi_named_results.answers import linalg_sort as LinalgSortResult

__all__ = ["sort"]

def sort(box: Box) -> LinalgSortResult: ...
