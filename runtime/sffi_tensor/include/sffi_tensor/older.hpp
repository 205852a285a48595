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

}  // namespace sffi_tensor
