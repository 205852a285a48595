// The uniform entry of a C function: arguments and result as arrays of values.
#pragma once

#include <cstring>
#include <type_traits>
#include <utility>

#include "sffi/abi.h"

namespace sffi {

template <class T>
T from_value(const sffi_value &value) {
  if constexpr (std::is_floating_point_v<T>) {
    return value.real;
  } else if constexpr (std::is_pointer_v<T>) {
    return static_cast<T>(const_cast<void *>(value.pointer));
  } else if constexpr (std::is_class_v<T>) {
    return T{const_cast<void *>(value.pointer)};  // a handle
  } else if constexpr (std::is_unsigned_v<T>) {
    return value.unsigned_integer;
  } else {
    return value.integer;
  }
}

template <class T>
void to_values(const T &result, sffi_value *values) {
  if constexpr (std::is_same_v<T, sffi_number>) {
    values[0].integer = result.tag;
    values[1].integer = result.integer;
    values[2].real = result.real;
  } else if constexpr (std::is_same_v<T, sffi_bytes>) {
    values[0].pointer = result.data;
    values[1].integer = result.size;
  } else if constexpr (std::is_floating_point_v<T>) {
    values[0].real = result;
  } else if constexpr (std::is_class_v<T>) {
    values[0].pointer = result.ptr;
  } else if constexpr (std::is_unsigned_v<T>) {
    values[0].unsigned_integer = result;
  } else {
    values[0].integer = result;
  }
}

template <auto F>
struct uniform;

template <class R, class... P, R (*F)(P...) noexcept>
struct uniform<F> {
  static void entry(const sffi_value *arguments, sffi_value *result) noexcept {
    [&]<size_t... I>(std::index_sequence<I...>) {
      to_values<R>(F(from_value<P>(arguments[I])...), result);
    }(std::index_sequence_for<P...>{});
  }
};

}  // namespace sffi
