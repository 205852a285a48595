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

CASES: dict[str, str] = table(NAMED)


@pytest.mark.parametrize("name", CASES)
def test_same(name: str, compare: Any) -> None:
    compare(name)


def test_named_results_can_be_pickled(torch: Any) -> None:
    found = pickle.loads(pickle.dumps(torch.tensor([1.0, 3.0]).max(0)))
    assert type(found) is torch.return_types.max
    assert found.values.item() == 3.0
