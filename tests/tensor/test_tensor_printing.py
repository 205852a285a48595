"""Layout of printed tensors, from plain values. The comparison with PyTorch is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sffi_tensor import dtypes, printing
from sffi_tensor.printing import add_suffixes, render


@pytest.fixture(autouse=True)
def _default_options() -> Iterator[None]:
    yield
    printing.set_printoptions(profile="default")


def line(values: list[object], kind: dtypes.dtype = dtypes.float32) -> str:
    return render(values, [len(values)], [False], kind, 7)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.0, 2.0], "[1., 2.]"),
        ([1.0, 2.5], "[1.0000, 2.5000]"),
        ([0.0, -0.0], "[0., -0.]"),
        ([1e-5, 1.0], "[1.0000e-05, 1.0000e+00]"),
        ([1000.0, 1.0], "[1000.,    1.]"),
        ([1001.0, 1.0], "[1.0010e+03, 1.0000e+00]"),
        ([float("nan"), float("inf")], "[nan, inf]"),
        ([float("nan"), 1.5], "[   nan, 1.5000]"),
        ([float("-inf"), 10.0], "[-inf, 10.]"),
        ([], "[]"),
    ],
)
def test_floats(values: list[object], expected: str) -> None:
    if values:
        assert line(values) == expected


def test_other_kinds() -> None:
    assert line([1, -20], dtypes.int64) == "[  1, -20]"
    assert line([True, False], dtypes.bool_) == "[ True, False]"
    assert line([1 + 2j, -1.5 - 3j], dtypes.complex64) == "[ 1.0000+2.j, -1.5000-3.j]"


def test_zero_dim() -> None:
    assert render([2.5], [], [], dtypes.float32, 7) == "2.5000"


def test_nested_and_elided() -> None:
    text = render(list(range(12)), [2, 6], [False, True], dtypes.int64, 7)
    assert text == "[[ 0,  1,  2,  ...,  3,  4,  5],\n        [ 6,  7,  8,  ...,  9, 10, 11]]"
    text = render(list(range(6)), [6, 1], [True, False], dtypes.int64, 7)
    assert text.count("...") == 1
    assert text.splitlines()[3] == "        ...,"


def test_long_rows_are_broken() -> None:
    text = line(list(range(40)), dtypes.int64)
    assert max(map(len, text.splitlines())) <= 80
    printing.set_printoptions(linewidth=40)
    assert len(line(list(range(40)), dtypes.int64).splitlines()) > len(text.splitlines())


def test_suffixes_go_to_the_next_line_when_there_is_no_room() -> None:
    assert add_suffixes("tensor([1.]", ["dtype=torch.float64"], 7) == (
        "tensor([1.], dtype=torch.float64)"
    )
    long = "tensor([" + "1., " * 16 + "1.]"
    assert add_suffixes(long, ["dtype=torch.float64"], 7) == long + ",\n       dtype=torch.float64)"


def test_options() -> None:
    printing.set_printoptions(precision=2)
    assert line([1.234]) == "[1.23]"
    with printing.printoptions(sci_mode=True):
        assert line([1.5]) == "[1.50e+00]"
        assert printing.get_printoptions()["sci_mode"] is True
    assert line([1.234]) == "[1.23]"
    printing.set_printoptions(profile="full")
    assert printing.get_printoptions()["precision"] == 4
    with pytest.raises(ValueError, match="unknown profile 'bogus'; choose one of 'default'"):
        printing.set_printoptions(profile="bogus")
