"""Masks of attention, as numbers that are added to scores."""

from __future__ import annotations

import sffi_torch as torch

__all__ = ["additive", "causal_mask", "combined", "widened"]

_pad = torch.nn.functional.pad


def causal_mask(
    size: int, device: torch.device | str | None = None, dtype: torch.dtype | None = None
) -> torch.Tensor:
    """(size, size): 0 where a position may look, at itself and before, -inf elsewhere."""
    full = torch.full((size, size), float("-inf"), device=device, dtype=dtype)
    return torch.triu(full, diagonal=1)


def additive(name: str, mask: torch.Tensor | None, dtype: torch.dtype) -> torch.Tensor | None:
    """`mask` as numbers of type `dtype`: -inf where it is True.

    Raises:
        TypeError: it is neither of booleans nor of floats.
    """
    if mask is None or mask.dtype == dtype:
        return mask
    if mask.dtype == torch.bool:
        return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))
    if mask.is_floating_point():
        return mask.to(dtype)
    raise TypeError(f"{name} holds booleans or floats, not {mask.dtype}")


def combined(
    mask: torch.Tensor | None, padding: torch.Tensor | None, sizes: tuple[int, int, int, int]
) -> torch.Tensor | None:
    """Both masks together, to be added to scores of the shape `sizes`, (N, heads, L, S).

    Args:
        mask: (L, S) or (N * heads, L, S).
        padding: (N, S).
        sizes: N, heads, L, S.

    Raises:
        ValueError: a shape is not as above.
    """
    count, heads, length, keys = sizes
    if mask is not None:
        shape = tuple(mask.shape)
        if shape == (count * heads, length, keys):
            mask = mask.unflatten(0, (-1, heads))
        elif shape != (length, keys):
            raise ValueError(
                f"attn_mask has the shape {shape}; here it must be {(length, keys)} or "
                f"{(count * heads, length, keys)}"
            )
    if padding is not None:
        if tuple(padding.shape) != (count, keys):
            raise ValueError(
                f"key_padding_mask has the shape {tuple(padding.shape)}; here it must be "
                f"{(count, keys)}, without the first for a single sequence"
            )
        padding = padding.unsqueeze(1).unsqueeze(1)
        return padding if mask is None else mask + padding
    return mask


def widened(mask: torch.Tensor | None) -> torch.Tensor | None:
    """`mask` with a place more, for a key that everything may look at."""
    return None if mask is None else _pad(mask, [0, 1])
