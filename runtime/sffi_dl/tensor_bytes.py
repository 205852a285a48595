"""A tensor's elements as bytes, by way of NumPy, and back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sffi_torch as torch

from sffi_dl.errors import CheckpointError

if TYPE_CHECKING:
    import numpy as np

__all__ = ["array_of", "dtype_name", "tensor_of"]

# safetensors' name of a type -> NumPy's little-endian type and PyTorch's name.
_TYPES = {
    "BOOL": ("|b1", "bool"),
    "U8": ("|u1", "uint8"),
    "I8": ("|i1", "int8"),
    "I16": ("<i2", "int16"),
    "I32": ("<i4", "int32"),
    "I64": ("<i8", "int64"),
    "F16": ("<f2", "float16"),
    "BF16": ("<u2", "bfloat16"),  # NumPy has no such type: its bits
    "F32": ("<f4", "float32"),
    "F64": ("<f8", "float64"),
}


def dtype_name(dtype: torch.dtype) -> str:
    """The name of `dtype` as safetensors takes it: ``"float32"`` and so on."""
    return str(dtype).removeprefix("torch.")


def array_of(tensor: torch.Tensor, name: str) -> np.ndarray[Any, Any]:
    """The elements of `tensor` in order, in memory; a bfloat16 becomes its 16 bits.

    Raises:
        CheckpointError: a type that cannot be stored; `name` is the tensor's.
    """
    import numpy as np

    kind = dtype_name(tensor.dtype)
    found = [numpy_type for numpy_type, torch_name in _TYPES.values() if torch_name == kind]
    if not found:
        raise CheckpointError(f"`{name}` is of type {kind}, which cannot be stored")
    plain = tensor.detach().cpu().contiguous()
    if kind == "bfloat16":
        # Every bfloat16 is the upper half of a float32.
        bits = np.asarray(plain.to(torch.float32).numpy().view(np.uint32) >> 16)
        return bits.astype(found[0])
    return np.asarray(plain.numpy(), dtype=found[0], order="C")


def tensor_of(data: bytes | bytearray, kind: str, shape: Sequence[int], where: str) -> torch.Tensor:
    """A tensor with the elements in `data`; the inverse of `array_of`.

    Args:
        data: the elements in order, little-endian.
        kind: safetensors' name of their type.
        shape: the tensor's.
        where: the place, for messages.

    Raises:
        CheckpointError: an unknown type, or too many or too few bytes.
    """
    import numpy as np

    if kind not in _TYPES:
        raise CheckpointError(f"{where} is of type {kind}, which cannot be read here")
    numpy_type = np.dtype(_TYPES[kind][0])
    expected = math.prod(shape) * numpy_type.itemsize
    if len(data) != expected:
        raise CheckpointError(f"{where} has {len(data)} bytes, not {expected}")
    # A copy in native order, for the tensor to own.
    array = np.frombuffer(data, dtype=numpy_type).reshape(tuple(shape))
    array = array.astype(numpy_type.newbyteorder("="))
    if kind == "BF16":
        # An operation on an array without dimensions gives a bare number; hence asarray.
        widened = np.asarray(array.astype(np.uint32) << 16).view(np.float32)
        return torch.from_numpy(widened).to(torch.bfloat16)
    return torch.from_numpy(array)
