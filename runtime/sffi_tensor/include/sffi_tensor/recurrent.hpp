// Recurrent networks whose states start with zeros where none are given: made here, so that they
// fit the input of each call.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor::functional {

// (layers * directions, N, size) for an `input` of (L, N, ...) or (N, L, ...).
inline at::Tensor zero_state(const at::Tensor &input, int64_t layers, int64_t size,
                             bool batch_first) {
  TORCH_CHECK_VALUE(input.dim() == 3, "a batch of sequences has 3 dimensions, not ", input.dim());
  return ops::zeros::call(symbolic({layers, input.size(batch_first ? 0 : 1), size}),
                          input.scalar_type(), {}, input.device(), {});
}

// `params`: for each layer and direction w_ih, w_hh and, if there are, b_ih, b_hh, w_hr.
inline std::tuple<at::Tensor, at::Tensor, at::Tensor> lstm(
    const at::Tensor &input, const optional_tensor &hidden, const optional_tensor &cell,
    const Tensors &params, bool has_biases, int64_t num_layers, double dropout, bool train,
    bool bidirectional, bool batch_first) {
  TORCH_CHECK_VALUE(params.size() >= 2, "params must hold the weights of all layers");
  const int64_t layers = num_layers * (bidirectional ? 2 : 1);
  const at::Tensor &recurrent = params[1];
  const Tensors states{
      hidden.has_value() ? *hidden : zero_state(input, layers, recurrent.size(1), batch_first),
      cell.has_value() ? *cell : zero_state(input, layers, recurrent.size(0) / 4, batch_first)};
  return ops::lstm_input::call(input, states, params, has_biases, num_layers, dropout, train,
                               bidirectional, batch_first);
}

inline std::tuple<at::Tensor, at::Tensor> gru(const at::Tensor &input,
                                              const optional_tensor &hidden, const Tensors &params,
                                              bool has_biases, int64_t num_layers, double dropout,
                                              bool train, bool bidirectional, bool batch_first) {
  TORCH_CHECK_VALUE(params.size() >= 2, "params must hold the weights of all layers");
  const int64_t layers = num_layers * (bidirectional ? 2 : 1);
  const at::Tensor state =
      hidden.has_value() ? *hidden : zero_state(input, layers, params[1].size(1), batch_first);
  return ops::gru_input::call(input, state, params, has_biases, num_layers, dropout, train,
                              bidirectional, batch_first);
}

}  // namespace sffi_tensor::functional
