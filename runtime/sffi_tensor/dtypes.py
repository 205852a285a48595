"""Element types: :class:`dtype` and one singleton for each type that a tensor can hold.

The codes are the numbers of ``c10::ScalarType``; they are what crosses to the native side.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final, NoReturn, TypeAlias

__all__ = [
    "bfloat16",
    "bits1x8",
    "bits2x4",
    "bits4x2",
    "bits8",
    "bits16",
    "bool_",
    "complex32",
    "complex64",
    "complex128",
    "dtype",
    "float4_e2m1fn_x2",
    "float8_e4m3fn",
    "float8_e4m3fnuz",
    "float8_e5m2",
    "float8_e5m2fnuz",
    "float8_e8m0fnu",
    "float16",
    "float32",
    "float64",
    "int1",
    "int2",
    "int3",
    "int4",
    "int5",
    "int6",
    "int7",
    "int8",
    "int16",
    "int32",
    "int64",
    "qint8",
    "qint32",
    "quint2x4",
    "quint4x2",
    "quint8",
    "type_name",
    "uint1",
    "uint2",
    "uint3",
    "uint4",
    "uint5",
    "uint6",
    "uint7",
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
        format: :class:`memoryview` code of one element; None where Python has none (the value is
            then converted to :attr:`readable` before Python looks at it). A complex element is
            two elements of the code given.
        typestr: NumPy's name in the array interface protocol (``"<f4"``), None where NumPy has no
            such type.
        legacy_name: name of the old tensor class (``"torch.FloatTensor"``).
    """

    __slots__ = (
        "_global_name",
        "_kind",
        "code",
        "format",
        "is_complex",
        "is_floating_point",
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
    format: str | None
    typestr: str | None
    legacy_name: str
    _global_name: str
    _kind: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("cannot create 'torch.dtype' instances")

    def __repr__(self) -> str:
        return f"torch.{self.name}"

    def __reduce__(self) -> str:
        # The name of a global of this module: pickling and copying give back the same object.
        return self._global_name

    @property
    def is_signed(self) -> bool:
        """True when the type can hold negative values.

        Raises:
            RuntimeError: a quantised type, whose numbers depend on the tensor, or one of bits.
        """
        if self._kind in "qr":
            what = "quantised integers" if self._kind == "q" else "bits"
            raise RuntimeError(f"{self!r} is a type of {what}, of which none can say its sign")
        return self._kind in "fci"

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
            TypeError: the code belongs to a type that this package does not know (one of a later
                release, say).
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
    result.is_floating_point = kind in "fF"
    result.is_complex = kind == "c"
    result._kind = kind
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

# Types of quantised tensors, of bits without a meaning, and of less than a byte: libtorch makes and
# copies such tensors, and converts the quantised ones by operators of their own.
qint8: Final = _make("qint8", 12, 1, "QInt8", None, "q")
quint8: Final = _make("quint8", 13, 1, "QUInt8", None, "q")
qint32: Final = _make("qint32", 14, 4, "QInt32", None, "q")
quint4x2: Final = _make("quint4x2", 16, 1, "QUInt4x2", None, "q")
quint2x4: Final = _make("quint2x4", 17, 1, "QUInt2x4", None, "q")
bits1x8: Final = _make("bits1x8", 18, 1, "Bits1x8", None, "r")
bits2x4: Final = _make("bits2x4", 19, 1, "Bits2x4", None, "r")
bits4x2: Final = _make("bits4x2", 20, 1, "Bits4x2", None, "r")
bits8: Final = _make("bits8", 21, 1, "Bits8", None, "r")
bits16: Final = _make("bits16", 22, 2, "Bits16", None, "r")
float8_e5m2fnuz: Final = _make("float8_e5m2fnuz", 25, 1, "Float8_e5m2fnuz", None, "f")
float8_e4m3fnuz: Final = _make("float8_e4m3fnuz", 26, 1, "Float8_e4m3fnuz", None, "f")
uint1: Final = _make("uint1", 30, 1, "UInt1", None, "u")
uint2: Final = _make("uint2", 31, 1, "UInt2", None, "u")
uint3: Final = _make("uint3", 32, 1, "UInt3", None, "u")
uint4: Final = _make("uint4", 33, 1, "UInt4", None, "u")
uint5: Final = _make("uint5", 34, 1, "UInt5", None, "u")
uint6: Final = _make("uint6", 35, 1, "UInt6", None, "u")
uint7: Final = _make("uint7", 36, 1, "UInt7", None, "u")
int1: Final = _make("int1", 37, 1, "Int1", None, "i")
int2: Final = _make("int2", 38, 1, "Int2", None, "i")
int3: Final = _make("int3", 39, 1, "Int3", None, "i")
int4: Final = _make("int4", 40, 1, "Int4", None, "i")
int5: Final = _make("int5", 41, 1, "Int5", None, "i")
int6: Final = _make("int6", 42, 1, "Int6", None, "i")
int7: Final = _make("int7", 43, 1, "Int7", None, "i")
float8_e8m0fnu: Final = _make("float8_e8m0fnu", 44, 1, "Float8_e8m0fnu", None, "F")
float4_e2m1fn_x2: Final = _make("float4_e2m1fn_x2", 45, 1, "Float4_e2m1fn_x2", None, "f")

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
