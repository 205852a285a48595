"""Pooling, older forms of losses and the rest of nn.functional compared with PyTorch."""

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
F = torch.nn.functional
torch.manual_seed(1)
line, img, vol = torch.randn(2, 3, 8), torch.randn(2, 3, 6, 6), torch.randn(1, 2, 4, 4, 4)
a, b, w = torch.randn(4, 5), torch.randn(4, 5), torch.rand(4, 5)
lab, sign = torch.tensor([0, 3, 1, 2]), torch.tensor([1.0, -1.0, 1.0, -1.0])
m = (torch.rand(4, 5) > 0.5).float()
"""

POOLING = """
F.max_pool1d(line, 2, return_indices=True)
F.max_pool1d(line, 3, 2, 1, 1, True, False)
F.max_pool2d(img, 2, return_indices=True)
F.max_pool2d(img, (2, 3), stride=(1, 2), padding=1)
F.max_pool3d(vol, 2, return_indices=True)
F.max_pool3d(vol, 2, 1)
[F.max_pool1d_with_indices(line, 2), F.max_pool2d_with_indices(img, 2, 1)]
F.max_pool3d_with_indices(vol, 2)
F.max_unpool1d(*F.max_pool1d(line, 2, return_indices=True), 2)
F.max_unpool2d(*F.max_pool2d(img, 2, return_indices=True), 2, output_size=(6, 6))
F.max_unpool2d(*F.max_pool2d(img, 2, return_indices=True), 2, output_size=(2, 3, 7, 6))
F.max_unpool2d(*F.max_pool2d(img, 2, return_indices=True), 2, output_size=(9, 6))
F.max_unpool2d(*F.max_pool2d(img, 2, return_indices=True), 2, output_size=(9,))
F.max_unpool3d(*F.max_pool3d(vol, 2, return_indices=True), 2)
[F.adaptive_max_pool1d(line, 3), F.adaptive_max_pool1d(line, 3, True)]
[F.adaptive_max_pool2d(img, 3), F.adaptive_max_pool2d(img, (None, 2), return_indices=True)]
[F.adaptive_max_pool3d(vol, 3), F.adaptive_max_pool3d_with_indices(vol, 2)]
F.fractional_max_pool2d(img, 2, output_size=3, _random_samples=torch.full((2, 3, 2), 0.3))
F.fractional_max_pool2d(img, 2, output_ratio=(0.5, 0.6), return_indices=True,
    _random_samples=torch.full((2, 3, 2), 0.3))
F.fractional_max_pool3d(vol, 2, output_size=(2, 3, 2), _random_samples=torch.full((1, 2, 3), 0.3))
F.fractional_max_pool3d_with_indices(vol, 2, output_ratio=0.5, _random_samples=torch.full((1, 2,
    3), 0.6))
F.fractional_max_pool2d(img, 2)
F.fractional_max_pool2d(img, 2, 3).shape
[F.lp_pool3d(vol, 2, 2), F.lp_pool3d(vol, float("inf"), 2), F.lp_pool3d(vol, 3.0, 2, 1)]
torch.max_pool2d(img, 2)
"""

LOSSES = """
[F.mse_loss(a, b, False), F.mse_loss(a, b, reduce=False), F.mse_loss(a, b, None, None, "sum")]
[F.mse_loss(a, b, weight=w), F.mse_loss(a, b, reduction="sum", weight=w)]
[F.l1_loss(a, b, size_average=False), F.l1_loss(a, b, weight=w), F.l1_loss(a, b, True, True)]
F.mse_loss(a, b, weight=w[0])
[F.huber_loss(a, b, weight=w), F.huber_loss(a, b, "none", 0.5, w)]
[F.smooth_l1_loss(a, b, False), F.poisson_nll_loss(a, w, True, False, False)]
[F.cross_entropy(a, lab, None, False), F.cross_entropy(a, lab, None, None, 3, None, "sum", 0.1)]
[F.nll_loss(a, lab, None, True, 1), F.binary_cross_entropy(w, m, None, False)]
[F.binary_cross_entropy_with_logits(a, m, w, False), F.kl_div(a, w, True), F.kl_div(a, w,
    reduction="batchmean")]
[torch.kl_div(a, w), torch.kl_div(a, w, 1), torch.binary_cross_entropy_with_logits(a, m)]
[torch.hinge_embedding_loss(a[:, 0], sign), torch.cosine_embedding_loss(a, b, sign)]
[torch.margin_ranking_loss(a[0, :4], b[0, :4], sign), torch.triplet_margin_loss(a, b, w)]
[torch.ctc_loss(a.reshape(-1, 2, 2).log_softmax(2), torch.ones(2, 1).long(), [2, 2], [1, 1]),
    torch.ctc_loss(a.reshape(-1, 2, 2).log_softmax(2), torch.ones(2, 1).long(), torch.tensor([2,
    2]), torch.tensor([1, 1]), 0, 2)]
[F.soft_margin_loss(a[0, :4], sign, False), F.multi_margin_loss(a, lab, 1, 1.0, None, False)]
[F.multilabel_margin_loss(a[:, 0], lab, False), F.hinge_embedding_loss(a[:, 0], sign, 1.0, False)]
[F.cosine_embedding_loss(a, b, sign, 0.1, False), F.margin_ranking_loss(a[0, :4], b[0, :4], sign,
    0, False)]
[F.triplet_margin_loss(a, b, w, 1.0, 2, 1e-6, False, False), F.multilabel_soft_margin_loss(a, m,
    None, False)]
F.triplet_margin_with_distance_loss(a, b, w)
F.triplet_margin_with_distance_loss(a, b, w, distance_function=lambda x, y: (x - y).abs().sum(-1),
    swap=True, reduction="none")
F.triplet_margin_with_distance_loss(a, b, w, margin=-1)
F.triplet_margin_with_distance_loss(a, b, w, reduction="all")
F.triplet_margin_with_distance_loss(a, b[0], w)
F.linear_cross_entropy(a, w, torch.tensor([0, 3, 1, 2]))
F.linear_cross_entropy(a, w, lab, linear_bias=w[:, 0], reduction="none", label_smoothing=0.1)
F.linear_cross_entropy(a, w[:, :3], lab)
F.linear_cross_entropy(a, w, w[:, :4], ignore_index=2)
"""

OTHERS = """
[F.softmax(a, dim=1), F.softmax(a), F.softmax(a[0]), F.log_softmax(a), F.softmin(a, 1, 3,
    torch.float64)]
F.softmax(a, 1, _stacklevel=5, dtype=torch.float64)
[F.normalize(a), F.normalize(a, 1, dim=0), F.normalize(a, out=torch.empty(0))]
out = torch.empty(4, 5); F.normalize(a, out=out) is out
F.rrelu(a, 0.2, 0.2)
[F.rrelu(a, 0.2, 0.2, False, True), a]
[F.elu_(a.clone(), 0.5), F.rrelu_(a.clone(), 0.3, 0.3), F.threshold_(a.clone(), 0, 5)]
F.interpolate(img, scale_factor=1.3, recompute_scale_factor=True, mode="bilinear")
F.interpolate(img, scale_factor=1.3, recompute_scale_factor=False, mode="bilinear")
F.interpolate(img, size=3, recompute_scale_factor=True)
F.interpolate(img, size=4, mode="lanczos", antialias=True)
F.interpolate(img, size=4, mode="lanczos")
[F.upsample(img, scale_factor=2), F.upsample_nearest(img, 3), F.upsample_bilinear(img, 3)]
F.embedding_bag(torch.tensor([[0, 1], [2, 2]]), a)
F.embedding_bag(torch.tensor([0, 1, 2]), a, torch.tensor([0, 2]), None, 2.0, False, "sum")
F.embedding_bag(torch.tensor([0, 1, 2]), a.clone(), torch.tensor([0, 2]), max_norm=0.5)
F.embedding_bag(torch.tensor([0, 1]), a, torch.tensor([0]), mode="max", sparse=True)
F.embedding_bag(torch.tensor([0, 1]), a)
F.feature_alpha_dropout(img, 0.5, False)
F.feature_alpha_dropout(img, 1.5)
F.conv_tbc(torch.randn(4, 2, 3), torch.randn(2, 3, 5), torch.zeros(5))
F.gumbel_softmax(a, 1, False, 1e-10, -1).sum(-1)
F.hardshrink(a)
"""

ATTENTION = """
q = torch.randn(3, 2, 4); W, B, O = torch.randn(12, 4), torch.randn(12), torch.randn(4, 4);
    F.multi_head_attention_forward(q, q, q, 4, 2, W, B, None, None, False, 0.0, O, None)
q = torch.randn(3, 2, 4); W, O = torch.randn(4, 4), torch.randn(4, 4);
    F.multi_head_attention_forward(q, q, q, 4, 2, None, None, None, None, True, 0.0, O, None,
    use_separate_proj_weight=True, q_proj_weight=W, k_proj_weight=O, v_proj_weight=W,
    need_weights=False)
"""

CASES: dict[str, str] = table(POOLING + LOSSES + OTHERS + ATTENTION)
#: errors in PyTorch's class and words of our own
OWN_WORDS = frozenset(
    {
        "F.embedding_bag(torch.tensor([0, 1]), a)",
    }
)


@pytest.mark.parametrize("name", CASES)
def test_same(name: str, compare: Any) -> None:
    compare(name, 1e-5)
