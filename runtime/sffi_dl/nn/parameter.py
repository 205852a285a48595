"""A tensor that a module learns: `Parameter`."""

from __future__ import annotations

from typing import Any

import sffi_torch as torch

__all__ = ["Parameter"]


class Parameter(torch.Tensor):
    """A tensor that becomes a parameter of the `Module` it is assigned to.

    It shares the storage of `data` and is a leaf of the autograd graph.

    Args:
        data: the first value, of any shape.
        requires_grad: whether gradients are recorded for it.
    """

    __slots__ = ()

    def __new__(cls, data: torch.Tensor, requires_grad: bool = True) -> Parameter:
        parameter: Parameter = super().__new__(cls)
        # A tensor of its own on the same storage moves into this object.
        parameter._take_from(data.detach())
        if requires_grad:
            parameter.requires_grad_(True)
        return parameter

    def __init__(self, data: torch.Tensor, requires_grad: bool = True) -> None:
        # All is done in __new__; the base class must not see the arguments again.
        pass

    def __repr__(self) -> str:
        return "Parameter containing:\n" + super().__repr__()

    def __deepcopy__(self, memo: object) -> Parameter:
        return type(self)(self.detach().clone(), self.requires_grad)

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return type(self), (self.detach(), self.requires_grad)
