"""The training loop: `Trainer`."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sffi_torch as torch

from sffi_dl.config.values import Device
from sffi_dl.devices import Resolution
from sffi_dl.errors import DLError
from sffi_dl.nn.module import Module
from sffi_dl.optim.optimizer import Optimizer
from sffi_dl.training.callbacks import Callback
from sffi_dl.training.history import History
from sffi_dl.training.precision import Precision
from sffi_dl.training.progress import Progress

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
        callbacks: called along with the training, in this order.
        progress: a progress bar on standard error; None means on a terminal only.
        amp: mixed precision: forward passes and losses run under autocast, in bfloat16 on a
            processor, in float16 with a scaled loss on CUDA. None means as `apply_settings`
            left it.

    Attributes:
        history: the figures of all epochs so far.
        stop_reason: why training ended early; empty if it did not.
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
        callbacks: Iterable[Callback] = (),
        progress: bool | None = None,
        amp: bool | None = None,
    ) -> None:
        self.model = model
        self.optimizer = optimizer
        self.loss = loss
        self.metrics = dict(metrics or {})
        self.callbacks = list(callbacks)
        self.history = History()
        self.stop_reason = ""
        self._progress = progress
        self._device: torch.device | None = None
        if device is not None:
            if isinstance(device, Resolution):
                device = device.device
            self._device = torch.device(str(device))
            model.to(self._device)
        where = self._device or next((p.device for p in model.parameters()), torch.device("cpu"))
        self.precision = Precision(amp, where.type)

    @property
    def epoch(self) -> int:
        """The number of epochs done so far."""
        return int(self.history[-1]["epoch"]) if len(self.history) else 0

    def fit(self, batches: Batches, epochs: int, *, validation: Batches | None = None) -> History:
        """Train until `epochs` epochs are done, counting those done before.

        Args:
            batches: the training data.
            epochs: the number of epochs in all; a trainer that `load`\\ ed a checkpoint of
                epoch 3 goes on with the fourth.
            validation: other data, on which the model is measured after each epoch
                (``val_loss`` and so on).

        Returns:
            `history`.

        Raises:
            NonFiniteLossError: the loss is infinite or not a number.
            ValueError: there are no batches.
        """
        self.stop_reason = ""
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
        precision = self.precision
        self.optimizer.zero_grad()
        if precision.amp:
            with precision.forward():
                output = self.model(inputs)
                loss = self.loss(output, target)
        else:
            output = self.model(inputs)
            loss = self.loss(output, target)
        precision.backward(loss)
        precision.step(self.optimizer)
        return loss, output

    def evaluate(self, batches: Batches) -> dict[str, float]:
        """The mean loss and metrics of the model, as it is, over `batches`.

        Raises:
            ValueError: there are no batches.
        """
        totals = _Totals()
        was_training = self.model.training
        self.model.eval()
        try:
            with torch.no_grad(), self.precision.forward():
                for batch in batches:
                    inputs, target = self._placed(batch)
                    output = self.model(inputs)
                    loss = self.loss(output, target)
                    self._count(totals, loss.item(), output, target)
        finally:
            self.model.train(was_training)
        if not totals.samples:
            raise ValueError("there is nothing to evaluate: the data gave no batch")
        return totals.means()

    def save(self, path: str | os.PathLike[str], **extra: Any) -> None:
        """Write model, optimiser, history and random state to a checkpoint at `path`.

        Args:
            path: the file.
            extra: what else to keep, as far as JSON can hold it.
        """
        from sffi_dl.checkpoint import save_checkpoint

        save_checkpoint(
            path,
            self.model,
            self.optimizer,
            epoch=self.epoch,
            history=self.history.records,
            extra=extra,
        )

    def load(self, path: str | os.PathLike[str]) -> dict[str, Any]:
        """Go on from the checkpoint at `path`.

        Returns:
            The `extra` it was saved with.

        Raises:
            CheckpointError: it cannot be read or does not fit; nothing was changed.
        """
        from sffi_dl.checkpoint import load_checkpoint

        checkpoint = load_checkpoint(path, self.model, self.optimizer)
        self.history = History(checkpoint.history)
        return checkpoint.extra

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
        totals = _Totals()
        self.model.train()
        start = time.perf_counter()
        counted = progress.batches(batches, f"epoch {epoch}/{epochs}")
        for number, batch in enumerate(counted, start=1):
            inputs, target = self._placed(batch)
            loss, output = self.train_batch(inputs, target)
            value = loss.item()
            if not math.isfinite(value):
                raise NonFiniteLossError(
                    f"the loss is {value} in epoch {epoch}, batch {number}: "
                    "try a lower learning rate, and look for nan or inf in the data"
                )
            self._count(totals, value, output, target)
            for callback in per_batch:
                callback.on_batch_end(self, number, value)
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
        progress.epoch_done(record, epochs)
        for callback in self.callbacks:
            callback.on_epoch_end(self, record)

    def _placed(self, batch: Sequence[Any]) -> tuple[Any, Any]:
        try:
            inputs, target = batch
        except (TypeError, ValueError):
            raise ValueError("each batch must be a pair: inputs, targets") from None
        if self._device is not None:
            return inputs.to(self._device), target.to(self._device)
        return inputs, target

    def _count(
        self, totals: _Totals, loss: float, output: torch.Tensor, target: torch.Tensor
    ) -> None:
        figures = {"loss": loss}
        if self.metrics:
            with torch.no_grad():
                for name, metric in self.metrics.items():
                    figures[name] = float(metric(output, target))
        totals.add(figures, int(target.shape[0]) if target.ndim else 1)


class _Totals:
    """Sums of figures, weighted by the number of samples."""

    def __init__(self) -> None:
        self.samples = 0
        self._sums: dict[str, float] = {}

    def add(self, figures: Mapping[str, float], samples: int) -> None:
        self.samples += samples
        for name, value in figures.items():
            self._sums[name] = self._sums.get(name, 0.0) + value * samples

    def means(self) -> dict[str, float]:
        return {name: total / self.samples for name, total in self._sums.items()}
