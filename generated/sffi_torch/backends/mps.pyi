from sffi_tensor.backends_mps import *
