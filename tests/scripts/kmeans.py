"""k-means clustering, started as k-means++ does."""

import torch

generator = torch.Generator().manual_seed(2)
centres = torch.tensor([[0.0, 0.0], [6.0, 1.0], [2.0, 7.0]])
truth = torch.arange(3).repeat_interleave(40)
points = centres[truth] + torch.randn(120, 2, generator=generator)
points = points[torch.randperm(120, generator=generator)]

# Each further centre is drawn with a chance that grows with the squared distance.
found = points[torch.randint(120, (1,), generator=generator)]
while len(found) < 3:
    nearest = torch.cdist(points, found).min(dim=1).values
    chosen = torch.multinomial(nearest**2, 1, generator=generator)
    found = torch.cat([found, points[chosen]])
print("start", found, sep="\n")

for step in range(100):
    distance = torch.cdist(points, found)
    label = distance.argmin(dim=1)
    sums = torch.zeros_like(found).index_add_(0, label, points)
    moved = sums / torch.bincount(label, minlength=3).unsqueeze(1)
    change = (moved - found).norm(dim=1).max()
    found = moved
    print(f"step {step}: moved by {change:.5f}, inertia {distance.amin(1).square().sum():.3f}")
    if change < 1e-6:
        break

order = found[:, 0].argsort()
print(found[order], torch.bincount(label)[order])
inverse = torch.empty_like(order)
inverse[order] = torch.arange(3)
print(inverse[label][:20])

same = label[:, None] == label[None, :]
apart = torch.cdist(points, points)
inside = (apart * same).sum(1) / (same.sum(1) - 1)
outside = torch.stack([apart[:, label == k].mean(1) for k in range(3)], dim=1)
outside[torch.arange(120), label] = float("inf")
other = outside.min(1)[0]
silhouette = (other - inside) / torch.maximum(other, inside)
print("silhouette", silhouette.mean(), silhouette.min())
for k, group in enumerate(torch.unbind(order)):
    members = points[label == group]
    print(
        k,
        tuple(members.shape),
        members.mean(0).tolist() == found[group].tolist() or members.mean(0),
    )
