#!/usr/bin/env python3
"""Train a convolutional classifier of handwritten digits: fewer weights than a dense one, better.

Three convolutions of 16, 32 and 64 channels with batch normalisation, then the mean over each
channel; AdamW with a one-cycle schedule up to learning rate 1e-2; batches of 128; 4 epochs.

The data are those of mnist_classifier.py: MNIST's IDX files (--data DIR or $MNIST_DIR), else
scikit-learn's 1,797 handwritten digits, augmented. --split N divides those in another way.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common
import plots
import sffi_torch as torch
from mnist_classifier import QUICK_TEST, QUICK_TRAIN, EpochLine, batches
from sffi_dl import nn, optim
from sffi_dl.data import ImageData, load_digits, load_mnist
from sffi_dl.losses import cross_entropy
from sffi_dl.training import Trainer, accuracy

EPOCHS = 4
HIGHEST_RATE = 1e-2
AIM = 0.99


def main() -> int:
    options = parse_options()
    began = time.perf_counter()
    print("Convolutional digit classifier")
    print("==============================")
    session = common.start(options, gradients=True)
    data = load_data(options)
    print(f"Data: {data.source}")
    print(f"  {len(data.train):,} training images, {len(data.test):,} test images")
    print()

    model = ConvNet().to(session.device)
    print(model)
    print(f"{nn.count_parameters(model):,} parameters, seed {session.settings.seed}")
    print()
    seed = session.settings.seed
    loader = batches(data.train, session.device, 0 if seed is None else seed)
    optimizer = optim.AdamW(model.parameters(), lr=1e-3)
    schedule = optim.lr_scheduler.OneCycleLR(
        optimizer, HIGHEST_RATE, epochs=options.epochs, steps_per_epoch=len(loader)
    )
    trainer = Trainer(
        model,
        optimizer,
        cross_entropy,
        metrics={"accuracy": accuracy},
        device=session.device,
        schedule=schedule,
        step_schedule="batch",
        callbacks=[EpochLine()],
    )
    history = trainer.fit(loader, options.epochs, validation=batches(data.test, session.device))

    picture = options.output / "conv_curves.png"
    plots.learning_curves(picture, history.records)
    reached = history[-1]["val_accuracy"]
    speeds = sorted(history["samples_per_second"])
    print()
    print(f"test accuracy: {100 * reached:.2f} %")
    print(f"speed: {speeds[len(speeds) // 2]:,.0f} images/s (median of the epochs)")
    print(f"time: {time.perf_counter() - began:.1f} s in all")
    print()
    print(f"learning curves: {picture}")
    if options.quick:
        return 0
    print()
    checks = common.Checks()
    checks.that(reached > AIM, f"test accuracy over {100 * AIM:.0f} %")
    return checks.finish()


class ConvNet(nn.Module):
    """Classes of images with 28x28 pixels, which may come as rows of 784."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *block(1, 16, 5, stride=2),
            *block(16, 32, 3),
            nn.MaxPool2d(2),
            *block(32, 64, 3),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Dropout(0.2),
            nn.Linear(64, 10),
        )

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return self.layers(images.reshape(-1, 1, 28, 28))


def block(inputs: int, outputs: int, size: int, stride: int = 1) -> list[nn.Module]:
    """A convolution that keeps the edges, normalised. Its bias would be taken off again."""
    convolution = nn.Conv2d(inputs, outputs, size, stride, padding=size // 2, bias=False)
    return [convolution, nn.BatchNorm2d(outputs), nn.ReLU()]


def parse_options() -> argparse.Namespace:
    parser = common.parser(__doc__)
    parser.add_argument(
        "--data", type=Path, metavar="DIR", default=os.environ.get("MNIST_DIR") or None,
        help="directory with MNIST's IDX files, plain or .gz (default: $MNIST_DIR)",
    )  # fmt: skip
    parser.add_argument(
        "--split", type=int, metavar="N",
        help="divide the embedded digits into training and test digits in another way",
    )  # fmt: skip
    parser.add_argument(
        "--epochs", type=common.positive, metavar="N", default=EPOCHS,
        help=f"epochs (default: {EPOCHS})",
    )  # fmt: skip
    parser.add_argument(
        "--quick", action="store_true",
        help=f"with {QUICK_TRAIN:,} images, to see that it works",
    )  # fmt: skip
    parser.add_argument(
        "--output", type=Path, default=Path("out"), metavar="DIR",
        help="where the picture goes (default: out)",
    )  # fmt: skip
    options = parser.parse_args()
    if options.split is not None and options.split < 0:
        parser.error("--split counts from 0 on")
    return options


def load_data(options: argparse.Namespace) -> ImageData:
    if options.data:
        data = load_mnist(options.data)
    elif options.split is None:
        data = load_digits(report=print)
    else:
        data = load_digits(report=print, seed=options.split)
    if options.quick:
        return ImageData(data.train.first(QUICK_TRAIN), data.test.first(QUICK_TEST), data.source)
    return data


if __name__ == "__main__":
    common.run(main)
