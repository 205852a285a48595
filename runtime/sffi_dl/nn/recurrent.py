"""Recurrent networks: `LSTM` and `GRU`."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from typing import Any, ClassVar

import sffi_torch as torch

from sffi_dl.nn import init
from sffi_dl.nn.module import Module
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.sizes import positive

__all__ = ["GRU", "LSTM"]

_lstm = torch.nn.functional._lstm
_gru = torch.nn.functional._gru


class _Recurrent(Module):
    """Layers of recurrent units, each reading the outputs of the one below.

    All weights and biases start from U(-k, k) with k = 1 / sqrt(hidden_size), drawn in
    PyTorch's order.

    Args:
        input_size: the size of each element of a sequence.
        hidden_size: the number of units in a layer.
        num_layers: the number of layers.
        bias: whether there are biases.
        batch_first: whether sequences are (N, L, ...) rather than (L, N, ...).
        dropout: the share of outputs set to 0 between layers while training.
        bidirectional: whether each layer also reads the sequence from its end.
        device: where the parameters are made.
        dtype: their type.

    Attributes:
        weight_ih_l0: (gates * hidden_size, input_size); of further layers, and backwards,
            ``weight_ih_l1``, ``weight_ih_l0_reverse``, ... with the size of their input.
        weight_hh_l0: (gates * hidden_size, hidden_size).
        bias_ih_l0: (gates * hidden_size,).
        bias_hh_l0: (gates * hidden_size,).

    Raises:
        TypeError: a size is no whole number.
        ValueError: an argument is out of its range.
    """

    _gates: ClassVar[int]

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        bias: bool = True,
        batch_first: bool = False,
        dropout: float = 0.0,
        bidirectional: bool = False,
        proj_size: int = 0,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        self.input_size = positive("input_size", input_size)
        self.hidden_size = positive("hidden_size", hidden_size)
        self.num_layers = positive("num_layers", num_layers)
        if not 0.0 <= dropout <= 1.0:
            raise ValueError(f"invalid dropout: {dropout} (allowed: 0 to 1)")
        if not 0 <= proj_size < hidden_size:
            raise ValueError(f"invalid proj_size: {proj_size} (allowed: 0 to below hidden_size)")
        if dropout and num_layers == 1:
            warnings.warn("dropout works between layers, and there is one layer", stacklevel=3)
        self.bias = bool(bias)
        self.batch_first = bool(batch_first)
        self.dropout = float(dropout)
        self.bidirectional = bool(bidirectional)
        self.proj_size = proj_size
        rows, directions = self._gates * hidden_size, 2 if bidirectional else 1
        state = proj_size or hidden_size
        self._names: list[str] = []
        for layer in range(num_layers):
            width = state * directions if layer else input_size
            shapes: list[tuple[str, tuple[int, ...]]] = [
                ("weight_ih", (rows, width)),
                ("weight_hh", (rows, state)),
            ]
            if bias:
                shapes += [("bias_ih", (rows,)), ("bias_hh", (rows,))]
            if proj_size:
                shapes.append(("weight_hr", (proj_size, hidden_size)))
            for suffix in ("", "_reverse")[:directions]:
                for kind, shape in shapes:
                    name = f"{kind}_l{layer}{suffix}"
                    value = torch.empty(shape, device=device, dtype=dtype)
                    self.register_parameter(name, Parameter(value))
                    self._names.append(name)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Draw new first values."""
        bound = 1.0 / math.sqrt(self.hidden_size)
        for parameter in self.parameters():
            init.uniform_(parameter, -bound, bound)

    def flatten_parameters(self) -> None:
        """Nothing: for programs that call it, as PyTorch's put weights in one piece for cuDNN."""

    @property
    def all_weights(self) -> list[list[Parameter]]:
        """The parameters of each layer and direction."""
        count = 2 + 2 * self.bias + bool(self.proj_size)
        weights = self._weights()
        return [weights[i : i + count] for i in range(0, len(weights), count)]

    def extra_repr(self) -> str:
        """The sizes, and the arguments that are not the usual ones."""
        parts = [f"{self.input_size}, {self.hidden_size}"]
        if self.proj_size:
            parts.append(f"proj_size={self.proj_size}")
        if self.num_layers != 1:
            parts.append(f"num_layers={self.num_layers}")
        if not self.bias:
            parts.append("bias=False")
        if self.batch_first:
            parts.append("batch_first=True")
        if self.dropout:
            parts.append(f"dropout={self.dropout}")
        if self.bidirectional:
            parts.append("bidirectional=True")
        return ", ".join(parts)

    def _weights(self) -> list[Any]:
        attributes = self.__dict__
        return [attributes[name] for name in self._names]


class LSTM(_Recurrent):
    __doc__ = (_Recurrent.__doc__ or "").replace(
        "        device: where",
        "        proj_size: if above 0, hidden states are projected to this size by\n"
        "            ``weight_hr_l0``, (proj_size, hidden_size).\n        device: where",
    )

    _gates = 4

    def forward(
        self, input: torch.Tensor, hx: Sequence[torch.Tensor] | None = None
    ) -> tuple[torch.Tensor, tuple[torch.Tensor, torch.Tensor]]:
        """Read sequences.

        Args:
            input: (L, N, input_size), (N, L, input_size) if `batch_first`, or (L, input_size).
            hx: hidden states (layers * directions, N, hidden_size or proj_size) and cell
                states (layers * directions, N, hidden_size), without N for one sequence; None
                for zeros.

        Returns:
            The last layer's output for each element (..., directions * hidden_size), and the
            states after the last.

        Raises:
            ValueError: a shape is not as above.
        """
        if hx is not None and (isinstance(hx, torch.Tensor) or len(hx) != 2):
            raise TypeError("hx is a pair of tensors: hidden states and cell states")
        hidden, cell = (None, None) if hx is None else hx
        output, hidden, cell = _lstm(
            input,
            hidden,
            cell,
            self._weights(),
            self.bias,
            self.num_layers,
            self.dropout,
            self.training,
            self.bidirectional,
            self.batch_first,
        )
        return output, (hidden, cell)


class GRU(_Recurrent):
    __doc__ = _Recurrent.__doc__

    _gates = 3

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        bias: bool = True,
        batch_first: bool = False,
        dropout: float = 0.0,
        bidirectional: bool = False,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__(
            input_size,
            hidden_size,
            num_layers,
            bias,
            batch_first,
            dropout,
            bidirectional,
            device=device,
            dtype=dtype,
        )

    def forward(
        self, input: torch.Tensor, hx: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Read sequences.

        Args:
            input: (L, N, input_size), (N, L, input_size) if `batch_first`, or (L, input_size).
            hx: hidden states (layers * directions, N, hidden_size), without N for one
                sequence; None for zeros.

        Returns:
            The last layer's output for each element (..., directions * hidden_size), and the
            states after the last.

        Raises:
            ValueError: a shape is not as above.
        """
        output, hidden = _gru(
            input,
            hx,
            self._weights(),
            self.bias,
            self.num_layers,
            self.dropout,
            self.training,
            self.bidirectional,
            self.batch_first,
        )
        return output, hidden
