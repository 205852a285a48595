"""`torch.ops.aten`, by schemas of every shape, compared with PyTorch's."""

from __future__ import annotations

from typing import Any

import pytest
from same_source import table
from sffi import locate
from sffi_gen.importer.aten.native import find_source, read_operators
from sffi_gen.names import python as escaped

pytestmark = pytest.mark.shim

PRELUDE = """
A, g = torch.ops.aten, torch.Generator().manual_seed(3)
x, y = torch.arange(6.0).reshape(2, 3) - 2, torch.ones(2, 3)
grads = [[1, 1], [0, 0], [1, 1], False, [0, 0], 1, [True, True, False]]
lstm = [torch.ones(2, 1, 3), [torch.zeros(1, 1, 4)] * 2, [torch.ones(16, 3), torch.ones(16, 4)]]
image, weight = torch.arange(16.0).reshape(1, 1, 4, 4), torch.ones(1, 1, 2, 2)
"""

CASES = table(
    """
    # functional, in place, out
    A.add(x, y, alpha=2)
    A.add.Tensor(x, y)
    A.add(x, 3), A.add.Scalar(x, 3, 2)
    A.add.out(x, y, out=torch.empty(2, 3))
    A.add_(x, y), x
    A.abs_.default(x), x
    list(A.max(x, 1)), list(A.max.dim(x, dim=0, keepdim=True)), A.max(x), A.max(x, y)
    [*A.max.dim_max(x, 1, max=torch.empty(2), max_values=torch.empty(2, dtype=torch.int64))]
    (lambda o: (A.neg.out(x, out=o) is o, o))(torch.empty(2, 3))
    # lists of tensors and numbers
    A.cat([x, y], 1)
    A.stack([x, y])
    list(A.split(x, 1, 1)), list(A.unbind(x)), list(A.tensor_split(x, [1], 1))
    A.index(x, [None, torch.tensor([0, 2])])
    A.index_put_(x, [torch.tensor([0])], torch.tensor(9.0)), x
    list(A._foreach_add([x, y], 2)), list(A._foreach_add([x, y], [y, x], alpha=3))
    list(A._foreach_mul([x, y], [2, 3.5]))
    A._foreach_add_([x, y], 1), x, y
    A._foreach_add_.Scalar([x], 1), x
    list(A.meshgrid([torch.arange(2), torch.arange(3)], indexing="ij"))
    # integers, lists of a size, optionals
    A.sum(x), A.sum(x, [0, 1]), A.sum(x, [0], True, dtype=torch.float64)
    A.upsample_nearest2d(image, [8, 8]).shape, A.upsample_nearest2d(image, None, [2.0, 2.0]).shape
    A.conv2d(image, weight), A.conv2d(image, weight, None, [2, 2], "valid")
    A.conv2d(image, weight, None, [2, 1], [0, 1])
    A.convolution(image, weight, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1)
    A.roll(x, [1], [1]), A.roll(x, [1, 1], [0, 1])
    A.clamp(x, 0), A.clamp(x, None, 1), A.clamp(x, min=torch.zeros(3))
    A.slice(x, 1, 0, None, 2), A.slice(x)
    A.nan_to_num(x / 0, posinf=5.0)
    # bool[N], several results, results that are not there
    [*A.convolution_backward(torch.ones(1, 1, 3, 3), image, weight, None, *grads)]
    list(A._unpack_dual(x, 0))
    [*A.native_layer_norm(x, [3], None, None, 1e-5)]
    [*A.linalg_slogdet(torch.eye(2) * 3)]
    A.histogramdd(torch.rand(10, 2), [3, 3])[1][0].shape
    A._choose_qparams_per_tensor(x)
    # what is no tensor
    A.item(torch.tensor(3)), A.item(torch.tensor(2.5)), A.item(torch.tensor(1j))
    A.size(x, 0), A.sym_size(x, 1), A.sym_numel(x), A.dim(x), A.stride(x, 0)
    A.is_same_size(x, y), A.sym_is_contiguous(x), A.equal(x, y), A.allclose(x, x)
    A.can_cast(torch.float32, torch.int32)
    A.q_scale(A.quantize_per_tensor(x, 0.5, 1, torch.qint8))
    # types, devices, layouts, memory formats
    A.zeros([2], dtype=torch.int32, layout=torch.strided, device="cpu", pin_memory=False)
    A.empty([1, 2, 3, 4], memory_format=torch.channels_last).stride()
    A._to_copy(x, dtype=torch.float64), A.to(x, torch.int32), A.clone(image).stride()
    A.clone(image, memory_format=torch.channels_last).is_contiguous()
    A.randint(10, [3]).dtype, A.randperm(4).dtype, A.tril_indices(2, 2)
    A.arange(3), A.arange(1, 4), A.arange(1.0, 4.0, 0.5), A.full([2], 7)
    # texts
    A.div(x, y + 1, rounding_mode="floor"), A.gelu(x, approximate="tanh")
    A.einsum("ij,kj->ik", [x, y])
    A.linalg_norm(x, "fro"), A.linalg_norm(x, 1), A.searchsorted(x[0], y, side="right")
    # random numbers
    A.rand([3], generator=g), A.normal(0.0, 1.0, [2], generator=g)
    A.bernoulli_(x, 0.5, generator=g), A.random_(x, 0, 5, generator=g), A.multinomial(y, 2)
    A.native_dropout(y, 0.5, True)
    # storages and modes
    A.set_(torch.empty(0), x.untyped_storage())
    A.set_(torch.empty(0), x.untyped_storage(), 1, [2], [2])
    A.batch_norm(x, None, None, None, None, True, 0.1, 1e-5, False)
    [o.shape for o in A.lstm(*lstm, False, 1, 0.0, False, False, False)]
    A._assert_async(torch.tensor(1))
    A._linalg_check_errors(torch.zeros(1, dtype=torch.int32), "f", is_matrix=True)
    # gradients go through
    (lambda w: (A.sum(A.mul(w, w)).backward(), w.grad))(torch.ones(2, requires_grad=True))[1]
    # wrong calls
    A.add.nope(x, y)
    A.nope(x)
    A.cat([x, torch.ones(5)])
    """
)
OWN_WORDS = frozenset(("A.add.nope(x, y)", "A.nope(x)"))


@pytest.mark.parametrize("name", CASES)
def test_as_pytorch_does(name: str, compare: Any) -> None:
    compare(name)


def test_types_and_schemes_come_back_as_such(torch: Any) -> None:
    """PyTorch gives the numbers behind them here, and the objects everywhere else."""
    aten, x = torch.ops.aten, torch.ones(2)
    assert aten.result_type(x, torch.tensor(1)) is torch.float32
    assert aten.promote_types(torch.float16, torch.int64) is torch.float16
    quantised = aten.quantize_per_tensor(x, 0.5, 1, torch.qint8)
    assert aten.qscheme(quantised) is torch.per_tensor_affine


def test_an_integer_stands_for_a_list_of_a_size(torch: Any) -> None:
    """As in `torch.roll`; PyTorch wants the list here."""
    aten, x = torch.ops.aten, torch.arange(3)
    assert aten.roll(x, 1).tolist() == [2, 0, 1]
    image, weight = torch.ones(1, 1, 4, 4), torch.ones(1, 1, 2, 2)
    assert aten.conv2d(image, weight, None, 2).shape == (1, 1, 2, 2)


def test_wrong_arguments(torch: Any) -> None:
    """TypeErrors that show all signatures; PyTorch's are RuntimeErrors here."""
    aten, x = torch.ops.aten, torch.ones(2)
    with pytest.raises(TypeError, match=r"add\(\) does not take \(Tensor, str\).*\n.*add.Tensor\("):
        aten.add(x, "a")
    with pytest.raises(TypeError, match="lacks the argument 'other'"):
        aten.add.Tensor(x)


def test_every_operator_is_there(torch: Any) -> None:
    """Each schema of the installed torch is an overload by its name, with its arguments."""
    if locate.find_package("torch") is None:
        pytest.skip("needs an installed torch")
    for operator in read_operators(find_source().path):
        schema = operator.schema
        overload = getattr(getattr(torch.ops.aten, schema.name), schema.overload or "default")
        names = [escaped(argument.name) for argument in schema.arguments]
        assert list(overload.form.names) == names, schema


def test_public_ones_say_what_they_do(torch: Any) -> None:
    public = [name for name in dir(torch.ops.aten) if not name.startswith("_")]
    silent = [
        name for name in public if "\n\n" not in (getattr(torch.ops.aten, name).__doc__ or "")
    ]
    assert len(public) > 1000 and not silent
    assert "Adds `alpha * other` to `self`," in torch.ops.aten.add.__doc__  # not to `input`
