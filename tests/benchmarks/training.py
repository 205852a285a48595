"""A training step of four small networks, against the same model in PyTorch.

``xor`` is 2-8-4-1 with SGD (lr 0.5, momentum 0.9) and MSE on the four cases of XOR; ``mnist`` is
784-512-256-128-10 with dropout, Adam and cross entropy on a batch of 128; ``conv`` has three
convolutions with batch normalisation, on 64 images; ``transformer`` has two causal layers of 64
units, on 16 texts of 64 characters. A step clears the gradients, runs forward and backward, and
updates. Both sides run the code below, once with
``sffi_torch`` and ``sffi_dl`` and once with ``torch``, start from the same weights, and must
come to the same losses before they are timed.
"""

from __future__ import annotations

import dataclasses
import importlib
import math
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.compilers import CompilerError, compile_native, torch_prefix
from benchmarks.figures import Figure, Outcome, Section, compare_rows, duration, table
from benchmarks.harness import Sample, Settings, interleave, time_call
from benchmarks.worker import Case, Worker, WorkerError, environment, stay_on_core

__all__ = ["agree", "prepare", "profile", "run"]

Step = Callable[[], Any]

_FIGURES: Final = (
    ("XOR step / PyTorch default", 0.45),
    ("MNIST step / PyTorch default", 0.50),
    ("MNIST step / PyTorch fused", 1.00),
    ("CONV step / PyTorch best", 1.00),
    ("TRANSFORMER step / PyTorch best", 1.00),
)
_FEWEST_TURNS: Final = 5
_HEAD: Final = ["contender", "median of a step", "ratio to PyTorch default", "spread"]


@dataclass(frozen=True)
class _Toolkit:
    """The modules that a side trains with."""

    torch: Any
    nn: Any
    optim: Any

    @classmethod
    def of(cls, side: str) -> _Toolkit:
        names = {
            "sffi": ("sffi_torch", "sffi_dl.nn", "sffi_dl.optim"),
            "pytorch": ("torch", "torch.nn", "torch.optim"),
        }[side]
        return cls(*(importlib.import_module(name) for name in names))


def _xor(kit: _Toolkit, options: dict[str, Any]) -> Step:
    kit.torch.manual_seed(0)
    nn = kit.nn
    hidden = [nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 4), nn.ReLU()]
    model = nn.Sequential(*hidden, nn.Linear(4, 1), nn.Sigmoid())
    optimizer = kit.optim.SGD(model.parameters(), lr=0.5, momentum=0.9, **options)
    inputs = kit.torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    targets = kit.torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    return _step(model, optimizer, nn.MSELoss(), inputs, targets)


def _mnist(kit: _Toolkit, options: dict[str, Any]) -> Step:
    kit.torch.manual_seed(0)
    nn = kit.nn
    first = [nn.Linear(784, 512), nn.ReLU(), nn.Dropout(0.2)]
    second = [nn.Linear(512, 256), nn.ReLU(), nn.Dropout(0.2)]
    last = [nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)]
    model = nn.Sequential(*first, *second, *last)
    optimizer = kit.optim.Adam(
        model.parameters(), lr=1e-3, betas=(0.9, 0.999), weight_decay=1e-5, **options
    )
    inputs = kit.torch.rand(128, 784)
    targets = kit.torch.arange(128) % 10
    return _step(model, optimizer, nn.CrossEntropyLoss(), inputs, targets)


def _conv(kit: _Toolkit, options: dict[str, Any]) -> Step:
    kit.torch.manual_seed(0)
    nn = kit.nn
    layers: list[Any] = []
    for inputs, outputs, size, stride in ((1, 16, 5, 2), (16, 32, 3, 1), (32, 64, 3, 1)):
        layers.append(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False))
        layers += [nn.BatchNorm2d(outputs), nn.ReLU()]
    layers.insert(6, nn.MaxPool2d(2))
    model = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))
    optimizer = kit.optim.AdamW(model.parameters(), lr=1e-3, **options)
    images, targets = kit.torch.rand(64, 1, 28, 28), kit.torch.arange(64) % 10
    return _step(model, optimizer, nn.CrossEntropyLoss(), images, targets)


def _transformer(kit: _Toolkit, options: dict[str, Any]) -> Step:
    kit.torch.manual_seed(0)
    nn, characters, length, width = kit.nn, 65, 64, 64

    class Model(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.characters = nn.Embedding(characters, width)
            self.places = nn.Embedding(length, width)
            layer = nn.TransformerEncoderLayer(
                width, 4, 4 * width, activation="gelu", batch_first=True, norm_first=True
            )
            self.layers = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
            self.output = nn.Linear(width, characters)
            self.here = kit.torch.arange(length)
            self.mask = kit.torch.full((length, length), -math.inf).triu(1)

        def forward(self, text: Any) -> Any:
            known = self.characters(text) + self.places(self.here)
            return self.output(self.layers(known, self.mask, is_causal=True)).flatten(0, 1)

    model = Model()
    optimizer = kit.optim.AdamW(model.parameters(), lr=1e-3, **options)
    text = kit.torch.randint(0, characters, (16, length + 1))
    targets = text[:, 1:].flatten()
    return _step(model, optimizer, nn.CrossEntropyLoss(), text[:, :-1], targets)


def _step(model: Any, optimizer: Any, criterion: Any, inputs: Any, targets: Any) -> Step:
    def step() -> Any:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        return loss

    return step


_MODELS: Final = {
    "xor": _xor,
    "mnist": _mnist,
    "conv": _conv,
    "transformer": _transformer,
}


def _case(kit: _Toolkit, name: str, options: dict[str, Any]) -> Case:
    make = _MODELS[name]

    def check() -> list[float]:
        step = make(kit, options)
        return [float(step().item()) for _ in range(5)]

    return Case(time_call(make(kit, options)), check)


def prepare(side: str) -> dict[str, Case]:
    """The steps of one side; called inside its worker."""
    kit = _Toolkit.of(side)
    kit.torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    cases = {name: _case(kit, name, {}) for name in _MODELS}
    if side == "pytorch":
        cases |= {f"{name} fused": _case(kit, name, {"fused": True}) for name in _MODELS}
    return cases


@contextmanager
def _stopwatches(native: Any, spent: dict[str, list[float]]) -> Iterator[None]:
    """Time every call of a native function; ``spent`` gets a list of seconds per function."""
    bound = {name: value for name, value in vars(native).items() if name.startswith("rt_")}
    clock = time.perf_counter

    def watch(name: str, function: Any) -> Any:
        times = spent.setdefault(name, [])

        def watched(*arguments: Any) -> Any:
            start = clock()
            try:
                return function(*arguments)
            finally:
                times.append(clock() - start)

        return watched

    try:
        for name, function in bound.items():
            setattr(native, name, watch(name, function))
        yield
    finally:
        for name, function in bound.items():
            setattr(native, name, function)


def profile(side: str, cases: dict[str, Case], case: str, number: int) -> dict[str, Any]:
    """Seconds per step, as a whole and in each native function.

    The stopwatches cost something themselves; what an empty one shows is taken off every call.
    """
    native = importlib.import_module("sffi_torch._native")
    step = _MODELS[case](_Toolkit.of(side), {})
    for _ in range(max(10, number // 4)):
        step()
    whole = min(time_call(step)(number) / number for _ in range(5))
    spent: dict[str, list[float]] = {}
    with _stopwatches(native, spent):
        for _ in range(number):
            step()
    empty = sorted(_empty_stopwatch() for _ in range(1000))[500]
    rows = {
        name: [len(times) / number, max(0.0, sum(times) / number - empty * len(times) / number)]
        for name, times in spent.items()
        if times
    }
    return {"whole": whole, "native": rows}


def _empty_stopwatch() -> float:
    start = time.perf_counter()
    return time.perf_counter() - start


def agree(ours: Worker, theirs: Worker, case: str) -> None:
    """Refuse to time two sides that do not learn the same."""
    mine, reference = ours.check(case) or [], theirs.check(case) or []
    if not all(math.isclose(a, b, rel_tol=1e-3) for a, b in zip(mine, reference, strict=True)):
        raise WorkerError(f"the losses of `{case}` are {mine} here and {reference} in PyTorch")


def _compare(
    case: str, threads: int, settings: Settings
) -> tuple[dict[str, Sample], Section | None]:
    """Time one model on all contenders; the profile is made while the worker is there."""
    if case != "xor":
        # Steps of milliseconds: turns that hold a dozen of them, and fewer turns.
        settings = dataclasses.replace(
            settings, batch=10 * settings.batch, rounds=max(_FEWEST_TURNS, settings.rounds // 4)
        )
    with (
        Worker("benchmarks.training", "sffi", threads) as ours,
        Worker("benchmarks.training", "pytorch", threads) as theirs,
    ):
        agree(ours, theirs, case)
        samples = interleave(
            {
                "sffi_torch + sffi_dl": ours.timing(case),
                "PyTorch default": theirs.timing(case),
                "PyTorch fused=True": theirs.timing(f"{case} fused"),
            },
            settings,
        )
        missed = not all(figure.reached for figure in _figures(case, samples))
        return samples, _profile(ours, case, threads) if missed else None


def _profile(ours: Worker, case: str, threads: int) -> Section:
    """Where a step's time goes, by native function."""
    number = 400 if case == "xor" else 30
    found = ours.ask("profile", case=case, number=number)["result"]
    whole = found["whole"]
    ranked = sorted(found["native"].items(), key=lambda item: -item[1][1])
    inside = sum(seconds for _, (_, seconds) in ranked)
    rows = [
        [f"`{name}`", f"{calls:g}", duration(seconds), f"{seconds / whole:.0%}"]
        for name, (calls, seconds) in ranked
    ]
    rest = max(0.0, whole - inside)
    rows.append(["Python: modules, wrappers, handles", "", duration(rest), f"{rest / whole:.0%}"])
    head = ["native function", "calls per step", "time per step", "share"]
    text = (
        f"A step takes {duration(whole)} on {threads} thread(s) (best of five). A stopwatch around "
        "every native function, its own cost taken off, gives:\n\n"
    )
    return Section(f"{case.upper()} step: native functions", text + table(head, rows))


def _cpp_loop(settings: Settings, folder: Path) -> str:
    """The XOR step in C++ alone, as a line of text."""
    try:
        program = compile_native(
            "xor_loop.cpp", folder / "xor_loop", torch=True, shared=False, optimise="-O2"
        )
    except CompilerError as error:
        return f"The same step in C++ alone could not be measured: {error}"
    words = [str(program), str(settings.rounds), "100"]
    env = environment(1) | {"LD_LIBRARY_PATH": str(torch_prefix() / "lib")}
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        env=env,
        check=False,
        preexec_fn=lambda: stay_on_core(env),
    )
    if done.returncode != 0:
        return f"The same step in C++ alone ended with status {done.returncode}: {done.stderr}"
    seconds = float(done.stdout)
    return f"The same step in C++ alone, with the fused kernel, takes {duration(seconds)}."


def run(settings: Settings, folder: Path) -> Outcome:
    """Measure both steps; ``folder`` takes what has to be compiled."""
    settings = dataclasses.replace(settings, batch=settings.batch * 4)
    outcome = Outcome()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    plan = [("xor", 1), ("mnist", cores or 1)] + ([("mnist", 1)] if (cores or 1) > 1 else [])
    plan += [("conv", cores or 1), ("transformer", cores or 1)]
    try:
        for case, threads in plan:
            samples, missed = _compare(case, threads, settings)
            text = table(_HEAD, compare_rows(samples, "PyTorch default"))
            if case == "xor":
                text += "\n\n" + _cpp_loop(settings, folder)
            title = f"{case.upper()} step, {threads} thread(s) on every side"
            outcome.details.append(Section(title, text))
            first_time = not any(case.upper() in figure.name for figure in outcome.figures)
            if first_time:
                outcome.figures += _figures(case, samples)
                outcome.profiles += [missed] if missed else []
    except WorkerError as error:
        done = len(outcome.figures)
        outcome.figures += [Figure(*each, None, how=str(error)) for each in _FIGURES[done:]]
    return outcome


def _figures(case: str, samples: dict[str, Sample]) -> list[Figure]:
    mine, default, fused = samples.values()
    best = min(default, fused, key=lambda sample: sample.median)
    references = {"default": default, "fused": fused, "best": best}
    return [
        Figure(
            name,
            aim,
            mine.over(references[name.rsplit(" ", 1)[1]]),
            how=f"{duration(mine.median)} / {duration(references[name.rsplit(' ', 1)[1]].median)}",
        )
        for name, aim in _FIGURES
        if name.lower().startswith(case)
    ]
