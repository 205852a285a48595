// Automatic mixed precision: the state of libtorch's own autocast, which belongs to the thread.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace at::autocast {
// Declared in <ATen/autocast_mode.h>, which includes the whole inline API.
TORCH_API bool is_autocast_enabled(at::DeviceType device_type);
TORCH_API void set_autocast_enabled(at::DeviceType device_type, bool enabled);
TORCH_API at::ScalarType get_autocast_dtype(at::DeviceType device_type);
TORCH_API void set_autocast_dtype(at::DeviceType device_type, at::ScalarType dtype);
TORCH_API void clear_cache();
TORCH_API int increment_nesting();
TORCH_API int decrement_nesting();
TORCH_API bool is_autocast_cache_enabled();
TORCH_API void set_autocast_cache_enabled(bool enabled);
}  // namespace at::autocast

namespace sffi_tensor::autocast {

// The devices for which libtorch registers autocast; asking about another is an error there.
inline bool is_available(at::Device device) {
  switch (device.type()) {
    case at::kCPU:
    case at::kCUDA:
    case at::kMTIA:
    case at::kMAIA:
    case at::kXPU:
    case at::kIPU:
    case at::kHPU:
    case at::kXLA:
    case at::kPrivateUse1:
    case at::kMPS: return true;
    default: return false;
  }
}

inline bool is_enabled(at::Device device) {
  return at::autocast::is_autocast_enabled(device.type());
}
// Asked about no device in particular, PyTorch means CUDA.
inline bool is_enabled_or_cuda(optional_device device) {
  return is_enabled(device.value_or(at::Device(at::kCUDA)));
}
inline void set_enabled(at::Device device, bool enabled) {
  at::autocast::set_autocast_enabled(device.type(), enabled);
}
inline at::ScalarType dtype(at::Device device) {
  return at::autocast::get_autocast_dtype(device.type());
}
inline void set_dtype(at::Device device, at::ScalarType dtype) {
  at::autocast::set_autocast_dtype(device.type(), dtype);
}
inline bool is_cache_enabled() { return at::autocast::is_autocast_cache_enabled(); }
inline void set_cache_enabled(bool enabled) { at::autocast::set_autocast_cache_enabled(enabled); }
inline void clear_cache() { at::autocast::clear_cache(); }

// Begins a block, and gives what holds outside of it: enabled, dtype, cache.
inline std::tuple<bool, at::ScalarType, bool> enter(at::Device device, bool enabled,
                                                    at::ScalarType dtype, bool cache_enabled) {
  const std::tuple<bool, at::ScalarType, bool> before{
      is_enabled(device), autocast::dtype(device), is_cache_enabled()};
  set_enabled(device, enabled);
  set_dtype(device, dtype);
  at::autocast::increment_nesting();
  set_cache_enabled(cache_enabled);
  return before;
}

// Ends a block. Weights that were converted in it are kept up to the end of the outermost one.
inline void leave(at::Device device, bool enabled, at::ScalarType dtype, bool cache_enabled) {
  if (at::autocast::decrement_nesting() == 0) clear_cache();
  set_enabled(device, enabled);
  set_dtype(device, dtype);
  set_cache_enabled(cache_enabled);
}

}  // namespace sffi_tensor::autocast
