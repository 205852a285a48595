"""What C++ throws is raised as the Python exception that fits."""

from __future__ import annotations

import os
import pickle
from typing import Any

import pytest
from sffi import errors

THROWN = {
    "runtime_error": (errors.NativeRuntimeError, RuntimeError),
    "logic_error": (errors.NativeRuntimeError, RuntimeError),
    "length_error": (errors.NativeValueError, ValueError),
    "range_error": (errors.NativeRuntimeError, RuntimeError),
    "underflow_error": (errors.NativeRuntimeError, RuntimeError),
    "out_of_range": (errors.NativeIndexError, IndexError),
    "invalid_argument": (errors.NativeValueError, ValueError),
    "domain_error": (errors.NativeValueError, ValueError),
    "overflow_error": (errors.NativeOverflowError, OverflowError),
}
RESULTS = (
    "int",
    "box",
    "text",
    "several",
    "boxes",
    "f64",
    "u64",
    "number",
    "maybe_box",
    "maybe_text",
)


@pytest.mark.parametrize("name", THROWN)
def test_standard_exceptions(kinds: Any, name: str) -> None:
    ours, builtin = THROWN[name]
    with pytest.raises(builtin) as caught:
        kinds.fail(name, "größer als 3 \U0001f600")
    error = caught.value
    assert type(error) is ours
    assert isinstance(error, errors.NativeError)
    assert isinstance(error, errors.SffiError)
    assert str(error) == error.message == "größer als 3 \U0001f600"
    assert error.kind == f"std::{name}"
    assert error.__cause__ is None
    assert error.__context__ is None
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.message, again.kind) == (ours, error.message, error.kind)


@pytest.mark.parametrize("name", ["bad_alloc", "bad_array_new_length"])
def test_no_memory(kinds: Any, name: str) -> None:
    with pytest.raises(MemoryError) as caught:
        kinds.fail(name)
    assert type(caught.value) is errors.NativeMemoryError
    assert caught.value.kind == f"std::{name}"


def test_other_exceptions(kinds: Any) -> None:
    with pytest.raises(errors.NativeRuntimeError, match="the reason: No such file") as caught:
        kinds.fail("system_error")
    assert caught.value.kind == "std::system_error"
    with pytest.raises(errors.NativeRuntimeError) as caught:
        kinds.fail("bad_optional_access")
    assert caught.value.kind == "std::bad_optional_access"
    with pytest.raises(errors.NativeRuntimeError, match="the reason") as caught:
        kinds.fail("Trouble")
    assert caught.value.kind == "kinds::Trouble"


@pytest.mark.parametrize("name", ["int", "text"])
def test_what_is_no_exception(kinds: Any, name: str) -> None:
    with pytest.raises(errors.NativeRuntimeError, match=r"not a std::exception") as caught:
        kinds.fail(name)
    assert ("int" if name == "int" else "string") in caught.value.kind


def test_a_message_that_is_not_utf8(kinds: Any) -> None:
    with pytest.raises(errors.NativeRuntimeError) as caught:
        kinds.fail("not UTF-8")
    assert caught.value.message == "caf\ufffd \ufffd the reason"


@pytest.mark.parametrize("result", RESULTS)
def test_every_kind_of_result_can_fail(kinds: Any, result: str) -> None:
    function = getattr(kinds, f"fail_{result}")
    with pytest.raises(IndexError, match="the reason"):
        function("out_of_range")
    function("nothing")  # the failure does not stick
    assert kinds.same_i64(1) == 1


def test_values_that_stand_for_failure_are_values_too(kinds: Any) -> None:
    for _ in range(2):
        with pytest.raises(IndexError):
            kinds.fail("out_of_range")
        assert kinds.smallest() == -(2**63)
        assert kinds.largest() == 2**64 - 1
        assert kinds.not_a_number() != kinds.not_a_number()
        assert kinds.same_i64(-1) == -1
        assert kinds.same_u64(2**64 - 1) == 2**64 - 1
        assert kinds.same_f64(-1.0) == -1.0


def test_an_error_in_a_handler_keeps_its_context(kinds: Any) -> None:
    with pytest.raises(IndexError) as caught:
        try:
            raise KeyError("before")
        except KeyError:
            kinds.fail("out_of_range")
    assert isinstance(caught.value.__context__, KeyError)


@pytest.mark.skipif(bool(os.environ.get("SFFI_NO_HOST")), reason="ctypes calls go through sffi")
def test_traceback_ends_in_the_wrapper(kinds: Any) -> None:
    with pytest.raises(IndexError) as caught:
        kinds.fail("out_of_range")
    assert os.path.basename(str(caught.traceback[-1].path)) == "functions.py"  # noqa: PTH119
