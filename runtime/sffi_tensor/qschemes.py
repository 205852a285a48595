"""How quantised tensors map integers to real numbers: :class:`qscheme`, one object for each way."""

from __future__ import annotations

from sffi_tensor.named import Named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar, Final, TypeAlias

__all__ = [
    "per_channel_affine",
    "per_channel_affine_float_qparams",
    "per_channel_symmetric",
    "per_tensor_affine",
    "per_tensor_symmetric",
    "qscheme",
]


class qscheme(Named):  # noqa: N801 - PyTorch's name
    """How a quantised tensor maps its integers to real numbers, e.g. ``torch.per_tensor_affine``.

    Affine: a real number is ``(integer - zero_point) * scale``; symmetric: ``zero_point`` is 0.
    Scale and zero point are the same for the whole tensor, or one for each index along an axis
    (channel). There is one object for each way.
    """

    __slots__ = ()
    _numbered_by = "c10::QScheme"
    _by_code: ClassVar[dict[int, qscheme]] = {}


if TYPE_CHECKING:
    #: what may stand for a scheme in a call
    qschemeLike: TypeAlias = qscheme  # noqa: N816 - stubs name it so

per_tensor_affine: Final = qscheme._make("per_tensor_affine", 0)
per_channel_affine: Final = qscheme._make("per_channel_affine", 1)
per_tensor_symmetric: Final = qscheme._make("per_tensor_symmetric", 2)
per_channel_symmetric: Final = qscheme._make("per_channel_symmetric", 3)
per_channel_affine_float_qparams: Final = qscheme._make("per_channel_affine_float_qparams", 4)
