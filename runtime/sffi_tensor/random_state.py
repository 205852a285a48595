"""What ``torch.random`` has: seeds, states, and :class:`fork_rng`."""

from __future__ import annotations

from sffi_torch.functions import (
    get_rng_state,
    initial_seed,
    manual_seed,
    seed,
    set_rng_state,
)

from sffi_tensor.devices import device as device_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from sffi_torch.handles import Tensor

    _F = TypeVar("_F", bound=Callable[..., Any])

__all__ = [
    "fork_rng",
    "get_rng_state",
    "initial_seed",
    "manual_seed",
    "seed",
    "set_rng_state",
]


class fork_rng:  # noqa: N801 - PyTorch's name
    """Block after which the generators go on as if it had not been: ``with fork_rng():``.

    Also a decorator.

    Args:
        devices: the CUDA devices whose generators count, by index, besides the CPU's; all of them
            by default.
        enabled: False makes a block that does nothing.
        device_type: the type of those devices; only those of CUDA have generators besides.

    Raises:
        RuntimeError: there are no devices of that type.
    """

    __slots__ = ("_before", "_devices", "_enabled")

    def __init__(
        self,
        devices: Iterable[Any] | None = None,
        enabled: bool = True,
        _caller: str = "fork_rng",
        _devices_kw: str = "devices",
        device_type: str = "cuda",
    ) -> None:
        self._enabled = bool(enabled)
        self._devices = None if devices is None else list(devices)
        if device_class(device_type).type != "cuda":
            self._devices = []
        self._before: list[tuple[Tensor, list[tuple[Any, Tensor]]]] = []

    def __enter__(self) -> None:
        if not self._enabled:
            return
        from sffi_torch import cuda

        if self._devices is None:
            self._devices = list(range(cuda.device_count()))
        states = [(device, cuda.get_rng_state(device)) for device in self._devices]
        self._before.append((get_rng_state(), states))

    def __exit__(self, *exc_info: object) -> None:
        if not self._enabled:
            return
        from sffi_torch import cuda

        state, states = self._before.pop()
        set_rng_state(state)
        for device, before in states:
            cuda.set_rng_state(before, device)

    def _again(self) -> fork_rng:
        return self

    def __call__(self, func: _F) -> _F:
        """Decorate a function: its body runs in such a block."""
        from sffi_tensor.grad_mode import decorated

        return decorated(self._again, func)
