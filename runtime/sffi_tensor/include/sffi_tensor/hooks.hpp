// Python functions that autograd calls with the gradient of a tensor.
#pragma once

#include "sffi/host.hpp"
#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

// What one call of a hook is given, and what it gives back; undefined where that is nothing.
struct hook_call {
  at::Tensor given;
  at::Tensor result;
};

// Calls `hook` with the address of a call, which it reads and answers through the functions below.
inline at::Tensor call_hook(const sffi::object &hook, const at::Tensor &gradient) {
  TORCH_CHECK(!sffi::replaying, "a hook of a tensor cannot run in a recorded plan");
  const sffi_python *table = sffi::python.load(std::memory_order_acquire);
  hook_call call{gradient, {}};
  const int state = sffi::with_gil(table->ensure_gil);
  void *answer = table->call_function(
      hook.get(), "K", static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(&call)));
  const bool failed = answer == nullptr;
  if (failed)
    table->clear_error();
  else
    table->decrement(answer);
  table->release_gil(state);
  TORCH_CHECK(!failed, "a hook of a tensor failed");
  return call.result;
}

inline int64_t register_hook(const at::Tensor &self, const sffi::object &hook) {
  TORCH_CHECK(self.requires_grad(),
              "cannot register a hook on a tensor that doesn't require gradient");
  TORCH_CHECK_NOT_IMPLEMENTED(sffi::python.load(std::memory_order_acquire) != nullptr,
                              "hooks need CPython's own calling convention");
  return self.register_hook([hook](const at::Tensor &gradient) {
    return call_hook(hook, gradient);
  });
}

inline void remove_hook(const at::Tensor &self, int64_t number) {
  self.remove_hook(static_cast<unsigned>(number));
}

inline at::Tensor hook_given(uintptr_t call) {
  return reinterpret_cast<const hook_call *>(call)->given;
}

inline void hook_answer(uintptr_t call, const at::Tensor &gradient) {
  reinterpret_cast<hook_call *>(call)->result = gradient;
}

}  // namespace sffi_tensor
