"""Which libtorch this is: ``torch.version``."""

from __future__ import annotations

from sffi_torch._native import library

__all__ = ["__version__", "cuda", "hip"]

__version__: str = library.version()


def _toolkit(mark: str) -> str | None:
    """The version of a toolkit in the local part of the library's: ``+cu126`` is 12.6."""
    local = __version__.partition("+")[2]
    if not local.startswith(mark):
        return None
    digits = local.removeprefix(mark)
    return f"{digits[:-1]}.{digits[-1]}" if digits.isdecimal() else digits


#: version of the CUDA toolkit that libtorch was built with; None for builds without CUDA
cuda: str | None = _toolkit("cu")
#: the same for ROCm
hip: str | None = _toolkit("rocm")
