"""Attention: `MultiheadAttention`."""

from __future__ import annotations

import math
from typing import Any

import sffi_torch as torch

from sffi_dl.nn import init
from sffi_dl.nn.layers import Linear
from sffi_dl.nn.masks import additive, combined, widened
from sffi_dl.nn.module import Module
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.sizes import positive

__all__ = ["MultiheadAttention"]

_attend = torch.nn.functional.scaled_dot_product_attention
_dropout = torch.nn.functional.dropout
_linear = torch.nn.functional.linear


class NonDynamicallyQuantizableLinear(Linear):
    """`Linear` under the name that PyTorch's attention shows."""


class MultiheadAttention(Module):
    """Several heads that each take a mean of values, weighted by how keys match a query.

    A head computes softmax(q k^T / sqrt(head size)) v on projections of its own; the heads'
    results side by side are projected once more. After Vaswani et al., "Attention is all
    you need" (2017).

    Args:
        embed_dim: the size of queries and results.
        num_heads: the number of heads; it divides `embed_dim`.
        dropout: the share of weights set to 0 while training.
        bias: whether projections have biases.
        add_bias_kv: put a learnt key and value behind those given.
        add_zero_attn: put a key and value of zeros behind those given.
        kdim: the size of keys; None means `embed_dim`.
        vdim: the size of values; None means `embed_dim`.
        batch_first: whether sequences are (N, L, E) rather than (L, N, E).
        device: where the parameters are made.
        dtype: their type.

    Attributes:
        in_proj_weight: (3 * embed_dim, embed_dim), or None if keys or values have a size of
            their own. Then there are ``q_proj_weight``, ``k_proj_weight`` and
            ``v_proj_weight``.
        in_proj_bias: (3 * embed_dim,), or None.
        out_proj: the last projection.
        bias_k: (1, 1, embed_dim), or None.
        bias_v: (1, 1, embed_dim), or None.

    Raises:
        ValueError: `num_heads` does not divide `embed_dim`, or an argument is out of its range.
    """

    in_proj_weight: Parameter | None
    q_proj_weight: Parameter | None
    k_proj_weight: Parameter | None
    v_proj_weight: Parameter | None
    in_proj_bias: Parameter | None
    bias_k: Parameter | None
    bias_v: Parameter | None
    out_proj: Linear

    def __init__(
        self,
        embed_dim: int,
        num_heads: int,
        dropout: float = 0.0,
        bias: bool = True,
        add_bias_kv: bool = False,
        add_zero_attn: bool = False,
        kdim: int | None = None,
        vdim: int | None = None,
        batch_first: bool = False,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        self.embed_dim = positive("embed_dim", embed_dim)
        self.num_heads = positive("num_heads", num_heads)
        if embed_dim % num_heads:
            raise ValueError(f"embed_dim ({embed_dim}) cannot be divided among {num_heads} heads")
        if not 0.0 <= dropout <= 1.0:
            raise ValueError(f"invalid dropout: {dropout} (allowed: 0 to 1)")
        self.head_dim = embed_dim // num_heads
        self.kdim = embed_dim if kdim is None else positive("kdim", kdim)
        self.vdim = embed_dim if vdim is None else positive("vdim", vdim)
        self.dropout = float(dropout)
        self.batch_first = bool(batch_first)
        self.add_zero_attn = bool(add_zero_attn)

        def empty(*shape: int) -> Parameter:
            return Parameter(torch.empty(shape, device=device, dtype=dtype))

        together = self.kdim == self.vdim == embed_dim
        for name, width in (
            ("q_proj_weight", embed_dim),
            ("k_proj_weight", self.kdim),
            ("v_proj_weight", self.vdim),
        ):
            self.register_parameter(name, None if together else empty(embed_dim, width))
        whole = empty(3 * embed_dim, embed_dim) if together else None
        self.register_parameter("in_proj_weight", whole)
        self.register_parameter("in_proj_bias", empty(3 * embed_dim) if bias else None)
        self.out_proj = NonDynamicallyQuantizableLinear(
            embed_dim, embed_dim, bias=bias, device=device, dtype=dtype
        )
        for name in ("bias_k", "bias_v"):
            self.register_parameter(name, empty(1, 1, embed_dim) if add_bias_kv else None)
        self._reset_parameters()

    def _reset_parameters(self) -> None:
        for weight in (
            self.in_proj_weight,
            self.q_proj_weight,
            self.k_proj_weight,
            self.v_proj_weight,
        ):
            if weight is not None:
                init.xavier_uniform_(weight)
        if self.in_proj_bias is not None and self.out_proj.bias is not None:
            init.zeros_(self.in_proj_bias)
            init.zeros_(self.out_proj.bias)
        for bias in (self.bias_k, self.bias_v):
            if bias is not None:
                init.xavier_normal_(bias)

    def forward(
        self,
        query: torch.Tensor,
        key: torch.Tensor,
        value: torch.Tensor,
        key_padding_mask: torch.Tensor | None = None,
        need_weights: bool = True,
        attn_mask: torch.Tensor | None = None,
        average_attn_weights: bool = True,
        is_causal: bool = False,
    ) -> tuple[torch.Tensor, torch.Tensor | None]:
        """Attend to `key` and `value`.

        Args:
            query: (L, N, embed_dim), (N, L, embed_dim) if `batch_first`, or (L, embed_dim).
            key: (S, N, kdim), in the same order.
            value: (S, N, vdim), in the same order.
            key_padding_mask: (N, S), or (S,) without N: True (or -inf) for keys to leave out.
            need_weights: whether the weights are returned; without, it is faster.
            attn_mask: (L, S) or (N * num_heads, L, S): True for pairs to leave out, or
                numbers that are added before softmax.
            average_attn_weights: whether weights are the mean over heads.
            is_causal: promises that `attn_mask` leaves out all keys after a query, so that it
                need not be looked at.

        Returns:
            The results, of `query`'s shape; and the weights, (N, L, S) or
            (N, num_heads, L, S), or None.

        Raises:
            ValueError: shapes do not fit, or `is_causal` without `attn_mask`.
        """
        batched = self._checked(query, key, value)
        if is_causal and attn_mask is None:
            raise ValueError("is_causal is a promise about attn_mask: give that too")
        q, k, v = self._projected(query, key, value, batched)
        heads = self.num_heads
        if key_padding_mask is None and is_causal and not need_weights:
            mask = None
        else:
            is_causal = False
            sizes = (q.shape[0], heads, q.shape[2], k.shape[2])
            padding = additive("key_padding_mask", key_padding_mask, q.dtype)
            if padding is not None and not batched:
                padding = padding.unsqueeze(0)
            mask = combined(additive("attn_mask", attn_mask, q.dtype), padding, sizes)
        if self.add_zero_attn or self.bias_k is not None:
            k, v, mask = self._extended(k, v, mask)
        dropout = self.dropout if self.training else 0.0
        weights = None
        if need_weights:
            scores = (q * math.sqrt(1.0 / self.head_dim)) @ k.transpose(-2, -1)
            if mask is not None:
                scores = scores + mask
            weights = scores.softmax(-1)
            if dropout:
                weights = _dropout(weights, dropout)
            result = weights @ v
            if average_attn_weights:
                weights = weights.mean(1)
            if not batched:
                weights = weights.squeeze(0)
        else:
            result = _attend(q, k, v, mask, dropout, is_causal)
        output: torch.Tensor
        if batched and (self.training or not self.batch_first):
            # Laid out as PyTorch does it: a dropout after it then draws the same.
            output = self.out_proj(result.permute(2, 0, 1, 3).flatten(2))
            return (output.transpose(0, 1) if self.batch_first else output), weights
        output = self.out_proj(result.transpose(1, 2).flatten(2))
        return (output if batched else output.squeeze(0)), weights

    def _projected(
        self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, batched: bool
    ) -> tuple[torch.Tensor, ...]:
        # Each as (N, heads, length, head size).
        weight, bias = self.in_proj_weight, self.in_proj_bias
        heads, size = self.num_heads, self.head_dim
        batch_first = self.batch_first
        if weight is not None and query is key and key is value:
            if not batched:
                query, batch_first = query.unsqueeze(0), True
            whole = _linear(query, weight, bias)
            parts = whole.unflatten(2, (3, heads, size))
            return parts.permute((2, 0, 3, 1, 4) if batch_first else (2, 1, 3, 0, 4)).unbind(0)
        weights: tuple[Any, ...] = (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight)
        if weight is not None:
            weights = weight.chunk(3)
        biases = (None, None, None) if bias is None else bias.chunk(3)
        if not batched:
            query, key, value = (each.unsqueeze(0) for each in (query, key, value))
            batch_first = True
        order = (0, 2, 1, 3) if batch_first else (1, 2, 0, 3)
        return tuple(
            _linear(each, own, shift).unflatten(2, (heads, size)).permute(order)
            for each, own, shift in zip((query, key, value), weights, biases, strict=True)
        )

    def _extended(
        self, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor | None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor | None]:
        # With what add_bias_kv and add_zero_attn put behind keys and values.
        nothing = torch.zeros_like(k[:, :, :1])
        if self.bias_k is not None and self.bias_v is not None:
            shape = (1, self.num_heads, 1, self.head_dim)
            k, v = (
                torch.cat([each, nothing + bias.reshape(shape)], 2)
                for each, bias in ((k, self.bias_k), (v, self.bias_v))
            )
            mask = widened(mask)
        if self.add_zero_attn:
            k, v = torch.cat([k, nothing], 2), torch.cat([v, nothing], 2)
            mask = widened(mask)
        return k, v, mask

    def _checked(self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> bool:
        # Whether it is a batch.
        shapes = [tuple(each.shape) for each in (query, key, value)]
        rank = len(shapes[0])
        wanted = (self.embed_dim, self.kdim, self.vdim)
        if rank not in (2, 3) or any(len(shape) != rank for shape in shapes):
            raise ValueError(
                f"query, key and value have 2 dimensions, or 3 in a batch, not {shapes}"
            )
        for name, shape, size in zip(("query", "key", "value"), shapes, wanted, strict=True):
            if shape[-1] != size:
                raise ValueError(f"the last dimension of {name} is {size}, not {shape[-1]}")
        batch = 0 if self.batch_first else 1
        if shapes[1][:-1] != shapes[2][:-1] or (rank == 3 and shapes[0][batch] != shapes[1][batch]):
            raise ValueError(f"query, key and value do not fit together: {shapes}")
        return rank == 3
