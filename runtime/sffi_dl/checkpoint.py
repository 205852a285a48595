"""Checkpoints as safetensors files: `save_checkpoint`, `load_checkpoint`.

A checkpoint holds the model's tensors under their own names, so that
``safetensors.torch.load_file`` gives PyTorch a ``state_dict`` (load it with
``strict=False``, or write the model alone with `save_tensors`). The optimiser's tensors are
beside them as ``optimizer/<parameter>/<name>``, the random number generator's state as
``rng/cpu``, and everything else is JSON in the file's metadata.

Format: https://github.com/huggingface/safetensors#format
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sffi_torch as torch

from sffi_dl.errors import CheckpointError
from sffi_dl.tensor_bytes import array_of, dtype_name, tensor_of

if TYPE_CHECKING:
    from sffi_dl.nn.module import Module
    from sffi_dl.optim.optimizer import Optimizer

__all__ = [
    "Checkpoint",
    "load_checkpoint",
    "load_tensors",
    "read_metadata",
    "save_checkpoint",
    "save_tensors",
]

FORMAT = 1
"""The version of what the metadata hold."""

_METADATA_KEY = "sffi_dl"
_OPTIMIZER_PREFIX = "optimizer/"
_RNG_NAME = "rng/cpu"


@dataclass(frozen=True)
class Checkpoint:
    """What `load_checkpoint` found beside the tensors.

    Attributes:
        epoch: the number of epochs done.
        history: a record of figures for each epoch.
        extra: what the program kept there itself.
    """

    epoch: int
    history: list[dict[str, float]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


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


def save_checkpoint(
    path: str | os.PathLike[str],
    model: Module,
    optimizer: Optimizer | None = None,
    *,
    epoch: int = 0,
    history: list[dict[str, float]] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> None:
    """Write all that is needed to go on training later.

    Args:
        path: the file, replaced as a whole.
        model: its parameters and buffers are kept.
        optimizer: its state and hyperparameters are kept.
        epoch: the number of epochs done.
        history: a record for each epoch.
        extra: what else to keep, as far as JSON can hold it.

    Raises:
        CheckpointError: the file cannot be written, or `extra` is not JSON.
    """
    tensors: dict[str, torch.Tensor] = dict(model.state_dict())
    for name in tensors:
        if name.startswith((_OPTIMIZER_PREFIX, _RNG_NAME)):
            raise CheckpointError(
                f"{path}: the model's name `{name}` is one that checkpoints use themselves"
            )
    record: dict[str, Any] = {
        "format": FORMAT,
        "model": list(tensors),
        "epoch": epoch,
        "history": history or [],
        "extra": dict(extra or {}),
    }
    if optimizer is not None:
        state = optimizer.state_dict()
        record["optimizer"] = {
            "class": type(optimizer).__name__,
            "param_groups": state["param_groups"],
        }
        for index, entries in state["state"].items():
            for name, tensor in entries.items():
                tensors[f"{_OPTIMIZER_PREFIX}{index}/{name}"] = tensor
    tensors[_RNG_NAME] = torch.get_rng_state()
    try:
        text = json.dumps(record)
    except (TypeError, ValueError) as error:
        raise CheckpointError(f"{path}: JSON cannot hold what is to be kept: {error}") from None
    save_tensors(path, tensors, {"format": "pt", _METADATA_KEY: text})


def load_checkpoint(
    path: str | os.PathLike[str], model: Module, optimizer: Optimizer | None = None
) -> Checkpoint:
    """Put `model`, and `optimizer` if given, back to the state in the checkpoint at `path`.

    The random number generator's state comes back as well, so that training goes on as if
    it had not been interrupted.

    Raises:
        CheckpointError: the file is missing, damaged, foreign, or of another model or
            optimiser; model and optimiser are as they were.
    """
    record = _record(path)
    tensors = load_tensors(path)
    try:
        names = list(record["model"])
        result = Checkpoint(
            int(record["epoch"]),
            [dict(entry) for entry in record["history"]],
            dict(record["extra"]),
        )
        missing = [name for name in names if name not in tensors]
        saved_optimizer = record.get("optimizer")
        groups = saved_optimizer["param_groups"] if saved_optimizer is not None else []
        kind = str(saved_optimizer["class"]) if saved_optimizer is not None else ""
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(
            f"{path}: its metadata are not those of a checkpoint ({type(error).__name__}: {error})"
        ) from None
    if missing:
        raise CheckpointError(f"{path}: tensors are missing: {', '.join(missing)}")
    if optimizer is not None:
        if saved_optimizer is None:
            raise CheckpointError(f"{path}: holds no optimiser's state")
        if kind != type(optimizer).__name__:
            raise CheckpointError(
                f"{path}: holds the state of {kind}; this optimiser is {type(optimizer).__name__}"
            )
    # Each of the three can refuse. None is changed by its own refusal; what was changed
    # before it goes back.
    rng_before = torch.get_rng_state()
    optimizer_before = optimizer.state_dict() if optimizer is not None else None
    try:
        if _RNG_NAME in tensors:
            torch.set_rng_state(tensors[_RNG_NAME])
        if optimizer is not None:
            optimizer.load_state_dict({"state": _optimizer_state(tensors), "param_groups": groups})
        model.load_state_dict({name: tensors[name] for name in names})
    except (RuntimeError, TypeError, ValueError) as error:
        torch.set_rng_state(rng_before)
        if optimizer is not None and optimizer_before is not None:
            optimizer.load_state_dict(optimizer_before)
        raise CheckpointError(f"{path}: does not fit: {error}") from None
    return result


def _optimizer_state(tensors: Mapping[str, torch.Tensor]) -> dict[int, dict[str, torch.Tensor]]:
    state: dict[int, dict[str, torch.Tensor]] = {}
    for full_name, tensor in tensors.items():
        if full_name.startswith(_OPTIMIZER_PREFIX):
            index, _, name = full_name[len(_OPTIMIZER_PREFIX) :].partition("/")
            state.setdefault(int(index), {})[name] = tensor
    return state


def _record(path: str | os.PathLike[str]) -> dict[str, Any]:
    text = read_metadata(path).get(_METADATA_KEY)
    if text is None:
        raise CheckpointError(
            f"{path}: a safetensors file, but no checkpoint of this library; load_tensors reads it"
        )
    try:
        record = json.loads(text)
    except ValueError as error:
        raise CheckpointError(f"{path}: its metadata are damaged: {error}") from None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        found = record.get("format") if isinstance(record, dict) else None
        raise CheckpointError(f"{path}: of format {found}; this version reads format {FORMAT}")
    return record


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
