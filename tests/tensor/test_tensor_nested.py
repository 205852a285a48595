"""Nested sequences of numbers, and index expressions: to sizes, bytes and codes. Pure Python."""

from __future__ import annotations

import struct
from typing import Any

import pytest
from sffi_tensor import dtypes
from sffi_tensor.indexing import ABSENT, encode, slice_bounds
from sffi_tensor.nested import flatten, nest, pack

# ------------------------------------------------------------------------------------ flatten


@pytest.mark.parametrize(
    ("data", "sizes", "values", "kind"),
    [
        (3, [], [3], dtypes.int64),
        (3.5, [], [3.5], dtypes.float32),
        (True, [], [True], dtypes.bool_),
        (1j, [], [1j], dtypes.complex64),
        ([], [0], [], dtypes.float32),
        ([[], []], [2, 0], [], dtypes.float32),
        ([[1, 2], [3, 4]], [2, 2], [1, 2, 3, 4], dtypes.int64),
        ([[1, 2.5], (3, True)], [2, 2], [1, 2.5, 3, True], dtypes.float32),
        ([True, 2], [2], [True, 2], dtypes.int64),
        ([1, 2j], [2], [1, 2j], dtypes.complex64),
        (range(3), [3], [0, 1, 2], dtypes.int64),
        ([range(2), [5, 6]], [2, 2], [0, 1, 5, 6], dtypes.int64),
        (bytearray(b"ab"), [2], [97, 98], dtypes.int64),
        ([[[1]]], [1, 1, 1], [1], dtypes.int64),
    ],
)
def test_flatten(data: Any, sizes: list[int], values: list[Any], kind: dtypes.dtype) -> None:
    found_sizes, found_values, found_kind = flatten(data)
    assert (found_sizes, list(found_values), found_kind) == (sizes, values, kind)


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ([[1, 2], [3]], ValueError, r"expected sequence of length 2 at dim 1 \(got 1\)"),
        ([[[1], [2, 3]]], ValueError, r"expected sequence of length 1 at dim 2 \(got 2\)"),
        ([1, [2]], TypeError, "'list' object cannot be interpreted as an integer"),
        ([1.5, [2]], TypeError, "must be real number, not list"),
        ([[1], 2], TypeError, "not a sequence"),
        ("a", TypeError, "invalid data type 'str'"),
        (["a"], ValueError, "too many dimensions 'str'"),
        ([b"a"], TypeError, "invalid data type 'bytes'"),
        (None, RuntimeError, "Could not infer dtype of NoneType"),
        ([1, None], RuntimeError, "Could not infer dtype of NoneType"),
        ({1: 2}, RuntimeError, "Could not infer dtype of dict"),
    ],
)
def test_flatten_refuses(data: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        flatten(data)


def test_derived_numbers_are_numbers() -> None:
    class Mine(int):
        pass

    assert flatten([Mine(3), 4])[1:] == ([3, 4], dtypes.int64)


# --------------------------------------------------------------------------------------- pack


@pytest.mark.parametrize(
    ("values", "kind", "format", "expected"),
    [
        ([1, 2], dtypes.int64, "2q", (1, 2)),
        ([1, -2], dtypes.int8, "2b", (1, -2)),
        ([-1, 255], dtypes.uint8, "2B", (255, 255)),
        ([1.7, -1.7, True], dtypes.int32, "3i", (1, -1, 1)),
        ([1, 2.5], dtypes.float32, "2f", (1.0, 2.5)),
        ([1e50], dtypes.float32, "1f", (float("inf"),)),
        ([2**70], dtypes.float64, "1d", (2.0**70,)),
        ([0, 2.5, float("nan")], dtypes.bool_, "3?", (False, True, True)),
        ([1, 2j], dtypes.complex64, "4f", (1.0, 0.0, 0.0, 2.0)),
        ([2**64 - 1], dtypes.uint64, "1Q", (2**64 - 1,)),
    ],
)
def test_pack(values: list[Any], kind: dtypes.dtype, format: str, expected: tuple[Any]) -> None:
    data, stored = pack(values, kind)
    assert stored is kind
    assert struct.unpack(format, data) == expected


def test_pack_widens_what_python_cannot_write() -> None:
    assert pack([1.5], dtypes.bfloat16) == (struct.pack("d", 1.5), dtypes.float64)
    assert pack([1.5], dtypes.float16) == (struct.pack("d", 1.5), dtypes.float64)
    assert pack([1j], dtypes.complex32) == (struct.pack("2d", 0, 1), dtypes.complex128)


@pytest.mark.parametrize(
    ("values", "kind", "error", "message"),
    [
        ([256], dtypes.uint8, RuntimeError, "to type uint8 without overflow"),
        ([-256], dtypes.uint8, RuntimeError, "to type uint8 without overflow"),
        ([-1.5], dtypes.uint8, RuntimeError, "to type uint8 without overflow"),
        ([-129], dtypes.int8, RuntimeError, "to type int8 without overflow"),
        ([float("nan")], dtypes.int64, RuntimeError, "to type int64 without overflow"),
        ([1e30], dtypes.int64, RuntimeError, "to type int64 without overflow"),
        ([2**63], dtypes.int64, ValueError, "Overflow when unpacking long long"),
        ([2**64], dtypes.uint8, ValueError, "Overflow when unpacking long long"),
        ([-1], dtypes.uint64, OverflowError, "can't convert negative int to unsigned"),
        ([1j], dtypes.float32, TypeError, "must be real number, not complex"),
        ([1j], dtypes.int64, TypeError, "cannot be interpreted as an integer"),
    ],
)
def test_pack_refuses(
    values: list[Any], kind: dtypes.dtype, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        pack(values, kind)


@pytest.mark.parametrize(
    ("values", "sizes", "expected"),
    [
        ([1, 2, 3, 4], [2, 2], [[1, 2], [3, 4]]),
        ([5], [], 5),
        ([5], [1, 1, 1], [[[5]]]),
        ([], [0], []),
        ([], [2, 0], [[], []]),
        ([], [0, 2], []),
        ([], [2, 0, 3], [[], []]),
        ([], [2, 3, 0], [[[], [], []], [[], [], []]]),
    ],
)
def test_nest(values: list[int], sizes: list[int], expected: Any) -> None:
    assert nest(values, sizes) == expected


# ---------------------------------------------------------------------------------- indexing


class _NoTensor:
    """Stands for the class of tensors where none is among the items."""


def codes(index: object) -> list[int]:
    return encode(index, _NoTensor)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (3, [2, 3, 0, 0]),
        (-1, [2, -1, 0, 0]),
        ((), []),
        (None, [0, 0, 0, 0]),
        (..., [1, 0, 0, 0]),
        (True, [4, 1, 0, 0]),
        (False, [4, 0, 0, 0]),
        (slice(None), [3, ABSENT, ABSENT, 1]),
        ((1, slice(2, None, 3)), [2, 1, 0, 0, 3, 2, ABSENT, 3]),
        ((None, ..., 0), [0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]),
    ],
)
def test_codes_of_an_index(index: object, expected: list[int]) -> None:
    assert codes(index) == expected


def test_a_tensor_is_named_by_its_place() -> None:
    class Tensor:
        pass

    first, second = Tensor(), Tensor()
    found = encode((first, 1, second), Tensor)  # type: ignore[arg-type]
    assert found == ([5, 0, 0, 0, 2, 1, 0, 0, 5, 1, 0, 0], [first, second])


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (slice(1, 5), (1, 5, 1)),
        (slice(None, -1), (ABSENT, -1, 1)),
        (slice(-(10**30), 10**30), (ABSENT, 2**63 - 1, 1)),
        (slice(0, -(10**30)), (0, -(2**63) + 1, 1)),
        (slice(0, None, 10**30), (0, ABSENT, 2**63 - 1)),
        (slice(True, None), (1, ABSENT, 1)),
    ],
)
def test_bounds_of_a_slice(part: slice, expected: tuple[int, int, int]) -> None:
    assert slice_bounds(part) == expected


@pytest.mark.parametrize(
    ("index", "error", "message"),
    [
        (slice(None, None, -1), ValueError, "step must be greater than zero"),
        (slice(None, None, 0), ValueError, "slice step cannot be zero"),
        (slice(1.5, None), TypeError, "slice indices must be integers"),
        (slice("a", None), TypeError, "slice indices must be integers"),
        (1.5, IndexError, r"only integers, slices .* \(got float\)"),
        ((0, {}), IndexError, r"\(got dict\)"),
        ("a", TypeError, "invalid data type 'str'"),
        (10**30, ValueError, "Overflow"),
    ],
)
def test_what_is_no_index(index: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        codes(index)
