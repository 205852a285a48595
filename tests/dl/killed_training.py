"""A training that is killed at will: ``killed_training.py CHECKPOINT RESULT [BATCH WHEN]``.

It goes on from CHECKPOINT, if that is there, writes it after each batch, and what it came to into
RESULT. With BATCH it kills itself, by SIGKILL, while it saves after so many batches: WHEN is
``during`` the writing or ``after`` it. Without, it prints a line for each batch.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

import sffi_torch as torch
from sffi_dl import nn, optim, save_tensors
from sffi_dl.data import Batch, DataLoader, TensorDataset
from sffi_dl.losses import mse_loss
from sffi_dl.training import Callback, SaveCheckpoint, Trainer

EPOCHS = 3


class Killer(Callback):
    """Ends the process from outside, as far as it can tell."""

    def __init__(self, batch: int, when: str) -> None:
        self.left = batch
        self.when = when

    def on_batch_end(self, trainer: Trainer, batch: int, loss: float) -> None:
        self.left -= 1
        if self.left == 0 and self.when == "during":
            Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign, assignment, return-value]
        elif self.left == -1:
            os.kill(os.getpid(), signal.SIGKILL)


class Teller(Callback):
    def on_batch_end(self, trainer: Trainer, batch: int, loss: float) -> None:
        print(trainer.epoch, batch, flush=True)


def shifted(batch: Batch) -> Batch:
    inputs, targets = batch
    return inputs + random.random(), targets


def main(checkpoint: Path, result: Path, *killing: str) -> None:
    # What a run begins with must not matter for one that goes on.
    fresh = not checkpoint.exists()
    torch.manual_seed(1 if fresh else 99)
    random.seed(1 if fresh else 99)
    model = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Dropout(0.3), nn.Linear(8, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    inputs = torch.linspace(-1.0, 1.0, 60).reshape(20, 3)
    data = TensorDataset(inputs, inputs.sum(dim=1, keepdim=True))
    batches = DataLoader(data, 6, shuffle=True, transform=shifted)
    callbacks = [Killer(int(killing[0]), killing[1]) if killing else Teller()]
    trainer = Trainer(
        model,
        optimizer,
        mse_loss,
        schedule=optim.lr_scheduler.StepLR(optimizer, 1, gamma=0.5),
        callbacks=[*callbacks, SaveCheckpoint(checkpoint, every=1)],
    )
    if not fresh:
        trainer.load(checkpoint)
    trainer.fit(batches, EPOCHS)
    losses = torch.tensor(trainer.history["loss"], dtype=torch.float64)
    state = optimizer.state_dict()["state"]
    momenta = {f"momentum {i}": entry["momentum_buffer"] for i, entry in state.items()}
    save_tensors(result, {**model.state_dict(), **momenta, "losses": losses, "next": torch.rand(3)})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
