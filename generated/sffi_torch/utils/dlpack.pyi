from sffi_tensor.dlpack import *
