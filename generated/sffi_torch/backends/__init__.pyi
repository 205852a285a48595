from sffi_torch.backends import cuda as cuda

__all__ = ["cuda"]
