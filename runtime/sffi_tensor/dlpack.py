"""DLPack: sharing tensors with other libraries without a copy.

The protocol passes a ``PyCapsule`` named ``dltensor`` around a ``DLManagedTensor``. Whoever takes
the memory renames the capsule; a capsule that nobody took frees its tensor when it dies.
"""

from __future__ import annotations

import ctypes

from sffi_tensor.dtypes import type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from sffi_torch.handles import Tensor

__all__ = ["from_dlpack", "to_dlpack"]

# The capsule keeps the pointer to its name, so these must live as long as the process.
_NAME: Final = ctypes.c_char_p(b"dltensor")
_USED: Final = ctypes.c_char_p(b"used_dltensor")

#: numbers of DLDeviceType
_CPU: Final = 1
_CUDA: Final = 2

_api = ctypes.pythonapi
_new: Final = ctypes.PYFUNCTYPE(
    ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p
)(("PyCapsule_New", _api))
_is_valid: Final = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_IsValid", _api)
)
_pointer: Final = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", _api)
)
_rename: Final = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_SetName", _api)
)
# In the destructor the capsule has no references left: it is handled by its address.
_is_valid_at: Final = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_IsValid", _api)
)
_pointer_at: Final = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", _api)
)


def _free_untaken(capsule: int) -> None:
    from sffi_torch import functions

    if _is_valid_at(capsule, _NAME):
        functions._dlpack_delete(_pointer_at(capsule, _NAME))


#: the capsules' destructor, kept for the life of the process
_destructor: Final = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)(_free_untaken)


def dlpack_device(tensor: Tensor) -> tuple[int, int]:
    """DLPack's numbers for the tensor's device."""
    place = tensor.device
    if place.type == "cpu":
        return _CPU, 0
    if place.type == "cuda":
        return _CUDA, place.index or 0
    raise BufferError(f"tensors on device '{place}' cannot be shared through DLPack")


def exported(
    tensor: Tensor, stream: int | None, dl_device: tuple[int, int] | None, copy: bool | None
) -> Any:
    """A capsule that shares the tensor's memory; see the DLPack protocol for the arguments.

    Raises:
        BufferError: the tensor requires grad, is lazily conjugated, or is elsewhere than wanted.
    """
    if tensor.requires_grad:
        raise BufferError("Can't export tensors that require gradient, use tensor.detach()")
    if tensor.is_conj():
        raise BufferError("Can't export tensors with the conjugate bit set")
    if dl_device is not None and tuple(dl_device) != dlpack_device(tensor):
        raise BufferError(
            f"cannot export a tensor on device '{tensor.device}' to DLPack device {dl_device}"
        )
    if stream not in (None, -1) and tensor.is_cuda:
        from sffi_torch import cuda

        # The consumer works on another stream: all that was queued here must be done first.
        cuda.synchronize()
    if copy:
        tensor = tensor.clone()
    return _new(tensor._to_dlpack(), _NAME, ctypes.cast(_destructor, ctypes.c_void_p))


def to_dlpack(tensor: Tensor) -> Any:
    """A capsule that shares the tensor's memory; :func:`from_dlpack` takes it, once.

    Raises:
        BufferError: the tensor requires grad or is lazily conjugated.
    """
    return exported(tensor, None, None, None)


def from_dlpack(ext_tensor: Any) -> Tensor:
    """A tensor over the memory of another library's, which it keeps alive.

    Args:
        ext_tensor: an object with ``__dlpack__``, or a DLPack capsule.

    Raises:
        TypeError: it is neither.
        RuntimeError: the capsule was used before.
    """
    from sffi_torch import functions

    capsule = ext_tensor
    if hasattr(ext_tensor, "__dlpack__"):
        capsule = ext_tensor.__dlpack__()
    if type(capsule).__name__ != "PyCapsule":
        raise TypeError(
            f"from_dlpack(): expected an object with __dlpack__, got {type_name(ext_tensor)}"
        )
    if not _is_valid(capsule, _NAME):
        raise RuntimeError(
            "from_dlpack received an invalid capsule. Note that DLTensor capsules can be consumed "
            "only once, so you might have already constructed a tensor from it once."
        )
    result = functions._from_dlpack(_pointer(capsule, _NAME))
    _rename(capsule, _USED)
    return result
