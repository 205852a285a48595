from sffi_torch.backends import cuda as cuda
from sffi_torch.backends import mps as mps

__all__ = ["cuda", "mps"]
