from sffi_tensor.random_state import *
