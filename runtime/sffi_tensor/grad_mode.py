"""Switching autograd's recording on and off: :class:`no_grad`, :class:`enable_grad`,
:class:`set_grad_enabled`, as context managers and as decorators.

The mode belongs to the thread. It is put back when the block is left, by an exception too.
"""

from __future__ import annotations

from sffi_torch import _native as native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any, Final, TypeVar

    _F = TypeVar("_F", bound=Callable[..., Any])

__all__ = [
    "decorated",
    "enable_grad",
    "inference_mode",
    "is_inference_mode_enabled",
    "no_grad",
    "set_grad_enabled",
]

#: inspect.CO_GENERATOR; inspect itself would be a slow import
_GENERATOR: Final = 0x20


class _GradMode:
    """One use of a mode: what it sets, and what it found."""

    __slots__ = ("_previous",)
    _mode: bool
    _previous: int | None

    def _again(self) -> _GradMode:
        """Another one like this, for one call of a decorated function."""
        return object.__new__(type(self))

    def __enter__(self) -> None:
        self._previous = native.rt_torch__set_grad_enabled(self._mode)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        native.rt_torch__set_grad_enabled(self._previous)

    def __call__(self, function: _F) -> _F:
        """Decorate a function, a generator function or a method: its body runs in this mode."""
        return decorated(self._again, function)


class no_grad(_GradMode):  # noqa: N801 - PyTorch's name
    """Block in which no operation is recorded: results have ``requires_grad=False``.

    Use it as ``with no_grad():``, or as the decorator ``@no_grad()`` or ``@no_grad``.
    """

    __slots__ = ()
    _mode = False

    def __new__(cls, orig_func: Any = None) -> no_grad:
        made = object.__new__(cls)
        return made if orig_func is None else made(orig_func)


class enable_grad(_GradMode):  # noqa: N801 - PyTorch's name
    """Block in which operations are recorded, inside a :class:`no_grad` block, say."""

    __slots__ = ()
    _mode = True

    def __new__(cls, orig_func: Any = None) -> enable_grad:
        made = object.__new__(cls)
        return made if orig_func is None else made(orig_func)


class set_grad_enabled(_GradMode):  # noqa: N801 - PyTorch's name
    """Switch recording on or off, from the call on or for a block or a function.

    Args:
        mode: whether operations are recorded.
    """

    __slots__ = ("_mode",)

    def __init__(self, mode: bool) -> None:
        self._mode = bool(mode)
        self._previous = native.rt_torch__set_grad_enabled(self._mode)

    def _again(self) -> _GradMode:
        made = object.__new__(set_grad_enabled)
        made._mode = self._mode
        made._previous = None
        return made

    def __enter__(self) -> None:
        previous = native.rt_torch__set_grad_enabled(self._mode)
        # What __init__ found, where it ran, is what __exit__ puts back.
        if self._previous is None:
            self._previous = previous

    def __call__(self, function: _F) -> _F:
        native.rt_torch__set_grad_enabled(self._previous)
        return decorated(self._again, function)


class inference_mode(_GradMode):  # noqa: N801 - PyTorch's name
    """Block without recording, as :class:`no_grad`; ``inference_mode(False)`` changes nothing.

    PyTorch also drops view tracking and version counters here; tensors made in such a block are
    ordinary tensors in this package.
    """

    __slots__ = ("_active",)
    _mode = False
    _active: bool

    def __new__(cls, mode: Any = True) -> inference_mode:
        made = object.__new__(cls)
        made._active = True
        if callable(mode):
            return made(mode)  # type: ignore[no-any-return]
        made._active = bool(mode)
        return made

    def _again(self) -> _GradMode:
        made = object.__new__(inference_mode)
        made._active = self._active
        return made

    def __enter__(self) -> None:
        if self._active:
            self._previous = native.rt_torch__set_grad_enabled(False)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._active:
            native.rt_torch__set_grad_enabled(self._previous)


def is_inference_mode_enabled() -> bool:
    """Always False: see :class:`inference_mode`."""
    return False


def decorated(make: Callable[[], Any], function: _F) -> _F:
    """The function with its body in a block of its own, which `make` gives for each call."""
    if isinstance(function, type):
        raise TypeError(
            f"a mode cannot decorate the class {function.__name__!r}; decorate its methods"
        )
    from functools import wraps

    code = getattr(function, "__code__", None)
    wrapped: Callable[..., Any]
    if code is not None and code.co_flags & _GENERATOR:

        @wraps(function)
        def wrapped(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
            return _drive(make, function(*args, **kwargs))

    else:

        @wraps(function)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            with make():
                return function(*args, **kwargs)

    return wrapped  # type: ignore[return-value]


def _drive(
    make: Callable[[], Any], generator: Generator[Any, Any, Any]
) -> Generator[Any, Any, Any]:
    """Run a generator so that its own code, and not its consumer's, runs in the mode."""
    try:
        with make():
            value = next(generator)
        while True:
            try:
                sent = yield value
            except GeneratorExit:
                with make():
                    generator.close()
                raise
            except BaseException as error:  # noqa: BLE001 - handed on to the generator
                with make():
                    value = generator.throw(error)
            else:
                with make():
                    value = generator.send(sent)
    except StopIteration as end:
        return end.value
