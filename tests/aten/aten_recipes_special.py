"""Recipes with tensors of another kind: sparse, quantised, nested, MKL-DNN's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from aten_arguments import Made
from aten_recipes_dense import call, f, longs


def coo(coalesced: bool = True) -> torch.Tensor:
    """A sparse 3x4 matrix with three elements."""
    indices = torch.tensor([[0, 1, 2], [1, 0, 3]] if coalesced else [[0, 0, 2], [1, 1, 3]])
    values = torch.tensor([1.5, -2.0, 0.5])
    return torch.sparse_coo_tensor(indices, values, (3, 4), is_coalesced=coalesced or None)


def csr() -> torch.Tensor:
    return torch.sparse_csr_tensor(longs(0, 1, 2, 3), longs(1, 0, 3), f(3), (3, 4))


def csc() -> torch.Tensor:
    return torch.sparse_csc_tensor(longs(0, 1, 2, 2, 3), longs(1, 0, 2), f(3), (3, 4))


def bsr() -> torch.Tensor:
    return torch.sparse_bsr_tensor(longs(0, 1, 2), longs(0, 1), f(2, 2, 2), (4, 4))


def quantised(dtype: torch.dtype = torch.quint8, *size: int) -> torch.Tensor:
    return torch.quantize_per_tensor(f(*(size or (2, 3))), 0.05, 10, dtype)


def by_channel() -> torch.Tensor:
    scales, points = torch.tensor([0.1, 0.2]), longs(0, 3)
    return torch.quantize_per_channel(f(2, 3), scales, points, 0, torch.qint8)


def nested() -> torch.Tensor:
    return torch._nested_tensor_from_tensor_list([f(2, 3), f(1, 3)])


def jagged() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Values, offsets and the dummy that tells libtorch the kind of nested tensor."""
    return f(5, 3), longs(0, 2, 5), f(1)


def mkldnn(*size: int) -> torch.Tensor:
    return f(*size).to_mkldnn()


def _padded() -> Any:
    return call(f(2, 2, 3), torch.tensor([[2, 3], [1, 3]]), False)


def _packed(weight: torch.Tensor) -> Made:
    return Made("fbgemm_pack_quantized_matrix.default", (weight,))


def _quantised_cell(gates: int, lstm: bool) -> Any:
    weight_ih, weight_hh = f(gates * 3, 2), f(gates * 3, 3)
    packed = []
    for weight in (weight_ih, weight_hh):
        whole, offsets, scale, zero = torch.fbgemm_linear_quantize_weight(weight)
        packed.append((whole, _packed(whole), offsets, scale, zero))
    (wi, pi, oi, si, zi), (wh, ph, oh, sh, zh) = packed
    hidden: Any = [f(2, 3), f(2, 3)] if lstm else f(2, 3)
    biases = f(gates * 3), f(gates * 3)
    return call(f(2, 2), hidden, wi, wh, *biases, pi, ph, oi, oh, si, sh, zi, zh)


def _int8() -> Any:
    whole, offsets, scale, zero = torch.fbgemm_linear_quantize_weight(f(3, 2))
    return call(f(2, 2), whole, _packed(whole), offsets, scale, zero, f(3))


def _half() -> Any:
    return call(f(2, 2), Made("fbgemm_pack_gemm_matrix_fp16.default", (f(3, 2),)), f(3))


def _wrapped() -> Made:
    parts = (f(3, 2), torch.tensor(0.1), torch.tensor(0), f(3))
    return Made("_wrapped_linear_prepack.default", parts)


COO = {"dtype": torch.float32, "layout": torch.sparse_coo, "device": torch.device("cpu")}
CSR_PARTS = (longs(0, 1, 2, 3), longs(1, 0, 3), f(3))
BSR_PARTS = (longs(0, 1, 2), longs(0, 1), f(2, 2, 2))
COO_PARTS = (torch.tensor([[0, 1, 2], [1, 0, 3]]), f(3))
CSR_LAYOUT = {"layout": torch.sparse_csr}

SPECIAL: dict[str, Callable[[], Any]] = {
    # --- sparse
    "sparse_coo_tensor.indices": lambda: call(*COO_PARTS),
    "sparse_coo_tensor.indices_size": lambda: call(*COO_PARTS, [3, 4]),
    "_sparse_coo_tensor_unsafe": lambda: call(*COO_PARTS, [3, 4]),
    "_validate_sparse_coo_tensor_args": lambda: call(*COO_PARTS, [3, 4]),
    "_sparse_coo_tensor_with_dims": lambda: call(2, 0, [3, 4], **COO),
    "_sparse_coo_tensor_with_dims_and_tensors": lambda: call(2, 0, [3, 4], *COO_PARTS, **COO),
    "_sparse_compressed_tensor_with_dims": lambda: call(
        3, 0, [3, 4], [], torch.int64, **CSR_LAYOUT
    ),
    "sparse_compressed_tensor.comp_plain_value_size": lambda: call(
        *CSR_PARTS, [3, 4], **CSR_LAYOUT
    ),
    "sparse_compressed_tensor.comp_plain_value": lambda: call(*CSR_PARTS, **CSR_LAYOUT),
    "_sparse_compressed_tensor_unsafe": lambda: call(*CSR_PARTS, [3, 4], **CSR_LAYOUT),
    "sparse_csr_tensor.crow_col_value_size": lambda: call(*CSR_PARTS, [3, 4]),
    "sparse_csc_tensor.ccol_row_value_size": lambda: call(*CSR_PARTS, [4, 3]),
    "sparse_bsr_tensor.crow_col_value": lambda: call(*BSR_PARTS),
    "sparse_bsc_tensor.ccol_row_value": lambda: call(*BSR_PARTS),
    "_sparse_csr_tensor_unsafe": lambda: call(*CSR_PARTS, [3, 4]),
    "_validate_sparse_compressed_tensor_args": lambda: call(*CSR_PARTS, [3, 4], torch.sparse_csr),
    "_validate_sparse_csr_tensor_args": lambda: call(*CSR_PARTS, [3, 4]),
    "_validate_sparse_csc_tensor_args": lambda: call(*CSR_PARTS, [4, 3]),
    "_validate_sparse_bsr_tensor_args": lambda: call(*BSR_PARTS, [4, 4]),
    "_validate_sparse_bsc_tensor_args": lambda: call(*BSR_PARTS, [4, 4]),
    "_validate_compressed_sparse_indices": lambda: call(
        True, longs(0, 1, 2, 3), longs(1, 0, 3), 3, 4, 3
    ),
    "_sparse_broadcast_to": lambda: call(coo(), [2, 3, 4]),
    "_sparse_broadcast_to_copy": lambda: call(coo(), [2, 3, 4]),
    "coalesce": lambda: call(coo(False)),
    "_coalesce": lambda: call(coo(False)),
    "is_coalesced": lambda: [call(coo()), call(coo(False))],
    "_coalesced_": lambda: call(coo(), True),
    "_indices": lambda: call(coo()),
    "_values": lambda: call(coo()),
    "indices": lambda: call(coo()),
    "values": lambda: [call(coo()), call(csr())],
    "crow_indices": lambda: call(csr()),
    "col_indices": lambda: call(csr()),
    "ccol_indices": lambda: call(csc()),
    "row_indices": lambda: call(csc()),
    "_indices_copy": lambda: call(coo()),
    "_values_copy": lambda: call(coo()),
    "indices_copy": lambda: call(coo()),
    "values_copy": lambda: call(coo()),
    "ccol_indices_copy": lambda: call(csc()),
    "row_indices_copy": lambda: call(csc()),
    "sparse_dim": lambda: call(coo()),
    "dense_dim": lambda: call(coo()),
    "_dimI": lambda: call(coo()),
    "_dimV": lambda: call(coo()),
    "_nnz": lambda: [call(coo()), call(csr())],
    "sparse_resize_": lambda: call(coo(), [5, 5], 2, 0),
    "sparse_resize_and_clear_": lambda: call(coo(), [5, 5], 2, 0),
    "resize_as_sparse_": lambda: call(coo(), coo()),
    "copy_sparse_to_sparse_": lambda: call(coo(), coo(), False),
    "_sparse_mask_projection": lambda: call(coo(), coo(False).coalesce(), False),
    "sparse_mask": lambda: call(f(3, 4), coo()),
    "smm": lambda: call(coo(), f(4, 2)),
    "sspaddmm": lambda: call(coo(), coo(), f(4, 4)),
    "hspmm": lambda: call(coo(), f(4, 2)),
    "sspaddmm.out": lambda: call(coo(), coo(), f(4, 4), out=coo()),
    "hspmm.out": lambda: call(coo(), f(4, 2), out=torch.hspmm(coo(), f(4, 2))),
    "_sparse_mm": lambda: call(coo(), f(4, 2)),
    "_sparse_sparse_matmul": lambda: call(coo(), coo().t()),
    "_sparse_addmm": lambda: call(f(3, 2), coo(), f(4, 2)),
    "sparse_sampled_addmm": lambda: call(csr(), f(3, 2), f(2, 4)),
    "sparse_sampled_addmm.out": lambda: call(csr(), f(3, 2), f(2, 4), out=csr()),
    "_sparse_sum": lambda: call(coo()),
    "_sparse_sum.dtype": lambda: call(coo(), dtype=torch.float64),
    "_sparse_sum.dim": lambda: call(coo(), [0]),
    "_sparse_sum.dim_dtype": lambda: call(coo(), [0], dtype=torch.float64),
    "_sparse_sum_backward": lambda: call(f(4).to_sparse(), coo(), [0]),
    "_sparse_csr_sum.dim_dtype": lambda: call(csr(), [0], True),
    "_sparse_csr_prod.dim_dtype": lambda: call(csr(), [0], True),
    "_sparse_softmax.int": lambda: call(coo(), 1),
    "_sparse_softmax": lambda: call(coo(), 1, False),
    "_sparse_softmax_backward_data": lambda: call(coo(), coo(), 1, coo()),
    "_sparse_log_softmax.int": lambda: call(coo(), 1),
    "_sparse_log_softmax": lambda: call(coo(), 1, False),
    "_sparse_log_softmax_backward_data": lambda: call(coo(), coo(), 1, coo()),
    "native_norm": lambda: call(coo()),
    "native_norm.ScalarOpt_dim_dtype": lambda: call(coo(), 2, [], False, None),
    "to_dense_backward": lambda: call(f(3, 4), coo()),
    # --- quantised
    "_empty_affine_quantized": lambda: call([2, 3], dtype=torch.quint8, scale=0.5, zero_point=3),
    "_empty_per_channel_affine_quantized": lambda: call(
        [2, 3], scales=f(2).abs(), zero_points=longs(0, 1), axis=0, dtype=torch.quint8
    ),
    "empty_quantized": lambda: call([2, 3], quantised()),
    "quantize_per_tensor_dynamic": lambda: call(f(2, 3), torch.quint8, False),
    "quantize_per_tensor": lambda: [
        call(f(2, 3), 0.05, 10, dtype) for dtype in (torch.quint8, torch.qint8, torch.qint32)
    ],
    "quantize_per_tensor.tensor_qparams": lambda: call(
        f(2, 3), torch.tensor(0.05), torch.tensor(10), torch.quint8
    ),
    "quantize_per_tensor.tensors": lambda: call(
        [f(2), f(3)], torch.tensor([0.1, 0.2]), longs(1, 2), torch.quint8
    ),
    "quantize_per_channel": lambda: call(f(2, 3), f(2).abs(), longs(0, 1), 0, torch.qint8),
    "_make_per_tensor_quantized_tensor": lambda: call(f(2, 3).to(torch.uint8), 0.5, 3),
    "_make_per_channel_quantized_tensor": lambda: call(
        f(2, 3).to(torch.uint8), f(2).abs(), longs(0, 1), 0
    ),
    "dequantize.self": lambda: [call(quantised()), call(by_channel())],
    "dequantize.tensors": lambda: call([quantised(), quantised()]),
    "q_scale": lambda: call(quantised()),
    "q_zero_point": lambda: call(quantised()),
    "q_per_channel_scales": lambda: call(by_channel()),
    "q_per_channel_zero_points": lambda: call(by_channel()),
    "q_per_channel_axis": lambda: call(by_channel()),
    "int_repr": lambda: [call(quantised()), call(by_channel())],
    "qscheme": lambda: [call(quantised()), call(by_channel())],
    "quantized_batch_norm": lambda: call(
        quantised(torch.quint8, 1, 2, 3, 3), f(2), f(2), f(2), f(2).abs(), 1e-5, 0.1, 3
    ),
    "quantized_max_pool1d": lambda: call(quantised(torch.quint8, 1, 2, 6), [2]),
    "quantized_max_pool2d": lambda: call(quantised(torch.quint8, 1, 2, 4, 4), [2, 2]),
    "quantized_max_pool3d": lambda: call(quantised(torch.quint8, 1, 2, 4, 4, 4), [2, 2, 2]),
    "quantized_lstm_cell": lambda: _quantised_cell(4, True),
    "quantized_gru_cell": lambda: _quantised_cell(3, False),
    "quantized_rnn_relu_cell": lambda: _quantised_cell(1, False),
    "quantized_rnn_tanh_cell": lambda: _quantised_cell(1, False),
    "fbgemm_linear_int8_weight": lambda: _int8(),
    "fbgemm_linear_int8_weight_fp32_activation": lambda: _int8(),
    "fbgemm_linear_fp16_weight": lambda: _half(),
    "fbgemm_linear_fp16_weight_fp32_activation": lambda: _half(),
    "_wrapped_quantized_linear_prepacked": lambda: call(
        f(2, 2),
        torch.tensor(0.1),
        torch.tensor(0),
        _wrapped(),
        torch.tensor(0.1),
        torch.tensor(0),
        3,
    ),
    "_wrapped_linear_prepack": lambda: call(f(3, 2), torch.tensor(0.1), torch.tensor(0), f(3)),
    "fbgemm_pack_quantized_matrix": lambda: call(f(3, 2).to(torch.int8)),
    "fbgemm_pack_quantized_matrix.KN": lambda: call(f(3, 2).to(torch.int8), 2, 3),
    # --- integers of four and eight bits
    "_convert_weight_to_int4pack_for_cpu": lambda: call(torch.ones(32, 32, dtype=torch.int32), 2),
    "_weight_int4pack_mm_for_cpu": lambda: call(
        f(2, 32).bfloat16(),
        torch._convert_weight_to_int4pack_for_cpu(torch.ones(32, 32, dtype=torch.int32), 2),
        32,
        torch.ones(1, 32, 2, dtype=torch.bfloat16),
    ),
    "_weight_int8pack_mm": lambda: call(
        f(2, 32).bfloat16(), torch.ones(32, 32, dtype=torch.int8), torch.ones(32).bfloat16()
    ),
    # --- nested
    "_nested_tensor_from_mask": lambda: call(f(2, 2, 3), torch.ones(2, 2, dtype=torch.bool)),
    "_nested_tensor_from_mask_left_aligned": lambda: call(
        f(2, 2, 3), torch.ones(2, 2, dtype=torch.bool)
    ),
    "_nested_from_padded": _padded,
    "_nested_from_padded_and_nested_example": lambda: call(f(2, 2, 3), nested()),
    "_nested_tensor_size": lambda: call(nested()),
    "_nested_tensor_strides": lambda: call(nested()),
    "_nested_tensor_storage_offsets": lambda: call(nested()),
    "_nested_select_backward": lambda: call(f(2, 3), nested(), 0, 0),
    # The gradient is of the sum's sizes: libtorch does not look.
    "_nested_sum_backward": lambda: call(
        torch._nested_tensor_from_tensor_list([f(2, 1), f(1, 1)]), nested(), [2], True
    ),
    "_nested_view_from_buffer": lambda: call(
        f(9), torch.tensor([[2, 3], [1, 3]]), torch.tensor([[3, 1], [3, 1]]), longs(0, 6)
    ),
    "_nested_view_from_buffer_copy": lambda: call(
        f(9), torch.tensor([[2, 3], [1, 3]]), torch.tensor([[3, 1], [3, 1]]), longs(0, 6)
    ),
    "_nested_tensor_softmax_with_shape": lambda: call(nested(), nested()),
    "to_padded_tensor": lambda: call(nested(), 0.5),
    "nested_to_padded_tensor": lambda: call(nested(), 0.5),
    "_jagged_to_padded_dense_forward": lambda: call(f(5, 3), [longs(0, 2, 5)], [3], 0.0),
    "_padded_dense_to_jagged_forward": lambda: call(f(2, 3, 3), [longs(0, 2, 5)], 5),
    # --- MKL-DNN
    "mkldnn_linear": lambda: call(mkldnn(2, 3), f(4, 3), f(4)),
    "mkldnn_linear_backward_input": lambda: call([2, 3], mkldnn(2, 4), f(4, 3)),
    "mkldnn_linear_backward_weights": lambda: call(mkldnn(2, 4), mkldnn(2, 3), f(4, 3), True),
    "mkldnn_linear_backward": lambda: call(mkldnn(2, 3), mkldnn(2, 4), f(4, 3), [True] * 3),
    "mkldnn_max_pool2d": lambda: call(mkldnn(1, 2, 4, 4), [2, 2]),
    "mkldnn_max_pool2d_backward": lambda: call(
        mkldnn(1, 2, 2, 2), mkldnn(1, 2, 2, 2), mkldnn(1, 2, 4, 4), [2, 2], [2, 2]
    ),
    "mkldnn_max_pool3d": lambda: call(mkldnn(1, 2, 4, 4, 4), [2, 2, 2]),
    "mkldnn_max_pool3d_backward": lambda: call(
        mkldnn(1, 2, 2, 2, 2), mkldnn(1, 2, 2, 2, 2), mkldnn(1, 2, 4, 4, 4), [2] * 3, [2] * 3
    ),
    "mkldnn_adaptive_avg_pool2d": lambda: call(mkldnn(1, 2, 4, 4), [2, 2]),
    "mkldnn_adaptive_avg_pool2d.out": lambda: call(
        mkldnn(1, 2, 4, 4), [2, 2], out=mkldnn(1, 2, 2, 2)
    ),
    "mkldnn_adaptive_avg_pool2d_backward": lambda: call(mkldnn(1, 2, 2, 2), mkldnn(1, 2, 4, 4)),
    "_mkldnn_reshape": lambda: call(mkldnn(2, 6), [3, 4]),
    "_mkldnn_transpose": lambda: call(mkldnn(2, 6), 0, 1),
    "_mkldnn_transpose_": lambda: call(mkldnn(2, 6), 0, 1),
    "mkldnn_reorder_conv2d_weight": lambda: call(mkldnn(3, 2, 2, 2)),
    "mkldnn_reorder_conv3d_weight": lambda: call(mkldnn(3, 2, 2, 2, 2)),
    "to_mkldnn_backward": lambda: call(mkldnn(2, 3), f(2, 3)),
}
