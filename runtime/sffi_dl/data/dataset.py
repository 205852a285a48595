"""Tensors that belong together, sample by sample: `TensorDataset`."""

from __future__ import annotations

from collections.abc import Iterator

import sffi_torch as torch

from sffi_dl.data.errors import DataError

__all__ = ["TensorDataset"]


class TensorDataset:
    """Tensors whose first dimension counts the samples.

    ``dataset[i]`` is the tuple of the i-th sample of each tensor; ``dataset[a:b]`` the tuple
    of that range of each.

    Attributes:
        tensors: the tensors, as they were given; not copied.
    """

    def __init__(self, *tensors: torch.Tensor) -> None:
        """Args: tensors of shape (N, ...), the same N for all.

        Raises:
            DataError: there is none, one has no dimension, or the counts differ.
        """
        if not tensors:
            raise DataError("", "a TensorDataset of no tensors", "at least one")
        for position, tensor in enumerate(tensors):
            if tensor.ndim == 0:
                raise DataError(
                    "",
                    f"tensor {position} of the dataset is a single number",
                    "a first dimension that counts the samples",
                )
        counts = [int(tensor.shape[0]) for tensor in tensors]
        if len(set(counts)) > 1:
            raise DataError(
                "",
                f"tensors of {', '.join(map(str, counts))} samples in one dataset",
                "the same number of samples in each",
            )
        self.tensors = tensors

    def __len__(self) -> int:
        return int(self.tensors[0].shape[0])

    def __getitem__(self, index: int | slice) -> tuple[torch.Tensor, ...]:
        return tuple(tensor[index] for tensor in self.tensors)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, ...]]:
        return (self[index] for index in range(len(self)))

    def __repr__(self) -> str:
        shapes = ", ".join(str(tuple(tensor.shape)) for tensor in self.tensors)
        return f"TensorDataset({shapes})"
