"""What a configuration says, with where each value came from: `Settings`, `DLConfig`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sffi_dl.config.values import CPU, Backend, Device, DType

__all__ = ["DEFAULT_ORIGIN", "KEYS", "DLConfig", "Settings", "parse_value", "to_string"]

DEFAULT_ORIGIN = "default"

_MAX_SEED = 2**64 - 1


def _parse_bool(text: str) -> bool:
    word = text.strip().lower()
    if word not in ("true", "false"):
        raise ValueError(f"`{text}` is neither true nor false; allowed: true, false")
    return word == "true"


def _parse_seed(text: str) -> int | None:
    word = text.strip().lower()
    if word in ("", "null", "none"):
        return None
    # The length is bounded first: int() of a very long text is slow, then refused.
    if word.isascii() and word.isdigit() and len(word) <= 20 and int(word) <= _MAX_SEED:
        return int(word)
    raise ValueError(
        f"`{text}` is not a seed; allowed: a whole number from 0 to {_MAX_SEED}, "
        "or null for a different one each time"
    )


_PARSERS: dict[str, Callable[[str], object]] = {
    "device": Device.parse,
    "dtype": DType.parse,
    "backend": Backend.parse,
    "autograd": _parse_bool,
    "amp": _parse_bool,
    "seed": _parse_seed,
}

KEYS: tuple[str, ...] = tuple(_PARSERS)
"""The keys that a block may hold, in the order in which they are shown."""

_TYPES: dict[str, type] = {
    "device": Device,
    "dtype": DType,
    "backend": Backend,
    "autograd": bool,
    "amp": bool,
}


def parse_value(key: str, value: object) -> object:
    """The value of `key` that `value` (a text, or of the right type already) stands for.

    Raises:
        ValueError: not a value of `key`; the message ends with "; allowed: ...".
    """
    if key in _TYPES and isinstance(value, _TYPES[key]):
        return value
    return _PARSERS[key](str(value))


@dataclass(frozen=True)
class Settings:
    """One complete set of values.

    Attributes:
        device: where tensors are wanted; whether it is there, `sffi_dl.devices` finds out.
        dtype: the type of new floating-point tensors.
        backend: the library that computes.
        autograd: whether gradients are recorded.
        amp: automatic mixed precision: autocast to bfloat16, on CUDA to float16.
        seed: for the random number generators; None leaves them as they are.
        origins: for each key where its value came from, such as
            ``"dl.config.sdn:4"`` or ``"environment variable SIMPLE_DL_SEED"``.
    """

    device: Device = field(default_factory=CPU)
    dtype: DType = DType.FLOAT32
    backend: Backend = Backend.TORCH
    autograd: bool = True
    amp: bool = False
    seed: int | None = None
    origins: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def origin(self, key: str) -> str:
        """Where the value of `key` came from.

        Raises:
            KeyError: there is no such key.
        """
        if key not in _PARSERS:
            raise KeyError(f"no configuration key `{key}`; there are {', '.join(KEYS)}")
        return self.origins.get(key, DEFAULT_ORIGIN)

    def describe(self) -> str:
        """A line for each key: its value and where that came from."""
        values = {key: _write(key, getattr(self, key)) for key in KEYS}
        width = max(len(value) for value in values.values())
        return "\n".join(
            f"{key:<8}  {value:<{width}}  ({self.origin(key)})" for key, value in values.items()
        )


@dataclass(frozen=True)
class DLConfig(Settings):
    """The settings for everything, and those that hold for `training` and for `inference`."""

    training: Settings = field(default_factory=Settings)
    inference: Settings = field(default_factory=Settings)

    def to_string(self) -> str:
        """This configuration as the text of a ``dl.config.sdn``; reading it gives it back."""
        return to_string(self)


def _write(key: str, value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if key == "seed" else f'"{value}"'


def to_string(value: Device | DType | Backend | Settings) -> str:
    """`value` as a configuration file has it.

    A `DLConfig` becomes a whole file, in which `training:` and `inference:` hold only what
    differs from `dl:`; `Settings` become a block `dl:`; anything else becomes its name.
    """
    if not isinstance(value, Settings):
        return str(value)
    lines = ["dl:"]
    lines += [f"  {key}: {_write(key, getattr(value, key))}" for key in KEYS]
    if isinstance(value, DLConfig):
        for block, mode in (("training", value.training), ("inference", value.inference)):
            differing = [key for key in KEYS if getattr(mode, key) != getattr(value, key)]
            if differing:
                lines.append(f"{block}:")
                lines += [f"  {key}: {_write(key, getattr(mode, key))}" for key in differing]
    return "\n".join(lines) + "\n"
