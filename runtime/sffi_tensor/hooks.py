"""Functions that are called with the gradient of a tensor: ``Tensor.register_hook``."""

from __future__ import annotations

from sys import modules

from sffi_torch import functions

from sffi_tensor.dtypes import type_name
from sffi_tensor.grad_function import raised

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = ["RemovableHandle", "register_hook"]


def _refuse_recording() -> None:
    """A plan could not run the hook: Python does not run in a replay, and `call` is gone by then.

    Raises:
        PlanError: this thread records.
    """
    plans = modules.get("sffi.plans.hook")
    recorder = plans.current() if plans is not None else None
    if recorder is not None:
        from sffi.errors import PlanError

        error = PlanError(
            "a hook of a tensor was called in the middle of a recording, and a plan does not run "
            "Python; remove the hook first"
        )
        recorder.failure = recorder.failure or error
        raise error


class RemovableHandle:
    """Takes a hook away again: by ``remove()``, or at the end of a ``with`` block."""

    __slots__ = ("_number", "_tensor", "id")

    def __init__(self, tensor: Tensor, number: int) -> None:
        self._tensor: Tensor | None = tensor
        self._number = self.id = number

    def remove(self) -> None:
        """Takes the hook away; a second time does nothing."""
        tensor, self._tensor = self._tensor, None
        if tensor is not None:
            tensor._remove_hook(self._number)

    def __enter__(self) -> RemovableHandle:
        return self

    def __exit__(self, *exception: object) -> None:
        self.remove()


def register_hook(tensor: Tensor, hook: Callable[[Tensor], Any]) -> RemovableHandle:
    """Have `hook` called with each gradient of `tensor`; a tensor that it returns replaces it.

    Raises:
        RuntimeError: the tensor has no gradients.
        TypeError: `hook` cannot be called.
    """
    if not callable(hook):
        raise TypeError(f"register_hook(): the hook must be callable, not {type_name(hook)}")

    def called(call: int) -> None:
        # An exception cannot pass through libtorch: it waits for the end of the pass.
        try:
            _refuse_recording()
            answer = hook(functions._hook_given(call))
            if answer is not None:
                if not hasattr(answer, "_remove_hook"):
                    raise TypeError(
                        f"expected Variable, but hook returned '{type(answer).__name__}'"
                    )
                functions._hook_answer(call, answer)
        except BaseException as error:
            raised.append(error)
            raise

    return RemovableHandle(tensor, tensor._register_hook(called))
