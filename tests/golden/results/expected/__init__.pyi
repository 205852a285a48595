from sffi_results._native import available as available
from sffi_results import linalg as linalg
from sffi_results.enums import Color as Color
from sffi_results.functions import *
from sffi_results.handles import Box as Box
from sffi_results.results import AllResult as AllResult
from sffi_results.results import DivmodResult as DivmodResult
from sffi_results.results import LinalgSortResult as LinalgSortResult
from sffi_results.results import ListsResult as ListsResult
from sffi_results.results import SortResult as SortResult

__version__: str
