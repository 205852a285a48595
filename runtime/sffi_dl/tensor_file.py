"""Tensors in safetensors files: `save_tensors`, `load_tensors`, `read_metadata`.

Format: https://github.com/huggingface/safetensors#format
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sffi_torch as torch

from sffi_dl.errors import CheckpointError
from sffi_dl.tensor_bytes import array_of, dtype_name, tensor_of

__all__ = ["load_tensors", "read_metadata", "save_tensors"]


def save_tensors(
    path: str | os.PathLike[str],
    tensors: Mapping[str, torch.Tensor],
    metadata: Mapping[str, str] | None = None,
) -> None:
    """Write `tensors`, for example a ``state_dict``, as a safetensors file.

    The file appears whole or not at all. Tensors on a GPU are copied to memory first.

    Args:
        path: the file; replaced if it is there.
        tensors: by name.
        metadata: texts to keep with them.

    Raises:
        CheckpointError: a type that safetensors does not have, or the file cannot be written.
    """
    safetensors = _library()
    target = Path(path)
    arrays = {name: array_of(tensor, name) for name, tensor in tensors.items()}
    views: dict[str, Any] = {}
    for name, tensor in tensors.items():
        array, shape = arrays[name], list(tensor.shape)
        dtype = dtype_name(tensor.dtype)
        if hasattr(safetensors, "TensorSpec"):
            views[name] = safetensors.TensorSpec(
                dtype=dtype, shape=shape, data_ptr=array.ctypes.data, data_len=array.nbytes
            )
        else:  # before 0.8
            views[name] = {"dtype": dtype, "shape": shape, "data": array.tobytes()}
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        safetensors.serialize_file(views, temporary, dict(metadata) if metadata else None)
        _publish(Path(temporary), target)
        temporary = None
    except (OSError, safetensors.SafetensorError) as error:
        raise CheckpointError(f"{target}: cannot be written: {error}") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(FileNotFoundError):
                Path(temporary).unlink()


def load_tensors(path: str | os.PathLike[str]) -> dict[str, torch.Tensor]:
    """All tensors of the safetensors file at `path`, by name, in memory.

    Raises:
        CheckpointError: there is no such file, or it is truncated or no safetensors file.
    """
    safetensors = _library()
    try:
        found = safetensors.deserialize(_read(path))
    except safetensors.SafetensorError as error:
        raise _damaged(path, error) from None
    return {
        name: tensor_of(entry["data"], entry["dtype"], entry["shape"], f"{path}: {name}")
        for name, entry in found
    }


def read_metadata(path: str | os.PathLike[str]) -> dict[str, str]:
    """The texts that the safetensors file at `path` keeps with its tensors.

    Raises:
        CheckpointError: as `load_tensors`.
    """
    safetensors = _library()
    if not Path(path).is_file():
        raise CheckpointError(f"{path}: there is no such file")
    try:
        with safetensors.safe_open(os.fspath(path), framework="numpy") as file:
            return dict(file.metadata() or {})
    except (OSError, safetensors.SafetensorError) as error:
        raise _damaged(path, error) from None


def _read(path: str | os.PathLike[str]) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise CheckpointError(f"{path}: there is no such file") from None
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror}") from None


def _publish(temporary: Path, target: Path) -> None:
    # mkstemp made the file private; give it the permissions that an ordinary file would have.
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    # The new name, too, is to outlast a power cut.
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _damaged(path: str | os.PathLike[str], error: Exception) -> CheckpointError:
    return CheckpointError(f"{path}: not a safetensors file, or a truncated one: {error}")


def _library() -> Any:
    try:
        import safetensors
    except ImportError:
        raise CheckpointError(
            "checkpoints need safetensors, which is not installed: pip install 'sffi[dl]'"
        ) from None
    return safetensors
