// From a C++ exception to what the caller is told.
#pragma once

#include <cxxabi.h>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeinfo>

#include "sffi/abi.h"
#include "sffi/host.hpp"

namespace sffi {

struct failure {
  int64_t code = SFFI_ERROR_RUNTIME;
  std::string kind;      // the C++ type of the exception
  std::string message;   // its own words
  std::string function;  // the spec's name of the function that failed
  bool pending = false;  // nobody has been told yet
};

// The last failure of this thread; replaced by the next one, so nothing leaks when it is not read.
inline thread_local failure last_failure;

// An argument that C++ cannot take, or a result that C cannot take: call() knows which.
struct argument_error : std::exception {
  argument_error(int64_t code_, std::string problem_)
      : code(code_), problem(std::move(problem_)) {}
  const char *what() const noexcept override { return problem.c_str(); }

  int64_t code;
  std::string problem;
};

// A function that this release of the library lacks, or has with another signature.
struct absent_error : std::exception {
  explicit absent_error(std::string text) : message(std::move(text)) {}
  const char *what() const noexcept override { return message.c_str(); }

  std::string message;
};

inline std::string demangled(const char *mangled) {
  int status = 0;
  char *text = abi::__cxa_demangle(mangled, nullptr, nullptr, &status);
  std::string result = status == 0 ? text : mangled;
  std::free(text);
  return result;
}

// `site` is "name(first, second, ...)", or with types: "name(first: type, ...) -> type".
inline std::string function_of(std::string_view site) {
  return std::string(site.substr(0, site.find('(')));
}

inline std::string argument_of(std::string_view site, int position) {
  size_t begin = site.find('(') + 1;
  for (; position > 0; --position) begin = site.find(", ", begin) + 2;
  return std::string(site.substr(begin, site.find_first_of(":,)", begin) - begin));
}

// A library's own exceptions: a companion header defines SFFI_TRANSLATE to the name of a function
// `bool (failure &)` which rethrows the current exception and says whether it knew it.
// `position` is that of the argument, from 0, or -1 for the result.
inline void describe_current(failure &out, std::string_view site, int position) {
  out.function = function_of(site);
  const std::type_info *type = abi::__cxa_current_exception_type();
  out.kind = type != nullptr ? demangled(type->name()) : "foreign exception";
  out.code = SFFI_ERROR_RUNTIME;
  try {
    throw;
  } catch (const argument_error &error) {
    out.code = error.code;
    out.message = out.function + "(): " +
                  (position < 0 ? std::string("the result")
                                : "argument '" + argument_of(site, position) + "'") +
                  " " + error.problem;
    return;
  } catch (const absent_error &error) {
    out.code = SFFI_ERROR_NOT_IMPLEMENTED;
    out.message = error.message;
    return;
  } catch (...) {
  }
#ifdef SFFI_TRANSLATE
  if (SFFI_TRANSLATE(out)) return;
#endif
  try {
    throw;
  } catch (const std::out_of_range &error) {
    out.code = SFFI_ERROR_INDEX;
    out.message = error.what();
  } catch (const std::overflow_error &error) {
    out.code = SFFI_ERROR_OVERFLOW;
    out.message = error.what();
  } catch (const std::invalid_argument &error) {
    out.code = SFFI_ERROR_VALUE;
    out.message = error.what();
  } catch (const std::domain_error &error) {
    out.code = SFFI_ERROR_VALUE;
    out.message = error.what();
  } catch (const std::length_error &error) {
    out.code = SFFI_ERROR_VALUE;
    out.message = error.what();
  } catch (const std::bad_alloc &error) {
    out.code = SFFI_ERROR_MEMORY;
    out.message = error.what();
  } catch (const std::exception &error) {
    out.message = error.what();
  } catch (...) {
    out.message = "an exception that is not a std::exception";
  }
}

// How many bytes at the start of a text are one character of UTF-8; 0 if they are none.
inline size_t utf8_character(std::string_view text) {
  const auto byte = [&](size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0u;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return 0;
  for (size_t index = 1; index < size; ++index)
    if ((byte(index) & 0xC0) != 0x80) return 0;
  // Longer than need be, a surrogate, or past the last code point.
  const unsigned second = byte(1);
  const bool wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                     (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return wrong ? 0 : size;
}

// C++ promises no encoding; what is not UTF-8 becomes the replacement character.
inline std::string readable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const size_t size = utf8_character(text);
    result += size == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, size);
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return result;
}

// Raises the Python exception that fits; the GIL must be held.
inline void raise(const sffi_python &table, const failure &what) {
  void *type = table.errors[what.code];
  const std::string message = readable(what.message);
  // A closed handle is our own error, with no C++ exception's type to tell.
  void *value = what.code == SFFI_ERROR_CLOSED
                    ? table.call_function(type, "s", message.c_str())
                    : table.call_function(type, "ss", message.c_str(), what.kind.c_str());
  if (value == nullptr) return;  // the class itself raised: that error stands
  table.set_error(type, value);
  table.decrement(value);
}

// Called in a catch block. Never throws: without memory for a message, the code alone is kept. A
// plan raises the exception itself, once it holds the GIL again.
inline void fail(const char *site, int position = -1) noexcept {
  failure &what = last_failure;
  try {
    describe_current(what, site, position);
  } catch (...) {
    what.code = SFFI_ERROR_MEMORY;
    what.message.clear();
  }
  const sffi_python *table = replaying ? nullptr : python.load(std::memory_order_acquire);
  what.pending = table == nullptr;
  if (table != nullptr) raise(*table, what);
}

}  // namespace sffi
