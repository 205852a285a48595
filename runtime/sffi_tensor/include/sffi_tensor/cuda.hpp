// CUDA as this libtorch has it: answered through libtorch's own hooks, without CUDA headers, so
// that one source serves a CPU build and a CUDA build alike.
#pragma once

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <dlfcn.h>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor::cuda {

inline const at::CUDAHooksInterface &hooks() { return at::detail::getCUDAHooks(); }

// Whether this libtorch was built with CUDA; says nothing about the machine.
inline bool is_built() { return hooks().hasCUDART(); }

// Needs the driver and at least one device.
inline bool is_available() { return hooks().hasCUDA(); }

inline int64_t device_count() { return hooks().getNumGPUs(); }

// The CUDA runtime's version as in 12080 for 12.8; 0 for a CPU build.
inline int64_t runtime_version() { return is_built() ? hooks().versionCUDART() : 0; }

// The NVIDIA driver's library, which lives with the driver and not with libtorch.
inline void *driver() {
  static void *const library = dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
  return library;
}

// Why device `cuda:index` cannot be had; empty when it can.
inline std::string why_unavailable(int64_t index) {
  if (!is_built())
    return "this libtorch is a CPU build; install a CUDA build of PyTorch, or use device \"cpu\"";
  const int64_t count = device_count();
  if (count == 0) {
    if (driver() == nullptr)
      return "libtorch was built with CUDA, but no NVIDIA driver was found (libcuda.so.1); install "
             "the driver, or use device \"cpu\"";
    return "the NVIDIA driver reports no usable device (look at CUDA_VISIBLE_DEVICES and "
           "nvidia-smi); use device \"cpu\"";
  }
  if (index >= count)
    return "this machine has " + std::to_string(count) + " CUDA device" + (count == 1 ? "" : "s") +
           ", so the last one is \"cuda:" + std::to_string(count - 1) + "\"";
  return "";
}

// Passes the device on, or says why it cannot be had.
inline at::Device checked(at::Device device) {
  if (device.is_cuda()) {
    const std::string reason = why_unavailable(device.has_index() ? device.index() : 0);
    TORCH_CHECK(reason.empty(), "device \"", device.str(), "\" cannot be used: ", reason);
  }
  return device;
}

inline std::optional<at::Device> checked(std::optional<at::Device> device) {
  if (device.has_value()) checked(*device);
  return device;
}

inline const c10::impl::DeviceGuardImplInterface &guard() {
  checked(at::Device(at::kCUDA));
  at::globalContext().lazyInitDevice(at::kCUDA);
  return *c10::impl::getDeviceGuardImpl(at::kCUDA);
}

inline void init() { guard(); }

inline int64_t current_device() { return guard().getDevice().index(); }

// The device meant by an optional argument: the current one where none is given.
inline at::DeviceIndex index_of(const std::optional<at::Device> &device) {
  if (!device.has_value()) return static_cast<at::DeviceIndex>(current_device());
  TORCH_CHECK_VALUE(device->is_cuda(), "expected a CUDA device, not \"", device->str(), "\"");
  checked(*device);
  return device->has_index() ? device->index() : static_cast<at::DeviceIndex>(current_device());
}

inline void set_device(at::Device device) {
  const at::DeviceIndex index = index_of(device);
  guard().setDevice(at::Device(at::kCUDA, index));
}

inline void synchronize(std::optional<at::Device> device) {
  const at::DeviceIndex index = index_of(device);
  guard().synchronizeDevice(index);
}

// The allocator that keeps freed blocks for the next request; none before the first use of CUDA.
inline c10::DeviceAllocator *allocator() {
  if (!is_available()) return nullptr;
  auto *found = dynamic_cast<c10::DeviceAllocator *>(c10::GetAllocator(at::kCUDA));
  return found != nullptr && found->initialized() ? found : nullptr;
}

inline bool is_initialized() { return allocator() != nullptr; }

inline void empty_cache() {
  if (auto *found = allocator()) found->emptyCache();
}

// Which number of the allocator's statistics is asked for. In bytes, over all block sizes.
enum class memory { allocated, peak_allocated, reserved, peak_reserved };

inline int64_t memory_of(memory kind, const std::optional<at::Device> &device) {
  auto *found = allocator();
  if (found == nullptr) return 0;
  const auto stats = found->getDeviceStats(index_of(device));
  const auto all = static_cast<size_t>(c10::CachingAllocator::StatType::AGGREGATE);
  switch (kind) {
    case memory::allocated: return stats.allocated_bytes[all].current;
    case memory::peak_allocated: return stats.allocated_bytes[all].peak;
    case memory::reserved: return stats.reserved_bytes[all].current;
    case memory::peak_reserved: return stats.reserved_bytes[all].peak;
  }
  return 0;
}

inline int64_t memory_allocated(std::optional<at::Device> device) {
  return memory_of(memory::allocated, device);
}
inline int64_t max_memory_allocated(std::optional<at::Device> device) {
  return memory_of(memory::peak_allocated, device);
}
inline int64_t memory_reserved(std::optional<at::Device> device) {
  return memory_of(memory::reserved, device);
}
inline int64_t max_memory_reserved(std::optional<at::Device> device) {
  return memory_of(memory::peak_reserved, device);
}

inline void reset_peak_memory_stats(std::optional<at::Device> device) {
  if (auto *found = allocator()) found->resetPeakStats(index_of(device));
}

// Free and total bytes of the device, as the driver counts them.
inline std::tuple<int64_t, int64_t> mem_get_info(std::optional<at::Device> device) {
  const at::DeviceIndex index = index_of(device);
  ops::empty_memory_format::call(c10::SymIntArrayRef(), at::kByte, std::nullopt,
                                 at::Device(at::kCUDA, index), std::nullopt, std::nullopt);
  auto *found = allocator();
  TORCH_CHECK(found != nullptr, "the CUDA allocator does not give its figures");
  const auto [free_bytes, total_bytes] = found->getMemoryInfo(index);
  return {static_cast<int64_t>(free_bytes), static_cast<int64_t>(total_bytes)};
}

template <class Function>
Function *driver_function(const char *name) {
  void *found = driver() == nullptr ? nullptr : dlsym(driver(), name);
  TORCH_CHECK(found != nullptr, "the NVIDIA driver's library has no function ", name);
  return reinterpret_cast<Function *>(found);
}

// The driver's number of a device; the driver and libtorch count the visible devices alike.
inline int driver_device(const std::optional<at::Device> &device) {
  const int index = index_of(device);
  int found = 0;
  const bool ready = driver_function<int(unsigned)>("cuInit")(0) == 0 &&
                     driver_function<int(int *, int)>("cuDeviceGet")(&found, index) == 0;
  TORCH_CHECK(ready, "the NVIDIA driver does not give device ", index);
  return found;
}

inline std::string get_device_name(std::optional<at::Device> device) {
  const int found = driver_device(device);
  char name[256] = {};
  const int status = driver_function<int(char *, int, int)>("cuDeviceGetName")(
      name, static_cast<int>(sizeof(name)) - 1, found);
  TORCH_CHECK(status == 0, "the NVIDIA driver does not tell a name (error ", status, ")");
  return name;
}

inline std::tuple<int64_t, int64_t> get_device_capability(std::optional<at::Device> device) {
  const int found = driver_device(device);
  const auto attribute = [found](int which) {
    int value = 0;
    const int status =
        driver_function<int(int *, int, int)>("cuDeviceGetAttribute")(&value, which, found);
    TORCH_CHECK(status == 0, "the NVIDIA driver does not tell attribute ", which, " (error ",
                status, ")");
    return static_cast<int64_t>(value);
  };
  // CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR
  return {attribute(75), attribute(76)};
}

}  // namespace sffi_tensor::cuda
