"""A dataset in batches, in a new order for each epoch: `DataLoader`."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import Any

import sffi_torch as torch

from sffi_dl.data.dataset import TensorDataset
from sffi_dl.data.errors import DataError
from sffi_dl.data.prefetch import prefetched

__all__ = ["Batch", "DataLoader"]

Batch = tuple[torch.Tensor, ...]
"""One tensor for each tensor of the dataset, of shape (batch size, ...)."""


class DataLoader:
    """Iterates over a `TensorDataset` in batches; each iteration is one epoch.

    A shuffled batch is gathered with one ``index_select`` per tensor; without shuffling it is
    a view. The order depends on `seed` and on the number of the epoch alone, not on PyTorch's
    global generator nor on `num_workers`: a run that is resumed at epoch 5 sees the batches that
    it would have seen without the interruption.

    Attributes:
        epoch: the number of the next epoch; set it to repeat one or to resume.
    """

    def __init__(
        self,
        dataset: TensorDataset,
        batch_size: int = 1,
        shuffle: bool = False,
        drop_last: bool = False,
        seed: int | None = None,
        transform: Callable[[Batch], Batch] | None = None,
        num_workers: int = 0,
        prefetch_factor: int = 2,
    ) -> None:
        """
        Args:
            dataset: what to iterate over.
            batch_size: samples in a batch.
            shuffle: a new order for each epoch; otherwise the order of the dataset.
            drop_last: leave out the last batch where it has fewer than `batch_size` samples.
            seed: of the order; None draws one from PyTorch's generator, so that
                ``torch.manual_seed`` holds for it.
            transform: applied to each batch, such as the conversion of bytes to floats or
                the move to another device.
            num_workers: threads that make batches while the program is busy with others; 0
                makes each batch when it is asked for. In a thread, a `transform` that draws
                from PyTorch's global generator takes turns with the program in no fixed
                order; give it a ``torch.Generator`` of its own (and one worker) to repeat it.
            prefetch_factor: how many batches each worker is ahead.

        Raises:
            DataError: `batch_size` is not positive, no batch would be left, or a negative
                number of workers.
        """
        if batch_size < 1:
            raise DataError("", f"batch_size is {batch_size}", "at least 1")
        if num_workers < 0:
            raise DataError("", f"num_workers is {num_workers}", "0 or more")
        if prefetch_factor < 1:
            raise DataError("", f"prefetch_factor is {prefetch_factor}", "at least 1")
        if len(dataset) == 0:
            raise DataError("", "the dataset has no samples", "at least one")
        if drop_last and len(dataset) < batch_size:
            raise DataError(
                "",
                f"drop_last with {len(dataset)} samples leaves no batch of {batch_size}",
                f"batch_size of at most {len(dataset)}",
            )
        self.dataset = dataset
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.drop_last = drop_last
        self.transform = transform
        self.num_workers = num_workers
        self.prefetch_factor = prefetch_factor
        self.seed = seed
        self.epoch = 0
        # Batches handed out in the epoch before `epoch`, while it is going on; then 0.
        self._handed_out = 0
        # Batches that the next epoch leaves out, for they were handed out before it was resumed.
        self._skip = 0

    def __len__(self) -> int:
        """The number of batches in an epoch."""
        whole, rest = divmod(len(self.dataset), self.batch_size)
        return whole if self.drop_last or not rest else whole + 1

    def __iter__(self) -> Iterator[Batch]:
        epoch, first = self.epoch, self._skip
        self.epoch, self._skip = epoch + 1, 0
        self._handed_out = first
        return self._batches(epoch, first)

    def state_dict(self) -> dict[str, Any]:
        """Where the iteration is, to go on from there later: plain numbers.

        In the middle of an epoch that is after the batch handed out last.
        """
        middle = self._handed_out > 0
        return {
            "epoch": self.epoch - 1 if middle else self.epoch,
            "batch": self._handed_out if middle else self._skip,
            "seed": self.seed,
            **self._identity(),
        }

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on with the next iteration from what `state_dict` gave.

        Raises:
            DataError: it is of other data or batches, or no such state; nothing was changed.
        """
        try:
            epoch, batch = int(state_dict["epoch"]), int(state_dict["batch"])
            seed = None if state_dict["seed"] is None else int(state_dict["seed"])
            other = {key: state_dict[key] for key in self._identity()}
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(
                "", f"not the state of a DataLoader ({type(error).__name__}: {error})"
            ) from None
        if other != self._identity():
            raise DataError("", f"the state of a DataLoader with {other}", str(self._identity()))
        if epoch < 0 or not 0 <= batch <= len(self):
            raise DataError("", f"the state of batch {batch} in epoch {epoch}")
        self.epoch, self._skip, self._handed_out, self.seed = epoch, batch, 0, seed

    def _identity(self) -> dict[str, Any]:
        """What must be the same for a state to make sense here."""
        return {
            "samples": len(self.dataset),
            "batch_size": self.batch_size,
            "shuffle": self.shuffle,
            "drop_last": self.drop_last,
        }

    def _batches(self, epoch: int, first: int) -> Iterator[Batch]:
        order = self._order(epoch) if self.shuffle else None

        def make(bounds: tuple[int, int]) -> Batch:
            return self._batch(order, *bounds)

        bounds = self._bounds()[first:]
        if self.num_workers:
            made = prefetched(
                bounds,
                make,
                threads=self.num_workers,
                ahead=self.num_workers * self.prefetch_factor,
                place=lambda number: f"batch {first + number + 1} of epoch {epoch + 1}",
            )
        else:
            made = (make(each) for each in bounds)
        with closing(made):
            for number, batch in enumerate(made, start=first + 1):
                self._handed_out = number
                yield batch
        self._handed_out = 0

    def _batch(self, order: torch.Tensor | None, start: int, stop: int) -> Batch:
        tensors = self.dataset.tensors
        if order is None:
            batch = tuple(tensor[start:stop] for tensor in tensors)
        else:
            index = order[start:stop]
            batch = tuple(tensor.index_select(0, index.to(tensor.device)) for tensor in tensors)
        return batch if self.transform is None else self.transform(batch)

    def _bounds(self) -> list[tuple[int, int]]:
        count, size = len(self.dataset), self.batch_size
        stop = count - count % size if self.drop_last else count
        return [(start, min(start + size, count)) for start in range(0, stop, size)]

    def _order(self, epoch: int) -> torch.Tensor:
        if self.seed is None:
            self.seed = int(torch.randint(0, 2**31 - 1, (1,)).item())
        order = array("q", range(len(self.dataset)))
        # Seeded with a text: that goes through SHA-512, so neighbouring epochs share nothing.
        random.Random(f"{self.seed}:{epoch}").shuffle(order)
        return torch.frombuffer(order, dtype=torch.int64)

    def __repr__(self) -> str:
        order = "shuffled" if self.shuffle else "in order"
        return (
            f"DataLoader({len(self.dataset):,} samples, {len(self):,} batches of "
            f"{self.batch_size}, {order})"
        )
