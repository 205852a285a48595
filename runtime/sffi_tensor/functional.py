"""``torch.nn.functional``: what a spec cannot say of it, for `sffi_torch.nn.functional`."""

from __future__ import annotations

from sffi_torch import _native as native

from sffi_tensor.output import into
from sffi_tensor.pooling import (
    adaptive_max_pool1d,
    adaptive_max_pool2d,
    adaptive_max_pool3d,
    lp_pool3d,
    max_pool1d,
    max_pool2d,
    max_pool3d,
)
from sffi_tensor.unpooling import (
    fractional_max_pool2d,
    fractional_max_pool2d_with_indices,
    fractional_max_pool3d,
    fractional_max_pool3d_with_indices,
    max_unpool1d,
    max_unpool2d,
    max_unpool3d,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = [
    "adaptive_max_pool1d",
    "adaptive_max_pool2d",
    "adaptive_max_pool3d",
    "fractional_max_pool2d",
    "fractional_max_pool2d_with_indices",
    "fractional_max_pool3d",
    "fractional_max_pool3d_with_indices",
    "linear_cross_entropy",
    "lp_pool3d",
    "max_pool1d",
    "max_pool2d",
    "max_pool3d",
    "max_unpool1d",
    "max_unpool2d",
    "max_unpool3d",
    "multi_head_attention_forward",
    "normalize",
    "triplet_margin_with_distance_loss",
    "upsample",
    "upsample_bilinear",
    "upsample_nearest",
]


def normalize(
    input: Tensor,
    p: float = 2.0,
    dim: int | Sequence[int] = 1,
    eps: float = 1e-12,
    out: Tensor | None = None,
) -> Tensor:
    """Vectors along `dim` divided by their p-norm (at least `eps`), in `out` where it is given."""
    result: Tensor = native.rt_torch_nn_functional__normalize(input, p, dim, eps)
    return into("normalize", out, result)


def triplet_margin_with_distance_loss(
    anchor: Tensor,
    positive: Tensor,
    negative: Tensor,
    *,
    distance_function: Callable[[Tensor, Tensor], Tensor] | None = None,
    margin: float = 1.0,
    swap: bool = False,
    reduction: str = "mean",
) -> Tensor:
    """By how much `anchor` is not nearer to `positive` than to `negative` by `margin`.

    Args:
        anchor: (n, ...), as the other two.
        positive: what it should be near to.
        negative: what it should be far from.
        distance_function: the distances of two batches; by default `pairwise_distance`.
        margin: how much nearer; greater than 0.
        swap: take the distance of `positive` and `negative` where that is smaller.
        reduction: "mean", "sum" or "none".

    Raises:
        ValueError: another reduction, or a margin that is not positive.
        RuntimeError: tensors of different numbers of dimensions.
    """
    from sffi_torch import functions

    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    if margin <= 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    if not anchor.dim() == positive.dim() == negative.dim():
        raise RuntimeError(
            "The anchor, positive, and negative tensors are expected to have the same number of "
            f"dimensions, but got: anchor {anchor.dim()}D, positive {positive.dim()}D, and "
            f"negative {negative.dim()}D inputs"
        )
    distance = functions.pairwise_distance if distance_function is None else distance_function
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = far.minimum(distance(positive, negative))
    loss = (margin + near - far).clamp_min(0)
    return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss


def linear_cross_entropy(
    input: Tensor,
    linear_weight: Tensor,
    target: Tensor,
    *,
    linear_bias: Tensor | None = None,
    weight: Tensor | None = None,
    reduction: str = "mean",
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
) -> Tensor:
    """The cross entropy of a linear layer's results: `cross_entropy(linear(input, ...), ...)`.

    Args:
        input: (in) or (n, in).
        linear_weight: (classes, ..., in).
        target: classes (n, ...) or probabilities (n, classes, ...).
        linear_bias: (classes, ...).
        weight: of each class.
        reduction: "mean", "sum" or "none".
        ignore_index: a class that does not count; -100 by default.
        label_smoothing: the share of each target that goes to all classes alike.

    Raises:
        RuntimeError: shapes that do not belong together.
    """
    from sffi_torch.nn import functional

    if input.dim() not in (1, 2):
        raise RuntimeError(f"expected input with dimensionality 1 or 2, got {input.dim()}")
    if linear_weight.dim() < 2:
        raise RuntimeError(
            f"expected linear_weight with dimensionality at least 2, got {linear_weight.dim()}"
        )
    features, outer = linear_weight.shape[-1], tuple(linear_weight.shape[:-1])
    if input.shape[-1] != features:
        raise RuntimeError(
            "expected equal input and linear_weight last dimensions (in_features), got "
            f"{input.shape[-1]} and {features}, respectively"
        )
    if linear_bias is not None and tuple(linear_bias.shape) != outer:
        raise RuntimeError(f"expected linear_bias shape {outer}, got {tuple(linear_bias.shape)}")
    flat = linear_weight.reshape(-1, features)
    bias = None if linear_bias is None else linear_bias.reshape(-1)
    logits = functional.linear(input, flat, bias).reshape(*input.shape[:-1], *outer)
    if target.shape == logits.shape and ignore_index is not None:
        raise RuntimeError("ignore_index cannot be specified when target contains probabilities")
    return functional.cross_entropy(
        logits,
        target,
        weight=weight,
        reduction=reduction,
        ignore_index=-100 if ignore_index is None else ignore_index,
        label_smoothing=label_smoothing,
    )


def multi_head_attention_forward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    embed_dim_to_check: int,
    num_heads: int,
    in_proj_weight: Tensor | None,
    in_proj_bias: Tensor | None,
    bias_k: Tensor | None,
    bias_v: Tensor | None,
    add_zero_attn: bool,
    dropout_p: float,
    out_proj_weight: Tensor,
    out_proj_bias: Tensor | None,
    training: bool = True,
    key_padding_mask: Tensor | None = None,
    need_weights: bool = True,
    attn_mask: Tensor | None = None,
    use_separate_proj_weight: bool = False,
    q_proj_weight: Tensor | None = None,
    k_proj_weight: Tensor | None = None,
    v_proj_weight: Tensor | None = None,
    static_k: Tensor | None = None,
    static_v: Tensor | None = None,
    average_attn_weights: bool = True,
    is_causal: bool = False,
) -> tuple[Tensor, Tensor | None]:
    """Attention with several heads between projections, as a function of all its weights.

    Args:
        query: (L, n, embed) or (L, embed); so are `key` and `value` with a length of their own.
        key: what the queries are matched with.
        value: what is averaged.
        embed_dim_to_check: the size of the queries.
        num_heads: the number of heads.
        in_proj_weight: (3 embed, embed), for queries, keys and values together.
        in_proj_bias: (3 embed).
        bias_k: (1, 1, embed), a learnt key behind those given; with `bias_v` or not at all.
        bias_v: (1, 1, embed), its value.
        add_zero_attn: put a key and value of zeros behind those given.
        dropout_p: the share of weights set to 0 while `training`.
        out_proj_weight: (embed, embed), of the projection of the results.
        out_proj_bias: (embed).
        training: whether dropout counts.
        key_padding_mask: (n, S), where True or minus infinity leaves a key out.
        need_weights: also give the weights.
        attn_mask: (L, S) or (n heads, L, S), where True or minus infinity leaves a pair out.
        use_separate_proj_weight: take the next three instead of `in_proj_weight`.
        q_proj_weight: (embed, embed).
        k_proj_weight: (embed, size of keys).
        v_proj_weight: (embed, size of values).
        static_k: must be None; keys that are projected already are not supported.
        static_v: must be None, likewise.
        average_attn_weights: give the mean of the heads' weights, not each one's.
        is_causal: a hint that `attn_mask` leaves out what comes later.

    Returns:
        The results (L, n, embed), and the weights (n, L, S) or (n, heads, L, S), or None.

    Raises:
        ValueError: shapes that do not belong together.
        NotImplementedError: `static_k` or `static_v`.
    """
    if static_k is not None or static_v is not None:
        raise NotImplementedError(
            "multi_head_attention_forward(): static_k and static_v are not supported"
        )
    if query.shape[-1] != embed_dim_to_check:
        raise ValueError(
            f"was expecting embedding dimension of {embed_dim_to_check}, but got {query.shape[-1]}"
        )
    weights: list[Any] = [in_proj_weight]
    if use_separate_proj_weight:
        weights = [q_proj_weight, k_proj_weight, v_proj_weight]
    if any(weight is None for weight in weights):
        raise ValueError("multi_head_attention_forward(): a weight of the projections is missing")
    if (bias_k is None) != (bias_v is None):
        raise ValueError("multi_head_attention_forward(): give both bias_k and bias_v, or neither")
    found = native.rt_torch_nn_functional__multi_head_attention(
        query, key, value, num_heads, weights, in_proj_bias,
        [] if bias_k is None else [bias_k, bias_v], add_zero_attn, dropout_p, out_proj_weight,
        out_proj_bias, training, key_padding_mask, need_weights, attn_mask, average_attn_weights,
        is_causal, False,
    )  # fmt: skip
    return found[0], found[1] if need_weights else None


# ------------------------------------------------------------------------- older names of resizing


def _older(name: str) -> None:
    import warnings

    warnings.warn(
        f"`nn.functional.{name}` is deprecated. Use `nn.functional.interpolate` instead.",
        stacklevel=3,
    )


def upsample(
    input: Tensor,
    size: int | Sequence[int] | None = None,
    scale_factor: float | Sequence[float] | None = None,
    mode: str = "nearest",
    align_corners: bool | None = None,
) -> Tensor:
    """`interpolate`, under its older name."""
    from sffi_torch.nn import functional

    _older("upsample")
    return functional.interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(
    input: Tensor,
    size: int | Sequence[int] | None = None,
    scale_factor: float | Sequence[float] | None = None,
) -> Tensor:
    """`interpolate` with mode "nearest", under its older name."""
    from sffi_torch.nn import functional

    _older("upsample_nearest")
    return functional.interpolate(input, size, scale_factor, "nearest")


def upsample_bilinear(
    input: Tensor,
    size: int | Sequence[int] | None = None,
    scale_factor: float | Sequence[float] | None = None,
) -> Tensor:
    """`interpolate` with mode "bilinear" and aligned corners, under its older name."""
    from sffi_torch.nn import functional

    _older("upsample_bilinear")
    return functional.interpolate(input, size, scale_factor, "bilinear", True)
