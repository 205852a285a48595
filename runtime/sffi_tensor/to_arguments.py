"""The forms in which ``Tensor.to`` takes its arguments."""

from __future__ import annotations

from sffi_tensor.devices import device as device_class
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_torch.enums import memory_format

    from sffi_tensor.devices import device
    from sffi_tensor.dtypes import dtype

__all__ = ["to_arguments"]

_TO_FORMS = (
    "to() received an invalid combination of arguments - got ({got}), but expected one of:\n"
    " * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, "
    "bool copy = False)\n"
    " * (torch.dtype dtype, bool non_blocking = False, bool copy = False)\n"
    " * (Tensor tensor, bool non_blocking = False, bool copy = False)"
)


def to_arguments(
    args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[dtype | None, device | None, bool, bool, memory_format | None]:
    """dtype, device, non_blocking, copy and memory_format of a call of ``to`` in any form."""
    names: tuple[str, ...] = ("device", "dtype", "non_blocking", "copy")
    first = args[0] if args else None
    if type(first) is dtype_class or (isinstance(first, type) and first in _PYTHON_NUMBERS):
        names = ("dtype", "non_blocking", "copy")
    elif hasattr(first, "_max_dim"):
        names = ("other", "non_blocking", "copy")
    given = dict(zip(names, args, strict=False))
    repeated = given.keys() & kwargs.keys()
    given |= kwargs
    order = given.pop("memory_format", None)
    if order is not None and type(order).__name__ != "memory_format":
        raise _no_such_form(args, kwargs)
    other = given.pop("other", None)
    if repeated or len(args) > len(names) or not given.keys() <= _TO_NAMES:
        raise _no_such_form(args, kwargs)
    flags = (given.get("non_blocking", False), given.get("copy", False))
    if not all(isinstance(flag, bool) for flag in flags):
        raise _no_such_form(args, kwargs)
    if other is not None:
        return other.dtype, other.device, *flags, order
    kind, place = given.get("dtype"), given.get("device")
    if place is not None and not isinstance(place, (device_class, str, int)):
        raise _no_such_form(args, kwargs)
    if kind is not None and type(kind) is not dtype_class and kind not in _PYTHON_NUMBERS:
        raise _no_such_form(args, kwargs)
    return (
        None if kind is None else dtype_class.coerce(kind, "to"),
        None if place is None else device_class.coerce(place, "to"),
        *flags,
        order,
    )


_TO_NAMES = {"device", "dtype", "non_blocking", "copy"}
_PYTHON_NUMBERS = (float, int, bool, complex)


def _no_such_form(args: tuple[Any, ...], kwargs: dict[str, Any]) -> TypeError:
    got = [type_name(value) for value in args]
    got += [f"{name}={type_name(value)}" for name, value in kwargs.items()]
    return TypeError(_TO_FORMS.format(got=", ".join(got)))
