from sffi_tables.handles import Tensor

__all__ = ["inv"]

def inv(A: Tensor, *, out: Tensor | None = ...) -> Tensor: ...
