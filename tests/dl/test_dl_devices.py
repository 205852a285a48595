"""Which device is used, and what is said when the configured one is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sffi_torch as torch
from sffi_dl import devices
from sffi_dl.config import CPU, CUDA, DType, Settings
from sffi_dl.devices import apply_settings, resolve_device
from sffi_dl.errors import DeviceUnavailableError

pytestmark = pytest.mark.shim


class Machine:
    """Pretends another machine than this."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def is_like(self, *, cuda_build: bool = True, driver: bool = True, count: int = 0) -> None:
        self._patch.setattr(torch.backends.cuda, "is_built", lambda: cuda_build)
        self._patch.setattr(torch.cuda, "is_available", lambda: count > 0)
        self._patch.setattr(torch.cuda, "device_count", lambda: count)
        self._patch.setattr(devices, "_driver_is_there", lambda: driver)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    return Machine(monkeypatch)


@pytest.fixture
def unchanged_defaults() -> Iterator[None]:
    dtype = torch.get_default_dtype()
    yield
    torch.set_default_dtype(dtype)
    torch.set_grad_enabled(True)
    torch.set_autocast_enabled("cpu", False)
    torch.set_autocast_cache_enabled(True)


def test_the_processor_is_always_there() -> None:
    resolution = resolve_device("CPU")
    assert resolution.is_available
    assert resolution.device == CPU()
    assert resolution.torch_device == torch.device("cpu")
    assert resolution.message == "device cpu: available"


@pytest.mark.parametrize(
    ("like", "used", "problem"),
    [
        ({"cuda_build": False}, CPU(), "this libtorch is a CPU build"),
        ({"driver": False}, CPU(), "no NVIDIA driver was found"),
        ({"driver": True}, CPU(), "offers no usable device"),
        ({"count": 1}, CUDA(0), "there is no such index; this machine has cuda:0 only"),
    ],
)
def test_what_is_missing_is_said(
    machine: Machine, like: dict[str, bool], used: object, problem: str
) -> None:
    machine.is_like(**like)
    resolution = resolve_device(Settings(device=CUDA(1)))
    assert not resolution.is_available
    assert resolution.device == used
    assert problem in resolution.message
    assert f"carrying on with {used}" in resolution.message
    assert f'device: "{used}"' in resolution.message
    assert f"SIMPLE_DL_DEVICE={used}" in resolution.message
    with pytest.raises(DeviceUnavailableError, match="device cuda:1: ") as caught:
        resolve_device(CUDA(1), strict=True)
    assert problem in str(caught.value)


def test_hidden_devices(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.is_like(count=0)
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    assert "CUDA_VISIBLE_DEVICES=''" in resolve_device("cuda:0").message


def test_there(machine: Machine) -> None:
    machine.is_like(count=2)
    assert resolve_device("cuda:1", strict=True).device == CUDA(1)
    assert "cuda:0 to cuda:1" in resolve_device("cuda:2").message
    assert resolve_device("cuda:2").device == CUDA(0)


def test_names_are_checked() -> None:
    with pytest.raises(ValueError, match="unknown device `tpu`"):
        resolve_device("tpu")


@pytest.mark.usefixtures("unchanged_defaults")
def test_settings_take_hold() -> None:
    settings = Settings(dtype=DType.FLOAT64, autograd=False, seed=5)
    assert apply_settings(settings).device == CPU()
    assert not torch.is_grad_enabled()
    first = torch.rand(2)
    assert first.dtype == torch.float64
    apply_settings(settings)
    assert torch.rand(2).tolist() == first.tolist()


@pytest.mark.usefixtures("unchanged_defaults")
def test_strict_settings_change_nothing(machine: Machine) -> None:
    machine.is_like(count=0)
    with pytest.raises(DeviceUnavailableError):
        apply_settings(Settings(device=CUDA(1), dtype=DType.FLOAT64, autograd=False), strict=True)
    assert torch.is_grad_enabled()
    assert torch.get_default_dtype() == torch.float32


@pytest.mark.usefixtures("unchanged_defaults")
def test_mixed_precision_is_switched_on_and_off() -> None:
    weight = torch.ones(2, 2, requires_grad=True)
    apply_settings(Settings(amp=True))
    assert (weight @ weight).dtype == torch.bfloat16
    with torch.no_grad():
        weight.mul_(2)
    assert (weight @ weight).tolist() == [[8.0, 8.0], [8.0, 8.0]]
    apply_settings(Settings())
    assert (weight @ weight).dtype == torch.float32


@pytest.mark.gpu
@pytest.mark.skipif(
    "not __import__('sffi_torch').cuda.is_available()", reason="no CUDA device on this machine"
)
def test_a_model_on_the_gpu() -> None:
    from sffi_dl import nn, optim

    device = resolve_device("gpu", strict=True).torch_device
    model = nn.Linear(3, 1).to(device)
    optimizer = optim.Adam(model.parameters())
    model(torch.ones(2, 3, device=device)).sum().backward()
    optimizer.step()
    assert model.weight.device.type == "cuda"
