// One template turns a C++ signature into the C one and back.
//
//   return sffi::call<R, &at::_ops::add_Tensor::call>("add(self, other, alpha)", self, other, ...);
//
// Each argument is converted to the parameter that the C++ function really has; where no conversion
// exists, the compiler stops at that line: a drifted signature never reaches a caller.
#pragma once

#include <functional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "sffi/abi.h"
#include "sffi/convert.hpp"
#include "sffi/convert_list.hpp"
#include "sffi/error.hpp"
#include "sffi/handle.hpp"
#include "sffi/host.hpp"
#include "sffi/result.hpp"

namespace sffi {

// --- the target's signature --------------------------------------------------------------------

template <class F>
struct signature;

template <class R, class... P>
struct signature<R (*)(P...)> {
  using pointer = R (*)(P...);
  using result = R;
  using parameters = std::tuple<P...>;
};
template <class R, class... P>
struct signature<R (*)(P...) noexcept> : signature<R (*)(P...)> {};

template <class R, class C, class... P>
struct signature<R (C::*)(P...)> : signature<R (*)(C &, P...)> {};
template <class R, class C, class... P>
struct signature<R (C::*)(P...) const> : signature<R (*)(const C &, P...)> {};
template <class R, class C, class... P>
struct signature<R (C::*)(P...) noexcept> : signature<R (*)(C &, P...)> {};
template <class R, class C, class... P>
struct signature<R (C::*)(P...) const noexcept> : signature<R (*)(const C &, P...)> {};

template <class F>
concept lambda = std::is_class_v<F>;

template <lambda F>
struct signature<F> {
  template <class R, class... P>
  static signature<R (*)(P...)> strip(R (F::*)(P...) const);
  using stripped = decltype(strip(&F::operator()));
  using pointer = typename stripped::pointer;
  using result = typename stripped::result;
  using parameters = typename stripped::parameters;
};

// --- arguments ---------------------------------------------------------------------------------

// One argument, which notes in `at` that it is the one being converted.
template <size_t Position, class Arg, class Parameter>
struct argument {
  using conversion = convert<Arg, std::remove_cvref_t<Parameter>>;

  argument(int &at, Arg value) : conversion_((at = static_cast<int>(Position), value)) {}
  // Handles that are given away are taken once it is known that every argument is good.
  void settle([[maybe_unused]] int &at) {
    if constexpr (requires(conversion &made) { made.settle(); }) {
      at = static_cast<int>(Position);
      conversion_.settle();
    }
  }
  Parameter get() { return static_cast<Parameter>(conversion_.get()); }

 private:
  conversion conversion_;
};

// All arguments of a call. They are bases because the compiler makes those, of which a shim has
// thousands, in a fraction of the time that the elements of a std::tuple take.
template <class Pointer, class Positions, class... Args>
struct arguments;

template <class R, class... P, size_t... I, class... Args>
struct arguments<R (*)(P...), std::index_sequence<I...>, Args...> : argument<I, Args, P>... {
  arguments([[maybe_unused]] int &at, Args... args) : argument<I, Args, P>(at, args)... {}

  void settle([[maybe_unused]] int &at) { (argument<I, Args, P>::settle(at), ...); }

  template <class F>
  R call(F function) {
    if constexpr (std::is_member_pointer_v<F>)
      return std::invoke(function, argument<I, Args, P>::get()...);
    else
      return function(argument<I, Args, P>::get()...);
  }
};

// `at` is the argument that is being converted, or -1: what is thrown then is not about one. The
// result is a value of its own: a reference may be to an argument, which ends here.
template <gil Policy, class Result, class F, class... Args>
Result invoke(F function, int &at, Args... args) {
  using target = signature<F>;
  static_assert(std::tuple_size_v<typename target::parameters> == sizeof...(Args),
                "the spec gives this function another number of parameters than C++ does");
  arguments<typename target::pointer, std::index_sequence_for<Args...>, Args...> converted(at,
                                                                                         args...);
  converted.settle(at);
  at = -1;
  using guard = std::conditional_t<Policy == gil::release, gil_released, gil_kept>;
  [[maybe_unused]] guard held_back;
  return static_cast<Result>(converted.call(function));
}

// --- the call ----------------------------------------------------------------------------------

// How an argument is handed on. A number is not copied: a copy is read in wider pieces than those in
// which it was just written, and the processor waits until they are in the cache.
template <class Arg>
using handed_on = std::conditional_t<(sizeof(Arg) > 16), const Arg &, Arg>;

// One function for all targets of one C++ and one C signature, of which a library has many: so it
// is compiled once. A call through a pointer costs what one into another library does anyway.
template <class C, gil Policy, class F, class... Args>
[[gnu::noinline]] C call_through(F function, const char *site, Args... args) noexcept {
  using result = std::remove_cvref_t<typename signature<F>::result>;
  int at = -1;
  try {
    return give<C, result>::from(invoke<Policy, result>(function, at, args...));
  } catch (...) {
    fail(site, at);
    return sentinel<C>();
  }
}

template <gil Policy, class F, class... Args>
[[gnu::noinline]] status run_through(F function, const char *site, Args... args) noexcept {
  int at = -1;
  try {
    invoke<Policy, void>(function, at, args...);
    return 0;
  } catch (...) {
    fail(site, at);
    return sentinel<status>();
  }
}

template <class C, auto F, gil Policy = gil::release, class... Args>
C call(const char *site, Args... args) noexcept {
  return call_through<C, Policy, decltype(F), handed_on<Args>...>(F, site, args...);
}

// For a function called for its effect: what it returns (often its first argument) is dropped.
template <auto F, gil Policy = gil::release, class... Args>
status run(const char *site, Args... args) noexcept {
  return run_through<Policy, decltype(F), handed_on<Args>...>(F, site, args...);
}

// Where one of several results goes: a pointer to it, or for a list of numbers, which is plain memory
// to C, an `out` that also says what its items are.
template <class C>
struct out {
  sffi_bytes *place;
  sffi_bytes &operator*() const { return *place; }
};

template <class Out>
struct out_of;
template <class C>
struct out_of<C *> {
  using type = C;
};
template <class C>
struct out_of<out<C>> {
  using type = C;
};

// The results as values of their own: a reference may be to an argument, which ends with the call.
template <class Results>
struct own;
template <class... Results>
struct own<std::tuple<Results...>> {
  using type = std::tuple<std::remove_cvref_t<Results>...>;
};

// For a function of several results: each goes where `outs` says.
template <gil Policy, class F, class... Outs, class... Args>
[[gnu::noinline]] status call_into_through(F function, std::tuple<Outs...> outs, const char *site,
                                           Args... args) noexcept {
  int at = -1;
  try {
    using types = typename own<std::remove_cvref_t<typename signature<F>::result>>::type;
    static_assert(std::tuple_size_v<types> == sizeof...(Outs),
                  "the spec gives this function another number of results than C++ does");
    types results = invoke<Policy, types>(function, at, args...);
    [&]<size_t... I>(std::index_sequence<I...>) {
      ((*std::get<I>(outs) =
            give<typename out_of<Outs>::type, std::tuple_element_t<I, types>>::from(
                std::move(std::get<I>(results)))),
       ...);
    }(std::index_sequence_for<Outs...>{});
    return 0;
  } catch (...) {
    fail(site, at);
    return sentinel<status>();
  }
}

template <auto F, gil Policy = gil::release, class... Outs, class... Args>
status call_into(std::tuple<Outs...> outs, const char *site, Args... args) noexcept {
  return call_into_through<Policy>(F, outs, site, args...);
}

}  // namespace sffi
