from sffi_tensor.jacobians import *
