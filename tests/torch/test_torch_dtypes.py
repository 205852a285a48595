"""Types: what meets what, what fits what, and how whole numbers are divided."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

KINDS = [
    *("bool", "uint8", "int8", "int16", "int32", "int64", "uint16", "uint32", "uint64"),
    *("float16", "bfloat16", "float32", "float64", "complex32", "complex64", "complex128"),
    *("float8_e5m2", "float8_e4m3fn"),
]

PRELUDE = f"""
kinds = [getattr(torch, name) for name in {KINDS}]
def attempt(function, *args):
    try:
        return str(function(*args))
    except Exception as error:
        return type(error).__name__.removeprefix("Native")
def pairs(function):
    return [[attempt(function, one, two) for two in kinds] for one in kinds]
def one(kind, *shape):
    return torch.ones(shape, dtype=torch.int64).to(kind)
"""

CASES = table(
    r"""
pairs(torch.promote_types)
pairs(torch.can_cast)
pairs(lambda a, b: torch.result_type(one(a, 2), one(b, 2)))
pairs(lambda a, b: torch.result_type(one(a, 2), one(b)))
pairs(lambda a, b: torch.result_type(one(a), one(b)))
pairs(lambda a, b: (one(a, 2) + one(b)).dtype)
pairs(lambda a, b: (one(a, 2) * one(b, 2)).dtype)
pairs(lambda a, b: (one(a, 2) / one(b, 2)).dtype)
pairs(lambda a, b: (one(a, 2) // one(b)).dtype)
pairs(lambda a, b: (one(a) ** one(b, 2)).dtype)
pairs(lambda a, b: (one(a, 2) < one(b)).dtype)
pairs(lambda a, b: torch.where(torch.tensor(True), one(a, 2), one(b)).dtype)
pairs(lambda a, b: torch.cat([one(a, 2), one(b, 1)]).dtype)
pairs(lambda a, b: torch.stack([one(a, 2), one(b, 2)]).dtype)
pairs(lambda a, b: one(a, 2).add_(one(b, 2)).dtype)
pairs(lambda a, b: one(a, 2).copy_(one(b, 2)).tolist())
[[attempt(lambda: torch.result_type(one(kind, 2), value)) for value in (True, 3, 2.5, 1j)] for kind in kinds]
[[attempt(lambda: torch.result_type(value, one(kind))) for value in (True, 3, 2.5, 1j)] for kind in kinds]
[[attempt(lambda: (one(kind, 2) + value).dtype) for value in (True, 3, 2.5, 1j)] for kind in kinds]
[[attempt(lambda: (value * one(kind)).dtype) for value in (True, 3, 2.5, 1j)] for kind in kinds]
[[attempt(lambda: one(kind, 2).mul_(value).dtype) for value in (True, 3, 2.5, 1j)] for kind in kinds[:16]]
[torch.result_type(1, 2), torch.result_type(1, 2.5), torch.result_type(True, 1j), torch.result_type(True, False)]
[attempt(lambda: one(kind, 2).sum().dtype) for kind in kinds]
[attempt(lambda: one(kind, 2).prod().dtype) for kind in kinds]
[attempt(lambda: one(kind, 2).cumsum(0).dtype) for kind in kinds]
[attempt(lambda: one(kind, 2).mean().dtype) for kind in kinds]
[attempt(lambda: one(kind, 2).sqrt().dtype) for kind in kinds]
[attempt(lambda: one(kind, 2).abs().dtype) for kind in kinds]
[attempt(lambda: one(kind, 2).neg().dtype) for kind in kinds]
[attempt(lambda: (~one(kind, 2)).tolist()) for kind in kinds]
[attempt(lambda: one(kind).item()) for kind in kinds]
[attempt(lambda: torch.iinfo(kind)) for kind in kinds]
[attempt(lambda: torch.finfo(kind)) for kind in kinds]
[(kind.is_floating_point, kind.is_complex, kind.is_signed, kind.itemsize) for kind in kinds]
[attempt(lambda: kind.to_complex()) for kind in kinds]
[attempt(lambda: kind.to_real()) for kind in kinds]
[[attempt(lambda: torch.full((1,), value, dtype=kind).tolist()) for value in (True, 3, -1, 300, 2 ** 40, 1.5, 1j)] for kind in kinds]
[[attempt(lambda: torch.tensor(value, dtype=kind).tolist()) for value in (True, 3, -1, 300, 70000, 2 ** 40, 1.5, 1j)] for kind in kinds]
[[attempt(lambda: one(kind, 1).fill_(value).tolist()) for value in (True, 3, -1, 300, 2 ** 40, 1.5, 1j)] for kind in kinds]
[[attempt(lambda: (one(kind, 1) + value).tolist()) for value in (300, 2 ** 31, -(2 ** 40))] for kind in kinds]
[[attempt(lambda: (one(kind, 1) == value).tolist()) for value in (1, 1.0, 257, 2 ** 32 + 1)] for kind in kinds]
[attempt(lambda: torch.tensor([1.9, -1.9, 0.5]).to(kind).tolist()) for kind in kinds if kind.is_signed]
[attempt(lambda: torch.tensor([0, 1, -1, 127, 128, 255, 256, 65535]).to(kind).tolist()) for kind in kinds]
[attempt(lambda: torch.arange(3, dtype=kind).tolist()) for kind in kinds]
[attempt(lambda: torch.zeros(1, dtype=kind)) for kind in kinds]
[attempt(lambda: one(kind, 2).view(torch.uint8).tolist()) for kind in kinds]
torch.tensor([1.0, 448.0, 500.0, -0.1]).to(torch.float8_e4m3fn).float()
torch.tensor([1.0, 448.0, 70000.0, -0.1]).to(torch.float8_e5m2).float()
[getattr(torch, name, None) is not None for name in ("float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e8m0fnu", "uint4", "bits8", "quint8", "half", "double", "long", "cfloat")]
a = torch.tensor([7, -7, 7, -7]); b = torch.tensor([2, 2, -2, -2]); [a // b, a % b, a / b, torch.fmod(a, b), torch.div(a, b, rounding_mode="trunc"), torch.div(a, b, rounding_mode="floor"), torch.remainder(a, b), torch.floor_divide(a, b), torch.true_divide(a, b)]
a = torch.tensor([7., -7, 7, -7, 0.1, -0.1]); b = torch.tensor([2., 2, -2, -2, 0.03, 0.03]); [a // b, a % b, torch.fmod(a, b), torch.div(a, b, rounding_mode="trunc"), a.floor_divide(b)]
[7 // torch.tensor([2, -2]), 7 % torch.tensor([3, -3]), 2 ** torch.tensor([0, 3]), -7 // torch.tensor(2), 7.5 % torch.tensor(2), divmod(7, 2)]
[torch.tensor([1., -1., 0.]) // 0, torch.tensor([1., -1., 0.]) % 0, torch.tensor([1, 0]) / 0, torch.tensor(5.) % float("inf"), torch.tensor(-5.) % float("inf")]
torch.tensor([1, 2]) // 0
torch.tensor([1, 2]) % 0
torch.tensor(-(2 ** 63)) // -1 if False else torch.tensor(2 ** 63 - 1) + 1
torch.tensor([200], dtype=torch.uint8) + torch.tensor([100], dtype=torch.uint8)
torch.tensor([100], dtype=torch.int8) * 2
torch.tensor([2], dtype=torch.int8) ** 7
torch.tensor(2) ** -1
torch.tensor([2, 3]) ** torch.tensor([-1, 2])
torch.tensor(2.0) ** -1
torch.tensor([1, 2, 3]) << 2, torch.tensor([8, -8]) >> 1, torch.tensor([5]) & 3, torch.tensor([5]) | 2, torch.tensor([5]) ^ 1
torch.tensor([True]) + True, torch.tensor([True]) * 2, torch.tensor([True]) & torch.tensor([False]), ~torch.tensor([True])
torch.tensor([True]) - 1, -torch.tensor([1], dtype=torch.uint8)
-torch.tensor([True])
torch.tensor([True]) - torch.tensor([True])
torch.tensor([1.5]) & 1
torch.tensor([1, 2]).add_(1.5)
torch.tensor([1, 2]).div_(2)
torch.tensor([1.0]).add_(1j)
torch.tensor([1, 2], dtype=torch.int32).mul_(torch.tensor([2 ** 40]))
torch.tensor([1, 2], dtype=torch.uint64) + torch.tensor([1, 2], dtype=torch.uint64)
torch.tensor([2 ** 64 - 1], dtype=torch.uint64).tolist()
torch.tensor(2 ** 64 - 1, dtype=torch.uint64)
torch.tensor([65535], dtype=torch.uint16) + 1
torch.tensor([1], dtype=torch.uint32).to(torch.int64) - 2
int(torch.tensor(3.9)), float(torch.tensor(3)), bool(torch.tensor(0.0)), complex(torch.tensor(2)), int(torch.tensor(True))
int(torch.tensor(float("nan")))
int(torch.tensor(float("inf")))
float(torch.tensor(1j))
int(torch.tensor([1, 2]))
round(torch.tensor(2.567)), round(torch.tensor(2.567), 2), abs(torch.tensor(-3)), divmod(torch.tensor(7), 2)
torch.tensor([1, 2]).float().dtype, torch.tensor([1.5]).int(), torch.tensor([1.5]).type(torch.int16), torch.tensor([1]).type_as(torch.tensor(1.0))
torch.get_default_dtype(), torch.set_default_dtype(torch.float64), torch.tensor(1.0).dtype, torch.tensor(1).div(2).dtype, torch.result_type(torch.tensor(1), 1.5), torch.set_default_dtype(torch.float32)
torch.set_default_dtype(torch.int64)
torch.set_default_dtype(torch.float16), torch.ones(1).dtype, torch.tensor(1j).dtype, torch.set_default_dtype(torch.float32)
torch.is_floating_point(torch.tensor(1.0)), torch.is_complex(torch.tensor(1j)), torch.tensor(1).is_signed(), torch.is_nonzero(torch.tensor(0))
"""
)


@pytest.mark.parametrize("name", CASES)
def test_types(name: str, compare: Any) -> None:
    compare(name)
