from sffi_torch.signal import windows as windows

__all__ = ["windows"]
