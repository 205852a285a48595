// Arguments that are lists: from an array and a count to the sequence that the C++ function takes.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sffi/abi.h"
#include "sffi/convert.hpp"
#include "sffi/error.hpp"
#include "sffi/handle.hpp"

namespace sffi {

template <class From, class T>
  requires(!handle_struct<From>)
struct convert<list<From>, std::vector<T>> {
  explicit convert(list<From> value) {
    items_.reserve(static_cast<size_t>(value.count));
    for (int64_t i = 0; i < value.count; ++i)
      items_.push_back(convert<From, T>(value.items[i]).get());
  }
  const std::vector<T> &get() const { return items_; }

 private:
  std::vector<T> items_;
};

template <class T>
struct convert<list<T>, std::span<const T>> {
  explicit convert(list<T> value) : view_(value.items, static_cast<size_t>(value.count)) {}
  const std::span<const T> &get() const { return view_; }

 private:
  std::span<const T> view_;
};

template <class From, class T, size_t N>
struct convert<list<From>, std::array<T, N>> {
  explicit convert(list<From> value) {
    if (value.count != static_cast<int64_t>(N))
      throw argument_error(SFFI_ERROR_VALUE, "must have " + std::to_string(N) + " items, not " +
                                                 std::to_string(value.count));
    for (size_t i = 0; i < N; ++i) items_[i] = convert<From, T>(value.items[i]).get();
  }
  const std::array<T, N> &get() const { return items_; }

 private:
  std::array<T, N> items_;
};

template <class List, class T>
class maybe_list {
 public:
  explicit maybe_list(List value) {
    if (value.items != nullptr) value_ = items_.emplace(value).get();
  }
  const std::optional<T> &get() const { return value_; }

 private:
  std::optional<convert<List, T>> items_;  // stays, for T may be a view of what it made
  std::optional<T> value_;
};

template <class From, class T>
struct convert<list<From>, std::optional<T>> : maybe_list<list<From>, T> {
  using maybe_list<list<From>, T>::maybe_list;
};

template <class Struct, class T>
struct convert<sparse<Struct>, std::optional<T>> : maybe_list<sparse<Struct>, T> {
  using maybe_list<sparse<Struct>, T>::maybe_list;
};

template <handle_struct Struct>
struct convert<list<Struct>, std::vector<typename class_of<Struct>::type *>> {
  using type = typename class_of<Struct>::type;
  explicit convert(list<Struct> value) {
    for (int64_t i = 0; i < value.count; ++i) {
      held_.push_back(std::make_unique<held<type>>(value.items[i].ptr));
      items_.push_back(&held_.back()->get());
    }
  }
  const std::vector<type *> &get() const { return items_; }

 private:
  std::vector<std::unique_ptr<held<type>>> held_;
  std::vector<type *> items_;
};

template <class Struct, class T>
struct convert<sparse<Struct>, T> : convert<list<Struct>, T> {
  using convert<list<Struct>, T>::convert;
};

template <handle_struct Struct>
struct convert<sparse<Struct>, std::vector<typename class_of<Struct>::type *>> {
  using type = typename class_of<Struct>::type;
  explicit convert(sparse<Struct> value) {
    for (int64_t i = 0; i < value.count; ++i) {
      auto item = std::make_unique<convert<Struct, type *>>(value.items[i]);
      items_.push_back(item->get());
      held_.push_back(std::move(item));
    }
  }
  const std::vector<type *> &get() const { return items_; }

 private:
  std::vector<std::unique_ptr<convert<Struct, type *>>> held_;
  std::vector<type *> items_;
};

}  // namespace sffi
