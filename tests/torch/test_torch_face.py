"""The calls that PyTorch takes, and the forms that they give back."""

from __future__ import annotations

import gc
import pickle
import weakref
from typing import Any

import pytest
import sffi
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
[x.view(size=(12,)), x.view(12), x.view(-1), x.view([2, 6]), x.view(torch.int32).dtype,
    x.view(dtype=torch.int32)]
x.view()
x.view(2, 6, dtype=torch.int32)
x.sum(0, axis=0)
x.sum(axis=0, keepdim=True, keepdims=True)
torch.zeros(2, size=(2, 3))
torch.cumsum(x)
x.sum(axes=0)
torch.gather(x, axis=1)
"""

FACTORIES = """
[torch.zeros(2, layout=torch.strided, pin_memory=False), torch.empty(2, 3, layout=None).shape]
[torch.arange(3, layout=torch.strided), torch.arange(1, 4, out=torch.empty(0))]
[torch.randint(5, (2,), layout=torch.strided).shape, torch.randint_like(x, 3).shape]
torch.zeros(2, layout=torch.sparse_coo).to_dense()
[torch.range(1, 3), torch.range(0, 1, 0.5, dtype=torch.float64)]
[x.new_zeros(size=(2,)), x.new_ones((2, 2), layout=torch.strided), x.new_empty_strided((2,),
    (1,)).shape]
x.to(memory_format=torch.channels_last)
y4 = torch.zeros(1, 2, 3, 4); [y4.to(memory_format=torch.channels_last).stride(),
    y4.double(memory_format=torch.channels_last).stride()]
y4 = torch.zeros(1, 2, 3, 4); y4.to(torch.float64, memory_format=torch.channels_last).stride()
torch.set_default_device("meta"); r = torch.zeros(2).device.type, torch.tensor([1.0]).device.type,
    str(torch.get_default_device()); torch.set_default_device(None); [r, torch.zeros(1).device.type]
torch.set_default_device("cpu"); r = torch.ones_like(torch.empty(1, device="meta")).device.type;
    torch.set_default_device(None); r
[torch.zeros(1, out=torch.empty(3)), torch.ones(2, out=torch.empty(2))]
"""

SETTINGS = """
torch.version.__version__, torch.version.cuda, torch.version.hip
torch.backends.mps.is_available(), torch.backends.mps.is_built()
[torch.get_deterministic_debug_mode(), torch.set_deterministic_debug_mode("warn"),
    torch.get_deterministic_debug_mode(), torch.set_deterministic_debug_mode(0)]
[torch.get_float32_matmul_precision(), torch.set_float32_matmul_precision("high"),
    torch.get_float32_matmul_precision(), torch.set_float32_matmul_precision("highest")]
[torch.typename(x), torch.typename(3), torch.typename(torch.float32), torch.is_storage(x)]
[torch.FloatTensor([1, 2]), torch.LongTensor(2, 3).shape, torch.DoubleTensor().shape,
    isinstance(x, torch.FloatTensor), isinstance(x, torch.LongTensor)]
torch.set_default_tensor_type(torch.DoubleTensor); r = torch.tensor([1.0]).dtype;
    torch.set_default_tensor_type("torch.FloatTensor"); str(r)
torch.set_deterministic_debug_mode(7)
s = torch.random.get_rng_state(); a1 = torch.rand(2); torch.random.set_rng_state(s); [a1,
    torch.rand(2)]
with_fork = torch.random.fork_rng(); with_fork.__enter__(); torch.rand(3);
    with_fork.__exit__(None, None, None); torch.rand(1)
[torch.is_anomaly_enabled(), torch.is_warn_always_enabled(),
    torch.is_deterministic_algorithms_warn_only_enabled()]
[x.dim_order(), x.t().dim_order(), x.is_shared(), x.is_mps, x.is_xpu,
    x.clone().apply_(lambda v: v * 2)]
[x.clone().map_(y, lambda v, w: v + w), x.new([1, 2]), x.new(2, 3).shape]
"""

HOOKS = """
w = torch.ones(3, requires_grad=True); seen = [];
    h = w.register_hook(lambda g: seen.append(g.clone())); (w * 2).sum().backward(); [w.grad, seen]
w = torch.ones(3, requires_grad=True); h = w.register_hook(lambda g: g * 10);
    (w * 2).sum().backward(); h.remove(); (w * 2).sum().backward(); w.grad
w = torch.ones(3, requires_grad=True); z = w * 3; z.register_hook(lambda g: g + 1);
    z.sum().backward(); w.grad
w = torch.ones(3, requires_grad=True); w.register_hook(lambda g: 1 / 0); (w * 2).sum().backward()
w = torch.ones(3, requires_grad=True); w.register_hook(lambda g: 5); (w * 2).sum().backward()
w = torch.ones(3, requires_grad=True); w.register_hook(lambda g: g * 2);
    torch.autograd.grad((w * w).sum(), w)
torch.ones(3).register_hook(print)
"""

DERIVATIVES = """
A = torch.autograd.functional; A.jacobian(lambda v: v ** 2, torch.tensor([1.0, 2.0]))
A = torch.autograd.functional; A.jacobian(lambda v, w: (v * w, v.sum()), (x[0], y[0]))
A = torch.autograd.functional; A.hessian(lambda v: (v ** 3).sum(), torch.tensor([1.0, 2.0]))
A = torch.autograd.functional; A.hessian(lambda v, w: (v * w).sum(), (x[0], y[0]))
A = torch.autograd.functional; A.vjp(lambda v: v.exp(), x[0], y[0])
A = torch.autograd.functional; A.jvp(lambda v: v.exp() * 2, x[0], y[0])
A = torch.autograd.functional; A.hvp(lambda v: (v ** 3).sum(), x[0], y[0])
A = torch.autograd.functional; A.vhp(lambda v, w: (v ** 2 * w).sum(), (x[0], y[0]), (y[0], x[0]))
A = torch.autograd.functional; A.vjp(lambda v: v.exp(), x[0])
A = torch.autograd.functional; A.jacobian(lambda v: torch.ones(2), x[0])
A = torch.autograd.functional; A.hessian(lambda v: v, x[0])
[torch.fft.hfft2(x), torch.fft.ihfft2(x), torch.fft.hfftn(x, norm="ortho"), torch.fft.ihfftn(x,
    dim=0)]
"""

CASES: dict[str, str] = table(NAMED + KEYWORDS + FACTORIES + SETTINGS + HOOKS + DERIVATIVES)
#: errors in PyTorch's class and words of our own
OWN_WORDS = frozenset(
    {
        "x.view()",
        "x.view(2, 6, dtype=torch.int32)",
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


def test_singular_matrices_raise_linalg_errors(torch: Any) -> None:
    with pytest.raises(torch.linalg.LinAlgError, match="singular"):
        torch.linalg.inv(torch.zeros(2, 2))


def test_a_default_device_is_put_back(torch: Any) -> None:
    with torch.device("meta"):
        assert torch.zeros(2).is_meta
        with torch.device("cpu"):
            assert torch.tensor([1.0]).is_cpu
        assert torch.tensor([1.0]).is_meta
    assert torch.zeros(2).is_cpu


def test_hooks_are_released(torch: Any) -> None:
    w = torch.ones(2, requires_grad=True)

    class Hook:
        def __call__(self, gradient: Any) -> None:
            pass

    hook = Hook()
    alive = weakref.ref(hook)
    handle = w.register_hook(hook)
    del hook
    assert alive() is not None
    (w * 2).sum().backward()
    handle.remove()
    handle.remove()
    del handle, w
    gc.collect()
    assert alive() is None


def test_hooks_have_no_part_in_plans(torch: Any) -> None:
    w = torch.ones(2, requires_grad=True)

    def step(x: Any) -> Any:
        (w * x).sum().backward()
        return w.grad

    handle = w.register_hook(lambda gradient: gradient * 2)
    with pytest.raises(sffi.PlanError, match="hook"):
        sffi.record(step, torch.ones(2))
    handle.remove()
    w.grad = torch.zeros(2)
    plan = sffi.record(step, torch.ones(2))
    plan(torch.ones(2))
    w.register_hook(lambda gradient: gradient * 2)
    with pytest.raises(RuntimeError, match="hook"):
        plan(torch.ones(2))
