// The host language's side of a call: releasing its lock, keeping its objects alive.
#pragma once

#include <atomic>
#include <chrono>
#include <thread>
#include <utility>

#include "sffi/abi.h"

namespace sffi {

// Null until the loader hands a table over. The table itself is never freed or changed.
inline std::atomic<const sffi_python *> python{nullptr};

enum class gil { release, keep };

// Whether this thread runs a recorded plan: the GIL is released already, for the whole of it.
inline constinit thread_local bool replaying = false;

// Asks for the GIL. While the interpreter shuts down, CPython before 3.14 ends a thread that asks by
// unwinding its stack, through functions that let nothing through; later ones let it wait for ever.
// So do we: the process is gone in a moment.
template <typename Ask>
auto with_gil(Ask ask) noexcept {
  try {
    return ask();
  } catch (...) {
    for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
  }
}

// Lets other Python threads run for as long as it lives.
class gil_released {
 public:
  gil_released() : table_(replaying ? nullptr : python.load(std::memory_order_acquire)) {
    if (table_ != nullptr) state_ = table_->save_thread();
  }
  ~gil_released() {
    if (table_ != nullptr) with_gil([this] { table_->restore_thread(state_); });
  }
  gil_released(const gil_released &) = delete;
  gil_released &operator=(const gil_released &) = delete;

 private:
  const sffi_python *table_;
  void *state_ = nullptr;
};

// The same around the run of a plan, whose calls then leave the GIL alone.
class gil_handed_over {
 public:
  gil_handed_over() : state_(python.load(std::memory_order_acquire)->save_thread()) {}
  ~gil_handed_over() {
    with_gil([this] { python.load(std::memory_order_acquire)->restore_thread(state_); });
  }
  gil_handed_over(const gil_handed_over &) = delete;
  gil_handed_over &operator=(const gil_handed_over &) = delete;

 private:
  void *state_;
};

struct gil_kept {
  ~gil_kept() {}  // user-provided, so that an unused guard is no warning
};

// A Python object kept alive from C++. It may be copied and dropped on any thread, with or without
// the GIL; after the interpreter has ended it is deliberately leaked.
class object {
 public:
  object() = default;
  explicit object(void *borrowed) : pointer_(borrowed) { add(+1); }
  object(const object &other) : pointer_(other.pointer_) { add(+1); }
  object(object &&other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  object &operator=(object other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }
  ~object() { add(-1); }

  void *get() const { return pointer_; }

 private:
  void add(int count) const {
    const sffi_python *table = python.load(std::memory_order_acquire);
    if (pointer_ == nullptr || table == nullptr || !table->is_initialized()) return;
    const int state = with_gil(table->ensure_gil);
    (count > 0 ? table->increment : table->decrement)(pointer_);
    table->release_gil(state);
  }

  void *pointer_ = nullptr;
};

}  // namespace sffi
