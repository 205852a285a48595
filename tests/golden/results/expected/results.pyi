from typing import Any, NamedTuple
from companion.units import Unit as Unit_type
from sffi_results.enums import Color
from sffi_results.handles import Box

class AllResult(NamedTuple):
    box: Box
    maybe: Box | None
    a: int
    b: float
    c: bool
    d: Any
    e: int | None
    unit: Unit_type

class DivmodResult(NamedTuple):
    quotient: int
    remainder: int

class LinalgSortResult(NamedTuple):
    box: Box
    class_: int

class ListsResult(NamedTuple):
    boxes: tuple[Box, ...]
    ints: list[int]
    numbers: list[Any]
    color: Color

class SortResult(NamedTuple):
    values: Box
    indices: Box
