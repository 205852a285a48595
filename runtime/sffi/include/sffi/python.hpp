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
#include <memory>
#include <utility>

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
// Argument kinds, one for each Python argument, the second letter for one that may be None:
// i j int64, u v uint64, d e double, q r bool, n number, s S text, y Y bytes, o object, h H handle,
// t handle by pointer; sequences: I J of int64 (a bare int is one), D E of double, B C of bool,
// L K of handles, M N of handles or None. Result kinds: v none, i, u, d, q bool, n number,
// s text, b bytes, I D B lists of int64, double, bool, h handle, l list of handles; the upper-case
// S Y H are s b h that may be absent.
struct python_function {
  sffi_entry entry;
  const char *name;
  const char *argument_kinds;
  const char *const *argument_names;
  void *const *argument_types;
  const char *result_kinds;
  void *const *result_types;
  int64_t argument_count;
  int64_t out_count;  // results through pointers; -1 where the function's own result counts
};

// Memory of one call: arrays made of sequences, and the tuples that keep their items alive.
class call_memory {
 public:
  explicit call_memory(const sffi_python &table) : table_(table) {}
  ~call_memory() {
    for (int i = 0; i < tuple_count_; ++i) table_.decrement(tuples_[i]);
    for (int i = 0; i < heap_count_; ++i) std::free(heap_[i]);
  }
  call_memory(const call_memory &) = delete;
  call_memory &operator=(const call_memory &) = delete;

  // Room for `count` items of 8 bytes; null, with an error set, if there is none.
  void *items(intptr_t count) {
    if (used_ + count <= inline_items) {
      void *found = items_ + used_;
      used_ += count;
      return found;
    }
    void *found = std::malloc(static_cast<size_t>(count) * 8);
    if (found == nullptr) {
      table_.format_error(table_.errors[SFFI_ERROR_MEMORY], "no memory for an argument");
      return nullptr;
    }
    heap_[heap_count_++] = found;
    return found;
  }

  void keep(void *tuple) { tuples_[tuple_count_++] = tuple; }

 private:
  static constexpr intptr_t inline_items = 64;
  const sffi_python &table_;
  int64_t items_[inline_items];
  intptr_t used_ = 0;
  void *tuples_[most_arguments];
  int tuple_count_ = 0;
  void *heap_[most_arguments];
  int heap_count_ = 0;
};

class python_caller {
 public:
  python_caller(const sffi_python &table, const python_function &function)
      : table_(table), function_(function), memory_(table) {}

  void *call(void *const *arguments, int64_t count) {
    if (count != function_.argument_count)
      return table_.format_error(table_.type_error, "%s takes %d arguments, not %d", function_.name,
                                 static_cast<int>(function_.argument_count),
                                 static_cast<int>(count));
    sffi_value values[most_arguments + most_results];
    sffi_value *next = values;
    for (int64_t i = 0; i < count; ++i)
      if (!decode(arguments[i], i, next)) return nullptr;
    sffi_value result[3];
    if (function_.out_count < 0) {
      function_.entry(values, result);
      return encode(0, result);
    }
    std::array<std::array<sffi_value, 3>, most_results> outs{};
    for (int64_t i = 0; i < function_.out_count; ++i)
      (next++)->pointer = outs[static_cast<size_t>(i)].data();
    function_.entry(values, result);
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

  char kind_of(int64_t position) const { return function_.argument_kinds[position]; }

  // Writes the values of one argument and moves `out` past them; false with an error set.
  bool decode(void *object, int64_t position, sffi_value *&out) {
    switch (kind_of(position)) {
      case 'h':
      case 'H':
        return decode_handle(object, position, out);
      case 'i':
        return decode_integer(object, position, out);
      case 'q':
      case 'r':
        return decode_bool(object, position, out);
      case 'd':
        out->real = table_.to_real(object);
        if ((out++)->real == -1.0 && failed()) return refused(object, position);
        return true;
      case 'u':
        out->unsigned_integer = table_.to_unsigned(object);
        if ((out++)->unsigned_integer == ~uint64_t{0} && failed()) return refused(object, position);
        return true;
      case 'n':
        return decode_number(object, position, out);
      case 'j':
      case 'v':
      case 'e':
        return decode_optional(object, position, out);
      case 's':
      case 'S':
      case 'y':
      case 'Y':
        return decode_chars(object, position, out);
      case 'o':
        (out++)->pointer = object;
        return true;
      case 't':
        if (!is_a(type_of(object), position)) return refused(object, position);
        (out++)->pointer = &pointer_in(object);
        return true;
      default:
        return decode_sequence(object, position, out);
    }
  }

  bool is_a(void *type, int64_t position) const {
    void *wanted = function_.argument_types[position];
    return type == wanted || table_.is_subtype(type, wanted) != 0;
  }

  // Asks Python for the conversion that C could not do, which raises the error that fits, naming
  // the argument. An object that Python can convert is given back as one that C takes.
  void *converted(void *object, int64_t position) const {
    table_.clear_error();
    const char kind[] = {kind_of(position), '\0'};
    return table_.call_function(table_.convert, "OsssO", object, kind, function_.name,
                                function_.argument_names[position],
                                function_.argument_types[position] != nullptr
                                    ? function_.argument_types[position]
                                    : table_.none);
  }

  bool refused(void *object, int64_t position) const {
    void *result = converted(object, position);
    if (result != nullptr) {
      table_.decrement(result);
      table_.format_error(table_.type_error, "%s(): argument '%s' cannot be passed",
                          function_.name, function_.argument_names[position]);
    }
    return false;
  }

  bool decode_handle(void *object, int64_t position, sffi_value *&out) const {
    if (object == table_.none && kind_of(position) == 'H') {
      (out++)->pointer = nullptr;
      return true;
    }
    if (!is_a(type_of(object), position)) return refused(object, position);
    void *pointer = pointer_in(object);
    (out++)->pointer = pointer;
    return pointer != nullptr || closed(function_.argument_names[position], -1);
  }

  bool closed(const char *name, int64_t index) const {
    if (index < 0)
      table_.format_error(table_.errors[SFFI_ERROR_CLOSED], "%s(): argument '%s' is closed",
                          function_.name, name);
    else
      table_.format_error(table_.errors[SFFI_ERROR_CLOSED], "%s(): argument '%s[%d]' is closed",
                          function_.name, name, static_cast<int>(index));
    return false;
  }

  bool decode_integer(void *object, int64_t position, sffi_value *&out) const {
    out->integer = table_.to_integer(object);
    if ((out++)->integer == -1 && failed()) return refused(object, position);
    return true;
  }

  bool decode_bool(void *object, int64_t position, sffi_value *&out) const {
    if (object == table_.true_object) {
      (out++)->integer = 1;
    } else if (object == table_.false_object) {
      (out++)->integer = 0;
    } else if (object == table_.none && kind_of(position) == 'r') {
      (out++)->integer = -1;
    } else {
      void *made = converted(object, position);
      if (made == nullptr) return false;
      (out++)->integer = made == table_.true_object;
      table_.decrement(made);
    }
    return true;
  }

  bool decode_optional(void *object, int64_t position, sffi_value *&out) const {
    const bool given = object != table_.none;
    (out++)->integer = given;
    out->integer = 0;
    if (!given) {
      ++out;
      return true;
    }
    switch (kind_of(position)) {
      case 'j':
        return decode_integer(object, position, out);
      case 'v':
        out->unsigned_integer = table_.to_unsigned(object);
        break;
      default:
        out->real = table_.to_real(object);
        break;
    }
    ++out;
    return !failed() || refused(object, position);
  }

  bool decode_number(void *object, int64_t position, sffi_value *&out) const {
    void *type = type_of(object);
    sffi_value *parts = out;
    out += 3;
    parts[1].integer = 0;
    parts[2].real = 0.0;
    if (type == table_.float_type) {
      parts[0].integer = SFFI_REAL;
      parts[2].real = table_.to_real(object);
      return true;
    }
    if (type == table_.int_type) {
      parts[0].integer = SFFI_INTEGER;
      parts[1].integer = table_.to_integer(object);
      return parts[1].integer != -1 || !failed() || refused(object, position);
    }
    void *made = converted(object, position);  // a tuple of the three parts
    if (made == nullptr) return false;
    parts[0].integer = table_.to_integer(table_.tuple_item(made, 0));
    parts[1].integer = table_.to_integer(table_.tuple_item(made, 1));
    parts[2].real = table_.to_real(table_.tuple_item(made, 2));
    table_.decrement(made);
    return true;
  }

  bool decode_chars(void *object, int64_t position, sffi_value *&out) {
    const char kind = kind_of(position);
    sffi_value *pair = out;
    out += 2;
    pair[0].pointer = nullptr;
    pair[1].integer = 0;
    if (object == table_.none && (kind == 'S' || kind == 'Y')) return true;
    intptr_t size = 0;
    if (kind == 's' || kind == 'S') {
      const char *text = table_.text_parts(object, &size);
      if (text == nullptr || std::memchr(text, 0, static_cast<size_t>(size)) != nullptr)
        return refused(object, position);
      pair[0].pointer = text;
    } else {
      char *data = nullptr;
      if (table_.bytes_parts(object, &data, &size) != 0) {
        table_.clear_error();
        void *copy = converted(object, position);
        if (copy == nullptr) return false;
        memory_.keep(copy);
        if (table_.bytes_parts(copy, &data, &size) != 0) return false;
      }
      pair[0].pointer = data;
    }
    pair[1].integer = size;
    return true;
  }

  bool decode_sequence(void *object, int64_t position, sffi_value *&out) {
    char kind = kind_of(position);
    const bool optional = std::strchr("JECKN", kind) != nullptr;
    if (optional) kind = kind == 'K' ? 'L' : static_cast<char>(kind - 1);
    sffi_value *pair = out;
    out += 2;
    pair[0].pointer = nullptr;
    pair[1].integer = 0;
    if (object == table_.none && optional) return true;
    if (kind == 'I' && type_of(object) == table_.int_type) return decode_one(object, position, pair);
    void *tuple = table_.sequence_tuple(object);
    if (tuple == nullptr) {
      table_.clear_error();
      // What is no sequence may still stand for a list of one; this gives a tuple or raises.
      tuple = converted(object, position);
      if (tuple == nullptr) return false;
    }
    memory_.keep(tuple);
    const intptr_t count = table_.tuple_size(tuple);
    void *items = memory_.items(count);
    if (items == nullptr) return false;
    pair[0].pointer = items;
    pair[1].integer = count;
    for (intptr_t i = 0; i < count; ++i) {
      void *item = table_.tuple_item(tuple, i);
      if (decode_item(kind, item, i, position, items)) continue;
      return kind_is_handle(kind) && failed() ? false : refused(object, position);
    }
    return true;
  }

  static bool kind_is_handle(char kind) { return kind == 'L' || kind == 'M'; }

  bool decode_one(void *object, int64_t position, sffi_value *pair) {
    void *items = memory_.items(1);
    if (items == nullptr) return false;
    int64_t &item = *static_cast<int64_t *>(items);
    item = table_.to_integer(object);
    pair[0].pointer = items;
    pair[1].integer = 1;
    return item != -1 || !failed() || refused(object, position);
  }

  // False without an error of ours for an item that converted() is to explain.
  bool decode_item(char kind, void *item, intptr_t index, int64_t position, void *items) const {
    if (kind == 'I') {
      const int64_t value = table_.to_integer(item);
      static_cast<int64_t *>(items)[index] = value;
      return value != -1 || !failed();
    }
    if (kind == 'D') {
      const double value = table_.to_real(item);
      static_cast<double *>(items)[index] = value;
      return value != -1.0 || !failed();
    }
    if (kind == 'B') {
      static_cast<uint8_t *>(items)[index] = item == table_.true_object;
      return item == table_.true_object || item == table_.false_object;
    }
    if (kind == 'M' && item == table_.none) {
      static_cast<void **>(items)[index] = nullptr;
      return true;
    }
    if (!is_a(type_of(item), position)) return false;
    void *pointer = pointer_in(item);
    static_cast<void **>(items)[index] = pointer;
    return pointer != nullptr || closed(function_.argument_names[position], index);
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
  call_memory memory_;
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
