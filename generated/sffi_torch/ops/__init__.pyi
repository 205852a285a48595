from sffi_torch.ops import aten as aten

__all__ = ["aten"]
