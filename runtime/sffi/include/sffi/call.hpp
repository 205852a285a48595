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
  using result = typename stripped::result;
  using parameters = typename stripped::parameters;
};

// --- one argument, which knows its position ----------------------------------------------------

template <size_t Position, class Arg, class Parameter>
struct argument {
  using conversion = convert<Arg, std::remove_cvref_t<Parameter>>;

  explicit argument(Arg value) try : conversion_(value) {
  } catch (argument_error &error) {
    error.position = static_cast<int>(Position);
    throw;
  }
  // Handles that are given away are taken once it is known that every argument is good.
  void settle() {
    if constexpr (requires(conversion &made) { made.settle(); }) {
      try {
        conversion_.settle();
      } catch (argument_error &error) {
        error.position = static_cast<int>(Position);
        throw;
      }
    }
  }
  Parameter get() { return static_cast<Parameter>(conversion_.get()); }

 private:
  conversion conversion_;
};

// The result is a value of its own: a reference may be to an argument, which ends here.
template <auto F, gil Policy, class Result, class... Args, size_t... I>
Result invoke(std::index_sequence<I...>, Args... args) {
  using parameters = typename signature<decltype(F)>::parameters;
  static_assert(std::tuple_size_v<parameters> == sizeof...(Args),
                "the spec gives this function another number of parameters than C++ does");
  std::tuple<argument<I, Args, std::tuple_element_t<I, parameters>>...> converted{args...};
  (std::get<I>(converted).settle(), ...);
  using guard = std::conditional_t<Policy == gil::release, gil_released, gil_kept>;
  [[maybe_unused]] guard held_back;
  return static_cast<Result>(std::invoke(F, std::get<I>(converted).get()...));
}

// --- the call ----------------------------------------------------------------------------------

template <class C, auto F, gil Policy = gil::release, class... Args>
C call(const char *site, Args... args) noexcept {
  using result = std::remove_cvref_t<typename signature<decltype(F)>::result>;
  try {
    return give<C, result>::from(
        invoke<F, Policy, result>(std::index_sequence_for<Args...>{}, args...));
  } catch (...) {
    fail(site);
    return sentinel<C>();
  }
}

// For a function called for its effect: what it returns (often its first argument) is dropped.
template <auto F, gil Policy = gil::release, class... Args>
status run(const char *site, Args... args) noexcept {
  try {
    invoke<F, Policy, void>(std::index_sequence_for<Args...>{}, args...);
    return 0;
  } catch (...) {
    fail(site);
    return sentinel<status>();
  }
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
template <auto F, gil Policy = gil::release, class... Outs, class... Args>
status call_into(std::tuple<Outs...> outs, const char *site, Args... args) noexcept {
  try {
    using types = typename own<std::remove_cvref_t<typename signature<decltype(F)>::result>>::type;
    static_assert(std::tuple_size_v<types> == sizeof...(Outs),
                  "the spec gives this function another number of results than C++ does");
    types results = invoke<F, Policy, types>(std::index_sequence_for<Args...>{}, args...);
    [&]<size_t... I>(std::index_sequence<I...>) {
      ((*std::get<I>(outs) =
            give<typename out_of<Outs>::type, std::tuple_element_t<I, types>>::from(
                std::move(std::get<I>(results)))),
       ...);
    }(std::index_sequence_for<Outs...>{});
    return 0;
  } catch (...) {
    fail(site);
    return sentinel<status>();
  }
}

}  // namespace sffi
