// Reductions whose Python form joins several operators of libtorch.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

// --- variance and standard deviation -----------------------------------------------------------

inline at::Tensor var(const at::Tensor &self, optional_sizes dim, const optional_number &correction,
                      bool keepdim) {
  return ops::var_correction::call(self, dim, correction, keepdim);
}

inline at::Tensor std_(const at::Tensor &self, optional_sizes dim,
                       const optional_number &correction, bool keepdim) {
  return ops::std_correction::call(self, dim, correction, keepdim);
}

// --- norms -------------------------------------------------------------------------------------

// torch.norm: the p-norm of all elements, or along `dim`.
inline at::Tensor norm(const at::Tensor &self, const optional_number &p, optional_sizes dim,
                       bool keepdim, optional_dtype dtype) {
  return ops::linalg_vector_norm::call(self, p.value_or(2), dim, keepdim, dtype);
}

inline at::Tensor norm_named(const at::Tensor &self, std::string_view p, optional_sizes dim,
                             bool keepdim, optional_dtype dtype) {
  if (p == "fro") return ops::linalg_vector_norm::call(self, 2, dim, keepdim, dtype);
  TORCH_CHECK(p == "nuc", "only valid string values are \"fro\" and \"nuc\", not \"", p, "\"");
  static constexpr int64_t matrix[] = {0, 1};
  return ops::linalg_matrix_norm_str_ord::call(self, p, dim.has_value() ? *dim : matrix, keepdim,
                                               dtype);
}

// --- median, quantile and friends keep libtorch's own form --------------------------------------

inline std::tuple<at::Tensor, at::Tensor> sort(const at::Tensor &self, int64_t dim, bool descending,
                                               bool stable) {
  return ops::sort_stable::call(self, stable, dim, descending);
}

inline at::Tensor argsort(const at::Tensor &self, int64_t dim, bool descending, bool stable) {
  return ops::argsort_stable::call(self, stable, dim, descending);
}

// NaN counts as different from everything, itself included, unless asked otherwise.
inline bool allclose(const at::Tensor &self, const at::Tensor &other, double rtol, double atol,
                     bool equal_nan) {
  return ops::allclose::call(self, other, rtol, atol, equal_nan);
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
