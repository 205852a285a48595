#!/usr/bin/env python3
"""Train a classifier of handwritten digits, measure it, and look at its mistakes.

784-512-256-128-10 neurons, ReLU, dropout 0.2 twice; cross entropy; Adam with learning rate 1e-3,
betas 0.9 and 0.999, weight decay 1e-5; batches of 128; 10 epochs.

The data are the four IDX files of MNIST (--data DIR or $MNIST_DIR); without them,
scikit-learn's 1,797 handwritten digits, augmented to as many images as MNIST has.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common
import plots
import sffi_torch as torch
from sffi_dl import nn, optim
from sffi_dl.data import Batch, DataLoader, ImageData, ImageSet, load_digits, load_mnist
from sffi_dl.losses import cross_entropy
from sffi_dl.training import Callback, SaveCheckpoint, Trainer, accuracy
from sffi_dl.training.progress import format_record

EPOCHS = 10
BATCH_SIZE = 128
# Mean and standard deviation of MNIST's pixels, from 0 to 1.
MEAN, DEVIATION = 0.1307, 0.3081
# --quick: enough to see that everything works.
QUICK_TRAIN, QUICK_TEST, QUICK_EPOCHS = 6_000, 1_000, 2
AIMS = {"training accuracy": 0.99, "test accuracy": 0.98, "final training loss": 0.05}
SHOWN_MISTAKES = 24


def main() -> int:
    options = parse_options()
    began = time.perf_counter()
    print("Digit classifier")
    print("================")
    session = common.start(options, gradients=True)
    data = load_data(options)
    print(f"Data: {data.source}")
    print(f"  {len(data.train):,} training images, {len(data.test):,} test images")
    print()

    model = make_model().to(session.device)
    print(model)
    print(f"{nn.count_parameters(model):,} parameters, seed {session.settings.seed}")
    print()
    trainer = make_trainer(model, session, options.checkpoint)
    if options.resume:
        resume(trainer, options.checkpoint, data)
    train(trainer, data, session, options)

    result = evaluate(trainer, data, session.device)
    files = draw(options.output, trainer, result, data.test)
    print()
    report(result, trainer, session.device, time.perf_counter() - began)
    print()
    for what, path in {**files, "checkpoint": options.checkpoint}.items():
        print(f"{what + ':':17} {path}")
    if not options.quick:
        print()
        judge(result)
    return 0


def parse_options() -> argparse.Namespace:
    parser = common.parser(__doc__)
    parser.add_argument(
        "--data", type=Path, metavar="DIR", default=os.environ.get("MNIST_DIR") or None,
        help="directory with MNIST's IDX files, plain or .gz (default: $MNIST_DIR)",
    )  # fmt: skip
    parser.add_argument(
        "--epochs", type=common.positive, metavar="N",
        help=f"epochs in all, those before --resume counted (default: {EPOCHS})",
    )  # fmt: skip
    parser.add_argument(
        "--quick", action="store_true",
        help=f"{QUICK_EPOCHS} epochs with {QUICK_TRAIN:,} images, to see that it works",
    )  # fmt: skip
    parser.add_argument(
        "--output", type=Path, default=Path("out"), metavar="DIR",
        help="where pictures and checkpoint go (default: out)",
    )  # fmt: skip
    parser.add_argument(
        "--checkpoint", type=Path, metavar="FILE",
        help="written after each epoch (default: mnist.safetensors in the output directory)",
    )  # fmt: skip
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint")
    options = parser.parse_args()
    options.checkpoint = options.checkpoint or options.output / "mnist.safetensors"
    if options.epochs is None:
        options.epochs = QUICK_EPOCHS if options.quick else EPOCHS
    return options


def load_data(options: argparse.Namespace) -> ImageData:
    data = load_mnist(options.data) if options.data else load_digits(report=print)
    if options.quick:
        return ImageData(data.train.first(QUICK_TRAIN), data.test.first(QUICK_TEST), data.source)
    return data


def make_model() -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(784, 512),
        nn.ReLU(),
        nn.Dropout(0.2),
        nn.Linear(512, 256),
        nn.ReLU(),
        nn.Dropout(0.2),
        nn.Linear(256, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )


def make_trainer(model: nn.Sequential, session: common.Session, checkpoint: Path) -> Trainer:
    optimizer = optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.999), weight_decay=1e-5)
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    return Trainer(
        model,
        optimizer,
        cross_entropy,
        metrics={"accuracy": accuracy},
        device=session.device,
        callbacks=[EpochLine(), SaveCheckpoint(checkpoint)],
    )


class EpochLine(Callback):
    """Prints a line for each epoch; on a terminal the progress bar does so itself."""

    def on_epoch_end(self, trainer: Trainer, record: dict[str, float]) -> None:
        if not sys.stderr.isatty():
            print(format_record(record), flush=True)


def resume(trainer: Trainer, checkpoint: Path, data: ImageData) -> None:
    trainer.load(checkpoint)
    print(f"Going on from {checkpoint}, after epoch {trainer.epoch}")


def batches(part: ImageSet, device: torch.device, seed: int | None = None) -> DataLoader:
    """Batches of normalised pixels, (N, 784); shuffled if there is a seed."""

    def to_inputs(batch: Batch) -> Batch:
        images, labels = batch
        # As bytes to the device, a quarter of what floats would be.
        pixels = images.to(device).flatten(1).to(torch.get_default_dtype())
        return pixels.div_(255 * DEVIATION).sub_(MEAN / DEVIATION), labels.to(device)

    shuffle = seed is not None
    size = BATCH_SIZE if shuffle else 1000
    return DataLoader(part.dataset(), size, shuffle=shuffle, seed=seed, transform=to_inputs)


def train(
    trainer: Trainer, data: ImageData, session: common.Session, options: argparse.Namespace
) -> None:
    seed = session.settings.seed
    loader = batches(data.train, session.device, 0 if seed is None else seed)
    loader.epoch = trainer.epoch  # each epoch has its own order, also after --resume
    if trainer.epoch >= options.epochs:
        print(f"{options.epochs} epochs are done already; --epochs N trains to N")
        return
    trainer.fit(loader, options.epochs, validation=batches(data.test, session.device))


@dataclass(frozen=True)
class Result:
    """What the trained model can do; accuracies from 0 to 1, without dropout.

    Attributes:
        train_accuracy: on the training images.
        train_loss: on them.
        test_accuracy: on the test images.
        test_loss: on them.
        final_loss: the mean loss of the last epoch, as it was trained: with dropout.
        confusion: for each digit how often it was taken for each digit, on the test images.
        mistakes: positions of test images with a wrong answer, with the answer and its
            probability: the most confident of each kind first, then the second of each.
    """

    train_accuracy: float
    train_loss: float
    test_accuracy: float
    test_loss: float
    final_loss: float
    confusion: list[list[int]]
    mistakes: list[tuple[int, int, float]]


def evaluate(trainer: Trainer, data: ImageData, device: torch.device) -> Result:
    train_figures = trainer.evaluate(batches(data.train, device))
    test_figures = trainer.evaluate(batches(data.test, device))
    guesses, confidences = [], []
    trainer.model.eval()
    with torch.no_grad():
        for inputs, _ in batches(data.test, device):
            probability = trainer.model(inputs).softmax(dim=1)
            guess = probability.argmax(dim=1)
            confidences += probability.gather(1, guess.unsqueeze(1)).flatten().tolist()
            guesses += guess.tolist()
    confusion = [[0] * 10 for _ in range(10)]
    mistakes = []
    truths = data.test.labels.tolist()
    for position in sorted(range(len(truths)), key=lambda position: -confidences[position]):
        truth, guess = truths[position], guesses[position]
        if guess != truth:
            mistakes.append((confusion[truth][guess], position, guess, confidences[position]))
        confusion[truth][guess] += 1
    mistakes.sort(key=lambda mistake: (mistake[0], -mistake[3]))
    return Result(
        train_accuracy=train_figures["accuracy"],
        train_loss=train_figures["loss"],
        test_accuracy=test_figures["accuracy"],
        test_loss=test_figures["loss"],
        final_loss=trainer.history[-1]["loss"],
        confusion=confusion,
        mistakes=[mistake[1:] for mistake in mistakes],
    )


def draw(folder: Path, trainer: Trainer, result: Result, test: ImageSet) -> dict[str, Path]:
    """Write the pictures; the file of each, by what it shows."""
    files = {
        "learning curves": folder / "mnist_curves.png",
        "confusion matrix": folder / "mnist_confusion.png",
        "worst mistakes": folder / "mnist_mistakes.png",
    }
    worst = [
        plots.Mistake(
            image=test.images[position].tolist(),
            truth=int(test.labels[position].item()),
            guess=guess,
            confidence=confidence,
        )
        for position, guess, confidence in result.mistakes[:SHOWN_MISTAKES]
    ]
    plots.learning_curves(files["learning curves"], trainer.history.records)
    plots.confusion_matrix(files["confusion matrix"], result.confusion)
    plots.worst_mistakes(files["worst mistakes"], worst, len(result.mistakes))
    return files


def report(result: Result, trainer: Trainer, device: torch.device, seconds: float) -> None:
    speeds = sorted(trainer.history["samples_per_second"])
    print(f"training accuracy:   {100 * result.train_accuracy:6.2f} %")
    print(f"test accuracy:       {100 * result.test_accuracy:6.2f} %")
    print(f"final training loss: {result.final_loss:.4f} (with dropout)")
    print(f"loss without dropout: {result.train_loss:.4f} training, {result.test_loss:.4f} test")
    print(f"speed: {speeds[len(speeds) // 2]:,.0f} images/s (median of the epochs)")
    print(f"peak memory: {common.peak_memory() >> 20:,} MiB")
    if device.type == "cuda":
        on_device = torch.cuda.max_memory_allocated(device)
        print(f"peak memory on {device}: {on_device >> 20:,} MiB")
    print(f"time: {seconds:.1f} s in all")


def judge(result: Result) -> None:
    """Say which of the aims are reached."""
    figures = {
        "training accuracy": result.train_accuracy,
        "test accuracy": result.test_accuracy,
        "final training loss": result.final_loss,
    }
    for name, aim in AIMS.items():
        if name.endswith("loss"):
            reached, limit = figures[name] < aim, f"below {aim}"
        else:
            reached, limit = figures[name] > aim, f"over {100 * aim:.0f} %"
        print(f"  [{'ok' if reached else 'not reached'}] {name} {limit}")


if __name__ == "__main__":
    common.run(main)
