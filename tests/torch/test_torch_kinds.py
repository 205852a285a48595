"""Every kind of value that libtorch's operators take and give, compared with PyTorch."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
import sffi
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
aten, CPU = torch.ops.aten, torch.device("cpu")
arange, ones, tensor, zeros = torch.arange, torch.ones, torch.tensor, torch.zeros
FORMS = [aten.to_sparse(ones(1)), aten.to_sparse_csr(ones(1, 1)), aten.to_mkldnn(ones(1)), ones(1)]
STORAGE = arange(6.0).untyped_storage()
def quantised(dtype):
    return aten.quantize_per_tensor(ones(2), 0.5, 3, dtype)
def layer_norm_backward(mask):
    x, one = arange(6.0).view(2, 3), ones(2, 1)
    return aten.native_layer_norm_backward(ones(2, 3), x, [3], one, one, None, None, mask)
def convolution_backward(mask):
    x, weight, result = ones(1, 1, 3), ones(1, 1, 2), ones(1, 1, 2)
    return aten.convolution_backward(result, x, weight, [1], [1], [0], [1], False, [0], 1, mask)
"""
CASES = table(
    """
    # layouts and schemes
    [repr(each) for each in (torch.strided, torch.sparse_coo, torch.sparse_csr, torch.sparse_csc)]
    [repr(each) for each in (torch.sparse_bsr, torch.sparse_bsc, torch.jagged, torch._mkldnn)]
    repr([torch.per_tensor_affine, torch.per_channel_affine, torch.per_tensor_symmetric])
    repr([torch.per_channel_symmetric, torch.per_channel_affine_float_qparams])
    torch.zeros(2).layout is torch.strided
    torch.layout()
    torch.qscheme()
    isinstance(torch.strided, torch.layout), isinstance(torch.per_tensor_affine, torch.qscheme)
    # types of elements
    [repr(d) for d in (torch.qint8, torch.quint8, torch.qint32, torch.quint4x2, torch.quint2x4)]
    [d.itemsize for d in (torch.bits1x8, torch.bits2x4, torch.bits4x2, torch.bits8, torch.bits16)]
    [(d.itemsize, d.is_signed) for d in (torch.uint1, torch.uint4, torch.uint7, torch.int7)]
    [(repr(d), d.is_floating_point) for d in (torch.float8_e5m2fnuz, torch.float8_e4m3fnuz)]
    [(repr(d), d.is_signed) for d in (torch.float8_e8m0fnu, torch.float4_e2m1fn_x2)]
    torch.bit is torch.uint1
    torch.empty(3, dtype=torch.int4).dtype
    torch.qint8.is_signed
    torch.bits8.is_signed
    # integers as wide as they are
    torch.full((2,), 2**64 - 1, dtype=torch.uint64)
    torch.full((2,), 2**63, dtype=torch.uint64)[0].item()
    torch.tensor([2**63 + 5], dtype=torch.uint64).item()
    torch.full((1,), 2**64, dtype=torch.uint64)
    torch.full((1,), -(2**63) - 1)
    torch.zeros(2, dtype=torch.int64) + 2**63
    torch.zeros(2) + (2**64 - 1)
    torch.clamp(torch.arange(3, dtype=torch.uint8), 1, 2**63)
    torch.as_strided(torch.zeros(4), [2], [1], -(2**63))
    torch.zeros(4).as_strided([2], [2**62])
    # seeds
    torch.manual_seed(2**64 - 1).initial_seed(), torch.rand(2)
    torch.manual_seed(-1).initial_seed(), torch.rand(2)
    torch.manual_seed(2**63).initial_seed()
    torch.manual_seed(-(2**63)).initial_seed()
    torch.Generator().manual_seed(2**64 - 5).initial_seed()
    # storages
    torch.zeros(3, 4)[1:].untyped_storage().nbytes()
    len(torch.zeros(3, dtype=torch.float64).untyped_storage())
    torch.zeros(3).untyped_storage().device
    (lambda x: x[1:].untyped_storage().data_ptr() == x.data_ptr())(torch.zeros(3))
    # lists of numbers, of handles, of what may be absent
    aten._foreach_add.ScalarList([zeros(2), ones(2)], [1, 2.5])
    aten._foreach_mul.ScalarList([ones(2, dtype=torch.complex64)], [2j])
    aten._foreach_add.ScalarList([zeros(2)], [1, 2])
    aten._foreach_add.ScalarList([zeros(2, dtype=torch.uint64)], [2**64 - 1])
    aten._foreach_norm.Scalar([ones(4), ones(9)], 2)
    aten._foreach_pow.ScalarAndTensor(2, [arange(3.0)])
    aten.gradient.scalararray(arange(6.0).square(), spacing=2.0, dim=[0])
    aten.gradient.scalarrayarray(arange(6.0).square(), spacing=[0.5], dim=[0])
    aten.index.Tensor(arange(6.0).view(2, 3), [None, tensor([2, 0])])
    aten.index_put_(zeros(2, 3), [None, tensor([1])], ones(2, 1), True)
    aten.nonzero_numpy(tensor([[0, 1], [2, 0]]))
    aten.unbind.int(arange(4.0).view(2, 2), 1)
    aten.cat([zeros(1), ones(2)])
    # several results, lists among them
    aten.histogramdd(arange(10.0).view(5, 2), [2, 3])
    aten.histogramdd(arange(10.0).view(5, 2), [2, 3], range=[0.0, 1, 0, 9.5])
    aten.histogram.bin_ct(arange(6.0), 3, range=[0.0, 6.0])
    aten._choose_qparams_per_tensor(arange(6.0))
    aten.lu_unpack(torch.eye(3) * 2, tensor([1, 2, 3], dtype=torch.int32))
    aten.unique_consecutive(tensor([1, 1, 2]), True, True)
    aten.native_batch_norm(ones(2, 3), None, None, None, None, True, 0.1, 1e-5)
    aten._batch_norm_impl_index(ones(2, 3), *4 * [None], True, 0.1, 1e-5, False)[4]
    aten.std_mean.correction(arange(4.0), [0], correction=0.5)
    # results that libtorch leaves out
    layer_norm_backward([True, False, False])
    convolution_backward([False, True, True])
    # integers for lists of a length
    aten.conv2d.padding(ones(1, 1, 4, 4), ones(1, 1, 3, 3), padding="same")
    aten.max_pool2d(arange(16.0).view(1, 1, 4, 4), 2)
    aten.max_pool2d(arange(16.0).view(1, 1, 4, 4), [2, 1], stride=[1, 2])
    aten.upsample_nearest2d(ones(1, 1, 2, 2), [4, 6], None, 3.0)
    aten.mean.dim(arange(4.0), 0, True, dtype=torch.float64)
    aten.all.dims(ones(2, 2), None)
    aten.all.dims(ones(2, 2), [0, 1], True)
    aten.sum.dim_IntList(ones(2, 2), None)
    aten.fft_fft2(ones(2, 3), s=[2, 2], norm="ortho")
    aten.fft_fft2(ones(2, 3))
    # numbers
    aten.item(tensor(True)), aten.item(tensor(2j))
    aten._local_scalar_dense(torch.full((), 2**64 - 1, dtype=torch.uint64))
    aten.clamp(arange(4.0), None, 2), aten.clamp(arange(4.0), 1.5)
    aten.norm.ScalarOpt_dim(ones(4), None, [0])
    aten.scalar_tensor(True, dtype=torch.bool), aten.scalar_tensor(3)
    aten.add.Tensor(arange(2), arange(2), alpha=2**62)
    aten.searchsorted.Scalar(arange(4.0), 2.5, side="left")
    aten.sym_constrain_range(3, min=1, max=5)
    aten.sym_constrain_range(7, min=1, max=5)
    aten._assert_scalar(0, "so it is")
    aten.sym_size.int(zeros(2, 3), 1), aten.sym_numel(zeros(4))
    aten.sym_storage_offset(zeros(4)[1:])
    aten.sym_is_contiguous(zeros(2, 3).t())
    aten.zeros([2**62 + 5])
    # words, types, devices, layouts, generators
    aten.div.Tensor_mode(arange(4.0), torch.full((4,), 3.0), rounding_mode="floor")
    aten.div.Tensor_mode(arange(4.0), torch.full((4,), 3.0), rounding_mode=None)
    aten.div.Tensor_mode(ones(1), ones(1), rounding_mode="up")
    aten.zeros([2], dtype=torch.int8, layout=torch.strided, device=CPU, pin_memory=False)
    aten.empty.memory_format([2, 3, 4, 5], memory_format=torch.channels_last).stride()
    aten.to_sparse(torch.eye(2), layout=torch.sparse_csr).layout is torch.sparse_csr
    aten.rand.generator([2], generator=torch.Generator().manual_seed(3))
    aten.rand.generator([2], generator=None)
    aten.to.dtype_layout(arange(2), dtype=torch.float16, memory_format=None)
    aten.q_scale(quantised(torch.qint8))
    aten.q_zero_point(quantised(torch.qint32))
    quantised(torch.quint8).dtype is torch.quint8
    aten.int_repr(quantised(torch.quint8))
    aten.equal(ones(2), ones(2)), aten.is_same_size(ones(2), ones(3))
    # storages and streams
    aten.set_.source_Storage(zeros(1), arange(3.0).untyped_storage())
    aten.set_.source_Storage_storage_offset(zeros(1), STORAGE, 1, [2], [2])
    # tensors whose elements are in no plain array
    repr(aten.to_sparse(torch.eye(2)))
    repr(aten.to_sparse(torch.eye(3, dtype=torch.complex64), 1)), repr(aten.to_sparse(zeros(2, 3)))
    repr(aten.to_sparse(torch.eye(2, dtype=torch.float64).requires_grad_() * 2))
    repr(aten.to_sparse(torch.eye(2)).requires_grad_()), repr(aten.to_sparse(arange(3000)))
    repr(aten.to_sparse_csr(torch.eye(2, dtype=torch.int64))), repr(aten.to_sparse_csr(zeros(2, 3)))
    repr(aten.to_sparse_csc(torch.eye(2))), repr(aten.to_sparse_bsr(torch.eye(4), [2, 2]))
    repr(aten.to_sparse_bsc(torch.eye(2), [1, 1]).double())
    repr(aten.to_sparse(torch.eye(2)).to("meta"))
    repr(aten.to_mkldnn(torch.eye(2)))
    repr(quantised(torch.quint8)), repr(quantised(torch.qint32)[:0])
    repr(aten.quantize_per_channel(ones(2, 1), ones(2), tensor([0, 1]), 0, torch.qint8))
    repr(aten._nested_tensor_from_tensor_list([ones(2), arange(3.0)]))
    [(x.is_sparse, x.is_sparse_csr, x.is_quantized, x.is_mkldnn, x.is_nested) for x in FORMS]
    """
)
OWN_WORDS = {
    "torch.qint8.is_signed",
    "torch.bits8.is_signed",
    "torch.full((1,), 2**64, dtype=torch.uint64)",
    "torch.full((1,), -(2**63) - 1)",
}


@pytest.mark.parametrize("case", CASES)
def test_like_pytorch(compare: Any, case: str) -> None:
    compare(case)


def test_values_that_pytorch_gives_as_numbers(torch: Any) -> None:
    """As its functions of these names give them, other than its `ops`."""
    aten, x = torch.ops.aten, torch.ones(2)
    assert aten.result_type.Tensor(x, torch.ones(2, dtype=torch.int64)) is torch.float32
    quantised = aten.quantize_per_tensor(x, 0.5, 3, torch.quint8)
    assert aten.qscheme(quantised) is torch.per_tensor_affine


def test_what_does_not_fit_is_refused_by_name(torch: Any) -> None:
    aten, x, one = torch.ops.aten, torch.ones(2, 3), torch.ones(2, 1)
    with pytest.raises(ValueError, match="'output_mask' must have 3 items, not 2"):
        aten.native_layer_norm_backward(x, x, [3], one, one, None, None, [True, False])
    with pytest.raises(OverflowError, match="'device_index' is out of range: 200 does not fit 8"):
        aten._cufft_get_plan_cache_size(200)
    with pytest.raises(OverflowError, match=r"'scalars\[1\]' does not fit 64 bits"):
        aten._foreach_add.ScalarList([one, one], [1, 2**64])
    with pytest.raises(TypeError, match=r"'dtype' must be torch\.dtype, not str"):
        aten.zeros([2], dtype="float32")


def test_an_int_for_two(torch: Any) -> None:
    image, weight = torch.arange(16.0).view(1, 1, 4, 4), torch.ones(1, 1, 3, 3)
    strided = torch.ops.aten.conv2d(image, weight, None, 2, 1)
    assert torch.equal(strided, torch.ops.aten.conv2d(image, weight, None, [2, 2], [1, 1]))


def test_every_schema_fits(torch: Any) -> None:
    """The release that the spec was made from has every operator, with the signature expected."""
    if not str(torch.__version__).startswith("2.13."):
        pytest.skip("the spec is of 2.13's operators")
    absent = torch._native.library.absent()
    assert absent == {}, "\n".join(f"{name}: {found}" for name, found in absent.items())


def test_pickling_loses_nothing(torch: Any) -> None:
    quantised = torch.ops.aten.quantize_per_tensor(torch.ones(2), 0.5, 3, torch.quint8)
    with pytest.raises(TypeError, match="cannot pickle a quantised tensor"):
        pickle.dumps(quantised)
    with pytest.raises(TypeError, match=r"cannot pickle a torch\.sparse_coo tensor"):
        pickle.dumps(torch.ops.aten.to_sparse(torch.ones(2)))


def test_named_values_are_themselves(torch: Any) -> None:
    for value in (torch.sparse_csr, torch._mkldnn, torch.per_channel_affine, torch.qint8):
        assert copy.deepcopy(value) is value
        assert pickle.loads(pickle.dumps(value)) is value
        assert type(value).from_code(value.code) is value


def test_numbers_of_the_library_that_nobody_knows(torch: Any) -> None:
    with pytest.raises(TypeError, match=r"gave number 99 of c10::Layout, which .* not know"):
        torch.layout.from_code(99)
    with pytest.raises(TypeError, match=r"argument 'layout' must be torch.layout, not int"):
        torch.layout.coerce(3, "zeros", "layout")


def test_streams(torch: Any) -> None:
    stream = torch._current_stream(torch.device("cpu"))
    assert (stream.device, stream.stream_id) == (torch.device("cpu"), 0)
    assert repr(stream) == "torch.Stream device_type=cpu, device_index=None, stream_id=0"
    again = torch._current_stream(torch.device("cpu"))
    assert again == stream and hash(again) == hash(stream)
    if not torch.cuda.is_available():
        with pytest.raises(RuntimeError, match='device "cuda" cannot be used'):
            torch.cuda.current_stream()


def test_a_storage_lives_as_long_as_its_handle(torch: Any) -> None:
    before = sffi.live_handles()["torch.UntypedStorage"]
    x = torch.ones(1000)
    storage = x.untyped_storage()
    del x
    assert (storage.nbytes(), sffi.live_handles()["torch.UntypedStorage"]) == (4000, before + 1)
    assert repr(storage) == "<torch.UntypedStorage of 4000 bytes on cpu>"
    storage.close()
    assert repr(storage) == "<closed torch.UntypedStorage>"
    assert sffi.live_handles()["torch.UntypedStorage"] == before
