"""Thirty common tensor operations on small tensors, against PyTorch in eager mode.

On tensors of sixteen numbers the arithmetic takes next to no time: what is compared is the way from
Python to the kernel and back. Both sides execute the very same statements with gradient mode on and
one thread, and their results are compared before anything is timed.
"""

from __future__ import annotations

import importlib
import math
import timeit
from typing import Any, Final

from benchmarks.figures import Figure, Outcome, Section, duration, table
from benchmarks.harness import Sample, Settings, geometric_mean, interleave
from benchmarks.worker import Case, Worker, WorkerError

__all__ = ["OPERATIONS", "agree", "prepare", "profile", "run"]

#: The statements; ``x``, ``y`` and ``w`` are float32 4x4, ``s`` has no dimensions.
OPERATIONS: Final[tuple[str, ...]] = (
    "x + y",
    "x - y",
    "x * y",
    "x / y",
    "x + 1.0",
    "x * 2.0",
    "x / 2.0",
    "x @ w",
    "torch.relu(x)",
    "torch.sigmoid(x)",
    "x.exp()",
    "x.sum()",
    "x.mean(dim=1)",
    "x.max(dim=1)",
    "torch.softmax(x, dim=1)",
    "x > 0.0",
    "x.clamp(0.0, 1.0)",
    "x.clone()",
    "x.reshape(2, 8)",
    "x.view(-1)",
    "x.transpose(0, 1)",
    "x.unsqueeze(0)",
    "x[0]",
    "x[1:]",
    "torch.cat([x, y])",
    "torch.stack([x, y])",
    "torch.zeros(3, 4)",
    "torch.randn(3, 4)",
    "z.add_(y)",
    "s.item()",
)

#: Module that each side calls ``torch``.
SIDES: Final = {"pytorch": "torch", "sffi": "sffi_torch"}

_X: Final = [[0.5, -1.25, 2.0, 0.25], [1.5, 0.75, -0.5, 3.0], [-2.0, 1.0, 0.125, -0.75]]
_NAME: Final = "30 operations, geometric mean / torch eager"
_AIM: Final = 1.10


def _numbers(value: Any) -> list[float]:
    """A result as a flat list of numbers: tensors, tuples of tensors, numbers."""
    if isinstance(value, (int, float)):
        return [float(value)]
    if isinstance(value, tuple):
        return [number for part in value for number in _numbers(part)]
    return [float(number) for number in value.reshape(-1).tolist()]


def _variables(torch: Any) -> dict[str, Any]:
    x = torch.tensor([*_X, [0.0, -0.25, 4.0, 1.0]])
    return {
        "torch": torch,
        "x": x,
        "y": torch.tensor([[1.0, 2.0, -3.0, 0.5]] * 4),
        "w": torch.tensor([[0.1, 0.2, 0.3, 0.4]] * 4),
        "z": torch.zeros(4, 4),
        "s": torch.tensor(1.5),
    }


def _case(torch: Any, statement: str) -> Case:
    code = compile(statement, statement, "eval")

    def check() -> list[float]:
        torch.manual_seed(0)
        return _numbers(eval(code, _variables(torch)))

    return Case(timeit.Timer(statement, globals=_variables(torch)).timeit, check)


def prepare(side: str) -> dict[str, Case]:
    """The thirty operations of one side; called inside its worker."""
    torch = importlib.import_module(SIDES[side])
    torch.set_num_threads(1)
    return {statement: _case(torch, statement) for statement in OPERATIONS}


def profile(side: str, cases: dict[str, Case], statement: str, number: int) -> dict[str, Any]:
    """Split one operation into the native calls it makes and the Python around them.

    Each native function that the statement calls is replaced once by a recorder; then the recorded
    calls are repeated alone, with the very arguments they got.

    Returns:
        ``whole`` and ``native`` in seconds and the names of the native functions called.
    """
    native = importlib.import_module("sffi_torch._native")
    variables = _variables(importlib.import_module(SIDES[side]))
    eval(statement, variables)  # binds what is bound on first use
    calls: list[tuple[str, Any, tuple[Any, ...]]] = []
    bound = {name: value for name, value in vars(native).items() if name.startswith("rt_")}

    def recorder(name: str, function: Any) -> Any:
        def record(*arguments: Any) -> Any:
            calls.append((name, function, arguments))
            return function(*arguments)

        return record

    try:
        for name, function in bound.items():
            setattr(native, name, recorder(name, function))
        result = eval(statement, variables)
    finally:
        for name, function in bound.items():
            setattr(native, name, function)
    del result
    spent = 0.0
    for _, function, arguments in calls:
        namespace = {"f": function, "a": arguments}
        spent += min(timeit.Timer("f(*a)", globals=namespace).repeat(5, number)) / number
    whole = min(timeit.Timer(statement, globals=variables).repeat(5, number)) / number
    names = [name for name, _, _ in calls]
    return {"whole": whole, "native": spent, "calls": names}


def agree(ours: Worker, theirs: Worker, statement: str) -> None:
    """Refuse to time two sides that do not compute the same."""
    mine, reference = ours.check(statement) or [], theirs.check(statement) or []
    same = len(mine) == len(reference) and all(
        math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-6)
        for a, b in zip(mine, reference, strict=False)
    )
    if not same:
        raise WorkerError(f"`{statement}` gives {mine} here and {reference} in PyTorch")


def _profile(ours: Worker, samples: dict[str, tuple[Sample, Sample]]) -> Section:
    """Where the time of the operations goes, slowest against PyTorch first."""
    ranked = sorted(samples.items(), key=lambda item: -item[1][0].over(item[1][1]))
    rows, shares = [], []
    for statement, (mine, theirs) in ranked:
        found = ours.ask("profile", statement=statement, number=4000)["result"]
        python = max(0.0, found["whole"] - found["native"])
        shares.append(python / found["whole"])
        calls = ", ".join(f"`{name}`" for name in found["calls"]) or "none"
        cells = [duration(found[key]) for key in ("whole", "native")]
        rows.append([f"`{statement}`", calls, f"{mine.over(theirs):.2f}", *cells, duration(python)])
    head = ["operation", "native calls", "ratio", "whole", "inside the native calls", "Python"]
    share = sum(shares) / len(shares)
    text = (
        "Each operation was split by recording the native calls it makes and repeating them alone "
        "with the same arguments (best of five). *Inside the native calls* is the crossing through "
        "ctypes, libtorch itself, and the result's release; *Python* is the generated wrapper. On "
        f"average the wrapper takes {share:.0%} of an operation; the remainder is paid below "
        "Python.\n\n"
    )
    return Section("30 operations: wrapper and native share", text + table(head, rows, left=2))


def run(settings: Settings) -> Outcome:
    """Measure all operations and, where the aim is missed, profile them."""
    try:
        with (
            Worker("benchmarks.operations", "sffi") as ours,
            Worker("benchmarks.operations", "pytorch") as theirs,
        ):
            return _measure(ours, theirs, settings)
    except WorkerError as error:
        return Outcome(figures=[Figure(_NAME, _AIM, None, how=str(error))])


def _measure(ours: Worker, theirs: Worker, settings: Settings) -> Outcome:
    samples: dict[str, tuple[Sample, Sample]] = {}
    for statement in OPERATIONS:
        agree(ours, theirs, statement)
        pair = {"sffi": ours.timing(statement), "pytorch": theirs.timing(statement)}
        found = interleave(pair, settings)
        samples[statement] = (found["sffi"], found["pytorch"])
    ratios = {statement: mine.over(theirs) for statement, (mine, theirs) in samples.items()}
    mean = geometric_mean(list(ratios.values()))
    slowest = max(ratios, key=lambda statement: ratios[statement])
    faster = sum(ratio <= 1 for ratio in ratios.values())
    how = f"{faster} of {len(ratios)} at least as fast; slowest `{slowest}` {ratios[slowest]:.2f}"
    outcome = Outcome(figures=[Figure(_NAME, _AIM, mean, how=how)])
    rows = [
        [f"`{name}`", duration(mine.median), duration(theirs.median), f"{ratios[name]:.2f}"]
        for name, (mine, theirs) in samples.items()
    ]
    rows.append(["geometric mean", "", "", f"{mean:.2f}"])
    head = ["operation", "sffi_torch", "torch", "ratio"]
    text = "Results of both sides agree for every operation before it is timed.\n\n"
    outcome.details.append(Section("30 operations on 4x4 tensors", text + table(head, rows)))
    if outcome.missed:
        outcome.profiles.append(_profile(ours, samples))
    return outcome
