// Losses of torch.nn.functional: the kernel, and how its values are brought together.
#pragma once

#include <ATen/core/Reduction.h>

#include <cmath>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor::functional {

inline int64_t reduction_of(std::string_view reduction) {
  if (reduction == "mean") return at::Reduction::Mean;
  if (reduction == "sum") return at::Reduction::Sum;
  if (reduction == "none") return at::Reduction::None;
  TORCH_CHECK_VALUE(false, reduction,
                    " is not a valid value for reduction; give \"mean\", \"sum\" or \"none\"");
}

using Flag = std::optional<bool>;

// The older form: whether values are brought together at all, and whether by their mean.
inline std::string_view chosen(Flag size_average, Flag reduce, std::string_view reduction) {
  if (!size_average.has_value() && !reduce.has_value()) return reduction;
  const char *name = !reduce.value_or(true) ? "none" : size_average.value_or(true) ? "mean" : "sum";
  TORCH_WARN("size_average and reduce args will be deprecated, please use reduction='", name,
             "' instead.");
  return name;
}

inline int64_t reduction_of(Flag size_average, Flag reduce, std::string_view reduction) {
  return reduction_of(chosen(size_average, reduce, reduction));
}

// For a loss computed here, one value for each element or sample.
inline at::Tensor reduced(const at::Tensor &loss, std::string_view reduction) {
  switch (reduction_of(reduction)) {
    case at::Reduction::Mean: return ops::mean::call(loss, {});
    case at::Reduction::Sum: return ops::sum::call(loss, {});
    default: return loss;
  }
}

// --- regression --------------------------------------------------------------------------------

// Losses of single elements times weights; their mean is that of the weights' sum.
inline at::Tensor weighted(const at::Tensor &loss, const at::Tensor &input,
                           const at::Tensor &weight, std::string_view reduction) {
  TORCH_CHECK_VALUE(weight.sizes() == input.sizes(), "Weights and input must have the same size.");
  const at::Tensor product = ops::mul_Tensor::call(loss, weight);
  if (reduction != "mean") return reduced(product, reduction);
  return ops::div_Tensor::call(ops::sum::call(product, {}), ops::sum::call(weight, {}));
}

inline void check_sizes(const at::Tensor &input, const at::Tensor &target) {
  if (target.sizes() != input.sizes())
    TORCH_WARN("Using a target size (torch.Size(", target.sizes(),
               ")) that is different to the input size (torch.Size(", input.sizes(),
               ")). This will likely lead to incorrect results due to broadcasting. Please ensure "
               "they have the same size.");
}

inline at::Tensor mse_loss(const at::Tensor &input, const at::Tensor &target, Flag size_average,
                           Flag reduce, std::string_view reduction, const optional_tensor &weight) {
  check_sizes(input, target);
  reduction = chosen(size_average, reduce, reduction);
  if (!weight.has_value()) return ops::mse_loss::call(input, target, reduction_of(reduction));
  return weighted(ops::mse_loss::call(input, target, at::Reduction::None), input, *weight,
                  reduction);
}

inline at::Tensor l1_loss(const at::Tensor &input, const at::Tensor &target, Flag size_average,
                          Flag reduce, std::string_view reduction, const optional_tensor &weight) {
  check_sizes(input, target);
  reduction = chosen(size_average, reduce, reduction);
  if (!weight.has_value()) return ops::l1_loss::call(input, target, reduction_of(reduction));
  return weighted(ops::l1_loss::call(input, target, at::Reduction::None), input, *weight,
                  reduction);
}

inline at::Tensor smooth_l1_loss(const at::Tensor &input, const at::Tensor &target,
                                 Flag size_average, Flag reduce, std::string_view reduction,
                                 double beta) {
  return ops::smooth_l1_loss::call(input, target, reduction_of(size_average, reduce, reduction),
                                   beta);
}

inline at::Tensor huber_loss(const at::Tensor &input, const at::Tensor &target,
                             std::string_view reduction, double delta,
                             const optional_tensor &weight) {
  check_sizes(input, target);
  if (!weight.has_value())
    return ops::huber_loss::call(input, target, reduction_of(reduction), delta);
  TORCH_CHECK_VALUE(weight->sizes() == input.sizes(), "Weights and input must have the same size.");
  const at::Tensor loss = ops::huber_loss::call(input, target, at::Reduction::None, delta);
  return reduced(ops::mul_Tensor::call(loss, *weight), reduction);
}

inline at::Tensor poisson_nll_loss(const at::Tensor &input, const at::Tensor &target,
                                   bool log_input, bool full, Flag size_average, double eps,
                                   Flag reduce, std::string_view reduction) {
  return ops::poisson_nll_loss::call(input, target, log_input, full, eps,
                                     reduction_of(size_average, reduce, reduction));
}

// 0.5 * (log(max(var, eps)) + (input - target)^2 / max(var, eps)), with 0.5 * log(2 pi) if `full`.
inline at::Tensor gaussian_nll_loss(const at::Tensor &input, const at::Tensor &target,
                                    const at::Tensor &var, bool full, double eps,
                                    std::string_view reduction) {
  // The floor under the variance is a constant of the loss: its gradient passes it by.
  const at::Tensor missing = ops::clamp_min::call(
      ops::sub_Tensor::call(ops::full_like::call(var, eps, {}, {}, {}, {}, {}), var.detach(), 1),
      0);
  const at::Tensor variance = ops::add_Tensor::call(var, missing, 1);
  const at::Tensor error = ops::pow_Tensor_Scalar::call(ops::sub_Tensor::call(input, target, 1), 2);
  at::Tensor loss = ops::mul_Scalar::call(
      ops::add_Tensor::call(ops::log::call(variance), ops::div_Tensor::call(error, variance), 1),
      0.5);
  if (full) loss = ops::add_Scalar::call(loss, 0.5 * std::log(2 * M_PI), 1);
  return reduced(loss, reduction);
}

// --- classification ----------------------------------------------------------------------------

inline at::Tensor cross_entropy(const at::Tensor &input, const at::Tensor &target,
                                const optional_tensor &weight, Flag size_average,
                                int64_t ignore_index, Flag reduce, std::string_view reduction,
                                double label_smoothing) {
  return ops::cross_entropy_loss::call(input, target, weight,
                                       reduction_of(size_average, reduce, reduction), ignore_index,
                                       label_smoothing);
}

inline at::Tensor nll_loss(const at::Tensor &input, const at::Tensor &target,
                           const optional_tensor &weight, Flag size_average, int64_t ignore_index,
                           Flag reduce, std::string_view reduction) {
  return ops::nll_loss_nd::call(input, target, weight,
                                reduction_of(size_average, reduce, reduction), ignore_index);
}

inline at::Tensor binary_cross_entropy(const at::Tensor &input, const at::Tensor &target,
                                       const optional_tensor &weight, Flag size_average,
                                       Flag reduce, std::string_view reduction) {
  TORCH_CHECK_VALUE(target.sizes() == input.sizes(), "Using a target size (", target.sizes(),
                    ") that is different to the input size (", input.sizes(),
                    ") is deprecated. Please ensure they have the same size.");
  return ops::binary_cross_entropy::call(input, target, weight,
                                         reduction_of(size_average, reduce, reduction));
}

inline at::Tensor binary_cross_entropy_with_logits(const at::Tensor &input,
                                                   const at::Tensor &target,
                                                   const optional_tensor &weight, Flag size_average,
                                                   Flag reduce, std::string_view reduction,
                                                   const optional_tensor &pos_weight) {
  TORCH_CHECK_VALUE(target.sizes() == input.sizes(), "Target size (", target.sizes(),
                    ") must be the same as input size (", input.sizes(), ")");
  return ops::binary_cross_entropy_with_logits::call(input, target, weight, pos_weight,
                                                     reduction_of(size_average, reduce, reduction));
}

inline at::Tensor kl_div(const at::Tensor &input, const at::Tensor &target, Flag size_average,
                         Flag reduce, std::string_view reduction, bool log_target) {
  reduction = chosen(size_average, reduce, reduction);
  if (reduction != "batchmean")
    return ops::kl_div::call(input, target, reduction_of(reduction), log_target);
  const at::Tensor total = ops::kl_div::call(input, target, at::Reduction::Sum, log_target);
  return input.dim() == 0 ? total : ops::div_Scalar::call(total, input.size(0));
}

inline at::Tensor soft_margin_loss(const at::Tensor &input, const at::Tensor &target,
                                   Flag size_average, Flag reduce, std::string_view reduction) {
  return ops::soft_margin_loss::call(input, target, reduction_of(size_average, reduce, reduction));
}

inline at::Tensor multi_margin_loss(const at::Tensor &input, const at::Tensor &target,
                                    const at::Scalar &p, const at::Scalar &margin,
                                    const optional_tensor &weight, Flag size_average, Flag reduce,
                                    std::string_view reduction) {
  return ops::multi_margin_loss::call(input, target, p, margin, weight,
                                      reduction_of(size_average, reduce, reduction));
}

inline at::Tensor multilabel_margin_loss(const at::Tensor &input, const at::Tensor &target,
                                         Flag size_average, Flag reduce,
                                         std::string_view reduction) {
  return ops::multilabel_margin_loss::call(input, target,
                                           reduction_of(size_average, reduce, reduction));
}

// -(target * log(sigmoid(input)) + (1 - target) * log(sigmoid(-input))), averaged over classes.
inline at::Tensor multilabel_soft_margin_loss(const at::Tensor &input, const at::Tensor &target,
                                              const optional_tensor &weight, Flag size_average,
                                              Flag reduce, std::string_view reduction) {
  // In PyTorch's order of operations: half types round after each.
  const at::Tensor there = ops::mul_Tensor::call(target, ops::log_sigmoid::call(input));
  const at::Tensor absent = ops::mul_Tensor::call(
      ops::rsub_Scalar::call(target, 1, 1), ops::log_sigmoid::call(ops::neg::call(input)));
  at::Tensor loss = ops::neg::call(ops::add_Tensor::call(there, absent, 1));
  if (weight.has_value()) loss = ops::mul_Tensor::call(loss, *weight);
  static constexpr int64_t classes[] = {-1};
  const at::Tensor sum = ops::sum_dim_IntList::call(loss, at::IntArrayRef(classes), false, {});
  return reduced(ops::div_Scalar::call(sum, input.size(-1)),
                 chosen(size_average, reduce, reduction));
}

inline at::Tensor hinge_embedding_loss(const at::Tensor &input, const at::Tensor &target,
                                       double margin, Flag size_average, Flag reduce,
                                       std::string_view reduction) {
  return ops::hinge_embedding_loss::call(input, target, margin,
                                         reduction_of(size_average, reduce, reduction));
}

// --- distances and sequences -------------------------------------------------------------------

inline at::Tensor cosine_embedding_loss(const at::Tensor &input1, const at::Tensor &input2,
                                        const at::Tensor &target, double margin, Flag size_average,
                                        Flag reduce, std::string_view reduction) {
  return ops::cosine_embedding_loss::call(input1, input2, target, margin,
                                          reduction_of(size_average, reduce, reduction));
}

inline at::Tensor margin_ranking_loss(const at::Tensor &input1, const at::Tensor &input2,
                                      const at::Tensor &target, double margin, Flag size_average,
                                      Flag reduce, std::string_view reduction) {
  return ops::margin_ranking_loss::call(input1, input2, target, margin,
                                        reduction_of(size_average, reduce, reduction));
}

inline at::Tensor triplet_margin_loss(const at::Tensor &anchor, const at::Tensor &positive,
                                      const at::Tensor &negative, double margin, double p,
                                      double eps, bool swap, Flag size_average, Flag reduce,
                                      std::string_view reduction) {
  return ops::triplet_margin_loss::call(anchor, positive, negative, margin, p, eps, swap,
                                        reduction_of(size_average, reduce, reduction));
}

inline at::Tensor ctc_loss(const at::Tensor &log_probs, const at::Tensor &targets,
                           const at::Tensor &input_lengths, const at::Tensor &target_lengths,
                           int64_t blank, std::string_view reduction, bool zero_infinity) {
  return ops::ctc_loss_Tensor::call(log_probs, targets, input_lengths, target_lengths, blank,
                                    reduction_of(reduction), zero_infinity);
}

}  // namespace sffi_tensor::functional
