// Optimiser steps over a whole group of parameters in one call, on libtorch's fused kernels.
//
// Everything that changes from step to step is in tensors: counts of steps, moments, and the
// hyperparameters, which are read when a step runs. So a step does the same whether its
// arguments were just put together or come from a recording.
#pragma once

#include <c10/core/GradMode.h>

#include <span>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

inline void zero_grad(const Tensors &params) {
  for (const at::Tensor &param : params) param.mutable_grad().reset();
}

// Parameters of one device and type that have a gradient, and where in the group they are.
struct Part {
  std::vector<size_t> positions;
  Tensors params;
  Tensors grads;

  // The same selection of what is kept for the parameters.
  Tensors of(const Tensors &state) const {
    Tensors result;
    result.reserve(positions.size());
    for (const size_t i : positions) result.push_back(state[i]);
    return result;
  }
};

// The gradient of `param` laid out as `param` is: the kernels go through both side by side, and
// look at neither's size. Somebody may have given `param` other data since.
inline at::Tensor gradient_of(const at::Tensor &param) {
  const at::Tensor &grad = param.unsafeGetTensorImpl()->grad();
  if (!grad.defined()) return grad;
  TORCH_CHECK_VALUE(grad.sizes() == param.sizes() && grad.scalar_type() == param.scalar_type() &&
                        grad.device() == param.device(),
                    "a parameter is ", param.scalar_type(), " ", param.sizes(), " on ",
                    param.device(), ", but its gradient ", grad.scalar_type(), " ", grad.sizes(),
                    " on ", grad.device());
  if (grad.strides() == param.strides()) return grad;
  at::Tensor laid_out = ops::empty_like::call(param.detach(), {}, {}, {}, {}, {});
  return ops::copy_::call(laid_out, grad, false);
}

inline std::vector<Part> parts_of(const Tensors &params) {
  std::vector<Part> parts;
  for (size_t i = 0; i < params.size(); ++i) {
    const at::Tensor &param = params[i];
    const at::Tensor grad = gradient_of(param);
    if (!grad.defined()) continue;
    TORCH_CHECK_VALUE(param.is_non_overlapping_and_dense(), "parameter ", i,
                      " shares or skips memory: an optimiser step needs it dense");
    auto part = parts.begin();
    while (part != parts.end() && !(part->params[0].device() == param.device() &&
                                    part->params[0].scalar_type() == param.scalar_type()))
      ++part;
    if (part == parts.end()) part = parts.emplace(part);
    part->positions.push_back(i);
    part->params.push_back(param);
    part->grads.push_back(grad);
  }
  return parts;
}

// Whether a tensor of an optimiser's state holds nothing yet.
inline bool is_fresh(const at::Tensor &state, const at::Tensor &param) {
  return state.numel() == 0 && param.numel() != 0;
}

// State is made at a parameter's first step, where the parameter then is, and moves with it. The
// tensor stays the same object: whoever holds it sees the new contents.
inline void make_ready(at::Tensor state, const at::Tensor &param) {
  if (is_fresh(state, param)) {
    state.set_data(ops::zeros_like::call(param.detach(), {}, {}, {}, {}, {}));
  } else if (state.device() != param.device() || state.scalar_type() != param.scalar_type() ||
             state.strides() != param.strides()) {
    at::Tensor moved = ops::empty_like::call(param.detach(), {}, {}, {}, {}, {});
    state.set_data(ops::copy_::call(moved, state, false));
  }
}

inline void make_ready(const Tensors &states, const Tensors &params) {
  for (size_t i = 0; i < states.size(); ++i) make_ready(states[i], params[i]);
}

// Counts of steps: one more each. The kernels want them as float32 beside the parameter.
inline void count_step(const Tensors &counts, const Tensors &params) {
  for (size_t i = 0; i < counts.size(); ++i) {
    at::Tensor count = counts[i];
    if (count.numel() == 0 || count.device() != params[i].device()) {
      const double so_far = count.numel() == 0 ? 0.0 : count.item().toDouble();
      count.set_data(ops::full::call({}, so_far, at::kFloat, {}, params[i].device(), {}));
    }
    if (count.is_cpu())
      *count.mutable_data_ptr<float>() += 1;
    else
      ops::add__Scalar::call(count, 1, 1);
  }
}

inline void check_state(const Tensors &state, const Tensors &params, const char *name) {
  TORCH_CHECK_VALUE(state.size() == params.size(), name, " must hold one tensor for each of the ",
                    params.size(), " parameters, not ", state.size());
  for (size_t i = 0; i < state.size(); ++i)
    TORCH_CHECK_VALUE(is_fresh(state[i], params[i]) || state[i].sizes() == params[i].sizes(), name,
                      "[", i, "] has the shape ", state[i].sizes(), ", but its parameter ",
                      params[i].sizes());
}

inline void check_counts(const Tensors &counts, const Tensors &params) {
  TORCH_CHECK_VALUE(counts.size() == params.size(), "steps must hold one tensor for each of the ",
                    params.size(), " parameters, not ", counts.size());
  for (const at::Tensor &count : counts)
    TORCH_CHECK_VALUE(count.scalar_type() == at::kFloat && count.numel() <= 1,
                      "steps must hold one number each, of type float32");
}

// A group's hyperparameters: float64, in memory, read at each step.
inline std::span<const double> numbers_of(const at::Tensor &hyperparameters, size_t count) {
  TORCH_CHECK_VALUE(hyperparameters.is_cpu() && hyperparameters.scalar_type() == at::kDouble &&
                        hyperparameters.is_contiguous() &&
                        hyperparameters.numel() == static_cast<int64_t>(count),
                    "hyperparameters must be ", count, " numbers of type float64 in memory");
  return {hyperparameters.const_data_ptr<double>(), count};
}

// hyperparameters: lr, momentum, dampening, weight_decay, nesterov, maximize. A momentum buffer
// starts as the gradient itself, whatever the dampening.
inline void sgd_step(const Tensors &params, const Tensors &momentum_buffers,
                     const at::Tensor &hyperparameters) {
  const at::NoGradGuard no_grad;
  const auto given = numbers_of(hyperparameters, 6);
  const double momentum = given[1];
  const auto step = [&](const Part &part, const Tensors &buffers, bool first) {
    ops::_fused_sgd_::call(part.params, part.grads, buffers, given[3], momentum, given[0], given[2],
                           given[4] != 0, given[5] != 0, first, {}, {});
  };
  if (momentum != 0) check_state(momentum_buffers, params, "momentum_buffers");
  for (const Part &part : parts_of(params)) {
    if (momentum == 0) {
      step(part, {}, false);
      continue;
    }
    Part first, later;
    for (size_t i = 0; i < part.params.size(); ++i) {
      const size_t position = part.positions[i];
      Part &chosen = is_fresh(momentum_buffers[position], part.params[i]) ? first : later;
      chosen.positions.push_back(position);
      chosen.params.push_back(part.params[i]);
      chosen.grads.push_back(part.grads[i]);
    }
    for (const Part *chosen : {&first, &later}) {
      if (chosen->params.empty()) continue;
      const Tensors buffers = chosen->of(momentum_buffers);
      make_ready(buffers, chosen->params);
      step(*chosen, buffers, chosen == &first);
    }
  }
}

// hyperparameters: lr, beta1, beta2, weight_decay, eps, maximize, amsgrad. `decoupled` weight decay
// is AdamW's.
inline void adam_step(const Tensors &params, const Tensors &exp_avgs, const Tensors &exp_avg_sqs,
                      const Tensors &max_exp_avg_sqs, const Tensors &steps,
                      const at::Tensor &hyperparameters, bool decoupled) {
  const at::NoGradGuard no_grad;
  const auto given = numbers_of(hyperparameters, 7);
  const bool amsgrad = given[6] != 0;
  check_state(exp_avgs, params, "exp_avgs");
  check_state(exp_avg_sqs, params, "exp_avg_sqs");
  if (amsgrad) check_state(max_exp_avg_sqs, params, "max_exp_avg_sqs");
  check_counts(steps, params);
  const auto kernel = decoupled ? &ops::_fused_adamw_::call : &ops::_fused_adam_::call;
  for (const Part &part : parts_of(params)) {
    const Tensors averages = part.of(exp_avgs);
    const Tensors squares = part.of(exp_avg_sqs);
    const Tensors maxima = amsgrad ? part.of(max_exp_avg_sqs) : Tensors();
    const Tensors counts = part.of(steps);
    make_ready(averages, part.params);
    make_ready(squares, part.params);
    make_ready(maxima, part.params);
    count_step(counts, part.params);
    kernel(part.params, part.grads, averages, squares, maxima, counts, given[0], given[1], given[2],
           given[3], given[4], amsgrad, given[5] != 0, {}, {});
  }
}

// hyperparameters: lr, alpha, eps, weight_decay, momentum, maximize, centered. libtorch has no
// kernel for this one: it is made of operators.
inline void rmsprop_step(const Tensors &params, const Tensors &square_avgs,
                         const Tensors &grad_avgs, const Tensors &momentum_buffers,
                         const Tensors &steps, const at::Tensor &hyperparameters) {
  const at::NoGradGuard no_grad;
  const auto given = numbers_of(hyperparameters, 7);
  const double lr = given[0], alpha = given[1], eps = given[2], weight_decay = given[3];
  const double momentum = given[4];
  const bool maximize = given[5] != 0, centered = given[6] != 0;
  check_state(square_avgs, params, "square_avgs");
  if (centered) check_state(grad_avgs, params, "grad_avgs");
  if (momentum != 0) check_state(momentum_buffers, params, "momentum_buffers");
  check_counts(steps, params);
  for (const Part &part : parts_of(params)) {
    count_step(part.of(steps), part.params);
    for (size_t i = 0; i < part.params.size(); ++i) {
      const size_t position = part.positions[i];
      at::Tensor param = part.params[i];
      at::Tensor grad = maximize ? ops::neg::call(part.grads[i]) : part.grads[i];
      if (weight_decay != 0) grad = ops::add_Tensor::call(grad, param, weight_decay);
      at::Tensor square = square_avgs[position];
      make_ready(square, param);
      ops::mul__Scalar::call(square, alpha);
      ops::addcmul_::call(square, grad, grad, 1 - alpha);
      at::Tensor scale;
      if (centered) {
        at::Tensor mean = grad_avgs[position];
        make_ready(mean, param);
        ops::lerp__Scalar::call(mean, grad, 1 - alpha);
        scale = ops::addcmul::call(square, mean, mean, -1);
        ops::sqrt_::call(scale);
      } else {
        scale = ops::sqrt::call(square);
      }
      ops::add__Scalar::call(scale, eps, 1);
      if (momentum != 0) {
        at::Tensor buffer = momentum_buffers[position];
        make_ready(buffer, param);
        ops::mul__Scalar::call(buffer, momentum);
        ops::addcdiv_::call(buffer, grad, scale, 1);
        ops::add__Tensor::call(param, buffer, -lr);
      } else {
        ops::addcdiv_::call(param, grad, scale, -lr);
      }
    }
  }
}

// --- clipping ------------------------------------------------------------------------------------

inline Tensors gradients_of(const Tensors &params) {
  Tensors grads;
  for (const at::Tensor &param : params) {
    const at::Tensor &grad = param.unsafeGetTensorImpl()->grad();
    if (grad.defined()) grads.push_back(grad);
  }
  return grads;
}

// Scales the gradients so that the norm of all of them together is at most `max_norm`; gives the
// norm they had. Whether they are scaled is decided by arithmetic alone.
inline at::Tensor clip_grad_norm(const Tensors &params, double max_norm, double norm_type,
                                 bool error_if_nonfinite) {
  const at::NoGradGuard no_grad;
  const Tensors grads = gradients_of(params);
  if (grads.empty()) return ops::zeros::call({}, {}, {}, {}, {});
  const at::Device device = grads[0].device();
  Tensors norms;
  norms.reserve(grads.size());
  for (const at::Tensor &grad : grads) {
    const at::Tensor norm = ops::linalg_vector_norm::call(grad, norm_type, {}, false, {});
    norms.push_back(norm.device() == device ? norm : norm.to(device));
  }
  at::ScalarType widest = norms[0].scalar_type();
  for (const at::Tensor &norm : norms) widest = c10::promoteTypes(widest, norm.scalar_type());
  for (at::Tensor &norm : norms) norm = norm.to(widest);
  const at::Tensor total =
      ops::linalg_vector_norm::call(ops::stack::call(norms, 0), norm_type, {}, false, {});
  if (error_if_nonfinite)
    TORCH_CHECK(ops::isfinite::call(total).item().toBool(), "the total norm of order ", norm_type,
                " of the gradients is not finite, so they cannot be clipped; set "
                "error_if_nonfinite=False to scale them by it anyway");
  at::Tensor factor = ops::add_Scalar::call(total, 1e-6, 1);
  factor = ops::mul_Scalar::call(ops::reciprocal::call(factor), max_norm);
  factor = ops::clamp::call(factor, {}, 1.0);
  for (at::Tensor grad : grads)
    ops::mul__Tensor::call(grad, grad.device() == device ? factor : factor.to(grad.device()));
  return total;
}

inline void clip_grad_value(const Tensors &params, double clip_value) {
  const at::NoGradGuard no_grad;
  for (at::Tensor grad : gradients_of(params)) ops::clamp_::call(grad, -clip_value, clip_value);
}

}  // namespace sffi_tensor
