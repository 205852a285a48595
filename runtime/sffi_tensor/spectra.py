"""Fourier transforms of ``torch.fft`` that come from the operators alone."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = ["hfft2", "hfftn", "ihfft2", "ihfftn"]


def _transform(
    name: str, input: Tensor, s: Any, dim: Any, norm: str | None, out: Tensor | None
) -> Tensor:
    from sffi_torch.ops import aten

    operator: Any = getattr(aten, name)
    names = {} if out is None else {"out": out}
    size = [s] if isinstance(s, int) else s
    axes = [dim] if isinstance(dim, int) else dim
    result: Tensor = operator(input, size, axes, norm, **names)
    return result


def hfft2(
    input: Tensor,
    s: Sequence[int] | None = None,
    dim: Sequence[int] = (-2, -1),
    norm: str | None = None,
    *,
    out: Tensor | None = None,
) -> Tensor:
    """The real transform of a signal of two axes of which one half is given; complex to real.

    Args:
        input: half of a Hermitian-symmetric signal.
        s: the extents of the result along `dim`.
        dim: the two axes; the last of them is the halved one.
        norm: "backward" (no scaling, the default), "forward" or "ortho".
        out: what the result goes into.
    """
    return _transform("fft_hfft2", input, s, dim, norm, out)


def ihfft2(
    input: Tensor,
    s: Sequence[int] | None = None,
    dim: Sequence[int] = (-2, -1),
    norm: str | None = None,
    *,
    out: Tensor | None = None,
) -> Tensor:
    """The inverse of `hfft2`, real to one half of a complex signal; arguments as there."""
    return _transform("fft_ihfft2", input, s, dim, norm, out)


def hfftn(
    input: Tensor,
    s: Sequence[int] | None = None,
    dim: Sequence[int] | None = None,
    norm: str | None = None,
    *,
    out: Tensor | None = None,
) -> Tensor:
    """`hfft2` along any axes: all by default, or as many of the last ones as `s` has extents."""
    return _transform("fft_hfftn", input, s, dim, norm, out)


def ihfftn(
    input: Tensor,
    s: Sequence[int] | None = None,
    dim: Sequence[int] | None = None,
    norm: str | None = None,
    *,
    out: Tensor | None = None,
) -> Tensor:
    """The inverse of `hfftn`; arguments as there."""
    return _transform("fft_ihfftn", input, s, dim, norm, out)
