"""Copies of tensors: pickling, :mod:`copy`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_torch.handles import Tensor

    from sffi_tensor.dtypes import dtype

__all__ = ["deep_copy", "rebuild", "reduce_tensor", "shallow_copy"]


def reduce_tensor(tensor: Tensor) -> tuple[Any, ...]:
    """What pickle stores: the elements in row-major order and what is needed to make them a tensor.

    Views are stored as what they show: tensors that shared memory do not share it afterwards.

    Raises:
        TypeError: the elements are not in a plain array.
    """
    from sffi_tensor.layouts import is_plain

    if not is_plain(tensor):
        kind = "quantised" if tensor.is_quantized else "nested" if tensor.is_nested else None
        raise TypeError(
            f"cannot pickle a {kind or repr(tensor.layout)} tensor; pickle the plain tensors that "
            "it is made of, or made from"
        )
    data = tensor.detach()._to_bytes()
    place = str(tensor.device)
    arguments = (data, tuple(tensor._sizes), tensor.dtype, place, tensor.requires_grad)
    return rebuild, arguments


def rebuild(
    data: bytes, sizes: tuple[int, ...], dtype: dtype, device: str, requires_grad: bool
) -> Tensor:
    """Make a tensor of what :func:`reduce_tensor` stored."""
    from sffi_torch import functions

    result = functions._from_bytes(data, sizes, dtype)
    if device != "cpu":
        result = result.to(device)
    if requires_grad:
        result.requires_grad_(True)
    return result


def shallow_copy(tensor: Tensor) -> Tensor:
    """Another tensor over the same memory, not part of any graph."""
    result = tensor.detach()
    return result.requires_grad_(True) if tensor.requires_grad else result


def deep_copy(tensor: Tensor, memo: dict[int, Any]) -> Tensor:
    """A copy with memory and gradient of its own.

    Raises:
        RuntimeError: the tensor is the result of a recorded operation.
    """
    if not tensor.is_leaf:
        raise RuntimeError(
            "Only Tensors created explicitly by the user (graph leaves) support the deepcopy "
            "protocol at the moment. Copy tensor.detach() instead."
        )
    found = memo.get(id(tensor))
    if found is not None:
        return found  # type: ignore[no-any-return]
    result = tensor.detach().clone()
    if tensor.requires_grad:
        result.requires_grad_(True)
    memo[id(tensor)] = result
    gradient = tensor.grad
    if gradient is not None:
        result.grad = deep_copy(gradient.detach(), memo)
    return result
