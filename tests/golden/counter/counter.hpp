// A library of one class, which is compiled apart from its shim.
#pragma once

#include <cstdint>
#include <string>

namespace demo {

class Counter {
 public:
  explicit Counter(std::int64_t start) : value_(start) {}

  std::int64_t step(std::int32_t by);
  std::string label() const;

 private:
  std::int64_t value_;
};

}  // namespace demo
