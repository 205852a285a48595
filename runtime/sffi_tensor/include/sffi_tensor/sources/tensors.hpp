// What the specs call that makes, asks, moves and differentiates tensors, and sets up libtorch.
#pragma once

#include "sffi_tensor/arithmetic.hpp"
#include "sffi_tensor/autocast.hpp"
#include "sffi_tensor/autograd.hpp"
#include "sffi_tensor/creation.hpp"
#include "sffi_tensor/cuda.hpp"
#include "sffi_tensor/hooks.hpp"
#include "sffi_tensor/library.hpp"
#include "sffi_tensor/memory.hpp"
#include "sffi_tensor/random.hpp"
#include "sffi_tensor/sparse.hpp"
#include "sffi_tensor/tensor.hpp"
#include "sffi_tensor/warnings.hpp"
