// Finding the C++ function behind a spec function that names no target.
//
// SFFI_FIND(step) is a callable that tries, in this order and at compile time: a function `step`
// visible here or found through its arguments; a member function `step` of the first argument.
// SFFI_FIND_MAKER(create, T) goes on to T's constructor; SFFI_FIND_TAKER(destroy) to destruction.
#pragma once

#include <concepts>
#include <memory>
#include <utility>

namespace sffi {

template <class...>
inline constexpr bool never = false;

template <class T, class... Args>
auto construct(Args &&...args) {
  static_assert(std::constructible_from<T, Args...>,
                "no function of this name takes these arguments, and no constructor does; name "
                "the C++ function in the spec: `fn name(...) -> ... = the::function`");
  return std::make_unique<T>(std::forward<Args>(args)...);
}

}  // namespace sffi

#define SFFI_FORWARD(value) std::forward<decltype(value)>(value)

#define SFFI_FIND(name)                                                                        \
  [](auto &&...arguments) -> decltype(auto) {                                                  \
    if constexpr (requires { name(SFFI_FORWARD(arguments)...); }) {                            \
      return name(SFFI_FORWARD(arguments)...);                                                 \
    } else {                                                                                   \
      return [](auto &&first, auto &&...rest) -> decltype(auto) {                              \
        if constexpr (requires { name(&first, SFFI_FORWARD(rest)...); })                       \
          return name(&first, SFFI_FORWARD(rest)...);                                          \
        else if constexpr (requires { first.name(SFFI_FORWARD(rest)...); })                    \
          return first.name(SFFI_FORWARD(rest)...);                                            \
        else                                                                                   \
          static_assert(sffi::never<decltype(first)>,                                          \
                        "no C++ function or member `" #name "` takes these arguments; name "   \
                        "it in the spec: `fn name(...) -> ... = the::function`");              \
      }(SFFI_FORWARD(arguments)...);                                                           \
    }                                                                                          \
  }

#define SFFI_FIND_MAKER(name, type)                                       \
  [](auto &&...arguments) -> decltype(auto) {                             \
    if constexpr (requires { name(SFFI_FORWARD(arguments)...); })         \
      return name(SFFI_FORWARD(arguments)...);                            \
    else                                                                  \
      return sffi::construct<type>(SFFI_FORWARD(arguments)...);           \
  }

#define SFFI_MAKER(type)                                                      \
  [](auto &&...arguments) -> decltype(auto) {                             \
    return sffi::construct<type>(SFFI_FORWARD(arguments)...);             \
  }

#define SFFI_FIND_TAKER(name)                                             \
  [](auto object, auto &&...arguments) -> decltype(auto) {                \
    if constexpr (requires { name(std::move(object), arguments...); })    \
      return name(std::move(object), arguments...);                       \
    else if constexpr (requires { name(object.get(), arguments...); })    \
      return name(object.release(), arguments...);                        \
    else if constexpr (requires { name(std::move(*object), arguments...); }) \
      return name(std::move(*object), arguments...);                      \
    else if constexpr (requires { object->name(arguments...); })          \
      return object->name(arguments...);                                  \
    else                                                                  \
      static_assert(sizeof...(arguments) == 0,                            \
                    "no C++ function `" #name "` takes these arguments"); \
  }
