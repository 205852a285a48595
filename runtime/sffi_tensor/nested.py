"""Nested sequences of numbers: their shape, their element type, their elements as bytes."""

from __future__ import annotations

from array import array
from itertools import chain

from sffi_tensor.defaults import get_default_dtype
from sffi_tensor.dtypes import bool_, complex128, dtype, float64, from_typestr, int64, type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Final

__all__ = ["flatten", "nest", "pack"]

_NUMBERS: Final = frozenset((float, int, bool, complex))
_SEQUENCES: Final = frozenset((list, tuple, range))

#: least and greatest value that PyTorch takes for an integer type: the narrow unsigned ones also
#: take the negative of anything they hold, and wrap around
_INT_LIMITS: Final[dict[str, tuple[int, int]]] = {
    "B": (-0xFF, 0xFF),
    "b": (-0x80, 0x7F),
    "h": (-0x8000, 0x7FFF),
    "i": (-0x8000_0000, 0x7FFF_FFFF),
    "q": (-(2**63), 2**63 - 1),
    "H": (-0xFFFF, 0xFFFF),
    "I": (-0xFFFF_FFFF, 0xFFFF_FFFF),
    "Q": (0, 2**64 - 1),
}


def flatten(data: Any) -> tuple[list[int], Sequence[Any], dtype]:
    """Take a number or a nested sequence of numbers apart.

    Returns:
        The sizes, the numbers in row-major order, and the dtype that holds them all.

    Raises:
        ValueError: sequences of unequal length at one depth.
        TypeError: numbers and sequences at one depth, or text.
        RuntimeError: an object that is neither number nor sequence.
    """
    sizes: list[int] = []
    level: Sequence[Any] = (data,)
    foreign: set[dtype] = set()
    only_arrays = False
    while True:
        # One pass over the types at each depth: no Python code runs for each single number.
        types = set(map(type, level))
        if not (types <= _NUMBERS or types <= _SEQUENCES):
            level, types, arrays = _plain(level, foreign, bool(sizes))
            only_arrays |= arrays
        if types <= _NUMBERS:
            break
        lengths = set(map(len, level))
        if len(lengths) > 1:
            first = len(level[0])
            other = next(length for item in level if (length := len(item)) != first)
            raise ValueError(
                f"expected sequence of length {first} at dim {len(sizes)} (got {other})"
            )
        sizes += lengths
        level = level[0] if len(level) == 1 else list(chain.from_iterable(level))
    return sizes, level, _common_dtype(set() if only_arrays else types, foreign)


def _plain(
    level: Sequence[Any], foreign: set[dtype], inside: bool
) -> tuple[list[Any], set[type], bool]:
    """Convert what is neither a Python number nor a list: scalars, arrays, tensors, buffers.

    Args:
        level: the items at one depth of a nested sequence.
        foreign: takes the dtypes of what was converted.
        inside: whether the items were in a sequence.

    Returns:
        Python numbers or lists; their types, without those that came from foreign ones; whether
        every item was an array, so that the numbers below are theirs.
    """
    items: list[Any] = []
    types: set[type] = set()
    arrays = sequences = 0
    # Beside a number, and where a tensor comes first, a tensor counts as its one element.
    elements = inside and (type(level[0]) in _NUMBERS or _is_tensor(level[0]))
    for item in level:
        kind = _foreign_dtype(item)
        if kind is not None:
            foreign.add(kind)
            if elements and _is_tensor(item):
                items.append(_element(item))
            elif len(item.shape):
                arrays += 1
                sequences += 1
                items.append(item.tolist())
                types.add(list)
            else:
                items.append(item.item())
            continue
        if not isinstance(item, (list, tuple)):
            item = _number_or_list(item, inside and isinstance(level[0], str))
        sequences += type(item) not in _NUMBERS
        types.add(type(item) if type(item) in _NUMBERS else list)
        items.append(item)
    if 0 < sequences < len(items):
        raise TypeError(_mixture(items))
    return items, types, arrays == len(items)


def _is_tensor(item: Any) -> bool:
    return type(getattr(item, "dtype", None)) is dtype


def _element(tensor: Any) -> Any:
    """The one element of a tensor that stands among numbers."""
    if tensor.numel() == 1:
        return tensor.item()
    if tensor.dtype.is_floating_point or tensor.dtype.is_complex:
        raise ValueError("only one element tensors can be converted to Python scalars")
    raise TypeError("only integer tensors of a single element can be converted to an index")


def _foreign_dtype(item: Any) -> dtype | None:
    """The dtype of a NumPy scalar or array or of a tensor; None for everything else."""
    kind = getattr(item, "dtype", None)
    if kind is None:
        return None
    if type(kind) is dtype:
        return kind
    if not hasattr(item, "__array_interface__"):
        return None
    found = from_typestr(kind.str)
    if found is None:
        raise TypeError(unsupported_array(item))
    return found


def unsupported_array(item: Any) -> str:
    """What to say of an array whose element type no tensor has."""
    return (
        f"can't convert np.ndarray of type numpy.{item.dtype.type.__name__}. The only supported "
        "types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, "
        "uint64, uint32, uint16, uint8, and bool."
    )


def _number_or_list(item: Any, texts: bool) -> Any:
    if isinstance(item, int):
        return item if type(item) is bool else int(item)
    if isinstance(item, float):
        return float(item)
    if isinstance(item, complex):
        return complex(item)
    if isinstance(item, str) and texts:
        raise ValueError("too many dimensions 'str'")
    if isinstance(item, (str, bytes)):
        raise TypeError(f"new(): invalid data type '{type_name(item)}'")
    if isinstance(item, (dict, set, frozenset)) or not (
        hasattr(item, "__len__") and hasattr(item, "__getitem__")
    ):
        raise RuntimeError(f"Could not infer dtype of {type_name(item)}")
    return list(item)


def _mixture(items: Sequence[Any]) -> str:
    """What to say of numbers and sequences side by side: the first item set the expectation."""
    first = type(items[0])
    if first not in _NUMBERS:
        return "not a sequence"
    other = next(item for item in items if type(item) not in _NUMBERS)
    if first in (int, bool):
        return f"'{type_name(other)}' object cannot be interpreted as an integer"
    return f"must be real number, not {type_name(other)}"


def _common_dtype(types: set[type], foreign: set[dtype]) -> dtype:
    """The dtype for numbers of these Python types together with values of these dtypes."""
    if complex in types:
        result: dtype | None = get_default_dtype().to_complex()
    elif float in types:
        result = get_default_dtype()
    elif int in types:
        result = int64
    elif bool in types:
        result = bool_
    else:
        result = None
    for kind in foreign:
        if result is None:
            result = kind
        elif result is not kind:
            from sffi_torch import functions

            result = functions.promote_types(result, kind)
    return get_default_dtype() if result is None else result


# ------------------------------------------------------------------------------------- to bytes


def pack(values: Sequence[Any], kind: dtype) -> tuple[bytes, dtype]:
    """Store Python numbers one after the other, as the native side wants them.

    Returns:
        The bytes and the dtype that they are in: `kind`, or a wider one where Python cannot write
        `kind` itself.

    Raises:
        RuntimeError: a value does not fit an integer type.
        ValueError: an int does not fit 64 bits.
        TypeError: complex values for a real type.
    """
    if kind is bool_:
        return bytes(map(bool, values)), kind
    if kind.is_complex:
        stored = kind if kind.format else complex128
        parts = chain.from_iterable((value.real, value.imag) for value in values)
        return array(stored.format or "d", parts).tobytes(), stored
    if kind.is_floating_point:
        stored = kind if kind.format else float64
        # array() rounds to float32 as a C cast does: too large a value becomes infinite.
        return array(stored.format or "d", values).tobytes(), stored
    format = kind.format or "q"
    try:
        return array(format, values).tobytes(), kind
    except (OverflowError, TypeError):
        # Floats among them, or something out of range: value by value.
        fitting = [_fit(value, kind, format) for value in values]
    return array(format, fitting).tobytes(), kind


def _fit(value: Any, kind: dtype, format: str) -> int:
    low, high = _INT_LIMITS[format]
    if format == "Q" and type(value) in (float, complex):
        raise TypeError("an integer is required")
    if type(value) is complex:
        raise TypeError("'complex' object cannot be interpreted as an integer")
    if type(value) is float:
        low = low if kind.is_signed else 0
        if not low - 1 < value < high + 1:
            raise RuntimeError(f"value cannot be converted to type {kind.name} without overflow")
        return int(value)
    if format == "Q":
        if value < 0:
            raise OverflowError("can't convert negative int to unsigned")
    elif not -(2**63) <= value < 2**63:
        raise ValueError("Overflow when unpacking long long")
    if not low <= value <= high:
        raise RuntimeError(f"value cannot be converted to type {kind.name} without overflow")
    return int(value) if kind.is_signed or value >= 0 else int(value) + high + 1


# ----------------------------------------------------------------------------------- from a list


def nest(values: Sequence[Any], sizes: Sequence[int]) -> Any:
    """The inverse of :func:`flatten`: lists nested by `sizes`; for no sizes the number itself."""
    if not sizes:
        return values[0]
    level: list[Any] = list(values)
    for depth in range(len(sizes) - 1, 0, -1):
        extent = sizes[depth]
        if extent:
            level = [level[at : at + extent] for at in range(0, len(level), extent)]
        else:
            # Nothing to cut up: the outer extents alone say how many empty lists there are.
            count = 1
            for outer in sizes[:depth]:
                count *= outer
            level = [[] for _ in range(count)]
    return level
