"""Gradients: of operations over dtypes and views, and the forms of autograd's functions."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
def leaf(*shape, dtype=torch.float64):
    return torch.randn(*shape, dtype=dtype, requires_grad=True)

def grads(function, *leaves):
    result = function(*leaves)
    weights = torch.arange(1., result.numel() + 1, dtype=result.dtype).reshape(result.shape)
    (result * weights).sum().backward()
    return [result] + [x.grad for x in leaves]

a, b, c = leaf(3, 4), leaf(3, 4), leaf(4)
p = (torch.rand(3, 4, dtype=torch.float64) + 0.5).requires_grad_()
z = leaf(())
"""

#: one case for each: the gradient of a function of one matrix
UNARY = [
    "x.abs()", "x.exp()", "x.sin()", "x.cos()", "x.tanh()", "x.sigmoid()", "x.relu()", "-x",
    "x.square()", "x ** 3", "2 ** x", "x.erf()", "x.expm1()", "x.sum()", "x.mean()", "x.sum(0)",
    "x.sum(1, keepdim=True)", "x.mean((0, 1))", "x.prod()", "x.prod(1)", "x.max()", "x.min()",
    "x.max(1).values", "x.max(1, True)[0]", "x.min(0)[0]", "x.amax(1)", "x.std()", "x.std(1)",
    "x.var(0)", "x.var(1, False)", "x.norm()", "x.norm(dim=1)", "x.cumsum(1)", "x.softmax(1)",
    "x.log_softmax(0)", "x.logsumexp(1)", "x.t()", "x.transpose(0, 1)", "x.permute(1, 0)",
    "x.reshape(2, 6)", "x.view(-1)", "x.view(4, 3)", "x.flatten()", "x.unsqueeze(1)",
    "x.unsqueeze(0).squeeze()", "x.expand(2, 3, 4)", "x.repeat(2, 1)", "x[1]", "x[:, 1:3]",
    "x[[0, 2]]", "x[x > 0]", "x.clamp(min=0)", "x.clamp(-0.5, 0.5)", "x.flip(0)",
    "x.roll(1, 1)", "x.tril()", "x.triu()", "x.diagonal()", "x.narrow(1, 1, 2)",
    "x.select(0, 1)", "x.chunk(2, 1)[0]", "x.split(2)[0]", "x.split([1, 2])[1]", "x.unbind(0)[1]",
    "x.sort(1).values", "x.topk(2, 1)[0]", "x.gather(1, torch.tensor([[0, 1], [2, 3], [1, 1]]))",
    "x.index_select(0, torch.tensor([0, 0, 2]))", "x.masked_fill(x > 0, 0)", "x.clone()",
    "x.contiguous()", "x.to(torch.float32)", "x.float()", "x + 1", "1 - x", "x * 3", "2 / (x + 9)",
    "x / 3", "torch.where(x > 0, x, 0)", "torch.cat([x, x * 2])", "torch.stack([x, x])",
    "x @ x.t()", "x.matmul(x.t())", "torch.nn.functional.relu(x)",
    "torch.nn.functional.leaky_relu(x, 0.1)", "torch.nn.functional.gelu(x)",
    "torch.nn.functional.silu(x)", "torch.nn.functional.softplus(x)",
    "torch.nn.functional.elu(x)", "torch.einsum('ij,kj->ik', x, x)", "x.T", "x.mT",
    "x.detach() * x", "x.sum() * x", "x.addmm(x, x.t() @ x)", "torch.outer(x[0], x[1])",
]  # fmt: skip

BINARY = ["a + b", "a - b", "a * b", "a / b", "a ** 2 + b", "a + c", "a * c", "c - a", "a @ b.t()",
          "a.maximum(b)", "torch.min(a, b)", "a.atan2(b)", "a @ c", "torch.lerp(a, b, 0.3)",
          "torch.addcmul(a, b, b, value=2)", "a.add(b, alpha=3)", "(a - b).square().mean()",
          "torch.nn.functional.mse_loss(a, b)", "torch.nn.functional.l1_loss(a, b)",
          "torch.nn.functional.smooth_l1_loss(a, b)"]  # fmt: skip

CASES = (
    {f"unary {text}": f"grads(lambda x: {text}, a)" for text in UNARY}
    | {
        f"float32 {text}": f"grads(lambda x: {text}, leaf(3, 4, dtype=torch.float32))"
        for text in UNARY[::3]
    }
    | {f"binary {text}": f"grads(lambda a, b, c: {text}, a, b, c)" for text in BINARY}
    | {
        f"positive {text}": f"grads(lambda x: {text}, p)"
        for text in ("x.log()", "x.sqrt()", "x.rsqrt()", "x.log1p()", "x.reciprocal()", "x ** 0.5")
    }
    | {
        f"zero-dim {text}": f"grads(lambda x: {text}, z)"
        for text in ("x * 2", "x.exp()", "x.sum()", "x.view(1)", "x[None]", "x.max()")
    }
    | {
        f"view {text}": f"grads(lambda x: (lambda x: {text})(x.t()[1:]), a)"
        for text in ("x.exp()", "x.sum(0)", "x * 2", "x[1]", "x.reshape(-1)", "x @ x.t()")
    }
    | {
        f"empty {text}": f"w = leaf(0, 3); {text}.sum().backward(); w.grad"
        for text in ("w.exp()", "(w * 2)", "w.sum(0)", "w.reshape(3, 0)", "torch.cat([w, w])")
    }
    | table(
        r"""
# losses with targets
grads(lambda x: torch.nn.functional.cross_entropy(x, torch.tensor([0, 3, 1])), a)
grads(lambda x: torch.nn.functional.cross_entropy(x, torch.tensor([0, 3, 1]), reduction="sum"), a)
grads(lambda x: torch.nn.functional.cross_entropy(x, torch.tensor([0, -100, 1]), label_smoothing=0.1), a)
grads(lambda x: torch.nn.functional.nll_loss(x.log_softmax(1), torch.tensor([0, 3, 1])), a)
grads(lambda x: torch.nn.functional.binary_cross_entropy_with_logits(x, torch.ones(3, 4, dtype=torch.float64)), a)
grads(lambda x: torch.nn.functional.binary_cross_entropy(x.sigmoid(), torch.ones(3, 4, dtype=torch.float64)), a)
grads(lambda x, w, b: torch.nn.functional.linear(x, w, b[:2]), a, leaf(2, 4), c)
# backward
w = leaf(3); (w * 2).sum().backward(); (w * 3).sum().backward(); w.grad
w = leaf(3); (w * 2).backward(torch.tensor([1., 2., 3.], dtype=torch.float64)); w.grad
w = leaf(3); (w * 2).backward(gradient=torch.ones(3, dtype=torch.float64)); w.grad
w = leaf(3); (w * 2).backward()
torch.zeros(2).backward()
w = leaf(2); (w * 2).backward(torch.ones(3))
w = leaf(2); y = (w * w).sum(); y.backward(); y.backward()
w = leaf(2); y = (w * w).sum(); y.backward(retain_graph=True); y.backward(); w.grad
w = leaf(2); y = (w ** 3).sum(); y.backward(create_graph=True); g = w.grad; w.grad = None; g.sum().backward(); w.grad
w = leaf(2); v = leaf(2); (w * v).sum().backward(inputs=[w]); [w.grad, v.grad]
w = leaf(2); torch.autograd.backward([(w * 2).sum(), (w * 3).sum()]); w.grad
w = leaf(2); torch.autograd.backward([w * 2], [torch.ones(2, dtype=torch.float64)]); w.grad
w = leaf(2); y = w * 2; y.retain_grad(); (y * 3).sum().backward(); [y.grad, w.grad]
w = leaf(2); w.sum().backward(); w.grad.zero_(); w.grad
w = leaf(2); w.sum().backward(); w.grad = None; w.grad
w = leaf(2); w.grad = torch.ones(3)
w = leaf(2); w.grad = torch.ones(2, dtype=torch.float64); (w * 2).sum().backward(); w.grad
w = leaf(2); [w.is_leaf, (w * 2).is_leaf, w.requires_grad, (w * 2).requires_grad, w.detach().requires_grad]
w = leaf(2); w.add_(1)
w = leaf(2); y = w.exp(); y.add_(1); y.sum().backward()
# grad
w = leaf(3); torch.autograd.grad((w ** 2).sum(), w)
w = leaf(3); v = leaf(3); torch.autograd.grad((w * v).sum(), [w, v])
w = leaf(3); v = leaf(3); torch.autograd.grad(w.sum(), [w, v])
w = leaf(3); v = leaf(3); torch.autograd.grad(w.sum(), [w, v], allow_unused=True)
w = leaf(3); v = leaf(3); torch.autograd.grad(w.sum(), [w, v], materialize_grads=True)
w = leaf(3); torch.autograd.grad(w * 2, w)
w = leaf(3); torch.autograd.grad(w * 2, w, torch.ones(3, dtype=torch.float64))
w = leaf(3); torch.autograd.grad(w * 2, w, grad_outputs=[torch.ones(3, dtype=torch.float64)])
w = leaf(3); g, = torch.autograd.grad((w ** 3).sum(), w, create_graph=True); torch.autograd.grad(g.sum(), w)
w = leaf(3); torch.autograd.grad((w * 2).sum(), w); w.grad
torch.autograd.grad(torch.zeros(1).sum(), torch.zeros(1))
w = leaf(3); torch.autograd.grad((w * 2).sum(), torch.zeros(3))
w = leaf(3); torch.autograd.grad([(w * 2).sum(), (w * 3).sum()], w)
# nothing is recorded
w = leaf(3); y = torch.no_grad()(lambda: w * 2)(); [y.requires_grad, y.is_leaf]
# training by hand
w = torch.zeros(3, requires_grad=True); [((w - 1) ** 2).sum().backward() or w.data.sub_(0.1 * w.grad) is None for _ in range(3)]; w
# complex
w = torch.tensor([1 + 2j], requires_grad=True); (w * w.conj()).real.sum().backward(); w.grad
"""
    )
)


#: where the message is this package's own: it says more than PyTorch's, or says it another way
OWN_WORDS = {
    "w = leaf(2); w.grad = torch.ones(3)",
    "w = leaf(2); y = w.exp(); y.add_(1); y.sum().backward()",
}


@pytest.mark.parametrize("name", CASES)
def test_gradient(name: str, compare: Any) -> None:
    compare(name, tolerance=1e-6)
