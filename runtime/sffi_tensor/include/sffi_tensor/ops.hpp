// Everything that specs/torch.sffi calls beyond libtorch's own operators.
#pragma once

#include "sffi_tensor/arithmetic.hpp"
#include "sffi_tensor/autocast.hpp"
#include "sffi_tensor/autograd.hpp"
#include "sffi_tensor/creation.hpp"
#include "sffi_tensor/cuda.hpp"
#include "sffi_tensor/functional.hpp"
#include "sffi_tensor/indexing.hpp"
#include "sffi_tensor/library.hpp"
#include "sffi_tensor/losses.hpp"
#include "sffi_tensor/optim.hpp"
#include "sffi_tensor/ordering.hpp"
#include "sffi_tensor/random.hpp"
#include "sffi_tensor/recurrent.hpp"
#include "sffi_tensor/sampling.hpp"
#include "sffi_tensor/tensor.hpp"
#include "sffi_tensor/warnings.hpp"
