"""The training loop: `Trainer`."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import closing
from itertools import islice
from typing import Any

import sffi_torch as torch

from sffi_dl.checkpoint import Stateful, load_checkpoint, save_checkpoint
from sffi_dl.config.values import Device
from sffi_dl.devices import Resolution
from sffi_dl.errors import DLError
from sffi_dl.nn.module import Module
from sffi_dl.optim.optimizer import Optimizer
from sffi_dl.training.callbacks import Callback
from sffi_dl.training.history import History
from sffi_dl.training.precision import Precision
from sffi_dl.training.progress import Progress
from sffi_dl.training.step import Step
from sffi_dl.training.totals import Totals

__all__ = ["NonFiniteLossError", "Trainer"]

Batches = Iterable[Sequence[Any]]
"""Pairs of inputs (N, ...) and targets (N, ...); read anew in each epoch."""


class NonFiniteLossError(DLError, ArithmeticError):
    """The loss became infinite or not a number; going on would only spoil the model."""


class Trainer:
    """Trains a model over epochs and keeps the figures.

    Args:
        model: the model.
        optimizer: made for the model's parameters.
        loss: ``loss(output, target)``, the mean over the batch.
        metrics: by name, ``metric(output, target)``: a number, the mean over the batch.
        device: where to compute; the model is moved there and each batch too. None leaves
            everything where it is.
        schedule: of the learning rate, such as one of `sffi_dl.optim.lr_scheduler`.
        step_schedule: when ``schedule.step()`` is called: after each ``"epoch"`` and its
            validation, or after each ``"batch"``. The name of a figure, such as
            ``"val_loss"``, means after each epoch, with that figure as its argument.
        clip_norm: shorten the gradients of all parameters together to this norm before a step.
        callbacks: called along with the training, in this order.
        progress: a progress bar on standard error; None means on a terminal only.
        amp: mixed precision: forward passes and losses run under autocast, in bfloat16 on a
            processor, in float16 with a scaled loss on CUDA. None means as `apply_settings`
            left it.
        plan: whether steps run as recorded plans (`sffi.record`), which are faster and come to
            the same: True, False, or None where that is known to be right, for models, losses
            and optimisers of this library. True says that a model or loss of your own does the
            same at each step: what Python computes there is recorded once.

    Attributes:
        history: the figures of all epochs so far.
        stop_reason: why training ended early; empty if it did not.
        batch: the number of batches done in the current epoch; 0 between two epochs.
        resumed: the number of epochs that `load` found to be done.
        precision: whether it is mixed, and how the loss is scaled.
    """

    def __init__(
        self,
        model: Module,
        optimizer: Optimizer,
        loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
        *,
        metrics: Mapping[str, Callable[[torch.Tensor, torch.Tensor], float]] | None = None,
        device: torch.device | Device | Resolution | str | None = None,
        schedule: Any = None,
        step_schedule: str = "epoch",
        clip_norm: float | None = None,
        callbacks: Iterable[Callback] = (),
        progress: bool | None = None,
        amp: bool | None = None,
        plan: bool | None = None,
    ) -> None:
        self.model = model
        self.optimizer = optimizer
        self.loss = loss
        self.metrics = dict(metrics or {})
        self.schedule = schedule
        self.step_schedule = step_schedule
        self.clip_norm = clip_norm
        self.callbacks = list(callbacks)
        self.history = History()
        self.stop_reason = ""
        self.batch = 0
        self.resumed = 0
        self._totals = Totals()
        # The training data that have a state, and the one that `load` brought for them.
        self._data: Stateful | None = None
        self._data_state: Mapping[str, Any] | None = None
        self._progress = progress
        self._device: torch.device | None = None
        if device is not None:
            if isinstance(device, Resolution):
                device = device.device
            self._device = torch.device(str(device))
            model.to(self._device)
        where = self._device or next((p.device for p in model.parameters()), torch.device("cpu"))
        self.precision = Precision(amp, where.type)
        self._step = Step(self, plan)

    @property
    def plan_note(self) -> str:
        """Whether steps are planned, and if not why; the log ``sffi_dl.training`` has it too."""
        return self._step.note

    @property
    def epoch(self) -> int:
        """The number of epochs done so far."""
        return int(self.history[-1]["epoch"]) if len(self.history) else 0

    def fit(self, batches: Batches, epochs: int, *, validation: Batches | None = None) -> History:
        """Train until `epochs` epochs are done, counting those done before.

        Args:
            batches: the training data. After `load`, a `DataLoader` goes on where the saved
                one was; of other iterables, the batches that are done already are passed over.
            epochs: the number of epochs in all; a trainer that `load`\\ ed a checkpoint of
                epoch 3 goes on with the fourth.
            validation: other data, on which the model is measured after each epoch
                (``val_loss`` and so on).

        Returns:
            `history`.

        Raises:
            NonFiniteLossError: the loss is infinite or not a number.
            ValueError: there are no batches.
            DataError: training is to go on in the middle of an epoch, and `batches` is a
                `DataLoader` of other data or batches.
        """
        self.stop_reason = ""
        self._take_up(batches)
        with Progress(self._progress) as progress, self.precision.plain():
            for callback in self.callbacks:
                callback.on_fit_begin(self)
            while self.epoch < epochs and not self.stop_reason:
                self._fit_epoch(batches, epochs, validation, progress)
            for callback in self.callbacks:
                callback.on_fit_end(self)
        return self.history

    def stop(self, reason: str) -> None:
        """End `fit` after the current epoch; a callback may call this."""
        self.stop_reason = reason or "stopped"

    def train_batch(self, inputs: Any, target: Any) -> tuple[torch.Tensor, torch.Tensor]:
        """One step of the optimiser.

        Returns:
            The loss and the model's output.
        """
        self._step.look()
        return self._step(inputs, target)

    def evaluate(self, batches: Batches) -> dict[str, float]:
        """The mean loss and metrics of the model, as it is, over `batches`.

        Raises:
            ValueError: there are no batches.
        """
        totals = Totals()
        was_training = self.model.training
        self.model.eval()
        try:
            with torch.no_grad():
                for batch in batches:
                    inputs, target = self._placed(batch)
                    with self.precision.forward():
                        output = self.model(inputs)
                        loss = self.loss(output, target)
                    self._count(totals, loss.item(), output, target)
        finally:
            self.model.train(was_training)
        if not totals.samples:
            raise ValueError("there is nothing to evaluate: the data gave no batch")
        return totals.means()

    def save(self, path: str | os.PathLike[str], **extra: Any) -> None:
        """Write all that training needs to go on, to a checkpoint at `path`.

        That is: model, optimiser, schedule, scale of the loss, random states, history, and the
        place in the data, also in the middle of an epoch.

        Args:
            path: the file.
            extra: what else to keep, as far as JSON can hold it.

        Raises:
            CheckpointError: it cannot be written.
        """
        save_checkpoint(
            path,
            self.model,
            self.optimizer,
            epoch=self.epoch,
            batch=self.batch,
            history=self.history.records,
            parts={**self._parts(), "totals": self._totals, "data": self._data},
            extra=extra,
        )

    def load(self, path: str | os.PathLike[str]) -> dict[str, Any]:
        """Go on from the checkpoint at `path`.

        Returns:
            The `extra` it was saved with.

        Raises:
            CheckpointError: it cannot be read or does not fit; nothing was changed.
        """
        totals = Totals()
        checkpoint = load_checkpoint(
            path,
            self.model,
            self.optimizer,
            parts={**self._parts(), "totals": totals},
            optional=("totals",),
        )
        self.history = History(checkpoint.history)
        self._totals = totals
        self.batch = checkpoint.batch
        self.resumed = self.epoch
        self._data_state = checkpoint.parts.get("data")
        return checkpoint.extra

    def _parts(self) -> dict[str, Stateful | None]:
        return {"schedule": self.schedule, "scaler": self.precision.scaler}

    def _take_up(self, batches: Batches) -> None:
        """Let data with a state go on from the one that was loaded."""
        is_stateful = hasattr(batches, "state_dict") and hasattr(batches, "load_state_dict")
        self._data = batches if is_stateful else None  # type: ignore[assignment]
        state, self._data_state = self._data_state, None
        if self._data is None or state is None:
            return
        try:
            self._data.load_state_dict(state)
        except ValueError:
            # Between two epochs training may go on with other data.
            if self.batch:
                raise

    def _remaining(self, batches: Batches) -> Iterator[Sequence[Any]]:
        """The batches of an epoch that are still to do."""
        iterator = iter(batches)
        if self.batch and self._data is None:
            state = torch.get_rng_state()
            next(islice(iterator, self.batch - 1, None), None)
            # Reading them may have drawn random numbers, which were drawn before.
            torch.set_rng_state(state)
        return iterator

    def _fit_epoch(
        self, batches: Batches, epochs: int, validation: Batches | None, progress: Progress
    ) -> None:
        epoch = self.epoch + 1
        for callback in self.callbacks:
            callback.on_epoch_begin(self, epoch)
        # Most callbacks have nothing to do after a batch: those are not called there.
        per_batch = [
            callback
            for callback in self.callbacks
            if type(callback).on_batch_end is not Callback.on_batch_end
        ]
        totals = self._totals
        self.model.train()
        self._step.look()
        start = time.perf_counter() - totals.seconds
        counted = progress.batches(
            self._remaining(batches), f"epoch {epoch}/{epochs}", _length(batches), self.batch
        )
        # Closed also when an exception, whose traceback keeps it, ends the epoch.
        with closing(counted):
            for batch in counted:
                inputs, target = self._placed(batch)
                loss, output = self._step(inputs, target)
                self.batch += 1
                value = loss.item()
                if not math.isfinite(value):
                    raise NonFiniteLossError(
                        f"the loss is {value} in epoch {epoch}, batch {self.batch}: "
                        "try a lower learning rate, and look for nan or inf in the data"
                    )
                self._count(totals, value, output, target)
                if self.step_schedule == "batch" and self.schedule is not None:
                    self.schedule.step()
                totals.seconds = time.perf_counter() - start
                for callback in per_batch:
                    callback.on_batch_end(self, self.batch, value)
                if per_batch:
                    self._step.look()
        seconds = time.perf_counter() - start
        if not totals.samples:
            raise ValueError(
                f"the training data gave no batch in epoch {epoch}"
                + (" (a generator can be read only once; give a list)" if epoch > 1 else "")
            )
        record = {"epoch": float(epoch), **totals.means()}
        if validation is not None:
            measured = self.evaluate(validation)
            record |= {f"val_{name}": value for name, value in measured.items()}
        record["seconds"] = seconds
        record["samples_per_second"] = totals.samples / seconds if seconds else math.inf
        self.history.append(record)
        self.batch, self._totals = 0, Totals()
        if self.schedule is not None and self.step_schedule != "batch":
            self._step_schedule(record)
        progress.epoch_done(record, epochs)
        for callback in self.callbacks:
            callback.on_epoch_end(self, record)

    def _step_schedule(self, record: dict[str, float]) -> None:
        if self.step_schedule == "epoch":
            self.schedule.step()
        elif self.step_schedule in record:
            self.schedule.step(record[self.step_schedule])
        else:
            raise ValueError(
                f"step_schedule is `{self.step_schedule}`, and there is no such figure; there are "
                f"{', '.join(record)}; `epoch` and `batch` need none"
            )

    def _placed(self, batch: Sequence[Any]) -> tuple[Any, Any]:
        try:
            inputs, target = batch
        except (TypeError, ValueError):
            raise ValueError("each batch must be a pair: inputs, targets") from None
        if self._device is not None:
            return inputs.to(self._device), target.to(self._device)
        return inputs, target

    def _count(
        self, totals: Totals, loss: float, output: torch.Tensor, target: torch.Tensor
    ) -> None:
        figures = {"loss": loss}
        if self.metrics:
            with torch.no_grad():
                for name, metric in self.metrics.items():
                    figures[name] = float(metric(output, target))
        totals.add(figures, int(target.shape[0]) if target.ndim else 1)


def _length(batches: Batches) -> int | None:
    return len(batches) if isinstance(batches, Sized) else None
