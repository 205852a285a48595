"""Nothing stays behind after many calls of the hand-written half, failing ones included."""

from __future__ import annotations

import gc
import resource
from typing import Any

import pytest
import sffi

pytestmark = pytest.mark.shim

ROUNDS = 200


def _fails(call: Any) -> None:
    try:
        call()
    except (RuntimeError, IndexError, ValueError, TypeError, OverflowError):
        return
    raise AssertionError("the call was expected to fail")


def _set(tensor: Any, index: Any, value: Any) -> None:
    tensor[index] = value


def works(torch: Any, np: Any) -> dict[str, Any]:
    """Calls that succeed."""
    x = torch.arange(12.0).reshape(3, 4)
    mask = x > 5
    index = torch.tensor([0, 2])
    array = np.arange(12.0)
    return {
        "int": lambda: x[0],
        "tuple": lambda: x[1:, None, ..., 2],
        "mask": lambda: x[mask],
        "list": lambda: x[[0, 2], [1, 3]],
        "tensors": lambda: x[index, index],
        "set number": lambda: _set(x, (0, 0), 1.0),
        "set tensor": lambda: _set(x, slice(0, 2), x[:2].clone()),
        "tensor": lambda: torch.tensor([[1.0, 2.0], [3.0, 4.0]]),
        "tensor of tensors": lambda: torch.tensor([torch.tensor(1), torch.tensor(2)]),
        "from_numpy": lambda: torch.from_numpy(array),
        "numpy": lambda: x.numpy(),
        "asarray": lambda: np.asarray(x),
        "frombuffer": lambda: torch.frombuffer(bytearray(16), dtype=torch.int32),
        "dlpack": lambda: torch.from_dlpack(x.__dlpack__()),
        "unused capsule": lambda: x.__dlpack__(),
        "repr": lambda: repr(x),
        "tolist": lambda: x.tolist(),
        "iter": lambda: list(x),
        "unpack": lambda: [row.sum() for row in x],
        "max": lambda: x.max(1),
        "split": lambda: x.split([1, 2]),
        "unique": lambda: x.unique(return_counts=True),
        "einsum": lambda: torch.einsum("ij,kj->ik", x, x),
        "to": lambda: x.to(torch.float64),
        "to itself": lambda: x.to(torch.float32),
        "grad": lambda: torch.autograd.grad((w := torch.ones(2, requires_grad=True)).sum(), w),
        "backward": lambda: (torch.ones(2, requires_grad=True) * 2).sum().backward(),
        "constructor": lambda: torch.Tensor([1, 2]),
        "no_grad": lambda: torch.no_grad()(lambda: x + 1)(),
    }


def failures(torch: Any) -> dict[str, Any]:
    """Calls that fail, here or in the library."""
    x = torch.arange(12.0).reshape(3, 4)
    w = torch.ones(2, requires_grad=True)
    return {
        "int": lambda: _fails(lambda: x[9]),
        "tuple": lambda: _fails(lambda: x[0, 0, 0]),
        "float": lambda: _fails(lambda: x[1.5]),
        "mask": lambda: _fails(lambda: x[torch.tensor([True, False])]),
        "set": lambda: _fails(lambda: _set(x, 0, torch.zeros(3))),
        "set list": lambda: _fails(lambda: _set(x, 0, [1])),
        "ragged": lambda: _fails(lambda: torch.tensor([[1, 2], [3]])),
        "overflow": lambda: _fails(lambda: torch.tensor([300], dtype=torch.uint8)),
        "no number": lambda: _fails(lambda: torch.tensor([torch.zeros(2), None])),
        "numpy": lambda: _fails(lambda: w.numpy()),
        "view": lambda: _fails(lambda: x.view(5)),
        "cat": lambda: _fails(lambda: torch.cat([x, x[0]])),
        "split": lambda: _fails(lambda: x.split([1, 1])),
        "backward": lambda: _fails(lambda: (w * 2).backward()),
        "grad": lambda: _fails(lambda: torch.autograd.grad(w.sum(), x)),
        "device": lambda: _fails(lambda: x.to("cuda:99")),
        "item": lambda: _fails(lambda: x.item()),
        "capsule": lambda: _fails(lambda: torch.from_dlpack(3)),
    }


@pytest.mark.parametrize("kind", ["works", "failures"])
def test_no_handle_stays(torch: Any, np: Any, kind: str) -> None:
    calls = works(torch, np) if kind == "works" else failures(torch)
    for name, call in calls.items():
        call()
        gc.collect()
        before = sffi.live_handles()
        for _ in range(ROUNDS):
            call()
        gc.collect()
        assert sffi.live_handles() == before, name


@pytest.mark.slow
def test_memory_stays_flat(torch: Any, np: Any) -> None:
    calls = [*works(torch, np).values(), *failures(torch).values()]

    def peak() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for _ in range(100):
        for call in calls:
            call()
    gc.collect()
    before = peak()
    for _ in range(300):
        for call in calls:
            call()
    gc.collect()
    # In KiB; one leaked tensor for each round of one call would be about 100.
    assert peak() - before < 2048
