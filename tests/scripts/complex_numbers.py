"""Complex tensors: roots, the Mandelbrot set, quantum gates, gradients."""

import torch

z = torch.tensor([1 + 2j, -3j, 4])
print(z, z.real, z.imag, z.abs(), z.angle(), z.conj(), sep="\n")
print(z * 1j, z / (1 - 1j), z**2, z.sum(), z.dtype, z.is_complex(), sep="\n")
print(torch.complex(torch.ones(2), torch.arange(2.0)), torch.polar(torch.ones(1), torch.ones(1)))
print(torch.view_as_real(z), torch.view_as_complex(torch.ones(2, 2)), sep="\n")

n = 5
roots = torch.exp(2j * torch.pi * torch.arange(n) / n)
print(roots, roots.prod(), (roots**n - 1).abs().max() < 1e-5)

# A polynomial's roots are its companion matrix's eigenvalues.
companion = torch.tensor([[0.0, 0.0, 6.0], [1.0, 0.0, -11.0], [0.0, 1.0, 6.0]], dtype=torch.float64)
found = torch.linalg.eigvals(companion)
print(found.real.sort().values, found.imag.abs().max() < 1e-9)

# The Mandelbrot set, by iterating all points at once.
real = torch.linspace(-2, 0.6, 40, dtype=torch.float64)
imag = torch.linspace(-1.1, 1.1, 17, dtype=torch.float64)
c = real[None, :] + 1j * imag[:, None]
w = torch.zeros_like(c)
inside = torch.ones(c.shape, dtype=torch.bool)
for _ in range(30):
    w[inside] = w[inside] ** 2 + c[inside]
    inside &= w.abs() <= 2
for row in inside:
    print("".join("#" if cell else "." for cell in row))

hadamard = torch.tensor([[1, 1], [1, -1]], dtype=torch.complex64) / 2**0.5
state = torch.zeros(2, dtype=torch.complex64)
state[0] = 1
state = torch.tensor([[1, 0], [0, 1j]]) @ hadamard @ state
print(state, state.abs() ** 2, torch.linalg.norm(state))
both = torch.kron(hadamard, hadamard)
print(both @ both.mH)

x = torch.tensor([1.0 + 1j, 2.0 - 1j], requires_grad=True)
(x.abs() ** 2).sum().backward()
print(x.grad, torch.is_conj(z.conj()), z.conj().resolve_conj(), torch.vdot(z, z))
