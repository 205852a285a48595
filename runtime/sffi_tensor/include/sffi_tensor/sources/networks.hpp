// What the specs call for neural networks.
#pragma once

#include "sffi_tensor/activations.hpp"
#include "sffi_tensor/attention.hpp"
#include "sffi_tensor/functional.hpp"
#include "sffi_tensor/losses.hpp"
#include "sffi_tensor/recurrent.hpp"
#include "sffi_tensor/sampling.hpp"
