"""repr of tensors, character for character as PyTorch prints them."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

SHAPES = [
    "()",
    "(1,)",
    "(3, 4)",
    "(2, 3, 4)",
    "(1, 1, 1, 1)",
    "(40,)",
    "(5, 40)",
    "(2, 2, 2, 2)",
    "(1000,)",
    "(1001,)",
    "(7, 200)",
    "(3, 3, 200)",
    "(12, 12, 12)",
    "(2, 600)",
    "(600, 2)",
    "(2000, 1)",
    "(0,)",
    "(0, 3)",
    "(2, 0, 3)",
]
DTYPES = [
    "float32",
    "float64",
    "float16",
    "bfloat16",
    "complex64",
    "int64",
    "int32",
    "uint8",
    "bool",
]

CASES = {
    f"{dtype} {shape}": f"repr((torch.randn{shape if shape != '()' else '(())'} * 9)"
    f"{'.abs()' if dtype == 'uint8' else ''}.to(torch.{dtype}))"
    for shape, dtype in product(SHAPES, DTYPES)
} | table(
    r"""
# numbers that choose the format
repr(torch.tensor([1., 2.]))
repr(torch.tensor([1., 2.5]))
repr(torch.tensor([1e-5, 1.]))
repr(torch.tensor([1e-4, 1e-3]))
repr(torch.tensor([9.9e-5, 1.]))
repr(torch.tensor([1e8, 1.]))
repr(torch.tensor([1e8, 1e6]))
repr(torch.tensor([1.1e8, 1e6]))
repr(torch.tensor([1000., 1.]))
repr(torch.tensor([1001., 1.]))
repr(torch.tensor([1000.5, 1.]))
repr(torch.tensor([0., -0., 1.]))
repr(torch.tensor([float("nan"), float("inf"), -float("inf")]))
repr(torch.tensor([float("nan"), 1.5]))
repr(torch.tensor([float("nan"), 1.]))
repr(torch.tensor([float("-inf"), 1e-10]))
repr(torch.tensor([1e-45, 3e38]))
repr(torch.tensor([1e300, 1e-300], dtype=torch.float64))
repr(torch.tensor([123456789., 1.]))
repr(torch.tensor(3.))
repr(torch.tensor(3.14159265))
repr(torch.tensor(1e10))
repr(torch.tensor(float("nan")))
repr(torch.tensor([1 / 3] * 20))
repr(torch.arange(100))
repr(torch.arange(100.))
repr(torch.arange(1001))
repr(-torch.arange(5))
repr(torch.tensor([True, False]))
repr(torch.tensor(True))
repr(torch.tensor([1 + 2j, -1.5 - 3j]))
repr(torch.tensor([1 + 0j, 2 - 0j]))
repr(torch.tensor(1j))
repr(torch.tensor([1e-6 + 1e6j, 1]))
repr(torch.complex(torch.tensor([float("nan"), 1]), torch.tensor([0., float("inf")])))
repr(torch.tensor([1 + 1j]).conj())
repr(torch.tensor([2 ** 62, -1]))
repr(torch.tensor([60000., 1e-7], dtype=torch.float16))
# suffixes
repr(torch.zeros(2, requires_grad=True))
repr(torch.zeros(2, requires_grad=True) * 2)
repr((torch.zeros(3, 4, requires_grad=True) @ torch.zeros(4, 2)).sum())
repr(torch.zeros(2, 0, requires_grad=True))
repr(torch.zeros(2, dtype=torch.float64, requires_grad=True))
repr(torch.zeros(16, dtype=torch.float64, requires_grad=True))
repr(torch.zeros(15, dtype=torch.float64))
repr(torch.zeros(14, dtype=torch.float64, requires_grad=True).relu())
repr(torch.zeros(3, 20, requires_grad=True).exp())
repr(torch.zeros(2, requires_grad=True)[0])
repr(torch.zeros(2, requires_grad=True).view(1, 2).t())
repr(torch.zeros(0))
repr(torch.zeros(0, dtype=torch.int64))
repr(torch.zeros(2, 0, dtype=torch.bool))
repr(torch.empty(2, 3, device="meta"))
repr(torch.empty(2, 3, device="meta", dtype=torch.int64))
str(torch.ones(2))
# views
repr(torch.arange(12).reshape(3, 4).t())
repr(torch.arange(12.).reshape(3, 4)[:, ::2])
repr(torch.zeros(3, 1).expand(3, 4))
repr(torch.arange(2400.).reshape(40, 60).t())
# format
f"{torch.tensor(3)}"
f"{torch.tensor(3.25)}"
f"{torch.tensor(3.25):.1f}"
f"{torch.tensor(3):5d}"
f"{torch.tensor([1.5])}"
f"{torch.tensor([1.5]):.1f}"
"%.2f" % torch.tensor(1.5)
# options
torch.set_printoptions(precision=2); r = repr(torch.tensor([1.23456])); torch.set_printoptions(profile="default"); r
torch.set_printoptions(threshold=5); r = repr(torch.arange(12).reshape(2, 6)); torch.set_printoptions(profile="default"); r
torch.set_printoptions(threshold=5, edgeitems=1); r = repr(torch.arange(12.).reshape(3, 4)); torch.set_printoptions(profile="default"); r
torch.set_printoptions(threshold=2, edgeitems=0); r = repr(torch.arange(12.).reshape(3, 4)); torch.set_printoptions(profile="default"); r
torch.set_printoptions(linewidth=40); r = repr(torch.arange(40)); torch.set_printoptions(profile="default"); r
torch.set_printoptions(sci_mode=True); r = repr(torch.tensor([1.5, 2])); torch.set_printoptions(profile="default"); r
torch.set_printoptions(sci_mode=False); r = repr(torch.tensor([1e-9, 2])); torch.set_printoptions(profile="default"); r
torch.set_printoptions(profile="short"); r = repr(torch.randn(10, 200)); torch.set_printoptions(profile="default"); r
torch.set_printoptions(profile="full"); r = repr(torch.arange(1002)); torch.set_printoptions(profile="default"); r
# other objects
repr(torch.float32)
repr(torch.bool)
repr(torch.Size([2, 3]))
repr(torch.device("cuda:1"))
repr(torch.zeros(2, 3).shape)
"""
)


@pytest.mark.parametrize("name", CASES)
def test_repr(name: str, compare: Any) -> None:
    compare(name)
