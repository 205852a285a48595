"""Recipes with plain tensors: convolutions, pooling, recurrent cells, losses, sobol numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from aten_arguments import Made


def call(*args: Any, **kwargs: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments of one call."""
    return args, kwargs


def f(*size: int) -> torch.Tensor:
    """Floating-point numbers, all different."""
    count = int(torch.Size(size).numel())
    return ((torch.arange(count) * 7919 % 101).float() / 50 - 1).reshape(size)


def longs(*values: int) -> torch.Tensor:
    return torch.tensor(values)


def ints(*values: int) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.int32)


def truth(*size: int) -> torch.Tensor:
    return (f(*size) > 0).contiguous()


IMAGE, VOLUME = (1, 2, 5, 5), (1, 2, 4, 4, 4)


def _batch_norm(*more: Any) -> Any:
    return call(f(2, 3, 4), f(3), f(3), f(3), f(3).abs() + 0.1, *more)


def _rnn(kind: str, packed: bool) -> Any:
    gates = {"lstm": 4, "gru": 3}.get(kind, 1)
    weights = [f(gates * 3, 2), f(gates * 3, 3), f(gates * 3), f(gates * 3)]
    hidden: Any = [f(1, 2, 3), f(1, 2, 3)] if kind == "lstm" else f(1, 2, 3)
    if packed:
        return call(f(5, 2), longs(2, 2, 1), hidden, weights, True, 1, 0.0, False, False)
    return call(f(3, 2, 2), hidden, weights, True, 1, 0.0, False, False, False)


def _through(leaf: torch.Tensor) -> Any:
    return call(Made("sum.default", (leaf,)), [leaf])


def _sobol() -> tuple[torch.Tensor, torch.Tensor]:
    state = torch.zeros(2, 30, dtype=torch.long)
    torch._sobol_engine_initialize_state_(state, 2)
    return torch.zeros(2, dtype=torch.long), state


def _attention() -> Any:
    return call(
        *(f(1, 3, 4),) * 3, 4, 2, f(12, 4), f(12), f(4, 4), f(4),
    )  # fmt: skip


def _encoder() -> Any:
    return call(
        f(1, 3, 4), 4, 2, f(12, 4), f(12), f(4, 4), f(4), True, False, 1e-5, f(4), f(4), f(4),
        f(4), f(8, 4), f(8), f(4, 8), f(4),
    )  # fmt: skip


def _upsample(size: list[int], dims: int) -> Any:
    image = f(1, 2, *([3] * dims))
    return call(image, size, *([False] if dims == 2 else []))


DENSE: dict[str, Callable[[], Any]] = {
    "retain_grad": lambda: call(Made("mul.Scalar", (f(2).requires_grad_(), 2))),
    "_backward": lambda: _through(f(2).requires_grad_()),
    "_make_dual": lambda: call(f(2), f(2), 0),
    "_sobol_engine_draw": lambda: call(_sobol()[0], 3, _sobol()[1], 2, 0, torch.float32),
    "_sobol_engine_ff_": lambda: call(_sobol()[0], 3, _sobol()[1], 2, 0),
    "_sobol_engine_scramble_": lambda: call(
        torch.ones(2, 30, dtype=torch.long), torch.ones(2, 30, 30, dtype=torch.long).tril(), 2
    ),
    "_sobol_engine_initialize_state_": lambda: call(torch.zeros(2, 30, dtype=torch.long), 2),
    "_reshape_from_tensor": lambda: call(f(2, 3), longs(3, 2)),
    "adaptive_max_pool1d": lambda: call(f(1, 2, 6), [3]),
    "affine_grid_generator": lambda: call(f(1, 2, 3), [1, 1, 2, 2], False),
    "affine_grid_generator_backward": lambda: call(f(1, 2, 2, 2), [1, 1, 2, 2], False),
    "_is_all_true": lambda: call(truth(2, 3)),
    "_is_any_true": lambda: call(truth(2, 3)),
    "_test_check_tensor": lambda: call(torch.ones(3, dtype=torch.bool)),
    "batch_norm": lambda: _batch_norm(True, 0.1, 1e-5, False),
    "_batch_norm_impl_index": lambda: _batch_norm(True, 0.1, 1e-5, False),
    "_batch_norm_impl_index_backward": lambda: call(
        0, f(2, 3, 4), f(2, 3, 4), f(3), f(3), f(3).abs(), f(3), f(3).abs(), True, 1e-5,
        [True, True, True], torch.zeros(0, dtype=torch.uint8),
    ),
    "_batch_norm_no_update": lambda: _batch_norm(0.1, 1e-5),
    "_native_batch_norm_legit_no_training": lambda: _batch_norm(0.1, 1e-5),
    "instance_norm": lambda: _batch_norm(True, 0.1, 1e-5, False),
    "_convolution_mode": lambda: call(f(1, 2, 6), f(3, 2, 3), f(3), [1], "same", [1], 1),
    "_convolution_double_backward": lambda: call(
        f(1, 2, 5), f(3, 2, 3), f(3), f(1, 3, 3), f(3, 2, 3), f(1, 2, 5), [1], [0], [1], False,
        [0], 1, [True, True, True],
    ),
    "conv_tbc": lambda: call(f(5, 2, 3), f(3, 3, 4), f(4)),
    "conv_tbc_backward": lambda: call(f(3, 2, 4), f(5, 2, 3), f(3, 3, 4), f(4), 0),
    "cosine_embedding_loss": lambda: call(f(2, 3), f(2, 3) + 1, longs(1, -1)),
    "gradient.tensorarrayint": lambda: call(f(5), spacing=[f(5).cumsum(0)], dim=0),
    "embedding_backward": lambda: call(f(2, 3), longs(0, 2), 4, -1, False, False),
    "embedding_dense_backward": lambda: call(f(2, 3), longs(0, 2), 4, -1, False),
    "embedding_sparse_backward": lambda: call(f(2, 3), longs(0, 2), 4, -1, False),
    "_rowwise_prune": lambda: call(f(4, 3), torch.tensor([True, False, True, True]), torch.int32),
    "_embedding_bag_dense_backward": lambda: call(
        f(2, 3), longs(0, 2, 1), longs(0, 0, 1), longs(2, 1), longs(0, 0), 4, False, 0, None
    ),
    "_embedding_bag_sparse_backward": lambda: call(
        f(2, 3), longs(0, 2, 1), longs(0, 2), longs(0, 0, 1), longs(2, 1), 4, False, 0, None
    ),
    "grid_sampler": lambda: call(f(1, 2, 3, 3), f(1, 2, 2, 2), 0, 0, False),
    "_grid_sampler_2d_cpu_fallback": lambda: call(f(1, 2, 3, 3), f(1, 2, 2, 2), 0, 0, False),
    "_grid_sampler_2d_cpu_fallback_backward": lambda: call(
        f(1, 2, 2, 2), f(1, 2, 3, 3), f(1, 2, 2, 2), 0, 0, False
    ),
    "kl_div": lambda: call(f(2, 3), f(2, 3).abs() + 0.1),
    "max_pool1d_with_indices": lambda: call(f(1, 2, 6), [2]),
    "max_pool1d": lambda: call(f(1, 2, 6), [2]),
    "max_pool2d": lambda: call(f(*IMAGE), [2, 2]),
    "max_pool3d": lambda: call(f(*VOLUME), [2, 2, 2]),
    "mkldnn_convolution": lambda: call(f(*IMAGE), f(3, 2, 2, 2), f(3), [0, 0], [1, 1], [1, 1], 1),
    "_int_mm": lambda: call(f(4, 8).to(torch.int8), f(8, 8).to(torch.int8)),
    "tensordot": lambda: call(f(2, 3, 4), f(4, 3, 2), [1, 2], [1, 0]),
    "_spdiags": lambda: call(f(2, 4), longs(0, 1), [4, 4]),
    "nuclear_norm.dim": lambda: call(f(3, 3), [0, 1]),
    "_grouped_mm": lambda: call(
        f(16, 16).bfloat16(), f(2, 16, 16).bfloat16(), ints(8, 16), None, None
    ),
    "_fake_quantize_learnable_per_tensor_affine_backward": lambda: call(
        f(2, 3), f(2, 3), torch.tensor([0.1]), torch.tensor([0.0]), 0, 255
    ),
    "fake_quantize_per_channel_affine": lambda: call(
        f(2, 3), torch.tensor([0.1, 0.2]), ints(0, 1), 0, 0, 255
    ),
    "fake_quantize_per_channel_affine_cachemask": lambda: call(
        f(2, 3), torch.tensor([0.1, 0.2]), ints(0, 1), 0, 0, 255
    ),
    "fake_quantize_per_tensor_affine": lambda: call(f(2, 3), 0.1, 1, 0, 255),
    "fake_quantize_per_tensor_affine_cachemask": lambda: call(f(2, 3), 0.1, 1, 0, 255),
    "_fake_quantize_learnable_per_channel_affine": lambda: call(
        f(2, 3), torch.tensor([0.1, 0.2]), torch.zeros(2), 0, 0, 255
    ),
    "_fake_quantize_learnable_per_channel_affine_backward": lambda: call(
        f(2, 3), f(2, 3), torch.tensor([0.1, 0.2]), torch.zeros(2), 0, 0, 255
    ),
    "fused_moving_avg_obs_fake_quant": lambda: call(
        f(2, 3), longs(1), longs(1), torch.tensor([-1.0]), torch.tensor([1.0]),
        torch.tensor([0.1]), ints(0), 0.01, 0, 255, 0,
    ),
    "_fused_moving_avg_obs_fq_helper": lambda: call(
        f(2, 3), longs(1), longs(1), torch.tensor([-1.0]), torch.tensor([1.0]),
        torch.tensor([0.1]), ints(0), 0.01, 0, 255, 0,
    ),
    "_choose_qparams_per_tensor": lambda: call(f(2, 3)),
    "choose_qparams_optimized": lambda: call(f(8), 8, 20, 0.16, 8),
    "lstm.input": lambda: _rnn("lstm", False),
    "lstm.data": lambda: _rnn("lstm", True),
    "gru.input": lambda: _rnn("gru", False),
    "gru.data": lambda: _rnn("gru", True),
    "rnn_tanh.input": lambda: _rnn("rnn", False),
    "rnn_tanh.data": lambda: _rnn("rnn", True),
    "rnn_relu.input": lambda: _rnn("rnn", False),
    "rnn_relu.data": lambda: _rnn("rnn", True),
    "lstm_cell": lambda: call(f(2, 2), [f(2, 3), f(2, 3)], f(12, 2), f(12, 3), f(12), f(12)),
    "gru_cell": lambda: call(f(2, 2), f(2, 3), f(9, 2), f(9, 3), f(9), f(9)),
    "_thnn_differentiable_lstm_cell_backward": lambda: call(
        f(2, 3), f(2, 3), f(2, 12), f(2, 12), f(12), f(12), f(2, 3), f(2, 3)
    ),
    "_thnn_differentiable_gru_cell_backward": lambda: call(
        f(2, 3), f(2, 9), f(2, 9), f(2, 3), f(9), f(9)
    ),
    "_pack_padded_sequence": lambda: call(f(3, 2, 4), longs(3, 2), False),
    "_pack_padded_sequence_backward": lambda: call(f(5, 4), [3, 2, 4], longs(2, 2, 1), False),
    "_pad_packed_sequence": lambda: call(f(5, 4), longs(2, 2, 1), False, 0.5, 3),
    "mkldnn_rnn_layer": lambda: call(
        f(3, 2, 4), f(12, 4), f(12, 3), f(12), f(12), f(2, 3), f(2, 3), False, [], 2, 3, 1, True,
        False, False, False,
    ),
    "scatter.value_reduce": lambda: call(f(3, 3), 0, longs(0, 2).reshape(1, 2), 2, reduce="add"),
    "scatter_.value_reduce": lambda: call(
        f(3, 3), 0, longs(0, 2).reshape(1, 2), 2, reduce="multiply"
    ),
    "trace_backward": lambda: call(f(1)[0], [3, 3]),
    "cross_entropy_loss": lambda: call(f(2, 3), longs(0, 2)),
    "orgqr": lambda: call(f(3, 2), f(2)),
    "float_power_.Scalar": lambda: call(f(2, 3).double(), 2),
    "float_power_.Tensor": lambda: call(f(2, 3).double(), f(2, 3)),
    "_amp_foreach_non_finite_check_and_unscale_": lambda: call(
        [f(2, 3), f(3)], torch.zeros(1), torch.full((1,), 0.5)
    ),
    "_amp_update_scale_": lambda: call(
        torch.full((1,), 4.0), torch.ones(1, dtype=torch.int32), torch.zeros(1), 2.0, 0.5, 2
    ),
    "_foreach_addcdiv.Tensor": lambda: call([f(2), f(2)], [f(2)] * 2, [f(2) + 3] * 2, f(2)),
    "_foreach_addcdiv_.Tensor": lambda: call([f(2), f(2)], [f(2)] * 2, [f(2) + 3] * 2, f(2)),
    "_foreach_addcmul.Tensor": lambda: call([f(2), f(2)], [f(2)] * 2, [f(2)] * 2, f(2)),
    "_foreach_addcmul_.Tensor": lambda: call([f(2), f(2)], [f(2)] * 2, [f(2)] * 2, f(2)),
    "_convert_indices_from_coo_to_csr": lambda: call(longs(0, 1, 1, 3), 4),
    "_convert_indices_from_csr_to_coo": lambda: call(longs(0, 1, 3), longs(0, 0, 1)),
    "nll_loss_nd": lambda: call(f(2, 3), longs(0, 2)),
    "nll_loss": lambda: call(f(2, 3), longs(0, 2)),
    "nll_loss2d": lambda: call(f(1, 3, 2, 2), longs(0, 2, 1, 1).reshape(1, 2, 2)),
    "glu_jvp": lambda: call(f(2, 2), f(2, 4), f(2, 4), 1),
    "glu_backward_jvp": lambda: call(f(2, 4), f(2, 2), f(2, 4), f(2, 2), f(2, 4), 1),
    "_upsample_bicubic2d_aa.vec": lambda: call(f(*IMAGE), [3, 3], False, None),
    "_upsample_lanczos2d_aa.vec": lambda: call(f(*IMAGE), [3, 3], False, None),
    "_upsample_nearest_exact3d.vec": lambda: call(f(*VOLUME), [3, 3, 3], None),
    "_upsample_bicubic2d_aa": lambda: call(f(*IMAGE), [3, 3], False),
    "_upsample_bicubic2d_aa_backward": lambda: call(f(1, 2, 3, 3), [3, 3], [*IMAGE], False),
    "_upsample_lanczos2d_aa": lambda: call(f(*IMAGE), [3, 3], False),
    "_upsample_lanczos2d_aa_backward": lambda: call(f(1, 2, 3, 3), [3, 3], [*IMAGE], False),
    "_upsample_nearest_exact3d": lambda: call(f(*VOLUME), [3, 3, 3]),
    "_upsample_nearest_exact3d_backward": lambda: call(f(1, 2, 3, 3, 3), [3, 3, 3], [*VOLUME]),
    "slow_conv_transpose2d": lambda: call(f(*IMAGE), f(2, 3, 2, 2), [2, 2], f(3)),
    "slow_conv_transpose3d": lambda: call(f(*VOLUME), f(2, 3, 2, 2, 2), [2, 2, 2], f(3)),
    "thnn_conv2d": lambda: call(f(*IMAGE), f(3, 2, 2, 2), [2, 2], f(3)),
    "_slow_conv2d_forward": lambda: call(f(*IMAGE), f(3, 2, 2, 2), [2, 2], f(3), [1, 1], [0, 0]),
    "_slow_conv2d_backward.output_mask": lambda: call(
        f(1, 3, 4, 4), f(*IMAGE), f(3, 2, 2, 2), [2, 2], [1, 1], [0, 0], [True, True, True]
    ),
    "slow_conv3d": lambda: call(f(*VOLUME), f(3, 2, 2, 2, 2), [2, 2, 2], f(3)),
    "slow_conv3d_forward": lambda: call(
        f(*VOLUME), f(3, 2, 2, 2, 2), [2, 2, 2], f(3), [1, 1, 1], [0, 0, 0]
    ),
    "slow_conv_dilated2d": lambda: call(f(*IMAGE), f(3, 2, 2, 2), [2, 2], f(3)),
    "slow_conv_dilated3d": lambda: call(f(*VOLUME), f(3, 2, 2, 2, 2), [2, 2, 2], f(3)),
    "unflatten_dense_tensors": lambda: call(f(9), [f(2, 3), f(3)]),
    "_native_multi_head_attention": _attention,
    "_transformer_encoder_layer_fwd": _encoder,
    "_weight_norm_interface": lambda: call(f(3, 4), f(3, 1).abs() + 0.5),
    "_weight_norm_interface_backward": lambda: call(
        f(3, 4), f(3, 4), f(3, 1), f(3, 1).abs() + 1, 0
    ),
    "batch_norm_backward": lambda: call(
        f(2, 3, 4), f(2, 3, 4), f(3), f(3), f(3).abs(), f(3), f(3).abs(), True, 1e-5,
        [True, True, True], torch.zeros(0, dtype=torch.uint8),
    ),
    "_chunk_cat": lambda: call([f(4, 2), f(4, 3)], 0, 2),
    "sym_constrain_range": lambda: call(3, min=1, max=5),
    "linalg_solve_ex": lambda: call(f(3, 3), f(3, 2)),
    "_addmm_activation": lambda: call(f(3), f(2, 4), f(4, 3), use_gelu=True),
    "resize_as_": lambda: call(f(6), f(2, 2)),
    "_compute_linear_combination": lambda: call(f(3, 2, 2), f(4, 3)),
    "set_.source_Tensor_storage_offset": lambda: call(f(4), f(9), 2, [2, 2], [3, 1]),
    "set_.source_Storage": lambda: call(f(2), f(6).untyped_storage()),
    "set_.source_Storage_storage_offset": lambda: call(
        f(2), f(6).untyped_storage(), 1, [2, 2], [2, 1]
    ),
    "record_stream": lambda: call(f(2), torch.Stream(device="cpu")),
    "rrelu_with_noise": lambda: call(f(2, 3), torch.zeros(2, 3), 0.1, 0.3, True),
    "_ctc_loss.Tensor": lambda: call(
        f(5, 2, 4).log_softmax(2), longs(1, 2, 1, 3).reshape(2, 2), longs(5, 4), longs(2, 2)
    ),
    "ctc_loss.IntList": lambda: call(
        f(5, 2, 4).log_softmax(2), longs(1, 2, 1, 3).reshape(2, 2), [5, 4], [2, 2]
    ),
    "_dyn_quant_pack_4bit_weight": lambda: call(
        torch.ones(4, 32, dtype=torch.uint8), f(4, 1), None, 32, 64, 4
    ),
}  # fmt: skip
