"""How tensors keep their elements: :class:`layout` and one object for each form."""

from __future__ import annotations

from sffi_tensor.named import Named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar, Final, TypeAlias

    from sffi_torch.handles import Tensor

__all__ = [
    "_mkldnn",
    "is_plain",
    "jagged",
    "layout",
    "sparse_bsc",
    "sparse_bsr",
    "sparse_coo",
    "sparse_csc",
    "sparse_csr",
    "strided",
]


class layout(Named):  # noqa: N801 - PyTorch's name
    """How a tensor keeps its elements, e.g. ``torch.strided``; one object for each form."""

    __slots__ = ()
    _numbered_by = "c10::Layout"
    _by_code: ClassVar[dict[int, layout]] = {}


if TYPE_CHECKING:
    #: what may stand for a layout in a call
    layoutLike: TypeAlias = layout  # noqa: N816 - stubs name it so

strided: Final = layout._make("strided", 0)
sparse_coo: Final = layout._make("sparse_coo", 1)
sparse_csr: Final = layout._make("sparse_csr", 2)
_mkldnn: Final = layout._make("_mkldnn", 3)
sparse_csc: Final = layout._make("sparse_csc", 4)
sparse_bsr: Final = layout._make("sparse_bsr", 5)
sparse_bsc: Final = layout._make("sparse_bsc", 6)
jagged: Final = layout._make("jagged", 7)


def is_plain(tensor: Tensor) -> bool:
    """Whether the elements are numbers in an array."""
    return tensor.layout is strided and not (tensor.is_quantized or tensor.is_nested)
