from typing import NamedTuple
from sffi_tensor.dtypes import dtype as dtype_type
from sffi_torch.handles import Tensor

class AminmaxResult(NamedTuple):
    min: Tensor
    max: Tensor

class AmpEnterResult(NamedTuple):
    enabled: bool
    dtype: dtype_type
    cache_enabled: bool

class CummaxResult(NamedTuple):
    values: Tensor
    indices: Tensor

class CumminResult(NamedTuple):
    values: Tensor
    indices: Tensor

class FrexpResult(NamedTuple):
    mantissa: Tensor
    exponent: Tensor

class KthvalueResult(NamedTuple):
    values: Tensor
    indices: Tensor

class LinalgCholeskyExResult(NamedTuple):
    L: Tensor
    info: Tensor

class LinalgEigResult(NamedTuple):
    eigenvalues: Tensor
    eigenvectors: Tensor

class LinalgEighResult(NamedTuple):
    eigenvalues: Tensor
    eigenvectors: Tensor

class LinalgInvExResult(NamedTuple):
    inverse: Tensor
    info: Tensor

class LinalgLdlFactorResult(NamedTuple):
    LD: Tensor
    pivots: Tensor

class LinalgLstsqResult(NamedTuple):
    solution: Tensor
    residuals: Tensor
    rank: Tensor
    singular_values: Tensor

class LinalgLuFactorExResult(NamedTuple):
    LU: Tensor
    pivots: Tensor
    info: Tensor

class LinalgLuFactorResult(NamedTuple):
    LU: Tensor
    pivots: Tensor

class LinalgLuResult(NamedTuple):
    P: Tensor
    L: Tensor
    U: Tensor

class LinalgQrResult(NamedTuple):
    Q: Tensor
    R: Tensor

class LinalgSlogdetResult(NamedTuple):
    sign: Tensor
    logabsdet: Tensor

class LinalgSolveExResult(NamedTuple):
    result: Tensor
    info: Tensor

class LinalgSvdResult(NamedTuple):
    U: Tensor
    S: Tensor
    Vh: Tensor

class MaxDimResult(NamedTuple):
    values: Tensor
    indices: Tensor

class MedianResult(NamedTuple):
    values: Tensor
    indices: Tensor

class MinDimResult(NamedTuple):
    values: Tensor
    indices: Tensor

class ModeResult(NamedTuple):
    values: Tensor
    indices: Tensor

class NanmedianResult(NamedTuple):
    values: Tensor
    indices: Tensor

class QrResult(NamedTuple):
    Q: Tensor
    R: Tensor

class SlogdetResult(NamedTuple):
    sign: Tensor
    logabsdet: Tensor

class SortResult(NamedTuple):
    values: Tensor
    indices: Tensor

class SvdResult(NamedTuple):
    U: Tensor
    S: Tensor
    V: Tensor

class TopkResult(NamedTuple):
    values: Tensor
    indices: Tensor
