"""A dataset in batches, in a new order for each epoch: `DataLoader`."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Iterator

import sffi_torch as torch

from sffi_dl.data.dataset import TensorDataset
from sffi_dl.data.errors import DataError

__all__ = ["Batch", "DataLoader"]

Batch = tuple[torch.Tensor, ...]
"""One tensor for each tensor of the dataset, of shape (batch size, ...)."""


class DataLoader:
    """Iterates over a `TensorDataset` in batches; each iteration is one epoch.

    A shuffled batch is gathered with one ``index_select`` per tensor; without shuffling it is
    a view. The order depends on `seed` and on the number of the epoch alone, not on PyTorch's
    global generator: a run that is resumed at epoch 5 sees the batches that it would have
    seen without the interruption.

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

        Raises:
            DataError: `batch_size` is not positive, or no batch would be left.
        """
        if batch_size < 1:
            raise DataError("", f"batch_size is {batch_size}", "at least 1")
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
        self.seed = seed
        self.epoch = 0

    def __len__(self) -> int:
        """The number of batches in an epoch."""
        whole, rest = divmod(len(self.dataset), self.batch_size)
        return whole if self.drop_last or not rest else whole + 1

    def __iter__(self) -> Iterator[Batch]:
        epoch = self.epoch
        self.epoch += 1
        batches = self._shuffled(epoch) if self.shuffle else self._in_order()
        return batches if self.transform is None else map(self.transform, batches)

    def _in_order(self) -> Iterator[Batch]:
        tensors = self.dataset.tensors
        for start, stop in self._bounds():
            yield tuple(tensor[start:stop] for tensor in tensors)

    def _shuffled(self, epoch: int) -> Iterator[Batch]:
        tensors = self.dataset.tensors
        order = self._order(epoch)
        for start, stop in self._bounds():
            index = order[start:stop]
            yield tuple(tensor.index_select(0, index.to(tensor.device)) for tensor in tensors)

    def _bounds(self) -> Iterator[tuple[int, int]]:
        count, size = len(self.dataset), self.batch_size
        stop = count - count % size if self.drop_last else count
        return ((start, min(start + size, count)) for start in range(0, stop, size))

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
