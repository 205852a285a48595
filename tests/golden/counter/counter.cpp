#include "counter.hpp"

namespace demo {

std::int64_t Counter::step(std::int32_t by) { return value_ += by; }

std::string Counter::label() const { return "counter at " + std::to_string(value_); }

}  // namespace demo
