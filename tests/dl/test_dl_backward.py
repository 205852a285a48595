"""Gradients of small graphs: to the bit what PyTorch computes, and its errors."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sffi_torch as torch
from dl_reference import run_reference

pytestmark = pytest.mark.shim

# Each program leaves tensors in `leaves`, whose gradients are compared.
PROGRAMS = {
    "a chain": "x = make(3, 4); leaves = [x]; ((x * 2).sigmoid().tanh() + 1).sum().backward()",
    "broadcasting": """
x, y, z = make(3, 4), make(4), make(3, 1)
leaves = [x, y, z]
((x + y) * z - y / (z * z + 1)).sum().backward()
""",
    "used again and again": """
x = make(5)
leaves = [x]
y = x * x
z = y + x
w = z * y + x.sin() * z
(w * x + y).sum().backward()
""",
    "a diamond of views": """
x = make(4, 6)
leaves = [x]
a, b = x[:2], x[2:]
(a.t() @ b + x[1:3].t() @ x[::2]).relu().sum().backward()
""",
    "accumulating": """
x = make(3)
leaves = [x]
(x * x).sum().backward()
(x * 3).sum().backward()
x.exp().sum().backward()
""",
    "keeping the graph": """
x = make(3)
leaves = [x]
loss = (x ** 3).sum()
loss.backward(retain_graph=True)
loss.backward()
""",
    "parts that need no gradient": """
x, y = make(3), make(3)
y.requires_grad_(False)
leaves = [x]
z = x * y
(z * z.detach() + y.exp()).sum().backward()
""",
    "several results": """
x = make(4, 6)
leaves = [x]
values, indices = x.max(dim=1)
top = x.topk(2, dim=1)[0]
parts = x.split(2, dim=1)
(values.sum() + (top * top).sum() + (parts[0] * parts[2]).sum()).backward()
""",
    "a result that is not used": """
x = make(4, 6)
leaves = [x]
parts = x.split(2, dim=1)
(parts[1] * 2).sum().backward()
""",
    "types": """
x = make(3, 4)
leaves = [x]
(x.to(torch.float64).sin() * x).to(torch.float32).sum().backward()
""",
    "in place": """
x = make(3, 4)
leaves = [x]
y = x * 1
y.mul_(x).add_(2)
y[0] = y[1] * 3
y.sum().backward()
""",
    "a leaf": "x = make(1); leaves = [x]; x.backward()",
    "no dimensions": "x = make(1).sum(); x = x.detach().requires_grad_(); leaves = [x]; "
    "(x * x).backward()",
    "kept on the way": """
x = make(3)
y = x * 2
y.retain_grad()
leaves = [x, y]
(y * y).sum().backward()
""",
    "a network": """
w1, b1, w2, b2 = make(8, 2), make(8), make(1, 8), make(1)
leaves = [w1, b1, w2, b2]
x = make(4, 2).detach()
h = torch.nn.functional.linear(x, w1, b1).relu()
o = torch.nn.functional.linear(h, w2, b2).sigmoid()
torch.nn.functional.mse_loss(o, make(4, 1).detach()).backward()
""",
    "a deep chain": """
x = make(3)
leaves = [x]
y = x
for _ in range(3000):
    y = y * 0.999 + 0.001
y.sum().backward()
""",
    "given gradients": """
x = make(3)
leaves = [x]
(x * x).backward(torch.ones(3) * 2)
""",
    "higher derivatives": """
x = make(3)
leaves = [x]
(x ** 4).sum().backward(create_graph=True)
g = x.grad
x.grad = None
(g * g).sum().backward()
""",
}

PRELUDE = """
def gradients(torch, text):
    torch.manual_seed(0)
    scope = {"torch": torch, "make": lambda *s: torch.randn(s).requires_grad_()}
    exec(text, scope)
    return [leaf.grad for leaf in scope["leaves"]]
"""

_scope: dict[str, Any] = {}
exec(PRELUDE, _scope)


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return run_reference(
        PRELUDE
        + f"""
for name, text in {PROGRAMS!r}.items():
    for i, gradient in enumerate(gradients(torch, text)):
        results[f"{{name}}.{{i}}"] = gradient.detach().numpy()
"""
    )


@pytest.mark.filterwarnings("ignore:Using backward:UserWarning")
@pytest.mark.parametrize("name", PROGRAMS)
def test_same_gradients_as_pytorch(name: str, expected: dict[str, Any]) -> None:
    found = _scope["gradients"](torch, PROGRAMS[name])
    for i, gradient in enumerate(found):
        np.testing.assert_array_equal(gradient.detach().numpy(), expected[f"{name}.{i}"])
    assert f"{name}.{len(found)}" not in expected


class TestErrors:
    def test_a_second_time(self) -> None:
        x = torch.ones(3).requires_grad_()
        loss = (x * x).sum()
        loss.backward()
        with pytest.raises(RuntimeError, match="backward through the graph a second time"):
            loss.backward()
        assert x.grad is not None and x.grad.tolist() == [2.0, 2.0, 2.0]

    def test_no_graph(self) -> None:
        with pytest.raises(RuntimeError, match="does not require grad"):
            torch.ones(1).backward()
        with torch.no_grad():
            y = (torch.ones(1).requires_grad_() * 2).sum()
        with pytest.raises(RuntimeError, match="does not require grad"):
            y.backward()

    def test_several_elements(self) -> None:
        with pytest.raises(RuntimeError, match="only for scalar outputs"):
            (torch.ones(2).requires_grad_() * 2).backward()

    def test_changed_in_place_since(self) -> None:
        x = torch.ones(3).requires_grad_()
        y = x * 1
        loss = (y * y).sum()
        y.add_(1.0)
        with pytest.raises(RuntimeError, match="modified by an inplace operation"):
            loss.backward()

    def test_the_mode_comes_back(self) -> None:
        x = torch.ones(3).requires_grad_()
        loss = (x * x).sum()
        loss.backward()
        assert torch.is_grad_enabled()
        with pytest.raises(RuntimeError):
            loss.backward()
        assert torch.is_grad_enabled()
        assert (x * 2).requires_grad


def test_graphs_in_several_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    shared = torch.ones(8).requires_grad_()

    def work(_: int) -> list[float]:
        own = torch.ones(8).requires_grad_()
        for _ in range(50):
            (own * shared).sum().backward()
        assert own.grad is not None
        return own.grad.tolist()  # type: ignore[no-any-return]

    with ThreadPoolExecutor(4) as pool:
        assert all(result == [50.0] * 8 for result in pool.map(work, range(4)))
    assert shared.grad is not None and shared.grad.tolist() == [200.0] * 8
