"""Activations that are smooth: `GELU` and `SiLU`."""

from __future__ import annotations

import sffi_torch as torch

from sffi_dl.nn.module import Module

__all__ = ["GELU", "SiLU"]

_gelu = torch.nn.functional.gelu
_silu = torch.nn.functional.silu


class GELU(Module):
    """x times the normal distribution's probability of a value below x.

    After Hendrycks and Gimpel, "Gaussian error linear units" (2016).

    Args:
        approximate: ``"none"``, or ``"tanh"`` for
            x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))).

    Raises:
        ValueError: another `approximate`.
    """

    def __init__(self, approximate: str = "none") -> None:
        super().__init__()
        if approximate not in ("none", "tanh"):
            raise ValueError(f'approximate is "none" or "tanh", not {approximate!r}')
        self.approximate = approximate

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape."""
        return _gelu(input, approximate=self.approximate)

    def extra_repr(self) -> str:
        """The approximation."""
        return f"approximate={self.approximate!r}"


class SiLU(Module):
    """x * sigmoid(x), element by element."""

    def __init__(self, inplace: bool = False) -> None:
        super().__init__()
        self.inplace = inplace

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape."""
        return _silu(input, self.inplace)

    def extra_repr(self) -> str:
        """Whether it works in place."""
        return "inplace=True" if self.inplace else ""
