"""Where a tensor lives: :class:`device`, one object for each device type and index.

A device crosses to the native side as one number, ``type * 256 + index + 1`` with the type numbers
of ``c10::DeviceType`` and index -1 for "the current one".
"""

from __future__ import annotations

from _thread import get_ident

from sffi_tensor.dtypes import type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final, TypeAlias

__all__ = ["device"]

#: numbers of c10::DeviceType
_TYPE_CODES: Final[dict[str, int]] = {
    "cpu": 0,
    "cuda": 1,
    "mkldnn": 2,
    "opengl": 3,
    "opencl": 4,
    "ideep": 5,
    "hip": 6,
    "fpga": 7,
    "maia": 8,
    "xla": 9,
    "vulkan": 10,
    "xpu": 12,
    "mps": 13,
    "meta": 14,
    "hpu": 15,
    "ve": 16,
    "lazy": 17,
    "ipu": 18,
    "mtia": 19,
    "privateuseone": 20,
}
_TYPE_NAMES: Final = {code: name for name, code in _TYPE_CODES.items()}
#: the order in which PyTorch lists them in its error message
_EXPECTED: Final = (
    "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, "
    "mps, meta, hpu, mtia, privateuseone"
)
#: c10::DeviceIndex is an int8_t
_LAST_INDEX: Final = 127

_MISSING: Any = object()
_BY_CODE: Final[dict[int, device]] = {}
_BY_STRING: Final[dict[str, device]] = {}
#: threads that are in blocks, and the default device of each before
_entered: Final[list[tuple[int, device | None]]] = []


class device:  # noqa: N801 - PyTorch's name
    """A device: ``device("cpu")``, ``device("cuda:1")``, ``device("cuda", 1)`` or ``device(1)``.

    A bare number means that CUDA device. Making a device does not ask whether it exists; using
    one that does not exist fails with the reason.

    Attributes:
        type: ``"cpu"``, ``"cuda"`` and so on.
        index: number among the devices of its type; None means the current one.
        code: number that stands for it on the native side.

    Raises:
        RuntimeError: an unknown device type, or a malformed or negative index.
        TypeError: arguments of other types.
    """

    __slots__ = ("code", "index", "type")

    type: str
    index: int | None
    code: int

    def __new__(cls, type: deviceLike = _MISSING, index: int | None = None) -> device:
        given: Any = type
        if index is None:
            kind = given.__class__
            if kind is str:
                return _BY_STRING.get(given) or _parse(given)
            if kind is device:
                return given  # type: ignore[no-any-return]
            if kind is int:
                return _intern("cuda", given)
        return _checked(given, index)

    def __str__(self) -> str:
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __repr__(self) -> str:
        if self.index is None:
            return f"device(type={self.type!r})"
        return f"device(type={self.type!r}, index={self.index})"

    # Equality and hash are those of object: each device exists once.

    def __reduce__(self) -> tuple[Any, ...]:
        return device, ((self.type,) if self.index is None else (self.type, self.index))

    def __enter__(self) -> device:
        """Makes it the default device of this thread until the end of the block."""
        from sffi_tensor import defaults

        previous = defaults.default_device()
        defaults.set_device(self)
        _entered.append((get_ident(), previous))
        return self

    def __exit__(self, *exception: object) -> None:
        from sffi_tensor import defaults

        thread = get_ident()
        at = max(n for n, (owner, _) in enumerate(_entered) if owner == thread)
        defaults.set_device(_entered.pop(at)[1])

    @staticmethod
    def from_code(code: int) -> device:
        """The device with a native code."""
        found = _BY_CODE.get(code)
        if found is None:
            kind, number = divmod(code, 256)
            name = _TYPE_NAMES.get(kind)
            if name is None:
                raise RuntimeError(f"the library gave a device of unknown type number {kind}")
            found = _intern(name, number - 1 if number else None)
        return found

    @staticmethod
    def coerce(value: object, function: str = "", argument: str = "device") -> device:
        """Make a device of what may stand for one: a device, a string, a CUDA device number.

        Args:
            value: what the caller gave.
            function: name of the function called, for the error message.
            argument: name of the argument, for the error message.

        Raises:
            RuntimeError: a string or number that names no device.
            TypeError: a value of another type.
        """
        if type(value) is device:
            return value
        if isinstance(value, str):
            return _BY_STRING.get(value) or _parse(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return _intern("cuda", value)
        raise TypeError(
            f"{function}(): argument '{argument}' must be torch.device, not {type_name(value)}"
        )


if TYPE_CHECKING:
    #: what may stand for a device in a call: see :meth:`device.coerce`
    deviceLike: TypeAlias = device | str | int  # noqa: N816 - stubs name it so


def _checked(kind: Any, index: Any) -> device:
    """The rarer ways to call :class:`device`, and its errors."""
    if not isinstance(kind, str):
        given = [] if kind is _MISSING else [type_name(kind)]
        given += [] if index is None else [type_name(index)]
        raise TypeError(
            f"device() received an invalid combination of arguments - got ({', '.join(given)}), "
            "but expected one of:\n * (torch.device device)\n * (str type, int index = -1)"
        )
    if index is None:
        return _parse(kind)
    if not isinstance(index, int) or isinstance(index, bool):
        raise TypeError(
            f"device(): argument 'index' (position 2) must be int, not {type_name(index)}"
        )
    if ":" in kind:
        raise RuntimeError(
            "type (string) must not include an index because index was passed explicitly: " + kind
        )
    return _intern(_known(kind, kind), index)


def _known(kind: str, text: str) -> str:
    if kind not in _TYPE_CODES:
        raise RuntimeError(
            f"Expected one of {_EXPECTED} device type at start of device string: {text}"
        )
    return kind


def _parse(text: str) -> device:
    if not text:
        raise RuntimeError("Device string must not be empty")
    kind, colon, number = text.partition(":")
    malformed = bool(colon) and not (
        number.isascii() and number.isdigit() and (number == "0" or number[0] != "0")
    )
    # PyTorch looks at the form first, and takes letters, digits and _ for a type.
    if malformed or not kind.replace("_", "").isalpha():
        raise RuntimeError(f"Invalid device string: '{text}'")
    result = _intern(_known(kind, kind), int(number) if colon else None)
    _BY_STRING[text] = result
    return result


def _intern(kind: str, index: int | None) -> device:
    if index is not None:
        if index < 0:
            raise RuntimeError("Device index must not be negative")
        if index > _LAST_INDEX:
            raise RuntimeError(
                f"Device index must not be greater than {_LAST_INDEX}, but got {index}"
            )
    code = _TYPE_CODES[kind] * 256 + (0 if index is None else index + 1)
    found = _BY_CODE.get(code)
    if found is None:
        found = object.__new__(device)
        found.type = kind
        found.index = index
        found.code = code
        # Two threads may both come here: only one of the two objects is kept.
        found = _BY_CODE.setdefault(code, found)
    return found
