"""How a tensor prints: the layout and number formats of PyTorch's ``repr``.

The rules, so that the output is the same character for character:

* One format for all elements, chosen from the finite non-zero values: if every one is a whole
  number they print as ``1.``, else with ``precision`` decimals; scientific notation when the
  largest is over 1e8, the smallest under 1e-4, or their ratio over 1000.
* A tensor with more than ``threshold`` elements shows ``edgeitems`` at both ends of each dimension.
* Suffixes (device, size, dtype, grad_fn) go on the last line while it stays within ``linewidth``.

The functions here work on plain Python values; a tensor is asked for its (few) shown elements once.
"""

from __future__ import annotations

from math import ceil, inf, isfinite, prod

from sffi_tensor.dtypes import bool_, complex64, complex128, dtype, float64, int64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, Final

    from sffi_torch.handles import Tensor

__all__ = ["get_printoptions", "printoptions", "render", "set_printoptions", "tensor_repr"]


class _Options:
    """The options of :func:`set_printoptions`."""

    __slots__ = ("edgeitems", "linewidth", "precision", "sci_mode", "threshold")

    def __init__(self) -> None:
        self.precision = 4
        self.threshold: float = 1000
        self.edgeitems = 3
        self.linewidth = 80
        self.sci_mode: bool | None = None


_options: Final = _Options()

#: profile -> precision, threshold, edgeitems, linewidth
_PROFILES: Final[dict[str, tuple[int, float, int, int]]] = {
    "default": (4, 1000, 3, 80),
    "short": (2, 1000, 2, 80),
    "full": (4, inf, 3, 80),
}


def set_printoptions(
    precision: int | None = None,
    threshold: float | None = None,
    edgeitems: int | None = None,
    linewidth: int | None = None,
    profile: str | None = None,
    sci_mode: bool | None = None,
) -> None:
    """Set how tensors print. What is not given stays as it is, except `sci_mode`.

    Args:
        precision: decimals of floating point values (4).
        threshold: tensors with more elements than this are summarised (1000).
        edgeitems: elements shown at each end of a summarised dimension (3).
        linewidth: characters in a line (80).
        profile: ``"default"``, ``"short"`` or ``"full"``, applied before the others.
        sci_mode: True or False forces scientific notation on or off; None lets the values decide.
    """
    if profile is not None:
        chosen = _PROFILES.get(profile)
        if chosen is None:
            raise ValueError(
                f"set_printoptions(): unknown profile {profile!r}; choose one of "
                + ", ".join(map(repr, _PROFILES))
            )
        _options.precision, _options.threshold, _options.edgeitems, _options.linewidth = chosen
    if precision is not None:
        _options.precision = precision
    if threshold is not None:
        _options.threshold = threshold
    if edgeitems is not None:
        _options.edgeitems = edgeitems
    if linewidth is not None:
        _options.linewidth = linewidth
    _options.sci_mode = sci_mode


def get_printoptions() -> dict[str, Any]:
    """The current options, as keyword arguments for :func:`set_printoptions`."""
    return {name: getattr(_options, name) for name in _Options.__slots__}


class printoptions:  # noqa: N801 - PyTorch's name
    """Context manager that sets print options and puts the old ones back.

    Takes the arguments of :func:`set_printoptions`.
    """

    __slots__ = ("_new", "_old")

    def __init__(self, **options: Any) -> None:
        self._new = options
        self._old: dict[str, Any] = {}

    def __enter__(self) -> None:
        self._old = get_printoptions()
        set_printoptions(**self._new)

    def __exit__(self, *exc_info: object) -> None:
        set_printoptions(**self._old)


# ------------------------------------------------------------------------------------- numbers


def _plain(value: object) -> str:
    return str(value)


def _formatter(values: Iterable[Any], floating: bool) -> tuple[int, Callable[[Any], str]]:
    """Choose the common format of some values.

    Returns:
        The width that the values are padded to, and a function from value to unpadded text.
    """
    if not floating:
        return max((len(str(value)) for value in values), default=1), _plain

    shown = [value for value in values if value != 0 and isfinite(value)]
    if not shown:
        return 1, _whole
    sizes = [abs(value) for value in shown]
    largest, smallest = max(sizes), min(sizes)
    scientific = _options.sci_mode
    if scientific is None:
        # The quotient is taken as the library takes it, so that 1000 itself falls the same way.
        scientific = largest / smallest > 1000.0 or largest > 1.0e8 or smallest < 1.0e-4
    if scientific:
        spec = f".{_options.precision}e"
    elif all(value == ceil(value) for value in shown):
        return max(len(f"{value:.0f}") for value in shown) + 1, _whole
    else:
        spec = f".{_options.precision}f"
    return max(len(format(value, spec)) for value in shown), lambda value: format(value, spec)


def _whole(value: float) -> str:
    """A whole number that belongs to a floating point tensor."""
    return f"{value:.0f}." if isfinite(value) else str(value)


def _complex_cell(
    value: complex,
    real: tuple[int, Callable[[Any], str]],
    imag: tuple[int, Callable[[Any], str]],
) -> str:
    imag_text = imag[1](value.imag) + "j"
    # Only the real part is padded; the sign stands between the two.
    sign = "" if imag_text[0] in "+-" else "+"
    return real[1](value.real).rjust(real[0]) + sign + imag_text


# -------------------------------------------------------------------------------------- layout


def render(
    values: Sequence[Any],
    shown: Sequence[int],
    elided: Sequence[bool],
    kind: dtype,
    indent: int,
) -> str:
    """Lay out the elements of a tensor that has at least one.

    Args:
        values: the elements that are shown, in row-major order.
        shown: shape of `values`: the tensor's own, with elided dimensions cut to twice
            ``edgeitems``.
        elided: for each dimension, whether its middle is left out.
        kind: the tensor's dtype.
        indent: column in which the text will begin.
    """
    floating = kind.is_floating_point
    if kind.is_complex:
        real = _formatter([value.real for value in values], True)
        imag = _formatter([value.imag for value in values], True)
        width = real[0] + imag[0] + 1
        cells = [_complex_cell(value, real, imag) for value in values]
    else:
        width, text = _formatter(values, floating)
        cells = [text(value).rjust(width) for value in values]
    if not shown:
        return cells[0]

    in_line = max(1, (_options.linewidth - indent - len(shown) + 1) // (width + 2))
    rows = _rows(cells, shown[-1], elided[-1], in_line, indent + len(shown))
    # From the inside out: join the rows of each dimension into one text for each of its parents.
    for depth in range(len(shown) - 2, -1, -1):
        joint = "," + "\n" * (len(shown) - 1 - depth) + " " * (indent + 1 + depth)
        count = shown[depth]
        rows = (
            [
                "["
                + joint.join(_with_dots(rows[first : first + count], elided[depth], "..."))
                + "]"
                for first in range(0, len(rows), count)
            ]
            if count
            else ["[...]"]
        )
    return rows[0]


def _with_dots(parts: list[str], elided: bool, dots: str) -> list[str]:
    if elided:
        parts.insert(len(parts) // 2, dots)
    return parts


def _rows(cells: list[str], length: int, elided: bool, in_line: int, column: int) -> list[str]:
    """The texts of all innermost rows, each broken into lines of `in_line` elements."""
    if not length:
        return ["[...]"]
    newline = ",\n" + " " * column
    result = []
    for first in range(0, len(cells), length):
        row = _with_dots(cells[first : first + length], elided, " ...")
        lines = [", ".join(row[start : start + in_line]) for start in range(0, len(row), in_line)]
        result.append("[" + newline.join(lines) + "]")
    return result


def add_suffixes(text: str, suffixes: Iterable[str], indent: int, *, newline: bool = False) -> str:
    """Append ``, suffix`` for each suffix and the closing bracket, breaking lines where needed.

    With ``newline`` the first one begins a line.
    """
    parts = [text]
    column = len(text) - text.rfind("\n") + 1
    for suffix in suffixes:
        if newline or column + len(suffix) + 2 > _options.linewidth:
            parts.append(",\n" + " " * indent + suffix)
            column, newline = indent + len(suffix), False
        else:
            parts.append(", " + suffix)
            column += len(suffix) + 2
    parts.append(")")
    return "".join(parts)


# -------------------------------------------------------------------------------------- tensors


def tensor_repr(tensor: Tensor) -> str:
    """The text of ``repr(tensor)``: elements, then what differs from the defaults."""
    from sffi_tensor.defaults import get_default_dtype
    from sffi_tensor.layouts import is_plain

    name = type(tensor).__name__
    prefix = "tensor(" if name == "Tensor" else f"{name}("
    if not is_plain(tensor):
        from sffi_tensor.printing_forms import form_repr

        return form_repr(tensor, prefix)
    indent = len(prefix)
    shape = tuple(tensor.shape)
    kind = tensor.dtype
    default = get_default_dtype()
    suffixes = []
    place = tensor.device
    if place.type != "cpu":
        suffixes.append(f"device='{place}'")

    if place.type == "meta":
        text = "..."
        suffixes.append(f"size={shape}")
        if kind is not default:
            suffixes.append(f"dtype={kind!r}")
    elif 0 in shape:
        text = "[]"
        if len(shape) != 1:
            suffixes.append(f"size={shape}")
        if kind is not default:
            suffixes.append(f"dtype={kind!r}")
    else:
        text = elements_text(tensor, shape, kind, indent)
        if not _options.edgeitems:
            suffixes.append(f"size={shape}")
        if kind not in shown_dtypes(default):
            suffixes.append(f"dtype={kind!r}")

    suffixes += gradient_suffixes(tensor)
    return add_suffixes(prefix + text, suffixes, indent)


def shown_dtypes(default: dtype) -> tuple[dtype, ...]:
    """The types that elements show, where ``default`` is that of floating point numbers."""
    return default, complex128 if default is float64 else complex64, int64, bool_


def gradient_suffixes(tensor: Tensor) -> list[str]:
    """What a text says of a tensor's gradient."""
    function = tensor._grad_fn_name
    if function is not None:
        return [f"grad_fn=<{function}>"]
    return ["requires_grad=True"] if tensor.requires_grad else []


def elements_text(tensor: Tensor, shape: tuple[int, ...], kind: dtype, indent: int) -> str:
    """The elements of a plain tensor that has some."""
    from sffi_tensor.interop import flat_values

    edge = _options.edgeitems
    summarised = prod(shape) > _options.threshold
    elided = [summarised and extent > 2 * edge for extent in shape]
    shown = [2 * edge if cut else extent for cut, extent in zip(elided, shape, strict=True)]
    if any(elided):
        tensor = _corners(tensor.detach(), elided, edge)
    return render(flat_values(tensor) if prod(shown) else (), shown, elided, kind, indent)


def _corners(tensor: Tensor, elided: Sequence[bool], edge: int) -> Tensor:
    """The `edge` first and last entries along each elided dimension."""
    from sffi_torch import functions

    for dim, cut in enumerate(elided):
        if cut:
            last = tensor.size(dim) - edge
            parts = [tensor.narrow(dim, 0, edge), tensor.narrow(dim, last, edge)]
            tensor = functions.cat(parts, dim)
    return tensor
