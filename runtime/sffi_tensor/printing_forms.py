"""How tensors print whose elements are in no plain array: sparse, quantised, nested and others."""

from __future__ import annotations

from sffi_tensor.defaults import get_default_dtype
from sffi_tensor.layouts import (
    sparse_bsc,
    sparse_bsr,
    sparse_coo,
    sparse_csc,
    sparse_csr,
    strided,
)
from sffi_tensor.printing import add_suffixes, elements_text, gradient_suffixes, shown_dtypes
from sffi_tensor.qschemes import per_tensor_affine, per_tensor_symmetric

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from sffi_torch.handles import Tensor

    from sffi_tensor.layouts import layout

__all__ = ["form_repr"]

#: what says where the elements are, by compressed layout: names of operators
_INDICES: Final[dict[layout, tuple[str, str]]] = {
    sparse_csr: ("crow_indices", "col_indices"),
    sparse_bsr: ("crow_indices", "col_indices"),
    sparse_csc: ("ccol_indices", "row_indices"),
    sparse_bsc: ("ccol_indices", "row_indices"),
}


def form_repr(tensor: Tensor, prefix: str) -> str:
    """The text of ``repr(tensor)`` for a tensor that is not plain."""
    from sffi_torch.ops import aten

    if tensor.is_nested:
        items = ["  " + repr(each).replace("\n", "\n  ") for each in aten.unbind(tensor)]
        text = "nested_tensor([\n" + ",\n".join(items) + "\n]"
        return add_suffixes(text, gradient_suffixes(tensor), len(prefix))
    form, place, indent = tensor.layout, tensor.device, len(prefix)
    plain = tensor.detach()
    suffixes = [f"device='{place}'"] if place.type != "cpu" else []
    sparse = form is sparse_coo or form in _INDICES
    if sparse or tensor.is_quantized:
        suffixes.append(f"size={tuple(tensor.shape)}")
    if sparse and place.type != "meta":
        suffixes.append(f"nnz={aten._nnz(plain)}")
    if tensor.dtype not in shown_dtypes(get_default_dtype()):
        suffixes.append(f"dtype={tensor.dtype!r}")
    if sparse:
        names = _INDICES.get(form, ("_indices", "_values"))[: 2 if form in _INDICES else 1]
        parts = [
            _part(name.removeprefix("_"), getattr(aten, name)(plain), indent) for name in names
        ]
        values = aten._values(plain) if form is sparse_coo else aten.values(plain)
        parts.append(_part("values", values, indent))
        text = (",\n" + " " * indent).join(parts)
    elif tensor.is_quantized:
        suffixes += _scheme(plain, aten)
        text = _elements(aten.dequantize(plain), indent)
    else:
        text = _elements(aten.to_dense(plain), indent)
    if form is not strided:
        suffixes.append(f"layout={form!r}")
    suffixes += gradient_suffixes(tensor)
    return add_suffixes(prefix + text, suffixes, indent, newline=form is sparse_coo)


def _part(name: str, tensor: Tensor, indent: int) -> str:
    """One of the tensors that a sparse one is made of."""
    head = f"{name}=tensor("
    text = _elements(tensor, indent + len(head))
    if tensor.device.type == "meta" or tensor.numel() == 0:
        text += f", size={tuple(tensor.shape)}"
    return f"{head}{text})"


def _elements(tensor: Tensor, indent: int) -> str:
    if tensor.device.type == "meta":
        return "..."
    shape = tuple(tensor.shape)
    return "[]" if 0 in shape else elements_text(tensor, shape, tensor.dtype, indent)


def _scheme(tensor: Tensor, aten: Any) -> list[str]:
    """What the integers of a quantised tensor stand for."""
    scheme = aten.qscheme(tensor)
    found = [f"quantization_scheme={scheme!r}"]
    if scheme in (per_tensor_affine, per_tensor_symmetric):
        scale, zero = aten.q_scale(tensor), aten.q_zero_point(tensor)
        return [*found, f"scale={scale}", f"zero_point={zero}"]
    return [
        *found,
        f"scale={aten.q_per_channel_scales(tensor)}",
        f"zero_point={aten.q_per_channel_zero_points(tensor)}",
        f"axis={aten.q_per_channel_axis(tensor)}",
    ]
