// The no-op library through pybind11, as its documentation would have it written.
#include <cstdint>

#include <pybind11/pybind11.h>

namespace {

struct Thing {
    explicit Thing(int64_t value) : value(value) {}
    int64_t value;
};

int64_t add(int64_t a, int64_t b) {
    return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
}

int64_t pair(const Thing& a, const Thing& b) { return add(a.value, b.value); }

}  // namespace

PYBIND11_MODULE(noop_pybind11, module) {
    pybind11::class_<Thing>(module, "Thing").def(pybind11::init<int64_t>());
    module.def("add", &add);
    module.def("pair", &pair);
}
