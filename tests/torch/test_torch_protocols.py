"""Tensors as Python objects: length, truth, iteration, numbers, copies, NumPy, DLPack, modes."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

import copy
import gc
import pickle
import threading
from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = "x = torch.arange(12.).reshape(3, 4)\n"

CASES = table(
    r"""
# shape
[x.shape, x.shape[0], x.shape[1:], x.shape.numel()]
x.size()
x.size(-1)
x.size(dim=0)
x.size(2)
x.size("a")
torch.tensor(1).size(0)
[x.stride(), x.stride(0), x.t().stride()]
x.stride(5)
[x.ndim, x.dim(), x.numel(), x.nelement(), x.element_size(), x.itemsize, x.nbytes]
[x.is_cuda, x.is_contiguous(), x.t().is_contiguous(), x.is_floating_point(), x.is_complex()]
[x.requires_grad, x.is_leaf, x.grad, x.dtype, x[1].storage_offset(), x.get_device()]
x.T
torch.zeros(2, 3, 4).mT.shape
torch.zeros(2, 3, 4).T.shape
torch.zeros(3).T
torch.zeros(3).mT
torch.tensor([[1 + 1j, 2]]).H
torch.zeros(3).H
torch.zeros(2, 3, 4).H
torch.tensor([[[1 + 1j, 2]]]).mH
list(x.shape)
torch.Size([2, 3]) + (1,)
(1,) + torch.Size([2, 3])
torch.Size([2, 3]) * 2
torch.Size(["a"])
x.shape == (3, 4)
[*x.shape]
# numbers
len(x)
len(torch.tensor(1))
len(torch.zeros(0, 3))
list(x)
[row.sum().item() for row in x]
list(torch.tensor(1))
list(torch.zeros(0, 3))
bool(torch.tensor(1))
bool(torch.tensor([0.]))
bool(torch.zeros(0))
bool(torch.zeros(2))
int(torch.tensor(2.7))
int(torch.zeros(2))
int(torch.tensor([3]))
float(torch.tensor([[2]]))
float(torch.tensor(True))
float(torch.tensor(1j))
float(torch.tensor(1 + 0j))
complex(torch.tensor(2.5))
complex(torch.tensor(1 + 2j))
[1, 2, 3][torch.tensor(1)]
torch.tensor([2.5]).__index__()
torch.tensor([2, 3]).__index__()
list(range(torch.tensor(3)))
3 in torch.tensor([1, 2, 3])
5 in torch.tensor([1, 2, 3])
torch.tensor(2) in torch.tensor([1, 2, 3])
"a" in torch.tensor([1, 2, 3])
[1] in torch.tensor([1, 2, 3])
round(float(torch.tensor(2.6)))
max(torch.tensor([3, 1, 2])).item()
sum(torch.tensor([3, 1, 2]))
sorted(torch.tensor([3, 1, 2]).tolist())
len({x, x, x.clone()})
x.item()
torch.tensor(3).item()
torch.tensor(2.5, dtype=torch.float16).item()
torch.tensor(True).item()
torch.tensor(1 + 2j).item()
torch.tensor([[7]]).item()
torch.tensor(2 ** 63, dtype=torch.uint64).tolist()
# lists
x.tolist()
torch.tensor(1).tolist()
torch.zeros(0, 3).tolist()
torch.zeros(3, 0).tolist()
torch.zeros(2, 0, 3).tolist()
x.t().tolist()
x[:, ::2].tolist()
torch.tensor([1 + 2j, 3]).tolist()
torch.tensor([1 + 2j, 3]).conj().tolist()
torch.tensor([[1 + 2j, 3]]).conj().imag.tolist()
[torch.tensor([1.5, 2]).to(d).tolist() for d in (torch.float16, torch.bfloat16, torch.float64)]
[torch.tensor([1, 0]).to(d).tolist() for d in (torch.uint8, torch.int8, torch.int16, torch.bool)]
torch.zeros(3, 1).expand(3, 2).tolist()
torch.ones(2, requires_grad=True).tolist()
# numpy
x.numpy()
x.t().numpy()
x[:, ::2].numpy()
x.expand(2, 3, 4).numpy()
torch.zeros(0, 3).numpy()
torch.zeros(0, 3).numpy().shape
torch.tensor(3).numpy()
torch.tensor([True]).numpy()
torch.tensor([1 + 1j]).numpy()
torch.tensor([1.5], dtype=torch.float16).numpy()
torch.tensor([1], dtype=torch.uint8).numpy()
torch.zeros(2, requires_grad=True).numpy()
torch.zeros(2, requires_grad=True).numpy(force=True)
torch.zeros(2, dtype=torch.bfloat16).numpy()
torch.tensor([1j]).conj().numpy()
torch.tensor([1j]).conj().numpy(force=True)
torch.tensor([1j]).conj().imag.numpy()
a = x.numpy(); a[0, 0] = 99; x[0]
a = x.numpy(); x[0, 1] = 98; a
np.asarray(x)
np.asarray(x, dtype=np.int64)
np.array(x)
a = np.array(x); a[0, 0] = 5; x[0, 0]
np.asarray(torch.zeros(2, requires_grad=True))
np.add(x.numpy(), 1)
np.sum(x.numpy())
x.__array__(np.float64)
np.ones(2) * torch.ones(2)
np.float32(2) * torch.ones(2)
torch.ones(2) * np.float64(2)
torch.ones(2) * np.float32(2)
torch.ones(2) + np.int64(2)
x.sum() > np.float64(3)
# conversion
x.to(torch.int32)
x.to("cpu", torch.int32)
x.to("cpu", torch.int32, False, True)
x.to(torch.device("cpu"), dtype=torch.int64)
x.to(x.long())
x.to(dtype=torch.float16)
x.to(device="cpu")
x.to(int)
x.to(None)
x.to()
x.to(torch.int32, True)
x.to(torch.float32) is x
x.to("cpu") is x
x.to(x) is x
x.to(torch.float32, copy=True) is x
x.to(torch.float64) is x
x.to("float32")
x.to([1])
x.to(torch.int32, torch.device("cpu"))
x.to(foo=1)
x.float() is x
[getattr(x, n)().dtype for n in "float double half bfloat16 int long short char byte bool".split()]
[x.cpu() is x, x.type_as(x.long()).dtype]
x.type()
x.long().type()
x.type(torch.int64)
x.type("torch.LongTensor")
x.type("torch.Foo")
x.type(int)
torch.tensor([1.7, -1.7]).int()
torch.tensor([1e-8, 0.]).bool()
# copies
import copy; y = copy.copy(x); y[0, 0] = 9; x[0, 0]
import copy; y = copy.deepcopy(x); y[0, 0] = 9; x[0, 0]
import copy; copy.copy(torch.zeros(2, requires_grad=True))
import copy; copy.deepcopy(torch.zeros(2, requires_grad=True))
import copy; a, b = copy.deepcopy([x, x]); a is b
import copy; w = torch.ones(2, requires_grad=True); w.sum().backward(); copy.deepcopy(w).grad
import pickle; pickle.loads(pickle.dumps(x))
import pickle; pickle.loads(pickle.dumps(x.t()))
import pickle; pickle.loads(pickle.dumps(torch.zeros(2, requires_grad=True)))
import pickle; pickle.loads(pickle.dumps(torch.zeros(0, 3)))
import pickle; pickle.loads(pickle.dumps(torch.tensor([1j]).conj()))
import pickle; pickle.loads(pickle.dumps(torch.tensor([1.5], dtype=torch.bfloat16)))
import pickle; pickle.loads(pickle.dumps(torch.float32)) is torch.float32
import pickle; pickle.loads(pickle.dumps(torch.device("cuda:1"))) == torch.device("cuda", 1)
import pickle; pickle.loads(pickle.dumps(x.shape))
import copy; copy.deepcopy(torch.bool) is torch.bool
# view and split
x.view(2, 6)
x.view(-1)
x.view((4, 3))
x.view([2, -1])
x.view(torch.int32).dtype
x.view(5)
x.view(-1, -1)
x.t().view(12)
x.view_as(torch.zeros(4, 3))
torch.zeros(0).view(0, 3)
x.split(2)
x.split([1, 2])
x.split([1, 1])
x.split(2, 1)
x.split(0)
x.split(-1)
x.split(2.5)
torch.split(x, 2, dim=1)
x.tensor_split(2)
x.tensor_split([1], dim=1)
torch.tensor_split(x, (1, 2), 1)
# reductions with many forms
x.max()
x.max(1)
list(x.max(dim=1))
x.max(1, True)[0]
x.max(dim=1, keepdim=True).values
x.max(dim=1).indices
x.max(x + 1)
x.max(other=x)
list(torch.max(x, dim=0))
torch.max(x, -1)[1]
torch.max(x, torch.tensor(5.))
torch.max(torch.zeros(0))
torch.max(torch.zeros(0, 3), 0)
torch.max(torch.zeros(3, 0), 0).values
torch.max(x, 2)
x.min()
x.min(0).values
torch.min(x, x * 2 - 5)
[x.std(), x.std(0), x.std(False), x.std(0, False), x.std(unbiased=False)]
[x.std(0, keepdim=True), x.std((0, 1)), x.std(correction=0), x.std(dim=1, correction=2)]
[x.var(), x.var(1), x.var(False), torch.var(x, 0, True), torch.var(x, [0, 1], False, True)]
torch.std_mean(x, 1)
torch.var_mean(x)
[x.norm(), x.norm(1), x.norm(2, 0), x.norm("fro"), x.norm(p=float("inf")), x.norm(dim=(0, 1))]
x.norm("nuc")
x.norm(2, 1, True)
x.nonzero()
x.nonzero(as_tuple=True)
torch.nonzero(x > 5, as_tuple=True)
torch.nonzero(torch.tensor(1))
torch.nonzero(torch.tensor(1), as_tuple=True)
torch.unique(torch.tensor([3, 1, 3]))
torch.unique(torch.tensor([3, 1, 3]), return_inverse=True, return_counts=True)
torch.tensor([[3, 1], [3, 1]]).unique(dim=0)
torch.tensor([3, 1, 3]).unique(return_counts=True)
# functions over several tensors
torch.einsum("ij,jk->ik", x, x.T)
torch.einsum("ij,jk->ik", [x, x.T])
torch.einsum("ii->i", torch.ones(3, 3))
torch.meshgrid(torch.arange(2), torch.arange(3), indexing="ij")
torch.meshgrid([torch.arange(2), torch.arange(3)], indexing="xy")
torch.tensordot(x, x, 2)
torch.tensordot(x, x, ([0, 1], [0, 1]))
torch.tensordot(x, x, dims=([1], [1]))
torch.broadcast_tensors(torch.ones(3, 1), torch.zeros(1, 2))
torch.block_diag(torch.ones(1, 2), torch.ones(2, 1))
torch.cartesian_prod(torch.arange(2), torch.arange(2))
torch.where(x > 5)
torch.where(x > 5, x, 0)
torch.where(x > 5, 1., 0.)
torch.where(x > 5, x, -x)
[torch.is_tensor(x), torch.is_tensor(1), torch.is_floating_point(x), torch.is_complex(x)]
torch.result_type(x, 1)
torch.promote_types(torch.int32, torch.float16)
torch.can_cast(torch.float32, torch.int32)
# data and requires_grad
w = torch.ones(2, requires_grad=True); w.data[0] = 5; w
w = torch.ones(2, requires_grad=True); w.data = torch.zeros(3); w
torch.zeros(2).requires_grad_()
torch.zeros(2, dtype=torch.int64).requires_grad_()
(torch.zeros(2, requires_grad=True) * 2).requires_grad_(False)
w = torch.zeros(2); w.requires_grad = True; w
w = torch.zeros(2, requires_grad=True); w.detach()
# limits of types
[repr(torch.finfo(d)) for d in (torch.float16, torch.bfloat16, torch.float32, torch.float64)]
[repr(torch.finfo(d)) for d in (torch.float8_e5m2, torch.float8_e4m3fn, torch.complex64)]
[repr(torch.iinfo(d)) for d in (torch.uint8, torch.int8, torch.int64, torch.uint16)]
f = torch.finfo(torch.float32); [f.eps, f.max, f.min, f.tiny, f.dtype, f.bits, f.resolution]
[torch.finfo().dtype, torch.finfo(float).dtype, torch.finfo() == torch.finfo(torch.float32)]
[torch.iinfo(torch.int8).dtype, torch.iinfo(torch.int8).bits, torch.iinfo(torch.int64).max]
torch.finfo(torch.int8)
torch.iinfo(torch.float32)
torch.iinfo(torch.bool)
# the old constructor
torch.Tensor([1, 2])
torch.Tensor([[1, 2], [3, 4]])
[torch.Tensor(2, 3).shape, torch.Tensor(3).shape, torch.Tensor(torch.Size([2, 3])).shape]
torch.Tensor()
torch.Tensor((2, 3))
torch.Tensor(x).data_ptr() == x.data_ptr()
torch.Tensor(np.arange(3))
torch.Tensor(2.5)
torch.Tensor("a")
# small things
w = torch.ones(2, requires_grad=True); [w.grad_fn, (w * 2).grad_fn.name()]
reversed(torch.arange(4).reshape(2, 2))
np.add(torch.ones(2), 1)
np.exp(torch.ones(2))
[torch.broadcast_shapes((2, 1), (1, 3)), torch.broadcast_shapes(2, (3, 1)), torch.broadcast_shapes()]
torch.broadcast_shapes((2,), (3,))
[x.is_sparse, x.is_quantized, x.is_nested]
[torch.contiguous_format is not None, torch.channels_last is not None]
x.contiguous(memory_format=torch.contiguous_format).shape
# modes
torch.is_grad_enabled()
w = torch.ones(2, requires_grad=True); f = torch.no_grad()(lambda: w * 2); [f().requires_grad, (w * 2).requires_grad]
w = torch.ones(2, requires_grad=True); f = torch.no_grad(lambda: w * 2); [f().requires_grad, (w * 2).requires_grad]
w = torch.ones(2, requires_grad=True); f = torch.set_grad_enabled(False)(lambda: w * 2); [f().requires_grad, (w * 2).requires_grad]
torch.set_grad_enabled(False); r = torch.is_grad_enabled(); torch.set_grad_enabled(True); r
"""
)


#: where the message is this package's own: it says more than PyTorch's, or says it another way
OWN_WORDS = {
    "x.to([1])",
    "x.to(foo=1)",
    'x.to(torch.int32, torch.device("cpu"))',
}


@pytest.mark.parametrize("name", CASES)
def test_protocol(name: str, compare: Any) -> None:
    compare(name)


# ------------------------------------------------------------------------------------ grad modes


def test_no_grad_is_put_back_after_an_error(torch: Any) -> None:
    with pytest.raises(ZeroDivisionError), torch.no_grad():
        assert not torch.is_grad_enabled()
        raise ZeroDivisionError
    assert torch.is_grad_enabled()


def test_modes_nest(torch: Any) -> None:
    with torch.no_grad():
        with torch.enable_grad():
            assert torch.is_grad_enabled()
            with torch.set_grad_enabled(False):
                assert not torch.is_grad_enabled()
            assert torch.is_grad_enabled()
        assert not torch.is_grad_enabled()
    with torch.inference_mode():
        assert not torch.is_grad_enabled()
    with torch.inference_mode(False):
        assert torch.is_grad_enabled()
    assert torch.is_grad_enabled()


def test_generator_runs_in_its_mode_and_its_consumer_does_not(torch: Any) -> None:
    seen = []

    @torch.no_grad()
    def count(upto: int) -> Any:
        """Documented."""
        for number in range(upto):
            seen.append(torch.is_grad_enabled())
            try:
                sent = yield number
            except KeyError:
                sent = "caught"
            seen.append((sent, torch.is_grad_enabled()))
        return "done"

    assert count.__doc__ == "Documented."
    running = count(3)
    assert next(running) == 0
    assert torch.is_grad_enabled()
    assert running.send("hello") == 1
    assert running.throw(KeyError()) == 2
    assert torch.is_grad_enabled()
    with pytest.raises(StopIteration) as end:
        next(running)
    assert end.value.value == "done"
    assert seen == [False, ("hello", False), False, ("caught", False), False, (None, False)]
    assert torch.is_grad_enabled()


def test_mode_belongs_to_the_thread(torch: Any) -> None:
    seen = []
    with torch.no_grad():
        thread = threading.Thread(target=lambda: seen.append(torch.is_grad_enabled()))
        thread.start()
        thread.join()
    assert seen == [True]


def test_recursive_decorated_function(torch: Any) -> None:
    @torch.no_grad()
    def countdown(left: int) -> bool:
        return countdown(left - 1) if left else torch.is_grad_enabled()

    assert countdown(5) is False
    assert torch.is_grad_enabled()


def test_a_class_is_refused(torch: Any) -> None:
    with pytest.raises(TypeError, match="decorate its methods"):
        torch.no_grad()(type("Model", (), {}))


# --------------------------------------------------------------------------- sharing memory


def test_array_keeps_the_tensor_alive(torch: Any, np: Any) -> None:
    tensor = torch.arange(5.0)
    array = tensor.numpy()
    address = tensor.data_ptr()
    del tensor
    gc.collect()
    assert array.__array_interface__["data"][0] == address
    others = [torch.zeros(5) for _ in range(100)]
    assert array.tolist() == [0, 1, 2, 3, 4]
    del others


def test_numpy_round_trip_is_without_copy(torch: Any, np: Any) -> None:
    array = np.arange(6, dtype=np.float32).reshape(2, 3)
    tensor = torch.from_numpy(array)
    back = tensor.numpy()
    assert np.shares_memory(array, back)
    back[1, 2] = 42
    assert tensor[1, 2].item() == 42


def test_dlpack_to_numpy_shares_memory(torch: Any, np: Any) -> None:
    tensor = torch.arange(6.0).reshape(2, 3)
    array = np.from_dlpack(tensor)
    assert array.__array_interface__["data"][0] == tensor.data_ptr()
    assert array.tolist() == tensor.tolist()
    tensor[0, 0] = 7
    del tensor
    gc.collect()
    assert array[0, 0] == 7


def test_dlpack_from_numpy_shares_memory(torch: Any, np: Any) -> None:
    array = np.arange(6.0).reshape(2, 3)
    tensor = torch.from_dlpack(array)
    array[1, 1] = 9
    del array
    gc.collect()
    assert tensor[1, 1].item() == 9
    assert tensor.dtype is torch.float64


def test_dlpack_capsule_is_used_once(torch: Any) -> None:
    capsule = torch.arange(3.0).__dlpack__()
    assert torch.from_dlpack(capsule).tolist() == [0, 1, 2]
    with pytest.raises(RuntimeError, match="only once"):
        torch.from_dlpack(capsule)
    with pytest.raises(TypeError, match="__dlpack__"):
        torch.from_dlpack(3)


def test_unused_capsule_frees_its_tensor(torch: Any) -> None:
    import sffi

    gc.collect()
    before = sffi.live_handles()
    for _ in range(100):
        torch.arange(1000.0).__dlpack__()
    gc.collect()
    assert sffi.live_handles() == before


def test_dlpack_refusals(torch: Any) -> None:
    with pytest.raises(BufferError, match="require gradient"):
        torch.zeros(2, requires_grad=True).__dlpack__()
    with pytest.raises(BufferError, match="conjugate"):
        torch.tensor([1j]).conj().__dlpack__()
    assert torch.zeros(2).__dlpack_device__() == (1, 0)


# ----------------------------------------------------------------------------------- copies


def test_pickle_goes_through_every_protocol(torch: Any) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        for dtype in (torch.float32, torch.bfloat16, torch.bool, torch.complex128, torch.int8):
            tensor = torch.arange(6).reshape(2, 3).to(dtype)
            back = pickle.loads(pickle.dumps(tensor, protocol))
            assert back.dtype is dtype
            assert torch.equal(back, tensor)


def test_a_closed_tensor_can_still_be_shown(torch: Any) -> None:
    tensor = torch.zeros(2)
    tensor.close()
    assert repr(tensor) == "<closed Tensor>"
    for use in (lambda: tensor.shape, lambda: tensor[0], lambda: len(tensor), tensor.tolist):
        with pytest.raises(ValueError, match="is closed"):
            use()


def test_deepcopy_of_a_result_is_refused(torch: Any) -> None:
    with pytest.raises(RuntimeError, match="graph leaves"):
        copy.deepcopy(torch.zeros(2, requires_grad=True) * 2)
