"""Attention: `MultiheadAttention`."""

from __future__ import annotations

from typing import Any

import sffi_torch as torch

from sffi_dl.nn import init
from sffi_dl.nn.layers import Linear
from sffi_dl.nn.module import Module
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.sizes import positive

__all__ = ["MultiheadAttention"]

_attention = torch.nn.functional._multi_head_attention


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
            need_weights: whether the weights are returned; without, it is quicker.
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
        weights: tuple[Any, ...] = (self.in_proj_weight,)
        if self.in_proj_weight is None:
            weights = (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight)
        behind: tuple[Any, ...] = () if self.bias_k is None else (self.bias_k, self.bias_v)
        found = _attention(
            query,
            key,
            value,
            self.num_heads,
            weights,
            self.in_proj_bias,
            behind,
            self.add_zero_attn,
            self.dropout,
            self.out_proj.weight,
            self.out_proj.bias,
            self.training,
            key_padding_mask,
            need_weights,
            attn_mask,
            average_attn_weights,
            is_causal,
            self.batch_first,
        )
        return found[0], (found[1] if need_weights else None)
