"""A module's state as a dictionary of tensors, and back; its size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import sffi_torch as torch

if TYPE_CHECKING:
    from sffi_dl.nn.module import Module

__all__ = ["IncompatibleKeys", "collect_state", "count_parameters", "load_state"]


class IncompatibleKeys(NamedTuple):
    """The names by which a state and a module differ."""

    missing_keys: list[str]
    unexpected_keys: list[str]

    def __repr__(self) -> str:
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return (
            f"IncompatibleKeys(missing_keys={self.missing_keys!r}, "
            f"unexpected_keys={self.unexpected_keys!r})"
        )


def collect_state(module: Module, prefix: str = "", keep_vars: bool = False) -> dict[str, Any]:
    """What `Module.state_dict` returns."""
    return {
        name: tensor if keep_vars else tensor.detach() for name, tensor in _walk(module, prefix)
    }


def load_state(
    module: Module, state: Mapping[str, torch.Tensor], strict: bool = True
) -> IncompatibleKeys:
    """What `Module.load_state_dict` does."""
    if not isinstance(state, Mapping):
        raise TypeError(f"a state_dict is a mapping, not {type(state).__name__}")
    own = dict(_walk(module, ""))
    missing = [name for name in own if name not in state]
    unexpected = [name for name in state if name not in own]
    faults: list[str] = []
    if strict and unexpected:
        faults.append(f"Unexpected key(s) in state_dict: {_quoted(unexpected)}.")
    if strict and missing:
        faults.append(f"Missing key(s) in state_dict: {_quoted(missing)}.")
    for name, target in own.items():
        if name not in state:
            continue
        source = state[name]
        if not isinstance(source, torch.Tensor):
            faults.append(f"{name} is a {type(source).__name__} in state_dict, not a Tensor.")
        elif tuple(source.shape) != tuple(target.shape):
            faults.append(
                f"size mismatch for {name}: it has the shape {tuple(source.shape)} in "
                f"state_dict and {tuple(target.shape)} in the module."
            )
    if faults:
        details = "\n\t".join(faults)
        raise RuntimeError(
            f"Error(s) in loading state_dict for {type(module).__name__}:\n\t{details}"
        )
    with torch.no_grad():
        for name, target in own.items():
            if name in state:
                target.copy_(state[name])
    return IncompatibleKeys(missing, unexpected)


def count_parameters(module: Module, trainable_only: bool = True) -> int:
    """The number of numbers in the parameters of `module`, shared ones counted once.

    Args:
        module: the model.
        trainable_only: leave out those with ``requires_grad=False``.
    """
    return sum(
        parameter.numel()
        for parameter in module.parameters()
        if parameter.requires_grad or not trainable_only
    )


def _walk(module: Module, prefix: str) -> Iterator[tuple[str, torch.Tensor]]:
    # A shared parameter appears under each of its names, as in PyTorch.
    for name, parameter in module._parameters.items():
        if parameter is not None:
            yield prefix + name, parameter
    for name, buffer in module._buffers.items():
        if buffer is not None and name not in module._transient:
            yield prefix + name, buffer
    for name, child in module._modules.items():
        if child is not None:
            yield from _walk(child, f"{prefix}{name}.")


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
