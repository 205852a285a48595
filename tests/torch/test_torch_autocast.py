"""Autocast: the types and numbers of PyTorch's, nesting, and the scaling of losses."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
x = torch.randn(4, 6); y = torch.randn(6, 5); w = torch.randn(5, 6, requires_grad=True)
b = torch.randn(5); images = torch.randn(2, 3, 8, 8); kernel = torch.randn(4, 3, 3, 3)
F = torch.nn.functional
def within(function, dtype=None, **options):
    with torch.autocast("cpu", dtype, **options):
        return function()
"""

OPERATIONS = table("""
    x @ y
    torch.mm(x, y)
    torch.addmm(b, x, y)
    torch.bmm(x[None], y[None])
    torch.matmul(x, y[:, 0])
    F.linear(x, w, b)
    F.conv2d(images, kernel)
    F.softmax(x @ y, dim=1)
    F.log_softmax(x @ y, dim=1)
    F.layer_norm(x @ y, (5,))
    F.gelu(x @ y)
    F.mse_loss(x @ y, torch.zeros(4, 5))
    F.cross_entropy(x @ y, torch.tensor([0, 1, 2, 3]))
    F.binary_cross_entropy_with_logits(x @ y, torch.ones(4, 5))
    F.max_pool2d(F.conv2d(images, kernel), 2)
    F.avg_pool2d(F.conv2d(images, kernel), 2)
    F.scaled_dot_product_attention(x[None, None], x[None, None], x[None, None])
    torch.cat([x @ y, x[:, :5]])
    torch.stack([x @ y, x[:, :5]])
    torch.einsum("ij,jk->ik", x, y)
    x.double() @ y.double()
    (x @ y) + 1
    (x @ y) + x[:, :5]
    (x @ y).sum()
    (x @ y).exp()
    x.norm()
    torch.linalg.inv(x[:, :4])
""")

CASES = {
    **{name: f"within(lambda: {source})" for name, source in OPERATIONS.items()},
    **{
        f"{name} in float16": f"within(lambda: {name}, torch.float16)"
        for name in ("x @ y", "F.linear(x, w, b)", "F.softmax(x @ y, dim=1)")
    },
    "a disabled block": "within(lambda: x @ y, enabled=False)",
    "nesting": """
out = []
def note(): out.append((torch.is_autocast_enabled("cpu"), (x @ y).dtype))
with torch.autocast("cpu"):
    note()
    with torch.autocast("cpu", enabled=False):
        note()
        with torch.autocast("cpu", dtype=torch.float16):
            note()
        note()
    note()
note()
str(out)
""",
    "an exception ends the block": """
try:
    with torch.autocast("cpu"):
        raise KeyError
except KeyError:
    pass
(torch.is_autocast_enabled("cpu"), str((x @ y).dtype))
""",
    "gradients": """
with torch.autocast("cpu"):
    loss = F.mse_loss(F.linear(x, w).relu() @ y[:5], torch.zeros(4, 5))
loss.backward()
(loss, w.grad)
""",
    "a weight that changes between blocks": """
first = within(lambda: F.linear(x, w))
with torch.no_grad():
    w.mul_(2)
(first, within(lambda: F.linear(x, w)))
""",
    "a weight that changes within a block is kept": """
with torch.autocast("cpu"):
    first = F.linear(x, w)
    with torch.no_grad():
        w.mul_(2)
    with torch.autocast("cpu", torch.bfloat16):
        second = F.linear(x, w)
    torch.clear_autocast_cache()
    third = F.linear(x, w)
(first, second, third)
""",
    "without the cache": """
with torch.autocast("cpu", cache_enabled=False):
    first = F.linear(x, w)
    with torch.no_grad():
        w.mul_(2)
    second = F.linear(x, w)
(first, second, torch.is_autocast_cache_enabled())
""",
    "a decorator": """
@torch.autocast("cpu")
def product(a, b):
    return a @ b
(product(x, y), x @ y)
""",
    "switched on for good": """
torch.set_autocast_cache_enabled(False)
torch.set_autocast_dtype("cpu", torch.float16); torch.set_autocast_enabled("cpu", True)
out = (x @ y, torch.get_autocast_dtype("cpu"), torch.is_autocast_enabled("cpu"))
torch.set_autocast_enabled("cpu", False); torch.set_autocast_dtype("cpu", torch.bfloat16)
torch.set_autocast_cache_enabled(True)
(out[0], str(out[1]), out[2])
""",
    "defaults": """
(str(torch.get_autocast_dtype("cpu")), str(torch.get_autocast_dtype("cuda")),
 torch.is_autocast_enabled(), torch.amp.is_autocast_available("cpu"),
 torch.amp.is_autocast_available("meta"), torch.amp.autocast is torch.autocast)
""",
    "float32 is no lower type": "within(lambda: x @ y, torch.float32)",
    "no such device": "torch.autocast('meta')",
    "no device name": "torch.autocast(3)",
    "a step of the scaler": """
scaler = torch.amp.GradScaler("cpu", init_scale=8.0, growth_interval=2)
class Optimizer:
    param_groups = [{"params": [w]}]
    steps = 0
    def step(self): self.steps += 1
optimizer = Optimizer()
out = []
for factor in (1.0, float("inf"), 1.0, 1.0, 1.0):
    w.grad = None
    scaler.scale(F.linear(x, w).sum() * factor).backward()
    scaler.step(optimizer)
    scaler.update()
    out.append((scaler.get_scale(), optimizer.steps, w.grad.clone()))
(out, scaler.state_dict())
""",
    "the scaler twice": """
scaler = torch.amp.GradScaler("cpu")
class Optimizer:
    param_groups = [{"params": [w]}]
    def step(self): pass
scaler.scale(w.sum()).backward()
optimizer = Optimizer()
scaler.unscale_(optimizer)
scaler.unscale_(optimizer)
""",
    "the scaler's state": """
one = torch.amp.GradScaler("cpu", init_scale=4.0); two = torch.amp.GradScaler("cpu")
two.load_state_dict(one.state_dict())
(two.get_scale(), two.scale(torch.ones(2)), two.get_growth_interval(),
 torch.amp.GradScaler("cpu", enabled=False).state_dict())
""",
}

OWN_WORDS = {"no such device", "no device name"}


@pytest.mark.parametrize("name", CASES)
def test_same_as_pytorch(compare: Any, name: str) -> None:
    compare(name, tolerance=0.0)


def test_a_block_belongs_to_its_thread(torch: Any) -> None:
    seen: list[bool] = []
    with torch.autocast("cpu"):
        thread = threading.Thread(target=lambda: seen.append(torch.is_autocast_enabled("cpu")))
        thread.start()
        thread.join()
    assert seen == [False]


def test_cuda_without_cuda_warns(torch: Any) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is CUDA")
    with (
        pytest.warns(UserWarning, match="CUDA is not available"),
        torch.autocast("cuda"),
    ):
        assert not torch.is_autocast_enabled("cuda")
    with pytest.warns(UserWarning, match="CUDA is not available"):
        assert not torch.amp.GradScaler().is_enabled()
