// Factories: new tensors from sizes, ranges, memory and random numbers.
#pragma once

#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/ops/from_blob.h>

#include <cstring>
#include <span>

#include "sffi/host.hpp"
#include "sffi_tensor/aten.hpp"
#include "sffi_tensor/cuda.hpp"

namespace sffi_tensor {

using cuda::checked;

// Where factories make tensors that are told no device, in this thread.
inline thread_local optional_device default_device;
inline void set_default_device(optional_device device) { default_device = checked(device); }

inline optional_device placed(optional_device device) {
  return device.has_value() ? checked(device) : default_device;
}

// What a factory makes has no history: it is made below autograd, which is asked only for the flag.
template <class Make>
at::Tensor made(bool requires_grad, Make make) {
  at::Tensor tensor = [&] {
    const at::AutoDispatchBelowADInplaceOrView below_autograd;
    return make();
  }();
  if (requires_grad) tensor.set_requires_grad(true);
  return tensor;
}

// --- from sizes --------------------------------------------------------------------------------

// The factories of one shape: sizes, then what every factory takes.
#define SFFI_TENSOR_FACTORY(name, ...)                                                       \
  inline at::Tensor name(at::IntArrayRef size, optional_dtype dtype, optional_layout layout, \
                         optional_device device, bool pin_memory, bool requires_grad) {      \
    return made(requires_grad, [&] { return ops::__VA_ARGS__; });                            \
  }
SFFI_TENSOR_FACTORY(zeros, zeros::call(symbolic(size), dtype, layout, placed(device), pin_memory))
SFFI_TENSOR_FACTORY(ones, ones::call(symbolic(size), dtype, layout, placed(device), pin_memory))
SFFI_TENSOR_FACTORY(empty,
                    empty_memory_format::call(symbolic(size), dtype, layout, placed(device),
                                              pin_memory, {}))
#undef SFFI_TENSOR_FACTORY

inline at::Tensor full(at::IntArrayRef size, const at::Scalar &fill_value, optional_dtype dtype,
                       optional_layout layout, optional_device device, bool pin_memory,
                       bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::full::call(symbolic(size), fill_value, dtype, layout, placed(device), pin_memory);
  });
}

inline at::Tensor empty_strided(at::IntArrayRef size, at::IntArrayRef stride, optional_dtype dtype,
                                optional_layout layout, optional_device device, bool pin_memory,
                                bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::empty_strided::call(symbolic(size), symbolic(stride), dtype, layout,
                                    placed(device), pin_memory);
  });
}

inline at::Tensor empty_permuted(at::IntArrayRef size, at::IntArrayRef physical_layout,
                                 optional_dtype dtype, optional_layout layout,
                                 optional_device device, bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::empty_permuted::call(symbolic(size), physical_layout, dtype, layout,
                                     placed(device), pin_memory);
  });
}

inline at::Tensor from_file(std::string_view filename, std::optional<bool> shared,
                            std::optional<int64_t> size, optional_dtype dtype,
                            bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::from_file::call(filename, shared, size, dtype, {}, {}, {});
  });
}

#define SFFI_TENSOR_LIKE(name)                                                                  \
  inline at::Tensor name(const at::Tensor &input, optional_dtype dtype, optional_layout layout, \
                         optional_device device, bool pin_memory, bool requires_grad,           \
                         std::optional<at::MemoryFormat> memory_format) {                       \
    return made(requires_grad, [&] {                                                            \
      return ops::name::call(input, dtype, layout, checked(device), pin_memory, memory_format); \
    });                                                                                         \
  }
SFFI_TENSOR_LIKE(zeros_like)
SFFI_TENSOR_LIKE(ones_like)
SFFI_TENSOR_LIKE(empty_like)
#undef SFFI_TENSOR_LIKE

inline at::Tensor full_like(const at::Tensor &input, const at::Scalar &fill_value,
                            optional_dtype dtype, optional_layout layout, optional_device device,
                            bool pin_memory, bool requires_grad,
                            std::optional<at::MemoryFormat> memory_format) {
  return made(requires_grad, [&] {
    return ops::full_like::call(input, fill_value, dtype, layout, checked(device), pin_memory,
                                memory_format);
  });
}

// --- ranges and grids --------------------------------------------------------------------------

inline at::Tensor arange(const at::Scalar &start, const at::Scalar &end, const at::Scalar &step,
                         optional_dtype dtype, optional_layout layout, optional_device device,
                         bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::arange_start_step::call(start, end, step, dtype, layout, placed(device),
                                        pin_memory);
  });
}

inline at::Tensor range(const at::Scalar &start, const at::Scalar &end, const at::Scalar &step,
                        optional_dtype dtype, optional_layout layout, optional_device device,
                        bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::range_step::call(start, end, step, dtype, layout, placed(device), pin_memory);
  });
}

#define SFFI_TENSOR_SPACES(suffix, Start, End)                                                    \
  inline at::Tensor linspace##suffix(const Start &start, const End &end, int64_t steps,           \
                                     optional_dtype dtype, optional_layout layout,                \
                                     optional_device device, bool pin_memory,                     \
                                     bool requires_grad) {                                        \
    return made(requires_grad, [&] {                                                              \
      return ops::linspace##suffix::call(start, end, steps, dtype, layout, placed(device),       \
                                         pin_memory);                                             \
    });                                                                                           \
  }                                                                                               \
  inline at::Tensor logspace##suffix(const Start &start, const End &end, int64_t steps,           \
                                     double base, optional_dtype dtype, optional_layout layout,   \
                                     optional_device device, bool pin_memory,                     \
                                     bool requires_grad) {                                        \
    return made(requires_grad, [&] {                                                              \
      return ops::logspace##suffix::call(start, end, steps, base, dtype, layout, placed(device), \
                                         pin_memory);                                             \
    });                                                                                           \
  }
SFFI_TENSOR_SPACES(, at::Scalar, at::Scalar)
SFFI_TENSOR_SPACES(_Tensor_Tensor, at::Tensor, at::Tensor)
SFFI_TENSOR_SPACES(_Tensor_Scalar, at::Tensor, at::Scalar)
SFFI_TENSOR_SPACES(_Scalar_Tensor, at::Scalar, at::Tensor)
#undef SFFI_TENSOR_SPACES

inline at::Tensor eye(int64_t n, std::optional<int64_t> m, optional_dtype dtype,
                      optional_layout layout, optional_device device, bool pin_memory,
                      bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::eye_m::call(n, m.value_or(n), dtype, layout, placed(device), pin_memory);
  });
}

inline at::Tensor scalar_tensor(const at::Scalar &s, optional_dtype dtype, optional_layout layout,
                                optional_device device, bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::scalar_tensor::call(s, dtype, layout, placed(device), pin_memory);
  });
}

inline at::Tensor tril_indices(int64_t row, int64_t col, int64_t offset, optional_dtype dtype,
                               optional_device device) {
  return ops::tril_indices::call(row, col, offset, dtype.value_or(at::kLong), {}, placed(device),
                                 {});
}

inline at::Tensor triu_indices(int64_t row, int64_t col, int64_t offset, optional_dtype dtype,
                               optional_device device) {
  return ops::triu_indices::call(row, col, offset, dtype.value_or(at::kLong), {}, placed(device),
                                 {});
}

#define SFFI_TENSOR_WINDOW(name)                                                                 \
  inline at::Tensor name(int64_t window_length, bool periodic, optional_dtype dtype,             \
                         optional_layout layout, optional_device device, bool pin_memory,        \
                         bool requires_grad) {                                                   \
    return made(requires_grad, [&] {                                                             \
      return ops::name##_periodic::call(window_length, periodic, dtype, layout, placed(device), \
                                        pin_memory);                                             \
    });                                                                                          \
  }
SFFI_TENSOR_WINDOW(hann_window)
SFFI_TENSOR_WINDOW(blackman_window)
SFFI_TENSOR_WINDOW(bartlett_window)
#undef SFFI_TENSOR_WINDOW

inline at::Tensor hamming_window(int64_t window_length, bool periodic, double alpha, double beta,
                                 optional_dtype dtype, optional_layout layout,
                                 optional_device device, bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::hamming_window_periodic_alpha_beta::call(window_length, periodic, alpha, beta,
                                                         dtype, layout, placed(device),
                                                         pin_memory);
  });
}

inline at::Tensor kaiser_window(int64_t window_length, bool periodic, double beta,
                                optional_dtype dtype, optional_layout layout,
                                optional_device device, bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::kaiser_window_beta::call(window_length, periodic, beta, dtype, layout,
                                         placed(device), pin_memory);
  });
}

inline at::Tensor fftfreq(int64_t n, double d, optional_dtype dtype, optional_device device) {
  return ops::fft_fftfreq::call(n, d, dtype, {}, placed(device), {});
}

inline at::Tensor rfftfreq(int64_t n, double d, optional_dtype dtype, optional_device device) {
  return ops::fft_rfftfreq::call(n, d, dtype, {}, placed(device), {});
}

// --- from memory -------------------------------------------------------------------------------

inline int64_t count_of(at::IntArrayRef size) {
  int64_t count = 1;
  for (const int64_t extent : size) {
    TORCH_CHECK_VALUE(extent >= 0, "a size cannot be negative: ", size);
    TORCH_CHECK_VALUE(!__builtin_mul_overflow(count, extent, &count), "too many elements: ", size);
  }
  return count;
}

inline at::Tensor from_bytes(std::span<const std::byte> data, at::IntArrayRef size,
                             at::ScalarType dtype) {
  const int64_t wanted = count_of(size) * static_cast<int64_t>(at::elementSize(dtype));
  TORCH_CHECK_VALUE(static_cast<int64_t>(data.size()) == wanted, "sizes ", size, " of ",
                    at::toString(dtype), " take ", wanted, " bytes, not ", data.size());
  at::Tensor result = empty(size, dtype, {}, at::kCPU, false, false);
  if (wanted != 0) std::memcpy(result.mutable_data_ptr(), data.data(), data.size());
  return result;
}

// A tensor over memory that `keep` owns. Strides count elements.
inline at::Tensor from_address(uintptr_t address, at::IntArrayRef size, at::IntArrayRef stride,
                               at::ScalarType dtype, const sffi::object &keep) {
  count_of(size);
  return at::from_blob(
      reinterpret_cast<void *>(address), size, stride, [keep](void *) {},
      at::TensorOptions().dtype(dtype));
}

}  // namespace sffi_tensor
