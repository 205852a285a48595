from sffi_named_results.handles import Box
from sffi_named_results.answers import sort as SortResult
from sffi_named_results.answers import split as SplitResult

__all__ = ["sort", "split"]

def sort(input: Box) -> SortResult: ...
def split(input: Box, SplitResult: int) -> SplitResult: ...
