// The parts of libtorch that the operations here are written with.
//
// `at::_ops::<name>::call` is the entry point with every argument spelled out; declaring
// all of them costs less to compile than including the inline API of a few.
#pragma once

#ifndef AT_PER_OPERATOR_HEADERS
#define AT_PER_OPERATOR_HEADERS
#endif

#include <ATen/Operators.h>
#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>
#include <c10/core/Layout.h>
#include <c10/core/MemoryFormat.h>
#include <c10/core/Scalar.h>
#include <c10/core/ScalarType.h>
#include <c10/core/SymIntArrayRef.h>
#include <c10/util/Exception.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace sffi_tensor {

namespace ops = at::_ops;

using Tensors = std::vector<at::Tensor>;
using optional_tensor = std::optional<at::Tensor>;
using optional_dtype = std::optional<at::ScalarType>;
using optional_device = std::optional<at::Device>;
using optional_layout = std::optional<at::Layout>;
using optional_number = std::optional<at::Scalar>;
using optional_sizes = at::OptionalIntArrayRef;

// Sizes that came as plain integers, as the dispatcher takes them.
inline c10::SymIntArrayRef symbolic(at::IntArrayRef sizes) {
  return c10::fromIntArrayRefSlow(sizes);
}

}  // namespace sffi_tensor
