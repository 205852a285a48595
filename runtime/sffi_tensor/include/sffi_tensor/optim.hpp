// Optimiser steps over a whole list of parameters in one call, on libtorch's fused kernels.
#pragma once

#include <c10/core/GradMode.h>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

inline void zero_grad(const Tensors &params) {
  for (const at::Tensor &param : params) param.mutable_grad().reset();
}

// The parameters that have a gradient, their gradients, and what is kept for them.
class Step {
 public:
  explicit Step(const Tensors &params) : total_(params.size()) {
    for (size_t i = 0; i < params.size(); ++i) {
      const at::Tensor &grad = params[i].unsafeGetTensorImpl()->grad();
      if (!grad.defined()) continue;
      taken_.push_back(i);
      params_.push_back(params[i]);
      grads_.push_back(grad);
    }
  }

  bool empty() const { return taken_.empty(); }
  const Tensors &params() const { return params_; }
  const Tensors &grads() const { return grads_; }

  // The same selection from a list with one tensor for each parameter, or from an empty list.
  Tensors of(const Tensors &state, const char *name) const {
    Tensors result;
    if (state.empty()) return result;
    TORCH_CHECK_VALUE(state.size() == total_, name, " must hold one tensor for each of the ",
                      total_, " parameters, not ", state.size());
    result.reserve(taken_.size());
    for (const size_t i : taken_) result.push_back(state[i]);
    return result;
  }

 private:
  size_t total_;
  std::vector<size_t> taken_;
  Tensors params_;
  Tensors grads_;
};

inline void sgd_step(const Tensors &params, const Tensors &momentum_buffers, double lr,
                     double momentum, double dampening, double weight_decay, bool nesterov,
                     bool maximize, bool first_step, bool zero_gradients) {
  const at::NoGradGuard no_grad;
  const Step step(params);
  if (!step.empty()) {
    const Tensors buffers = step.of(momentum_buffers, "momentum_buffers");
    TORCH_CHECK_VALUE(momentum == 0 || !buffers.empty(),
                      "momentum_buffers must be given when momentum is not 0");
    ops::_fused_sgd_::call(step.params(), step.grads(), buffers, weight_decay, momentum, lr,
                           dampening, nesterov, maximize, first_step, {}, {});
  }
  if (zero_gradients) zero_grad(params);
}

// `decoupled` weight decay is AdamW's. One is added to the state steps.
inline void adam_step(const Tensors &params, const Tensors &exp_avgs, const Tensors &exp_avg_sqs,
                      const Tensors &max_exp_avg_sqs, const Tensors &state_steps, double lr,
                      double beta1, double beta2, double weight_decay, double eps, bool amsgrad,
                      bool maximize, bool decoupled, bool zero_gradients) {
  const at::NoGradGuard no_grad;
  const Step step(params);
  if (!step.empty()) {
    const Tensors averages = step.of(exp_avgs, "exp_avgs");
    const Tensors squares = step.of(exp_avg_sqs, "exp_avg_sqs");
    const Tensors maxima = step.of(max_exp_avg_sqs, "max_exp_avg_sqs");
    const Tensors steps = step.of(state_steps, "state_steps");
    TORCH_CHECK_VALUE(!averages.empty() && !squares.empty() && !steps.empty(),
                      "exp_avgs, exp_avg_sqs and state_steps must be given");
    TORCH_CHECK_VALUE(!amsgrad || !maxima.empty(),
                      "max_exp_avg_sqs must be given when amsgrad is set");
    for (at::Tensor count : steps) ops::add__Scalar::call(count, 1, 1);
    const auto kernel = decoupled ? &ops::_fused_adamw_::call : &ops::_fused_adam_::call;
    kernel(step.params(), step.grads(), averages, squares, maxima, steps, lr, beta1, beta2,
           weight_decay, eps, amsgrad, maximize, {}, {});
  }
  if (zero_gradients) zero_grad(params);
}

}  // namespace sffi_tensor
