"""A recurrent network written out, which learns to add bits; and a gated one."""

import torch
import torch.nn.functional as F

torch.manual_seed(4)
length, hidden = 6, 12


def batch_of(n):
    bits = torch.randint(0, 2, (n, length, 2))
    weights = 2 ** torch.arange(length)
    total = (bits * weights[:, None]).sum(1).sum(-1)
    target = (total[:, None] >> torch.arange(length)) & 1
    return bits.float(), target.float()


w_x = torch.empty(2, hidden).uniform_(-0.5, 0.5)
w_h = torch.linalg.qr(torch.randn(hidden, hidden))[0]
w_o = torch.randn(hidden) / hidden**0.5
b_h, b_o = torch.zeros(hidden), torch.zeros(())
parameters = [w_x, w_h, w_o, b_h, b_o]
for p in parameters:
    p.requires_grad_(True)


def run(bits):
    state = bits.new_zeros(bits.size(0), hidden)
    outputs = []
    for step in range(bits.size(1)):
        state = torch.tanh(bits[:, step] @ w_x + state @ w_h + b_h)
        outputs.append(state @ w_o + b_o)
    return torch.stack(outputs, dim=1)


means = [torch.zeros_like(p) for p in parameters]
squares = [torch.zeros_like(p) for p in parameters]
for step in range(1, 121):
    bits, target = batch_of(64)
    loss = F.binary_cross_entropy_with_logits(run(bits), target)
    gradients = torch.autograd.grad(loss, parameters)
    with torch.no_grad():
        for p, g, m, s in zip(parameters, gradients, means, squares):
            m.lerp_(g, 0.1)
            s.mul_(0.99).addcmul_(g, g, value=0.01)
            p.addcdiv_(m / (1 - 0.9**step), (s / (1 - 0.99**step)).sqrt_() + 1e-8, value=-0.03)
    if step % 40 == 0:
        norm = torch.stack([g.norm() for g in gradients]).norm()
        print(f"step {step}: loss {loss:.4f}, gradient norm {norm:.4f}")

with torch.no_grad():
    bits, target = batch_of(256)
    right = (run(bits) > 0) == target.bool()
    print("right", right.float().mean(), right.float().mean(0))

# One step of a gated unit, against the library's cell.
x, h = torch.randn(3, 5), torch.randn(3, 4)
w_ih, w_hh, b_ih, b_hh = torch.randn(12, 5), torch.randn(12, 4), torch.randn(12), torch.randn(12)
gi, gh = F.linear(x, w_ih, b_ih), F.linear(h, w_hh, b_hh)
r_i, z_i, n_i = gi.chunk(3, 1)
r_h, z_h, n_h = gh.chunk(3, 1)
r, z = torch.sigmoid(r_i + r_h), torch.sigmoid(z_i + z_h)
new = (1 - z) * torch.tanh(n_i + r * n_h) + z * h
print(torch.allclose(new, torch.gru_cell(x, h, w_ih, w_hh, b_ih, b_hh), atol=1e-6), new[0])
