"""The default element type of new floating point tensors."""

from __future__ import annotations

from sffi_tensor.dtypes import dtype, float32, type_name

__all__ = ["get_default_dtype", "set_default_dtype"]

_default: dtype = float32


def get_default_dtype() -> dtype:
    """The dtype that Python floats get in ``torch.tensor([1.5])``, and that factories make."""
    return _default


def set_default_dtype(d: dtype) -> None:
    """Set the dtype of new floating point tensors, here and in the library.

    Raises:
        TypeError: the argument is not a floating point dtype.
    """
    global _default
    if type(d) is not dtype:
        raise TypeError(
            "invalid dtype object: only floating-point types are supported as the default type, "
            f"not {type_name(d)}"
        )
    if not d.is_floating_point:
        raise TypeError("only floating-point types are supported as the default type")
    from sffi_torch import functions

    functions._set_default_dtype(d)
    _default = d
