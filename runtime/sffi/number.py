"""Numbers of any kind, as three parts: a tag, an integer and a real part (``sffi_number``).

An integer above the largest of 64 bits with a sign is its bits, as is the imaginary part of a
complex number.
"""

from __future__ import annotations

from operator import index
from struct import Struct

from sffi.unset import UNSET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

__all__ = ["I64_HIGH", "I64_LOW", "is_number", "number_of", "to_number", "wrong"]

NONE, INTEGER, REAL, BOOL, COMPLEX, UNSIGNED = range(6)  # SFFI_NONE and so on of sffi/abi.h
I64_LOW, I64_HIGH = -(2**63), 2**63 - 1
_INTEGER, _REAL = Struct("q"), Struct("d")


def wrong(function: str, argument: str, wanted: str, value: object) -> NoReturn:
    """Refuse an argument that is missing, or of another type than wanted."""
    if value is UNSET:
        raise TypeError(f"{function}() missing required argument: '{argument}'")
    raise TypeError(
        f"{function}(): argument '{argument}' must be {wanted}, not {type(value).__name__}"
    )


def to_number(value: Any, function: str, argument: str) -> tuple[int, int, float]:
    """A number of any kind as tag, integer and real part; None as tag 0.

    Raises:
        TypeError: not a number.
        OverflowError: an integer of more than 64 bits.
    """
    kind = type(value)
    if kind is float:
        return REAL, 0, value
    if kind is int:
        return _integer_number(value, function, argument)
    if value is None:
        return NONE, 0, 0.0
    if kind is bool:
        return BOOL, value, 0.0
    return _unusual_number(value, function, argument)


def _integer_number(value: int, function: str, argument: str) -> tuple[int, int, float]:
    if I64_LOW <= value <= I64_HIGH:
        return INTEGER, value, 0.0
    if 0 < value < 2**64:  # its bits, as a signed integer has them
        return UNSIGNED, value - 2**64, 0.0
    raise OverflowError(f"{function}(): argument '{argument}' does not fit 64 bits: {value}")


def _unusual_number(value: Any, function: str, argument: str) -> tuple[int, int, float]:
    if isinstance(value, complex):
        imaginary: int = _INTEGER.unpack(_REAL.pack(value.imag))[0]
        return COMPLEX, imaginary, value.real
    kind = type(value)
    if kind.__module__ == "numpy" and kind.__name__ in ("bool_", "bool"):
        return BOOL, int(value), 0.0
    if hasattr(kind, "__index__"):
        try:
            return _integer_number(index(value), function, argument)
        except TypeError:
            # What is a number of one kind or another, as a tensor is, says which by failing.
            if not hasattr(kind, "__float__"):
                raise
            if hasattr(kind, "item"):
                return to_number(value.item(), function, argument)
    if is_number(value):
        if kind.__name__.startswith("complex"):
            return to_number(complex(value), function, argument)
        return REAL, 0, float(value)
    wrong(function, argument, "a number", value)


def is_number(value: Any) -> bool:
    """Whether an overload for numbers takes this: Python's numbers and NumPy's scalars."""
    kind = type(value)
    if kind is float or kind is int or kind is bool or kind is complex:
        return True
    return (
        hasattr(kind, "__float__") or hasattr(kind, "__index__") or hasattr(kind, "__complex__")
    ) and not hasattr(kind, "__len__")


def number_of(tag: int, integer: int, real: float) -> Any:
    """The Python number of these parts; None where there is none."""
    if tag == REAL:
        return real
    if tag == INTEGER:
        return integer
    if tag == BOOL:
        return integer != 0
    if tag == UNSIGNED:
        return integer + 2**64
    if tag == COMPLEX:
        return complex(real, _REAL.unpack(_INTEGER.pack(integer))[0])
    return None
