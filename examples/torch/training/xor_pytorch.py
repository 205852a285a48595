#!/usr/bin/env python3
"""Train a small network on XOR: what no single layer can learn.

2-8-4-1 neurons, ReLU, ReLU, sigmoid; mean squared error; SGD with learning rate 0.5 and momentum
0.9; 500 epochs over the four cases. The loop is written out: this is what training is.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common
import plots
import sffi_torch as torch
from sffi_dl import nn, optim
from sffi_dl.losses import mse_loss

CASES = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
ANSWERS = [[0.0], [1.0], [1.0], [0.0]]
EPOCHS = 500
LOSS_AIM = 0.01


def main() -> int:
    options = parse_options()
    print("XOR")
    print("===")
    session = common.start(options, gradients=True)
    if options.seeds is not None:
        return try_seeds(options.seeds, session.device)

    model = make_model(session.device)
    print(model)
    print(f"{nn.count_parameters(model)} parameters, seed {session.settings.seed}")
    print()
    start = time.perf_counter()
    losses = train(model, session.device)
    seconds = time.perf_counter() - start
    for epoch in (1, *range(100, EPOCHS + 1, 100)):
        print(f"epoch {epoch:3}  loss {losses[epoch - 1]:.6f}")
    print(f"{EPOCHS} epochs in {seconds:.2f} s, {1e6 * seconds / EPOCHS:.0f} us each")
    print()

    print("a  b  a xor b  network  says")
    outputs = predict(model, CASES, session.device)
    for (a, b), (answer,), output in zip(CASES, ANSWERS, outputs, strict=True):
        print(f"{a:.0f}  {b:.0f}  {answer:7.0f}  {output:7.4f}  {round(output):4}")
    print()

    picture = options.output / "xor.png"
    plots.xor_surface(picture, losses, lambda cases: predict(model, cases, session.device))
    print(f"Picture: {picture}")
    print()
    correct, loss = measure(outputs)
    check = common.Checks()
    check.that(correct == 4, f"{correct} of 4 right")
    check.that(loss < LOSS_AIM, f"final loss below {LOSS_AIM}: {loss:.6f}")
    return check.finish()


def parse_options() -> argparse.Namespace:
    parser = common.parser(__doc__)
    parser.add_argument(
        "--output", type=Path, default=Path("out"), metavar="DIR",
        help="where the picture goes (default: out)",
    )  # fmt: skip
    parser.add_argument(
        "--seeds", type=common.positive, metavar="N",
        help="train with each of the seeds 0 to N-1 and count how many succeed",
    )  # fmt: skip
    return parser.parse_args()


def make_model(device: torch.device) -> nn.Sequential:
    model = nn.Sequential(
        nn.Linear(2, 8),
        nn.ReLU(),
        nn.Linear(8, 4),
        nn.ReLU(),
        nn.Linear(4, 1),
        nn.Sigmoid(),
    )
    return model.to(device)


def train(model: nn.Sequential, device: torch.device) -> list[float]:
    """Train the model; the loss of each epoch."""
    inputs = torch.tensor(CASES, device=device)
    targets = torch.tensor(ANSWERS, device=device)
    optimizer = optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    losses = []
    for _ in range(EPOCHS):
        optimizer.zero_grad()
        loss = mse_loss(model(inputs), targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def predict(model: nn.Sequential, cases: list[list[float]], device: torch.device) -> list[float]:
    with torch.no_grad():
        answers: list[float] = model(torch.tensor(cases, device=device)).flatten().tolist()
    return answers


def measure(outputs: list[float]) -> tuple[int, float]:
    """How many of the four answers are right, and the mean squared error."""
    pairs = [(output, answer) for output, (answer,) in zip(outputs, ANSWERS, strict=True)]
    correct = sum((output > 0.5) == (answer > 0.5) for output, answer in pairs)
    return correct, sum((output - answer) ** 2 for output, answer in pairs) / len(pairs)


def try_seeds(count: int, device: torch.device) -> int:
    start = time.perf_counter()
    failures = []
    for seed in range(count):
        torch.manual_seed(seed)
        model = make_model(device)
        train(model, device)
        correct, loss = measure(predict(model, CASES, device))
        if correct < 4 or loss >= LOSS_AIM:
            failures.append(f"seed {seed:3}: {correct} of 4 right, loss {loss:.4f}")
    if failures:
        print("\n".join(failures))
        print()
    print(
        f"{count - len(failures)} of {count} seeds reach 4 of 4 with a loss below {LOSS_AIM} "
        f"({time.perf_counter() - start:.1f} s)."
    )
    return 0


if __name__ == "__main__":
    common.run(main)
