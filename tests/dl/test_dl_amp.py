"""Training in mixed precision: step by step what PyTorch's autocast and scaler come to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sffi_torch as torch
from dl_reference import run_reference
from sffi_dl import nn, optim
from sffi_dl.losses import cross_entropy
from sffi_dl.training import Trainer

pytestmark = pytest.mark.shim

# Runs with both libraries; `amp` is None, "bfloat16", or "float16" with a scaled loss.
MODEL = """
def make(torch, nn, optim):
    torch.manual_seed(3)
    model = nn.Sequential(
        nn.Linear(12, 16), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(16, 8), nn.Sigmoid(), nn.Linear(8, 4),
    )
    return model, optim.Adam(model.parameters(), lr=0.01)

def data(torch):
    torch.manual_seed(4)
    return [(torch.randn(6, 12), torch.randint(0, 4, (6,))) for _ in range(4)]
"""
_scope: dict[str, Any] = {}
exec(MODEL, _scope)


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return run_reference(
        MODEL
        + """
for amp in (None, torch.bfloat16, torch.float16):
    model, _ = make(torch, torch.nn, torch.optim)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, fused=True)
    scaler = torch.amp.GradScaler("cpu", enabled=amp is torch.float16)
    losses = []
    torch.manual_seed(5)
    for x, y in data(torch):
        optimizer.zero_grad()
        with torch.autocast("cpu", amp or torch.bfloat16, enabled=amp is not None):
            loss = torch.nn.functional.cross_entropy(model(x), y)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        losses.append(loss.item())
    results[f"{amp}.losses"] = losses
    results[f"{amp}.weight"] = model[0].weight.detach()
"""
    )


@pytest.mark.parametrize("amp", [None, "torch.bfloat16", "torch.float16"])
def test_the_same_as_pytorch(expected: dict[str, Any], amp: str | None) -> None:
    model, optimizer = _scope["make"](torch, nn, optim)
    if amp is not None:
        torch.set_autocast_dtype("cpu", getattr(torch, amp.removeprefix("torch.")))
    try:
        trainer = Trainer(model, optimizer, cross_entropy, amp=amp is not None)
        assert (trainer.precision.scaler is not None) == (amp == "torch.float16")
        torch.manual_seed(5)
        losses = [trainer.train_batch(x, y)[0].item() for x, y in _scope["data"](torch)]
    finally:
        torch.set_autocast_dtype("cpu", torch.bfloat16)
    assert losses == expected[f"{amp}.losses"].tolist()
    np.testing.assert_array_equal(model[0].weight.detach().numpy(), expected[f"{amp}.weight"])


def test_what_holds_around_the_training_does_not_reach_in() -> None:
    def train(amp: bool | None, ambient: bool) -> tuple[list[float], bool]:
        model, optimizer = _scope["make"](torch, nn, optim)
        torch.set_autocast_enabled("cpu", ambient)
        torch.set_autocast_cache_enabled(not ambient)
        try:
            trainer = Trainer(model, optimizer, cross_entropy, amp=amp)
            batches = _scope["data"](torch)
            trainer.fit(batches, 2, validation=batches)
            assert torch.is_autocast_enabled("cpu") == ambient
        finally:
            torch.set_autocast_enabled("cpu", False)
            torch.set_autocast_cache_enabled(True)
        return [*trainer.history["loss"], *trainer.history["val_loss"]], trainer.precision.amp

    plain, mixed = train(False, ambient=False), train(True, ambient=False)
    assert plain[0] != mixed[0]
    assert train(False, ambient=True) == train(None, ambient=False) == plain
    assert train(None, ambient=True) == train(True, ambient=True) == mixed
