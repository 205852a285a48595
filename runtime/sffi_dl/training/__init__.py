"""Training a model over epochs: `Trainer`, its callbacks and history."""

from __future__ import annotations

from sffi_dl.training.callbacks import Callback, EarlyStopping, SaveCheckpoint
from sffi_dl.training.history import History
from sffi_dl.training.metrics import accuracy
from sffi_dl.training.trainer import NonFiniteLossError, Trainer

__all__ = [
    "Callback",
    "EarlyStopping",
    "History",
    "NonFiniteLossError",
    "SaveCheckpoint",
    "Trainer",
    "accuracy",
]
