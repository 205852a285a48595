"""Every error that the runtime raises, under one base: :class:`SffiError`.

Each class also derives from the built-in exception that a Python programmer would expect in its
place, so code that never heard of sffi still catches the right thing: a failed native index is an
:class:`IndexError`, a failure inside libtorch a :class:`RuntimeError`.

===============================  ======================  ==========================================
class                            also a                  raised when
===============================  ======================  ==========================================
:class:`LibraryNotFoundError`    ``OSError``             a shared library cannot be found or opened
:class:`SymbolNotFoundError`     ``AttributeError``      the library lacks the function called
:class:`AbiMismatchError`                                the shim was built from another spec
:class:`NativeError`             see below               the native function itself failed
:class:`HandleClosedError`       ``ValueError``          a closed or consumed handle is used
:class:`HandleInUseError`        ``RuntimeError``        a handle in use is given away
:class:`BuildError`                                      ``sffi build`` cannot produce a shim
:class:`PlanError`               ``RuntimeError``        a function cannot be recorded, or replayed
===============================  ======================  ==========================================

``NativeError`` has one subclass per kind of native failure; :func:`native_error` picks it. A
companion may have classes of its own for its library's C++ types: :func:`raised_for`.
"""

from __future__ import annotations

# Type checkers read this name as true; importing `typing` would cost 10 ms at every start.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final, TypeVar

    from typing_extensions import Self

    _Error = TypeVar("_Error", bound="NativeError")

__all__ = [
    "AbiMismatchError",
    "BuildError",
    "HandleClosedError",
    "HandleInUseError",
    "LibraryNotFoundError",
    "NativeError",
    "NativeIndexError",
    "NativeMemoryError",
    "NativeNotImplementedError",
    "NativeOverflowError",
    "NativeRuntimeError",
    "NativeTypeError",
    "NativeValueError",
    "PlanError",
    "PlanMismatchError",
    "SffiError",
    "SymbolNotFoundError",
    "native_error",
    "raised_for",
]


class SffiError(Exception):
    """Base of everything that sffi raises on purpose."""


class LibraryNotFoundError(SffiError, OSError):
    """No usable shared library was found.

    The message lists every path tried, in order, with the reason why it was not taken. The same
    facts are in :attr:`tried` as ``(path, reason)`` pairs for programs that want to show them
    their own way.
    """

    def __init__(self, message: str, tried: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.tried = tried


class SymbolNotFoundError(SffiError, AttributeError):
    """The library was opened, but the function called is not in it."""

    # AttributeError has a `name` of its own, which the interpreter reads for its suggestions.
    def __init__(self, message: str, symbol: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.symbol = symbol


class AbiMismatchError(SffiError):
    """A function's signature in the shim is not the one that the Python package was made for.

    Going on would pass the wrong arguments, so the call is refused. The message names the function
    and both signatures.
    """


class PlanError(SffiError, RuntimeError):
    """A function cannot be recorded, or a plan cannot be used like this."""


class PlanMismatchError(PlanError):
    """Something that Python decided by when a plan was recorded is not as it was then.

    A size, say, or whether a gradient is there. Record the function again for what there is now.

    Attributes:
        calls_done: how many calls of the plan had run when it stopped; 0 if nothing has changed.
    """

    def __init__(self, message: str, calls_done: int = 0) -> None:
        super().__init__(message)
        self.calls_done = calls_done


class NativeError(SffiError):
    """A native function failed.

    Attributes:
        message: the text of the C++ exception (or of the C library's message function).
        kind: the C++ type or error code behind it, e.g. ``"c10::IndexError"``; may be empty.
    """

    # Native code knows the general classes only; a more special one takes over here.
    def __new__(cls, message: str = "", kind: object = "", *rest: object) -> Self:
        special = _BY_KIND.get(kind, cls)
        # Not super(): MemoryError's own makes no objects of classes whose first base is another.
        return Exception.__new__(special if issubclass(special, cls) else cls, message, kind, *rest)

    # Constructed from C with exactly two strings: keep the signature positional and total.
    def __init__(self, message: str = "", kind: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind

    def __reduce__(self) -> tuple[type[NativeError], tuple[str, str]]:
        return type(self), (self.message, self.kind)


class NativeRuntimeError(NativeError, RuntimeError):
    """A native failure with no more specific class."""


class NativeIndexError(NativeError, IndexError):
    """An index or a dimension out of range."""


class NativeValueError(NativeError, ValueError):
    """An argument of the right type with a value that the native function refuses."""


class NativeTypeError(NativeError, TypeError):
    """An argument of a type (a dtype, say) that the native function refuses."""


class NativeNotImplementedError(NativeError, NotImplementedError):
    """The library knows the function, but not for these arguments, this dtype or this device."""


class NativeMemoryError(NativeError, MemoryError):
    """The native allocator could not provide the memory asked for."""


class NativeOverflowError(NativeError, OverflowError):
    """A value does not fit the native type."""


class HandleClosedError(SffiError, ValueError):
    """A handle is used after it was closed, detached, or consumed by a call."""


class HandleInUseError(SffiError, RuntimeError):
    """A handle is given to a function that destroys its object while something else needs that."""


class BuildError(SffiError):
    """A shim could not be built.

    Attributes:
        message: what is wrong and where, in one or a few lines.
        help: what to do about it; may be empty.
        log: path of the complete compiler output, or None where no compiler ran.
    """

    def __init__(self, message: str, help: str = "", log: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.log = log

    def __str__(self) -> str:
        lines = [self.message]
        if self.help:
            lines.append(f"help: {self.help}")
        if self.log:
            lines.append(f"full log: {self.log}")
        return "\n".join(lines)


_BY_BUILTIN: Final[dict[str, type[NativeError]]] = {
    "RuntimeError": NativeRuntimeError,
    "IndexError": NativeIndexError,
    "ValueError": NativeValueError,
    "TypeError": NativeTypeError,
    "NotImplementedError": NativeNotImplementedError,
    "MemoryError": NativeMemoryError,
    "OverflowError": NativeOverflowError,
}


#: C++ type -> the class that a companion has for it
_BY_KIND: dict[object, type[NativeError]] = {}


def raised_for(kind: str) -> Callable[[type[_Error]], type[_Error]]:
    """Class decorator: the error is raised for a C++ exception instead of its general class.

    Args:
        kind: the C++ type, e.g. ``"c10::LinAlgError"``. The decorated class derives from the one
            that would be raised without it.
    """

    def decorate(error: type[_Error]) -> type[_Error]:
        _BY_KIND[kind] = error
        return error

    return decorate


def native_error(category: str, message: str, kind: str = "") -> NativeError:
    """Make the error for a native failure.

    Args:
        category: name of the built-in exception that fits (``"IndexError"``); an unknown name
            gives :class:`NativeRuntimeError`.
        message: the native message.
        kind: the native type or error code.
    """
    return _BY_BUILTIN.get(category, NativeRuntimeError)(message, kind)
