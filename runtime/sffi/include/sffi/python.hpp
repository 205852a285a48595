// CPython's own calling convention over uniform entries, with no Python header needed to compile.
//
// The loader makes a builtin function object for a shim function: its code is python_call below,
// its `self` a capsule around a python_function. Everything used of CPython comes from the table
// in sffi_python, all of it stable ABI, so one shim serves every CPython from 3.10 on. A handle is
// an object of a class that the loader made, with the native pointer at a known offset.
#pragma once

#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>

#include "sffi/abi.h"
#include "sffi/error.hpp"
#include "sffi/handle.hpp"
#include "sffi/host.hpp"
#include "sffi/result.hpp"

namespace sffi {

inline constexpr const char *capsule_name = "sffi.function";
inline constexpr int64_t most_arguments = 64;
inline constexpr int64_t most_results = 8;

// What python_call knows of one function; made by the loader, laid out as in sffi/calling.py.
//
// Argument kinds: i int64, u uint64, d double, p pointer (bytes, None, or an address as int),
// o object, h handle, t handle by pointer. Result kinds: v none, i, u, d, q bool, n number,
// s text, b bytes, I D B lists of int64, double, bool, h handle, l list of handles; the upper-case
// S Y H are s b h that may be absent.
struct python_function {
  sffi_entry entry;
  const char *name;
  const char *argument_kinds;
  void *const *argument_types;
  const char *result_kinds;
  void *const *result_types;
  int64_t argument_count;
  int64_t out_count;  // results through pointers; -1 where the function's own result counts
};

class python_caller {
 public:
  python_caller(const sffi_python &table, const python_function &function)
      : table_(table), function_(function) {}

  void *call(void *const *arguments, int64_t count) {
    if (count != function_.argument_count)
      return table_.format_error(table_.type_error, "%s takes %d arguments, not %d", function_.name,
                                 static_cast<int>(function_.argument_count),
                                 static_cast<int>(count));
    std::array<sffi_value, most_arguments + most_results> values;
    for (int64_t i = 0; i < count; ++i)
      if (!decode(arguments[i], i, values[static_cast<size_t>(i)])) return nullptr;
    sffi_value result[3];
    if (function_.out_count < 0) {
      function_.entry(values.data(), result);
      return encode(0, result);
    }
    std::array<std::array<sffi_value, 3>, most_results> outs{};
    for (int64_t i = 0; i < function_.out_count; ++i)
      values[static_cast<size_t>(count + i)].pointer = outs[static_cast<size_t>(i)].data();
    function_.entry(values.data(), result);
    return collect(outs, result[0].integer == sentinel<status>());
  }

 private:
  void *type_of(void *object) const {
    return *reinterpret_cast<void **>(static_cast<char *>(object) + table_.type_offset);
  }

  void *&pointer_in(void *handle) const {
    return *reinterpret_cast<void **>(static_cast<char *>(handle) + table_.handle_offset);
  }

  bool failed() const { return table_.error_occurred() != nullptr; }

  bool decode(void *object, int64_t position, sffi_value &out) const {
    switch (function_.argument_kinds[position]) {
      case 'i':
        out.integer = table_.to_integer(object);
        return out.integer != -1 || !failed();
      case 'u':
        out.unsigned_integer = table_.to_unsigned(object);
        return out.unsigned_integer != ~uint64_t{0} || !failed();
      case 'd':
        out.real = table_.to_real(object);
        return out.real != -1.0 || !failed();
      case 'o':
        out.pointer = object;
        return true;
      case 'p':
        if (object == table_.none) {
          out.pointer = nullptr;
          return true;
        }
        out.pointer = table_.bytes_data(object);
        return out.pointer != nullptr;
      default:
        break;
    }
    void *wanted = function_.argument_types[position];
    void *type = type_of(object);
    if (type != wanted && !table_.is_subtype(type, wanted)) {
      table_.format_error(table_.type_error, "%s: argument %d is of the wrong class",
                          function_.name, static_cast<int>(position + 1));
      return false;
    }
    if (function_.argument_kinds[position] == 'h')
      out.pointer = pointer_in(object);
    else
      out.pointer = &pointer_in(object);
    return true;
  }

  void *none() const {
    table_.increment(table_.none);
    return table_.none;
  }

  // A Python object for a result, or null with an error set.
  void *encode(int64_t position, const sffi_value *result) const {
    switch (function_.result_kinds[position]) {
      case 'v':
        return result->integer == sentinel<status>() && failed() ? nullptr : none();
      case 'i':
        if (result->integer == sentinel<int64_t>() && failed()) return nullptr;
        return table_.from_integer(result->integer);
      case 'u':
        if (result->unsigned_integer == sentinel<uint64_t>() && failed()) return nullptr;
        return table_.from_unsigned(result->unsigned_integer);
      case 'd':
        if (result->real != result->real && failed()) return nullptr;
        return table_.from_real(result->real);
      case 'q':
        if (result->integer == sentinel<int64_t>() && failed()) return nullptr;
        return table_.from_bool(result->integer != 0);
      case 'n':
        return encode_number({result[0].integer, result[1].integer, result[2].real});
      case 'h':
      case 'H':
        return encode_handle(position, const_cast<void *>(result->pointer));
      case 'l':
        return encode_list(position, const_cast<void *>(result->pointer));
      default:
        return encode_bytes(position, const_cast<void *>(result[0].pointer), result[1].integer);
    }
  }

  void *encode_number(const number &value) const {
    switch (value.tag) {
      case SFFI_INTEGER:
        return table_.from_integer(value.integer);
      case SFFI_REAL:
        return table_.from_real(value.real);
      case SFFI_BOOL:
        return table_.from_bool(value.integer != 0);
      case SFFI_COMPLEX:
        return table_.from_complex(value.real, std::bit_cast<double>(value.integer));
      default:
        return failed() ? nullptr : none();
    }
  }

  void *encode_handle(int64_t position, void *pointer) const {
    if (pointer == nullptr) {
      if (function_.result_kinds[position] == 'H') return failed() ? nullptr : none();
      if (failed()) return nullptr;
      return table_.format_error(table_.errors[SFFI_ERROR_RUNTIME], "%s returned nothing",
                                 function_.name);
    }
    void *object = table_.allocate(function_.result_types[2 * position], 0);
    if (object == nullptr) {
      release(position, pointer);
      return nullptr;
    }
    pointer_in(object) = pointer;
    return object;
  }

  void release(int64_t position, void *pointer) const {
    reinterpret_cast<void (*)(void *)>(function_.result_types[2 * position + 1])(pointer);
  }

  void *encode_list(int64_t position, void *pointer) const {
    if (pointer == nullptr) return nullptr;
    const std::unique_ptr<handle_list> source(static_cast<handle_list *>(pointer));
    void *target = table_.new_list(static_cast<intptr_t>(source->items.size()));
    if (target == nullptr) return nullptr;
    for (size_t i = 0; i < source->items.size(); ++i) {
      void *item = std::exchange(source->items[i], nullptr);
      void *object = item == nullptr ? none() : encode_handle(position, item);
      if (object == nullptr) {
        table_.decrement(target);
        return nullptr;
      }
      table_.set_list_item(target, static_cast<intptr_t>(i), object);
    }
    return target;
  }

  void *encode_bytes(int64_t position, void *data, int64_t size) const {
    const char kind = function_.result_kinds[position];
    if (data == nullptr) return failed() ? nullptr : none();
    void *object = nullptr;
    if (kind == 's' || kind == 'S')
      object = table_.from_text(static_cast<const char *>(data), size, "surrogateescape");
    else if (kind == 'b' || kind == 'Y')
      object = table_.from_bytes(static_cast<const char *>(data), size);
    else
      object = encode_items(kind, data, size);
    std::free(data);
    return object;
  }

  void *encode_items(char kind, const void *data, int64_t size) const {
    const intptr_t count = kind == 'B' ? size : size / 8;
    void *target = table_.new_list(count);
    for (intptr_t i = 0; target != nullptr && i < count; ++i) {
      void *item = kind == 'I'   ? table_.from_integer(static_cast<const int64_t *>(data)[i])
                   : kind == 'D' ? table_.from_real(static_cast<const double *>(data)[i])
                                 : table_.from_bool(static_cast<const uint8_t *>(data)[i] != 0);
      if (item == nullptr) {
        table_.decrement(target);
        return nullptr;
      }
      table_.set_list_item(target, i, item);
    }
    return target;
  }

  // The results of a function of several, as a tuple.
  void *collect(std::array<std::array<sffi_value, 3>, most_results> &outs, bool sentinel_seen) {
    void *target = sentinel_seen && failed() ? nullptr : table_.new_tuple(function_.out_count);
    for (int64_t i = 0; i < function_.out_count; ++i) {
      const sffi_value *out = outs[static_cast<size_t>(i)].data();
      const char kind = function_.result_kinds[i];
      if (target != nullptr) {
        if (void *item = encode(i, out)) {
          table_.set_tuple_item(target, static_cast<intptr_t>(i), item);
          continue;
        }
        table_.decrement(target);
        target = nullptr;
      } else if ((kind == 'h' || kind == 'H') && out->pointer != nullptr) {
        release(i, const_cast<void *>(out->pointer));
      }
    }
    return target;
  }

  const sffi_python &table_;
  const python_function &function_;
};

// The C function of every builtin that the loader makes (METH_FASTCALL).
inline void *python_call(void *self, void *const *arguments, intptr_t count) noexcept {
  const sffi_python &table = *python.load(std::memory_order_acquire);
  const void *function = table.capsule_pointer(self, capsule_name);
  if (function == nullptr) return nullptr;
  return python_caller(table, *static_cast<const python_function *>(function))
      .call(arguments, count);
}

// __del__ of a handle class (METH_NOARGS): releases what the handle owns, if anything.
template <class T>
void *python_finalize(void *self, void *) noexcept {
  const sffi_python &table = *python.load(std::memory_order_acquire);
  void *&pointer = *reinterpret_cast<void **>(static_cast<char *>(self) + table.handle_offset);
  release_owned<T>(std::exchange(pointer, nullptr));
  table.increment(table.none);
  return table.none;
}

}  // namespace sffi
