"""Every kind of value that libtorch's operators take and give, compared with PyTorch."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
import sffi
from same_source import table

pytestmark = pytest.mark.shim

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
