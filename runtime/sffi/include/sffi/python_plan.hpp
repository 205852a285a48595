// Recorded plans as CPython sees them: the builtin that runs one, and the code that all builtins of a
// shim have while somebody records.
#pragma once

#include <atomic>
#include <cstring>
#include <utility>

#include "sffi/abi.h"
#include "sffi/host.hpp"
#include "sffi/plan.hpp"
#include "sffi/python_function.hpp"
#include "sffi/python_results.hpp"

namespace sffi {

// Looks up the native pointers of inputs and kept handles, and keeps all of them alive for the run.
class plan_handles {
 public:
  plan_handles(const sffi_python &table, plan &source) : table_(table), plan_(source) {}
  ~plan_handles() {
    for (int64_t i = 0; i < held_; ++i)
      plan_.bindings[i].drop(
          const_cast<void *>(std::exchange(plan_.values[plan_.bindings[i].value].pointer, nullptr)));
  }
  plan_handles(const plan_handles &) = delete;
  plan_handles &operator=(const plan_handles &) = delete;

  // False if one of them cannot be used; `binding` then says which.
  bool hold(void *const *inputs) {
    for (int64_t i = 0; i < plan_.binding_count; ++i) {
      const plan_binding &binding = plan_.bindings[i];
      void *object = i < plan_.input_count ? inputs[i] : binding.object;
      void *type = *reinterpret_cast<void **>(static_cast<char *>(object) + table_.type_offset);
      void *pointer = nullptr;
      if (type == binding.type || table_.is_subtype(type, binding.type) != 0)
        pointer = *reinterpret_cast<void **>(static_cast<char *>(object) + table_.handle_offset);
      if (pointer == nullptr) {
        plan_.binding = i;
        return false;
      }
      binding.retain(pointer);
      plan_.values[binding.value].pointer = pointer;
      held_ = i + 1;
    }
    return true;
  }

 private:
  const sffi_python &table_;
  plan &plan_;
  int64_t held_ = 0;
};

inline void *plan_result(const sffi_python &table, const plan &source, const plan_output &output) {
  sffi_value &value = source.values[output.value];
  const python_function &function = *output.function;
  if (output.is_handle == 0) {
    sffi_value parts[3];
    std::memcpy(parts, &value, sizeof parts);
    const char kind = function.result_kinds[output.position];
    if (std::strchr("sSbYIDBN", kind) != nullptr) value.pointer = nullptr;  // given away
    return python_results(table, function).encode(output.position, parts);
  }
  void *object = table.allocate(function.result_types[2 * output.position], 0);
  if (object != nullptr)
    *reinterpret_cast<void **>(static_cast<char *>(object) + table.handle_offset) =
        const_cast<void *>(std::exchange(value.pointer, nullptr));
  return object;
}

// Raises an error whose value is what a guard has given this time.
inline void plan_differs(const sffi_python &table, const plan &source) {
  const plan_action &action = source.actions[source.action];
  void *found = nullptr;
  if (action.what == plan_act::same || action.what == plan_act::same_memory) {
    sffi_value parts[3];
    std::memcpy(parts, source.values + action.at, sizeof parts);
    if (action.what == plan_act::same_memory) source.values[action.at].pointer = nullptr;
    found = python_results(table, *source.steps[source.step].function)
                .encode(action.position, parts);
    if (found == nullptr) return;  // it cannot be made: that error stands
  }
  table.set_error(table.errors[SFFI_ERROR_RUNTIME], found != nullptr ? found : table.none);
  if (found != nullptr) table.decrement(found);
}

// A tuple of the results, or null with an error set or told in the plan.
inline void *plan_results(const sffi_python &table, const plan &source) {
  void *target = table.new_tuple(source.output_count);
  for (int64_t i = 0; target != nullptr && i < source.output_count; ++i) {
    void *item = plan_result(table, source, source.outputs[i]);
    if (item != nullptr) {
      table.set_tuple_item(target, i, item);
      continue;
    }
    table.decrement(target);
    target = nullptr;
  }
  return target;
}

// The code of the builtin that runs a plan (METH_FASTCALL): at most how many times, for how many
// nanoseconds, and the handles that are its inputs.
inline void *plan_call(void *self, void *const *arguments, intptr_t count) noexcept {
  const sffi_python &table = *python.load(std::memory_order_acquire);
  auto *source = static_cast<plan *>(table.capsule_pointer(self, plan_capsule_name));
  if (source == nullptr) return nullptr;
  source->done = 0;
  source->step = source->action = source->binding = -1;
  if (count != source->input_count + 2)
    return table.format_error(table.type_error, "the plan of %s() takes %d handles, not %d",
                              source->name, static_cast<int>(source->input_count),
                              static_cast<int>(count - 2));
  const int64_t times = table.to_integer(arguments[0]);
  const int64_t limit = table.to_integer(arguments[1]);
  if (table.error_occurred() != nullptr) return nullptr;
  plan_run run(*source);
  void *results = nullptr;
  {
    plan_handles handles(table, *source);
    if (!handles.hold(arguments + 2))
      return table.format_error(table.errors[SFFI_ERROR_CLOSED], "a handle is closed");
    run.begin();
    {
      const gil_handed_over other_threads_run;
      run.repeat(times, limit);
    }
    run.end();
  }
  if (source->step < 0) {
    results = plan_results(table, *source);
  } else if (source->action < 0) {
    source->libraries[source->steps[source->step].library]->raise();
  } else {
    plan_differs(table, *source);
  }
  run.release_all();
  return results;
}

// While somebody records, the code of every builtin of a shim: hands the call to Python, with the
// builtin's capsule and its arguments. `recorder` is set before and stays set.
inline std::atomic<void *> recorder{nullptr};

inline void *recorded_call(void *self, void *const *arguments, intptr_t count) noexcept {
  const sffi_python &table = *python.load(std::memory_order_acquire);
  void *tuple = table.new_tuple(count);
  if (tuple == nullptr) return nullptr;
  for (intptr_t i = 0; i < count; ++i) {
    table.increment(arguments[i]);
    table.set_tuple_item(tuple, i, arguments[i]);
  }
  void *result = table.call_function(recorder.load(std::memory_order_acquire), "OO", self, tuple);
  table.decrement(tuple);
  return result;
}

}  // namespace sffi

#define SFFI_PLANS(prefix)                                                                         \
  extern "C" {                                                                                     \
  SFFI_EXPORT int64_t prefix##__plan_size() noexcept { return sizeof(sffi::plan); }                \
  SFFI_EXPORT const void *prefix##__plan_library() noexcept { return &sffi::this_library; }        \
  SFFI_EXPORT void *prefix##__plan_call(void *self, void *const *arguments,                        \
                                        intptr_t count) noexcept {                                 \
    return sffi::plan_call(self, arguments, count);                                                \
  }                                                                                                \
  SFFI_EXPORT void prefix##__record_with(void *recorder) noexcept {                                \
    sffi::recorder.store(recorder, std::memory_order_release);                                     \
  }                                                                                                \
  SFFI_EXPORT void *prefix##__recorded_call(void *self, void *const *arguments,                    \
                                            intptr_t count) noexcept {                             \
    return sffi::recorded_call(self, arguments, count);                                            \
  }                                                                                                \
  }
