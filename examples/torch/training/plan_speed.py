#!/usr/bin/env python3
"""Time training steps: written out, as a recorded plan, and in PyTorch.

Three small networks: XOR (2-8-4-1, SGD with momentum, 4 samples), digits (784-512-256-128-10 with
dropout, Adam, 128 images) and a transformer layer (width 64, 4 heads, AdamW, 8 pieces of 32). All
sides start from the same weights and are measured in turns; PyTorch runs in a process of its own,
with its default optimiser and with fused=True. Where torch cannot be imported, the example says so
and shows the rest.
"""

from __future__ import annotations

import argparse
import importlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common

MODELS = {"xor": "XOR", "digits": "Digits", "transformer": "Transformer layer"}
ROUNDS, QUICK_ROUNDS = 15, 3
# Seconds that one turn of one side should take.
TURN = 0.05
COMPARED = 5
BAR = 40

Step = Callable[[], Any]


def make(kit: tuple[Any, Any, Any], name: str, device: str, options: dict[str, Any]) -> Any:
    """A step as a function of a batch, and the batch.

    Args:
        kit: the modules ``torch``, ``nn`` and ``optim`` of one side.
        name: one of `MODELS`.
        device: where to compute.
        options: of the optimiser.
    """
    torch, nn, optim = kit
    torch.manual_seed(0)
    if name == "xor":
        hidden = [nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 4), nn.ReLU()]
        model = nn.Sequential(*hidden, nn.Linear(4, 1), nn.Sigmoid())
        inputs = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
        targets = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
        loss = nn.MSELoss()
    elif name == "digits":
        first = [nn.Linear(784, 512), nn.ReLU(), nn.Dropout(0.2)]
        second = [nn.Linear(512, 256), nn.ReLU(), nn.Dropout(0.2)]
        last = [nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)]
        model = nn.Sequential(*first, *second, *last)
        inputs, targets = torch.rand(128, 784), torch.arange(128) % 10
        loss = nn.CrossEntropyLoss()
    else:
        layer = nn.TransformerEncoderLayer(64, 4, 256, dropout=0.0, batch_first=True)
        model = nn.Sequential(layer, nn.Linear(64, 32))
        inputs, targets = torch.randn(8, 32, 64), torch.randn(8, 32, 32)
        loss = nn.MSELoss()
    model = model.to(device)
    if name == "xor":
        optimizer = optim.SGD(model.parameters(), lr=0.5, momentum=0.9, **options)
    else:
        optimizer = optim.AdamW(model.parameters(), lr=1e-3, **options)

    def step(inputs: Any, targets: Any) -> Any:
        optimizer.zero_grad()
        result = loss(model(inputs), targets)
        result.backward()
        optimizer.step()
        return result

    return step, (inputs.to(device), targets.to(device))


def main() -> int:
    options = parse_options()
    if options.pytorch:
        return serve(options.pytorch)
    print("Speed of training steps")
    print("=======================")
    session = common.start(options, gradients=True)
    device = str(session.device)
    checks = common.Checks()
    with pytorch(device) as ask:
        if isinstance(ask, str):
            print(f"PyTorch is left out: {ask}")
            print()
        results = {}
        for name, title in MODELS.items():
            sides, losses = prepare(name, device, None if isinstance(ask, str) else ask)
            results[title] = measure(sides, QUICK_ROUNDS if options.quick else ROUNDS)
            show(title, results[title])
            checks.that(losses["eager"] == losses["planned"], "the plan learns to the bit the same")
            if "PyTorch" in losses:
                near = zip(losses["eager"], losses["PyTorch"], strict=True)
                checks.that(
                    all(abs(a - b) <= 1e-3 * abs(b) for a, b in near), "PyTorch learns the same"
                )
            print()
    path = options.output / "plan_speed.png"
    import plots

    plots.speed_bars(path, results)
    print(f"Picture: {path}")
    return checks.finish()


def parse_options() -> argparse.Namespace:
    parser = common.parser(__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a few turns only, to see that it works"
    )
    parser.add_argument(
        "--output", type=Path, default=Path("out"), metavar="DIR",
        help="where the picture goes (default: out)",
    )  # fmt: skip
    # The other process: this program again, with PyTorch, on the device given.
    parser.add_argument("--pytorch", metavar="DEVICE", help=argparse.SUPPRESS)
    return parser.parse_args()


def prepare(
    name: str, device: str, ask: Callable[..., Any] | None
) -> tuple[dict[str, Callable[[int], float]], dict[str, list[float]]]:
    """The sides' stopwatches for a number of steps, and the first losses of each."""
    import sffi
    import sffi_torch as torch
    from sffi_dl import nn, optim

    kit = (torch, nn, optim)
    losses: dict[str, list[float]] = {}
    step, batch = make(kit, name, device, {})
    losses["eager"] = [step(*batch).item() for _ in range(COMPARED)]

    planned_step, planned_batch = make(kit, name, device, {})
    plan = sffi.record(planned_step, *planned_batch)
    rest = [plan(*planned_batch).item() for _ in range(COMPARED - 1)]
    losses["planned"] = [plan.first.item(), *rest]

    sides: dict[str, Callable[[int], float]] = {}
    if ask is not None:
        losses["PyTorch"] = ask(name, "default", 0)
        sides["PyTorch"] = lambda count: ask(name, "default", count)
        sides["PyTorch, fused"] = lambda count: ask(name, "fused", count)
    sides["sffi, eager"] = lambda count: timed(lambda: step(*batch), count)
    sides["sffi, planned"] = lambda count: timed(lambda: plan(*planned_batch), count)
    return sides, losses


def timed(step: Step, count: int) -> float:
    """Seconds that `count` steps take, the last result waited for."""
    begin = time.perf_counter()
    for _ in range(count):
        result = step()
    result.item()
    return time.perf_counter() - begin


def measure(sides: dict[str, Callable[[int], float]], rounds: int) -> dict[str, float]:
    """Seconds a step for each side: medians over turns."""
    counts = {}
    for side, run in sides.items():
        run(3)
        counts[side] = max(1, round(TURN / (run(3) / 3)))
    times: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(rounds):
        for side, run in sides.items():
            times[side].append(run(counts[side]) / counts[side])
    return {side: statistics.median(values) for side, values in times.items()}


def show(title: str, times: dict[str, float]) -> None:
    print(title)
    longest = max(times.values())
    width = max(map(len, times))
    for side, seconds in times.items():
        bar = "█" * max(1, round(BAR * seconds / longest))
        print(f"  {side:<{width}}  {1e6 * seconds:>8,.0f} us  {bar}")


# --- PyTorch's process ----------------------------------------------------------------------------


@contextmanager
def pytorch(device: str) -> Iterator[Callable[..., Any] | str]:
    """A function that asks PyTorch's process; or why there is none, in words."""
    words = [sys.executable, __file__, "--pytorch", device]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stderr is not None
        if process.stdout.readline().strip() != "ready":
            lines = process.stderr.read().strip().splitlines()
            yield lines[-1] if lines else f"its process ended with code {process.wait()}"
            return

        def ask(*question: Any) -> Any:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            if not answer:
                lines = process.stderr.read().strip().splitlines() or ["nothing said"]
                raise common.Stop(f"PyTorch's process ended: {lines[-1]}")
            return json.loads(answer)

        yield ask
        process.stdin.close()


def serve(device: str) -> int:
    """Answer questions from standard input: the losses of a model, or the time of its steps."""
    try:
        names = ("torch", "torch.nn", "torch.optim")
        torch, nn, optim = (importlib.import_module(name) for name in names)
    except ImportError as error:
        print(error, file=sys.stderr)
        return common.EXIT_UNAVAILABLE
    print("ready", flush=True)
    made: dict[tuple[str, str], Any] = {}
    for line in sys.stdin:
        name, kind, count = json.loads(line)
        options = {"fused": True} if kind == "fused" else {}
        if (name, kind) not in made:
            made[name, kind] = make((torch, nn, optim), name, device, options)
        step, batch = made[name, kind]
        if count:
            answer: Any = timed(lambda step=step, batch=batch: step(*batch), count)
        else:
            answer = [step(*batch).item() for _ in range(COMPARED)]
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    common.run(main)
