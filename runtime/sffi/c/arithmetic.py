"""Arithmetic as C has it, for function-like macros."""

from __future__ import annotations

TYPE_CHECKING = False

__all__ = ["c_argument", "c_div", "c_in_range", "c_mod", "c_wrap"]


def c_div(a: int, b: int) -> int:
    """Division that rounds towards zero."""
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def c_mod(a: int, b: int) -> int:
    """The remainder of :func:`c_div`, which has the sign of ``a``."""
    return a - c_div(a, b) * b


def c_wrap(value: float, kind: str) -> int:
    """A number converted to an integer type: without its fraction, modulo what the type holds."""
    from sffi.c.fit import LIMITS

    low, high = LIMITS[kind]
    return (int(value) - low) % (high - low + 1) + low


def c_argument(value: object, kind: str, function: str, argument: str) -> float:
    """An argument of a macro as the spec has it: of an integer type, ``"float"`` or ``"bool"``.

    Raises:
        TypeError, OverflowError: it is something else, or does not fit.
    """
    from sffi import convert
    from sffi.c.fit import LIMITS

    if kind == "float":
        return convert.to_f64(value, function, argument)
    if kind == "bool":
        return convert.to_bool(value, function, argument)
    return convert.to_int(value, *LIMITS[kind], function, argument)


def c_in_range(value: float, kind: str, function: str) -> int:
    """A macro's value, which must fit the type that the spec gives it.

    Raises:
        OverflowError: it does not.
    """
    from sffi.c.fit import LIMITS

    low, high = LIMITS[kind]
    number = int(value)
    if not low <= number <= high:
        raise OverflowError(f"{function}() is {number}, which does not fit {kind} ({low}..{high})")
    return number
