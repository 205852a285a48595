from sffi_torch._native import available as available
from sffi_torch import amp as amp
from sffi_torch import autograd as autograd
from sffi_torch import backends as backends
from sffi_torch import cuda as cuda
from sffi_torch import fft as fft
from sffi_torch import linalg as linalg
from sffi_torch import nn as nn
from sffi_torch import ops as ops
from sffi_torch import random as random
from sffi_torch import signal as signal
from sffi_torch import sparse as sparse
from sffi_torch import special as special
from sffi_torch import utils as utils
from sffi_torch import version as version
from sffi_torch.enums import memory_format as memory_format
from sffi_torch.functions import *
from sffi_torch.handles import Tensor as Tensor
from sffi_torch.handles import Generator as Generator
from sffi_torch.handles import UntypedStorage as UntypedStorage
from sffi_torch.handles import Stream as Stream
from sffi_torch import return_types as return_types
from sffi_tensor.api import *

__version__: str
