"""MNIST and sets stored the same way: `load_mnist`, `read_images`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sffi_torch as torch

from sffi_dl.data.dataset import TensorDataset
from sffi_dl.data.errors import DataError
from sffi_dl.data.idx import read_idx

if TYPE_CHECKING:
    from sffi_dl.data.idx import Array

__all__ = ["FILE_NAMES", "ImageData", "ImageSet", "load_mnist", "read_images"]

FILE_NAMES = {
    "train": ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    "test": ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
}
"""The two files of each part, images and labels; each may have ``.gz`` at its end."""

_CLASSES = 10
_SIDE = 28


@dataclass(frozen=True)
class ImageSet:
    """Grey images and what they show.

    Attributes:
        images: uint8 (N, 28, 28); 0 is the background, 255 full ink.
        labels: int64 (N,), from 0 to 9.
    """

    images: torch.Tensor
    labels: torch.Tensor

    def __len__(self) -> int:
        return int(self.images.shape[0])

    def dataset(self) -> TensorDataset:
        """The images with their labels, for a `DataLoader`."""
        return TensorDataset(self.images, self.labels)

    def first(self, count: int) -> ImageSet:
        """The first `count` images (all of them where there are fewer)."""
        return ImageSet(self.images[:count], self.labels[:count])


@dataclass(frozen=True)
class ImageData:
    """A set to train with and a set to test with.

    Attributes:
        train: the training set.
        test: the test set.
        source: where they come from, in words.
    """

    train: ImageSet
    test: ImageSet
    source: str


def load_mnist(directory: str | os.PathLike[str]) -> ImageData:
    """The four IDX files of MNIST in `directory`, plain or ``.gz``.

    They are looked for in `directory` itself, then in ``raw`` and ``MNIST/raw`` below it,
    where other tools put them; ``train-images.idx3-ubyte`` is as good a name as
    ``train-images-idx3-ubyte``.

    Raises:
        DataError: a file is missing or damaged, holds something else than 28x28 images or
            labels from 0 to 9, or the images and labels differ in number.
    """
    folder = Path(directory)
    if not folder.is_dir():
        raise DataError(
            folder,
            "not a directory" if folder.exists() else "no such directory",
            "a directory with the four MNIST files " + ", ".join(_all_names()),
        )
    parts = {}
    for part, (images, labels) in FILE_NAMES.items():
        parts[part] = read_images(_find(folder, images), _find(folder, labels))
    return ImageData(parts["train"], parts["test"], f"IDX files in {folder}")


def read_images(images: str | os.PathLike[str], labels: str | os.PathLike[str]) -> ImageSet:
    """The images and labels in two IDX files.

    Raises:
        DataError: as `load_mnist`.
    """
    image_array = read_idx(images)
    _check_kind(images, image_array, 3, "images: uint8 values in 3 dimensions (magic 0x00000803)")
    if image_array.shape[1:] != (_SIDE, _SIDE):
        height, width = image_array.shape[1:]
        raise DataError(images, f"images of {height}x{width} pixels", f"{_SIDE}x{_SIDE} pixels")
    label_array = read_idx(labels)
    _check_kind(labels, label_array, 1, "labels: uint8 values in 1 dimension (magic 0x00000801)")
    if len(label_array) != len(image_array):
        raise DataError(
            labels,
            f"{len(label_array):,} labels",
            f"{len(image_array):,}, as there are images in {os.fspath(images)}",
        )
    if len(image_array) == 0:
        raise DataError(images, "no images", "at least one")
    if int(label_array.max()) >= _CLASSES:
        wrong = int((label_array >= _CLASSES).argmax())
        raise DataError(
            labels, f"label {int(label_array[wrong])} at position {wrong:,}", "labels from 0 to 9"
        )
    return ImageSet(torch.from_numpy(image_array), torch.from_numpy(label_array.astype("int64")))


def _check_kind(path: str | os.PathLike[str], array: Array, ndim: int, expected: str) -> None:
    if array.dtype.name != "uint8" or array.ndim != ndim:
        raise DataError(path, f"{array.dtype.name} values in {array.ndim} dimension(s)", expected)


def _find(folder: Path, name: str) -> Path:
    stem, kind, tail = name.rpartition("-idx")
    other = f"{stem}.idx{tail}" if kind else name
    for place in (folder, folder / "raw", folder / "MNIST" / "raw"):
        for candidate in (name, f"{name}.gz", other, f"{other}.gz"):
            if (place / candidate).is_file():
                return place / candidate
    present = sorted(entry.name for entry in folder.iterdir())
    shown = ", ".join(present[:8]) + (", ..." if len(present) > 8 else "")
    raise DataError(
        folder,
        f"no {name} or {name}.gz (there: {shown or 'nothing'})",
        "the four MNIST files " + ", ".join(_all_names()),
    )


def _all_names() -> list[str]:
    return [name for pair in FILE_NAMES.values() for name in pair]
