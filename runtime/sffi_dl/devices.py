"""Finding out whether a configured device is there, and what to use if it is not."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path

import sffi_torch as torch

from sffi_dl.config.settings import Settings
from sffi_dl.config.values import CPU, CUDA, Device, DType
from sffi_dl.errors import DeviceUnavailableError

__all__ = ["Resolution", "apply_settings", "missing", "resolve_device", "torch_dtype"]

_HOW_TO_CHANGE = (
    'set `device: "{device}"` in dl.config.sdn or dl.config.local.sdn, or SIMPLE_DL_DEVICE={device}'
)


@dataclass(frozen=True)
class Resolution:
    """The device that was asked for and the one to use.

    Attributes:
        requested: what the configuration says.
        device: what is there: `requested`, or the nearest to it.
        problem: what is missing; empty when `requested` is there.
        advice: how to get it or to configure another; empty likewise.
    """

    requested: Device
    device: Device
    problem: str = ""
    advice: str = ""

    @property
    def is_available(self) -> bool:
        """Whether the device that was asked for is there."""
        return not self.problem

    @property
    def torch_device(self) -> torch.device:
        """The device to use, for ``Tensor.to`` and ``device=``."""
        return torch.device(str(self.device))

    @property
    def message(self) -> str:
        """For the user: which device is used, and if it is another than configured, why."""
        if self.is_available:
            return f"device {self.requested}: available"
        return (
            f"device {self.requested}: {self.problem}\n"
            f"  carrying on with {self.device}; {self.advice}"
        )


def resolve_device(requested: Device | Settings | str, *, strict: bool = False) -> Resolution:
    """Look for the device `requested`; where it is missing take the nearest that is there.

    That is the first CUDA device for another CUDA device, and else the processor.

    Args:
        requested: a device, its name, or settings that name one.
        strict: raise rather than take another.

    Raises:
        DeviceUnavailableError: it is missing and `strict`; says what is missing and what
            to change.
        ValueError: a name that is no device's.
    """
    if isinstance(requested, Settings):
        device = requested.device
    elif isinstance(requested, str):
        device = Device.parse(requested)
    else:
        device = requested
    lack = missing(device)
    if lack is None:
        return Resolution(device, device)
    problem, remedy = lack
    nearest = CUDA(0) if missing(CUDA(0)) is None else CPU()
    change = _HOW_TO_CHANGE.format(device=nearest)
    if strict:
        raise DeviceUnavailableError(f"device {device}: {problem}\n  {remedy}; or {change}")
    return Resolution(device, nearest, problem, f"{remedy}; or {change}")


def missing(device: Device) -> tuple[str, str] | None:
    """What `device` lacks here and how to get it; None when it is there."""
    if not isinstance(device, CUDA):
        return None
    if not torch.backends.cuda.is_built():
        return (
            "this libtorch is a CPU build, without CUDA",
            "install a CUDA build of torch (see https://pytorch.org/get-started/locally)",
        )
    count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if count == 0:
        hidden = os.environ.get("CUDA_VISIBLE_DEVICES")
        if not _driver_is_there():
            return ("no NVIDIA driver was found", "install the driver; `nvidia-smi` must work")
        if hidden is not None:
            return (
                f"the driver shows no device (CUDA_VISIBLE_DEVICES={hidden!r} hides the others)",
                "unset CUDA_VISIBLE_DEVICES",
            )
        return (
            "there is an NVIDIA driver, but it offers no usable device",
            "compare `nvidia-smi` with the CUDA version that this libtorch was built for",
        )
    if device.id >= count:
        have = "cuda:0 only" if count == 1 else f"cuda:0 to cuda:{count - 1}"
        return (
            f"there is no such index; this machine has {have}",
            "add a GPU, or check CUDA_VISIBLE_DEVICES",
        )
    return None


def _driver_is_there() -> bool:
    if Path("/proc/driver/nvidia/version").exists():
        return True
    name = "nvcuda.dll" if os.name == "nt" else "libcuda.so.1"
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def torch_dtype(dtype: DType) -> torch.dtype:
    """libtorch's type for `dtype`."""
    found: torch.dtype = getattr(torch, dtype.value)
    return found


def apply_settings(settings: Settings, *, strict: bool = False) -> Resolution:
    """Make `settings` hold: seed, default type of new tensors, gradients, mixed precision.

    Recording of gradients and autocast are switched in this thread, from here on. Autocast then
    converts a weight anew at each use: only within a ``with torch.autocast(...)`` block, as
    `Trainer` has one around each forward pass, can it know that the weight has not changed.

    Args:
        settings: what to apply.
        strict: as `resolve_device`.

    Returns:
        The device to use. Tensors are not put there by themselves.

    Raises:
        DeviceUnavailableError: as `resolve_device`; nothing was changed.
    """
    resolution = resolve_device(settings, strict=strict)
    torch.set_default_dtype(torch_dtype(settings.dtype))
    torch.set_grad_enabled(settings.autograd)
    torch.set_autocast_cache_enabled(not settings.amp)
    torch.set_autocast_enabled(resolution.torch_device.type, settings.amp)
    if settings.seed is not None:
        torch.manual_seed(settings.seed)
    return resolution
