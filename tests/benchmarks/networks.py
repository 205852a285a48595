"""The networks whose training is measured; the same code runs on both sides.

``xor``
    2-8-4-1, SGD (lr 0.5, momentum 0.9), MSE on the four cases of XOR.
``mnist``
    784-512-256-128-10 with dropout, Adam, cross entropy on a batch of 128.
``conv``
    Three convolutions with batch normalisation, AdamW, cross entropy on 64 images.
``transformer``
    Two causal layers of 64 units, AdamW, cross entropy on 16 texts of 64 characters.

A step clears the gradients, runs forward and backward, and updates.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["NETWORKS", "Network", "Toolkit", "make", "train_digits"]

Batch = tuple[Any, Any]


@dataclass(frozen=True)
class Toolkit:
    """The modules that a side trains with."""

    torch: Any
    nn: Any
    optim: Any

    @classmethod
    def of(cls, side: str) -> Toolkit:
        """The modules of side ``sffi`` or ``pytorch``."""
        names = {
            "sffi": ("sffi_torch", "sffi_dl.nn", "sffi_dl.optim"),
            "pytorch": ("torch", "torch.nn", "torch.optim"),
        }[side]
        return cls(*(importlib.import_module(name) for name in names))


@dataclass(frozen=True)
class Network:
    """A network about to be trained.

    Attributes:
        step: a step on a batch, which gives the loss.
        batch: inputs and targets.
    """

    step: Callable[[Any, Any], Any]
    batch: Batch


def _mlp(kit: Toolkit) -> Any:
    nn = kit.nn
    first = [nn.Linear(784, 512), nn.ReLU(), nn.Dropout(0.2)]
    second = [nn.Linear(512, 256), nn.ReLU(), nn.Dropout(0.2)]
    return nn.Sequential(*first, *second, nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))


def _network(
    kit: Toolkit, model: Any, optimizer: Any, loss: Any, batch: Batch, compiled: bool
) -> Network:
    call = kit.torch.compile(model) if compiled else model

    def step(inputs: Any, targets: Any) -> Any:
        optimizer.zero_grad()
        found = loss(call(inputs), targets)
        found.backward()
        optimizer.step()
        return found

    return Network(step, batch)


def _adam(kit: Toolkit, model: Any, options: dict[str, Any]) -> Any:
    return kit.optim.Adam(
        model.parameters(), lr=1e-3, betas=(0.9, 0.999), weight_decay=1e-5, **options
    )


def _xor(kit: Toolkit, options: dict[str, Any], compiled: bool) -> Network:
    nn, tensor = kit.nn, kit.torch.tensor
    hidden = [nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 4), nn.ReLU()]
    model = nn.Sequential(*hidden, nn.Linear(4, 1), nn.Sigmoid())
    optimizer = kit.optim.SGD(model.parameters(), lr=0.5, momentum=0.9, **options)
    inputs = tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    targets = tensor([[0.0], [1.0], [1.0], [0.0]])
    return _network(kit, model, optimizer, nn.MSELoss(), (inputs, targets), compiled)


def _mnist(kit: Toolkit, options: dict[str, Any], compiled: bool) -> Network:
    model = _mlp(kit)
    batch = (kit.torch.rand(128, 784), kit.torch.arange(128) % 10)
    loss = kit.nn.CrossEntropyLoss()
    return _network(kit, model, _adam(kit, model, options), loss, batch, compiled)


def _conv(kit: Toolkit, options: dict[str, Any], compiled: bool) -> Network:
    nn = kit.nn
    layers: list[Any] = []
    for inputs, outputs, size, stride in ((1, 16, 5, 2), (16, 32, 3, 1), (32, 64, 3, 1)):
        layers.append(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False))
        layers += [nn.BatchNorm2d(outputs), nn.ReLU()]
    layers.insert(6, nn.MaxPool2d(2))
    model = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))
    optimizer = kit.optim.AdamW(model.parameters(), lr=1e-3, **options)
    batch = (kit.torch.rand(64, 1, 28, 28), kit.torch.arange(64) % 10)
    return _network(kit, model, optimizer, nn.CrossEntropyLoss(), batch, compiled)


def _transformer(kit: Toolkit, options: dict[str, Any], compiled: bool) -> Network:
    nn, characters, length, width = kit.nn, 65, 64, 64

    class Model(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.characters = nn.Embedding(characters, width)
            self.places = nn.Embedding(length, width)
            layer = nn.TransformerEncoderLayer(
                width, 4, 4 * width, activation="gelu", batch_first=True, norm_first=True
            )
            self.layers = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
            self.output = nn.Linear(width, characters)
            self.here = kit.torch.arange(length)
            self.mask = kit.torch.full((length, length), -math.inf).triu(1)

        def forward(self, text: Any) -> Any:
            known = self.characters(text) + self.places(self.here)
            return self.output(self.layers(known, self.mask, is_causal=True)).flatten(0, 1)

    model = Model()
    optimizer = kit.optim.AdamW(model.parameters(), lr=1e-3, **options)
    text = kit.torch.randint(0, characters, (16, length + 1))
    batch = (text[:, :-1], text[:, 1:].flatten())
    return _network(kit, model, optimizer, nn.CrossEntropyLoss(), batch, compiled)


_MAKERS: Final = {"xor": _xor, "mnist": _mnist, "conv": _conv, "transformer": _transformer}
NETWORKS: Final = tuple(_MAKERS)


def make(
    kit: Toolkit, name: str, options: dict[str, Any] | None = None, *, compiled: bool = False
) -> Network:
    """One of `NETWORKS`, from the same weights each time.

    Args:
        kit: the side's modules.
        name: of the network.
        options: of the optimiser.
        compiled: whether the model goes through ``torch.compile``.
    """
    kit.torch.manual_seed(0)
    return _MAKERS[name](kit, options or {}, compiled)


def train_digits(side: str, steps: int) -> None:
    """Some steps of the digit classifier over as many images as MNIST has; for its memory.

    sffi's steps are planned, as `Trainer` does by itself; PyTorch's are its own.
    """
    kit = Toolkit.of(side)
    torch = kit.torch
    torch.manual_seed(0)
    images = torch.randint(0, 256, (60_000, 784), dtype=torch.uint8)
    labels = torch.randint(0, 10, (60_000,))
    network = make(kit, "mnist")
    step = network.step
    for number in range(steps):
        chosen = torch.randperm(60_000)[:128]
        batch = images[chosen].to(torch.float32) / 255, labels[chosen]
        if side == "sffi" and number == 0:
            plan = importlib.import_module("sffi").record(step, *batch)
            loss, step = plan.first, plan
        else:
            loss = step(*batch)
        loss.item()
