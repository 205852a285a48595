// Gradients: recording, running backwards, and the fields of a tensor that take part.
#pragma once

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#if __has_include(<torch/csrc/autograd/node.h>)
#include <torch/csrc/autograd/node.h>
#else
#include <torch/csrc/autograd/function.h>  // where it was before libtorch 2.13
#endif

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

// Absent gradients are undefined tensors on libtorch's side.
inline Tensors with_undefined(const c10::List<optional_tensor> &tensors) {
  Tensors result;
  result.reserve(tensors.size());
  for (size_t i = 0; i < tensors.size(); ++i)
    result.push_back(tensors.get(i).value_or(at::Tensor()));
  return result;
}

inline bool is_grad_enabled() { return at::GradMode::is_enabled(); }

// Gives what it was before.
inline bool set_grad_enabled(bool enabled) {
  const bool before = at::GradMode::is_enabled();
  at::GradMode::set_enabled(enabled);
  return before;
}

inline void backward(const at::Tensor &self, const optional_tensor &gradient,
                     std::optional<bool> retain_graph, bool create_graph) {
  self.backward(gradient.value_or(at::Tensor()), retain_graph, create_graph);
}

inline Tensors grad(const Tensors &outputs, const Tensors &inputs,
                    const c10::List<optional_tensor> &grad_outputs,
                    std::optional<bool> retain_graph, bool create_graph, bool allow_unused) {
  return torch::autograd::grad(outputs, inputs, with_undefined(grad_outputs), retain_graph,
                               create_graph, allow_unused);
}

inline void backward_all(const Tensors &tensors, const c10::List<optional_tensor> &grad_tensors,
                         std::optional<bool> retain_graph, bool create_graph,
                         const Tensors &inputs) {
  torch::autograd::backward(tensors, with_undefined(grad_tensors), retain_graph, create_graph,
                            inputs);
}

inline bool is_anomaly_enabled() { return torch::autograd::AnomalyMode::is_enabled(); }

inline bool is_anomaly_check_nan_enabled() {
  return torch::autograd::AnomalyMode::should_check_nan();
}

inline void set_anomaly_enabled(bool enabled, bool check_nan) {
  torch::autograd::AnomalyMode::set_enabled(enabled, check_nan);
}

// --- a tensor's fields -------------------------------------------------------------------------

inline bool requires_grad(const at::Tensor &self) { return self.requires_grad(); }

inline at::Tensor &requires_grad_(at::Tensor &self, bool requires_grad) {
  TORCH_CHECK(requires_grad || self.is_leaf(),
              "you can only change requires_grad flags of leaf variables. If you want to use a "
              "computed variable in a subgraph that doesn't require differentiation use "
              "var_no_grad = var.detach().");
  TORCH_CHECK(!requires_grad || torch::autograd::isDifferentiableType(self.scalar_type()),
              "only Tensors of floating point dtype can require gradients");
  self.set_requires_grad(requires_grad);
  return self;
}

inline void set_requires_grad(at::Tensor &self, bool value) { requires_grad_(self, value); }

inline bool is_leaf(const at::Tensor &self) { return self.is_leaf(); }
inline bool retains_grad(const at::Tensor &self) { return self.retains_grad(); }
inline void retain_grad(const at::Tensor &self) { self.retain_grad(); }
inline int64_t version(const at::Tensor &self) { return static_cast<int64_t>(self._version()); }

// Warns, as PyTorch does, where a gradient cannot be expected.
inline at::Tensor get_grad(const at::Tensor &self) { return self.grad(); }

inline void set_grad(at::Tensor &self, const optional_tensor &value) {
  if (!value.has_value()) {
    self.mutable_grad().reset();
    return;
  }
  TORCH_CHECK(value->unsafeGetTensorImpl() != self.unsafeGetTensorImpl(),
              "can't assign Variable as its own grad");
  TORCH_CHECK(value->scalar_type() == self.scalar_type(),
              "assigned grad has data of a different "
              "type: ",
              value->scalar_type(), ", not ", self.scalar_type());
  TORCH_CHECK(value->device() == self.device(),
              "assigned grad has data located on a different "
              "device: ",
              value->device(), ", not ", self.device());
  TORCH_CHECK(value->sizes() == self.sizes(),
              "assigned grad has data of a different size: ", value->sizes(), ", not ",
              self.sizes());
  self.mutable_grad() = *value;
}

inline void set_data(at::Tensor &self, const at::Tensor &value) { self.set_data(value); }

// Name of the function that made the tensor, such as "AddBackward0".
inline std::optional<std::string> grad_fn_name(const at::Tensor &self) {
  const auto &function = self.grad_fn();
  if (!function) return std::nullopt;
  return function->name();
}

}  // namespace sffi_tensor
