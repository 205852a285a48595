from collections.abc import Sequence
from sffi_tensor.dtypes import dtypeLike as dtype_typeLike
from sffi_tensor.devices import deviceLike as device_typeLike
from sffi_torch.handles import Tensor

__all__ = ["fft", "fft2", "fftfreq", "fftn", "fftshift", "hfft", "hfft2", "hfftn", "ifft", "ifft2", "ifftn", "ifftshift", "ihfft", "ihfft2", "ihfftn", "irfft", "irfft2", "irfftn", "rfft", "rfft2", "rfftfreq", "rfftn"]

def fftfreq(
    n: int, d: float = ..., *, dtype: dtype_typeLike | None = ...,
    device: device_typeLike | None = ..., out: Tensor | None = ...,
) -> Tensor: ...
def rfftfreq(
    n: int, d: float = ..., *, dtype: dtype_typeLike | None = ...,
    device: device_typeLike | None = ..., out: Tensor | None = ...,
) -> Tensor: ...
def fft(
    input: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
    out: Tensor | None = ...,
) -> Tensor: ...
def ifft(
    input: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
    out: Tensor | None = ...,
) -> Tensor: ...
def rfft(
    input: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
    out: Tensor | None = ...,
) -> Tensor: ...
def irfft(
    input: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
    out: Tensor | None = ...,
) -> Tensor: ...
def fft2(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def ifft2(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def rfft2(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def irfft2(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def fftn(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def ifftn(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def fftshift(input: Tensor, dim: int | Sequence[int] | None = ...) -> Tensor: ...
def ifftshift(input: Tensor, dim: int | Sequence[int] | None = ...) -> Tensor: ...
def rfftn(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def irfftn(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def hfft(
    input: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
    out: Tensor | None = ...,
) -> Tensor: ...
def ihfft(
    input: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
    out: Tensor | None = ...,
) -> Tensor: ...
def hfft2(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def ihfft2(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def hfftn(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
def ihfftn(
    input: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
    norm: str | None = ..., *, out: Tensor | None = ...,
) -> Tensor: ...
