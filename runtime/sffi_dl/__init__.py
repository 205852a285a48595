"""Deep learning on top of ``sffi_torch``: configuration, modules, optimisers, training.

    import sffi_torch as torch
    from sffi_dl import load_config, nn, optim
    from sffi_dl.training import Trainer

The names below are imported when they are first used, so ``import sffi_dl.config`` loads
neither libtorch's bindings nor NumPy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sffi_dl import checkpoint, config, data, devices, errors, losses, nn, optim, training
    from sffi_dl.checkpoint import (
        Checkpoint,
        load_checkpoint,
        load_tensors,
        save_checkpoint,
        save_tensors,
    )
    from sffi_dl.config import (
        CPU,
        CUDA,
        Backend,
        Device,
        DLConfig,
        DType,
        Settings,
        load_config,
        to_string,
    )
    from sffi_dl.devices import Resolution, apply_settings, resolve_device
    from sffi_dl.errors import CheckpointError, ConfigError, DeviceUnavailableError, DLError
    from sffi_dl.pt_file import load_pt
    from sffi_dl.training import Callback, EarlyStopping, History, Trainer

__all__ = [
    "CPU",
    "CUDA",
    "Backend",
    "Callback",
    "Checkpoint",
    "CheckpointError",
    "ConfigError",
    "DLConfig",
    "DLError",
    "DType",
    "Device",
    "DeviceUnavailableError",
    "EarlyStopping",
    "History",
    "Resolution",
    "Settings",
    "Trainer",
    "apply_settings",
    "checkpoint",
    "config",
    "data",
    "devices",
    "errors",
    "load_checkpoint",
    "load_config",
    "load_pt",
    "load_tensors",
    "losses",
    "nn",
    "optim",
    "resolve_device",
    "save_checkpoint",
    "save_tensors",
    "to_string",
    "training",
]

_HOMES = {
    "checkpoint": (
        "Checkpoint",
        "load_checkpoint",
        "load_tensors",
        "save_checkpoint",
        "save_tensors",
    ),
    "config": (
        "CPU",
        "CUDA",
        "Backend",
        "DLConfig",
        "DType",
        "Device",
        "Settings",
        "load_config",
        "to_string",
    ),
    "data": (),
    "devices": ("Resolution", "apply_settings", "resolve_device"),
    "errors": ("CheckpointError", "ConfigError", "DLError", "DeviceUnavailableError"),
    "losses": (),
    "nn": (),
    "optim": (),
    "pt_file": ("load_pt",),
    "training": ("Callback", "EarlyStopping", "History", "Trainer"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return importlib.import_module(f"{__name__}.{name}")
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module `{__name__}` has no attribute `{name}`")
    value = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
