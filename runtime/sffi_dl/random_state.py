"""The states of the generators of random numbers: `random_state`, `set_random_state`."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import sffi_torch as torch

__all__ = ["CPU", "RandomState", "random_state", "set_random_state"]

CPU = "cpu"
_CUDA = "cuda:"

RandomState = tuple[dict[str, torch.Tensor], list[Any]]
"""libtorch's generators by device, and what Python's ``random`` module holds, as JSON has it."""


def random_state() -> RandomState:
    """The states of libtorch's generators, of the processor and of CUDA devices in use, and of
    Python's ``random`` module."""
    tensors = {CPU: torch.get_rng_state()}
    if torch.cuda.is_initialized():
        for index in range(torch.cuda.device_count()):
            name = f"{_CUDA}{index}"
            tensors[name] = torch.cuda.get_rng_state(torch.device(name))
    version, numbers, gauss = random.getstate()
    return tensors, [version, list(numbers), gauss]


def set_random_state(tensors: Mapping[str, torch.Tensor], python: list[Any] | None) -> None:
    """Put the generators back to what `random_state` gave.

    The state of a CUDA device that is not here is left out: a training that began there can go
    on elsewhere, though its random numbers are others.

    Raises:
        RuntimeError, TypeError, ValueError: a state is none; some generators may be changed.
    """
    if python is not None:
        version, numbers, gauss = python
        random.setstate((version, tuple(numbers), gauss))
    count = torch.cuda.device_count() if len(tensors) > 1 and torch.cuda.is_available() else 0
    for name, state in tensors.items():
        if name == CPU:
            torch.set_rng_state(state)
        elif int(name.removeprefix(_CUDA)) < count:
            torch.cuda.set_rng_state(state, torch.device(name))
