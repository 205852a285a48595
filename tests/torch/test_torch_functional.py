"""Layers, activations, losses, linear algebra and transforms compared with PyTorch."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
F = torch.nn.functional
torch.manual_seed(1)
a, b = torch.randn(3, 4), torch.randn(3, 4)
p, u = torch.rand(3, 4) + 0.1, torch.rand(3, 4) * 1.8 - 0.9
i, m = torch.randint(-5, 6, (3, 4)), torch.rand(3, 4) > 0.5
n = torch.tensor([1.0, float("nan"), float("inf"), -float("inf"), 2.0])
c, d = torch.complex(a, b), a.double()
u8, t3, sq = torch.arange(6).to(torch.uint8), torch.randn(2, 3, 4), torch.randn(3, 3)
idx, img, ker = torch.randint(0, 4, (3, 4)), torch.randn(1, 2, 6, 6), torch.randn(3, 2, 3, 3)
lab, spd = torch.tensor([0, 3, 1]), sq @ sq.T + torch.eye(3) * 2
"""

FUNCTIONAL = """
F.relu(a)
F.relu(a.clone(), inplace=True)
F.relu6(a * 10)
F.selu(a)
F.silu(a)
F.mish(a)
F.hardswish(a)
F.hardsigmoid(a)
F.leaky_relu(a)
F.leaky_relu(a, 0.2)
F.elu(a)
F.elu(a, alpha=0.5)
F.celu(a)
F.hardtanh(a)
F.threshold(a, 0.1, 5)
F.softsign(a)
F.tanhshrink(a)
F.softmin(a, dim=1)
F.gelu(a)
F.gelu(a, approximate="tanh")
F.logsigmoid(a)
F.softplus(a)
F.softplus(a, beta=2)
F.hardshrink(a)
F.softshrink(a)
F.prelu(a, torch.tensor([0.25]))
F.glu(a)
F.rrelu(a)
F.sigmoid(a)
F.softmax(a, dim=1)
F.log_softmax(a, dim=-1)
F.linear(a, b)
F.linear(a, b, torch.ones(3))
F.bilinear(a, b, torch.ones(2, 4, 4))
F.conv1d(torch.ones(1, 2, 5), torch.ones(3, 2, 3))
F.conv1d(torch.ones(1, 2, 5), torch.ones(3, 2, 3), padding="same")
F.conv2d(img, ker)
F.conv2d(img, ker, padding=1)
F.conv2d(img, ker, torch.ones(3), stride=2, padding=(1, 1))
F.conv2d(img, ker, padding="same")
F.conv_transpose2d(img, ker.transpose(0, 1), stride=2)
F.conv3d(torch.ones(1, 2, 4, 4, 4), torch.ones(3, 2, 2, 2, 2))
F.max_pool2d(img, 2)
F.max_pool2d(img, kernel_size=3, stride=1, padding=1)
F.max_pool1d(torch.ones(1, 2, 6), 2)
F.max_pool3d(torch.ones(1, 2, 4, 4, 4), 2)
F.avg_pool2d(img, 2)
F.avg_pool1d(torch.ones(1, 2, 6), 2)
F.adaptive_avg_pool2d(img, 1)
F.adaptive_avg_pool2d(img, (2, 3))
F.adaptive_avg_pool1d(torch.ones(1, 2, 6), 3)
F.adaptive_max_pool2d(img, 2)
F.unfold(img, 2)
F.fold(F.unfold(img, 2), (6, 6), 2)
F.pad(a, (1, 2))
F.pad(a, (1, 2, 0, 1), value=3.0)
F.pad(img, (1, 1, 1, 1), mode="reflect")
F.one_hot(torch.tensor([0, 2, 1]))
F.one_hot(torch.tensor([0, 2, 1]), num_classes=5)
F.cosine_similarity(a, b)
F.pairwise_distance(a, b)
F.pdist(a)
F.normalize(a)
F.normalize(a, p=1, dim=0)
F.layer_norm(a, (4,))
F.layer_norm(a, [4], torch.ones(4), torch.zeros(4), 1e-3)
F.group_norm(img, 2)
F.batch_norm(img, torch.zeros(2), torch.ones(2))
F.batch_norm(img, torch.zeros(2), torch.ones(2), training=True)
F.instance_norm(img)
F.rms_norm(a, (4,))
F.embedding(torch.tensor([[0, 2]]), a)
F.embedding(torch.tensor([[0, 2]]), a, padding_idx=-1)
F.interpolate(img, scale_factor=2)
F.interpolate(img, size=(3, 3), mode="bilinear", align_corners=False)
F.interpolate(img, size=4, mode="bicubic", align_corners=True)
F.interpolate(img, scale_factor=0.5, mode="area")
F.interpolate(img, size=3, mode="nearest-exact")
F.interpolate(img, mode="bogus", size=3)
F.pixel_shuffle(torch.ones(1, 4, 2, 2), 2)
F.scaled_dot_product_attention(t3, t3, t3)
F.scaled_dot_product_attention(t3, t3, t3, is_causal=True)
F.dropout(a, 0.0)
F.dropout(a, p=0.5, training=False)
F.dropout(a, p=2.0)
F.leaky_relu_(a.clone())
torch.lstm(t3, (torch.zeros(1, 3, 5), torch.zeros(1, 3, 5)), (torch.ones(20, 4) * 0.1, torch.ones(20, 5) * 0.1), False, 1, 0.0, False, False, False)
torch.gru(t3, torch.zeros(1, 3, 5), (torch.ones(15, 4) * 0.1, torch.ones(15, 5) * 0.1), False, 1, 0.0, False, False, False)
torch.lstm_cell(a, (torch.zeros(3, 5), torch.zeros(3, 5)), torch.ones(20, 4) * 0.1, torch.ones(20, 5) * 0.1)
F.lp_pool1d(torch.ones(1, 2, 6), 2, 2)
F.lp_pool2d(img, 2, 2)
F.lp_pool2d(img, 3, (2, 3), stride=2)
F.adaptive_max_pool3d(torch.ones(1, 2, 4, 4, 4), 2)
F.local_response_norm(img, 2)
F.local_response_norm(img, 3, alpha=0.1, beta=0.5, k=2.0)
F.local_response_norm(torch.ones(2, 5, 3), 3)
F.grid_sample(img, torch.zeros(1, 2, 2, 2), align_corners=False)
F.grid_sample(img, b.reshape(1, 2, 3, 2), mode="nearest", padding_mode="border", align_corners=True)
F.grid_sample(img, b.reshape(1, 2, 3, 2), mode="bogus")
F.affine_grid(torch.ones(1, 2, 3), (1, 2, 3, 3), align_corners=False)
F.embedding_bag(torch.tensor([[0, 1], [2, 2]]), a)
F.embedding_bag(torch.tensor([0, 1, 2]), a, torch.tensor([0, 1]), mode="sum")
F.embedding_bag(torch.tensor([0, 1, 2]), a, torch.tensor([0, 1]), mode="max")
F.embedding_bag(torch.tensor([[0, 1], [2, 2]]), a, mode="sum", per_sample_weights=torch.ones(2, 2) * 0.5)
F.gumbel_softmax(a, hard=True).sum(1)
F.alpha_dropout(a, 0.5, False)
F.dropout2d(img, 0.0)
F.max_pool2d(img, 2, ceil_mode=True)
F.avg_pool2d(img, 3, 2, 1, count_include_pad=False)
F.interpolate(img, scale_factor=2.0, mode="bilinear")
F.interpolate(img, size=3, mode="bilinear", antialias=True)
F.interpolate(torch.ones(1, 2, 4), size=8, mode="linear")
F.interpolate(torch.ones(1, 1, 2, 2, 2), size=4, mode="trilinear")
F.embedding(torch.tensor([0, 2]), a.clone(), max_norm=1.0)
"""

LOSSES = """
F.mse_loss(a, b)
F.mse_loss(a, b, reduction="sum")
F.mse_loss(a, b, reduction="none")
F.mse_loss(a, b, reduction="bogus")
F.l1_loss(a, b)
F.smooth_l1_loss(a, b)
F.smooth_l1_loss(a, b, beta=0.5)
F.huber_loss(a, b, delta=0.5)
F.cross_entropy(a, lab)
F.cross_entropy(a, lab, reduction="none", label_smoothing=0.1)
F.cross_entropy(a, lab, torch.ones(4), ignore_index=1)
F.cross_entropy(a, torch.softmax(b, 1))
F.nll_loss(torch.log_softmax(a, 1), lab)
F.binary_cross_entropy(torch.sigmoid(a), torch.sigmoid(b))
F.binary_cross_entropy_with_logits(a, torch.sigmoid(b))
F.binary_cross_entropy_with_logits(a, torch.sigmoid(b), pos_weight=torch.ones(4) * 2)
F.binary_cross_entropy_with_logits(a, torch.ones(2))
F.kl_div(torch.log_softmax(a, 1), torch.softmax(b, 1), reduction="batchmean")
F.kl_div(torch.log_softmax(a, 1), torch.softmax(b, 1))
F.poisson_nll_loss(a, p)
F.gaussian_nll_loss(a, b, p)
F.soft_margin_loss(a, b.sign())
F.multi_margin_loss(a, lab)
F.hinge_embedding_loss(a, b.sign())
F.cosine_embedding_loss(a, b, torch.ones(3))
F.margin_ranking_loss(a[0], b[0], b[0].sign())
F.triplet_margin_loss(a, b, p)
F.ctc_loss(torch.log_softmax(t3, 2), torch.ones(3, 2, dtype=torch.int64), torch.tensor([2, 2, 2]), torch.tensor([1, 1, 1]))
F.cross_entropy(input=a, target=lab)
F.nll_loss(torch.log_softmax(t3.transpose(1, 2), 1), torch.zeros(2, 3, dtype=torch.int64))
F.cross_entropy(t3.transpose(1, 2), torch.zeros(2, 3, dtype=torch.int64))
F.gaussian_nll_loss(a, b, p, full=True, reduction="sum")
"""

LINALG = """
torch.cholesky(spd)
torch.linalg.inv(spd)
torch.linalg.det(sq)
torch.linalg.slogdet(sq)
torch.linalg.solve(spd, a[:, :3].t()[:3])
torch.linalg.solve_triangular(spd.triu(), spd, upper=True)
torch.linalg.lstsq(a.t(), b.t())[0]
torch.linalg.svd(a)[1]
torch.linalg.svdvals(a)
torch.linalg.qr(a)
torch.linalg.qr(a, mode="r")
torch.linalg.eigvals(spd).real.sort()[0]
torch.linalg.eigh(spd)[0]
torch.linalg.eigvalsh(spd)
torch.linalg.cholesky(spd)
torch.linalg.lu(sq)
torch.linalg.matrix_rank(sq)
torch.linalg.pinv(a)
torch.linalg.multi_dot([a, b.t(), a])
torch.linalg.matmul(a, b.t())
torch.linalg.cross(a[:, :3], b[:, :3])
torch.linalg.vecdot(a, b)
torch.linalg.norm(a)
torch.linalg.norm(a, 1)
torch.linalg.norm(a, "nuc")
torch.linalg.norm(a, dim=1)
torch.linalg.vector_norm(a)
torch.linalg.vector_norm(a, 1, dim=1)
torch.linalg.matrix_norm(a)
torch.linalg.matrix_norm(a, 1)
torch.linalg.cond(spd)
torch.linalg.matrix_power(sq, 2)
torch.linalg.matrix_exp(sq)
torch.linalg.diagonal(sq)
torch.linalg.inv(torch.zeros(2, 2))
torch.slogdet(sq)
torch.svd(spd)[1]
torch.linalg.lu_factor_ex(sq)
torch.linalg.solve_ex(spd, sq)
torch.linalg.ldl_factor(spd)
"""

FFT = """
torch.fft.fft(a)
torch.fft.rfft(a)
torch.fft.ifft(torch.fft.fft(a)).real
torch.fft.irfft(torch.fft.rfft(a), n=4)
torch.fft.fft2(a)
torch.fft.fftn(t3)
torch.fft.fftshift(a)
torch.fft.fftfreq(5)
torch.fft.rfftfreq(5, d=0.5)
torch.fft.fft(a, norm="ortho")
[torch.fft.rfftn(t3), torch.fft.hfft(a), torch.fft.ihfft(a)]
torch.fft.irfftn(torch.fft.rfftn(t3))
"""

SPECIAL = """
torch.digamma(p)
torch.special.gammaln(p)
torch.special.psi(p)
torch.special.expit(a)
torch.special.erf(a)
torch.special.entr(p)
torch.special.ndtr(a)
torch.special.log_ndtr(a)
torch.special.i1(a)
torch.special.gammainc(p, p)
torch.special.polygamma(1, p)
torch.special.zeta(p + 2, p)
torch.special.xlog1py(a, p)
torch.special.bessel_j0(a)
torch.polygamma(2, p)
torch.special.softmax(a, 1)
torch.special.logsumexp(a, 1)
torch.special.airy_ai(a)
torch.special.bessel_y0(p)
[torch.special.modified_bessel_i0(a), torch.special.modified_bessel_k0(p), torch.special.spherical_bessel_j0(p)]
[torch.igamma(p, p), torch.igammac(p, p), p.igamma(p)]
"""

CASES = table(FUNCTIONAL + LOSSES + LINALG + FFT + SPECIAL)

#: the message is this package's own: it says more than PyTorch's, or says it another way
OWN_WORDS = {
    'F.interpolate(img, mode="bogus", size=3)',
    "F.dropout(a, p=2.0)",
    'F.grid_sample(img, b.reshape(1, 2, 3, 2), mode="bogus")',
    'F.mse_loss(a, b, reduction="bogus")',
    "F.binary_cross_entropy_with_logits(a, torch.ones(2))",
}


@pytest.mark.parametrize("name", CASES)
def test_function(name: str, compare: Any) -> None:
    compare(name, tolerance=1e-5)
