"""Eigenvectors by repeated multiplication: power iteration, PageRank, orthogonal iteration."""

import torch

torch.manual_seed(8)
a = torch.randn(6, 6, dtype=torch.float64)
a = a @ a.T
v = torch.ones(6, dtype=torch.float64)
for step in range(1, 500):
    w = a @ v
    w /= w.norm()
    if torch.norm(w - v) < 1e-12:
        break
    v = w
largest = v.dot(a.mv(v))
print("steps", step, "largest", largest, torch.linalg.eigvalsh(a)[-1])
print(torch.allclose(a @ v, largest * v, atol=1e-8))

# Deflation gives the next one.
rest = a - largest * torch.outer(v, v)
u = torch.ones(6, dtype=torch.float64)
for _ in range(2000):
    u = torch.nn.functional.normalize(rest @ u, dim=0)
print("second", u @ rest @ u, torch.linalg.eigvalsh(a)[-2])

# All at once.
q = torch.eye(6, dtype=torch.float64)
for _ in range(3000):
    q, r = torch.linalg.qr(a @ q)
print(r.diagonal().abs().sort().values)
print(torch.linalg.eigvalsh(a))

# PageRank of a small web.
links = {0: [1, 2], 1: [2], 2: [0], 3: [0, 2], 4: []}
n = len(links)
transition = torch.zeros(n, n)
for page, targets in links.items():
    if targets:
        transition[targets, page] = 1 / len(targets)
    else:
        transition[:, page] = 1 / n
damped = 0.85 * transition + 0.15 / n
rank = torch.full((n,), 1 / n)
for _ in range(100):
    rank = damped @ rank
print(rank, rank.sum(), rank.argsort(descending=True))
values, vectors = torch.linalg.eig(damped)
steady = vectors[:, values.abs().argmax()].real
print(torch.allclose(steady / steady.sum(), rank, atol=1e-5), transition.sum(dim=0))

# Jacobi's iteration for a diagonally dominant system.
m = torch.tensor([[10.0, -1.0, 2.0], [-1.0, 11.0, -1.0], [2.0, -1.0, 10.0]])
b = torch.tensor([6.0, 22.0, -10.0])
x = torch.zeros(3)
d = m.diagonal()
for _ in range(50):
    x = (b - (m - torch.diag(d)) @ x) / d
print(x, torch.linalg.solve(m, b))
