"""What stands between the brackets: Python index expressions as numbers and tensors.

``x[1:, ..., None, mask]`` crosses to the native side as a flat list of codes, four numbers for each
item (kind, a, b, c), and a list of the tensors among the items:

====  ===================================================================
kind  meaning
====  ===================================================================
0     None: a new dimension
1     Ellipsis
2     the int a
3     the slice a:b:c; ``ABSENT`` stands for a part that is not given
4     the bool a
5     tensor number a of the list
====  ===================================================================
"""

from __future__ import annotations

from sffi_tensor.dtypes import bool_, int64, type_name, uint8

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Final

    from sffi_torch.handles import Tensor

    from sffi_tensor.tensor import TensorMixin

__all__ = ["ABSENT", "encode", "encode_for", "slice_bounds"]

#: stands for a part of a slice that is not given (INT64_MIN)
ABSENT: Final = -(2**63)
_LARGEST: Final = 2**63 - 1


def encode_for(
    tensor: Tensor, index: object, tensor_class: type[TensorMixin]
) -> tuple[list[int], list[Tensor]]:
    """As :func:`encode`; of two mistakes, more items than `tensor` has dimensions is told."""
    try:
        return encode(index, tensor_class)
    except (IndexError, RuntimeError, TypeError, ValueError):
        dims = tensor.dim()
        if type(index) not in (int, slice) and _named_dims(index, tensor_class) > dims:
            raise IndexError(f"too many indices for tensor of dimension {dims}") from None
        raise


def encode(index: object, tensor_class: type[TensorMixin]) -> tuple[list[int], list[Tensor]]:
    """Turn an index expression into the codes and tensors that cross.

    Args:
        index: what stood between the brackets.
        tensor_class: the class of tensors.

    Raises:
        IndexError: an item that is no index at all, such as a float.
        TypeError: a slice with parts that are not integers, or a list of something else.
        ValueError: a slice step that is not positive, an int that does not fit 64 bits.
    """
    items: Sequence[Any]
    if type(index) is tuple:
        items = index
    elif isinstance(index, tuple) or _is_disguised_tuple(index, tensor_class):
        items = tuple(index)  # type: ignore[arg-type]
    else:
        items = (index,)
    codes: list[int] = []
    tensors: list[Tensor] = []
    for item in items:
        kind = type(item)
        if kind is int:
            codes += (2, _checked(item), 0, 0)
        elif kind is slice:
            codes += (3, *slice_bounds(item))
        elif item is None:
            codes += (0, 0, 0, 0)
        elif item is Ellipsis:
            codes += (1, 0, 0, 0)
        elif kind is bool:
            codes += (4, item is True, 0, 0)
        elif isinstance(item, tensor_class):
            codes += (5, len(tensors), 0, 0)
            tensors.append(item)  # type: ignore[arg-type]
        else:
            found = _convert(item)
            if type(found) is int:
                codes += (2, _checked(found), 0, 0)
            else:
                codes += (5, len(tensors), 0, 0)
                tensors.append(found)  # type: ignore[arg-type]
    return codes, tensors


def _named_dims(index: Any, tensor_class: Any) -> int:
    """How many dimensions an index names; a mask names all of its own."""
    count = 0
    items: Sequence[Any] = index if isinstance(index, tuple) else (index,)
    for item in items:
        if isinstance(item, tensor_class) and item.dtype in (bool_, uint8):
            count += item.dim()
        elif item is not None and item is not Ellipsis and type(item) is not bool:
            count += 1
    return count


def slice_bounds(item: slice) -> tuple[int, int, int]:
    """Start, stop and step of a slice, with :data:`ABSENT` for what is not given."""
    start, stop, step = item.start, item.stop, item.step
    first = ABSENT if start is None else start if type(start) is int else _part(start)
    last = ABSENT if stop is None else stop if type(stop) is int else _part(stop)
    stride = 1 if step is None else step if type(step) is int else _part(step)
    if stride <= 0:
        raise ValueError(
            "slice step cannot be zero" if stride == 0 else "step must be greater than zero"
        )
    # As in Python, a bound beyond any sequence is the same as its end.
    if start is not None:
        first = max(ABSENT, min(first, _LARGEST))
    if stop is not None:
        last = max(-_LARGEST, min(last, _LARGEST))
    return first, last, min(stride, _LARGEST)


def _part(value: Any) -> int:
    """A part of a slice that is not a plain int: a NumPy integer or a 0-dim tensor."""
    try:
        return int(value.__index__())
    except AttributeError:
        raise TypeError(
            "slice indices must be integers or None or have an __index__ method"
        ) from None


def _checked(value: int) -> int:
    if not ABSENT <= value <= _LARGEST:
        raise ValueError("Overflow when unpacking long long")
    return value


def _is_disguised_tuple(index: object, tensor_class: type[TensorMixin]) -> bool:
    """Whether a list means a tuple of indices, as NumPy once had it and PyTorch still has."""
    if type(index) is not list or len(index) >= 32:
        return False
    for item in index:
        if item is None or item is Ellipsis:
            break
        if isinstance(item, (list, tuple, slice, range, tensor_class)):
            break
    else:
        return False
    import warnings

    warnings.warn(
        "Using a non-tuple sequence for multidimensional indexing is deprecated; use "
        "x[tuple(seq)] instead of x[seq].",
        UserWarning,
        stacklevel=4,
    )
    return True


def _convert(item: Any) -> int | Tensor:
    """An int or a tensor for a NumPy scalar or array or for a sequence; an error for the rest."""
    if hasattr(item, "__array_interface__"):
        # Older NumPy takes a bool for an integer.
        if hasattr(item, "__index__") and not item.shape and item.dtype.kind != "b":
            try:
                return int(item.__index__())
            except TypeError:
                pass  # an array or scalar of another type: judged below
        if not hasattr(item, "__setitem__"):
            raise _no_index(item)
        return _positions(item)
    if isinstance(item, (str, bytes)):
        raise TypeError(f"new(): invalid data type '{type_name(item)}'")
    if isinstance(item, (list, tuple, range)):
        for part in item:
            if isinstance(part, (str, bytes)):
                raise TypeError(f"new(): invalid data type '{type_name(part)}'")
        return _positions(item)
    if hasattr(item, "__index__"):
        return int(item.__index__())
    if hasattr(item, "__getitem__") and hasattr(item, "__len__") and not isinstance(item, dict):
        return _positions(list(item))
    raise _no_index(item)


def _positions(data: Any) -> Tensor:
    """A tensor of an array or a sequence: a mask as it is, everything else as int64."""
    from sffi_tensor.creation import tensor

    if not len(data):
        return tensor(data, dtype=int64)
    found = tensor(data)
    return found if found.dtype in (bool_, uint8) else found._to(int64, None, False, False)


def _no_index(item: object) -> IndexError:
    return IndexError(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
        f"indices (got {type_name(item)})"
    )
