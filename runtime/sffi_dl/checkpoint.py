"""Checkpoints as safetensors files: `save_checkpoint`, `load_checkpoint`.

A checkpoint holds the model's tensors under their own names, so that
``safetensors.torch.load_file`` gives PyTorch a ``state_dict`` (load it with
``strict=False``, or write the model alone with `save_tensors`). The optimiser's tensors are
beside them as ``optimizer/<parameter>/<name>``, the states of the random number generators as
``rng/<device>``, and everything else is JSON in the file's metadata.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import sffi_torch as torch

from sffi_dl.errors import CheckpointError
from sffi_dl.random_state import random_state, set_random_state
from sffi_dl.tensor_file import load_tensors, read_metadata, save_tensors

if TYPE_CHECKING:
    from sffi_dl.nn.module import Module
    from sffi_dl.optim.optimizer import Optimizer

__all__ = [
    "Checkpoint",
    "Stateful",
    "load_checkpoint",
    "load_tensors",
    "read_metadata",
    "save_checkpoint",
    "save_tensors",
]

FORMAT = 2
"""The version of what the metadata hold. Version 1 had no parts, no batch, one generator."""

_METADATA_KEY = "sffi_dl"
_OPTIMIZER_PREFIX = "optimizer/"
_RNG_PREFIX = "rng/"


class Stateful(Protocol):
    """What can be kept as a part of a checkpoint, such as a schedule or a `DataLoader`."""

    def state_dict(self) -> Mapping[str, Any]:
        """The state, as far as JSON can hold it."""

    def load_state_dict(self, state_dict: Any) -> object:
        """Go on from such a state; where it does not fit raise, and change nothing."""


@dataclass(frozen=True)
class Checkpoint:
    """What `load_checkpoint` found beside the tensors.

    Attributes:
        epoch: the number of epochs done.
        history: a record of figures for each epoch.
        extra: what the program kept there itself.
        batch: the number of batches done in the epoch after those; 0 between two epochs.
        parts: the states of the parts, by name.
    """

    epoch: int
    history: list[dict[str, float]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    batch: int = 0
    parts: dict[str, Any] = field(default_factory=dict)


def save_checkpoint(
    path: str | os.PathLike[str],
    model: Module,
    optimizer: Optimizer | None = None,
    *,
    epoch: int = 0,
    batch: int = 0,
    history: list[dict[str, float]] | None = None,
    parts: Mapping[str, Stateful | None] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> None:
    """Write all that is needed to go on training later.

    The file appears whole or not at all, however the program ends meanwhile.

    Args:
        path: the file, replaced as a whole.
        model: its parameters and buffers are kept.
        optimizer: its state and hyperparameters are kept, of all groups.
        epoch: the number of epochs done.
        batch: the number of batches done after those.
        history: a record for each epoch.
        parts: what else has a state, by name: a schedule, a loader, a scaler of losses.
        extra: what else to keep, as far as JSON can hold it.

    Raises:
        CheckpointError: the file cannot be written, or `extra` or a state is not JSON.
    """
    tensors: dict[str, torch.Tensor] = dict(model.state_dict())
    for name in tensors:
        if name.startswith((_OPTIMIZER_PREFIX, _RNG_PREFIX)):
            raise CheckpointError(
                f"{path}: the model's name `{name}` is one that checkpoints use themselves"
            )
    generators, python_random = random_state()
    record: dict[str, Any] = {
        "format": FORMAT,
        "model": list(tensors),
        "epoch": epoch,
        "batch": batch,
        "history": history or [],
        "parts": {
            name: dict(part.state_dict())
            for name, part in (parts or {}).items()
            if part is not None
        },
        "extra": dict(extra or {}),
        "random": python_random,
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
    tensors |= {f"{_RNG_PREFIX}{name}": state for name, state in generators.items()}
    try:
        text = json.dumps(record)
    except (TypeError, ValueError) as error:
        raise CheckpointError(f"{path}: JSON cannot hold what is to be kept: {error}") from None
    save_tensors(path, tensors, {"format": "pt", _METADATA_KEY: text})


def load_checkpoint(
    path: str | os.PathLike[str],
    model: Module,
    optimizer: Optimizer | None = None,
    *,
    parts: Mapping[str, Stateful | None] | None = None,
    optional: Collection[str] = (),
) -> Checkpoint:
    """Put `model`, and `optimizer` if given, back to the state in the checkpoint at `path`.

    The states of the random number generators come back as well, so that training goes on as
    if it had not been interrupted.

    Args:
        path: the file.
        model: of the same parameters and buffers.
        optimizer: of the same class and groups.
        parts: what else to put back, by the names it was saved under.
        optional: names of parts that need not be in the file; they stay as they are then.

    Raises:
        CheckpointError: the file is missing, damaged, foreign, or of another model, optimiser
            or part; everything is as it was.
    """
    record = _record(path)
    tensors = load_tensors(path)
    wanted = {name: part for name, part in (parts or {}).items() if part is not None}
    try:
        names = list(record["model"])
        result = Checkpoint(
            int(record["epoch"]),
            [dict(entry) for entry in record["history"]],
            dict(record["extra"]),
            int(record.get("batch", 0)),
            dict(record.get("parts", {})),
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
    absent = [name for name in wanted if name not in result.parts and name not in optional]
    if absent:
        raise CheckpointError(f"{path}: holds no state of {', '.join(absent)}")

    with _Restoring(path) as restoring:
        generators = _under(_RNG_PREFIX, tensors)
        before, python_before = random_state()
        restoring.put(
            lambda: set_random_state(generators, record.get("random")),
            lambda: set_random_state(before, python_before),
        )
        if optimizer is not None:
            restoring.load(
                optimizer, lambda: {"state": _optimizer_state(tensors), "param_groups": groups}
            )
        for name, part in wanted.items():
            if name not in result.parts:
                continue
            state = result.parts[name]
            restoring.load(part, lambda state=state: state, name)  # type: ignore[misc]
        model_state = {name: tensors[name] for name in names}
        restoring.put(lambda: model.load_state_dict(model_state), lambda: None)
    return result


class _Restoring:
    """Puts one thing after the other back; where one refuses, all go to where they were.

    None is changed by its own refusal.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path
        self._undoing = ExitStack()

    def __enter__(self) -> _Restoring:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._undoing.pop_all()
        self._undoing.close()

    def put(self, change: Callable[[], object], undo: Callable[[], object], name: str = "") -> None:
        self._undoing.callback(undo)
        try:
            change()
        except (RuntimeError, TypeError, ValueError, KeyError, AttributeError) as error:
            what = f"the state of {name} does not fit" if name else "does not fit"
            raise CheckpointError(f"{self._path}: {what}: {error}") from None

    def load(self, target: Any, state: Callable[[], Any], name: str = "") -> None:
        before = target.state_dict()
        self.put(
            lambda: target.load_state_dict(state()), lambda: target.load_state_dict(before), name
        )


def _under(prefix: str, tensors: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {
        name.removeprefix(prefix): tensor
        for name, tensor in tensors.items()
        if name.startswith(prefix)
    }


def _optimizer_state(tensors: Mapping[str, torch.Tensor]) -> dict[int, dict[str, torch.Tensor]]:
    state: dict[int, dict[str, torch.Tensor]] = {}
    for full_name, tensor in _under(_OPTIMIZER_PREFIX, tensors).items():
        index, _, name = full_name.partition("/")
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
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"{path}: its metadata are damaged: {error}") from None
    found = record.get("format") if isinstance(record, dict) else None
    if found not in range(1, FORMAT + 1):
        raise CheckpointError(
            f"{path}: of format {found}; this version reads formats 1 to {FORMAT}"
        )
    return dict(record)
