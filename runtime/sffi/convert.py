"""Arguments that are not exactly what C takes: made so, or refused by name.

Generated wrappers test for the common case inline (``type(dim) is int``) and come here otherwise.
Every function takes the Python function's and the argument's name for its errors.
"""

from __future__ import annotations

from operator import index
from struct import Struct, error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn, TypeVar

    from sffi.handle import Handle

    HandleT = TypeVar("HandleT", bound=Handle)

__all__ = [
    "UNSET",
    "hold_handles",
    "hold_optional_handles",
    "is_number",
    "is_sequence",
    "no_overload",
    "pack_bool",
    "pack_f64",
    "pack_i64",
    "to_bool",
    "to_bytes",
    "to_code",
    "to_enum",
    "to_f64",
    "to_handle",
    "to_int",
    "to_number",
    "to_optional_handle",
    "to_text",
]

I64_LOW, I64_HIGH = -(2**63), 2**63 - 1


def _wrong(function: str, argument: str, wanted: str, value: object) -> NoReturn:
    raise TypeError(
        f"{function}(): argument '{argument}' must be {wanted}, not {type(value).__name__}"
    )


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
        _wrong(function, argument, "an int", value)
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
        _wrong(function, argument, "a float", value)
    return float(value)


def to_bool(value: Any, function: str, argument: str) -> bool:
    """A bool, from a bool or NumPy's; other values are not taken for truth.

    Raises:
        TypeError: neither.
    """
    if type(value).__name__ in ("bool_", "bool") and type(value).__module__ == "numpy":
        return bool(value)
    if value is True or value is False:
        return bool(value)
    _wrong(function, argument, "a bool", value)


def to_number(value: Any, function: str, argument: str) -> tuple[int, int, float]:
    """A number of any kind as tag, integer and real part; None as tag 0.

    Raises:
        TypeError: not a number.
        OverflowError: an integer of more than 64 bits.
    """
    kind = type(value)
    if kind is float:
        return 2, 0, value
    if kind is int:
        if I64_LOW <= value <= I64_HIGH:
            return 1, value, 0.0
        raise OverflowError(f"{function}(): argument '{argument}' does not fit 64 bits: {value}")
    if value is None:
        return 0, 0, 0.0
    if kind is bool:
        return 3, value, 0.0
    return _unusual_number(value, function, argument)


def _unusual_number(value: Any, function: str, argument: str) -> tuple[int, int, float]:
    if isinstance(value, complex):
        imaginary: int = Struct("q").unpack(Struct("d").pack(value.imag))[0]
        return 4, imaginary, value.real
    kind = type(value)
    if kind.__module__ == "numpy" and kind.__name__ in ("bool_", "bool"):
        return 3, int(value), 0.0
    if hasattr(kind, "__index__"):
        return 1, to_int(value, I64_LOW, I64_HIGH, function, argument), 0.0
    if is_number(value):
        if kind.__name__.startswith("complex"):
            return to_number(complex(value), function, argument)
        return 2, 0, float(value)
    _wrong(function, argument, "a number", value)


def is_number(value: Any) -> bool:
    """Whether an overload for numbers takes this: Python's numbers and NumPy's scalars."""
    kind = type(value)
    if kind is float or kind is int or kind is bool or kind is complex:
        return True
    return (
        hasattr(kind, "__float__") or hasattr(kind, "__index__") or hasattr(kind, "__complex__")
    ) and not hasattr(kind, "__len__")


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
    """The value itself if it is a handle of this class or a subclass.

    Raises:
        TypeError: it is not.
    """
    if isinstance(value, kind):
        return value
    _wrong(function, argument, f"a {kind.__name__}", value)


def to_optional_handle(value: Any, kind: type[HandleT], function: str, argument: str) -> HandleT:
    """The handle, or the empty one of its class for None.

    Raises:
        TypeError: neither.
        HandleClosedError: a handle that was closed, which would pass for None.
    """
    if value is None:
        none: HandleT = kind._none
        return none
    handle = to_handle(value, kind, function, argument)
    if not handle._ptr:
        from sffi.errors import HandleClosedError

        raise HandleClosedError(f"{function}(): argument '{argument}' is closed")
    return handle


def hold_handles(
    values: Iterable[Any], kind: type[Handle], function: str, argument: str
) -> tuple[tuple[Any, ...], bytes]:
    """A tuple that keeps the handles alive during the call, and their pointers for C.

    Raises:
        TypeError: not an iterable of handles of this class.
        HandleClosedError: one of them is closed.
    """
    if isinstance(values, kind):
        _wrong(function, argument, f"a sequence of {kind.__name__}s", values)
    try:
        held = tuple(values)
    except TypeError:
        _wrong(function, argument, f"a sequence of {kind.__name__}s", values)
    pointers = []
    for position, value in enumerate(held):
        if not isinstance(value, kind):
            _wrong(function, f"{argument}[{position}]", f"a {kind.__name__}", value)
        pointer = value._ptr
        if not pointer:
            from sffi.errors import HandleClosedError

            raise HandleClosedError(f"{function}(): argument '{argument}[{position}]' is closed")
        pointers.append(pointer)
    return held, Struct(f"{len(pointers)}P").pack(*pointers)


def hold_optional_handles(
    values: Iterable[Any], kind: type[Handle], function: str, argument: str
) -> tuple[tuple[Any, ...], bytes]:
    """Like :func:`hold_handles`, with None as a null pointer."""
    try:
        given = tuple(values)
    except TypeError:
        _wrong(function, argument, f"a sequence of {kind.__name__}s and None", values)
    held = tuple(
        to_optional_handle(value, kind, function, f"{argument}[{position}]")
        for position, value in enumerate(given)
    )
    return held, Struct(f"{len(held)}P").pack(*[handle._ptr or 0 for handle in held])


# --- text and bytes -------------------------------------------------------------------------------


def to_text(value: Any, function: str, argument: str) -> bytes:
    """UTF-8 bytes of a str.

    Raises:
        TypeError: not a str.
        ValueError: a NUL inside, or surrogates that UTF-8 cannot hold.
    """
    if not isinstance(value, str):
        _wrong(function, argument, "a str", value)
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
        _wrong(function, argument, "a bytes-like object", value)
    if not view.c_contiguous:
        raise ValueError(f"{function}(): argument '{argument}' is a buffer that is not contiguous")
    return view.tobytes()


# --- lists ----------------------------------------------------------------------------------------


_pack_i64 = [Struct(f"{count}q").pack for count in range(9)]
_one = _pack_i64[1]


def pack_i64(values: Any, function: str, argument: str) -> bytes:
    """Integers as an array for C; a bare int as one.

    A sequence within a one-element sequence, as ``zeros((3, 4))`` makes it of ``*size``, is opened.

    Raises:
        TypeError: not a sequence of integers.
        OverflowError: one of them does not fit 64 bits.
    """
    kind = type(values)
    if kind is tuple or kind is list:
        count = len(values)
        try:
            return _pack_i64[count](*values)
        except (error, IndexError):
            return _unusual_i64(values, function, argument)
    if kind is int and I64_LOW <= values <= I64_HIGH:
        return _one(values)
    return _unusual_i64(values, function, argument)


def _unusual_i64(values: Any, function: str, argument: str) -> bytes:
    if hasattr(type(values), "__index__"):
        values = (values,)
    try:
        items = list(values)
    except TypeError:
        _wrong(function, argument, "an int or a sequence of ints", values)
    if len(items) == 1 and is_sequence(items[0]):
        items = list(items[0])
    checked = [
        to_int(item, I64_LOW, I64_HIGH, function, f"{argument}[{position}]")
        for position, item in enumerate(items)
    ]
    return Struct(f"{len(checked)}q").pack(*checked)


def is_sequence(value: Any) -> bool:
    """Whether an overload for lists takes this."""
    return isinstance(value, (tuple, list)) or (
        hasattr(type(value), "__len__")
        and hasattr(type(value), "__getitem__")
        and not isinstance(value, (str, bytes))
    )


def pack_f64(values: Any, function: str, argument: str) -> bytes:
    """Reals as an array for C.

    Raises:
        TypeError: not a sequence of real numbers.
    """
    if not is_sequence(values):
        _wrong(function, argument, "a sequence of floats", values)
    numbers = [
        to_f64(item, function, f"{argument}[{position}]") for position, item in enumerate(values)
    ]
    return Struct(f"{len(numbers)}d").pack(*numbers)


def pack_bool(values: Any, function: str, argument: str) -> bytes:
    """Truth values as an array for C.

    Raises:
        TypeError: not a sequence of bools.
    """
    if not is_sequence(values):
        _wrong(function, argument, "a sequence of bools", values)
    return bytes(
        to_bool(item, function, f"{argument}[{position}]") for position, item in enumerate(values)
    )


class _Unset:
    """The default of an argument that only some overloads have."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<not given>"


UNSET = _Unset()


# --- overloads ------------------------------------------------------------------------------------


def no_overload(function: str, overloads: tuple[str, ...], *values: Any) -> TypeError:
    """The error for arguments that no overload takes; ``overloads`` are their parameters."""
    given = ", ".join(type(value).__name__ for value in values if value is not UNSET)
    forms = "\n".join(f"  {function}({parameters})" for parameters in overloads)
    return TypeError(f"{function}() does not take ({given}); it can be called as\n{forms}")
