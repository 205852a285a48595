"""Sparse and quantised tensors compared with PyTorch."""

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
torch.manual_seed(1)
i, v = torch.tensor([[0, 1, 1], [2, 0, 2]]), torch.tensor([3.0, 4.0, 5.0])
s = torch.sparse_coo_tensor(i, v, (2, 3))
d = torch.tensor([[0.0, 1.0, 0.0, 2.0], [3.0, 0.0, 0.0, 4.0]])
x = torch.tensor([-1.0, 0.0, 0.3, 2.0])
q = torch.quantize_per_tensor(x, 0.1, 10, torch.quint8)
"""

SPARSE = """
[s.to_dense(), s.is_sparse, str(s.layout), s._nnz(), s.sparse_dim(), s.dense_dim(), s.shape]
[s.coalesce().indices(), s.coalesce().values(), s.is_coalesced(), s.coalesce().is_coalesced()]
[s._indices(), s._values()]
torch.sparse_coo_tensor([[0, 1], [1, 0]], [1, 2]).to_dense()
torch.sparse_coo_tensor(indices=[[0]], values=[1.5], size=(3,)).to_dense()
torch.sparse_coo_tensor((2, 3)).to_dense()
torch.sparse_coo_tensor(i, v, (2, 3), dtype=torch.float64, requires_grad=True).requires_grad
torch.sparse_coo_tensor(i, v, (1, 1), check_invariants=True)
torch.sparse_csr_tensor([0, 1, 2], [7, 0], [5.0, 6.0], (2, 2), check_invariants=True)
torch.sparse_coo_tensor(i)
torch.sparse_csr_tensor([0, 1, 2], [1, 0], [5.0, 6.0]).to_dense()
c = d.to_sparse_csr(); [c.crow_indices(), c.col_indices(), c.values(), c.is_sparse_csr,
    str(c.layout)]
c = d.to_sparse_csc(); [c.ccol_indices(), c.row_indices(), c.values(), c.to_dense()]
[d.to_sparse_bsr((1, 2)).values(), d.to_sparse_bsc((2, 2)).to_dense()]
torch.sparse_csc_tensor([0, 1, 2], [1, 0], [5.0, 6.0], (2, 2)).to_dense()
torch.sparse_bsr_tensor([0, 1], [0], [[[1.0, 2.0]]], (1, 2)).to_dense()
torch.sparse_compressed_tensor([0, 1, 2], [1, 0], [5.0, 6.0], layout=torch.sparse_csr).to_dense()
[d.to_sparse()._nnz(), d.to_sparse(1)._nnz(), d.to_sparse(layout=torch.sparse_csr).values()]
d.to_sparse_coo().to_dense()
[(s @ torch.ones(3, 2)), torch.sparse.mm(s, torch.ones(3, 2)), torch.mm(s, torch.ones(3, 1))]
[torch.sparse.sum(s), torch.sparse.sum(s, 0).to_dense()]
[torch.sparse.softmax(s, 1).to_dense(), torch.sparse.log_softmax(s, dim=1).to_dense()]
torch.sparse.addmm(torch.ones(2, 2), s, torch.ones(3, 2), beta=2, alpha=0.5)
torch.sparse.sampled_addmm(d.to_sparse_csr(), torch.ones(2, 3), torch.ones(3, 4)).to_dense()
torch.sparse.spdiags(torch.tensor([[1.0, 2.0]]), torch.tensor([0]), (2, 2)).to_dense()
[d.sparse_mask(d.to_sparse()).to_dense(), torch.smm(s, torch.ones(3, 2)).to_dense()]
torch.sspaddmm(torch.zeros(2, 2).to_sparse(), s, torch.ones(3, 2)).to_dense()
torch.hspmm(s, torch.ones(3, 2)).to_dense()
[(s + s).to_dense(), (s * 2).to_dense(), (-s).coalesce().values()]
d.clone().indices()
w = torch.ones(3, 2, requires_grad=True); torch.sparse.mm(s, w).sum().backward(); w.grad
[d.layout == torch.strided, d.is_sparse, d.is_quantized, d.is_mkldnn, repr(torch.sparse_coo)]
"""

QUANTISED = """
[q.dequantize(), q.int_repr(), q.q_scale(), q.q_zero_point(), q.is_quantized, str(q.dtype)]
[str(q.qscheme()), torch.dequantize(q), torch.int_repr(q)]
torch.quantize_per_tensor(x, torch.tensor(0.1), torch.tensor(3), torch.qint8).int_repr()
torch.quantize_per_tensor_dynamic(x, torch.quint8, False).dequantize()
c = torch.quantize_per_channel(x.reshape(2, 2), torch.tensor([0.1, 0.2]), torch.tensor([0, 1]), 0,
    torch.qint8); [c.dequantize(), c.q_per_channel_scales(), c.q_per_channel_zero_points(),
    c.q_per_channel_axis()]
torch.fake_quantize_per_tensor_affine(x, 0.1, 0, -10, 10)
torch.fake_quantize_per_tensor_affine(x, torch.tensor(0.1), torch.tensor(0, dtype=torch.int32),
    -5, 5)
torch.fake_quantize_per_channel_affine(x.reshape(2, 2), torch.tensor([0.1, 0.5]), torch.tensor([0,
    0], dtype=torch.int32), 0, -5, 5)
x.q_scale()
"""

CASES: dict[str, str] = table(SPARSE + QUANTISED)
#: errors in PyTorch's class and words of our own
OWN_WORDS = frozenset({"torch.sparse_coo_tensor(i)"})


@pytest.mark.parametrize("name", CASES)
def test_same(name: str, compare: Any) -> None:
    compare(name)
