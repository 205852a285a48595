"""A picture kept as a product of thin matrices."""

import torch

n = 32
u = torch.linspace(0, 1, n)
picture = torch.sin(6 * u)[:, None] * torch.cos(9 * u)[None, :] + (u[:, None] > u).float() / 2
U, S, Vh = torch.linalg.svd(picture, full_matrices=False)
print(U.shape, S.shape, Vh.shape)
print(S[:6])
energy = torch.cumsum(S**2, dim=0) / (S**2).sum()
for rank in (1, 2, 4, 8, 16):
    approximation = (U[:, :rank] * S[:rank]) @ Vh[:rank]
    error = torch.linalg.norm(picture - approximation) / torch.linalg.norm(picture)
    kept = rank * (2 * n + 1) / picture.numel()
    print(f"rank {rank:2d}: {kept:6.1%} of the numbers, error {error:.4f}, {energy[rank - 1]:.4f}")

need = int(torch.searchsorted(energy, torch.tensor(0.999))) + 1
print("components for 99.9 %:", need)

# Eckart and Young: the error is what the left-out singular values say.
rank = 5
approximation = U[:, :rank] @ torch.diag(S[:rank]) @ Vh[:rank, :]
expected = S[rank:].square().sum().sqrt()
print(torch.isclose(torch.linalg.norm(picture - approximation), expected))
print(
    torch.linalg.matrix_rank(approximation, atol=1e-4),
    torch.linalg.svdvals(approximation)[4:6] > 1e-3,
)

# Principal components of a cloud of points.
torch.manual_seed(0)
cloud = torch.randn(300, 2) @ torch.tensor([[3.0, 1.0], [0.0, 0.5]])
centred = cloud - cloud.mean(0)
_, spread, axes = torch.linalg.svd(centred, full_matrices=False)
axes = axes * axes[:, :1].sign()
print(axes, spread**2 / (len(cloud) - 1), sep="\n")
print(torch.cov(cloud.T), torch.corrcoef(cloud.T), sep="\n")
scores = centred @ axes.T
print(scores.std(dim=0), (scores[:, 0] * scores[:, 1]).mean().abs() < 1e-4)
