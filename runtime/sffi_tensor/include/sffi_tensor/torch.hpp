// How libtorch's types cross: tensors, scalars, sizes, dtypes, devices, exceptions.
#pragma once

#include "sffi_tensor/aten.hpp"  // first: it chooses how libtorch's other headers are read

#include <ATen/core/Generator.h>
#include <ATen/core/IListRef.h>
#include <ATen/core/List.h>
#include <c10/core/SymBool.h>
#include <c10/core/UndefinedTensorImpl.h>

#include <bit>

#include "sffi/abi.h"
#include "sffi_tensor/thread_state.hpp"

namespace sffi {
struct failure;
}
namespace sffi_tensor {
inline bool translate(sffi::failure &out);
}
#define SFFI_TRANSLATE sffi_tensor::translate
#define SFFI_THREAD_STATE sffi_tensor::thread_state

#include "sffi/library.hpp"

namespace sffi {

// A tensor counts its own references: its handle is the TensorImpl, one reference of it owned.
using tensor_pointer = c10::intrusive_ptr<at::TensorImpl, c10::UndefinedTensorImpl>;

template <>
struct handle<at::Tensor> {
  static void *give(at::Tensor &&tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
  }
  static void *give(const at::Tensor &tensor) { return give(at::Tensor(tensor)); }
  static void retain(void *pointer) noexcept {
    tensor_pointer::reclaim_copy(static_cast<at::TensorImpl *>(pointer)).release();
  }
  static void release(void *pointer) noexcept {
    tensor_pointer::reclaim(static_cast<at::TensorImpl *>(pointer)).reset();
  }
};

template <>
class held<at::Tensor> {
 public:
  explicit held(void *pointer) {
    if (pointer == nullptr) throw argument_error(SFFI_ERROR_CLOSED, "is closed");
    tensor_ = at::Tensor(tensor_pointer::reclaim_copy(static_cast<at::TensorImpl *>(pointer)));
  }
  at::Tensor &get() { return tensor_; }

 private:
  at::Tensor tensor_;
};

// --- optional tensors and lists of them --------------------------------------------------------

template <class Struct>
concept tensor_struct =
    handle_struct<Struct> && std::same_as<typename class_of<Struct>::type, at::Tensor>;

inline at::Tensor borrowed(void *pointer) {
  return at::Tensor(tensor_pointer::reclaim_copy(static_cast<at::TensorImpl *>(pointer)));
}

template <tensor_struct Struct>
struct convert<Struct, std::optional<at::Tensor>> {
  explicit convert(Struct value) {
    if (value.ptr != nullptr) value_ = borrowed(value.ptr);
  }
  const std::optional<at::Tensor> &get() const { return value_; }

 private:
  std::optional<at::Tensor> value_;
};

template <tensor_struct Struct>
struct convert<list<Struct>, std::vector<at::Tensor>> {
  explicit convert(list<Struct> value) {
    items_.reserve(static_cast<size_t>(value.count));
    for (int64_t i = 0; i < value.count; ++i) {
      if (value.items[i].ptr == nullptr)
        throw argument_error(SFFI_ERROR_CLOSED, "holds a closed tensor at " + std::to_string(i));
      items_.push_back(borrowed(value.items[i].ptr));
    }
  }
  const std::vector<at::Tensor> &get() const { return items_; }

 private:
  std::vector<at::Tensor> items_;
};

template <tensor_struct Struct>
struct convert<list<Struct>, at::TensorList> {
  explicit convert(list<Struct> value) : items_(value), view_(items_.get()) {}
  const at::TensorList &get() const { return view_; }

 private:
  convert<list<Struct>, std::vector<at::Tensor>> items_;
  at::TensorList view_;
};

template <tensor_struct Struct>
struct convert<list<Struct>, at::ITensorListRef> {
  explicit convert(list<Struct> value) : items_(value), view_(items_.get()) {}
  const at::ITensorListRef &get() const { return view_; }

 private:
  convert<list<Struct>, at::TensorList> items_;
  at::ITensorListRef view_;
};

// A list in which tensors may be absent.
template <tensor_struct Struct>
struct convert<list<Struct>, c10::List<std::optional<at::Tensor>>> {
  explicit convert(list<Struct> value) {
    items_.reserve(static_cast<size_t>(value.count));
    for (int64_t i = 0; i < value.count; ++i) {
      void *pointer = value.items[i].ptr;
      items_.push_back(pointer == nullptr ? std::optional<at::Tensor>() : borrowed(pointer));
    }
  }
  const c10::List<std::optional<at::Tensor>> &get() const { return items_; }

 private:
  c10::List<std::optional<at::Tensor>> items_;
};

// --- generators --------------------------------------------------------------------------------

template <class Struct>
concept generator_struct =
    handle_struct<Struct> && std::same_as<typename class_of<Struct>::type, at::Generator>;

template <generator_struct Struct>
struct convert<Struct, std::optional<at::Generator>> {
  explicit convert(Struct value) {
    if (value.ptr != nullptr) value_ = held<at::Generator>(value.ptr).get();
  }
  const std::optional<at::Generator> &get() const { return value_; }

 private:
  std::optional<at::Generator> value_;
};

// --- scalars -----------------------------------------------------------------------------------

template <>
struct convert<number, at::Scalar> {
  explicit convert(number value) {
    switch (value.tag) {
      case SFFI_INTEGER: value_ = at::Scalar(value.integer); break;
      case SFFI_REAL: value_ = at::Scalar(value.real); break;
      case SFFI_BOOL: value_ = at::Scalar(value.integer != 0); break;
      case SFFI_COMPLEX:
        value_ = at::Scalar(c10::complex<double>(value.real, std::bit_cast<double>(value.integer)));
        break;
      case SFFI_UNSIGNED: value_ = at::Scalar(static_cast<uint64_t>(value.integer)); break;
      default: throw argument_error(SFFI_ERROR_TYPE, "must be a number");
    }
  }
  const at::Scalar &get() const { return value_; }

 private:
  at::Scalar value_;
};

template <>
struct convert<number, std::optional<at::Scalar>> {
  explicit convert(number value) {
    if (value.tag != SFFI_NONE) value_ = convert<number, at::Scalar>(value).get();
  }
  const std::optional<at::Scalar> &get() const { return value_; }

 private:
  std::optional<at::Scalar> value_;
};

template <>
struct give<number, at::Scalar> {
  static number from(const at::Scalar &value) {
    if (value.isBoolean()) return {SFFI_BOOL, value.toBool() ? 1 : 0, 0.0};
    if (value.type() == at::kUInt64)  // which it has only above the largest int64_t
      return {SFFI_UNSIGNED, static_cast<int64_t>(value.toUInt64()), 0.0};
    if (value.isIntegral(false)) return {SFFI_INTEGER, value.toLong(), 0.0};
    if (value.isFloatingPoint()) return {SFFI_REAL, 0, value.toDouble()};
    const auto complex = value.toComplexDouble();
    return {SFFI_COMPLEX, std::bit_cast<int64_t>(complex.imag()), complex.real()};
  }
};

template <>
struct convert<list<number>, c10::ArrayRef<at::Scalar>> {
  explicit convert(list<number> value) : items_(value), view_(items_.get()) {}
  const c10::ArrayRef<at::Scalar> &get() const { return view_; }

 private:
  convert<list<number>, std::vector<at::Scalar>> items_;
  c10::ArrayRef<at::Scalar> view_;
};

template <>
struct convert<int64_t, c10::SymInt> {
  explicit convert(int64_t value) : value_(value) {}
  const c10::SymInt &get() const { return value_; }

 private:
  c10::SymInt value_;
};

// Nothing here is traced: such a result has a value.
template <>
struct give<int64_t, c10::SymInt> {
  static int64_t from(const c10::SymInt &value) { return value.guard_int(__FILE__, __LINE__); }
};

template <>
struct give<int64_t, c10::SymBool> {
  static int64_t from(const c10::SymBool &value) { return value.guard_bool(__FILE__, __LINE__); }
};

// --- sizes -------------------------------------------------------------------------------------

template <class T>
struct convert<list<T>, c10::ArrayRef<T>> {
  explicit convert(list<T> value) : view_(value.items, static_cast<size_t>(value.count)) {}
  const c10::ArrayRef<T> &get() const { return view_; }

 private:
  c10::ArrayRef<T> view_;
};

template <>
struct convert<list<int64_t>, c10::SymIntArrayRef> {
  explicit convert(list<int64_t> value)
      : view_(c10::fromIntArrayRefSlow({value.items, static_cast<size_t>(value.count)})) {}
  const c10::SymIntArrayRef &get() const { return view_; }

 private:
  c10::SymIntArrayRef view_;
};

template <>
struct convert<list<int64_t>, at::OptionalIntArrayRef> {
  explicit convert(list<int64_t> value) {
    if (value.items != nullptr)
      value_ = at::IntArrayRef(value.items, static_cast<size_t>(value.count));
  }
  const at::OptionalIntArrayRef &get() const { return value_; }

 private:
  at::OptionalIntArrayRef value_;
};

template <>
struct convert<list<int64_t>, at::OptionalSymIntArrayRef> {
  explicit convert(list<int64_t> value) {
    if (value.items != nullptr) value_ = convert<list<int64_t>, c10::SymIntArrayRef>(value).get();
  }
  const at::OptionalSymIntArrayRef &get() const { return value_; }

 private:
  at::OptionalSymIntArrayRef value_;
};

// --- devices -----------------------------------------------------------------------------------

// type * 256 + index + 1; an absent index is 0.
template <>
struct code<at::Device> {
  static constexpr bool known = true;
  static at::Device from_code(int64_t value) {
    return at::Device(static_cast<at::DeviceType>(value >> 8),
                      static_cast<at::DeviceIndex>((value & 0xff) - 1));
  }
  static int64_t to_code(at::Device value) {
    return (static_cast<int64_t>(value.type()) << 8) | (value.index() + 1);
  }
};

}  // namespace sffi

namespace sffi_tensor {

// libtorch's exceptions, as PyTorch's front end maps them.
inline bool translate(sffi::failure &out) {
  try {
    throw;
  } catch (const c10::IndexError &error) {
    out.code = SFFI_ERROR_INDEX;
    out.message = error.what_without_backtrace();
  } catch (const c10::ValueError &error) {
    out.code = SFFI_ERROR_VALUE;
    out.message = error.what_without_backtrace();
  } catch (const c10::TypeError &error) {
    out.code = SFFI_ERROR_TYPE;
    out.message = error.what_without_backtrace();
  } catch (const c10::NotImplementedError &error) {
    out.code = SFFI_ERROR_NOT_IMPLEMENTED;
    out.message = error.what_without_backtrace();
  } catch (const c10::Error &error) {
    out.code = SFFI_ERROR_RUNTIME;
    out.message = error.what_without_backtrace();
  } catch (...) {
    return false;
  }
  return true;
}

}  // namespace sffi_tensor
