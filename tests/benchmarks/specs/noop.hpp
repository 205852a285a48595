// The no-op library in C++, for the spec beside it.
#pragma once

#include <cstdint>

namespace noop {

struct Thing {
    int64_t value;
};

inline int64_t add(int64_t a, int64_t b) {
    return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
}

inline Thing* make(int64_t value) { return new Thing{value}; }

inline int64_t pair(const Thing& a, const Thing& b) { return add(a.value, b.value); }

}  // namespace noop
