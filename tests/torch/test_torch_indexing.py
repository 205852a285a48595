"""Brackets: what PyTorch gives for an index expression is what sffi_torch gives."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
x = torch.arange(24.).reshape(2, 3, 4)
m = torch.arange(12).reshape(3, 4)
v = torch.arange(5)
s = torch.tensor(7)
def put(index, value, shape=(3, 4), dtype=torch.float32):
    y = torch.zeros(shape, dtype=dtype)
    y[index] = value
    return y
"""

CASES = table(
    r"""
# one int, several ints
x[0]
x[-1]
x[1, 2]
x[1, 2, 3]
x[-1, -1, -1]
v[3]
x[2]
x[-3]
x[0, 3]
x[0, 0, 0, 0]
s[0]
x[np.int64(1)]
x[True]
x[False]
x[np.array(1)]
# slices
x[:]
x[1:]
x[:1]
x[:, 1:]
x[:, :, ::2]
v[1:4:2]
v[-2:]
v[:-2]
v[3:1]
v[10:]
v[:100]
v[:10 ** 30]
v[-10 ** 30:]
v[::-1]
v[::0]
v[1.5:]
v["a":]
v[torch.tensor(1):]
v[np.int64(1):np.int64(3)]
s[:]
# None, Ellipsis
x[None].shape
x[:, None].shape
x[..., None].shape
x[..., 0]
x[0, ...]
x[..., ..., 0]
x[None, ..., None, 0].shape
s[None]
s[...]
s[()]
x[()].shape
m[1, None, ..., 2:4]
# lists, tensors, arrays
m[[0, 2]]
m[[0, 1], [1, 2]]
m[[[0], [2]], [1, 2]]
m[[]]
m[[True, False, True]]
m[range(2)]
m[torch.tensor([2, 0])]
m[torch.tensor(1)]
m[torch.tensor([[0, 1], [2, 0]])].shape
m[:, torch.tensor([3, 1])]
m[torch.tensor([0, 1]), torch.tensor([2, 3])]
m[torch.tensor([0, 1]), :2]
x[:, torch.tensor([0, 2]), torch.tensor([1, 3])]
x[torch.tensor([0, 1]), :, torch.tensor([1, 3])]
x[0, torch.tensor([0, 2])]
x[torch.tensor([1]), None].shape
m[torch.tensor([1, 0, 1], dtype=torch.int32)]
m[torch.tensor([1, 0, 1], dtype=torch.uint8)]
m[np.array([0, 1])]
m[np.array([[True, False, True, False]] * 3)]
m[np.array([0, 1]), np.array([2, 3])]
m[torch.tensor([1.5])]
m[torch.tensor([5])]
m[torch.tensor(5)]
m[torch.tensor([0, 1]), torch.tensor([0, 1, 2])]
m[torch.tensor([], dtype=torch.long)]
# masks
m[m > 5]
m[m > 50]
m[torch.tensor([True, False, True])]
m[:, torch.tensor([True, False, True, False])]
m[torch.tensor([True, False])]
x[x > 5]
x[torch.tensor([True, False]), 0]
s[torch.tensor(True)]
v[v % 2 == 0]
# lists that stand for tuples
m[[slice(0, 1), 2]]
m[[None, 1]]
m[[..., 1]]
m[[[0, 1], [1, 2]]]
# wrong
m[1.5]
m[1.5, 0]
m["a"]
m["a", 0]
m[["a"]]
m[{}]
m[object()]
m[np.float64(1)]
m[np.bool_(True)]
m[np.array([1.7, 0.2])]
m[bytearray(b"\x01")]
m[[torch.tensor([1]), torch.tensor([0])], ...]
m[None, [2, torch.tensor([1])]]
m["a", 0, 0]
m[10 ** 20]
del m[0]
# views share memory
y = m.clone(); y[1][2] = 100; y
y = m.clone(); y[:, 1].zero_(); y
y = m.clone(); y[0, 1:3].add_(5); y
# non-contiguous bases
m.t()[1]
m.t()[1:3, 0]
m.t()[torch.tensor([3, 0])]
m[:, ::2][1]
x.transpose(0, 2)[1, 2]
torch.zeros(0, 3)[:, 1]
torch.zeros(0, 3)[0]
torch.zeros(3, 0)[0]
# assignment of numbers
put(0, 1)
put((0, 0), 1.5)
put((slice(None), 1), 2)
put(slice(1, None), True)
put(0, 1j)
put(0, 1e10, dtype=torch.float16)
put(0, 10 ** 20)
put((0, 0), 1j, dtype=torch.complex64)
put((0, 0), 1.7, dtype=torch.int64)
put((0, 0), -1, dtype=torch.uint8)
put((0, 0), 300, dtype=torch.uint8)
put((0, 0), 2, dtype=torch.bool)
put(5, 5)
put((), 5)
put(..., 5)
put(True, 5)
put(False, 5)
put(None, 5)
put((0, 0, 0), 5)
put((0, slice(None, None, -1)), 5)
put(0, np.float64(2))
put(0, np.int64(2))
put(0, None)
put(0, "a")
put(0, [1, 2, 3, 4])
put((), 5, shape=())
# assignment of tensors
put(0, torch.arange(4))
put(0, torch.arange(3))
put((slice(None), 0), torch.arange(3.))
put((slice(None), [0, 1]), torch.tensor([[1.], [2.], [3.]]))
put(torch.tensor([True, False, True]), 5)
put(torch.tensor([True, False, True]), torch.arange(4.))
put((torch.tensor([0, 2]), torch.tensor([1, 3])), torch.tensor([9., 8.]))
put(slice(None), torch.tensor(3))
put((0, 0), torch.tensor([3.]))
put(0, torch.arange(4, dtype=torch.float64))
put([0, 2], torch.ones(2, 4))
put(slice(0, 0), 5)
put((slice(None), slice(None, None, 2)), torch.ones(3, 2))
y = torch.zeros(3, 4); y[y == 0] = torch.arange(12.); y
y = torch.zeros(3, 4); y[1] += 2; y
y = torch.zeros(3, 4); y[:, 1:3] *= 0; y[0, 0] -= 1; y
y = m.clone(); y.t()[0] = 9; y
# gradients through brackets
w = torch.ones(3, 4, requires_grad=True); (w[1:, 2] * 3).sum().backward(); w.grad
w = torch.ones(3, 4, requires_grad=True); w[[0, 0, 2]].sum().backward(); w.grad
w = torch.ones(3, 4, requires_grad=True); w[w > 0].sum().backward(); w.grad
w = torch.ones(3, 4, requires_grad=True); w[0] = 1
w = torch.ones(3, 4, requires_grad=True); y = w * 2; y[0] = 5; y.sum().backward(); w.grad
w = torch.ones(3, requires_grad=True); y = torch.zeros(3, 3); y[1] = w; (y * 2).sum().backward(); w.grad
"""
)


@pytest.mark.parametrize("name", CASES)
def test_index(name: str, compare: Any) -> None:
    if "np.bool_" in name:
        # Older NumPys let their booleans be indices, with a warning.
        pytest.importorskip("numpy", minversion="2.4")
    compare(name)


def test_a_number_that_does_not_fit_64_bits(torch: Any) -> None:
    x = torch.zeros(3)
    for index in (10**30, -(10**30), (None, 10**30)):
        with pytest.raises(ValueError, match="Overflow"):
            x[index]
    with pytest.raises(ValueError, match="Overflow"):
        x[0] = 10**30
