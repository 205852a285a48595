"""dtypes, devices and sizes: the small values of the tensor API. No library is opened."""

from __future__ import annotations

import copy
import pickle

import pytest
from sffi_tensor import dtypes
from sffi_tensor.devices import device
from sffi_tensor.dtypes import dtype
from sffi_tensor.size import Size

ALL = [value for value in vars(dtypes).values() if isinstance(value, dtype)]

# ----------------------------------------------------------------------------------- dtypes


@pytest.mark.parametrize("kind", ALL, ids=repr)
def test_a_dtype_exists_once(kind: dtype) -> None:
    assert dtype.from_code(kind.code) is kind
    assert copy.deepcopy(kind) is kind
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(kind, protocol)) is kind
    assert repr(kind) == f"torch.{kind.name}"
    assert kind.readable.format is not None


def test_codes_are_distinct() -> None:
    assert len({kind.code for kind in ALL}) == len(ALL) == 46


def test_a_dtype_cannot_be_made() -> None:
    with pytest.raises(TypeError, match=r"cannot create 'torch\.dtype' instances"):
        dtype()


def test_coerce_takes_python_types() -> None:
    assert dtype.coerce(float) is dtypes.float64
    assert dtype.coerce(int) is dtypes.int64
    assert dtype.coerce(bool) is dtypes.bool_
    assert dtype.coerce(complex) is dtypes.complex128
    assert dtype.coerce(dtypes.int8) is dtypes.int8


@pytest.mark.parametrize("value", ["float32", 6, None, str, [], object()], ids=type)
def test_coerce_names_function_argument_and_type(value: object) -> None:
    with pytest.raises(TypeError) as caught:
        dtype.coerce(value, "zeros", "dtype")
    expected = f"zeros(): argument 'dtype' must be torch.dtype, not {type(value).__name__}"
    assert str(caught.value) == expected


def test_unknown_code_lists_what_is_known() -> None:
    with pytest.raises(TypeError, match=r"number 99 .*float32"):
        dtype.from_code(99)


def test_complex_and_real_counterparts() -> None:
    assert dtypes.float32.to_complex() is dtypes.complex64
    assert dtypes.complex128.to_real() is dtypes.float64
    assert dtypes.int8.to_real() is dtypes.int8
    with pytest.raises(RuntimeError, match="Unknown Complex ScalarType for Char"):
        dtypes.int8.to_complex()


# ----------------------------------------------------------------------------------- devices


@pytest.mark.parametrize(
    ("made", "kind", "index", "text", "code"),
    [
        (device("cpu"), "cpu", None, "cpu", 0),
        (device("cpu", 0), "cpu", 0, "cpu:0", 1),
        (device("cuda"), "cuda", None, "cuda", 256),
        (device("cuda:1"), "cuda", 1, "cuda:1", 258),
        (device("cuda", 1), "cuda", 1, "cuda:1", 258),
        (device(type="cuda", index=1), "cuda", 1, "cuda:1", 258),
        (device(1), "cuda", 1, "cuda:1", 258),
        (device(device("cuda:1")), "cuda", 1, "cuda:1", 258),
        (device("meta"), "meta", None, "meta", 14 * 256),
        (device("cuda:127"), "cuda", 127, "cuda:127", 256 + 128),
    ],
)
def test_a_device(made: device, kind: str, index: int | None, text: str, code: int) -> None:
    assert (made.type, made.index, str(made), made.code) == (kind, index, text, code)
    assert device.from_code(code) is made
    assert pickle.loads(pickle.dumps(made)) is made
    assert copy.deepcopy(made) is made
    assert eval(repr(made)) is made
    assert hash(made) == hash(device(text))


def test_devices_differ() -> None:
    assert device("cuda:1") != device("cuda:0")
    assert device("cuda") != device("cuda:0")
    assert device("cpu") != "cpu"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("foo",), "Expected one of cpu, cuda, .* at start of device string: foo"),
        (("CUDA",), "at start of device string: CUDA"),
        (("",), "Device string must not be empty"),
        (("cuda:",), "Invalid device string: 'cuda:'"),
        (("cuda:01",), "Invalid device string: 'cuda:01'"),
        (("cuda:-1",), "Invalid device string: 'cuda:-1'"),
        (("cuda:1:2",), "Invalid device string: 'cuda:1:2'"),
        (("cuda:\u0661",), "Invalid device string"),
        ((":1",), "Invalid device string: ':1'"),
        (("cuda", -1), "Device index must not be negative"),
        ((-1,), "Device index must not be negative"),
        (("cuda:128",), "must not be greater than 127"),
        (("cuda:1", 1), "must not include an index"),
    ],
)
def test_a_malformed_device(arguments: tuple[object, ...], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        device(*arguments)


@pytest.mark.parametrize("arguments", [(), (1.5,), (None,), (True,), ([],), ("cuda", "1")])
def test_a_device_of_wrong_types(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"device\(\)"):
        device(*arguments)


def test_coerce_device() -> None:
    assert device.coerce("cuda:1") is device.coerce(1) is device("cuda:1")
    with pytest.raises(TypeError, match=r"to\(\): argument 'device' must be torch.device, not flo"):
        device.coerce(1.5, "to", "device")


# ------------------------------------------------------------------------------------- sizes


def test_size_is_a_tuple_that_counts() -> None:
    size = Size([2, 3, 4])
    assert size == (2, 3, 4)
    assert size.numel() == 24
    assert Size().numel() == 1
    assert repr(size) == "torch.Size([2, 3, 4])"
    assert type(size[0]) is int
    assert hash(size) == hash((2, 3, 4))
    assert {size: "found"}[2, 3, 4] == "found"


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Size([2, 3])[:1], (2,)),
        (Size([2, 3]) + (1,), (2, 3, 1)),  # noqa: RUF005 - the operator is tested
        ((1,) + Size([2, 3]), (1, 2, 3)),  # noqa: RUF005
        (Size([2, 3]) * 2, (2, 3, 2, 3)),
        (2 * Size([2, 3]), (2, 3, 2, 3)),
        (pickle.loads(pickle.dumps(Size([2, 3]))), (2, 3)),
        (copy.deepcopy(Size([2, 3])), (2, 3)),
    ],
)
def test_size_stays_a_size(result: Size, expected: tuple[int, ...]) -> None:
    assert type(result) is Size
    assert result == expected


def test_size_refuses_what_is_no_int() -> None:
    with pytest.raises(TypeError, match=r"takes an iterable of 'int' \(item 1 is 'float'\)"):
        Size([1, 1.5])
    with pytest.raises(TypeError, match="not iterable"):
        Size(3)  # type: ignore[arg-type]
