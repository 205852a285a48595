"""Normalisation: `BatchNorm1d`, `BatchNorm2d` and `LayerNorm`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import sffi_torch as torch

from sffi_dl.nn import init
from sffi_dl.nn.module import Module
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.sizes import each, positive

__all__ = ["BatchNorm1d", "BatchNorm2d", "LayerNorm"]

_batch_norm = torch.nn.functional._batch_norm_module
_layer_norm = torch.nn.functional.layer_norm


class _BatchNorm(Module):
    """Brings each channel to mean 0 and variance 1, then scales and shifts it.

    While training, by mean and variance of the batch, which are also recorded; else by the
    recorded ones. After Ioffe and Szegedy, "Batch normalization: accelerating deep network
    training by reducing internal covariate shift" (2015).

    Args:
        num_features: the number of channels.
        eps: added to the variance.
        momentum: the share of a batch in what is recorded; None records the mean of all
            batches.
        affine: whether it scales and shifts.
        track_running_stats: whether it records; if not, it always takes those of the batch.
        device: where parameters and buffers are made.
        dtype: their type.
        bias: whether it shifts, if `affine`.

    Attributes:
        weight: (num_features,), or None.
        bias: (num_features,), or None.
        running_mean: (num_features,), or None.
        running_var: (num_features,), or None.
        num_batches_tracked: how many batches are recorded, int64, or None.
    """

    # The least and the largest number of dimensions of an input.
    _ranks: ClassVar[tuple[int, int]]

    weight: Parameter | None
    bias: Parameter | None
    running_mean: torch.Tensor | None
    running_var: torch.Tensor | None
    num_batches_tracked: torch.Tensor | None

    def __init__(
        self,
        num_features: int,
        eps: float = 1e-5,
        momentum: float | None = 0.1,
        affine: bool = True,
        track_running_stats: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
        *,
        bias: bool = True,
    ) -> None:
        super().__init__()
        self.num_features = positive("num_features", num_features)
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats

        def filled(value: float) -> torch.Tensor:
            return torch.full((num_features,), value, device=device, dtype=dtype)

        self.register_parameter("weight", Parameter(filled(1.0)) if affine else None)
        self.register_parameter("bias", Parameter(filled(0.0)) if affine and bias else None)
        tracked = track_running_stats
        self.register_buffer("running_mean", filled(0.0) if tracked else None)
        self.register_buffer("running_var", filled(1.0) if tracked else None)
        count = torch.zeros((), dtype=torch.int64, device=device)
        self.register_buffer("num_batches_tracked", count if tracked else None)

    def reset_running_stats(self) -> None:
        """Forget what was recorded."""
        if (
            self.running_mean is not None
            and self.running_var is not None
            and self.num_batches_tracked is not None
        ):
            self.running_mean.zero_()
            self.running_var.fill_(1.0)
            self.num_batches_tracked.zero_()

    def reset_parameters(self) -> None:
        """Go back to the first values, recorded ones too."""
        self.reset_running_stats()
        if self.weight is not None:
            init.ones_(self.weight)
        if self.bias is not None:
            init.zeros_(self.bias)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape, (N, C, ...).

        Raises:
            ValueError: another number of dimensions; or, while training, one value only in
                each channel.
        """
        return _batch_norm(
            input,
            self.running_mean,
            self.running_var,
            self.num_batches_tracked,
            self.weight,
            self.bias,
            self.training,
            self.momentum,
            self.eps,
            *self._ranks,
        )

    def extra_repr(self) -> str:
        """The arguments."""
        return (
            f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, "
            f"affine={self.affine}, bias={self.bias is not None}, "
            f"track_running_stats={self.track_running_stats}"
        )


class BatchNorm1d(_BatchNorm):
    __doc__ = (_BatchNorm.__doc__ or "").replace("each channel", "each channel of (N, C[, L])", 1)

    _ranks = (2, 3)


class BatchNorm2d(_BatchNorm):
    __doc__ = (_BatchNorm.__doc__ or "").replace("each channel", "each channel of (N, C, H, W)", 1)

    _ranks = (4, 4)


class LayerNorm(Module):
    """Brings the last dimensions to mean 0 and variance 1, then scales and shifts each element.

    After Ba, Kiros and Hinton, "Layer normalization" (2016).

    Args:
        normalized_shape: the sizes of those dimensions, or the size of the last one.
        eps: added to the variance.
        elementwise_affine: whether it scales and shifts.
        bias: whether it shifts, if `elementwise_affine`.
        device: where the parameters are made.
        dtype: their type.

    Attributes:
        weight: `normalized_shape`, or None.
        bias: `normalized_shape`, or None.
    """

    weight: Parameter | None
    bias: Parameter | None

    def __init__(
        self,
        normalized_shape: int | Sequence[int],
        eps: float = 1e-5,
        elementwise_affine: bool = True,
        bias: bool = True,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        rank = 1 if isinstance(normalized_shape, int) else len(normalized_shape)
        self.normalized_shape = each("normalized_shape", normalized_shape, rank)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        weight = bias_value = None
        if elementwise_affine:
            weight = Parameter(torch.ones(self.normalized_shape, device=device, dtype=dtype))
            if bias:
                zeros = torch.zeros(self.normalized_shape, device=device, dtype=dtype)
                bias_value = Parameter(zeros)
        self.register_parameter("weight", weight)
        self.register_parameter("bias", bias_value)

    def reset_parameters(self) -> None:
        """Go back to the first values."""
        if self.weight is not None:
            init.ones_(self.weight)
        if self.bias is not None:
            init.zeros_(self.bias)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Of `input`'s shape, (*, *normalized_shape)."""
        return _layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self) -> str:
        """The arguments."""
        return (
            f"{self.normalized_shape}, eps={self.eps}, "
            f"elementwise_affine={self.elementwise_affine}, bias={self.bias is not None}"
        )
