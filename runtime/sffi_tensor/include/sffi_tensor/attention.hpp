// Attention with several heads, as torch.nn.MultiheadAttention computes it, in one call.
#pragma once

#include <cmath>
#include <limits>

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor::functional {

// What a module of attention holds.
struct Heads {
  int64_t count;
  const Tensors &weights;  // one for queries, keys and values together, or three
  const optional_tensor &bias;
  const Tensors &bias_kv;  // none or two
  bool add_zero_attn;
};

// A mask as numbers of the scores' type, to be added to them: -inf where it is true.
inline at::Tensor additive_mask(const at::Tensor &mask, at::ScalarType type, const char *name) {
  if (mask.scalar_type() == type) return mask;
  if (mask.scalar_type() == at::kBool)
    return ops::zeros_like::call(mask, type, {}, {}, {}, {})
        .masked_fill_(mask, -std::numeric_limits<double>::infinity());
  TORCH_CHECK_TYPE(at::isFloatingType(mask.scalar_type()), name,
                   " holds booleans or floats, not ", mask.scalar_type());
  return mask.to(type);
}

// Both masks for scores (N, heads, L, S): `mask` is (L, S) or (N * heads, L, S), `padding` (N, S).
inline optional_tensor combined_masks(const optional_tensor &mask, const optional_tensor &padding,
                                      int64_t heads, const at::Tensor &q, const at::Tensor &k) {
  const int64_t batch = q.size(0), length = q.size(2), keys = k.size(2);
  optional_tensor result;
  if (mask.has_value()) {
    const bool each = mask->sizes() == at::IntArrayRef{batch * heads, length, keys};
    TORCH_CHECK_VALUE(each || mask->sizes() == at::IntArrayRef({length, keys}),
                      "attn_mask has the shape ", mask->sizes(), "; here it must be [", length,
                      ", ", keys, "] or [", batch * heads, ", ", length, ", ", keys, "]");
    result = additive_mask(*mask, q.scalar_type(), "attn_mask");
    if (each) result = result->unflatten(0, {batch, heads});
  }
  if (padding.has_value()) {
    at::Tensor rows = additive_mask(*padding, q.scalar_type(), "key_padding_mask");
    rows = rows.unsqueeze(1).unsqueeze(1);
    result = result.has_value() ? ops::add_Tensor::call(*result, rows, 1) : rows;
  }
  return result;
}

inline void check_attention(const at::Tensor &query, const at::Tensor &key,
                            const at::Tensor &value, const Heads &heads,
                            const optional_tensor &padding, bool batch_first) {
  const int64_t rank = query.dim();
  TORCH_CHECK_VALUE((rank == 2 || rank == 3) && key.dim() == rank && value.dim() == rank,
                    "query, key and value have 2 dimensions, or 3 in a batch, not ",
                    query.sizes(), ", ", key.sizes(), " and ", value.sizes());
  const bool together = heads.weights.size() == 1;
  const std::tuple<const char *, const at::Tensor &, const at::Tensor &> inputs[] = {
      {"query", query, heads.weights[0]},
      {"key", key, heads.weights[together ? 0 : 1]},
      {"value", value, heads.weights[together ? 0 : 2]}};
  for (const auto &[name, input, weight] : inputs)
    TORCH_CHECK_VALUE(input.size(-1) == weight.size(1), "the last dimension of ", name, " is ",
                      weight.size(1), ", not ", input.size(-1));
  const int64_t batch = batch_first ? 0 : 1;
  const bool fit = key.sizes().slice(0, rank - 1) == value.sizes().slice(0, rank - 1) &&
                   (rank == 2 || query.size(batch) == key.size(batch));
  TORCH_CHECK_VALUE(fit, "query, key and value do not fit together: ", query.sizes(), ", ",
                    key.sizes(), " and ", value.sizes());
  if (!padding.has_value()) return;
  const int64_t keys = rank == 2 ? key.size(0) : key.size(1 - batch);
  const bool padded = rank == 2
                          ? padding->sizes() == at::IntArrayRef({keys})
                          : padding->sizes() == at::IntArrayRef({key.size(batch), keys});
  TORCH_CHECK_VALUE(padded, "key_padding_mask has the shape ", padding->sizes(),
                    "; here it must be [", rank == 2 ? "" : std::to_string(key.size(batch)) + ", ",
                    keys, "]");
}

// Queries, keys and values, each as (N, heads, length, size of a head).
inline Tensors project(const at::Tensor &query, const at::Tensor &key, const at::Tensor &value,
                       const Heads &heads, bool batch_first) {
  if (heads.weights.size() == 1 && query.is_same(key) && key.is_same(value)) {
    const at::Tensor all = ops::linear::call(query, heads.weights[0], heads.bias);
    const at::Tensor parts = all.unflatten(2, {3, heads.count, all.size(2) / 3 / heads.count});
    return (batch_first ? parts.permute({2, 0, 3, 1, 4}) : parts.permute({2, 1, 3, 0, 4}))
        .unbind(0);
  }
  const Tensors weights =
      heads.weights.size() == 1 ? heads.weights[0].chunk(3) : heads.weights;
  const Tensors biases = heads.bias.has_value() ? heads.bias->chunk(3) : Tensors();
  const at::Tensor inputs[] = {query, key, value};
  Tensors result;
  for (size_t i = 0; i < 3; ++i) {
    const optional_tensor bias = biases.empty() ? optional_tensor() : biases[i];
    const at::Tensor whole = ops::linear::call(inputs[i], weights[i], bias);
    const at::Tensor parts = whole.unflatten(2, {heads.count, whole.size(2) / heads.count});
    result.push_back(batch_first ? parts.permute({0, 2, 1, 3}) : parts.permute({1, 2, 0, 3}));
  }
  return result;
}

// Puts a learnt key and value, and ones of zeros, behind the others; everything may look there.
inline void extend(at::Tensor &k, at::Tensor &v, optional_tensor &mask, const Heads &heads) {
  const at::Tensor nothing = ops::zeros_like::call(k.narrow(2, 0, 1), {}, {}, {}, {}, {});
  const auto append = [&](const at::Tensor &key, const at::Tensor &value) {
    k = ops::cat::call(Tensors{k, key}, 2);
    v = ops::cat::call(Tensors{v, value}, 2);
    if (mask.has_value())
      mask = ops::constant_pad_nd::call(*mask, symbolic({0, 1}), 0);
  };
  if (!heads.bias_kv.empty()) {
    const auto each = [&](const at::Tensor &bias) {
      return ops::add_Tensor::call(nothing, bias.reshape({1, heads.count, 1, -1}), 1);
    };
    append(each(heads.bias_kv[0]), each(heads.bias_kv[1]));
  }
  if (heads.add_zero_attn) append(nothing, nothing);
}

// The results and, with `need_weights`, the weights. Results are laid out as PyTorch does it while
// training, so that a dropout after them draws the same; else as is quickest.
inline Tensors multi_head_attention(
    const at::Tensor &query, const at::Tensor &key, const at::Tensor &value, int64_t num_heads,
    const Tensors &in_weights, const optional_tensor &in_bias, const Tensors &bias_kv,
    bool add_zero_attn, double dropout, const at::Tensor &out_weight,
    const optional_tensor &out_bias, bool training, const optional_tensor &key_padding_mask,
    bool need_weights, const optional_tensor &attn_mask, bool average_weights, bool is_causal,
    bool batch_first) {
  TORCH_CHECK_VALUE(in_weights.size() == 1 || in_weights.size() == 3,
                    "in_weights must hold one weight or three");
  const Heads heads{num_heads, in_weights, in_bias, bias_kv, add_zero_attn};
  check_attention(query, key, value, heads, key_padding_mask, batch_first);
  TORCH_CHECK_VALUE(!is_causal || attn_mask.has_value(),
                    "is_causal is a promise about attn_mask: give that too");
  const bool batched = query.dim() == 3;
  Tensors parts;
  optional_tensor padding = key_padding_mask;
  if (batched) {
    parts = project(query, key, value, heads, batch_first);
  } else {
    const at::Tensor one = query.unsqueeze(0);
    const bool same = query.is_same(key) && key.is_same(value);
    parts = project(one, same ? one : key.unsqueeze(0), same ? one : value.unsqueeze(0), heads,
                    true);
    if (padding.has_value()) padding = padding->unsqueeze(0);
  }
  const at::Tensor &q = parts[0];
  at::Tensor k = parts[1], v = parts[2];
  optional_tensor mask;
  if (padding.has_value() || !is_causal || need_weights) {
    is_causal = false;
    mask = combined_masks(attn_mask, padding, num_heads, q, k);
  }
  if (add_zero_attn || !bias_kv.empty()) extend(k, v, mask, heads);
  if (!training) dropout = 0;
  at::Tensor result, weights;
  if (need_weights) {
    const at::Tensor scaled =
        ops::mul_Scalar::call(q, std::sqrt(1.0 / static_cast<double>(q.size(3))));
    at::Tensor scores = ops::matmul::call(scaled, k.transpose(-2, -1));
    if (mask.has_value()) scores = ops::add_Tensor::call(scores, *mask, 1);
    weights = ops::softmax_int::call(scores, -1, {});
    if (dropout > 0) weights = ops::dropout::call(weights, dropout, true);
    result = ops::matmul::call(weights, v);
    if (average_weights) weights = weights.mean(1);
    if (!batched) weights = weights.squeeze(0);
  } else {
    result = ops::scaled_dot_product_attention::call(q, k, v, mask, dropout, is_causal, {}, false);
  }
  const auto output = [&](const at::Tensor &joined) {
    return ops::linear::call(joined.flatten(2), out_weight, out_bias);
  };
  at::Tensor joined;
  if (!batched)
    joined = output(result.transpose(1, 2)).squeeze(0);
  else if (!batch_first)
    joined = output(result.permute({2, 0, 1, 3}));
  else if (training)
    joined = output(result.permute({2, 0, 1, 3})).transpose(0, 1);
  else
    joined = output(result.transpose(1, 2));
  return need_weights ? Tensors{joined, weights} : Tensors{joined};
}

}  // namespace sffi_tensor::functional
