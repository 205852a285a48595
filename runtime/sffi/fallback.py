"""Errors for interpreters without CPython's entry points: asked for after a call has failed."""

from __future__ import annotations

import ctypes
import math

from sffi import errors
from sffi.host import ERRORS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sffi.binding import Library

__all__ = ["error_check"]

_INT64_SENTINEL = -(2**63)
_UINT64_SENTINEL = 2**64 - 1


def error_check(library: Library, result: str) -> Callable[[Any, Any, Any], Any]:
    """An ``errcheck`` that looks for the sentinel of a result kind, then asks for the error.

    Where the sentinel is also a possible value the pending error decides; the shim's last error
    is forgotten once it was asked for.
    """

    def failed(value: Any) -> bool:
        if isinstance(value, int):
            return value in (_INT64_SENTINEL, _UINT64_SENTINEL)
        if isinstance(value, float):
            return math.isnan(value)
        if result == "number":
            return bool(value.tag == -1)
        if result == "bytes":
            return not value.data
        return not value._ptr

    def check(value: Any, function: Any, arguments: Any) -> Any:
        if failed(value):
            _raise_pending(library)
        return value

    return check


def _raise_pending(library: Library) -> None:
    dll = library.open()
    pending = dll[f"rt_{library.name}__error_pending"]
    pending.restype = ctypes.c_int64
    code = pending()
    if code < 0:
        return
    texts = []
    for part in ("message", "kind"):
        read = dll[f"rt_{library.name}__error_{part}"]
        read.restype = ctypes.c_char_p
        texts.append((read() or b"").decode("utf-8", "replace"))
    error = ERRORS[code]
    if issubclass(error, errors.NativeError):
        raise error(*texts)
    raise error(texts[0])
