"""Pointers to functions, and to what handles stand for, in structs."""

from __future__ import annotations

import ctypes

from sffi.c.callback import Callback, Hold
from sffi.c.keeping import forget, keep, kept
from sffi.c.kinds import POINTER_SIZE, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


__all__ = ["CFunction", "FunctionPointer", "HandlePointer"]


class CFunction:
    """A function of C behind a pointer: what a struct that C filled in has. It can be passed on."""

    __slots__ = ("address", "callback")

    def __init__(self, callback: Callback, address: int) -> None:
        self.callback = callback
        self.address = address

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CFunction) and other.address == self.address

    def __hash__(self) -> int:
        return hash(self.address)

    def __repr__(self) -> str:
        return f"<{self.callback.name} at {self.address:#x}>"


class FunctionPointer(Kind):
    """A pointer to a function: takes one of Python, which lives as long as the struct has it."""

    __slots__ = ("callback", "optional")

    def __init__(self, callback: Callback, optional: bool = False) -> None:
        name = f"{callback.name}?" if optional else callback.name
        super().__init__(name, ctypes.c_void_p, POINTER_SIZE, POINTER_SIZE)
        self.callback = callback
        self.optional = optional

    def give(self, raw: int | None, view: Any, offset: int) -> Any:
        if raw is None:
            return None
        held = kept(view, offset)
        if isinstance(held, Hold) and held.address == raw:
            return held.function
        return CFunction(self.callback, raw)

    def take(self, value: Any, where: str, view: Any, offset: int) -> int | None:
        if value is None and self.optional:
            forget(view, offset)
            return None
        if isinstance(value, CFunction):
            forget(view, offset)
            return value.address
        held = self.callback.hold(value, where)
        keep(view, offset, held)
        return held.address


class HandlePointer(Kind):
    """A pointer to an object that handles of a class stand for; it stays its owner's."""

    __slots__ = ("handle", "optional")

    def __init__(self, handle: Any, optional: bool = False) -> None:
        name = f"{handle.__name__}?" if optional else handle.__name__
        super().__init__(name, ctypes.c_void_p, POINTER_SIZE, POINTER_SIZE)
        self.handle = handle
        self.optional = optional

    def give(self, raw: int | None, view: Any, offset: int) -> Any:
        if raw is None:
            if self.optional:
                return None
            raise ValueError(f"a {self.name} is NULL; where that is meant, write `{self.name}?`")
        return self.handle._lend(raw)

    def take(self, value: Any, where: str, view: Any, offset: int) -> int | None:
        if value is None and self.optional:
            forget(view, offset)
            return None
        if not isinstance(value, self.handle):
            kind = type(value).__name__
            raise TypeError(f"{where} takes a {self.handle.__name__}, not {kind}")
        token = value._token_now()
        keep(view, offset, token)
        return int(token.value)
