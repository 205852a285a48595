"""Element types: :class:`dtype` and one singleton for each type that a tensor can hold.

The codes are the numbers of ``c10::ScalarType``; they are what crosses to the native side.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final, NoReturn, TypeAlias

__all__ = [
    "bfloat16",
    "bool_",
    "complex32",
    "complex64",
    "complex128",
    "dtype",
    "float8_e4m3fn",
    "float8_e5m2",
    "float16",
    "float32",
    "float64",
    "int8",
    "int16",
    "int32",
    "int64",
    "type_name",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
]


def type_name(value: object) -> str:
    """Name of a value's class as error messages show it: ``int``, ``numpy.float32``."""
    cls = type(value)
    name, package = cls.__name__, cls.__module__.partition(".")[0]
    if package == "sffi_tensor":
        return f"torch.{name}"
    return name if package in ("builtins", "sffi_torch") else f"{cls.__module__}.{name}"


class dtype:  # noqa: N801 - PyTorch's name
    """The type of a tensor's elements, e.g. ``torch.float32``. There is one object for each type.

    Attributes:
        name: ``"float32"``.
        code: number of the type on the native side (``c10::ScalarType``).
        itemsize: bytes for each element.
        is_floating_point: True for the real floating point types.
        is_complex: True for the complex types.
        is_signed: True when the type can hold negative values.
        format: :class:`memoryview` code of one element; None where Python has none (the value is
            then converted to :attr:`readable` before Python looks at it). A complex element is
            two elements of the code given.
        typestr: NumPy's name in the array interface protocol (``"<f4"``), None where NumPy has no
            such type.
        legacy_name: name of the old tensor class (``"torch.FloatTensor"``).
    """

    __slots__ = (
        "_global_name",
        "code",
        "format",
        "is_complex",
        "is_floating_point",
        "is_signed",
        "itemsize",
        "legacy_name",
        "name",
        "typestr",
    )

    name: str
    code: int
    itemsize: int
    is_floating_point: bool
    is_complex: bool
    is_signed: bool
    format: str | None
    typestr: str | None
    legacy_name: str
    _global_name: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("cannot create 'torch.dtype' instances")

    def __repr__(self) -> str:
        return f"torch.{self.name}"

    def __reduce__(self) -> str:
        # The name of a global of this module: pickling and copying give back the same object.
        return self._global_name

    @property
    def readable(self) -> dtype:
        """The type to convert to before Python can read the elements; mostly the type itself."""
        if self.format is not None:
            return self
        return complex64 if self.is_complex else float32

    def to_complex(self) -> dtype:
        """The complex type with the same precision: ``float64`` gives ``complex128``.

        Raises:
            RuntimeError: there is none for this type.
        """
        result = _TO_COMPLEX.get(self)
        if result is None:
            raise RuntimeError(f"Unknown Complex ScalarType for {_SCALAR_TYPE_NAMES[self.code]}")
        return result

    def to_real(self) -> dtype:
        """The type of the real part: ``complex64`` gives ``float32``; a real type gives itself."""
        return _TO_REAL.get(self, self)

    @staticmethod
    def from_code(code: int) -> dtype:
        """The type with a native code.

        Raises:
            TypeError: the code belongs to a type that this package does not know (a quantised
                one, say).
        """
        return _BY_CODE[code]

    @staticmethod
    def coerce(value: object, function: str = "", argument: str = "dtype") -> dtype:
        """Make a dtype of what may stand for one: a dtype, or ``float``, ``int``, ``bool``,
        ``complex``.

        Args:
            value: what the caller gave.
            function: name of the function called, for the error message.
            argument: name of the argument, for the error message.

        Raises:
            TypeError: the value is none of these.
        """
        if type(value) is dtype:
            return value
        result = _PYTHON_TYPES.get(value) if type(value) is type else None
        if result is None:
            raise TypeError(
                f"{function}(): argument '{argument}' must be torch.dtype, not {type_name(value)}"
            )
        return result


if TYPE_CHECKING:
    #: what may stand for a dtype in a call: see :meth:`dtype.coerce`
    dtypeLike: TypeAlias = dtype | type[float] | type[int] | type[complex]  # noqa: N816 - stubs name it so


class _ByCode(dict[int, dtype]):
    """Native code -> dtype, with an error that says what a foreign code means."""

    def __missing__(self, code: int) -> NoReturn:
        known = ", ".join(found.name for found in self.values())
        raise TypeError(
            f"the library gave a tensor of element type number {code} (c10::ScalarType), which "
            f"this package does not support; supported: {known}"
        )


_BY_CODE: Final = _ByCode()
_BY_TYPESTR: Final[dict[str, dtype]] = {}
_BY_LEGACY_NAME: Final[dict[str, dtype]] = {}
_SCALAR_TYPE_NAMES: Final[dict[int, str]] = {}


def _make(
    name: str,
    code: int,
    itemsize: int,
    scalar_type: str,
    format: str | None,
    kind: str,
    typestr: str | None = None,
    global_name: str = "",
) -> dtype:
    result = object.__new__(dtype)
    result.name = name
    result.code = code
    result.itemsize = itemsize
    result.format = format
    result.typestr = typestr
    result.is_floating_point = kind == "f"
    result.is_complex = kind == "c"
    result.is_signed = kind in "fci"
    result.legacy_name = f"torch.{scalar_type}Tensor"
    result._global_name = global_name or name
    _BY_CODE[code] = result
    _SCALAR_TYPE_NAMES[code] = scalar_type
    _BY_LEGACY_NAME[result.legacy_name] = result
    if typestr is not None:
        _BY_TYPESTR[typestr] = result
    return result


# The array interface writes the byte order into the type; "<" is little endian, as every platform
# that libtorch is built for.
uint8: Final = _make("uint8", 0, 1, "Byte", "B", "u", "|u1")
int8: Final = _make("int8", 1, 1, "Char", "b", "i", "|i1")
int16: Final = _make("int16", 2, 2, "Short", "h", "i", "<i2")
int32: Final = _make("int32", 3, 4, "Int", "i", "i", "<i4")
int64: Final = _make("int64", 4, 8, "Long", "q", "i", "<i8")
float16: Final = _make("float16", 5, 2, "Half", None, "f", "<f2")
float32: Final = _make("float32", 6, 4, "Float", "f", "f", "<f4")
float64: Final = _make("float64", 7, 8, "Double", "d", "f", "<f8")
complex32: Final = _make("complex32", 8, 4, "ComplexHalf", None, "c")
complex64: Final = _make("complex64", 9, 8, "ComplexFloat", "f", "c", "<c8")
complex128: Final = _make("complex128", 10, 16, "ComplexDouble", "d", "c", "<c16")
bool_: Final = _make("bool", 11, 1, "Bool", "?", "b", "|b1", "bool_")
bfloat16: Final = _make("bfloat16", 15, 2, "BFloat16", None, "f")
float8_e5m2: Final = _make("float8_e5m2", 23, 1, "Float8_e5m2", None, "f")
float8_e4m3fn: Final = _make("float8_e4m3fn", 24, 1, "Float8_e4m3fn", None, "f")
uint16: Final = _make("uint16", 27, 2, "UInt16", "H", "u", "<u2")
uint32: Final = _make("uint32", 28, 4, "UInt32", "I", "u", "<u4")
uint64: Final = _make("uint64", 29, 8, "UInt64", "Q", "u", "<u8")

_PYTHON_TYPES: Final[dict[object, dtype]] = {
    float: float64,
    int: int64,
    bool: bool_,
    complex: complex128,
}
_TO_COMPLEX: Final = {
    float16: complex32,
    bfloat16: complex64,
    float32: complex64,
    float64: complex128,
    complex32: complex32,
    complex64: complex64,
    complex128: complex128,
}
_TO_REAL: Final = {complex32: float16, complex64: float32, complex128: float64}


def from_typestr(typestr: str) -> dtype | None:
    """The type with a NumPy array-interface name (``"<f4"``), or None when there is none."""
    return _BY_TYPESTR.get(typestr)


def from_legacy_name(name: str) -> dtype | None:
    """The type of an old class name (``"torch.FloatTensor"``), or None when there is none."""
    return _BY_LEGACY_NAME.get(name)
