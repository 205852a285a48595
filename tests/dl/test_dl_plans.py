"""Steps of layers, optimisers and schedules in recorded plans: the same to the last bit."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import sffi
import sffi_torch as torch
from sffi_dl import nn, optim

pytestmark = pytest.mark.shim


class Words(nn.Module):
    """Reads sequences twice: with attention under a causal mask, and with a GRU and an LSTM."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Embedding(9, 8, padding_idx=0)
        layer = nn.TransformerEncoderLayer(8, 2, 16, 0.2, "gelu", batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.gru = nn.GRU(8, 8, batch_first=True, bidirectional=True)
        self.lstm = nn.LSTM(16, 8, 2, batch_first=True, dropout=0.3)
        self.mask = torch.triu(torch.full((5, 5), float("-inf")), 1)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        known = self.encoder(self.table(words), self.mask, is_causal=True)
        output, _ = self.lstm(self.gru(known)[0])
        last: torch.Tensor = output[:, -1]
        return last


def images() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1, padding_mode="circular"),
        nn.BatchNorm2d(4, momentum=None),
        nn.SiLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(4, 8, 3),
        nn.BatchNorm2d(8),
        nn.GELU(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.LayerNorm(8),
    )


def batches(kind: str) -> list[tuple[torch.Tensor, torch.Tensor]]:
    torch.manual_seed(7)
    inputs = {
        "words": lambda count: torch.randint(0, 9, (count, 5)),
        "images": lambda count: torch.randn(count, 1, 8, 8),
    }[kind]
    # A batch of another size is nothing special.
    return [(inputs(count), torch.randint(0, 8, (count,))) for count in (6, 6, 6, 4, 6, 3)]


OPTIMISERS = {
    "words": lambda parameters: optim.AdamW(parameters, lr=1e-2),
    "images": lambda parameters: optim.RMSprop(parameters, lr=1e-2, momentum=0.5, centered=True),
}


@pytest.mark.parametrize("kind", ["words", "images"])
def test_training_with_a_schedule(kind: str) -> None:
    def train(planned: bool) -> list[Any]:
        torch.manual_seed(3)
        model = Words() if kind == "words" else images()
        optimizer = OPTIMISERS[kind](model.parameters())
        schedule = optim.lr_scheduler.OneCycleLR(optimizer, 0.05, total_steps=20)
        criterion = nn.CrossEntropyLoss()

        def step(inputs: torch.Tensor, targets: torch.Tensor) -> Any:
            optimizer.zero_grad()
            loss = criterion(model(inputs), targets)
            loss.backward()
            norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
            nn.utils.clip_grad_value_(model.parameters(), 0.2)
            optimizer.step()
            return loss, norm

        first, *rest = batches(kind)
        found = []
        if planned:
            plan = sffi.record(step, *first)
            found.append(plan.first)
        else:
            found.append(step(*first))
        for number, batch in enumerate(rest):
            schedule.step()
            if number == 2:  # a checkpoint in the middle changes nothing
                states = copy.deepcopy((model.state_dict(), optimizer.state_dict()))
                model.load_state_dict(states[0])
                optimizer.load_state_dict(states[1])
            found.append((plan if planned else step)(*batch))
        return [[each.item() for each in pair] for pair in found] + [
            tensor.tolist() for tensor in model.state_dict().values()
        ]

    assert train(planned=True) == train(planned=False)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda o: optim.lr_scheduler.StepLR(o, 100).step, "step is Python's.* outside"),
        (lambda o: lambda: optim.lr_scheduler.ReduceLROnPlateau(o).step(1.0), "outside"),
        (lambda o: lambda: o.param_groups[0].update(momentum=0.5), "`momentum` .* outside"),
    ],
)
def test_schedules_are_not_recorded(make: Any, message: str) -> None:
    p = torch.ones(2).requires_grad_()
    optimizer = optim.SGD([p], lr=0.5)
    change = make(optimizer)

    def step() -> torch.Tensor:
        loss = p.sum()
        loss.backward()
        optimizer.step()
        change()
        return loss

    with pytest.raises(sffi.PlanError, match=message) as caught:
        sffi.record(step)
    assert __file__ in str(caught.value)
    assert optimizer.param_groups[0].items() >= {"lr": 0.5, "momentum": 0.0}.items()
