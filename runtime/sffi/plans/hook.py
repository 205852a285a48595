"""Who records in which thread, and how the calls of shims come to them.

While at least one thread records, the code of every shim function is ``recorded_call`` of
sffi/plan.hpp, which calls :func:`called` here. Threads that do not record pass through. When the
last recording ends, the functions' own code is put back: recording leaves no trace.
"""

from __future__ import annotations

import os
from _thread import allocate_lock, get_ident

from sffi import binding
from sffi.errors import PlanError
from sffi.objects import NATIVE_CALLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi.binding import Library
    from sffi.calling import BoundFunction
    from sffi.handle import Handle
    from sffi.plans.recorder import Recorder

__all__ = ["begin", "current", "end", "recorders"]

#: what records, by thread; empty at nearly all times
recorders: dict[int, Recorder] = {}
_lock = allocate_lock()
#: whether libraries were told of it
_redirected = False
#: the functions of all open shims by the id of their capsule, which lives as long as the process
_functions: dict[int, BoundFunction] = {}


def current() -> Recorder | None:
    """What records in this thread."""
    return recorders.get(get_ident()) if recorders else None


def begin(recorder: Recorder) -> None:
    """Let a recorder see the calls of this thread.

    Raises:
        PlanError: this thread records already, or shims are not called natively here.
    """
    if not NATIVE_CALLS:
        raise PlanError(
            "plans need shims that are called with CPython's own calling convention: not another "
            "interpreter, a build without the GIL, or SFFI_NO_HOST=1"
        )
    if current() is not None:
        raise PlanError(
            "this thread is recording already: a plan cannot be recorded inside another recording"
        )
    global _redirected
    with _lock:
        first = not recorders
        recorders[get_ident()] = recorder
        if first:
            _redirected = True
            binding.recording = _Observer()
            for library in binding.opened_libraries:
                library.redirect(called)


def end(recorder: Recorder) -> None:
    """This thread records no longer, if it was this recorder that did; also what was begun in part.

    It may be called again.
    """
    with _lock:
        if recorders.get(get_ident()) is recorder:
            del recorders[get_ident()]
        _put_back()


def _put_back() -> None:
    """Give functions their own code again, if nobody records."""
    global _redirected
    if not recorders and _redirected:
        binding.recording = None
        for library in binding.opened_libraries:
            library.redirect(None)
        _redirected = False


def _forked() -> None:
    """In a child process only the thread that forked goes on."""
    global _lock
    _lock = allocate_lock()
    for thread in [thread for thread in recorders if thread != get_ident()]:
        del recorders[thread]
    _put_back()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_forked)


def called(capsule: Any, arguments: tuple[Any, ...]) -> Any:
    """Instead of a call of a shim function, while somebody records."""
    function = _functions.get(id(capsule)) or _find(capsule)
    recorder = recorders.get(get_ident())
    if recorder is None:
        return function.direct(*arguments)
    return recorder.call(function, arguments)


def _find(capsule: Any) -> BoundFunction:
    for library in binding.opened_libraries:
        _functions.update(library.bound_functions())
    return _functions[id(capsule)]


class _Observer:
    """What the loader and handles tell while somebody records."""

    def foreign(self, result: Any, function: Any, arguments: tuple[Any, ...]) -> Any:
        """A function of a C library has been called: ``errcheck`` of ctypes."""
        recorder = current()
        if recorder is not None:
            raise recorder.refusal(
                f"{function.__name__}() is a function of a C library without a shim, and a plan "
                "holds calls of shims only; call it outside of the function"
            )
        return result

    def opened(self, library: Library) -> None:
        """A library was opened: its calls are to be seen too."""
        library.redirect(called)

    def closed(self, handle: Handle) -> None:
        """A handle is about to be closed."""
        recorder = current()
        if recorder is not None:
            recorder.closed(handle)

    def moved(self, target: Handle, source: Handle) -> None:
        """What `source` owns is about to be `target`'s."""
        recorder = current()
        if recorder is not None:
            recorder.moved(target, source)
