"""The training loop: figures, callbacks, early stopping, progress, what goes wrong."""

from __future__ import annotations

import math
from typing import Any

import pytest
import sffi_torch as torch
from sffi_dl import nn, optim
from sffi_dl.config import CPU
from sffi_dl.devices import resolve_device
from sffi_dl.losses import cross_entropy, mse_loss
from sffi_dl.training import (
    Callback,
    EarlyStopping,
    History,
    NonFiniteLossError,
    Trainer,
    accuracy,
)
from sffi_dl.training.progress import format_record

pytestmark = pytest.mark.shim

Batch = tuple[torch.Tensor, torch.Tensor]


def line_data(batches: int = 4, size: int = 8) -> list[Batch]:
    """Points on y = 3x - 1."""
    result = []
    for i in range(batches):
        x = torch.linspace(-1.0 + 0.1 * i, 1.0, size).reshape(size, 1)
        result.append((x, x * 3.0 - 1.0))
    return result


def line_trainer(lr: float = 0.2, **options: Any) -> Trainer:
    torch.manual_seed(1)
    model = nn.Linear(1, 1)
    return Trainer(model, optim.SGD(model.parameters(), lr=lr), mse_loss, **options)


class Recorder(Callback):
    def __init__(self) -> None:
        self.events: list[str] = []

    def on_fit_begin(self, trainer: Trainer) -> None:
        self.events.append("fit begin")

    def on_epoch_begin(self, trainer: Trainer, epoch: int) -> None:
        self.events.append(f"epoch {epoch} begin")

    def on_batch_end(self, trainer: Trainer, batch: int, loss: float) -> None:
        assert math.isfinite(loss)
        self.events.append(f"batch {batch}")

    def on_epoch_end(self, trainer: Trainer, record: dict[str, float]) -> None:
        assert trainer.history[-1] is record or trainer.history[-1] == record
        self.events.append(f"epoch {int(record['epoch'])} end")

    def on_fit_end(self, trainer: Trainer) -> None:
        self.events.append("fit end")


def test_it_learns_and_keeps_the_figures() -> None:
    trainer = line_trainer()
    data = line_data()
    history = trainer.fit(data, 30, validation=data[:1])
    assert history is trainer.history
    assert len(history) == trainer.epoch == 30
    assert history["epoch"] == list(range(1, 31))
    assert history["loss"][0] > history["loss"][-1] < 1e-4
    assert history["val_loss"][-1] < 1e-4
    assert history.best("val_loss")["val_loss"] == min(history["val_loss"])
    assert history.names[:3] == ["epoch", "loss", "val_loss"]
    assert history[-1]["samples_per_second"] > 0
    assert trainer.evaluate(data).keys() == {"loss"}


def test_figures_are_weighted_by_the_size_of_the_batch() -> None:
    class Constant(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.value = nn.Parameter(torch.zeros(1))

        def forward(self, input: torch.Tensor) -> torch.Tensor:
            return self.value.expand(input.shape[0], 1)

    model = Constant()
    trainer = Trainer(model, optim.SGD(model.parameters(), lr=0.0), mse_loss)
    data = [
        (torch.zeros(3, 1), torch.full((3, 1), 2.0)),  # squared error 4
        (torch.zeros(1, 1), torch.zeros(1, 1)),  # 0
    ]
    assert trainer.evaluate(data)["loss"] == pytest.approx(3.0)
    assert trainer.fit(data, 1)["loss"] == [pytest.approx(3.0)]


def test_metrics_and_accuracy() -> None:
    scores = torch.tensor([[1.0, 2.0], [3.0, 0.0], [0.0, 1.0], [5.0, 1.0]])
    classes = torch.tensor([1, 0, 0, 0])
    assert accuracy(scores, classes) == 0.75
    torch.manual_seed(0)
    model = nn.Linear(2, 2)
    trainer = Trainer(
        model,
        optim.Adam(model.parameters(), lr=0.05),
        cross_entropy,
        metrics={"accuracy": accuracy},
        device=CPU(),
    )
    history = trainer.fit([(scores, classes)], 200, validation=[(scores, classes)])
    assert 0.0 <= history["accuracy"][0] <= history["val_accuracy"][-1] <= 1.0
    assert history["val_accuracy"][-1] >= 0.75


def test_callbacks_in_order() -> None:
    recorder = Recorder()
    trainer = line_trainer(callbacks=[recorder])
    trainer.fit(line_data(2), 2)
    assert recorder.events == [
        "fit begin",
        "epoch 1 begin",
        "batch 1",
        "batch 2",
        "epoch 1 end",
        "epoch 2 begin",
        "batch 1",
        "batch 2",
        "epoch 2 end",
        "fit end",
    ]


def test_fit_counts_the_epochs_done_before() -> None:
    trainer = line_trainer()
    trainer.fit(line_data(), 3)
    trainer.fit(line_data(), 5)
    assert trainer.history["epoch"] == [1, 2, 3, 4, 5]
    trainer.fit(line_data(), 5)
    assert trainer.epoch == 5


def test_training_mode_is_set_and_restored() -> None:
    modes: list[bool] = []

    class Look(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = nn.Linear(1, 1)

        def forward(self, input: torch.Tensor) -> torch.Tensor:
            modes.append(self.training)
            return self.layer(input)  # type: ignore[no-any-return]

    model = Look()
    trainer = Trainer(model, optim.SGD(model.parameters()), mse_loss)
    trainer.fit(line_data(1), 2, validation=line_data(1))
    assert modes == [True, False, True, False]
    model.eval()
    trainer.evaluate(line_data(1))
    assert not model.training
    model.train()
    trainer.evaluate(line_data(1))
    assert model.training


class TestEarlyStopping:
    def test_it_stops(self) -> None:
        trainer = line_trainer(lr=0.0, callbacks=[EarlyStopping("loss", patience=2)])
        trainer.fit(line_data(), 50)
        # The first epoch is the best; the next two are borne, the third is not.
        assert trainer.epoch == 4
        assert trainer.stop_reason == "loss has not improved for 3 epochs"
        trainer.fit(line_data(), 50)
        assert trainer.epoch == 8

    def test_min_delta_and_mode(self) -> None:
        stopping = EarlyStopping("loss", patience=0, min_delta=1e9)
        trainer = line_trainer(callbacks=[stopping])
        trainer.fit(line_data(), 50)
        assert trainer.epoch == 2 and stopping.best_epoch == 1
        trainer = line_trainer(callbacks=[EarlyStopping("loss", patience=0, mode="max")])
        trainer.fit(line_data(), 50)
        assert trainer.epoch == 2

    def test_the_best_state_comes_back(self) -> None:
        # With a rate this high the loss grows from epoch to epoch.
        stopping = EarlyStopping("val_loss", patience=1, restore_best=True)
        trainer = line_trainer(lr=1.5, callbacks=[stopping])
        data = line_data()
        trainer.fit(data, 10, validation=data)
        assert trainer.epoch == 3 and stopping.best_epoch == 1
        assert trainer.evaluate(data)["loss"] == pytest.approx(trainer.history["val_loss"][0])

    def test_wrong_arguments(self) -> None:
        with pytest.raises(ValueError, match="`auto`, `min` or `max`"):
            EarlyStopping(mode="less")
        with pytest.raises(ValueError, match="patience"):
            EarlyStopping(patience=-1)
        trainer = line_trainer(callbacks=[EarlyStopping()])
        with pytest.raises(KeyError, match="no validation data were given"):
            trainer.fit(line_data(), 2)


class TestMistakes:
    def test_a_loss_that_is_no_number(self) -> None:
        trainer = line_trainer()
        bad = [(torch.full((2, 1), math.nan), torch.zeros(2, 1))]
        with pytest.raises(NonFiniteLossError, match=r"the loss is nan in epoch 1, batch 1"):
            trainer.fit(bad, 2)
        assert trainer.epoch == 0

    def test_no_batches(self) -> None:
        trainer = line_trainer()
        with pytest.raises(ValueError, match="gave no batch in epoch 1"):
            trainer.fit([], 1)
        with pytest.raises(ValueError, match="nothing to evaluate"):
            trainer.evaluate([])

    def test_a_generator_is_read_only_once(self) -> None:
        with pytest.raises(ValueError, match=r"epoch 2 \(a generator can be read only once"):
            line_trainer().fit((batch for batch in line_data()), 2)

    def test_not_pairs(self) -> None:
        with pytest.raises(ValueError, match="must be a pair"):
            line_trainer().fit([(torch.zeros(1),)], 1)


class TestProgress:
    def test_quiet_when_not_on_a_terminal(self, capfd: pytest.CaptureFixture[str]) -> None:
        line_trainer().fit(line_data(), 2)
        assert capfd.readouterr() == ("", "")

    def test_shown_when_wanted(self, capfd: pytest.CaptureFixture[str]) -> None:
        line_trainer(progress=True).fit(line_data(), 2)
        captured = capfd.readouterr()
        assert captured.out == ""
        assert "epoch  1/2  loss" in captured.err and "epoch  2/2  loss" in captured.err

    def test_line_for_an_epoch(self) -> None:
        record = {"epoch": 3.0, "loss": 0.12345, "seconds": 2.06, "samples_per_second": 28500.4}
        assert format_record(record, 10) == "epoch  3/10  loss 0.1235  (2.1 s, 28500/s)"
        assert format_record({"epoch": 3.0, "loss": 1.0}) == "epoch  3  loss 1.0000"


def test_device_forms() -> None:
    for device in ("cpu", CPU(), resolve_device("cpu"), torch.device("cpu")):
        line_trainer(device=device).fit(line_data(1), 1)


def test_history_on_its_own() -> None:
    history = History()
    assert history.names == [] and len(history) == 0
    with pytest.raises(KeyError, match="there are none"):
        history.best("loss")
    history.append({"epoch": 1, "a": 2.0})
    history.append({"epoch": 2, "a": 1.0, "b": 5.0})
    assert history["b"] == [5.0]
    assert history.best("a")["epoch"] == 2
    assert history.best("a", "max")["epoch"] == 1
    assert [record["epoch"] for record in history] == [1, 2]
    assert repr(history) == "History(2 epochs: epoch, a, b)"
