"""Making a random-number generator: :class:`GeneratorMixin`."""

# As in sffi_tensor.tensor: `self` is the generated class, which mypy calls "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

from sffi_tensor.devices import device as device_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi_torch.handles import Generator

__all__ = ["GeneratorMixin"]


class GeneratorMixin:
    """What no spec can say of a generator: ``torch.Generator(device)`` makes one."""

    __slots__ = ()

    def __init__(self: Generator, device: object = "cpu") -> None:
        """Make a generator with a state of its own, seeded with PyTorch's default seed.

        Args:
            device: where its numbers are drawn; a CPU or a CUDA device.

        Raises:
            RuntimeError: the device cannot be had.
        """
        from sffi_torch import functions

        wanted = device_class.coerce(device, "Generator", "device")
        self._take_from(functions._make_generator(wanted))

    def __repr__(self: Generator) -> str:
        return f"<torch.Generator on {self.device}>" if self._ptr else "<closed torch.Generator>"
