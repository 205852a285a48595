"""Work done ahead of time by threads: `prefetched`."""

from __future__ import annotations

import atexit
import threading
import weakref
from collections.abc import Callable, Generator, Sequence
from typing import Any, Generic, TypeVar

import sffi_torch as torch

__all__ = ["prefetched"]

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

# How long the interpreter's end waits for a thread that is in the middle of a job.
_PATIENCE = 10.0


def prefetched(
    jobs: Sequence[_Job],
    work: Callable[[_Job], _Result],
    *,
    threads: int,
    ahead: int,
    place: Callable[[int], str],
) -> Generator[_Result, None, None]:
    """The results of `work` on each job, in the order of the jobs, made by threads.

    The threads start with the first result and end with the last; earlier when the iterator is
    closed or dropped, when an exception passes through it (Ctrl-C, too), or with the interpreter.
    They record gradients or not as the caller does.

    Args:
        jobs: what there is to do.
        work: does one job; called from several threads at once if `threads` is above 1.
        threads: at least 1.
        ahead: how many results may be finished or in the making before they are asked for.
        place: names the job of a number, for the note on an exception.

    Raises:
        Exception: what `work` raised, when its job's turn comes: the same object, with the
            traceback from the thread. The jobs before it were handed out.
    """
    team = _Team(jobs, work, ahead)
    team.start(threads)
    try:
        for number in range(len(jobs)):
            yield team.result(number, place)
    finally:
        team.stop()


class _Team(Generic[_Job, _Result]):
    """Threads, what they have to do, and what they have done."""

    def __init__(self, jobs: Sequence[_Job], work: Callable[[_Job], _Result], ahead: int) -> None:
        self._jobs = jobs
        self._work = work
        self._ahead = ahead
        self._records = torch.is_grad_enabled()
        self._threads: list[threading.Thread] = []
        # Guards all that follows.
        self._changed = threading.Condition()
        self._begun = 0
        self._wanted = 0
        self._done: dict[int, tuple[_Result | None, BaseException | None]] = {}
        self._stopping = False

    def start(self, threads: int) -> None:
        # Daemons, so that the interpreter's end does not wait for an iterator that somebody
        # still holds; `_stop_all` sees to it that none runs on in native code meanwhile.
        self._threads = [
            threading.Thread(target=self._run, name=f"DataLoader worker {i}", daemon=True)
            for i in range(min(threads, len(self._jobs)))
        ]
        _teams.add(self)
        for thread in self._threads:
            thread.start()

    def result(self, number: int, place: Callable[[int], str]) -> _Result:
        with self._changed:
            self._wanted = number
            self._changed.notify_all()
            while number not in self._done:
                self._changed.wait()
            value, error = self._done.pop(number)
        if error is not None:
            if hasattr(error, "add_note"):  # from Python 3.11 on
                error.add_note(f"(in a worker thread of the DataLoader, making {place(number)})")
            raise error
        return value  # type: ignore[return-value]

    def stop(self, patience: float | None = None) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        for thread in self._threads:
            # An iterator may be dropped, by the garbage collector, in a thread of this team.
            if thread is not threading.current_thread():
                thread.join(patience)
        _teams.discard(self)

    def _run(self) -> None:
        torch.set_grad_enabled(self._records)
        while (number := self._next()) is not None:
            value: _Result | None = None
            failure: BaseException | None = None
            try:
                value = self._work(self._jobs[number])
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                failure = error
            with self._changed:
                self._done[number] = value, failure
                self._changed.notify_all()
            if failure is not None:
                return
            del value

    def _next(self) -> int | None:
        """Wait until another job may begin, and take it; None when there is none."""
        with self._changed:
            while not self._stopping and self._begun < len(self._jobs):
                if self._begun <= self._wanted + self._ahead:
                    self._begun += 1
                    return self._begun - 1
                self._changed.wait()
        return None


_teams: weakref.WeakSet[_Team[Any, Any]] = weakref.WeakSet()


@atexit.register
def _stop_all() -> None:
    for team in list(_teams):
        team.stop(_PATIENCE)
