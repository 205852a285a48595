"""Values of every type go to C++ and come back as they were, or are refused by name."""

from __future__ import annotations

import array
import math
import struct
import sys
from typing import Any

import pytest
import sffi
from hypothesis import given, settings
from hypothesis import strategies as st

settings.register_profile("native", deadline=None, max_examples=100)
settings.load_profile("native")

LIMITS = {
    "i8": (-(2**7), 2**7 - 1),
    "i16": (-(2**15), 2**15 - 1),
    "i32": (-(2**31), 2**31 - 1),
    "i64": (-(2**63), 2**63 - 1),
    "u8": (0, 2**8 - 1),
    "u16": (0, 2**16 - 1),
    "u32": (0, 2**32 - 1),
    "u64": (0, 2**64 - 1),
    "usize": (0, 2**64 - 1),
}
I64 = st.integers(*LIMITS["i64"])
# C strings end at a NUL, and Python's lone surrogates are no text: both are refused.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
# Wider than any integer of C++: one with a sign or one without.
INTEGERS = st.integers(LIMITS["i64"][0], LIMITS["u64"][1])
NUMBERS = st.one_of(INTEGERS, st.floats(), st.booleans(), st.complex_numbers())


def same(left: Any, right: Any) -> bool:
    """Equal, of the same type, and nan is nan."""
    if isinstance(left, complex) and isinstance(right, complex):
        return same(left.real, right.real) and same(left.imag, right.imag)
    if isinstance(left, float) and isinstance(right, float):
        return struct.pack("d", left) == struct.pack("d", right) or (
            left != left and right != right
        )
    return type(left) is type(right) and bool(left == right)


@pytest.mark.parametrize("kind", LIMITS)
def test_integers_up_to_their_limits(kinds: Any, kind: str) -> None:
    function = getattr(kinds, f"same_{kind}")
    low, high = LIMITS[kind]

    @given(st.integers(low, high))
    def there_and_back(value: int) -> None:
        assert same(function(value), value)

    there_and_back()
    assert (function(low), function(high)) == (low, high)
    for outside in (low - 1, high + 1, 2**64, -(2**64), 10**30):
        if low <= outside <= high:
            continue
        with pytest.raises(OverflowError, match=rf"same_{kind}\(\): argument 'x' is out of range"):
            function(outside)


@pytest.mark.parametrize("value", ["1", 1.0, None, [1], b"1", object()])
def test_what_is_no_integer_is_refused(kinds: Any, value: Any) -> None:
    with pytest.raises(TypeError, match=r"same_i64\(\): argument 'x' must be an int, not "):
        kinds.same_i64(value)


def test_what_has_an_index_is_an_integer(kinds: Any) -> None:
    class Seven:
        def __index__(self) -> int:
            return 7

    assert kinds.same_i64(Seven()) == 7
    assert same(kinds.same_i64(True), 1)


@given(value=st.floats())
def test_floats(kinds: Any, value: float) -> None:
    assert same(kinds.same_f64(value), value)


@given(value=st.floats(width=32))
def test_single_floats(kinds: Any, value: float) -> None:
    assert same(kinds.same_f32(value), value)


def test_what_is_taken_for_a_float(kinds: Any) -> None:
    assert same(kinds.same_f64(2), 2.0)
    assert same(kinds.same_f64(True), 1.0)
    assert kinds.same_f32(1e300) == math.inf
    for wrong in ("1", None, 1j, [1.0]):
        with pytest.raises(TypeError, match="argument 'x' must be a float"):
            kinds.same_f64(wrong)
    with pytest.raises(OverflowError):
        kinds.same_f64(10**400)


@pytest.mark.parametrize("value", [True, False])
def test_booleans(kinds: Any, value: bool) -> None:
    assert kinds.same_bool(value) is value
    assert kinds.maybe_bool(value) is value
    assert kinds.maybe_bool(None) is None


@pytest.mark.parametrize("value", [1, 0, "", None, 1.0])
def test_what_is_no_boolean_is_refused(kinds: Any, value: Any) -> None:
    with pytest.raises(TypeError, match="argument 'x' must be a bool"):
        kinds.same_bool(value)


@given(value=NUMBERS)
def test_numbers_keep_their_type(kinds: Any, value: Any) -> None:
    assert same(kinds.same_number(value), value)
    assert same(kinds.maybe_number(value), value)


def test_numbers_that_are_none(kinds: Any) -> None:
    assert kinds.maybe_number(None) is None
    for outside in (2**64, -(2**63) - 1):
        with pytest.raises(OverflowError, match="argument 'x' does not fit 64 bits"):
            kinds.same_number(outside)
    with pytest.raises(TypeError, match="argument 'x' must be a number, not str"):
        kinds.same_number("1")


@given(value=TEXT)
def test_text(kinds: Any, value: str) -> None:
    for function in (kinds.same_text, kinds.same_view, kinds.same_c_string, kinds.maybe_text):
        assert same(function(value), value)


def test_what_is_no_text(kinds: Any) -> None:
    assert kinds.maybe_text(None) is None
    with pytest.raises(ValueError, match="argument 'x' has a NUL character in it"):
        kinds.same_text("a\0b")
    with pytest.raises(ValueError, match="cannot be encoded as UTF-8"):
        kinds.same_text("\ud800")
    with pytest.raises(TypeError, match="argument 'x' must be a str, not bytes"):
        kinds.same_text(b"a")


@given(value=st.binary())
def test_bytes(kinds: Any, value: bytes) -> None:
    for given_as in (value, bytearray(value), memoryview(value), array.array("B", value)):
        assert same(kinds.same_bytes(given_as), value)
    assert same(kinds.maybe_bytes(value), value)


def test_buffers(kinds: Any) -> None:
    assert kinds.maybe_bytes(None) is None
    assert kinds.same_bytes(array.array("i", [1])) == (1).to_bytes(4, sys.byteorder)
    grid = memoryview(bytes(range(4))).cast("B", (2, 2))
    assert kinds.same_bytes(grid) == bytes(range(4))
    with pytest.raises(ValueError, match="a buffer that is not contiguous"):
        kinds.same_bytes(memoryview(b"abcd")[::2])
    with pytest.raises(TypeError, match="argument 'x' must be a bytes-like object, not str"):
        kinds.same_bytes("text")


@given(value=st.lists(I64))
def test_lists_of_integers(kinds: Any, value: list[int]) -> None:
    for given_as in (value, tuple(value), array.array("q", value)):
        assert same(kinds.same_ints(given_as), value)
    assert same(kinds.same_span(value), value)
    assert kinds.maybe_ints(value) == len(value)


@given(value=st.lists(st.floats()))
def test_lists_of_floats(kinds: Any, value: list[float]) -> None:
    found = kinds.same_reals(value)
    assert len(found) == len(value)
    assert all(same(a, b) for a, b in zip(found, value, strict=True))
    assert kinds.maybe_reals(value) == len(value)


@given(value=st.lists(st.booleans()))
def test_lists_of_booleans(kinds: Any, value: list[bool]) -> None:
    assert same(kinds.same_bools(value), value)
    assert kinds.maybe_bools(value) == len(value)


@given(value=st.lists(NUMBERS))
def test_lists_of_numbers(kinds: Any, value: list[Any]) -> None:
    for given_as in (value, tuple(value)):
        found = kinds.same_numbers(given_as)
        assert len(found) == len(value)
        assert all(same(a, b) for a, b in zip(found, value, strict=True))
    assert kinds.maybe_numbers(value) == len(value)


def test_what_is_no_list_of_numbers(kinds: Any) -> None:
    with pytest.raises(TypeError, match=r"argument 'x\[1\]' must be a number, not str"):
        kinds.same_numbers([1, "2"])
    with pytest.raises(TypeError, match=r"argument 'x\[0\]' must be a number, not NoneType"):
        kinds.same_numbers([None])
    with pytest.raises(OverflowError, match=r"argument 'x\[2\]' does not fit 64 bits"):
        kinds.same_numbers([1.0, True, 2**64])
    with pytest.raises(TypeError, match="argument 'x' must be a sequence of numbers, not int"):
        kinds.same_numbers(3)


def test_arrays_of_a_fixed_length(kinds: Any) -> None:
    assert kinds.same_three((True, False, True)) == [True, False, True]
    with pytest.raises(ValueError, match="argument 'x' must have 3 items, not 2"):
        kinds.same_three([True, False])


def test_an_int_stands_for_a_list(kinds: Any) -> None:
    assert kinds.same_pair(4) == [4, 4]
    assert kinds.same_pair(True) == [1, 1]
    assert kinds.same_pair([1, 2, 3]) == [1, 2, 3]
    assert kinds.same_pair(()) == []
    assert kinds.same_ints(4) == [4]
    assert (kinds.maybe_pair(), kinds.maybe_pair(None), kinds.maybe_pair([1])) == (2, -1, 1)
    with pytest.raises(OverflowError, match="argument 'x' is out of range"):
        kinds.same_pair(2**63)
    with pytest.raises(TypeError, match="argument 'x' must be an int or a sequence of ints"):
        kinds.same_pair(1.5)


def test_a_view_of_a_list_that_may_be_absent(kinds: Any) -> None:
    assert kinds.view_of_ints(list(range(100))) == sum(range(100))
    assert kinds.view_of_ints(None) == -1
    box = kinds.create(1)
    assert kinds.some_boxes_or_none([box, None, None]) == 2
    assert kinds.some_boxes_or_none([]) == 0
    assert kinds.some_boxes_or_none(None) == -1


def test_absent_lists(kinds: Any) -> None:
    for name in ("ints", "reals", "bools", "boxes", "numbers"):
        assert getattr(kinds, f"maybe_{name}")(None) == -1
        assert getattr(kinds, f"maybe_{name}")([]) == 0


def test_wrong_items_are_named_by_position(kinds: Any) -> None:
    with pytest.raises(TypeError, match=r"argument 'x\[1\]' must be an int, not str"):
        kinds.same_ints([1, "2"])
    with pytest.raises(OverflowError, match=r"argument 'x\[0\]' is out of range"):
        kinds.same_ints([2**63])
    with pytest.raises(TypeError, match=r"argument 'x\[2\]' must be a float"):
        kinds.same_reals([1.0, 2, None])
    with pytest.raises(TypeError, match=r"argument 'x\[0\]' must be a bool"):
        kinds.same_bools([1])


@pytest.mark.parametrize("kind", ["i8", "i64"])
def test_optional_integers(kinds: Any, kind: str) -> None:
    function = getattr(kinds, f"maybe_{kind}")
    for value in (None, 0, -1, *LIMITS[kind]):
        assert same(function(value), value)
    with pytest.raises(OverflowError):
        function(LIMITS[kind][1] + 1)


def test_optional_unsigned_integers(kinds: Any) -> None:
    for value in (None, 0, 1, 2**63 - 1, 2**63, 2**64 - 1):
        assert same(kinds.maybe_u64(value), value)


@given(value=st.none() | st.floats())
def test_optional_floats(kinds: Any, value: float | None) -> None:
    assert same(kinds.maybe_f64(value), value)


def test_defaults(kinds: Any) -> None:
    assert kinds.maybe_i64() is None
    assert kinds.shapes.area(3.0) == 3.0
    assert kinds.shapes.area(3.0, height=2.0) == 6.0


def test_enums(kinds: Any) -> None:
    for color in kinds.Color:
        assert kinds.same_color(color) is color
        assert kinds.same_color(int(color)) is color
        assert kinds.maybe_color(color) == int(color)
    assert kinds.maybe_color(None) == -1
    assert [int(color) for color in kinds.Color] == [1, 2, 10]
    with pytest.raises(ValueError, match=r"must be one of Color.red, Color.green, Color.blue"):
        kinds.same_color(3)


def test_flags(kinds: Any) -> None:
    access = kinds.Access
    assert [int(flag) for flag in access] == [1, 2, 4]
    for value in range(8):
        assert kinds.same_access(access(value)) == access(value)
    assert kinds.same_access(access.read | access.execute) is access.read | access.execute


def test_value_types(kinds: Any) -> None:
    assert kinds.same_unit(kinds.foot) is kinds.foot
    assert kinds.same_unit("mile").name == "mile"
    assert kinds.maybe_unit(kinds.metre) == 0
    assert kinds.maybe_unit(None) == -1
    with pytest.raises(TypeError, match="must be a unit, not 'inch'"):
        kinds.same_unit("inch")


def test_results_of_other_widths(kinds: Any) -> None:
    assert kinds.narrow_reals() == [0.5, -2.0]
    assert kinds.narrow_ints() == [1, 255]
    assert kinds.short_ints() == [-1, 300]
    assert kinds.raw_bytes() == kinds.characters() == b"\x00\xff"
    assert kinds.null_text() is None
    with pytest.raises(OverflowError, match=r"too_wide\(\): the result is out of range"):
        kinds.too_wide()


def test_several_results(kinds: Any) -> None:
    found = kinds.split(57)
    assert (found.quotient, found.remainder) == found == (5, 7)
    assert repr(found) == "SplitResult(quotient=5, remainder=7)"
    assert kinds.unnamed(2.5) == (2.5, 2)
    assert kinds.numbers() == (2.5, True, None, 0.5)
    words = kinds.words(57)
    assert (words.from_, words.class_) == (5, 7)
    box = kinds.create(4)
    everything = kinds.everything(box)
    assert everything.box.value == 4
    assert everything[1:] == (None, 4, 2**64 - 1, 0.5, True, kinds.foot, 7)


def test_several_results_of_every_kind(kinds: Any) -> None:
    boxes = [kinds.create(1), kinds.create(2)]
    found = kinds.lists([-1, 2], boxes)
    assert found.ints == [-1, 2]
    assert [box.value for box in found.boxes] == [1, 2]
    assert (found.reals, found.bools) == ([0.5], [True, False])
    assert found.numbers == [2**64 - 1, None, 7]
    *plain, some = kinds.pieces("a")
    assert plain == ["a", b"\0", None, b"a", kinds.Color.blue]
    assert (some[0].value, some[1]) == (1, None)
    *numbers, box = kinds.sixteen(3)
    assert (numbers, box.value) == (list(range(3, 18)), 3)


def test_results_that_are_references_are_copied(kinds: Any) -> None:
    a, b = kinds.create(1), kinds.create(2)
    first, second = kinds.references(a, b)
    a.value = 5
    assert (first.value, second.value) == (1, 2)


def test_what_was_made_before_a_failure_is_released(kinds: Any) -> None:
    before = sffi.live_handles()["kinds.Box"]
    with pytest.raises(ValueError, match="the reason"):
        kinds.fail_lists("invalid_argument")
    assert sffi.live_handles()["kinds.Box"] == before


def test_constants(kinds: Any) -> None:
    assert kinds.LIMIT == 64
    assert kinds.NAME == 'kinds "of" things'
    assert math.isinf(kinds.FAR)
    assert kinds.FAVOURITE is kinds.Color.blue
    assert kinds.NOTHING is None


def test_documentation_arrives(kinds: Any) -> None:
    assert kinds.__doc__.startswith("Every construct of the language, for the tests")
    assert kinds.Box.__doc__ == "A box with a number in it."
    assert kinds.Lid.__doc__ == r'What closes a "box"; its path is C:\lid.'
    assert kinds.Color.__doc__ == r'Colours, "as they are" \ in C++.'
    assert kinds.Box.value.__doc__ == 'The number in the box: "it" may be changed.'
    assert kinds.shapes.__doc__.startswith("Plane shapes.")


def test_modules(kinds: Any) -> None:
    assert kinds.shapes.flat.area(3.0) == kinds.shapes.flat.size(3.0) == 9.0
    assert kinds.shapes.len("four") == 4
    assert not hasattr(kinds, "area")


def test_names_that_mean_something_elsewhere(kinds: Any) -> None:
    assert kinds.lambda_(class_=1, def_=2) == 3
    assert kinds.namespace(template=5, int=2) == 3
    assert kinds.type(type=1, len="ab", isinstance=2.0, native=True, to_int=3) == 10
    with pytest.raises(TypeError, match=r"type\(\): argument 'type' must be an int, not str"):
        kinds.type("1", "ab", 2.0, True, 3)
    assert kinds.len(b"abc", x_size=1, y=2, y_tag=3) == 9
    assert kinds.builtins(str="a", int=1) == "a1"
    assert kinds.builtins(1, 1) == "11"
    assert kinds.macros(std=1, sffi=2, kinds=3) == 6


def test_overloads(kinds: Any) -> None:
    box = kinds.create(1)
    calls = [((1,), "int 1"), ((1.0,), "real"), (("x",), "text x"), ((box,), "box")]
    calls += [(([1, 2],), "ints 2"), (((True,),), "flags 1"), (([box],), "boxes 1")]
    calls += [(([1.5, 2],), "numbers 2"), (([1j],), "numbers 1")]
    for arguments, result in [*calls, ((box, 3), "two 3")]:
        assert kinds.describe(*arguments) == result
    assert kinds.describe(box, y=3, sign=-1) == "two -3"
    with pytest.raises(TypeError, match=r"describe\(\) does not take \(NoneType\)") as caught:
        kinds.describe(None)
    assert "describe(x: Box, y: i64, *, sign: i64 = 1)" in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "keywords"),
    [((), {}), ((1, 2), {}), ((), {"y": 1}), ((1,), {"x": 1})],
)
def test_wrong_calls_are_type_errors(kinds: Any, arguments: Any, keywords: Any) -> None:
    with pytest.raises(TypeError, match="same_i64"):
        kinds.same_i64(*arguments, **keywords)
