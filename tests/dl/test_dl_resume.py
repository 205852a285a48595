"""A training that was killed goes on, and comes to the same to the last bit."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sffi_torch as torch
from sffi_dl import nn, optim
from sffi_dl.checkpoint import load_checkpoint, save_checkpoint
from sffi_dl.data import DataError, DataLoader, TensorDataset
from sffi_dl.errors import CheckpointError
from sffi_dl.losses import mse_loss
from sffi_dl.training import EarlyStopping, SaveCheckpoint, Trainer

pytestmark = pytest.mark.shim

PROGRAM = Path(__file__).parent / "killed_training.py"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, str(PROGRAM), *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def through(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the training comes to that nobody interrupts."""
    folder = tmp_path_factory.mktemp("through")
    done = run(folder / "checkpoint", folder / "result")
    assert done.returncode == 0, done.stderr
    return (folder / "result").read_bytes()


def test_killed_again_and_again(tmp_path: Path, through: bytes) -> None:
    checkpoint, result = tmp_path / "checkpoint", tmp_path / "result"
    # In the first batch, within an epoch, and in its last batch (there are four).
    for batch, when in ((1, "during"), (2, "after"), (2, "during"), (3, "after")):
        done = run(checkpoint, result, batch, when)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert not result.exists()
    done = run(checkpoint, result)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "1 3"  # six of the twelve batches are done
    assert result.read_bytes() == through


def test_killed_from_outside(tmp_path: Path, through: bytes) -> None:
    checkpoint, result = tmp_path / "checkpoint", tmp_path / "result"
    words = [sys.executable, str(PROGRAM), str(checkpoint), str(result)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        time.sleep(0.001)
        process.kill()
    assert process.returncode == -signal.SIGKILL and not result.exists()
    assert run(checkpoint, result).returncode == 0
    assert result.read_bytes() == through


def line_trainer(**options: object) -> tuple[Trainer, DataLoader]:
    torch.manual_seed(1)
    model = nn.Linear(1, 1)
    x = torch.linspace(-1.0, 1.0, 12).reshape(12, 1)
    loader = DataLoader(TensorDataset(x, x * 3.0), 4, shuffle=True, seed=5)
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    return Trainer(model, optimizer, mse_loss, **options), loader  # type: ignore[arg-type]


def test_other_data(tmp_path: Path) -> None:
    path = tmp_path / "c"
    trainer, loader = line_trainer(callbacks=[SaveCheckpoint(path, every=2)])
    trainer.fit(loader, 1)
    others = DataLoader(loader.dataset, 3)
    between, _ = line_trainer()
    between.load(path)
    between.fit(others, 2)
    assert between.epoch == 2

    trainer.callbacks[0].on_epoch_end = lambda *_: None  # type: ignore[method-assign]
    trainer.fit(loader, 2)
    middle, _ = line_trainer()
    middle.load(path)
    assert (middle.epoch, middle.batch) == (1, 2)
    with pytest.raises(DataError, match="'batch_size': 4"):
        middle.fit(others, 2)


def test_batches_in_a_list_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "c"
    trainer, loader = line_trainer(callbacks=[SaveCheckpoint(path, every=2)])
    batches = list(loader)
    trainer.callbacks[0].on_epoch_end = lambda *_: None  # type: ignore[method-assign]
    trainer.fit(batches, 1)
    resumed, _ = line_trainer()
    resumed.load(path)
    assert resumed.batch == 2
    resumed.fit(batches, 1)
    assert resumed.history["loss"] == trainer.history["loss"]
    assert resumed.model.weight.item() == trainer.model.weight.item()


def test_patience_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "c"
    trainer, loader = line_trainer()
    trainer.fit(loader, 2)
    trainer.save(path)
    resumed, _ = line_trainer(callbacks=[EarlyStopping("loss", patience=1, min_delta=100.0)])
    resumed.load(path)
    resumed.fit(loader, 9)
    # The second epoch was no improvement either.
    assert resumed.epoch == 3


def test_the_scale_of_the_loss_is_kept(tmp_path: Path) -> None:
    torch.set_autocast_dtype("cpu", torch.float16)
    try:
        trainer, _ = line_trainer(amp=True)
        other, _ = line_trainer(amp=True)
        plain, _ = line_trainer(amp=False)
    finally:
        torch.set_autocast_dtype("cpu", torch.bfloat16)
    assert trainer.precision.scaler is not None and other.precision.scaler is not None
    trainer.precision.scaler.scale(torch.ones(1))
    trainer.precision.scaler.update(2.0)
    trainer.save(tmp_path / "c")
    other.load(tmp_path / "c")
    assert other.precision.scaler.get_scale() == 2.0
    plain.save(tmp_path / "c")
    with pytest.raises(CheckpointError, match="holds no state of scaler"):
        other.load(tmp_path / "c")
    assert other.precision.scaler.get_scale() == 2.0


class Part:
    """Something with a state that may refuse one."""

    def __init__(self, value: int, refuses: bool = False) -> None:
        self.value = value
        self.refuses = refuses

    def state_dict(self) -> dict[str, int]:
        return {"value": self.value}

    def load_state_dict(self, state_dict: dict[str, int]) -> None:
        if self.refuses and state_dict["value"] != self.value:
            raise ValueError("not mine")
        self.value = state_dict["value"]


def test_a_part_that_refuses_takes_all_others_back(tmp_path: Path) -> None:
    path = tmp_path / "c"
    trainer, _ = line_trainer()
    model, optimizer = trainer.model, trainer.optimizer
    save_checkpoint(path, model, optimizer, parts={"one": Part(1), "two": Part(2)}, batch=7)
    weight, generator = model.weight.item(), torch.get_rng_state().tolist()
    with torch.no_grad():
        model.weight.add_(1.0)
    torch.rand(1)
    changed = torch.get_rng_state().tolist()
    one = Part(5)
    with pytest.raises(CheckpointError, match="the state of two does not fit: not mine"):
        load_checkpoint(path, model, optimizer, parts={"one": one, "two": Part(9, refuses=True)})
    assert (one.value, model.weight.item()) == (5, weight + 1.0)
    assert torch.get_rng_state().tolist() == changed
    with pytest.raises(CheckpointError, match="holds no state of three"):
        load_checkpoint(path, model, parts={"three": one})
    found = load_checkpoint(path, model, optimizer, parts={"one": one, "two": None})
    assert (one.value, model.weight.item(), found.batch) == (1, weight, 7)
    assert torch.get_rng_state().tolist() == generator
