// x[...] as Python writes it: an index arrives as a flat list of codes.
#pragma once

#include <ATen/TensorIndexing.h>

#include <limits>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor {

// Each item of an index takes four numbers: its kind, then up to three values.
enum class item_kind : int64_t {
  none = 0,      // a new axis
  ellipsis = 1,  // ...
  integer = 2,   // the index
  slice = 3,     // start, stop, step; `absent` where not given
  boolean = 4,   // 0 or 1
  tensor = 5,    // position in the list of tensors
};

inline constexpr int64_t absent = std::numeric_limits<int64_t>::min();

inline std::optional<c10::SymInt> present(int64_t value) {
  if (value == absent) return std::nullopt;
  return c10::SymInt(value);
}

inline at::indexing::Slice slice_of(int64_t start, int64_t stop, int64_t step) {
  return {present(start), present(stop), present(step)};
}

inline std::vector<at::indexing::TensorIndex> decoded(at::IntArrayRef codes,
                                                      at::TensorList tensors) {
  TORCH_CHECK_VALUE(codes.size() % 4 == 0, "an index takes 4 codes for each item, not ",
                    codes.size(), " in all");
  std::vector<at::indexing::TensorIndex> index;
  index.reserve(codes.size() / 4);
  for (size_t i = 0; i < codes.size(); i += 4) {
    switch (static_cast<item_kind>(codes[i])) {
      case item_kind::none: index.emplace_back(std::nullopt); break;
      case item_kind::ellipsis: index.emplace_back(at::indexing::Ellipsis); break;
      case item_kind::integer: index.emplace_back(codes[i + 1]); break;
      case item_kind::slice:
        index.emplace_back(slice_of(codes[i + 1], codes[i + 2], codes[i + 3]));
        break;
      case item_kind::boolean: index.emplace_back(codes[i + 1] != 0); break;
      case item_kind::tensor: {
        const auto position = static_cast<size_t>(codes[i + 1]);
        TORCH_CHECK_INDEX(position < tensors.size(), "the index names tensor ", position, " of ",
                          tensors.size());
        index.emplace_back(tensors[position]);
        break;
      }
      default: TORCH_CHECK_VALUE(false, "an index has no item of kind ", codes[i]);
    }
  }
  return index;
}

// --- x[i], x[a:b:c], x[tensor] -----------------------------------------------------------------

inline at::Tensor select0(const at::Tensor &self, int64_t index) {
  TORCH_CHECK_INDEX(self.dim() != 0,
                    "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or "
                    "`tensor.item<T>()` in C++ to convert a 0-dim tensor to a number");
  const int64_t size = self.size(0);
  TORCH_CHECK_INDEX(index < size && index >= -size, "index ", index,
                    " is out of bounds for dimension 0 with size ", size);
  return ops::select_int::call(self, 0, index);
}

inline at::Tensor slice0(const at::Tensor &self, int64_t start, int64_t stop, int64_t step) {
  TORCH_CHECK_INDEX(self.dim() != 0, "slice() cannot be applied to a 0-dim tensor.");
  TORCH_CHECK_VALUE(step > 0, "step must be greater than zero");
  return ops::slice_Tensor::call(self, 0, present(start), present(stop), step);
}

inline at::Tensor mask(const at::Tensor &self, const at::Tensor &index) {
  return at::indexing::get_item(self, {at::indexing::TensorIndex(index)});
}

// --- any index ---------------------------------------------------------------------------------

// What an index of integers, slices, new axes and an ellipsis picks: a view, made by one operation
// for each item that changes anything. Nothing for any other index, nor for one with a mistake other
// than an integer out of bounds: libtorch's general way takes those.
inline std::optional<at::Tensor> basic_view(const at::Tensor &self, at::IntArrayRef codes) {
  int64_t named = 0;
  int64_t ellipses = 0;
  for (size_t i = 0; i + 3 < codes.size(); i += 4) {
    const auto kind = static_cast<item_kind>(codes[i]);
    if (kind == item_kind::boolean || kind == item_kind::tensor) return std::nullopt;
    if (kind == item_kind::slice && codes[i + 3] <= 0) return std::nullopt;
    ellipses += kind == item_kind::ellipsis;
    named += kind == item_kind::integer || kind == item_kind::slice;
  }
  if (codes.size() % 4 != 0 || ellipses > 1 || named > self.dim()) return std::nullopt;

  at::Tensor view = self;
  int64_t axis = 0;    // of the view
  int64_t source = 0;  // of the tensor
  for (size_t i = 0; i < codes.size(); i += 4) {
    switch (static_cast<item_kind>(codes[i])) {
      case item_kind::none: view = ops::unsqueeze::call(view, axis++); break;
      case item_kind::ellipsis:
        axis += self.dim() - named;
        source += self.dim() - named;
        break;
      case item_kind::integer: {
        const int64_t index = codes[i + 1];
        const int64_t size = self.size(source);
        TORCH_CHECK_INDEX(index < size && index >= -size, "index ", index,
                          " is out of bounds for dimension ", source, " with size ", size);
        view = ops::select_int::call(view, axis, index);
        ++source;
        break;
      }
      case item_kind::slice:
        if (codes[i + 1] != absent || codes[i + 2] != absent || codes[i + 3] != 1)
          view = ops::slice_Tensor::call(view, axis, present(codes[i + 1]), present(codes[i + 2]),
                                         codes[i + 3]);
        ++axis;
        ++source;
        break;
      default: return std::nullopt;
    }
  }
  return view;
}

inline at::Tensor index(const at::Tensor &self, at::IntArrayRef codes, at::TensorList tensors) {
  if (const auto view = basic_view(self, codes))
    return view->is_same(self) ? ops::alias::call(self) : *view;
  return at::indexing::get_item(self, decoded(codes, tensors));
}

inline void check_assignable(const at::Tensor &self) {
  TORCH_CHECK_TYPE(self.layout() == at::kStrided, "Cannot assign to a sparse tensor");
}

inline at::Tensor &index_put_(at::Tensor &self, at::IntArrayRef codes, at::TensorList tensors,
                              const at::Tensor &value) {
  check_assignable(self);
  if (const auto view = basic_view(self, codes)) {
    at::indexing::copy_to(*view, value);
    return self;
  }
  at::indexing::set_item(self, decoded(codes, tensors), value);
  return self;
}

inline at::Tensor &index_fill_(at::Tensor &self, at::IntArrayRef codes, at::TensorList tensors,
                               const at::Scalar &value) {
  check_assignable(self);
  auto view = basic_view(self, codes);
  // The short types take too large a number as infinity here, but not in fill_.
  if (view && !at::isReducedFloatingType(self.scalar_type())) {
    ops::fill__Scalar::call(*view, value);
    return self;
  }
  const at::Device where = self.is_cuda() ? at::Device(at::kCPU) : self.device();
  const at::Tensor filler = at::indexing::scalarToTensor(
      value, at::TensorOptions().dtype(self.scalar_type()).device(where), where);
  if (view)
    at::indexing::copy_to(*view, filler);
  else
    at::indexing::set_item(self, decoded(codes, tensors), filler);
  return self;
}

}  // namespace sffi_tensor
