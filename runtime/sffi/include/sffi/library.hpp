// What every shim exports beside its functions: the support functions of a library and of a class.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "sffi/abi.h"
#include "sffi/absent.hpp"
#include "sffi/call.hpp"
#include "sffi/entry.hpp"
#include "sffi/error.hpp"
#include "sffi/handle.hpp"
#include "sffi/host.hpp"
#include "sffi/python.hpp"
#include "sffi/python_plan.hpp"
#include "sffi/target.hpp"

namespace sffi {

// A function of the shim as it was when it was compiled: the loader compares.
struct symbol {
  std::string_view name;  // of a text that ends with a null character
  const char *signature;
  sffi_entry entry;
};

// The functions of one source of a shim, sorted by name.
struct symbols {
  const symbol *first;
  size_t count;
};

using symbol_tables = std::span<const symbols *const>;

inline const symbol *find(symbol_tables tables, std::string_view name) {
  for (const symbols *table : tables) {
    const std::span all(table->first, table->count);
    const auto found = std::ranges::lower_bound(all, name, {}, &symbol::name);
    if (found != all.end() && found->name == name) return &*found;
  }
  return nullptr;
}

inline int64_t count(symbol_tables tables) {
  size_t all = 0;
  for (const symbols *table : tables) all += table->count;
  return static_cast<int64_t>(all);
}

inline const char *name_at(symbol_tables tables, int64_t index) {
  for (const symbols *table : tables) {
    if (index >= 0 && std::cmp_less(index, table->count)) return table->first[index].name.data();
    index -= static_cast<int64_t>(table->count);
  }
  return nullptr;
}

}  // namespace sffi

// `prefix` is rt_<library>; `tables` an array of pointers to sffi::symbols.
#define SFFI_LIBRARY(prefix, tables)                                                              \
  SFFI_PLANS(prefix)                                                                              \
  extern "C" {                                                                                    \
  SFFI_EXPORT int64_t prefix##__abi() noexcept { return SFFI_ABI_VERSION; }                       \
  SFFI_EXPORT int64_t prefix##__host(const sffi_python *host) noexcept {                          \
    if (host == nullptr || host->size != static_cast<int64_t>(sizeof(sffi_python)) ||             \
        host->record_size != static_cast<int64_t>(sizeof(sffi::python_function)))                 \
      return -1;                                                                                  \
    sffi::python.store(host, std::memory_order_release);                                          \
    return 0;                                                                                     \
  }                                                                                               \
  SFFI_EXPORT int64_t prefix##__function_count() noexcept { return sffi::count(tables); }         \
  SFFI_EXPORT const char *prefix##__function_name(int64_t index) noexcept {                       \
    return sffi::name_at(tables, index);                                                          \
  }                                                                                               \
  SFFI_EXPORT const char *prefix##__signature(const char *name) noexcept {                        \
    const sffi::symbol *found = sffi::find(tables, name);                                          \
    return found != nullptr ? found->signature : nullptr;                                         \
  }                                                                                               \
  SFFI_EXPORT int64_t prefix##__absent_count() noexcept { return std::ssize(sffi::absences()); }    \
  SFFI_EXPORT const char *prefix##__absent_name(int64_t index) noexcept {                         \
    return sffi::absences()[static_cast<size_t>(index)].name.c_str();                             \
  }                                                                                               \
  SFFI_EXPORT const char *prefix##__absent_found(int64_t index) noexcept {                        \
    return sffi::absences()[static_cast<size_t>(index)].found.c_str();                            \
  }                                                                                               \
  SFFI_EXPORT sffi_entry prefix##__entry(const char *name) noexcept {                             \
    const sffi::symbol *found = sffi::find(tables, name);                                          \
    return found != nullptr ? found->entry : nullptr;                                             \
  }                                                                                               \
  SFFI_EXPORT void *prefix##__python_call(void *self, void *const *arguments,                     \
                                          intptr_t count) noexcept {                              \
    return sffi::python_call(self, arguments, count);                                             \
  }                                                                                               \
  SFFI_EXPORT int64_t prefix##__error_pending() noexcept {                                        \
    return std::exchange(sffi::last_failure.pending, false) ? sffi::last_failure.code : -1;       \
  }                                                                                               \
  SFFI_EXPORT const char *prefix##__error_message() noexcept {                                    \
    return sffi::last_failure.message.c_str();                                                    \
  }                                                                                               \
  SFFI_EXPORT const char *prefix##__error_kind() noexcept {                                       \
    return sffi::last_failure.kind.c_str();                                                       \
  }                                                                                               \
  SFFI_EXPORT const char *prefix##__error_function() noexcept {                                   \
    return sffi::last_failure.function.c_str();                                                   \
  }                                                                                               \
  SFFI_EXPORT void prefix##__bytes_release(sffi_bytes bytes) noexcept { std::free(bytes.data); }  \
  SFFI_EXPORT int64_t prefix##__list_size(sffi_list list) noexcept {                              \
    return std::ssize(static_cast<sffi::handle_list *>(list.ptr)->items);                         \
  }                                                                                               \
  SFFI_EXPORT void prefix##__list_release(sffi_list list) noexcept {                              \
    delete static_cast<sffi::handle_list *>(list.ptr);                                            \
  }                                                                                               \
  }

// For `type Name = Class` of the spec. __close also sets the caller's handle to null, __move gives
// what one handle owns to another, __take moves one item out of a list.
#define SFFI_TYPE(prefix, name, cpp_class)                                                        \
  extern "C" {                                                                                    \
  SFFI_EXPORT void prefix##__release_##name(prefix##_##name self) noexcept {                      \
    sffi::release_owned<cpp_class>(self.ptr);                                                     \
  }                                                                                               \
  SFFI_EXPORT void prefix##__close_##name(prefix##_##name *self) noexcept {                       \
    sffi::release_owned<cpp_class>(std::exchange(self->ptr, nullptr));                            \
  }                                                                                               \
  SFFI_EXPORT void prefix##__move_##name(prefix##_##name *to, prefix##_##name *from) noexcept {   \
    sffi::release_owned<cpp_class>(std::exchange(to->ptr, std::exchange(from->ptr, nullptr)));    \
  }                                                                                               \
  SFFI_EXPORT void prefix##__drop_##name(void *pointer) noexcept {                                \
    sffi::release_owned<cpp_class>(pointer);                                                      \
  }                                                                                               \
  SFFI_EXPORT void prefix##__hold_##name(void *pointer) noexcept {                              \
    sffi::retain_owned<cpp_class>(pointer);                                                       \
  }                                                                                               \
  SFFI_EXPORT void *prefix##__finalize_##name(void *self, void *unused) noexcept {                \
    return sffi::python_finalize<cpp_class>(self, unused);                                        \
  }                                                                                               \
  SFFI_EXPORT int64_t prefix##__live_##name() noexcept {                                          \
    return sffi::live<cpp_class>.load(std::memory_order_relaxed);                                 \
  }                                                                                               \
  SFFI_EXPORT prefix##_##name prefix##__take_##name(sffi_list list, int64_t index) noexcept {     \
    return {std::exchange(static_cast<sffi::handle_list *>(list.ptr)->items[index], nullptr)};    \
  }                                                                                               \
  }
