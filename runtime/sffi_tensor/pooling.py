"""Pooling of ``torch.nn.functional`` whose result depends on more than the types of arguments."""

from __future__ import annotations

from sffi_torch import _native as native

from sffi_tensor.overloads import overload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from sffi_torch.handles import Tensor

    Sizes = int | Sequence[int]
    Pair = tuple[Tensor, Tensor]

__all__ = [
    "adaptive_max_pool1d",
    "adaptive_max_pool2d",
    "adaptive_max_pool3d",
    "lp_pool3d",
    "max_pool1d",
    "max_pool2d",
    "max_pool3d",
]


def each(value: Any, count: int, function: str, argument: str) -> list[Any]:
    """One value for each of `count` axes: one number stands for all of them."""
    if not hasattr(value, "__len__"):
        return [value] * count
    values = list(value)
    if len(values) == 1:
        return values * count
    if len(values) != count:
        raise ValueError(
            f"{function}(): argument '{argument}' must be a number or {count} of them, not "
            f"{len(values)}"
        )
    return values


# --------------------------------------------------------------------------- windows of one size


@overload
def max_pool1d(
    input: Tensor, kernel_size: Sizes, stride: Sizes | None = None, padding: Sizes = 0,
    dilation: Sizes = 1, ceil_mode: bool = False, return_indices: Literal[False] = False,
) -> Tensor: ...  # fmt: skip
@overload
def max_pool1d(
    input: Tensor, kernel_size: Sizes, stride: Sizes | None = None, padding: Sizes = 0,
    dilation: Sizes = 1, ceil_mode: bool = False, *, return_indices: Literal[True],
) -> Pair: ...  # fmt: skip
def max_pool1d(
    input: Tensor,
    kernel_size: Sizes,
    stride: Sizes | None = None,
    padding: Sizes = 0,
    dilation: Sizes = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """The largest elements of windows along the last axis: (n, c, l) to (n, c, l').

    Args:
        input: signals, with or without a batch.
        kernel_size: the size of the windows.
        stride: from one window to the next; by default their size.
        padding: how many elements of minus infinity there are at both ends.
        dilation: from one element of a window to the next.
        ceil_mode: count a window that goes beyond the end.
        return_indices: also give where in its channel each one is, for `max_unpool1d`.
    """
    if return_indices:
        step = () if stride is None else stride
        return native.rt_torch_nn_functional_max_pool1d_with_indices(
            input, kernel_size, step, padding, dilation, ceil_mode
        )
    return native.rt_torch_nn_functional_max_pool1d(
        input, kernel_size, stride, padding, dilation, ceil_mode
    )


@overload
def max_pool2d(
    input: Tensor, kernel_size: Sizes, stride: Sizes | None = None, padding: Sizes = 0,
    dilation: Sizes = 1, ceil_mode: bool = False, return_indices: Literal[False] = False,
) -> Tensor: ...  # fmt: skip
@overload
def max_pool2d(
    input: Tensor, kernel_size: Sizes, stride: Sizes | None = None, padding: Sizes = 0,
    dilation: Sizes = 1, ceil_mode: bool = False, *, return_indices: Literal[True],
) -> Pair: ...  # fmt: skip
def max_pool2d(
    input: Tensor,
    kernel_size: Sizes,
    stride: Sizes | None = None,
    padding: Sizes = 0,
    dilation: Sizes = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """The largest elements of windows over the last two axes; arguments as for `max_pool1d`."""
    if return_indices:
        step = () if stride is None else stride
        return native.rt_torch_nn_functional_max_pool2d_with_indices(
            input, kernel_size, step, padding, dilation, ceil_mode
        )
    return native.rt_torch_nn_functional_max_pool2d(
        input, kernel_size, stride, padding, dilation, ceil_mode
    )


@overload
def max_pool3d(
    input: Tensor, kernel_size: Sizes, stride: Sizes | None = None, padding: Sizes = 0,
    dilation: Sizes = 1, ceil_mode: bool = False, return_indices: Literal[False] = False,
) -> Tensor: ...  # fmt: skip
@overload
def max_pool3d(
    input: Tensor, kernel_size: Sizes, stride: Sizes | None = None, padding: Sizes = 0,
    dilation: Sizes = 1, ceil_mode: bool = False, *, return_indices: Literal[True],
) -> Pair: ...  # fmt: skip
def max_pool3d(
    input: Tensor,
    kernel_size: Sizes,
    stride: Sizes | None = None,
    padding: Sizes = 0,
    dilation: Sizes = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Any:
    """The largest elements of windows over the last three axes; arguments as for `max_pool1d`."""
    if return_indices:
        step = () if stride is None else stride
        return native.rt_torch_nn_functional_max_pool3d_with_indices(
            input, kernel_size, step, padding, dilation, ceil_mode
        )
    return native.rt_torch_nn_functional_max_pool3d(
        input, kernel_size, stride, padding, dilation, ceil_mode
    )


def lp_pool3d(
    input: Tensor,
    norm_type: float,
    kernel_size: Sizes,
    stride: Sizes | None = None,
    ceil_mode: bool = False,
) -> Tensor:
    """The p-norms of windows over the last three axes: sums of powers, then the root."""
    from sffi_torch.nn import functional

    depth, height, width = each(kernel_size, 3, "lp_pool3d", "kernel_size")
    if norm_type == float("inf"):
        return max_pool3d(input.abs(), kernel_size, stride, 0, 1, ceil_mode, False)
    if norm_type == -float("inf"):
        return -max_pool3d(-input.abs(), kernel_size, stride, 0, 1, ceil_mode, False)
    mean = functional.avg_pool3d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    total: Tensor = mean.sign() * mean.abs().relu() * (depth * height * width)
    return total.pow(1.0 / norm_type)


# ------------------------------------------------------------------- windows for a wanted result


@overload
def adaptive_max_pool1d(
    input: Tensor, output_size: Sizes, return_indices: Literal[False] = False
) -> Tensor: ...
@overload
def adaptive_max_pool1d(
    input: Tensor, output_size: Sizes, return_indices: Literal[True]
) -> Pair: ...
def adaptive_max_pool1d(input: Tensor, output_size: Sizes, return_indices: bool = False) -> Any:
    """Maxima over windows chosen so that the last axis has `output_size`.

    With `return_indices`, a tuple of them and of where in its channel each one is.
    """
    found = native.rt_torch_nn_functional__adaptive_max_pool1d(input, output_size)
    return found if return_indices else found[0]


@overload
def adaptive_max_pool2d(
    input: Tensor, output_size: Sizes | Sequence[int | None], return_indices: Literal[False] = False
) -> Tensor: ...
@overload
def adaptive_max_pool2d(
    input: Tensor, output_size: Sizes | Sequence[int | None], return_indices: Literal[True]
) -> Pair: ...
def adaptive_max_pool2d(
    input: Tensor, output_size: Sizes | Sequence[int | None], return_indices: bool = False
) -> Any:
    """Maxima over windows chosen so that the last two axes have `output_size`.

    None in `output_size` leaves an axis as long as it is. With `return_indices`, a tuple of them
    and of where in its channel each one is.
    """
    size = _wanted(input, output_size, 2, "adaptive_max_pool2d")
    found = native.rt_torch_nn_functional__adaptive_max_pool2d(input, size)
    return found if return_indices else found[0]


@overload
def adaptive_max_pool3d(
    input: Tensor, output_size: Sizes | Sequence[int | None], return_indices: Literal[False] = False
) -> Tensor: ...
@overload
def adaptive_max_pool3d(
    input: Tensor, output_size: Sizes | Sequence[int | None], return_indices: Literal[True]
) -> Pair: ...
def adaptive_max_pool3d(
    input: Tensor, output_size: Sizes | Sequence[int | None], return_indices: bool = False
) -> Any:
    """Maxima over windows chosen so that the last three axes have `output_size`.

    Arguments and results as for `adaptive_max_pool2d`.
    """
    size = _wanted(input, output_size, 3, "adaptive_max_pool3d")
    found = native.rt_torch_nn_functional__adaptive_max_pool3d(input, size)
    return found if return_indices else found[0]


def _wanted(input: Tensor, output_size: Any, count: int, function: str) -> list[int]:
    """The extents of the result, those of the input where they are None."""
    sizes = each(output_size, count, function, "output_size")
    own = input.shape[-count:]
    return [int(own[at]) if size is None else size for at, size in enumerate(sizes)]
