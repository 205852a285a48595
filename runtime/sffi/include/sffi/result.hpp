// Results: from what the C++ function returns to what crosses the C boundary.
#pragma once

#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>
#include <optional>
#include <ranges>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sffi/abi.h"
#include "sffi/convert.hpp"
#include "sffi/handle.hpp"

namespace sffi {

// What C gets for "no result": 0, or the sentinel.
using status = int64_t;

// The value that stands for "failed" in a result of type C. Only where it comes back must a caller
// without the host table ask whether there was an error.
template <class C>
C sentinel() {
  if constexpr (std::is_same_v<C, int64_t>)
    return std::numeric_limits<int64_t>::min();
  else if constexpr (std::is_same_v<C, uint64_t>)
    return std::numeric_limits<uint64_t>::max();
  else if constexpr (std::is_same_v<C, double>)
    return std::numeric_limits<double>::quiet_NaN();
  else if constexpr (std::is_same_v<C, number>)
    return number{SFFI_FAILED, 0, 0.0};
  else
    return C{};
}

inline sffi_bytes bytes_of(const void *data, size_t size) {
  void *copy = std::malloc(size + 1);  // never null for an empty result
  if (copy == nullptr) throw std::bad_alloc();
  if (size != 0) std::memcpy(copy, data, size);
  return {copy, static_cast<int64_t>(size)};
}

// give<C, T>: a C++ value of type T as a C result of type C.
template <class C, class T>
struct give;

template <class C, class T>
  requires std::is_integral_v<C> && std::is_integral_v<T>
struct give<C, T> {
  static C from(T value) { return narrowed<C>(+value); }
};

template <coded T>
struct give<int64_t, T> {
  static int64_t from(T value) { return code<T>::to_code(value); }
};

template <class T>
  requires std::is_floating_point_v<T>
struct give<double, T> {
  static double from(T value) { return static_cast<double>(value); }
};

template <>
struct give<number, number> {
  static number from(number value) { return value; }
};

template <class T>
  requires std::is_arithmetic_v<T>
struct give<number, T> {
  static number from(T value) {
    if constexpr (std::is_floating_point_v<T>) return {SFFI_REAL, 0, static_cast<double>(value)};
    if constexpr (std::is_same_v<T, bool>) return {SFFI_BOOL, value, 0.0};
    if constexpr (std::is_integral_v<T>) {
      const int64_t tag = std::in_range<int64_t>(+value) ? SFFI_INTEGER : SFFI_UNSIGNED;
      return {tag, static_cast<int64_t>(value), 0.0};
    }
  }
};

template <class T>
struct give<number, std::optional<T>> {
  static number from(const std::optional<T> &value) {
    return value ? give<number, T>::from(*value) : number{SFFI_NONE, 0, 0.0};
  }
};

template <handle_struct Struct, class T>
struct give<Struct, T> {
  using type = typename class_of<Struct>::type;
  static Struct from(T value) { return {give_owned<type>(std::forward<T>(value))}; }
};

template <handle_struct Struct>
struct give<Struct, std::optional<typename class_of<Struct>::type>> {
  using type = typename class_of<Struct>::type;
  static Struct from(std::optional<type> value) {
    return value ? Struct{give_owned<type>(std::move(*value))} : Struct{nullptr};
  }
};

template <class T>
  requires std::is_convertible_v<T, std::string_view>
struct give<sffi_bytes, T> {
  static sffi_bytes from(const T &value) {
    if constexpr (std::is_pointer_v<T>)
      if (value == nullptr) return {nullptr, 0};
    const std::string_view view = value;
    return bytes_of(view.data(), view.size());
  }
};

template <class T>
struct give<sffi_bytes, std::optional<T>> {
  static sffi_bytes from(const std::optional<T> &value) {
    return value ? give<sffi_bytes, T>::from(*value) : sffi_bytes{nullptr, 0};
  }
};

template <class T>
  requires(sizeof(T) == 1 && !std::is_same_v<T, bool>)
struct give<sffi_bytes, std::vector<T>> {
  static sffi_bytes from(const std::vector<T> &value) {
    return bytes_of(value.data(), value.size());
  }
};

// Lists of numbers: sffi_bytes for C, but here the type says what one item is.
template <class Item>
struct items : sffi_bytes {};
using integers = items<int64_t>;
using reals = items<double>;
using booleans = items<uint8_t>;
using numbers = items<number>;

// Whether values of a type can be the items of such a list.
template <class Item, class Value>
concept becomes_item =
    (std::is_same_v<Item, number> && requires { sizeof(give<number, Value>); }) ||
    (!std::is_same_v<Item, number> && !std::is_class_v<Value> &&
     std::is_floating_point_v<Value> == std::is_floating_point_v<Item>);

template <class Item, std::ranges::input_range Values>
  requires becomes_item<Item, std::ranges::range_value_t<Values>>
struct give<items<Item>, Values> {
  using value = std::ranges::range_value_t<Values>;
  static items<Item> from(const Values &values) {
    if constexpr (std::ranges::contiguous_range<Values> && std::is_same_v<value, Item>) {
      return {bytes_of(std::ranges::data(values), std::ranges::size(values) * sizeof(Item))};
    } else {
      std::vector<Item> same;
      for (const value &item : values) same.push_back(one(item));
      return {bytes_of(same.data(), same.size() * sizeof(Item))};
    }
  }

 private:
  static Item one(const value &item) {
    if constexpr (std::is_floating_point_v<Item>)
      return static_cast<Item>(item);
    else if constexpr (std::is_same_v<Item, number>)
      return give<number, value>::from(item);
    else
      return narrowed<Item>(+item);
  }
};

// Lists of handles; an absent item is a null pointer.
template <class T, class Values>
sffi_list list_of(Values &&values) {
  auto result = std::make_unique<handle_list>();
  result->release = &release_owned<T>;
  result->items.reserve(values.size());
  for (auto &value : values) {
    if constexpr (requires { *value, value.has_value(); })
      result->items.push_back(value ? give_owned<T>(std::move(*value)) : nullptr);
    else
      result->items.push_back(give_owned<T>(std::move(value)));
  }
  return {result.release()};
}

template <class T>
  requires(!std::is_arithmetic_v<T>)
struct give<sffi_list, std::vector<T>> {
  static sffi_list from(std::vector<T> value) { return list_of<T>(value); }
};

template <class T>
struct give<sffi_list, std::vector<std::optional<T>>> {
  static sffi_list from(std::vector<std::optional<T>> value) { return list_of<T>(value); }
};

}  // namespace sffi
