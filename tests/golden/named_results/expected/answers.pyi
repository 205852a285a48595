from typing import NamedTuple
from sffi_named_results.handles import Box

class linalg_sort(NamedTuple):
    box: Box
    class_: int

class max(NamedTuple):
    values: Box
    indices: Box

class sort(NamedTuple):
    values: Box
    indices: Box

class split(NamedTuple):
    share: int
    rest: int
