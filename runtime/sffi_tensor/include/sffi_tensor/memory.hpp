// Where tensors' elements lie, and the queues of work that use them: storages and streams.
#pragma once

#include <c10/core/Storage.h>
#include <c10/core/Stream.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>

#include "sffi_tensor/cuda.hpp"

namespace sffi_tensor {

// --- storages ----------------------------------------------------------------------------------

inline at::Storage storage(const at::Tensor &self) { return self.storage(); }
inline int64_t storage_size(const at::Storage &self) { return static_cast<int64_t>(self.nbytes()); }
inline at::Device storage_device(const at::Storage &self) { return self.device(); }
inline uintptr_t storage_data_ptr(const at::Storage &self) {
  return reinterpret_cast<uintptr_t>(self.data());
}

// --- streams -----------------------------------------------------------------------------------

inline const c10::impl::DeviceGuardImplInterface &guard_of(at::Device device) {
  if (device.is_cuda()) return cuda::guard();
  return *c10::impl::getDeviceGuardImpl(device.type());
}

inline c10::Stream current_stream(at::Device device) {
  return guard_of(device).getStream(cuda::checked(device));
}
inline at::Device stream_device(const c10::Stream &self) { return self.device(); }
inline int64_t stream_id(const c10::Stream &self) { return self.id(); }
inline void synchronize_stream(const c10::Stream &self) {
  guard_of(self.device()).synchronizeStream(self);
}
inline bool query_stream(const c10::Stream &self) {
  return guard_of(self.device()).queryStream(self);
}

namespace cuda {

inline c10::Stream current_stream(const std::optional<at::Device> &device) {
  return guard().getStream(at::Device(at::kCUDA, index_of(device)));
}
inline c10::Stream default_stream(const std::optional<at::Device> &device) {
  return guard().getDefaultStream(at::Device(at::kCUDA, index_of(device)));
}

}  // namespace cuda
}  // namespace sffi_tensor
