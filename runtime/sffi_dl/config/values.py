"""The values a configuration can hold: `Device`, `DType` and `Backend`."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

__all__ = ["CPU", "CUDA", "MAX_CUDA_ID", "Backend", "DType", "Device"]

# libtorch keeps a device's index in a signed byte.
MAX_CUDA_ID = 127

_CUDA_NAME = re.compile(r"cuda(?::([0-9]{1,3}))?")


class Device:
    """Where tensors live: either `CPU()` or `CUDA(id)`, nothing else.

    ``str(device)`` is the name PyTorch gives it (``"cpu"``, ``"cuda:1"``), and
    `Device.parse` reads it back.
    """

    __slots__ = ()

    ALLOWED = f"cpu, cuda, cuda:N (N from 0 to {MAX_CUDA_ID}), gpu (the same as cuda:0)"

    @staticmethod
    def parse(text: str) -> Device:
        """The device that `text` names, in upper or lower case.

        ``"cuda"`` and ``"gpu"`` mean ``CUDA(0)``.

        Raises:
            ValueError: `text` names no device.
        """
        name = text.strip().lower()
        if name == "cpu":
            return CPU()
        if name == "gpu":
            return CUDA(0)
        match = _CUDA_NAME.fullmatch(name)
        if match is not None:
            index = int(match[1] or 0)
            if index <= MAX_CUDA_ID:
                return CUDA(index)
        raise ValueError(f"unknown device `{text}`; allowed: {Device.ALLOWED}")

    @property
    def is_cuda(self) -> bool:
        """Whether this is a CUDA device."""
        return isinstance(self, CUDA)


@dataclass(frozen=True, slots=True)
class CPU(Device):
    """The machine's processor."""

    def __str__(self) -> str:
        return "cpu"


@dataclass(frozen=True, slots=True)
class CUDA(Device):
    """The CUDA device number `id`, counted from 0: ``CUDA(1)`` is the second GPU."""

    id: int = 0

    def __post_init__(self) -> None:
        if isinstance(self.id, bool) or not isinstance(self.id, int):
            raise TypeError(f"a CUDA device's id is an int, not {type(self.id).__name__}")
        if not 0 <= self.id <= MAX_CUDA_ID:
            raise ValueError(f"a CUDA device's id is from 0 to {MAX_CUDA_ID}, not {self.id}")

    def __str__(self) -> str:
        return f"cuda:{self.id}"


class DType(enum.Enum):
    """The floating-point type of parameters and activations; the value is PyTorch's name."""

    FLOAT16 = "float16"
    BFLOAT16 = "bfloat16"
    FLOAT32 = "float32"
    FLOAT64 = "float64"

    def __str__(self) -> str:
        return self.value

    @staticmethod
    def parse(text: str) -> DType:
        """The type that `text` names, in upper or lower case; ``f32`` is short for ``float32``.

        Raises:
            ValueError: `text` names no floating-point type.
        """
        name = text.strip().lower()
        found = _DTYPE_NAMES.get(name)
        if found is None:
            raise ValueError(f"unknown dtype `{text}`; allowed: {_DTYPES_ALLOWED}")
        return found


_DTYPE_NAMES = {dtype.value: dtype for dtype in DType}
_DTYPE_NAMES |= {dtype.value.replace("float", "f"): dtype for dtype in DType}
_DTYPES_ALLOWED = "float16 (f16), bfloat16 (bf16), float32 (f32), float64 (f64)"


class Backend(enum.Enum):
    """The library that does the arithmetic. There is one: libtorch."""

    TORCH = "torch"

    def __str__(self) -> str:
        return self.value

    @staticmethod
    def parse(text: str) -> Backend:
        """The backend that `text` names, in upper or lower case.

        Raises:
            ValueError: `text` names no backend.
        """
        if text.strip().lower() in ("torch", "pytorch"):
            return Backend.TORCH
        raise ValueError(f"unknown backend `{text}`; allowed: {_BACKENDS_ALLOWED}")


_BACKENDS_ALLOWED = "torch (or pytorch)"
