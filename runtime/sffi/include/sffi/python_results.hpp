// Results: from the values of a uniform entry to Python objects.
#pragma once

#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "sffi/abi.h"
#include "sffi/handle.hpp"
#include "sffi/python_function.hpp"
#include "sffi/result.hpp"

namespace sffi {

using out_values = std::array<std::array<sffi_value, 3>, most_results>;

class python_results : python_access {
 public:
  python_results(const sffi_python &table, const python_function &function)
      : python_access(table, function) {}

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

  // The results of a function of several, as a tuple.
  void *collect(const out_values &outs, bool sentinel_seen) {
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
      } else if (out->pointer != nullptr) {
        discard(i, kind, const_cast<void *>(out->pointer));
      }
    }
    return target;
  }

 private:
  void *none() const {
    table_.increment(table_.none);
    return table_.none;
  }

  void *encode_number(const number &value) const {
    switch (value.tag) {
      case SFFI_INTEGER:
        return table_.from_integer(value.integer);
      case SFFI_REAL:
        return table_.from_real(value.real);
      case SFFI_BOOL:
        return table_.from_bool(value.integer != 0);
      case SFFI_UNSIGNED:
        return table_.from_unsigned(static_cast<uint64_t>(value.integer));
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

  // Lets go of a result that no object is made of.
  void discard(int64_t position, char kind, void *pointer) const {
    if (kind == 'h' || kind == 'H')
      release(position, pointer);
    else if (kind == 'l')
      delete static_cast<handle_list *>(pointer);
    else if (std::strchr("sSbYIDBN", kind) != nullptr)
      std::free(pointer);
  }

  void *encode_list(int64_t position, void *pointer) const {
    if (pointer == nullptr) return nullptr;
    const std::unique_ptr<handle_list> source(static_cast<handle_list *>(pointer));
    void *target = table_.new_tuple(static_cast<intptr_t>(source->items.size()));
    if (target == nullptr) return nullptr;
    for (size_t i = 0; i < source->items.size(); ++i) {
      void *item = std::exchange(source->items[i], nullptr);
      void *object = item == nullptr ? none() : encode_handle(position, item);
      if (object == nullptr) {
        table_.decrement(target);
        return nullptr;
      }
      table_.set_tuple_item(target, static_cast<intptr_t>(i), object);
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
    const int64_t width = kind == 'B' ? 1 : kind == 'N' ? sizeof(number) : 8;
    const intptr_t count = size / width;
    void *target = table_.new_list(count);
    for (intptr_t i = 0; target != nullptr && i < count; ++i) {
      void *item = kind == 'I'   ? table_.from_integer(static_cast<const int64_t *>(data)[i])
                   : kind == 'D' ? table_.from_real(static_cast<const double *>(data)[i])
                   : kind == 'N' ? encode_number(static_cast<const number *>(data)[i])
                                 : table_.from_bool(static_cast<const uint8_t *>(data)[i] != 0);
      if (item == nullptr) {
        table_.decrement(target);
        return nullptr;
      }
      table_.set_list_item(target, i, item);
    }
    return target;
  }
};

}  // namespace sffi
