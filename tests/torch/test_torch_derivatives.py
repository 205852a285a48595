"""torch.autograd.functional, and the old tensor classes."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
A = torch.autograd.functional
x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
y = torch.tensor([[0.5, -1.0], [2.0, 0.25]], dtype=torch.float64)
v = torch.tensor([1.0, 0.1, 0.01], dtype=torch.float64)
def cube(t): return (t ** 3).sum()
def two(a, b): return a.sin() * b.sum(), b @ b
def apart(a): return torch.ones(2, dtype=torch.float64), a * 2
"""

CASES = table(
    r"""
A.jacobian(torch.exp, x)
A.jacobian(lambda t: t ** 2, y)
A.jacobian(lambda t: t.sum(), y)
A.jacobian(two, (x, y))
A.jacobian(apart, x)
A.jacobian(apart, x, strict=True)
A.jacobian(torch.exp, x.requires_grad_(), create_graph=True).requires_grad
A.jacobian(torch.exp, x.requires_grad_()).requires_grad
A.jacobian(lambda t: 5, x)
A.jacobian(torch.exp, 5)
A.hessian(cube, x)
A.hessian(lambda a, b: (a.sum() * b).prod(), (x, y))
A.hessian(lambda t: t.sum(), x)
A.hessian(lambda t: t * 2, x)
A.vjp(torch.sin, x, v)
A.vjp(cube, x)
A.vjp(two, (x, y), (v, torch.ones(2, 2, dtype=torch.float64)))
A.vjp(torch.sin, x)
A.vjp(torch.sin, x, y)
A.jvp(torch.sin, x, v)
A.jvp(two, (x, y), (v, y))
A.jvp(lambda t: t * 3, x, v)
A.jvp(torch.sin, x)
A.vhp(cube, x, v)
A.hvp(cube, x, v)
A.hvp(lambda a, b: (a.sum() * b).prod(), (x, y), (v, y))
A.hvp(lambda t: t.sum(), x, v)
A.vhp(lambda t: t * 2, x, v)
x.requires_grad_(); torch.autograd.grad(A.vjp(torch.sin, x, v, create_graph=True)[1].sum(), x)
torch.autograd.no_grad is torch.no_grad, torch.autograd.enable_grad is torch.enable_grad
torch.FloatTensor([1, 2]), torch.LongTensor([1, 2]), torch.DoubleTensor([[1]]), torch.ByteTensor([1]), torch.BoolTensor([True, False]), torch.HalfTensor([1.5]), torch.IntTensor([3]), torch.ShortTensor([3]), torch.CharTensor([3]), torch.BFloat16Tensor([1])
torch.FloatTensor(2, 3).shape, torch.FloatTensor().shape, torch.LongTensor(4).dtype, torch.FloatTensor(torch.Size([2])).shape
isinstance(torch.ones(1), torch.FloatTensor), isinstance(torch.ones(1), torch.LongTensor), isinstance(5, torch.FloatTensor)
torch.ones(2).type(torch.LongTensor), torch.ones(2).type("torch.DoubleTensor"), torch.ones(2).type()
torch.FloatTensor("ab")
torch.FloatTensor(torch.ones(2)), torch.FloatTensor([torch.tensor(1), torch.tensor([2])])
torch.set_default_tensor_type(torch.DoubleTensor), torch.ones(1).dtype, torch.set_default_tensor_type("torch.FloatTensor"), torch.ones(1).dtype
torch.fft.ihfft2(y), torch.fft.ihfftn(y), torch.fft.hfft2(y.to(torch.complex128)), torch.fft.hfftn(y.to(torch.complex128))
"""
)
OWN_WORDS = frozenset(
    [
        "A.jacobian(apart, x, strict=True)",
        "A.jacobian(lambda t: 5, x)",
        "A.jacobian(torch.exp, 5)",
        "A.hessian(lambda t: t * 2, x)",
        "A.vjp(torch.sin, x)",
        "A.vjp(torch.sin, x, y)",
        "A.jvp(torch.sin, x)",
        "A.vhp(lambda t: t * 2, x, v)",
    ]
)


@pytest.mark.parametrize("name", CASES)
def test_derivatives(name: str, compare: Any) -> None:
    compare(name)
