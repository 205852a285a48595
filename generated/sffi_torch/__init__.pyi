from sffi_torch._native import available as available
from sffi_torch import amp as amp
from sffi_torch import autograd as autograd
from sffi_torch import backends as backends
from sffi_torch import cuda as cuda
from sffi_torch import fft as fft
from sffi_torch import linalg as linalg
from sffi_torch import nn as nn
from sffi_torch import special as special
from sffi_torch.enums import memory_format as memory_format
from sffi_torch.functions import *
from sffi_torch.handles import Tensor as Tensor
from sffi_torch.handles import Generator as Generator
from sffi_torch.results import AminmaxResult as AminmaxResult
from sffi_torch.results import AmpEnterResult as AmpEnterResult
from sffi_torch.results import CummaxResult as CummaxResult
from sffi_torch.results import CumminResult as CumminResult
from sffi_torch.results import FrexpResult as FrexpResult
from sffi_torch.results import KthvalueResult as KthvalueResult
from sffi_torch.results import LinalgCholeskyExResult as LinalgCholeskyExResult
from sffi_torch.results import LinalgEigResult as LinalgEigResult
from sffi_torch.results import LinalgEighResult as LinalgEighResult
from sffi_torch.results import LinalgInvExResult as LinalgInvExResult
from sffi_torch.results import LinalgLdlFactorResult as LinalgLdlFactorResult
from sffi_torch.results import LinalgLstsqResult as LinalgLstsqResult
from sffi_torch.results import LinalgLuFactorExResult as LinalgLuFactorExResult
from sffi_torch.results import LinalgLuFactorResult as LinalgLuFactorResult
from sffi_torch.results import LinalgLuResult as LinalgLuResult
from sffi_torch.results import LinalgQrResult as LinalgQrResult
from sffi_torch.results import LinalgSlogdetResult as LinalgSlogdetResult
from sffi_torch.results import LinalgSolveExResult as LinalgSolveExResult
from sffi_torch.results import LinalgSvdResult as LinalgSvdResult
from sffi_torch.results import MaxDimResult as MaxDimResult
from sffi_torch.results import MedianResult as MedianResult
from sffi_torch.results import MinDimResult as MinDimResult
from sffi_torch.results import ModeResult as ModeResult
from sffi_torch.results import NanmedianResult as NanmedianResult
from sffi_torch.results import QrResult as QrResult
from sffi_torch.results import SlogdetResult as SlogdetResult
from sffi_torch.results import SortResult as SortResult
from sffi_torch.results import SvdResult as SvdResult
from sffi_torch.results import TopkResult as TopkResult
from sffi_tensor.api import *

__version__: str
