// Sorting and choosing, with the arguments in PyTorch's order.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

inline std::tuple<at::Tensor, at::Tensor> sort(const at::Tensor &self, int64_t dim, bool descending,
                                               bool stable) {
  return ops::sort_stable::call(self, stable, dim, descending);
}

inline at::Tensor argsort(const at::Tensor &self, int64_t dim, bool descending, bool stable) {
  return ops::argsort_stable::call(self, stable, dim, descending);
}

inline at::Tensor tensor_where(const at::Tensor &self, const at::Tensor &condition,
                               const at::Tensor &other) {
  return ops::where_self::call(condition, self, other);
}

inline at::Tensor tensor_where_number(const at::Tensor &self, const at::Tensor &condition,
                                      const at::Scalar &other) {
  return ops::where_ScalarOther::call(condition, self, other);
}

}  // namespace sffi_tensor
