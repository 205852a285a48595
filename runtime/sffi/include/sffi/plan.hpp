// Recorded plans: a list of calls, run by a small loop in one crossing from Python.
//
// The Python side (sffi/plans) lays a plan out in one array of values: the argument block of every
// call with its constants in place, a place for every result, and a place for every handle that
// comes from outside. A step copies into its block what earlier steps made, calls the function's
// uniform entry, and then does what its actions say: compare, unpack, release. The functions may be
// of several shims; each tells the loop through its plan_library whether a call failed.
#pragma once

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "sffi/abi.h"
#include "sffi/error.hpp"
#include "sffi/handle.hpp"
#include "sffi/host.hpp"
#include "sffi/python_function.hpp"

namespace sffi {

// --- what the structures of sffi/plans/program.py hold -------------------------------------------

// How a loop in one shim speaks with another shim whose functions it calls, on the same thread.
struct plan_library {
  // From now on functions keep errors to themselves and leave the GIL alone. Where the answer is
  // true after a call, that call failed.
  const bool *(*begin)() noexcept;
  void (*end)(bool failed) noexcept;
  void (*raise)() noexcept;  // the Python exception for the last failure; needs the GIL
};

struct plan_binding {  // a handle from outside: an input of the plan, or one that it keeps
  void *object;        // null for an input
  void *type;
  void (*retain)(void *);
  void (*drop)(void *);
  int64_t value;
};

struct plan_copy {
  int64_t to;
  int64_t from;
};

enum class plan_act : int64_t {
  drop = 0,          // release the handle at `at`
  free = 1,          // free the memory at `at`
  unpack = 2,        // move `count` handles out of the list at `at` to `other`, or differ
  presence = 3,      // differ unless the pointer at `at` is there (count 1) or absent (count 0)
  same = 4,          // differ unless `count` values at `at` are as those at `other`
  same_memory = 5,   // likewise for memory: pointer and size at `at` and `other`
  tag = 6,           // differ unless the number at `at` is one (count 1) or none (count 0)
};

struct plan_action {
  plan_act what;
  int64_t at;
  int64_t other;
  int64_t count;
  void (*drop)(void *);
  int64_t position;  // of the result that is compared
};

struct plan_step {
  sffi_entry entry;
  const python_function *function;
  int64_t library;
  int64_t arguments;  // first value of the argument block
  int64_t result;     // where the result goes
  int64_t first_copy, last_copy;
  int64_t first_action, last_action;
};

struct plan_output {
  const python_function *function;
  int64_t position;  // of the result that it is, or is a part of
  int64_t value;
  int64_t is_handle;
};

struct plan {
  const char *name;
  sffi_value *values;
  const plan_binding *bindings;
  const plan_step *steps;
  const plan_copy *copies;
  const plan_action *actions;
  const plan_action *owned;  // how to release each place that can own something
  const plan_output *outputs;
  const plan_library *const *libraries;
  int64_t *nanoseconds;  // by step, added to; null if nobody asks
  int64_t input_count, binding_count, step_count, owned_count, output_count, library_count;
  // What happened, for the Python side.
  int64_t done;     // how many times the plan ran to its end in the last crossing
  int64_t step;     // the call that failed, or -1
  int64_t action;   // the action of that call that found a difference, or -1
  int64_t binding;  // the handle from outside that cannot be used, or -1
};

inline constexpr const char *plan_capsule_name = "sffi.plan";
inline constexpr int64_t most_libraries = 16;

// --- one thread's side of it ---------------------------------------------------------------------

// A companion header may define SFFI_THREAD_STATE as a type with save() and leave(failed): what
// belongs to the thread and would be left changed by a plan that stops in the middle.
struct no_thread_state {
  void save() {}
  void leave(bool) {}
};
#ifdef SFFI_THREAD_STATE
using thread_state = SFFI_THREAD_STATE;
#else
using thread_state = no_thread_state;
#endif

inline thread_state &kept_thread_state() {
  static thread_local thread_state state;
  return state;
}

inline const bool *plan_begin() noexcept {
  replaying = true;
  last_failure.pending = false;
  kept_thread_state().save();
  return &last_failure.pending;
}

inline void plan_end(bool failed) noexcept {
  replaying = false;
  kept_thread_state().leave(failed);
}

inline void plan_raise() noexcept {
  last_failure.pending = false;
  raise(*python.load(std::memory_order_acquire), last_failure);
}

inline constexpr plan_library this_library{&plan_begin, &plan_end, &plan_raise};

// --- the loop ------------------------------------------------------------------------------------

class plan_run {
 public:
  explicit plan_run(plan &source) : plan_(source) {}

  void begin() {
    for (int64_t i = 0; i < plan_.library_count; ++i) failed_[i] = plan_.libraries[i]->begin();
  }

  void end() {
    for (int64_t i = plan_.library_count; i > 0; --i)
      plan_.libraries[i - 1]->end(plan_.step >= 0);
  }

  // Runs at most `count` times, and stops earlier once `limit` nanoseconds have passed.
  void repeat(int64_t count, int64_t limit) {
    const auto start = std::chrono::steady_clock::now();
    for (plan_.done = 0; plan_.done < count;) {
      if (!(plan_.nanoseconds == nullptr ? once<false>() : once<true>())) return;
      if (++plan_.done == count) return;
      if (std::chrono::steady_clock::now() - start > std::chrono::nanoseconds(limit)) return;
      release_all();  // results that the next round makes anew
    }
  }

  void release_all() const {
    for (int64_t i = 0; i < plan_.owned_count; ++i) release(plan_.owned[i]);
  }

 private:
  template <bool Timed>
  bool once() {
    sffi_value *const values = plan_.values;
    for (int64_t i = 0; i < plan_.step_count; ++i) {
      [[maybe_unused]] std::chrono::steady_clock::time_point start;
      if constexpr (Timed) start = std::chrono::steady_clock::now();
      const plan_step &step = plan_.steps[i];
      for (int64_t copy = step.first_copy; copy < step.last_copy; ++copy)
        values[plan_.copies[copy].to] = values[plan_.copies[copy].from];
      step.entry(values + step.arguments, values + step.result);
      if (*failed_[step.library]) return stopped(i, -1);
      for (int64_t action = step.first_action; action < step.last_action; ++action)
        if (!act(plan_.actions[action])) return stopped(i, action);
      if constexpr (Timed)
        plan_.nanoseconds[i] +=
            std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count();
    }
    return true;
  }

  bool stopped(int64_t step, int64_t action) {
    plan_.step = step;
    plan_.action = action;
    return false;
  }

  // False if what a call gave is not what it gave when it was recorded.
  bool act(const plan_action &action) const {
    const sffi_value *at = plan_.values + action.at;
    const sffi_value *other = plan_.values + action.other;
    switch (action.what) {
      case plan_act::unpack:
        return unpack(action);
      case plan_act::presence:
        return (at->pointer != nullptr) == (action.count != 0);
      case plan_act::same:
        return std::memcmp(at, other, static_cast<size_t>(action.count) * sizeof *at) == 0;
      case plan_act::same_memory:
        return at[1].integer == other[1].integer &&
               std::memcmp(at->pointer, other->pointer, static_cast<size_t>(at[1].integer)) == 0;
      case plan_act::tag:
        return (at->integer != SFFI_NONE) == (action.count != 0);
      default:
        release(action);
        return true;
    }
  }

  void release(const plan_action &action) const {
    void *pointer = const_cast<void *>(std::exchange(plan_.values[action.at].pointer, nullptr));
    if (pointer == nullptr) return;
    if (action.what == plan_act::drop)
      action.drop(pointer);
    else if (action.what == plan_act::free)
      std::free(pointer);
    else
      delete static_cast<handle_list *>(pointer);
  }

  bool unpack(const plan_action &action) const {
    void *pointer = const_cast<void *>(std::exchange(plan_.values[action.at].pointer, nullptr));
    const std::unique_ptr<handle_list> source(static_cast<handle_list *>(pointer));
    if (source == nullptr || std::ssize(source->items) != action.count) return false;
    for (int64_t i = 0; i < action.count; ++i)
      plan_.values[action.other + i].pointer =
          std::exchange(source->items[static_cast<size_t>(i)], nullptr);
    return true;
  }

  plan &plan_;
  const bool *failed_[most_libraries];
};

}  // namespace sffi
