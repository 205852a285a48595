"""Neural network modules, named and behaving as those of ``torch.nn``.

    from sffi_dl import nn

    model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())

With the same seed a module starts with the same weights as its namesake in PyTorch,
and a ``state_dict`` of either loads into the other.
"""

from __future__ import annotations

from sffi_dl.nn import init, utils
from sffi_dl.nn.container import Sequential
from sffi_dl.nn.layers import (
    Dropout,
    Flatten,
    Identity,
    Linear,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
)
from sffi_dl.nn.loss import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss
from sffi_dl.nn.module import (
    HookHandle,
    IncompatibleKeys,
    Module,
)
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.state import count_parameters

__all__ = [
    "BCEWithLogitsLoss",
    "CrossEntropyLoss",
    "Dropout",
    "Flatten",
    "HookHandle",
    "Identity",
    "IncompatibleKeys",
    "Linear",
    "MSELoss",
    "Module",
    "Parameter",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "count_parameters",
    "init",
    "utils",
]
