from sffi_tensor.windows import *
