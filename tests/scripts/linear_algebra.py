"""Matrices taken apart and put together again."""

import torch

torch.set_printoptions(precision=3, sci_mode=False)
a = torch.tensor([[4.0, 1.0, 2.0], [1.0, 3.0, 0.0], [2.0, 0.0, 5.0]], dtype=torch.float64)
b = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
print("det", torch.det(a), torch.linalg.slogdet(a))
print("trace", a.trace(), "inverse", torch.inverse(a), sep="\n")
print("solve", torch.linalg.solve(a, b), torch.linalg.norm(a @ torch.linalg.solve(a, b) - b) < 1e-9)

values, vectors = torch.linalg.eigh(a)
print(values, (vectors @ torch.diag(values) @ vectors.T - a).abs().max() < 1e-9)
print(torch.linalg.eigvalsh(a), torch.linalg.matrix_norm(a, 2), torch.linalg.matrix_norm(a, "nuc"))

lu, pivots = torch.linalg.lu_factor(a)
print(torch.linalg.lu_solve(lu, pivots, b[:, None]).T)
p, l, u = torch.linalg.lu(a)
print(torch.allclose(p @ l @ u, a), l.tril().equal(l))

factor = torch.linalg.cholesky(a)
print(factor)
print(torch.linalg.matrix_power(a, 3), torch.matrix_exp(a / 10), sep="\n")
print(torch.linalg.multi_dot([a, a.T, a]).sum())

batch = torch.stack([a, a + torch.eye(3, dtype=torch.float64), 2 * a])
print(torch.linalg.inv(batch).shape, torch.linalg.det(batch))
print(torch.bmm(batch, batch.mT)[1], torch.baddbmm(batch, batch, batch)[0, 0], sep="\n")
print(torch.triu(a), torch.tril(a, -1), torch.diag(a), torch.diag_embed(b), sep="\n")
print(torch.cross(b, torch.tensor([0.0, 0.0, 1.0], dtype=torch.float64), dim=0), torch.dot(b, b))
print(torch.addmm(a, a, a, beta=0.5, alpha=2), torch.mv(a, b), torch.ger(b, b), sep="\n")
for order in (1, 2, float("inf"), -1, 0):
    print("norm", order, torch.linalg.vector_norm(b, order).item())

try:
    torch.linalg.inv(torch.zeros(2, 2))
except RuntimeError as error:
    print("singular:", error)
try:
    torch.linalg.cholesky(-a)
except torch.linalg.LinAlgError as error:
    print("not positive:", str(error)[:60])

m = a.clone().requires_grad_()
torch.linalg.slogdet(m).logabsdet.backward()
print("gradient of log det", m.grad)
print(torch.einsum("ij,jk->ik", a, a).equal(a @ a), torch.einsum("ii", a), torch.tensordot(a, a))
