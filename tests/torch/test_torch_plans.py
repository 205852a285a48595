"""Recorded plans of tensors: the same numbers as eager, to the last bit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sffi
import sffi_torch as torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi_dl import nn, optim

pytestmark = pytest.mark.shim


def bits(tensor: Any) -> bytes:
    return tensor.detach().contiguous().numpy().tobytes()


# --- training -------------------------------------------------------------------------------------


def classifier(make: Callable[[Any], Any], seed: int = 0) -> tuple[Any, Any, Any]:
    torch.manual_seed(seed)
    layers = [nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 4)]
    model = nn.Sequential(*layers)
    optimizer = make(model.parameters())
    criterion = nn.CrossEntropyLoss()

    def step(inputs: Any, targets: Any) -> Any:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        return loss

    return model, optimizer, step


OPTIMIZERS = {
    "sgd": lambda params: optim.SGD(params, lr=0.1, momentum=0.9, weight_decay=1e-3),
    "sgd without momentum": lambda params: optim.SGD(params, lr=0.1),
    "sgd dampened": lambda params: optim.SGD(params, lr=0.1, momentum=0.5, dampening=0.5),
    "adam": lambda params: optim.Adam(params, lr=0.01, amsgrad=True),
    "adamw": lambda params: optim.AdamW(params, lr=0.01),
}


def batches(count: int, size: int = 8) -> list[tuple[Any, Any]]:
    torch.manual_seed(99)
    return [(torch.randn(size, 6), torch.randint(0, 4, (size,))) for _ in range(count)]


def train(name: str, planned: bool, sizes: tuple[int, ...] = (8,)) -> tuple[list[bytes], Any]:
    data = [batch for size in sizes for batch in batches(6, size)]
    model, optimizer, step = classifier(OPTIMIZERS[name])
    losses = [step(*data[0])]
    run = sffi.record(step, *data[1]) if planned else step
    losses.append(run.first if planned else run(*data[1]))
    for number, (inputs, targets) in enumerate(data[2:]):
        optimizer.param_groups[0]["lr"] *= 0.9  # a schedule
        if number == 3:
            optimizer.param_groups[0]["lr"] = 1  # no longer a float
        losses.append(run(inputs, targets))
    return [bits(loss) for loss in losses] + [bits(p) for p in model.parameters()], run


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_training_is_the_same_to_the_last_bit(name: str) -> None:
    assert train(name, planned=True)[0] == train(name, planned=False)[0]


def test_batches_of_another_size() -> None:
    assert train("adam", True, (8, 5))[0] == train("adam", False, (8, 5))[0]


def test_repeat_is_as_many_steps() -> None:
    ((inputs, targets),) = batches(1)
    model, _, step = classifier(OPTIMIZERS["adam"])
    for _ in range(12):
        loss = step(inputs, targets)
    expected = [bits(loss), *(bits(p) for p in model.parameters())]
    model, _, step = classifier(OPTIMIZERS["adam"])
    step(inputs, targets)
    loss = sffi.record(step, inputs, targets).repeat(10)
    assert [bits(loss), *(bits(p) for p in model.parameters())] == expected


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_the_very_first_step_may_be_recorded(name: str) -> None:
    data = batches(5)
    model, _, step = classifier(OPTIMIZERS[name])
    plan = sffi.record(step, *data[0])
    found = [bits(plan.first), *(bits(plan(*batch)) for batch in data[1:])]
    weights = [bits(p) for p in model.parameters()]
    model, _, step = classifier(OPTIMIZERS[name])
    assert found == [bits(step(*batch)) for batch in data]
    assert weights == [bits(p) for p in model.parameters()]


def test_state_made_at_first_use_is_refused() -> None:
    cell: list[Any] = []

    def averaged(x: Any) -> Any:
        if not cell:
            cell.append(torch.zeros(3))
        cell[0].lerp_(x, 0.5)
        return cell[0].sum()

    with pytest.raises(sffi.PlanError, match="call the function once before you record it"):
        sffi.record(averaged, torch.ones(3))
    assert sffi.record(averaged, torch.ones(3))(torch.ones(3)).item() == 3 * 0.875


# --- modes of the thread --------------------------------------------------------------------------


def test_no_grad_inside() -> None:
    weight = torch.ones(3, requires_grad=True)

    def function(inputs: Any) -> Any:
        with torch.no_grad():
            still = inputs * weight
        return still, inputs * weight

    plan = sffi.record(function, torch.ones(3))
    still, moving = plan(torch.full((3,), 2.0))
    assert (still.requires_grad, moving.requires_grad) == (False, True)
    assert torch.is_grad_enabled()


def test_modes_are_put_back_when_a_plan_stops() -> None:
    def function(inputs: Any) -> Any:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            return inputs @ inputs

    plan = sffi.record(function, torch.ones(3, 3))
    assert plan(torch.ones(3, 3)).dtype is torch.bfloat16
    with pytest.raises(RuntimeError):
        plan(torch.ones(3, 2))
    assert torch.is_grad_enabled() and not torch.is_autocast_enabled("cpu")
    assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype is torch.float32


# --- what differs ---------------------------------------------------------------------------------


def test_item_is_returned_but_not_read() -> None:
    plan = sffi.record(lambda x: (x.sum().item(), x), torch.ones(3))
    assert plan(torch.full((4,), 2.0))[0] == 8.0
    for read in (lambda x: float(x.sum()), lambda x: x if x.sum() > 0 else None, lambda x: repr(x)):
        with pytest.raises(sffi.PlanError):
            sffi.record(read, torch.ones(3))


def test_shapes_that_python_reads_are_guards() -> None:
    plan = sffi.record(lambda x: x.view(x.size(0), -1) * 2, torch.ones(2, 3, 4))
    assert plan(torch.ones(2, 5, 4)[:, :3]).shape == (2, 12)
    with pytest.raises(sffi.PlanMismatchError, match=r"gave \[2, 3, 4\] .* gives \[3, 3, 4\] now"):
        plan(torch.ones(3, 3, 4))


def test_a_gradient_that_is_not_there() -> None:
    weight = torch.ones(3, requires_grad=True)
    (weight * 2).sum().backward()

    def function(x: Any) -> Any:
        return x + weight.grad if weight.grad is not None else x

    plan = sffi.record(function, torch.ones(3))
    assert plan(torch.ones(3)).tolist() == [3.0, 3.0, 3.0]
    weight.grad = None
    with pytest.raises(sffi.PlanMismatchError, match=r"grad\(\) gave something .* gives nothing"):
        plan(torch.ones(3))


def test_other_dtypes_are_the_operators_business() -> None:
    plan = sffi.record(lambda x, y: x @ y, torch.ones(2, 2), torch.ones(2, 2))
    assert plan(torch.ones(2, 2).double(), torch.ones(2, 2).double()).dtype is torch.float64
    with pytest.raises(RuntimeError, match=r"(?s)dtype.*in call 0 of the plan of .*matmul"):
        plan(torch.ones(2, 2), torch.ones(2, 2).double())


# --- random programs ------------------------------------------------------------------------------

STEPS: dict[str, Callable[[Any, Any, Any], Any]] = {
    "add": lambda a, b, w: a + b,
    "mul": lambda a, b, w: a * b,
    "matmul": lambda a, b, w: a @ w,
    "relu": lambda a, b, w: torch.relu(a),
    "tanh": lambda a, b, w: a.tanh(),
    "scalar": lambda a, b, w: a * 0.5 - 1,
    "in place": lambda a, b, w: a.clone().add_(b),
    "transposed": lambda a, b, w: a.transpose(0, 1),
    "cat": lambda a, b, w: torch.cat([a, b])[:4],
    "split": lambda a, b, w: sum(a.chunk(2, 1), torch.zeros(4, 2)).repeat(1, 2),
    "max": lambda a, b, w: a.max(dim=1, keepdim=True).values + b,
    "mean": lambda a, b, w: a - b.mean(),
    "random": lambda a, b, w: a + torch.rand(4, 4),
    "dropout": lambda a, b, w: torch.nn.functional.dropout(a, 0.5),
    "no grad": lambda a, b, w: no_grad(a, b),
    "where": lambda a, b, w: torch.where(a > 0, a, b),
}


def no_grad(a: Any, b: Any) -> Any:
    with torch.no_grad():
        c = a * b
    return a + c


programs = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 5), st.integers(0, 5)),
    min_size=1,
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(program=programs, train=st.booleans())
def test_random_programs(program: list[tuple[str, int, int]], train: bool) -> None:
    """What a plan computes is what the function computes, again and again, with its gradients."""

    def make() -> tuple[Any, Callable[[Any, Any], Any]]:
        torch.manual_seed(1)
        weight = torch.randn(4, 4, requires_grad=True)

        def function(x: Any, y: Any) -> Any:
            values = [x, y]
            for name, first, second in program:
                a, b = values[-1 - first % len(values)], values[-1 - second % len(values)]
                values.append(STEPS[name](a, b, weight))
            result = values[-1]
            if train:
                total = (result * weight).sum()
                total.backward()
                with torch.no_grad():
                    weight.sub_(weight.grad, alpha=0.01)
                weight.grad = None
            return result, values[len(values) // 2]

        return weight, function

    torch.manual_seed(2)
    inputs = [(torch.randn(4, 4), torch.randn(4, 4)) for _ in range(4)]
    weight, function = make()
    expected = [tuple(map(bits, function(*pair))) for pair in inputs]
    expected_weight = bits(weight)
    weight, function = make()
    plan = sffi.record(function, *inputs[0])
    found = [tuple(map(bits, plan.first))]
    found += [tuple(map(bits, plan(*pair))) for pair in inputs[1:]]
    assert found == expected
    assert bits(weight) == expected_weight
