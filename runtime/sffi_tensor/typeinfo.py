"""Limits of the number types: :class:`finfo` and :class:`iinfo`."""

from __future__ import annotations

from sffi_tensor.defaults import get_default_dtype
from sffi_tensor.dtypes import bool_, dtype

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from sffi_tensor.dtypes import dtypeLike

__all__ = ["finfo", "iinfo"]

#: bits of the exponent and of the fraction (IEEE 754-2019, table 3.5, and the formats of machine
#: learning, which keep to its scheme)
_FLOATS: Final[dict[str, tuple[int, int]]] = {
    "float8_e5m2": (5, 2),
    "float8_e4m3fn": (4, 3),
    "float16": (5, 10),
    "bfloat16": (8, 7),
    "float32": (8, 23),
    "float64": (11, 52),
}
#: float8_e4m3fn has no infinity: all but one code of its highest exponent are numbers
_LARGEST: Final = {"float8_e4m3fn": 448.0}


class _TypeInfo:
    """What :class:`finfo` and :class:`iinfo` have in common."""

    __slots__ = ("bits", "dtype", "max", "min")

    bits: int
    dtype: str

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _TypeInfo):
            return NotImplemented
        return type(self) is type(other) and self.dtype == other.dtype

    def __hash__(self) -> int:
        return hash((type(self), self.dtype))

    def _shown(self, *names: str) -> str:
        values = ", ".join(f"{name}={getattr(self, name):g}" for name in names)
        return f"{type(self).__name__}({values}, dtype={self.dtype})"


class finfo(_TypeInfo):  # noqa: N801 - PyTorch's name
    """Limits of a floating point type.

    Args:
        type: the dtype, a complex one standing for its parts; the default dtype if not given.

    Attributes:
        bits: bits of one number.
        eps: difference between 1 and the next number above it.
        max: the largest finite number.
        min: the smallest finite number, ``-max``.
        tiny: the smallest positive number with full precision; also ``smallest_normal``.
        resolution: ten to the power of minus the number of decimals that are always kept.
        dtype: the type's name.

    Raises:
        TypeError: the type is not a floating point type.
    """

    __slots__ = ("eps", "resolution", "smallest_normal", "tiny")

    max: float
    min: float

    def __init__(self, type: dtypeLike | None = None) -> None:
        kind = (
            get_default_dtype() if type is None else dtype.coerce(type, "finfo", "type")
        ).to_real()
        if kind.name not in _FLOATS:
            raise TypeError(
                "torch.finfo() requires a floating point input type. Use torch.iinfo to handle "
                "'torch.finfo'"
            )
        exponent, fraction = _FLOATS[kind.name]
        bias = 2 ** (exponent - 1) - 1
        self.bits = kind.itemsize * 8
        self.dtype = kind.name
        self.eps = 2.0**-fraction
        self.max = _LARGEST.get(kind.name, (2.0 - self.eps) * 2.0**bias)
        self.min = -self.max
        self.tiny = self.smallest_normal = 2.0 ** (1 - bias)
        # One decimal takes log2(10) = 3.3219... bits.
        self.resolution = 10.0 ** -int(fraction / 3.3219280948873626)

    def __repr__(self) -> str:
        return self._shown("resolution", "min", "max", "eps", "smallest_normal", "tiny")


class iinfo(_TypeInfo):  # noqa: N801 - PyTorch's name
    """Limits of an integer type.

    Args:
        type: the dtype.

    Attributes:
        bits: bits of one number.
        max: the largest number.
        min: the smallest number.
        dtype: the type's name.

    Raises:
        TypeError: the type is not an integer type.
    """

    __slots__ = ()

    max: int
    min: int

    def __init__(self, type: dtypeLike) -> None:
        kind = dtype.coerce(type, "iinfo", "type")
        if kind.is_floating_point or kind.is_complex:
            raise TypeError(
                "torch.iinfo() requires an integer input type. Use torch.finfo to handle "
                "'torch.iinfo'"
            )
        if kind is bool_:
            raise TypeError("torch.bool is not supported by torch.iinfo")
        self.bits = kind.itemsize * 8
        self.dtype = kind.name
        self.max = 2 ** (self.bits - kind.is_signed) - 1
        self.min = -self.max - 1 if kind.is_signed else 0

    def __repr__(self) -> str:
        return self._shown("min", "max")
