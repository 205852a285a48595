"""What stands for a number or a tensor in calls, types that follow, and wrong calls."""

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
x = torch.arange(6.0).reshape(2, 3)
i, t = torch.arange(3), torch.tensor
"""

NUMBERS = """
[x.sum(t(0)), torch.zeros(t(3)), x.transpose(t(0), 1), torch.arange(t(3)), x[t(1)]]
[torch.full((2,), t(3.0)), x.clamp(t(1.0)), x.pow(t(2)), x.add(t(2)), x.unsqueeze(t(0)).shape]
[x.view(np.int64(6)), x.add(np.float64(2)), torch.zeros(np.int32(2)), x.sum(np.int64(1))]
[x * np.float32(2), x + np.int8(1), torch.full((1,), np.float64(0.5)), x.reshape(np.int64(3), -1)]
[torch.where(x > 0, 1, 0), torch.where(x > 0, 1.5, x), torch.where(x > 2, x, 0)]
[t(1) + True, t(True) + 1, t(1) + 1.5, i / 2, i * 1j, i // 2, i % 2, i ** 2, 2 ** i]
[torch.zeros(1, dtype=float), torch.zeros(1, dtype=int), torch.zeros(1, dtype=bool)]
[t([1, 2], dtype=torch.uint8) + t([1, 2], dtype=torch.int8), t([1.0]).half() + t([1.0]).bfloat16()]
[t(1.5, dtype=torch.float64) + t([1.0]), t([1.5], dtype=torch.float64) + t(1.0), i + t(1.5)]
[torch.add(x, 2, alpha=3), torch.add(i, 1, alpha=2), torch.sub(x, x, alpha=0.5), torch.mul(x, True)]
[x.sum((0, 1), keepdim=True), x.sum([0]), x.mean(-1), x.amax((0, 1)), x.std(1, unbiased=False)]
[x.view(3, 2), x.view((3, 2)), x.view([3, 2]), x.view(torch.Size((3, 2))), x.reshape((6,))]
[x.permute(1, 0), x.permute((1, 0)), x.repeat(2, 1), x.repeat((1, 2)), x.expand(1, 2, 3).shape]
[torch.max(input=x, dim=1).values, torch.cat(tensors=[x, x]), torch.matmul(input=x, other=x.t())]
[torch.clamp(x, max=2), torch.clamp(x, 1, 2), torch.clamp(x, min=t(1.0)), torch.clip(x, 0, 1)]
"""

WRITTEN = """
[torch.add(x, 1, out=torch.empty(0)), torch.add(i, 1.5, out=torch.empty(3)), torch.mul(i, 2, out=i)]
[torch.add(x.double(), 0.1, out=torch.empty(0, dtype=torch.float64)), torch.pow(x, 2, out=x)]
[torch.max(x, 1, out=(torch.empty(2), torch.empty(2, dtype=torch.long))).indices, torch.max(x,
    out=t(0.0))]
[torch.std(x, 1, out=torch.empty(2)), torch.norm(x, dim=1, out=torch.empty(2)), torch.sum(x, 0,
    out=torch.empty(3))]
o = torch.empty(2, 3); [torch.sin(x, out=o) is o, torch.cat([x, x], out=torch.empty(0)),
    torch.matmul(x, x.t(), out=torch.empty(2, 2))]
[torch.sort(x, out=(torch.empty(0), torch.empty(0, dtype=torch.long))), torch.arange(3,
    out=torch.empty(0))]
torch.add(i, 1.5, out=i)
torch.sum(x, axis=0, out=torch.empty(3))
torch.eq(x, 2, out=torch.empty(0, dtype=torch.bool))
"""

OLDER = """
m = torch.ones(2, 2); [torch.addmm(2, m, 3, x, x.t()), torch.addmm(2, m, x, x.t()), m.addmm(2, 3,
    x, x.t()), m.addmm(2, x, x.t()), m.clone().addmm_(2, 3, x, x.t()), m.clone().addmm_(2, x,
    x.t())]
v = torch.ones(2); [torch.addmv(2, v, 3, x, x[0]), v.addmv(2, x, x[0]), v.clone().addmv_(2, 3, x,
    x[0])]
[torch.addr(2, x, 3, x[:, 0], x[0]), x.addr(2, x[:, 0], x[0]), x.clone().addr_(2, x[:, 0], x[0])]
b = x[None]; m = torch.ones(2, 2); [torch.addbmm(2, m, 3, b, b.mT), m.addbmm(2, b, b.mT),
    m.clone().addbmm_(2, b, b.mT)]
b = x[None]; m = torch.ones(1, 2, 2); [torch.baddbmm(2, m, 3, b, b.mT), m.baddbmm(2, b, b.mT),
    m.clone().baddbmm_(2, 3, b, b.mT)]
m = torch.ones(2, 2); [torch.addmm(m, x, x.t()), m.addmm(x, x.t(), beta=2, alpha=3),
    m.clone().addmm_(x, x.t(), alpha=0.5)]
[torch.add(x, 2, x), x.add(2, x), x.clone().add_(2, x), torch.sub(x, 0.5, x), x.sub(2, x)]
[torch.addcmul(x, 2, x, x), x.clone().addcmul_(0.5, x, x), torch.addcdiv(x, 2, x, x + 1)]
[x.clone().addcdiv_(-2, x, x + 1), x.clone().sub_(2, x), x.clone().add_(3), x.add(2, alpha=3)]
"""

WRONG = """
x.view(7)
x.sum(5)
torch.mm(x, x)
torch.stack([])
torch.cat([])
torch.chunk(x, 0)
torch.topk(x, 9)
torch.sum(x, dim=(0, 0))
torch.randn(2, dtype=torch.int64)
x.to("foo")
"""

#: errors in PyTorch's class and words of our own
OWN = """
torch.add(x)
torch.add(x, None)
torch.add(x, "a")
torch.zeros("a")
torch.zeros(2, dtype="float")
torch.add(x, 2**70)
torch.cat([x, 1])
x.sum("a")
torch.softmax(x, 1.5)
x.reshape(2.0, 3)
torch.linspace(0, 1)
torch.eye(2.5)
torch.sum(1)
torch.sum([1, 2])
torch.relu(x, 1)
x.masked_fill(x > 0, "a")
x.foo
x.expand(1)
torch.max(x, 1.0)
"""

OWN_WORDS = frozenset(table(OWN))
CASES: dict[str, str] = table(NUMBERS + WRITTEN + OLDER + WRONG + OWN)


@pytest.mark.parametrize("name", CASES)
def test_same(name: str, compare: Any) -> None:
    compare(name)


@pytest.mark.parametrize("source", ["x.sum(2**70)", "torch.zeros(2**70)"])
def test_large_integers_are_refused(source: str, torch: Any) -> None:
    """PyTorch calls these ValueError and TypeError; the argument is named here."""
    with pytest.raises(OverflowError, match=r"does not fit|is not within|out of range"):
        eval(source, {"torch": torch, "x": torch.zeros(2)})
