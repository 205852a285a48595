"""Operations compared with PyTorch: dtypes, broadcasting, empty, zero-dim, strided inputs."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
F = torch.nn.functional
def over(function, dtypes, inputs=None):
    results = []
    for dtype in dtypes:
        for x in inputs or INPUTS:
            try:
                results.append(function(x.to(dtype)))
            except (RuntimeError, TypeError, IndexError, NotImplementedError) as error:
                kinds = [k.__name__ for k in type(error).__mro__ if k.__module__ == "builtins"]
                results.append(kinds[0])
    return results
FLOATS = [torch.float32, torch.float64, torch.float16, torch.bfloat16]
ALL = FLOATS + [torch.int64, torch.int32, torch.uint8, torch.bool, torch.complex64]
base = torch.linspace(-3, 3, 24).reshape(4, 6)
INPUTS = [
    base,
    base.t(),
    base[:, ::2],
    base[1],
    torch.tensor(1.5),
    torch.zeros(0, 3),
    base[:1].expand(3, 6),
]
"""

UNARY = [
    "abs",
    "acos",
    "asin",
    "atan",
    "ceil",
    "cos",
    "cosh",
    "deg2rad",
    "erf",
    "erfc",
    "exp",
    "exp2",
    "expm1",
    "floor",
    "frac",
    "isfinite",
    "isinf",
    "isnan",
    "log",
    "log10",
    "log1p",
    "log2",
    "logical_not",
    "neg",
    "rad2deg",
    "reciprocal",
    "relu",
    "round",
    "rsqrt",
    "sigmoid",
    "sign",
    "sin",
    "sinh",
    "sqrt",
    "square",
    "tan",
    "tanh",
    "trunc",
    "bitwise_not",
    "isreal",
    "signbit",
    "lgamma",
    "digamma",
    "sgn",
    "positive",
]

REDUCE = [
    "sum",
    "mean",
    "prod",
    "max",
    "min",
    "amax",
    "amin",
    "argmax",
    "argmin",
    "any",
    "all",
    "std",
    "var",
    "norm",
    "median",
    "count_nonzero",
    "logsumexp",
    "nansum",
]

BINARY = """a + b|a - b|a * b|a / b|a // b|a % b|a ** 2|a == b|a != b|a < b|a <= b|a > b|a >= b
torch.maximum(a, b)|torch.minimum(a, b)|torch.atan2(a, b)|torch.fmod(a, b)|torch.remainder(a, b)
torch.add(a, b, alpha=2)|torch.sub(a, b, alpha=2)|torch.logical_and(a, b)|torch.logical_or(a, b)
torch.logical_xor(a, b)|torch.div(a, b, rounding_mode="floor")|torch.div(a, b, rounding_mode="trunc")
torch.true_divide(a, b)|torch.floor_divide(a, b)|torch.eq(a, b)|torch.pow(a, 2)|torch.hypot(a, b)
torch.where(a > b, a, b)|torch.dist(a, b)|torch.allclose(a, b)|torch.equal(a, b)|torch.isclose(a, b)
torch.fmax(a, b)|torch.fmin(a, b)|torch.copysign(a, b)|torch.lerp(a, b, 0.5)|torch.mul(a, 2)
a + 1|1 + a|a - 1|1 - a|a * 2.5|2.5 * a|a / 2|2 / a|a // 2|a % 2|2 ** a|a + True|a == 1|1 > a
a & 1|a | b|a ^ b|~a|-a|+a|abs(a)|a & b|a << 1|a >> 1|a + 1j|a * 1j|a != None|a == "x\"""".replace(
    "\n", "|"
).split("|")

#: pairs of shapes that broadcast, or do not
PAIRS = [
    ("(3, 4)", "(3, 4)"),
    ("(3, 4)", "(4,)"),
    ("(3, 1)", "(1, 4)"),
    ("(2, 3, 4)", "(3, 1)"),
    ("()", "(2, 2)"),
    ("()", "()"),
    ("(0, 3)", "(1, 3)"),
    ("(0,)", "(1,)"),
    ("(3, 4)", "(3,)"),
]

SHAPES = r"""
x.reshape(6, 4)
x.reshape(-1)
x.reshape((2, -1))
x.reshape(5)
x.t().reshape(-1)
x.flatten()
x.flatten(0, 1)
torch.flatten(x, start_dim=0, end_dim=-1)
x.unflatten(1, (2, 3)).shape
x.unsqueeze(0).shape
x.unsqueeze(-1).shape
x.unsqueeze(5)
x.unsqueeze(1).squeeze(1).shape
x[None, :, None].squeeze().shape
x[None].squeeze(0).shape
x.transpose(0, 1)
x.transpose(0, 2)
torch.transpose(x, 0, 1)
x.swapaxes(0, 1)
x.movedim(0, 1)
x.permute(1, 0)
x.permute((1, 0))
torch.permute(x, (1, 0))
x.permute(0, 0)
x.expand(2, 4, 6).shape
x[:1].expand(3, -1)
x.expand(3, 3)
x.expand_as(torch.zeros(2, 4, 6)).shape
x.repeat(2, 1)
x.repeat((1, 2))
x[0].repeat(2, 2)
torch.tile(x, (1, 2))
torch.repeat_interleave(torch.tensor([1, 2]), 2)
torch.repeat_interleave(torch.tensor([1, 2]), torch.tensor([1, 3]))
x.repeat_interleave(2, dim=0)
x.flip(0)
x.flip(0, 1)
torch.flip(x, [1])
torch.fliplr(x)
torch.flipud(x)
x.roll(1)
x.roll(1, 0)
x.roll((1, 2), (0, 1))
torch.rot90(x)
x.tril()
x.triu(1)
x.diagonal()
torch.diag(x[0])
torch.diag(x)
x.trace() if x.shape[0] == x.shape[1] else x[:, :4].trace()
torch.cat([x, x])
torch.cat([x, x], dim=1)
torch.cat((x, x[:1]), 0)
torch.cat([x, x[0]])
torch.cat([])
torch.cat([x, x.long()])
torch.concat([x, x])
torch.stack([x, x]).shape
torch.stack([x, x], dim=-1).shape
torch.stack([x, x[0]])
torch.hstack([x, x]).shape
torch.vstack([x, x]).shape
torch.dstack([x, x]).shape
torch.chunk(x, 2)
x.chunk(3, dim=1)
x.chunk(4, 1)
torch.unbind(x)
x.unbind(1)
x.narrow(1, 2, 3)
x.narrow(0, 3, 3)
x.select(1, 2)
x.index_select(0, torch.tensor([0, 2]))
x.gather(1, torch.tensor([[0], [1], [2], [3]]))
torch.gather(x, 0, torch.zeros(1, 6, dtype=torch.long))
torch.take(x, torch.tensor([0, 5]))
torch.take_along_dim(x, torch.tensor([[0], [1], [2], [3]]), 1)
x.masked_select(x > 0)
x.masked_fill(x > 0, 7)
torch.zeros(4, 6).scatter(1, torch.tensor([[0], [1], [2], [3]]), 5.)
torch.zeros(4, 6).scatter_(1, torch.tensor([[0], [1], [2], [3]]), x)
torch.zeros(4, 6).scatter_add(0, torch.zeros(4, 6, dtype=torch.long), x)
torch.zeros(4, 6).index_add(0, torch.tensor([0, 0, 1, 2]), x)
torch.zeros(4, 6).index_fill(0, torch.tensor([0]), 3)
torch.zeros(4, 6).index_copy(0, torch.tensor([0, 1, 2, 3]), x)
x.sort()
x.sort(0, True)
torch.sort(x, dim=1, descending=True)[1]
x.argsort(1)
x.argsort(descending=True)
x.topk(2)
x.topk(2, 0, False)
torch.topk(x, 3, largest=False).values
x.kthvalue(2, 1)
x.median(1)
torch.mode(torch.tensor([1, 2, 2, 3]))
x.cumsum(0)
x.cumprod(1)
x.cummax(1)
torch.cummin(x, 1)
x.diff()
torch.bincount(torch.tensor([0, 1, 1, 5]))
torch.bincount(torch.tensor([0, 1, 1, 5]), minlength=8)
torch.histc(x, 4)
torch.searchsorted(torch.tensor([1., 2., 3.]), torch.tensor([1.5, 3.]))
torch.bucketize(torch.tensor([1.5, 3.]), torch.tensor([1., 2., 3.]))
torch.quantile(x, 0.5)
torch.count_nonzero(x)
torch.heaviside(x, torch.tensor(0.5))
x.clamp(-1, 1)
x.clamp(min=0)
x.clamp(max=torch.tensor(0.))
x.clamp()
torch.clamp(x, torch.zeros(6), torch.ones(6))
x.clip(-1, 1)
x.lerp(torch.ones(6), 0.5)
torch.nan_to_num(torch.tensor([float("nan"), 1., float("inf")]))
x.type_as(torch.zeros(1, dtype=torch.int32))
# matrices
x @ x.t()
x @ x
x @ x[0]
x[0] @ x[0]
torch.matmul(x, x.t())
torch.mm(x, x.t())
torch.mm(x, x)
torch.bmm(x[None], x.t()[None])
torch.mv(x, x[0])
torch.dot(x[0], x[1])
torch.outer(x[0], x[1])
torch.addmm(torch.ones(4, 4), x, x.t(), beta=0.5, alpha=2)
torch.baddbmm(torch.ones(1, 4, 4), x[None], x.t()[None])
torch.addmv(torch.ones(4), x, x[0])
torch.addr(torch.ones(6, 6), x[0], x[1])
torch.kron(torch.eye(2), torch.ones(1, 2))
torch.cross(torch.tensor([1., 0, 0]), torch.tensor([0, 1., 0]), dim=0)
torch.linalg.inv(torch.tensor([[2., 1], [1, 3]]))
torch.linalg.det(torch.tensor([[2., 1], [1, 3]]))
torch.linalg.norm(x)
torch.linalg.vector_norm(x, 1, 0)
torch.linalg.solve(torch.tensor([[2., 1], [1, 3]]), torch.tensor([1., 2]))
torch.linalg.matrix_norm(x)
torch.inverse(torch.tensor([[2., 1], [1, 3]]))
torch.cdist(x, x)
x.matmul(torch.zeros(6, 0)).shape
torch.zeros(0, 6) @ x.t()
# in place
x.clone().add_(1)
x.clone().add_(x, alpha=2)
x.clone().sub_(1)
x.clone().mul_(2)
x.clone().div_(2)
x.clone().pow_(2)
x.clone().neg_()
x.clone().zero_()
x.clone().fill_(3)
x.clone().clamp_(-1, 1)
x.clone().relu_()
x.clone().copy_(torch.ones(6))
x.clone().exp_()
x.clone().sqrt_()
x.clone().sigmoid_()
x.clone().tanh_()
x.clone().abs_()
x.clone().masked_fill_(x > 0, 1)
x.clone().t_()
x.clone().unsqueeze_(0).shape
y = x.clone(); y += 1; y
y = x.clone(); y -= x; y
y = x.clone(); y *= 2; y
y = x.clone(); y /= 2; y
y = x.clone(); y **= 2; y
y = x.clone(); y //= 2; y
y = x.clone(); y %= 2; y
y = x.long(); y += 1.5
y = x.long(); y &= 1; y
y = x.clone(); z = y; y += 1; z is y
y = torch.empty(3).uniform_(); y
y = torch.empty(3).normal_(); y
y = torch.empty(3).uniform_(2, 3); y
y = torch.empty(3).bernoulli_(0.5); y
y = torch.empty(3, dtype=torch.int64).random_(10); y
# activations, normalisation, dropout, losses
x.softmax(1)
x.softmax(-1, dtype=torch.float64)
torch.softmax(x, dim=0)
x.log_softmax(1)
F.relu(x)
F.leaky_relu(x)
F.leaky_relu(x, 0.2)
F.elu(x)
F.selu(x)
F.gelu(x)
F.gelu(x, approximate="tanh")
F.silu(x)
F.softplus(x)
F.hardtanh(x)
F.relu6(x)
F.hardswish(x)
F.logsigmoid(x)
F.mish(x)
F.softsign(x)
F.sigmoid(x)
F.tanh(x)
F.softmax(x, dim=1)
F.log_softmax(x, dim=1)
F.dropout(x, 0.5)
F.dropout(x, 0.5, training=False)
F.dropout(x, 1.5)
F.dropout(torch.ones(1000), 0.2).sum()
F.linear(x, torch.ones(2, 6))
F.linear(x, torch.ones(2, 6), torch.ones(2))
F.linear(x, torch.ones(2, 5))
F.layer_norm(x, (6,))
F.normalize(x, dim=1)
F.one_hot(torch.tensor([0, 2, 1]))
F.one_hot(torch.tensor([0, 2, 1]), 4)
F.embedding(torch.tensor([0, 2]), x)
F.pad(x, (1, 1))
F.pad(x, (1, 1), value=5.)
F.cosine_similarity(x, x + 1)
F.mse_loss(x, x + 1)
F.mse_loss(x, x + 1, reduction="none")
F.mse_loss(x, x + 1, reduction="sum")
F.mse_loss(x, x + 1, reduction="bogus")
F.l1_loss(x, x + 1)
F.smooth_l1_loss(x, x + 1)
F.huber_loss(x, x + 1)
F.kl_div(x.log_softmax(1), x.softmax(1), reduction="batchmean")
F.cross_entropy(x, torch.tensor([0, 1, 2, 3]))
F.cross_entropy(x, torch.tensor([0, 1, 2, 3]), reduction="none")
F.cross_entropy(x, torch.tensor([0, 1, 2, 9]))
F.cross_entropy(x, x.softmax(1))
F.cross_entropy(x, torch.tensor([0, 1, 2, 3]), weight=torch.ones(6) * 2)
F.nll_loss(x.log_softmax(1), torch.tensor([0, 1, 2, 3]))
F.binary_cross_entropy(x.sigmoid(), torch.ones(4, 6))
F.binary_cross_entropy_with_logits(x, torch.ones(4, 6))
F.max_pool2d(torch.arange(16.).reshape(1, 1, 4, 4), 2)
F.avg_pool2d(torch.arange(16.).reshape(1, 1, 4, 4), 2)
F.conv2d(torch.arange(16.).reshape(1, 1, 4, 4), torch.ones(1, 1, 2, 2))
F.conv2d(torch.arange(16.).reshape(1, 1, 4, 4), torch.ones(1, 1, 2, 2), padding=1, stride=2)
# complex
torch.tensor([1 + 2j]).real
torch.tensor([1 + 2j]).imag
torch.tensor([1 + 2j]).conj()
torch.tensor([1 + 2j]).abs()
torch.tensor([1 + 2j]).angle()
torch.view_as_real(torch.tensor([1 + 2j]))
torch.tensor([1., 2]) * 1j
# dtype promotion
torch.tensor([1]) + 1.5
torch.tensor([1], dtype=torch.uint8) + torch.tensor([1], dtype=torch.int8)
torch.tensor([1], dtype=torch.uint8) + 300
torch.tensor([1.], dtype=torch.float16) + torch.tensor(1., dtype=torch.float64)
torch.tensor([1.], dtype=torch.float16) + torch.tensor([1.], dtype=torch.float64)
torch.tensor([True]) + torch.tensor([True])
torch.tensor([True]) - torch.tensor([True])
torch.tensor([1]) / 2
torch.tensor([7]) // 2
torch.tensor([-7]) // 2
torch.tensor([-7]) % 3
torch.tensor([1, 2]).mean()
torch.tensor([1, 2]).sum(dtype=torch.float32)
torch.tensor([True, True]).sum()
torch.tensor([200, 100], dtype=torch.uint8).sum()
torch.tensor(2) ** torch.tensor([1., 2])
2 ** torch.tensor([1, 2])
torch.tensor([2]) ** -1
x + "a"
x + None
x + [1]
"a" * x
x @ 2
x < "a"
torch.add(x, "a")
torch.relu(3)
torch.sum([1, 2])
# metadata of results
torch.zeros(2, 3).sum((0, 1)).shape
torch.zeros(2, 3).sum([])
torch.zeros(2, 3).sum(5)
torch.zeros(2, 3).sum(dim=-1, keepdim=True).shape
torch.zeros(2, 3).mean(dim=(0, 1), keepdim=True).shape
torch.zeros(2, 3).argmax()
torch.zeros(2, 3).argmax(dim=1, keepdim=True)
torch.zeros(0).sum()
torch.zeros(0).mean()
torch.zeros(0).argmax()
torch.zeros(0, 3).max(1)
torch.zeros(2, 3).all()
torch.ones(2, 3).all(dim=0)
torch.ones(2, 3).any(1, keepdim=True)
x.contiguous().data_ptr() == x.data_ptr()
x.t().contiguous().is_contiguous()
x.is_same_size(x)
torch.numel(x)
x.clone().data_ptr() == x.data_ptr()
x.detach().data_ptr() == x.data_ptr()
torch.manual_seed(1); a = torch.rand(2); torch.manual_seed(1); torch.equal(a, torch.rand(2))
torch.initial_seed() == 0
torch.get_num_threads() > 0
torch.allclose(torch.tensor([1.]), torch.tensor([1.1]), atol=0.2)
torch.allclose(torch.tensor([float("nan")]), torch.tensor([float("nan")]), equal_nan=True)
[torch.pi, torch.inf, torch.e, torch.newaxis]
[torch.float is torch.float32, torch.long is torch.int64, torch.half is torch.float16]
[torch.float32.itemsize, torch.float32.is_floating_point, torch.complex64.is_complex]
[torch.float64.to_complex(), torch.complex64.to_real(), torch.int8.is_signed]
"""

CASES = (
    {f"unary {name}": f"over(lambda x: x.{name}(), ALL)" for name in UNARY}
    | {f"function {name}": f"over(lambda x: torch.{name}(x), FLOATS[:2])" for name in UNARY}
    | {f"reduce {name}": f"over(lambda x: x.{name}({0 if name == 'logsumexp' else ''}), ALL)"
       for name in REDUCE}
    | {f"reduce dim {name}": f"over(lambda x: torch.{name}(x, dim=-1, keepdim=True), ALL)"
       for name in REDUCE if name not in ("count_nonzero",)}
    | {f"binary {text} {one} {two}":
       f"a = torch.linspace(-2, 3, max(1, torch.Size({one}).numel()))"
       f"[:torch.Size({one}).numel()].reshape({one})"
       f"; b = torch.linspace(3, -1.5, max(1, torch.Size({two}).numel()))"
       f"[:torch.Size({two}).numel()].reshape({two})\n"
       f"over(lambda a: {text}, [torch.float32, torch.int64, torch.bool], [a])"
       for text in BINARY for one, two in PAIRS}
    | {name: f"x = base\n{text}" for name, text in table(SHAPES).items()}
)  # fmt: skip


#: where the message is this package's own: it says more than PyTorch's, or says it another way
OWN_WORDS = {
    'F.mse_loss(x, x + 1, reduction="bogus")',
    'torch.add(x, "a")',
    "torch.relu(3)",
    "torch.sum([1, 2])",
}


@pytest.mark.parametrize("name", CASES)
def test_operation(name: str, compare: Any) -> None:
    compare(name, tolerance=1e-6)
