"""What recorded operation made a tensor: :class:`GradFunction`; and what hooks raise."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

__all__ = ["GradFunction", "raise_from_hooks", "raised"]

#: what hooks have raised since the last backward pass ended; it cannot pass through libtorch
raised: Final[list[BaseException]] = []


def raise_from_hooks() -> None:
    """Raise what a hook has raised during the pass that has just failed; nothing otherwise."""
    if raised:
        error = raised[0]
        raised.clear()
        raise error


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
