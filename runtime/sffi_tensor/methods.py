"""Rarer methods of tensors that are Python, and not a call of one native function."""

# As in sffi_tensor.tensor: `self` is the generated class, which mypy calls "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi_torch.handles import Tensor

__all__ = ["MethodsMixin"]


class MethodsMixin:
    """What :class:`sffi_tensor.tensor.TensorMixin` has besides what everybody uses."""

    __slots__ = ()

    def lu(self: Tensor, pivot: bool = True, get_infos: bool = False) -> tuple[Tensor, ...]:
        """The compact LU decomposition of matrices; see :func:`sffi_tensor.analysis.lu`."""
        from sffi_tensor.analysis import lu

        return lu(self, pivot, get_infos)
