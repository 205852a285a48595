"""The pictures that the training examples draw, as PNG files, without a display."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

INK = "#1f2933"
GREY = "#8a94a0"
BLUE = "#2563a8"
ORANGE = "#d9722b"

_STYLE = {
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "figure.dpi": 130,
    "font.size": 10,
    "grid.color": "#e6e9ed",
    "legend.frameon": False,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


@dataclass(frozen=True)
class Mistake:
    """An image that the model takes for another digit.

    Attributes:
        image: rows of grey values, 0 to 255.
        truth: what it shows.
        guess: what the model says.
        confidence: how sure the model is of that, 0 to 1.
    """

    image: list[list[int]]
    truth: int
    guess: int
    confidence: float


def learning_curves(path: Path, history: Sequence[dict[str, float]]) -> None:
    """Loss and accuracy over the epochs, for training and test data."""
    plt = _pyplot()
    with plt.rc_context(_STYLE):
        figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
        epochs = [int(record["epoch"]) for record in history]
        marker = "o" if len(epochs) < 30 else None
        for name, label, colour in (
            ("", "training (with dropout)", BLUE),
            ("val_", "test", ORANGE),
        ):
            for axes, figure_name, factor in ((left, "loss", 1), (right, "accuracy", 100)):
                values = [factor * record[name + figure_name] for record in history]
                axes.plot(epochs, values, color=colour, marker=marker, ms=4, label=label)
        left.set(title="Loss (cross entropy)", xlabel="epoch", yscale="log")
        right.set(title="Accuracy (%)", xlabel="epoch")
        _label_1_2_5(left.yaxis)
        for axes in (left, right):
            axes.xaxis.get_major_locator().set_params(integer=True)
            axes.margins(x=0.03)
        right.legend(loc="lower right")
        _save(figure, path)


def confusion_matrix(path: Path, counts: list[list[int]]) -> None:
    """How often each digit (row) was taken for each digit (column)."""
    plt = _pyplot()
    classes = len(counts)
    totals = [sum(row) for row in counts]
    shares = [
        [value / total if total else 0.0 for value in row]
        for row, total in zip(counts, totals, strict=True)
    ]
    correct = sum(counts[i][i] for i in range(classes))
    with plt.rc_context(_STYLE | {"axes.grid": False}):
        figure, axes = plt.subplots(figsize=(7.2, 6.4), layout="constrained")
        # Mistakes are rare: on a linear scale they could not be told from none.
        norm = plt.matplotlib.colors.PowerNorm(0.3, vmin=0.0, vmax=1.0)
        drawn = axes.imshow(shares, cmap="Blues", norm=norm)
        for row in range(classes):
            for column in range(classes):
                value = counts[row][column]
                if value:
                    light = norm(shares[row][column]) > 0.6
                    axes.text(
                        column, row, f"{value:,}", ha="center", va="center",
                        fontsize=8.5, color="white" if light else INK,
                        fontweight="bold" if row == column else "normal",
                    )  # fmt: skip
        axes.set(
            title=f"{correct:,} of {sum(totals):,} test images right "
            f"({100 * correct / max(1, sum(totals)):.2f} %)",
            xlabel="what the model says", ylabel="what the image shows",
            xticks=range(classes), yticks=range(classes),
        )  # fmt: skip
        axes.tick_params(length=0)
        for side in axes.spines.values():
            side.set_visible(False)
        bar = figure.colorbar(drawn, ax=axes, ticks=[0, 0.001, 0.01, 0.1, 0.5, 1], shrink=0.8)
        bar.ax.set_yticklabels(["0", "0.1 %", "1 %", "10 %", "50 %", "100 %"])
        bar.set_label("share of the row")
        bar.outline.set_visible(False)
        _save(figure, path)


def worst_mistakes(path: Path, mistakes: Sequence[Mistake], total: int) -> None:
    """A grid of `mistakes`; `total` says how many there are in all."""
    plt = _pyplot()
    columns = 6
    rows = max(1, -(-len(mistakes) // columns))
    with plt.rc_context(_STYLE | {"axes.grid": False}):
        figure, grid = plt.subplots(
            rows, columns, figsize=(9, 1.85 * rows + 0.5), squeeze=False, layout="constrained"
        )
        for axes in grid.flat:
            axes.axis("off")
        for axes, mistake in zip(grid.flat, mistakes, strict=False):
            axes.imshow(mistake.image, cmap="gray_r", vmin=0, vmax=255)
            axes.set_title(
                f"{mistake.truth} taken for {mistake.guess}", fontsize=9, loc="center", pad=3
            )
            axes.text(
                0.5, -0.02, f"{100 * mistake.confidence:.1f} % sure", transform=axes.transAxes,
                ha="center", va="top", fontsize=8, color=GREY,
            )  # fmt: skip
        title = (
            f"{len(mistakes)} of the {total} mistakes on the test images, the worst of each kind"
        )
        if not mistakes:
            title = "No mistakes on the test images"
        figure.suptitle(title, x=0.01, ha="left", fontsize=12)
        _save(figure, path)


def xor_surface(
    path: Path, losses: Sequence[float], score: Callable[[list[list[float]]], list[float]]
) -> None:
    """The loss over the epochs, and what the network answers between the four corners.

    Args:
        path: the file to write.
        losses: one for each epoch.
        score: the network's answers to a list of pairs.
    """
    plt = _pyplot()
    steps = 121
    low, high = -0.25, 1.25
    ticks = [low + (high - low) * i / (steps - 1) for i in range(steps)]
    answers = score([[x, y] for y in ticks for x in ticks])
    surface = [answers[row * steps : (row + 1) * steps] for row in range(steps)]
    with plt.rc_context(_STYLE):
        figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
        left.plot(range(1, len(losses) + 1), losses, color=BLUE)
        left.axhline(0.01, color=GREY, lw=1, ls="--")
        left.annotate(
            "aim: 0.01", (len(losses), 0.01), (0, 4), textcoords="offset points",
            ha="right", color=GREY,
        )  # fmt: skip
        left.set(title="Loss (mean squared error)", xlabel="epoch", yscale="log")
        left.margins(x=0.02)
        drawn = right.contourf(ticks, ticks, surface, levels=20, cmap="RdYlBu_r", vmin=0, vmax=1)
        right.contour(ticks, ticks, surface, levels=[0.5], colors=INK, linewidths=1)
        for x, y in ((0, 0), (0, 1), (1, 0), (1, 1)):
            right.scatter(x, y, s=260, color="white", edgecolor=INK, zorder=3)
            right.text(x, y, str(x ^ y), ha="center", va="center", zorder=4, fontweight="bold")
        right.set(
            title="Answer for each pair of inputs", xlabel="first input", ylabel="second input",
            xticks=[0, 1], yticks=[0, 1], aspect="equal",
        )  # fmt: skip
        right.grid(visible=False)
        bar = figure.colorbar(drawn, ax=right, ticks=[0, 0.25, 0.5, 0.75, 1], shrink=0.9)
        bar.outline.set_visible(False)
        _save(figure, path)


def speed_bars(path: Path, times: Mapping[str, Mapping[str, float]]) -> None:
    """Seconds a step, for each title and side, as bars; each panel has its own scale."""
    plt = _pyplot()
    sides = list(next(iter(times.values())))
    colours = {side: BLUE if side.startswith("sffi") else GREY for side in sides}
    with plt.rc_context(_STYLE | {"axes.grid": False}):
        figure, panels = plt.subplots(
            1, len(times), figsize=(3.6 * len(times), 0.45 * len(sides) + 1.1), sharey=True,
            squeeze=False, layout="constrained",
        )  # fmt: skip
        for axes, (title, measured) in zip(panels.flat, times.items(), strict=True):
            micros = [1e6 * measured[side] for side in sides]
            drawn = axes.barh(
                sides, micros, color=[colours[side] for side in sides], height=0.66,
                alpha=1.0,
            )  # fmt: skip
            axes.bar_label(drawn, [f"{value:,.0f} us" for value in micros], padding=3, fontsize=9)
            axes.set(title=title, xlim=(0, 1.32 * max(micros)), xticks=[])
            axes.tick_params(length=0)
            axes.spines["bottom"].set_visible(False)
        panels.flat[0].invert_yaxis()
        figure.suptitle("Time of a training step; shorter is better", x=0.01, ha="left")
        _save(figure, path)


def _pyplot() -> Any:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    return plt


def _label_1_2_5(axis: Any) -> None:
    """Label a logarithmic axis in plain numbers, also where it spans less than a decade."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter, NullLocator

    axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axis.set_major_formatter(FuncFormatter(lambda value, _position: f"{value:g}"))
    axis.set_minor_locator(NullLocator())
    axis.set_minor_formatter(NullFormatter())


def _save(figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    _pyplot().close(figure)
