"""Limits for gradients, as in ``torch.nn.utils``: `clip_grad_norm_`, `clip_grad_value_`.

    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()

Nothing is read back on the way: each is one native call, which can be recorded.
"""

from __future__ import annotations

from collections.abc import Iterable

import sffi_torch as torch
from sffi_torch.functions import _optim_clip_grad_norm_, _optim_clip_grad_value_

__all__ = ["clip_grad_norm_", "clip_grad_value_"]


def clip_grad_norm_(
    parameters: torch.Tensor | Iterable[torch.Tensor],
    max_norm: float,
    norm_type: float = 2.0,
    error_if_nonfinite: bool = False,
) -> torch.Tensor:
    """Scale the gradients, where it takes that, to a norm of `max_norm`.

    The norm is that of all gradients together, as of one vector; gradients change in place.

    Args:
        parameters: those whose gradients count; ones without are passed over.
        max_norm: the largest norm allowed.
        norm_type: the p of the p-norm; ``inf`` for the largest element.
        error_if_nonfinite: whether a norm that is infinite or not a number is an error.

    Returns:
        The norm before.

    Raises:
        RuntimeError: the norm is not finite, with `error_if_nonfinite`; nothing was changed.
        ValueError: `max_norm` is below 0.
    """
    max_norm = float(max_norm)
    if not max_norm >= 0.0:
        raise ValueError(f"invalid max_norm: {max_norm} (allowed: 0 or more)")
    return _optim_clip_grad_norm_(
        _listed(parameters), max_norm, float(norm_type), error_if_nonfinite
    )


def clip_grad_value_(parameters: torch.Tensor | Iterable[torch.Tensor], clip_value: float) -> None:
    """Limit each element of the gradients to the range from -clip_value to clip_value.

    Raises:
        ValueError: `clip_value` is below 0.
    """
    clip_value = float(clip_value)
    if not clip_value >= 0.0:
        raise ValueError(f"invalid clip_value: {clip_value} (allowed: 0 or more)")
    _optim_clip_grad_value_(_listed(parameters), clip_value)


def _listed(parameters: torch.Tensor | Iterable[torch.Tensor]) -> list[torch.Tensor]:
    return [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
