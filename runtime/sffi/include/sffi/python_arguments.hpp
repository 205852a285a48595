// Arguments: from Python objects to the values of a uniform entry.
#pragma once

#include <cstdlib>
#include <cstring>

#include "sffi/abi.h"
#include "sffi/python_function.hpp"

namespace sffi {

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

class python_arguments : python_access {
 public:
  python_arguments(const sffi_python &table, const python_function &function)
      : python_access(table, function), memory_(table) {}

  // Looks at all handles again once every argument is decoded: converting a later argument may
  // have run Python code, which may have closed an earlier handle. False with an error set.
  bool finish() const {
    for (int i = 0; i < handle_count_; ++i) {
      const seen_handle &seen = handles_[i];
      void *pointer = pointer_in(seen.object);
      seen.out->pointer = pointer;
      if (pointer == nullptr) return closed(function_.argument_names[seen.position], -1);
    }
    for (int i = 0; i < list_count_; ++i)
      if (!finish_list(lists_[i])) return false;
    return true;
  }

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

 private:
  struct seen_handle {
    void *object;
    sffi_value *out;
    int64_t position;
  };
  struct seen_list {
    void *tuple;
    void **items;
    intptr_t count;
    int64_t position;
  };

  bool finish_list(const seen_list &seen) const {
    for (intptr_t i = 0; i < seen.count; ++i) {
      if (seen.items[i] == nullptr) continue;  // an item that is None
      seen.items[i] = pointer_in(table_.tuple_item(seen.tuple, i));
      if (seen.items[i] == nullptr) return closed(function_.argument_names[seen.position], i);
    }
    return true;
  }

  char kind_of(int64_t position) const { return function_.argument_kinds[position]; }

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

  bool decode_handle(void *object, int64_t position, sffi_value *&out) {
    if (object == table_.none && kind_of(position) == 'H') {
      (out++)->pointer = nullptr;
      return true;
    }
    if (!is_a(type_of(object), position)) return refused(object, position);
    void *pointer = pointer_in(object);
    handles_[handle_count_++] = {object, out, position};
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
    sffi_value *parts = out;
    out += 3;
    parts[1].integer = 0;
    parts[2].real = 0.0;
    void *type = type_of(object);
    if (type == table_.float_type) {
      parts[0].integer = SFFI_REAL;
      parts[2].real = table_.to_real(object);
      return true;
    }
    if (type == table_.int_type) {
      parts[0].integer = SFFI_INTEGER;
      parts[1].integer = table_.to_integer(object);
      if (parts[1].integer != -1 || !failed()) return true;
    }
    void *made = converted(object, position);  // a tuple of the three parts
    if (made == nullptr) return false;
    take_parts(made, parts);
    table_.decrement(made);
    return true;
  }

  // A number that Python has taken apart: tag, integer and real part.
  void take_parts(void *made, sffi_value *parts) const {
    parts[0].integer = table_.to_integer(table_.tuple_item(made, 0));
    parts[1].integer = table_.to_integer(table_.tuple_item(made, 1));
    parts[2].real = table_.to_real(table_.tuple_item(made, 2));
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
    const bool optional = std::strchr("JECRKN", kind) != nullptr;
    if (optional) kind = kind == 'K' ? 'L' : static_cast<char>(kind - 1);
    sffi_value *pair = out;
    out += 2;
    pair[0].pointer = nullptr;
    pair[1].integer = 0;
    if (object == table_.none && optional) return true;
    if (kind == 'I' && type_of(object) == table_.int_type) return decode_one(object, position, pair);
    // Python takes numbers apart, of which there are more kinds than C knows. What is no sequence
    // may still stand for a list of one. Either way this gives a tuple or raises.
    void *tuple = kind == 'Q' ? nullptr : table_.sequence_tuple(object);
    if (tuple == nullptr) {
      table_.clear_error();
      tuple = converted(object, position);
      if (tuple == nullptr) return false;
    }
    memory_.keep(tuple);
    const intptr_t count = table_.tuple_size(tuple);
    void *items = memory_.items(kind == 'Q' ? 3 * count : count);
    if (items == nullptr) return false;
    pair[0].pointer = items;
    pair[1].integer = count;
    for (intptr_t i = 0; i < count; ++i) {
      void *item = table_.tuple_item(tuple, i);
      if (decode_item(kind, item, i, position, items)) continue;
      return kind_is_handle(kind) && failed() ? false : refused(object, position);
    }
    if (kind_is_handle(kind))
      lists_[list_count_++] = {tuple, static_cast<void **>(items), count, position};
    return true;
  }

  static bool kind_is_handle(char kind) { return kind == 'L' || kind == 'M'; }

  bool decode_one(void *object, int64_t position, sffi_value *pair) {
    const void *size = function_.argument_types[position];
    const int64_t count = size != nullptr ? table_.to_integer(const_cast<void *>(size)) : 1;
    auto *items = static_cast<int64_t *>(memory_.items(static_cast<intptr_t>(count)));
    if (items == nullptr) return false;
    const int64_t value = table_.to_integer(object);
    for (int64_t i = 0; i < count; ++i) items[i] = value;
    pair[0].pointer = items;
    pair[1].integer = count;
    return value != -1 || !failed() || refused(object, position);
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
    if (kind == 'Q') {
      take_parts(item, static_cast<sffi_value *>(items) + 3 * index);
      return true;
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

  call_memory memory_;
  seen_handle handles_[most_arguments];
  int handle_count_ = 0;
  seen_list lists_[most_arguments];
  int list_count_ = 0;
};

}  // namespace sffi
