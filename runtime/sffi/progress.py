"""Telling a person how a build goes: a moving bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Reporter(Protocol):
    """What a build tells about itself."""

    def say(self, text: str) -> None:
        """Show a line that stays."""

    def start(self, total: int) -> None:
        """Announce that ``total`` sources will be compiled."""

    def compiled(self, name: str, seconds: float) -> None:
        """Announce that one source is done."""

    def linking(self) -> None:
        """Announce that the last step has begun."""


class SilentReporter:
    """Tells nothing: for programs that build without a person watching."""

    def say(self, text: str) -> None:
        """Do nothing."""

    def start(self, total: int) -> None:
        """Do nothing."""

    def compiled(self, name: str, seconds: float) -> None:
        """Do nothing."""

    def linking(self) -> None:
        """Do nothing."""


class PlainReporter:
    """One line for each step, for logs and pipes."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total = 0
        self._done = 0

    def say(self, text: str) -> None:
        """Print the line."""
        print(text, file=self._stream, flush=True)

    def start(self, total: int) -> None:
        """Remember the total for the numbering."""
        self._total, self._done = total, 0

    def compiled(self, name: str, seconds: float) -> None:
        """Print which source is done, its number and its time."""
        self._done += 1
        self.say(f"[{self._done}/{self._total}] {name}  {seconds:.1f} s")

    def linking(self) -> None:
        """Print that linking has begun."""
        self.say("linking")


class BarReporter:
    """A progress bar; use as a context manager so that the terminal is left as it was."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

        self._console = Console(stderr=True)
        self._progress: Progress = Progress(
            "{task.description}",
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> BarReporter:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def say(self, text: str) -> None:
        """Print the line above the bar."""
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)

    def start(self, total: int) -> None:
        """Show the bar."""
        self._task = self._progress.add_task("compiling", total=total)

    def compiled(self, name: str, seconds: float) -> None:
        """Move the bar on."""
        if self._task is not None:
            self._progress.update(self._task, advance=1, description=f"compiling (done: {name})")

    def linking(self) -> None:
        """Say so in the bar."""
        if self._task is not None:
            self._progress.update(self._task, description="linking")
