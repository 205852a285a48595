// Python's operators: a tensor with a tensor, or with a number on either side.
//
// For each operator `op` there are op(tensor, tensor), op_f64 / op_i64 / op_number (tensor, number)
// and the in-place forms with a trailing underscore. A number becomes a "wrapped" tensor, as in
// PyTorch: it takes part in type promotion only by its kind.
#pragma once

#include <ATen/ScalarOps.h>

#include <cmath>
#include <limits>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

inline at::Tensor wrapped(const at::Scalar &value, at::ScalarType dtype) {
  at::Tensor result = at::detail::scalar_tensor_static(value, dtype, at::kCPU);
  result.unsafeGetTensorImpl()->set_wrapped_number(true);
  return result;
}

// The number is made in the tensor's own type where promotion would end there with the same value:
// the kernel then converts nothing, which halves the time of an operation on a small tensor.
// (Half precision is left to libtorch, which computes with the unrounded number.)
inline at::Tensor wrapped_for(const at::Tensor &self, double value) {
  // Rounded here: a number too large is infinite, as where a kernel converts it.
  if (self.scalar_type() == at::kFloat) return wrapped(static_cast<float>(value), at::kFloat);
  return wrapped(value, at::kDouble);
}

inline at::Tensor wrapped_for(const at::Tensor &self, int64_t value) {
  switch (self.scalar_type()) {
    case at::kFloat: return wrapped(value, at::kFloat);
    case at::kDouble: return wrapped(value, at::kDouble);
    default: return wrapped(value, at::kLong);
  }
}

inline at::Tensor wrapped_for(const at::Tensor &, const at::Scalar &value) {
  return wrapped(value, value.type());
}

// op(tensor, tensor) and op(tensor, number) from one expression over `self` and `other`.
#define SFFI_TENSOR_BINARY(op, expression)                                                     \
  inline at::Tensor op(const at::Tensor &self, const at::Tensor &other) { return expression; } \
  inline at::Tensor op##_f64(const at::Tensor &self, double other) {                           \
    return sffi_tensor::op(self, wrapped_for(self, other));                                    \
  }                                                                                            \
  inline at::Tensor op##_i64(const at::Tensor &self, int64_t other) {                          \
    return sffi_tensor::op(self, wrapped_for(self, other));                                    \
  }                                                                                            \
  inline at::Tensor op##_number(const at::Tensor &self, const at::Scalar &other) {             \
    return sffi_tensor::op(self, wrapped_for(self, other));                                    \
  }

// The same for an operation that changes `self`.
#define SFFI_TENSOR_IN_PLACE(op, expression)                                              \
  inline at::Tensor &op(at::Tensor &self, const at::Tensor &other) { return expression; } \
  inline at::Tensor &op##_f64(at::Tensor &self, double other) {                           \
    return sffi_tensor::op(self, wrapped_for(self, other));                               \
  }                                                                                       \
  inline at::Tensor &op##_i64(at::Tensor &self, int64_t other) {                          \
    return sffi_tensor::op(self, wrapped_for(self, other));                               \
  }                                                                                       \
  inline at::Tensor &op##_number(at::Tensor &self, const at::Scalar &other) {             \
    return sffi_tensor::op(self, wrapped_for(self, other));                               \
  }

// A comparison refuses a number that the tensor's type cannot hold: libtorch's operator for numbers
// checks that, and is called unless the number surely fits.
inline bool surely_fits(const at::Tensor &self, double value) {
  const auto largest = static_cast<double>(std::numeric_limits<float>::max());
  return self.scalar_type() == at::kDouble ||
         (self.scalar_type() == at::kFloat && std::abs(value) <= largest);
}

inline bool surely_fits(const at::Tensor &self, int64_t) {
  const at::ScalarType dtype = self.scalar_type();
  return dtype == at::kFloat || dtype == at::kDouble || dtype == at::kLong;
}

#define SFFI_TENSOR_COMPARISON(op)                                                    \
  inline at::Tensor op(const at::Tensor &self, const at::Tensor &other) {             \
    return ops::op##_Tensor::call(self, other);                                       \
  }                                                                                   \
  inline at::Tensor op##_number(const at::Tensor &self, const at::Scalar &other) {    \
    return ops::op##_Scalar::call(self, other);                                       \
  }                                                                                   \
  inline at::Tensor op##_f64(const at::Tensor &self, double other) {                  \
    return surely_fits(self, other) ? sffi_tensor::op(self, wrapped_for(self, other)) \
                                    : op##_number(self, other);                       \
  }                                                                                   \
  inline at::Tensor op##_i64(const at::Tensor &self, int64_t other) {                 \
    return surely_fits(self, other) ? sffi_tensor::op(self, wrapped_for(self, other)) \
                                    : op##_number(self, other);                       \
  }

SFFI_TENSOR_BINARY(add, ops::add_Tensor::call(self, other, 1))
SFFI_TENSOR_BINARY(sub, ops::sub_Tensor::call(self, other, 1))
SFFI_TENSOR_BINARY(rsub, ops::sub_Tensor::call(other, self, 1))
SFFI_TENSOR_BINARY(mul, ops::mul_Tensor::call(self, other))
SFFI_TENSOR_BINARY(div, ops::div_Tensor::call(self, other))
SFFI_TENSOR_BINARY(rdiv, ops::mul_Tensor::call(ops::reciprocal::call(self), other))
SFFI_TENSOR_BINARY(floor_divide, ops::floor_divide::call(self, other))
SFFI_TENSOR_BINARY(rfloor_divide, ops::floor_divide::call(other, self))
SFFI_TENSOR_BINARY(remainder, ops::remainder_Tensor::call(self, other))
SFFI_TENSOR_BINARY(rremainder, ops::remainder_Tensor::call(other, self))
SFFI_TENSOR_COMPARISON(eq)
SFFI_TENSOR_COMPARISON(ne)
SFFI_TENSOR_COMPARISON(lt)
SFFI_TENSOR_COMPARISON(le)
SFFI_TENSOR_COMPARISON(gt)
SFFI_TENSOR_COMPARISON(ge)

SFFI_TENSOR_IN_PLACE(add_, ops::add__Tensor::call(self, other, 1))
SFFI_TENSOR_IN_PLACE(sub_, ops::sub__Tensor::call(self, other, 1))
SFFI_TENSOR_IN_PLACE(mul_, ops::mul__Tensor::call(self, other))
SFFI_TENSOR_IN_PLACE(div_, ops::div__Tensor::call(self, other))
SFFI_TENSOR_IN_PLACE(floor_divide_, ops::floor_divide__Tensor::call(self, other))
SFFI_TENSOR_IN_PLACE(remainder_, ops::remainder__Tensor::call(self, other))

#undef SFFI_TENSOR_BINARY
#undef SFFI_TENSOR_IN_PLACE
#undef SFFI_TENSOR_COMPARISON

// number // tensor, number % tensor and so on where libtorch has an operator of its own for it.
inline at::Tensor rpow(const at::Tensor &self, const at::Scalar &other) {
  return ops::pow_Scalar::call(other, self);
}

inline at::Tensor rlshift(const at::Tensor &self, const at::Scalar &other) {
  return ops::bitwise_left_shift_Scalar_Tensor::call(other, self);
}

inline at::Tensor rrshift(const at::Tensor &self, const at::Scalar &other) {
  return ops::bitwise_right_shift_Scalar_Tensor::call(other, self);
}

inline at::Tensor invert(const at::Tensor &self) {
  TORCH_CHECK_TYPE(at::isIntegralType(self.scalar_type(), true),
                   "~ (operator.invert) is only implemented on integer and Boolean-type tensors");
  return ops::bitwise_not::call(self);
}

inline at::ScalarType result_type_numbers(const at::Scalar &tensor, const at::Scalar &other) {
  return ops::result_type_Scalar_Scalar::call(tensor, other);
}

}  // namespace sffi_tensor
