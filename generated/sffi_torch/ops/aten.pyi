# mypy: disable-error-code="overload-overlap, overload-cannot-match, misc"
from collections.abc import Sequence
from typing import Any, NamedTuple, overload
from sffi_tensor.dtypes import dtype as dtype_type
from sffi_tensor.dtypes import dtypeLike as dtype_typeLike
from sffi_tensor.devices import deviceLike as device_typeLike
from sffi_tensor.layouts import layoutLike as layout_typeLike
from sffi_tensor.qschemes import qscheme as qscheme_type
from sffi_torch.enums import memory_format as memory_format_type
from sffi_torch.handles import Tensor
from sffi_torch.handles import Generator
from sffi_torch.handles import UntypedStorage
from sffi_torch.handles import Stream
from sffi.aliases import Number
from sffi.overloads import Overloads
from sffi.table import Table

class UnpackDualResult(NamedTuple):
    primal: Tensor | None
    tangent: Tensor | None

class ConvolutionBackwardOverrideableResult(NamedTuple):
    grad_input: Tensor | None
    grad_weight: Tensor | None
    grad_bias: Tensor | None

class CudnnGridSamplerBackwardResult(NamedTuple):
    grad_self: Tensor | None
    grad_grid: Tensor | None

class CummaxResult(NamedTuple):
    values: Tensor
    indices: Tensor

class CumminResult(NamedTuple):
    values: Tensor
    indices: Tensor

class KthvalueResult(NamedTuple):
    values: Tensor
    indices: Tensor

class AminmaxResult(NamedTuple):
    min: Tensor
    max: Tensor

class MaxResult(NamedTuple):
    values: Tensor
    indices: Tensor

class MedianResult(NamedTuple):
    values: Tensor
    indices: Tensor

class NanmedianResult(NamedTuple):
    values: Tensor
    indices: Tensor

class MinResult(NamedTuple):
    values: Tensor
    indices: Tensor

class ModeResult(NamedTuple):
    values: Tensor
    indices: Tensor

class FrexpResult(NamedTuple):
    mantissa: Tensor
    exponent: Tensor

class FakeQuantizePerTensorAffineCachemaskResult(NamedTuple):
    output: Tensor
    mask: Tensor

class FakeQuantizePerTensorAffineCachemaskTensorQparamsResult(NamedTuple):
    output: Tensor
    mask: Tensor

class FakeQuantizePerChannelAffineCachemaskResult(NamedTuple):
    output: Tensor
    mask: Tensor

class FusedMovingAvgObsFqHelperResult(NamedTuple):
    output: Tensor
    mask: Tensor

class TriangularSolveResult(NamedTuple):
    solution: Tensor
    cloned_coefficient: Tensor

class SvdResult(NamedTuple):
    U: Tensor
    S: Tensor
    V: Tensor

class QrResult(NamedTuple):
    Q: Tensor
    R: Tensor

class GeqrfResult(NamedTuple):
    a: Tensor
    tau: Tensor

class LuWithInfoResult(NamedTuple):
    LU: Tensor
    pivots: Tensor
    info: Tensor

class LuUnpackResult(NamedTuple):
    P: Tensor
    L: Tensor
    U: Tensor

class HistogramResult(NamedTuple):
    hist: Tensor
    bin_edges: Tensor

class HistogramddResult(NamedTuple):
    hist: Tensor
    bin_edges: tuple[Tensor, ...]

class SortResult(NamedTuple):
    values: Tensor
    indices: Tensor

class TopkResult(NamedTuple):
    values: Tensor
    indices: Tensor

class MultilabelMarginLossForwardResult(NamedTuple):
    output: Tensor
    is_target: Tensor

class NllLossForwardResult(NamedTuple):
    output: Tensor
    total_weight: Tensor

class NllLoss2dForwardResult(NamedTuple):
    output: Tensor
    total_weight: Tensor

class LogSigmoidForwardResult(NamedTuple):
    output: Tensor
    buffer: Tensor

class SlowConv2dBackwardResult(NamedTuple):
    grad_input: Tensor | None
    grad_weight: Tensor | None
    grad_bias: Tensor | None

class LinalgCholeskyExResult(NamedTuple):
    L: Tensor
    info: Tensor

class LinalgLuFactorResult(NamedTuple):
    LU: Tensor
    pivots: Tensor

class LinalgLuFactorExResult(NamedTuple):
    LU: Tensor
    pivots: Tensor
    info: Tensor

class LinalgLuResult(NamedTuple):
    P: Tensor
    L: Tensor
    U: Tensor

class LinalgDetResult(NamedTuple):
    result: Tensor
    LU: Tensor
    pivots: Tensor

class LinalgLdlFactorExResult(NamedTuple):
    LD: Tensor
    pivots: Tensor
    info: Tensor

class LinalgLdlFactorResult(NamedTuple):
    LD: Tensor
    pivots: Tensor

class LinalgLstsqResult(NamedTuple):
    solution: Tensor
    residuals: Tensor
    rank: Tensor
    singular_values: Tensor

class LinalgSlogdetResult(NamedTuple):
    sign: Tensor
    logabsdet: Tensor
    LU: Tensor
    pivots: Tensor

class SlogdetResult(NamedTuple):
    sign: Tensor
    logabsdet: Tensor

class LinalgEigResult(NamedTuple):
    eigenvalues: Tensor
    eigenvectors: Tensor

class LinalgEighResult(NamedTuple):
    eigenvalues: Tensor
    eigenvectors: Tensor

class LinalgInvExResult(NamedTuple):
    inverse: Tensor
    info: Tensor

class LinalgSvdResult(NamedTuple):
    U: Tensor
    S: Tensor
    Vh: Tensor

class LinalgSolveExResult(NamedTuple):
    result: Tensor
    LU: Tensor
    pivots: Tensor
    info: Tensor

class LinalgQrResult(NamedTuple):
    Q: Tensor
    R: Tensor

class ScaledDotProductFlashAttentionResult(NamedTuple):
    output: Tensor
    logsumexp: Tensor | None
    cum_seq_q: Tensor | None
    cum_seq_k: Tensor | None
    max_q: int
    max_k: int
    rng_state: Tensor | None
    unused: Tensor | None
    debug_attn_mask: Tensor | None

class ScaledDotProductFlashAttentionForCpuResult(NamedTuple):
    output: Tensor
    logsumexp: Tensor | None

class ScaledDotProductFusedAttentionOverrideableResult(NamedTuple):
    output: Tensor
    logsumexp: Tensor | None
    cum_seq_q: Tensor | None
    cum_seq_k: Tensor | None
    max_q: int
    max_k: int
    philox_seed: Tensor | None
    philox_offset: Tensor | None
    debug_attn_mask: Tensor | None

class ScaledDotProductFlashAttentionBackwardResult(NamedTuple):
    grad_query: Tensor | None
    grad_key: Tensor | None
    grad_value: Tensor | None

class ScaledDotProductFlashAttentionForCpuBackwardResult(NamedTuple):
    grad_query: Tensor | None
    grad_key: Tensor | None
    grad_value: Tensor | None

class ScaledDotProductFusedAttentionOverrideableBackwardResult(NamedTuple):
    grad_query: Tensor | None
    grad_key: Tensor | None
    grad_value: Tensor | None
    grad_attn_bias: Tensor | None

class ScaledDotProductEfficientAttentionResult(NamedTuple):
    output: Tensor
    log_sumexp: Tensor | None
    philox_seed: Tensor | None
    philox_offset: Tensor | None

class ScaledDotProductCudnnAttentionResult(NamedTuple):
    output: Tensor
    logsumexp: Tensor | None
    cum_seq_q: Tensor | None
    cum_seq_k: Tensor | None
    max_q: int
    max_k: int
    philox_seed: Tensor | None
    philox_offset: Tensor | None
    debug_attn_mask: Tensor | None

class FlashAttentionForwardResult(NamedTuple):
    output: Tensor
    softmax_logsumexp: Tensor | None
    rng_state: Tensor | None
    unused: Tensor | None
    debug_attn_mask: Tensor | None

class EfficientAttentionForwardResult(NamedTuple):
    output: Tensor
    logsumexp: Tensor | None
    philox_seed: Tensor | None
    philox_offset: Tensor | None
    max_seqlen_batch_q: int
    max_seqlen_batch_k: int

class CudnnAttentionForwardResult(NamedTuple):
    output: Tensor
    logsumexp: Tensor | None
    cum_seq_q: Tensor | None
    cum_seq_k: Tensor | None
    max_q: int
    max_k: int
    philox_seed: Tensor | None
    philox_offset: Tensor | None
    debug_attn_mask: Tensor | None

class _cast_Byte_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Byte: _cast_Byte_overloads

class _cast_Char_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Char: _cast_Char_overloads

class _cast_Double_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Double: _cast_Double_overloads

class _cast_Float_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Float: _cast_Float_overloads

class _cast_Int_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Int: _cast_Int_overloads

class _cast_Long_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Long: _cast_Long_overloads

class _cast_Short_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Short: _cast_Short_overloads

class _cast_Half_overloads(Overloads):
    def __call__(_, self: Tensor, non_blocking: bool = ...) -> Tensor: ...
_cast_Half: _cast_Half_overloads

class _backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, inputs: Sequence[Tensor], gradient: Tensor | None = ...,
        retain_graph: bool | None = ..., create_graph: bool = ...,
    ) -> None: ...
_backward: _backward_overloads

class set_data_overloads(Overloads):
    def __call__(_, self: Tensor, new_data: Tensor) -> None: ...
set_data: set_data_overloads

class data_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
data: data_overloads

class is_leaf_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_leaf: is_leaf_overloads

class output_nr_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
output_nr: output_nr_overloads

class _version_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
_version: _version_overloads

class requires_grad__overloads(Overloads):
    def __call__(_, self: Tensor, requires_grad: bool = ...) -> Tensor: ...
requires_grad_: requires_grad__overloads

class retain_grad_overloads(Overloads):
    def __call__(_, self: Tensor) -> None: ...
retain_grad: retain_grad_overloads

class retains_grad_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
retains_grad: retains_grad_overloads

class _fw_primal_overloads(Overloads):
    def __call__(_, self: Tensor, level: int) -> Tensor: ...
_fw_primal: _fw_primal_overloads

class _make_dual_overloads(Overloads):
    def __call__(_, primal: Tensor, tangent: Tensor, level: int) -> Tensor: ...
_make_dual: _make_dual_overloads

class _unpack_dual_overloads(Overloads):
    def __call__(_, dual: Tensor, level: int) -> UnpackDualResult: ...
_unpack_dual: _unpack_dual_overloads

class _new_zeros_with_same_feature_meta_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor, *, self_num_batch_dims: int = ...) -> Tensor: ...
_new_zeros_with_same_feature_meta: _new_zeros_with_same_feature_meta_overloads

class _has_same_storage_numel_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> bool: ...
_has_same_storage_numel: _has_same_storage_numel_overloads

class _assert_async_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> None: ...
    @overload
    def __call__(_, self: Tensor, assert_msg: str) -> None: ...
_assert_async: _assert_async_overloads

class _assert_scalar_overloads(Overloads):
    def __call__(_, self: Number, assert_msg: str) -> None: ...
_assert_scalar: _assert_scalar_overloads

class _functional_assert_scalar_overloads(Overloads):
    def __call__(_, self: Number, assert_msg: str, dep_token: Tensor) -> Tensor: ...
_functional_assert_scalar: _functional_assert_scalar_overloads

class _functional_assert_async_overloads(Overloads):
    def __call__(_, self: Tensor, assert_msg: str, dep_token: Tensor) -> Tensor: ...
_functional_assert_async: _functional_assert_async_overloads

class _assert_tensor_metadata_overloads(Overloads):
    def __call__(
        _, a: Tensor, size: Sequence[int] | None = ..., stride: Sequence[int] | None = ...,
        dtype: dtype_typeLike | None = ..., *, device: device_typeLike | None = ...,
        layout: layout_typeLike | None = ...,
    ) -> None: ...
_assert_tensor_metadata: _assert_tensor_metadata_overloads

class _print_overloads(Overloads):
    def __call__(_, s: str) -> None: ...
_print: _print_overloads

class sym_constrain_range_overloads(Overloads):
    def __call__(_, size: Number, *, min: int | None = ..., max: int | None = ...) -> None: ...
sym_constrain_range: sym_constrain_range_overloads

class sym_constrain_range_for_size_overloads(Overloads):
    def __call__(_, size: Number, *, min: int | None = ..., max: int | None = ...) -> None: ...
sym_constrain_range_for_size: sym_constrain_range_for_size_overloads

class _functional_sym_constrain_range_overloads(Overloads):
    def __call__(
        _, size: Number, min: int | None, max: int | None, dep_token: Tensor,
    ) -> Tensor: ...
_functional_sym_constrain_range: _functional_sym_constrain_range_overloads

class _functional_sym_constrain_range_for_size_overloads(Overloads):
    def __call__(
        _, size: Number, min: int | None, max: int | None, dep_token: Tensor,
    ) -> Tensor: ...
_functional_sym_constrain_range_for_size: _functional_sym_constrain_range_for_size_overloads

class _make_dep_token_overloads(Overloads):
    def __call__(
        _, *, dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
_make_dep_token: _make_dep_token_overloads

class _use_cudnn_ctc_loss_overloads(Overloads):
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Sequence[int],
        target_lengths: Sequence[int], blank: int,
    ) -> bool: ...
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor,
        blank: int,
    ) -> bool: ...
_use_cudnn_ctc_loss: _use_cudnn_ctc_loss_overloads

class _cudnn_ctc_loss_overloads(Overloads):
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Sequence[int],
        target_lengths: Sequence[int], blank: int, deterministic: bool, zero_infinity: bool,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor,
        blank: int, deterministic: bool, zero_infinity: bool,
    ) -> tuple[Tensor, Tensor]: ...
_cudnn_ctc_loss: _cudnn_ctc_loss_overloads

class _use_cudnn_rnn_flatten_weight_overloads(Overloads):
    def __call__(_) -> bool: ...
_use_cudnn_rnn_flatten_weight: _use_cudnn_rnn_flatten_weight_overloads

class _cudnn_rnn_flatten_weight_overloads(Overloads):
    def __call__(
        _, weight_arr: Sequence[Tensor], weight_stride0: int, input_size: int, mode: int,
        hidden_size: int, proj_size: int, num_layers: int, batch_first: bool, bidirectional: bool,
    ) -> Tensor: ...
_cudnn_rnn_flatten_weight: _cudnn_rnn_flatten_weight_overloads

class _cudnn_rnn_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Sequence[Tensor], weight_stride0: int, weight_buf: Tensor | None,
        hx: Tensor, cx: Tensor | None, mode: int, hidden_size: int, proj_size: int, num_layers: int,
        batch_first: bool, dropout: float, train: bool, bidirectional: bool,
        batch_sizes: Sequence[int], dropout_state: Tensor | None,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
_cudnn_rnn: _cudnn_rnn_overloads

class _cudnn_rnn_backward_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Sequence[Tensor], weight_stride0: int, weight_buf: Tensor,
        hx: Tensor, cx: Tensor | None, output: Tensor, grad_output: Tensor | None,
        grad_hy: Tensor | None, grad_cy: Tensor | None, mode: int, hidden_size: int, proj_size: int,
        num_layers: int, batch_first: bool, dropout: float, train: bool, bidirectional: bool,
        batch_sizes: Sequence[int], dropout_state: Tensor | None, reserve: Tensor,
        output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, tuple[Tensor, ...]]: ...
_cudnn_rnn_backward: _cudnn_rnn_backward_overloads

class _cudnn_init_dropout_state_overloads(Overloads):
    def __call__(
        _, dropout: float, train: bool, dropout_seed: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
_cudnn_init_dropout_state: _cudnn_init_dropout_state_overloads

class _debug_has_internal_overlap_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
_debug_has_internal_overlap: _debug_has_internal_overlap_overloads

class _fused_dropout_overloads(Overloads):
    def __call__(
        _, self: Tensor, p: float, generator: Generator | None = ...,
    ) -> tuple[Tensor, Tensor]: ...
_fused_dropout: _fused_dropout_overloads

class _masked_scale_overloads(Overloads):
    def __call__(_, self: Tensor, mask: Tensor, scale: float) -> Tensor: ...
_masked_scale: _masked_scale_overloads

class native_dropout_overloads(Overloads):
    def __call__(_, input: Tensor, p: float, train: bool | None) -> tuple[Tensor, Tensor]: ...
native_dropout: native_dropout_overloads

class native_dropout_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, mask: Tensor, scale: float) -> Tensor: ...
native_dropout_backward: native_dropout_backward_overloads

class _sobol_engine_draw_overloads(Overloads):
    def __call__(
        _, quasi: Tensor, n: int, sobolstate: Tensor, dimension: int, num_generated: int,
        dtype: dtype_typeLike | None,
    ) -> tuple[Tensor, Tensor]: ...
_sobol_engine_draw: _sobol_engine_draw_overloads

class _sobol_engine_ff__overloads(Overloads):
    def __call__(
        _, self: Tensor, n: int, sobolstate: Tensor, dimension: int, num_generated: int,
    ) -> Tensor: ...
_sobol_engine_ff_: _sobol_engine_ff__overloads

class _sobol_engine_scramble__overloads(Overloads):
    def __call__(_, self: Tensor, ltm: Tensor, dimension: int) -> Tensor: ...
_sobol_engine_scramble_: _sobol_engine_scramble__overloads

class _sobol_engine_initialize_state__overloads(Overloads):
    def __call__(_, self: Tensor, dimension: int) -> Tensor: ...
_sobol_engine_initialize_state_: _sobol_engine_initialize_state__overloads

class _reshape_from_tensor_overloads(Overloads):
    def __call__(_, self: Tensor, shape: Tensor) -> Tensor: ...
_reshape_from_tensor: _reshape_from_tensor_overloads

class _shape_as_tensor_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_shape_as_tensor: _shape_as_tensor_overloads

class dropout_overloads(Overloads):
    def __call__(_, input: Tensor, p: float, train: bool) -> Tensor: ...
dropout: dropout_overloads

class dropout__overloads(Overloads):
    def __call__(_, self: Tensor, p: float, train: bool) -> Tensor: ...
dropout_: dropout__overloads

class feature_dropout_overloads(Overloads):
    def __call__(_, input: Tensor, p: float, train: bool) -> Tensor: ...
feature_dropout: feature_dropout_overloads

class feature_dropout__overloads(Overloads):
    def __call__(_, self: Tensor, p: float, train: bool) -> Tensor: ...
feature_dropout_: feature_dropout__overloads

class alpha_dropout_overloads(Overloads):
    def __call__(_, input: Tensor, p: float, train: bool) -> Tensor: ...
alpha_dropout: alpha_dropout_overloads

class alpha_dropout__overloads(Overloads):
    def __call__(_, self: Tensor, p: float, train: bool) -> Tensor: ...
alpha_dropout_: alpha_dropout__overloads

class feature_alpha_dropout_overloads(Overloads):
    def __call__(_, input: Tensor, p: float, train: bool) -> Tensor: ...
feature_alpha_dropout: feature_alpha_dropout_overloads

class feature_alpha_dropout__overloads(Overloads):
    def __call__(_, self: Tensor, p: float, train: bool) -> Tensor: ...
feature_alpha_dropout_: feature_alpha_dropout__overloads

class abs_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
abs: abs_overloads

class abs__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
abs_: abs__overloads

class absolute_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
absolute: absolute_overloads

class absolute__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
absolute_: absolute__overloads

class angle_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
angle: angle_overloads

class view_as_real_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
view_as_real: view_as_real_overloads

class view_as_complex_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
view_as_complex: view_as_complex_overloads

class sgn_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
sgn: sgn_overloads

class sgn__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
sgn_: sgn__overloads

class chalf_overloads(Overloads):
    def __call__(
        _, self: Tensor, *, memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
chalf: chalf_overloads

class real_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
real: real_overloads

class imag_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
imag: imag_overloads

class _conj_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_conj: _conj_overloads

class conj_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
conj: conj_overloads

class _conj_physical_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_conj_physical: _conj_physical_overloads

class conj_physical_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
conj_physical: conj_physical_overloads

class conj_physical__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
conj_physical_: conj_physical__overloads

class resolve_conj_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
resolve_conj: resolve_conj_overloads

class resolve_neg_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
resolve_neg: resolve_neg_overloads

class _neg_view_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_neg_view: _neg_view_overloads

class acos_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
acos: acos_overloads

class acos__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
acos_: acos__overloads

class arccos_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
arccos: arccos_overloads

class arccos__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
arccos_: arccos__overloads

class avg_pool1d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., ceil_mode: bool = ..., count_include_pad: bool = ...,
    ) -> Tensor: ...
avg_pool1d: avg_pool1d_overloads

class adaptive_avg_pool1d_overloads(Overloads):
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> Tensor: ...
adaptive_avg_pool1d: adaptive_avg_pool1d_overloads

class adaptive_max_pool1d_overloads(Overloads):
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> tuple[Tensor, Tensor]: ...
adaptive_max_pool1d: adaptive_max_pool1d_overloads

class add_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
add: add_overloads

class add__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
add_: add__overloads

class _add_relu_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
_add_relu: _add_relu_overloads

class _add_relu__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
_add_relu_: _add_relu__overloads

class addmv_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, mat: Tensor, vec: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat: Tensor, vec: Tensor, *, beta: Number = ..., alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
addmv: addmv_overloads

class addmv__overloads(Overloads):
    def __call__(
        _, self: Tensor, mat: Tensor, vec: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
addmv_: addmv__overloads

class addr_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, vec1: Tensor, vec2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, vec1: Tensor, vec2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
addr: addr_overloads

class addr__overloads(Overloads):
    def __call__(
        _, self: Tensor, vec1: Tensor, vec2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
addr_: addr__overloads

class affine_grid_generator_overloads(Overloads):
    def __call__(_, theta: Tensor, size: Sequence[int], align_corners: bool) -> Tensor: ...
affine_grid_generator: affine_grid_generator_overloads

class affine_grid_generator_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, size: Sequence[int], align_corners: bool) -> Tensor: ...
affine_grid_generator_backward: affine_grid_generator_backward_overloads

class _is_all_true_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_is_all_true: _is_all_true_overloads

class _is_any_true_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_is_any_true: _is_any_true_overloads

class _test_check_tensor_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_test_check_tensor: _test_check_tensor_overloads

class _test_functorch_fallback_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
_test_functorch_fallback: _test_functorch_fallback_overloads

class all_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int] | None = ..., keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int] | None = ..., keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
all: all_overloads

class allclose_overloads(Overloads):
    def __call__(
        _, self: Tensor, other: Tensor, rtol: float = ..., atol: float = ..., equal_nan: bool = ...,
    ) -> bool: ...
allclose: allclose_overloads

class any_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int] | None = ..., keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int] | None = ..., keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
any: any_overloads

class arange_overloads(Overloads):
    @overload
    def __call__(
        _, end: Number, *, dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Number, end: Number, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Number, end: Number, step: Number = ..., *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, end: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, start: Number, end: Number, step: Number = ..., *, out: Tensor) -> Tensor: ...
arange: arange_overloads

class _dim_arange_overloads(Overloads):
    def __call__(_, like: Tensor, dim: int) -> Tensor: ...
_dim_arange: _dim_arange_overloads

class argmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int | None = ..., keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | None = ..., keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
argmax: argmax_overloads

class argmin_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int | None = ..., keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | None = ..., keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
argmin: argmin_overloads

class acosh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
acosh: acosh_overloads

class acosh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
acosh_: acosh__overloads

class arccosh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
arccosh: arccosh_overloads

class arccosh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
arccosh_: arccosh__overloads

class asinh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
asinh: asinh_overloads

class asinh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
asinh_: asinh__overloads

class arcsinh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
arcsinh: arcsinh_overloads

class arcsinh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
arcsinh_: arcsinh__overloads

class atanh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
atanh: atanh_overloads

class atanh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
atanh_: atanh__overloads

class arctanh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
arctanh: arctanh_overloads

class arctanh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
arctanh_: arctanh__overloads

class as_strided_overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], stride: Sequence[int],
        storage_offset: int | None = ...,
    ) -> Tensor: ...
as_strided: as_strided_overloads

class as_strided__overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], stride: Sequence[int],
        storage_offset: int | None = ...,
    ) -> Tensor: ...
as_strided_: as_strided__overloads

class asin_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
asin: asin_overloads

class asin__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
asin_: asin__overloads

class arcsin_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
arcsin: arcsin_overloads

class arcsin__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
arcsin_: arcsin__overloads

class atan_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
atan: atan_overloads

class atan__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
atan_: atan__overloads

class arctan_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
arctan: arctan_overloads

class arctan__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
arctan_: arctan__overloads

class atleast_1d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
atleast_1d: atleast_1d_overloads

class atleast_2d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
atleast_2d: atleast_2d_overloads

class atleast_3d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
atleast_3d: atleast_3d_overloads

class baddbmm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, out_dtype: dtype_typeLike, *,
        beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, out_dtype: dtype_typeLike, *,
        beta: Number = ..., alpha: Number = ..., out: Tensor,
    ) -> Tensor: ...
baddbmm: baddbmm_overloads

class baddbmm__overloads(Overloads):
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
baddbmm_: baddbmm__overloads

class bartlett_window_overloads(Overloads):
    @overload
    def __call__(
        _, window_length: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
bartlett_window: bartlett_window_overloads

class batch_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, training: bool, momentum: float, eps: float,
        cudnn_enabled: bool,
    ) -> Tensor: ...
batch_norm: batch_norm_overloads

class quantized_batch_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, mean: Tensor, var: Tensor,
        eps: float, output_scale: float, output_zero_point: int,
    ) -> Tensor: ...
quantized_batch_norm: quantized_batch_norm_overloads

class _batch_norm_impl_index_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, training: bool, momentum: float, eps: float,
        cudnn_enabled: bool,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, int]: ...
_batch_norm_impl_index: _batch_norm_impl_index_overloads

class _batch_norm_impl_index_backward_overloads(Overloads):
    def __call__(
        _, impl_index: int, input: Tensor, grad_output: Tensor, weight: Tensor | None,
        running_mean: Tensor | None, running_var: Tensor | None, save_mean: Tensor | None,
        save_var_transform: Tensor | None, train: bool, eps: float, output_mask: Sequence[bool],
        reservedSpace: Tensor,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_batch_norm_impl_index_backward: _batch_norm_impl_index_backward_overloads

class bernoulli_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, generator: Generator | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, generator: Generator | None = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: float, *, generator: Generator | None = ...) -> Tensor: ...
bernoulli: bernoulli_overloads

class bernoulli__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, p: Tensor, *, generator: Generator | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, p: float = ..., *, generator: Generator | None = ...,
    ) -> Tensor: ...
bernoulli_: bernoulli__overloads

class bilinear_overloads(Overloads):
    def __call__(
        _, input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor | None = ...,
    ) -> Tensor: ...
bilinear: bilinear_overloads

class binary_cross_entropy_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ..., *,
        out: Tensor,
    ) -> Tensor: ...
binary_cross_entropy: binary_cross_entropy_overloads

class binary_cross_entropy_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | None = ...,
        reduction: int = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | None = ...,
        reduction: int = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
binary_cross_entropy_backward: binary_cross_entropy_backward_overloads

class binary_cross_entropy_with_logits_overloads(Overloads):
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ...,
        pos_weight: Tensor | None = ..., reduction: int = ...,
    ) -> Tensor: ...
binary_cross_entropy_with_logits: binary_cross_entropy_with_logits_overloads

class bincount_overloads(Overloads):
    def __call__(_, self: Tensor, weights: Tensor | None = ..., minlength: int = ...) -> Tensor: ...
bincount: bincount_overloads

class bitwise_not_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
bitwise_not: bitwise_not_overloads

class bitwise_not__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
bitwise_not_: bitwise_not__overloads

class copysign_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
copysign: copysign_overloads

class copysign__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
copysign_: copysign__overloads

class _lazy_clone_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_lazy_clone: _lazy_clone_overloads

class logical_not_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
logical_not: logical_not_overloads

class logical_not__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
logical_not_: logical_not__overloads

class logical_xor_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
logical_xor: logical_xor_overloads

class logical_xor__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
logical_xor_: logical_xor__overloads

class logical_and_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
logical_and: logical_and_overloads

class logical_and__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
logical_and_: logical_and__overloads

class logical_or_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
logical_or: logical_or_overloads

class logical_or__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
logical_or_: logical_or__overloads

class blackman_window_overloads(Overloads):
    @overload
    def __call__(
        _, window_length: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
blackman_window: blackman_window_overloads

class bmm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, mat2: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mat2: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mat2: Tensor, out_dtype: dtype_typeLike) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat2: Tensor, out_dtype: dtype_typeLike, *, out: Tensor,
    ) -> Tensor: ...
bmm: bmm_overloads

class broadcast_tensors_overloads(Overloads):
    def __call__(_, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
broadcast_tensors: broadcast_tensors_overloads

class broadcast_to_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
broadcast_to: broadcast_to_overloads

class _sparse_broadcast_to_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
_sparse_broadcast_to: _sparse_broadcast_to_overloads

class cat_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ..., *, out: Tensor) -> Tensor: ...
cat: cat_overloads

class concat_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ..., *, out: Tensor) -> Tensor: ...
concat: concat_overloads

class concatenate_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ..., *, out: Tensor) -> Tensor: ...
concatenate: concatenate_overloads

class block_diag_overloads(Overloads):
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
block_diag: block_diag_overloads

class ceil_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
ceil: ceil_overloads

class ceil__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
ceil_: ceil__overloads

class chain_matmul_overloads(Overloads):
    @overload
    def __call__(_, matrices: Sequence[Tensor]) -> Tensor: ...
    @overload
    def __call__(_, matrices: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
chain_matmul: chain_matmul_overloads

class unsafe_chunk_overloads(Overloads):
    def __call__(_, self: Tensor, chunks: int, dim: int = ...) -> tuple[Tensor, ...]: ...
unsafe_chunk: unsafe_chunk_overloads

class chunk_overloads(Overloads):
    def __call__(_, self: Tensor, chunks: int, dim: int = ...) -> tuple[Tensor, ...]: ...
chunk: chunk_overloads

class tensor_split_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, sections: int, dim: int = ...) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Tensor, indices: Sequence[int], dim: int = ...) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, tensor_indices_or_sections: Tensor, dim: int = ...,
    ) -> tuple[Tensor, ...]: ...
tensor_split: tensor_split_overloads

class clamp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, min: Number | None = ..., max: Number | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Tensor | None = ..., max: Tensor | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, min: Number | None = ..., max: Number | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, min: Tensor | None = ..., max: Tensor | None = ..., *, out: Tensor,
    ) -> Tensor: ...
clamp: clamp_overloads

class clamp__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, min: Number | None = ..., max: Number | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Tensor | None = ..., max: Tensor | None = ...) -> Tensor: ...
clamp_: clamp__overloads

class clamp_max_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, max: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, max: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, max: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, max: Tensor, *, out: Tensor) -> Tensor: ...
clamp_max: clamp_max_overloads

class clamp_max__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, max: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, max: Tensor) -> Tensor: ...
clamp_max_: clamp_max__overloads

class clamp_min_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, min: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Tensor, *, out: Tensor) -> Tensor: ...
clamp_min: clamp_min_overloads

class clamp_min__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, min: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Tensor) -> Tensor: ...
clamp_min_: clamp_min__overloads

class clip_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, min: Number | None = ..., max: Number | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Tensor | None = ..., max: Tensor | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, min: Number | None = ..., max: Number | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, min: Tensor | None = ..., max: Tensor | None = ..., *, out: Tensor,
    ) -> Tensor: ...
clip: clip_overloads

class clip__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, min: Number | None = ..., max: Number | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min: Tensor | None = ..., max: Tensor | None = ...) -> Tensor: ...
clip_: clip__overloads

class cudnn_is_acceptable_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
cudnn_is_acceptable: cudnn_is_acceptable_overloads

class complex_overloads(Overloads):
    @overload
    def __call__(_, real: Tensor, imag: Tensor) -> Tensor: ...
    @overload
    def __call__(_, real: Tensor, imag: Tensor, *, out: Tensor) -> Tensor: ...
complex: complex_overloads

class polar_overloads(Overloads):
    @overload
    def __call__(_, abs: Tensor, angle: Tensor) -> Tensor: ...
    @overload
    def __call__(_, abs: Tensor, angle: Tensor, *, out: Tensor) -> Tensor: ...
polar: polar_overloads

class constant_pad_nd_overloads(Overloads):
    def __call__(_, self: Tensor, pad: Sequence[int], value: Number = ...) -> Tensor: ...
constant_pad_nd: constant_pad_nd_overloads

class contiguous_overloads(Overloads):
    def __call__(_, self: Tensor, *, memory_format: memory_format_type | int = ...) -> Tensor: ...
contiguous: contiguous_overloads

class convolution_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, stride: Sequence[int],
        padding: Sequence[int], dilation: Sequence[int], transposed: bool,
        output_padding: Sequence[int], groups: int,
    ) -> Tensor: ...
convolution: convolution_overloads

class convolution_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input: Tensor, weight: Tensor, bias_sizes: Sequence[int] | None,
        stride: Sequence[int], padding: Sequence[int], dilation: Sequence[int], transposed: bool,
        output_padding: Sequence[int], groups: int, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
convolution_backward: convolution_backward_overloads

class convolution_overrideable_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, stride: Sequence[int],
        padding: Sequence[int], dilation: Sequence[int], transposed: bool,
        output_padding: Sequence[int], groups: int,
    ) -> Tensor: ...
convolution_overrideable: convolution_overrideable_overloads

class convolution_backward_overrideable_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input: Tensor, weight: Tensor, stride: Sequence[int],
        padding: Sequence[int], dilation: Sequence[int], transposed: bool,
        output_padding: Sequence[int], groups: int, output_mask: Sequence[bool],
    ) -> ConvolutionBackwardOverrideableResult: ...
convolution_backward_overrideable: convolution_backward_overrideable_overloads

class _convolution_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, stride: Sequence[int],
        padding: Sequence[int], dilation: Sequence[int], transposed: bool,
        output_padding: Sequence[int], groups: int, benchmark: bool, deterministic: bool,
        cudnn_enabled: bool, allow_tf32: bool,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, stride: Sequence[int],
        padding: Sequence[int], dilation: Sequence[int], transposed: bool,
        output_padding: Sequence[int], groups: int, benchmark: bool, deterministic: bool,
        cudnn_enabled: bool,
    ) -> Tensor: ...
_convolution: _convolution_overloads

class _convolution_mode_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, stride: Sequence[int], padding: str,
        dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
_convolution_mode: _convolution_mode_overloads

class _convolution_double_backward_overloads(Overloads):
    def __call__(
        _, ggI: Tensor | None, ggW: Tensor | None, ggb: Tensor | None, gO: Tensor, weight: Tensor,
        self: Tensor, stride: Sequence[int], padding: Sequence[int], dilation: Sequence[int],
        transposed: bool, output_padding: Sequence[int], groups: int, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_convolution_double_backward: _convolution_double_backward_overloads

class conv1d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., groups: int = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: str = ..., dilation: int | Sequence[int] = ...,
        groups: int = ...,
    ) -> Tensor: ...
conv1d: conv1d_overloads

class conv2d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., groups: int = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: str = ..., dilation: int | Sequence[int] = ...,
        groups: int = ...,
    ) -> Tensor: ...
conv2d: conv2d_overloads

class conv3d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., groups: int = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: str = ..., dilation: int | Sequence[int] = ...,
        groups: int = ...,
    ) -> Tensor: ...
conv3d: conv3d_overloads

class conv_tbc_overloads(Overloads):
    def __call__(_, self: Tensor, weight: Tensor, bias: Tensor, pad: int = ...) -> Tensor: ...
conv_tbc: conv_tbc_overloads

class conv_tbc_backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, input: Tensor, weight: Tensor, bias: Tensor, pad: int,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
conv_tbc_backward: conv_tbc_backward_overloads

class conv_transpose1d_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        output_padding: int | Sequence[int] = ..., groups: int = ...,
        dilation: int | Sequence[int] = ...,
    ) -> Tensor: ...
conv_transpose1d: conv_transpose1d_overloads

class conv_transpose2d_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        output_padding: int | Sequence[int] = ..., groups: int = ...,
        dilation: int | Sequence[int] = ...,
    ) -> Tensor: ...
conv_transpose2d: conv_transpose2d_overloads

class conv_transpose3d_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ...,
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        output_padding: int | Sequence[int] = ..., groups: int = ...,
        dilation: int | Sequence[int] = ...,
    ) -> Tensor: ...
conv_transpose3d: conv_transpose3d_overloads

class copy_overloads(Overloads):
    def __call__(_, self: Tensor, src: Tensor, non_blocking: bool = ...) -> Tensor: ...
copy: copy_overloads

class copy__overloads(Overloads):
    def __call__(_, self: Tensor, src: Tensor, non_blocking: bool = ...) -> Tensor: ...
copy_: copy__overloads

class _copy_from_overloads(Overloads):
    def __call__(_, self: Tensor, dst: Tensor, non_blocking: bool = ...) -> Tensor: ...
_copy_from: _copy_from_overloads

class _copy_from_and_resize_overloads(Overloads):
    def __call__(_, self: Tensor, dst: Tensor) -> Tensor: ...
_copy_from_and_resize: _copy_from_and_resize_overloads

class cos_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
cos: cos_overloads

class cos__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
cos_: cos__overloads

class cosh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
cosh: cosh_overloads

class cosh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
cosh_: cosh__overloads

class cosine_embedding_loss_overloads(Overloads):
    def __call__(
        _, input1: Tensor, input2: Tensor, target: Tensor, margin: float = ...,
        reduction: int = ...,
    ) -> Tensor: ...
cosine_embedding_loss: cosine_embedding_loss_overloads

class count_nonzero_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: Sequence[int]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int | None = ...) -> Tensor: ...
count_nonzero: count_nonzero_overloads

class cov_overloads(Overloads):
    def __call__(
        _, self: Tensor, *, correction: int = ..., fweights: Tensor | None = ...,
        aweights: Tensor | None = ...,
    ) -> Tensor: ...
cov: cov_overloads

class corrcoef_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
corrcoef: corrcoef_overloads

class cudnn_affine_grid_generator_overloads(Overloads):
    def __call__(_, theta: Tensor, N: int, C: int, H: int, W: int) -> Tensor: ...
cudnn_affine_grid_generator: cudnn_affine_grid_generator_overloads

class cudnn_affine_grid_generator_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, N: int, C: int, H: int, W: int) -> Tensor: ...
cudnn_affine_grid_generator_backward: cudnn_affine_grid_generator_backward_overloads

class cudnn_batch_norm_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, training: bool, exponential_average_factor: float,
        epsilon: float,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, training: bool, exponential_average_factor: float,
        epsilon: float, *, out0: Tensor, out1: Tensor, out2: Tensor, out3: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
cudnn_batch_norm: cudnn_batch_norm_overloads

class cudnn_batch_norm_backward_overloads(Overloads):
    def __call__(
        _, input: Tensor, grad_output: Tensor, weight: Tensor, running_mean: Tensor | None,
        running_var: Tensor | None, save_mean: Tensor | None, save_var: Tensor | None,
        epsilon: float, reserveSpace: Tensor,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
cudnn_batch_norm_backward: cudnn_batch_norm_backward_overloads

class cudnn_convolution_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, padding: Sequence[int], stride: Sequence[int],
        dilation: Sequence[int], groups: int, benchmark: bool, deterministic: bool,
        allow_tf32: bool,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, padding: Sequence[int], stride: Sequence[int],
        dilation: Sequence[int], groups: int, benchmark: bool, deterministic: bool,
        allow_tf32: bool, *, out: Tensor,
    ) -> Tensor: ...
cudnn_convolution: cudnn_convolution_overloads

class cudnn_convolution_transpose_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, padding: Sequence[int], output_padding: Sequence[int],
        stride: Sequence[int], dilation: Sequence[int], groups: int, benchmark: bool,
        deterministic: bool, allow_tf32: bool,
    ) -> Tensor: ...
cudnn_convolution_transpose: cudnn_convolution_transpose_overloads

class _mps_convolution_transpose_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, padding: Sequence[int], output_padding: Sequence[int],
        stride: Sequence[int], dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
_mps_convolution_transpose: _mps_convolution_transpose_overloads

class mps_convolution_transpose_backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, grad_output: Tensor, weight: Tensor, padding: Sequence[int],
        output_padding: Sequence[int], stride: Sequence[int], dilation: Sequence[int], groups: int,
        output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None]: ...
mps_convolution_transpose_backward: mps_convolution_transpose_backward_overloads

class cudnn_convolution_relu_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, bias: Tensor | None, stride: Sequence[int],
        padding: Sequence[int], dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
cudnn_convolution_relu: cudnn_convolution_relu_overloads

class cudnn_convolution_add_relu_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, z: Tensor, alpha: Number | None, bias: Tensor | None,
        stride: Sequence[int], padding: Sequence[int], dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
cudnn_convolution_add_relu: cudnn_convolution_add_relu_overloads

class cudnn_grid_sampler_overloads(Overloads):
    def __call__(_, self: Tensor, grid: Tensor) -> Tensor: ...
cudnn_grid_sampler: cudnn_grid_sampler_overloads

class cudnn_grid_sampler_backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, grid: Tensor, grad_output: Tensor,
    ) -> CudnnGridSamplerBackwardResult: ...
cudnn_grid_sampler_backward: cudnn_grid_sampler_backward_overloads

class cummax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int) -> CummaxResult: ...
    @overload
    def __call__(_, self: Tensor, dim: int, *, values: Tensor, indices: Tensor) -> CummaxResult: ...
cummax: cummax_overloads

class _cummax_helper_overloads(Overloads):
    def __call__(_, self: Tensor, values: Tensor, indices: Tensor, dim: int) -> None: ...
_cummax_helper: _cummax_helper_overloads

class cummin_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int) -> CumminResult: ...
    @overload
    def __call__(_, self: Tensor, dim: int, *, values: Tensor, indices: Tensor) -> CumminResult: ...
cummin: cummin_overloads

class _cummin_helper_overloads(Overloads):
    def __call__(_, self: Tensor, values: Tensor, indices: Tensor, dim: int) -> None: ...
_cummin_helper: _cummin_helper_overloads

class cummaxmin_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, input: Tensor, indices: Tensor, dim: int) -> Tensor: ...
cummaxmin_backward: cummaxmin_backward_overloads

class cumprod_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, *, dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
cumprod: cumprod_overloads

class cumprod__overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
cumprod_: cumprod__overloads

class cumprod_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, input: Tensor, dim: int, output: Tensor) -> Tensor: ...
cumprod_backward: cumprod_backward_overloads

class cumsum_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, *, dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
cumsum: cumsum_overloads

class cumsum__overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
cumsum_: cumsum__overloads

class cumulative_trapezoid_overloads(Overloads):
    @overload
    def __call__(_, y: Tensor, x: Tensor, *, dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, y: Tensor, *, dx: Number = ..., dim: int = ...) -> Tensor: ...
cumulative_trapezoid: cumulative_trapezoid_overloads

class ctc_loss_overloads(Overloads):
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Sequence[int],
        target_lengths: Sequence[int], blank: int = ..., reduction: int = ...,
        zero_infinity: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor,
        blank: int = ..., reduction: int = ..., zero_infinity: bool = ...,
    ) -> Tensor: ...
ctc_loss: ctc_loss_overloads

class _ctc_loss_overloads(Overloads):
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Sequence[int],
        target_lengths: Sequence[int], blank: int = ..., zero_infinity: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor,
        blank: int = ..., zero_infinity: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
_ctc_loss: _ctc_loss_overloads

class _ctc_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad: Tensor, log_probs: Tensor, targets: Tensor, input_lengths: Sequence[int],
        target_lengths: Sequence[int], neg_log_likelihood: Tensor, log_alpha: Tensor, blank: int,
        zero_infinity: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad: Tensor, log_probs: Tensor, targets: Tensor, input_lengths: Tensor,
        target_lengths: Tensor, neg_log_likelihood: Tensor, log_alpha: Tensor, blank: int,
        zero_infinity: bool = ...,
    ) -> Tensor: ...
_ctc_loss_backward: _ctc_loss_backward_overloads

class diag_embed_overloads(Overloads):
    def __call__(
        _, self: Tensor, offset: int = ..., dim1: int = ..., dim2: int = ...,
    ) -> Tensor: ...
diag_embed: diag_embed_overloads

class diagflat_overloads(Overloads):
    def __call__(_, self: Tensor, offset: int = ...) -> Tensor: ...
diagflat: diagflat_overloads

class diagonal_overloads(Overloads):
    def __call__(
        _, self: Tensor, offset: int = ..., dim1: int = ..., dim2: int = ...,
    ) -> Tensor: ...
diagonal: diagonal_overloads

class linalg_diagonal_overloads(Overloads):
    def __call__(
        _, A: Tensor, *, offset: int = ..., dim1: int = ..., dim2: int = ...,
    ) -> Tensor: ...
linalg_diagonal: linalg_diagonal_overloads

class diagonal_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input_sizes: Sequence[int], offset: int, dim1: int, dim2: int,
    ) -> Tensor: ...
diagonal_backward: diagonal_backward_overloads

class fill_diagonal__overloads(Overloads):
    def __call__(_, self: Tensor, fill_value: Number, wrap: bool = ...) -> Tensor: ...
fill_diagonal_: fill_diagonal__overloads

class diff_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n: int = ..., dim: int = ..., prepend: Tensor | None = ...,
        append: Tensor | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n: int = ..., dim: int = ..., prepend: Tensor | None = ...,
        append: Tensor | None = ..., *, out: Tensor,
    ) -> Tensor: ...
diff: diff_overloads

class gradient_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, spacing: Number | None = ..., dim: int | None = ...,
        edge_order: int = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, *, spacing: Number, dim: Sequence[int], edge_order: int = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, *, dim: Sequence[int], edge_order: int = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, *, spacing: Sequence[Number], dim: int | None = ..., edge_order: int = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, *, spacing: Sequence[Number], dim: Sequence[int], edge_order: int = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, *, spacing: Sequence[Tensor], dim: int | None = ..., edge_order: int = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, *, spacing: Sequence[Tensor], dim: Sequence[int], edge_order: int = ...,
    ) -> tuple[Tensor, ...]: ...
gradient: gradient_overloads

class div_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, rounding_mode: str | None) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, other: Tensor, *, rounding_mode: str | None, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, rounding_mode: str | None) -> Tensor: ...
div: div_overloads

class div__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, rounding_mode: str | None) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, rounding_mode: str | None) -> Tensor: ...
div_: div__overloads

class divide_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, rounding_mode: str | None) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, other: Tensor, *, rounding_mode: str | None, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, rounding_mode: str | None) -> Tensor: ...
divide: divide_overloads

class divide__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, rounding_mode: str | None) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, rounding_mode: str | None) -> Tensor: ...
divide_: divide__overloads

class true_divide_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
true_divide: true_divide_overloads

class true_divide__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
true_divide_: true_divide__overloads

class dot_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, tensor: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, tensor: Tensor, *, out: Tensor) -> Tensor: ...
dot: dot_overloads

class vdot_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
vdot: vdot_overloads

class einsum_overloads(Overloads):
    def __call__(
        _, equation: str, tensors: Sequence[Tensor], *, path: Sequence[int] | None = ...,
    ) -> Tensor: ...
einsum: einsum_overloads

class embedding_overloads(Overloads):
    def __call__(
        _, weight: Tensor, indices: Tensor, padding_idx: int = ..., scale_grad_by_freq: bool = ...,
        sparse: bool = ...,
    ) -> Tensor: ...
embedding: embedding_overloads

class embedding_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, indices: Tensor, num_weights: int, padding_idx: int,
        scale_grad_by_freq: bool, sparse: bool,
    ) -> Tensor: ...
embedding_backward: embedding_backward_overloads

class embedding_dense_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, indices: Tensor, num_weights: int, padding_idx: int,
        scale_grad_by_freq: bool,
    ) -> Tensor: ...
embedding_dense_backward: embedding_dense_backward_overloads

class embedding_renorm__overloads(Overloads):
    def __call__(_, self: Tensor, indices: Tensor, max_norm: float, norm_type: float) -> Tensor: ...
embedding_renorm_: embedding_renorm__overloads

class embedding_sparse_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, indices: Tensor, num_weights: int, padding_idx: int,
        scale_grad_by_freq: bool,
    ) -> Tensor: ...
embedding_sparse_backward: embedding_sparse_backward_overloads

class _embedding_bag_forward_only_overloads(Overloads):
    def __call__(
        _, weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: bool = ...,
        mode: int = ..., sparse: bool = ..., per_sample_weights: Tensor | None = ...,
        include_last_offset: bool = ..., padding_idx: int = ...,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
_embedding_bag_forward_only: _embedding_bag_forward_only_overloads

class _rowwise_prune_overloads(Overloads):
    def __call__(
        _, weight: Tensor, mask: Tensor, compressed_indices_dtype: dtype_typeLike,
    ) -> tuple[Tensor, Tensor]: ...
_rowwise_prune: _rowwise_prune_overloads

class row_stack_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
row_stack: row_stack_overloads

class embedding_bag_overloads(Overloads):
    @overload
    def __call__(
        _, weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: bool = ...,
        mode: int = ..., sparse: bool = ..., per_sample_weights: Tensor | None = ...,
        include_last_offset: bool = ...,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: bool, mode: int,
        sparse: bool, per_sample_weights: Tensor | None, include_last_offset: bool,
        padding_idx: int | None,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
embedding_bag: embedding_bag_overloads

class _embedding_bag_overloads(Overloads):
    def __call__(
        _, weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: bool = ...,
        mode: int = ..., sparse: bool = ..., per_sample_weights: Tensor | None = ...,
        include_last_offset: bool = ..., padding_idx: int = ...,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
_embedding_bag: _embedding_bag_overloads

class _embedding_bag_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bag_size: Tensor,
        maximum_indices: Tensor, num_weights: int, scale_grad_by_freq: bool, mode: int,
        sparse: bool, per_sample_weights: Tensor | None, padding_idx: int = ...,
    ) -> Tensor: ...
_embedding_bag_backward: _embedding_bag_backward_overloads

class _embedding_bag_sparse_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bag_size: Tensor,
        num_weights: int, scale_grad_by_freq: bool, mode: int, per_sample_weights: Tensor | None,
        padding_idx: int = ...,
    ) -> Tensor: ...
_embedding_bag_sparse_backward: _embedding_bag_sparse_backward_overloads

class _embedding_bag_dense_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, indices: Tensor, offset2bag: Tensor, bag_size: Tensor,
        maximum_indices: Tensor, num_weights: int, scale_grad_by_freq: bool, mode: int,
        per_sample_weights: Tensor | None, padding_idx: int = ...,
    ) -> Tensor: ...
_embedding_bag_dense_backward: _embedding_bag_dense_backward_overloads

class _embedding_bag_per_sample_weights_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor,
        mode: int, padding_idx: int = ...,
    ) -> Tensor: ...
_embedding_bag_per_sample_weights_backward: _embedding_bag_per_sample_weights_backward_overloads

class empty_overloads(Overloads):
    @overload
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, size: Sequence[int], *, memory_format: memory_format_type | int | None = ...,
        out: Tensor,
    ) -> Tensor: ...
empty: empty_overloads

class empty_permuted_overloads(Overloads):
    def __call__(
        _, size: Sequence[int], physical_layout: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
empty_permuted: empty_permuted_overloads

class new_empty_overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
new_empty: new_empty_overloads

class new_empty_strided_overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], stride: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
new_empty_strided: new_empty_strided_overloads

class new_full_overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], fill_value: Number, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
new_full: new_full_overloads

class new_zeros_overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
new_zeros: new_zeros_overloads

class new_ones_overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
new_ones: new_ones_overloads

class _empty_affine_quantized_overloads(Overloads):
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., scale: float = ..., zero_point: int = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
_empty_affine_quantized: _empty_affine_quantized_overloads

class _empty_per_channel_affine_quantized_overloads(Overloads):
    def __call__(
        _, size: Sequence[int], *, scales: Tensor, zero_points: Tensor, axis: int,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
_empty_per_channel_affine_quantized: _empty_per_channel_affine_quantized_overloads

class resize__overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], *,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
resize_: resize__overloads

class _resize_output__overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int], device: device_typeLike) -> Tensor: ...
_resize_output_: _resize_output__overloads

class empty_quantized_overloads(Overloads):
    def __call__(
        _, size: Sequence[int], qtensor: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
empty_quantized: empty_quantized_overloads

class empty_like_overloads(Overloads):
    def __call__(
        _, self: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
empty_like: empty_like_overloads

class empty_strided_overloads(Overloads):
    def __call__(
        _, size: Sequence[int], stride: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
empty_strided: empty_strided_overloads

class erf_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
erf: erf_overloads

class erf__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
erf_: erf__overloads

class erfc_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
erfc: erfc_overloads

class erfc__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
erfc_: erfc__overloads

class exp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
exp: exp_overloads

class exp__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
exp_: exp__overloads

class exp2_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
exp2: exp2_overloads

class exp2__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
exp2_: exp2__overloads

class expm1_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
expm1: expm1_overloads

class expm1__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
expm1_: expm1__overloads

class expand_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int], *, implicit: bool = ...) -> Tensor: ...
expand: expand_overloads

class expand_as_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
expand_as: expand_as_overloads

class eye_overloads(Overloads):
    @overload
    def __call__(
        _, n: int, *, dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, n: int, m: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, n: int, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, n: int, m: int, *, out: Tensor) -> Tensor: ...
eye: eye_overloads

class flatten_overloads(Overloads):
    def __call__(_, self: Tensor, start_dim: int = ..., end_dim: int = ...) -> Tensor: ...
flatten: flatten_overloads

class unflatten_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, sizes: Sequence[int]) -> Tensor: ...
unflatten: unflatten_overloads

class fill_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, value: Tensor) -> Tensor: ...
fill: fill_overloads

class fill__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, value: Tensor) -> Tensor: ...
fill_: fill__overloads

class floor_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
floor: floor_overloads

class floor__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
floor_: floor__overloads

class floor_divide_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
floor_divide: floor_divide_overloads

class floor_divide__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
floor_divide_: floor_divide__overloads

class frac_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
frac: frac_overloads

class frac__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
frac_: frac__overloads

class full_overloads(Overloads):
    @overload
    def __call__(
        _, size: Sequence[int], fill_value: Number, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, size: Sequence[int], fill_value: Number, *, out: Tensor) -> Tensor: ...
full: full_overloads

class full_like_overloads(Overloads):
    def __call__(
        _, self: Tensor, fill_value: Number, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
full_like: full_like_overloads

class from_file_overloads(Overloads):
    def __call__(
        _, filename: str, shared: bool | None = ..., size: int | None = ..., *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
from_file: from_file_overloads

class gcd_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
gcd: gcd_overloads

class gcd__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
gcd_: gcd__overloads

class lcm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
lcm: lcm_overloads

class lcm__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
lcm_: lcm__overloads

class grid_sampler_overloads(Overloads):
    def __call__(
        _, input: Tensor, grid: Tensor, interpolation_mode: int, padding_mode: int,
        align_corners: bool,
    ) -> Tensor: ...
grid_sampler: grid_sampler_overloads

class grid_sampler_2d_overloads(Overloads):
    def __call__(
        _, input: Tensor, grid: Tensor, interpolation_mode: int, padding_mode: int,
        align_corners: bool,
    ) -> Tensor: ...
grid_sampler_2d: grid_sampler_2d_overloads

class grid_sampler_2d_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input: Tensor, grid: Tensor, interpolation_mode: int,
        padding_mode: int, align_corners: bool, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None]: ...
grid_sampler_2d_backward: grid_sampler_2d_backward_overloads

class _grid_sampler_2d_cpu_fallback_overloads(Overloads):
    def __call__(
        _, input: Tensor, grid: Tensor, interpolation_mode: int, padding_mode: int,
        align_corners: bool,
    ) -> Tensor: ...
_grid_sampler_2d_cpu_fallback: _grid_sampler_2d_cpu_fallback_overloads

class _grid_sampler_2d_cpu_fallback_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input: Tensor, grid: Tensor, interpolation_mode: int,
        padding_mode: int, align_corners: bool,
    ) -> tuple[Tensor | None, Tensor | None]: ...
_grid_sampler_2d_cpu_fallback_backward: _grid_sampler_2d_cpu_fallback_backward_overloads

class grid_sampler_3d_overloads(Overloads):
    def __call__(
        _, input: Tensor, grid: Tensor, interpolation_mode: int, padding_mode: int,
        align_corners: bool,
    ) -> Tensor: ...
grid_sampler_3d: grid_sampler_3d_overloads

class grid_sampler_3d_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input: Tensor, grid: Tensor, interpolation_mode: int,
        padding_mode: int, align_corners: bool, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None]: ...
grid_sampler_3d_backward: grid_sampler_3d_backward_overloads

class hann_window_overloads(Overloads):
    @overload
    def __call__(
        _, window_length: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
hann_window: hann_window_overloads

class hamming_window_overloads(Overloads):
    @overload
    def __call__(
        _, window_length: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, alpha: float, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, alpha: float, beta: float, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
hamming_window: hamming_window_overloads

class kaiser_window_overloads(Overloads):
    @overload
    def __call__(
        _, window_length: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, window_length: int, periodic: bool, beta: float, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
kaiser_window: kaiser_window_overloads

class hinge_embedding_loss_overloads(Overloads):
    def __call__(
        _, self: Tensor, target: Tensor, margin: float = ..., reduction: int = ...,
    ) -> Tensor: ...
hinge_embedding_loss: hinge_embedding_loss_overloads

class group_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, num_groups: int, weight: Tensor | None = ..., bias: Tensor | None = ...,
        eps: float = ..., cudnn_enabled: bool = ...,
    ) -> Tensor: ...
group_norm: group_norm_overloads

class native_group_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, N: int, C: int, HxW: int,
        group: int, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
native_group_norm: native_group_norm_overloads

class native_group_norm_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | None,
        N: int, C: int, HxW: int, group: int, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
native_group_norm_backward: native_group_norm_backward_overloads

class _fft_r2c_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int], normalization: int, onesided: bool,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int], normalization: int, onesided: bool, *, out: Tensor,
    ) -> Tensor: ...
_fft_r2c: _fft_r2c_overloads

class _fft_c2r_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int], normalization: int, last_dim_size: int,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int], normalization: int, last_dim_size: int, *, out: Tensor,
    ) -> Tensor: ...
_fft_c2r: _fft_c2r_overloads

class _fft_c2c_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int], normalization: int, forward: bool,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: Sequence[int], normalization: int, forward: bool, *, out: Tensor,
    ) -> Tensor: ...
_fft_c2c: _fft_c2c_overloads

class _validate_compressed_sparse_indices_overloads(Overloads):
    def __call__(
        _, is_crow: bool, compressed_idx: Tensor, plain_idx: Tensor, cdim: int, dim: int, nnz: int,
    ) -> None: ...
_validate_compressed_sparse_indices: _validate_compressed_sparse_indices_overloads

class _cufft_get_plan_cache_size_overloads(Overloads):
    def __call__(_, device_index: int) -> int: ...
_cufft_get_plan_cache_size: _cufft_get_plan_cache_size_overloads

class _cufft_get_plan_cache_max_size_overloads(Overloads):
    def __call__(_, device_index: int) -> int: ...
_cufft_get_plan_cache_max_size: _cufft_get_plan_cache_max_size_overloads

class _cufft_set_plan_cache_max_size_overloads(Overloads):
    def __call__(_, device_index: int, max_size: int) -> None: ...
_cufft_set_plan_cache_max_size: _cufft_set_plan_cache_max_size_overloads

class _cufft_clear_plan_cache_overloads(Overloads):
    def __call__(_, device_index: int) -> None: ...
_cufft_clear_plan_cache: _cufft_clear_plan_cache_overloads

class index_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, indices: Sequence[Tensor | None]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, indices: Sequence[Tensor | None], *, out: Tensor) -> Tensor: ...
index: index_overloads

class _unsafe_index_overloads(Overloads):
    def __call__(_, self: Tensor, indices: Sequence[Tensor | None]) -> Tensor: ...
_unsafe_index: _unsafe_index_overloads

class _unsafe_masked_index_overloads(Overloads):
    def __call__(
        _, self: Tensor, mask: Tensor, indices: Sequence[Tensor | None], fill: Number,
    ) -> Tensor: ...
_unsafe_masked_index: _unsafe_masked_index_overloads

class _unsafe_masked_index_put_accumulate_overloads(Overloads):
    def __call__(
        _, self: Tensor, mask: Tensor, indices: Sequence[Tensor | None], values: Tensor,
    ) -> Tensor: ...
_unsafe_masked_index_put_accumulate: _unsafe_masked_index_put_accumulate_overloads

class index_copy_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, source: Tensor, *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, source: Tensor) -> Tensor: ...
index_copy: index_copy_overloads

class index_copy__overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, index: Tensor, source: Tensor) -> Tensor: ...
index_copy_: index_copy__overloads

class index_put__overloads(Overloads):
    def __call__(
        _, self: Tensor, indices: Sequence[Tensor | None], values: Tensor, accumulate: bool = ...,
    ) -> Tensor: ...
index_put_: index_put__overloads

class index_put_overloads(Overloads):
    def __call__(
        _, self: Tensor, indices: Sequence[Tensor | None], values: Tensor, accumulate: bool = ...,
    ) -> Tensor: ...
index_put: index_put_overloads

class _unsafe_index_put_overloads(Overloads):
    def __call__(
        _, self: Tensor, indices: Sequence[Tensor | None], values: Tensor, accumulate: bool = ...,
    ) -> Tensor: ...
_unsafe_index_put: _unsafe_index_put_overloads

class _index_put_impl__overloads(Overloads):
    def __call__(
        _, self: Tensor, indices: Sequence[Tensor | None], values: Tensor, accumulate: bool = ...,
        unsafe: bool = ...,
    ) -> Tensor: ...
_index_put_impl_: _index_put_impl__overloads

class instance_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, use_input_stats: bool, momentum: float, eps: float,
        cudnn_enabled: bool,
    ) -> Tensor: ...
instance_norm: instance_norm_overloads

class isclose_overloads(Overloads):
    def __call__(
        _, self: Tensor, other: Tensor, rtol: float = ..., atol: float = ..., equal_nan: bool = ...,
    ) -> Tensor: ...
isclose: isclose_overloads

class isin_overloads(Overloads):
    @overload
    def __call__(
        _, elements: Tensor, test_elements: Tensor, *, assume_unique: bool = ...,
        invert: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, elements: Tensor, test_elements: Tensor, *, assume_unique: bool = ...,
        invert: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, elements: Tensor, test_element: Number, *, assume_unique: bool = ..., invert: bool = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, elements: Tensor, test_element: Number, *, assume_unique: bool = ..., invert: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, element: Number, test_elements: Tensor, *, assume_unique: bool = ..., invert: bool = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, element: Number, test_elements: Tensor, *, assume_unique: bool = ..., invert: bool = ...,
    ) -> Tensor: ...
isin: isin_overloads

class isnan_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
isnan: isnan_overloads

class is_distributed_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_distributed: is_distributed_overloads

class is_floating_point_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_floating_point: is_floating_point_overloads

class is_complex_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_complex: is_complex_overloads

class is_conj_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_conj: is_conj_overloads

class _is_zerotensor_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
_is_zerotensor: _is_zerotensor_overloads

class is_neg_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_neg: is_neg_overloads

class isreal_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
isreal: isreal_overloads

class is_nonzero_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_nonzero: is_nonzero_overloads

class is_same_size_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> bool: ...
is_same_size: is_same_size_overloads

class is_signed_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_signed: is_signed_overloads

class is_inference_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_inference: is_inference_overloads

class numel_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
numel: numel_overloads

class dim_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
dim: dim_overloads

class get_device_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
get_device: get_device_overloads

class storage_offset_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
storage_offset: storage_offset_overloads

class is_contiguous_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> bool: ...
    @overload
    def __call__(_, self: Tensor, memory_format: memory_format_type | int) -> bool: ...
is_contiguous: is_contiguous_overloads

class kl_div_overloads(Overloads):
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., *, log_target: bool = ...,
    ) -> Tensor: ...
kl_div: kl_div_overloads

class kron_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
kron: kron_overloads

class kthvalue_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, k: int, dim: int = ..., keepdim: bool = ...,
    ) -> KthvalueResult: ...
    @overload
    def __call__(
        _, self: Tensor, k: int, dim: int = ..., keepdim: bool = ..., *, values: Tensor,
        indices: Tensor,
    ) -> KthvalueResult: ...
kthvalue: kthvalue_overloads

class layer_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, normalized_shape: Sequence[int], weight: Tensor | None = ...,
        bias: Tensor | None = ..., eps: float = ..., cudnn_enable: bool = ...,
    ) -> Tensor: ...
layer_norm: layer_norm_overloads

class native_layer_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, normalized_shape: Sequence[int], weight: Tensor | None,
        bias: Tensor | None, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
native_layer_norm: native_layer_norm_overloads

class native_layer_norm_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, input: Tensor, normalized_shape: Sequence[int], mean: Tensor,
        rstd: Tensor, weight: Tensor | None, bias: Tensor | None, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
native_layer_norm_backward: native_layer_norm_backward_overloads

class rms_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, normalized_shape: Sequence[int], weight: Tensor | None = ...,
        eps: float | None = ...,
    ) -> Tensor: ...
rms_norm: rms_norm_overloads

class _fused_rms_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, normalized_shape: Sequence[int], weight: Tensor | None, eps: float | None,
    ) -> tuple[Tensor, Tensor]: ...
_fused_rms_norm: _fused_rms_norm_overloads

class _fused_rms_norm_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, input: Tensor, normalized_shape: Sequence[int], rstd: Tensor,
        weight: Tensor | None, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None]: ...
_fused_rms_norm_backward: _fused_rms_norm_backward_overloads

class nan_to_num_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, nan: float | None = ..., posinf: float | None = ...,
        neginf: float | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, nan: float | None = ..., posinf: float | None = ...,
        neginf: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
nan_to_num: nan_to_num_overloads

class nan_to_num__overloads(Overloads):
    def __call__(
        _, self: Tensor, nan: float | None = ..., posinf: float | None = ...,
        neginf: float | None = ...,
    ) -> Tensor: ...
nan_to_num_: nan_to_num__overloads

class linear_overloads(Overloads):
    @overload
    def __call__(_, input: Tensor, weight: Tensor, bias: Tensor | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None = ..., *, out: Tensor,
    ) -> Tensor: ...
linear: linear_overloads

class linear_backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, grad_output: Tensor, weight: Tensor, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
linear_backward: linear_backward_overloads

class mkldnn_linear_overloads(Overloads):
    def __call__(_, self: Tensor, weight: Tensor, bias: Tensor | None = ...) -> Tensor: ...
mkldnn_linear: mkldnn_linear_overloads

class mkldnn_linear_backward_input_overloads(Overloads):
    def __call__(_, input_size: Sequence[int], grad_output: Tensor, weight: Tensor) -> Tensor: ...
mkldnn_linear_backward_input: mkldnn_linear_backward_input_overloads

class mkldnn_linear_backward_weights_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input: Tensor, weight: Tensor, bias_defined: bool,
    ) -> tuple[Tensor | None, Tensor | None]: ...
mkldnn_linear_backward_weights: mkldnn_linear_backward_weights_overloads

class mkldnn_linear_backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, grad_output: Tensor, weight: Tensor, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
mkldnn_linear_backward: mkldnn_linear_backward_overloads

class _cslt_compress_overloads(Overloads):
    def __call__(_, input: Tensor) -> Tensor: ...
_cslt_compress: _cslt_compress_overloads

class _cslt_sparse_mm_overloads(Overloads):
    def __call__(
        _, compressed_A: Tensor, dense_B: Tensor, bias: Tensor | None = ...,
        alpha: Tensor | None = ..., out_dtype: dtype_typeLike | None = ...,
        transpose_result: bool = ..., alg_id: int = ..., split_k: int = ...,
        split_k_mode: int = ...,
    ) -> Tensor: ...
_cslt_sparse_mm: _cslt_sparse_mm_overloads

class _cslt_sparse_mm_search_overloads(Overloads):
    def __call__(
        _, compressed_A: Tensor, dense_B: Tensor, bias: Tensor | None = ...,
        alpha: Tensor | None = ..., out_dtype: dtype_typeLike | None = ...,
        transpose_result: bool = ...,
    ) -> int: ...
_cslt_sparse_mm_search: _cslt_sparse_mm_search_overloads

class _sparse_semi_structured_tile_overloads(Overloads):
    def __call__(
        _, input: Tensor, algorithm: str = ..., use_cutlass: bool = ...,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]: ...
_sparse_semi_structured_tile: _sparse_semi_structured_tile_overloads

class _sparse_semi_structured_apply_overloads(Overloads):
    def __call__(_, input: Tensor, thread_masks: Tensor) -> tuple[Tensor, Tensor]: ...
_sparse_semi_structured_apply: _sparse_semi_structured_apply_overloads

class _sparse_semi_structured_apply_dense_overloads(Overloads):
    def __call__(_, input: Tensor, thread_masks: Tensor) -> Tensor: ...
_sparse_semi_structured_apply_dense: _sparse_semi_structured_apply_dense_overloads

class _sparse_semi_structured_linear_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, meta: Tensor, *, bias: Tensor | None = ...,
        activation: str | None = ..., out_dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
_sparse_semi_structured_linear: _sparse_semi_structured_linear_overloads

class _sparse_semi_structured_mm_overloads(Overloads):
    def __call__(
        _, mat1: Tensor, mat1_meta: Tensor, mat2: Tensor, *, out_dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
_sparse_semi_structured_mm: _sparse_semi_structured_mm_overloads

class _sparse_semi_structured_addmm_overloads(Overloads):
    def __call__(
        _, input: Tensor, mat1: Tensor, mat1_meta: Tensor, mat2: Tensor, *, alpha: Number = ...,
        beta: Number = ..., out_dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
_sparse_semi_structured_addmm: _sparse_semi_structured_addmm_overloads

class _mixed_dtypes_linear_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, scale: Tensor, *, bias: Tensor | None = ...,
        activation: str | None = ...,
    ) -> Tensor: ...
_mixed_dtypes_linear: _mixed_dtypes_linear_overloads

class fbgemm_linear_int8_weight_fp32_activation_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, packed: Tensor, col_offsets: Tensor, weight_scale: Number,
        weight_zero_point: Number, bias: Tensor,
    ) -> Tensor: ...
fbgemm_linear_int8_weight_fp32_activation: fbgemm_linear_int8_weight_fp32_activation_overloads

class fbgemm_linear_int8_weight_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, packed: Tensor, col_offsets: Tensor, weight_scale: Number,
        weight_zero_point: Number, bias: Tensor,
    ) -> Tensor: ...
fbgemm_linear_int8_weight: fbgemm_linear_int8_weight_overloads

class fbgemm_linear_quantize_weight_overloads(Overloads):
    def __call__(_, input: Tensor) -> tuple[Tensor, Tensor, float, int]: ...
fbgemm_linear_quantize_weight: fbgemm_linear_quantize_weight_overloads

class fbgemm_pack_gemm_matrix_fp16_overloads(Overloads):
    def __call__(_, input: Tensor) -> Tensor: ...
fbgemm_pack_gemm_matrix_fp16: fbgemm_pack_gemm_matrix_fp16_overloads

class _wrapped_linear_prepack_overloads(Overloads):
    def __call__(
        _, weight: Tensor, weight_scale: Tensor, weight_zero_point: Tensor, bias: Tensor,
    ) -> Tensor: ...
_wrapped_linear_prepack: _wrapped_linear_prepack_overloads

class _wrapped_quantized_linear_prepacked_overloads(Overloads):
    def __call__(
        _, input: Tensor, input_scale: Tensor, input_zero_point: Tensor, packed_weight: Tensor,
        output_scale: Tensor, output_zero_point: Tensor, out_channel: int,
    ) -> Tensor: ...
_wrapped_quantized_linear_prepacked: _wrapped_quantized_linear_prepacked_overloads

class fbgemm_linear_fp16_weight_fp32_activation_overloads(Overloads):
    @overload
    def __call__(_, input: Tensor, packed_weight: Tensor, bias: Tensor | None) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, packed_weight: Tensor, bias: Tensor | None, output: Tensor,
    ) -> Tensor: ...
fbgemm_linear_fp16_weight_fp32_activation: fbgemm_linear_fp16_weight_fp32_activation_overloads

class fbgemm_linear_fp16_weight_overloads(Overloads):
    @overload
    def __call__(_, input: Tensor, packed_weight: Tensor, bias: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, packed_weight: Tensor, bias: Tensor, output: Tensor,
    ) -> Tensor: ...
fbgemm_linear_fp16_weight: fbgemm_linear_fp16_weight_overloads

class fbgemm_pack_quantized_matrix_overloads(Overloads):
    @overload
    def __call__(_, input: Tensor) -> Tensor: ...
    @overload
    def __call__(_, input: Tensor, K: int, N: int) -> Tensor: ...
fbgemm_pack_quantized_matrix: fbgemm_pack_quantized_matrix_overloads

class ldexp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
ldexp: ldexp_overloads

class ldexp__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
ldexp_: ldexp__overloads

class linspace_overloads(Overloads):
    @overload
    def __call__(
        _, start: Number, end: Number, steps: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Tensor, end: Tensor, steps: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Tensor, end: Number, steps: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Number, end: Tensor, steps: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, start: Number, end: Number, steps: int, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, start: Tensor, end: Tensor, steps: int, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, start: Tensor, end: Number, steps: int, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, start: Number, end: Tensor, steps: int, *, out: Tensor) -> Tensor: ...
linspace: linspace_overloads

class log_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
log: log_overloads

class log__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
log_: log__overloads

class log10_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
log10: log10_overloads

class log10__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
log10_: log10__overloads

class log1p_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
log1p: log1p_overloads

class log1p__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
log1p_: log1p__overloads

class log2_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
log2: log2_overloads

class log2__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
log2_: log2__overloads

class logaddexp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
logaddexp: logaddexp_overloads

class logaddexp2_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
logaddexp2: logaddexp2_overloads

class xlogy_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
xlogy: xlogy_overloads

class xlogy__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
xlogy_: xlogy__overloads

class logspace_overloads(Overloads):
    @overload
    def __call__(
        _, start: Number, end: Number, steps: int, base: float = ..., *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Tensor, end: Tensor, steps: int, base: float = ..., *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Tensor, end: Number, steps: int, base: float = ..., *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Number, end: Tensor, steps: int, base: float = ..., *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Number, end: Number, steps: int, base: float = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Tensor, end: Tensor, steps: int, base: float = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Tensor, end: Number, steps: int, base: float = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Number, end: Tensor, steps: int, base: float = ..., *, out: Tensor,
    ) -> Tensor: ...
logspace: logspace_overloads

class log_softmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, dtype: dtype_typeLike | None = ..., *, out: Tensor,
    ) -> Tensor: ...
log_softmax: log_softmax_overloads

class _log_softmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, half_to_float: bool) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, half_to_float: bool, *, out: Tensor) -> Tensor: ...
_log_softmax: _log_softmax_overloads

class _log_softmax_backward_data_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output: Tensor, dim: int, input_dtype: dtype_typeLike,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output: Tensor, dim: int, input_dtype: dtype_typeLike, *,
        out: Tensor,
    ) -> Tensor: ...
_log_softmax_backward_data: _log_softmax_backward_data_overloads

class _logcumsumexp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, *, out: Tensor) -> Tensor: ...
_logcumsumexp: _logcumsumexp_overloads

class logcumsumexp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, *, out: Tensor) -> Tensor: ...
logcumsumexp: logcumsumexp_overloads

class logsumexp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int | Sequence[int], keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int], keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
logsumexp: logsumexp_overloads

class margin_ranking_loss_overloads(Overloads):
    def __call__(
        _, input1: Tensor, input2: Tensor, target: Tensor, margin: float = ...,
        reduction: int = ...,
    ) -> Tensor: ...
margin_ranking_loss: margin_ranking_loss_overloads

class matmul_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
matmul: matmul_overloads

class matmul_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, self: Tensor, other: Tensor, mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None]: ...
matmul_backward: matmul_backward_overloads

class matrix_power_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, n: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, n: int, *, out: Tensor) -> Tensor: ...
matrix_power: matrix_power_overloads

class matrix_exp_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
matrix_exp: matrix_exp_overloads

class matrix_exp_backward_overloads(Overloads):
    def __call__(_, self: Tensor, grad: Tensor) -> Tensor: ...
matrix_exp_backward: matrix_exp_backward_overloads

class _aminmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> tuple[Tensor, Tensor]: ...
_aminmax: _aminmax_overloads

class aminmax_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, dim: int | None = ..., keepdim: bool = ...,
    ) -> AminmaxResult: ...
    @overload
    def __call__(
        _, self: Tensor, *, dim: int | None = ..., keepdim: bool = ..., min: Tensor, max: Tensor,
    ) -> AminmaxResult: ...
aminmax: aminmax_overloads

class _compute_linear_combination_overloads(Overloads):
    @overload
    def __call__(_, input: Tensor, coefficients: Tensor) -> Tensor: ...
    @overload
    def __call__(_, input: Tensor, coefficients: Tensor, *, out: Tensor) -> Tensor: ...
_compute_linear_combination: _compute_linear_combination_overloads

class max_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> MaxResult: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, keepdim: bool = ..., *, max: Tensor, max_values: Tensor,
    ) -> MaxResult: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
max: max_overloads

class value_selecting_reduction_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, dim: int, indices: Tensor, sizes: Sequence[int], keepdim: bool,
    ) -> Tensor: ...
value_selecting_reduction_backward: value_selecting_reduction_backward_overloads

class amax_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] = ..., keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] = ..., keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
amax: amax_overloads

class max_pool1d_with_indices_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
max_pool1d_with_indices: max_pool1d_with_indices_overloads

class max_pool1d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
max_pool1d: max_pool1d_overloads

class max_pool2d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
max_pool2d: max_pool2d_overloads

class max_pool2d_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., ceil_mode: bool = ...,
    ) -> Tensor: ...
max_pool2d_backward: max_pool2d_backward_overloads

class mkldnn_max_pool2d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
mkldnn_max_pool2d: mkldnn_max_pool2d_overloads

class mkldnn_max_pool2d_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, output: Tensor, input: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., ceil_mode: bool = ...,
    ) -> Tensor: ...
mkldnn_max_pool2d_backward: mkldnn_max_pool2d_backward_overloads

class mkldnn_max_pool3d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
mkldnn_max_pool3d: mkldnn_max_pool3d_overloads

class mkldnn_max_pool3d_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, output: Tensor, input: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int] = ..., padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., ceil_mode: bool = ...,
    ) -> Tensor: ...
mkldnn_max_pool3d_backward: mkldnn_max_pool3d_backward_overloads

class quantized_max_pool1d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
quantized_max_pool1d: quantized_max_pool1d_overloads

class quantized_max_pool2d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
quantized_max_pool2d: quantized_max_pool2d_overloads

class quantized_max_pool3d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
quantized_max_pool3d: quantized_max_pool3d_overloads

class max_pool3d_overloads(Overloads):
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> Tensor: ...
max_pool3d: max_pool3d_overloads

class mean_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, dtype: dtype_typeLike | None = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
mean: mean_overloads

class nanmean_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
nanmean: nanmean_overloads

class median_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> MedianResult: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, keepdim: bool = ..., *, values: Tensor, indices: Tensor,
    ) -> MedianResult: ...
median: median_overloads

class nanmedian_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> NanmedianResult: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, keepdim: bool = ..., *, values: Tensor, indices: Tensor,
    ) -> NanmedianResult: ...
nanmedian: nanmedian_overloads

class min_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, keepdim: bool = ...) -> MinResult: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, keepdim: bool = ..., *, min: Tensor, min_indices: Tensor,
    ) -> MinResult: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
min: min_overloads

class amin_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] = ..., keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] = ..., keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
amin: amin_overloads

class _mps_convolution_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, bias: Tensor | None, padding: Sequence[int],
        stride: Sequence[int], dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
_mps_convolution: _mps_convolution_overloads

class mps_convolution_backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, grad_output: Tensor, weight: Tensor, padding: Sequence[int],
        stride: Sequence[int], dilation: Sequence[int], groups: int, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
mps_convolution_backward: mps_convolution_backward_overloads

class mkldnn_convolution_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, bias: Tensor | None, padding: Sequence[int],
        stride: Sequence[int], dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
mkldnn_convolution: mkldnn_convolution_overloads

class mkldnn_rnn_layer_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor,
        hx_: Tensor, cx_: Tensor, reverse: bool, batch_sizes: Sequence[int], mode: int,
        hidden_size: int, num_layers: int, has_biases: bool, bidirectional: bool, batch_first: bool,
        train: bool,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
mkldnn_rnn_layer: mkldnn_rnn_layer_overloads

class mkldnn_rnn_layer_backward_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, weight4: Tensor,
        hx_: Tensor, cx_tmp: Tensor, output: Tensor, hy_: Tensor, cy_: Tensor,
        grad_output: Tensor | None, grad_hy: Tensor | None, grad_cy: Tensor | None, reverse: bool,
        mode: int, hidden_size: int, num_layers: int, has_biases: bool, train: bool,
        bidirectional: bool, batch_sizes: Sequence[int], batch_first: bool, workspace: Tensor,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
mkldnn_rnn_layer_backward: mkldnn_rnn_layer_backward_overloads

class miopen_batch_norm_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, training: bool, exponential_average_factor: float,
        epsilon: float,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
miopen_batch_norm: miopen_batch_norm_overloads

class miopen_batch_norm_backward_overloads(Overloads):
    def __call__(
        _, input: Tensor, grad_output: Tensor, weight: Tensor, running_mean: Tensor | None,
        running_var: Tensor | None, save_mean: Tensor | None, save_var: Tensor | None,
        epsilon: float,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
miopen_batch_norm_backward: miopen_batch_norm_backward_overloads

class miopen_convolution_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, bias: Tensor | None, padding: Sequence[int],
        stride: Sequence[int], dilation: Sequence[int], groups: int, benchmark: bool,
        deterministic: bool,
    ) -> Tensor: ...
miopen_convolution: miopen_convolution_overloads

class miopen_convolution_transpose_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, bias: Tensor | None, padding: Sequence[int],
        output_padding: Sequence[int], stride: Sequence[int], dilation: Sequence[int], groups: int,
        benchmark: bool, deterministic: bool,
    ) -> Tensor: ...
miopen_convolution_transpose: miopen_convolution_transpose_overloads

class miopen_depthwise_convolution_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, bias: Tensor | None, padding: Sequence[int],
        stride: Sequence[int], dilation: Sequence[int], groups: int, benchmark: bool,
        deterministic: bool,
    ) -> Tensor: ...
miopen_depthwise_convolution: miopen_depthwise_convolution_overloads

class miopen_convolution_relu_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, bias: Tensor | None, stride: Sequence[int],
        padding: Sequence[int], dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
miopen_convolution_relu: miopen_convolution_relu_overloads

class miopen_convolution_add_relu_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, z: Tensor, alpha: Number | None, bias: Tensor | None,
        stride: Sequence[int], padding: Sequence[int], dilation: Sequence[int], groups: int,
    ) -> Tensor: ...
miopen_convolution_add_relu: miopen_convolution_add_relu_overloads

class miopen_rnn_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Sequence[Tensor], weight_stride0: int, hx: Tensor,
        cx: Tensor | None, mode: int, hidden_size: int, num_layers: int, batch_first: bool,
        dropout: float, train: bool, bidirectional: bool, batch_sizes: Sequence[int],
        dropout_state: Tensor | None,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
miopen_rnn: miopen_rnn_overloads

class miopen_rnn_backward_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Sequence[Tensor], weight_stride0: int, weight_buf: Tensor,
        hx: Tensor, cx: Tensor | None, output: Tensor, grad_output: Tensor | None,
        grad_hy: Tensor | None, grad_cy: Tensor | None, mode: int, hidden_size: int,
        num_layers: int, batch_first: bool, dropout: float, train: bool, bidirectional: bool,
        batch_sizes: Sequence[int], dropout_state: Tensor | None, reserve: Tensor,
        output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, tuple[Tensor, ...]]: ...
miopen_rnn_backward: miopen_rnn_backward_overloads

class _use_miopen_ctc_loss_overloads(Overloads):
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Sequence[int],
        target_lengths: Sequence[int], blank: int,
    ) -> bool: ...
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor,
        blank: int,
    ) -> bool: ...
_use_miopen_ctc_loss: _use_miopen_ctc_loss_overloads

class miopen_ctc_loss_overloads(Overloads):
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Sequence[int],
        target_lengths: Sequence[int], blank: int, deterministic: bool, zero_infinity: bool,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor,
        blank: int, deterministic: bool, zero_infinity: bool,
    ) -> tuple[Tensor, Tensor]: ...
miopen_ctc_loss: miopen_ctc_loss_overloads

class mm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, mat2: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mat2: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mat2: Tensor, out_dtype: dtype_typeLike) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat2: Tensor, out_dtype: dtype_typeLike, *, out: Tensor,
    ) -> Tensor: ...
mm: mm_overloads

class _int_mm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, mat2: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mat2: Tensor, *, out: Tensor) -> Tensor: ...
_int_mm: _int_mm_overloads

class _convert_weight_to_int4pack_overloads(Overloads):
    def __call__(_, self: Tensor, innerKTiles: int) -> Tensor: ...
_convert_weight_to_int4pack: _convert_weight_to_int4pack_overloads

class _weight_int4pack_mm_overloads(Overloads):
    def __call__(
        _, self: Tensor, mat2: Tensor, qGroupSize: int, qScaleAndZeros: Tensor,
    ) -> Tensor: ...
_weight_int4pack_mm: _weight_int4pack_mm_overloads

class _weight_int4pack_mm_with_scales_and_zeros_overloads(Overloads):
    def __call__(
        _, self: Tensor, mat2: Tensor, qGroupSize: int, qScale: Tensor, qZeros: Tensor,
    ) -> Tensor: ...
_weight_int4pack_mm_with_scales_and_zeros: _weight_int4pack_mm_with_scales_and_zeros_overloads

class _convert_weight_to_int4pack_for_cpu_overloads(Overloads):
    def __call__(_, self: Tensor, innerKTiles: int) -> Tensor: ...
_convert_weight_to_int4pack_for_cpu: _convert_weight_to_int4pack_for_cpu_overloads

class _weight_int4pack_mm_for_cpu_overloads(Overloads):
    def __call__(
        _, self: Tensor, mat2: Tensor, qGroupSize: int, qScaleAndZeros: Tensor,
    ) -> Tensor: ...
_weight_int4pack_mm_for_cpu: _weight_int4pack_mm_for_cpu_overloads

class _dyn_quant_pack_4bit_weight_overloads(Overloads):
    def __call__(
        _, weights: Tensor, scales_zeros: Tensor, bias: Tensor | None, block_size: int,
        in_features: int, out_features: int,
    ) -> Tensor: ...
_dyn_quant_pack_4bit_weight: _dyn_quant_pack_4bit_weight_overloads

class _dyn_quant_matmul_4bit_overloads(Overloads):
    def __call__(
        _, inp: Tensor, packed_weights: Tensor, block_size: int, in_features: int,
        out_features: int,
    ) -> Tensor: ...
_dyn_quant_matmul_4bit: _dyn_quant_matmul_4bit_overloads

class _weight_int8pack_mm_overloads(Overloads):
    def __call__(_, self: Tensor, mat2: Tensor, scales: Tensor) -> Tensor: ...
_weight_int8pack_mm: _weight_int8pack_mm_overloads

class _sparse_mm_overloads(Overloads):
    @overload
    def __call__(_, sparse: Tensor, dense: Tensor) -> Tensor: ...
    @overload
    def __call__(_, sparse: Tensor, dense: Tensor, reduce: str) -> Tensor: ...
_sparse_mm: _sparse_mm_overloads

class _sparse_sparse_matmul_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
_sparse_sparse_matmul: _sparse_sparse_matmul_overloads

class mode_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int = ..., keepdim: bool = ...) -> ModeResult: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int = ..., keepdim: bool = ..., *, values: Tensor, indices: Tensor,
    ) -> ModeResult: ...
mode: mode_overloads

class mul_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
mul: mul_overloads

class mul__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
mul_: mul__overloads

class multiply_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
multiply: multiply_overloads

class multiply__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
multiply_: multiply__overloads

class mv_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, vec: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, vec: Tensor, *, out: Tensor) -> Tensor: ...
mv: mv_overloads

class mvlgamma_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, p: int, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: int) -> Tensor: ...
mvlgamma: mvlgamma_overloads

class mvlgamma__overloads(Overloads):
    def __call__(_, self: Tensor, p: int) -> Tensor: ...
mvlgamma_: mvlgamma__overloads

class narrow_copy_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, start: int, length: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, start: int, length: int, *, out: Tensor) -> Tensor: ...
narrow_copy: narrow_copy_overloads

class narrow_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, start: int, length: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, start: Tensor, length: int) -> Tensor: ...
narrow: narrow_overloads

class native_batch_norm_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, training: bool, momentum: float, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, training: bool, momentum: float, eps: float, *, out: Tensor,
        save_mean: Tensor, save_invstd: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
native_batch_norm: native_batch_norm_overloads

class _native_batch_norm_legit_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor,
        running_var: Tensor, training: bool, momentum: float, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor,
        running_var: Tensor, training: bool, momentum: float, eps: float, *, out: Tensor,
        save_mean: Tensor, save_invstd: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, training: bool,
        momentum: float, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, training: bool,
        momentum: float, eps: float, *, out: Tensor, save_mean: Tensor, save_invstd: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
_native_batch_norm_legit: _native_batch_norm_legit_overloads

class _native_batch_norm_legit_no_training_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor,
        running_var: Tensor, momentum: float, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
_native_batch_norm_legit_no_training: _native_batch_norm_legit_no_training_overloads

class batch_norm_stats_overloads(Overloads):
    def __call__(_, input: Tensor, eps: float) -> tuple[Tensor, Tensor]: ...
batch_norm_stats: batch_norm_stats_overloads

class batch_norm_elemt_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, mean: Tensor, invstd: Tensor,
        eps: float,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, mean: Tensor, invstd: Tensor,
        eps: float, *, out: Tensor,
    ) -> Tensor: ...
batch_norm_elemt: batch_norm_elemt_overloads

class batch_norm_gather_stats_overloads(Overloads):
    def __call__(
        _, input: Tensor, mean: Tensor, invstd: Tensor, running_mean: Tensor | None,
        running_var: Tensor | None, momentum: float, eps: float, count: int,
    ) -> tuple[Tensor, Tensor]: ...
batch_norm_gather_stats: batch_norm_gather_stats_overloads

class batch_norm_gather_stats_with_counts_overloads(Overloads):
    def __call__(
        _, input: Tensor, mean: Tensor, invstd: Tensor, running_mean: Tensor | None,
        running_var: Tensor | None, momentum: float, eps: float, counts: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
batch_norm_gather_stats_with_counts: batch_norm_gather_stats_with_counts_overloads

class native_batch_norm_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, input: Tensor, weight: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, save_mean: Tensor | None, save_invstd: Tensor | None,
        train: bool, eps: float, output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
native_batch_norm_backward: native_batch_norm_backward_overloads

class batch_norm_backward_reduce_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | None,
        input_g: bool, weight_g: bool, bias_g: bool,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
batch_norm_backward_reduce: batch_norm_backward_reduce_overloads

class batch_norm_backward_elemt_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | None,
        sum_dy: Tensor, sum_dy_xmu: Tensor, count: Tensor,
    ) -> Tensor: ...
batch_norm_backward_elemt: batch_norm_backward_elemt_overloads

class batch_norm_update_stats_overloads(Overloads):
    def __call__(
        _, input: Tensor, running_mean: Tensor | None, running_var: Tensor | None, momentum: float,
    ) -> tuple[Tensor, Tensor]: ...
batch_norm_update_stats: batch_norm_update_stats_overloads

class is_vulkan_available_overloads(Overloads):
    def __call__(_) -> bool: ...
is_vulkan_available: is_vulkan_available_overloads

class _nnpack_available_overloads(Overloads):
    def __call__(_) -> bool: ...
_nnpack_available: _nnpack_available_overloads

class _nnpack_spatial_convolution_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor, bias: Tensor | None, padding: int | Sequence[int],
        stride: int | Sequence[int] = ...,
    ) -> Tensor: ...
_nnpack_spatial_convolution: _nnpack_spatial_convolution_overloads

class ones_overloads(Overloads):
    @overload
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, size: Sequence[int], *, out: Tensor) -> Tensor: ...
ones: ones_overloads

class ones_like_overloads(Overloads):
    def __call__(
        _, self: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
ones_like: ones_like_overloads

class pairwise_distance_overloads(Overloads):
    def __call__(
        _, x1: Tensor, x2: Tensor, p: float = ..., eps: float = ..., keepdim: bool = ...,
    ) -> Tensor: ...
pairwise_distance: pairwise_distance_overloads

class cdist_overloads(Overloads):
    def __call__(
        _, x1: Tensor, x2: Tensor, p: float = ..., compute_mode: int | None = ...,
    ) -> Tensor: ...
cdist: cdist_overloads

class _euclidean_dist_overloads(Overloads):
    def __call__(_, x1: Tensor, x2: Tensor) -> Tensor: ...
_euclidean_dist: _euclidean_dist_overloads

class _cdist_forward_overloads(Overloads):
    def __call__(_, x1: Tensor, x2: Tensor, p: float, compute_mode: int | None) -> Tensor: ...
_cdist_forward: _cdist_forward_overloads

class _cdist_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, x1: Tensor, x2: Tensor, p: float, cdist: Tensor) -> Tensor: ...
_cdist_backward: _cdist_backward_overloads

class pdist_overloads(Overloads):
    def __call__(_, self: Tensor, p: float = ...) -> Tensor: ...
pdist: pdist_overloads

class _pdist_forward_overloads(Overloads):
    def __call__(_, self: Tensor, p: float = ...) -> Tensor: ...
_pdist_forward: _pdist_forward_overloads

class _pdist_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, self: Tensor, p: float, pdist: Tensor) -> Tensor: ...
_pdist_backward: _pdist_backward_overloads

class cosine_similarity_overloads(Overloads):
    def __call__(_, x1: Tensor, x2: Tensor, dim: int = ..., eps: float = ...) -> Tensor: ...
cosine_similarity: cosine_similarity_overloads

class permute_overloads(Overloads):
    def __call__(_, self: Tensor, dims: Sequence[int]) -> Tensor: ...
permute: permute_overloads

class movedim_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, source: Sequence[int], destination: Sequence[int]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, source: int, destination: int) -> Tensor: ...
movedim: movedim_overloads

class moveaxis_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, source: Sequence[int], destination: Sequence[int]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, source: int, destination: int) -> Tensor: ...
moveaxis: moveaxis_overloads

class numpy_T_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
numpy_T: numpy_T_overloads

class matrix_H_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
matrix_H: matrix_H_overloads

class mT_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
mT: mT_overloads

class mH_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
mH: mH_overloads

class adjoint_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
adjoint: adjoint_overloads

class pixel_shuffle_overloads(Overloads):
    def __call__(_, self: Tensor, upscale_factor: int) -> Tensor: ...
pixel_shuffle: pixel_shuffle_overloads

class pixel_unshuffle_overloads(Overloads):
    def __call__(_, self: Tensor, downscale_factor: int) -> Tensor: ...
pixel_unshuffle: pixel_unshuffle_overloads

class channel_shuffle_overloads(Overloads):
    def __call__(_, self: Tensor, groups: int) -> Tensor: ...
channel_shuffle: channel_shuffle_overloads

class native_channel_shuffle_overloads(Overloads):
    def __call__(_, self: Tensor, groups: int) -> Tensor: ...
native_channel_shuffle: native_channel_shuffle_overloads

class is_pinned_overloads(Overloads):
    def __call__(_, self: Tensor, device: device_typeLike | None = ...) -> bool: ...
is_pinned: is_pinned_overloads

class pin_memory_overloads(Overloads):
    def __call__(_, self: Tensor, device: device_typeLike | None = ...) -> Tensor: ...
pin_memory: pin_memory_overloads

class _pin_memory_overloads(Overloads):
    def __call__(_, self: Tensor, device: device_typeLike | None = ...) -> Tensor: ...
_pin_memory: _pin_memory_overloads

class pinverse_overloads(Overloads):
    def __call__(_, self: Tensor, rcond: float = ...) -> Tensor: ...
pinverse: pinverse_overloads

class poisson_nll_loss_overloads(Overloads):
    def __call__(
        _, input: Tensor, target: Tensor, log_input: bool, full: bool, eps: float, reduction: int,
    ) -> Tensor: ...
poisson_nll_loss: poisson_nll_loss_overloads

class rad2deg_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
rad2deg: rad2deg_overloads

class rad2deg__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
rad2deg_: rad2deg__overloads

class deg2rad_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
deg2rad: deg2rad_overloads

class deg2rad__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
deg2rad_: deg2rad__overloads

class scalar_tensor_overloads(Overloads):
    def __call__(
        _, s: Number, *, dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
scalar_tensor: scalar_tensor_overloads

class rand_overloads(Overloads):
    @overload
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, size: Sequence[int], *, generator: Generator | None, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, size: Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, size: Sequence[int], *, generator: Generator | None, out: Tensor) -> Tensor: ...
rand: rand_overloads

class rand_like_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, generator: Generator | None, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
rand_like: rand_like_overloads

class randint_overloads(Overloads):
    @overload
    def __call__(
        _, high: int, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, high: int, size: Sequence[int], *, generator: Generator | None,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, low: int, high: int, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, low: int, high: int, size: Sequence[int], *, generator: Generator | None,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, high: int, size: Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, high: int, size: Sequence[int], *, generator: Generator | None, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, low: int, high: int, size: Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, low: int, high: int, size: Sequence[int], *, generator: Generator | None, out: Tensor,
    ) -> Tensor: ...
randint: randint_overloads

class randint_like_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, high: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, high: int, *, generator: Generator | None,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, high: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, high: Tensor, *, generator: Generator | None,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, low: int, high: int, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, low: int, high: int, *, generator: Generator | None,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
randint_like: randint_like_overloads

class randn_overloads(Overloads):
    @overload
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, size: Sequence[int], *, generator: Generator | None, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, size: Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, size: Sequence[int], *, generator: Generator | None, out: Tensor) -> Tensor: ...
randn: randn_overloads

class randn_like_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, generator: Generator | None, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
randn_like: randn_like_overloads

class randperm_overloads(Overloads):
    @overload
    def __call__(
        _, n: int, *, dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, n: int, *, generator: Generator | None, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, n: int, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, n: int, *, generator: Generator | None, out: Tensor) -> Tensor: ...
randperm: randperm_overloads

class range_overloads(Overloads):
    @overload
    def __call__(
        _, start: Number, end: Number, step: Number = ..., *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, start: Number, end: Number, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, start: Number, end: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, start: Number, end: Number, step: Number = ..., *, out: Tensor) -> Tensor: ...
range: range_overloads

class ravel_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
ravel: ravel_overloads

class reciprocal_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
reciprocal: reciprocal_overloads

class reciprocal__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
reciprocal_: reciprocal__overloads

class neg_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
neg: neg_overloads

class neg__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
neg_: neg__overloads

class negative_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
negative: negative_overloads

class negative__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
negative_: negative__overloads

class repeat_overloads(Overloads):
    def __call__(_, self: Tensor, repeats: Sequence[int]) -> Tensor: ...
repeat: repeat_overloads

class repeat_interleave_overloads(Overloads):
    @overload
    def __call__(_, repeats: Tensor, *, output_size: int | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, repeats: Tensor, dim: int | None = ..., *, output_size: int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, repeats: int, dim: int | None = ..., *, output_size: int | None = ...,
    ) -> Tensor: ...
repeat_interleave: repeat_interleave_overloads

class reshape_overloads(Overloads):
    def __call__(_, self: Tensor, shape: Sequence[int]) -> Tensor: ...
reshape: reshape_overloads

class _reshape_copy_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
_reshape_copy: _reshape_copy_overloads

class _reshape_alias_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int], stride: Sequence[int]) -> Tensor: ...
_reshape_alias: _reshape_alias_overloads

class _mkldnn_reshape_overloads(Overloads):
    def __call__(_, self: Tensor, shape: Sequence[int]) -> Tensor: ...
_mkldnn_reshape: _mkldnn_reshape_overloads

class reshape_as_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
reshape_as: reshape_as_overloads

class round_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, decimals: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, decimals: int, out: Tensor) -> Tensor: ...
round: round_overloads

class round__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, decimals: int) -> Tensor: ...
round_: round__overloads

class rrelu_overloads(Overloads):
    def __call__(
        _, self: Tensor, lower: Number = ..., upper: Number = ..., training: bool = ...,
        generator: Generator | None = ...,
    ) -> Tensor: ...
rrelu: rrelu_overloads

class rrelu__overloads(Overloads):
    def __call__(
        _, self: Tensor, lower: Number = ..., upper: Number = ..., training: bool = ...,
        generator: Generator | None = ...,
    ) -> Tensor: ...
rrelu_: rrelu__overloads

class relu_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
relu: relu_overloads

class relu__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
relu_: relu__overloads

class relu6_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
relu6: relu6_overloads

class relu6__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
relu6_: relu6__overloads

class prelu_overloads(Overloads):
    def __call__(_, self: Tensor, weight: Tensor) -> Tensor: ...
prelu: prelu_overloads

class _prelu_kernel_overloads(Overloads):
    def __call__(_, self: Tensor, weight: Tensor) -> Tensor: ...
_prelu_kernel: _prelu_kernel_overloads

class _prelu_kernel_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, self: Tensor, weight: Tensor,
    ) -> tuple[Tensor | None, Tensor | None]: ...
_prelu_kernel_backward: _prelu_kernel_backward_overloads

class gelu_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, approximate: str = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, approximate: str = ...) -> Tensor: ...
gelu: gelu_overloads

class gelu__overloads(Overloads):
    def __call__(_, self: Tensor, *, approximate: str = ...) -> Tensor: ...
gelu_: gelu__overloads

class gelu_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, *, approximate: str = ..., grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, *, approximate: str = ...) -> Tensor: ...
gelu_backward: gelu_backward_overloads

class infinitely_differentiable_gelu_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, self: Tensor) -> Tensor: ...
infinitely_differentiable_gelu_backward: infinitely_differentiable_gelu_backward_overloads

class hardshrink_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, lambd: Number = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, lambd: Number = ...) -> Tensor: ...
hardshrink: hardshrink_overloads

class hardshrink_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_out: Tensor, self: Tensor, lambd: Number, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_out: Tensor, self: Tensor, lambd: Number) -> Tensor: ...
hardshrink_backward: hardshrink_backward_overloads

class rsqrt_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
rsqrt: rsqrt_overloads

class rsqrt__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
rsqrt_: rsqrt__overloads

class select_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, index: int) -> Tensor: ...
select: select_overloads

class select_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input_sizes: Sequence[int], dim: int, index: int,
    ) -> Tensor: ...
select_backward: select_backward_overloads

class _nested_select_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, self: Tensor, dim: int, index: int) -> Tensor: ...
_nested_select_backward: _nested_select_backward_overloads

class selu_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
selu: selu_overloads

class selu__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
selu_: selu__overloads

class celu_overloads(Overloads):
    def __call__(_, self: Tensor, alpha: Number = ...) -> Tensor: ...
celu: celu_overloads

class celu__overloads(Overloads):
    def __call__(_, self: Tensor, alpha: Number = ...) -> Tensor: ...
celu_: celu__overloads

class silu_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
silu: silu_overloads

class silu__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
silu_: silu__overloads

class silu_backward_overloads(Overloads):
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, *, grad_input: Tensor) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor) -> Tensor: ...
silu_backward: silu_backward_overloads

class mish_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
mish: mish_overloads

class mish__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
mish_: mish__overloads

class mish_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, self: Tensor) -> Tensor: ...
mish_backward: mish_backward_overloads

class sigmoid_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
sigmoid: sigmoid_overloads

class sigmoid__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
sigmoid_: sigmoid__overloads

class logit_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, eps: float | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, eps: float | None = ..., *, out: Tensor) -> Tensor: ...
logit: logit_overloads

class logit__overloads(Overloads):
    def __call__(_, self: Tensor, eps: float | None = ...) -> Tensor: ...
logit_: logit__overloads

class sin_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
sin: sin_overloads

class sin__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
sin_: sin__overloads

class sinc_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
sinc: sinc_overloads

class sinc__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
sinc_: sinc__overloads

class sinh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
sinh: sinh_overloads

class sinh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
sinh_: sinh__overloads

class detach_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
detach: detach_overloads

class detach__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
detach_: detach__overloads

class size_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int) -> int: ...
size: size_overloads

class sym_size_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int) -> int: ...
sym_size: sym_size_overloads

class sym_is_contiguous_overloads(Overloads):
    def __call__(_, self: Tensor, memory_format: memory_format_type | int = ...) -> bool: ...
sym_is_contiguous: sym_is_contiguous_overloads

class sym_numel_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
sym_numel: sym_numel_overloads

class sym_storage_offset_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
sym_storage_offset: sym_storage_offset_overloads

class slice_overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int = ..., start: int | None = ..., end: int | None = ...,
        step: int = ...,
    ) -> Tensor: ...
slice: slice_overloads

class slice_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, input_sizes: Sequence[int], dim: int, start: int, end: int,
        step: int,
    ) -> Tensor: ...
slice_backward: slice_backward_overloads

class slice_inverse_overloads(Overloads):
    def __call__(
        _, self: Tensor, src: Tensor, dim: int = ..., start: int | None = ...,
        end: int | None = ..., step: int = ...,
    ) -> Tensor: ...
slice_inverse: slice_inverse_overloads

class slice_scatter_overloads(Overloads):
    def __call__(
        _, self: Tensor, src: Tensor, dim: int = ..., start: int | None = ...,
        end: int | None = ..., step: int = ...,
    ) -> Tensor: ...
slice_scatter: slice_scatter_overloads

class select_scatter_overloads(Overloads):
    def __call__(_, self: Tensor, src: Tensor, dim: int, index: int) -> Tensor: ...
select_scatter: select_scatter_overloads

class diagonal_scatter_overloads(Overloads):
    def __call__(
        _, self: Tensor, src: Tensor, offset: int = ..., dim1: int = ..., dim2: int = ...,
    ) -> Tensor: ...
diagonal_scatter: diagonal_scatter_overloads

class as_strided_scatter_overloads(Overloads):
    def __call__(
        _, self: Tensor, src: Tensor, size: Sequence[int], stride: Sequence[int],
        storage_offset: int | None = ...,
    ) -> Tensor: ...
as_strided_scatter: as_strided_scatter_overloads

class smm_overloads(Overloads):
    def __call__(_, self: Tensor, mat2: Tensor) -> Tensor: ...
smm: smm_overloads

class softmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, dtype: dtype_typeLike | None = ..., *, out: Tensor,
    ) -> Tensor: ...
softmax: softmax_overloads

class _softmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, half_to_float: bool) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, half_to_float: bool, *, out: Tensor) -> Tensor: ...
_softmax: _softmax_overloads

class _softmax_backward_data_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output: Tensor, dim: int, input_dtype: dtype_typeLike,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output: Tensor, dim: int, input_dtype: dtype_typeLike, *,
        grad_input: Tensor,
    ) -> Tensor: ...
_softmax_backward_data: _softmax_backward_data_overloads

class unsafe_split_overloads(Overloads):
    def __call__(_, self: Tensor, split_size: int, dim: int = ...) -> tuple[Tensor, ...]: ...
unsafe_split: unsafe_split_overloads

class split_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, split_size: int, dim: int = ...) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, split_size: Sequence[int], dim: int = ...,
    ) -> tuple[Tensor, ...]: ...
split: split_overloads

class unsafe_split_with_sizes_overloads(Overloads):
    def __call__(
        _, self: Tensor, split_sizes: Sequence[int], dim: int = ...,
    ) -> tuple[Tensor, ...]: ...
unsafe_split_with_sizes: unsafe_split_with_sizes_overloads

class split_with_sizes_overloads(Overloads):
    def __call__(
        _, self: Tensor, split_sizes: Sequence[int], dim: int = ...,
    ) -> tuple[Tensor, ...]: ...
split_with_sizes: split_with_sizes_overloads

class hsplit_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, sections: int) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Tensor, indices: Sequence[int]) -> tuple[Tensor, ...]: ...
hsplit: hsplit_overloads

class vsplit_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, sections: int) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Tensor, indices: Sequence[int]) -> tuple[Tensor, ...]: ...
vsplit: vsplit_overloads

class dsplit_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, sections: int) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Tensor, indices: Sequence[int]) -> tuple[Tensor, ...]: ...
dsplit: dsplit_overloads

class squeeze_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: Sequence[int]) -> Tensor: ...
squeeze: squeeze_overloads

class squeeze__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: Sequence[int]) -> Tensor: ...
squeeze_: squeeze__overloads

class sspaddmm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
sspaddmm: sspaddmm_overloads

class _chunk_cat_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int, num_chunks: int) -> Tensor: ...
    @overload
    def __call__(
        _, tensors: Sequence[Tensor], dim: int, num_chunks: int, *, out: Tensor,
    ) -> Tensor: ...
_chunk_cat: _chunk_cat_overloads

class stack_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ..., *, out: Tensor) -> Tensor: ...
stack: stack_overloads

class _stack_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], dim: int = ..., *, out: Tensor) -> Tensor: ...
_stack: _stack_overloads

class hstack_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
hstack: hstack_overloads

class vstack_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
vstack: vstack_overloads

class dstack_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
dstack: dstack_overloads

class stft_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n_fft: int, hop_length: int | None = ..., win_length: int | None = ...,
        window: Tensor | None = ..., normalized: bool = ..., onesided: bool | None = ...,
        return_complex: bool | None = ..., align_to_window: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n_fft: int, hop_length: int | None = ..., win_length: int | None = ...,
        window: Tensor | None = ..., center: bool = ..., pad_mode: str = ...,
        normalized: bool = ..., onesided: bool | None = ..., return_complex: bool | None = ...,
        align_to_window: bool | None = ...,
    ) -> Tensor: ...
stft: stft_overloads

class istft_overloads(Overloads):
    def __call__(
        _, self: Tensor, n_fft: int, hop_length: int | None = ..., win_length: int | None = ...,
        window: Tensor | None = ..., center: bool = ..., normalized: bool = ...,
        onesided: bool | None = ..., length: int | None = ..., return_complex: bool = ...,
    ) -> Tensor: ...
istft: istft_overloads

class stride_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int) -> int: ...
stride: stride_overloads

class sym_stride_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int) -> int: ...
sym_stride: sym_stride_overloads

class sum_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
sum: sum_overloads

class _nested_sum_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, self: Tensor, dim: int | Sequence[int] | None, keepdim: bool = ...,
    ) -> Tensor: ...
_nested_sum_backward: _nested_sum_backward_overloads

class nansum_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
nansum: nansum_overloads

class hash_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] = ..., *, keepdim: bool = ..., mode: int = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] = ..., *, keepdim: bool = ..., mode: int = ...,
        out: Tensor,
    ) -> Tensor: ...
hash_tensor: hash_tensor_overloads

class sum_to_size_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
sum_to_size: sum_to_size_overloads

class sqrt_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
sqrt: sqrt_overloads

class sqrt__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
sqrt_: sqrt__overloads

class square_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
square: square_overloads

class square__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
square_: square__overloads

class std_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, unbiased: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, unbiased: bool = ..., keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., *, correction: Number | None = ...,
        keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, unbiased: bool = ..., keepdim: bool = ...,
        *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., *, correction: Number | None = ...,
        keepdim: bool = ..., out: Tensor,
    ) -> Tensor: ...
std: std_overloads

class std_mean_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, unbiased: bool = ...) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, unbiased: bool = ..., keepdim: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., *, correction: Number | None = ...,
        keepdim: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
std_mean: std_mean_overloads

class prod_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, keepdim: bool = ..., *, dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, keepdim: bool = ..., *, dtype: dtype_typeLike | None = ...,
        out: Tensor,
    ) -> Tensor: ...
prod: prod_overloads

class t_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
t: t_overloads

class t__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
t_: t__overloads

class tan_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
tan: tan_overloads

class tan__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
tan_: tan__overloads

class tanh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
tanh: tanh_overloads

class tanh__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
tanh_: tanh__overloads

class tensordot_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, other: Tensor, dims_self: Sequence[int], dims_other: Sequence[int],
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, other: Tensor, dims_self: Sequence[int], dims_other: Sequence[int], *,
        out: Tensor,
    ) -> Tensor: ...
tensordot: tensordot_overloads

class threshold_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, threshold: Number, value: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, threshold: Number, value: Number, *, out: Tensor) -> Tensor: ...
threshold: threshold_overloads

class threshold__overloads(Overloads):
    def __call__(_, self: Tensor, threshold: Number, value: Number) -> Tensor: ...
threshold_: threshold__overloads

class threshold_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, threshold: Number, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, threshold: Number) -> Tensor: ...
threshold_backward: threshold_backward_overloads

class tile_overloads(Overloads):
    def __call__(_, self: Tensor, dims: Sequence[int]) -> Tensor: ...
tile: tile_overloads

class transpose_overloads(Overloads):
    def __call__(_, self: Tensor, dim0: int, dim1: int) -> Tensor: ...
transpose: transpose_overloads

class _mkldnn_transpose_overloads(Overloads):
    def __call__(_, self: Tensor, dim0: int, dim1: int) -> Tensor: ...
_mkldnn_transpose: _mkldnn_transpose_overloads

class transpose__overloads(Overloads):
    def __call__(_, self: Tensor, dim0: int, dim1: int) -> Tensor: ...
transpose_: transpose__overloads

class _mkldnn_transpose__overloads(Overloads):
    def __call__(_, self: Tensor, dim0: int, dim1: int) -> Tensor: ...
_mkldnn_transpose_: _mkldnn_transpose__overloads

class one_hot_overloads(Overloads):
    def __call__(_, self: Tensor, num_classes: int = ...) -> Tensor: ...
one_hot: one_hot_overloads

class flip_overloads(Overloads):
    def __call__(_, self: Tensor, dims: Sequence[int]) -> Tensor: ...
flip: flip_overloads

class fliplr_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
fliplr: fliplr_overloads

class flipud_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
flipud: flipud_overloads

class roll_overloads(Overloads):
    def __call__(
        _, self: Tensor, shifts: int | Sequence[int], dims: int | Sequence[int] = ...,
    ) -> Tensor: ...
roll: roll_overloads

class rot90_overloads(Overloads):
    def __call__(_, self: Tensor, k: int = ..., dims: Sequence[int] = ...) -> Tensor: ...
rot90: rot90_overloads

class trapezoid_overloads(Overloads):
    @overload
    def __call__(_, y: Tensor, x: Tensor, *, dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, y: Tensor, *, dx: Number = ..., dim: int = ...) -> Tensor: ...
trapezoid: trapezoid_overloads

class trapz_overloads(Overloads):
    @overload
    def __call__(_, y: Tensor, x: Tensor, *, dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, y: Tensor, *, dx: float = ..., dim: int = ...) -> Tensor: ...
trapz: trapz_overloads

class _transform_bias_rescale_qkv_overloads(Overloads):
    def __call__(
        _, qkv: Tensor, qkv_bias: Tensor, num_heads: int,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
_transform_bias_rescale_qkv: _transform_bias_rescale_qkv_overloads

class _nested_tensor_from_mask_overloads(Overloads):
    def __call__(_, t: Tensor, mask: Tensor, mask_check: bool = ...) -> Tensor: ...
_nested_tensor_from_mask: _nested_tensor_from_mask_overloads

class _nested_tensor_from_mask_left_aligned_overloads(Overloads):
    def __call__(_, t: Tensor, mask: Tensor) -> bool: ...
_nested_tensor_from_mask_left_aligned: _nested_tensor_from_mask_left_aligned_overloads

class _nested_from_padded_overloads(Overloads):
    def __call__(
        _, padded: Tensor, cpu_nested_shape_example: Tensor, fuse_transform_0213: bool = ...,
    ) -> Tensor: ...
_nested_from_padded: _nested_from_padded_overloads

class _nested_tensor_size_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_tensor_size: _nested_tensor_size_overloads

class _nested_tensor_strides_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_tensor_strides: _nested_tensor_strides_overloads

class _nested_tensor_storage_offsets_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_tensor_storage_offsets: _nested_tensor_storage_offsets_overloads

class _nested_from_padded_and_nested_example_overloads(Overloads):
    def __call__(_, padded: Tensor, nt_example: Tensor) -> Tensor: ...
_nested_from_padded_and_nested_example: _nested_from_padded_and_nested_example_overloads

class _nested_view_from_buffer_overloads(Overloads):
    def __call__(
        _, self: Tensor, nested_size: Tensor, nested_strides: Tensor, offsets: Tensor,
    ) -> Tensor: ...
_nested_view_from_buffer: _nested_view_from_buffer_overloads

class _nested_view_from_buffer_copy_overloads(Overloads):
    def __call__(
        _, self: Tensor, nested_size: Tensor, nested_strides: Tensor, offsets: Tensor,
    ) -> Tensor: ...
_nested_view_from_buffer_copy: _nested_view_from_buffer_copy_overloads

class _nested_view_from_jagged_overloads(Overloads):
    def __call__(
        _, self: Tensor, offsets: Tensor, dummy: Tensor, lengths: Tensor | None = ...,
        ragged_idx: int = ..., min_seqlen: Tensor | None = ..., max_seqlen: Tensor | None = ...,
    ) -> Tensor: ...
_nested_view_from_jagged: _nested_view_from_jagged_overloads

class _nested_view_from_jagged_copy_overloads(Overloads):
    def __call__(
        _, self: Tensor, offsets: Tensor, dummy: Tensor, lengths: Tensor | None = ...,
        ragged_idx: int = ..., min_seqlen: Tensor | None = ..., max_seqlen: Tensor | None = ...,
    ) -> Tensor: ...
_nested_view_from_jagged_copy: _nested_view_from_jagged_copy_overloads

class _nested_get_values_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_get_values: _nested_get_values_overloads

class _nested_get_values_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_get_values_copy: _nested_get_values_copy_overloads

class _nested_get_offsets_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_get_offsets: _nested_get_offsets_overloads

class _nested_get_lengths_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_get_lengths: _nested_get_lengths_overloads

class _nested_get_ragged_idx_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
_nested_get_ragged_idx: _nested_get_ragged_idx_overloads

class _nested_get_min_seqlen_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_get_min_seqlen: _nested_get_min_seqlen_overloads

class _nested_get_max_seqlen_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_nested_get_max_seqlen: _nested_get_max_seqlen_overloads

class _nested_get_jagged_dummy_overloads(Overloads):
    def __call__(_, any: Tensor) -> Tensor: ...
_nested_get_jagged_dummy: _nested_get_jagged_dummy_overloads

class _nested_compute_contiguous_strides_offsets_overloads(Overloads):
    def __call__(_, nested_size: Tensor) -> tuple[Tensor, Tensor]: ...
_nested_compute_contiguous_strides_offsets: _nested_compute_contiguous_strides_offsets_overloads

class _trilinear_overloads(Overloads):
    def __call__(
        _, i1: Tensor, i2: Tensor, i3: Tensor, expand1: Sequence[int], expand2: Sequence[int],
        expand3: Sequence[int], sumdim: Sequence[int], unroll_dim: int = ...,
    ) -> Tensor: ...
_trilinear: _trilinear_overloads

class triplet_margin_loss_overloads(Overloads):
    def __call__(
        _, anchor: Tensor, positive: Tensor, negative: Tensor, margin: float = ..., p: float = ...,
        eps: float = ..., swap: bool = ..., reduction: int = ...,
    ) -> Tensor: ...
triplet_margin_loss: triplet_margin_loss_overloads

class trunc_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
trunc: trunc_overloads

class trunc__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
trunc_: trunc__overloads

class fix_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
fix: fix_overloads

class fix__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
fix_: fix__overloads

class type_as_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
type_as: type_as_overloads

class _has_compatible_shallow_copy_type_overloads(Overloads):
    def __call__(_, self: Tensor, from_: Tensor) -> bool: ...
_has_compatible_shallow_copy_type: _has_compatible_shallow_copy_type_overloads

class _unique_overloads(Overloads):
    def __call__(
        _, self: Tensor, sorted: bool = ..., return_inverse: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
_unique: _unique_overloads

class unique_dim_overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int, sorted: bool = ..., return_inverse: bool = ...,
        return_counts: bool = ...,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
unique_dim: unique_dim_overloads

class unique_consecutive_overloads(Overloads):
    def __call__(
        _, self: Tensor, return_inverse: bool = ..., return_counts: bool = ...,
        dim: int | None = ...,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
unique_consecutive: unique_consecutive_overloads

class unique_dim_consecutive_overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int, return_inverse: bool = ..., return_counts: bool = ...,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
unique_dim_consecutive: unique_dim_consecutive_overloads

class _unique2_overloads(Overloads):
    def __call__(
        _, self: Tensor, sorted: bool = ..., return_inverse: bool = ..., return_counts: bool = ...,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
_unique2: _unique2_overloads

class _unsafe_view_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
_unsafe_view: _unsafe_view_overloads

class unsqueeze_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
unsqueeze: unsqueeze_overloads

class unsqueeze__overloads(Overloads):
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
unsqueeze_: unsqueeze__overloads

class vander_overloads(Overloads):
    def __call__(_, x: Tensor, N: int | None = ..., increasing: bool = ...) -> Tensor: ...
vander: vander_overloads

class var_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, unbiased: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, unbiased: bool = ..., keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., *, correction: Number | None = ...,
        keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, unbiased: bool = ..., keepdim: bool = ...,
        *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., *, correction: Number | None = ...,
        keepdim: bool = ..., out: Tensor,
    ) -> Tensor: ...
var: var_overloads

class var_mean_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, unbiased: bool = ...) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None, unbiased: bool = ..., keepdim: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int] | None = ..., *, correction: Number | None = ...,
        keepdim: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
var_mean: var_mean_overloads

class view_as_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
view_as: view_as_overloads

class where_overloads(Overloads):
    @overload
    def __call__(_, condition: Tensor, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, condition: Tensor, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, condition: Tensor, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, condition: Tensor, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, condition: Tensor, self: Number, other: Number) -> Tensor: ...
    @overload
    def __call__(_, condition: Tensor) -> tuple[Tensor, ...]: ...
where: where_overloads

class norm_except_dim_overloads(Overloads):
    def __call__(_, v: Tensor, pow: int = ..., dim: int = ...) -> Tensor: ...
norm_except_dim: norm_except_dim_overloads

class _weight_norm_overloads(Overloads):
    def __call__(_, v: Tensor, g: Tensor, dim: int = ...) -> Tensor: ...
_weight_norm: _weight_norm_overloads

class _weight_norm_interface_overloads(Overloads):
    def __call__(_, v: Tensor, g: Tensor, dim: int = ...) -> tuple[Tensor, Tensor]: ...
_weight_norm_interface: _weight_norm_interface_overloads

class _weight_norm_interface_backward_overloads(Overloads):
    def __call__(
        _, grad_w: Tensor, saved_v: Tensor, saved_g: Tensor, saved_norms: Tensor, dim: int,
    ) -> tuple[Tensor | None, Tensor | None]: ...
_weight_norm_interface_backward: _weight_norm_interface_backward_overloads

class _weight_norm_differentiable_backward_overloads(Overloads):
    def __call__(
        _, grad_w: Tensor, saved_v: Tensor, saved_g: Tensor, saved_norms: Tensor, dim: int,
    ) -> tuple[Tensor | None, Tensor | None]: ...
_weight_norm_differentiable_backward: _weight_norm_differentiable_backward_overloads

class _efficientzerotensor_overloads(Overloads):
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
_efficientzerotensor: _efficientzerotensor_overloads

class zeros_overloads(Overloads):
    @overload
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, size: Sequence[int], *, out: Tensor) -> Tensor: ...
zeros: zeros_overloads

class zeros_like_overloads(Overloads):
    def __call__(
        _, self: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
zeros_like: zeros_like_overloads

class _standard_gamma_grad_overloads(Overloads):
    def __call__(_, self: Tensor, output: Tensor) -> Tensor: ...
_standard_gamma_grad: _standard_gamma_grad_overloads

class _standard_gamma_overloads(Overloads):
    def __call__(_, self: Tensor, generator: Generator | None = ...) -> Tensor: ...
_standard_gamma: _standard_gamma_overloads

class _philox_key_split_overloads(Overloads):
    def __call__(_, key: Tensor, num_splits: int) -> Tensor: ...
_philox_key_split: _philox_key_split_overloads

class _philox_key_fold_in_overloads(Overloads):
    def __call__(_, key: Tensor, data: int) -> Tensor: ...
_philox_key_fold_in: _philox_key_fold_in_overloads

class _philox_normal__overloads(Overloads):
    def __call__(_, self: Tensor, key: Tensor, mean: float = ..., std: float = ...) -> Tensor: ...
_philox_normal_: _philox_normal__overloads

class _philox_uniform__overloads(Overloads):
    def __call__(_, self: Tensor, key: Tensor, low: float = ..., high: float = ...) -> Tensor: ...
_philox_uniform_: _philox_uniform__overloads

class _dirichlet_grad_overloads(Overloads):
    def __call__(_, x: Tensor, alpha: Tensor, total: Tensor) -> Tensor: ...
_dirichlet_grad: _dirichlet_grad_overloads

class _sample_dirichlet_overloads(Overloads):
    def __call__(_, self: Tensor, generator: Generator | None = ...) -> Tensor: ...
_sample_dirichlet: _sample_dirichlet_overloads

class poisson_overloads(Overloads):
    def __call__(_, self: Tensor, generator: Generator | None = ...) -> Tensor: ...
poisson: poisson_overloads

class binomial_overloads(Overloads):
    def __call__(_, count: Tensor, prob: Tensor, generator: Generator | None = ...) -> Tensor: ...
binomial: binomial_overloads

class native_norm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, p: Number = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, p: Number | None, dim: int | Sequence[int], keepdim: bool,
        dtype: dtype_typeLike | None,
    ) -> Tensor: ...
native_norm: native_norm_overloads

class _batch_norm_with_update_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor,
        running_var: Tensor, momentum: float, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor,
        running_var: Tensor, momentum: float, eps: float, *, out: Tensor, save_mean: Tensor,
        save_invstd: Tensor, reserve: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
_batch_norm_with_update: _batch_norm_with_update_overloads

class _batch_norm_no_update_overloads(Overloads):
    def __call__(
        _, input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None,
        running_var: Tensor | None, momentum: float, eps: float,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]: ...
_batch_norm_no_update: _batch_norm_no_update_overloads

class batch_norm_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, input: Tensor, weight: Tensor, running_mean: Tensor | None,
        running_var: Tensor | None, save_mean: Tensor | None, save_var: Tensor | None, update: bool,
        eps: float, output_mask: Sequence[bool], reserve: Tensor,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
batch_norm_backward: batch_norm_backward_overloads

class _sparse_sum_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, dtype: dtype_typeLike) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int | Sequence[int]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int | Sequence[int], *, dtype: dtype_typeLike) -> Tensor: ...
_sparse_sum: _sparse_sum_overloads

class _sparse_sum_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, self: Tensor, dim: Sequence[int]) -> Tensor: ...
_sparse_sum_backward: _sparse_sum_backward_overloads

class _sparse_csr_sum_overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int | Sequence[int], keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
_sparse_csr_sum: _sparse_csr_sum_overloads

class _sparse_csr_prod_overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int | Sequence[int], keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
_sparse_csr_prod: _sparse_csr_prod_overloads

class _sparse_softmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, half_to_float: bool) -> Tensor: ...
_sparse_softmax: _sparse_softmax_overloads

class _sparse_softmax_backward_data_overloads(Overloads):
    def __call__(_, grad_output: Tensor, output: Tensor, dim: int, self: Tensor) -> Tensor: ...
_sparse_softmax_backward_data: _sparse_softmax_backward_data_overloads

class _sparse_log_softmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, dtype: dtype_typeLike | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, half_to_float: bool) -> Tensor: ...
_sparse_log_softmax: _sparse_log_softmax_overloads

class _sparse_log_softmax_backward_data_overloads(Overloads):
    def __call__(_, grad_output: Tensor, output: Tensor, dim: int, self: Tensor) -> Tensor: ...
_sparse_log_softmax_backward_data: _sparse_log_softmax_backward_data_overloads

class _spdiags_overloads(Overloads):
    def __call__(
        _, diagonals: Tensor, offsets: Tensor, shape: Sequence[int],
        layout: layout_typeLike | None = ...,
    ) -> Tensor: ...
_spdiags: _spdiags_overloads

class norm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, p: Number | None, *, dtype: dtype_typeLike) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: Number = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, p: Number | None, dim: int | Sequence[int], keepdim: bool, *,
        dtype: dtype_typeLike,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, p: Number | None, dim: int | Sequence[int], keepdim: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, p: Number | None, dim: int | Sequence[int], keepdim: bool, *,
        dtype: dtype_typeLike, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, p: Number | None, dim: int | Sequence[int], keepdim: bool = ..., *,
        out: Tensor,
    ) -> Tensor: ...
norm: norm_overloads

class frexp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> FrexpResult: ...
    @overload
    def __call__(_, self: Tensor, *, mantissa: Tensor, exponent: Tensor) -> FrexpResult: ...
frexp: frexp_overloads

class frobenius_norm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int | Sequence[int], keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int], keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
frobenius_norm: frobenius_norm_overloads

class nuclear_norm_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, keepdim: bool = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int | Sequence[int], keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int], keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
nuclear_norm: nuclear_norm_overloads

class clone_overloads(Overloads):
    def __call__(
        _, self: Tensor, *, memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
clone: clone_overloads

class positive_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
positive: positive_overloads

class resize_as__overloads(Overloads):
    def __call__(
        _, self: Tensor, the_template: Tensor, *,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
resize_as_: resize_as__overloads

class resize_as_sparse__overloads(Overloads):
    def __call__(_, self: Tensor, the_template: Tensor) -> Tensor: ...
resize_as_sparse_: resize_as_sparse__overloads

class zero__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
zero_: zero__overloads

class sub_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
sub: sub_overloads

class sub__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
sub_: sub__overloads

class subtract_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
subtract: subtract_overloads

class subtract__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
subtract_: subtract__overloads

class rsub_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, alpha: Number = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, alpha: Number = ...) -> Tensor: ...
rsub: rsub_overloads

class heaviside_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, values: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, values: Tensor) -> Tensor: ...
heaviside: heaviside_overloads

class heaviside__overloads(Overloads):
    def __call__(_, self: Tensor, values: Tensor) -> Tensor: ...
heaviside_: heaviside__overloads

class _sparse_addmm_overloads(Overloads):
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
_sparse_addmm: _sparse_addmm_overloads

class sparse_sampled_addmm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
sparse_sampled_addmm: sparse_sampled_addmm_overloads

class _sparse_mm_reduce_impl_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor, reduce: str) -> tuple[Tensor, Tensor]: ...
_sparse_mm_reduce_impl: _sparse_mm_reduce_impl_overloads

class _sparse_mm_reduce_impl_backward_overloads(Overloads):
    def __call__(
        _, self: Tensor, grad_out: Tensor, weight: Tensor, reduce: str, arg_out: Tensor,
        output_mask: Sequence[bool],
    ) -> tuple[Tensor | None, Tensor | None]: ...
_sparse_mm_reduce_impl_backward: _sparse_mm_reduce_impl_backward_overloads

class addmm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, out_dtype: dtype_typeLike, *,
        beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, out_dtype: dtype_typeLike, *,
        beta: Number = ..., alpha: Number = ..., out: Tensor,
    ) -> Tensor: ...
addmm: addmm_overloads

class addmm__overloads(Overloads):
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
addmm_: addmm__overloads

class _addmm_activation_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        use_gelu: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        use_gelu: bool = ...,
    ) -> Tensor: ...
_addmm_activation: _addmm_activation_overloads

class _scaled_mm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, mat2: Tensor, scale_a: Tensor, scale_b: Tensor, bias: Tensor | None = ...,
        scale_result: Tensor | None = ..., out_dtype: dtype_typeLike | None = ...,
        use_fast_accum: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat2: Tensor, scale_a: Tensor, scale_b: Tensor, bias: Tensor | None = ...,
        scale_result: Tensor | None = ..., out_dtype: dtype_typeLike | None = ...,
        use_fast_accum: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
_scaled_mm: _scaled_mm_overloads

class _scaled_mm_v2_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, mat2: Tensor, scale_a: Sequence[Tensor], recipe_a: Sequence[int],
        swizzle_a: Sequence[int], scale_b: Sequence[Tensor], recipe_b: Sequence[int],
        swizzle_b: Sequence[int], bias: Tensor | None, out_dtype: dtype_typeLike | None,
        contraction_dim: Sequence[int] = ..., use_fast_accum: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, mat2: Tensor, scale_a: Sequence[Tensor], recipe_a: Sequence[int],
        swizzle_a: Sequence[int], scale_b: Sequence[Tensor], recipe_b: Sequence[int],
        swizzle_b: Sequence[int], bias: Tensor | None, out_dtype: dtype_typeLike | None,
        contraction_dim: Sequence[int] = ..., use_fast_accum: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
_scaled_mm_v2: _scaled_mm_v2_overloads

class _scaled_grouped_mm_overloads(Overloads):
    def __call__(
        _, self: Tensor, mat2: Tensor, scale_a: Tensor, scale_b: Tensor, offs: Tensor | None = ...,
        bias: Tensor | None = ..., scale_result: Tensor | None = ...,
        out_dtype: dtype_typeLike | None = ..., use_fast_accum: bool = ...,
    ) -> Tensor: ...
_scaled_grouped_mm: _scaled_grouped_mm_overloads

class _scaled_grouped_mm_v2_overloads(Overloads):
    def __call__(
        _, self: Tensor, mat2: Tensor, scale_a: Sequence[Tensor], recipe_a: Sequence[int],
        swizzle_a: Sequence[int], scale_b: Sequence[Tensor], recipe_b: Sequence[int],
        swizzle_b: Sequence[int], offs: Tensor | None = ..., bias: Tensor | None = ...,
        out_dtype: dtype_typeLike | None = ..., contraction_dim: Sequence[int] = ...,
        use_fast_accum: bool = ...,
    ) -> Tensor: ...
_scaled_grouped_mm_v2: _scaled_grouped_mm_v2_overloads

class _grouped_mm_overloads(Overloads):
    def __call__(
        _, self: Tensor, mat2: Tensor, offs: Tensor | None = ..., bias: Tensor | None = ...,
        out_dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
_grouped_mm: _grouped_mm_overloads

class _sparse_compressed_tensor_with_dims_overloads(Overloads):
    def __call__(
        _, nnz: int, dense_dim: int, size: Sequence[int], blocksize: Sequence[int],
        index_dtype: dtype_typeLike, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
_sparse_compressed_tensor_with_dims: _sparse_compressed_tensor_with_dims_overloads

class sparse_compressed_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, compressed_indices: Tensor, plain_indices: Tensor, values: Tensor, size: Sequence[int],
        *, dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, compressed_indices: Tensor, plain_indices: Tensor, values: Tensor, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
sparse_compressed_tensor: sparse_compressed_tensor_overloads

class sparse_csr_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
sparse_csr_tensor: sparse_csr_tensor_overloads

class sparse_csc_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
sparse_csc_tensor: sparse_csc_tensor_overloads

class sparse_bsr_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
sparse_bsr_tensor: sparse_bsr_tensor_overloads

class sparse_bsc_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
sparse_bsc_tensor: sparse_bsc_tensor_overloads

class _sparse_compressed_tensor_unsafe_overloads(Overloads):
    def __call__(
        _, compressed_indices: Tensor, plain_indices: Tensor, values: Tensor, size: Sequence[int],
        *, dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
_sparse_compressed_tensor_unsafe: _sparse_compressed_tensor_unsafe_overloads

class _sparse_csr_tensor_unsafe_overloads(Overloads):
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
_sparse_csr_tensor_unsafe: _sparse_csr_tensor_unsafe_overloads

class _sparse_csc_tensor_unsafe_overloads(Overloads):
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
_sparse_csc_tensor_unsafe: _sparse_csc_tensor_unsafe_overloads

class _sparse_bsr_tensor_unsafe_overloads(Overloads):
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
_sparse_bsr_tensor_unsafe: _sparse_bsr_tensor_unsafe_overloads

class _sparse_bsc_tensor_unsafe_overloads(Overloads):
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
_sparse_bsc_tensor_unsafe: _sparse_bsc_tensor_unsafe_overloads

class sparse_coo_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, size: Sequence[int], *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, indices: Tensor, values: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., is_coalesced: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        is_coalesced: bool | None = ...,
    ) -> Tensor: ...
sparse_coo_tensor: sparse_coo_tensor_overloads

class _sparse_coo_tensor_unsafe_overloads(Overloads):
    def __call__(
        _, indices: Tensor, values: Tensor, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        is_coalesced: bool | None = ...,
    ) -> Tensor: ...
_sparse_coo_tensor_unsafe: _sparse_coo_tensor_unsafe_overloads

class _validate_sparse_coo_tensor_args_overloads(Overloads):
    def __call__(
        _, indices: Tensor, values: Tensor, size: Sequence[int], is_coalesced: bool | None = ...,
        check_pinning: bool | None = ...,
    ) -> None: ...
_validate_sparse_coo_tensor_args: _validate_sparse_coo_tensor_args_overloads

class _validate_sparse_compressed_tensor_args_overloads(Overloads):
    def __call__(
        _, compressed_indices: Tensor, plain_indices: Tensor, values: Tensor, size: Sequence[int],
        layout: layout_typeLike, check_pinning: bool | None = ...,
    ) -> None: ...
_validate_sparse_compressed_tensor_args: _validate_sparse_compressed_tensor_args_overloads

class _validate_sparse_csr_tensor_args_overloads(Overloads):
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: Sequence[int],
        check_pinning: bool | None = ...,
    ) -> None: ...
_validate_sparse_csr_tensor_args: _validate_sparse_csr_tensor_args_overloads

class _validate_sparse_csc_tensor_args_overloads(Overloads):
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: Sequence[int],
        check_pinning: bool | None = ...,
    ) -> None: ...
_validate_sparse_csc_tensor_args: _validate_sparse_csc_tensor_args_overloads

class _validate_sparse_bsr_tensor_args_overloads(Overloads):
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: Sequence[int],
        check_pinning: bool | None = ...,
    ) -> None: ...
_validate_sparse_bsr_tensor_args: _validate_sparse_bsr_tensor_args_overloads

class _validate_sparse_bsc_tensor_args_overloads(Overloads):
    def __call__(
        _, ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: Sequence[int],
        check_pinning: bool | None = ...,
    ) -> None: ...
_validate_sparse_bsc_tensor_args: _validate_sparse_bsc_tensor_args_overloads

class _sparse_coo_tensor_with_dims_overloads(Overloads):
    def __call__(
        _, sparse_dim: int, dense_dim: int, size: Sequence[int], *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
_sparse_coo_tensor_with_dims: _sparse_coo_tensor_with_dims_overloads

class _sparse_coo_tensor_with_dims_and_tensors_overloads(Overloads):
    def __call__(
        _, sparse_dim: int, dense_dim: int, size: Sequence[int], indices: Tensor, values: Tensor, *,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
        is_coalesced: bool | None = ...,
    ) -> Tensor: ...
_sparse_coo_tensor_with_dims_and_tensors: _sparse_coo_tensor_with_dims_and_tensors_overloads

class sparse_resize__overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], sparse_dim: int, dense_dim: int,
    ) -> Tensor: ...
sparse_resize_: sparse_resize__overloads

class sparse_resize_and_clear__overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], sparse_dim: int, dense_dim: int,
    ) -> Tensor: ...
sparse_resize_and_clear_: sparse_resize_and_clear__overloads

class sparse_mask_overloads(Overloads):
    def __call__(_, self: Tensor, mask: Tensor) -> Tensor: ...
sparse_mask: sparse_mask_overloads

class _sparse_mask_projection_overloads(Overloads):
    def __call__(_, self: Tensor, mask: Tensor, accumulate_matches: bool = ...) -> Tensor: ...
_sparse_mask_projection: _sparse_mask_projection_overloads

class _to_cpu_overloads(Overloads):
    def __call__(_, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_to_cpu: _to_cpu_overloads

class to_dense_overloads(Overloads):
    def __call__(
        _, self: Tensor, dtype: dtype_typeLike | None = ..., *, masked_grad: bool | None = ...,
    ) -> Tensor: ...
to_dense: to_dense_overloads

class _to_dense_overloads(Overloads):
    def __call__(
        _, self: Tensor, dtype: dtype_typeLike | None = ..., masked_grad: bool | None = ...,
    ) -> Tensor: ...
_to_dense: _to_dense_overloads

class to_dense_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, input: Tensor, masked_grad: bool | None = ...) -> Tensor: ...
to_dense_backward: to_dense_backward_overloads

class sparse_dim_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
sparse_dim: sparse_dim_overloads

class _dimI_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
_dimI: _dimI_overloads

class dense_dim_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
dense_dim: dense_dim_overloads

class _dimV_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
_dimV: _dimV_overloads

class _nnz_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
_nnz: _nnz_overloads

class coalesce_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
coalesce: coalesce_overloads

class _coalesce_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_coalesce: _coalesce_overloads

class is_coalesced_overloads(Overloads):
    def __call__(_, self: Tensor) -> bool: ...
is_coalesced: is_coalesced_overloads

class _indices_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_indices: _indices_overloads

class _values_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_values: _values_overloads

class _coalesced__overloads(Overloads):
    def __call__(_, self: Tensor, coalesced: bool) -> Tensor: ...
_coalesced_: _coalesced__overloads

class indices_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
indices: indices_overloads

class values_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
values: values_overloads

class crow_indices_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
crow_indices: crow_indices_overloads

class col_indices_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
col_indices: col_indices_overloads

class ccol_indices_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
ccol_indices: ccol_indices_overloads

class row_indices_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
row_indices: row_indices_overloads

class hspmm_overloads(Overloads):
    @overload
    def __call__(_, mat1: Tensor, mat2: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, mat1: Tensor, mat2: Tensor) -> Tensor: ...
hspmm: hspmm_overloads

class copy_sparse_to_sparse__overloads(Overloads):
    def __call__(_, self: Tensor, src: Tensor, non_blocking: bool = ...) -> Tensor: ...
copy_sparse_to_sparse_: copy_sparse_to_sparse__overloads

class unbind_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int = ...) -> tuple[Tensor, ...]: ...
unbind: unbind_overloads

class to_sparse_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, sparse_dim: int) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, layout: layout_typeLike | None = ...,
        blocksize: int | Sequence[int] | None = ..., dense_dim: int | None = ...,
    ) -> Tensor: ...
to_sparse: to_sparse_overloads

class _to_sparse_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, sparse_dim: int) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, layout: layout_typeLike | None = ...,
        blocksize: int | Sequence[int] | None = ..., dense_dim: int | None = ...,
    ) -> Tensor: ...
_to_sparse: _to_sparse_overloads

class to_sparse_csr_overloads(Overloads):
    def __call__(_, self: Tensor, dense_dim: int | None = ...) -> Tensor: ...
to_sparse_csr: to_sparse_csr_overloads

class _to_sparse_csr_overloads(Overloads):
    def __call__(_, self: Tensor, dense_dim: int | None = ...) -> Tensor: ...
_to_sparse_csr: _to_sparse_csr_overloads

class to_sparse_csc_overloads(Overloads):
    def __call__(_, self: Tensor, dense_dim: int | None = ...) -> Tensor: ...
to_sparse_csc: to_sparse_csc_overloads

class _to_sparse_csc_overloads(Overloads):
    def __call__(_, self: Tensor, dense_dim: int | None = ...) -> Tensor: ...
_to_sparse_csc: _to_sparse_csc_overloads

class to_sparse_bsr_overloads(Overloads):
    def __call__(
        _, self: Tensor, blocksize: int | Sequence[int], dense_dim: int | None = ...,
    ) -> Tensor: ...
to_sparse_bsr: to_sparse_bsr_overloads

class _to_sparse_bsr_overloads(Overloads):
    def __call__(
        _, self: Tensor, blocksize: int | Sequence[int], dense_dim: int | None = ...,
    ) -> Tensor: ...
_to_sparse_bsr: _to_sparse_bsr_overloads

class to_sparse_bsc_overloads(Overloads):
    def __call__(
        _, self: Tensor, blocksize: int | Sequence[int], dense_dim: int | None = ...,
    ) -> Tensor: ...
to_sparse_bsc: to_sparse_bsc_overloads

class _to_sparse_bsc_overloads(Overloads):
    def __call__(
        _, self: Tensor, blocksize: int | Sequence[int], dense_dim: int | None = ...,
    ) -> Tensor: ...
_to_sparse_bsc: _to_sparse_bsc_overloads

class _to_sparse_semi_structured_overloads(Overloads):
    def __call__(_, dense: Tensor) -> tuple[Tensor, Tensor]: ...
_to_sparse_semi_structured: _to_sparse_semi_structured_overloads

class to_mkldnn_overloads(Overloads):
    def __call__(_, self: Tensor, dtype: dtype_typeLike | None = ...) -> Tensor: ...
to_mkldnn: to_mkldnn_overloads

class mkldnn_reorder_conv2d_weight_overloads(Overloads):
    def __call__(
        _, self: Tensor, padding: int | Sequence[int] = ..., stride: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., groups: int = ...,
        input_size: Sequence[int] | None = ...,
    ) -> Tensor: ...
mkldnn_reorder_conv2d_weight: mkldnn_reorder_conv2d_weight_overloads

class mkldnn_reorder_conv3d_weight_overloads(Overloads):
    def __call__(
        _, self: Tensor, padding: int | Sequence[int] = ..., stride: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., groups: int = ...,
        input_size: Sequence[int] | None = ...,
    ) -> Tensor: ...
mkldnn_reorder_conv3d_weight: mkldnn_reorder_conv3d_weight_overloads

class to_mkldnn_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, input: Tensor) -> Tensor: ...
to_mkldnn_backward: to_mkldnn_backward_overloads

class quantize_per_tensor_dynamic_overloads(Overloads):
    def __call__(_, self: Tensor, dtype: dtype_typeLike, reduce_range: bool) -> Tensor: ...
quantize_per_tensor_dynamic: quantize_per_tensor_dynamic_overloads

class quantize_per_tensor_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, scale: float, zero_point: int, dtype: dtype_typeLike,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, scale: Tensor, zero_point: Tensor, dtype: dtype_typeLike,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, tensors: Sequence[Tensor], scales: Tensor, zero_points: Tensor, dtype: dtype_typeLike,
    ) -> tuple[Tensor, ...]: ...
quantize_per_tensor: quantize_per_tensor_overloads

class quantize_per_channel_overloads(Overloads):
    def __call__(
        _, self: Tensor, scales: Tensor, zero_points: Tensor, axis: int, dtype: dtype_typeLike,
    ) -> Tensor: ...
quantize_per_channel: quantize_per_channel_overloads

class dequantize_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
dequantize: dequantize_overloads

class q_scale_overloads(Overloads):
    def __call__(_, self: Tensor) -> float: ...
q_scale: q_scale_overloads

class q_zero_point_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
q_zero_point: q_zero_point_overloads

class q_per_channel_scales_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
q_per_channel_scales: q_per_channel_scales_overloads

class q_per_channel_zero_points_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
q_per_channel_zero_points: q_per_channel_zero_points_overloads

class q_per_channel_axis_overloads(Overloads):
    def __call__(_, self: Tensor) -> int: ...
q_per_channel_axis: q_per_channel_axis_overloads

class int_repr_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
int_repr: int_repr_overloads

class _make_per_tensor_quantized_tensor_overloads(Overloads):
    def __call__(_, self: Tensor, scale: float, zero_point: int) -> Tensor: ...
_make_per_tensor_quantized_tensor: _make_per_tensor_quantized_tensor_overloads

class _make_per_channel_quantized_tensor_overloads(Overloads):
    def __call__(_, self: Tensor, scale: Tensor, zero_point: Tensor, axis: int) -> Tensor: ...
_make_per_channel_quantized_tensor: _make_per_channel_quantized_tensor_overloads

class qscheme_overloads(Overloads):
    def __call__(_, self: Tensor) -> qscheme_type: ...
qscheme: qscheme_overloads

class fake_quantize_per_tensor_affine_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, scale: float, zero_point: int, quant_min: int, quant_max: int,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, scale: Tensor, zero_point: Tensor, quant_min: int, quant_max: int,
    ) -> Tensor: ...
fake_quantize_per_tensor_affine: fake_quantize_per_tensor_affine_overloads

class fake_quantize_per_tensor_affine_cachemask_overloads(Overloads):
    def __call__(
        _, self: Tensor, scale: float, zero_point: int, quant_min: int, quant_max: int,
    ) -> FakeQuantizePerTensorAffineCachemaskResult: ...
fake_quantize_per_tensor_affine_cachemask: fake_quantize_per_tensor_affine_cachemask_overloads

class _fake_quantize_per_tensor_affine_cachemask_tensor_qparams_overloads(Overloads):
    def __call__(
        _, self: Tensor, scale: Tensor, zero_point: Tensor, fake_quant_enabled: Tensor,
        quant_min: int, quant_max: int,
    ) -> FakeQuantizePerTensorAffineCachemaskTensorQparamsResult: ...
_fake_quantize_per_tensor_affine_cachemask_tensor_qparams: _fake_quantize_per_tensor_affine_cachemask_tensor_qparams_overloads

class fake_quantize_per_tensor_affine_cachemask_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, mask: Tensor) -> Tensor: ...
fake_quantize_per_tensor_affine_cachemask_backward: fake_quantize_per_tensor_affine_cachemask_backward_overloads

class _fake_quantize_learnable_per_tensor_affine_overloads(Overloads):
    def __call__(
        _, self: Tensor, scale: Tensor, zero_point: Tensor, quant_min: int, quant_max: int,
        grad_factor: float = ...,
    ) -> Tensor: ...
_fake_quantize_learnable_per_tensor_affine: _fake_quantize_learnable_per_tensor_affine_overloads

class _fake_quantize_learnable_per_tensor_affine_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, self: Tensor, scale: Tensor, zero_point: Tensor, quant_min: int,
        quant_max: int, grad_factor: float = ...,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_fake_quantize_learnable_per_tensor_affine_backward: _fake_quantize_learnable_per_tensor_affine_backward_overloads

class fake_quantize_per_channel_affine_overloads(Overloads):
    def __call__(
        _, self: Tensor, scale: Tensor, zero_point: Tensor, axis: int, quant_min: int,
        quant_max: int,
    ) -> Tensor: ...
fake_quantize_per_channel_affine: fake_quantize_per_channel_affine_overloads

class fake_quantize_per_channel_affine_cachemask_overloads(Overloads):
    def __call__(
        _, self: Tensor, scale: Tensor, zero_point: Tensor, axis: int, quant_min: int,
        quant_max: int,
    ) -> FakeQuantizePerChannelAffineCachemaskResult: ...
fake_quantize_per_channel_affine_cachemask: fake_quantize_per_channel_affine_cachemask_overloads

class fake_quantize_per_channel_affine_cachemask_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, mask: Tensor) -> Tensor: ...
fake_quantize_per_channel_affine_cachemask_backward: fake_quantize_per_channel_affine_cachemask_backward_overloads

class _fake_quantize_learnable_per_channel_affine_overloads(Overloads):
    def __call__(
        _, self: Tensor, scale: Tensor, zero_point: Tensor, axis: int, quant_min: int,
        quant_max: int, grad_factor: float = ...,
    ) -> Tensor: ...
_fake_quantize_learnable_per_channel_affine: _fake_quantize_learnable_per_channel_affine_overloads

class _fake_quantize_learnable_per_channel_affine_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, self: Tensor, scale: Tensor, zero_point: Tensor, axis: int, quant_min: int,
        quant_max: int, grad_factor: float = ...,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_fake_quantize_learnable_per_channel_affine_backward: _fake_quantize_learnable_per_channel_affine_backward_overloads

class fused_moving_avg_obs_fake_quant_overloads(Overloads):
    def __call__(
        _, self: Tensor, observer_on: Tensor, fake_quant_on: Tensor, running_min: Tensor,
        running_max: Tensor, scale: Tensor, zero_point: Tensor, averaging_const: float,
        quant_min: int, quant_max: int, ch_axis: int, per_row_fake_quant: bool = ...,
        symmetric_quant: bool = ...,
    ) -> Tensor: ...
fused_moving_avg_obs_fake_quant: fused_moving_avg_obs_fake_quant_overloads

class _fused_moving_avg_obs_fq_helper_overloads(Overloads):
    def __call__(
        _, self: Tensor, observer_on: Tensor, fake_quant_on: Tensor, running_min: Tensor,
        running_max: Tensor, scale: Tensor, zero_point: Tensor, averaging_const: float,
        quant_min: int, quant_max: int, ch_axis: int, per_row_fake_quant: bool = ...,
        symmetric_quant: bool = ...,
    ) -> FusedMovingAvgObsFqHelperResult: ...
_fused_moving_avg_obs_fq_helper: _fused_moving_avg_obs_fq_helper_overloads

class _choose_qparams_per_tensor_overloads(Overloads):
    def __call__(_, self: Tensor, reduce_range: bool = ...) -> tuple[float, int]: ...
_choose_qparams_per_tensor: _choose_qparams_per_tensor_overloads

class _saturate_weight_to_fp16_overloads(Overloads):
    def __call__(_, weight: Tensor) -> Tensor: ...
_saturate_weight_to_fp16: _saturate_weight_to_fp16_overloads

class choose_qparams_optimized_overloads(Overloads):
    def __call__(
        _, input: Tensor, numel: int, n_bins: int, ratio: float, bit_width: int,
    ) -> tuple[Tensor, Tensor]: ...
choose_qparams_optimized: choose_qparams_optimized_overloads

class _autocast_to_reduced_precision_overloads(Overloads):
    def __call__(
        _, self: Tensor, cuda_enabled: bool, cpu_enabled: bool, cuda_dtype: dtype_typeLike,
        cpu_dtype: dtype_typeLike,
    ) -> Tensor: ...
_autocast_to_reduced_precision: _autocast_to_reduced_precision_overloads

class _autocast_to_full_precision_overloads(Overloads):
    def __call__(_, self: Tensor, cuda_enabled: bool, cpu_enabled: bool) -> Tensor: ...
_autocast_to_full_precision: _autocast_to_full_precision_overloads

class _to_copy_overloads(Overloads):
    def __call__(
        _, self: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., non_blocking: bool = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
_to_copy: _to_copy_overloads

class to_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ..., non_blocking: bool = ..., copy: bool = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, device: device_typeLike, dtype: dtype_typeLike, non_blocking: bool = ...,
        copy: bool = ..., memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dtype: dtype_typeLike, non_blocking: bool = ..., copy: bool = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, other: Tensor, non_blocking: bool = ..., copy: bool = ...,
        memory_format: memory_format_type | int | None = ...,
    ) -> Tensor: ...
to: to_overloads

class meshgrid_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], *, indexing: str) -> tuple[Tensor, ...]: ...
meshgrid: meshgrid_overloads

class cartesian_prod_overloads(Overloads):
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
cartesian_prod: cartesian_prod_overloads

class combinations_overloads(Overloads):
    def __call__(_, self: Tensor, r: int = ..., with_replacement: bool = ...) -> Tensor: ...
combinations: combinations_overloads

class item_overloads(Overloads):
    def __call__(_, self: Tensor) -> Any: ...
item: item_overloads

class result_type_overloads(Overloads):
    @overload
    def __call__(_, tensor: Tensor, other: Tensor) -> dtype_type: ...
    @overload
    def __call__(_, tensor: Tensor, other: Number) -> dtype_type: ...
    @overload
    def __call__(_, scalar: Number, tensor: Tensor) -> dtype_type: ...
    @overload
    def __call__(_, scalar1: Number, scalar2: Number) -> dtype_type: ...
result_type: result_type_overloads

class can_cast_overloads(Overloads):
    def __call__(_, from_: dtype_typeLike, to: dtype_typeLike) -> bool: ...
can_cast: can_cast_overloads

class promote_types_overloads(Overloads):
    def __call__(_, type1: dtype_typeLike, type2: dtype_typeLike) -> dtype_type: ...
promote_types: promote_types_overloads

class _local_scalar_dense_overloads(Overloads):
    def __call__(_, self: Tensor) -> Any: ...
_local_scalar_dense: _local_scalar_dense_overloads

class _lstm_mps_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Sequence[Tensor], params: Sequence[Tensor], has_biases: bool,
        num_layers: int, dropout: float, train: bool, bidirectional: bool, batch_first: bool,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]: ...
_lstm_mps: _lstm_mps_overloads

class lstm_mps_backward_overloads(Overloads):
    def __call__(
        _, grad_y: Tensor | None, grad_hy: Tensor | None, grad_cy: Tensor | None, z_state: Tensor,
        cell_state_fwd: Tensor, input: Tensor, layersOutputs: Tensor, hx: Sequence[Tensor],
        params: Sequence[Tensor], has_biases: bool, num_layers: int, dropout: float, train: bool,
        bidirectional: bool, batch_first: bool,
    ) -> tuple[Tensor | None, tuple[Tensor, ...], tuple[Tensor, ...]]: ...
lstm_mps_backward: lstm_mps_backward_overloads

class _thnn_fused_lstm_cell_overloads(Overloads):
    def __call__(
        _, input_gates: Tensor, hidden_gates: Tensor, cx: Tensor, input_bias: Tensor | None = ...,
        hidden_bias: Tensor | None = ...,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
_thnn_fused_lstm_cell: _thnn_fused_lstm_cell_overloads

class _thnn_fused_lstm_cell_backward_impl_overloads(Overloads):
    def __call__(
        _, grad_hy: Tensor | None, grad_cy: Tensor | None, cx: Tensor, cy: Tensor,
        workspace: Tensor, has_bias: bool,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_thnn_fused_lstm_cell_backward_impl: _thnn_fused_lstm_cell_backward_impl_overloads

class _thnn_fused_lstm_cell_backward_overloads(Overloads):
    def __call__(
        _, grad_hy: Tensor | None, grad_cy: Tensor | None, cx: Tensor, cy: Tensor,
        workspace: Tensor, has_bias: bool,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
_thnn_fused_lstm_cell_backward: _thnn_fused_lstm_cell_backward_overloads

class _thnn_differentiable_lstm_cell_backward_overloads(Overloads):
    def __call__(
        _, grad_hy: Tensor | None, grad_cy: Tensor | None, input_gates: Tensor,
        hidden_gates: Tensor, input_bias: Tensor | None, hidden_bias: Tensor | None, cx: Tensor,
        cy: Tensor,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
_thnn_differentiable_lstm_cell_backward: _thnn_differentiable_lstm_cell_backward_overloads

class _thnn_fused_gru_cell_overloads(Overloads):
    def __call__(
        _, input_gates: Tensor, hidden_gates: Tensor, hx: Tensor, input_bias: Tensor | None = ...,
        hidden_bias: Tensor | None = ...,
    ) -> tuple[Tensor, Tensor]: ...
_thnn_fused_gru_cell: _thnn_fused_gru_cell_overloads

class _thnn_fused_gru_cell_backward_overloads(Overloads):
    def __call__(
        _, grad_hy: Tensor, workspace: Tensor, has_bias: bool,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
_thnn_fused_gru_cell_backward: _thnn_fused_gru_cell_backward_overloads

class _thnn_differentiable_gru_cell_backward_overloads(Overloads):
    def __call__(
        _, grad_hy: Tensor, input_gates: Tensor, hidden_gates: Tensor, hx: Tensor,
        input_bias: Tensor | None, hidden_bias: Tensor | None,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
_thnn_differentiable_gru_cell_backward: _thnn_differentiable_gru_cell_backward_overloads

class lstm_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, hx: Sequence[Tensor], params: Sequence[Tensor], has_biases: bool,
        num_layers: int, dropout: float, train: bool, bidirectional: bool, batch_first: bool,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, data: Tensor, batch_sizes: Tensor, hx: Sequence[Tensor], params: Sequence[Tensor],
        has_biases: bool, num_layers: int, dropout: float, train: bool, bidirectional: bool,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
lstm: lstm_overloads

class gru_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, hx: Tensor, params: Sequence[Tensor], has_biases: bool, num_layers: int,
        dropout: float, train: bool, bidirectional: bool, batch_first: bool,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, data: Tensor, batch_sizes: Tensor, hx: Tensor, params: Sequence[Tensor],
        has_biases: bool, num_layers: int, dropout: float, train: bool, bidirectional: bool,
    ) -> tuple[Tensor, Tensor]: ...
gru: gru_overloads

class rnn_tanh_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, hx: Tensor, params: Sequence[Tensor], has_biases: bool, num_layers: int,
        dropout: float, train: bool, bidirectional: bool, batch_first: bool,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, data: Tensor, batch_sizes: Tensor, hx: Tensor, params: Sequence[Tensor],
        has_biases: bool, num_layers: int, dropout: float, train: bool, bidirectional: bool,
    ) -> tuple[Tensor, Tensor]: ...
rnn_tanh: rnn_tanh_overloads

class rnn_relu_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, hx: Tensor, params: Sequence[Tensor], has_biases: bool, num_layers: int,
        dropout: float, train: bool, bidirectional: bool, batch_first: bool,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, data: Tensor, batch_sizes: Tensor, hx: Tensor, params: Sequence[Tensor],
        has_biases: bool, num_layers: int, dropout: float, train: bool, bidirectional: bool,
    ) -> tuple[Tensor, Tensor]: ...
rnn_relu: rnn_relu_overloads

class lstm_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Sequence[Tensor], w_ih: Tensor, w_hh: Tensor,
        b_ih: Tensor | None = ..., b_hh: Tensor | None = ...,
    ) -> tuple[Tensor, Tensor]: ...
lstm_cell: lstm_cell_overloads

class gru_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | None = ...,
        b_hh: Tensor | None = ...,
    ) -> Tensor: ...
gru_cell: gru_cell_overloads

class rnn_tanh_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | None = ...,
        b_hh: Tensor | None = ...,
    ) -> Tensor: ...
rnn_tanh_cell: rnn_tanh_cell_overloads

class rnn_relu_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | None = ...,
        b_hh: Tensor | None = ...,
    ) -> Tensor: ...
rnn_relu_cell: rnn_relu_cell_overloads

class quantized_lstm_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Sequence[Tensor], w_ih: Tensor, w_hh: Tensor, b_ih: Tensor,
        b_hh: Tensor, packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor,
        col_offsets_hh: Tensor, scale_ih: Number, scale_hh: Number, zero_point_ih: Number,
        zero_point_hh: Number,
    ) -> tuple[Tensor, Tensor]: ...
quantized_lstm_cell: quantized_lstm_cell_overloads

class quantized_gru_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor,
        packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor, col_offsets_hh: Tensor,
        scale_ih: Number, scale_hh: Number, zero_point_ih: Number, zero_point_hh: Number,
    ) -> Tensor: ...
quantized_gru_cell: quantized_gru_cell_overloads

class quantized_rnn_relu_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor,
        packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor, col_offsets_hh: Tensor,
        scale_ih: Number, scale_hh: Number, zero_point_ih: Number, zero_point_hh: Number,
    ) -> Tensor: ...
quantized_rnn_relu_cell: quantized_rnn_relu_cell_overloads

class quantized_rnn_tanh_cell_overloads(Overloads):
    def __call__(
        _, input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor,
        packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor, col_offsets_hh: Tensor,
        scale_ih: Number, scale_hh: Number, zero_point_ih: Number, zero_point_hh: Number,
    ) -> Tensor: ...
quantized_rnn_tanh_cell: quantized_rnn_tanh_cell_overloads

class _pack_padded_sequence_overloads(Overloads):
    def __call__(_, input: Tensor, lengths: Tensor, batch_first: bool) -> tuple[Tensor, Tensor]: ...
_pack_padded_sequence: _pack_padded_sequence_overloads

class _pack_padded_sequence_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, input_size: Sequence[int], batch_sizes: Tensor, batch_first: bool,
    ) -> Tensor: ...
_pack_padded_sequence_backward: _pack_padded_sequence_backward_overloads

class _pad_packed_sequence_overloads(Overloads):
    def __call__(
        _, data: Tensor, batch_sizes: Tensor, batch_first: bool, padding_value: Number,
        total_length: int,
    ) -> tuple[Tensor, Tensor]: ...
_pad_packed_sequence: _pad_packed_sequence_overloads

class set__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, source: UntypedStorage) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, source: UntypedStorage, storage_offset: int, size: Sequence[int],
        stride: Sequence[int] = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, source: Tensor, storage_offset: int, size: Sequence[int],
        stride: Sequence[int] = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, source: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
set_: set__overloads

class lift_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
lift: lift_overloads

class lift_fresh_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
lift_fresh: lift_fresh_overloads

class lift_fresh_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
lift_fresh_copy: lift_fresh_copy_overloads

class is_set_to_overloads(Overloads):
    def __call__(_, self: Tensor, tensor: Tensor) -> bool: ...
is_set_to: is_set_to_overloads

class masked_fill__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, mask: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mask: Tensor, value: Tensor) -> Tensor: ...
masked_fill_: masked_fill__overloads

class masked_fill_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, mask: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mask: Tensor, value: Tensor) -> Tensor: ...
masked_fill: masked_fill_overloads

class masked_scatter__overloads(Overloads):
    def __call__(_, self: Tensor, mask: Tensor, source: Tensor) -> Tensor: ...
masked_scatter_: masked_scatter__overloads

class masked_scatter_overloads(Overloads):
    def __call__(_, self: Tensor, mask: Tensor, source: Tensor) -> Tensor: ...
masked_scatter: masked_scatter_overloads

class masked_scatter_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, mask: Tensor, sizes: Sequence[int]) -> Tensor: ...
masked_scatter_backward: masked_scatter_backward_overloads

class _masked_softmax_overloads(Overloads):
    def __call__(
        _, self: Tensor, mask: Tensor, dim: int | None = ..., mask_type: int | None = ...,
    ) -> Tensor: ...
_masked_softmax: _masked_softmax_overloads

class _masked_softmax_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, output: Tensor, mask: Tensor, dim: int | None = ...,
    ) -> Tensor: ...
_masked_softmax_backward: _masked_softmax_backward_overloads

class view_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dtype: dtype_typeLike) -> Tensor: ...
view: view_overloads

class put__overloads(Overloads):
    def __call__(
        _, self: Tensor, index: Tensor, source: Tensor, accumulate: bool = ...,
    ) -> Tensor: ...
put_: put__overloads

class put_overloads(Overloads):
    def __call__(
        _, self: Tensor, index: Tensor, source: Tensor, accumulate: bool = ...,
    ) -> Tensor: ...
put: put_overloads

class index_add_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, source: Tensor, *, alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, source: Tensor, *, alpha: Number = ...,
    ) -> Tensor: ...
index_add: index_add_overloads

class index_add__overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, source: Tensor, *, alpha: Number = ...,
    ) -> Tensor: ...
index_add_: index_add__overloads

class index_reduce_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, source: Tensor, reduce: str, *,
        include_self: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, source: Tensor, reduce: str, *,
        include_self: bool = ...,
    ) -> Tensor: ...
index_reduce: index_reduce_overloads

class index_reduce__overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, source: Tensor, reduce: str, *,
        include_self: bool = ...,
    ) -> Tensor: ...
index_reduce_: index_reduce__overloads

class index_fill__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, value: Tensor) -> Tensor: ...
index_fill_: index_fill__overloads

class index_fill_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, value: Tensor) -> Tensor: ...
index_fill: index_fill_overloads

class scatter_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, value: Number, *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, *, reduce: str,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, *, reduce: str, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, value: Number, *, reduce: str,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, value: Number, *, reduce: str, out: Tensor,
    ) -> Tensor: ...
scatter: scatter_overloads

class scatter__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, value: Number) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, *, reduce: str,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, value: Number, *, reduce: str,
    ) -> Tensor: ...
scatter_: scatter__overloads

class scatter_add_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, *, out: Tensor,
    ) -> Tensor: ...
scatter_add: scatter_add_overloads

class scatter_add__overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor: ...
scatter_add_: scatter_add__overloads

class scatter_reduce_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, reduce: str, *,
        include_self: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, reduce: str, *,
        include_self: bool = ..., out: Tensor,
    ) -> Tensor: ...
scatter_reduce: scatter_reduce_overloads

class scatter_reduce__overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, src: Tensor, reduce: str, *,
        include_self: bool = ...,
    ) -> Tensor: ...
scatter_reduce_: scatter_reduce__overloads

class eq__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
eq_: eq__overloads

class bitwise_and_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
bitwise_and: bitwise_and_overloads

class bitwise_and__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
bitwise_and_: bitwise_and__overloads

class __and___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__and__: __and___overloads

class __iand___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__iand__: __iand___overloads

class bitwise_or_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
bitwise_or: bitwise_or_overloads

class bitwise_or__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
bitwise_or_: bitwise_or__overloads

class __or___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__or__: __or___overloads

class __ior___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__ior__: __ior___overloads

class bitwise_xor_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
bitwise_xor: bitwise_xor_overloads

class bitwise_xor__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
bitwise_xor_: bitwise_xor__overloads

class __xor___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__xor__: __xor___overloads

class __ixor___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__ixor__: __ixor___overloads

class __lshift___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__lshift__: __lshift___overloads

class __ilshift___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__ilshift__: __ilshift___overloads

class bitwise_left_shift_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
bitwise_left_shift: bitwise_left_shift_overloads

class bitwise_left_shift__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
bitwise_left_shift_: bitwise_left_shift__overloads

class __rshift___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__rshift__: __rshift___overloads

class __irshift___overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
__irshift__: __irshift___overloads

class bitwise_right_shift_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
bitwise_right_shift: bitwise_right_shift_overloads

class bitwise_right_shift__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
bitwise_right_shift_: bitwise_right_shift__overloads

class tril__overloads(Overloads):
    def __call__(_, self: Tensor, diagonal: int = ...) -> Tensor: ...
tril_: tril__overloads

class triu__overloads(Overloads):
    def __call__(_, self: Tensor, diagonal: int = ...) -> Tensor: ...
triu_: triu__overloads

class digamma__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
digamma_: digamma__overloads

class lerp__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, end: Tensor, weight: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, end: Tensor, weight: Tensor) -> Tensor: ...
lerp_: lerp__overloads

class addbmm__overloads(Overloads):
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
addbmm_: addbmm__overloads

class addbmm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = ..., alpha: Number = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = ..., alpha: Number = ...,
    ) -> Tensor: ...
addbmm: addbmm_overloads

class random__overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, from_: int, to: int | None, *, generator: Generator | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, to: int, *, generator: Generator | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, generator: Generator | None = ...) -> Tensor: ...
random_: random__overloads

class uniform__overloads(Overloads):
    def __call__(
        _, self: Tensor, from_: float = ..., to: float = ..., *, generator: Generator | None = ...,
    ) -> Tensor: ...
uniform_: uniform__overloads

class cauchy__overloads(Overloads):
    def __call__(
        _, self: Tensor, median: float = ..., sigma: float = ..., *,
        generator: Generator | None = ...,
    ) -> Tensor: ...
cauchy_: cauchy__overloads

class log_normal__overloads(Overloads):
    def __call__(
        _, self: Tensor, mean: float = ..., std: float = ..., *, generator: Generator | None = ...,
    ) -> Tensor: ...
log_normal_: log_normal__overloads

class exponential__overloads(Overloads):
    def __call__(
        _, self: Tensor, lambd: float = ..., *, generator: Generator | None = ...,
    ) -> Tensor: ...
exponential_: exponential__overloads

class geometric__overloads(Overloads):
    def __call__(_, self: Tensor, p: float, *, generator: Generator | None = ...) -> Tensor: ...
geometric_: geometric__overloads

class diag_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, diagonal: int = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, diagonal: int = ...) -> Tensor: ...
diag: diag_overloads

class cross_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, other: Tensor, dim: int | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, dim: int | None = ...) -> Tensor: ...
cross: cross_overloads

class triu_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, diagonal: int = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, diagonal: int = ...) -> Tensor: ...
triu: triu_overloads

class tril_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, diagonal: int = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, diagonal: int = ...) -> Tensor: ...
tril: tril_overloads

class tril_indices_overloads(Overloads):
    def __call__(
        _, row: int, col: int, offset: int = ..., *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
tril_indices: tril_indices_overloads

class triu_indices_overloads(Overloads):
    def __call__(
        _, row: int, col: int, offset: int = ..., *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
triu_indices: triu_indices_overloads

class trace_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
trace: trace_overloads

class trace_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, sizes: Sequence[int]) -> Tensor: ...
trace_backward: trace_backward_overloads

class ne_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
ne: ne_overloads

class ne__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
ne_: ne__overloads

class not_equal_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
not_equal: not_equal_overloads

class not_equal__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
not_equal_: not_equal__overloads

class eq_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
eq: eq_overloads

class ge_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
ge: ge_overloads

class ge__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
ge_: ge__overloads

class greater_equal_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
greater_equal: greater_equal_overloads

class greater_equal__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
greater_equal_: greater_equal__overloads

class le_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
le: le_overloads

class le__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
le_: le__overloads

class less_equal_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
less_equal: less_equal_overloads

class less_equal__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
less_equal_: less_equal__overloads

class gt_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
gt: gt_overloads

class gt__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
gt_: gt__overloads

class greater_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
greater: greater_overloads

class greater__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
greater_: greater__overloads

class lt_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
lt: lt_overloads

class lt__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
lt_: lt__overloads

class less_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
less: less_overloads

class less__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
less_: less__overloads

class take_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, index: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, index: Tensor) -> Tensor: ...
take: take_overloads

class take_along_dim_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, indices: Tensor, dim: int | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, indices: Tensor, dim: int | None = ...) -> Tensor: ...
take_along_dim: take_along_dim_overloads

class index_select_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int, index: Tensor) -> Tensor: ...
index_select: index_select_overloads

class index_select_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, self_sizes: Sequence[int], dim: int, index: Tensor) -> Tensor: ...
index_select_backward: index_select_backward_overloads

class masked_select_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, mask: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, mask: Tensor) -> Tensor: ...
masked_select: masked_select_overloads

class masked_select_backward_overloads(Overloads):
    def __call__(_, grad: Tensor, input: Tensor, mask: Tensor) -> Tensor: ...
masked_select_backward: masked_select_backward_overloads

class nonzero_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
nonzero: nonzero_overloads

class nonzero_static_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, size: int, fill_value: int = ..., out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, size: int, fill_value: int = ...) -> Tensor: ...
nonzero_static: nonzero_static_overloads

class nonzero_numpy_overloads(Overloads):
    def __call__(_, self: Tensor) -> tuple[Tensor, ...]: ...
nonzero_numpy: nonzero_numpy_overloads

class argwhere_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
argwhere: argwhere_overloads

class gather_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, *, sparse_grad: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int, index: Tensor, *, sparse_grad: bool = ...,
    ) -> Tensor: ...
gather: gather_overloads

class gather_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, self: Tensor, dim: int, index: Tensor, sparse_grad: bool,
    ) -> Tensor: ...
gather_backward: gather_backward_overloads

class _gather_sparse_backward_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, index: Tensor, grad: Tensor) -> Tensor: ...
_gather_sparse_backward: _gather_sparse_backward_overloads

class addcmul_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = ...,
    ) -> Tensor: ...
addcmul: addcmul_overloads

class addcmul__overloads(Overloads):
    def __call__(
        _, self: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = ...,
    ) -> Tensor: ...
addcmul_: addcmul__overloads

class addcdiv_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = ...,
    ) -> Tensor: ...
addcdiv: addcdiv_overloads

class addcdiv__overloads(Overloads):
    def __call__(
        _, self: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = ...,
    ) -> Tensor: ...
addcdiv_: addcdiv__overloads

class cross_entropy_loss_overloads(Overloads):
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ...,
        ignore_index: int = ..., label_smoothing: float = ...,
    ) -> Tensor: ...
cross_entropy_loss: cross_entropy_loss_overloads

class triangular_solve_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, A: Tensor, upper: bool = ..., transpose: bool = ...,
        unitriangular: bool = ..., *, X: Tensor, M: Tensor,
    ) -> TriangularSolveResult: ...
    @overload
    def __call__(
        _, self: Tensor, A: Tensor, upper: bool = ..., transpose: bool = ...,
        unitriangular: bool = ...,
    ) -> TriangularSolveResult: ...
triangular_solve: triangular_solve_overloads

class _linalg_check_errors_overloads(Overloads):
    def __call__(_, info: Tensor, api_name: str, *, is_matrix: bool) -> None: ...
_linalg_check_errors: _linalg_check_errors_overloads

class linalg_solve_triangular_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, B: Tensor, *, upper: bool, left: bool = ..., unitriangular: bool = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, B: Tensor, *, upper: bool, left: bool = ..., unitriangular: bool = ...,
    ) -> Tensor: ...
linalg_solve_triangular: linalg_solve_triangular_overloads

class linalg_vander_overloads(Overloads):
    def __call__(_, x: Tensor, *, N: int | None = ...) -> Tensor: ...
linalg_vander: linalg_vander_overloads

class svd_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, some: bool = ..., compute_uv: bool = ..., *, U: Tensor, S: Tensor,
        V: Tensor,
    ) -> SvdResult: ...
    @overload
    def __call__(_, self: Tensor, some: bool = ..., compute_uv: bool = ...) -> SvdResult: ...
svd: svd_overloads

class swapaxes_overloads(Overloads):
    def __call__(_, self: Tensor, axis0: int, axis1: int) -> Tensor: ...
swapaxes: swapaxes_overloads

class swapaxes__overloads(Overloads):
    def __call__(_, self: Tensor, axis0: int, axis1: int) -> Tensor: ...
swapaxes_: swapaxes__overloads

class swapdims_overloads(Overloads):
    def __call__(_, self: Tensor, dim0: int, dim1: int) -> Tensor: ...
swapdims: swapdims_overloads

class swapdims__overloads(Overloads):
    def __call__(_, self: Tensor, dim0: int, dim1: int) -> Tensor: ...
swapdims_: swapdims__overloads

class cholesky_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, upper: bool = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, upper: bool = ...) -> Tensor: ...
cholesky: cholesky_overloads

class cholesky_solve_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, input2: Tensor, upper: bool = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, input2: Tensor, upper: bool = ...) -> Tensor: ...
cholesky_solve: cholesky_solve_overloads

class _cholesky_solve_helper_overloads(Overloads):
    def __call__(_, self: Tensor, A: Tensor, upper: bool) -> Tensor: ...
_cholesky_solve_helper: _cholesky_solve_helper_overloads

class cholesky_inverse_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, upper: bool = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, upper: bool = ..., *, out: Tensor) -> Tensor: ...
cholesky_inverse: cholesky_inverse_overloads

class qr_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, some: bool = ..., *, Q: Tensor, R: Tensor) -> QrResult: ...
    @overload
    def __call__(_, self: Tensor, some: bool = ...) -> QrResult: ...
qr: qr_overloads

class geqrf_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, a: Tensor, tau: Tensor) -> GeqrfResult: ...
    @overload
    def __call__(_, self: Tensor) -> GeqrfResult: ...
geqrf: geqrf_overloads

class orgqr_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, input2: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, input2: Tensor, *, out: Tensor) -> Tensor: ...
orgqr: orgqr_overloads

class ormqr_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, input2: Tensor, input3: Tensor, left: bool = ..., transpose: bool = ..., *,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, input2: Tensor, input3: Tensor, left: bool = ..., transpose: bool = ...,
    ) -> Tensor: ...
ormqr: ormqr_overloads

class _lu_with_info_overloads(Overloads):
    def __call__(
        _, self: Tensor, pivot: bool = ..., check_errors: bool = ...,
    ) -> LuWithInfoResult: ...
_lu_with_info: _lu_with_info_overloads

class lu_solve_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, LU_data: Tensor, LU_pivots: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, LU_data: Tensor, LU_pivots: Tensor) -> Tensor: ...
lu_solve: lu_solve_overloads

class lu_unpack_overloads(Overloads):
    @overload
    def __call__(
        _, LU_data: Tensor, LU_pivots: Tensor, unpack_data: bool = ..., unpack_pivots: bool = ...,
    ) -> LuUnpackResult: ...
    @overload
    def __call__(
        _, LU_data: Tensor, LU_pivots: Tensor, unpack_data: bool = ..., unpack_pivots: bool = ...,
        *, P: Tensor, L: Tensor, U: Tensor,
    ) -> LuUnpackResult: ...
lu_unpack: lu_unpack_overloads

class multinomial_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, num_samples: int, replacement: bool = ..., *,
        generator: Generator | None = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, num_samples: int, replacement: bool = ..., *,
        generator: Generator | None = ...,
    ) -> Tensor: ...
multinomial: multinomial_overloads

class lgamma_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
lgamma: lgamma_overloads

class lgamma__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
lgamma_: lgamma__overloads

class digamma_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
digamma: digamma_overloads

class polygamma_overloads(Overloads):
    @overload
    def __call__(_, n: int, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, n: int, self: Tensor) -> Tensor: ...
polygamma: polygamma_overloads

class polygamma__overloads(Overloads):
    def __call__(_, self: Tensor, n: int) -> Tensor: ...
polygamma_: polygamma__overloads

class erfinv_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
erfinv: erfinv_overloads

class erfinv__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
erfinv_: erfinv__overloads

class i0_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
i0: i0_overloads

class i0__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
i0_: i0__overloads

class sign_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
sign: sign_overloads

class sign__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
sign_: sign__overloads

class signbit_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
signbit: signbit_overloads

class dist_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor, p: Number = ...) -> Tensor: ...
dist: dist_overloads

class atan2_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
atan2: atan2_overloads

class atan2__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
atan2_: atan2__overloads

class arctan2_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
arctan2: arctan2_overloads

class arctan2__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
arctan2_: arctan2__overloads

class lerp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, end: Tensor, weight: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, end: Tensor, weight: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, end: Tensor, weight: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, end: Tensor, weight: Tensor) -> Tensor: ...
lerp: lerp_overloads

class histc_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, bins: int = ..., min: Number = ..., max: Number = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, bins: int = ..., min: Number = ..., max: Number = ...,
    ) -> Tensor: ...
histc: histc_overloads

class histogram_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, bins: Tensor, *, weight: Tensor | None = ..., density: bool = ...,
        hist: Tensor, bin_edges: Tensor,
    ) -> HistogramResult: ...
    @overload
    def __call__(
        _, self: Tensor, bins: Tensor, *, weight: Tensor | None = ..., density: bool = ...,
    ) -> HistogramResult: ...
    @overload
    def __call__(
        _, self: Tensor, bins: int = ..., *, range: Sequence[float] | None = ...,
        weight: Tensor | None = ..., density: bool = ..., hist: Tensor, bin_edges: Tensor,
    ) -> HistogramResult: ...
    @overload
    def __call__(
        _, self: Tensor, bins: int = ..., *, range: Sequence[float] | None = ...,
        weight: Tensor | None = ..., density: bool = ...,
    ) -> HistogramResult: ...
histogram: histogram_overloads

class _histogramdd_bin_edges_overloads(Overloads):
    def __call__(
        _, self: Tensor, bins: Sequence[int], *, range: Sequence[float] | None = ...,
        weight: Tensor | None = ..., density: bool = ...,
    ) -> tuple[Tensor, ...]: ...
_histogramdd_bin_edges: _histogramdd_bin_edges_overloads

class _histogramdd_from_bin_cts_overloads(Overloads):
    def __call__(
        _, self: Tensor, bins: Sequence[int], *, range: Sequence[float] | None = ...,
        weight: Tensor | None = ..., density: bool = ...,
    ) -> Tensor: ...
_histogramdd_from_bin_cts: _histogramdd_from_bin_cts_overloads

class _histogramdd_from_bin_tensors_overloads(Overloads):
    def __call__(
        _, self: Tensor, bins: Sequence[Tensor], *, weight: Tensor | None = ...,
        density: bool = ...,
    ) -> Tensor: ...
_histogramdd_from_bin_tensors: _histogramdd_from_bin_tensors_overloads

class histogramdd_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, bins: Sequence[int], range: Sequence[float] | None = ...,
        weight: Tensor | None = ..., density: bool = ...,
    ) -> HistogramddResult: ...
    @overload
    def __call__(
        _, self: Tensor, bins: int, range: Sequence[float] | None = ...,
        weight: Tensor | None = ..., density: bool = ...,
    ) -> HistogramddResult: ...
    @overload
    def __call__(
        _, self: Tensor, bins: Sequence[Tensor], range: Sequence[float] | None = ...,
        weight: Tensor | None = ..., density: bool = ...,
    ) -> HistogramddResult: ...
histogramdd: histogramdd_overloads

class fmod_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
fmod: fmod_overloads

class fmod__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
fmod_: fmod__overloads

class hypot_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
hypot: hypot_overloads

class hypot__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
hypot_: hypot__overloads

class igamma_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
igamma: igamma_overloads

class igamma__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
igamma_: igamma__overloads

class igammac_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
igammac: igammac_overloads

class igammac__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
igammac_: igammac__overloads

class nextafter_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
nextafter: nextafter_overloads

class nextafter__overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
nextafter_: nextafter__overloads

class remainder_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
remainder: remainder_overloads

class remainder__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
remainder_: remainder__overloads

class fmin_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
fmin: fmin_overloads

class fmax_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
fmax: fmax_overloads

class maximum_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
maximum: maximum_overloads

class minimum_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
minimum: minimum_overloads

class quantile_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, q: Tensor, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, q: Tensor, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, q: float, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, q: float, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ..., out: Tensor,
    ) -> Tensor: ...
quantile: quantile_overloads

class nanquantile_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, q: Tensor, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, q: Tensor, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, q: float, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, q: float, dim: int | None = ..., keepdim: bool = ..., *,
        interpolation: str = ..., out: Tensor,
    ) -> Tensor: ...
nanquantile: nanquantile_overloads

class sort_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, dim: int = ..., descending: bool = ..., *, values: Tensor, indices: Tensor,
    ) -> SortResult: ...
    @overload
    def __call__(
        _, self: Tensor, *, stable: bool | None, dim: int = ..., descending: bool = ...,
        values: Tensor, indices: Tensor,
    ) -> SortResult: ...
    @overload
    def __call__(_, self: Tensor, dim: int = ..., descending: bool = ...) -> SortResult: ...
    @overload
    def __call__(
        _, self: Tensor, *, stable: bool | None, dim: int = ..., descending: bool = ...,
    ) -> SortResult: ...
sort: sort_overloads

class msort_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
msort: msort_overloads

class argsort_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int = ..., descending: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, stable: bool, dim: int = ..., descending: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, stable: bool, dim: int = ..., descending: bool = ..., out: Tensor,
    ) -> Tensor: ...
argsort: argsort_overloads

class topk_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, k: int, dim: int = ..., largest: bool = ..., sorted: bool = ..., *,
        values: Tensor, indices: Tensor,
    ) -> TopkResult: ...
    @overload
    def __call__(
        _, self: Tensor, k: int, dim: int = ..., largest: bool = ..., sorted: bool = ...,
    ) -> TopkResult: ...
topk: topk_overloads

class renorm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, p: Number, dim: int, maxnorm: Number, *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: Number, dim: int, maxnorm: Number) -> Tensor: ...
renorm: renorm_overloads

class renorm__overloads(Overloads):
    def __call__(_, self: Tensor, p: Number, dim: int, maxnorm: Number) -> Tensor: ...
renorm_: renorm__overloads

class unfold_overloads(Overloads):
    def __call__(_, self: Tensor, dimension: int, size: int, step: int) -> Tensor: ...
unfold: unfold_overloads

class unfold_backward_overloads(Overloads):
    def __call__(
        _, grad_in: Tensor, input_sizes: Sequence[int], dim: int, size: int, step: int,
    ) -> Tensor: ...
unfold_backward: unfold_backward_overloads

class equal_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor) -> bool: ...
equal: equal_overloads

class pow_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, exponent: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, exponent: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, exponent: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Number) -> Tensor: ...
pow: pow_overloads

class pow__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, exponent: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Tensor) -> Tensor: ...
pow_: pow__overloads

class float_power_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, exponent: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, exponent: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, exponent: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Number, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Number) -> Tensor: ...
float_power: float_power_overloads

class float_power__overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, exponent: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, exponent: Tensor) -> Tensor: ...
float_power_: float_power__overloads

class normal__overloads(Overloads):
    def __call__(
        _, self: Tensor, mean: float = ..., std: float = ..., *, generator: Generator | None = ...,
    ) -> Tensor: ...
normal_: normal__overloads

class normal_functional_overloads(Overloads):
    def __call__(
        _, self: Tensor, mean: float = ..., std: float = ..., *, generator: Generator | None = ...,
    ) -> Tensor: ...
normal_functional: normal_functional_overloads

class normal_overloads(Overloads):
    @overload
    def __call__(
        _, mean: Tensor, std: float = ..., *, generator: Generator | None = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, mean: Tensor, std: float = ..., *, generator: Generator | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, mean: float, std: Tensor, *, generator: Generator | None = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, mean: float, std: Tensor, *, generator: Generator | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, mean: Tensor, std: Tensor, *, generator: Generator | None = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, mean: Tensor, std: Tensor, *, generator: Generator | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, mean: float, std: float, size: Sequence[int], *, generator: Generator | None = ...,
        dtype: dtype_typeLike | None = ..., layout: layout_typeLike | None = ...,
        device: device_typeLike | None = ..., pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, mean: float, std: float, size: Sequence[int], *, generator: Generator | None = ...,
        out: Tensor,
    ) -> Tensor: ...
normal: normal_overloads

class alias_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
alias: alias_overloads

class _amp_foreach_non_finite_check_and_unscale__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor], found_inf: Tensor, inv_scale: Tensor) -> None: ...
_amp_foreach_non_finite_check_and_unscale_: _amp_foreach_non_finite_check_and_unscale__overloads

class _amp_update_scale__overloads(Overloads):
    def __call__(
        _, self: Tensor, growth_tracker: Tensor, found_inf: Tensor, scale_growth_factor: float,
        scale_backoff_factor: float, growth_interval: int,
    ) -> Tensor: ...
_amp_update_scale_: _amp_update_scale__overloads

class _foreach_add_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], other: Sequence[Tensor], *, alpha: Number = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], other: Tensor, *, alpha: Number = ...,
    ) -> tuple[Tensor, ...]: ...
_foreach_add: _foreach_add_overloads

class _foreach_add__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], other: Sequence[Tensor], *, alpha: Number = ...,
    ) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Tensor, *, alpha: Number = ...) -> None: ...
_foreach_add_: _foreach_add__overloads

class _foreach_sub_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], other: Sequence[Tensor], *, alpha: Number = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
_foreach_sub: _foreach_sub_overloads

class _foreach_sub__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], other: Sequence[Tensor], *, alpha: Number = ...,
    ) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
_foreach_sub_: _foreach_sub__overloads

class _foreach_mul_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Tensor) -> tuple[Tensor, ...]: ...
_foreach_mul: _foreach_mul_overloads

class _foreach_mul__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Tensor) -> None: ...
_foreach_mul_: _foreach_mul__overloads

class _foreach_div_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Tensor) -> tuple[Tensor, ...]: ...
_foreach_div: _foreach_div_overloads

class _foreach_div__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Tensor) -> None: ...
_foreach_div_: _foreach_div__overloads

class _foreach_clamp_max_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
_foreach_clamp_max: _foreach_clamp_max_overloads

class _foreach_clamp_max__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
_foreach_clamp_max_: _foreach_clamp_max__overloads

class _foreach_clamp_min_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
_foreach_clamp_min: _foreach_clamp_min_overloads

class _foreach_clamp_min__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
_foreach_clamp_min_: _foreach_clamp_min__overloads

class _foreach_maximum_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
_foreach_maximum: _foreach_maximum_overloads

class _foreach_maximum__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
_foreach_maximum_: _foreach_maximum__overloads

class _foreach_minimum_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> tuple[Tensor, ...]: ...
_foreach_minimum: _foreach_minimum_overloads

class _foreach_minimum__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], scalar: Number) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], other: Sequence[Tensor]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], scalars: Sequence[Number]) -> None: ...
_foreach_minimum_: _foreach_minimum__overloads

class _foreach_addcdiv_overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        value: Number = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Sequence[Number],
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Tensor,
    ) -> tuple[Tensor, ...]: ...
_foreach_addcdiv: _foreach_addcdiv_overloads

class _foreach_addcdiv__overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        value: Number = ...,
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Sequence[Number],
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Tensor,
    ) -> None: ...
_foreach_addcdiv_: _foreach_addcdiv__overloads

class _foreach_addcmul_overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        value: Number = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Sequence[Number],
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Tensor,
    ) -> tuple[Tensor, ...]: ...
_foreach_addcmul: _foreach_addcmul_overloads

class _foreach_addcmul__overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        value: Number = ...,
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Sequence[Number],
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensor1: Sequence[Tensor], tensor2: Sequence[Tensor],
        scalars: Tensor,
    ) -> None: ...
_foreach_addcmul_: _foreach_addcmul__overloads

class _foreach_abs_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_abs: _foreach_abs_overloads

class _foreach_abs__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_abs_: _foreach_abs__overloads

class _foreach_acos_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_acos: _foreach_acos_overloads

class _foreach_acos__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_acos_: _foreach_acos__overloads

class _foreach_asin_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_asin: _foreach_asin_overloads

class _foreach_asin__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_asin_: _foreach_asin__overloads

class _foreach_atan_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_atan: _foreach_atan_overloads

class _foreach_atan__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_atan_: _foreach_atan__overloads

class _foreach_ceil_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_ceil: _foreach_ceil_overloads

class _foreach_ceil__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_ceil_: _foreach_ceil__overloads

class _foreach_cos_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_cos: _foreach_cos_overloads

class _foreach_cos__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_cos_: _foreach_cos__overloads

class _foreach_cosh_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_cosh: _foreach_cosh_overloads

class _foreach_cosh__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_cosh_: _foreach_cosh__overloads

class _foreach_erf_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_erf: _foreach_erf_overloads

class _foreach_erf__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_erf_: _foreach_erf__overloads

class _foreach_erfc_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_erfc: _foreach_erfc_overloads

class _foreach_erfc__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_erfc_: _foreach_erfc__overloads

class _foreach_exp_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_exp: _foreach_exp_overloads

class _foreach_exp__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_exp_: _foreach_exp__overloads

class _foreach_expm1_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_expm1: _foreach_expm1_overloads

class _foreach_expm1__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_expm1_: _foreach_expm1__overloads

class _foreach_floor_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_floor: _foreach_floor_overloads

class _foreach_floor__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_floor_: _foreach_floor__overloads

class _foreach_frac_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_frac: _foreach_frac_overloads

class _foreach_frac__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_frac_: _foreach_frac__overloads

class _foreach_lerp_overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensors1: Sequence[Tensor], weights: Sequence[Tensor],
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensors1: Sequence[Tensor], weight: Number,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensors1: Sequence[Tensor], weight: Sequence[Number],
    ) -> tuple[Tensor, ...]: ...
_foreach_lerp: _foreach_lerp_overloads

class _foreach_lerp__overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensors1: Sequence[Tensor], weights: Sequence[Tensor],
    ) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], tensors1: Sequence[Tensor], weight: Number) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], tensors1: Sequence[Tensor], weight: Sequence[Number],
    ) -> None: ...
_foreach_lerp_: _foreach_lerp__overloads

class _foreach_lgamma_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_lgamma: _foreach_lgamma_overloads

class _foreach_lgamma__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_lgamma_: _foreach_lgamma__overloads

class _foreach_log_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_log: _foreach_log_overloads

class _foreach_log__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_log_: _foreach_log__overloads

class _foreach_log10_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_log10: _foreach_log10_overloads

class _foreach_log10__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_log10_: _foreach_log10__overloads

class _foreach_log1p_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_log1p: _foreach_log1p_overloads

class _foreach_log1p__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_log1p_: _foreach_log1p__overloads

class _foreach_log2_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_log2: _foreach_log2_overloads

class _foreach_log2__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_log2_: _foreach_log2__overloads

class _foreach_max_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_max: _foreach_max_overloads

class _foreach_neg_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_neg: _foreach_neg_overloads

class _foreach_neg__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_neg_: _foreach_neg__overloads

class _foreach_norm_overloads(Overloads):
    def __call__(
        _, self: Sequence[Tensor], ord: Number = ..., dtype: dtype_typeLike | None = ...,
    ) -> tuple[Tensor, ...]: ...
_foreach_norm: _foreach_norm_overloads

class _foreach_powsum_overloads(Overloads):
    def __call__(
        _, self: Sequence[Tensor], ord: Number = ..., dtype: dtype_typeLike | None = ...,
    ) -> tuple[Tensor, ...]: ...
_foreach_powsum: _foreach_powsum_overloads

class _foreach_pow_overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], exponent: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], exponent: Number) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Sequence[Tensor], exponent: Sequence[Number]) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Number, exponent: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_pow: _foreach_pow_overloads

class _foreach_pow__overloads(Overloads):
    @overload
    def __call__(_, self: Sequence[Tensor], exponent: Sequence[Tensor]) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], exponent: Number) -> None: ...
    @overload
    def __call__(_, self: Sequence[Tensor], exponent: Sequence[Number]) -> None: ...
_foreach_pow_: _foreach_pow__overloads

class _foreach_reciprocal_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_reciprocal: _foreach_reciprocal_overloads

class _foreach_reciprocal__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_reciprocal_: _foreach_reciprocal__overloads

class _foreach_round_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_round: _foreach_round_overloads

class _foreach_round__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_round_: _foreach_round__overloads

class _foreach_rsqrt_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_rsqrt: _foreach_rsqrt_overloads

class _foreach_rsqrt__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_rsqrt_: _foreach_rsqrt__overloads

class _foreach_sigmoid_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_sigmoid: _foreach_sigmoid_overloads

class _foreach_sigmoid__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_sigmoid_: _foreach_sigmoid__overloads

class _foreach_sign_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_sign: _foreach_sign_overloads

class _foreach_sign__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_sign_: _foreach_sign__overloads

class _foreach_sin_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_sin: _foreach_sin_overloads

class _foreach_sin__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_sin_: _foreach_sin__overloads

class _foreach_sinh_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_sinh: _foreach_sinh_overloads

class _foreach_sinh__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_sinh_: _foreach_sinh__overloads

class _foreach_sqrt_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_sqrt: _foreach_sqrt_overloads

class _foreach_sqrt__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_sqrt_: _foreach_sqrt__overloads

class _foreach_tan_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_tan: _foreach_tan_overloads

class _foreach_tan__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_tan_: _foreach_tan__overloads

class _foreach_tanh_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_tanh: _foreach_tanh_overloads

class _foreach_tanh__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_tanh_: _foreach_tanh__overloads

class _foreach_trunc_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_trunc: _foreach_trunc_overloads

class _foreach_trunc__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_trunc_: _foreach_trunc__overloads

class _foreach_zero__overloads(Overloads):
    def __call__(_, self: Sequence[Tensor]) -> None: ...
_foreach_zero_: _foreach_zero__overloads

class _foreach_clone_overloads(Overloads):
    def __call__(
        _, self: Sequence[Tensor], *, memory_format: memory_format_type | int | None = ...,
    ) -> tuple[Tensor, ...]: ...
_foreach_clone: _foreach_clone_overloads

class _foreach_copy__overloads(Overloads):
    def __call__(
        _, self: Sequence[Tensor], src: Sequence[Tensor], non_blocking: bool = ...,
    ) -> None: ...
_foreach_copy_: _foreach_copy__overloads

class _foreach_copy_overloads(Overloads):
    def __call__(
        _, self: Sequence[Tensor], src: Sequence[Tensor], non_blocking: bool = ...,
    ) -> tuple[Tensor, ...]: ...
_foreach_copy: _foreach_copy_overloads

class _foreach_mm_overloads(Overloads):
    def __call__(_, self: Sequence[Tensor], mat2: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
_foreach_mm: _foreach_mm_overloads

class bucketize_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, boundaries: Tensor, *, out_int32: bool = ..., right: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, boundaries: Tensor, *, out_int32: bool = ..., right: bool = ...,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Number, boundaries: Tensor, *, out_int32: bool = ..., right: bool = ...,
    ) -> Tensor: ...
bucketize: bucketize_overloads

class searchsorted_overloads(Overloads):
    @overload
    def __call__(
        _, sorted_sequence: Tensor, self: Tensor, *, out_int32: bool = ..., right: bool = ...,
        side: str | None = ..., sorter: Tensor | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, sorted_sequence: Tensor, self: Tensor, *, out_int32: bool = ..., right: bool = ...,
        side: str | None = ..., sorter: Tensor | None = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, sorted_sequence: Tensor, self: Number, *, out_int32: bool = ..., right: bool = ...,
        side: str | None = ..., sorter: Tensor | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, sorted_sequence: Tensor, self: Number, *, out_int32: bool = ..., right: bool = ...,
        side: str | None = ..., sorter: Tensor | None = ..., out: Tensor,
    ) -> Tensor: ...
searchsorted: searchsorted_overloads

class _convert_indices_from_coo_to_csr_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, size: int, *, out_int32: bool = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, size: int, *, out_int32: bool = ..., out: Tensor) -> Tensor: ...
_convert_indices_from_coo_to_csr: _convert_indices_from_coo_to_csr_overloads

class _convert_indices_from_csr_to_coo_overloads(Overloads):
    @overload
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, *, out_int32: bool = ...,
        transpose: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, crow_indices: Tensor, col_indices: Tensor, *, out_int32: bool = ...,
        transpose: bool = ..., out: Tensor,
    ) -> Tensor: ...
_convert_indices_from_csr_to_coo: _convert_indices_from_csr_to_coo_overloads

class mse_loss_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, target: Tensor, reduction: int = ...) -> Tensor: ...
mse_loss: mse_loss_overloads

class mse_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int,
    ) -> Tensor: ...
mse_loss_backward: mse_loss_backward_overloads

class l1_loss_overloads(Overloads):
    def __call__(_, self: Tensor, target: Tensor, reduction: int = ...) -> Tensor: ...
l1_loss: l1_loss_overloads

class multi_margin_loss_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, p: Number = ..., margin: Number = ...,
        weight: Tensor | None = ..., reduction: int = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, p: Number = ..., margin: Number = ...,
        weight: Tensor | None = ..., reduction: int = ...,
    ) -> Tensor: ...
multi_margin_loss: multi_margin_loss_overloads

class multi_margin_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, p: Number, margin: Number,
        weight: Tensor | None = ..., reduction: int = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, p: Number, margin: Number,
        weight: Tensor | None = ..., reduction: int = ...,
    ) -> Tensor: ...
multi_margin_loss_backward: multi_margin_loss_backward_overloads

class multilabel_margin_loss_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, target: Tensor, reduction: int = ...) -> Tensor: ...
multilabel_margin_loss: multilabel_margin_loss_overloads

class multilabel_margin_loss_forward_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int, *, output: Tensor, is_target: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int,
    ) -> MultilabelMarginLossForwardResult: ...
multilabel_margin_loss_forward: multilabel_margin_loss_forward_overloads

class multilabel_margin_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, is_target: Tensor, *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, is_target: Tensor,
    ) -> Tensor: ...
multilabel_margin_loss_backward: multilabel_margin_loss_backward_overloads

class nll_loss_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ...,
        ignore_index: int = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ...,
        ignore_index: int = ...,
    ) -> Tensor: ...
nll_loss: nll_loss_overloads

class nll_loss_nd_overloads(Overloads):
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ...,
        ignore_index: int = ...,
    ) -> Tensor: ...
nll_loss_nd: nll_loss_nd_overloads

class nll_loss_forward_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int, ignore_index: int,
        *, output: Tensor, total_weight: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int, ignore_index: int,
    ) -> NllLossForwardResult: ...
nll_loss_forward: nll_loss_forward_overloads

class nll_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int,
        ignore_index: int, total_weight: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int,
        ignore_index: int, total_weight: Tensor,
    ) -> Tensor: ...
nll_loss_backward: nll_loss_backward_overloads

class nll_loss2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ...,
        ignore_index: int = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None = ..., reduction: int = ...,
        ignore_index: int = ...,
    ) -> Tensor: ...
nll_loss2d: nll_loss2d_overloads

class nll_loss2d_forward_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int, ignore_index: int,
        *, output: Tensor, total_weight: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int, ignore_index: int,
    ) -> NllLoss2dForwardResult: ...
nll_loss2d_forward: nll_loss2d_forward_overloads

class nll_loss2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int,
        ignore_index: int, total_weight: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | None, reduction: int,
        ignore_index: int, total_weight: Tensor,
    ) -> Tensor: ...
nll_loss2d_backward: nll_loss2d_backward_overloads

class smooth_l1_loss_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., beta: float = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., beta: float = ...,
    ) -> Tensor: ...
smooth_l1_loss: smooth_l1_loss_overloads

class smooth_l1_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, beta: float, *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, beta: float,
    ) -> Tensor: ...
smooth_l1_loss_backward: smooth_l1_loss_backward_overloads

class huber_loss_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., delta: float = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., delta: float = ...,
    ) -> Tensor: ...
huber_loss: huber_loss_overloads

class huber_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, delta: float, *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, delta: float,
    ) -> Tensor: ...
huber_loss_backward: huber_loss_backward_overloads

class soft_margin_loss_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, target: Tensor, reduction: int = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, target: Tensor, reduction: int = ...) -> Tensor: ...
soft_margin_loss: soft_margin_loss_overloads

class soft_margin_loss_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, target: Tensor, reduction: int,
    ) -> Tensor: ...
soft_margin_loss_backward: soft_margin_loss_backward_overloads

class elu_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, alpha: Number = ..., scale: Number = ..., input_scale: Number = ..., *,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, alpha: Number = ..., scale: Number = ..., input_scale: Number = ...,
    ) -> Tensor: ...
elu: elu_overloads

class elu_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, alpha: Number, scale: Number, input_scale: Number, is_result: bool,
        self_or_result: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, alpha: Number, scale: Number, input_scale: Number, is_result: bool,
        self_or_result: Tensor,
    ) -> Tensor: ...
elu_backward: elu_backward_overloads

class elu__overloads(Overloads):
    def __call__(
        _, self: Tensor, alpha: Number = ..., scale: Number = ..., input_scale: Number = ...,
    ) -> Tensor: ...
elu_: elu__overloads

class glu_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int = ...) -> Tensor: ...
glu: glu_overloads

class glu_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, dim: int, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, dim: int) -> Tensor: ...
glu_backward: glu_backward_overloads

class glu_jvp_overloads(Overloads):
    def __call__(_, glu: Tensor, x: Tensor, dx: Tensor, dim: int) -> Tensor: ...
glu_jvp: glu_jvp_overloads

class glu_backward_jvp_overloads(Overloads):
    def __call__(
        _, grad_x: Tensor, grad_glu: Tensor, x: Tensor, dgrad_glu: Tensor, dx: Tensor, dim: int,
    ) -> Tensor: ...
glu_backward_jvp: glu_backward_jvp_overloads

class hardsigmoid_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
hardsigmoid: hardsigmoid_overloads

class hardsigmoid__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
hardsigmoid_: hardsigmoid__overloads

class hardsigmoid_backward_overloads(Overloads):
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, *, grad_input: Tensor) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor) -> Tensor: ...
hardsigmoid_backward: hardsigmoid_backward_overloads

class hardtanh_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, min_val: Number = ..., max_val: Number = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, min_val: Number = ..., max_val: Number = ...) -> Tensor: ...
hardtanh: hardtanh_overloads

class hardtanh_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, min_val: Number, max_val: Number, *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, min_val: Number, max_val: Number,
    ) -> Tensor: ...
hardtanh_backward: hardtanh_backward_overloads

class hardtanh__overloads(Overloads):
    def __call__(_, self: Tensor, min_val: Number = ..., max_val: Number = ...) -> Tensor: ...
hardtanh_: hardtanh__overloads

class hardswish_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
hardswish: hardswish_overloads

class hardswish__overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
hardswish_: hardswish__overloads

class hardswish_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, self: Tensor) -> Tensor: ...
hardswish_backward: hardswish_backward_overloads

class leaky_relu_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, negative_slope: Number = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, negative_slope: Number = ...) -> Tensor: ...
leaky_relu: leaky_relu_overloads

class leaky_relu_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, negative_slope: Number, self_is_result: bool, *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, negative_slope: Number, self_is_result: bool,
    ) -> Tensor: ...
leaky_relu_backward: leaky_relu_backward_overloads

class leaky_relu__overloads(Overloads):
    def __call__(_, self: Tensor, negative_slope: Number = ...) -> Tensor: ...
leaky_relu_: leaky_relu__overloads

class log_sigmoid_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
log_sigmoid: log_sigmoid_overloads

class log_sigmoid_forward_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, output: Tensor, buffer: Tensor) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(_, self: Tensor) -> LogSigmoidForwardResult: ...
log_sigmoid_forward: log_sigmoid_forward_overloads

class log_sigmoid_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, buffer: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, buffer: Tensor) -> Tensor: ...
log_sigmoid_backward: log_sigmoid_backward_overloads

class rrelu_with_noise_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, noise: Tensor, lower: Number = ..., upper: Number = ...,
        training: bool = ..., generator: Generator | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, noise: Tensor, lower: Number = ..., upper: Number = ...,
        training: bool = ..., generator: Generator | None = ...,
    ) -> Tensor: ...
rrelu_with_noise: rrelu_with_noise_overloads

class rrelu_with_noise_backward_overloads(Overloads):
    def __call__(
        _, grad_output: Tensor, self: Tensor, noise: Tensor, lower: Number, upper: Number,
        training: bool, self_is_result: bool,
    ) -> Tensor: ...
rrelu_with_noise_backward: rrelu_with_noise_backward_overloads

class rrelu_with_noise__overloads(Overloads):
    def __call__(
        _, self: Tensor, noise: Tensor, lower: Number = ..., upper: Number = ...,
        training: bool = ..., generator: Generator | None = ...,
    ) -> Tensor: ...
rrelu_with_noise_: rrelu_with_noise__overloads

class softplus_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, beta: Number = ..., threshold: Number = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, beta: Number = ..., threshold: Number = ...) -> Tensor: ...
softplus: softplus_overloads

class softplus_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, beta: Number, threshold: Number, *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, beta: Number, threshold: Number,
    ) -> Tensor: ...
softplus_backward: softplus_backward_overloads

class softshrink_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, lambd: Number = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, lambd: Number = ...) -> Tensor: ...
softshrink: softshrink_overloads

class softshrink_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, lambd: Number, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, lambd: Number) -> Tensor: ...
softshrink_backward: softshrink_backward_overloads

class adaptive_avg_pool2d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> Tensor: ...
adaptive_avg_pool2d: adaptive_avg_pool2d_overloads

class mkldnn_adaptive_avg_pool2d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int], *, out: Tensor) -> Tensor: ...
mkldnn_adaptive_avg_pool2d: mkldnn_adaptive_avg_pool2d_overloads

class mkldnn_adaptive_avg_pool2d_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, self: Tensor) -> Tensor: ...
mkldnn_adaptive_avg_pool2d_backward: mkldnn_adaptive_avg_pool2d_backward_overloads

class _adaptive_avg_pool2d_overloads(Overloads):
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> Tensor: ...
_adaptive_avg_pool2d: _adaptive_avg_pool2d_overloads

class _adaptive_avg_pool2d_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, self: Tensor) -> Tensor: ...
_adaptive_avg_pool2d_backward: _adaptive_avg_pool2d_backward_overloads

class adaptive_avg_pool3d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> Tensor: ...
adaptive_avg_pool3d: adaptive_avg_pool3d_overloads

class _adaptive_avg_pool3d_overloads(Overloads):
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> Tensor: ...
_adaptive_avg_pool3d: _adaptive_avg_pool3d_overloads

class adaptive_avg_pool3d_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, self: Tensor, *, grad_input: Tensor) -> Tensor: ...
adaptive_avg_pool3d_backward: adaptive_avg_pool3d_backward_overloads

class _adaptive_avg_pool3d_backward_overloads(Overloads):
    def __call__(_, grad_output: Tensor, self: Tensor) -> Tensor: ...
_adaptive_avg_pool3d_backward: _adaptive_avg_pool3d_backward_overloads

class adaptive_max_pool2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], *, out: Tensor, indices: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> tuple[Tensor, Tensor]: ...
adaptive_max_pool2d: adaptive_max_pool2d_overloads

class adaptive_max_pool2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, indices: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, indices: Tensor) -> Tensor: ...
adaptive_max_pool2d_backward: adaptive_max_pool2d_backward_overloads

class adaptive_max_pool3d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], *, out: Tensor, indices: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(_, self: Tensor, output_size: int | Sequence[int]) -> tuple[Tensor, Tensor]: ...
adaptive_max_pool3d: adaptive_max_pool3d_overloads

class adaptive_max_pool3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, indices: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, indices: Tensor) -> Tensor: ...
adaptive_max_pool3d_backward: adaptive_max_pool3d_backward_overloads

class avg_pool2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., ceil_mode: bool = ..., count_include_pad: bool = ...,
        divisor_override: int | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., ceil_mode: bool = ..., count_include_pad: bool = ...,
        divisor_override: int | None = ...,
    ) -> Tensor: ...
avg_pool2d: avg_pool2d_overloads

class avg_pool2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], ceil_mode: bool,
        count_include_pad: bool, divisor_override: int | None, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], ceil_mode: bool,
        count_include_pad: bool, divisor_override: int | None,
    ) -> Tensor: ...
avg_pool2d_backward: avg_pool2d_backward_overloads

class avg_pool3d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., ceil_mode: bool = ..., count_include_pad: bool = ...,
        divisor_override: int | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., ceil_mode: bool = ..., count_include_pad: bool = ...,
        divisor_override: int | None = ...,
    ) -> Tensor: ...
avg_pool3d: avg_pool3d_overloads

class avg_pool3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], ceil_mode: bool,
        count_include_pad: bool, divisor_override: int | None, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], ceil_mode: bool,
        count_include_pad: bool, divisor_override: int | None,
    ) -> Tensor: ...
avg_pool3d_backward: avg_pool3d_backward_overloads

class fractional_max_pool2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], output_size: int | Sequence[int],
        random_samples: Tensor, *, output: Tensor, indices: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], output_size: int | Sequence[int],
        random_samples: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
fractional_max_pool2d: fractional_max_pool2d_overloads

class fractional_max_pool2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        output_size: int | Sequence[int], indices: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        output_size: int | Sequence[int], indices: Tensor,
    ) -> Tensor: ...
fractional_max_pool2d_backward: fractional_max_pool2d_backward_overloads

class fractional_max_pool3d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], output_size: int | Sequence[int],
        random_samples: Tensor, *, output: Tensor, indices: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], output_size: int | Sequence[int],
        random_samples: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
fractional_max_pool3d: fractional_max_pool3d_overloads

class fractional_max_pool3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        output_size: int | Sequence[int], indices: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        output_size: int | Sequence[int], indices: Tensor,
    ) -> Tensor: ...
fractional_max_pool3d_backward: fractional_max_pool3d_backward_overloads

class max_pool2d_with_indices_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ..., *, out: Tensor, indices: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
max_pool2d_with_indices: max_pool2d_with_indices_overloads

class max_pool2d_with_indices_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], dilation: int | Sequence[int],
        ceil_mode: bool, indices: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], dilation: int | Sequence[int],
        ceil_mode: bool, indices: Tensor,
    ) -> Tensor: ...
max_pool2d_with_indices_backward: max_pool2d_with_indices_backward_overloads

class max_pool3d_with_indices_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ..., *, out: Tensor, indices: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
        ceil_mode: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
max_pool3d_with_indices: max_pool3d_with_indices_overloads

class max_pool3d_with_indices_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], dilation: int | Sequence[int],
        ceil_mode: bool, indices: Tensor, *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], dilation: int | Sequence[int],
        ceil_mode: bool, indices: Tensor,
    ) -> Tensor: ...
max_pool3d_with_indices_backward: max_pool3d_with_indices_backward_overloads

class max_unpool2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, indices: Tensor, output_size: int | Sequence[int], *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, indices: Tensor, output_size: int | Sequence[int]) -> Tensor: ...
max_unpool2d: max_unpool2d_overloads

class max_unpool3d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, indices: Tensor, output_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, indices: Tensor, output_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int],
    ) -> Tensor: ...
max_unpool3d: max_unpool3d_overloads

class reflection_pad1d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
reflection_pad1d: reflection_pad1d_overloads

class reflection_pad1d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, padding: int | Sequence[int], *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
reflection_pad1d_backward: reflection_pad1d_backward_overloads

class reflection_pad2d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
reflection_pad2d: reflection_pad2d_overloads

class reflection_pad2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, padding: int | Sequence[int], *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
reflection_pad2d_backward: reflection_pad2d_backward_overloads

class reflection_pad3d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
reflection_pad3d: reflection_pad3d_overloads

class reflection_pad3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, padding: int | Sequence[int], *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
reflection_pad3d_backward: reflection_pad3d_backward_overloads

class replication_pad1d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
replication_pad1d: replication_pad1d_overloads

class replication_pad1d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, padding: int | Sequence[int], *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
replication_pad1d_backward: replication_pad1d_backward_overloads

class replication_pad2d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
replication_pad2d: replication_pad2d_overloads

class replication_pad2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, padding: int | Sequence[int], *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
replication_pad2d_backward: replication_pad2d_backward_overloads

class replication_pad3d_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int], *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
replication_pad3d: replication_pad3d_overloads

class replication_pad3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, padding: int | Sequence[int], *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, padding: int | Sequence[int]) -> Tensor: ...
replication_pad3d_backward: replication_pad3d_backward_overloads

class _pad_circular_overloads(Overloads):
    def __call__(_, self: Tensor, pad: Sequence[int]) -> Tensor: ...
_pad_circular: _pad_circular_overloads

class _pad_enum_overloads(Overloads):
    def __call__(
        _, self: Tensor, pad: Sequence[int], mode: int, value: float | None = ...,
    ) -> Tensor: ...
_pad_enum: _pad_enum_overloads

class pad_overloads(Overloads):
    def __call__(
        _, self: Tensor, pad: Sequence[int], mode: str = ..., value: float | None = ...,
    ) -> Tensor: ...
pad: pad_overloads

class upsample_linear1d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, align_corners: bool,
        scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales: float | None = ...,
    ) -> Tensor: ...
upsample_linear1d: upsample_linear1d_overloads

class upsample_bilinear2d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, align_corners: bool,
        scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_bilinear2d: upsample_bilinear2d_overloads

class _upsample_bilinear2d_aa_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, align_corners: bool,
        scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_bilinear2d_aa: _upsample_bilinear2d_aa_overloads

class upsample_trilinear3d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, align_corners: bool,
        scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_d: float | None = ..., scales_h: float | None = ..., scales_w: float | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_d: float | None = ..., scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_trilinear3d: upsample_trilinear3d_overloads

class upsample_bicubic2d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, align_corners: bool,
        scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_bicubic2d: upsample_bicubic2d_overloads

class _upsample_bicubic2d_aa_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, align_corners: bool,
        scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_bicubic2d_aa: _upsample_bicubic2d_aa_overloads

class _upsample_lanczos2d_aa_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, align_corners: bool,
        scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], align_corners: bool,
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_lanczos2d_aa: _upsample_lanczos2d_aa_overloads

class upsample_nearest1d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales: float | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales: float | None = ...,
    ) -> Tensor: ...
upsample_nearest1d: upsample_nearest1d_overloads

class _upsample_nearest_exact1d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales: float | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales: float | None = ...,
    ) -> Tensor: ...
_upsample_nearest_exact1d: _upsample_nearest_exact1d_overloads

class upsample_nearest2d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_h: float | None = ...,
        scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_h: float | None = ...,
        scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_nearest2d: upsample_nearest2d_overloads

class _upsample_nearest_exact2d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_h: float | None = ...,
        scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_h: float | None = ...,
        scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_nearest_exact2d: _upsample_nearest_exact2d_overloads

class upsample_nearest3d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_d: float | None = ...,
        scales_h: float | None = ..., scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_d: float | None = ...,
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_nearest3d: upsample_nearest3d_overloads

class _upsample_nearest_exact3d_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, output_size: Sequence[int] | None, scale_factors: Sequence[float] | None,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_d: float | None = ...,
        scales_h: float | None = ..., scales_w: float | None = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], scales_d: float | None = ...,
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_nearest_exact3d: _upsample_nearest_exact3d_overloads

class upsample_linear1d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales: float | None = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales: float | None = ...,
    ) -> Tensor: ...
upsample_linear1d_backward: upsample_linear1d_backward_overloads

class upsample_bilinear2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ..., *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_bilinear2d_backward: upsample_bilinear2d_backward_overloads

class _upsample_bilinear2d_aa_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ..., *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_bilinear2d_aa_backward: _upsample_bilinear2d_aa_backward_overloads

class upsample_bicubic2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ..., *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_bicubic2d_backward: upsample_bicubic2d_backward_overloads

class _upsample_bicubic2d_aa_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ..., *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_bicubic2d_aa_backward: _upsample_bicubic2d_aa_backward_overloads

class _upsample_lanczos2d_aa_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ..., *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_lanczos2d_aa_backward: _upsample_lanczos2d_aa_backward_overloads

class upsample_trilinear3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_d: float | None = ..., scales_h: float | None = ...,
        scales_w: float | None = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        align_corners: bool, scales_d: float | None = ..., scales_h: float | None = ...,
        scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_trilinear3d_backward: upsample_trilinear3d_backward_overloads

class upsample_nearest1d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales: float | None = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales: float | None = ...,
    ) -> Tensor: ...
upsample_nearest1d_backward: upsample_nearest1d_backward_overloads

class _upsample_nearest_exact1d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales: float | None = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales: float | None = ...,
    ) -> Tensor: ...
_upsample_nearest_exact1d_backward: _upsample_nearest_exact1d_backward_overloads

class upsample_nearest2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_h: float | None = ..., scales_w: float | None = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_nearest2d_backward: upsample_nearest2d_backward_overloads

class _upsample_nearest_exact2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_h: float | None = ..., scales_w: float | None = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_nearest_exact2d_backward: _upsample_nearest_exact2d_backward_overloads

class upsample_nearest3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_d: float | None = ..., scales_h: float | None = ..., scales_w: float | None = ..., *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_d: float | None = ..., scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
upsample_nearest3d_backward: upsample_nearest3d_backward_overloads

class _upsample_nearest_exact3d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_d: float | None = ..., scales_h: float | None = ..., scales_w: float | None = ..., *,
        grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, grad_output: Tensor, output_size: int | Sequence[int], input_size: int | Sequence[int],
        scales_d: float | None = ..., scales_h: float | None = ..., scales_w: float | None = ...,
    ) -> Tensor: ...
_upsample_nearest_exact3d_backward: _upsample_nearest_exact3d_backward_overloads

class sigmoid_backward_overloads(Overloads):
    @overload
    def __call__(_, grad_output: Tensor, output: Tensor, *, grad_input: Tensor) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, output: Tensor) -> Tensor: ...
sigmoid_backward: sigmoid_backward_overloads

class logit_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, eps: float | None = ..., *, grad_input: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, self: Tensor, eps: float | None = ...) -> Tensor: ...
logit_backward: logit_backward_overloads

class tanh_backward_overloads(Overloads):
    @overload
    def __call__(_, grad_output: Tensor, output: Tensor, *, grad_input: Tensor) -> Tensor: ...
    @overload
    def __call__(_, grad_output: Tensor, output: Tensor) -> Tensor: ...
tanh_backward: tanh_backward_overloads

class slow_conv_transpose2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., output_padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., output_padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ...,
    ) -> Tensor: ...
slow_conv_transpose2d: slow_conv_transpose2d_overloads

class slow_conv_transpose3d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., output_padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., output_padding: int | Sequence[int] = ...,
        dilation: int | Sequence[int] = ...,
    ) -> Tensor: ...
slow_conv_transpose3d: slow_conv_transpose3d_overloads

class thnn_conv2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ...,
    ) -> Tensor: ...
thnn_conv2d: thnn_conv2d_overloads

class _slow_conv2d_forward_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int], bias: Tensor | None,
        stride: int | Sequence[int], padding: int | Sequence[int], *, output: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int], bias: Tensor | None,
        stride: int | Sequence[int], padding: int | Sequence[int],
    ) -> Tensor: ...
_slow_conv2d_forward: _slow_conv2d_forward_overloads

class _slow_conv2d_backward_overloads(Overloads):
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], *, grad_input: Tensor,
        grad_weight: Tensor, grad_bias: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]: ...
    @overload
    def __call__(
        _, grad_output: Tensor, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        stride: int | Sequence[int], padding: int | Sequence[int], output_mask: Sequence[bool],
    ) -> SlowConv2dBackwardResult: ...
_slow_conv2d_backward: _slow_conv2d_backward_overloads

class _conv_depthwise2d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int], bias: Tensor | None,
        stride: int | Sequence[int], padding: int | Sequence[int], dilation: int | Sequence[int], *,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int], bias: Tensor | None,
        stride: int | Sequence[int], padding: int | Sequence[int], dilation: int | Sequence[int],
    ) -> Tensor: ...
_conv_depthwise2d: _conv_depthwise2d_overloads

class conv_depthwise3d_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int], bias: Tensor | None,
        stride: int | Sequence[int], padding: int | Sequence[int], dilation: int | Sequence[int],
    ) -> Tensor: ...
conv_depthwise3d: conv_depthwise3d_overloads

class slow_conv3d_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ...,
    ) -> Tensor: ...
slow_conv3d: slow_conv3d_overloads

class slow_conv3d_forward_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int], bias: Tensor | None,
        stride: int | Sequence[int], padding: int | Sequence[int], *, output: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int], bias: Tensor | None,
        stride: int | Sequence[int], padding: int | Sequence[int],
    ) -> Tensor: ...
slow_conv3d_forward: slow_conv3d_forward_overloads

class slow_conv_dilated2d_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
    ) -> Tensor: ...
slow_conv_dilated2d: slow_conv_dilated2d_overloads

class slow_conv_dilated3d_overloads(Overloads):
    def __call__(
        _, self: Tensor, weight: Tensor, kernel_size: int | Sequence[int],
        bias: Tensor | None = ..., stride: int | Sequence[int] = ...,
        padding: int | Sequence[int] = ..., dilation: int | Sequence[int] = ...,
    ) -> Tensor: ...
slow_conv_dilated3d: slow_conv_dilated3d_overloads

class col2im_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], kernel_size: int | Sequence[int],
        dilation: int | Sequence[int], padding: int | Sequence[int], stride: int | Sequence[int], *,
        out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, output_size: int | Sequence[int], kernel_size: int | Sequence[int],
        dilation: int | Sequence[int], padding: int | Sequence[int], stride: int | Sequence[int],
    ) -> Tensor: ...
col2im: col2im_overloads

class column_stack_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
column_stack: column_stack_overloads

class im2col_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], dilation: int | Sequence[int],
        padding: int | Sequence[int], stride: int | Sequence[int], *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, kernel_size: int | Sequence[int], dilation: int | Sequence[int],
        padding: int | Sequence[int], stride: int | Sequence[int],
    ) -> Tensor: ...
im2col: im2col_overloads

class isfinite_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
isfinite: isfinite_overloads

class isinf_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
isinf: isinf_overloads

class record_stream_overloads(Overloads):
    def __call__(_, self: Tensor, s: Stream) -> None: ...
record_stream: record_stream_overloads

class isposinf_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
isposinf: isposinf_overloads

class isneginf_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
isneginf: isneginf_overloads

class _add_batch_dim_overloads(Overloads):
    def __call__(_, self: Tensor, batch_dim: int, level: int) -> Tensor: ...
_add_batch_dim: _add_batch_dim_overloads

class _remove_batch_dim_overloads(Overloads):
    def __call__(_, self: Tensor, level: int, batch_size: int, out_dim: int) -> Tensor: ...
_remove_batch_dim: _remove_batch_dim_overloads

class special_entr_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_entr: special_entr_overloads

class special_ndtri_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_ndtri: special_ndtri_overloads

class special_log_ndtr_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_log_ndtr: special_log_ndtr_overloads

class special_expm1_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_expm1: special_expm1_overloads

class special_exp2_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_exp2: special_exp2_overloads

class special_psi_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_psi: special_psi_overloads

class special_digamma_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_digamma: special_digamma_overloads

class special_gammaln_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_gammaln: special_gammaln_overloads

class special_erf_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_erf: special_erf_overloads

class special_erfc_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_erfc: special_erfc_overloads

class special_erfcx_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_erfcx: special_erfcx_overloads

class special_erfinv_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_erfinv: special_erfinv_overloads

class special_ndtr_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_ndtr: special_ndtr_overloads

class special_xlog1py_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
special_xlog1py: special_xlog1py_overloads

class special_xlogy_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
special_xlogy: special_xlogy_overloads

class special_zeta_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Number, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Number, *, out: Tensor) -> Tensor: ...
special_zeta: special_zeta_overloads

class special_i0_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_i0: special_i0_overloads

class special_i0e_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_i0e: special_i0e_overloads

class special_i1_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_i1: special_i1_overloads

class special_i1e_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_i1e: special_i1e_overloads

class special_logit_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, eps: float | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, eps: float | None = ..., *, out: Tensor) -> Tensor: ...
special_logit: special_logit_overloads

class special_polygamma_overloads(Overloads):
    @overload
    def __call__(_, n: int, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, n: int, self: Tensor, *, out: Tensor) -> Tensor: ...
special_polygamma: special_polygamma_overloads

class special_logsumexp_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int | Sequence[int], keepdim: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, dim: int | Sequence[int], keepdim: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
special_logsumexp: special_logsumexp_overloads

class special_expit_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_expit: special_expit_overloads

class special_sinc_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_sinc: special_sinc_overloads

class special_round_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, decimals: int = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, decimals: int = ..., out: Tensor) -> Tensor: ...
special_round: special_round_overloads

class special_log1p_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_log1p: special_log1p_overloads

class special_log_softmax_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, *, dtype: dtype_typeLike | None = ...) -> Tensor: ...
special_log_softmax: special_log_softmax_overloads

class special_gammainc_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
special_gammainc: special_gammainc_overloads

class special_gammaincc_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
special_gammaincc: special_gammaincc_overloads

class special_multigammaln_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, p: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: int, *, out: Tensor) -> Tensor: ...
special_multigammaln: special_multigammaln_overloads

class special_softmax_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, dtype: dtype_typeLike | None = ...) -> Tensor: ...
special_softmax: special_softmax_overloads

class fft_fft_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
fft_fft: fft_fft_overloads

class fft_ifft_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
fft_ifft: fft_ifft_overloads

class fft_rfft_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
fft_rfft: fft_rfft_overloads

class fft_irfft_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
fft_irfft: fft_irfft_overloads

class fft_hfft_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
fft_hfft: fft_hfft_overloads

class fft_ihfft_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, n: int | None = ..., dim: int = ..., norm: str | None = ..., *,
        out: Tensor,
    ) -> Tensor: ...
fft_ihfft: fft_ihfft_overloads

class fft_fft2_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_fft2: fft_fft2_overloads

class fft_ifft2_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_ifft2: fft_ifft2_overloads

class fft_rfft2_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_rfft2: fft_rfft2_overloads

class fft_irfft2_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_irfft2: fft_irfft2_overloads

class fft_hfft2_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_hfft2: fft_hfft2_overloads

class fft_ihfft2_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_ihfft2: fft_ihfft2_overloads

class fft_fftn_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_fftn: fft_fftn_overloads

class fft_ifftn_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_ifftn: fft_ifftn_overloads

class fft_rfftn_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_rfftn: fft_rfftn_overloads

class fft_irfftn_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_irfftn: fft_irfftn_overloads

class fft_hfftn_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_hfftn: fft_hfftn_overloads

class fft_ihfftn_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, s: int | Sequence[int] | None = ..., dim: int | Sequence[int] | None = ...,
        norm: str | None = ..., *, out: Tensor,
    ) -> Tensor: ...
fft_ihfftn: fft_ihfftn_overloads

class fft_fftfreq_overloads(Overloads):
    @overload
    def __call__(
        _, n: int, d: float = ..., *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, n: int, d: float = ..., *, out: Tensor) -> Tensor: ...
fft_fftfreq: fft_fftfreq_overloads

class fft_rfftfreq_overloads(Overloads):
    @overload
    def __call__(
        _, n: int, d: float = ..., *, dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(_, n: int, d: float = ..., *, out: Tensor) -> Tensor: ...
fft_rfftfreq: fft_rfftfreq_overloads

class fft_fftshift_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int | Sequence[int] | None = ...) -> Tensor: ...
fft_fftshift: fft_fftshift_overloads

class fft_ifftshift_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int | Sequence[int] | None = ...) -> Tensor: ...
fft_ifftshift: fft_ifftshift_overloads

class linalg_cholesky_ex_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, upper: bool = ..., check_errors: bool = ...,
    ) -> LinalgCholeskyExResult: ...
    @overload
    def __call__(
        _, self: Tensor, *, upper: bool = ..., check_errors: bool = ..., L: Tensor, info: Tensor,
    ) -> LinalgCholeskyExResult: ...
linalg_cholesky_ex: linalg_cholesky_ex_overloads

class linalg_cholesky_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, upper: bool = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, upper: bool = ..., out: Tensor) -> Tensor: ...
linalg_cholesky: linalg_cholesky_overloads

class linalg_cross_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, dim: int = ..., out: Tensor) -> Tensor: ...
linalg_cross: linalg_cross_overloads

class linalg_lu_factor_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor, *, pivot: bool = ...) -> LinalgLuFactorResult: ...
    @overload
    def __call__(
        _, A: Tensor, *, pivot: bool = ..., LU: Tensor, pivots: Tensor,
    ) -> LinalgLuFactorResult: ...
linalg_lu_factor: linalg_lu_factor_overloads

class linalg_lu_factor_ex_overloads(Overloads):
    @overload
    def __call__(
        _, A: Tensor, *, pivot: bool = ..., check_errors: bool = ...,
    ) -> LinalgLuFactorExResult: ...
    @overload
    def __call__(
        _, A: Tensor, *, pivot: bool = ..., check_errors: bool = ..., LU: Tensor, pivots: Tensor,
        info: Tensor,
    ) -> LinalgLuFactorExResult: ...
linalg_lu_factor_ex: linalg_lu_factor_ex_overloads

class linalg_lu_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor, *, pivot: bool = ...) -> LinalgLuResult: ...
    @overload
    def __call__(
        _, A: Tensor, *, pivot: bool = ..., P: Tensor, L: Tensor, U: Tensor,
    ) -> LinalgLuResult: ...
linalg_lu: linalg_lu_overloads

class linalg_lu_solve_overloads(Overloads):
    @overload
    def __call__(
        _, LU: Tensor, pivots: Tensor, B: Tensor, *, left: bool = ..., adjoint: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, LU: Tensor, pivots: Tensor, B: Tensor, *, left: bool = ..., adjoint: bool = ...,
        out: Tensor,
    ) -> Tensor: ...
linalg_lu_solve: linalg_lu_solve_overloads

class _linalg_det_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor) -> LinalgDetResult: ...
    @overload
    def __call__(
        _, A: Tensor, *, result: Tensor, LU: Tensor, pivots: Tensor,
    ) -> LinalgDetResult: ...
_linalg_det: _linalg_det_overloads

class linalg_det_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor) -> Tensor: ...
    @overload
    def __call__(_, A: Tensor, *, out: Tensor) -> Tensor: ...
linalg_det: linalg_det_overloads

class det_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
det: det_overloads

class linalg_ldl_factor_ex_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, hermitian: bool = ..., check_errors: bool = ...,
    ) -> LinalgLdlFactorExResult: ...
    @overload
    def __call__(
        _, self: Tensor, *, hermitian: bool = ..., check_errors: bool = ..., LD: Tensor,
        pivots: Tensor, info: Tensor,
    ) -> LinalgLdlFactorExResult: ...
linalg_ldl_factor_ex: linalg_ldl_factor_ex_overloads

class linalg_ldl_factor_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, *, hermitian: bool = ...) -> LinalgLdlFactorResult: ...
    @overload
    def __call__(
        _, self: Tensor, *, hermitian: bool = ..., LD: Tensor, pivots: Tensor,
    ) -> LinalgLdlFactorResult: ...
linalg_ldl_factor: linalg_ldl_factor_overloads

class linalg_ldl_solve_overloads(Overloads):
    @overload
    def __call__(_, LD: Tensor, pivots: Tensor, B: Tensor, *, hermitian: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, LD: Tensor, pivots: Tensor, B: Tensor, *, hermitian: bool = ..., out: Tensor,
    ) -> Tensor: ...
linalg_ldl_solve: linalg_ldl_solve_overloads

class linalg_lstsq_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, b: Tensor, rcond: float | None = ..., *, driver: str | None = ...,
    ) -> LinalgLstsqResult: ...
    @overload
    def __call__(
        _, self: Tensor, b: Tensor, rcond: float | None = ..., *, driver: str | None = ...,
        solution: Tensor, residuals: Tensor, rank: Tensor, singular_values: Tensor,
    ) -> LinalgLstsqResult: ...
linalg_lstsq: linalg_lstsq_overloads

class linalg_matmul_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
linalg_matmul: linalg_matmul_overloads

class linalg_vecdot_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, y: Tensor, *, dim: int = ...) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, y: Tensor, *, dim: int = ..., out: Tensor) -> Tensor: ...
linalg_vecdot: linalg_vecdot_overloads

class linalg_matrix_exp_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
linalg_matrix_exp: linalg_matrix_exp_overloads

class _linalg_slogdet_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor) -> LinalgSlogdetResult: ...
    @overload
    def __call__(
        _, A: Tensor, *, sign: Tensor, logabsdet: Tensor, LU: Tensor, pivots: Tensor,
    ) -> LinalgSlogdetResult: ...
_linalg_slogdet: _linalg_slogdet_overloads

class linalg_slogdet_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(_, A: Tensor, *, sign: Tensor, logabsdet: Tensor) -> tuple[Tensor, Tensor]: ...
linalg_slogdet: linalg_slogdet_overloads

class slogdet_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> SlogdetResult: ...
    @overload
    def __call__(_, self: Tensor, *, sign: Tensor, logabsdet: Tensor) -> SlogdetResult: ...
slogdet: slogdet_overloads

class logdet_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
logdet: logdet_overloads

class linalg_eig_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> LinalgEigResult: ...
    @overload
    def __call__(
        _, self: Tensor, *, eigenvalues: Tensor, eigenvectors: Tensor,
    ) -> LinalgEigResult: ...
linalg_eig: linalg_eig_overloads

class _linalg_eigvals_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_linalg_eigvals: _linalg_eigvals_overloads

class linalg_eigvals_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
linalg_eigvals: linalg_eigvals_overloads

class _linalg_eigh_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor, UPLO: str = ..., compute_v: bool = ...) -> LinalgEighResult: ...
    @overload
    def __call__(
        _, A: Tensor, UPLO: str = ..., compute_v: bool = ..., *, eigenvalues: Tensor,
        eigenvectors: Tensor,
    ) -> LinalgEighResult: ...
_linalg_eigh: _linalg_eigh_overloads

class linalg_eigh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, UPLO: str = ...) -> LinalgEighResult: ...
    @overload
    def __call__(
        _, self: Tensor, UPLO: str = ..., *, eigvals: Tensor, eigvecs: Tensor,
    ) -> LinalgEighResult: ...
linalg_eigh: linalg_eigh_overloads

class linalg_eigvalsh_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, UPLO: str = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, UPLO: str = ..., *, out: Tensor) -> Tensor: ...
linalg_eigvalsh: linalg_eigvalsh_overloads

class linalg_householder_product_overloads(Overloads):
    @overload
    def __call__(_, input: Tensor, tau: Tensor) -> Tensor: ...
    @overload
    def __call__(_, input: Tensor, tau: Tensor, *, out: Tensor) -> Tensor: ...
linalg_householder_product: linalg_householder_product_overloads

class linalg_inv_ex_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor, *, check_errors: bool = ...) -> LinalgInvExResult: ...
    @overload
    def __call__(
        _, A: Tensor, *, check_errors: bool = ..., inverse: Tensor, info: Tensor,
    ) -> LinalgInvExResult: ...
linalg_inv_ex: linalg_inv_ex_overloads

class linalg_inv_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor) -> Tensor: ...
    @overload
    def __call__(_, A: Tensor, *, out: Tensor) -> Tensor: ...
linalg_inv: linalg_inv_overloads

class inverse_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
inverse: inverse_overloads

class inner_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, other: Tensor, *, out: Tensor) -> Tensor: ...
inner: inner_overloads

class outer_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, vec2: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, vec2: Tensor, *, out: Tensor) -> Tensor: ...
outer: outer_overloads

class ger_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, vec2: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, vec2: Tensor, *, out: Tensor) -> Tensor: ...
ger: ger_overloads

class linalg_norm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, ord: Number | None = ..., dim: int | Sequence[int] | None = ...,
        keepdim: bool = ..., *, dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, ord: str, dim: int | Sequence[int] | None = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, ord: Number | None = ..., dim: int | Sequence[int] | None = ...,
        keepdim: bool = ..., *, dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, ord: str, dim: int | Sequence[int] | None = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
linalg_norm: linalg_norm_overloads

class linalg_vector_norm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, ord: Number = ..., dim: int | Sequence[int] | None = ...,
        keepdim: bool = ..., *, dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, ord: Number = ..., dim: int | Sequence[int] | None = ...,
        keepdim: bool = ..., *, dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
linalg_vector_norm: linalg_vector_norm_overloads

class linalg__powsum_overloads(Overloads):
    def __call__(
        _, self: Tensor, ord: Number = ..., dim: int | Sequence[int] | None = ...,
        keepdim: bool = ..., *, dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
linalg__powsum: linalg__powsum_overloads

class linalg_matrix_norm_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, ord: Number, dim: Sequence[int] = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, ord: Number, dim: Sequence[int] = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, ord: str = ..., dim: Sequence[int] = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, ord: str = ..., dim: Sequence[int] = ..., keepdim: bool = ..., *,
        dtype: dtype_typeLike | None = ..., out: Tensor,
    ) -> Tensor: ...
linalg_matrix_norm: linalg_matrix_norm_overloads

class _linalg_svd_overloads(Overloads):
    @overload
    def __call__(
        _, A: Tensor, full_matrices: bool = ..., compute_uv: bool = ..., *,
        driver: str | None = ...,
    ) -> LinalgSvdResult: ...
    @overload
    def __call__(
        _, A: Tensor, full_matrices: bool = ..., compute_uv: bool = ..., *,
        driver: str | None = ..., U: Tensor, S: Tensor, Vh: Tensor,
    ) -> LinalgSvdResult: ...
_linalg_svd: _linalg_svd_overloads

class linalg_svd_overloads(Overloads):
    @overload
    def __call__(
        _, A: Tensor, full_matrices: bool = ..., *, driver: str | None = ...,
    ) -> LinalgSvdResult: ...
    @overload
    def __call__(
        _, A: Tensor, full_matrices: bool = ..., *, driver: str | None = ..., U: Tensor, S: Tensor,
        Vh: Tensor,
    ) -> LinalgSvdResult: ...
linalg_svd: linalg_svd_overloads

class linalg_svdvals_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor, *, driver: str | None = ...) -> Tensor: ...
    @overload
    def __call__(_, A: Tensor, *, driver: str | None = ..., out: Tensor) -> Tensor: ...
linalg_svdvals: linalg_svdvals_overloads

class linalg_cond_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, p: Number | None = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: Number | None = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: str) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, p: str, *, out: Tensor) -> Tensor: ...
linalg_cond: linalg_cond_overloads

class linalg_pinv_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, *, atol: Tensor | None = ..., rtol: Tensor | None = ...,
        hermitian: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, atol: Tensor | None = ..., rtol: Tensor | None = ...,
        hermitian: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, atol: float | None = ..., rtol: float | None = ...,
        hermitian: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, atol: float | None = ..., rtol: float | None = ...,
        hermitian: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, rcond: float, hermitian: bool = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, rcond: Tensor, hermitian: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, rcond: float, hermitian: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, rcond: Tensor, hermitian: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
linalg_pinv: linalg_pinv_overloads

class _linalg_solve_ex_overloads(Overloads):
    @overload
    def __call__(
        _, A: Tensor, B: Tensor, *, left: bool = ..., check_errors: bool = ...,
    ) -> LinalgSolveExResult: ...
    @overload
    def __call__(
        _, A: Tensor, B: Tensor, *, left: bool = ..., check_errors: bool = ..., result: Tensor,
        LU: Tensor, pivots: Tensor, info: Tensor,
    ) -> LinalgSolveExResult: ...
_linalg_solve_ex: _linalg_solve_ex_overloads

class linalg_solve_ex_overloads(Overloads):
    @overload
    def __call__(
        _, A: Tensor, B: Tensor, *, left: bool = ..., check_errors: bool = ...,
    ) -> tuple[Tensor, Tensor]: ...
    @overload
    def __call__(
        _, A: Tensor, B: Tensor, *, left: bool = ..., check_errors: bool = ..., result: Tensor,
        info: Tensor,
    ) -> tuple[Tensor, Tensor]: ...
linalg_solve_ex: linalg_solve_ex_overloads

class linalg_solve_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor, B: Tensor, *, left: bool = ...) -> Tensor: ...
    @overload
    def __call__(_, A: Tensor, B: Tensor, *, left: bool = ..., out: Tensor) -> Tensor: ...
linalg_solve: linalg_solve_overloads

class _spsolve_overloads(Overloads):
    def __call__(_, A: Tensor, B: Tensor, *, left: bool = ...) -> Tensor: ...
_spsolve: _spsolve_overloads

class linalg_tensorinv_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, ind: int = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, ind: int = ..., *, out: Tensor) -> Tensor: ...
linalg_tensorinv: linalg_tensorinv_overloads

class linalg_tensorsolve_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, other: Tensor, dims: Sequence[int] | None = ...) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, other: Tensor, dims: Sequence[int] | None = ..., *, out: Tensor,
    ) -> Tensor: ...
linalg_tensorsolve: linalg_tensorsolve_overloads

class linalg_qr_overloads(Overloads):
    @overload
    def __call__(_, A: Tensor, mode: str = ...) -> LinalgQrResult: ...
    @overload
    def __call__(_, A: Tensor, mode: str = ..., *, Q: Tensor, R: Tensor) -> LinalgQrResult: ...
linalg_qr: linalg_qr_overloads

class linalg_matrix_power_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, n: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, n: int, *, out: Tensor) -> Tensor: ...
linalg_matrix_power: linalg_matrix_power_overloads

class linalg_matrix_rank_overloads(Overloads):
    @overload
    def __call__(
        _, input: Tensor, *, atol: Tensor | None = ..., rtol: Tensor | None = ...,
        hermitian: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, *, atol: Tensor | None = ..., rtol: Tensor | None = ...,
        hermitian: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, atol: float | None = ..., rtol: float | None = ...,
        hermitian: bool = ...,
    ) -> Tensor: ...
    @overload
    def __call__(
        _, self: Tensor, *, atol: float | None = ..., rtol: float | None = ...,
        hermitian: bool = ..., out: Tensor,
    ) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, tol: float, hermitian: bool = ...) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, tol: float, hermitian: bool = ..., *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, input: Tensor, tol: Tensor, hermitian: bool = ...) -> Tensor: ...
    @overload
    def __call__(
        _, input: Tensor, tol: Tensor, hermitian: bool = ..., *, out: Tensor,
    ) -> Tensor: ...
linalg_matrix_rank: linalg_matrix_rank_overloads

class linalg_multi_dot_overloads(Overloads):
    @overload
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
    @overload
    def __call__(_, tensors: Sequence[Tensor], *, out: Tensor) -> Tensor: ...
linalg_multi_dot: linalg_multi_dot_overloads

class nested_to_padded_tensor_overloads(Overloads):
    def __call__(
        _, self: Tensor, padding: float, output_size: Sequence[int] | None = ...,
    ) -> Tensor: ...
nested_to_padded_tensor: nested_to_padded_tensor_overloads

class _test_serialization_subcmul_overloads(Overloads):
    def __call__(_, self: Tensor, other: Tensor, alpha: Number = ...) -> Tensor: ...
_test_serialization_subcmul: _test_serialization_subcmul_overloads

class _test_parallel_materialize_overloads(Overloads):
    def __call__(_, self: Tensor, num_parallel: int, skip_first: bool = ...) -> Tensor: ...
_test_parallel_materialize: _test_parallel_materialize_overloads

class _test_optional_intlist_overloads(Overloads):
    def __call__(_, values: Tensor, addends: Sequence[int] | None) -> Tensor: ...
_test_optional_intlist: _test_optional_intlist_overloads

class _test_optional_filled_intlist_overloads(Overloads):
    def __call__(_, values: Tensor, addends: int | Sequence[int] | None) -> Tensor: ...
_test_optional_filled_intlist: _test_optional_filled_intlist_overloads

class _test_optional_floatlist_overloads(Overloads):
    def __call__(_, values: Tensor, addends: Sequence[float] | None) -> Tensor: ...
_test_optional_floatlist: _test_optional_floatlist_overloads

class _test_string_default_overloads(Overloads):
    def __call__(_, dummy: Tensor, a: str = ..., b: str = ...) -> Tensor: ...
_test_string_default: _test_string_default_overloads

class _test_ambiguous_defaults_overloads(Overloads):
    @overload
    def __call__(_, dummy: Tensor, a: int = ..., b: int = ...) -> Tensor: ...
    @overload
    def __call__(_, dummy: Tensor, a: int = ..., b: str = ...) -> Tensor: ...
_test_ambiguous_defaults: _test_ambiguous_defaults_overloads

class _test_warn_in_autograd_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_test_warn_in_autograd: _test_warn_in_autograd_overloads

class _test_autograd_multiple_dispatch_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, b: bool) -> Tensor: ...
_test_autograd_multiple_dispatch: _test_autograd_multiple_dispatch_overloads

class _test_autograd_multiple_dispatch_view_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_test_autograd_multiple_dispatch_view: _test_autograd_multiple_dispatch_view_overloads

class _test_autograd_multiple_dispatch_view_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_test_autograd_multiple_dispatch_view_copy: _test_autograd_multiple_dispatch_view_copy_overloads

class segment_reduce_overloads(Overloads):
    def __call__(
        _, data: Tensor, reduce: str, *, lengths: Tensor | None = ..., indices: Tensor | None = ...,
        offsets: Tensor | None = ..., axis: int = ..., unsafe: bool = ...,
        initial: Number | None = ...,
    ) -> Tensor: ...
segment_reduce: segment_reduce_overloads

class _segment_reduce_backward_overloads(Overloads):
    def __call__(
        _, grad: Tensor, output: Tensor, data: Tensor, reduce: str, *, lengths: Tensor | None = ...,
        offsets: Tensor | None = ..., axis: int = ..., initial: Number | None = ...,
    ) -> Tensor: ...
_segment_reduce_backward: _segment_reduce_backward_overloads

class pad_sequence_overloads(Overloads):
    def __call__(
        _, sequences: Sequence[Tensor], batch_first: bool = ..., padding_value: float = ...,
        padding_side: str = ...,
    ) -> Tensor: ...
pad_sequence: pad_sequence_overloads

class flatten_dense_tensors_overloads(Overloads):
    def __call__(_, tensors: Sequence[Tensor]) -> Tensor: ...
flatten_dense_tensors: flatten_dense_tensors_overloads

class unflatten_dense_tensors_overloads(Overloads):
    def __call__(_, flat: Tensor, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
unflatten_dense_tensors: unflatten_dense_tensors_overloads

class _nested_tensor_from_tensor_list_overloads(Overloads):
    def __call__(
        _, list: Sequence[Tensor], dtype: dtype_typeLike | None = ...,
        layout: layout_typeLike | None = ..., device: device_typeLike | None = ...,
        pin_memory: bool | None = ...,
    ) -> Tensor: ...
_nested_tensor_from_tensor_list: _nested_tensor_from_tensor_list_overloads

class _fw_primal_copy_overloads(Overloads):
    def __call__(_, self: Tensor, level: int) -> Tensor: ...
_fw_primal_copy: _fw_primal_copy_overloads

class _make_dual_copy_overloads(Overloads):
    def __call__(_, primal: Tensor, tangent: Tensor, level: int) -> Tensor: ...
_make_dual_copy: _make_dual_copy_overloads

class view_as_real_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
view_as_real_copy: view_as_real_copy_overloads

class view_as_complex_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
view_as_complex_copy: view_as_complex_copy_overloads

class _conj_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_conj_copy: _conj_copy_overloads

class _neg_view_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_neg_view_copy: _neg_view_copy_overloads

class as_strided_copy_overloads(Overloads):
    def __call__(
        _, self: Tensor, size: Sequence[int], stride: Sequence[int],
        storage_offset: int | None = ...,
    ) -> Tensor: ...
as_strided_copy: as_strided_copy_overloads

class _sparse_broadcast_to_copy_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
_sparse_broadcast_to_copy: _sparse_broadcast_to_copy_overloads

class diagonal_copy_overloads(Overloads):
    def __call__(
        _, self: Tensor, offset: int = ..., dim1: int = ..., dim2: int = ...,
    ) -> Tensor: ...
diagonal_copy: diagonal_copy_overloads

class expand_copy_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int], *, implicit: bool = ...) -> Tensor: ...
expand_copy: expand_copy_overloads

class permute_copy_overloads(Overloads):
    def __call__(_, self: Tensor, dims: Sequence[int]) -> Tensor: ...
permute_copy: permute_copy_overloads

class _reshape_alias_copy_overloads(Overloads):
    def __call__(_, self: Tensor, size: Sequence[int], stride: Sequence[int]) -> Tensor: ...
_reshape_alias_copy: _reshape_alias_copy_overloads

class select_copy_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, index: int) -> Tensor: ...
select_copy: select_copy_overloads

class detach_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
detach_copy: detach_copy_overloads

class slice_copy_overloads(Overloads):
    def __call__(
        _, self: Tensor, dim: int = ..., start: int | None = ..., end: int | None = ...,
        step: int = ...,
    ) -> Tensor: ...
slice_copy: slice_copy_overloads

class split_copy_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, split_size: int, dim: int = ...) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, split_size: int, dim: int = ..., *, out: Sequence[Tensor],
    ) -> None: ...
split_copy: split_copy_overloads

class split_with_sizes_copy_overloads(Overloads):
    @overload
    def __call__(
        _, self: Tensor, split_sizes: Sequence[int], dim: int = ...,
    ) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(
        _, self: Tensor, split_sizes: Sequence[int], dim: int = ..., *, out: Sequence[Tensor],
    ) -> None: ...
split_with_sizes_copy: split_with_sizes_copy_overloads

class squeeze_copy_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dim: Sequence[int]) -> Tensor: ...
squeeze_copy: squeeze_copy_overloads

class t_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
t_copy: t_copy_overloads

class transpose_copy_overloads(Overloads):
    def __call__(_, self: Tensor, dim0: int, dim1: int) -> Tensor: ...
transpose_copy: transpose_copy_overloads

class unsqueeze_copy_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int) -> Tensor: ...
unsqueeze_copy: unsqueeze_copy_overloads

class _indices_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_indices_copy: _indices_copy_overloads

class _values_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
_values_copy: _values_copy_overloads

class indices_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
indices_copy: indices_copy_overloads

class values_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
values_copy: values_copy_overloads

class crow_indices_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
crow_indices_copy: crow_indices_copy_overloads

class col_indices_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
col_indices_copy: col_indices_copy_overloads

class ccol_indices_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
ccol_indices_copy: ccol_indices_copy_overloads

class row_indices_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
row_indices_copy: row_indices_copy_overloads

class unbind_copy_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, dim: int = ...) -> tuple[Tensor, ...]: ...
    @overload
    def __call__(_, self: Tensor, dim: int = ..., *, out: Sequence[Tensor]) -> None: ...
unbind_copy: unbind_copy_overloads

class view_copy_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor, size: Sequence[int]) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, dtype: dtype_typeLike) -> Tensor: ...
view_copy: view_copy_overloads

class unfold_copy_overloads(Overloads):
    def __call__(_, self: Tensor, dimension: int, size: int, step: int) -> Tensor: ...
unfold_copy: unfold_copy_overloads

class alias_copy_overloads(Overloads):
    def __call__(_, self: Tensor) -> Tensor: ...
alias_copy: alias_copy_overloads

class to_padded_tensor_overloads(Overloads):
    def __call__(
        _, self: Tensor, padding: float, output_size: Sequence[int] | None = ...,
    ) -> Tensor: ...
to_padded_tensor: to_padded_tensor_overloads

class _jagged_to_padded_dense_forward_overloads(Overloads):
    def __call__(
        _, values: Tensor, offsets: Sequence[Tensor], max_lengths: Sequence[int],
        padding_value: float = ...,
    ) -> Tensor: ...
_jagged_to_padded_dense_forward: _jagged_to_padded_dense_forward_overloads

class _padded_dense_to_jagged_forward_overloads(Overloads):
    def __call__(
        _, dense: Tensor, offsets: Sequence[Tensor], total_L: int | None = ...,
    ) -> Tensor: ...
_padded_dense_to_jagged_forward: _padded_dense_to_jagged_forward_overloads

class _nested_from_padded_tensor_overloads(Overloads):
    def __call__(
        _, padded: Tensor, offsets: Tensor, dummy: Tensor, ragged_idx: int = ...,
        min_seqlen: Tensor | None = ..., max_seqlen: Tensor | None = ..., sum_S: int | None = ...,
    ) -> Tensor: ...
_nested_from_padded_tensor: _nested_from_padded_tensor_overloads

class _nested_tensor_softmax_with_shape_overloads(Overloads):
    def __call__(_, self: Tensor, query: Tensor) -> Tensor: ...
_nested_tensor_softmax_with_shape: _nested_tensor_softmax_with_shape_overloads

class _safe_softmax_overloads(Overloads):
    def __call__(_, self: Tensor, dim: int, dtype: dtype_typeLike | None = ...) -> Tensor: ...
_safe_softmax: _safe_softmax_overloads

class _transformer_encoder_layer_fwd_overloads(Overloads):
    def __call__(
        _, src: Tensor, embed_dim: int, num_heads: int, qkv_weight: Tensor, qkv_bias: Tensor,
        proj_weight: Tensor, proj_bias: Tensor, use_gelu: bool, norm_first: bool, eps: float,
        norm_weight_1: Tensor, norm_bias_1: Tensor, norm_weight_2: Tensor, norm_bias_2: Tensor,
        ffn_weight_1: Tensor, ffn_bias_1: Tensor, ffn_weight_2: Tensor, ffn_bias_2: Tensor,
        mask: Tensor | None = ..., mask_type: int | None = ...,
    ) -> Tensor: ...
_transformer_encoder_layer_fwd: _transformer_encoder_layer_fwd_overloads

class _native_multi_head_attention_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, embed_dim: int, num_head: int,
        qkv_weight: Tensor, qkv_bias: Tensor, proj_weight: Tensor, proj_bias: Tensor,
        mask: Tensor | None = ..., need_weights: bool = ..., average_attn_weights: bool = ...,
        mask_type: int | None = ...,
    ) -> tuple[Tensor, Tensor | None]: ...
_native_multi_head_attention: _native_multi_head_attention_overloads

class scaled_dot_product_attention_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | None = ...,
        dropout_p: float = ..., is_causal: bool = ..., *, scale: float | None = ...,
        enable_gqa: bool = ...,
    ) -> Tensor: ...
scaled_dot_product_attention: scaled_dot_product_attention_overloads

class _fused_sdp_choice_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | None = ...,
        dropout_p: float = ..., is_causal: bool = ..., *, scale: float | None = ...,
        enable_gqa: bool = ...,
    ) -> int: ...
_fused_sdp_choice: _fused_sdp_choice_overloads

class _scaled_dot_product_attention_math_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | None = ...,
        dropout_p: float = ..., is_causal: bool = ..., dropout_mask: Tensor | None = ..., *,
        scale: float | None = ..., enable_gqa: bool = ...,
    ) -> tuple[Tensor, Tensor | None]: ...
_scaled_dot_product_attention_math: _scaled_dot_product_attention_math_overloads

class _scaled_dot_product_attention_math_for_mps_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | None = ...,
        dropout_p: float = ..., is_causal: bool = ..., dropout_mask: Tensor | None = ..., *,
        scale: float | None = ..., enable_gqa: bool = ...,
    ) -> tuple[Tensor, Tensor | None]: ...
_scaled_dot_product_attention_math_for_mps: _scaled_dot_product_attention_math_for_mps_overloads

class _scaled_dot_product_flash_attention_overloads(Overloads):
    @overload
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, dropout_p: float = ..., is_causal: bool = ...,
        return_debug_mask: bool = ..., *, scale: float | None = ...,
    ) -> ScaledDotProductFlashAttentionResult: ...
    @overload
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, q_descale: Tensor | None,
        k_descale: Tensor | None, v_descale: Tensor | None, dropout_p: float = ...,
        is_causal: bool = ..., return_debug_mask: bool = ..., *, scale: float | None = ...,
    ) -> ScaledDotProductFlashAttentionResult: ...
_scaled_dot_product_flash_attention: _scaled_dot_product_flash_attention_overloads

class _scaled_dot_product_flash_attention_for_cpu_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, dropout_p: float = ..., is_causal: bool = ...,
        *, attn_mask: Tensor | None = ..., scale: float | None = ...,
    ) -> ScaledDotProductFlashAttentionForCpuResult: ...
_scaled_dot_product_flash_attention_for_cpu: _scaled_dot_product_flash_attention_for_cpu_overloads

class _scaled_dot_product_fused_attention_overrideable_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_bias: Tensor | None = ...,
        dropout_p: float = ..., is_causal: bool = ..., return_debug_mask: bool = ..., *,
        scale: float | None = ...,
    ) -> ScaledDotProductFusedAttentionOverrideableResult: ...
_scaled_dot_product_fused_attention_overrideable: _scaled_dot_product_fused_attention_overrideable_overloads

class _scaled_dot_product_flash_attention_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor,
        logsumexp: Tensor, cum_seq_q: Tensor, cum_seq_k: Tensor, max_q: int, max_k: int,
        dropout_p: float, is_causal: bool, philox_seed: Tensor, philox_offset: Tensor, *,
        scale: float | None = ...,
    ) -> ScaledDotProductFlashAttentionBackwardResult: ...
_scaled_dot_product_flash_attention_backward: _scaled_dot_product_flash_attention_backward_overloads

class _scaled_dot_product_flash_attention_for_cpu_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor,
        logsumexp: Tensor, dropout_p: float, is_causal: bool, *, attn_mask: Tensor | None = ...,
        scale: float | None = ...,
    ) -> ScaledDotProductFlashAttentionForCpuBackwardResult: ...
_scaled_dot_product_flash_attention_for_cpu_backward: _scaled_dot_product_flash_attention_for_cpu_backward_overloads

class _scaled_dot_product_fused_attention_overrideable_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, query: Tensor, key: Tensor, value: Tensor, attn_bias: Tensor,
        grad_input_mask: Sequence[bool], out: Tensor, logsumexp: Tensor, cum_seq_q: Tensor,
        cum_seq_k: Tensor, max_q: int, max_k: int, dropout_p: float, is_causal: bool,
        philox_seed: Tensor, philox_offset: Tensor, *, scale: float | None = ...,
    ) -> ScaledDotProductFusedAttentionOverrideableBackwardResult: ...
_scaled_dot_product_fused_attention_overrideable_backward: _scaled_dot_product_fused_attention_overrideable_backward_overloads

class _scaled_dot_product_efficient_attention_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_bias: Tensor | None,
        compute_log_sumexp: bool, dropout_p: float = ..., is_causal: bool = ..., *,
        scale: float | None = ...,
    ) -> ScaledDotProductEfficientAttentionResult: ...
_scaled_dot_product_efficient_attention: _scaled_dot_product_efficient_attention_overloads

class _scaled_dot_product_efficient_attention_backward_overloads(Overloads):
    def __call__(
        _, grad_out_: Tensor, query: Tensor, key: Tensor, value: Tensor, attn_bias: Tensor,
        out: Tensor, logsumexp: Tensor, philox_seed: Tensor, philox_offset: Tensor,
        dropout_p: float, grad_input_mask: Sequence[bool], is_causal: bool = ..., *,
        scale: float | None = ...,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
_scaled_dot_product_efficient_attention_backward: _scaled_dot_product_efficient_attention_backward_overloads

class _scaled_dot_product_cudnn_attention_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_bias: Tensor | None,
        compute_log_sumexp: bool, dropout_p: float = ..., is_causal: bool = ...,
        return_debug_mask: bool = ..., *, scale: float | None = ...,
    ) -> ScaledDotProductCudnnAttentionResult: ...
_scaled_dot_product_cudnn_attention: _scaled_dot_product_cudnn_attention_overloads

class _scaled_dot_product_cudnn_attention_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor,
        logsumexp: Tensor, philox_seed: Tensor, philox_offset: Tensor, attn_bias: Tensor,
        cum_seq_q: Tensor, cum_seq_k: Tensor, max_q: int, max_k: int, dropout_p: float,
        is_causal: bool, *, scale: float | None = ...,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_scaled_dot_product_cudnn_attention_backward: _scaled_dot_product_cudnn_attention_backward_overloads

class _flash_attention_forward_overloads(Overloads):
    @overload
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, cum_seq_q: Tensor | None,
        cum_seq_k: Tensor | None, max_q: int, max_k: int, dropout_p: float, is_causal: bool,
        return_debug_mask: bool, *, scale: float | None = ..., window_size_left: int | None = ...,
        window_size_right: int | None = ..., seqused_k: Tensor | None = ...,
        alibi_slopes: Tensor | None = ..., block_table: Tensor | None = ...,
        num_splits: int | None = ...,
    ) -> FlashAttentionForwardResult: ...
    @overload
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, cum_seq_q: Tensor | None,
        cum_seq_k: Tensor | None, max_q: int, max_k: int, dropout_p: float, is_causal: bool,
        return_debug_mask: bool, q_descale: Tensor | None, k_descale: Tensor | None,
        v_descale: Tensor | None, *, scale: float | None = ..., window_size_left: int | None = ...,
        window_size_right: int | None = ..., seqused_k: Tensor | None = ...,
        alibi_slopes: Tensor | None = ...,
    ) -> FlashAttentionForwardResult: ...
_flash_attention_forward: _flash_attention_forward_overloads

class _flash_attention_forward_no_dropout_inplace_overloads(Overloads):
    def __call__(
        _, out: Tensor, query: Tensor, key: Tensor, value: Tensor, cum_seq_q: Tensor | None,
        cum_seq_k: Tensor | None, max_q: int, max_k: int, dropout_p: float, is_causal: bool,
        return_debug_mask: bool, *, scale: float | None = ..., window_size_left: int | None = ...,
        window_size_right: int | None = ..., seqused_k: Tensor | None = ...,
        alibi_slopes: Tensor | None = ..., block_table: Tensor | None = ...,
        num_splits: int | None = ...,
    ) -> Tensor: ...
_flash_attention_forward_no_dropout_inplace: _flash_attention_forward_no_dropout_inplace_overloads

class _flash_attention_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor,
        logsumexp: Tensor, cum_seq_q: Tensor, cum_seq_k: Tensor, max_q: int, max_k: int,
        dropout_p: float, is_causal: bool, rng_state: Tensor, unused: Tensor, *,
        scale: float | None = ..., window_size_left: int | None = ...,
        window_size_right: int | None = ...,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_flash_attention_backward: _flash_attention_backward_overloads

class _efficient_attention_forward_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None,
        cu_seqlens_q: Tensor | None, cu_seqlens_k: Tensor | None, max_seqlen_q: int | None,
        max_seqlen_k: int | None, dropout_p: float, custom_mask_type: int,
        compute_log_sumexp: bool = ..., *, scale: float | None = ..., seqlen_k: Tensor | None = ...,
        window_size: int | None = ...,
    ) -> EfficientAttentionForwardResult: ...
_efficient_attention_forward: _efficient_attention_forward_overloads

class _efficient_attention_backward_overloads(Overloads):
    def __call__(
        _, grad_out_: Tensor, query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None,
        out: Tensor, cu_seqlens_q: Tensor | None, cu_seqlens_k: Tensor | None, max_seqlen_q: int,
        max_seqlen_k: int, logsumexp: Tensor, dropout_p: float, philox_seed: Tensor,
        philox_offset: Tensor, custom_mask_type: int, bias_requires_grad: bool, *,
        scale: float | None = ..., num_splits_key: int | None = ..., window_size: int | None = ...,
        shared_storage_dqdkdv: bool = ...,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None]: ...
_efficient_attention_backward: _efficient_attention_backward_overloads

class _cudnn_attention_forward_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, attn_bias: Tensor | None,
        cum_seq_q: Tensor | None, cum_seq_k: Tensor | None, max_q: int, max_k: int,
        compute_log_sumexp: bool, dropout_p: float = ..., is_causal: bool = ...,
        return_debug_mask: bool = ..., *, scale: float | None = ...,
    ) -> CudnnAttentionForwardResult: ...
_cudnn_attention_forward: _cudnn_attention_forward_overloads

class _cudnn_attention_backward_overloads(Overloads):
    def __call__(
        _, grad_out: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor,
        logsumexp: Tensor, philox_seed: Tensor, philox_offset: Tensor, attn_bias: Tensor,
        cum_seq_q: Tensor, cum_seq_k: Tensor, max_q: int, max_k: int, dropout_p: float,
        is_causal: bool, *, scale: float | None = ...,
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]: ...
_cudnn_attention_backward: _cudnn_attention_backward_overloads

class _triton_scaled_dot_attention_overloads(Overloads):
    def __call__(_, q: Tensor, k: Tensor, v: Tensor, dropout_p: float = ...) -> Tensor: ...
_triton_scaled_dot_attention: _triton_scaled_dot_attention_overloads

class _fill_mem_eff_dropout_mask__overloads(Overloads):
    def __call__(_, self: Tensor, dropout_p: float, seed: int, offset: int) -> Tensor: ...
_fill_mem_eff_dropout_mask_: _fill_mem_eff_dropout_mask__overloads

class _triton_multi_head_attention_overloads(Overloads):
    def __call__(
        _, query: Tensor, key: Tensor, value: Tensor, embed_dim: int, num_head: int,
        qkv_weight: Tensor, qkv_bias: Tensor, proj_weight: Tensor, proj_bias: Tensor,
        mask: Tensor | None = ...,
    ) -> Tensor: ...
_triton_multi_head_attention: _triton_multi_head_attention_overloads

class special_airy_ai_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, *, out: Tensor) -> Tensor: ...
special_airy_ai: special_airy_ai_overloads

class special_bessel_j0_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_bessel_j0: special_bessel_j0_overloads

class special_bessel_j1_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_bessel_j1: special_bessel_j1_overloads

class special_bessel_y0_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_bessel_y0: special_bessel_y0_overloads

class special_bessel_y1_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_bessel_y1: special_bessel_y1_overloads

class special_chebyshev_polynomial_t_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_chebyshev_polynomial_t: special_chebyshev_polynomial_t_overloads

class special_chebyshev_polynomial_u_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_chebyshev_polynomial_u: special_chebyshev_polynomial_u_overloads

class special_chebyshev_polynomial_v_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_chebyshev_polynomial_v: special_chebyshev_polynomial_v_overloads

class special_chebyshev_polynomial_w_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_chebyshev_polynomial_w: special_chebyshev_polynomial_w_overloads

class special_hermite_polynomial_h_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_hermite_polynomial_h: special_hermite_polynomial_h_overloads

class special_hermite_polynomial_he_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_hermite_polynomial_he: special_hermite_polynomial_he_overloads

class special_laguerre_polynomial_l_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_laguerre_polynomial_l: special_laguerre_polynomial_l_overloads

class special_legendre_polynomial_p_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_legendre_polynomial_p: special_legendre_polynomial_p_overloads

class special_modified_bessel_i0_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_modified_bessel_i0: special_modified_bessel_i0_overloads

class special_modified_bessel_i1_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_modified_bessel_i1: special_modified_bessel_i1_overloads

class special_modified_bessel_k0_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_modified_bessel_k0: special_modified_bessel_k0_overloads

class special_modified_bessel_k1_overloads(Overloads):
    @overload
    def __call__(_, self: Tensor) -> Tensor: ...
    @overload
    def __call__(_, self: Tensor, *, out: Tensor) -> Tensor: ...
special_modified_bessel_k1: special_modified_bessel_k1_overloads

class special_scaled_modified_bessel_k0_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, *, out: Tensor) -> Tensor: ...
special_scaled_modified_bessel_k0: special_scaled_modified_bessel_k0_overloads

class special_scaled_modified_bessel_k1_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, *, out: Tensor) -> Tensor: ...
special_scaled_modified_bessel_k1: special_scaled_modified_bessel_k1_overloads

class special_shifted_chebyshev_polynomial_t_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_shifted_chebyshev_polynomial_t: special_shifted_chebyshev_polynomial_t_overloads

class special_shifted_chebyshev_polynomial_u_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_shifted_chebyshev_polynomial_u: special_shifted_chebyshev_polynomial_u_overloads

class special_shifted_chebyshev_polynomial_v_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_shifted_chebyshev_polynomial_v: special_shifted_chebyshev_polynomial_v_overloads

class special_shifted_chebyshev_polynomial_w_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Number, n: Tensor, *, out: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, n: Number, *, out: Tensor) -> Tensor: ...
special_shifted_chebyshev_polynomial_w: special_shifted_chebyshev_polynomial_w_overloads

class special_spherical_bessel_j0_overloads(Overloads):
    @overload
    def __call__(_, x: Tensor) -> Tensor: ...
    @overload
    def __call__(_, x: Tensor, *, out: Tensor) -> Tensor: ...
special_spherical_bessel_j0: special_spherical_bessel_j0_overloads

class _foobar_overloads(Overloads):
    def __call__(
        _, self: Tensor, arg1: bool = ..., arg2: bool = ..., *, arg3: bool = ...,
    ) -> Tensor: ...
_foobar: _foobar_overloads

class _fused_adam__overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], exp_avgs: Sequence[Tensor],
        exp_avg_sqs: Sequence[Tensor], max_exp_avg_sqs: Sequence[Tensor],
        state_steps: Sequence[Tensor], *, lr: float, beta1: float, beta2: float,
        weight_decay: float, eps: float, amsgrad: bool, maximize: bool,
        grad_scale: Tensor | None = ..., found_inf: Tensor | None = ...,
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], exp_avgs: Sequence[Tensor],
        exp_avg_sqs: Sequence[Tensor], max_exp_avg_sqs: Sequence[Tensor],
        state_steps: Sequence[Tensor], *, lr: Tensor, beta1: float, beta2: float,
        weight_decay: float, eps: float, amsgrad: bool, maximize: bool,
        grad_scale: Tensor | None = ..., found_inf: Tensor | None = ...,
    ) -> None: ...
_fused_adam_: _fused_adam__overloads

class _fused_adamw__overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], exp_avgs: Sequence[Tensor],
        exp_avg_sqs: Sequence[Tensor], max_exp_avg_sqs: Sequence[Tensor],
        state_steps: Sequence[Tensor], *, lr: float, beta1: float, beta2: float,
        weight_decay: float, eps: float, amsgrad: bool, maximize: bool,
        grad_scale: Tensor | None = ..., found_inf: Tensor | None = ...,
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], exp_avgs: Sequence[Tensor],
        exp_avg_sqs: Sequence[Tensor], max_exp_avg_sqs: Sequence[Tensor],
        state_steps: Sequence[Tensor], *, lr: Tensor, beta1: float, beta2: float,
        weight_decay: float, eps: float, amsgrad: bool, maximize: bool,
        grad_scale: Tensor | None = ..., found_inf: Tensor | None = ...,
    ) -> None: ...
_fused_adamw_: _fused_adamw__overloads

class _fused_sgd__overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], momentum_buffer_list: Sequence[Tensor],
        *, weight_decay: float, momentum: float, lr: float, dampening: float, nesterov: bool,
        maximize: bool, is_first_step: bool, grad_scale: Tensor | None = ...,
        found_inf: Tensor | None = ...,
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], momentum_buffer_list: Sequence[Tensor],
        *, weight_decay: float, momentum: float, lr: Tensor, dampening: float, nesterov: bool,
        maximize: bool, is_first_step: bool, grad_scale: Tensor | None = ...,
        found_inf: Tensor | None = ...,
    ) -> None: ...
_fused_sgd_: _fused_sgd__overloads

class _fused_adagrad__overloads(Overloads):
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], state_sums: Sequence[Tensor],
        state_steps: Sequence[Tensor], *, lr: float, lr_decay: float, weight_decay: float,
        eps: float, maximize: bool, grad_scale: Tensor | None = ..., found_inf: Tensor | None = ...,
    ) -> None: ...
    @overload
    def __call__(
        _, self: Sequence[Tensor], grads: Sequence[Tensor], state_sums: Sequence[Tensor],
        state_steps: Sequence[Tensor], *, lr: Tensor, lr_decay: float, weight_decay: float,
        eps: float, maximize: bool, grad_scale: Tensor | None = ..., found_inf: Tensor | None = ...,
    ) -> None: ...
_fused_adagrad_: _fused_adagrad__overloads

class _propagate_xla_data_overloads(Overloads):
    def __call__(_, input: Tensor, output: Tensor) -> None: ...
_propagate_xla_data: _propagate_xla_data_overloads

table: Table
