"""What all optimisers share: `Optimizer`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import sffi_torch as torch
from sffi_torch.functions import _optim_zero_grad_ as clear_gradients

__all__ = ["Optimizer", "Partition"]


class Partition(NamedTuple):
    """Positions of parameters of the same device and type: one native call can take them."""

    indices: list[int]
    params: list[torch.Tensor]


class Optimizer(ABC):
    """Updates parameters in the direction of their gradients.

    There is one group of parameters: ``param_groups[0]`` holds them with the
    hyperparameters, under PyTorch's names.

    Raises:
        TypeError: `params` is not an iterable of tensors.
        ValueError: there are none, one is there twice, or one is the result of an operation.
    """

    def __init__(self, params: Iterable[torch.Tensor], defaults: dict[str, Any]) -> None:
        self._params = _checked(params)
        self.defaults = defaults
        self.param_groups: list[dict[str, Any]] = [{"params": self._params, **defaults}]

    @abstractmethod
    def _update(self) -> None:
        """Change the parameters that have a gradient."""

    @abstractmethod
    def _state_of(self, index: int) -> dict[str, torch.Tensor]:
        """The state of the parameter at `index`, empty before its first step."""

    @abstractmethod
    def _set_states(self, states: Mapping[int, Mapping[str, torch.Tensor]]) -> None:
        """Take over `states`, whose tensors are the optimiser's own from now on."""

    def step(self, closure: Callable[[], torch.Tensor] | None = None) -> torch.Tensor | None:
        """Update each parameter that has a gradient.

        Args:
            closure: computes the loss anew, with gradients, before the update.

        Returns:
            What `closure` returned.
        """
        if closure is None:
            self._update()
            return None
        with torch.enable_grad():
            loss = closure()
        self._update()
        return loss

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget all gradients; fill them with zeros if not `set_to_none`."""
        if set_to_none:
            clear_gradients(self._params)
            return
        for parameter in self._params:
            gradient = parameter.grad
            if gradient is not None:
                gradient.detach_().zero_()

    def state_dict(self) -> dict[str, Any]:
        """The state and hyperparameters, in PyTorch's format; tensors are shared, not copied.

        ``{"state": {0: {...}, ...}, "param_groups": [{"lr": ..., "params": [0, ...]}]}``
        """
        states = {i: self._state_of(i) for i in range(len(self._params))}
        group = {key: value for key, value in self.param_groups[0].items() if key != "params"}
        group["params"] = list(range(len(self._params)))
        return {
            "state": {i: state for i, state in states.items() if state},
            "param_groups": [group],
        }

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on from `state_dict`, of the same kind of optimiser here or in PyTorch.

        Raises:
            ValueError: it is of another number of parameters or has another form; the
                optimiser is as it was.
        """
        try:
            (group,) = state_dict["param_groups"]
            count = len(group["params"])
            states = {int(i): dict(state) for i, state in state_dict["state"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(
                "not the state of an optimiser with one group of parameters "
                f"({type(error).__name__}: {error})"
            ) from None
        if count != len(self._params):
            raise ValueError(
                f"the state is of an optimiser with {count} parameters; "
                f"this one has {len(self._params)}"
            )
        for i, state in states.items():
            if not 0 <= i < count:
                raise ValueError(f"the state has an entry {i}, but only {count} parameters")
            for name, value in state.items():
                shape = () if name == "step" else tuple(self._params[i].shape)
                if value is not None and tuple(value.shape) != shape:
                    raise ValueError(
                        f"`{name}` of parameter {i} has the shape {tuple(value.shape)}, not {shape}"
                    )
        hyperparameters = {
            key: _like(default, group[key], key)
            for key, default in self.defaults.items()
            if key in group
        }
        owned = {
            i: {
                name: self._own(self._params[i], name, value)
                for name, value in state.items()
                if value is not None
            }
            for i, state in states.items()
        }
        self._set_states(owned)
        self.param_groups[0].update(hyperparameters)

    @staticmethod
    def _own(parameter: torch.Tensor, name: str, value: torch.Tensor) -> torch.Tensor:
        # A copy beside the parameter. The count of steps stays float32, as the kernels want.
        dtype = torch.float32 if name == "step" else parameter.dtype
        return value.detach().to(parameter.device, dtype).clone()

    def _partitions(self) -> list[Partition]:
        found: dict[tuple[str, str], Partition] = {}
        for index, parameter in enumerate(self._params):
            key = (str(parameter.device), str(parameter.dtype))
            partition = found.setdefault(key, Partition([], []))
            partition.indices.append(index)
            partition.params.append(parameter)
        return list(found.values())

    def __repr__(self) -> str:
        group = self.param_groups[0]
        lines = [f"    {key}: {group[key]}" for key in sorted(group) if key != "params"]
        body = "\n".join(["Parameter Group 0", *lines])
        return f"{type(self).__name__} (\n{body}\n)"


def _checked(params: Iterable[torch.Tensor]) -> list[torch.Tensor]:
    if isinstance(params, torch.Tensor):
        raise TypeError("an optimiser takes an iterable of tensors, not one tensor: put it in [ ]")
    found = list(params)
    if not found:
        raise ValueError("an optimiser needs parameters, and got none")
    seen: set[int] = set()
    for i, parameter in enumerate(found):
        if not isinstance(parameter, torch.Tensor):
            raise TypeError(f"parameter {i} is a {type(parameter).__name__}, not a tensor")
        if not parameter.is_leaf:
            raise ValueError(f"parameter {i} is the result of an operation: it has no gradient")
        if id(parameter) in seen:
            raise ValueError(f"parameter {i} is there twice")
        seen.add(id(parameter))
    return found


def _like(default: Any, value: Any, name: str) -> Any:
    # Of the type of the default: a state may come from a file, and native calls take it as it is.
    try:
        if isinstance(default, bool):
            return bool(value)
        if isinstance(default, tuple):
            first, second = value
            return (float(first), float(second))
        return float(value)
    except (TypeError, ValueError):
        raise ValueError(f"the state has {value!r} for `{name}`") from None


def require(condition: bool, name: str, value: object, allowed: str) -> None:
    """Refuse a hyperparameter.

    Raises:
        ValueError: `condition` is false.
    """
    if not condition:
        raise ValueError(f"invalid {name}: {value} (allowed: {allowed})")
