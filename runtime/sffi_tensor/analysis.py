"""Numerical functions of ``sffi_torch`` that take their arguments in several ways."""

from __future__ import annotations

from sffi_tensor.dtypes import type_name
from sffi_tensor.overloads import overload
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = [
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "gradient",
    "histogramdd",
    "lu",
    "pca_lowrank",
    "svd_lowrank",
    "unravel_index",
]


# ------------------------------------------------------------------------------ at least so many


def _atleast(function: Any, tensors: tuple[Any, ...]) -> Any:
    """One result for one tensor, a tuple of them for several or a sequence."""
    if len(tensors) == 1:
        if is_tensor(tensors[0]):
            return function(tensors[0])
        tensors = tuple(tensors[0])
    return tuple(function(tensor) for tensor in tensors)


@overload
def atleast_1d(tensor: Tensor, /) -> Tensor: ...
@overload
def atleast_1d(tensors: Sequence[Tensor], /) -> tuple[Tensor, ...]: ...
@overload
def atleast_1d(first: Tensor, second: Tensor, /, *more: Tensor) -> tuple[Tensor, ...]: ...
def atleast_1d(*tensors: Any) -> Any:
    """The tensor, with an axis where it has none; of several, or of a sequence, a tuple."""
    from sffi_torch import functions

    return _atleast(functions._atleast_1d, tensors)


@overload
def atleast_2d(tensor: Tensor, /) -> Tensor: ...
@overload
def atleast_2d(tensors: Sequence[Tensor], /) -> tuple[Tensor, ...]: ...
@overload
def atleast_2d(first: Tensor, second: Tensor, /, *more: Tensor) -> tuple[Tensor, ...]: ...
def atleast_2d(*tensors: Any) -> Any:
    """The tensor with at least two axes; of several, or of a sequence, a tuple."""
    from sffi_torch import functions

    return _atleast(functions._atleast_2d, tensors)


@overload
def atleast_3d(tensor: Tensor, /) -> Tensor: ...
@overload
def atleast_3d(tensors: Sequence[Tensor], /) -> tuple[Tensor, ...]: ...
@overload
def atleast_3d(first: Tensor, second: Tensor, /, *more: Tensor) -> tuple[Tensor, ...]: ...
def atleast_3d(*tensors: Any) -> Any:
    """The tensor with at least three axes; of several, or of a sequence, a tuple."""
    from sffi_torch import functions

    return _atleast(functions._atleast_3d, tensors)


# ---------------------------------------------------------------------------- between the samples


def gradient(
    input: Tensor,
    *,
    spacing: float | Tensor | Sequence[float | Tensor] | None = None,
    dim: int | Sequence[int] | None = None,
    edge_order: int = 1,
) -> tuple[Tensor, ...]:
    """Derivatives of a sampled function along some axes, by central differences.

    Args:
        input: the samples.
        spacing: the distance of samples, one number for all axes or one for each; or a tensor of
            coordinates for each axis.
        dim: an axis or several; all by default.
        edge_order: 1 or 2, the order of the differences at the edges.

    Returns:
        A tensor of the input's shape for each axis.

    Raises:
        RuntimeError: a `spacing` that does not fit the axes, or too few samples.
    """
    from sffi_torch import functions

    dims = list(range(input.dim())) if dim is None else [dim] if isinstance(dim, int) else list(dim)
    given: Any = [] if spacing is None else spacing
    if not isinstance(given, (list, tuple)):
        given = [given] * (1 if is_tensor(given) else len(dims))
    given = list(given) or [1.0] * len(dims)
    if any(is_tensor(each) and each.dim() for each in given):
        return functions._gradient_at(input, given, dims, edge_order)
    if len(given) != len(dims):
        wanted = f"the number of axes in 'dim', {len(dims)}"
        if dim is None:
            wanted = f"'self.dim() = {len(dims)}', since dim argument was not given"
        raise RuntimeError(
            "torch.gradient expected spacing to be unspecified, a scalar, or a list of length "
            f"equal to {wanted}, but got a list of length {len(given)}"
        )
    return functions._gradient(input, [float(each) for each in given], dims, edge_order)


def histogramdd(
    input: Tensor,
    bins: int | Sequence[int] | Sequence[Tensor],
    *,
    range: Sequence[float] | None = None,
    weight: Tensor | None = None,
    density: bool = False,
) -> Any:
    """Counts of points in boxes: of the rows of (..., n), in n dimensions.

    Args:
        input: the points.
        bins: how many boxes along every axis or along each, or their edges along each.
        range: the least and the greatest edge along each axis; by default those of the points.
        weight: what each point counts; 1 by default.
        density: scale the counts to an integral of 1.

    Returns:
        A named tuple of the counts, ``hist``, and a tuple of edges, ``bin_edges``.
    """
    from sffi_torch import functions

    if isinstance(bins, int):
        bins = [bins] * int(input.shape[-1])
    edges: Any = list(bins)
    if edges and is_tensor(edges[0]):
        return functions._histogramdd_at(input, edges, None, weight, density)
    limits = None if range is None else list(range)
    return functions._histogramdd(input, edges, limits, weight, density)


def unravel_index(indices: Tensor, shape: int | Sequence[int]) -> tuple[Tensor, ...]:
    """Coordinates of places in the flattened array of some shape.

    Args:
        indices: the places, from 0 to the number of elements less 1; any shape.
        shape: the extents of the array.

    Returns:
        A tensor of the shape of `indices` for each axis of the array.

    Raises:
        TypeError: indices that are no integers, or a shape that is none.
        ValueError: a negative extent.
    """
    kind = indices.dtype
    if kind.is_floating_point or kind.is_complex or str(kind) == "torch.bool":
        raise TypeError(f"expected 'indices' to be integer dtype, but got {kind}")
    extents: Any = [shape] if isinstance(shape, int) else shape
    if not isinstance(extents, (list, tuple)):
        raise TypeError(f"expected 'shape' to be int or sequence of ints, but got {type(shape)}")
    for extent in extents:
        if not isinstance(extent, int):
            raise TypeError(
                f"expected 'shape' sequence to only contain ints, but got {type(extent)}"
            )
    if any(extent < 0 for extent in extents):
        raise ValueError(f"'shape' cannot have negative values, but got {tuple(extents)}")
    found: list[Tensor] = []
    step = 1
    for extent in reversed(extents):
        found.insert(0, indices.long().floor_divide(step).remainder(extent))
        step *= extent
    return tuple(found)


# --------------------------------------------------------------------------------- factorisations


def lu(
    A: Tensor,  # noqa: N803 - PyTorch's name
    pivot: bool = True,
    get_infos: bool = False,
    out: tuple[Tensor, ...] | None = None,
) -> tuple[Tensor, ...]:
    """The compact LU decomposition of matrices, for `lu_solve` and `lu_unpack`.

    Args:
        A: (..., n, m).
        pivot: exchange rows for accuracy.
        get_infos: also give a code for each matrix: 0, or where the first zero on U's diagonal is.
        out: tensors to put the results into.

    """
    from sffi_torch import linalg

    found = linalg.lu_factor_ex(A, pivot=pivot)
    results = tuple(found) if get_infos else tuple(found)[:2]
    if out is None:
        return results
    if not isinstance(out, (tuple, list)):
        raise TypeError(f"argument 'out' must be tuple of Tensors, not {type_name(out)}")
    if len(out) != len(results):
        raise TypeError(f"expected tuple of {len(results)} elements but got {len(out)}")
    for target, result in zip(out, results, strict=True):
        target.resize_(result.shape).copy_(result)
    return tuple(out)


def svd_lowrank(
    A: Tensor,  # noqa: N803 - PyTorch's name
    q: int = 6,
    niter: int = 2,
    M: Tensor | None = None,  # noqa: N803 - PyTorch's name
) -> tuple[Tensor, Tensor, Tensor]:
    """The largest singular values and vectors of a matrix, by random projections.

    After Halko, Martinsson and Tropp, "Finding structure with randomness" (2009), algorithm 5.1
    on the range that algorithm 4.4 finds.

    Args:
        A: (..., m, n).
        q: how many, a little more than are wanted exactly.
        niter: how often the range is refined.
        M: what is taken from A first, broadcast to its shape.

    Returns:
        U (..., m, q), S (..., q) and V (..., n, q) with `A - M` about `U diag(S) V^H`.
    """
    from sffi_torch import functions, linalg

    rest = A if M is None else A - M.broadcast_to(A.shape)
    wide = rest.shape[-2] < rest.shape[-1]
    if wide:
        rest = rest.mH
    draws = functions.randn(
        *rest.shape[:-2], rest.shape[-1], q, dtype=rest.dtype, device=rest.device
    )
    basis = linalg.qr(rest @ draws).Q
    for _ in range(niter):
        basis = linalg.qr(rest @ linalg.qr(rest.mH @ basis).Q).Q
    found = linalg.svd(basis.mH @ rest, full_matrices=False)
    left, right = basis @ found.U, found.Vh.mH
    return (right, found.S, left) if wide else (left, found.S, right)


def pca_lowrank(
    A: Tensor,  # noqa: N803 - PyTorch's name
    q: int | None = None,
    center: bool = True,
    niter: int = 2,
) -> tuple[Tensor, Tensor, Tensor]:
    """The first principal components of samples in rows, by `svd_lowrank`.

    Args:
        A: (..., samples, variables).
        q: how many; 6 by default, or as many as there are.
        center: take the mean of each variable from it first.
        niter: how often the range is refined.

    Returns:
        U (..., samples, q), S (..., q) and V (..., variables, q): the columns of V are the
        components, and `A @ V` the samples in their terms.

    Raises:
        ValueError: a `q` that is negative or larger than the matrix, or a negative `niter`.
    """
    rows, columns = A.shape[-2:]
    if q is None:
        q = min(6, rows, columns)
    elif not 0 <= q <= min(rows, columns):
        raise ValueError(
            f"q(={q}) must be non-negative integer and not greater than min(m, n)="
            f"{min(rows, columns)}"
        )
    if niter < 0:
        raise ValueError(f"niter(={niter}) must be non-negative integer")
    return svd_lowrank(A - A.mean(-2, keepdim=True) if center else A, q, niter)
