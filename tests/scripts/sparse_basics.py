"""Matrices that are mostly zero."""

import torch

indices = torch.tensor([[0, 1, 2, 2], [1, 0, 0, 2]])
values = torch.tensor([3.0, 4.0, 5.0, 6.0])
s = torch.sparse_coo_tensor(indices, values, (3, 4))
print(s)
print(s.is_sparse, s.layout, s.shape, s.to_dense(), sep="\n")
c = s.coalesce()
print(c.indices(), c.values(), c._nnz(), c.is_coalesced())
print(torch.sparse.mm(s, torch.ones(4, 2)), s @ torch.arange(4.0), sep="\n")
print((s + s).to_dense(), (s * 2).to_dense(), s.t().to_dense().shape)
print(torch.sparse.sum(s), s.sum())

twice = torch.sparse_coo_tensor([[0, 0], [1, 1]], [1.0, 2.0], (2, 2))
print(twice.coalesce())
d = torch.tensor([[0, 2.0], [3.0, 0]])
print(d.to_sparse(), d.to_sparse_csr(), sep="\n")
csr = torch.sparse_csr_tensor(
    torch.tensor([0, 1, 3]), torch.tensor([1, 0, 1]), torch.tensor([1.0, 2.0, 3.0]), (2, 2)
)
print(csr, csr.crow_indices(), csr.col_indices(), csr.to_dense(), sep="\n")
print(csr @ torch.ones(2), csr.layout == torch.sparse_csr)

w = torch.ones(4, 2, requires_grad=True)
torch.sparse.mm(s, w).sum().backward()
print(w.grad)
