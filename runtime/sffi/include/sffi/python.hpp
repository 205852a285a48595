// CPython's own calling convention over uniform entries, with no Python header needed to compile.
//
// The loader makes a builtin function object for a shim function: its code is python_call below,
// its `self` a capsule around a python_function. Everything used of CPython comes from the table
// in sffi_python, all of it stable ABI, so one shim serves every CPython from 3.10 on. A handle is
// an object of a class that the loader made, with the native pointer at a known offset.
#pragma once

#include <utility>

#include "sffi/abi.h"
#include "sffi/handle.hpp"
#include "sffi/host.hpp"
#include "sffi/python_arguments.hpp"
#include "sffi/python_function.hpp"
#include "sffi/python_results.hpp"
#include "sffi/result.hpp"

namespace sffi {

// Calls one function: the arguments' values, the uniform entry, the result's object.
inline void *call_from_python(const sffi_python &table, const python_function &function,
                              void *const *arguments, intptr_t count) {
  if (count != function.argument_count)
    return table.format_error(table.type_error, "%s() takes %d arguments, not %d", function.name,
                              static_cast<int>(function.argument_count), static_cast<int>(count));
  python_arguments source(table, function);
  python_results target(table, function);
  sffi_value values[most_arguments + most_results];
  sffi_value *next = values;
  for (intptr_t i = 0; i < count; ++i)
    if (!source.decode(arguments[i], i, next)) return nullptr;
  if (!source.finish()) return nullptr;
  sffi_value result[3];
  if (function.out_count < 0) {
    function.entry(values, result);
    return target.encode(0, result);
  }
  out_values outs{};
  for (int64_t i = 0; i < function.out_count; ++i)
    (next++)->pointer = outs[static_cast<size_t>(i)].data();
  function.entry(values, result);
  return target.collect(outs, result[0].integer == sentinel<status>());
}

// The C function of every builtin that the loader makes (METH_FASTCALL).
inline void *python_call(void *self, void *const *arguments, intptr_t count) noexcept {
  const sffi_python &table = *python.load(std::memory_order_acquire);
  const void *function = table.capsule_pointer(self, capsule_name);
  if (function == nullptr) return nullptr;
  return call_from_python(table, *static_cast<const python_function *>(function), arguments,
                          count);
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
