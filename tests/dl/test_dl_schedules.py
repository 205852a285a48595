"""Learning-rate schedules: the same rates as PyTorch's at each step, states, wrong arguments."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import sffi_torch as torch
from dl_reference import run_reference
from sffi_dl import optim
from sffi_dl.optim import lr_scheduler

pytestmark = pytest.mark.shim

# The same program runs here and in PyTorch. What comes out: for each step the rates and
# momentums of two groups.
PROGRAM = """
def make(torch, optim, kind="SGD"):
    p, q = torch.ones(2).requires_grad_(), torch.ones(3).requires_grad_()
    options = {"momentum": 0.9} if kind in ("SGD", "RMSprop") else {}
    groups = [{"params": [p]}, {"params": [q], "lr": 0.5}]
    return getattr(optim, kind)(groups, lr=0.1, **options)

def figures(optimizer):
    return [v for g in optimizer.param_groups
            for v in (g["lr"], g["momentum"] if "momentum" in g else g["betas"][0])]

def run(torch, optim, source, kind, steps, states=None):
    optimizer = make(torch, optim, kind)
    names = {"optimizer": optimizer, "s": optim.lr_scheduler}
    schedule = eval(source, names)
    if states is not None:
        optimizer.load_state_dict(states[0])
        schedule.load_state_dict(states[1])
    rates = [figures(optimizer)]
    for step in range(steps):
        optimizer.step()
        if "Plateau" in source:
            schedule.step([5.0, 4.0, 4.0, 4.0, 4.0, 3.0, 3.0, 3.0, 3.0, 3.0][step % 10])
        else:
            schedule.step()
        rates.append(figures(optimizer))
    return rates, optimizer, schedule
"""

_CYCLE = "s.OneCycleLR(optimizer, [0.2, 0.8], total_steps=20"
_WARM = "s.LinearLR(optimizer, 0.1, total_iters=4)"
SOURCES = [
    "s.LambdaLR(optimizer, lambda n: 0.9 ** n)",
    "s.LambdaLR(optimizer, [lambda n: 1 / (n + 1), lambda n: n + 1.0])",
    "s.StepLR(optimizer, 3, gamma=0.5)",
    "s.MultiStepLR(optimizer, [2, 5, 5, 7])",
    "s.ExponentialLR(optimizer, 0.8)",
    "s.LinearLR(optimizer)",
    "s.LinearLR(optimizer, start_factor=1.0, end_factor=0.25, total_iters=7)",
    "s.CosineAnnealingLR(optimizer, 6, eta_min=0.01)",
    f"{_CYCLE})",
    f"{_CYCLE}, anneal_strategy='linear', pct_start=0.5, three_phase=False, div_factor=5)",
    f"{_CYCLE}, three_phase=True, cycle_momentum=False)",
    "s.OneCycleLR(optimizer, 1.0, epochs=3, steps_per_epoch=5, base_momentum=[0.7, 0.8])",
    "s.ReduceLROnPlateau(optimizer, patience=1, factor=0.5)",
    "s.ReduceLROnPlateau(optimizer, 'max', 0.1, 0, 0.5, 'abs', 2, [0.0, 0.3])",
    "s.ReduceLROnPlateau(optimizer, threshold_mode='abs', threshold=0.5, patience=2)",
    "s.ReduceLROnPlateau(optimizer, mode='max', patience=1)",
    f"s.SequentialLR(optimizer, [{_WARM}, s.CosineAnnealingLR(optimizer, 6)], [4])",
    f"s.SequentialLR(optimizer, [{_WARM}, s.LambdaLR(optimizer, lambda n: 1 / (n + 2)), "
    "s.MultiStepLR(optimizer, [1, 2])], [3, 8])",
    f"s.SequentialLR(optimizer, [{_WARM}, s.StepLR(optimizer, 2), "
    "s.ExponentialLR(optimizer, 0.5)], [5, 8])",
]
CASES = [(source, "SGD") for source in SOURCES] + [
    (f"{_CYCLE})", "Adam"),
    (f"{_CYCLE})", "RMSprop"),
]
STEPS, LATER = 9, 5

_scope: dict[str, Any] = {}
exec(PROGRAM, _scope)
run = _scope["run"]


@pytest.fixture(scope="module")
def expected() -> dict[str, np.ndarray[Any, Any]]:
    return run_reference(
        PROGRAM
        + f"""
for i, (source, kind) in enumerate({CASES!r}):
    rates, optimizer, schedule = run(torch, torch.optim, source, kind, {STEPS})
    results[str(i)] = rates
    states = optimizer.state_dict(), schedule.state_dict()
    results[f"{{i}}.later"] = run(torch, torch.optim, source, kind, {LATER}, states)[0]
"""
    )


@pytest.mark.parametrize("case", range(len(CASES)), ids=lambda i: f"{i}-{CASES[i][0][2:12]}")
def test_same_rates_as_pytorch(case: int, expected: dict[str, np.ndarray[Any, Any]]) -> None:
    source, kind = CASES[case]
    rates, optimizer, schedule = run(torch, optim, source, kind, STEPS)
    np.testing.assert_allclose(rates, expected[str(case)], rtol=1e-12)
    assert schedule.get_last_lr() == [group["lr"] for group in optimizer.param_groups]
    # A state survives a file, and going on from it gives what PyTorch gives.
    states = optimizer.state_dict(), json.loads(json.dumps(schedule.state_dict()))
    later = run(torch, optim, source, kind, LATER, states)[0]
    np.testing.assert_allclose(later, expected[f"{case}.later"], rtol=1e-12)


def test_several_schedules_on_one_optimiser() -> None:
    optimizer = optim.SGD([torch.ones(1).requires_grad_()], lr=1.0)
    schedules = [lr_scheduler.ExponentialLR(optimizer, 0.5), lr_scheduler.StepLR(optimizer, 2)]
    for _ in range(2):
        for schedule in schedules:
            schedule.step()
    assert optimizer.param_groups[0]["lr"] == pytest.approx(0.025)


def test_a_schedule_of_ones_own() -> None:
    class Alternating(lr_scheduler.LRScheduler):
        def get_lr(self) -> list[float]:
            return [base * (1 + self.last_epoch % 2) for base in self.base_lrs]

    optimizer = optim.SGD([torch.ones(1).requires_grad_()], lr=1.0)
    schedule = Alternating(optimizer)
    rates = []
    for _ in range(3):
        rates.append(optimizer.param_groups[0]["lr"])
        schedule.step()
    assert rates == [1.0, 2.0, 1.0]


def test_state_of_callable_objects() -> None:
    class Slope:
        def __init__(self, by: float) -> None:
            self.by = by

        def __call__(self, step: int) -> float:
            return 1.0 - self.by * step

    def made(by: float) -> lr_scheduler.LambdaLR:
        return lr_scheduler.LambdaLR(optim.SGD([torch.ones(1).requires_grad_()], lr=1.0), Slope(by))

    first, second = made(0.25), made(0.0)
    first.step()
    second.load_state_dict(first.state_dict())
    second.step()
    assert second.get_last_lr() == [0.5]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("s.StepLR(optimizer, 0)", "invalid step_size: 0"),
        ("s.StepLR(optimizer, 2, last_epoch=3)", "no `initial_lr`"),
        ("s.StepLR([optimizer], 2)", "takes an optimiser, not list"),
        ("s.MultiStepLR(optimizer, [1.5])", "whole number, not 1.5"),
        ("s.LambdaLR(optimizer, 0.5)", "is a function, not float"),
        ("s.LambdaLR(optimizer, [abs, abs, abs])", "3 functions are given for 2 groups"),
        ("s.LinearLR(optimizer, 0.0)", "invalid start_factor"),
        ("s.LinearLR(optimizer, 0.5, -1.0)", "invalid end_factor"),
        ("s.CosineAnnealingLR(optimizer, 2.5)", "invalid T_max: 2.5"),
        ("s.OneCycleLR(optimizer, 1.0)", "give total_steps"),
        ("s.OneCycleLR(optimizer, [1.0], 5)", "max_lr has 1 values for 2 groups"),
        ("s.OneCycleLR(optimizer, 1.0, 5, pct_start=2.0)", "invalid pct_start"),
        ("s.OneCycleLR(optimizer, 1.0, 5, anneal_strategy='up')", "anneal_strategy"),
        ("s.ReduceLROnPlateau(optimizer, 'lower')", "mode is"),
        ("s.ReduceLROnPlateau(optimizer, factor=1.0)", "invalid factor"),
        ("s.ReduceLROnPlateau(optimizer, min_lr=[0.0])", "min_lr has 1 values"),
        ("s.SequentialLR(optimizer, [], [])", "no schedules"),
        ("s.SequentialLR(optimizer, [s.StepLR(optimizer, 2)], [1])", "need 0 milestones"),
        ("s.SequentialLR(optimizer, [s.StepLR(other, 2)], [])", "not one of this optimiser"),
        ("s.SequentialLR(optimizer, [s.ReduceLROnPlateau(optimizer)], [])", "needs a figure"),
    ],
)
def test_wrong_arguments(source: str, message: str) -> None:
    optimizer, other = (_scope["make"](torch, optim) for _ in range(2))
    names = {"optimizer": optimizer, "other": other, "s": lr_scheduler}
    with pytest.raises((ValueError, TypeError, KeyError), match=message):
        eval(source, names)
    assert [group["lr"] for group in optimizer.param_groups] == [0.1, 0.5]


def test_the_end_of_a_cycle_and_new_groups() -> None:
    optimizer = optim.SGD([torch.ones(1).requires_grad_()], lr=1.0, momentum=0.9)
    schedule = lr_scheduler.OneCycleLR(optimizer, 1.0, total_steps=2)
    schedule.step()
    schedule.step()
    with pytest.raises(ValueError, match="it has ended"):
        schedule.step()
    steady = lr_scheduler.LambdaLR(optimizer, lambda _: 1.0)
    optimizer.add_param_group({"params": [torch.ones(1).requires_grad_()]})
    with pytest.raises(ValueError, match="2 groups of parameters; the schedule was made for 1"):
        steady.step()


def test_states_of_other_kinds() -> None:
    optimizer = optim.SGD([torch.ones(1).requires_grad_()], lr=1.0)
    step = lr_scheduler.StepLR(optimizer, 2)
    cosine = lr_scheduler.CosineAnnealingLR(optimizer, 5)
    plateau = lr_scheduler.ReduceLROnPlateau(optimizer)
    both = lr_scheduler.SequentialLR(optimizer, [step, cosine], [3])
    before = both.state_dict()
    for schedule, state in (
        (step, cosine.state_dict()),
        (step, {}),
        (plateau, step.state_dict()),
        (both, step.state_dict()),
        (both, {**before, "_schedulers": [step.state_dict(), step.state_dict()]}),
    ):
        with pytest.raises(ValueError, match="not the state of a"):
            schedule.load_state_dict(state)
    assert both.state_dict() == before
