"""Pooling: maxima and means over windows of the last one or two dimensions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import sffi_torch as torch

from sffi_dl.nn.module import Module
from sffi_dl.nn.sizes import each

__all__ = [
    "AdaptiveAvgPool1d",
    "AdaptiveAvgPool2d",
    "AvgPool1d",
    "AvgPool2d",
    "MaxPool1d",
    "MaxPool2d",
]

_functional = torch.nn.functional
Sizes = int | Sequence[int]


class _MaxPool(Module):
    """The largest element of each window of the last dimensions.

    Args:
        kernel_size: the size of the window, one number or one for each dimension; so are
            the next three.
        stride: how far the window moves; None means by its size.
        padding: how much is put around the input; it is never the largest.
        dilation: the distance of the window's elements.
        return_indices: give also where in its channel each element was.
        ceil_mode: let the last window go over the edge.

    Raises:
        TypeError: a size is no whole number.
        ValueError: a size is out of its range.
    """

    _dimensions: ClassVar[int]
    _pool: ClassVar[Callable[..., Any]]
    _pool_with_indices: ClassVar[Callable[..., Any]]

    def __init__(
        self,
        kernel_size: Sizes,
        stride: Sizes | None = None,
        padding: Sizes = 0,
        dilation: Sizes = 1,
        return_indices: bool = False,
        ceil_mode: bool = False,
    ) -> None:
        super().__init__()
        # Kept as they were given: that is what repr shows.
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding
        self.dilation = dilation
        self.return_indices = return_indices
        self.ceil_mode = ceil_mode
        self._sizes = (
            *_window(self.kernel_size, self.stride, self.padding, self._dimensions),
            each("dilation", dilation, self._dimensions),
            bool(ceil_mode),
        )

    def forward(self, input: torch.Tensor) -> Any:
        """Of `input`, (N, C, ...) or (C, ...): the maxima; with their places if so asked."""
        pool = self._pool_with_indices if self.return_indices else self._pool
        return pool(input, *self._sizes)

    def extra_repr(self) -> str:
        """The sizes."""
        return (
            f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
            f"dilation={self.dilation}, ceil_mode={self.ceil_mode}"
        )


class MaxPool1d(_MaxPool):
    __doc__ = _MaxPool.__doc__

    _dimensions = 1
    _pool = staticmethod(_functional.max_pool1d)
    _pool_with_indices = staticmethod(_functional.max_pool1d_with_indices)


class MaxPool2d(_MaxPool):
    __doc__ = _MaxPool.__doc__

    _dimensions = 2
    _pool = staticmethod(_functional.max_pool2d)
    _pool_with_indices = staticmethod(_functional.max_pool2d_with_indices)


class AvgPool1d(Module):
    """The mean of each window of the last dimension.

    Args:
        kernel_size: the size of the window.
        stride: how far it moves; None means by its size.
        padding: how many zeros are put around the input.
        ceil_mode: let the last window go over the edge.
        count_include_pad: whether those zeros count as elements.

    Raises:
        TypeError: a size is no whole number.
        ValueError: a size is out of its range.
    """

    def __init__(
        self,
        kernel_size: Sizes,
        stride: Sizes | None = None,
        padding: Sizes = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
    ) -> None:
        super().__init__()
        stride = kernel_size if stride is None else stride
        self.kernel_size, self.stride, self.padding = _window(kernel_size, stride, padding, 1)
        self.ceil_mode = ceil_mode
        self.count_include_pad = count_include_pad

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """The means over `input`, (N, C, L) or (C, L)."""
        return _functional.avg_pool1d(
            input,
            self.kernel_size,
            self.stride,
            self.padding,
            self.ceil_mode,
            self.count_include_pad,
        )

    def extra_repr(self) -> str:
        """The sizes."""
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class AvgPool2d(Module):
    """The mean of each window of the last two dimensions.

    Args:
        kernel_size: the size of the window, one number or (height, width); so are the next
            two.
        stride: how far it moves; None means by its size.
        padding: how many zeros are put around the input.
        ceil_mode: let the last window go over the edge.
        count_include_pad: whether those zeros count as elements.
        divisor_override: divide by this instead of the number of elements.

    Raises:
        TypeError: a size is no whole number.
        ValueError: a size is out of its range.
    """

    def __init__(
        self,
        kernel_size: Sizes,
        stride: Sizes | None = None,
        padding: Sizes = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        divisor_override: int | None = None,
    ) -> None:
        super().__init__()
        # Kept as they were given: that is what repr shows.
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding
        self.ceil_mode = ceil_mode
        self.count_include_pad = count_include_pad
        self.divisor_override = divisor_override
        if divisor_override == 0:
            raise ValueError("invalid divisor_override: 0 (allowed: any other number)")
        self._sizes = _window(self.kernel_size, self.stride, self.padding, 2)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """The means over `input`, (N, C, H, W) or (C, H, W)."""
        return _functional.avg_pool2d(
            input, *self._sizes, self.ceil_mode, self.count_include_pad, self.divisor_override
        )

    def extra_repr(self) -> str:
        """The sizes."""
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class AdaptiveAvgPool1d(Module):
    """Means over windows chosen so that the last dimension has the size `output_size`."""

    def __init__(self, output_size: int) -> None:
        super().__init__()
        each("output_size", output_size, 1, least=0)
        self.output_size = output_size

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """The means over `input`, (N, C, L) or (C, L)."""
        return _functional.adaptive_avg_pool1d(input, self.output_size)

    def extra_repr(self) -> str:
        """The size."""
        return f"output_size={self.output_size}"


class AdaptiveAvgPool2d(Module):
    """Means over windows chosen so that the last two dimensions have the size `output_size`.

    Args:
        output_size: one number or (height, width); None for a size that stays as it is.
    """

    def __init__(self, output_size: int | Sequence[int | None] | None) -> None:
        super().__init__()
        sizes = output_size if isinstance(output_size, (list, tuple)) else (output_size,) * 2
        self._wanted = tuple(None if size is None else int(size) for size in sizes)
        each("output_size", [0 if size is None else size for size in self._wanted], 2, least=0)
        self.output_size = output_size

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """The means over `input`, (N, C, H, W) or (C, H, W)."""
        sizes = self._wanted
        if None in sizes:
            here = input.shape[-2:]
            sizes = tuple(
                have if want is None else want for want, have in zip(sizes, here, strict=True)
            )
        return _functional.adaptive_avg_pool2d(input, sizes)  # type: ignore[arg-type]

    def extra_repr(self) -> str:
        """The size."""
        return f"output_size={self.output_size}"


def _window(
    kernel_size: Sizes, stride: Sizes, padding: Sizes, dimensions: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    kernel = each("kernel_size", kernel_size, dimensions)
    margin = each("padding", padding, dimensions, least=0)
    if any(2 * size > extent for size, extent in zip(margin, kernel, strict=True)):
        raise ValueError(f"invalid padding: {padding} (allowed: up to half of kernel_size)")
    return kernel, each("stride", stride, dimensions), margin
