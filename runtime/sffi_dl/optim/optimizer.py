"""What all optimisers share: `Optimizer`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import sffi_torch as torch
from sffi_torch.functions import _optim_zero_grad_ as clear_gradients

from sffi_dl.optim.group import Hyperparameter, ParameterGroup, groups_of, parameters_of

__all__ = ["Optimizer", "Params"]

Params = Iterable[torch.Tensor] | Iterable[dict[str, Any]]
"""Tensors, or groups of them: ``[{"params": [...], "lr": 0.1}, {"params": [...]}]``."""

# How PyTorch computes, not what: nothing of it is needed here.
_SWITCHES = ("capturable", "decoupled_weight_decay", "differentiable", "foreach", "fused")


class Optimizer:
    """Updates parameters in the direction of their gradients.

    Each group of `param_groups` holds parameters with their hyperparameters, under
    PyTorch's names; what a group does not say comes from the arguments of the optimiser.

    A step can be recorded: all that changes from one to the next is in tensors, which stay
    the same objects.

    Raises:
        TypeError: `params` is not an iterable of tensors or of groups.
        ValueError: there are none, one is there twice, or one is the result of an operation.
    """

    _hyperparameters: ClassVar[Mapping[str, Hyperparameter]] = {}
    # What is kept for each parameter, under PyTorch's names, in the order of the native step.
    _state_names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, params: Params, defaults: dict[str, Any]) -> None:
        self.defaults = {
            name: self._hyperparameters[name].checked(name, value)
            if name in self._hyperparameters
            else value
            for name, value in defaults.items()
        }
        self._check(self.defaults)
        self.param_groups: list[ParameterGroup] = []
        self._params: list[torch.Tensor] = []
        # For each group, the arguments of its native step. A tensor of the state has no
        # elements before its parameter's first step; the native step fills it.
        self._calls: list[tuple[Any, ...]] = []
        self._states: list[dict[str, torch.Tensor]] = []
        for group in groups_of(params):
            self.add_param_group(group)

    def _native_step(self, *arguments: Any) -> None:
        raise NotImplementedError(f"{type(self).__name__} has no step")

    @classmethod
    def _check(cls, values: Mapping[str, Any]) -> None:
        """Refuse hyperparameters that do not go together."""

    def add_param_group(self, param_group: Mapping[str, Any]) -> None:
        """Optimise further parameters too.

        Args:
            param_group: ``{"params": [...]}`` with the hyperparameters that differ.

        Raises:
            TypeError: it is no dictionary of this form.
            ValueError: parameters or hyperparameters are not allowed; see `Optimizer`.
        """
        if not isinstance(param_group, Mapping):
            raise TypeError(f"a group is a dictionary, not a {type(param_group).__name__}")
        params = parameters_of(param_group, self._params)
        group = ParameterGroup(
            {**self.defaults, **param_group, "params": params}, self._hyperparameters
        )
        self._check(group)
        states = [{name: _nothing() for name in self._state_names} for _ in params]
        lists = [[state[name] for state in states] for name in self._state_names]
        self.param_groups.append(group)
        self._params += params
        self._states += states
        self._calls.append((params, *lists, group.numbers))

    def step(self, closure: Callable[[], torch.Tensor] | None = None) -> torch.Tensor | None:
        """Update each parameter that has a gradient.

        Args:
            closure: computes the loss anew, with gradients, before the update.

        Returns:
            What `closure` returned.
        """
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for call in self._calls:
            self._native_step(*call)
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
        """The state and hyperparameters, in PyTorch's format; storage is shared, not copied.

        ``{"state": {0: {...}, ...}, "param_groups": [{"lr": ..., "params": [0, ...]}]}``
        """
        states = {
            i: {name: tensor.detach() for name, tensor in state.items() if tensor.numel()}
            for i, state in enumerate(self._states)
        }
        groups, start = [], 0
        for group in self.param_groups:
            end = start + len(group["params"])
            groups.append({**group, "params": list(range(start, end))})
            start = end
        return {"state": {i: state for i, state in states.items() if state}, "param_groups": groups}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on from `state_dict`, of the same kind of optimiser here or in PyTorch.

        Raises:
            ValueError: it is of other groups of parameters or has another form; the
                optimiser is as it was.
        """
        try:
            saved = [dict(group) for group in state_dict["param_groups"]]
            orders = [[int(i) for i in group.pop("params")] for group in saved]
            states = {int(i): dict(state) for i, state in state_dict["state"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(
                f"not the state of an optimiser ({type(error).__name__}: {error})"
            ) from None
        counts = [len(order) for order in orders]
        own_counts = [len(group["params"]) for group in self.param_groups]
        if counts != own_counts:
            raise ValueError(
                f"the state is of an optimiser with {_groups(counts)}; "
                f"this one has {_groups(own_counts)}"
            )
        # The numbers in a state are names: the parameters stand in the order of the groups.
        places = {number: i for i, number in enumerate(i for order in orders for i in order)}
        contents = [dict[str, torch.Tensor]() for _ in self._params]
        for number, state in states.items():
            if number not in places:
                raise ValueError(f"the state has an entry {number}, but no such parameter")
            contents[places[number]] = self._contents(places[number], state)
        loaded = [self._loaded(group) for group in saved]
        for own, new in zip(self._states, contents, strict=True):
            for name, tensor in own.items():
                tensor.data = new[name] if name in new else _nothing()
        for group, values in zip(self.param_groups, loaded, strict=True):
            group.update(values)

    def _contents(self, place: int, state: Mapping[str, Any]) -> dict[str, torch.Tensor]:
        # Copies beside the parameter, laid out as it is. The count of steps stays float32, as
        # the kernels want.
        parameter = self._params[place].detach()
        contents = {}
        for name, value in state.items():
            if value is None or name not in self._state_names:
                continue
            if not isinstance(value, torch.Tensor):
                value = torch.tensor(float(value))
            shape = () if name == "step" else tuple(parameter.shape)
            if tuple(value.shape) != shape:
                raise ValueError(
                    f"`{name}` of parameter {place} has the shape {tuple(value.shape)}, not {shape}"
                )
            if name == "step":
                own = torch.zeros((), dtype=torch.float32, device=parameter.device)
            else:
                own = torch.empty_like(parameter)
            contents[name] = own.copy_(value.detach())
        return contents

    def _loaded(self, saved: Mapping[str, Any]) -> dict[str, Any]:
        values = {}
        for name, value in saved.items():
            hyperparameter = self._hyperparameters.get(name)
            if hyperparameter is not None:
                values[name] = hyperparameter.checked(f"`{name}` in the state", value)
            elif name not in _SWITCHES:
                values[name] = value
        return values

    def __repr__(self) -> str:
        lines = []
        for i, group in enumerate(self.param_groups):
            lines.append(f"Parameter Group {i}")
            lines += [f"    {key}: {group[key]}" for key in sorted(group) if key != "params"]
            lines.append("")
        body = "\n".join(lines[:-1])
        return f"{type(self).__name__} (\n{body}\n)"


def _nothing() -> torch.Tensor:
    return torch.empty((0,), dtype=torch.float32)


def _groups(counts: list[int]) -> str:
    return " and ".join(f"{count} parameters" for count in counts) or "no parameters"
