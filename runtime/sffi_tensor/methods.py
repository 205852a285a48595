"""Rarer methods of tensors that are Python, and not a call of one native function."""

# As in sffi_tensor.tensor: `self` is the generated class, which mypy calls "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = ["MethodsMixin"]

#: operators that take a number for a tensor, as those of PyTorch do
_TAKE_NUMBERS = frozenset(
    (
        "add",
        "sub",
        "subtract",
        "mul",
        "multiply",
        "div",
        "divide",
        "true_divide",
        "floor_divide",
        "copy",
    )
)


class MethodsMixin:
    """What :class:`sffi_tensor.tensor.TensorMixin` has besides what everybody uses."""

    __slots__ = ()

    @classmethod
    def _of_number(cls, value: Any, function: str) -> Tensor | None:
        """What an operator of ``ops.aten`` that wants a tensor takes a number for, if it does."""
        if function.removesuffix("_") not in _TAKE_NUMBERS:
            return None
        from sffi_torch.functions import _wrapped

        from sffi_tensor import dtypes

        kinds = {bool: dtypes.bool_, int: dtypes.int64, complex: dtypes.complex128}
        return _wrapped(value, kinds.get(type(value), dtypes.float64))

    def lu(self: Tensor, pivot: bool = True, get_infos: bool = False) -> tuple[Tensor, ...]:
        """The compact LU decomposition of matrices; see :func:`sffi_tensor.analysis.lu`."""
        from sffi_tensor.analysis import lu

        return lu(self, pivot, get_infos)
