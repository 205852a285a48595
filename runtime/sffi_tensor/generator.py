"""Making a random-number generator: :class:`GeneratorMixin`."""

from __future__ import annotations

from sffi_tensor.devices import device as device_class

__all__ = ["GeneratorMixin"]


class GeneratorMixin:
    """What no spec can say of a generator: ``torch.Generator(device)`` makes one."""

    __slots__ = ()

    _ptr: int | None
    device: device_class

    def __init__(self, device: object = "cpu") -> None:
        """Make a generator with a state of its own, seeded with PyTorch's default seed.

        Args:
            device: where its numbers are drawn; a CPU or a CUDA device.

        Raises:
            RuntimeError: the device cannot be had.
        """
        from sffi_torch import functions

        wanted = device_class.coerce(device, "Generator", "device")
        self._take_from(functions._make_generator(wanted))

    def __repr__(self) -> str:
        return f"<torch.Generator on {self.device}>" if self._ptr else "<closed torch.Generator>"
