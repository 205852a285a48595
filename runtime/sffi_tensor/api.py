"""What the companion adds to ``sffi_torch``: ``from sffi_tensor.api import *``."""

# This module only gives names: many of them (float, int, bool, max, min) are built-ins elsewhere.

from __future__ import annotations

from math import e, inf, nan, pi

from sffi_tensor.creation import as_tensor, asarray, frombuffer, tensor
from sffi_tensor.defaults import get_default_dtype, set_default_dtype
from sffi_tensor.devices import device
from sffi_tensor.dtypes import (
    bfloat16,
    bits1x8,
    bits2x4,
    bits4x2,
    bits8,
    bits16,
    complex32,
    complex64,
    complex128,
    dtype,
    float4_e2m1fn_x2,
    float8_e4m3fn,
    float8_e4m3fnuz,
    float8_e5m2,
    float8_e5m2fnuz,
    float8_e8m0fnu,
    float16,
    float32,
    float64,
    int1,
    int2,
    int3,
    int4,
    int5,
    int6,
    int7,
    int8,
    int16,
    int32,
    int64,
    qint8,
    qint32,
    quint2x4,
    quint4x2,
    quint8,
    uint1,
    uint2,
    uint3,
    uint4,
    uint5,
    uint6,
    uint7,
    uint8,
    uint16,
    uint32,
    uint64,
)
from sffi_tensor.dtypes import bool_ as bool
from sffi_tensor.dtypes import complex32 as chalf
from sffi_tensor.dtypes import complex64 as cfloat
from sffi_tensor.dtypes import complex128 as cdouble
from sffi_tensor.dtypes import float16 as half
from sffi_tensor.dtypes import float32 as float
from sffi_tensor.dtypes import float64 as double
from sffi_tensor.dtypes import int16 as short
from sffi_tensor.dtypes import int32 as int
from sffi_tensor.dtypes import int64 as long
from sffi_tensor.dtypes import uint1 as bit
from sffi_tensor.errors import OutOfMemoryError
from sffi_tensor.factories import arange, randint, randint_like, range_
from sffi_tensor.grad_mode import (
    enable_grad,
    inference_mode,
    is_inference_mode_enabled,
    no_grad,
    set_grad_enabled,
)
from sffi_tensor.interop import from_numpy
from sffi_tensor.layouts import (
    _mkldnn,
    jagged,
    layout,
    sparse_bsc,
    sparse_bsr,
    sparse_coo,
    sparse_csc,
    sparse_csr,
    strided,
)
from sffi_tensor.qschemes import (
    per_channel_affine,
    per_channel_affine_float_qparams,
    per_channel_symmetric,
    per_tensor_affine,
    per_tensor_symmetric,
    qscheme,
)
from sffi_tensor.reductions import max_ as max
from sffi_tensor.reductions import min_ as min
from sffi_tensor.reductions import (
    nonzero,
    norm,
    std,
    std_mean,
    unique,
    unique_consecutive,
    var,
    var_mean,
)
from sffi_tensor.shaping import (
    block_diag,
    broadcast_shapes,
    broadcast_tensors,
    cartesian_prod,
    einsum,
    meshgrid,
    split,
    tensor_split,
    tensordot,
)
from sffi_tensor.size import Size
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi_torch.enums import memory_format
    from sffi_torch.handles import Generator

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

__all__ = [
    "OutOfMemoryError",
    "Size",
    "_mkldnn",
    "arange",
    "as_tensor",
    "asarray",
    "bfloat16",
    "bit",
    "bits1x8",
    "bits2x4",
    "bits4x2",
    "bits8",
    "bits16",
    "block_diag",
    "bool",
    "broadcast_shapes",
    "broadcast_tensors",
    "cartesian_prod",
    "cdouble",
    "cfloat",
    "chalf",
    "complex32",
    "complex64",
    "complex128",
    "device",
    "double",
    "dtype",
    "e",
    "einsum",
    "enable_grad",
    "float",
    "float4_e2m1fn_x2",
    "float8_e4m3fn",
    "float8_e4m3fnuz",
    "float8_e5m2",
    "float8_e5m2fnuz",
    "float8_e8m0fnu",
    "float16",
    "float32",
    "float64",
    "from_numpy",
    "frombuffer",
    "get_default_dtype",
    "half",
    "inf",
    "inference_mode",
    "int",
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
    "is_inference_mode_enabled",
    "is_tensor",
    "jagged",
    "layout",
    "long",
    "max",
    "meshgrid",
    "min",
    "nan",
    "newaxis",
    "no_grad",
    "nonzero",
    "norm",
    "per_channel_affine",
    "per_channel_affine_float_qparams",
    "per_channel_symmetric",
    "per_tensor_affine",
    "per_tensor_symmetric",
    "pi",
    "qint8",
    "qint32",
    "qscheme",
    "quint2x4",
    "quint4x2",
    "quint8",
    "randint",
    "randint_like",
    "set_default_dtype",
    "set_grad_enabled",
    "short",
    "sparse_bsc",
    "sparse_bsr",
    "sparse_coo",
    "sparse_csc",
    "sparse_csr",
    "split",
    "std",
    "std_mean",
    "strided",
    "tensor",
    "tensor_split",
    "tensordot",
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
    "unique",
    "unique_consecutive",
    "var",
    "var_mean",
]

if TYPE_CHECKING:
    default_generator: Generator
    channels_last = memory_format.channels_last
    channels_last_3d = memory_format.channels_last_3d
    contiguous_format = memory_format.contiguous_format
    preserve_format = memory_format.preserve_format
    __all__ += [
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
        "default_generator",
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

newaxis = None

_MEMORY_FORMATS = ("channels_last", "channels_last_3d", "contiguous_format", "preserve_format")


def __getattr__(name: str) -> Any:
    """The names of ``sffi_torch`` whose modules are imported late."""
    if name in _MEMORY_FORMATS:
        from sffi_torch.enums import memory_format

        return memory_format[name]
    if name == "default_generator":
        from sffi_torch import functions

        return functions._default_generator()
    if name == "range":
        return range_
    from sffi_tensor.late import HOMES

    module = HOMES.get(name)
    if module is None:
        raise AttributeError(f"module 'sffi_torch' has no attribute {name!r}")
    return getattr(__import__(module, fromlist=(name,)), name)
