// Operators whose number comes first, as in PyTorch before 1.5.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

#define SFFI_TENSOR_SCALED(name)                                                               \
  inline at::Tensor name##_scaled(const at::Tensor &input, const at::Scalar &number,           \
                                  const at::Tensor &other) {                                   \
    return ops::name##_Tensor::call(input, other, number);                                     \
  }                                                                                            \
  inline void name##_scaled_(at::Tensor &self, const at::Scalar &number,                       \
                             const at::Tensor &other) {                                        \
    ops::name##__Tensor::call(self, other, number);                                            \
  }
SFFI_TENSOR_SCALED(add)
SFFI_TENSOR_SCALED(sub)
#undef SFFI_TENSOR_SCALED

#define SFFI_TENSOR_SCALED(name)                                                               \
  inline at::Tensor name##_scaled(const at::Tensor &input, const at::Scalar &number,           \
                                  const at::Tensor &first, const at::Tensor &second) {         \
    return ops::name::call(input, first, second, number);                                      \
  }                                                                                            \
  inline void name##_scaled_(at::Tensor &self, const at::Scalar &number,                       \
                             const at::Tensor &first, const at::Tensor &second) {              \
    ops::name##_::call(self, first, second, number);                                           \
  }
SFFI_TENSOR_SCALED(addcmul)
SFFI_TENSOR_SCALED(addcdiv)
#undef SFFI_TENSOR_SCALED

#define SFFI_TENSOR_SCALED(name)                                                                   \
  inline at::Tensor name##_scaled(const at::Scalar &beta, const at::Tensor &input,                 \
                                  const at::Scalar &alpha, const at::Tensor &first,                \
                                  const at::Tensor &second) {                                      \
    return ops::name::call(input, first, second, beta, alpha);                                     \
  }                                                                                                \
  inline at::Tensor name##_scaled_beta(const at::Scalar &beta, const at::Tensor &input,            \
                                       const at::Tensor &first, const at::Tensor &second) {        \
    return ops::name::call(input, first, second, beta, 1);                                         \
  }                                                                                                \
  inline at::Tensor name##_scaled_method(const at::Tensor &self, const at::Scalar &beta,           \
                                         const at::Scalar &alpha, const at::Tensor &first,         \
                                         const at::Tensor &second) {                               \
    return ops::name::call(self, first, second, beta, alpha);                                      \
  }                                                                                                \
  inline at::Tensor name##_scaled_method_beta(const at::Tensor &self, const at::Scalar &beta,      \
                                              const at::Tensor &first, const at::Tensor &second) { \
    return ops::name::call(self, first, second, beta, 1);                                          \
  }                                                                                                \
  inline void name##_scaled_(at::Tensor &self, const at::Scalar &beta, const at::Scalar &alpha,    \
                             const at::Tensor &first, const at::Tensor &second) {                  \
    ops::name##_::call(self, first, second, beta, alpha);                                          \
  }                                                                                                \
  inline void name##_scaled_beta_(at::Tensor &self, const at::Scalar &beta,                        \
                                  const at::Tensor &first, const at::Tensor &second) {             \
    ops::name##_::call(self, first, second, beta, 1);                                              \
  }
SFFI_TENSOR_SCALED(addmm)
SFFI_TENSOR_SCALED(addmv)
SFFI_TENSOR_SCALED(addr)
SFFI_TENSOR_SCALED(addbmm)
SFFI_TENSOR_SCALED(baddbmm)
#undef SFFI_TENSOR_SCALED

}  // namespace sffi_tensor
