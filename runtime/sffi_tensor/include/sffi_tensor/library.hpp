// libtorch as a whole: versions, threads, defaults.
#pragma once

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/DefaultDtype.h>
#include <torch/headeronly/version.h>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

// A shim that answers was loaded together with its libtorch.
inline bool available() { return true; }
inline std::string library_version() { return TORCH_VERSION; }
inline std::string show_config() { return at::show_config(); }
inline std::string parallel_info() { return at::get_parallel_info(); }

inline int64_t get_num_threads() { return at::get_num_threads(); }
inline void set_num_threads(int64_t count) {
  TORCH_CHECK_VALUE(count > 0, "set_num_threads expects a positive number, not ", count);
  at::set_num_threads(static_cast<int>(count));
}
inline int64_t get_num_interop_threads() {
  return static_cast<int64_t>(at::get_num_interop_threads());
}
inline void set_num_interop_threads(int64_t count) {
  TORCH_CHECK_VALUE(count > 0, "set_num_interop_threads expects a positive number, not ", count);
  at::set_num_interop_threads(static_cast<int>(count));
}

inline at::ScalarType get_default_dtype() { return c10::get_default_dtype_as_scalartype(); }
inline void set_default_dtype(at::ScalarType dtype) {
  TORCH_CHECK_TYPE(at::isFloatingType(dtype),
                   "only floating-point types are supported as the "
                   "default type, not ",
                   at::toString(dtype));
  c10::set_default_dtype(c10::scalarTypeToTypeMeta(dtype));
}

inline void use_deterministic_algorithms(bool mode, bool warn_only) {
  at::globalContext().setDeterministicAlgorithms(mode, warn_only);
}
inline bool are_deterministic_algorithms_enabled() {
  return at::globalContext().deterministicAlgorithms();
}

inline bool is_deterministic_warn_only() {
  return at::globalContext().deterministicAlgorithmsWarnOnly();
}

inline bool set_flush_denormal(bool mode) { return at::globalContext().setFlushDenormal(mode); }

inline std::string get_float32_matmul_precision() {
  switch (at::globalContext().float32MatmulPrecision()) {
    case at::Float32MatmulPrecision::HIGHEST: return "highest";
    case at::Float32MatmulPrecision::HIGH: return "high";
    default: return "medium";
  }
}
inline void set_float32_matmul_precision(const std::string &precision) {
  at::globalContext().setFloat32MatmulPrecision(precision);
}

inline void set_warn_always(bool enabled) { c10::WarningUtils::set_warnAlways(enabled); }
inline bool is_warn_always_enabled() { return c10::WarningUtils::get_warnAlways(); }

}  // namespace sffi_tensor
