# mypy: disable-error-code="overload-overlap, overload-cannot-match, misc"
from collections.abc import Sequence
from typing import NamedTuple, overload
from sffi_tensor.dtypes import dtypeLike as dtype_typeLike
from sffi_torch.handles import Tensor
from sffi.aliases import Number
from sffi.overloads import Overloads
from sffi.table import Table

class MaxResult(NamedTuple):
    values: Tensor
    indices: Tensor

class abs_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
abs: abs_overloads

class abs__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
abs_: abs__overloads

class add_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
add: add_overloads

class add__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
add_: add__overloads

class max_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> MaxResult: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, keepdim: bool = ..., *, max: Tensor, max_values: Tensor,
    ) -> MaxResult: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
max: max_overloads

class sum_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
sum: sum_overloads

class cat_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ..., *, out: Tensor) -> Tensor: ...
cat: cat_overloads

class dropout_overloads(Overloads):
    def __call__(_, input: Tensor, p: float, train: bool) -> Tensor: ...
dropout: dropout_overloads

class upsample_nearest2d_overloads(Overloads):
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_h: float | None = ...,
        scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_nearest2d: upsample_nearest2d_overloads

class _foreach_abs_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_abs: _foreach_abs_overloads

class _foreach_add_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], other: Sequence[Tensor], *, alpha: Number = ...,
    ) -> tuple[Tensor, ...]: ...
_foreach_add: _foreach_add_overloads

class _foreach_add__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], other: Sequence[Tensor], *, alpha: Number = ...,
    ) -> None: ...
_foreach_add_: _foreach_add__overloads

table: Table
