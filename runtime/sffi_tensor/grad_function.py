"""What recorded operation made a tensor: :class:`GradFunction`."""

from __future__ import annotations

__all__ = ["GradFunction"]


class GradFunction:
    """A step of the autograd graph, by name only: ``tensor.grad_fn``."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        """Name of the function that computes the gradient: ``"MulBackward0"``."""
        return self._name

    def __repr__(self) -> str:
        return f"<{self._name}>"
