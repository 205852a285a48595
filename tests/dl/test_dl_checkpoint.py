"""Checkpoints: there and back, with PyTorch on the other side, and damaged files."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sffi_torch as torch
from dl_reference import run_reference
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sffi_dl import nn, optim
from sffi_dl.checkpoint import (
    load_checkpoint,
    load_tensors,
    read_metadata,
    save_checkpoint,
    save_tensors,
)
from sffi_dl.errors import CheckpointError
from sffi_dl.losses import mse_loss
from sffi_dl.training import SaveCheckpoint, Trainer

pytestmark = pytest.mark.shim

DTYPES = [
    "bool",
    "uint8",
    "int8",
    "int16",
    "int32",
    "int64",
    "float16",
    "bfloat16",
    "float32",
    "float64",
]


def make_model(seed: int = 0) -> nn.Sequential:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1))


def make_trainer(seed: int, kind: str = "Adam", **options: Any) -> Trainer:
    model = make_model(seed)
    optimizer = getattr(optim, kind)(model.parameters(), **options)
    return Trainer(model, optimizer, mse_loss)


def batches() -> list[tuple[torch.Tensor, torch.Tensor]]:
    x = torch.linspace(-1.0, 1.0, 24).reshape(8, 3)
    return [(x, x.sum(dim=1, keepdim=True)), (x * 2.0, x.sum(dim=1, keepdim=True))]


def numbers(tensors: dict[str, torch.Tensor]) -> dict[str, Any]:
    return {name: tensor.tolist() for name, tensor in tensors.items()}


class TestTensors:
    @pytest.mark.parametrize("dtype", DTYPES)
    @pytest.mark.parametrize("shape", [(), (0,), (2, 3), (2, 0, 3)])
    def test_there_and_back(self, tmp_path: Path, dtype: str, shape: tuple[int, ...]) -> None:
        count = int(np.prod(shape))
        tensor = torch.arange(count, dtype=torch.float32).reshape(shape)
        tensor = (tensor - 1.5).to(getattr(torch, dtype))
        path = tmp_path / "t.safetensors"
        save_tensors(path, {"a.b": tensor}, {"note": "x"})
        found = load_tensors(path)["a.b"]
        assert found.dtype == tensor.dtype
        assert tuple(found.shape) == shape
        assert found.tolist() == tensor.tolist()
        assert read_metadata(path) == {"note": "x"}

    def test_views_that_are_not_contiguous(self, tmp_path: Path) -> None:
        whole = torch.arange(6, dtype=torch.float32).reshape(2, 3)
        path = tmp_path / "t.safetensors"
        save_tensors(path, {"turned": whole.t(), "part": whole[:, 1:]})
        assert load_tensors(path)["turned"].tolist() == [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]
        assert load_tensors(path)["part"].tolist() == [[1.0, 2.0], [4.0, 5.0]]

    def test_what_is_loaded_belongs_to_the_tensor(self, tmp_path: Path) -> None:
        path = tmp_path / "t.safetensors"
        save_tensors(path, {"a": torch.zeros(3)})
        found = load_tensors(path)["a"]
        path.unlink()
        found.add_(1.0)
        assert found.tolist() == [1.0, 1.0, 1.0]

    def test_pytorch_reads_ours(self, tmp_path: Path) -> None:
        model = make_model()
        path = tmp_path / "model.safetensors"
        save_tensors(path, model.state_dict())
        save_tensors(tmp_path / "half.safetensors", {"a": torch.tensor([1.5, -2.0]).bfloat16()})
        save_checkpoint(tmp_path / "checkpoint.safetensors", model)
        model.eval()
        x = np.linspace(0, 1, 6, dtype=np.float32).reshape(2, 3)
        answer = run_reference(
            """
            from pathlib import Path
            from safetensors.torch import load_file
            from torch import nn
            folder = Path(sys.argv[3])
            model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1))
            model.load_state_dict(load_file(folder / "model.safetensors"))
            results["out"] = model.eval()(torch.from_numpy(inputs["x"])).detach()
            other = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1))
            missing = other.load_state_dict(
                load_file(folder / "checkpoint.safetensors"), strict=False
            ).missing_keys
            results["missing"] = len(missing)
            results["other"] = other.eval()(torch.from_numpy(inputs["x"])).detach()
            half = load_file(folder / "half.safetensors")["a"]
            results["half"] = half.float()
            results["dtype"] = str(half.dtype)
            """,
            str(tmp_path),
            x=x,
        )
        expected = model(torch.from_numpy(x)).detach().numpy()
        np.testing.assert_allclose(answer["out"], expected, rtol=1e-6)
        np.testing.assert_allclose(answer["other"], expected, rtol=1e-6)
        assert answer["missing"] == 0
        assert answer["half"].tolist() == [1.5, -2.0]
        assert str(answer["dtype"]) == "torch.bfloat16"

    def test_we_read_pytorchs(self, tmp_path: Path) -> None:
        path = tmp_path / "theirs.safetensors"
        answer = run_reference(
            """
            from safetensors.torch import save_file
            from torch import nn
            model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1))
            state = model.state_dict()
            save_file({**state, "half": torch.tensor([1.5]).bfloat16()}, sys.argv[3])
            results["out"] = model.eval()(torch.from_numpy(inputs["x"])).detach()
            """,
            str(path),
            x=np.ones((2, 3), dtype=np.float32),
        )
        tensors = load_tensors(path)
        half = tensors.pop("half")
        assert half.dtype == torch.bfloat16 and half.tolist() == [1.5]
        model = make_model(9)
        model.load_state_dict(tensors)
        out = model.eval()(torch.ones(2, 3)).detach().numpy()
        np.testing.assert_allclose(out, answer["out"], rtol=1e-6)


class TestCheckpoint:
    @pytest.mark.parametrize(
        ("kind", "options"),
        [
            ("SGD", {"lr": 0.05, "momentum": 0.9}),
            ("SGD", {"lr": 0.05}),
            ("Adam", {"lr": 0.05, "amsgrad": True}),
            ("AdamW", {"lr": 0.05}),
        ],
    )
    def test_going_on_is_as_if_never_interrupted(
        self, tmp_path: Path, kind: str, options: dict[str, Any]
    ) -> None:
        path = tmp_path / "checkpoint.safetensors"
        through = make_trainer(1, kind, **options)
        through.fit(batches(), 2)
        through.save(path, note="half way")
        through.fit(batches(), 4)

        resumed = make_trainer(2, kind, **{**options, "lr": 0.9})
        assert resumed.load(path) == {"note": "half way"}
        assert resumed.epoch == 2
        assert resumed.optimizer.param_groups[0]["lr"] == 0.05
        resumed.fit(batches(), 4)
        # Dropout draws from the generator, so its state must have come back too.
        assert resumed.history["loss"] == through.history["loss"]
        assert numbers(resumed.model.state_dict()) == numbers(through.model.state_dict())

    def test_without_an_optimiser(self, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        save_checkpoint(path, make_model(1), epoch=7, extra={"classes": [1, 2]})
        model = make_model(2)
        checkpoint = load_checkpoint(path, model)
        assert (checkpoint.epoch, checkpoint.history) == (7, [])
        assert checkpoint.extra == {"classes": [1, 2]}
        assert numbers(model.state_dict()) == numbers(make_model(1).state_dict())
        with pytest.raises(CheckpointError, match="holds no optimiser's state"):
            load_checkpoint(path, model, optim.SGD(model.parameters()))

    def test_the_callback(self, tmp_path: Path) -> None:
        path = tmp_path / "best.safetensors"
        trainer = make_trainer(1, lr=0.01)
        trainer.callbacks = [SaveCheckpoint(path, monitor="loss")]
        trainer.fit(batches(), 3)
        other = make_trainer(2, lr=0.01)
        other.load(path)
        assert other.epoch == trainer.history.best("loss")["epoch"]

    def test_the_file_is_replaced_as_a_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "c.safetensors"
        save_checkpoint(path, make_model(1), epoch=1)
        before = path.read_bytes()

        def fail(self: Path, target: object) -> None:
            raise OSError("no space left")

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(CheckpointError, match=r"c\.safetensors: cannot be written: no space"):
            save_checkpoint(path, make_model(2), epoch=2)
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]

    def test_ordinary_permissions(self, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        old = os.umask(0o022)
        try:
            save_checkpoint(path, make_model())
        finally:
            os.umask(old)
        assert stat.S_IMODE(path.stat().st_mode) == 0o644

    def test_what_cannot_be_saved(self, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        with pytest.raises(CheckpointError, match="JSON cannot hold"):
            save_checkpoint(path, make_model(), extra={"x": object()})
        with pytest.raises(CheckpointError, match="cannot be written"):
            save_checkpoint(tmp_path / "no" / "such" / "folder.safetensors", make_model())
        model = nn.Module()
        model.register_buffer("rng/cpu", torch.zeros(1))
        with pytest.raises(CheckpointError, match="checkpoints use themselves"):
            save_checkpoint(path, model)
        assert list(tmp_path.iterdir()) == []


class TestRefusals:
    """Whatever the file, the model, the optimiser and the generator stay as they were."""

    @pytest.fixture
    def trainer(self) -> Trainer:
        trainer = make_trainer(1, "SGD", lr=0.05, momentum=0.9)
        trainer.fit(batches(), 1)
        return trainer

    def refuses(self, trainer: Trainer, path: Path, message: str) -> None:
        state = numbers(trainer.model.state_dict())
        optimizer = trainer.optimizer.state_dict()
        buffers = [v["momentum_buffer"].tolist() for v in optimizer["state"].values()]
        generator = torch.get_rng_state().tolist()
        with pytest.raises(CheckpointError, match=message) as caught:
            trainer.load(path)
        assert str(caught.value).startswith(str(path))
        assert numbers(trainer.model.state_dict()) == state
        after = trainer.optimizer.state_dict()
        assert [v["momentum_buffer"].tolist() for v in after["state"].values()] == buffers
        assert after["param_groups"] == optimizer["param_groups"]
        assert torch.get_rng_state().tolist() == generator
        assert trainer.epoch == 1

    def test_missing(self, trainer: Trainer, tmp_path: Path) -> None:
        self.refuses(trainer, tmp_path / "none", "there is no such file")

    def test_a_folder(self, trainer: Trainer, tmp_path: Path) -> None:
        self.refuses(trainer, tmp_path, "no such file|cannot be read")

    def test_truncated_anywhere(self, trainer: Trainer, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        trainer.save(path)
        whole = path.read_bytes()
        for length in (0, 1, 7, 8, 100, len(whole) // 2, len(whole) - 1):
            path.write_bytes(whole[:length])
            self.refuses(trainer, path, "not a safetensors file, or a truncated one")

    def test_foreign(self, trainer: Trainer, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        path.write_bytes(b"PK\x03\x04 something else entirely" * 10)
        self.refuses(trainer, path, "not a safetensors file")
        save_tensors(path, trainer.model.state_dict())
        self.refuses(trainer, path, "no checkpoint of this library")
        for text, message in (
            ("{", "its metadata are damaged"),
            ("[]", "of format None"),
            ('{"format": 99}', "of format 99; this version reads formats 1 to 2"),
            ('{"format": 1}', "not those of a checkpoint"),
            ('{"format": 1, "model": ["x"], "epoch": 1, "history": [], "extra": {}}', "missing: x"),
        ):
            save_tensors(path, trainer.model.state_dict(), {"sffi_dl": text})
            self.refuses(trainer, path, message)

    def test_of_another_model(self, trainer: Trainer, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        model = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Dropout(0.5), nn.Linear(5, 1))
        save_checkpoint(path, model, optim.SGD(model.parameters(), lr=0.7))
        self.refuses(trainer, path, "size mismatch for 0.weight")
        Trainer(model, optim.SGD(model.parameters(), momentum=0.5), mse_loss).fit(batches(), 1)

    def test_of_another_optimiser(self, trainer: Trainer, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        model = make_model(3)
        save_checkpoint(path, model, optim.Adam(model.parameters()))
        self.refuses(trainer, path, "holds the state of Adam; this optimiser is SGD")

    def test_of_more_parameters(self, trainer: Trainer, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        model = make_model(3)
        save_checkpoint(path, model, optim.SGD(list(model.parameters())[:2]))
        self.refuses(trainer, path, "with 2 parameters; this one has 4")

    def test_a_wrong_random_state(self, trainer: Trainer, tmp_path: Path) -> None:
        path = tmp_path / "c.safetensors"
        trainer.save(path)
        tensors = load_tensors(path)
        tensors["rng/cpu"] = torch.zeros(3, dtype=torch.uint8)
        save_tensors(path, tensors, read_metadata(path))
        self.refuses(trainer, path, "does not fit")


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_damage_is_a_checkpoint_error_or_none(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "c.safetensors"
    model = make_model(1)
    save_checkpoint(path, model, optim.SGD(model.parameters()), epoch=3)
    whole = bytearray(path.read_bytes())
    header = 8 + int.from_bytes(whole[:8], "little")
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, header - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole)
    target = make_model(2)
    try:
        load_checkpoint(path, target, optim.SGD(target.parameters()))
    except CheckpointError as error:
        assert str(error).startswith(str(path))
        assert numbers(target.state_dict()) == numbers(make_model(2).state_dict())


def test_the_metadata_are_json(tmp_path: Path) -> None:
    path = tmp_path / "c.safetensors"
    trainer = make_trainer(1, lr=0.01)
    trainer.fit(batches(), 1)
    trainer.save(path)
    record = json.loads(read_metadata(path)["sffi_dl"])
    assert record["epoch"] == 1
    assert record["optimizer"]["class"] == "Adam"
    assert record["history"][0]["loss"] == trainer.history[0]["loss"]
