"""Batches, a schedule, early stopping, clipping of gradients and a checkpoint in memory."""

import math

import torch
import torch.nn.functional as F

torch.manual_seed(12)
x = torch.linspace(-3, 3, 240).unsqueeze(1)
y = torch.sin(2 * x) + 0.1 * torch.randn_like(x)
order = torch.randperm(len(x))
train, test = order[:180], order[180:]


def batches(index, size, shuffle=True):
    if shuffle:
        index = index[torch.randperm(len(index))]
    for start in range(0, len(index), size):
        yield x[index[start : start + size]], y[index[start : start + size]]


def layer(inputs, outputs):
    bound = 1 / math.sqrt(inputs)
    w = torch.empty(outputs, inputs).uniform_(-bound, bound)
    return [w.requires_grad_(), torch.zeros(outputs, requires_grad=True)]


state = {"first": layer(1, 24), "second": layer(24, 24), "third": layer(24, 1)}
parameters = [p for pair in state.values() for p in pair]


def model(t, training=False):
    t = torch.tanh(F.linear(t, *state["first"]))
    t = F.dropout(t, 0.05, training=training)
    t = F.silu(F.linear(t, *state["second"]))
    return F.linear(t, *state["third"])


best, best_loss, patience = None, float("inf"), 0
for epoch in range(40):
    rate = 0.05 * 0.5 * (1 + math.cos(math.pi * epoch / 40))
    total = 0.0
    for inputs, targets in batches(train, 45):
        loss = F.smooth_l1_loss(model(inputs, training=True), targets)
        loss = loss + 1e-4 * sum((p**2).sum() for p in parameters)
        loss.backward()
        norm = torch.linalg.vector_norm(torch.stack([p.grad.norm() for p in parameters]))
        scale = min(1.0, 1.0 / (norm.item() + 1e-6))
        with torch.no_grad():
            for p in parameters:
                p.sub_(p.grad * scale, alpha=rate * 2)
                p.grad = None
        total += loss.item() * len(inputs)
    with torch.inference_mode():
        held_out = F.mse_loss(model(x[test]), y[test])
    if held_out < best_loss:
        best_loss, patience = held_out.item(), 0
        best = {name: [p.detach().clone() for p in pair] for name, pair in state.items()}
    else:
        patience += 1
    if epoch % 10 == 9:
        print(
            f"{epoch + 1:3d}: train {total / len(train):.5f}, test {held_out:.5f}, rate {rate:.4f}"
        )
    if patience > 15:
        print("stopped early")
        break

with torch.no_grad():
    for name, pair in best.items():
        for p, saved in zip(state[name], pair):
            p.copy_(saved)
    print("restored", F.mse_loss(model(x[test]), y[test]).item() == best_loss)
    print(model(torch.tensor([[0.0], [1.0]])).squeeze())
