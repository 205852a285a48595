"""What all schedules share: `LRScheduler`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from sffi.plans import refuse

from sffi_dl.optim.optimizer import Optimizer

__all__ = ["LRScheduler", "positive"]


class LRScheduler:
    """Sets the learning rates of an optimiser's groups, a value for each step.

    Subclasses write `get_lr`. Most compute a rate from the one before, as PyTorch's do, so
    that several schedules can work on one optimiser.

    Args:
        optimizer: the optimiser.
        last_epoch: the step to go on after; -1 starts. To go on, the groups must have an
            ``initial_lr``, which `Optimizer.load_state_dict` brings.

    Attributes:
        base_lrs: the rates that the groups had at first.
        last_epoch: the number of steps taken.

    Raises:
        TypeError: `optimizer` is none.
        KeyError: a group has no ``initial_lr`` to go on from.
    """

    # Attributes beside the shared ones that `state_dict` keeps.
    _kept: ClassVar[tuple[str, ...]] = ()
    _is_initial = False

    def __init__(self, optimizer: Optimizer, last_epoch: int = -1) -> None:
        self.optimizer = optimizer_of(optimizer)
        for i, group in enumerate(optimizer.param_groups):
            if last_epoch == -1:
                group.setdefault("initial_lr", group["lr"])
            elif "initial_lr" not in group:
                raise KeyError(
                    f"group {i} has no `initial_lr`: to go on after step {last_epoch}, load the "
                    "optimiser's state first"
                )
        self.base_lrs: list[float] = [group["initial_lr"] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self._last_lr: list[float] = []
        self._start()

    def get_lr(self) -> list[float]:
        """The rate of each group at `last_epoch`; every subclass has its own."""
        raise NotImplementedError(f"{type(self).__name__} has no method `get_lr`")

    def get_last_lr(self) -> list[float]:
        """The rate that each group was given last."""
        return list(self._last_lr)

    def step(self) -> None:
        """Set the next rates; call it after the optimiser's steps.

        Raises:
            ValueError: the optimiser has other groups than when the schedule was made.
            PlanError: it is called while this thread records a plan.
        """
        refuse_in_plan()
        self.last_epoch += 1
        self._assign(self.get_lr())

    def state_dict(self) -> dict[str, Any]:
        """How far the schedule is, and its arguments; the optimiser's state is its own."""
        return {name: _plain(getattr(self, name)) for name in (*_SHARED, *self._kept)}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on from `state_dict`, of the same kind of schedule here or in PyTorch.

        Raises:
            ValueError: an entry is missing; the schedule is as it was.
        """
        if not isinstance(state_dict, Mapping):
            raise ValueError(f"a schedule's state is a mapping, not {type(state_dict).__name__}")
        missing = [name for name in _SHARED if name not in state_dict]
        # PyTorch's states do not hold every argument under its name.
        known = [name for name in self._kept if name in state_dict]
        if missing or (self._kept and not known):
            raise ValueError(
                f"not the state of a {type(self).__name__}: "
                f"it has no {', '.join(missing or self._kept)}"
            )
        self.__dict__.update({name: _plain(state_dict[name]) for name in (*_SHARED, *known)})

    def _start(self) -> None:
        # The first step sets the rates of the place where the schedule begins.
        self._is_initial = True
        try:
            self.step()
        finally:
            del self._is_initial

    def _restart(self) -> None:
        # From its beginning, whatever the rates are now.
        self.last_epoch = 0
        self._assign(self._rates_at_last_epoch())

    def _rates_at_last_epoch(self) -> list[float]:
        """The rates as a function of `last_epoch` alone, where there is one."""
        return self.get_lr()

    def _rates(self) -> list[float]:
        return [group["lr"] for group in self.optimizer.param_groups]

    def _assign(self, rates: list[float]) -> None:
        groups = self.optimizer.param_groups
        if len(rates) != len(groups):
            raise ValueError(
                f"the optimiser has {len(groups)} groups of parameters; the schedule was made "
                f"for {len(rates)}"
            )
        for group, rate in zip(groups, rates, strict=True):
            group["lr"] = rate
        self._last_lr = self._rates()


_SHARED = ("base_lrs", "last_epoch", "_last_lr")


def _plain(value: Any) -> Any:
    # Lists are copied; PyTorch counts milestones in a Counter.
    if isinstance(value, Mapping):
        return sorted(int(key) for key, count in value.items() for _ in range(count))
    return list(value) if isinstance(value, (list, tuple)) else value


def refuse_in_plan() -> None:
    """Raise PlanError while this thread records."""
    refuse(
        "a schedule's step is Python's, and a replay would leave it out: call step() outside of "
        "the recorded function"
    )


def optimizer_of(value: object) -> Optimizer:
    """`value`.

    Raises:
        TypeError: it is no optimiser.
    """
    if not isinstance(value, Optimizer):
        raise TypeError(f"a schedule takes an optimiser, not {type(value).__name__}")
    return value


def positive(name: str, value: Any) -> int:
    """`value` as a count.

    Raises:
        ValueError: it is no whole number above 0.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise ValueError(f"invalid {name}: {value!r} (allowed: whole numbers above 0)")
    return value
