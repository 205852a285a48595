// Numerical operations whose arguments are simpler in Python than in libtorch.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

inline std::optional<double> real(const optional_number &value) {
  return value.has_value() ? std::make_optional(value->toDouble()) : std::nullopt;
}

inline at::Tensor matrix_rank(const at::Tensor &A, const optional_number &atol,
                              const optional_number &rtol, bool hermitian) {
  return ops::linalg_matrix_rank_atol_rtol_float::call(A, real(atol), real(rtol), hermitian);
}

inline at::Tensor pinv(const at::Tensor &A, const optional_number &atol,
                       const optional_number &rtol, bool hermitian) {
  return ops::linalg_pinv_atol_rtol_float::call(A, real(atol), real(rtol), hermitian);
}

inline at::Tensor matrix_rank_above(const at::Tensor &A, const at::Scalar &tol, bool hermitian) {
  return ops::linalg_matrix_rank::call(A, tol.toDouble(), hermitian);
}

inline at::Tensor pinv_above(const at::Tensor &A, const at::Scalar &rcond, bool hermitian) {
  return ops::linalg_pinv::call(A, rcond.toDouble(), hermitian);
}

// One distance between samples for each axis.
inline Tensors gradient(const at::Tensor &self, at::ArrayRef<double> spacing, at::IntArrayRef dim,
                        int64_t edge_order) {
  const std::vector<at::Scalar> scalars(spacing.begin(), spacing.end());
  return ops::gradient_scalarrayarray::call(self, scalars, dim, edge_order);
}

}  // namespace sffi_tensor
