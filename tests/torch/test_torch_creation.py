"""Tensors from Python data: dtype inference, conversion, sharing, and the errors."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

CASES = table(
    r"""
torch.tensor(1)
torch.tensor(1.)
torch.tensor(True)
torch.tensor(1j)
torch.tensor([])
torch.tensor([[]])
torch.tensor([[], []])
torch.tensor(())
torch.tensor([1, 2.])
torch.tensor([True, 1])
torch.tensor([True, 1.])
torch.tensor([1, 1j])
torch.tensor([[1, 2], [3, 4]])
torch.tensor(((1, 2), [3, 4]))
torch.tensor([[[1.5]], [[2.5]]])
torch.tensor(range(3))
torch.tensor([range(3), range(1, 4)])
torch.tensor(bytearray(b"ab"))
torch.tensor(memoryview(b"ab"))
torch.tensor([[1, 2], [3]])
torch.tensor([[1, 2], [3, 4, 5]])
torch.tensor([1, [2]])
torch.tensor([[1], 2])
torch.tensor([[1], 2.5])
torch.tensor([[[1], [2]], [[3], [4, 5]]])
torch.tensor([[1], [[2]]])
torch.tensor("a")
torch.tensor(["a"])
torch.tensor(b"ab")
torch.tensor(None)
torch.tensor([None])
torch.tensor([1, None])
torch.tensor({})
torch.tensor({1: 2})
torch.tensor({1})
torch.tensor(-2 ** 63)
torch.tensor(2 ** 63)
torch.tensor([2 ** 64])
torch.tensor([2 ** 63], dtype=torch.float32)
torch.tensor([2 ** 70], dtype=torch.float64)
torch.tensor([2 ** 63, 1.5])
torch.tensor([256], dtype=torch.uint8)
torch.tensor([-1], dtype=torch.uint8)
torch.tensor([-255], dtype=torch.uint8)
torch.tensor([-256], dtype=torch.uint8)
torch.tensor([200], dtype=torch.int8)
torch.tensor([-129], dtype=torch.int8)
torch.tensor([2 ** 31], dtype=torch.int32)
torch.tensor([1.7, -1.7], dtype=torch.int64)
torch.tensor([float("nan")], dtype=torch.int64)
torch.tensor([float("inf")], dtype=torch.int64)
torch.tensor([1e30], dtype=torch.int64)
torch.tensor([300.], dtype=torch.uint8)
torch.tensor([-1.5], dtype=torch.uint8)
torch.tensor([1e50])
torch.tensor([1e50], dtype=torch.float64)
torch.tensor([1e10, 0.1], dtype=torch.float16)
torch.tensor([0.1, 3], dtype=torch.bfloat16)
torch.tensor([0, 1, 2.5, float("nan")], dtype=torch.bool)
torch.tensor([1j], dtype=torch.float32)
torch.tensor([1j], dtype=torch.int64)
torch.tensor([1j], dtype=torch.bool)
torch.tensor([1.5], dtype=torch.complex64)
torch.tensor([1.5, 2j], dtype=torch.complex128)
torch.tensor([True], dtype=torch.float32)
torch.tensor([1, 2], dtype=torch.int16)
torch.tensor([1, 2], dtype=float)
torch.tensor([1.5, 0], dtype=int)
torch.tensor([1.5, 0], dtype=bool)
torch.tensor([1], dtype="float32")
torch.tensor([1], device="cpu")
torch.tensor([1, 2], requires_grad=True)
torch.tensor([1., 2], requires_grad=True)
torch.tensor([1], foo=1)
torch.tensor(torch.tensor([1.5]))
torch.tensor(torch.tensor([1.5], requires_grad=True))
torch.tensor(torch.tensor([1.5]), dtype=torch.float64)
torch.tensor([torch.tensor(1), torch.tensor(2)])
torch.tensor([torch.tensor([1]), torch.tensor([2.5])])
torch.tensor([torch.tensor([1, 2]), torch.tensor([3, 4])])
torch.tensor([1, "a"])
torch.tensor(["a", 1])
torch.tensor(1.5, dtype=torch.uint64)
torch.tensor([torch.tensor(1.), 2])
torch.tensor([torch.tensor(1, dtype=torch.int8)])
x = torch.zeros(2); y = torch.tensor(x); y[0] = 1; x
# numpy
torch.tensor(np.float64(1))
torch.tensor(np.float32(1))
torch.tensor(np.int32(1))
torch.tensor(np.bool_(1))
torch.tensor(np.float16(1))
torch.tensor([np.float64(1)])
torch.tensor([np.float32(1), np.float64(2)])
torch.tensor([np.int32(1), 2])
torch.tensor([np.int8(1)])
torch.tensor([np.bool_(True)])
torch.tensor([np.array([1, 2]), np.array([3, 4])])
torch.tensor([np.array([1.5], dtype=np.float32), [2]])
torch.tensor(np.arange(6).reshape(2, 3))
torch.tensor(np.arange(6.).reshape(2, 3).T)
torch.tensor(np.arange(3).astype(np.float16))
torch.tensor(np.arange(3), dtype=torch.float32)
torch.tensor(np.array(["a"]))
torch.tensor(np.array([1, None]))
torch.tensor(np.arange(3)[::-1])
torch.tensor(np.zeros((0, 3)))
torch.from_numpy(np.arange(3)[::-1])
torch.from_numpy([1])
torch.from_numpy(np.float64(1))
torch.from_numpy(np.array(["a"]))
torch.from_numpy(np.array([1, 2], dtype=">i4"))
torch.from_numpy(np.zeros(3, dtype=[("a", "i4"), ("b", "i1")])["a"])
torch.from_numpy(np.frombuffer(b"abcd", dtype=np.uint8))
torch.from_numpy(np.zeros((0, 3)))
torch.from_numpy(np.array(3))
torch.from_numpy(np.arange(6).reshape(2, 3).T).stride()
torch.from_numpy(np.broadcast_to(np.arange(3), (2, 3))).stride()
torch.from_numpy(np.arange(10)[::3])
torch.from_numpy(np.array([True, False]))
torch.from_numpy(np.array([1j]))
torch.from_numpy(np.array([1, 2], dtype=np.uint16))
a = np.zeros(3); t = torch.from_numpy(a); a[0] = 5; t[1] = 7; [t, a]
a = np.arange(6.).reshape(2, 3); torch.from_numpy(a.T)[1]
torch.as_tensor([1, 2])
torch.as_tensor(3.5)
x = torch.zeros(2); torch.as_tensor(x) is x
torch.as_tensor(torch.zeros(2), dtype=torch.float64)
torch.as_tensor(np.arange(3))
a = np.zeros(3); t = torch.as_tensor(a); a[0] = 5; t
a = np.zeros(3); t = torch.as_tensor(a, dtype=torch.float32); a[0] = 5; t
torch.as_tensor("a")
torch.asarray([1, 2])
torch.asarray(np.arange(3.))
a = np.zeros(3); t = torch.asarray(a, copy=True); a[0] = 5; t
# buffers
torch.frombuffer(bytearray(b"abcdabcd"), dtype=torch.int32)
torch.frombuffer(bytearray(b"abcdabcd"), dtype=torch.int32, count=1)
torch.frombuffer(bytearray(b"abcdabcd"), dtype=torch.int32, offset=4)
torch.frombuffer(bytearray(b"abcdabcd"), dtype=torch.int32, offset=5)
torch.frombuffer(bytearray(b"abcdabc"), dtype=torch.int32)
torch.frombuffer(bytearray(b"abcdabcd"), dtype=torch.int32, count=3)
torch.frombuffer(bytearray(b"abcdabcd"), dtype=torch.int32, offset=9)
torch.frombuffer(bytearray(b""), dtype=torch.int32)
torch.frombuffer(b"abcd", dtype=torch.int32)
torch.frombuffer([1], dtype=torch.int32)
torch.frombuffer(bytearray(b"abcd"), dtype=torch.int32, count=0)
torch.frombuffer(bytearray(b"abcd"), dtype=torch.float32, requires_grad=True)
import array; torch.frombuffer(array.array("q", [3, 4]), dtype=torch.int64)
b = bytearray(8); t = torch.frombuffer(b, dtype=torch.int32); t[0] = 1; bytes(b).hex()
# factories
torch.zeros(3, 4)
torch.zeros([3, 4])
torch.zeros((3, 4), dtype=torch.int64)
torch.zeros(())
torch.zeros(0)
torch.zeros(2, 0, 3)
torch.zeros(3, dtype=torch.bool)
torch.zeros(2, requires_grad=True)
torch.zeros(2, dtype=torch.int64, requires_grad=True)
torch.zeros(-1)
torch.zeros("a")
torch.zeros(2.5)
torch.zeros(2, dtype=float)
torch.zeros(2, dtype=int)
torch.zeros(2, dtype=complex)
torch.zeros(torch.Size([2, 3]))
torch.ones(2, 3, dtype=torch.float16)
torch.full((2, 3), 7)
torch.full((2, 3), 7.5)
torch.full((2,), True)
torch.full((2,), 1j)
torch.full((2,), 7, dtype=torch.float64)
torch.full((), 3.5)
torch.empty(2, 3).shape
torch.empty(0)
torch.eye(3)
torch.eye(2, 3)
torch.eye(2, dtype=torch.int64)
torch.arange(3)
torch.arange(3.)
torch.arange(1, 4)
torch.arange(1, 3, 0.5)
torch.arange(5, 0, -2)
torch.arange(0, 3, dtype=torch.float32)
torch.arange(end=3)
torch.arange(0, end=3)
torch.arange(start=1, end=3)
torch.arange(1, 0)
torch.arange(0, 3, 0)
torch.arange(0)
torch.arange(3, requires_grad=True)
torch.arange(3., requires_grad=True)
torch.linspace(0, 1, 5)
torch.linspace(0, 10, steps=3, dtype=torch.float64)
torch.linspace(3, 3, 1)
torch.logspace(0, 2, 3)
torch.zeros_like(torch.ones(2, 3))
torch.ones_like(torch.zeros(2, dtype=torch.int8))
torch.ones_like(torch.zeros(2), dtype=torch.int64)
torch.full_like(torch.zeros(2), 3)
torch.empty_like(torch.zeros(2, 3)).shape
torch.zeros_like(torch.ones(2), requires_grad=True)
torch.rand(3)
torch.rand(2, 3, dtype=torch.float64)
torch.randn(3)
torch.randn([2, 3])
torch.randn(2, requires_grad=True)
torch.rand_like(torch.zeros(3))
torch.randn_like(torch.zeros(3, dtype=torch.float64))
torch.randint(10, (5,))
torch.randint(3, 10, (2, 3))
torch.randint(low=3, high=10, size=(2,))
torch.randint(0, 2, (4,), dtype=torch.uint8)
torch.randint(0, 2, (4,), dtype=torch.float32)
torch.randint(3, 3, (2,))
torch.randint_like(torch.zeros(3), 5)
torch.randint_like(torch.zeros(3, dtype=torch.int64), 3, 5)
torch.randperm(6)
torch.normal(0., 1., (3,))
torch.bernoulli(torch.full((5,), 0.5))
torch.multinomial(torch.tensor([0.1, 0.9]), 5, replacement=True)
torch.manual_seed(3); torch.rand(2)
torch.tril(torch.ones(3, 3))
torch.complex(torch.ones(2), torch.zeros(2))
# like another tensor
x = torch.zeros(2, dtype=torch.float64); x.new_tensor([1, 2])
x = torch.zeros(2, dtype=torch.float64); [x.new_zeros(2, 3), x.new_zeros((2, 3), dtype=torch.int64)]
x = torch.zeros(2, dtype=torch.int8); [x.new_ones(2), x.new_full((2,), 3), x.new_empty(0)]
# defaults
torch.get_default_dtype()
torch.set_default_dtype(torch.float64); r = [torch.tensor(1.5), torch.zeros(1), torch.tensor(1j), repr(torch.tensor(1.5))]; torch.set_default_dtype(torch.float32); r
torch.set_default_dtype(torch.int64)
torch.set_default_dtype("a")
# devices
torch.zeros(1, device="foo")
torch.zeros(1, device=3.5)
torch.zeros(1, device="cpu").device
torch.zeros(1).device.type
torch.zeros(1, device=torch.device("meta")).shape
"""
)


#: where the message is this package's own: it says more than PyTorch's, or says it another way
OWN_WORDS = {
    'torch.zeros("a")',
    "torch.zeros(2.5)",
    'torch.set_default_dtype("a")',
}


@pytest.mark.parametrize("name", CASES)
def test_creation(name: str, compare: Any) -> None:
    compare(name)


def test_array_lives_as_long_as_its_tensor(torch: Any, np: Any) -> None:
    class Array(np.ndarray):
        pass

    array = np.arange(4.0).view(Array)
    gone = weakref.ref(array)
    tensor = torch.from_numpy(array)
    view = tensor[1:]
    del array, tensor
    gc.collect()
    assert gone() is not None, "a view still uses the memory"
    assert view.tolist() == [1.0, 2.0, 3.0]
    del view
    gc.collect()
    assert gone() is None


def test_a_copy_of_a_tensor_warns_as_in_pytorch(torch: Any) -> None:
    with pytest.warns(UserWarning, match=r"sourceTensor\.detach\(\)\.clone\(\)") as caught:
        torch.tensor(torch.zeros(2))
    assert caught[0].filename == __file__


def test_a_device_that_is_not_there_says_why(torch: Any) -> None:
    wanted = f"cuda:{max(1, torch.cuda.device_count())}"
    with pytest.raises(RuntimeError, match="cuda") as caught:
        torch.zeros(1, device=wanted)
    assert wanted in str(caught.value)
    with pytest.raises(RuntimeError, match="cuda"):
        torch.zeros(1).to(wanted)
