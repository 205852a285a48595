"""Names of ``sffi_torch`` whose modules are imported when they are first used."""

from __future__ import annotations

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
