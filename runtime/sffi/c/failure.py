"""How a C function says that it failed, as an exception."""

from __future__ import annotations

import ctypes
import os

from sffi.errors import NativeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from sffi.c.library import Library

__all__ = ["CError", "failure", "negative_result", "not_text", "null_result", "os_error"]


class CError(NativeError):
    """Base of the error classes of generated packages over C libraries.

    Attributes:
        code: what the function returned; None where it returned NULL.
        function: the function that failed, as Python calls it.
    """

    code: int | None
    function: str

    #: C functions that give the text of a handle's last error, and of a code
    _message: ClassVar[str] = ""
    _message_of: ClassVar[str] = ""  # the handle class that `_message` takes
    _message_field_of: ClassVar[str] = ""  # the struct that has `_message` as a field instead
    _text: ClassVar[str] = ""

    def __init__(self, message: str = "", code: int | None = None, function: str = "") -> None:
        super().__init__(message, "" if code is None else str(code))
        self.code = code
        self.function = function

    def __reduce__(self) -> Any:
        return type(self), (self.message, self.code, self.function)


def failure(
    library: Library, cls: type[CError], code: int | None, function: str, *tokens: Any
) -> CError:
    """The error of a call that returned ``code``; ``tokens`` are those of its handles, and its
    structs where one of them has the message."""
    text = _last_message(library, cls, tokens)
    if not text and cls._text and code is not None:
        text = _decoded(library.function(cls._text)(code))
    if not text:
        text = f"{function}() failed" + ("" if code is None else f" with code {code}")
    return cls(text, code, function)


def _last_message(library: Library, cls: type[CError], tokens: tuple[Any, ...]) -> str:
    if not cls._message:
        return ""
    if cls._message_field_of:
        found = (t for t in tokens if type(t).__name__ == cls._message_field_of)
        return next((str(getattr(t, cls._message) or "") for t in found), "")
    for token in tokens:
        while token is not None:
            if token and token.owner.__name__ == cls._message_of:
                # Further arguments are pointers that are always NULL.
                others = (None,) * (len(library.prototype(cls._message).arguments) - 1)
                return _decoded(library.function(cls._message)(token, *others))
            token = token.parent
    return ""


def _decoded(text: bytes | None) -> str:
    return text.decode("utf-8", "replace") if text else ""


def os_error(function: str) -> OSError:
    """The error that ``errno`` tells."""
    number = ctypes.get_errno()
    return OSError(number, f"{function}(): {os.strerror(number)}")


def null_result(function: str) -> NativeError:
    """The error of a NULL where the spec has none."""
    from sffi.errors import NativeRuntimeError

    return NativeRuntimeError(f"{function}() returned NULL")


def not_text(error: UnicodeDecodeError, name: str) -> UnicodeDecodeError:
    """The error of C's text that is not of the encoding that the spec says; ``name`` is that of
    the function, variable, member or callback that it came from."""
    mend = 'the spec can say another encoding, as in [encoding: "latin-1"]'
    return UnicodeDecodeError(
        error.encoding,
        error.object,
        error.start,
        error.end,
        f"{error.reason}: the text of {name} is not {error.encoding}; {mend}",
    )


def negative_result(function: str, code: int) -> NativeError:
    """The error of a result below zero, for which the spec names no class."""
    from sffi.errors import NativeRuntimeError

    return NativeRuntimeError(f"{function}() failed with code {code}", str(code))
