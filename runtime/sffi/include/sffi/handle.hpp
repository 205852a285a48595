// How a C++ object is held by a handle.
//
// handle<T> is the whole contract; a companion header may specialise it for a class that counts
// its references itself (as libtorch's tensors do). The default is a counted box.
#pragma once

#include <atomic>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "sffi/abi.h"
#include "sffi/error.hpp"

namespace sffi {

// Which C++ class a handle struct stands for; specialised once for each `type` of a spec.
template <class Struct>
struct class_of;

template <class Struct>
concept handle_struct = requires { typename class_of<Struct>::type; };

// Handles of T that the caller owns at this moment.
template <class T>
inline std::atomic<int64_t> live{0};

template <class T>
struct handle {
  struct box {
    std::atomic<int64_t> references{1};
    std::unique_ptr<T> owned;
    T *object;
  };

  static void *give(std::unique_ptr<T> object) {
    if (object == nullptr) return nullptr;
    T *pointer = object.get();
    return new box{.owned = std::move(object), .object = pointer};
  }
  static void *give(T *object) { return give(std::unique_ptr<T>(object)); }
  static void *give(T &&object)
    requires std::is_move_constructible_v<T>
  {
    return give(std::make_unique<T>(std::move(object)));
  }

  static void retain(void *pointer) noexcept {
    static_cast<box *>(pointer)->references.fetch_add(1, std::memory_order_relaxed);
  }
  static void release(void *pointer) noexcept {
    box *self = static_cast<box *>(pointer);
    if (self->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete self;
  }
  static T &get(void *&pointer) { return *static_cast<box *>(pointer)->object; }

  // Takes the object out of its handle, which dies; refused while another call is using it.
  static std::unique_ptr<T> take(void *pointer) {
    box *self = static_cast<box *>(pointer);
    if (self->references.load(std::memory_order_acquire) != 1)
      throw argument_error(SFFI_ERROR_CLOSED, "is in use by this or another call");
    std::unique_ptr<T> object = std::move(self->owned);
    delete self;
    return object;
  }
};

// Keeps the object alive for one call, whatever another thread does to its handle meanwhile.
template <class T>
class held {
 public:
  explicit held(void *pointer) : pointer_(pointer) {
    if (pointer_ == nullptr) throw argument_error(SFFI_ERROR_CLOSED, "is closed");
    handle<T>::retain(pointer_);
  }
  ~held() { handle<T>::release(pointer_); }
  held(const held &) = delete;
  held &operator=(const held &) = delete;

  T &get() { return handle<T>::get(pointer_); }

 private:
  void *pointer_;
};

// A list of handles on its way to the caller.
struct handle_list {
  std::vector<void *> items;
  void (*release)(void *);

  ~handle_list() {
    for (void *item : items)
      if (item != nullptr) release(item);
  }
};

template <class T>
void release_owned(void *pointer) noexcept {
  if (pointer == nullptr) return;
  live<T>.fetch_sub(1, std::memory_order_relaxed);
  handle<T>::release(pointer);
}

template <class T>
void retain_owned(void *pointer) noexcept {
  live<T>.fetch_add(1, std::memory_order_relaxed);
  handle<T>::retain(pointer);
}

template <class T, class Value>
void *give_owned(Value &&value) {
  void *pointer = handle<T>::give(std::forward<Value>(value));
  if (pointer != nullptr) live<T>.fetch_add(1, std::memory_order_relaxed);
  return pointer;
}

}  // namespace sffi
