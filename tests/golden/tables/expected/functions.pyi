from collections.abc import Sequence
from typing import overload
from sffi_tables.handles import Tensor
from sffi_tables.results import FillResult
from sffi_tables.results import SortResult

__all__ = ["add", "cat", "fill", "sort"]

def add(
    input: Tensor, other: Tensor, *, alpha: int = ..., out: Tensor | None = ...,
) -> Tensor: ...
def cat(
    *tensors_: Tensor | Sequence[Tensor], tensors: Sequence[Tensor] = ...,
    out: Tensor | None = ...,
) -> Tensor: ...
def sort(input: Tensor, *, out: tuple[Tensor, Tensor] | None = ...) -> SortResult: ...
@overload
def fill(input: Tensor, value: float = ...) -> Tensor: ...
@overload
def fill(input: Tensor, other: Tensor, sizes: int | Sequence[int] = ...) -> FillResult: ...
@overload
def fill(input: Tensor, text: str = ...) -> tuple[int, bool]: ...
