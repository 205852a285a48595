"""Scaling of losses, so that small gradients are not lost in float16: :class:`GradScaler`."""

from __future__ import annotations

from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import float16, float32, int32, type_name
from sffi_tensor.grad_mode import no_grad
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = ["GradScaler"]


class _Pending:
    """What was done for one optimiser since the last update."""

    __slots__ = ("found_inf", "optimizer", "stepped")

    def __init__(self, optimizer: Any) -> None:
        self.optimizer = optimizer  # kept alive: it is looked up by its id
        self.found_inf: list[Tensor] = []
        self.stepped = False


class GradScaler:
    """Multiplies losses by a factor and divides gradients by it, and finds the factor as it goes.

    A step whose gradients are not finite is left out and takes the factor down; after
    `growth_interval` good ones it goes up.

        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()

    Args:
        device: where the factor is kept.
        init_scale: the first factor.
        growth_factor: multiplies it after `growth_interval` good steps; above 1.
        backoff_factor: multiplies it after a bad one; below 1.
        growth_interval: a number of steps.
        enabled: False makes all of this do nothing; `step` then calls ``optimizer.step``.

    Raises:
        ValueError: a factor that is out of its range.
    """

    def __init__(
        self,
        device: str = "cuda",
        init_scale: float = 2.0**16,
        growth_factor: float = 2.0,
        backoff_factor: float = 0.5,
        growth_interval: int = 2000,
        enabled: bool = True,
    ) -> None:
        self._device = device_class.coerce(device, "GradScaler", "device")
        self._enabled = bool(enabled)
        if self._enabled and self._device.type == "cuda":
            from sffi_torch import cuda

            if not cuda.is_available():
                import warnings

                warnings.warn(
                    "torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.",
                    UserWarning,
                    stacklevel=2,
                )
                self._enabled = False
        if not growth_factor > 1.0:
            raise ValueError("The growth factor must be > 1.0.")
        if not backoff_factor < 1.0:
            raise ValueError("The backoff factor must be < 1.0.")
        self._init_scale = float(init_scale)
        self._growth_factor = float(growth_factor)
        self._backoff_factor = float(backoff_factor)
        self._growth_interval = int(growth_interval)
        self._init_growth_tracker = 0
        self._scale: Tensor | None = None
        self._growth_tracker: Tensor | None = None
        self._pending: dict[int, _Pending] = {}

    def is_enabled(self) -> bool:
        """Whether losses are scaled."""
        return self._enabled

    def scale(self, outputs: Any) -> Any:
        """The tensor, or each of the tensors in a list or tuple, times the factor."""
        if not self._enabled:
            return outputs
        if is_tensor(outputs):
            if self._scale is None:
                self._begin(outputs.device)
            return outputs * self._scale.to(outputs.device)  # type: ignore[union-attr]
        if isinstance(outputs, (list, tuple)):
            return type(outputs)(map(self.scale, outputs))
        raise ValueError(
            f"outputs must be a Tensor or an iterable of Tensors, not {type_name(outputs)}"
        )

    def unscale_(self, optimizer: Any) -> None:
        """Divide the gradients of the optimiser's parameters by the factor, once before `step`.

        Raises:
            RuntimeError: it was done already since the last `update`.
            ValueError: a gradient is of type float16.
        """
        if not self._enabled:
            return
        pending = self._pending_of(optimizer)
        if pending.stepped:
            raise RuntimeError("unscale_() is being called after step().")
        if pending.found_inf:
            raise RuntimeError(
                "unscale_() has already been called on this optimizer since the last update()."
            )
        self._unscale(optimizer, pending)

    def step(self, optimizer: Any, *args: Any, **kwargs: Any) -> Any:
        """Divide the gradients, where `unscale_` has not, and step if they are finite.

        Returns:
            What ``optimizer.step`` returns; None where the step was left out.

        Raises:
            RuntimeError: it was called already since the last `update`, or a closure was given.
            ValueError: no parameter has a gradient, or a gradient is of type float16.
        """
        if not self._enabled:
            return optimizer.step(*args, **kwargs)
        if "closure" in kwargs:
            raise RuntimeError("Closure use is not currently supported if GradScaler is enabled.")
        pending = self._pending_of(optimizer)
        if pending.stepped:
            raise RuntimeError("step() has already been called since the last update().")
        if not pending.found_inf:
            self._unscale(optimizer, pending)
        if not pending.found_inf:
            raise ValueError("No inf checks were recorded for this optimizer: it has no gradients")
        result = None
        if not any(found.item() for found in pending.found_inf):
            result = optimizer.step(*args, **kwargs)
        pending.stepped = True
        return result

    def update(self, new_scale: float | Tensor | None = None) -> None:
        """Adapt the factor to what `step` found, or set it to `new_scale`.

        Raises:
            RuntimeError: nothing was scaled yet, or there was no `step` or `unscale_`.
        """
        if not self._enabled:
            return
        scale, tracker = self._begun("update")
        if new_scale is not None:
            if is_tensor(new_scale):
                scale.copy_(new_scale)
            else:
                scale.fill_(float(new_scale))
        else:
            found = [each for one in self._pending.values() for each in one.found_inf]
            if not found:
                raise RuntimeError("No inf checks were recorded prior to update.")
            combined = found[0].to(scale.device)
            for other in found[1:]:
                combined = combined + other.to(scale.device)
            from sffi_torch import functions

            functions._amp_update_scale_(
                scale,
                tracker,
                combined,
                self._growth_factor,
                self._backoff_factor,
                self._growth_interval,
            )
        self._pending = {}

    def get_scale(self) -> float:
        """The factor; 1 where this is switched off."""
        if not self._enabled:
            return 1.0
        return self._init_scale if self._scale is None else float(self._scale.item())

    def get_growth_factor(self) -> float:
        """What multiplies the factor after `growth_interval` good steps."""
        return self._growth_factor

    def set_growth_factor(self, new_factor: float) -> None:
        """Set what `get_growth_factor` gives."""
        self._growth_factor = float(new_factor)

    def get_backoff_factor(self) -> float:
        """What multiplies the factor after a bad step."""
        return self._backoff_factor

    def set_backoff_factor(self, new_factor: float) -> None:
        """Set what `get_backoff_factor` gives."""
        self._backoff_factor = float(new_factor)

    def get_growth_interval(self) -> int:
        """The number of good steps after which the factor grows."""
        return self._growth_interval

    def set_growth_interval(self, new_interval: int) -> None:
        """Set what `get_growth_interval` gives."""
        self._growth_interval = int(new_interval)

    def state_dict(self) -> dict[str, Any]:
        """The state as plain numbers, under PyTorch's names; empty where this is switched off."""
        if not self._enabled:
            return {}
        tracker = self._growth_tracker
        return {
            "scale": self.get_scale(),
            "growth_factor": self._growth_factor,
            "backoff_factor": self._backoff_factor,
            "growth_interval": self._growth_interval,
            "_growth_tracker": self._init_growth_tracker if tracker is None else tracker.item(),
        }

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Go on from what `state_dict` gave, here or in PyTorch.

        Raises:
            RuntimeError: the state is empty: it was saved while this was switched off.
            KeyError: something is missing; nothing was changed.
        """
        if not self._enabled:
            return
        if not state_dict:
            raise RuntimeError(
                "The source state dict is empty, possibly because it was saved from a disabled "
                "instance of GradScaler."
            )
        scale, growth = float(state_dict["scale"]), float(state_dict["growth_factor"])
        backoff, interval = float(state_dict["backoff_factor"]), int(state_dict["growth_interval"])
        tracker = int(state_dict["_growth_tracker"])
        self._init_scale, self._growth_factor, self._backoff_factor = scale, growth, backoff
        self._growth_interval, self._init_growth_tracker = interval, tracker
        if self._scale is not None and self._growth_tracker is not None:
            self._scale.fill_(scale)
            self._growth_tracker.fill_(tracker)

    def _begin(self, where: device_class) -> None:
        from sffi_torch import functions

        self._scale = functions.full((), self._init_scale, dtype=float32, device=where)
        self._growth_tracker = functions.full(
            (), self._init_growth_tracker, dtype=int32, device=where
        )

    def _begun(self, function: str) -> tuple[Tensor, Tensor]:
        if self._scale is None or self._growth_tracker is None:
            raise RuntimeError(
                f"Attempted {function}() but nothing was scaled yet: call "
                "scaler.scale(loss).backward() before."
            )
        return self._scale, self._growth_tracker

    def _pending_of(self, optimizer: Any) -> _Pending:
        return self._pending.setdefault(id(optimizer), _Pending(optimizer))

    @no_grad()
    def _unscale(self, optimizer: Any, pending: _Pending) -> None:
        from sffi_torch import functions

        scale, _ = self._begun("unscale_")
        # The reciprocal of the factor is taken in float64, where it is the nearest float32.
        inverse = scale.double().reciprocal().float()
        grouped: dict[tuple[device_class, Any], list[Tensor]] = {}
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                gradient = parameter.grad
                if gradient is None:
                    continue
                if gradient.dtype is float16:
                    raise ValueError("Attempting to unscale FP16 gradients.")
                grouped.setdefault((gradient.device, gradient.dtype), []).append(gradient)
        found_on: dict[device_class, Tensor] = {}
        for (where, _), gradients in grouped.items():
            found = found_on.get(where)
            if found is None:
                found = found_on[where] = functions.zeros((), dtype=float32, device=where)
            functions._amp_foreach_non_finite_check_and_unscale_(
                gradients, found, inverse.to(where)
            )
        pending.found_inf = list(found_on.values())
