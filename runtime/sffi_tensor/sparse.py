"""Sparse tensors from their parts: ``torch.sparse_coo_tensor`` and its kin."""

from __future__ import annotations

from sffi_torch import functions

from sffi_tensor.creation import as_tensor, tensor
from sffi_tensor.dtypes import int64
from sffi_tensor.layouts import layout as layout_class
from sffi_tensor.layouts import sparse_bsc, sparse_bsr, sparse_coo, sparse_csc, sparse_csr
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype
    from sffi_tensor.layouts import layout

__all__ = [
    "sparse_bsc_tensor",
    "sparse_bsr_tensor",
    "sparse_compressed_tensor",
    "sparse_coo_tensor",
    "sparse_csc_tensor",
    "sparse_csr_tensor",
]


def sparse_coo_tensor(
    indices: Any = None,
    values: Any = None,
    size: Sequence[int] | None = None,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
    check_invariants: bool | None = None,
    is_coalesced: bool | None = None,
) -> Tensor:
    """A tensor of the given values at the given coordinates, and of 0 elsewhere.

    ``sparse_coo_tensor(size)`` makes one without values.

    Args:
        indices: the coordinates, (sparse axes, values); a coordinate may be there several times.
        values: the values, (values, dense axes...).
        size: the shape; by default as small as the coordinates allow.
        dtype: element type; by default that of the values.
        device: where the tensor is made; by default where the values are.
        pin_memory: accepted as False only.
        requires_grad: whether autograd records operations on the tensor.
        check_invariants: True checks the parts thoroughly.
        is_coalesced: says that the coordinates are sorted, and each is there once.

    Raises:
        RuntimeError: the parts do not fit each other or the size.
    """
    _unpinned(pin_memory, "sparse_coo_tensor")
    if values is None:
        if indices is not None and size is None and not is_tensor(indices):
            indices, size = None, indices
        if indices is not None or size is None:
            raise TypeError(
                "sparse_coo_tensor() takes (indices, values), (indices, values, size) or (size)"
            )
        return functions.zeros(
            size, dtype=dtype, layout=sparse_coo, device=device, requires_grad=requires_grad
        )
    found = _values(values, dtype, device)
    return functions._sparse_coo(
        _indices(indices, found),
        found,
        size,
        is_coalesced,
        bool(check_invariants),
        requires_grad,
    )


def sparse_compressed_tensor(
    compressed_indices: Any,
    plain_indices: Any,
    values: Any,
    size: Sequence[int] | None = None,
    *,
    dtype: dtype | type | None = None,
    layout: layout | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
    check_invariants: bool | None = None,
) -> Tensor:
    """A matrix, or a batch of them, in compressed rows or columns.

    Args:
        compressed_indices: where in the others each row (column) begins, and the end of the last.
        plain_indices: the column (row) of each value or block.
        values: the values, or blocks of values.
        size: the shape; by default as small as the indices allow.
        dtype: element type; by default that of the values.
        layout: ``torch.sparse_csr``, ``sparse_csc``, ``sparse_bsr`` or ``sparse_bsc``.
        device: where the tensor is made; by default where the values are.
        pin_memory: accepted as False only.
        requires_grad: whether autograd records operations on the tensor.
        check_invariants: True checks the parts thoroughly.

    Raises:
        RuntimeError: the parts do not fit each other, the size or the layout.
    """
    if layout is None:
        raise TypeError("sparse_compressed_tensor(): argument 'layout' is needed")
    return _compressed(
        "sparse_compressed_tensor",
        layout_class.coerce(layout, "sparse_compressed_tensor", "layout"),
        (compressed_indices, plain_indices, values, size),
        (dtype, device, pin_memory, requires_grad, check_invariants),
    )


def sparse_csr_tensor(
    crow_indices: Any,
    col_indices: Any,
    values: Any,
    size: Sequence[int] | None = None,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
    check_invariants: bool | None = None,
) -> Tensor:
    """As :func:`sparse_compressed_tensor` with layout ``torch.sparse_csr``."""
    options = (dtype, device, pin_memory, requires_grad, check_invariants)
    parts = (crow_indices, col_indices, values, size)
    return _compressed("sparse_csr_tensor", sparse_csr, parts, options)


def sparse_csc_tensor(
    ccol_indices: Any,
    row_indices: Any,
    values: Any,
    size: Sequence[int] | None = None,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
    check_invariants: bool | None = None,
) -> Tensor:
    """As :func:`sparse_compressed_tensor` with layout ``torch.sparse_csc``."""
    options = (dtype, device, pin_memory, requires_grad, check_invariants)
    parts = (ccol_indices, row_indices, values, size)
    return _compressed("sparse_csc_tensor", sparse_csc, parts, options)


def sparse_bsr_tensor(
    crow_indices: Any,
    col_indices: Any,
    values: Any,
    size: Sequence[int] | None = None,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
    check_invariants: bool | None = None,
) -> Tensor:
    """As :func:`sparse_compressed_tensor` with layout ``torch.sparse_bsr``."""
    options = (dtype, device, pin_memory, requires_grad, check_invariants)
    parts = (crow_indices, col_indices, values, size)
    return _compressed("sparse_bsr_tensor", sparse_bsr, parts, options)


def sparse_bsc_tensor(
    ccol_indices: Any,
    row_indices: Any,
    values: Any,
    size: Sequence[int] | None = None,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
    check_invariants: bool | None = None,
) -> Tensor:
    """As :func:`sparse_compressed_tensor` with layout ``torch.sparse_bsc``."""
    options = (dtype, device, pin_memory, requires_grad, check_invariants)
    parts = (ccol_indices, row_indices, values, size)
    return _compressed("sparse_bsc_tensor", sparse_bsc, parts, options)


def _compressed(
    function: str, kind: layout, parts: tuple[Any, ...], options: tuple[Any, ...]
) -> Tensor:
    compressed, plain, values, size = parts
    dtype, device, pin_memory, requires_grad, check_invariants = options
    _unpinned(pin_memory, function)
    found = _values(values, dtype, device)
    return functions._sparse_compressed(
        _indices(compressed, found, keep=True),
        _indices(plain, found, keep=True),
        found,
        size,
        kind,
        bool(check_invariants),
        requires_grad,
    )


def _values(data: Any, dtype: Any, device: Any) -> Tensor:
    # A tensor stays in its graph: the sparse one's gradient reaches it.
    if is_tensor(data):
        return as_tensor(data, dtype, device)
    return tensor(data, dtype=dtype, device=device)


def _indices(data: Any, values: Tensor, *, keep: bool = False) -> Tensor:
    """The indices as int64 on the device of the values; int32 where that may stay."""
    if is_tensor(data):
        if keep and not data.dtype.is_floating_point and data.dtype.itemsize == 4:
            return data.to(values.device)
        return data.to(device=values.device, dtype=int64)
    return tensor(data, dtype=int64, device=values.device)


def _unpinned(pin_memory: bool, function: str) -> None:
    if pin_memory:
        raise NotImplementedError(f"{function}(): pin_memory=True is not supported")
