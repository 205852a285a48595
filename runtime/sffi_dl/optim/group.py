"""Parameters that share hyperparameters: `ParameterGroup`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, NoReturn

import sffi_torch as torch
from sffi.plans import refuse

__all__ = ["Hyperparameter", "ParameterGroup"]


class Hyperparameter(NamedTuple):
    """What a hyperparameter may be.

    Attributes:
        kind: float, bool, or tuple for a pair of floats.
        low: the least value of a number.
        below: what a number must stay below.
        allowed: that in words.
    """

    kind: type
    low: float = -math.inf
    below: float = math.inf
    allowed: str = "finite numbers"

    def checked(self, name: str, value: Any) -> Any:
        """`value` in the type that native calls take.

        Raises:
            ValueError: it is of another kind or out of its range.
        """
        try:
            if self.kind is bool:
                return bool(value)
            numbers = tuple(map(float, value)) if self.kind is tuple else (float(value),)
        except (TypeError, ValueError):
            raise ValueError(f"invalid {name}: {value!r} (allowed: {self.allowed})") from None
        wanted = 2 if self.kind is tuple else 1
        if len(numbers) != wanted or not all(self.low <= n < self.below for n in numbers):
            raise ValueError(f"invalid {name}: {value} (allowed: {self.allowed})")
        return numbers if self.kind is tuple else numbers[0]


class ParameterGroup(dict[str, Any]):
    """A group of parameters with its hyperparameters, as ``optimizer.param_groups`` holds them.

    A dictionary that checks what is assigned, and writes numbers through to a tensor: a
    step reads them there when it runs. So assigning ``group["lr"]`` counts at once, also
    for a recorded step; while one is recorded it is refused.

    Attributes:
        numbers: the hyperparameters in the order of the native step, float64.
    """

    __slots__ = ("_layout", "numbers")

    _layout: Mapping[str, Hyperparameter]
    numbers: torch.Tensor

    def __init__(self, values: Mapping[str, Any], layout: Mapping[str, Hyperparameter]) -> None:
        super().__init__(values)
        for name, hyperparameter in layout.items():
            super().__setitem__(name, hyperparameter.checked(name, values[name]))
        self._layout = layout
        self.numbers = torch.tensor(self._flat(), dtype=torch.float64)

    def __setitem__(self, key: str, value: Any) -> None:
        hyperparameter = self._layout.get(key)
        if hyperparameter is None:
            if key == "params":
                self._refuse(key, "be replaced; add_param_group adds parameters")
            super().__setitem__(key, value)
            return
        value = hyperparameter.checked(key, value)
        if value != self[key]:
            refuse(
                f"`{key}` of a group of parameters changes, and a replay would not change it: "
                "step schedules and assign outside of the recorded function"
            )
            super().__setitem__(key, value)
            self.numbers.copy_(torch.tensor(self._flat(), dtype=torch.float64))

    def update(self, *args: Any, **kwargs: Any) -> None:
        """Assign several entries."""
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def __ior__(self, other: Any) -> ParameterGroup:  # type: ignore[override, misc]
        self.update(other)
        return self

    def __delitem__(self, key: str) -> None:
        if key == "params" or key in self._layout:
            self._refuse(key, "be removed")
        super().__delitem__(key)

    def pop(self, key: str, *default: Any) -> Any:
        """Remove an entry that is neither a hyperparameter nor ``params``."""
        if key in self:
            value = self[key]
            del self[key]
            return value
        return super().pop(key, *default)

    def popitem(self) -> NoReturn:
        """Refused: there is always an entry that the optimiser needs."""
        self._refuse("params", "be removed")

    def clear(self) -> NoReturn:
        """Refused, as `popitem`."""
        self._refuse("params", "be removed")

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (dict(self), self._layout, self.numbers)

    def _flat(self) -> list[float]:
        values: list[float] = []
        for name in self._layout:
            value = self[name]
            values += value if isinstance(value, tuple) else [float(value)]
        return values

    def _refuse(self, key: str, what: str) -> NoReturn:
        raise ValueError(f"`{key}` of a parameter group cannot {what}")


def _restored(
    values: dict[str, Any], layout: Mapping[str, Hyperparameter], numbers: torch.Tensor
) -> ParameterGroup:
    # The same tensor as the copied optimiser hands to its native step.
    group = ParameterGroup(values, layout)
    group.numbers = numbers
    return group


def groups_of(params: Iterable[Any]) -> list[dict[str, Any]]:
    """What an optimiser was given, as groups: dictionaries with ``"params"``.

    Raises:
        TypeError: it is one tensor, or neither tensors nor dictionaries.
        ValueError: there is nothing.
    """
    if isinstance(params, torch.Tensor):
        raise TypeError("an optimiser takes an iterable of tensors, not one tensor: put it in [ ]")
    if isinstance(params, Mapping):
        raise TypeError("an optimiser takes an iterable of groups, not one group: put it in [ ]")
    found = list(params)
    if not found:
        raise ValueError("an optimiser needs parameters, and got none")
    if isinstance(found[0], Mapping):
        for i, group in enumerate(found):
            if not isinstance(group, Mapping):
                raise TypeError(f"group {i} is a {type(group).__name__}, not a dictionary")
        return [dict(group) for group in found]
    return [{"params": found}]


def parameters_of(group: Mapping[str, Any], seen: Iterable[torch.Tensor]) -> list[torch.Tensor]:
    """The parameters of a group that somebody made, checked.

    Raises:
        TypeError: one is no tensor.
        ValueError: there is no ``"params"``, a parameter is there twice (or is among `seen`),
            or it is the result of an operation.
    """
    if "params" not in group:
        raise ValueError(f'a group of parameters needs an entry "params"; it has {list(group)}')
    params = group["params"]
    found = [params] if isinstance(params, torch.Tensor) else list(params)
    known = {id(parameter) for parameter in seen}
    for i, parameter in enumerate(found):
        if not isinstance(parameter, torch.Tensor):
            raise TypeError(f"parameter {i} is a {type(parameter).__name__}, not a tensor")
        if not parameter.is_leaf:
            raise ValueError(f"parameter {i} is the result of an operation: it has no gradient")
        if id(parameter) in known:
            raise ValueError(f"parameter {i} is there twice")
        known.add(id(parameter))
    return found
