"""Configuration of the deep-learning layer: ``dl.config.sdn`` and what overrides it.

    from sffi_dl.config import load_config

    config = load_config({"device": arguments.device})
    print(config.training.device, "from", config.training.origin("device"))

Nothing here loads libtorch or needs it.
"""

from __future__ import annotations

from sffi_dl.config.loading import (
    ENV_PREFIX,
    FILE_NAME,
    LOCAL_FILE_NAME,
    config_from_text,
    load_config,
)
from sffi_dl.config.settings import KEYS, DLConfig, Settings, to_string
from sffi_dl.config.values import CPU, CUDA, MAX_CUDA_ID, Backend, Device, DType
from sffi_dl.errors import ConfigError

__all__ = [
    "CPU",
    "CUDA",
    "ENV_PREFIX",
    "FILE_NAME",
    "KEYS",
    "LOCAL_FILE_NAME",
    "MAX_CUDA_ID",
    "Backend",
    "ConfigError",
    "DLConfig",
    "DType",
    "Device",
    "Settings",
    "config_from_text",
    "load_config",
    "to_string",
]
