// torch.nn.functional where it does more than one operator of libtorch: dropout, normalisation,
// embedding, pooling with one size for all axes, resizing.
#pragma once

#include <c10/core/GradMode.h>

#include <cmath>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor::functional {

// --- dropout -----------------------------------------------------------------------------------

#define SFFI_TENSOR_DROPOUT(name, kernel)                                                          \
  inline at::Tensor name(at::Tensor &input, double p, bool training, bool inplace) {               \
    TORCH_CHECK_VALUE(p >= 0 && p <= 1, "dropout probability has to be between 0 and 1, but got ", \
                      p);                                                                          \
    return inplace ? ops::kernel##_::call(input, p, training)                                      \
                   : ops::kernel::call(input, p, training);                                        \
  }
SFFI_TENSOR_DROPOUT(dropout, dropout)
SFFI_TENSOR_DROPOUT(alpha_dropout, alpha_dropout)
SFFI_TENSOR_DROPOUT(feature_dropout, feature_dropout)
SFFI_TENSOR_DROPOUT(feature_alpha_dropout, feature_alpha_dropout)
#undef SFFI_TENSOR_DROPOUT

// --- normalisation and embedding ---------------------------------------------------------------

inline at::Tensor layer_norm(const at::Tensor &input, at::IntArrayRef normalized_shape,
                             const optional_tensor &weight, const optional_tensor &bias,
                             double eps) {
  return ops::layer_norm::call(input, symbolic(normalized_shape), weight, bias, eps, true);
}

inline at::Tensor group_norm(const at::Tensor &input, int64_t num_groups,
                             const optional_tensor &weight, const optional_tensor &bias,
                             double eps) {
  return ops::group_norm::call(input, num_groups, weight, bias, eps, true);
}

inline void check_batch_statistics(const at::Tensor &input) {
  if (input.dim() < 2) return;
  const int64_t channels = input.size(1);
  TORCH_CHECK_VALUE(channels == 0 || input.numel() / channels > 1,
                    "Expected more than 1 value per channel when training, got input size ",
                    input.sizes());
}

inline at::Tensor batch_norm(const at::Tensor &input, const optional_tensor &running_mean,
                             const optional_tensor &running_var, const optional_tensor &weight,
                             const optional_tensor &bias, bool training, double momentum,
                             double eps) {
  if (training) check_batch_statistics(input);
  return ops::batch_norm::call(input, weight, bias, running_mean, running_var, training, momentum,
                               eps, true);
}

// The forward pass of a module for inputs of `low` to `high` dimensions. While training it counts
// the batch, and without a momentum takes the mean of all batches so far. The count is read here,
// so that it can change from call to call of a recording.
inline at::Tensor batch_norm_module(const at::Tensor &input, const optional_tensor &running_mean,
                                    const optional_tensor &running_var,
                                    const optional_tensor &batches, const optional_tensor &weight,
                                    const optional_tensor &bias, bool training,
                                    std::optional<double> momentum, double eps, int64_t low,
                                    int64_t high) {
  TORCH_CHECK_VALUE(input.dim() >= low && input.dim() <= high, "expected ", low, "D ",
                    low == high ? "" : "or " + std::to_string(high) + "D ", "input (got ",
                    input.dim(), "D input)");
  const bool counted = training && running_mean.has_value() && batches.has_value();
  double share = momentum.value_or(0);
  if (counted && !momentum.has_value()) share = 1.0 / (batches->item().toDouble() + 1.0);
  at::Tensor result = batch_norm(input, running_mean, running_var, weight, bias,
                                 training || !running_mean.has_value(), share, eps);
  if (counted) {
    at::Tensor count = *batches;
    if (count.is_cpu() && count.scalar_type() == at::kLong && count.dim() == 0)
      *count.mutable_data_ptr<int64_t>() += 1;
    else
      ops::add__Scalar::call(count, 1, 1);
  }
  return result;
}

inline at::Tensor instance_norm(const at::Tensor &input, const optional_tensor &running_mean,
                                const optional_tensor &running_var, const optional_tensor &weight,
                                const optional_tensor &bias, bool use_input_stats, double momentum,
                                double eps) {
  return ops::instance_norm::call(input, weight, bias, running_mean, running_var, use_input_stats,
                                  momentum, eps, true);
}

inline at::Tensor normalize(const at::Tensor &input, const at::Scalar &p, at::IntArrayRef dim,
                            double eps) {
  const at::Tensor norm = ops::linalg_vector_norm::call(input, p, dim, true, {});
  return ops::div_Tensor::call(input, ops::expand_as::call(ops::clamp_min::call(norm, eps), input));
}

inline at::Tensor embedding(const at::Tensor &input, const at::Tensor &weight,
                            std::optional<int64_t> padding_idx, std::optional<double> max_norm,
                            double norm_type, bool scale_grad_by_freq, bool sparse) {
  int64_t padding = padding_idx.value_or(-1);
  if (padding_idx.has_value()) {
    const int64_t count = weight.size(0);
    TORCH_CHECK(padding >= -count && padding < count,
                "Padding_idx must be within num_embeddings: ", padding, " is not within ", count);
    if (padding < 0) padding += count;
  }
  if (max_norm.has_value()) {
    const at::NoGradGuard no_grad;
    at::Tensor table = weight;
    ops::embedding_renorm_::call(table, input.contiguous(), *max_norm, norm_type);
  }
  return ops::embedding::call(weight, input, padding, scale_grad_by_freq, sparse);
}

// --- pooling and unfolding ---------------------------------------------------------------------

// One number stands for the same along each of N axes.
template <size_t N>
std::array<int64_t, N> along_all(at::IntArrayRef values, const char *name) {
  TORCH_CHECK_VALUE(values.size() == 1 || values.size() == N, name, " must have 1 or ", N,
                    " items, not ", values.size());
  std::array<int64_t, N> result;
  for (size_t i = 0; i < N; ++i) result[i] = values[values.size() == 1 ? 0 : i];
  return result;
}

inline at::IntArrayRef or_empty(const optional_sizes &sizes) {
  return sizes.has_value() ? *sizes : at::IntArrayRef();
}

inline at::Tensor max_pool1d(const at::Tensor &input, at::IntArrayRef kernel_size,
                             optional_sizes stride, at::IntArrayRef padding,
                             at::IntArrayRef dilation, bool ceil_mode) {
  return ops::max_pool1d::call(input, kernel_size, or_empty(stride), padding, dilation, ceil_mode);
}

inline at::Tensor max_pool2d(const at::Tensor &input, at::IntArrayRef kernel_size,
                             optional_sizes stride, at::IntArrayRef padding,
                             at::IntArrayRef dilation, bool ceil_mode) {
  return ops::max_pool2d::call(input, kernel_size, or_empty(stride), padding, dilation, ceil_mode);
}

inline at::Tensor max_pool3d(const at::Tensor &input, at::IntArrayRef kernel_size,
                             optional_sizes stride, at::IntArrayRef padding,
                             at::IntArrayRef dilation, bool ceil_mode) {
  return ops::max_pool3d::call(input, kernel_size, or_empty(stride), padding, dilation, ceil_mode);
}

inline at::Tensor avg_pool1d(const at::Tensor &input, at::IntArrayRef kernel_size,
                             optional_sizes stride, at::IntArrayRef padding, bool ceil_mode,
                             bool count_include_pad) {
  return ops::avg_pool1d::call(input, kernel_size, or_empty(stride), padding, ceil_mode,
                               count_include_pad);
}

inline at::Tensor avg_pool2d(const at::Tensor &input, at::IntArrayRef kernel_size,
                             optional_sizes stride, at::IntArrayRef padding, bool ceil_mode,
                             bool count_include_pad, std::optional<int64_t> divisor_override) {
  return ops::avg_pool2d::call(input, kernel_size, or_empty(stride), padding, ceil_mode,
                               count_include_pad, divisor_override);
}

inline at::Tensor avg_pool3d(const at::Tensor &input, at::IntArrayRef kernel_size,
                             optional_sizes stride, at::IntArrayRef padding, bool ceil_mode,
                             bool count_include_pad, std::optional<int64_t> divisor_override) {
  return ops::avg_pool3d::call(input, kernel_size, or_empty(stride), padding, ceil_mode,
                               count_include_pad, divisor_override);
}

inline at::Tensor adaptive_avg_pool2d(const at::Tensor &input, at::IntArrayRef output_size) {
  return ops::adaptive_avg_pool2d::call(input, symbolic(along_all<2>(output_size, "output_size")));
}

inline at::Tensor adaptive_avg_pool3d(const at::Tensor &input, at::IntArrayRef output_size) {
  return ops::adaptive_avg_pool3d::call(input, symbolic(along_all<3>(output_size, "output_size")));
}

inline std::tuple<at::Tensor, at::Tensor> adaptive_max_pool2d(const at::Tensor &input,
                                                              at::IntArrayRef output_size) {
  return ops::adaptive_max_pool2d::call(input, along_all<2>(output_size, "output_size"));
}

inline std::tuple<at::Tensor, at::Tensor> adaptive_max_pool3d(const at::Tensor &input,
                                                              at::IntArrayRef output_size) {
  return ops::adaptive_max_pool3d::call(input, along_all<3>(output_size, "output_size"));
}

inline at::Tensor unfold(const at::Tensor &input, at::IntArrayRef kernel_size,
                         at::IntArrayRef dilation, at::IntArrayRef padding,
                         at::IntArrayRef stride) {
  return ops::im2col::call(input, along_all<2>(kernel_size, "kernel_size"),
                           along_all<2>(dilation, "dilation"), along_all<2>(padding, "padding"),
                           along_all<2>(stride, "stride"));
}

inline at::Tensor fold(const at::Tensor &input, at::IntArrayRef output_size,
                       at::IntArrayRef kernel_size, at::IntArrayRef dilation,
                       at::IntArrayRef padding, at::IntArrayRef stride) {
  return ops::col2im::call(input, symbolic(along_all<2>(output_size, "output_size")),
                           along_all<2>(kernel_size, "kernel_size"),
                           along_all<2>(dilation, "dilation"), along_all<2>(padding, "padding"),
                           along_all<2>(stride, "stride"));
}

}  // namespace sffi_tensor::functional

namespace at::_ops {
struct _upsample_lanczos2d_aa_vec;  // not every release has it
}

namespace sffi_tensor::functional {

// --- resizing ----------------------------------------------------------------------------------

template <class Kernel = ops::_upsample_lanczos2d_aa_vec>
at::Tensor lanczos(const at::Tensor &input, const at::OptionalSymIntArrayRef &size,
                   const std::optional<at::ArrayRef<double>> &factors) {
  if constexpr (requires { Kernel::call(input, size, false, factors); })
    return Kernel::call(input, size, false, factors);
  else
    TORCH_CHECK_NOT_IMPLEMENTED(false, "this release of libtorch has no mode \"lanczos\"");
}

// Resizes the axes after batch and channel, to `size` or by `scale_factor`.
inline at::Tensor interpolate(const at::Tensor &input, optional_sizes size,
                              const std::optional<at::ArrayRef<double>> &scale_factor,
                              std::string_view mode, std::optional<bool> align_corners,
                              std::optional<bool> recompute_scale_factor, bool antialias) {
  const int64_t axes = input.dim() - 2;
  TORCH_CHECK(axes >= 1 && axes <= 3, "interpolate takes 3-D, 4-D and 5-D inputs, not ",
              input.dim(), "-D ones");
  TORCH_CHECK_VALUE(size.has_value() != scale_factor.has_value(),
                    "give either size or scale_factor");
  const auto given = size.has_value() ? size->size() : scale_factor->size();
  TORCH_CHECK_VALUE(given == 1 || given == static_cast<size_t>(axes),
                    "size or scale_factor must have 1 or ", axes, " items, not ", given);
  std::vector<int64_t> sizes;
  std::vector<double> scales;
  for (int64_t i = 0; i < axes; ++i) {
    const size_t source = given == 1 ? 0 : static_cast<size_t>(i);
    if (size.has_value())
      sizes.push_back((*size)[source]);
    else
      scales.push_back((*scale_factor)[source]);
  }
  TORCH_CHECK_VALUE(!recompute_scale_factor.value_or(false) || !size.has_value(),
                    "recompute_scale_factor is not meaningful with an explicit size.");
  // The result's size then is all that counts, and the exact factors follow from it.
  const bool by_size = size.has_value() || recompute_scale_factor.value_or(false);
  if (by_size && sizes.empty())
    for (int64_t i = 0; i < axes; ++i)
      sizes.push_back(static_cast<int64_t>(static_cast<double>(input.size(i + 2)) *
                                           scales[static_cast<size_t>(i)]));
  const at::OptionalSymIntArrayRef wanted =
      by_size ? at::OptionalSymIntArrayRef(symbolic(sizes)) : std::nullopt;
  const std::optional<at::ArrayRef<double>> factors =
      by_size ? std::nullopt : std::make_optional(at::ArrayRef<double>(scales));
  const bool aligned = align_corners.value_or(false);
  const bool smooth =
      mode == "linear" || mode == "bilinear" || mode == "bicubic" || mode == "trilinear";
  TORCH_CHECK_VALUE(smooth || !align_corners.has_value(),
                    "align_corners option can only be set with the interpolating modes: linear | "
                    "bilinear | bicubic | trilinear");
  TORCH_CHECK_VALUE(!antialias || (axes == 2 && (mode == "bilinear" || mode == "bicubic" ||
                                                   mode == "lanczos")),
                    "antialias goes with the modes bilinear, bicubic and lanczos of 4-D inputs");
  if (mode == "nearest") {
    if (axes == 1) return ops::upsample_nearest1d_vec::call(input, wanted, factors);
    if (axes == 2) return ops::upsample_nearest2d_vec::call(input, wanted, factors);
    return ops::upsample_nearest3d_vec::call(input, wanted, factors);
  }
  if (mode == "nearest-exact") {
    if (axes == 1) return ops::_upsample_nearest_exact1d_vec::call(input, wanted, factors);
    if (axes == 2) return ops::_upsample_nearest_exact2d_vec::call(input, wanted, factors);
    return ops::_upsample_nearest_exact3d_vec::call(input, wanted, factors);
  }
  if (mode == "area") {
    if (sizes.empty())
      for (int64_t i = 0; i < axes; ++i)
        sizes.push_back(static_cast<int64_t>(
            std::floor(static_cast<double>(input.size(i + 2)) * scales[static_cast<size_t>(i)])));
    if (axes == 1) return ops::adaptive_avg_pool1d::call(input, sizes);
    if (axes == 2) return ops::adaptive_avg_pool2d::call(input, symbolic(sizes));
    return ops::adaptive_avg_pool3d::call(input, symbolic(sizes));
  }
  if (mode == "linear" && axes == 1)
    return ops::upsample_linear1d_vec::call(input, wanted, aligned, factors);
  if (mode == "bilinear" && axes == 2)
    return antialias ? ops::_upsample_bilinear2d_aa_vec::call(input, wanted, aligned, factors)
                     : ops::upsample_bilinear2d_vec::call(input, wanted, aligned, factors);
  if (mode == "bicubic" && axes == 2)
    return antialias ? ops::_upsample_bicubic2d_aa_vec::call(input, wanted, aligned, factors)
                     : ops::upsample_bicubic2d_vec::call(input, wanted, aligned, factors);
  if (mode == "lanczos" && axes == 2) {
    TORCH_CHECK_VALUE(!aligned, "Lanczos mode does not support align_corners=True");
    TORCH_CHECK_VALUE(antialias, "Lanczos mode requires antialias=True");
    return lanczos(input, wanted, factors);
  }
  if (mode == "trilinear" && axes == 3)
    return ops::upsample_trilinear3d_vec::call(input, wanted, aligned, factors);
  TORCH_CHECK_NOT_IMPLEMENTED(false, "interpolate has no mode \"", mode, "\" for a ", input.dim(),
                              "-D input; the modes are nearest, nearest-exact, area, linear (3-D), "
                              "bilinear and bicubic (4-D), trilinear (5-D)");
}

}  // namespace sffi_tensor::functional
