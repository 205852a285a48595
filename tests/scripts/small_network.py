"""A network of two layers, trained by hand-written gradient descent with momentum."""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
angle = torch.rand(200) * 2 * torch.pi
ring = torch.randint(0, 2, (200,))
radius = 1.0 + ring + 0.1 * torch.randn(200)
points = torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)

w1 = (torch.randn(2, 16) / 2**0.5).requires_grad_()
b1 = torch.zeros(16, requires_grad=True)
w2 = (torch.randn(16, 2) / 4).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)
parameters = [w1, b1, w2, b2]
velocity = [torch.zeros_like(p) for p in parameters]


def forward(x):
    hidden = F.relu(x @ w1 + b1)
    return F.linear(hidden, w2.T, b2)


for epoch in range(60):
    order = torch.randperm(len(points))
    for batch in order.split(50):
        loss = F.cross_entropy(forward(points[batch]), ring[batch])
        for p in parameters:
            p.grad = None
        loss.backward()
        with torch.no_grad():
            for p, v in zip(parameters, velocity):
                v.mul_(0.9).add_(p.grad)
                p -= 0.05 * v
    if epoch % 20 == 19:
        with torch.no_grad():
            logits = forward(points)
            accuracy = (logits.argmax(dim=1) == ring).float().mean()
        print(f"epoch {epoch + 1}: loss {loss.item():.4f}, accuracy {accuracy:.3f}")

with torch.no_grad():
    probabilities = F.softmax(forward(points[:3]), dim=-1)
print(probabilities)
print("weights", w1[:, :4], sum(p.numel() for p in parameters))
norm = torch.cat([p.grad.flatten() for p in parameters]).norm()
print("norm of the gradient", norm)
