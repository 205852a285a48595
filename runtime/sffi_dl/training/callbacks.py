"""What can happen along with training: `Callback`, `EarlyStopping`, `SaveCheckpoint`."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import sffi_torch as torch

if TYPE_CHECKING:
    from sffi_dl.training.trainer import Trainer

__all__ = ["Callback", "EarlyStopping", "SaveCheckpoint"]


class Callback:
    """Derive from it and write the methods that you need; the others do nothing."""

    def on_fit_begin(self, trainer: Trainer) -> None:
        """Before the first epoch of `Trainer.fit`."""

    def on_epoch_begin(self, trainer: Trainer, epoch: int) -> None:
        """Before an epoch; `epoch` counts from 1."""

    def on_batch_end(self, trainer: Trainer, batch: int, loss: float) -> None:
        """After the step for a batch; `batch` counts from 1."""

    def on_epoch_end(self, trainer: Trainer, record: dict[str, float]) -> None:
        """After an epoch and its validation; `record` is in the history already."""

    def on_fit_end(self, trainer: Trainer) -> None:
        """After the last epoch, also when training was stopped early."""


class _Watch:
    """Follows one figure and knows whether it got better."""

    def __init__(self, monitor: str, mode: str, min_delta: float) -> None:
        if mode not in ("auto", "min", "max"):
            raise ValueError(f"mode is `auto`, `min` or `max`, not `{mode}`")
        if mode == "auto":
            mode = "max" if monitor.endswith("accuracy") else "min"
        self.monitor = monitor
        self.sign = 1.0 if mode == "min" else -1.0
        self.min_delta = abs(min_delta)
        self.best = math.inf

    def improved(self, record: dict[str, float]) -> bool:
        if self.monitor not in record:
            raise KeyError(
                f"there is no figure `{self.monitor}` to watch; there are {', '.join(record)}"
                + (" (no validation data were given)" if self.monitor.startswith("val_") else "")
            )
        value = self.sign * record[self.monitor]
        if value < self.best - self.min_delta or (self.best == math.inf and value < math.inf):
            self.best = value
            return True
        return False

    def catch_up(self, records: Iterable[dict[str, float]]) -> Iterator[bool]:
        """Whether each of the `records` of epochs before this program was an improvement."""
        return (self.improved(record) for record in records if self.monitor in record)


class EarlyStopping(Callback):
    """Stops training when a figure has not improved for some epochs.

    Args:
        monitor: the figure: ``"val_loss"``, ``"loss"``, ``"val_accuracy"`` and so on.
        patience: how many epochs without improvement are borne.
        min_delta: an improvement by this or less is none.
        mode: whether less (``"min"``) or more (``"max"``) is better; ``"auto"`` takes
            "max" for names that end in "accuracy".
        restore_best: put the model back to its state after the best epoch, of those since the
            program was started.
    """

    def __init__(
        self,
        monitor: str = "val_loss",
        patience: int = 5,
        min_delta: float = 0.0,
        mode: str = "auto",
        restore_best: bool = False,
    ) -> None:
        if patience < 0:
            raise ValueError(f"patience is a number of epochs, 0 or more, not {patience}")
        self.monitor = monitor
        self.patience = patience
        self.restore_best = restore_best
        self.best_epoch = 0
        self._mode = mode
        self._min_delta = min_delta
        self._watch = _Watch(monitor, mode, min_delta)
        self._best_state: dict[str, torch.Tensor] | None = None
        self._waited = 0

    def on_fit_begin(self, trainer: Trainer) -> None:
        """Start afresh."""
        self._watch = _Watch(self.monitor, self._mode, self._min_delta)
        self._best_state = None
        self._waited = 0
        self.best_epoch = 0
        # A training that was taken up is as patient as if it had gone on.
        done = trainer.history.records[: trainer.resumed]
        for epoch, improved in enumerate(self._watch.catch_up(done), start=1):
            self._waited = 0 if improved else self._waited + 1
            self.best_epoch = epoch if improved else self.best_epoch

    def on_epoch_end(self, trainer: Trainer, record: dict[str, float]) -> None:
        """Look whether the figure improved."""
        if self._watch.improved(record):
            self._waited = 0
            self.best_epoch = int(record["epoch"])
            if self.restore_best:
                state = trainer.model.state_dict()
                self._best_state = {name: value.clone() for name, value in state.items()}
            return
        self._waited += 1
        if self._waited > self.patience:
            trainer.stop(f"{self.monitor} has not improved for {self._waited} epochs")

    def on_fit_end(self, trainer: Trainer) -> None:
        """Put the best state back, if wanted."""
        if self._best_state is not None:
            trainer.model.load_state_dict(self._best_state)


class SaveCheckpoint(Callback):
    """Writes a checkpoint after each epoch, or only when a figure got better.

    Args:
        path: the file, replaced as a whole each time.
        monitor: the figure that has to improve; None saves after each epoch.
        mode: as in `EarlyStopping`.
        every: save after each so many batches, too.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        monitor: str | None = None,
        mode: str = "auto",
        every: int | None = None,
    ) -> None:
        if every is not None and every < 1:
            raise ValueError(f"every is a number of batches, 1 or more, not {every}")
        self.path = path
        self._every = every
        self._watch = None if monitor is None else _Watch(monitor, mode, 0.0)

    def on_fit_begin(self, trainer: Trainer) -> None:
        """Learn what was reached before the program was started."""
        if self._watch is not None and self._watch.best == math.inf:
            list(self._watch.catch_up(trainer.history.records[: trainer.resumed]))

    def on_batch_end(self, trainer: Trainer, batch: int, loss: float) -> None:
        """Save, if it is time."""
        if self._every is not None and batch % self._every == 0:
            trainer.save(self.path)

    def on_epoch_end(self, trainer: Trainer, record: dict[str, float]) -> None:
        """Save, if it is time."""
        if self._watch is None or self._watch.improved(record):
            trainer.save(self.path)
