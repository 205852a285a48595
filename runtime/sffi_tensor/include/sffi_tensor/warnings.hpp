// libtorch's warnings as Python's, so that `warnings.filterwarnings` and pytest see them.
#pragma once

#include <c10/util/Exception.h>
#include <dlfcn.h>

#include <stdexcept>
#include <string>

#include "sffi/host.hpp"

namespace sffi_tensor {

// Two entries of the running CPython; null in a process that exports none.
struct python_warnings {
  int (*warn)(void *category, const char *message, ssize_t stack_level);
  void (*clear_error)();
  void **user_warning;
  void **deprecation_warning;

  static const python_warnings &found() {
    static const python_warnings table = {
        reinterpret_cast<int (*)(void *, const char *, ssize_t)>(
            dlsym(RTLD_DEFAULT, "PyErr_WarnEx")),
        reinterpret_cast<void (*)()>(dlsym(RTLD_DEFAULT, "PyErr_Clear")),
        static_cast<void **>(dlsym(RTLD_DEFAULT, "PyExc_UserWarning")),
        static_cast<void **>(dlsym(RTLD_DEFAULT, "PyExc_DeprecationWarning")),
    };
    return table;
  }

  bool complete() const {
    return warn != nullptr && clear_error != nullptr && user_warning != nullptr &&
           deprecation_warning != nullptr;
  }
};

class PythonWarningHandler : public c10::WarningHandler {
 public:
  void process(const c10::Warning &warning) override {
    const sffi_python *host = sffi::python.load(std::memory_order_acquire);
    const python_warnings &python = python_warnings::found();
    if (host == nullptr || !host->is_initialized() || !python.complete()) {
      c10::WarningHandler::process(warning);
      return;
    }
    const bool deprecated = std::holds_alternative<c10::DeprecationWarning>(warning.type());
    const int state = sffi::with_gil(host->ensure_gil);
    // Level 2 is the line that called the generated wrapper.
    const bool refused =
        python.warn(*(deprecated ? python.deprecation_warning : python.user_warning),
                    warning.msg().c_str(), 2) != 0;
    if (refused) python.clear_error();
    host->release_gil(state);
    // A filter made it an error: it travels as one of C++, through libtorch's own clean-up.
    if (refused) throw std::runtime_error(warning.msg());
  }
};

// libtorch keeps a handler for each thread; this is that of the thread which loads the shim, as a
// rule the main one. Warnings of other threads go to standard error.
inline const bool warnings_go_to_python = [] {
  static PythonWarningHandler handler;
  c10::WarningUtils::set_warning_handler(&handler);
  return true;
}();

}  // namespace sffi_tensor
