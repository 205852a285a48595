// Arguments: from what crosses the C boundary to what the C++ function takes.
//
// convert<Arg, T> is built from one C argument and `get()` gives what is passed on for a parameter
// of (decayed) type T. It lives until the call has returned. Companion headers add more.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "sffi/abi.h"
#include "sffi/error.hpp"
#include "sffi/handle.hpp"

namespace sffi {

// --- the shapes in which arguments arrive ------------------------------------------------------

using number = sffi_number;

template <class T>
struct maybe {  // an optional scalar: a flag and a value
  int64_t given;
  T value;
};

struct maybe_code {  // an optional bool or code, none of which is negative: -1 is "none"
  int64_t value;
};

template <class T>
struct list {  // a pointer and a count; a null pointer is "none"
  const T *items;
  int64_t count;
};

inline list<bool> bools(const uint8_t *items, int64_t count) {
  static_assert(sizeof(bool) == 1);
  return {reinterpret_cast<const bool *>(items), count};
}

template <class Struct>
struct sparse : list<Struct> {};  // a list of handles in which a null pointer is "none"
template <class Struct>
sparse(list<Struct>) -> sparse<Struct>;

struct chars {  // text or bytes; a null pointer is "none"
  const void *data;
  int64_t size;
};

template <class Struct>
struct taken {  // a handle given away: the caller's is set to null
  Struct *from;
};

struct host_object {
  void *pointer;
};

// --- scalars -----------------------------------------------------------------------------------

// Values that cross as an integer code. Enums are their own code.
template <class T>
struct code {
  static constexpr bool known = std::is_enum_v<T>;
  static T from_code(int64_t value) { return static_cast<T>(value); }
  static int64_t to_code(T value) { return static_cast<int64_t>(value); }
};

template <class T>
concept coded = code<T>::known;

template <class To, class From>
To narrowed(From value) {
  if (!std::in_range<To>(value))
    throw argument_error(SFFI_ERROR_OVERFLOW,
                         "is out of range: " + std::to_string(value) + " does not fit " +
                             std::to_string(8 * sizeof(To)) + " bits" +
                             (std::is_signed_v<To> ? "" : " without a sign"));
  return static_cast<To>(value);
}

template <class Arg, class T>
struct convert;

template <class Arg, class T>
  requires std::is_integral_v<Arg> && std::is_integral_v<T>
struct convert<Arg, T> {
  explicit convert(Arg value) {
    if constexpr (std::is_same_v<T, bool>)
      value_ = value != 0;
    else
      value_ = narrowed<T>(value);
  }
  const T &get() const { return value_; }

 private:
  T value_;
};

template <coded T>
struct convert<int64_t, T> {
  explicit convert(int64_t value) : value_(code<T>::from_code(value)) {}
  const T &get() const { return value_; }

 private:
  T value_;
};

template <class T>
  requires std::is_floating_point_v<T>
struct convert<double, T> {
  explicit convert(double value) : value_(static_cast<T>(value)) {}
  const T &get() const { return value_; }

 private:
  T value_;
};

template <class From, class T>
struct convert<maybe<From>, std::optional<T>> {
  explicit convert(maybe<From> value) : value_(T{}) {
    // Started with a value, so that GCC 12 sees that it is never read uninitialised.
    if (value.given != 0)
      value_ = convert<From, T>(value.value).get();
    else
      value_.reset();
  }
  const std::optional<T> &get() const { return value_; }

 private:
  std::optional<T> value_;
};

template <class T>
struct convert<maybe_code, std::optional<T>> {
  explicit convert(maybe_code code)
      : value_(code.value != -1 ? std::optional<T>(convert<int64_t, T>(code.value).get())
                                : std::nullopt) {}
  const std::optional<T> &get() const { return value_; }

 private:
  std::optional<T> value_;
};

template <>
struct convert<number, number> {
  explicit convert(number value) : value_(value) {}
  const number &get() const { return value_; }

 private:
  number value_;
};

// --- handles -----------------------------------------------------------------------------------

// T is the handle's class or a base of it.
template <handle_struct Struct, class T>
  requires std::is_base_of_v<T, typename class_of<Struct>::type>
struct convert<Struct, T> {
  explicit convert(Struct value) : held_(value.ptr) {}
  auto &get() { return held_.get(); }

 private:
  held<typename class_of<Struct>::type> held_;
};

template <handle_struct Struct>
struct convert<Struct, typename class_of<Struct>::type *> {
  explicit convert(Struct value) {
    if (value.ptr != nullptr) held_.emplace(value.ptr);
  }
  auto *get() { return held_ ? &held_->get() : nullptr; }

 private:
  std::optional<held<typename class_of<Struct>::type>> held_;
};

template <handle_struct Struct>
struct convert<Struct, const typename class_of<Struct>::type *>
    : convert<Struct, typename class_of<Struct>::type *> {
  using convert<Struct, typename class_of<Struct>::type *>::convert;
};

// The object is taken by settle(), after all arguments of the call were looked at: a call that fails
// for another argument leaves it to the caller, and one that is also lent to the call is refused.
template <class Struct>
class taking {
 public:
  using type = typename class_of<Struct>::type;
  explicit taking(taken<Struct> value) : from_(value.from) { refuse_closed(); }

  void settle() {
    refuse_closed();  // the same handle may have been given twice
    object_ = handle<type>::take(from_->ptr);
    live<type>.fetch_sub(1, std::memory_order_relaxed);
    from_->ptr = nullptr;
  }

 protected:
  std::unique_ptr<type> object_;

 private:
  void refuse_closed() const {
    if (from_->ptr == nullptr) throw argument_error(SFFI_ERROR_CLOSED, "is closed");
  }

  Struct *from_;
};

template <class Struct>
struct convert<taken<Struct>, typename class_of<Struct>::type> : taking<Struct> {
  using taking<Struct>::taking;
  auto &&get() { return std::move(*this->object_); }
};

template <class Struct>
struct convert<taken<Struct>, std::unique_ptr<typename class_of<Struct>::type>> : taking<Struct> {
  using taking<Struct>::taking;
  auto get() { return std::move(this->object_); }
};

template <class Struct>
struct convert<taken<Struct>, typename class_of<Struct>::type *> : taking<Struct> {
  using taking<Struct>::taking;
  auto *get() { return this->object_.release(); }  // the callee deletes it
};

// --- text, bytes, objects ----------------------------------------------------------------------

template <>
struct convert<chars, std::string_view> {
  explicit convert(chars value)
      : view_(static_cast<const char *>(value.data), static_cast<size_t>(value.size)) {}
  const std::string_view &get() const { return view_; }

 private:
  std::string_view view_;
};

template <>
struct convert<chars, std::string> {
  explicit convert(chars value)
      : text_(static_cast<const char *>(value.data), static_cast<size_t>(value.size)) {}
  const std::string &get() const { return text_; }

 private:
  std::string text_;
};

// Python's bytes end in a NUL that is not counted, so the pointer serves as it is.
template <>
struct convert<chars, const char *> {
  explicit convert(chars value) : text_(static_cast<const char *>(value.data)) {}
  const char *const &get() const { return text_; }

 private:
  const char *text_;
};

template <class Byte>
  requires(sizeof(Byte) == 1)
struct convert<chars, std::span<const Byte>> {
  explicit convert(chars value)
      : view_(static_cast<const Byte *>(value.data), static_cast<size_t>(value.size)) {}
  const std::span<const Byte> &get() const { return view_; }

 private:
  std::span<const Byte> view_;
};

template <class T>
struct convert<chars, std::optional<T>> {
  explicit convert(chars value)
      : value_(value.data != nullptr ? std::optional<T>(convert<chars, T>(value).get())
                                     : std::nullopt) {}
  const std::optional<T> &get() const { return value_; }

 private:
  std::optional<T> value_;
};

template <>
struct convert<host_object, object> {
  explicit convert(host_object value) : object_(value.pointer) {}
  const object &get() const { return object_; }

 private:
  object object_;
};

}  // namespace sffi
