"""The layers: `Linear`, activations, `Dropout`, `Flatten`."""

from __future__ import annotations

import math
import warnings
from typing import Any

import sffi_torch as torch

from sffi_dl.nn import init
from sffi_dl.nn.module import Module
from sffi_dl.nn.parameter import Parameter

__all__ = ["Dropout", "Flatten", "Identity", "Linear", "ReLU", "Sigmoid", "Softmax", "Tanh"]

# Bound once: a forward pass then looks up one global for each operation.
_dropout = torch.nn.functional.dropout
_flatten = torch.flatten
_linear = torch.nn.functional.linear
_relu = torch.relu
_relu_ = torch.relu_
_sigmoid = torch.sigmoid
_softmax = torch.softmax
_tanh = torch.tanh


class Identity(Module):
    """Gives back what it gets; arguments of the constructor are ignored."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """`input` itself."""
        return input


class Linear(Module):
    """An affine map, ``y = x @ weight.T + bias``.

    Both start from U(-k, k) with k = 1 / sqrt(in_features), drawn in PyTorch's order.

    Args:
        in_features: the size of the last dimension of the input, (*, in_features).
        out_features: that of the output, (*, out_features).
        bias: whether there is one.
        device: where the parameters are made.
        dtype: their type.

    Attributes:
        weight: (out_features, in_features).
        bias: (out_features,), or None.
    """

    weight: Parameter
    bias: Parameter | None

    def __init__(
        self,
        in_features: int,
        out_features: int,
        bias: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(
            torch.empty((out_features, in_features), device=device, dtype=dtype)
        )
        if bias:
            self.bias = Parameter(torch.empty((out_features,), device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Draw new first values."""
        # With a = sqrt(5) the bound of kaiming_uniform_ is 1 / sqrt(in_features).
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1.0 / math.sqrt(self.in_features) if self.in_features else 0.0
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Map `input`, (*, in_features), to (*, out_features)."""
        return _linear(input, self.weight, self.bias)

    def extra_repr(self) -> str:
        """The sizes."""
        return (
            f"in_features={self.in_features}, out_features={self.out_features}, "
            f"bias={self.bias is not None}"
        )


class ReLU(Module):
    """max(x, 0), element by element."""

    def __init__(self, inplace: bool = False) -> None:
        super().__init__()
        self.inplace = inplace

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape."""
        return _relu_(input) if self.inplace else _relu(input)

    def extra_repr(self) -> str:
        """Whether it works in place."""
        return "inplace=True" if self.inplace else ""


class Sigmoid(Module):
    """1 / (1 + exp(-x)), element by element."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape."""
        return _sigmoid(input)


class Tanh(Module):
    """The hyperbolic tangent, element by element."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape."""
        return _tanh(input)


class Softmax(Module):
    """exp(x) / sum(exp(x)) along a dimension: positive, with sum 1.

    Args:
        dim: the dimension. None, which PyTorch deprecates, means 0 for an input of 0, 1 or
            3 dimensions and 1 otherwise, with a warning.
    """

    def __init__(self, dim: int | None = None) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape."""
        dim = self.dim
        if dim is None:
            dim = 0 if input.dim() in (0, 1, 3) else 1
            warnings.warn(f"Softmax without `dim` took dim={dim}; give it", stacklevel=2)
        return _softmax(input, dim)

    def extra_repr(self) -> str:
        """The dimension."""
        return f"dim={self.dim}"


class Dropout(Module):
    """While training, zeroes each element with probability `p` and scales the rest by 1/(1-p).

    Raises:
        ValueError: `p` is not between 0 and 1.
    """

    def __init__(self, p: float = 0.5, inplace: bool = False) -> None:
        super().__init__()
        if not 0.0 <= p <= 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p
        self.inplace = inplace

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape; `input` itself when not training."""
        if not self.training:
            return input
        return _dropout(input, self.p, True, self.inplace)

    def extra_repr(self) -> str:
        """The probability."""
        return f"p={self.p}, inplace={self.inplace}"


class Flatten(Module):
    """Joins the dimensions from `start_dim` to `end_dim` into one: (N, a, b) to (N, a*b)."""

    def __init__(self, start_dim: int = 1, end_dim: int = -1) -> None:
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """A view of `input` where that is possible."""
        return _flatten(input, self.start_dim, self.end_dim)

    def extra_repr(self) -> str:
        """The dimensions."""
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"
