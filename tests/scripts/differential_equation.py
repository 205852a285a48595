"""Runge-Kutta, a wave on a string, and a parameter fitted through the solver."""

import torch


def rk4(f, y, t, h):
    k1 = f(t, y)
    k2 = f(t + h / 2, y + h / 2 * k1)
    k3 = f(t + h / 2, y + h / 2 * k2)
    k4 = f(t + h, y + h * k3)
    return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)


# Foxes and rabbits.
def lotka_volterra(t, y):
    rabbits, foxes = y.unbind(-1)
    return torch.stack(
        [1.1 * rabbits - 0.4 * rabbits * foxes, 0.1 * rabbits * foxes - 0.4 * foxes], -1
    )


y = torch.tensor([[10.0, 10.0], [5.0, 2.0]], dtype=torch.float64)
path = [y]
for step in range(300):
    y = rk4(lotka_volterra, y, step * 0.05, 0.05)
    path.append(y)
path = torch.stack(path, dim=1)
print(path.shape, path[:, -1], path.amax(1), sep="\n")
conserved = (
    0.1 * path[..., 0] - 0.4 * path[..., 0].log() + 0.4 * path[..., 1] - 1.1 * path[..., 1].log()
)
print((conserved - conserved[:, :1]).abs().max() < 1e-5)

# A plucked string; its ends are held.
n = 41
u = torch.minimum(torch.linspace(0, 2, n), torch.linspace(2, 0, n))
before = u.clone()
for _ in range(80):
    bend = u[:-2] - 2 * u[1:-1] + u[2:]
    after = torch.zeros_like(u)
    after[1:-1] = 2 * u[1:-1] - before[1:-1] + 0.25 * bend
    before, u = u, after
print(u[::5], u.abs().max())

# Heat in two dimensions, by slicing in place.
plate = torch.zeros(8, 8)
plate[0] = 100
for _ in range(200):
    plate[1:-1, 1:-1] = (
        plate[:-2, 1:-1] + plate[2:, 1:-1] + plate[1:-1, :-2] + plate[1:-1, 2:]
    ) / 4
print(plate)

# How fast did it decay? The solver is differentiated.
true = torch.exp(-0.7 * torch.arange(1, 11) * 0.3)
rate = torch.tensor(0.1, requires_grad=True)
for _ in range(60):
    value, found = torch.tensor(1.0), []
    for _ in range(10):
        value = rk4(lambda t, v: -rate * v, value, 0.0, 0.3)
        found.append(value)
    loss = torch.mean((torch.stack(found) - true) ** 2)
    (gradient,) = torch.autograd.grad(loss, rate)
    with torch.no_grad():
        rate -= 2 * gradient
print(f"rate {rate.item():.4f}, loss {loss.item():.2e}")
