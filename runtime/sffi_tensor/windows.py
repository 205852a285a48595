"""``torch.signal.windows``: weights of the samples of a part of a signal.

All take how many points there are, ``M``; whether the window is symmetric, or periodic as a
transform wants it (``sym=False``); and dtype, layout, device and requires_grad as factories do.
They raise ValueError for a negative `M`, a layout that is not strided, and a dtype other than
float32 and float64.
"""

from __future__ import annotations

from math import pi

from sffi_torch import functions

from sffi_tensor.defaults import get_default_dtype
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import float32, float64
from sffi_tensor.layouts import strided

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = [
    "bartlett",
    "blackman",
    "cosine",
    "exponential",
    "gaussian",
    "general_cosine",
    "general_hamming",
    "hamming",
    "hann",
    "kaiser",
    "nuttall",
]


def _window(
    name: str,
    length: int,
    sym: bool,
    options: dict[str, Any],
    weights: Callable[[Tensor, float], Tensor],
) -> Tensor:
    """The window of `weights(n, N)`, of the points' numbers and the number of the one at the end.

    It is computed in double precision.
    """
    kind = dtype_class.coerce(options.pop("dtype", None) or get_default_dtype(), name)
    form = options.pop("layout", strided)
    device, requires_grad = options.pop("device", None), options.pop("requires_grad", False)
    if options:
        raise TypeError(f"{name}() got an unexpected keyword argument '{next(iter(options))}'")
    if length < 0:
        raise ValueError(f"{name} requires non-negative window length, got M={length}")
    if form is not strided:
        raise ValueError(f"{name} is implemented for strided tensors only, got: {form}")
    if kind not in (float32, float64):
        raise ValueError(f"{name} expects float32 or float64 dtypes, got: {kind}")
    points = functions._arange(0, length, 1, float64, None, None, False, False)
    last = length - 1 if sym or length == 1 else length
    result = weights(points, max(last, 1)).to(kind)
    if device is not None:
        result = result.to(device)
    return result.requires_grad_(True) if requires_grad else result


def bartlett(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """The triangle: 1 - |2 n / N - 1|."""
    return _window("bartlett", M, sym, options, _triangle)


def _triangle(n: Tensor, last: float) -> Tensor:
    return n + 1 if n.numel() == 1 else 1 - (n * (2 / last) - 1).abs()


def _cosines(coefficients: list[float]) -> Callable[[Tensor, float], Tensor]:
    def weights(n: Tensor, last: float) -> Tensor:
        if n.numel() == 1:
            return n + 1
        total = functions.zeros_like(n)
        for order, coefficient in enumerate(coefficients):
            total += (-1) ** order * coefficient * (n * (2 * pi * order / last)).cos()
        return total

    return weights


def general_cosine(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    a: Iterable[float],
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """A sum of cosines: sum of (-1)^i a_i cos(2 pi i n / N).

    Raises:
        TypeError: `a` is no list of numbers.
        ValueError: `a` is empty.
    """
    if not hasattr(a, "__iter__"):
        raise TypeError("Coefficients must be a list/tuple")
    coefficients = [float(each) for each in a]
    if not coefficients:
        raise ValueError("Coefficients cannot be empty")
    return _window("general_cosine", M, sym, options, _cosines(coefficients))


def blackman(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """The Blackman window."""
    return _window("blackman", M, sym, options, _cosines([0.42, 0.5, 0.08]))


def nuttall(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """The window of four cosines with minimal side lobes, after Nuttall (1981)."""
    return _window(
        "nuttall", M, sym, options, _cosines([0.3635819, 0.4891775, 0.1365995, 0.0106411])
    )


def general_hamming(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    alpha: float = 0.54,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """alpha - (1 - alpha) cos(2 pi n / N)."""
    return _window("general_hamming", M, sym, options, _cosines([alpha, 1 - alpha]))


def hamming(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """The Hamming window."""
    return _window("hamming", M, sym, options, _cosines([0.54, 0.46]))


def hann(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """The Hann window."""
    return _window("hann", M, sym, options, _cosines([0.5, 0.5]))


def cosine(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """Half a wave: sin(pi (n + 0.5) / M), or M + 1 of a periodic one."""
    whole = M if sym or M <= 1 else M + 1
    return _window("cosine", M, sym, options, lambda n, _: ((n + 0.5) * (pi / whole)).sin())


def exponential(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    center: float | None = None,
    tau: float = 1.0,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """exp(-|n - center| / tau).

    Raises:
        ValueError: a `tau` that is not positive, or a `center` of a symmetric window.
    """
    if tau <= 0:
        raise ValueError(f"Tau must be positive, got: {tau} instead.")
    if sym and center is not None:
        raise ValueError("Center must be None for symmetric windows")
    middle = center if center is not None else (M if not sym and M > 1 else M - 1) / 2
    return _window("exponential", M, sym, options, lambda n, _: (-(n - middle).abs() / tau).exp())


def gaussian(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    std: float = 1.0,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """exp(-((n - N / 2) / std)^2 / 2).

    Raises:
        ValueError: a `std` that is not positive.
    """
    if std <= 0:
        raise ValueError(f"Standard deviation must be positive, got: {std} instead.")
    middle = (M if not sym and M > 1 else M - 1) / 2
    return _window(
        "gaussian", M, sym, options, lambda n, _: (-(((n - middle) / std) ** 2) / 2).exp()
    )


def kaiser(
    M: int,  # noqa: N803 - PyTorch's name
    *,
    beta: float = 12.0,
    sym: bool = True,
    **options: Any,
) -> Tensor:
    """I0(beta sqrt(1 - (2 n / N - 1)^2)) / I0(beta).

    Raises:
        ValueError: a negative `beta`.
    """
    if beta < 0:
        raise ValueError(f"beta must be non-negative, got: {beta} instead.")

    def weights(n: Tensor, last: float) -> Tensor:
        if n.numel() == 1:
            return n + 1
        inner = (1 - (n * (2 / last) - 1) ** 2).clamp_min(0).sqrt()
        return (inner * beta).i0() / functions.full((), beta, dtype=float64).i0()

    return _window("kaiser", M, sym, options, weights)
