from sffi_torch.nn import functional as functional

__all__ = ["functional"]
