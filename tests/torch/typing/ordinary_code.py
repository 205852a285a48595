"""Ordinary code with tensors, for `mypy --strict`; every line is also right when it runs.

``assert_type`` says what a checker must see, overloads told apart.
"""

from __future__ import annotations

from typing import Any

import sffi_torch as torch
from sffi_torch import Tensor
from sffi_torch.nn import functional as F  # noqa: N812 - as everybody calls it
from typing_extensions import assert_type


def creation() -> list[Tensor]:
    torch.manual_seed(0)
    a = torch.zeros(2, 3)
    b = torch.ones((2, 3), dtype=torch.float64, device="cpu", requires_grad=True)
    c = torch.tensor([[1, 2, 3], [4, 5, 6]], dtype=torch.float32)
    d = torch.arange(0, 6, 2)
    e = torch.full((2,), 1.5)
    f = torch.rand(size=(2, 3))
    g = torch.randint(0, 10, (2, 3))
    h = torch.linspace(0, 1, 5)
    return [a, b, c, d, e, f, g, h, torch.eye(3), torch.empty_like(a), a.new_zeros(3)]


def arithmetic(x: Tensor, y: Tensor) -> Tensor:
    z = (x + y * 2 - 1) / 3 % 5
    z = torch.add(z, y, alpha=2)
    z = torch.add(z, 1, out=torch.empty(2, 3))
    z += 1
    z = -(z.abs() ** 2) @ torch.ones(3, 3)
    assert_type(x == y, Tensor)
    assert_type(x < 1, Tensor)
    assert_type(torch.where(x > 0, x, y), Tensor)
    return z.clamp(min=-1, max=1).to(torch.float64).to("cpu", torch.float32)


def reductions(x: Tensor) -> float:
    total = x.sum((0, 1), keepdim=True)
    assert_type(total, Tensor)
    assert_type(torch.max(x), Tensor)
    best = torch.max(x, 1)
    assert_type(best, torch.return_types.max)
    assert_type(best.values, Tensor)
    values, indices = x.sort(dim=1, descending=True)
    assert_type(indices, Tensor)
    assert_type(torch.max(x, values), Tensor)
    assert_type(x.topk(2).values, Tensor)
    deviation, mean = torch.std_mean(x, dim=0)
    assert_type(mean, Tensor)
    assert_type(x.shape, torch.Size)
    assert_type(x.size(0), int)
    assert_type(torch.linalg.svd(x), torch.return_types.linalg_svd)
    number: Any = x.mean().item()
    return float(number) + float(deviation.sum())


def shapes(x: Tensor) -> tuple[Tensor, ...]:
    a = x.view(3, 2).reshape(-1).unsqueeze(0)
    b = x.permute(1, 0).contiguous().transpose(0, 1)
    c = torch.cat([x, x], dim=0)
    d = torch.stack((x, x))
    first, *rest = c.chunk(2)
    assert_type(rest, list[Tensor])
    assert_type(x.split([1, 1]), tuple[Tensor, ...])
    return (a, b, d, first, x[0], x[:, 1:], x[x > 0], x[..., None], x[torch.tensor([1, 0])])


def network(images: Tensor, labels: Tensor) -> Tensor:
    weight = torch.randn(4, 1, 3, 3, requires_grad=True)
    hidden = F.relu(F.conv2d(images, weight, padding=1))
    pooled = F.max_pool2d(hidden, 2)
    assert_type(pooled, Tensor)
    again, where = F.max_pool2d(hidden, 2, return_indices=True)
    assert_type(where, Tensor)
    logits = F.adaptive_avg_pool2d(again, 1).flatten(1)
    loss = F.cross_entropy(logits, labels, label_smoothing=0.1)
    loss.backward()
    with torch.no_grad():
        assert weight.grad is not None
        weight -= 0.1 * weight.grad
    handle = weight.register_hook(lambda gradient: gradient * 2)
    handle.remove()
    return loss.detach()


def main() -> None:
    """Run it all."""
    x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    creation()
    arithmetic(x, x * 2)
    reductions(x)
    shapes(x)
    network(torch.rand(2, 1, 8, 8), torch.tensor([0, 3]))


if __name__ == "__main__":
    main()
