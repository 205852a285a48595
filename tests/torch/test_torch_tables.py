"""``torch.ops.aten``, names that fall back to it, and ``out=``: as PyTorch has them."""

from __future__ import annotations

import gc
import inspect
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sffi
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = (
    "x = torch.arange(6.0).reshape(2, 3); i = torch.tensor([[2, 0], [1, 1]]); o = torch.empty(0)\n"
)

CASES = table(
    """
    # which of several functions
    torch.ops.aten.add(x, 2)
    torch.ops.aten.add(x, x)
    torch.ops.aten.add(x, x, alpha=3)
    torch.ops.aten.add(other=x, self=x)
    torch.ops.aten.add(i, 2.5)
    torch.ops.aten.sum(x)
    torch.ops.aten.sum(x, 1)
    torch.ops.aten.sum(x, [0, 1], True)
    torch.ops.aten.sum(i, dtype=torch.float64)
    torch.ops.aten.sum(i, [0], dtype=torch.int32)
    torch.ops.aten.max(x)
    torch.ops.aten.max(x, 1)[1]
    torch.ops.aten.max(x, -x)
    torch.ops.aten.pow(2, x)
    torch.ops.aten.pow(x, 2)
    torch.ops.aten.pow(x, x)
    torch.ops.aten.clamp(x, 1)
    torch.ops.aten.clamp(x, max=3)
    torch.ops.aten.clamp(x, None, 3)
    torch.ops.aten.linalg_vector_norm(x, float("inf"), None)
    torch.ops.aten.norm(x, None, [1])
    torch.ops.aten.clamp(x, x.mean(), None)
    torch.ops.aten.arange(5)
    torch.ops.aten.arange(1, 5, 2)
    torch.ops.aten.arange(1, 2.5, 0.5, dtype=torch.float64)
    torch.ops.aten.select(x, 1, 0)
    torch.ops.aten.slice(x, 1, 1, None)
    torch.ops.aten.index(x, [None, torch.tensor([2, 0])])
    torch.ops.aten.split(x, 1, 0)
    torch.ops.aten.split(x, [1, 2], 1)
    torch.ops.aten.tensor_split(x, [1], 1)
    torch.ops.aten.cat([x, x], 1)
    torch.ops.aten.stack([x, x])
    torch.ops.aten.full([2], 3)
    torch.ops.aten.empty_like(x, dtype=torch.int64).dtype
    torch.ops.aten.to(x, torch.float64)
    torch.ops.aten.mean(x, [1], False, dtype=torch.float64)
    torch.ops.aten.std(x, [0], correction=0)
    torch.ops.aten.div(x, 2, rounding_mode="floor")
    torch.ops.aten.norm(x, 1)
    torch.ops.aten.conv2d(torch.ones(1, 1, 4, 4), torch.ones(1, 1, 2, 2), None, [2])
    torch.ops.aten.max_pool2d(torch.arange(16.0).reshape(1, 1, 4, 4), 2)
    torch.ops.aten.upsample_nearest2d(torch.ones(1, 1, 2, 2), [4, 4]).shape
    torch.ops.aten.native_layer_norm(x, [3], None, None, 1e-5)
    torch.ops.aten.linalg_vector_norm(x, 3)
    torch.ops.aten.scatter(x, 1, i, 5)
    torch.ops.aten.scatter(x, 1, i, -x)
    torch.ops.aten.where(x > 2, x, -x)
    torch.ops.aten.item(x[1, 1])
    torch.ops.aten.is_floating_point(i)

    # by its tag
    torch.ops.aten.add.Tensor(x, x)
    torch.ops.aten.add.Scalar(x, 2)
    torch.ops.aten.max.dim(x, 0)[0]
    torch.ops.aten.abs.default(-x)

    # a number in place of a tensor
    torch.ops.aten.add.Tensor(x, 2)
    torch.ops.aten.add.Tensor(torch.tensor(2), 2.5)
    torch.ops.aten.mul.Tensor(i, 2)
    torch.ops.aten.sub.Tensor(torch.tensor(1.5, dtype=torch.float16), 1)
    torch.ops.aten.div.Tensor(i, True)

    # in place, and into what is given
    torch.ops.aten.add_(x, 1) is x
    y = x.clone(); torch.ops.aten.mul_(y, 2); y
    torch.ops.aten.add(x, x, out=o) is o
    torch.ops.aten.abs(-x, out=o); o
    v, j = o, torch.empty(0, dtype=torch.int64); torch.ops.aten.max(x, 1, max=v, max_values=j); v, j
    torch.ops.aten._foreach_add([x, x], 1)
    y = [x.clone(), x.clone()]; torch.ops.aten._foreach_mul_(y, [x, x]); y

    # names that torch itself does not define
    torch._foreach_add([x], [x], alpha=2)
    torch._foreach_norm([x], 1)
    y = [x.clone()]; torch._foreach_sqrt_(y); y
    torch._shape_as_tensor(x)

    # out=
    torch.add(x, x, out=o) is o
    torch.add(x, 2, alpha=3, out=o); o
    torch.mul(i, 2.5, out=o); o
    torch.abs(-x, out=o); o
    torch.sum(x, 1, out=o); o
    torch.sum(x, 1, keepdim=True, out=o); o
    torch.mean(x, dim=0, out=o); o
    torch.cat([x, x], out=o); o
    torch.cat((x, x), dim=1, out=o); o
    torch.matmul(x, x.t(), out=o); o
    torch.exp(x, out=o); o
    torch.pow(x, 2, out=o); o
    torch.clamp(x, 1, 3, out=o); o
    torch.where(x > 1, x, -x, out=o); o
    torch.cumsum(x, 1, out=o); o
    torch.linalg.inv(torch.eye(2) * 2, out=o); o
    torch.linalg.norm(x, out=o); o
    torch.special.expit(x, out=o); o
    torch.fft.fft(x, out=torch.empty(0, dtype=torch.complex64))
    torch.eq(x, 2, out=torch.empty(0, dtype=torch.bool))
    torch.sort(x, 1, True, out=(o, torch.empty(0, dtype=torch.int64))).values
    torch.topk(x, 2, out=(o, torch.empty(0, dtype=torch.int64)))[1]
    torch.linalg.qr(torch.eye(2), out=(o, torch.empty(0)))[0].abs()
    torch.bmm(x[None], x.t()[None], out=o); o
    torch.addmm(torch.ones(2, 2), x, x.t(), out=o); o
    torch.index_select(x, 1, torch.tensor([0]), out=o); o

    # refused
    torch.ops.aten.nonsense
    torch.ops.aten.add.nonsense
    torch._nonsense
    torch.add(x, x, out=torch.empty(0, dtype=torch.int64))
    torch.ops.aten.reshape(x, [4])
    """
)

#: the same kind of error, in words of our own
OWN_WORDS = {
    "torch.ops.aten.nonsense",
    "torch.ops.aten.add.nonsense",
    "torch._nonsense",
}


@pytest.mark.parametrize("name", CASES)
def test_as_pytorch(name: str, compare: Any) -> None:
    compare(name)


def test_out_is_what_comes_back(torch: Any) -> None:
    x, values, indices = torch.ones(2, 3), torch.empty(0), torch.empty(0, dtype=torch.int64)
    found = torch.sort(x, out=(values, indices))
    assert found.values is values and found.indices is indices
    assert torch.add(x, 1, out=values) is values
    with pytest.raises(TypeError, match=r"sort\(\) does not take .*out=Tensor\); it can"):
        torch.sort(x, out=values)


def test_out_is_refused_where_it_cannot_be_written_to(torch: Any) -> None:
    x, whole = torch.ones(2), torch.ones(2, dtype=torch.int64)
    for out in ((), [], (x,), (x, x), 5, torch.Generator()):
        with pytest.raises(TypeError, match=rf"'out' must be a Tensor, not {type(out).__name__}"):
            torch.add(whole, whole, out=out)
    for out in (x, (), (x,), (x, x, x)):
        with pytest.raises(TypeError, match=r"sort\(\) does not take .*out="):
            torch.sort(x, out=out)
    with pytest.raises(TypeError, match="argument 'out' must be a Tensor, not int"):
        torch.ops.aten.add(x, x, out=5)
    with pytest.raises(sffi.HandleClosedError, match="argument 'out' is closed"):
        torch.add(x, x, out=_closed(torch.empty(2)))


def test_out_of_functions_written_by_hand(torch: Any) -> None:
    m, o = torch.ones(2, 3), torch.empty(0)
    for call in (
        lambda: torch.arange(3, out=5),
        lambda: torch.randint(3, (2,), out=5),
        lambda: torch.norm(m, out=5),
        lambda: torch.nonzero(m, out=5),
        lambda: torch.nn.functional.normalize(m, out=5),
    ):
        with pytest.raises(TypeError, match=r"\w+\(\): argument 'out' must be a Tensor, not int"):
            call()
    for out, said in ((o, "a tuple of two Tensors, not Tensor"), ((o, o, o), "two Tensors, not 3")):
        for function in (torch.max, torch.min):
            with pytest.raises(TypeError, match=said):
                function(m, 1, out=out)
    assert torch.arange(3, dtype=torch.float32, device="cpu", out=o) is o
    assert torch.nn.functional.normalize(m, out=o) is o and o.shape == m.shape
    with pytest.raises(RuntimeError, match="does not match dtype of out parameter"):
        torch.arange(3, dtype=torch.float64, out=o)
    with pytest.raises(RuntimeError, match="does not match device of out parameter"):
        torch.arange(3, device="meta", out=o)


def _closed(tensor: Any) -> Any:
    tensor.close()
    return tensor


def test_input_stands_for_self_wherever_it_is(torch: Any) -> None:
    where = torch.ops.aten.where
    x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])
    for condition in ([True, False], [False, True]):  # the second call goes by the first one's plan
        tensor = torch.tensor(condition)
        found = where(condition=tensor, input=x, other=y)
        assert found.tolist() == where(tensor, x, y).tolist()
    for call in (torch.ops.aten.add, torch.ops.aten.add.Tensor):
        with pytest.raises(TypeError, match=r"add\(\)"):
            call(self=x, input=y, other=y)


def test_what_does_not_fit(torch: Any) -> None:
    aten, x = torch.ops.aten, torch.ones(2, 3)
    for call, said in (
        (lambda: aten.matmul(x, 2), r"argument 'other' must be a Tensor, not int"),
        (
            lambda: aten.add(x),
            r"add\(\) does not take \(Tensor\); it can be called as\n  add\.Tensor\(",
        ),
        (lambda: aten.add(x, "a"), r"add\(\) does not take \(Tensor, str\)"),
        (lambda: aten.add(x, x, beta=1), r"does not take \(Tensor, Tensor, beta=int\)"),
        (lambda: aten.cat([x, 1]), r"argument 'tensors\[1\]' must be a Tensor, not int"),
        (
            lambda: aten.sum(x, 1.5),
            r"argument 'dim' must be an int or a sequence of ints, not float",
        ),
        (lambda: aten.max(x, 1.5), r"does not take \(Tensor, float\)"),
        (lambda: torch._foreach_add([x], "a"), r"_foreach_add\(\) does not take \(list, str\)"),
    ):
        with pytest.raises(TypeError, match=said):
            call()


def test_gradients_flow_and_plans_record(torch: Any) -> None:
    x = torch.ones(3, requires_grad=True)
    torch.ops.aten.mul(x, 3).sum().backward()
    assert x.grad.tolist() == [3.0, 3.0, 3.0]
    weight = torch.full((3,), 2.0)
    into = torch.empty(3)

    def step(data: Any) -> Any:
        torch.mul(data, weight, out=into)
        scaled = torch.ops.aten.add(into, data, alpha=10)
        return torch.ops.aten.max(scaled, 0)[0], torch._foreach_add([scaled], 1)[0]

    plan = sffi.record(step, torch.ones(3))
    assert len(plan) == 4
    largest, more = plan(torch.tensor([1.0, 5.0, 2.0]))
    assert largest.item() == 60.0 and more.tolist() == [13.0, 61.0, 25.0]
    assert into.tolist() == [2.0, 10.0, 4.0]


def test_a_plan_of_operators_is_saved_and_loaded(torch: Any, tmp_path: Any) -> None:
    plan = sffi.record(lambda x: torch.ops.aten._foreach_abs([x])[0], torch.ones(2))
    plan.save(tmp_path / "abs.plan")
    again = sffi.load_plan(tmp_path / "abs.plan")
    assert again(torch.tensor([-1.0, 2.0])).tolist() == [1.0, 2.0]


def test_names_that_fall_back_are_those_of_rows(torch: Any) -> None:
    """What the table's module imports for itself is nobody's business."""
    for name in ("table", "native", "Table", "dtype_type", "ReturnType"):
        assert hasattr(torch.ops.aten, name)
        with pytest.raises(AttributeError, match=f"module 'sffi_torch' has no attribute '{name}'"):
            getattr(torch, name)
    assert torch._foreach_sqrt is torch.ops.aten._foreach_sqrt
    assert "_foreach_sqrt" in vars(torch)  # found once


def test_how_operators_look(torch: Any) -> None:
    aten = torch.ops.aten
    assert torch._foreach_add is aten._foreach_add
    assert len(dir(aten)) > 1500 and "add" in dir(aten)
    for function in (aten.add, aten.add.Tensor, aten.abs.default, torch._foreach_abs):
        assert pickle.loads(pickle.dumps(function)) is function
    assert (
        "add.Tensor(self: Tensor, other: Tensor, *, alpha: number = 1) -> Tensor"
        in aten.add.__doc__
    )
    assert str(inspect.signature(aten.add.Tensor)) == "(self, other, *, alpha=1)"
    result = aten.max(torch.ones(2, 3), 1)
    assert repr(result).startswith("torch.return_types.max(\nvalues=tensor(")


def test_nothing_stays_behind(torch: Any) -> None:
    aten, x, out = torch.ops.aten, torch.ones(3), torch.empty(3)
    calls = (
        lambda: aten.add(x, 2),
        lambda: aten.add.Tensor(x, 2),
        lambda: aten.cat([x, x]),
        lambda: aten.max(x, 0),
        lambda: torch.add(x, 1, out=out),
        lambda: _refused(aten.add, x, "a"),
        lambda: _refused(aten.reshape, x, [2]),
    )
    for call in calls:
        call()
    gc.collect()
    before = sffi.live_handles()["torch.Tensor"]
    for call in calls * 50:
        call()
    gc.collect()
    assert sffi.live_handles()["torch.Tensor"] == before


def _refused(call: Any, *arguments: Any) -> None:
    with pytest.raises((TypeError, RuntimeError)):
        call(*arguments)


def test_the_table_is_loaded_when_it_is_touched() -> None:
    code = (
        "import sys, sffi_torch as torch\n"
        "assert not {'sffi_torch.ops.aten', 'sffi.table', 'inspect'} & set(sys.modules)\n"
        "torch.ops.aten.add, torch._foreach_add, torch.ops.aten.add.Tensor\n"
        "assert not {'inspect', 'typing', 'dataclasses', 'ast'} & set(sys.modules)\n"
        "assert torch._native.library._dll is None\n"
    )
    subprocess.run([sys.executable, "-S", "-c", code], check=True, env=_environment())


def _environment() -> dict[str, str]:
    import os

    # An interpreter without site packages finds nothing that is installed for editing.
    root = Path(__file__).parents[2]
    folders = [str(root / "runtime"), str(root / "generated"), *sys.path]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}


def test_every_row_is_read_and_says_what_the_shim_says(torch: Any) -> None:
    library = torch._native.library
    prototypes, symbols = library.all_prototypes(), library.symbols()
    assert prototypes == symbols
    assert len(prototypes) > 2500
