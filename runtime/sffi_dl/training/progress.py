"""The progress bar of a training, on a terminal only: `Progress`."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import rich.progress

__all__ = ["Progress", "format_record"]

_T = TypeVar("_T")

# Figures of a record that the line for an epoch shows in another way.
_SHOWN_APART = ("epoch", "seconds", "samples_per_second")


class Progress:
    """A bar for the batches of an epoch and a line for each finished one, on standard error.

    Args:
        enabled: None means on a terminal only.
    """

    def __init__(self, enabled: bool | None = None) -> None:
        self.enabled = sys.stderr.isatty() if enabled is None else enabled
        self._bar: rich.progress.Progress | None = None

    def __enter__(self) -> Progress:
        if self.enabled:
            from rich import progress
            from rich.console import Console

            self._bar = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TimeRemainingColumn(),
                progress.TextColumn("{task.fields[note]}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.__enter__()
        return self

    def __exit__(self, *exc_info: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def batches(
        self, source: Iterator[_T], description: str, total: int | None = None, done: int = 0
    ) -> Generator[_T, None, None]:
        """The elements of `source`, counted by the bar, which begins at `done` of `total`."""
        try:
            if self._bar is None:
                yield from source
                return
            task = self._bar.add_task(description, total=total, completed=done, note="")
            try:
                for element in source:
                    yield element
                    self._bar.advance(task)
            finally:
                self._bar.remove_task(task)
        finally:
            if isinstance(source, Generator):
                source.close()

    def epoch_done(self, record: Mapping[str, float], epochs: int) -> None:
        """Show the figures of a finished epoch."""
        if self._bar is not None:
            self._bar.console.print(format_record(record, epochs), highlight=False)


def format_record(record: Mapping[str, float], epochs: int | None = None) -> str:
    """An epoch's record as one line: ``epoch  3/10  loss 0.1234  (2.1 s, 28500/s)``."""
    number = int(record["epoch"])
    parts = [f"epoch {number:>2}" + (f"/{epochs}" if epochs else "")]
    parts += [f"{name} {value:.4f}" for name, value in record.items() if name not in _SHOWN_APART]
    if "seconds" in record and "samples_per_second" in record:
        parts.append(f"({record['seconds']:.1f} s, {record['samples_per_second']:.0f}/s)")
    return "  ".join(parts)
