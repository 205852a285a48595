#!/usr/bin/env python3
"""Train a small transformer to continue a text, character by character, and let it write.

Two encoder layers under a causal mask, 4 heads of 16, feed-forward 256, dropout 0.1; AdamW with one
cycle of the learning rate up to 4e-3, gradients clipped to norm 1; 3,000 pieces of 64 characters in
each of 8 epochs, in batches of 32. The last tenth of the text is held back to measure on.

The text is the file that you name; without one, the documentation of this project.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common
import sffi_torch as torch
from sffi_dl import nn, optim
from sffi_dl.data import Batch, DataLoader, TensorDataset
from sffi_dl.losses import cross_entropy
from sffi_dl.training import Callback, Trainer
from sffi_dl.training.progress import format_record

CONTEXT = 64
WIDTH, HEADS, LAYERS, FEED_FORWARD = 64, 4, 2, 256
BATCH_SIZE = 32
EPOCHS, QUICK_EPOCHS = 8, 2
RATE = 4e-3
# Training pieces in an epoch, spread evenly over the text. In a short text they overlap.
PIECES, QUICK_PIECES = 3000, 500
DOCUMENTATION = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "specs/README.md",
    "examples/torch/README.md",
)
SAMPLES, LENGTH = 2, 320


class Transformer(nn.Module):
    """Scores for the character that follows each character of a piece.

    Args:
        characters: how many there are.
    """

    def __init__(self, characters: int) -> None:
        super().__init__()
        self.characters = nn.Embedding(characters, WIDTH)
        self.places = nn.Embedding(CONTEXT, WIDTH)
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, FEED_FORWARD, dropout=0.1, activation="gelu", batch_first=True,
            norm_first=True,
        )  # fmt: skip
        self.encoder = nn.TransformerEncoder(layer, LAYERS, norm=nn.LayerNorm(WIDTH))
        self.scores = nn.Linear(WIDTH, characters)
        # True hides: a place sees those before it and itself.
        hidden = torch.ones(CONTEXT, CONTEXT, dtype=torch.bool).triu(1)
        self.register_buffer("mask", hidden, persistent=False)
        self.register_buffer("numbers", torch.arange(CONTEXT), persistent=False)

    def forward(self, piece: torch.Tensor) -> torch.Tensor:
        """(N, L) codes to (N, L, characters) scores, L up to `CONTEXT`."""
        length = piece.shape[1]
        hidden = self.characters(piece) + self.places(self.numbers[:length])
        hidden = self.encoder(hidden, self.mask[:length, :length], is_causal=True)
        return self.scores(hidden)


@dataclass(frozen=True)
class Text:
    """A text as codes, one for each character.

    Attributes:
        source: where it is from, in words.
        characters: the character for each code.
        train: codes to learn from, (N,).
        test: codes that were held back.
    """

    source: str
    characters: str
    train: torch.Tensor
    test: torch.Tensor

    def encode(self, text: str) -> torch.Tensor:
        codes = {character: code for code, character in enumerate(self.characters)}
        return torch.tensor([codes[character] for character in text])

    def decode(self, codes: list[int]) -> str:
        return "".join(self.characters[code] for code in codes)


def main() -> int:
    options = parse_options()
    began = time.perf_counter()
    print("Character transformer")
    print("=====================")
    session = common.start(options, gradients=True)
    text = load_text(options.text)
    print(f"Text: {text.source}")
    print(f"  {len(text.train):,} characters to learn from, {len(text.test):,} to measure on,")
    print(f"  {len(text.characters)} different ones")
    print()

    model = Transformer(len(text.characters)).to(session.device)
    print(f"{nn.count_parameters(model):,} parameters, seed {session.settings.seed}")
    print()
    trainer = train(model, text, session, options)
    samples = [write(model, text, session.device, seed) for seed in range(SAMPLES)]
    for number, sample in enumerate(samples, start=1):
        print(f"\nsample {number}:")
        print("\n".join(f"  | {line}" for line in sample.splitlines()))
    options.output.mkdir(parents=True, exist_ok=True)
    path = options.output / "samples.txt"
    path.write_text("\n\n".join(samples) + "\n", encoding="utf-8")
    print()
    report(trainer, text, time.perf_counter() - began)
    print(f"samples: {path}")
    print()
    return judge(trainer, text)


def parse_options() -> argparse.Namespace:
    parser = common.parser(__doc__)
    parser.add_argument(
        "text", type=Path, nargs="?", metavar="FILE", help="the text, in UTF-8",
    )  # fmt: skip
    parser.add_argument(
        "--epochs", type=common.positive, metavar="N",
        help=f"times through the text (default: {EPOCHS})",
    )  # fmt: skip
    parser.add_argument(
        "--quick", action="store_true",
        help=f"{QUICK_EPOCHS} epochs with fewer pieces, to see that it works",
    )  # fmt: skip
    parser.add_argument(
        "--output", type=Path, default=Path("out"), metavar="DIR",
        help="where samples.txt goes (default: out)",
    )  # fmt: skip
    options = parser.parse_args()
    if options.epochs is None:
        options.epochs = QUICK_EPOCHS if options.quick else EPOCHS
    return options


def load_text(path: Path | None) -> Text:
    if path is None:
        paths = [common.ROOT / name for name in DOCUMENTATION]
        source = "the documentation of this project"
    else:
        paths, source = [path], str(path)
    try:
        text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    except UnicodeDecodeError as error:
        raise common.Stop(f"{path}: no text in UTF-8 (at byte {error.start})") from None
    held_back = len(text) // 10
    if held_back <= CONTEXT:
        raise common.Stop(
            f"{source}: {len(text):,} characters are too few; a tenth of them must be more than "
            f"{CONTEXT}"
        )
    characters = "".join(sorted(set(text)))
    codes = {character: code for code, character in enumerate(characters)}
    whole = torch.tensor([codes[character] for character in text])
    return Text(source, characters, whole[:-held_back], whole[-held_back:])


def pieces(codes: torch.Tensor, stride: int, shuffle: bool, seed: int) -> DataLoader:
    """Batches of pieces, and of the same pieces one character later."""
    windows = codes.unfold(0, CONTEXT + 1, stride)

    def split(batch: Batch) -> Batch:
        (piece,) = batch
        return piece[:, :-1].contiguous(), piece[:, 1:].contiguous()

    return DataLoader(
        TensorDataset(windows), BATCH_SIZE, shuffle=shuffle, seed=seed, transform=split,
        num_workers=1,
    )  # fmt: skip


def next_character_loss(scores: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return cross_entropy(scores.flatten(0, 1), target.flatten())


class EpochLine(Callback):
    """Prints a line for each epoch; on a terminal the progress bar does so itself."""

    def on_epoch_end(self, trainer: Trainer, record: dict[str, float]) -> None:
        if not sys.stderr.isatty():
            print(format_record(record), flush=True)


def train(
    model: Transformer, text: Text, session: common.Session, options: argparse.Namespace
) -> Trainer:
    seed = session.settings.seed or 0
    wanted = QUICK_PIECES if options.quick else PIECES
    stride = max(1, (len(text.train) - CONTEXT) // wanted)
    batches = pieces(text.train, stride, shuffle=True, seed=seed)
    optimizer = optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    schedule = optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=options.epochs * len(batches) + 1
    )
    # plan=True: model and loss do the same at each step, so that it can be recorded once.
    trainer = Trainer(
        model, optimizer, next_character_loss, device=session.device, schedule=schedule,
        step_schedule="batch", clip_norm=1.0, plan=True, callbacks=[EpochLine()],
    )  # fmt: skip
    trainer.fit(
        batches, options.epochs, validation=pieces(text.test, CONTEXT, shuffle=False, seed=seed)
    )
    return trainer


def write(model: Transformer, text: Text, device: torch.device, seed: int) -> str:
    """A text by the model, drawn from its scores, the same for the same seed."""
    generator = torch.Generator().manual_seed(seed)
    # A beginning that the model has not seen.
    codes = text.test[seed * CONTEXT :][: CONTEXT // 2].tolist()
    begin = len(codes)
    model.eval()
    with torch.no_grad():
        for _ in range(LENGTH):
            piece = torch.tensor([codes[-CONTEXT:]], device=device)
            scores = model(piece)[0, -1].to("cpu", torch.float64)
            chances = (scores / 0.7).softmax(0)
            codes.append(int(torch.multinomial(chances, 1, generator=generator).item()))
    return f"{text.decode(codes[:begin])}>>>{text.decode(codes[begin:])}"


def frequency_bits(text: Text) -> float:
    """Bits for each held-back character for one who knows only how frequent each is."""
    counts = Counter(text.train.tolist())
    total = len(text.train) + len(text.characters)
    test = text.test.tolist()
    return -sum(math.log2((counts[code] + 1) / total) for code in test) / len(test)


def report(trainer: Trainer, text: Text, seconds: float) -> None:
    last = trainer.history[-1]
    print(f"bits per character: {last['val_loss'] / math.log(2):.3f} on the text held back,")
    print(
        f"  {last['loss'] / math.log(2):.3f} on the rest; {frequency_bits(text):.3f} by frequency"
    )
    speeds = sorted(record["samples_per_second"] for record in trainer.history)
    print(f"speed: {speeds[len(speeds) // 2] * CONTEXT:,.0f} characters/s")
    is_planned = trainer.plan_note.startswith("steps are planned")
    print("steps run as a recorded plan" if is_planned else trainer.plan_note)
    print(f"peak memory: {common.peak_memory() / 2**20:,.0f} MiB")
    print(f"time: {seconds:.1f} s in all")


def judge(trainer: Trainer, text: Text) -> int:
    checks = common.Checks()
    bits = trainer.history[-1]["val_loss"] / math.log(2)
    checks.that(bits < frequency_bits(text), "it knows more than how frequent characters are")
    losses = trainer.history["loss"]
    checks.that(losses[-1] < losses[0], "the loss went down")
    return checks.finish()


if __name__ == "__main__":
    common.run(main)
