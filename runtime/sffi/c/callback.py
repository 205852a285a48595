"""Functions of Python that C calls.

For each callback of its spec, a generated package has a *trampoline*: a small function with the
conversions written out, which C calls and which calls the person's function. :class:`Callback`
turns a person's function into a :class:`Hold`, whose pointer C is given.

**Life.** C can call the function as long as the hold lives. The memory that C jumps to is not freed
then but serves again for another function, after a number of others: C code that calls too late
reaches a function that says so, not freed memory.

**Exceptions** cannot pass through C. The trampoline stores what a person's function raises and
gives C the value of ``on_error``; the generated function that called C raises it when C has
returned to it::

    result = native.sort(...)
    if pending:
        deliver()

Which function that is, the stack says: the frame below the trampoline's. So nested calls are right,
each raising what belongs to it. Where there is no such frame, because C calls from a thread of its
own or somebody else called C, ``sys.unraisablehook`` gets the exception. It also gets the further
ones of a call that has failed already, unless they are of the kind that ends a program
(``KeyboardInterrupt``): those go before.
"""

from __future__ import annotations

import ctypes
import sys
from collections import deque
from itertools import count

from sffi.c.trampoline import covered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, FunctionType
    from typing import Any

    Maker = Callable[[Any], tuple[FunctionType, Callable[[Any], None]]]

__all__ = [
    *("Callback", "Hold", "deliver", "discard", "entrust", "failed", "pending"),
    *("released", "result_of"),
]

HOOK_ARGUMENTS = "UnraisableHookArgs"

#: what callbacks raised and nobody has been given yet, by the frame that called C
pending: dict[FrameType, BaseException] = {}


def deliver() -> None:
    """Raise what a callback raised during the native call that the caller has just made."""
    error = pending.pop(sys._getframe(1), None)
    if error is not None:
        try:
            raise error
        finally:
            del error  # or the frame would hold the exception that holds the frame


def failed(error: BaseException, callback: Callback) -> None:
    """Called by a trampoline: keep what was raised for the function that called C."""
    raised = error.__traceback__
    if isinstance(error, UnicodeDecodeError) and raised is not None and raised.tb_next is None:
        # By the trampoline itself, of what C has passed.
        from sffi.c.failure import not_text

        error = not_text(error, callback.name).with_traceback(raised)
    caller = sys._getframe(1).f_back
    # By whatever name: a library may have a function called `deliver` itself.
    if caller is None or not any(each is deliver for each in list(caller.f_globals.values())):
        _unraisable(error, callback)
        return
    first = pending.get(caller)
    if first is None:
        pending[caller] = error
    elif isinstance(first, Exception) and not isinstance(error, Exception):
        error.__context__ = first
        pending[caller] = error
    else:
        _unraisable(error, callback)


def _unraisable(error: BaseException, callback: Callback) -> None:
    message = f"Exception ignored in callback {callback.name}"
    # The hook's own type of argument has no name in `sys`.
    kind: Any = next(each for each in tuple.__subclasses__() if each.__name__ == HOOK_ARGUMENTS)
    sys.unraisablehook(kind((type(error), error, error.__traceback__, message, callback)))


class Callback:
    """One callback type of a spec.

    Args:
        name: in the spec.
        make: makes a trampoline around a function, and what changes that function for another.
        types: gives the ctypes classes of what C gets (None for nothing) and of what it passes.
    """

    __slots__ = ("_idle", "_make", "_prototype", "_too_late", "_types", "name")

    def __init__(self, name: str, make: Maker, types: Callable[[], tuple[Any, ...]]) -> None:
        self.name = name
        self._make = make
        self._types = types
        self._prototype: Any = None
        self._idle: deque[Thunk] = deque()
        self._too_late = self._expired

    def __repr__(self) -> str:
        return self.name

    def hold(self, function: Any, where: str) -> Hold:
        """A function for C, which it can call as long as the result lives.

        Raises:
            TypeError: if it cannot be called; ``where`` names the argument in the message.
        """
        if not callable(function):
            raise TypeError(
                f"{where} takes a function ({self.name}), not {type(function).__name__}"
            )
        if len(self._idle) > QUARANTINE:
            thunk = self._idle.popleft()
            thunk.assign(function)
        else:
            thunk = Thunk(self, function)
        return Hold(thunk, function)

    def _expired(self, *arguments: Any) -> Any:
        raise RuntimeError(
            f"C called a {self.name} after its life: the spec's `[lives]` is too short"
        )

    @property
    def prototype(self) -> Any:
        """The ctypes class of its function pointers."""
        if self._prototype is None:
            self._prototype = ctypes.CFUNCTYPE(*self._types())
        return self._prototype


#: how many others must be released after a thunk before it serves again
QUARANTINE = 16


class Thunk:
    """What C calls: its code is never freed, and reaches one function after the other."""

    __slots__ = ("assign", "callback", "pointer")

    def __init__(self, callback: Callback, function: Any) -> None:
        trampoline, self.assign = callback._make(function)
        trampoline.__code__ = covered(trampoline.__code__)
        self.pointer = callback.prototype(trampoline)
        self.callback = callback


class Hold:
    """A function of Python that C can call as long as this object lives.

    Attributes:
        pointer: for C, as an argument.
        function: the person's function.
    """

    __slots__ = ("_thunk", "function", "pointer")

    def __init__(self, thunk: Thunk, function: Any) -> None:
        self._thunk = thunk
        self.pointer = thunk.pointer
        self.function = function

    @property
    def address(self) -> int:
        """For C, in memory."""
        return ctypes.cast(self.pointer, ctypes.c_void_p).value or 0

    def __del__(self) -> None:
        thunk = self._thunk
        callback = thunk.callback
        thunk.assign(callback._too_late)
        callback._idle.append(thunk)


#: what C was given to keep until it calls the function in `released`, by the user data it got
_entrusted: dict[int, tuple[Any, ...]] = {}
_numbers = count(1)


def entrust(*things: Any) -> Any:
    """Hold things until C lets them go; gives the user data for C, None if there are none."""
    held = tuple(each for each in things if each is not None)
    if not held:
        return None
    number = next(_numbers)
    _entrusted[number] = held
    return ctypes.c_void_p(number)


def discard(user: Any) -> None:
    """C has refused what it was given to keep. Harmless if it has let go of it itself."""
    if user is not None:
        _entrusted.pop(user.value, None)


def released() -> Any:
    """The function pointer that C calls with the user data when it lets go of it."""
    global _released
    if _released is None:
        _released = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(_release)
    return _released


def _release(user: int | None) -> None:
    _entrusted.pop(user or 0, None)


_released: Any = None


def result_of(value: object, callback: str, low: int, high: int) -> int:
    """An integer that a person's function returned, where it is none in the usual sense.

    Raises:
        TypeError: if it is no integer.
        OverflowError: if it does not fit what C wants.
    """
    index = getattr(value, "__index__", None)
    if index is None:
        raise TypeError(f"{callback} must return an int, not {type(value).__name__}")
    number = int(index())
    if low <= number <= high:
        return number
    raise OverflowError(f"{callback} returned {number}, which does not fit ({low}..{high})")
