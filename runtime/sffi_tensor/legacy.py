"""The old classes of tensors, ``torch.FloatTensor`` and the like: each stands for a dtype.

Prefer ``torch.tensor(data, dtype=...)``.
"""

from __future__ import annotations

from sffi_torch import functions

from sffi_tensor import dtypes
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.size import Size
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = [
    "BFloat16Tensor",
    "BoolTensor",
    "ByteTensor",
    "CharTensor",
    "DoubleTensor",
    "FloatTensor",
    "HalfTensor",
    "IntTensor",
    "LongTensor",
    "ShortTensor",
]


class _TensorType(type):
    """The class of old classes: tensors of its dtype in main memory are its instances."""

    dtype: dtype_class

    def __instancecheck__(cls, instance: object) -> bool:
        return is_tensor(instance) and instance.dtype is cls.dtype and instance.is_cpu

    def __call__(cls, *data: Any) -> Tensor:
        """Without arguments or with sizes, unset memory; with a sequence, a tensor of it."""
        from sffi_tensor.creation import tensor

        if len(data) == 1 and not isinstance(data[0], (int, Size)):
            (value,) = data
            return value.detach() if isinstance(value, cls) else tensor(value, dtype=cls.dtype)
        sizes = data[0] if data and isinstance(data[0], Size) else data or (0,)
        return functions.empty(sizes, dtype=cls.dtype)

    def __repr__(cls) -> str:
        return f"<class 'torch.{cls.__name__}'>"


def _made(name: str, dtype: dtype_class) -> Any:
    return _TensorType(name, (), {"dtype": dtype, "__module__": "torch", "__slots__": ()})


BFloat16Tensor = _made("BFloat16Tensor", dtypes.bfloat16)
BoolTensor = _made("BoolTensor", dtypes.bool_)
ByteTensor = _made("ByteTensor", dtypes.uint8)
CharTensor = _made("CharTensor", dtypes.int8)
DoubleTensor = _made("DoubleTensor", dtypes.float64)
FloatTensor = _made("FloatTensor", dtypes.float32)
HalfTensor = _made("HalfTensor", dtypes.float16)
IntTensor = _made("IntTensor", dtypes.int32)
LongTensor = _made("LongTensor", dtypes.int64)
ShortTensor = _made("ShortTensor", dtypes.int16)
