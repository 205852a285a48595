from typing import NamedTuple
from sffi_torch.handles import Tensor

class AminmaxResult(NamedTuple):
    min: Tensor
    max: Tensor

class CholeskyExResult(NamedTuple):
    L: Tensor
    info: Tensor

class CummaxResult(NamedTuple):
    values: Tensor
    indices: Tensor

class CumminResult(NamedTuple):
    values: Tensor
    indices: Tensor

class EigResult(NamedTuple):
    eigenvalues: Tensor
    eigenvectors: Tensor

class EighResult(NamedTuple):
    eigenvalues: Tensor
    eigenvectors: Tensor

class FrexpResult(NamedTuple):
    mantissa: Tensor
    exponent: Tensor

class InvExResult(NamedTuple):
    inverse: Tensor
    info: Tensor

class KthvalueResult(NamedTuple):
    values: Tensor
    indices: Tensor

class LdlFactorResult(NamedTuple):
    LD: Tensor
    pivots: Tensor

class LstsqResult(NamedTuple):
    solution: Tensor
    residuals: Tensor
    rank: Tensor
    singular_values: Tensor

class LuFactorExResult(NamedTuple):
    LU: Tensor
    pivots: Tensor
    info: Tensor

class LuFactorResult(NamedTuple):
    LU: Tensor
    pivots: Tensor

class LuResult(NamedTuple):
    P: Tensor
    L: Tensor
    U: Tensor

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

class SolveExResult(NamedTuple):
    result: Tensor
    info: Tensor

class SortResult(NamedTuple):
    values: Tensor
    indices: Tensor

class SvdResult(NamedTuple):
    U: Tensor
    S: Tensor
    Vh: Tensor

class TopkResult(NamedTuple):
    values: Tensor
    indices: Tensor
