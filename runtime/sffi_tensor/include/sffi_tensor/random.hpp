// Random numbers: the generators' state, and the factories that draw from them.
#pragma once

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include "sffi_tensor/creation.hpp"

namespace sffi_tensor {

// A seed may be negative, as in PyTorch: its 64 bits count.
struct seed_number {
  uint64_t bits;
};

// The same where a float may stand, whose fraction is dropped: `manual_seed(time.time())`.
struct any_seed : seed_number {};

}  // namespace sffi_tensor

template <>
struct sffi::convert<sffi::number, sffi_tensor::seed_number> {
  explicit convert(number value) : seed_{static_cast<uint64_t>(value.integer)} {
    if (value.tag != SFFI_INTEGER && value.tag != SFFI_UNSIGNED && value.tag != SFFI_BOOL)
      throw argument_error(SFFI_ERROR_TYPE, "must be an int");
  }
  const sffi_tensor::seed_number &get() const { return seed_; }

 private:
  sffi_tensor::seed_number seed_;
};

template <>
struct sffi::convert<sffi::number, sffi_tensor::any_seed> {
  explicit convert(number value) : seed_{{static_cast<uint64_t>(value.integer)}} {
    if (value.tag != SFFI_REAL) {
      seed_.bits = convert<number, sffi_tensor::seed_number>(value).get().bits;
      return;
    }
    if (!(value.real > -0x1p63 && value.real < 0x1p63))
      throw argument_error(SFFI_ERROR_VALUE, "does not fit 64 bits");
    seed_.bits = static_cast<uint64_t>(static_cast<int64_t>(value.real));
  }
  const sffi_tensor::any_seed &get() const { return seed_; }

 private:
  sffi_tensor::any_seed seed_;
};

namespace sffi_tensor {

using optional_generator = std::optional<at::Generator>;

// --- generators --------------------------------------------------------------------------------

inline at::Generator cpu_generator() { return at::detail::getDefaultCPUGenerator(); }

inline at::Generator make_generator(at::Device device) {
  if (device.is_cpu()) return at::detail::createCPUGenerator();
  TORCH_CHECK(device.is_cuda(), "a generator lives on a CPU or a CUDA device, not on \"",
              device.str(), "\"");
  return cuda::hooks().getNewGenerator(cuda::index_of(device));
}

inline void generator_manual_seed(at::Generator &self, seed_number seed) {
  const std::lock_guard<std::mutex> lock(self.mutex());
  self.set_current_seed(seed.bits);
}

inline uint64_t generator_initial_seed(const at::Generator &self) { return self.current_seed(); }

inline uint64_t generator_seed(at::Generator &self) {
  const std::lock_guard<std::mutex> lock(self.mutex());
  return self.seed();
}

inline at::Tensor generator_get_state(at::Generator &self) {
  const std::lock_guard<std::mutex> lock(self.mutex());
  return self.get_state();
}

inline void generator_set_state(at::Generator &self, const at::Tensor &new_state) {
  const std::lock_guard<std::mutex> lock(self.mutex());
  self.set_state(new_state);
}

inline at::Generator generator_clone_state(at::Generator &self) {
  const std::lock_guard<std::mutex> lock(self.mutex());
  return self.clone();
}

inline at::Device generator_device(const at::Generator &self) { return self.device(); }

inline at::Generator manual_seed(any_seed seed) {
  at::manual_seed(seed.bits);
  return cpu_generator();
}

inline uint64_t initial_seed() { return generator_initial_seed(cpu_generator()); }

inline uint64_t seed() {
  at::Generator generator = cpu_generator();
  const uint64_t chosen = generator_seed(generator);
  at::manual_seed(chosen);
  return chosen;
}

inline at::Tensor get_rng_state() {
  at::Generator generator = cpu_generator();
  return generator_get_state(generator);
}

inline void set_rng_state(const at::Tensor &new_state) {
  at::Generator generator = cpu_generator();
  generator_set_state(generator, new_state);
}

// What `empty_like` makes, filled: releases differ in whether they take a generator here.
#define SFFI_TENSOR_DRAWN_LIKE(name, fill, low, high)                                             \
  inline at::Tensor name(const at::Tensor &input, const optional_generator &generator,            \
                         optional_dtype dtype, optional_layout layout, optional_device device,    \
                         bool pin_memory, bool requires_grad,                                     \
                         std::optional<at::MemoryFormat> memory_format) {                         \
    return made(requires_grad, [&] {                                                              \
      if (!generator.has_value())                                                                 \
        return ops::name::call(input, dtype, layout, checked(device), pin_memory, memory_format); \
      at::Tensor result =                                                                         \
          ops::empty_like::call(input, dtype, layout, checked(device), pin_memory, memory_format);\
      return ops::fill::call(result, low, high, generator);                                       \
    });                                                                                           \
  }
SFFI_TENSOR_DRAWN_LIKE(rand_like, uniform_, 0, 1)
SFFI_TENSOR_DRAWN_LIKE(randn_like, normal_, 0, 1)
#undef SFFI_TENSOR_DRAWN_LIKE

namespace cuda {

// Without a usable CUDA device there is nothing to seed; PyTorch keeps silent here as well.
inline void manual_seed_all(any_seed seed) {
  for (int64_t i = 0; i < device_count(); ++i) {
    at::Generator generator = at::globalContext().defaultGenerator(
        at::Device(at::kCUDA, static_cast<at::DeviceIndex>(i)));
    generator_manual_seed(generator, seed);
  }
}

inline void manual_seed(any_seed seed) {
  if (device_count() == 0) return;
  at::Generator generator = at::globalContext().defaultGenerator(
      at::Device(at::kCUDA, static_cast<at::DeviceIndex>(current_device())));
  generator_manual_seed(generator, seed);
}

inline at::Tensor get_rng_state(std::optional<at::Device> device) {
  at::Generator generator =
      at::globalContext().defaultGenerator(at::Device(at::kCUDA, index_of(device)));
  return generator_get_state(generator);
}

inline void set_rng_state(const at::Tensor &new_state, std::optional<at::Device> device) {
  at::Generator generator =
      at::globalContext().defaultGenerator(at::Device(at::kCUDA, index_of(device)));
  generator_set_state(generator, new_state);
}

}  // namespace cuda

// --- factories ---------------------------------------------------------------------------------

inline at::Tensor rand(at::IntArrayRef size, const optional_generator &generator,
                       optional_dtype dtype, optional_layout layout, optional_device device,
                       bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::rand_generator::call(symbolic(size), generator, dtype, layout, placed(device),
                                     pin_memory);
  });
}

inline at::Tensor randn(at::IntArrayRef size, const optional_generator &generator,
                        optional_dtype dtype, optional_layout layout, optional_device device,
                        bool pin_memory, bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::randn_generator::call(symbolic(size), generator, dtype, layout, placed(device),
                                      pin_memory);
  });
}

inline at::Tensor randint(int64_t low, int64_t high, at::IntArrayRef size, optional_dtype dtype,
                          optional_layout layout, optional_device device, bool pin_memory,
                          bool requires_grad, const optional_generator &generator) {
  return made(requires_grad, [&] {
    return ops::randint_low_generator::call(low, high, symbolic(size), generator,
                                            dtype.value_or(at::kLong), layout, placed(device),
                                            pin_memory);
  });
}

inline at::Tensor randperm(int64_t n, const optional_generator &generator, optional_dtype dtype,
                           optional_layout layout, optional_device device, bool pin_memory,
                           bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::randperm_generator::call(n, generator, dtype.value_or(at::kLong), layout,
                                         placed(device), pin_memory);
  });
}

inline at::Tensor normal(double mean, double std, at::IntArrayRef size,
                         const optional_generator &generator, optional_dtype dtype,
                         optional_layout layout, optional_device device, bool pin_memory,
                         bool requires_grad) {
  return made(requires_grad, [&] {
    return ops::normal_float_float::call(mean, std, symbolic(size), generator, dtype, layout,
                                         placed(device), pin_memory);
  });
}

}  // namespace sffi_tensor
