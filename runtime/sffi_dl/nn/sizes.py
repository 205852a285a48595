"""Sizes that may be one number or one for each dimension."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["each", "positive"]


def each(name: str, value: int | Sequence[int], dimensions: int, least: int = 1) -> tuple[int, ...]:
    """`value` as one number for each dimension.

    Raises:
        TypeError: it is neither a whole number nor a sequence of them.
        ValueError: there is another number of them, or one is below `least`.
    """
    values = tuple(value) if isinstance(value, Iterable) else (value,) * dimensions
    if any(isinstance(size, bool) or not isinstance(size, int) for size in values):
        raise TypeError(f"{name} is a whole number or {dimensions} of them, not {value!r}")
    if len(values) != dimensions:
        raise ValueError(f"{name} has {len(values)} numbers for {dimensions} dimensions: {value}")
    if any(size < least for size in values):
        raise ValueError(f"invalid {name}: {value} (allowed: {least} or more)")
    return values


def positive(name: str, value: int) -> int:
    """`value`.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is not above 0.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is a whole number, not {value!r}")
    if value <= 0:
        raise ValueError(f"invalid {name}: {value} (allowed: 1 or more)")
    return value
