// The library behind kinds.sffi.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <vector>

#include "kinds_companion/unit.hpp"
#include "sffi/host.hpp"

namespace kinds {

struct Box {
  int64_t value = 0;

  std::string label(const std::string &prefix, const std::optional<std::string> &ending) const {
    return prefix + std::to_string(value) + ending.value_or("");
  }
  bool is_empty() const noexcept { return value == 0; }
};

struct Lid {
  int64_t size;
};

struct Node {
  int64_t type;
  int64_t depth;
};

enum class Color : uint8_t { red = 1, green, blue = 10 };
enum Access : uint32_t { read = 1, write = 2, execute = 4 };

// --- one of each -------------------------------------------------------------------------------

inline int8_t same_i8(int8_t x) { return x; }
inline int16_t same_i16(int16_t x) { return x; }
inline int32_t same_i32(int32_t x) { return x; }
inline int64_t same_i64(int64_t x) { return x; }
inline uint8_t same_u8(uint8_t x) { return x; }
inline uint16_t same_u16(uint16_t x) { return x; }
inline uint32_t same_u32(uint32_t x) { return x; }
inline uint64_t same_u64(uint64_t x) { return x; }
inline size_t same_usize(size_t x) { return x; }
inline float same_f32(float x) { return x; }
inline double same_f64(double x) { return x; }
inline bool same_bool(bool x) { return x; }
inline sffi_number same_number(sffi_number x) { return x; }
inline std::string same_text(const std::string &x) { return x; }
inline std::string_view same_view(std::string_view x) { return x; }
inline const char *same_c_string(const char *x) { return x; }
inline std::vector<std::byte> same_bytes(std::span<const std::byte> x) {
  return {x.begin(), x.end()};
}
inline Color same_color(Color x) { return x; }
inline Access same_access(Access x) { return x; }
inline Unit same_unit(Unit x) { return x; }
inline std::vector<int64_t> same_ints(const std::vector<int64_t> &x) { return x; }
inline std::vector<int64_t> same_span(std::span<const int64_t> x) { return {x.begin(), x.end()}; }
inline std::vector<double> same_reals(std::vector<double> x) { return x; }
inline std::vector<bool> same_bools(std::vector<bool> x) { return x; }
inline std::vector<sffi_number> same_numbers(const std::vector<sffi_number> &x) { return x; }
inline std::array<bool, 3> same_three(std::array<bool, 3> x) { return x; }
inline std::vector<Box> same_boxes(const std::vector<Box *> &x) {
  std::vector<Box> copies;
  for (const Box *box : x) copies.push_back(*box);
  return copies;
}
inline std::vector<std::optional<Box>> same_some_boxes(const std::vector<Box *> &x) {
  std::vector<std::optional<Box>> copies;
  for (const Box *box : x) copies.push_back(box ? std::optional(*box) : std::nullopt);
  return copies;
}

// --- optionally --------------------------------------------------------------------------------

inline std::optional<int8_t> maybe_i8(std::optional<int8_t> x) { return x; }
inline std::optional<int64_t> maybe_i64(std::optional<int64_t> x) { return x; }
inline std::optional<uint64_t> maybe_u64(std::optional<uint64_t> x) { return x; }
inline std::optional<double> maybe_f64(std::optional<double> x) { return x; }
inline std::optional<bool> maybe_bool(std::optional<bool> x) { return x; }
inline sffi_number maybe_number(sffi_number x) { return x; }
inline std::optional<std::string> maybe_text(std::optional<std::string> x) { return x; }
inline std::optional<std::string> maybe_bytes(std::optional<std::span<const std::byte>> x) {
  if (!x) return std::nullopt;
  return std::string(reinterpret_cast<const char *>(x->data()), x->size());
}
inline std::optional<Box> maybe_box(const Box *x) {
  return x != nullptr ? std::optional(*x) : std::nullopt;
}
inline int64_t maybe_color(std::optional<Color> x) { return x ? static_cast<int64_t>(*x) : -1; }
inline int64_t maybe_unit(std::optional<Unit> x) { return x ? x->index : -1; }
template <class T>
int64_t size_of(const std::optional<std::vector<T>> &x) {
  return x ? static_cast<int64_t>(x->size()) : -1;
}
inline int64_t maybe_ints(const std::optional<std::vector<int64_t>> &x) { return size_of(x); }
inline int64_t maybe_reals(const std::optional<std::vector<double>> &x) { return size_of(x); }
inline int64_t maybe_bools(const std::optional<std::vector<bool>> &x) { return size_of(x); }
inline int64_t maybe_boxes(const std::optional<std::vector<Box *>> &x) { return size_of(x); }
inline int64_t maybe_numbers(const std::optional<std::vector<sffi_number>> &x) {
  return size_of(x);
}
inline int64_t some_boxes_or_none(const std::optional<std::vector<Box *>> &x) {
  return x ? std::ranges::count(*x, nullptr) : -1;
}
inline int64_t view_of_ints(std::optional<std::span<const int64_t>> x) {
  return x ? std::accumulate(x->begin(), x->end(), int64_t{0}) : -1;
}

// --- several results ---------------------------------------------------------------------------

inline std::tuple<int64_t, int64_t> split(int64_t x) { return {x / 10, x % 10}; }
inline std::tuple<double, int64_t> unnamed(double x) { return {x, 2}; }
inline auto everything(const Box &x) {
  return std::tuple{Box{x.value},
                    std::optional<Box>(),
                    x.value,
                    ~uint64_t{0},
                    0.5f,
                    true,
                    Unit{1},
                    std::optional<int32_t>(7)};
}

inline std::tuple<std::vector<int32_t>, std::vector<Box>, std::vector<float>, std::vector<bool>,
                  std::vector<std::optional<uint64_t>>>
lists(const std::vector<int64_t> &x, const std::vector<Box *> &boxes) {
  std::vector<Box> copies;
  for (const Box *box : boxes) copies.push_back(*box);
  return {{x.begin(), x.end()}, copies, {0.5f}, {true, false}, {~uint64_t{0}, std::nullopt, 7}};
}
inline std::tuple<std::string, std::vector<std::byte>, std::optional<std::string>,
                  std::optional<std::string>, Color, std::vector<std::optional<Box>>>
pieces(const std::string &x) {
  return {x, {std::byte{0}}, std::nullopt, x, Color::blue, {Box{1}, std::nullopt}};
}
inline auto fifteen(int64_t x) {
  return [&]<size_t... I>(std::index_sequence<I...>) {
    return std::tuple{x + static_cast<int64_t>(I)...};
  }(std::make_index_sequence<15>());
}

// --- objects -----------------------------------------------------------------------------------

inline Box create(int64_t value) { return Box{value}; }
inline int64_t pour(Box &into, Box &&out) { return into.value += out.value; }

// --- failures ----------------------------------------------------------------------------------

struct Trouble : std::runtime_error {
  using std::runtime_error::runtime_error;
};

[[maybe_unused]] inline void fail(const std::string &kind, const std::string &message) {
  if (kind == "runtime_error") throw std::runtime_error(message);
  if (kind == "logic_error") throw std::logic_error(message);
  if (kind == "out_of_range") throw std::out_of_range(message);
  if (kind == "invalid_argument") throw std::invalid_argument(message);
  if (kind == "domain_error") throw std::domain_error(message);
  if (kind == "length_error") throw std::length_error(message);
  if (kind == "range_error") throw std::range_error(message);
  if (kind == "overflow_error") throw std::overflow_error(message);
  if (kind == "underflow_error") throw std::underflow_error(message);
  if (kind == "bad_alloc") throw std::bad_alloc();
  if (kind == "bad_array_new_length") throw std::bad_array_new_length();
  if (kind == "bad_optional_access") throw std::bad_optional_access();
  if (kind == "system_error")
    throw std::system_error(std::make_error_code(std::errc::no_such_file_or_directory), message);
  if (kind == "Trouble") throw Trouble(message);
  if (kind == "not UTF-8") throw std::runtime_error("caf\xe9 \xff " + message);
  if (kind == "int") throw 42;
  if (kind == "text") throw message;
}

// Becomes a Box only where it may: what was made before it must be released.
struct Unruly {
  std::string kind;
  operator Box() const {
    fail(kind, "the reason");
    return Box{1};
  }
};

// --- Python objects and waiting ----------------------------------------------------------------

inline std::vector<sffi::object> kept_objects;

inline int64_t keep(sffi::object o) {
  kept_objects.push_back(o);
  return static_cast<int64_t>(kept_objects.size());
}
inline int64_t kept() { return static_cast<int64_t>(kept_objects.size()); }
inline void drop_kept() { kept_objects.clear(); }
inline void drop_kept_elsewhere() { std::thread(drop_kept).join(); }

inline std::atomic<int64_t> inside{0};
inline std::atomic<bool> gate{false};

inline int64_t wait_inside(Box &box) {
  ++inside;
  while (!gate) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  --inside;
  return box.value;
}
inline int64_t waiting() { return inside; }
inline void let_go() { gate = true; }

namespace ops {
struct twice {
  static int64_t call(int64_t x) { return 2 * x; }
};
}  // namespace ops

}  // namespace kinds
