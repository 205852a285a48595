"""Taking tensors apart and putting them together: split, einsum, meshgrid and their like.

:func:`split` and :func:`tensor_split` are methods of tensors, too, through the mixin.
"""

from __future__ import annotations

from sffi_tensor.dtypes import type_name
from sffi_tensor.size import Size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = [
    "block_diag",
    "broadcast_shapes",
    "broadcast_tensors",
    "cartesian_prod",
    "einsum",
    "meshgrid",
    "split",
    "tensor_split",
    "tensordot",
]


def split(
    tensor: Tensor, split_size_or_sections: int | Sequence[int], dim: int = 0
) -> tuple[Tensor, ...]:
    """Cut a tensor into pieces along a dimension; the pieces are views.

    Args:
        tensor: the tensor to cut.
        split_size_or_sections: size of each piece (the last may be smaller), or the list of sizes.
        dim: dimension to cut along.

    Raises:
        RuntimeError: sizes that do not add up to that of the dimension.
    """
    sizes = split_size_or_sections
    if isinstance(sizes, int):
        return tuple(tensor._split_size(sizes, dim))
    if not hasattr(sizes, "__iter__") or isinstance(sizes, str):
        raise TypeError(
            "split_with_sizes(): argument 'split_sizes' (position 2) must be tuple of ints, not "
            f"{type_name(sizes)}"
        )
    return tuple(tensor._split_sizes(list(sizes), dim))


def tensor_split(
    input: Tensor, indices_or_sections: int | Sequence[int] | Tensor, dim: int = 0
) -> tuple[Tensor, ...]:
    """Cut a tensor into a number of nearly equal pieces, or before each of some indices.

    Args:
        input: the tensor to cut.
        indices_or_sections: number of pieces, or the indices to cut at, as NumPy's
            ``array_split`` takes them.
        dim: dimension to cut along.
    """
    where: Any = indices_or_sections
    if hasattr(where, "tolist"):
        where = where.tolist()
    if isinstance(where, int):
        return tuple(input._tensor_split_sections(where, dim))
    return tuple(input._tensor_split_indices(list(where), dim))


def _operands(tensors: tuple[Any, ...]) -> list[Tensor]:
    """The tensors of a call that takes them one by one or in one sequence."""
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        return list(tensors[0])
    return list(tensors)


def einsum(equation: str, *operands: Any) -> Tensor:
    """Sum of products, with the dimensions named as in Einstein's convention.

    Args:
        equation: subscripts of the operands and of the result: ``"ij,jk->ik"``.
        *operands: the tensors, one by one or in one list.
    """
    if not isinstance(equation, str):
        raise TypeError(
            f"einsum(): argument 'equation' must be str, not {type_name(equation)}; the form with "
            "lists of subscripts is not supported"
        )
    from sffi_torch import functions

    return functions._einsum(equation, _operands(operands))


def meshgrid(*tensors: Any, indexing: str = "ij") -> tuple[Tensor, ...]:
    """Grids of coordinates: one tensor for each argument, all of the common shape.

    Args:
        *tensors: 1-d (or 0-dim) tensors, one by one or in one list.
        indexing: ``"ij"``: the first tensor varies along the first dimension; ``"xy"``: the first
            two are swapped, as plots want it.
    """
    from sffi_torch import functions

    return tuple(functions._meshgrid(_operands(tensors), indexing))


def broadcast_tensors(*tensors: Any) -> tuple[Tensor, ...]:
    """Views of the tensors, all expanded to their common shape."""
    from sffi_torch import functions

    return tuple(functions._broadcast_tensors(_operands(tensors)))


def broadcast_shapes(*shapes: Any) -> Size:
    """The common shape that tensors of the given shapes are expanded to.

    Raises:
        RuntimeError: there is none.
    """
    sizes = [(shape,) if isinstance(shape, int) else tuple(shape) for shape in shapes]
    result = [1] * max(map(len, sizes), default=0)
    for position, size in enumerate(sizes):
        for dim in range(-len(size), 0):
            extent = size[dim]
            if extent in (1, result[dim]):
                continue
            if result[dim] != 1:
                raise RuntimeError(
                    f"Attempting to broadcast a dimension of length {extent} at {dim}! "
                    f"Mismatching argument at index {position} had {size}; but expected shape "
                    f"should be broadcastable to {result}"
                )
            result[dim] = extent
    return Size(result)


def block_diag(*tensors: Tensor) -> Tensor:
    """A matrix with the given ones along its diagonal and zeros elsewhere."""
    from sffi_torch import functions

    return functions._block_diag(list(tensors))


def cartesian_prod(*tensors: Tensor) -> Tensor:
    """All combinations of the elements of 1-d tensors, one to a row."""
    from sffi_torch import functions

    return functions._cartesian_prod(list(tensors))


def tensordot(a: Tensor, b: Tensor, dims: Any = 2) -> Tensor:
    """Contract two tensors over several dimensions.

    Args:
        a: left operand.
        b: right operand.
        dims: a number n: the last n dimensions of `a` with the first n of `b`; or two lists of
            dimensions, paired up.
    """
    from sffi_torch import functions

    if hasattr(dims, "tolist"):
        dims = dims.tolist()
    if isinstance(dims, int):
        if dims < 0:
            raise RuntimeError(f"tensordot expects dims >= 0, but got dims={dims}")
        if dims > min(a.dim(), b.dim()):
            raise RuntimeError(f"tensordot expects dims < ndim_a or ndim_b, but got dims={dims}")
        left, right = list(range(a.dim() - dims, a.dim())), list(range(dims))
    else:
        left, right = ([part] if isinstance(part, int) else list(part) for part in dims)
    return functions._tensordot(a, b, left, right)
