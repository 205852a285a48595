// Functions that a release of the target library may lack, or have with another signature.
//
// `= struct some::Class` in a spec stands for a class with a static member function `call`, as
// libtorch has one for each operator. The shim declares the class; where the library's headers do
// not define it, or its `call` takes or gives something else, the shim is built all the same, and
// the function answers with an error that says what was expected and what was found.
#pragma once

#include <exception>
#include <string>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

#include "sffi/call.hpp"
#include "sffi/error.hpp"

namespace sffi {

// Only where Class is complete has it members.
template <class Class>
concept defined = requires { &Class::call; };

template <class Arg, class Parameter>
concept converts = requires { sizeof(convert<Arg, std::remove_cvref_t<Parameter>>); };

template <class C, class Result>
concept gives = requires { sizeof(give<C, std::remove_cvref_t<Result>>); };

// Whether `call` of the class takes these arguments and gives what Result wants of it.
template <class Class, class Result, class... Args>
consteval bool fits() {
  if constexpr (defined<Class>) {
    using found = signature<decltype(&Class::call)>;
    using parameters = typename found::parameters;
    if constexpr (std::tuple_size_v<parameters> == sizeof...(Args)) {
      constexpr bool takes = []<size_t... I>(std::index_sequence<I...>) {
        return (converts<Args, std::tuple_element_t<I, parameters>> && ...);
      }(std::index_sequence_for<Args...>{});
      return takes && Result::template given_by<typename found::result>;
    }
  }
  return false;
}

template <class C>
struct one_result {
  template <class Found>
  static constexpr bool given_by = gives<C, Found>;
};

struct no_result {
  template <class Found>
  static constexpr bool given_by = true;
};

template <class Outs, class Found>
inline constexpr bool gives_all = false;
template <class... Outs, class... Found>
  requires(sizeof...(Outs) == sizeof...(Found))
inline constexpr bool gives_all<std::tuple<Outs...>, std::tuple<Found...>> =
    (gives<Outs, Found> && ...);

template <class... Outs>
struct several_results {
  template <class Found>
  static constexpr bool given_by = gives_all<std::tuple<Outs...>, Found>;
};

// What the library's headers say of a class: libtorch's carry their schema.
template <class Class>
std::string found_signature() {
  if constexpr (requires { std::string(Class::schema_str); })
    return Class::schema_str;
  else if constexpr (defined<Class>)
    return "another signature";
  else
    return {};
}

// A class that this shim was built without.
struct absence {
  std::string name;
  std::string found;  // empty where the headers do not define it
};

inline std::vector<absence> &absences() {
  static std::vector<absence> all;
  return all;
}

template <class Class>
struct absent {
  static bool note() {
    // The class may be incomplete; a pointer to it is not.
    std::string name = demangled(typeid(Class *).name());
    name.erase(name.find_last_not_of("* ") + 1);
    absences().push_back({std::move(name), found_signature<Class>()});
    return true;
  }
  static inline const bool noted = note();
};

// `site` is the whole signature of the spec: "name(first: type, ...) -> type".
template <class Class>
[[noreturn]] void refuse(const char *site) {
  [[maybe_unused]] const bool listed = absent<Class>::noted;
  std::string name = demangled(typeid(Class *).name());
  name.erase(name.find_last_not_of("* ") + 1);
  const std::string found = found_signature<Class>();
  if (found.empty())
    throw absent_error("this release of the library has no " + name + "\n  made for: " + site);
  throw absent_error("this release of the library has another " + name + "\n  made for: " + site +
                     "\n  found:    " + found);
}

template <class Class, class C>
C refused(const char *site) noexcept {
  try {
    refuse<Class>(site);
  } catch (...) {
    fail(site);
    return sentinel<C>();
  }
}

// The counterparts of call, run and call_into.
template <class C, class Class, gil Policy = gil::release, class... Args>
C call_class(const char *site, Args... args) noexcept {
  if constexpr (fits<Class, one_result<C>, Args...>())
    return call<C, &Class::call, Policy>(site, args...);
  else
    return refused<Class, C>(site);
}

template <class Class, gil Policy = gil::release, class... Args>
status run_class(const char *site, Args... args) noexcept {
  if constexpr (fits<Class, no_result, Args...>())
    return run<&Class::call, Policy>(site, args...);
  else
    return refused<Class, status>(site);
}

template <class Class, gil Policy = gil::release, class... Outs, class... Args>
status call_class_into(std::tuple<Outs...> outs, const char *site, Args... args) noexcept {
  if constexpr (fits<Class, several_results<typename out_of<Outs>::type...>, Args...>())
    return call_into<&Class::call, Policy>(outs, site, args...);
  else
    return refused<Class, status>(site);
}

}  // namespace sffi
