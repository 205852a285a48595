// What a tensor says of itself, and its way to plain memory and other libraries.
#pragma once

#include <ATen/dlpack.h>

#include <cstring>

#include "sffi/host.hpp"
#include "sffi_tensor/aten.hpp"
#include "sffi_tensor/cuda.hpp"

namespace at {
// Declared in <ATen/DLConvertor.h>, which includes the whole inline API.
TORCH_API DLManagedTensor *toDLPack(const Tensor &src);
TORCH_API Tensor fromDLPack(DLManagedTensor *src, std::function<void(void *)> deleter);
}  // namespace at

namespace sffi_tensor {

// --- metadata ----------------------------------------------------------------------------------

inline std::vector<int64_t> sizes(const at::Tensor &self) { return self.sizes().vec(); }
inline std::vector<int64_t> strides(const at::Tensor &self) { return self.strides().vec(); }
inline int64_t dim(const at::Tensor &self) { return self.dim(); }
inline int64_t numel(const at::Tensor &self) { return self.numel(); }
inline int64_t element_size(const at::Tensor &self) {
  return static_cast<int64_t>(self.element_size());
}
inline int64_t storage_offset(const at::Tensor &self) { return self.storage_offset(); }
inline bool is_contiguous(const at::Tensor &self, at::MemoryFormat memory_format) {
  return self.is_contiguous(memory_format);
}
inline at::ScalarType scalar_type(const at::Tensor &self) { return self.scalar_type(); }
inline at::Device device(const at::Tensor &self) { return self.device(); }
inline at::Layout layout(const at::Tensor &self) { return self.layout(); }
inline bool is_floating_point(const at::Tensor &self) {
  return at::isFloatingType(self.scalar_type());
}
inline bool is_complex(const at::Tensor &self) { return at::isComplexType(self.scalar_type()); }
inline bool is_conj(const at::Tensor &self) { return self.is_conj(); }
inline bool is_neg(const at::Tensor &self) { return self.is_neg(); }
inline uintptr_t data_ptr(const at::Tensor &self) {
  return reinterpret_cast<uintptr_t>(self.data_ptr());
}

// Called with the GIL held: a number that lies in memory here is read on the spot; anything else
// may have to be waited for.
inline at::Scalar item(const at::Tensor &self) {
  if (self.is_cpu() && self.layout() == at::kStrided && self.numel() == 1 && !self.is_neg()) {
    switch (self.scalar_type()) {
      case at::kFloat: return *self.const_data_ptr<float>();
      case at::kDouble: return *self.const_data_ptr<double>();
      case at::kLong: return *self.const_data_ptr<int64_t>();
      case at::kInt: return *self.const_data_ptr<int32_t>();
      case at::kBool: return *self.const_data_ptr<bool>();
      default: break;
    }
  }
  const sffi::gil_released others_run;
  return ops::item::call(self);
}

// --- conversion --------------------------------------------------------------------------------

inline at::Tensor to(const at::Tensor &self, optional_dtype dtype, optional_device device,
                     bool non_blocking, bool copy,
                     std::optional<at::MemoryFormat> memory_format) {
  return ops::to_dtype_layout::call(self, dtype, {}, cuda::checked(device), {}, non_blocking, copy,
                                    memory_format);
}

// The elements in row-major order, on the CPU.
inline std::vector<std::byte> to_bytes(const at::Tensor &self) {
  const at::Tensor plain =
      ops::resolve_neg::call(ops::resolve_conj::call(self.detach())).cpu().contiguous();
  std::vector<std::byte> bytes(plain.nbytes());
  if (!bytes.empty()) std::memcpy(bytes.data(), plain.const_data_ptr(), bytes.size());
  return bytes;
}

// --- DLPack ------------------------------------------------------------------------------------

inline uintptr_t to_dlpack(const at::Tensor &self) {
  TORCH_CHECK(!self.requires_grad(),
              "a tensor that requires grad cannot be exported; use tensor.detach()");
  TORCH_CHECK(!self.is_conj(),
              "a tensor with the conjugate bit set cannot be exported; use tensor.resolve_conj()");
  return reinterpret_cast<uintptr_t>(at::toDLPack(self));
}

inline at::Tensor from_dlpack(uintptr_t address) {
  TORCH_CHECK_VALUE(address != 0, "no DLPack tensor at address 0");
  return at::fromDLPack(reinterpret_cast<DLManagedTensor *>(address), {});
}

// For an exported tensor that nobody took.
inline void dlpack_delete(uintptr_t address) {
  auto *managed = reinterpret_cast<DLManagedTensor *>(address);
  if (managed != nullptr && managed->deleter != nullptr) managed->deleter(managed);
}

}  // namespace sffi_tensor
