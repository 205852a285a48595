"""Names of ``sffi_torch`` whose modules are imported when they are first used."""

# This module only gives names: some of them (range) are built-ins elsewhere.

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi_torch.enums import memory_format

    from sffi_tensor.amp import autocast
    from sffi_tensor.analysis import (
        atleast_1d,
        atleast_2d,
        atleast_3d,
        gradient,
        histogramdd,
        lu,
        pca_lowrank,
        svd_lowrank,
        unravel_index,
    )
    from sffi_tensor.dlpack import from_dlpack, to_dlpack
    from sffi_tensor.factories import range_ as range
    from sffi_tensor.grad_scaler import GradScaler
    from sffi_tensor.legacy import (
        BFloat16Tensor,
        BoolTensor,
        ByteTensor,
        CharTensor,
        DoubleTensor,
        FloatTensor,
        HalfTensor,
        IntTensor,
        LongTensor,
        ShortTensor,
    )
    from sffi_tensor.printing import get_printoptions, printoptions, set_printoptions
    from sffi_tensor.settings import (
        compiled_with_cxx11_abi,
        get_default_device,
        get_deterministic_debug_mode,
        is_storage,
        set_default_device,
        set_default_tensor_type,
        set_deterministic_debug_mode,
        typename,
    )
    from sffi_tensor.sparse import (
        sparse_bsc_tensor,
        sparse_bsr_tensor,
        sparse_compressed_tensor,
        sparse_coo_tensor,
        sparse_csc_tensor,
        sparse_csr_tensor,
    )
    from sffi_tensor.typeinfo import finfo, iinfo

    channels_last = memory_format.channels_last
    channels_last_3d = memory_format.channels_last_3d
    contiguous_format = memory_format.contiguous_format
    preserve_format = memory_format.preserve_format

    __all__ = [
        "BFloat16Tensor",
        "BoolTensor",
        "ByteTensor",
        "CharTensor",
        "DoubleTensor",
        "FloatTensor",
        "GradScaler",
        "HalfTensor",
        "IntTensor",
        "LongTensor",
        "ShortTensor",
        "atleast_1d",
        "atleast_2d",
        "atleast_3d",
        "autocast",
        "channels_last",
        "channels_last_3d",
        "compiled_with_cxx11_abi",
        "contiguous_format",
        "finfo",
        "from_dlpack",
        "get_default_device",
        "get_deterministic_debug_mode",
        "get_printoptions",
        "gradient",
        "histogramdd",
        "iinfo",
        "is_storage",
        "lu",
        "pca_lowrank",
        "preserve_format",
        "printoptions",
        "range",
        "set_default_device",
        "set_default_tensor_type",
        "set_deterministic_debug_mode",
        "set_printoptions",
        "sparse_bsc_tensor",
        "sparse_bsr_tensor",
        "sparse_compressed_tensor",
        "sparse_coo_tensor",
        "sparse_csc_tensor",
        "sparse_csr_tensor",
        "svd_lowrank",
        "to_dlpack",
        "typename",
        "unravel_index",
    ]

#: names that are fetched when they are first used, and the module that has them
HOMES = {
    **dict.fromkeys(
        (
            *("atleast_1d", "atleast_2d", "atleast_3d", "gradient", "histogramdd", "lu"),
            *("pca_lowrank", "svd_lowrank", "unravel_index"),
        ),
        "sffi_tensor.analysis",
    ),
    **dict.fromkeys(
        (
            *("sparse_bsc_tensor", "sparse_bsr_tensor", "sparse_compressed_tensor"),
            *("sparse_coo_tensor", "sparse_csc_tensor", "sparse_csr_tensor"),
        ),
        "sffi_tensor.sparse",
    ),
    **dict.fromkeys(
        (
            *("compiled_with_cxx11_abi", "get_default_device", "get_deterministic_debug_mode"),
            *("is_storage", "set_default_device", "set_default_tensor_type"),
            *("set_deterministic_debug_mode", "typename"),
        ),
        "sffi_tensor.settings",
    ),
    **dict.fromkeys(
        (
            *("BFloat16Tensor", "BoolTensor", "ByteTensor", "CharTensor", "DoubleTensor"),
            *("FloatTensor", "HalfTensor", "IntTensor", "LongTensor", "ShortTensor"),
        ),
        "sffi_tensor.legacy",
    ),
    "GradScaler": "sffi_tensor.grad_scaler",
    "autocast": "sffi_tensor.amp",
    "finfo": "sffi_tensor.typeinfo",
    "iinfo": "sffi_tensor.typeinfo",
    "from_dlpack": "sffi_tensor.dlpack",
    "to_dlpack": "sffi_tensor.dlpack",
    "get_printoptions": "sffi_tensor.printing",
    "printoptions": "sffi_tensor.printing",
    "set_printoptions": "sffi_tensor.printing",
}
