"""Gradients: first and second ones, of leaves and of what lies between."""

import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = (x**2).sum() + x.prod()
print(y, y.grad_fn is not None, x.is_leaf, y.is_leaf)
y.backward()
print(x.grad)
x.grad.zero_()
(3 * x).sum().backward()
(3 * x).sum().backward()
print("accumulated", x.grad)
x.grad = None

# Second derivatives by differentiating the first.
(first,) = torch.autograd.grad((x**3).sum(), x, create_graph=True)
(second,) = torch.autograd.grad(first.sum(), x)
print(first, second)


# The whole Hessian of a small function, row by row.
def rosenbrock(p):
    return (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2


p = torch.tensor([-1.0, 2.0], dtype=torch.float64, requires_grad=True)
(gradient,) = torch.autograd.grad(rosenbrock(p), p, create_graph=True)
hessian = torch.stack([torch.autograd.grad(g, p, retain_graph=True)[0] for g in gradient])
print(gradient, hessian, sep="\n")

# Newton's method with it.
with torch.no_grad():
    q = p.clone()
for _ in range(8):
    q = q.detach().requires_grad_()
    (g,) = torch.autograd.grad(rosenbrock(q), q, create_graph=True)
    h = torch.stack([torch.autograd.grad(one, q, retain_graph=True)[0] for one in g])
    q = q - torch.linalg.solve(h, g)
print(q.detach(), rosenbrock(q).item())

# A vector-Jacobian product, and a gradient that is watched on its way.
v = torch.tensor([1.0, 0.1, 0.01])
z = x.exp()
z.retain_grad()
z.sin().backward(v)
print(x.grad, z.grad)

with torch.no_grad():
    w = x * 2
print(w.requires_grad, (x * 2).detach().requires_grad, torch.is_grad_enabled())

try:
    x.exp().backward()
except RuntimeError as error:
    print("RuntimeError:", error)
a = torch.ones(2, requires_grad=True)
b = a.exp()
b.mul_(2)
try:
    b.sum().backward()
except RuntimeError as error:
    print("RuntimeError:", str(error)[:80])
