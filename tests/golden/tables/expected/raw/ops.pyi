# mypy: disable-error-code="overload-overlap, overload-cannot-match, misc"
from collections.abc import Sequence
from typing import Any, NamedTuple, overload
from demo_extras.types import dtype as dtype_type
from demo_extras.types import dtypeLike as dtype_typeLike
from sffi_tables.enums import memory_format as memory_format_type
from sffi_tables.handles import Tensor
from sffi.overloads import Overloads
from sffi.table import Table

class SortResult(NamedTuple):
    values: Tensor
    indices: Tensor

class add_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, summand: Tensor, *, factor: int = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: float) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: int = ..., out: Tensor) -> Tensor: ...
add: add_overloads

class add__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
add_: add__overloads

class sort_overloads(Overloads):
    def __call__(_, self: Tensor, *, values: Tensor, indices: Tensor) -> SortResult: ...
sort: sort_overloads

class cat_overloads(Overloads):
    def __call__(_, tensors: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
cat: cat_overloads

class linalg_inv_overloads(Overloads):
    def __call__(_, A: Tensor, *, out: Tensor) -> Tensor: ...
linalg_inv: linalg_inv_overloads

class _foreach_zero__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_zero_: _foreach_zero__overloads

class unbind_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int = ...) -> tuple[Tensor, ...]: ...
unbind: unbind_overloads

class empty_overloads(Overloads):
    def __call__(
        _, size: int | Sequence[int], *, dtype: dtype_typeLike | None = ...,
        memory_format: memory_format_type | int | None = ..., names: str = ...,
    ) -> Tensor: ...
empty: empty_overloads

class item_overloads(Overloads):
    def __call__(_, self: Tensor) -> Any: ...
item: item_overloads

class kind_overloads(Overloads):
    def __call__(_, self: Tensor) -> dtype_type: ...
kind: kind_overloads

class lambda__overloads(Overloads):
    def __call__(_, from_: float = ...) -> float: ...
lambda_: lambda__overloads

class answer_overloads(Overloads):
    def __call__(_) -> int: ...
answer: answer_overloads

table: Table
