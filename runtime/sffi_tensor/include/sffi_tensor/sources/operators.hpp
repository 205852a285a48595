// What the specs call for operators, indexing, analysis and optimisers.
#pragma once

#include "sffi_tensor/analysis.hpp"
#include "sffi_tensor/arithmetic.hpp"
#include "sffi_tensor/indexing.hpp"
#include "sffi_tensor/older.hpp"
#include "sffi_tensor/optim.hpp"
#include "sffi_tensor/ordering.hpp"
