"""Factories whose arguments change their meaning with their number: arange and randint."""

from __future__ import annotations

from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Generator, Tensor

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype

__all__ = ["arange", "randint", "randint_like"]


def _options(function: str, dtype: Any, device: Any) -> tuple[Any, Any]:
    return (
        None if dtype is None else dtype_class.coerce(dtype, function),
        None if device is None else device_class.coerce(device, function),
    )


def arange(
    *args: float,
    start: float | None = None,
    end: float | None = None,
    step: float | None = None,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    requires_grad: bool = False,
) -> Tensor:
    """Evenly spaced values in [start, end): ``arange(end)``, ``arange(start, end, step=1)``.

    Args:
        *args: end; or start, end and maybe step.
        start: first value; 0 by default.
        end: the values stay below it (above it for a negative step).
        step: difference of neighbours; 1 by default.
        dtype: element type; int64 when all three are integers, else the default dtype.
        device: where the tensor is made.
        requires_grad: whether autograd records operations on it.

    Raises:
        RuntimeError: a step of zero, or one that leads away from the end.
    """
    names = ("end",) if len(args) == 1 and end is None else ("start", "end", "step")
    given = {"start": start, "end": end, "step": step}
    if len(args) > len(names):
        raise TypeError(
            f"arange() takes at most 3 positional arguments, but {len(args)} were given"
        )
    for name, value in zip(names, args, strict=False):
        if given[name] is not None:
            raise TypeError(f"arange() got multiple values for argument '{name}'")
        given[name] = value
    if given["end"] is None:
        raise TypeError("arange() needs at least the argument 'end'")
    first = 0 if given["start"] is None else given["start"]
    by = 1 if given["step"] is None else given["step"]
    from sffi_torch import functions

    kind, place = _options("arange", dtype, device)
    return functions._arange(first, given["end"], by, kind, place, requires_grad)


def randint(
    *args: Any,
    low: int | None = None,
    high: int | None = None,
    size: Sequence[int] | None = None,
    generator: Generator | None = None,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    requires_grad: bool = False,
) -> Tensor:
    """Random integers in [low, high): ``randint(high, size)``, ``randint(low, high, size)``.

    Args:
        *args: high and size, or low, high and size.
        low: least value; 0 by default.
        high: one above the greatest value.
        size: shape of the result.
        generator: draws the numbers; the library's default one if None.
        dtype: element type; int64 by default.
        device: where the tensor is made.
        requires_grad: whether autograd records operations on it.

    Raises:
        RuntimeError: `high` is not above `low`.
    """
    numbers = [
        value.__index__()
        for value in args
        if hasattr(value, "__index__") and not hasattr(value, "__iter__")
    ]
    rest = args[len(numbers) :]
    if len(rest) == 1 and size is None:
        size = rest[0]
        rest = ()
    if len(numbers) == 2 and low is None and high is None:
        low, high = numbers
    elif len(numbers) == 1 and high is None:
        high = numbers[0]
    elif len(numbers) == 1 and low is None:
        low = numbers[0]
    elif numbers:
        rest = tuple(numbers)
    if rest or high is None or size is None or not hasattr(size, "__iter__"):
        got = ", ".join(map(type_name, args))
        raise TypeError(
            f"randint() received an invalid combination of arguments - got ({got}), but expected "
            "one of:\n * (int high, tuple of ints size)\n * (int low, int high, tuple of ints size)"
        )
    from sffi_torch import functions

    kind, place = _options("randint", dtype, device)
    first = 0 if low is None else low
    return functions._randint(first, high, list(size), kind, place, requires_grad, generator)


def randint_like(
    input: Tensor,
    low: int,
    high: int | None = None,
    *,
    dtype: dtype | type | None = None,
    device: device | str | int | None = None,
    requires_grad: bool = False,
) -> Tensor:
    """Random integers in [low, high), or [0, low) without `high`, with the shape, dtype and device
    of a tensor.
    """
    first, last = (0, low) if high is None else (low, high)
    return randint(
        first,
        last,
        tuple(input.shape),
        dtype=input.dtype if dtype is None else dtype,
        device=input.device if device is None else device,
        requires_grad=requires_grad,
    )
