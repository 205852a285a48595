"""Factories whose arguments change their meaning with their number: arange and randint."""

from __future__ import annotations

from sffi_torch import functions

from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import type_name
from sffi_tensor.output import into

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.enums import memory_format
    from sffi_torch.handles import Generator, Tensor

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype
    from sffi_tensor.layouts import layout

__all__ = ["arange", "into", "randint", "randint_like", "range_"]


def arange(
    *args: float,
    start: float | None = None,
    end: float | None = None,
    step: float | None = None,
    out: Tensor | None = None,
    dtype: dtype | type | None = None,
    layout: layout | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
) -> Tensor:
    """Evenly spaced values in [start, end): ``arange(end)``, ``arange(start, end, step=1)``.

    Args:
        *args: end; or start, end and maybe step.
        start: first value; 0 by default.
        end: the values stay below it (above it for a negative step).
        step: difference of neighbours; 1 by default.
        out: what the result goes into.
        dtype: element type; int64 when all three are integers, else the default dtype.
        layout: how its elements are kept; only ``torch.strided``.
        device: where the tensor is made.
        pin_memory: whether its memory is page-locked.
        requires_grad: whether autograd records operations on it.

    Raises:
        RuntimeError: a step of zero, or one that leads away from the end.
    """
    if start is None and end is None and step is None and 0 < len(args) <= 3:
        if len(args) == 1:
            (end,) = args
        elif len(args) == 2:
            start, end = args
        else:
            start, end, step = args
    elif args:
        start, end, step = _mixed(args, start, end, step)
    if end is None:
        raise TypeError("arange() needs at least the argument 'end'")
    if dtype is not None:
        dtype = dtype_class.coerce(dtype, "arange")
    if device is not None:
        device = device_class.coerce(device, "arange")
    result = functions._arange(
        0 if start is None else start,
        end,
        1 if step is None else step,
        dtype,
        layout,
        device,
        pin_memory,
        requires_grad,
    )
    return into("arange", out, result, dtype, device)


def _mixed(args: tuple[float, ...], start: Any, end: Any, step: Any) -> tuple[Any, Any, Any]:
    """Start, end and step of a call that gives some by position and some by name."""
    given = {"start": start, "end": end, "step": step}
    # One argument by position is the end, unless the end has its name.
    names = ("end",) if len(args) == 1 and end is None else ("start", "end", "step")
    if len(args) > len(names):
        raise TypeError(f"arange() takes at most 3 arguments by position, not {len(args)}")
    for name, value in zip(names, args, strict=False):
        if given[name] is not None:
            raise TypeError(f"arange() got multiple values for argument '{name}'")
        given[name] = value
    return given["start"], given["end"], given["step"]


def randint(
    *args: Any,
    low: int | None = None,
    high: int | None = None,
    size: Sequence[int] | None = None,
    generator: Generator | None = None,
    out: Tensor | None = None,
    dtype: dtype | type | None = None,
    layout: layout | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
) -> Tensor:
    """Random integers in [low, high): ``randint(high, size)``, ``randint(low, high, size)``.

    Args:
        *args: high and size, or low, high and size.
        low: least value; 0 by default.
        high: one above the greatest value.
        size: shape of the result.
        generator: draws the numbers; the library's default one if None.
        out: what the result goes into.
        dtype: element type; int64 by default.
        layout: how its elements are kept; only ``torch.strided``.
        device: where the tensor is made.
        pin_memory: whether its memory is page-locked.
        requires_grad: whether autograd records operations on it.

    Raises:
        RuntimeError: `high` is not above `low`.
    """
    if low is None and high is None:
        if size is None and len(args) == 2:
            high, size = args
        elif size is None and len(args) == 3:
            low, high, size = args
        elif size is not None and len(args) == 2:
            low, high = args
        elif size is not None and len(args) == 1:
            (high,) = args
        else:
            raise _no_randint(args)
    elif args:
        # Some by name: what is left by position is the others, in order.
        rest = list(args)
        if low is None and len(rest) > (size is None) + (high is None):
            low = rest.pop(0)
        if high is None and rest:
            high = rest.pop(0)
        if size is None and rest:
            size = rest.pop(0)
        if rest:
            raise _no_randint(args)
    if low is None:
        low = 0
    if high is None or size is None or not hasattr(size, "__iter__"):
        raise _no_randint(args)
    if not (hasattr(low, "__index__") and hasattr(high, "__index__")):
        raise _no_randint(args)
    if dtype is not None:
        dtype = dtype_class.coerce(dtype, "randint")
    if device is not None:
        device = device_class.coerce(device, "randint")
    result = functions._randint(
        low, high, size, dtype, layout, device, pin_memory, requires_grad, generator
    )
    return into("randint", out, result, dtype, device)


def _no_randint(args: tuple[Any, ...]) -> TypeError:
    return TypeError(
        f"randint() received an invalid combination of arguments - got "
        f"({', '.join(map(type_name, args))}), but expected one of:\n"
        " * (int high, tuple of ints size)\n * (int low, int high, tuple of ints size)"
    )


def randint_like(
    input: Tensor,
    low: int | Tensor | None = None,
    high: int | Tensor | None = None,
    *,
    generator: Generator | None = None,
    dtype: dtype | type | None = None,
    layout: layout | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
    memory_format: memory_format | None = None,
) -> Tensor:
    """Random integers in [low, high), or [0, low) without `high`, with the shape, dtype and device
    of a tensor.

    Args:
        input: the tensor.
        low: least value, or the end if it is alone.
        high: one above the greatest value.
        generator: draws the numbers; the library's default one if None.
        dtype: element type; that of `input` by default.
        layout: how its elements are kept; only ``torch.strided``.
        device: where the tensor is made; that of `input` by default.
        pin_memory: whether its memory is page-locked.
        requires_grad: whether autograd records operations on it.
        memory_format: the order of its elements in memory; that of `input` by default.
    """
    first, last = (0, low) if high is None else (low or 0, high)
    if last is None:
        raise TypeError("randint_like() missing required argument: 'high'")
    result = randint(
        int(first),
        int(last),
        tuple(input.shape),
        generator=generator,
        dtype=input.dtype if dtype is None else dtype,
        layout=layout,
        device=input.device if device is None else device,
        pin_memory=pin_memory,
        requires_grad=requires_grad,
    )
    return result if memory_format is None else result.contiguous(memory_format=memory_format)


def range_(
    start: float = 0,
    end: float | None = None,
    step: float = 1,
    *,
    out: Tensor | None = None,
    dtype: dtype | type | None = None,
    layout: layout | None = None,
    device: device | str | int | None = None,
    pin_memory: bool = False,
    requires_grad: bool = False,
) -> Tensor:
    """Evenly spaced values in [start, end], the end included; deprecated, use :func:`arange`.

    ``range(end)`` begins at 0. Arguments otherwise as for :func:`arange`.
    """
    import warnings

    warnings.warn(
        "torch.range is deprecated and will be removed in a future release because its behavior "
        "is inconsistent with Python's range builtin. Instead, use torch.arange, which produces "
        "values in [start, end).",
        stacklevel=2,
    )
    if end is None:
        start, end = 0, start
    kind = None if dtype is None else dtype_class.coerce(dtype, "range")
    place = None if device is None else device_class.coerce(device, "range")
    result = functions._range(start, end, step, kind, layout, place, pin_memory, requires_grad)
    return into("range", out, result, kind, place)
