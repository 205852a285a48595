"""Transformer encoders: `TransformerEncoderLayer`, `TransformerEncoder`."""

from __future__ import annotations

import copy
from collections.abc import Callable

import sffi_torch as torch

from sffi_dl.nn.attention import MultiheadAttention
from sffi_dl.nn.container import ModuleList
from sffi_dl.nn.layers import Dropout, Linear
from sffi_dl.nn.module import Module
from sffi_dl.nn.normalization import LayerNorm
from sffi_dl.nn.sizes import positive

__all__ = ["TransformerEncoder", "TransformerEncoderLayer"]

_ACTIVATIONS = {"relu": torch.relu, "gelu": torch.nn.functional.gelu}


class TransformerEncoderLayer(Module):
    """Self-attention, then a small network on each element, each with a way around it.

    After Vaswani et al., "Attention is all you need" (2017); with `norm_first`, Xiong et
    al., "On layer normalization in the transformer architecture" (2020).

    Args:
        d_model: the size of each element of a sequence.
        nhead: the number of heads; it divides `d_model`.
        dim_feedforward: the number of hidden units of the network.
        dropout: the share of values set to 0, here and there, while training.
        activation: between its layers: ``"relu"``, ``"gelu"``, a function or a module.
        layer_norm_eps: see `LayerNorm`.
        batch_first: whether sequences are (N, L, d_model) rather than (L, N, d_model).
        norm_first: normalise before attention and network rather than after each sum.
        bias: whether projections, layers and normalisation have biases.
        device: where the parameters are made.
        dtype: their type.

    Raises:
        ValueError: `nhead` does not divide `d_model`, or an argument is out of its range.
    """

    def __init__(
        self,
        d_model: int,
        nhead: int,
        dim_feedforward: int = 2048,
        dropout: float = 0.1,
        activation: str | Callable[[torch.Tensor], torch.Tensor] = "relu",
        layer_norm_eps: float = 1e-5,
        batch_first: bool = False,
        norm_first: bool = False,
        bias: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        if isinstance(activation, str):
            if activation not in _ACTIVATIONS:
                raise ValueError(f'activation is "relu", "gelu" or a function, not {activation!r}')
            activation = _ACTIVATIONS[activation]
        elif not callable(activation):
            raise TypeError(f"activation cannot be called: {activation!r}")
        self.self_attn = MultiheadAttention(
            d_model, nhead, dropout, bias, batch_first=batch_first, device=device, dtype=dtype
        )
        self.linear1 = Linear(d_model, dim_feedforward, bias, device, dtype)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, bias, device, dtype)
        self.norm_first = bool(norm_first)
        self.norm1 = LayerNorm(d_model, layer_norm_eps, bias=bias, device=device, dtype=dtype)
        self.norm2 = LayerNorm(d_model, layer_norm_eps, bias=bias, device=device, dtype=dtype)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        self.activation = activation

    def forward(
        self,
        src: torch.Tensor,
        src_mask: torch.Tensor | None = None,
        src_key_padding_mask: torch.Tensor | None = None,
        is_causal: bool = False,
    ) -> torch.Tensor:
        """Of `src`'s shape.

        Args:
            src: (L, N, d_model), (N, L, d_model) if `batch_first`, or (L, d_model).
            src_mask: as `attn_mask` of `MultiheadAttention.forward`.
            src_key_padding_mask: as its `key_padding_mask`.
            is_causal: as there.
        """
        x = src
        if self.norm_first:
            x = x + self._attention(self.norm1(x), src_mask, src_key_padding_mask, is_causal)
            return x + self._network(self.norm2(x))
        x = self.norm1(x + self._attention(x, src_mask, src_key_padding_mask, is_causal))
        output: torch.Tensor = self.norm2(x + self._network(x))
        return output

    def _attention(
        self,
        x: torch.Tensor,
        mask: torch.Tensor | None,
        padding: torch.Tensor | None,
        is_causal: bool,
    ) -> torch.Tensor:
        result, _ = self.self_attn(x, x, x, padding, False, mask, is_causal=is_causal)
        output: torch.Tensor = self.dropout1(result)
        return output

    def _network(self, x: torch.Tensor) -> torch.Tensor:
        hidden = self.dropout(self.activation(self.linear1(x)))
        output: torch.Tensor = self.dropout2(self.linear2(hidden))
        return output


class TransformerEncoder(Module):
    """Copies of a layer, one after the other; as in PyTorch, all start with its weights.

    Args:
        encoder_layer: the layer.
        num_layers: how many copies.
        norm: a normalisation after the last one.
        enable_nested_tensor: PyTorch's; there are no nested tensors here.
        mask_check: the same.
    """

    norm: Module | None

    def __init__(
        self,
        encoder_layer: TransformerEncoderLayer,
        num_layers: int,
        norm: Module | None = None,
        enable_nested_tensor: bool = True,
        mask_check: bool = True,
    ) -> None:
        super().__init__()
        self.num_layers = positive("num_layers", num_layers)
        self.layers = ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
        self.register_module("norm", norm)

    def forward(
        self,
        src: torch.Tensor,
        mask: torch.Tensor | None = None,
        src_key_padding_mask: torch.Tensor | None = None,
        is_causal: bool | None = None,
    ) -> torch.Tensor:
        """Of `src`'s shape; arguments as `TransformerEncoderLayer.forward`."""
        output = src
        for layer in self.layers:
            output = layer(output, mask, src_key_padding_mask, bool(is_causal))
        return output if self.norm is None else self.norm(output)
