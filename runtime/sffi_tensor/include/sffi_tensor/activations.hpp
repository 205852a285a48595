// torch.nn.functional: activations, in place or not.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor::functional {

#define SFFI_TENSOR_ACTIVATION(name)                                     \
  inline at::Tensor name(at::Tensor &input, bool inplace) {              \
    return inplace ? ops::name##_::call(input) : ops::name::call(input); \
  }
SFFI_TENSOR_ACTIVATION(relu)
SFFI_TENSOR_ACTIVATION(relu6)
SFFI_TENSOR_ACTIVATION(selu)
SFFI_TENSOR_ACTIVATION(silu)
SFFI_TENSOR_ACTIVATION(mish)
SFFI_TENSOR_ACTIVATION(hardswish)
SFFI_TENSOR_ACTIVATION(hardsigmoid)
#undef SFFI_TENSOR_ACTIVATION

inline at::Tensor leaky_relu(at::Tensor &input, const at::Scalar &negative_slope, bool inplace) {
  return inplace ? ops::leaky_relu_::call(input, negative_slope)
                 : ops::leaky_relu::call(input, negative_slope);
}

inline at::Tensor elu(at::Tensor &input, const at::Scalar &alpha, bool inplace) {
  return inplace ? ops::elu_::call(input, alpha, 1, 1) : ops::elu::call(input, alpha, 1, 1);
}

inline at::Tensor celu(at::Tensor &input, const at::Scalar &alpha, bool inplace) {
  return inplace ? ops::celu_::call(input, alpha) : ops::celu::call(input, alpha);
}

inline at::Tensor hardtanh(at::Tensor &input, const at::Scalar &min_val, const at::Scalar &max_val,
                           bool inplace) {
  return inplace ? ops::hardtanh_::call(input, min_val, max_val)
                 : ops::hardtanh::call(input, min_val, max_val);
}

inline at::Tensor threshold(at::Tensor &input, const at::Scalar &threshold, const at::Scalar &value,
                            bool inplace) {
  return inplace ? ops::threshold_::call(input, threshold, value)
                 : ops::threshold::call(input, threshold, value);
}

inline at::Tensor softsign(const at::Tensor &input) {
  return ops::div_Tensor::call(input, ops::add_Scalar::call(ops::abs::call(input), 1, 1));
}

inline at::Tensor tanhshrink(const at::Tensor &input) {
  return ops::sub_Tensor::call(input, ops::tanh::call(input), 1);
}

// The axis of the older form, which names none.
inline int64_t softmax_axis(const at::Tensor &input, std::optional<int64_t> dim, const char *name) {
  if (dim.has_value()) return *dim;
  TORCH_WARN("Implicit dimension choice for ", name,
             " has been deprecated. Change the call to include dim=X as an argument.");
  return input.dim() == 2 || input.dim() > 3 ? 1 : 0;
}

inline at::Tensor softmax(const at::Tensor &input, std::optional<int64_t> dim, int64_t,
                          optional_dtype dtype) {
  return ops::softmax_int::call(input, softmax_axis(input, dim, "softmax"), dtype);
}

inline at::Tensor log_softmax(const at::Tensor &input, std::optional<int64_t> dim, int64_t,
                              optional_dtype dtype) {
  return ops::log_softmax_int::call(input, softmax_axis(input, dim, "log_softmax"), dtype);
}

inline at::Tensor softmin(const at::Tensor &input, std::optional<int64_t> dim, int64_t,
                          optional_dtype dtype) {
  return ops::softmax_int::call(ops::neg::call(input), softmax_axis(input, dim, "softmin"), dtype);
}

inline at::Tensor rrelu(at::Tensor &input, const at::Scalar &lower, const at::Scalar &upper,
                        bool training, bool inplace) {
  return inplace ? ops::rrelu_::call(input, lower, upper, training, {})
                 : ops::rrelu::call(input, lower, upper, training, {});
}

inline void elu_(at::Tensor &input, const at::Scalar &alpha) {
  ops::elu_::call(input, alpha, 1, 1);
}

// A sample of a relaxed one-hot choice; with `hard`, one-hot forwards and relaxed backwards.
inline at::Tensor gumbel_softmax(const at::Tensor &logits, double tau, bool hard,
                                 double eps, int64_t dim) {
  if (eps != 1e-10)
    TORCH_WARN("`eps` parameter is deprecated and has no effect.");
  at::Tensor noise = ops::empty_like::call(logits, {}, {}, {}, {}, {});
  ops::exponential_::call(noise, 1, {});
  const at::Tensor gumbels = ops::neg::call(ops::log::call(noise));
  const at::Tensor soft = ops::softmax_int::call(
      ops::div_Scalar::call(ops::add_Tensor::call(logits, gumbels, 1), tau), dim, {});
  if (!hard) return soft;
  const at::Tensor index = std::get<1>(ops::max_dim::call(soft, dim, true));
  at::Tensor chosen =
      ops::scatter_value::call(ops::zeros_like::call(logits, {}, {}, {}, {}, {}), dim, index, 1);
  return ops::add_Tensor::call(ops::sub_Tensor::call(chosen, soft.detach(), 1), soft, 1);
}

}  // namespace sffi_tensor::functional
