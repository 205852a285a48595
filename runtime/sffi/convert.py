"""Arguments that are not exactly what C takes: made so, or refused by name.

Native code converts the common cases itself and comes here, through :func:`convert`, with what it
could not take: the rare types that can be converted, and all errors. Every function takes the
Python function's and the argument's name for its messages.
"""

from __future__ import annotations

from operator import index

from sffi.number import I64_HIGH, I64_LOW, is_number, to_number, wrong
from sffi.unset import UNSET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from sffi.handle import Handle

    HandleT = TypeVar("HandleT", bound=Handle)

__all__ = [
    "UNSET",
    "convert",
    "deprecated",
    "either",
    "is_buffer",
    "is_list_of",
    "is_number",
    "is_sequence",
    "no_overload",
    "to_bool",
    "to_bools",
    "to_bytes",
    "to_code",
    "to_enum",
    "to_f64",
    "to_handle",
    "to_handles",
    "to_int",
    "to_ints",
    "to_number",
    "to_numbers",
    "to_reals",
    "to_text",
]

# --- scalars --------------------------------------------------------------------------------------


def to_int(value: Any, low: int, high: int, function: str, argument: str) -> int:
    """An integer within the limits.

    Raises:
        TypeError: not an integer (anything with ``__index__`` is one).
        OverflowError: outside ``low..high``.
    """
    try:
        number = index(value)
    except TypeError:
        wrong(function, argument, "an int", value)
    if not low <= number <= high:
        raise OverflowError(
            f"{function}(): argument '{argument}' is out of range: {number} is not within "
            f"{low}..{high}"
        )
    return number


def to_f64(value: Any, function: str, argument: str) -> float:
    """A float, from anything that is a real number.

    Raises:
        TypeError: not a real number.
    """
    if isinstance(value, str) or not (
        hasattr(type(value), "__float__") or hasattr(type(value), "__index__")
    ):
        wrong(function, argument, "a float", value)
    try:
        return float(value)
    except OverflowError:
        raise OverflowError(
            f"{function}(): argument '{argument}' is out of range: it does not fit a float"
        ) from None


def to_bool(value: Any, function: str, argument: str) -> bool:
    """A bool, from a bool or NumPy's; other values are not taken for truth.

    Raises:
        TypeError: neither.
    """
    if type(value).__name__ in ("bool_", "bool") and type(value).__module__ == "numpy":
        return bool(value)
    if value is True or value is False:
        return bool(value)
    wrong(function, argument, "a bool", value)


def to_code(value: Any, kind: Any, function: str, argument: str) -> int:
    """The code of a value type; -1 for None."""
    if value is None:
        return -1
    code: int = kind.coerce(value, function, argument).code
    return code


def to_enum(value: Any, kind: Any, function: str, argument: str) -> int:
    """The number of an enum's member.

    Raises:
        TypeError: neither a member nor an int.
        ValueError: no member has this number.
    """
    try:
        return int(kind(value))
    except ValueError:
        names = ", ".join(f"{kind.__name__}.{member.name}" for member in kind)
        raise ValueError(
            f"{function}(): argument '{argument}' must be one of {names}, not {value!r}"
        ) from None


# --- handles --------------------------------------------------------------------------------------


def to_handle(value: Any, kind: type[HandleT], function: str, argument: str) -> HandleT:
    """The value itself if it is an open handle of this class or a subclass.

    Raises:
        TypeError: it is not.
        HandleClosedError: it is closed.
    """
    if not isinstance(value, kind):
        wrong(function, argument, f"a {kind.__name__}", value)
    if not value._ptr:
        from sffi.errors import HandleClosedError

        raise HandleClosedError(f"{function}(): argument '{argument}' is closed")
    return value


def to_handles(
    values: Any, kind: type[Handle], function: str, argument: str, none: bool = False
) -> tuple[Any, ...]:
    """A tuple of handles of this class; with ``none``, None may stand among them.

    Raises:
        TypeError: not an iterable of handles of this class.
        HandleClosedError: one of them is closed.
    """
    items = _items(values, function, argument, f"a sequence of {kind.__name__}s")
    return tuple(
        item
        if none and item is None
        else to_handle(item, kind, function, f"{argument}[{position}]")
        for position, item in enumerate(items)
    )


# --- text and bytes -------------------------------------------------------------------------------


def to_text(value: Any, function: str, argument: str) -> bytes:
    """UTF-8 bytes of a str.

    Raises:
        TypeError: not a str.
        ValueError: a NUL inside, or surrogates that UTF-8 cannot hold.
    """
    if not isinstance(value, str):
        wrong(function, argument, "a str", value)
    if "\0" in value:
        raise ValueError(f"{function}(): argument '{argument}' has a NUL character in it")
    try:
        return value.encode()
    except UnicodeEncodeError as problem:
        raise ValueError(
            f"{function}(): argument '{argument}' cannot be encoded as UTF-8: {problem.reason} at "
            f"position {problem.start}"
        ) from None


def to_bytes(value: Any, function: str, argument: str) -> bytes:
    """The bytes of any object with a contiguous buffer; copied unless they are ``bytes``.

    Raises:
        TypeError: no buffer.
        ValueError: the buffer is not contiguous.
    """
    if type(value) is bytes:
        return value
    try:
        view = memoryview(value)
    except TypeError:
        wrong(function, argument, "a bytes-like object", value)
    if not view.c_contiguous:
        raise ValueError(f"{function}(): argument '{argument}' is a buffer that is not contiguous")
    return view.tobytes()


# --- lists ----------------------------------------------------------------------------------------


def _items(values: Any, function: str, argument: str, wanted: str) -> tuple[Any, ...]:
    if isinstance(values, (str, bytes)) or hasattr(type(values), "_library"):
        wrong(function, argument, wanted, values)
    try:
        return tuple(values)
    except TypeError:
        wrong(function, argument, wanted, values)


def to_ints(values: Any, function: str, argument: str, size: int = 1) -> tuple[int, ...]:
    """A tuple of 64-bit integers; one integer is a tuple of ``size`` of it.

    Raises:
        TypeError: not a sequence of integers.
        OverflowError: one of them does not fit 64 bits.
    """
    if hasattr(type(values), "__index__") and not _has_length(values):
        return (to_int(values, I64_LOW, I64_HIGH, function, argument),) * size
    items = _items(values, function, argument, "an int or a sequence of ints")
    return tuple(
        to_int(item, I64_LOW, I64_HIGH, function, f"{argument}[{position}]")
        for position, item in enumerate(items)
    )


def _has_length(value: Any) -> bool:
    """Whether this is a sequence now: a tensor without axes has a length only by its class."""
    try:
        len(value)
    except TypeError:
        return False
    return True


def is_sequence(value: Any) -> bool:
    """Whether an overload for lists takes this."""
    return isinstance(value, (tuple, list)) or (
        hasattr(type(value), "__len__")
        and hasattr(type(value), "__getitem__")
        and not isinstance(value, (str, bytes))
    )


def is_list_of(value: Any, item: type) -> bool:
    """Whether an overload for lists of such items takes this, judged by its first item.

    ``int`` stands for whatever is an integer, ``float`` for real numbers, ``complex`` for all
    numbers. An empty list suits every overload.
    """
    if not is_sequence(value):
        return False
    for first in value:
        if item is complex:
            return is_number(first)
        if item is float:
            return is_number(first) and not isinstance(first, complex)
        return hasattr(type(first), "__index__") if item is int else isinstance(first, item)
    return True


def is_buffer(value: Any) -> bool:
    """Whether an overload for memory takes this."""
    try:
        memoryview(value)
    except TypeError:
        return False
    return True


def to_reals(values: Any, function: str, argument: str) -> tuple[float, ...]:
    """A tuple of floats; one number is a tuple of one.

    Raises:
        TypeError: not a sequence of real numbers.
    """
    if hasattr(type(values), "__float__") and not hasattr(type(values), "__len__"):
        return (to_f64(values, function, argument),)
    items = _items(values, function, argument, "a sequence of floats")
    return tuple(
        to_f64(item, function, f"{argument}[{position}]") for position, item in enumerate(items)
    )


def to_bools(values: Any, function: str, argument: str) -> tuple[bool, ...]:
    """A tuple of bools.

    Raises:
        TypeError: not a sequence of bools.
    """
    items = _items(values, function, argument, "a sequence of bools")
    return tuple(
        to_bool(item, function, f"{argument}[{position}]") for position, item in enumerate(items)
    )


def to_numbers(values: Any, function: str, argument: str) -> tuple[tuple[int, int, float], ...]:
    """A tuple of numbers of any kind, each as tag, integer and real part.

    Raises:
        TypeError: not a sequence of numbers.
        OverflowError: an integer of more than 64 bits.
    """
    items = _items(values, function, argument, "a sequence of numbers")
    found = []
    for position, item in enumerate(items):
        if item is None:
            wrong(function, f"{argument}[{position}]", "a number", item)
        found.append(to_number(item, function, f"{argument}[{position}]"))
    return tuple(found)


# --- by kind --------------------------------------------------------------------------------------


def convert(value: Any, kind: str, function: str, argument: str, cls: Any) -> Any:
    """What C takes for an argument of a kind (the letters of sffi/python.hpp).

    Raises:
        TypeError, ValueError, OverflowError, HandleClosedError: naming function and argument.
    """
    if kind in "jverSYHJECRKN" and value is None:
        return None
    if kind == "o":
        return value
    if kind in "ij":
        return to_int(value, I64_LOW, I64_HIGH, function, argument)
    if kind in "uv":
        return to_int(value, 0, 2**64 - 1, function, argument)
    if kind in "de":
        return to_f64(value, function, argument)
    if kind in "qr":
        return to_bool(value, function, argument)
    if kind == "n":
        return to_number(value, function, argument)
    if kind in "sS":
        return to_text(value, function, argument)
    if kind in "yY":
        return to_bytes(value, function, argument)
    if kind in "hHt":
        return to_handle(value, cls, function, argument)
    if kind in "IJ":
        return to_ints(value, function, argument, cls or 1)
    if kind in "DE":
        return to_reals(value, function, argument)
    if kind in "BC":
        return to_bools(value, function, argument)
    if kind in "QR":
        return to_numbers(value, function, argument)
    return to_handles(value, cls, function, argument, none=kind in "MN")


def either(function: str, argument: str, value: Any, default: Any, synonym: str, other: Any) -> Any:
    """What an argument was given under another name, if not under its own as well.

    Raises:
        TypeError: under both.
    """
    if value is default or (type(value) is type(default) and value == default):
        return other
    name = f", as '{synonym}' too" if synonym != argument else ""
    raise TypeError(f"{function}() got multiple values for argument '{argument}'{name}")


def deprecated(function: str, form: str) -> None:
    """Warn of a form of call that the library may stop to take."""
    import warnings

    warnings.warn(f"{function}({form}) is deprecated", UserWarning, stacklevel=3)


# --- overloads ------------------------------------------------------------------------------------


def no_overload(function: str, overloads: tuple[str, ...], *values: Any) -> TypeError:
    """The error for arguments that no overload takes; ``overloads`` are their parameters."""
    given = ", ".join(type(value).__name__ for value in values if value is not UNSET)
    forms = "\n".join(f"  {function}({parameters})" for parameters in overloads)
    return TypeError(f"{function}() does not take ({given}); it can be called as\n{forms}")
