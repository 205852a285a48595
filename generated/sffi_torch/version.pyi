from sffi_tensor.version import *
