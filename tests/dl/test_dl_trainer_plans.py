"""Trainer's steps as recorded plans: to the bit what they are as written, or a reason why not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sffi
import sffi_torch as torch
from sffi_dl import nn, optim
from sffi_dl.data import DataLoader, TensorDataset
from sffi_dl.losses import cross_entropy, mse_loss
from sffi_dl.training import Callback, SaveCheckpoint, Trainer, accuracy

pytestmark = pytest.mark.shim

PLANNED = "steps are planned: "


def mlp() -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(12, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 4)
    )


def data(shuffle: bool = True) -> DataLoader:
    torch.manual_seed(7)
    inputs, targets = torch.randn(27, 12), torch.randint(0, 4, (27,))
    # The last batch has three samples.
    return DataLoader(TensorDataset(inputs, targets), 8, shuffle=shuffle, seed=1)


def train(
    plan: bool | None,
    *,
    model: Callable[[], nn.Module] = mlp,
    optimizer: Callable[[Any], Any] = lambda params: optim.Adam(params, lr=0.01),
    schedule: Callable[[Any], Any] | None = None,
    epochs: int = 3,
    **options: Any,
) -> tuple[Trainer, list[dict[str, float]], dict[str, Any]]:
    torch.manual_seed(0)
    made = model()
    chosen = optimizer(made.parameters())
    if schedule is not None:
        options["schedule"] = schedule(chosen)
    options.setdefault("metrics", {"accuracy": accuracy})
    trainer = Trainer(made, chosen, options.pop("loss", cross_entropy), plan=plan, **options)
    trainer.fit(data(), epochs, validation=data(shuffle=False))
    times = ("seconds", "samples_per_second")
    history = [{k: v for k, v in each.items() if k not in times} for each in trainer.history]
    return trainer, history, {name: t.tolist() for name, t in made.state_dict().items()}


CASES: dict[str, dict[str, Any]] = {
    "Adam": {},
    "SGD": {"optimizer": lambda params: optim.SGD(params, lr=0.1, momentum=0.9)},
    "RMSprop": {"optimizer": lambda params: optim.RMSprop(params, lr=0.01)},
    "two groups": {
        "optimizer": lambda params: optim.AdamW(
            [{"params": list(params)[:2], "lr": 0.1}], lr=0.01, weight_decay=0.1
        )
    },
    "mixed precision": {"amp": True},
    "clipped": {"clip_norm": 0.1},
    "a schedule for each batch": {
        "schedule": lambda optimizer: optim.lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps=20),
        "step_schedule": "batch",
    },
    "a schedule by a figure": {
        "schedule": lambda optimizer: optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=0),
        "step_schedule": "val_loss",
    },
    "a loss that is a module": {"loss": nn.CrossEntropyLoss(label_smoothing=0.1)},
    "attention": {
        "model": lambda: nn.Sequential(
            nn.TransformerEncoderLayer(12, 2, 16, batch_first=True), nn.Linear(12, 4)
        )
    },
}


@pytest.mark.parametrize("name", CASES)
def test_to_the_bit_the_same(name: str) -> None:
    written, history, state = train(False, **CASES[name])
    planned, planned_history, planned_state = train(None, **CASES[name])
    assert written.plan_note == "steps are not planned: plan=False"
    assert planned.plan_note.startswith(PLANNED)
    assert planned_history == history
    assert planned_state == state


class Freezing(Callback):
    """Changes what a plan holds: between epochs, and between batches."""

    def on_epoch_begin(self, trainer: Trainer, epoch: int) -> None:
        trainer.model[3].p = 0.1 * epoch
        trainer.model[0].weight.requires_grad_(epoch % 2 == 0)

    def on_batch_end(self, trainer: Trainer, batch: int, loss: float) -> None:
        trainer.model[3].p = 0.3 / batch
        if batch == 2:
            trainer.optimizer.param_groups[0]["lr"] *= 0.5


def test_what_callbacks_change_is_seen() -> None:
    _, history, state = train(False, callbacks=[Freezing()])
    planned, planned_history, planned_state = train(None, callbacks=[Freezing()])
    assert planned.plan_note.startswith(PLANNED)
    assert (planned_history, planned_state) == (history, state)


def test_going_on_from_a_checkpoint(tmp_path: Path) -> None:
    _, history, state = train(None, epochs=4)
    train(None, epochs=2, callbacks=[SaveCheckpoint(tmp_path / "c")])
    torch.manual_seed(5)
    model = mlp()
    resumed = Trainer(
        model, optim.Adam(model.parameters()), cross_entropy, metrics={"accuracy": accuracy}
    )
    # Plans made before the state was loaded stay good: it is loaded in place.
    batches, others = data(), data(shuffle=False)
    resumed.fit(batches, 1)
    resumed.load(tmp_path / "c")
    resumed.fit(batches, 4, validation=others)
    assert {name: t.tolist() for name, t in model.state_dict().items()} == state
    assert resumed.history["val_loss"] == [record["val_loss"] for record in history]


class Own(nn.Module):
    """A model of somebody's own."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Sequential(nn.Dropout(0.2), nn.Linear(12, 4))
        self.norm = nn.BatchNorm1d(12)
        self.reads = False

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        inputs = self.norm(inputs)
        output: torch.Tensor = self.inner(inputs)
        if self.reads and output.sum().item() > 0.0:
            output = output * 2.0
        return output


class Reading(Own):
    def __init__(self) -> None:
        super().__init__()
        self.reads = True


def own_loss(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return cross_entropy(output, target)


class OwnOptimizer(optim.SGD):
    pass


def test_code_of_ones_own_is_planned_on_promise() -> None:
    written, history, state = train(None, model=Own)
    assert written.plan_note == (
        "steps are not planned: the module Own is code of its own; "
        "Trainer(plan=True) says that it does the same at each step"
    )
    planned, planned_history, planned_state = train(True, model=Own, loss=own_loss)
    assert planned.plan_note.startswith(PLANNED)
    assert (planned_history, planned_state) == (history, state)


def test_a_step_that_decides_goes_on_as_written(caplog: pytest.LogCaptureFixture) -> None:
    _, history, state = train(False, model=Reading)
    with caplog.at_level(logging.INFO, "sffi_dl.training"):
        broken, broken_history, broken_state = train(True, model=Reading)
    assert broken.plan_note.startswith("steps are not planned: ")
    assert "test_dl_trainer_plans.py" in broken.plan_note  # the line that decides
    assert caplog.messages == [broken.plan_note]
    # Recording drew random numbers and moved BatchNorm's means: both went back.
    assert (broken_history, broken_state) == (history, state)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"loss": own_loss}, "the loss own_loss is code of its own"),
        ({"optimizer": lambda params: OwnOptimizer(params)}, "OwnOptimizer is not this library's"),
        ({"amp": "float16"}, "with a scaled loss, the gradients decide whether to step"),
        ({"model": "hooked"}, "the module Linear has hooks"),
    ],
)
def test_reasons(options: dict[str, Any], reason: str) -> None:
    def hooked() -> nn.Sequential:
        model = mlp()
        model[0].register_forward_hook(lambda *_: None)
        return model

    if options.get("model") == "hooked":
        options = {"model": hooked}
    if options.get("amp"):
        torch.set_autocast_dtype("cpu", torch.float16)
        options = {"amp": True}
    try:
        trainer, _, _ = train(None, epochs=1, **options)
    finally:
        torch.set_autocast_dtype("cpu", torch.bfloat16)
    assert reason in trainer.plan_note


def test_shapes_without_end_are_not_all_recorded() -> None:
    model = nn.Linear(1, 1)
    trainer = Trainer(model, optim.SGD(model.parameters(), lr=0.01), mse_loss)
    for size in range(1, 9):
        trainer.train_batch(torch.ones(size, 1), torch.ones(size, 1))
    assert len(trainer._step._plans) == 4


def test_batches_of_something_else_run_as_written() -> None:
    class Sum(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = nn.Parameter(torch.ones(1))

        def forward(self, pair: Any) -> torch.Tensor:
            return (pair[0] + pair[1]) * self.weight

    model = Sum()
    trainer = Trainer(model, optim.SGD(model.parameters(), lr=0.1), mse_loss, plan=True)
    trainer.train_batch((torch.ones(2), torch.ones(2)), torch.zeros(2))
    assert trainer.plan_note == (
        "steps are not planned: a batch is not a tensor of inputs and one of targets"
    )
    assert model.weight.item() == pytest.approx(0.2)


def test_a_closed_parameter_is_named() -> None:
    model = nn.Linear(2, 1)
    trainer = Trainer(model, optim.SGD(model.parameters(), lr=0.01), mse_loss)
    batch = torch.ones(3, 2), torch.ones(3, 1)
    trainer.train_batch(*batch)
    bias = model.bias.tolist()
    model.weight.close()
    with pytest.raises(sffi.HandleClosedError):
        trainer.train_batch(*batch)
    assert model.bias.tolist() == bias
