// What libtorch keeps for each thread and a recorded plan may change: gradients on or off, autocast.
#pragma once

#include "sffi_tensor/aten.hpp"  // first: it chooses how libtorch's other headers are read

#include <c10/core/AutogradState.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include "sffi_tensor/autocast.hpp"

namespace sffi_tensor {

// Put back where a plan stops in the middle, as leaving a `with` block by an exception would.
class thread_state {
 public:
  void save() {
    autograd_ = c10::AutogradState::get_tls_state();
    keys_ = c10::impl::tls_local_dispatch_key_set();
    at::autocast::increment_nesting();
    nesting_ = at::autocast::decrement_nesting();
    cache_ = at::autocast::is_autocast_cache_enabled();
    for (size_t i = 0; i < std::size(devices); ++i)
      types_[i] = at::autocast::get_autocast_dtype(devices[i]);
  }

  void leave(bool failed) {
    if (!failed) return;
    c10::AutogradState::set_tls_state(autograd_);
    c10::impl::_force_tls_local_dispatch_key_set(keys_);
    at::autocast::increment_nesting();
    while (at::autocast::decrement_nesting() > nesting_) continue;
    if (nesting_ == 0) at::autocast::clear_cache();
    at::autocast::set_autocast_cache_enabled(cache_);
    for (size_t i = 0; i < std::size(devices); ++i)
      at::autocast::set_autocast_dtype(devices[i], types_[i]);
  }

 private:
  static constexpr at::DeviceType devices[] = {at::kCPU, at::kCUDA};

  c10::AutogradState autograd_{true, false, true, true};
  c10::impl::LocalDispatchKeySet keys_{c10::impl::PODLocalDispatchKeySet{}};
  int nesting_ = 0;
  bool cache_ = true;
  at::ScalarType types_[std::size(devices)] = {};
};

}  // namespace sffi_tensor
