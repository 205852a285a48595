from sffi_torch.utils import dlpack as dlpack

__all__ = ["dlpack"]
