"""Reductions whose overloads depend on more than the types of their arguments.

Each function here is both a function of ``sffi_torch`` and, through the mixin, a method of tensors.
"""

from __future__ import annotations

from sffi.convert import either

from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import type_name
from sffi_tensor.output import into, two
from sffi_tensor.overloads import overload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch import return_types
    from sffi_torch.handles import Tensor

    from sffi_tensor.dtypes import dtype

__all__ = [
    "max_",
    "min_",
    "nonzero",
    "norm",
    "std",
    "std_mean",
    "unique",
    "unique_consecutive",
    "var",
    "var_mean",
]


@overload
def max_(input: Tensor, *, out: Tensor | None = None) -> Tensor: ...
@overload
def max_(
    input: Tensor, dim: int, keepdim: bool = False, *, out: Sequence[Tensor] | None = None
) -> return_types.max: ...
@overload
def max_(input: Tensor, dim: Tensor, *, out: Tensor | None = None) -> Tensor: ...
@overload
def max_(input: Tensor, *, other: Tensor, out: Tensor | None = None) -> Tensor: ...
def max_(
    input: Tensor,
    dim: int | Tensor | None = None,
    keepdim: bool = False,
    *,
    other: Any = None,
    out: Any = None,
    axis: Any = None,
    keepdims: Any = None,
) -> Any:
    """The largest element, or the largest along a dimension, or the larger of two tensors.

    ``max(x)`` gives a 0-dim tensor. ``max(x, dim, keepdim=False)`` gives a named tuple
    ``(values, indices)``. ``max(x, other)`` compares element by element, with broadcasting.
    Results go into `out` where it is given: a tensor, or two for values and indices.

    Raises:
        RuntimeError: ``max(x)`` of a tensor without elements.
        IndexError: no such dimension, or one of size 0.
        TypeError: `dim` is neither int nor tensor.
    """
    if type(dim) is int and out is None and axis is None and keepdims is None:
        return input._max_dim(dim, keepdim)
    dim, keepdim = _named("max", dim, keepdim, axis, keepdims)
    return _extreme("max", input, other if dim is None else dim, keepdim, out)


@overload
def min_(input: Tensor, *, out: Tensor | None = None) -> Tensor: ...
@overload
def min_(
    input: Tensor, dim: int, keepdim: bool = False, *, out: Sequence[Tensor] | None = None
) -> return_types.min: ...
@overload
def min_(input: Tensor, dim: Tensor, *, out: Tensor | None = None) -> Tensor: ...
@overload
def min_(input: Tensor, *, other: Tensor, out: Tensor | None = None) -> Tensor: ...
def min_(
    input: Tensor,
    dim: int | Tensor | None = None,
    keepdim: bool = False,
    *,
    other: Any = None,
    out: Any = None,
    axis: Any = None,
    keepdims: Any = None,
) -> Any:
    """The smallest element, or the smallest along a dimension, or the smaller of two tensors.

    Takes and gives what :func:`max_` does.
    """
    if type(dim) is int and out is None and axis is None and keepdims is None:
        return input._min_dim(dim, keepdim)
    dim, keepdim = _named("min", dim, keepdim, axis, keepdims)
    return _extreme("min", input, other if dim is None else dim, keepdim, out)


def _extreme(function: str, input: Any, second: Any, keepdim: bool, out: Any) -> Any:
    """``max`` or ``min``: of all, with the tensor `second`, or along the dimension `second`."""
    if out is not None:
        return _extreme_into(function, input, second, keepdim, out)
    if second is None:
        return getattr(input, f"_{function}_all")()
    if hasattr(second, "_max_dim"):
        return getattr(input, f"{function}imum")(second)
    return getattr(input, f"_{function}_dim")(_dim(second, function), keepdim)


def _extreme_into(function: str, input: Tensor, second: Any, keepdim: bool, out: Any) -> Any:
    from sffi_torch import return_types

    operator = _operator(function)
    if second is None or hasattr(second, "_max_dim"):
        return operator(input, out=out) if second is None else operator(input, second, out=out)
    values, indices = two(function, out)
    second_name = "max_values" if function == "max" else "min_indices"
    names = {function: values, second_name: indices}
    operator(input, _dim(second, function), keepdim, **names)
    result: Any = getattr(return_types, function)
    return result((values, indices))


def _operator(name: str) -> Any:
    """The operator of libtorch that has forms with `out`."""
    from sffi_torch.ops import aten

    return getattr(aten, name)


def _named(function: str, dim: Any, keepdim: Any, axis: Any, keepdims: Any) -> tuple[Any, Any]:
    """`dim` and `keepdim`, which may have been given as `axis` and `keepdims`."""
    if axis is not None:
        dim = either(function, "dim", dim, None, "axis", axis)
    if keepdims is not None:
        keepdim = either(function, "keepdim", keepdim, False, "keepdims", keepdims)
    return dim, keepdim


def _dim(value: Any, function: str) -> int:
    if isinstance(value, (float, bool)) or not hasattr(value, "__index__"):
        raise TypeError(
            f"{function}() received an invalid combination of arguments - got (Tensor, "
            f"{type_name(value)}), but expected one of:\n"
            f" * (Tensor input)\n * (Tensor input, Tensor other)\n"
            f" * (Tensor input, int dim, bool keepdim = False)"
        )
    return int(value.__index__())


# ----------------------------------------------------------------------- spread around the mean


def _spread(
    function: str, dim: Any, unbiased: Any, keepdim: Any, correction: Any, axis: Any, keepdims: Any
) -> tuple[list[int] | None, float, bool]:
    """Dimensions, correction and whether to keep them: ``std(False)`` has no dimension."""
    dim, keepdim = _named(function, dim, keepdim, axis, keepdims)
    if isinstance(dim, bool):
        dim, unbiased = None, dim
    dims = None if dim is None else [dim] if isinstance(dim, int) else list(dim)
    if unbiased is not None:
        if correction is not None:
            raise TypeError("give either 'unbiased' or 'correction', not both")
        correction = int(unbiased)
    return dims, 1 if correction is None else correction, keepdim


def std(
    input: Tensor,
    dim: int | Sequence[int] | bool | None = None,
    unbiased: bool | None = None,
    keepdim: bool = False,
    *,
    correction: float | None = None,
    out: Tensor | None = None,
    axis: int | Sequence[int] | None = None,
    keepdims: bool | None = None,
) -> Tensor:
    """Standard deviation: the root of sum((x - mean)^2) / (n - correction).

    Args:
        input: a floating point or complex tensor.
        dim: dimension or dimensions to reduce; all by default.
        unbiased: True means correction 1, the default; False means 0.
        keepdim: keep the reduced dimensions with size 1.
        correction: degrees of freedom to take off n.
        out: what the result goes into.
        axis: another name for `dim`.
        keepdims: another name for `keepdim`.
    """
    dims, degrees, kept = _spread("std", dim, unbiased, keepdim, correction, axis, keepdims)
    if out is not None:
        _operator("std")(input, dims, correction=degrees, keepdim=kept, out=out)
        return out
    return input._std(dims, degrees, kept)


def var(
    input: Tensor,
    dim: int | Sequence[int] | bool | None = None,
    unbiased: bool | None = None,
    keepdim: bool = False,
    *,
    correction: float | None = None,
    out: Tensor | None = None,
    axis: int | Sequence[int] | None = None,
    keepdims: bool | None = None,
) -> Tensor:
    """Variance: sum((x - mean)^2) / (n - correction). Arguments as for :func:`std`."""
    dims, degrees, kept = _spread("var", dim, unbiased, keepdim, correction, axis, keepdims)
    if out is not None:
        _operator("var")(input, dims, correction=degrees, keepdim=kept, out=out)
        return out
    return input._var(dims, degrees, kept)


def std_mean(
    input: Tensor,
    dim: int | Sequence[int] | bool | None = None,
    unbiased: bool | None = None,
    keepdim: bool = False,
    *,
    correction: float | None = None,
    axis: int | Sequence[int] | None = None,
    keepdims: bool | None = None,
) -> tuple[Tensor, Tensor]:
    """Standard deviation and mean. Arguments as for :func:`std`."""
    dims, degrees, kept = _spread("std_mean", dim, unbiased, keepdim, correction, axis, keepdims)
    return input._std_mean(dims, degrees, kept)


def var_mean(
    input: Tensor,
    dim: int | Sequence[int] | bool | None = None,
    unbiased: bool | None = None,
    keepdim: bool = False,
    *,
    correction: float | None = None,
    axis: int | Sequence[int] | None = None,
    keepdims: bool | None = None,
) -> tuple[Tensor, Tensor]:
    """Variance and mean. Arguments as for :func:`std`."""
    dims, degrees, kept = _spread("var_mean", dim, unbiased, keepdim, correction, axis, keepdims)
    return input._var_mean(dims, degrees, kept)


def norm(
    input: Tensor,
    p: float | str | None = "fro",
    dim: int | Sequence[int] | None = None,
    keepdim: bool = False,
    out: Tensor | None = None,
    dtype: dtype | type | None = None,
) -> Tensor:
    """Vector or matrix norm.

    Args:
        input: a floating point or complex tensor.
        p: ``"fro"``: root of the sum of squares over all of `dim`; ``"nuc"``: sum of the singular
            values; a number: the vector norm of that order, over the flattened `dim`.
        dim: dimension or dimensions to reduce; all by default.
        keepdim: keep the reduced dimensions with size 1.
        out: what the result goes into.
        dtype: type to compute in.
    """
    from sffi_torch import linalg

    kind = None if dtype is None else dtype_class.coerce(dtype, "norm")
    dims = None if dim is None else [dim] if isinstance(dim, int) else list(dim)
    if p == "nuc":
        found = linalg.matrix_norm(input, "nuc", dims or [-2, -1], keepdim, dtype=kind)
        return into("norm", out, found)
    if isinstance(p, str) and p != "fro":
        raise RuntimeError(f"norm(): p must be a number, 'fro' or 'nuc', not {p!r}")
    order = 2.0 if p is None or isinstance(p, str) else p
    return into("norm", out, linalg.vector_norm(input, order, dims, keepdim, dtype=kind))


# ----------------------------------------------------------------------------- which elements


def nonzero(input: Tensor, *, out: Tensor | None = None, as_tuple: bool = False) -> Any:
    """Indices of the elements that are not zero.

    Args:
        input: the tensor.
        out: what the result goes into, without `as_tuple`.
        as_tuple: give a tensor for each dimension.

    Returns:
        An int64 tensor with a row for each such element and a column for each dimension; with
        `as_tuple`, a tuple of 1-d tensors, one for each dimension, fit for indexing.
    """
    if not as_tuple:
        return into("nonzero", out, input._nonzero())
    if out is not None:
        raise TypeError("nonzero(): 'out' cannot be given together with as_tuple=True")
    if input.dim() == 0:
        input = input.unsqueeze(0)
    return tuple(input._nonzero().unbind(1))


def unique(
    input: Tensor,
    sorted: bool = True,
    return_inverse: bool = False,
    return_counts: bool = False,
    dim: int | None = None,
) -> Any:
    """The distinct elements, or the distinct slices along a dimension.

    Args:
        input: the tensor.
        sorted: whether the result is in ascending order.
        return_inverse: also give, for each element, where it went.
        return_counts: also give how often each occurs.
        dim: compare slices along this dimension; None compares single elements.

    Returns:
        A tensor, or a tuple of it and what was asked for besides.
    """
    if dim is None:
        values, inverse, counts = input._unique(sorted, return_inverse, return_counts)
    else:
        values, inverse, counts = input._unique_dim(dim, sorted, return_inverse, return_counts)
    return _wanted(values, inverse if return_inverse else None, counts if return_counts else None)


def unique_consecutive(
    input: Tensor,
    return_inverse: bool = False,
    return_counts: bool = False,
    dim: int | None = None,
) -> Any:
    """The elements (or slices along `dim`) that differ from the one before them.

    Arguments and results as for :func:`unique`.
    """
    values, inverse, counts = input._unique_consecutive(return_inverse, return_counts, dim)
    return _wanted(values, inverse if return_inverse else None, counts if return_counts else None)


def _wanted(values: Tensor, *extras: Tensor | None) -> Any:
    """The values alone, or a tuple of them and of the extras that were asked for."""
    chosen = [extra for extra in extras if extra is not None]
    return (values, *chosen) if chosen else values
