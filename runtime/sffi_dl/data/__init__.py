"""Data for training: tensors in batches, MNIST's files, and digits that need no download.

from sffi_dl.data import DataLoader, load_digits

digits = load_digits(report=print)
for images, labels in DataLoader(digits.train.dataset(), batch_size=128, shuffle=True):
    ...
"""

from __future__ import annotations

from sffi_dl.data.augment import Distortion, enlarge
from sffi_dl.data.dataset import TensorDataset
from sffi_dl.data.digits import load_digits, make_digits
from sffi_dl.data.errors import DataError
from sffi_dl.data.idx import read_idx, write_idx
from sffi_dl.data.loader import Batch, DataLoader
from sffi_dl.data.mnist import ImageData, ImageSet, load_mnist, read_images

__all__ = [
    "Batch",
    "DataError",
    "DataLoader",
    "Distortion",
    "ImageData",
    "ImageSet",
    "TensorDataset",
    "enlarge",
    "load_digits",
    "load_mnist",
    "make_digits",
    "read_idx",
    "read_images",
    "write_idx",
]
