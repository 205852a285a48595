"""The calls that PyTorch takes, and the forms that they give back."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
torch.manual_seed(1)
x, y = torch.randn(3, 4), torch.randn(3, 4)
a = torch.tensor([[4.0, 1.0], [1.0, 3.0]])
"""

NAMED = """
repr(torch.max(torch.tensor([[1.0, 2.0], [4.0, 3.0]]), 1))
repr(torch.tensor([[1.0, 2.0], [4.0, 3.0]]).min(0, keepdim=True))
repr(torch.aminmax(torch.arange(3)))
repr(torch.linalg.slogdet(torch.eye(2)))
type(torch.max(x, 1)) is torch.return_types.max
type(x.min(1)) is torch.return_types.min
type(torch.linalg.svd(a)) is torch.return_types.linalg_svd
type(x.sort()) is type(torch.sort(x)) is torch.return_types.sort
type(x.kthvalue(1)).__name__
values, indices = x.topk(2); [values, indices]
torch.max(x, 1).values - torch.max(x, 1)[0]
tuple(torch.linalg.eigh(a).eigenvalues.shape)
isinstance(x.median(1), tuple), len(x.mode(1))
"""

KEYWORDS = """
[x.sum(axis=0), torch.sum(x, axis=(0, 1), keepdims=True), x.mean(axis=1, keepdims=True)]
[x.argmax(axis=1), torch.cumsum(x, axis=0), x.softmax(axis=1), torch.prod(input=x, axis=0)]
[torch.max(x, axis=1).values, torch.min(x, axis=0, keepdims=True).indices, x.max(axis=-1)[0]]
[torch.gather(x, axis=1, index=torch.zeros(3, 1, dtype=torch.long)), x.unsqueeze(axis=0).shape]
[torch.cat([x, y], axis=1), torch.stack((x, y), axis=-1).shape, x.flip(dims=(0,)), x.chunk(2,
    axis=1)]
[x.std(axis=1), torch.var(x, axis=0, keepdims=True), torch.norm(x, dim=1), x.any(axis=0)]
[torch.linalg.norm(x, axis=1) if 0 else torch.linalg.norm(x, dim=1), torch.unbind(x, axis=1)[0]]
[torch.zeros(size=(2, 3)), torch.ones(size=[2]), torch.rand(size=(2, 2)).shape,
    torch.empty(size=(0,))]
[x.expand(size=(2, 3, 4)).shape, x.permute(dims=(1, 0)).shape, x.repeat(repeats=(1, 2)).shape]
[x.reshape(shape=(4, 3)), torch.tile(x, dims=(2,)), x.view(size=(2, 6))]
x.sum(0, axis=0)
x.sum(axis=0, keepdim=True, keepdims=True)
torch.zeros(2, size=(2, 3))
torch.cumsum(x)
x.sum(axes=0)
torch.gather(x, axis=1)
"""

CASES: dict[str, str] = table(NAMED + KEYWORDS)
#: errors in PyTorch's class and words of our own
OWN_WORDS = frozenset(
    {
        "x.sum(0, axis=0)",
        "x.sum(axis=0, keepdim=True, keepdims=True)",
        "torch.zeros(2, size=(2, 3))",
        "torch.cumsum(x)",
        "x.sum(axes=0)",
        "torch.gather(x, axis=1)",
    }
)


@pytest.mark.parametrize("name", CASES)
def test_same(name: str, compare: Any) -> None:
    compare(name)


def test_named_results_can_be_pickled(torch: Any) -> None:
    found = pickle.loads(pickle.dumps(torch.tensor([1.0, 3.0]).max(0)))
    assert type(found) is torch.return_types.max
    assert found.values.item() == 3.0
