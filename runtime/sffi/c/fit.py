"""Arguments that a wrapper could not take as they are: made to fit, or refused by name.

This is the slow path of every generated function. C was not entered.
"""

from __future__ import annotations

import ctypes

from sffi import convert
from sffi.c import crossing
from sffi.c.buffers import problem
from sffi.c.fit_data import wrong
from sffi.c.prototypes import Argument
from sffi.errors import HandleClosedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi.c.library import Library

__all__ = ["LIMITS", "fit"]

#: range of each integer type on the running platform
LIMITS: dict[str, tuple[int, int]] = {
    **{f"i{bits}": (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) for bits in (8, 16, 32, 64)},
    **{f"u{bits}": (0, (1 << bits) - 1) for bits in (8, 16, 32, 64)},
    "long": (crossing.LONG_LOW, crossing.LONG_HIGH),
    "ulong": (0, crossing.ULONG_HIGH),
    "isize": (crossing.ISIZE_LOW, crossing.ISIZE_HIGH),
    "usize": (0, crossing.USIZE_HIGH),
    "wchar": (0, crossing.WCHAR_HIGH),
}
_FLOATS = ("f32", "f64", "longdouble")


def fit(library: Library, key: str, function: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments of a call, each as the wrapper takes it.

    Raises:
        TypeError, ValueError, OverflowError, HandleClosedError: naming function and argument.
        SffiError: all of them fit, and it was something else; the library's errors, for instance.
    """
    wanted = library.prototype(key).visible
    made = []
    for position, value in enumerate(values):
        if position < len(wanted):
            made.append(_one(library, wanted[position], value, function))
        else:
            made.append(_further(value, function))
    _lengths(library, key, function, values)
    if all(new is old for new, old in zip(made, values, strict=True)):
        # Nothing was wrong with the arguments: say what it was.
        library.function(key)
        raise TypeError(f"{function}(): the arguments cannot be passed to C")
    return tuple(made)


def _one(library: Library, argument: Argument, value: Any, function: str) -> Any:
    name, kind = argument.name, argument.kind
    if value is None and (argument.nullable or kind == "pointer"):
        return None
    if kind in LIMITS:
        low, high = LIMITS[kind]
        number = convert.to_int(value, 0 if "room" in argument.words else low, high, function, name)
        return value if isinstance(value, int) else number
    if kind in _FLOATS:
        return _real(value, kind, function, name)
    if kind == "bool":
        return convert.to_bool(value, function, name)
    if kind == "text":
        return _text(argument, value, function)
    if kind == "char":
        return _char(value, function, name)
    if kind in ("buffer", "bytes"):
        return _memory(value, "", "writable" in argument.words, function, name)
    if kind == "pointer":
        return _pointer(value, function, name)
    if kind in library.handle_names:
        return _handle(library, kind, argument.nullable, value, function, name)
    if kind.startswith("["):
        return _items(library, argument, value, function)
    from sffi.c.fit_data import fit_data

    return fit_data(library, argument, value, function)


def _lengths(library: Library, key: str, function: str, values: tuple[Any, ...]) -> None:
    """Look for something that is longer than C's integer for its length can say."""
    arguments = library.prototype(key).arguments
    visible = [argument.name for argument in arguments if not argument.hidden]
    for argument in arguments:
        for word in argument.words:
            first = word.removeprefix("same=")
            if first != word and first in visible:
                _same(visible, values, argument.name, first, function)
            name = word.removeprefix("of=")
            if name == word or name not in visible or argument.kind not in LIMITS:
                continue
            value = values[visible.index(name)]
            length = 0 if value is None else _extent(value)
            if length > LIMITS[argument.kind][1]:
                raise OverflowError(
                    f"{function}(): argument '{name}' is too long: {length}, and C counts in "
                    f"{argument.kind} up to {LIMITS[argument.kind][1]}"
                )


def _same(
    visible: list[str], values: tuple[Any, ...], name: str, first: str, function: str
) -> None:
    value, other = values[visible.index(name)], values[visible.index(first)]
    if value is not None and _count(value) != (0 if other is None else _count(other)):
        raise ValueError(
            f"{function}(): argument '{name}' must be as long as '{first}', for which C is told "
            f"one length: {_count(value)} is not {0 if other is None else _count(other)}"
        )


def _count(value: Any) -> int:
    """Items of a sequence or buffer; of a text, its bytes."""
    if isinstance(value, (str, list, tuple)):
        return _extent(value)
    memory = memoryview(value)
    return memory.nbytes // memory.itemsize


def _extent(value: Any) -> int:
    if isinstance(value, str):
        return len(value.encode("utf-8", "replace"))
    return len(value) if isinstance(value, (list, tuple)) else memoryview(value).nbytes


def _real(value: Any, kind: str, function: str, name: str) -> float:
    number = value if type(value) is float else convert.to_f64(value, function, name)
    if kind == "f32":
        try:
            crossing.as_f32(number)
        except OverflowError:
            raise OverflowError(
                f"{function}(): argument '{name}' is out of range: {number} does not fit a float"
            ) from None
    return number


def _text(argument: Argument, value: Any, function: str) -> str:
    name = argument.name
    if not isinstance(value, str):
        wrong(function, name, "a str or None" if argument.nullable else "a str", value)
    if "\0" in value and "raw" not in argument.words:
        raise ValueError(
            f"{function}(): argument '{name}' has a NUL at position {value.index(chr(0))}, where "
            f"C would take it to end"
        )
    try:
        value.encode(argument.encoding)
    except UnicodeEncodeError as error:
        raise ValueError(
            f"{function}(): argument '{name}' cannot be encoded as {argument.encoding}: "
            f"{error.reason} at position {error.start}"
        ) from None
    return value


def _char(value: Any, function: str, name: str) -> Any:
    if isinstance(value, (bytes, bytearray)):
        if len(value) != 1:
            raise ValueError(
                f"{function}(): argument '{name}' must be one char, not {len(value)} bytes"
            )
        return value if type(value) is bytes else bytes(value)
    if not hasattr(type(value), "__index__"):
        wrong(function, name, "bytes of length 1 or an int", value)
    number = convert.to_int(value, -128, 255, function, name)
    return value if type(value) is int else number


def _memory(value: Any, kind: str, writable: bool, function: str, name: str) -> Any:
    if reason := problem(value, kind, writable):
        error = TypeError if reason.startswith("must") and "writable" not in reason else ValueError
        raise error(f"{function}(): argument '{name}' {reason}")
    return value


def _pointer(value: Any, function: str, name: str) -> Any:
    if isinstance(value, int):
        if not 0 <= value <= crossing.USIZE_HIGH:
            raise OverflowError(
                f"{function}(): argument '{name}' is out of range: {value} is no address"
            )
        return value
    if getattr(value, "closed", False) is True and hasattr(value, "_token_now"):
        raise HandleClosedError(f"{function}(): argument '{name}' is closed")
    try:
        crossing.as_pointer(value)
    except (TypeError, ValueError):
        wrong(function, name, "an address: an int, None, a struct or a buffer", value)
    return value


def _handle(
    library: Library, kind: str, nullable: bool, value: Any, function: str, name: str
) -> Any:
    cls = library.handle_class(kind)
    if not isinstance(value, cls):
        wrong(function, name, f"a {kind} or None" if nullable else f"a {kind}", value)
    if value.closed:
        raise HandleClosedError(f"{function}(): argument '{name}' is closed")
    return value


def _items(library: Library, argument: Argument, value: Any, function: str) -> Any:
    name = argument.name
    inside = argument.kind[1:-1]
    item, found, size = inside.rpartition("; ")
    if not found:
        item, size = inside, ""
    writable = "writable" in argument.words
    if size and hasattr(type(value), "__len__") and len(value) != int(size):
        raise ValueError(
            f"{function}(): argument '{name}' must have {size} items, not {len(value)}"
        )
    code = library.item_code(item)
    if code and not isinstance(value, (list, tuple, range)):
        if not convert.is_buffer(value):
            have = "a buffer" if writable else "a sequence or a buffer"
            wrong(function, name, f"{have} of {item}", value)
        return _memory(value, code, writable, function, name)
    if writable:
        wrong(function, name, "a writable buffer", value)
    if isinstance(value, (str, bytes)) or not hasattr(type(value), "__iter__"):
        wrong(function, name, f"a sequence of {item}", value)
    made = [
        _one(library, Argument(f"{name}[{position}]: {item}"), each, function)
        for position, each in enumerate(value)
    ]
    same = isinstance(value, (list, tuple)) and all(
        new is old for new, old in zip(made, value, strict=True)
    )
    return value if same else made


def _further(value: Any, function: str) -> Any:
    """An argument behind ``...``."""
    if isinstance(value, int) and not isinstance(value, ctypes._SimpleCData):
        raise TypeError(
            f"{function}(): a further argument cannot be a bare int: C does not know its width. "
            f"Write sffi.c.i32({value}), sffi.c.i64({value}) or the like"
        )
    if isinstance(value, str) and "\0" in value:
        raise ValueError(f"{function}(): a further argument has a NUL in it")
    try:
        crossing.as_variadic((value,))
    except crossing.WRONG:
        raise TypeError(
            f"{function}(): a {type(value).__name__} cannot be passed to `...`; a number is, as "
            f"sffi.c.i32(7), sffi.c.f64(7) or the like"
        ) from None
    return value
