"""Neural network modules, named and behaving as those of ``torch.nn``.

    from sffi_dl import nn

    model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())

With the same seed a module starts with the same weights as its namesake in PyTorch,
and a ``state_dict`` of either loads into the other.
"""

from __future__ import annotations

from sffi_dl.nn import init, utils
from sffi_dl.nn.activation import GELU, SiLU
from sffi_dl.nn.attention import MultiheadAttention
from sffi_dl.nn.container import ModuleList, Sequential
from sffi_dl.nn.conv import Conv1d, Conv2d
from sffi_dl.nn.embedding import Embedding
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
from sffi_dl.nn.normalization import BatchNorm1d, BatchNorm2d, LayerNorm
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.pooling import (
    AdaptiveAvgPool1d,
    AdaptiveAvgPool2d,
    AvgPool1d,
    AvgPool2d,
    MaxPool1d,
    MaxPool2d,
)
from sffi_dl.nn.recurrent import GRU, LSTM
from sffi_dl.nn.state import count_parameters
from sffi_dl.nn.transformer import TransformerEncoder, TransformerEncoderLayer

__all__ = [
    "GELU",
    "GRU",
    "LSTM",
    "AdaptiveAvgPool1d",
    "AdaptiveAvgPool2d",
    "AvgPool1d",
    "AvgPool2d",
    "BCEWithLogitsLoss",
    "BatchNorm1d",
    "BatchNorm2d",
    "Conv1d",
    "Conv2d",
    "CrossEntropyLoss",
    "Dropout",
    "Embedding",
    "Flatten",
    "HookHandle",
    "Identity",
    "IncompatibleKeys",
    "LayerNorm",
    "Linear",
    "MSELoss",
    "MaxPool1d",
    "MaxPool2d",
    "Module",
    "ModuleList",
    "MultiheadAttention",
    "Parameter",
    "ReLU",
    "Sequential",
    "SiLU",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "TransformerEncoder",
    "TransformerEncoderLayer",
    "count_parameters",
    "init",
    "utils",
]
