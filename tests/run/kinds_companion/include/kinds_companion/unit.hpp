// The C++ side of the value type Unit.
#pragma once

#include <cstdint>

#include "sffi/convert.hpp"

namespace kinds {

struct Unit {
  int64_t index;
};

}  // namespace kinds

template <>
struct sffi::code<kinds::Unit> {
  static constexpr bool known = true;
  static kinds::Unit from_code(int64_t code) { return {code}; }
  static int64_t to_code(kinds::Unit unit) { return unit.index; }
};
