"""Convolutions: `Conv1d` and `Conv2d`."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import sffi_torch as torch

from sffi_dl.nn import init
from sffi_dl.nn.module import Module
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.sizes import each, positive

__all__ = ["Conv1d", "Conv2d"]

_pad = torch.nn.functional.pad
_MODES = ("zeros", "reflect", "replicate", "circular")


class _Conv(Module):
    """A convolution over as many dimensions as its subclass says.

    Weights and bias start from U(-k, k) with k = 1 / sqrt(in_channels / groups * kernel
    elements), drawn in PyTorch's order.

    Args:
        in_channels: the number of channels of the input.
        out_channels: that of the output.
        kernel_size: the size of the window, one number or one for each dimension; so are
            the next three.
        stride: how far the window moves.
        padding: how much is put around the input; ``"valid"`` means nothing, ``"same"`` as
            much as keeps the size.
        dilation: the distance of the window's elements.
        groups: channels are divided into as many groups, which do not mix.
        bias: whether there is one.
        padding_mode: what is put around: ``"zeros"``, ``"reflect"``, ``"replicate"`` or
            ``"circular"``.
        device: where the parameters are made.
        dtype: their type.

    Attributes:
        weight: (out_channels, in_channels / groups, *kernel_size).
        bias: (out_channels,), or None.

    Raises:
        TypeError: a size is no whole number.
        ValueError: an argument is out of its range, or `groups` does not divide the channels.
    """

    _dimensions: ClassVar[int]
    _convolve: ClassVar[Callable[..., Any]]

    weight: Parameter
    bias: Parameter | None

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | Sequence[int],
        stride: int | Sequence[int] = 1,
        padding: int | str | Sequence[int] = 0,
        dilation: int | Sequence[int] = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: str = "zeros",
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        count = self._dimensions
        self.in_channels = positive("in_channels", in_channels)
        self.out_channels = positive("out_channels", out_channels)
        self.kernel_size = each("kernel_size", kernel_size, count)
        self.stride = each("stride", stride, count)
        self.dilation = each("dilation", dilation, count)
        self.groups = positive("groups", groups)
        for name, channels in (("in_channels", in_channels), ("out_channels", out_channels)):
            if channels % groups:
                raise ValueError(f"{name} ({channels}) cannot be divided into {groups} groups")
        if isinstance(padding, str):
            if padding not in ("same", "valid"):
                raise ValueError(f'padding is a size, "same" or "valid", not {padding!r}')
            if padding == "same" and any(step != 1 for step in self.stride):
                raise ValueError(f'padding="same" needs a stride of 1, not {stride}')
            self.padding: str | tuple[int, ...] = padding
        else:
            self.padding = each("padding", padding, count, least=0)
        if padding_mode not in _MODES:
            raise ValueError(f"padding_mode is one of {', '.join(_MODES)}, not {padding_mode!r}")
        self.padding_mode = padding_mode
        shape = (out_channels, in_channels // groups, *self.kernel_size)
        self.weight = Parameter(torch.empty(shape, device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(torch.empty((out_channels,), device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self._margins = self._find_margins()
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Draw new first values."""
        # With a = sqrt(5) the bound of kaiming_uniform_ is 1 / sqrt(fan in).
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1.0 / math.sqrt(init.fans(self.weight)[0])
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Map `input`, (N, in_channels, ...) or (in_channels, ...), to (N, out_channels, ...)."""
        padding = self.padding
        if self.padding_mode != "zeros":
            input, padding = _pad(input, self._margins, self.padding_mode), "valid"
        output: torch.Tensor = self._convolve(
            input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups
        )
        return output

    def _find_margins(self) -> list[int]:
        # Two numbers for each dimension, from the last one on. Of an odd sum the end gets more.
        margins: list[int] = []
        for i in reversed(range(self._dimensions)):
            if self.padding == "same":
                whole = self.dilation[i] * (self.kernel_size[i] - 1)
                margins += [whole // 2, whole - whole // 2]
            else:
                size = 0 if isinstance(self.padding, str) else self.padding[i]
                margins += [size, size]
        return margins

    def extra_repr(self) -> str:
        """The arguments that are not the usual ones."""
        none, one = (0,) * self._dimensions, (1,) * self._dimensions
        parts = [
            f"{self.in_channels}, {self.out_channels}",
            f"kernel_size={self.kernel_size}, stride={self.stride}",
        ]
        if self.padding != none:
            parts.append(f"padding={self.padding}")
        if self.dilation != one:
            parts.append(f"dilation={self.dilation}")
        if self.groups != 1:
            parts.append(f"groups={self.groups}")
        if self.bias is None:
            parts.append("bias=False")
        if self.padding_mode != "zeros":
            parts.append(f"padding_mode={self.padding_mode}")
        return ", ".join(parts)


class Conv1d(_Conv):
    __doc__ = (_Conv.__doc__ or "").replace(
        "A convolution over as many dimensions as its subclass says.",
        "A convolution along one dimension: (N, in_channels, L) to (N, out_channels, L').",
    )

    _dimensions = 1
    _convolve = staticmethod(torch.nn.functional.conv1d)


class Conv2d(_Conv):
    __doc__ = (_Conv.__doc__ or "").replace(
        "A convolution over as many dimensions as its subclass says.",
        "A convolution of images: (N, in_channels, H, W) to (N, out_channels, H', W').",
    )

    _dimensions = 2
    _convolve = staticmethod(torch.nn.functional.conv2d)
