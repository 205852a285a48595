// What the calls from Python know of a function and of an object.
#pragma once

#include <cstdlib>

#include "sffi/abi.h"

namespace sffi {

inline constexpr const char *capsule_name = "sffi.function";
inline constexpr int64_t most_arguments = 64;
inline constexpr int64_t most_results = 16;

// What python_call knows of one function; made by the loader, laid out as in sffi/calling.py.
//
// Argument kinds, one for each Python argument, the second letter for one that may be None:
// i j int64, u v uint64, d e double, q r bool, n number, s S text, y Y bytes, o object, h H handle,
// t handle by pointer; sequences: I J of int64 (a bare int is one, or as many as the int in the
// argument's type says), D E of double, B C of bool, Q R of numbers, L K of handles, M N of handles
// or None. Result kinds: v none, i, u, d, q bool, n number, s text, b bytes, I D B N lists of int64,
// double, bool, number, h handle, l tuple of handles; the upper-case S Y H are s b h that may be
// absent.
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

// Looks into Python objects; the base of what converts arguments and results.
class python_access {
 protected:
  python_access(const sffi_python &table, const python_function &function)
      : table_(table), function_(function) {}

  void *type_of(void *object) const {
    return *reinterpret_cast<void **>(static_cast<char *>(object) + table_.type_offset);
  }

  void *&pointer_in(void *handle) const {
    return *reinterpret_cast<void **>(static_cast<char *>(handle) + table_.handle_offset);
  }

  bool failed() const { return table_.error_occurred() != nullptr; }

  const sffi_python &table_;
  const python_function &function_;
};

}  // namespace sffi
