// torch.nn.functional: sampling at places between elements, and bags of embeddings.
#pragma once

#include "sffi_tensor/aten.hpp"
#include "sffi_tensor/functional.hpp"

namespace sffi_tensor::functional {

// The number by which libtorch knows a mode: its place among the names.
inline int64_t mode_of(std::string_view mode, std::initializer_list<std::string_view> names,
                       const char *what) {
  int64_t number = 0;
  std::string known;
  for (const std::string_view name : names) {
    if (name == mode) return number;
    known += (number++ == 0 ? "" : ", ") + std::string(name);
  }
  TORCH_CHECK_VALUE(false, what, " has no mode \"", mode, "\"; the modes are ", known);
}

inline at::Tensor grid_sample(const at::Tensor &input, const at::Tensor &grid,
                              std::string_view mode, std::string_view padding_mode,
                              std::optional<bool> align_corners) {
  return ops::grid_sampler::call(
      input, grid, mode_of(mode, {"bilinear", "nearest", "bicubic"}, "grid_sample"),
      mode_of(padding_mode, {"zeros", "border", "reflection"}, "padding of grid_sample"),
      align_corners.value_or(false));
}

inline at::Tensor affine_grid(const at::Tensor &theta, at::IntArrayRef size,
                              std::optional<bool> align_corners) {
  return ops::affine_grid_generator::call(theta, symbolic(size), align_corners.value_or(false));
}

inline at::Tensor embedding_bag(const at::Tensor &input, const at::Tensor &weight,
                                const optional_tensor &offsets, std::optional<double> max_norm,
                                double norm_type, bool scale_grad_by_freq, std::string_view mode,
                                bool sparse, const optional_tensor &per_sample_weights,
                                bool include_last_offset, std::optional<int64_t> padding_idx) {
  TORCH_CHECK_VALUE(!per_sample_weights.has_value() ||
                        per_sample_weights->sizes() == input.sizes(),
                    "embedding_bag: per_sample_weights and input must have the same shape, not ",
                    per_sample_weights->sizes(), " and ", input.sizes());
  TORCH_CHECK_VALUE(weight.dim() == 2, "weight has to be a 2D Tensor, but got Tensor of dimension ",
                    weight.dim());
  TORCH_CHECK_VALUE(mode != "max" || !scale_grad_by_freq,
                    "max mode does not support scaling the gradient by the frequency");
  TORCH_CHECK_VALUE(mode != "max" || !sparse, "max mode does not support sparse weights");
  TORCH_CHECK_NOT_IMPLEMENTED(!per_sample_weights.has_value() || mode == "sum",
                              "embedding_bag: per_sample_weights is only supported for mode='sum' "
                              "(got mode='", mode, "')");
  at::Tensor indices = input;
  at::Tensor starts;
  optional_tensor weights = per_sample_weights;
  if (input.dim() == 2) {
    TORCH_CHECK_VALUE(!offsets.has_value(),
                      "offsets go with 1-D indices; the rows of 2-D ones are "
                      "the bags");
    include_last_offset = false;
    starts = ops::arange_start_step::call(0, input.numel(), input.size(1), input.scalar_type(), {},
                                          input.device(), {});
    indices = input.reshape({-1});
    if (weights.has_value()) weights = weights->reshape({-1});
  } else {
    TORCH_CHECK_VALUE(input.dim() == 1, "indices must be 1-D or 2-D, not ", input.dim(), "-D");
    TORCH_CHECK_VALUE(offsets.has_value(), "1-D indices need offsets");
    starts = *offsets;
  }
  if (max_norm.has_value()) {
    const at::NoGradGuard no_grad;
    at::Tensor table = weight;
    ops::embedding_renorm_::call(table, indices.contiguous(), *max_norm, norm_type);
  }
  return std::get<0>(
      ops::embedding_bag_padding_idx::call(weight, indices, starts, scale_grad_by_freq,
                                           mode_of(mode, {"sum", "mean", "max"}, "embedding_bag"),
                                           sparse, weights, include_last_offset, padding_idx));
}

// sign(x) * relu(|x|), x being a mean of powers; then back from mean to sum, and the root.
inline at::Tensor root_of_sum(const at::Tensor &mean, double count, double norm_type) {
  const at::Tensor signed_mean =
      ops::mul_Tensor::call(ops::sign::call(mean), ops::relu::call(ops::abs::call(mean)));
  return ops::pow_Tensor_Scalar::call(ops::mul_Scalar::call(signed_mean, count), 1.0 / norm_type);
}

inline at::Tensor lp_pool1d(const at::Tensor &input, double norm_type, int64_t kernel_size,
                            optional_sizes stride, bool ceil_mode) {
  const at::Tensor mean = ops::avg_pool1d::call(ops::pow_Tensor_Scalar::call(input, norm_type),
                                                kernel_size, or_empty(stride), 0, ceil_mode, true);
  return root_of_sum(mean, static_cast<double>(kernel_size), norm_type);
}

inline at::Tensor lp_pool2d(const at::Tensor &input, double norm_type, at::IntArrayRef kernel_size,
                            optional_sizes stride, bool ceil_mode) {
  const auto kernel = along_all<2>(kernel_size, "kernel_size");
  const at::Tensor mean = ops::avg_pool2d::call(ops::pow_Tensor_Scalar::call(input, norm_type),
                                                kernel, or_empty(stride), 0, ceil_mode, true, {});
  return root_of_sum(mean, static_cast<double>(kernel[0] * kernel[1]), norm_type);
}

// x / (k + alpha * mean of squares over `size` channels)^beta
inline at::Tensor local_response_norm(const at::Tensor &input, int64_t size, double alpha,
                                      double beta, double k) {
  TORCH_CHECK_VALUE(input.dim() >= 3, "Expected 3D or higher dimensionality input (got ",
                    input.dim(), " dimensions)");
  if (input.numel() == 0) return input;
  // Channels become the next to last axis of a single-channel image: (n, 1, c, all the rest).
  const at::Tensor squares = ops::square::call(input);
  const at::Tensor image = squares.reshape({input.size(0), 1, input.size(1), -1});
  const int64_t margins[] = {0, 0, size / 2, (size - 1) / 2};
  const at::Tensor padded = ops::constant_pad_nd::call(image, symbolic(margins), 0);
  const int64_t window[] = {size, 1};
  const at::Tensor mean =
      ops::avg_pool2d::call(padded, window, at::IntArrayRef({1, 1}), 0, false, true, {});
  const at::Tensor divisor = ops::pow_Tensor_Scalar::call(
      ops::add_Scalar::call(ops::mul_Scalar::call(mean.reshape(input.sizes()), alpha), k, 1), beta);
  return ops::div_Tensor::call(input, divisor);
}

}  // namespace sffi_tensor::functional
