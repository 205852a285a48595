"""Functions that are rows of a table: which is called, what it is given, what it says."""

from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys
from typing import Any

import pytest
import sffi
from hypothesis import given, settings
from hypothesis import strategies as st
from shim_builder import Built


def test_which_row_a_call_means(kinds: Any) -> None:
    tell, box = kinds.raw.tell, kinds.create(1)
    unit = kinds.same_unit("foot")
    for arguments, said in (
        ((), "nothing"),
        ((0.5,), "real 1"),
        ((5,), "int 5"),
        ((True,), "yes"),
        (([1, 2],), 'pair 2a, "b"'),
        (((1, 2), "c"), "pair 2c"),
        ((3, "c"), "pair 2c"),  # an int stands for two
        (([box, box],), "boxes 2"),
        ((box,), "box"),
        ((box, box), "two boxes"),
        ((box, None), "box"),
        ((unit, 1), "unit 2"),
        (("foot", 1), "text and number"),  # as it is, before a unit that is written so
        ((1j,), "number 1"),
        ((2, [1, 0.5]), "number 1"),
    ):
        assert tell(*arguments) == said, arguments
        assert tell(*arguments) == said, arguments  # and again, as it was remembered


def test_arguments_by_name(kinds: Any) -> None:
    tell, box = kinds.raw.tell, kinds.create(1)
    for _ in range(2):
        assert tell(x=5) == "int 5"
        assert tell(x=0.5, digits=3) == tell(0.5, digits=3) == "real 3"
        assert tell(digits=4, x=0.5) == "real 4"
        assert tell(7, digits=2) == "real 2"  # an int becomes a float where nothing else fits
        assert tell([box], more=[box, None]) == "boxes 3"
        assert tell(kinds.same_unit("mile"), 1, color=kinds.Color.blue) == "unit 10"
        assert tell(x="mile", y=0.5) == "text and number"
        assert tell.unit("mile", 0.5, color=10) == "unit 10"
        assert tell(1, unit=None) == "number -1"
        assert tell(1, unit="mile") == "number 2"
        assert tell.numbers(1) == "number 1"
    assert kinds.raw.move(input=box, by=2).value == 3  # as functions with code call `self`
    assert kinds.raw.move(self=box, by=2).value == 3
    for by in (1, 2, 3):
        assert kinds.raw.back(input=box, by=by) == kinds.raw.back(by, input=box) == 1 - by


def test_what_is_given_is_not_remembered_in_place_of_what_comes(kinds: Any) -> None:
    first, second = kinds.create(1), kinds.create(10)
    move = kinds.raw.move
    assert [move(box, by=by).value for box, by in ((first, 1), (second, 2), (first, 3))] == [
        2,
        12,
        4,
    ]
    assert move(by=5, self=second).value == 15
    assert [kinds.raw.tell(x).split()[0] for x in (1, True, 1.0, 1)] == [
        "int",
        "yes",
        "real",
        "int",
    ]
    assert [kinds.raw.tell(x).split()[0] for x in ([1, 2], [first], (3, 4))] == [
        "pair",
        "boxes",
        "pair",
    ]
    assert kinds.raw.tell([], y="") == "pair 0"


def outcome(call: Any, arguments: tuple[Any, ...], names: dict[str, Any]) -> Any:
    """What a call gives, or how it fails."""
    try:
        return call(*arguments, **names)
    except Exception as error:  # noqa: BLE001 - any error is an outcome
        return type(error), str(error)


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_what_is_remembered_is_what_would_be_chosen(kinds: Any, data: st.DataObject) -> None:
    boxes = [kinds.create(1), kinds.create(2)]
    one = st.one_of(
        st.sampled_from([*boxes, None, kinds.same_unit("mile"), kinds.Color.blue, kinds.Color.red]),
        st.sampled_from([0, 1, True, 0.5, 1j, 2**70, "foot", "no unit", "", b"a"]),
    )
    some = st.one_of(one, st.lists(one, max_size=3), st.tuples(one, one), st.just(range(2)))
    arguments = tuple(data.draw(st.lists(some, max_size=3)))
    words = st.sampled_from(["x", "y", "digits", "more", "color", "unit", "input", "z"])
    names = data.draw(st.dictionaries(words, some, max_size=2))
    for name in ("tell", "weigh"):
        fresh = kinds.raw.table.function(name, {})
        known = getattr(kinds.raw, name)
        assert outcome(known, arguments, names) == outcome(fresh, arguments, names)
        for each in known.overloads():
            known_one, fresh_one = getattr(known, each), getattr(fresh, each)
            assert outcome(known_one, arguments, names) == outcome(fresh_one, arguments, names)


def test_parameters_that_are_given_back(kinds: Any) -> None:
    box, low, high = kinds.create(1), kinds.create(0), kinds.create(0)
    assert kinds.raw.move_(box) is box and box.value == 2
    assert kinds.raw.move(box, 3, out=low) is low and low.value == 5
    ends = kinds.raw.move(box, 3, low=low, high=high)
    assert ends.low is low and ends.high is high and (low.value, high.value) == (2, 5)
    boxes = [low, high]
    assert kinds.raw.fill_(boxes, 9) is boxes and (low.value, high.value) == (9, 9)
    with pytest.raises(TypeError, match="argument 'out' must be a Box, not int"):
        kinds.raw.move.out(box, out=1)
    # Functions that have code give theirs back, too.
    assert kinds.move_to(box, low) is box.move_to(low) is low and low.value == 2
    ends = kinds.ends(box, 3, low=boxes, high=high)
    assert type(ends) is kinds.EndsResult and ends.low is boxes and ends.high is high
    assert (low.value, high.value) == (2, 5)


def test_results(kinds: Any) -> None:
    measured = kinds.raw.measure(3)
    assert tuple(measured) == (3, kinds.same_unit("mile"), kinds.Color.blue)
    assert (measured.count, measured.color) == (3, kinds.Color.blue)
    assert repr(measured) == "MeasureResult(count=3, unit=mile, color=<Color.blue: 10>)"
    plain = type(measured)((3, None, None))
    assert pickle.loads(pickle.dumps(plain)) == plain
    assert type(copy.copy(plain)) is type(measured)
    assert kinds.raw.unit_of() is kinds.same_unit("foot")
    assert kinds.raw.unit_of("mile") is kinds.raw.unit_of(unit="mile") is kinds.same_unit("mile")
    assert kinds.raw.lambda_() == float("inf")
    assert kinds.raw.lambda_(from_=1) == 1.0


def test_a_function_that_takes_its_argument_over(kinds: Any) -> None:
    box = kinds.create(1)
    assert kinds.raw.spill(box) is None
    assert box.closed
    for _ in range(2):
        with pytest.raises(sffi.HandleClosedError, match=r"argument 'self' is closed"):
            kinds.raw.move(box)


def test_out_of_functions_that_have_code(kinds: Any) -> None:
    box, low, high = kinds.create(1), kinds.create(0), kinds.create(0)
    assert kinds.move(box, out=low) is low and low.value == 2
    assert kinds.move(box, by=5, out=low) is low and low.value == 6
    assert kinds.move(box, 2, out=(low, high)).high is high and high.value == 3
    for out, said in (
        (3, r"argument 'out' must be a Box, not int"),
        ((low,) * 3, r"argument 'out' must be a Box, not tuple"),
    ):
        with pytest.raises(TypeError, match=said):
            kinds.move(box, out=out)
    assert kinds.move(box, 2, out=None).value == 3


def test_numbers_in_place_of_handles(kinds: Any) -> None:
    box, out = kinds.create(1), kinds.create(0)
    for number in (2, 2.5, True, 2):  # whatever was remembered of the one before
        assert kinds.raw.weigh(box, number) == 1 + int(number)
        assert kinds.raw.weigh.default(box, number) == 1 + int(number)
        assert kinds.raw.weigh(box, other=number, out=out).value == 1 + int(number)
        assert kinds.weigh(box, int(number), out=out).value == 1 + int(number)
    assert kinds.raw.weigh(box, "text") == "text"
    with pytest.raises(TypeError, match=r"weigh\(\) does not take \(Box, list\)"):
        kinds.raw.weigh(box, [1])
    with pytest.raises(TypeError, match="argument 'self' must be a Box, not int"):
        kinds.raw.move(1)  # for which the class makes none


def test_one_native_function_for_what_means_the_same(kinds: Any) -> None:
    assert kinds.twice(4) == kinds.raw.twice(4) == kinds.raw.twice(number=4) == 8
    with pytest.raises(AttributeError):
        kinds._native.rt_kinds_raw_twice  # noqa: B018 - looking it up raises


def test_what_does_not_fit(kinds: Any) -> None:
    raw, box = kinds.raw, kinds.create(1)
    with pytest.raises(TypeError) as caught:
        raw.tell(box, 1, 2)
    lines = str(caught.value).splitlines()
    assert lines[0] == "tell() does not take (Box, int, int); it can be called as"
    assert lines[1] == "  tell.default() -> text"
    assert lines[2] == "  tell.real(x: real, *, digits: int = 1) -> text"
    assert len(lines) == 11
    for call, said in (
        (lambda: raw.tell(object()), r"tell\(\) does not take \(object\)"),
        (lambda: raw.tell(x=box, digits=2), r"argument 'x' must be a float, not Box"),
        (lambda: raw.move(), r"move\(\) does not take \(\); it can be called as"),
        (lambda: raw.unit_of(1), r"unit_of\(\): argument 'unit' must be a unit, not 1"),
        (lambda: raw.twice(1, 2), r"twice\(\) takes 1 positional argument but 2 were given"),
        (lambda: raw.twice(), r"twice\(\) lacks the argument 'number'; .*\n  twice\(number: int\)"),
        (lambda: raw.twice(1, number=2), r"twice\(\) got multiple values for argument 'number'"),
        (lambda: raw.twice(x=2), r"twice\(\) got an unexpected keyword argument 'x'"),
        (lambda: raw.twice("2"), r"argument 'x' must be an int, not str"),
        (lambda: raw.tell.int(), r"tell\(\) lacks the argument 'x': tell.int\(x: int\) -> text"),
        (lambda: raw.tell.real(1, 2), r"takes 1 positional argument but 2 were given"),
    ):
        for _ in range(2):
            with pytest.raises(TypeError, match=said):
                call()
    with pytest.raises(OverflowError):
        raw.twice(2**63)
    with pytest.raises(
        AttributeError, match="tell has no overload 'nothing'; it has default, real"
    ):
        raw.tell.nothing  # noqa: B018 - looking it up raises
    with pytest.raises(AttributeError, match=r"module 'sffi_kinds.raw' has no attribute 'tel'"):
        raw.tel  # noqa: B018 - looking it up raises
    assert not hasattr(raw, "tell(") and not hasattr(raw, "")


def test_how_it_looks(kinds: Any) -> None:
    raw = kinds.raw
    assert repr(raw.tell).startswith("<overloads sffi_kinds.raw.tell: default, real, int, flag, ")
    assert repr(raw.move.out) == (
        "<overload sffi_kinds.raw.move.out(self: Box, by: int = 1, *, out: Box) -> out>"
    )
    assert (raw.tell.__name__, raw.tell.__module__) == ("tell", "sffi_kinds.raw")
    assert (raw.move.out.__name__, raw.move.out.__qualname__) == ("move", "move.out")
    assert raw.tell.overloads()[:3] == ["default", "real", "int"]
    assert raw.tell.__doc__.startswith(
        "Tells what it was given.\n\ntell.default() -> text\ntell.real("
    )
    assert raw.twice.__doc__ == "twice.default(number: int) -> int"
    assert str(inspect.signature(raw.move.out)) == "(self, by=1, *, out)"
    assert str(inspect.signature(raw.twice)) == "(number)"
    assert str(inspect.signature(raw.tell)) == "(*args, **kwargs)"
    assert {"tell", "move_", "_private"} <= set(dir(raw))
    assert {"int", "overloads", "default"} <= set(dir(raw.tell))
    assert raw.tell is raw.tell and raw.tell.int is raw.tell.int
    assert callable(raw.tell) and callable(raw.tell.int)
    names: dict[str, Any] = {}
    exec("from sffi_kinds.raw import *", names)
    assert "tell" in names and "_private" not in names


def test_pickled_by_name(kinds: Any) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        for function in (kinds.raw.tell, kinds.raw.tell.real, kinds.raw.move.default):
            assert pickle.loads(pickle.dumps(function, protocol)) is function
    assert copy.deepcopy(kinds.raw.tell) is kinds.raw.tell
    assert pickle.loads(pickle.dumps(kinds.choose)) is kinds.choose
    assert pickle.loads(pickle.dumps(kinds.Box.pick)) is kinds.Box.pick


def test_the_package_has_what_the_table_has(kinds: Any) -> None:
    from sffi_kinds import _private, measure  # type: ignore[attr-defined]  # not in the stub

    assert measure is kinds.measure is kinds.raw.measure
    assert _private(3) == 3
    assert kinds.move is not kinds.raw.move
    for name in ("tel", "__tell__", "_no"):
        with pytest.raises(AttributeError, match=rf"module 'sffi_kinds' has no attribute '{name}'"):
            getattr(kinds, name)


def test_overloads_without_a_common_signature(kinds: Any) -> None:
    box = kinds.create(3)
    assert kinds.choose(4, box).value == kinds.choose(b=box, a=4).value == 7
    assert kinds.choose(name="abc") == kinds.choose("abc") == (3, "abc")
    assert type(kinds.choose("abc")) is kinds.ChooseResult
    assert kinds.choose.name("abc").length == 3
    assert kinds.choose.__doc__.startswith("Chooses.\n\nchoose.value(a: int, b: Box) -> Box\n")
    assert box.pick(2) is box and box.value == 5
    assert box.pick("four") == box.pick(name="four") == kinds.Box.pick(box, "four") == 4
    assert box.pick(1, unit="foot").value == 6
    with pytest.raises(TypeError, match=r"pick\(\) does not take \(Box, float\); it can be called"):
        box.pick(0.5)


def test_nothing_of_a_table_is_loaded_before_it_is_touched(kinds_built: Built) -> None:
    code = (
        "import sys, sffi_kinds as kinds; kinds.twice\n"
        "assert not {'sffi_kinds.raw', 'inspect'} & set(sys.modules)\n"
        "kinds.raw.tell\n"
        "assert kinds.raw.table.text not in (None, '') and 'move' not in vars(kinds.raw)\n"
        "assert not {'inspect'} & set(sys.modules)\n"
        "assert kinds._native.library._dll is None\n"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env=kinds_built.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_all_signatures_are_those_of_the_shim(kinds: Any) -> None:
    library = kinds._native.library
    library.open()
    assert library.all_prototypes() == library.symbols()
    text = "raw.move(self: Box, by: int, out: Box) -> status"
    assert library.prototype("rt_kinds_raw_move_out") == text
    assert kinds._native.rt_kinds_raw_move_out is not None
