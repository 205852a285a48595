"""Lists of what is no number: arrays of pointers, and of structs."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ["Objects", "Records", "Texts"]


class _Pointers:
    """An array of pointers, and all that they point to."""

    __slots__ = ("_as_parameter_", "_held")
    _as_parameter_: Any
    _held: Any

    def __len__(self) -> int:
        return len(self._as_parameter_)

    @property
    def nbytes(self) -> int:
        return ctypes.sizeof(self._as_parameter_)


class Texts(_Pointers):
    """``const char **``: texts, or None for NULL where ``holes`` may be.

    Raises:
        TypeError, ValueError: one of them is no text, has a NUL in it or cannot be encoded.
    """

    __slots__ = ()

    def __init__(self, values: Sequence[str | None], encoding: str, holes: bool = False) -> None:
        if isinstance(values, (str, bytes)):
            raise TypeError
        held = []
        for value in values:
            if value is None and not holes:
                raise TypeError
            if value is not None and "\0" in value:
                raise ValueError
            held.append(None if value is None else value.encode(encoding))
        self._held = held
        self._as_parameter_ = (ctypes.c_char_p * len(held))(*held)


class Objects(_Pointers):
    """An array of handles, or None for NULL where ``holes`` may be.

    Raises:
        TypeError, AttributeError: one of them is no such handle, or closed.
    """

    __slots__ = ()

    def __init__(self, values: Sequence[Any], cls: Any, holes: bool = False) -> None:
        self._held = [
            None if each is None and holes else getattr(each, cls._slot) for each in values
        ]
        addresses = [None if token is None else token.value for token in self._held]
        self._as_parameter_ = (ctypes.c_void_p * len(addresses))(*addresses)


class Records(_Pointers):
    """Structs, copied one behind the other; an array of them is passed as it is."""

    __slots__ = ()

    def __init__(self, values: Any, cls: Any) -> None:
        if isinstance(values, ctypes.Array) and issubclass(values._type_, cls):
            self._as_parameter_ = values
            return
        given = list(values)
        if not all(isinstance(value, cls) for value in given):
            raise TypeError
        self._held = given
        if cls._layout.align > ctypes.alignment(ctypes.c_longdouble):  # more than ctypes heeds
            from sffi.c.access import array

            self._as_parameter_ = array(cls, given)
        else:
            self._as_parameter_ = (cls * len(given))(*given)
