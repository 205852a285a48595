// Tensors that keep the places of their elements.
#pragma once

#include <ATen/Context.h>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

// While it lives, libtorch checks what sparse tensors are made of.
class checked_invariants {
 public:
  explicit checked_invariants(bool wanted) : before_(at::globalContext().checkSparseTensorInvariants()) {
    if (wanted) at::globalContext().setCheckSparseTensorInvariants(true);
  }
  ~checked_invariants() { at::globalContext().setCheckSparseTensorInvariants(before_); }
  checked_invariants(const checked_invariants &) = delete;
  checked_invariants &operator=(const checked_invariants &) = delete;

 private:
  bool before_;
};

// Values that take part in a graph stay in it, so these are made above autograd.
inline at::Tensor with_grad(at::Tensor tensor, bool requires_grad) {
  if (requires_grad) tensor.set_requires_grad(true);
  return tensor;
}

inline at::Tensor sparse_coo(const at::Tensor &indices, const at::Tensor &values,
                             optional_sizes size, std::optional<bool> is_coalesced,
                             bool check_invariants, bool requires_grad) {
  const checked_invariants check(check_invariants);
  const at::ScalarType dtype = values.scalar_type();
  const at::Device where = values.device();
  return with_grad(size.has_value()
                       ? ops::sparse_coo_tensor_indices_size::call(
                             indices, values, *size, dtype, at::kSparse, where, {}, is_coalesced)
                       : ops::sparse_coo_tensor_indices::call(indices, values, dtype, at::kSparse,
                                                              where, {}, is_coalesced),
                   requires_grad);
}

inline at::Tensor sparse_compressed(const at::Tensor &compressed_indices,
                                    const at::Tensor &plain_indices, const at::Tensor &values,
                                    optional_sizes size, at::Layout layout, bool check_invariants,
                                    bool requires_grad) {
  const checked_invariants check(check_invariants);
  const at::ScalarType dtype = values.scalar_type();
  const at::Device where = values.device();
  return with_grad(size.has_value()
                       ? ops::sparse_compressed_tensor_comp_plain_value_size::call(
                             compressed_indices, plain_indices, values, symbolic(*size), dtype,
                             layout, where, {})
                       : ops::sparse_compressed_tensor_comp_plain_value::call(
                             compressed_indices, plain_indices, values, dtype, layout, where, {}),
                   requires_grad);
}

}  // namespace sffi_tensor
