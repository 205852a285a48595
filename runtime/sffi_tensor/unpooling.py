"""Pooling at random places, and the way back from maxima, of ``torch.nn.functional``."""

from __future__ import annotations

from sffi_torch import _native as native

from sffi_tensor.pooling import each

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

    Sizes = int | Sequence[int]
    Pair = tuple[Tensor, Tensor]

__all__ = [
    "fractional_max_pool2d",
    "fractional_max_pool2d_with_indices",
    "fractional_max_pool3d",
    "fractional_max_pool3d_with_indices",
    "max_unpool1d",
    "max_unpool2d",
    "max_unpool3d",
]

# ------------------------------------------------------------------------ windows drawn at random


def _fractional(
    input: Tensor,
    kernel_size: Sizes,
    output_size: Sizes | None,
    output_ratio: float | Sequence[float] | None,
    samples: Tensor | None,
    count: int,
) -> Pair:
    function = f"fractional_max_pool{count}d"
    if output_size is None and output_ratio is None:
        raise ValueError(f"{function} requires specifying either an output_size or an output_ratio")
    if output_size is None:
        ratios = each(output_ratio, count, function, "output_ratio")
        extents = input.shape[-count:]
        output_size = [int(n * ratio) for n, ratio in zip(extents, ratios, strict=True)]
    if samples is None:
        from sffi_torch import functions

        batch = 1 if input.dim() == count + 1 else input.shape[0]
        samples = functions.rand(
            batch, input.shape[-count - 1], count, dtype=input.dtype, device=input.device
        )
    pool = (
        native.rt_torch_nn_functional__fractional_max_pool2d
        if count == 2
        else native.rt_torch_nn_functional__fractional_max_pool3d
    )
    kernel = each(kernel_size, count, function, "kernel_size")
    size = each(output_size, count, function, "output_size")
    found: Pair = pool(input, kernel, size, samples)
    return found


def fractional_max_pool2d_with_indices(
    input: Tensor,
    kernel_size: Sizes,
    output_size: Sizes | None = None,
    output_ratio: float | Sequence[float] | None = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Pair:
    """`fractional_max_pool2d`, and where in its channel each of the largest elements is."""
    return _fractional(input, kernel_size, output_size, output_ratio, _random_samples, 2)


def fractional_max_pool2d(
    input: Tensor,
    kernel_size: Sizes,
    output_size: Sizes | None = None,
    output_ratio: float | Sequence[float] | None = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Any:
    """The largest elements of windows over the last two axes, at random distances.

    After Graham, "Fractional max-pooling" (2014).

    Args:
        input: images (n, c, h, w), with or without a batch.
        kernel_size: the size of the windows.
        output_size: the size of the result.
        output_ratio: that as a share of the input's.
        return_indices: also give where in its channel each one is.
        _random_samples: (n, c, 2) numbers in [0, 1) to place the windows by, instead of draws.

    Raises:
        ValueError: neither `output_size` nor `output_ratio`.
    """
    found = _fractional(input, kernel_size, output_size, output_ratio, _random_samples, 2)
    return found if return_indices else found[0]


def fractional_max_pool3d_with_indices(
    input: Tensor,
    kernel_size: Sizes,
    output_size: Sizes | None = None,
    output_ratio: float | Sequence[float] | None = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Pair:
    """`fractional_max_pool3d`, and where in its channel each of the largest elements is."""
    return _fractional(input, kernel_size, output_size, output_ratio, _random_samples, 3)


def fractional_max_pool3d(
    input: Tensor,
    kernel_size: Sizes,
    output_size: Sizes | None = None,
    output_ratio: float | Sequence[float] | None = None,
    return_indices: bool = False,
    _random_samples: Tensor | None = None,
) -> Any:
    """The largest elements of windows over the last three axes, at random distances.

    Arguments as for `fractional_max_pool2d`.
    """
    found = _fractional(input, kernel_size, output_size, output_ratio, _random_samples, 3)
    return found if return_indices else found[0]


# ------------------------------------------------------------------------------------- and back


def _unpooled(
    input: Tensor, kernel_size: Any, stride: Any, padding: Any, wanted: Any, count: int
) -> tuple[list[int], list[int], list[int]]:
    """The extents of what was pooled, and the strides and paddings of its windows.

    The extents are `wanted`, or the smallest that the windows cover.
    """
    function = f"max_unpool{count}d"
    kernel = each(kernel_size, count, function, "kernel_size")
    steps = kernel if stride is None else each(stride, count, function, "stride")
    margins = each(padding, count, function, "padding")
    least = [
        (n - 1) * step + size - 2 * margin
        for n, size, step, margin in zip(input.shape[-count:], kernel, steps, margins, strict=True)
    ]
    if wanted is None:
        return least, steps, margins
    sizes = list(wanted)[2:] if len(wanted) == count + 2 else list(wanted)
    if len(sizes) != count:
        raise ValueError(
            f"output_size should be a sequence containing {count} or {count + 2} elements, but it "
            f"has a length of '{len(wanted)}'"
        )
    for at, (size, usual, step) in enumerate(zip(sizes, least, steps, strict=True)):
        if not usual - step < size < usual + step:
            raise ValueError(
                f'invalid output_size "{tuple(sizes)}" (dim {at} must be between {usual - step} '
                f"and {usual + step})"
            )
    return sizes, steps, margins


def max_unpool1d(
    input: Tensor,
    indices: Tensor,
    kernel_size: Sizes,
    stride: Sizes | None = None,
    padding: Sizes = 0,
    output_size: Sequence[int] | None = None,
) -> Tensor:
    """What `max_pool1d` took its elements from: they go to `indices`, the rest is 0.

    Args:
        input: the elements.
        indices: what `max_pool1d` gave with them.
        kernel_size: as for `max_pool1d`, and so are `stride` and `padding`.
        output_size: the extent of the result, with or without batch and channels; by default the
            smallest that the windows cover.

    Raises:
        ValueError: an `output_size` that no such pooling can come from.
    """
    size, _, _ = _unpooled(input, kernel_size, stride, padding, output_size, 1)
    image: Tensor = native.rt_torch_nn_functional__max_unpool2d(
        input.unsqueeze(-1), indices.unsqueeze(-1), [*size, 1]
    )
    return image.squeeze(-1)


def max_unpool2d(
    input: Tensor,
    indices: Tensor,
    kernel_size: Sizes,
    stride: Sizes | None = None,
    padding: Sizes = 0,
    output_size: Sequence[int] | None = None,
) -> Tensor:
    """What `max_pool2d` took its elements from; arguments as for `max_unpool1d`."""
    size, _, _ = _unpooled(input, kernel_size, stride, padding, output_size, 2)
    found: Tensor = native.rt_torch_nn_functional__max_unpool2d(input, indices, size)
    return found


def max_unpool3d(
    input: Tensor,
    indices: Tensor,
    kernel_size: Sizes,
    stride: Sizes | None = None,
    padding: Sizes = 0,
    output_size: Sequence[int] | None = None,
) -> Tensor:
    """What `max_pool3d` took its elements from; arguments as for `max_unpool1d`."""
    size, steps, margins = _unpooled(input, kernel_size, stride, padding, output_size, 3)
    found: Tensor = native.rt_torch_nn_functional__max_unpool3d(
        input, indices, size, steps, margins
    )
    return found
