// Recurrent networks on batches and on single sequences. States that are not given start with
// zeros: made here, so that they fit the input of each call.
#pragma once

#include "sffi_tensor/aten.hpp"

namespace sffi_tensor::functional {

// The layers of a recurrent network. `params` holds for each layer and direction w_ih, w_hh and,
// if there are, b_ih, b_hh, w_hr.
struct Recurrent {
  const Tensors &params;
  bool has_biases;
  int64_t num_layers;
  double dropout;
  bool train;
  bool bidirectional;
  bool batch_first;

  // `input` as a batch; one sequence becomes a batch of one.
  at::Tensor batch(const at::Tensor &input) const {
    TORCH_CHECK_VALUE(params.size() >= 2, "params must hold the weights of all layers");
    const int64_t width = params[0].size(1);
    TORCH_CHECK_VALUE(input.dim() == 2 || input.dim() == 3, "the input is a sequence [L, ", width,
                      "] or a batch of them, not of the shape ", input.sizes());
    TORCH_CHECK_VALUE(input.size(-1) == width, "the last dimension of the input is input_size, ",
                      width, ", not ", input.size(-1));
    return input.dim() == 3 ? input : input.unsqueeze(batch_first ? 0 : 1);
  }

  // The state `given`, or one of zeros: (layers * directions, N, size).
  at::Tensor state(const optional_tensor &given, const char *name, int64_t size,
                   const at::Tensor &input, bool batched) const {
    const int64_t layers = num_layers * (bidirectional ? 2 : 1);
    const int64_t count = input.size(batch_first ? 0 : 1);
    if (!given.has_value())
      return ops::zeros::call(symbolic({layers, count, size}), input.scalar_type(), {},
                              input.device(), {});
    const bool fits = batched ? given->sizes() == at::IntArrayRef({layers, count, size})
                              : given->sizes() == at::IntArrayRef({layers, size});
    TORCH_CHECK_VALUE(fits, name, " has the shape ", given->sizes(), "; here it must be [", layers,
                      ", ", batched ? std::to_string(count) + ", " : "", size, "]");
    return batched ? *given : given->unsqueeze(1);
  }

  at::Tensor output(const at::Tensor &result, bool batched) const {
    return batched ? result : result.squeeze(batch_first ? 0 : 1);
  }
};

inline std::tuple<at::Tensor, at::Tensor, at::Tensor> lstm(
    const at::Tensor &input, const optional_tensor &hidden, const optional_tensor &cell,
    const Tensors &params, bool has_biases, int64_t num_layers, double dropout, bool train,
    bool bidirectional, bool batch_first) {
  const Recurrent net{params, has_biases, num_layers, dropout, train, bidirectional, batch_first};
  const at::Tensor batch = net.batch(input);
  const bool batched = input.dim() == 3;
  const at::Tensor &recurrent = params[1];
  const Tensors states{
      net.state(hidden, "hx[0]", recurrent.size(1), batch, batched),
      net.state(cell, "hx[1]", recurrent.size(0) / 4, batch, batched),
  };
  const auto [output, last_hidden, last_cell] =
      ops::lstm_input::call(batch, states, params, has_biases, num_layers, dropout, train,
                            bidirectional, batch_first);
  if (batched) return {output, last_hidden, last_cell};
  return {net.output(output, false), last_hidden.squeeze(1), last_cell.squeeze(1)};
}

inline std::tuple<at::Tensor, at::Tensor> gru(const at::Tensor &input,
                                              const optional_tensor &hidden, const Tensors &params,
                                              bool has_biases, int64_t num_layers, double dropout,
                                              bool train, bool bidirectional, bool batch_first) {
  const Recurrent net{params, has_biases, num_layers, dropout, train, bidirectional, batch_first};
  const at::Tensor batch = net.batch(input);
  const bool batched = input.dim() == 3;
  const at::Tensor state = net.state(hidden, "hx", params[1].size(1), batch, batched);
  const auto [output, last] = ops::gru_input::call(batch, state, params, has_biases, num_layers,
                                                   dropout, train, bidirectional, batch_first);
  if (batched) return {output, last};
  return {net.output(output, false), last.squeeze(1)};
}

}  // namespace sffi_tensor::functional
