"""Optimisers: the same steps as PyTorch's, states that go both ways, wrong arguments."""

from __future__ import annotations

import copy
import gc
from typing import Any

import numpy as np
import pytest
import sffi
import sffi_torch as torch
from dl_reference import run_reference
from sffi.errors import HandleClosedError
from sffi_dl import nn, optim

pytestmark = pytest.mark.shim

# The same program runs here and in PyTorch; gradients come from a fixed rule, so that only
# the optimiser can make a difference. The last parameter gets its first gradient late.
PROGRAM = """
def run(torch, optim, kind, options, steps, state=None, start=None):
    p = [torch.linspace(-1.0, 1.0, 6).reshape(2, 3), torch.linspace(1.0, 2.0, 4), torch.ones(3)]
    p = [(t if start is None else torch.tensor(start[i])).clone().requires_grad_()
         for i, t in enumerate(p)]
    options = dict(options)
    groups, clip = options.pop("groups", None), options.pop("clip", None)
    if groups is None:
        optimizer = getattr(optim, kind)(p, **options)
    else:  # the last parameter comes later
        first = [{"params": p[:1], **groups[0]}, {"params": iter(p[1:2]), **groups[1]}]
        optimizer = getattr(optim, kind)(first, **options)
        optimizer.add_param_group({"params": p[2]})
    if state is not None:
        optimizer.load_state_dict(state)
    first = 0 if state is None else 5
    for step in range(first, first + steps):
        optimizer.zero_grad()
        loss = ((p[0] * (step + 1)) ** 2).sum() + (p[1] ** 3).sum()
        if step >= 2:
            loss = loss + (p[2] * 2).sum()
        loss.backward()
        if isinstance(clip, dict):
            norm = nn.utils.clip_grad_norm_(p, **clip)
            assert norm.shape == (), norm
        elif clip is not None:
            nn.utils.clip_grad_value_(iter(p), clip)
        optimizer.step()
    return p, optimizer
"""

CASES: list[tuple[str, dict[str, Any]]] = [
    ("SGD", {"lr": 0.01}),
    ("SGD", {"lr": 0.01, "weight_decay": 0.1}),
    ("SGD", {"lr": 0.01, "momentum": 0.9}),
    ("SGD", {"lr": 0.01, "momentum": 0.9, "dampening": 0.5}),
    ("SGD", {"lr": 0.01, "momentum": 0.9, "nesterov": True, "weight_decay": 0.01}),
    ("SGD", {"lr": 0.001, "momentum": 0.5, "maximize": True}),
    ("Adam", {"lr": 0.01}),
    ("Adam", {"lr": 0.01, "betas": (0.8, 0.9), "eps": 1e-4, "weight_decay": 0.1}),
    ("Adam", {"lr": 0.01, "amsgrad": True}),
    ("Adam", {"lr": 0.01, "maximize": True}),
    ("AdamW", {"lr": 0.01}),
    ("AdamW", {"lr": 0.01, "weight_decay": 0.3, "amsgrad": True}),
    ("RMSprop", {"lr": 0.01}),
    ("RMSprop", {"lr": 0.01, "alpha": 0.9, "momentum": 0.5, "weight_decay": 0.1}),
    ("RMSprop", {"lr": 0.01, "centered": True, "momentum": 0.5, "eps": 1e-3}),
    ("RMSprop", {"lr": 0.01, "maximize": True}),
    ("SGD", {"groups": [{"lr": 0.02, "momentum": 0.5, "dampening": 0.1}, {}], "lr": 0.01}),
    ("AdamW", {"groups": [{"betas": (0.5, 0.6)}, {"weight_decay": 0.5, "amsgrad": True}]}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "clip": {"max_norm": 0.5}}),
    ("SGD", {"lr": 0.1, "clip": {"max_norm": 2.0, "norm_type": float("inf")}}),
    ("SGD", {"lr": 0.1, "clip": {"max_norm": 100.0, "norm_type": 1.0}}),
    ("Adam", {"lr": 0.1, "clip": 0.25}),
]

_scope: dict[str, Any] = {"nn": nn}
exec(PROGRAM, _scope)
run = _scope["run"]


@pytest.fixture(scope="module")
def expected() -> dict[str, np.ndarray[Any, Any]]:
    return run_reference(
        "from torch import nn\ninf = float('inf')\n"
        + PROGRAM
        + f"""
for i, (kind, options) in enumerate({CASES!r}):
    p, optimizer = run(torch, torch.optim, kind, options, 5)
    for j, t in enumerate(p):
        results[f"{{i}}.{{j}}"] = t.detach().numpy().copy()
    for j, state in optimizer.state_dict()["state"].items():
        for name, value in state.items():
            if value is not None:
                results[f"{{i}}.{{j}}.{{name}}"] = value.numpy().copy()
    start = [t.detach().tolist() for t in p]
    p, _ = run(torch, torch.optim, kind, options, 3, optimizer.state_dict(), start)
    for j, t in enumerate(p):
        results[f"{{i}}.{{j}}.later"] = t.detach().numpy().copy()
"""
    )


@pytest.mark.parametrize("case", range(len(CASES)), ids=lambda i: f"{CASES[i][0]}-{i}")
def test_same_steps_as_pytorch(case: int, expected: dict[str, np.ndarray[Any, Any]]) -> None:
    kind, options = CASES[case]
    parameters, optimizer = run(torch, optim, kind, options, 5)
    for j, parameter in enumerate(parameters):
        np.testing.assert_allclose(
            parameter.detach().numpy(), expected[f"{case}.{j}"], rtol=2e-5, atol=1e-6
        )
    state = optimizer.state_dict()
    for j, entries in state["state"].items():
        for name, value in entries.items():
            np.testing.assert_allclose(
                value.numpy(), expected[f"{case}.{j}.{name}"], rtol=2e-5, atol=1e-6
            )
    # Going on from the state gives what PyTorch gives going on from its own.
    start = [p.detach().tolist() for p in parameters]
    parameters, _ = run(torch, optim, kind, options, 3, copy.deepcopy(state), start)
    for j, parameter in enumerate(parameters):
        np.testing.assert_allclose(
            parameter.detach().numpy(), expected[f"{case}.{j}.later"], rtol=2e-5, atol=1e-6
        )


def test_xor_trains_as_in_pytorch() -> None:
    body = """
def train(torch, nn, optim):
    torch.manual_seed(3)
    model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 4), nn.ReLU(),
                          nn.Linear(4, 1), nn.Sigmoid())
    optimizer = optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    loss_function = nn.MSELoss()
    losses = []
    for _ in range(60):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
"""
    expected = run_reference(body + 'results["losses"] = train(torch, torch.nn, torch.optim)\n')
    scope: dict[str, Any] = {}
    exec(body, scope)
    np.testing.assert_allclose(scope["train"](torch, nn, optim), expected["losses"], rtol=2e-3)


def test_state_has_pytorchs_form() -> None:
    parameters, optimizer = run(torch, optim, "Adam", {"lr": 0.1}, 1)
    state = optimizer.state_dict()
    assert state["param_groups"][0]["params"] == [0, 1, 2]
    assert state["param_groups"][0]["betas"] == (0.9, 0.999)
    assert set(state["state"]) == {0, 1}  # the third has had no gradient
    assert set(state["state"][0]) == {"step", "exp_avg", "exp_avg_sq"}
    assert len(parameters) == 3


def test_hyperparameters_are_read_at_each_step() -> None:
    p = torch.ones(1).requires_grad_()
    optimizer = optim.SGD([p], lr=1.0)
    for rate, value in ((1.0, 0.0), (0.5, -0.5)):
        optimizer.param_groups[0]["lr"] = rate
        optimizer.zero_grad()
        p.sum().backward()
        optimizer.step()
        assert p.item() == value


@pytest.mark.parametrize("kind", ["SGD", "Adam", "RMSprop"])
def test_state_stays_the_same_objects(kind: str) -> None:
    # So a recorded step goes on with what loading a state, or a new rate, brings.
    p = torch.ones(2).requires_grad_()
    options = {} if kind == "Adam" else {"momentum": 0.9}
    optimizer = getattr(optim, kind)([p], lr=0.1, **options)
    (call,) = optimizer._calls

    def advance() -> list[float]:
        p.grad = torch.tensor([1.0, 2.0])
        optimizer._native_step(*call)
        return list(p.tolist())

    advance()
    state, value = copy.deepcopy(optimizer.state_dict()), p.detach().clone()
    optimizer.param_groups[0]["lr"] = 0.5
    after = advance()
    p.data.copy_(value)
    optimizer.load_state_dict(state)
    assert optimizer.param_groups[0]["lr"] == 0.1
    optimizer.param_groups[0]["lr"] = 0.5
    assert advance() == after


def test_parameters_move_and_change_type_with_their_state() -> None:
    p = torch.ones(2).requires_grad_()
    for optimizer in (
        optim.SGD([p], lr=0.1, momentum=0.9),
        optim.Adam([p], lr=0.1),
        optim.RMSprop([p], lr=0.1, momentum=0.9, centered=True),
    ):
        for dtype in (torch.float32, torch.float64, torch.float32):
            p.data = p.detach().to(dtype)
            p.grad = torch.ones(2, dtype=dtype)
            optimizer.step()
        for name, tensor in optimizer.state_dict()["state"][0].items():
            assert tensor.dtype == torch.float32
            assert name != "step" or tensor.item() == 3


def test_gradients_laid_out_in_another_way() -> None:
    p = torch.arange(6.0).reshape(2, 3).requires_grad_()
    p.grad = torch.tensor([[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]).t()
    optim.SGD([p], lr=1.0).step()
    assert p.tolist() == [[-1.0, -1.0, -1.0], [-1.0, -1.0, -1.0]]
    p.grad = torch.ones(1, 1).expand(2, 3)
    optim.Adam([p], lr=1.0).step()
    np.testing.assert_allclose(p.detach().numpy(), np.full((2, 3), -2.0), rtol=1e-6)
    whole = torch.zeros(4)
    part = whole[::2].detach().requires_grad_()
    part.grad = torch.ones(2)
    with pytest.raises(ValueError, match="parameter 0 shares or skips memory"):
        optim.SGD([part], lr=1.0).step()
    assert whole.tolist() == [0.0] * 4


@pytest.mark.parametrize("kind", ["SGD", "Adam", "RMSprop"])
def test_data_of_another_size_are_refused(kind: str) -> None:
    p = torch.ones(2).requires_grad_()
    optimizer = getattr(optim, kind)([p], **({} if kind == "Adam" else {"momentum": 0.9}))
    p.sum().backward()
    optimizer.step()
    before = {k: v.tolist() for k, v in optimizer.state_dict()["state"][0].items()}
    p.data = torch.zeros(5000)
    with pytest.raises(
        ValueError,
        match=r"Float \[5000\] on cpu, but its gradient Float \[2\]|"
        r"has the shape \[2\], but its parameter \[5000\]",
    ):
        optimizer.step()
    p.grad = None
    p.sum().backward()
    with pytest.raises(ValueError, match=r"has the shape \[2\], but its parameter \[5000\]"):
        optimizer.step()
    assert {k: v.tolist() for k, v in optimizer.state_dict()["state"][0].items()} == before
    assert p.detach().abs().sum().item() == 0.0


def test_state_follows_the_layout_of_its_parameter() -> None:
    p = torch.arange(6.0).reshape(2, 3).requires_grad_()
    optimizer = optim.SGD([p], lr=1.0, momentum=1.0)
    g = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    p.grad = g
    optimizer.step()
    p.data = p.detach().t().clone().t()
    p.grad = g
    optimizer.step()
    assert torch.equal(p.detach(), torch.arange(6.0).reshape(2, 3) - 3 * g)


def test_a_copy_is_an_optimiser_of_its_own() -> None:
    model = nn.Linear(2, 1)
    optimizer = optim.Adam(model.parameters(), lr=0.1)
    copied, twin = copy.deepcopy((model, optimizer))
    twin.param_groups[0]["lr"] = 0.0
    for module, steps in ((model, optimizer), (copied, twin)):
        module(torch.ones(1, 2)).sum().backward()
        before = module.weight.tolist()
        steps.step()
        assert (module.weight.tolist() == before) is (steps is twin)


def test_clipping() -> None:
    p, q = torch.ones(2).requires_grad_(), torch.ones(1).requires_grad_()
    assert nn.utils.clip_grad_norm_([p, q], 1.0).item() == 0.0
    p.grad = torch.tensor([3.0, 4.0])
    assert nn.utils.clip_grad_norm_(p, 10.0).item() == 5.0
    assert p.grad.tolist() == [3.0, 4.0]
    p.grad = torch.tensor([float("nan"), 1.0])
    with pytest.raises(RuntimeError, match="not finite"):
        nn.utils.clip_grad_norm_([p, q], 1.0, error_if_nonfinite=True)
    assert p.grad.tolist()[1] == 1.0
    for call in (nn.utils.clip_grad_norm_, nn.utils.clip_grad_value_):
        with pytest.raises(ValueError, match=r"-1.0 \(allowed: 0 or more\)"):
            call([p], -1.0)


def test_parameters_of_several_types() -> None:
    p = torch.ones(2).requires_grad_()
    q = torch.ones(2, dtype=torch.float64).requires_grad_()
    for optimizer in (optim.SGD([p, q], lr=0.1, momentum=0.9), optim.Adam([p, q], lr=0.1)):
        for _ in range(3):
            optimizer.zero_grad()
            (p.sum() + q.sum()).backward()
            optimizer.step()
        state = optimizer.state_dict()["state"]
        assert set(state) == {0, 1}
        optimizer.load_state_dict(copy.deepcopy(optimizer.state_dict()))
    np.testing.assert_allclose(p.detach().numpy(), q.detach().numpy(), rtol=1e-5)


def test_closure_and_zero_grad() -> None:
    p = torch.ones(2).requires_grad_()
    optimizer = optim.SGD([p], lr=0.5)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = (p * p).sum()
        loss.backward()
        return loss

    loss = optimizer.step(closure)
    assert loss is not None and loss.item() == 2.0
    assert p.tolist() == [0.0, 0.0]
    optimizer.zero_grad(set_to_none=False)
    assert p.grad is not None and p.grad.tolist() == [0.0, 0.0]
    optimizer.zero_grad()
    assert p.grad is None
    optimizer.step()  # without gradients nothing happens
    assert p.tolist() == [0.0, 0.0]


def test_a_step_is_not_recorded() -> None:
    p = torch.ones(2).requires_grad_()
    optimizer = optim.SGD([p], lr=0.5, momentum=0.9)
    p.sum().backward()
    optimizer.step()
    assert p.is_leaf and p.requires_grad
    assert p.grad is not None and p.grad.tolist() == [1.0, 1.0]


@pytest.mark.parametrize(
    ("kind", "options", "message"),
    [
        ("SGD", {"lr": -1.0}, "invalid lr: -1.0"),
        ("SGD", {"momentum": -0.1}, "invalid momentum"),
        ("SGD", {"weight_decay": -0.1}, "invalid weight_decay"),
        ("SGD", {"nesterov": True}, "invalid nesterov"),
        ("SGD", {"nesterov": True, "momentum": 0.9, "dampening": 0.1}, "invalid nesterov"),
        ("Adam", {"eps": -1e-8}, "invalid eps"),
        ("Adam", {"betas": (0.9, 1.0)}, "invalid betas"),
        ("AdamW", {"betas": (0.9,)}, "invalid betas"),
        ("SGD", {"lr": float("nan")}, "invalid lr"),
        ("Adam", {"lr": "fast"}, "invalid lr: 'fast'"),
        ("RMSprop", {"alpha": -0.1}, "invalid alpha"),
        ("RMSprop", {"momentum": -0.1}, "invalid momentum"),
    ],
)
def test_wrong_hyperparameters(kind: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        getattr(optim, kind)([torch.ones(1).requires_grad_()], **options)


def test_wrong_parameters() -> None:
    p = torch.ones(1).requires_grad_()
    with pytest.raises(ValueError, match="got none"):
        optim.SGD([])
    with pytest.raises(TypeError, match="not one tensor"):
        optim.SGD(p)
    with pytest.raises(TypeError, match="parameter 1 is a int"):
        optim.SGD([p, 3])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="result of an operation"):
        optim.SGD([p * 2])
    with pytest.raises(ValueError, match="there twice"):
        optim.SGD([p, p])
    with pytest.raises(TypeError, match="not one group"):
        optim.SGD({"params": [p]})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='needs an entry "params"'):
        optim.SGD([{"lr": 0.1}])
    with pytest.raises(TypeError, match="group 1 is a Tensor"):
        optim.SGD([{"params": [p]}, p])  # type: ignore[list-item]


def test_adding_wrong_groups_changes_nothing() -> None:
    p, q = torch.ones(1).requires_grad_(), torch.ones(1).requires_grad_()
    optimizer = optim.SGD([p], lr=0.5)
    for group, message in (
        ({"params": [q, p]}, "parameter 1 is there twice"),
        ({"params": [q], "lr": -1.0}, "invalid lr"),
        ({"params": [q], "nesterov": True}, "invalid nesterov"),
    ):
        with pytest.raises(ValueError, match=message):
            optimizer.add_param_group(group)
    with pytest.raises(TypeError, match="not a list"):
        optimizer.add_param_group([q])  # type: ignore[arg-type]
    assert len(optimizer.param_groups) == 1
    (p + q).sum().backward()
    optimizer.step()
    assert (p.item(), q.item()) == (0.5, 1.0)


def test_a_group_keeps_to_its_form() -> None:
    group = optim.Adam([torch.ones(1).requires_grad_()]).param_groups[0]
    for key, value in (("lr", -1.0), ("betas", (0.5,)), ("params", [])):
        with pytest.raises(ValueError, match=key):
            group[key] = value
    for call in (lambda: group.pop("lr"), group.popitem, group.clear):
        with pytest.raises(ValueError, match="cannot be removed"):
            call()
    group.update(lr=torch.tensor(0.25), note="slow")
    group |= {"eps": 1}
    assert (group["lr"], group["eps"], group.pop("note")) == (0.25, 1.0, "slow")
    assert group.numbers.tolist() == [0.25, 0.9, 0.999, 0.0, 1.0, 0.0, 0.0]


def test_wrong_states_change_nothing() -> None:
    p = torch.ones(2).requires_grad_()
    optimizer = optim.SGD([p], lr=0.5, momentum=0.9)
    p.sum().backward()
    optimizer.step()
    group = {"lr": 9.0, "params": [0]}
    for state, message in (
        ({}, "not the state of an optimiser"),
        ({"state": {}, "param_groups": [group, group]}, "1 parameters and 1 parameters"),
        ({"state": {}, "param_groups": [{"lr": 9.0, "params": [0, 1]}]}, "with 2 parameters"),
        ({"state": {3: {}}, "param_groups": [group]}, "entry 3"),
        (
            {"state": {0: {"momentum_buffer": torch.ones(3)}}, "param_groups": [group]},
            r"shape \(3,\), not \(2,\)",
        ),
    ):
        with pytest.raises(ValueError, match=message):
            optimizer.load_state_dict(state)
    assert optimizer.param_groups[0]["lr"] == 0.5
    assert optimizer.state_dict()["state"][0]["momentum_buffer"].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("kind", ["SGD", "Adam", "RMSprop"])
def test_a_closed_parameter(kind: str) -> None:
    p, q = torch.ones(2).requires_grad_(), torch.ones(2).requires_grad_()
    optimizer = getattr(optim, kind)([p, q], lr=0.1)
    (p + q).sum().backward()
    optimizer.step()
    before = q.tolist()
    p.close()
    calls = [optimizer.step, optimizer.zero_grad]
    calls += [lambda: nn.utils.clip_grad_norm_([q, p], 0.1)]
    gradient = None if q.grad is None else q.grad.tolist()
    for call in calls:
        with pytest.raises(HandleClosedError, match="closed"):
            call()
    assert q.tolist() == before
    assert q.grad is not None and q.grad.tolist() == gradient


def test_an_optimiser_of_ones_own() -> None:
    class Signs(optim.Optimizer):
        def __init__(self, params: Any, lr: float) -> None:
            super().__init__(params, {"lr": lr})

        def step(self, closure: Any = None) -> None:
            with torch.no_grad():
                for group in self.param_groups:
                    for parameter in group["params"]:
                        parameter.add_(parameter.grad.sign(), alpha=-group["lr"])

    p = torch.ones(2).requires_grad_()
    optimizer = Signs([p], lr=0.25)
    schedule = optim.lr_scheduler.ExponentialLR(optimizer, 2.0)
    for _ in range(2):
        optimizer.zero_grad()
        (p * torch.tensor([3.0, -4.0])).sum().backward()
        optimizer.step()
        schedule.step()
    assert p.tolist() == [0.25, 1.75]
    assert optimizer.state_dict()["param_groups"][0]["lr"] == 1.0
    with pytest.raises(NotImplementedError, match="Optimizer has no step"):
        optim.Optimizer([p], {}).step()


def test_nothing_is_left_behind() -> None:
    def train() -> None:
        model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 1))
        for optimizer in (
            optim.SGD(model.parameters(), momentum=0.9),
            optim.Adam(model.parameters(), amsgrad=True),
            optim.RMSprop(model.parameters(), momentum=0.9, centered=True),
        ):
            for _ in range(3):
                optimizer.zero_grad()
                model(torch.ones(2, 4)).sum().backward()
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
            optimizer.load_state_dict(optimizer.state_dict())
        model.load_state_dict(copy.deepcopy(model).state_dict())

    train()
    gc.collect()
    before = sffi.live_handles()
    for _ in range(5):
        train()
    gc.collect()
    assert sffi.live_handles() == before


def test_repr_shows_hyperparameters() -> None:
    text = repr(optim.AdamW([torch.ones(1).requires_grad_()], lr=0.25))
    assert text.startswith("AdamW (\nParameter Group 0\n")
    assert "    lr: 0.25\n" in text and "    weight_decay: 0.01\n" in text
