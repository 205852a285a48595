"""Special functions, factorisations and signals compared with PyTorch."""

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
torch.manual_seed(1)
a, b = torch.randn(3, 4), torch.randn(3, 4)
u, n = torch.rand(3, 4) * 1.8 - 0.9, torch.tensor([0.0, 1.0, 2.0, 5.0])
d = torch.tensor([[4.0, 1.0, 0.5], [1.0, 3.0, 0.2], [0.5, 0.2, 2.0]], dtype=torch.float64)
i, p = torch.randint(1, 9, (3, 4)), torch.rand(3, 4) + 0.5
s = torch.sin(torch.arange(64) * 0.3)
c = torch.complex(a, b)
"""

SPECIAL = """
[torch.special.chebyshev_polynomial_t(u, n), torch.special.chebyshev_polynomial_t(0.3, n)]
[torch.special.chebyshev_polynomial_u(u, n), torch.special.chebyshev_polynomial_u(u, 3)]
[torch.special.chebyshev_polynomial_v(u, n), torch.special.chebyshev_polynomial_v(0.5, n)]
[torch.special.chebyshev_polynomial_w(u, n), torch.special.chebyshev_polynomial_w(u, 2)]
[torch.special.hermite_polynomial_h(u, n), torch.special.hermite_polynomial_h(0.3, n)]
[torch.special.hermite_polynomial_he(u, n), torch.special.hermite_polynomial_he(u, 4)]
[torch.special.laguerre_polynomial_l(u, n), torch.special.laguerre_polynomial_l(u, 3)]
[torch.special.legendre_polynomial_p(u, n), torch.special.legendre_polynomial_p(0.2, n)]
torch.special.shifted_chebyshev_polynomial_t(p * 0.5, n)
torch.special.shifted_chebyshev_polynomial_u(p * 0.5, n)
torch.special.shifted_chebyshev_polynomial_v(p * 0.5, n)
torch.special.shifted_chebyshev_polynomial_w(p * 0.5, n)
[torch.special.xlog1py(2, p), torch.special.xlog1py(p, 0.5)]
[torch.special.zeta(2, p + 1), torch.special.zeta(p + 1, 2)]
[torch.xlogy(2, p), torch.special.xlogy(2.0, p)]
[p.polygamma(1), p.clone().polygamma_(1), (p + 2).mvlgamma_(2)]
[p.clone().igamma_(p), p.clone().igammac_(p), p.clone().ldexp_(i), torch.ldexp_(p.clone(), i)]
[torch.remainder(7, p), torch.bitwise_and(6, i), torch.bitwise_or(6, i), torch.bitwise_xor(6, i)]
[torch.float_power(2, i), p.double().float_power_(2), p.double().float_power_(p)]
[torch.conj_physical(c), c.clone().conj_physical_(), c.conj_physical()]
[p.renorm_(2, 0, 1.0), torch.hardshrink(a), a.hardshrink(0.1), torch.threshold(a, 0, 9)]
[torch.celu_(a.clone()), torch.selu_(a.clone()), torch.threshold_(a.clone(), 0, 1)]
torch.rrelu(a, 0.2, 0.2)
torch.rrelu_(a.clone(), 0.1, 0.1, True)
"""

FACTORISATIONS = """
torch.cholesky_inverse(torch.linalg.cholesky(d))
torch.linalg.cholesky(d).cholesky_inverse()
(lambda q: [q.a, q.tau, torch.orgqr(q.a, q.tau), torch.ormqr(q.a, q.tau, d)])(torch.geqrf(d))
(lambda q: [q[0].orgqr(q[1]), q[0].ormqr(q[1], d, transpose=True)])(d.geqrf())
(lambda f: [torch.lu_solve(d, *f), d.lu_solve(*f)])(torch.linalg.lu_factor(d))
(lambda f: list(torch.lu_unpack(*f)))(torch.linalg.lu_factor(d))
list(torch.triangular_solve(d, d.tril(), upper=False))
d.triangular_solve(d.triu()).solution
[torch.linalg.pinv(d), torch.linalg.pinv(d, 0.5), torch.linalg.pinv(d, atol=1, rtol=0.1)]
[torch.linalg.pinv(d, torch.tensor(0.6)), torch.linalg.pinv(d, hermitian=True)]
torch.linalg.pinv(d, rtol=torch.tensor(0.6, dtype=torch.float64))
[torch.linalg.matrix_rank(d), torch.linalg.matrix_rank(d, 3), torch.linalg.matrix_rank(d, tol=1.5)]
[torch.linalg.matrix_rank(d, atol=3), torch.linalg.matrix_rank(d, torch.tensor([3.0, 9.0]))]
list(torch.linalg.ldl_factor_ex(d))
[*torch.lu(d), *torch.lu(d, get_infos=True), *d.lu()]
torch.lu(torch.zeros(2, 2))
(lambda r: [r[1], r[0] @ r[1].diag() @ r[2].mH])(torch.svd_lowrank(d, 3))
(lambda r: [r[1], (r[0] @ r[1].diag() @ r[2].mH)])(torch.pca_lowrank(d, 3, center=False))
torch.svd_lowrank(d, 9)
torch.pca_lowrank(d, niter=-1)
"""

SAMPLES = """
torch.stft(s, 16, return_complex=True)
torch.stft(s, 16, 4, 12, torch.hann_window(12), False, normalized=True, return_complex=True)
s.stft(16, window=torch.hann_window(16), pad_mode="constant", onesided=False, return_complex=True)
w = torch.hann_window(16); torch.istft(torch.stft(s, 16, window=w, return_complex=True), 16,
    window=w)
torch.stft(s, 16)
[torch.kaiser_window(8), torch.kaiser_window(8, False), torch.kaiser_window(8, True, 3.0)]
[torch.hamming_window(8), torch.hamming_window(8, False, 0.5), torch.hamming_window(8, True, 0.5,
    0.4)]
torch.hann_window(5, dtype=torch.float64, requires_grad=True)
torch.gradient(a)
torch.gradient(a, dim=1)
torch.gradient(a, spacing=2.0, dim=(0, 1), edge_order=2)
torch.gradient(a, spacing=(2.0, 0.5))
torch.gradient(a, spacing=(torch.tensor([0.0, 1.0, 3.0]), torch.tensor([0.0, 1.0, 2.0, 5.0])))
torch.gradient(torch.arange(5) ** 2)
torch.gradient(a, spacing=(1.0, 2.0, 3.0))
[torch.trapz(a), torch.trapz(a, dx=0.5, dim=0), torch.trapz(a, p.cumsum(1))]
[torch.histogram(a, 5), a.histogram(3, range=(-1.0, 1.0)), torch.histogram(a, torch.tensor([-1.0,
    0, 2]))]
torch.histogram(a, 4, weight=p, density=True).hist
torch.histogramdd(a.reshape(6, 2), [2, 3])
torch.histogramdd(a.reshape(6, 2), 2, range=(-2.0, 2.0, -2.0, 2.0), weight=p.reshape(12)[:6],
    density=True)
torch.histogramdd(a.reshape(6, 2), [torch.tensor([-2.0, 0, 2]), torch.tensor([-1.0, 1])]).bin_edges
torch.unravel_index(torch.tensor([[0, 5], [11, 7]]), (3, 4))
torch.unravel_index(torch.tensor(5), 9)
torch.unravel_index(torch.tensor(5.0), (3, 4))
torch.unravel_index(torch.tensor(5), (-3, 4))
torch.segment_reduce(a, "max", lengths=torch.tensor([1, 2]))
torch.segment_reduce(a[:, 0], "sum", offsets=torch.tensor([0, 2, 3]))
"""

WINDOWS = """
W = torch.signal.windows; [W.bartlett(6), W.bartlett(5, sym=False), W.bartlett(1), W.bartlett(0)]
W = torch.signal.windows; [W.blackman(6), W.nuttall(6, sym=False), W.hann(7), W.hamming(6,
    sym=False)]
W = torch.signal.windows; [W.cosine(6), W.cosine(5, sym=False), W.cosine(1), W.general_hamming(5,
    alpha=0.7)]
W = torch.signal.windows; [W.exponential(6), W.exponential(5, center=1, tau=2.0, sym=False),
    W.gaussian(6, std=2.0)]
W = torch.signal.windows; [W.kaiser(6), W.kaiser(5, beta=3.0, sym=False), W.kaiser(1),
    W.gaussian(5, sym=False)]
W = torch.signal.windows; [W.general_cosine(6, a=[0.4, 0.3, 0.2]), W.hann(4, dtype=torch.float64,
    requires_grad=True)]
torch.signal.windows.hann(-1)
torch.signal.windows.hann(3, dtype=torch.int64)
torch.signal.windows.general_cosine(3, a=[])
torch.signal.windows.general_cosine(3, a=1.0)
torch.signal.windows.exponential(3, tau=0)
torch.signal.windows.exponential(3, center=1)
torch.signal.windows.gaussian(3, std=-1)
"""

SHAPES = """
torch.atleast_1d(torch.tensor(1.0))
torch.atleast_1d(torch.tensor(1.0), torch.tensor([2.0]))
torch.atleast_2d([torch.tensor(1.0), torch.tensor([2.0])])
torch.atleast_3d(torch.arange(3))
[a.split_with_sizes([1, 2]), torch.unsafe_split(a, 2), a.unsafe_chunk(2, 1)]
[a.unsafe_split_with_sizes([1, 3], 1), torch.unsafe_chunk(a, 2), a.unsafe_split(3, 1)]
[a.clone().swapaxes_(0, 1), a.clone().swapdims_(0, 1), a.clone().as_strided_((2, 2), (1, 2), 1)]
a.as_strided_scatter(torch.ones(2, 2), (2, 2), (1, 2))
[torch.narrow_copy(a, 1, 1, 2), a.narrow_copy(0, 1, 2)]
torch.ones(1, 2, 1, 3).squeeze_((0, 2))
[a.is_set_to(a), a.is_set_to(a[0]), a.is_inference(), torch.is_inference(a), a.is_distributed()]
[a.output_nr, a.unbind(0)[1].output_nr, a.is_pinned()]
[a.nonzero_static(size=3), torch.nonzero_static(torch.tensor([0, 1]), size=2, fill_value=7)]
torch.hash_tensor(i)
torch.linspace(torch.tensor(0.0), torch.tensor(1.0), 5)
[torch.linspace(torch.tensor(0.0), 1, 5), torch.logspace(0, torch.tensor(2.0), 3)]
torch.empty_permuted((2, 3, 4), (0, 2, 1)).stride()
g = torch.Generator().manual_seed(3); [torch.rand_like(a, generator=g), torch.randn_like(a,
    generator=g)]
"""

CASES: dict[str, str] = table(SPECIAL + FACTORISATIONS + SAMPLES + WINDOWS + SHAPES)
#: errors in PyTorch's class and words of our own
OWN_WORDS = frozenset(
    {"torch.signal.windows.hann(-1)", "torch.signal.windows.hann(3, dtype=torch.int64)"}
)


@pytest.mark.parametrize("name", CASES)
def test_same(name: str, compare: Any) -> None:
    compare(name, 1e-5)
