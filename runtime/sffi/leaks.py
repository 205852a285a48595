"""Where handles that are never released were made: for looking for leaks, off by default."""

from __future__ import annotations

import atexit
import ctypes
import os
import sys
import traceback

from sffi.handle import Handle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["enable", "recording", "report"]

_VARIABLE = "SFFI_DEBUG_HANDLES"
_made: dict[int, tuple[str, list[str]]] = {}


def enable(enabled: bool) -> None:
    """Record handles made by functions that are bound from now on; of C libraries, by all."""
    from sffi.c import handle

    handle.record(enabled)
    if enabled:
        os.environ[_VARIABLE] = "1"
    else:
        os.environ.pop(_VARIABLE, None)
        _made.clear()


def recording(function: Any) -> Callable[..., Any]:
    """A function that notes where each handle it returns was made."""

    def recorded(*arguments: Any) -> Any:
        result = function(*arguments)
        for handle in result if isinstance(result, (list, tuple)) else (result,):
            if isinstance(handle, Handle) and handle._ptr:
                _watch(type(handle))
                stack = traceback.format_stack(limit=8)[:-1]
                _made[id(handle)] = (type(handle).__name__, stack)
        return result

    return recorded


def report() -> list[str]:
    """One text for each recorded handle that still holds a native object."""
    found = [made for identity, made in list(_made.items()) if not _closed(identity)]
    of_c: Any = sys.modules.get("sffi.c.handle")
    if of_c is not None and of_c.made_at:
        found += of_c.made_at.values()
    return [f"{name} made at\n{''.join(stack)}" for name, stack in found]


def _closed(identity: int) -> bool:
    """Whether a recorded handle was closed or consumed, though its Python object is alive."""
    if sys.implementation.name != "cpython":
        return False  # where an id is no address
    handle: Handle = ctypes.cast(identity, ctypes.py_object).value
    return handle.closed


def _watch(kind: Any) -> None:
    if kind.__dict__.get("_leaks_watched") or "__del__" not in kind.__dict__:
        return
    release = kind.__del__

    def finalize(self: Any) -> None:
        _made.pop(id(self), None)
        release(self)

    kind._leaks_watched = True
    kind.__del__ = finalize


@atexit.register
def _at_exit() -> None:
    left = report()
    if left:
        count = "1 handle was" if len(left) == 1 else f"{len(left)} handles were"
        print(f"sffi: {count} never released", file=sys.stderr)
        for text in left[:20]:
            print(text, file=sys.stderr)
