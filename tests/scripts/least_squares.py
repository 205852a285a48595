"""A line and a cubic fitted to noisy points, in four ways that must agree."""

import torch

torch.manual_seed(3)
x = torch.linspace(-2, 2, 50, dtype=torch.float64)
noise = 0.1 * torch.randn(50, dtype=torch.float64)
y = 1.5 - 0.7 * x + 0.25 * x**3 + noise

# The design matrix has a column for each power of x.
powers = torch.arange(4)
design = x[:, None] ** powers
print("design", design.shape, design.dtype)

by_lstsq = torch.linalg.lstsq(design, y[:, None]).solution.squeeze(1)
print("lstsq    ", by_lstsq)

by_normal = torch.linalg.solve(design.T @ design, design.T @ y)
print("normal   ", by_normal)

q, r = torch.linalg.qr(design)
by_qr = torch.linalg.solve_triangular(r, (q.T @ y).unsqueeze(-1), upper=True)[:, 0]
print("qr       ", by_qr)

by_pinv = torch.linalg.pinv(design) @ y
print("pinv     ", by_pinv)

for other in (by_normal, by_qr, by_pinv):
    assert torch.allclose(by_lstsq, other), (by_lstsq, other)

residual = y - design @ by_lstsq
print(f"residual norm {residual.norm():.6f}, largest {residual.abs().max().item():.6f}")
print("condition", torch.linalg.cond(design).item())
print("rank", torch.linalg.matrix_rank(design).item())

# Ridge regression, by Cholesky, for several strengths at once.
strengths = torch.tensor([0.0, 0.1, 10.0], dtype=torch.float64)
gram = design.mT @ design + strengths[:, None, None] * torch.eye(4, dtype=torch.float64)
factor = torch.linalg.cholesky(gram)
ridge = torch.cholesky_solve((design.T @ y)[None, :, None].expand(3, -1, -1), factor)
print(ridge.squeeze(-1))

# The variance of each coefficient.
sigma2 = residual.square().sum() / (len(y) - 4)
covariance = sigma2 * torch.cholesky_inverse(torch.linalg.cholesky(design.T @ design))
print("standard errors", covariance.diagonal().sqrt())
