"""Arithmetic between tensors of different shapes."""

import torch

rows = torch.arange(3).reshape(3, 1)
columns = torch.arange(4)
print(rows * 10 + columns)
print((rows == columns).int())
print(torch.broadcast_shapes((3, 1), (4,), (2, 1, 1)))

a = torch.arange(6.0).view(2, 3)
print(a + 1, 1 - a, 2 / (a + 1), 2**a, a // 2, a % 2, -a, sep="\n")
print(a - a.mean(dim=0), a - a.mean(dim=1, keepdim=True), sep="\n")

u, v = torch.broadcast_tensors(rows, columns)
print(u.shape, v.shape, u.stride(), v.stride())

points = torch.tensor([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
distances = (points[:, None, :] - points[None, :, :]).pow(2).sum(-1).sqrt()
print(distances)
print(torch.allclose(distances, torch.cdist(points, points)))

batch = torch.ones(5, 2, 3) @ torch.arange(12.0).view(3, 4)
print(batch.shape, batch[0])
print((torch.arange(12.0).view(4, 3) @ torch.tensor([1.0, 2.0, 3.0])).tolist())

x = torch.zeros(2, 3)
x += torch.tensor([1, 2, 3])
x *= torch.tensor([[1.0], [-1.0]])
print(x)

try:
    torch.ones(2, 3) + torch.ones(4)
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    x += torch.ones(5, 2, 3)
except RuntimeError as error:
    print("RuntimeError:", error)

print(torch.where(a > 2, a, -1.0))
print(torch.where(a > 2, a, torch.zeros(1)))
print(torch.maximum(a, torch.tensor(2.5)), a.clamp(1, 4), a.clamp(min=2), sep="\n")
print(torch.outer(torch.arange(3), torch.arange(1, 4)))
print(torch.stack([a, a * 2]).expand(2, 2, 3).sum(dim=(0, 1)))
print(torch.add(a, 2, alpha=3), torch.sub(a, torch.ones(3), alpha=0.5), sep="\n")
print(torch.addcmul(a, a, a, value=0.1), torch.lerp(a, a * 10, 0.5), sep="\n")
