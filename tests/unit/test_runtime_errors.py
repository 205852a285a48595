"""The error classes: what they are, what they keep, and that they survive pickling."""

from __future__ import annotations

import pickle

import pytest
import sffi
from sffi import errors


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (errors.LibraryNotFoundError, OSError),
        (errors.SymbolNotFoundError, AttributeError),
        (errors.HandleClosedError, ValueError),
        (errors.NativeRuntimeError, RuntimeError),
        (errors.NativeIndexError, IndexError),
        (errors.NativeValueError, ValueError),
        (errors.NativeTypeError, TypeError),
        (errors.NativeNotImplementedError, NotImplementedError),
        (errors.NativeMemoryError, MemoryError),
        (errors.NativeOverflowError, OverflowError),
    ],
)
def test_is_also_the_builtin_that_users_expect(
    error: type[Exception], builtin: type[Exception]
) -> None:
    assert issubclass(error, builtin)
    assert issubclass(error, sffi.SffiError)


def test_native_error_keeps_message_and_kind() -> None:
    error = errors.native_error("IndexError", "dimension out of range", "c10::IndexError")
    assert type(error) is errors.NativeIndexError
    assert str(error) == error.message == "dimension out of range"
    assert error.kind == "c10::IndexError"
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.message, copy.kind) == (type(error), error.message, error.kind)


def test_unknown_category_is_a_runtime_error() -> None:
    assert type(errors.native_error("Surprise", "text")) is errors.NativeRuntimeError


def test_library_not_found_keeps_what_was_tried() -> None:
    tried = (("/a/liba.so", "no such file"),)
    error = errors.LibraryNotFoundError("not found", tried)
    assert str(error) == "not found"
    assert pickle.loads(pickle.dumps(error)).tried == tried


def test_build_error_shows_help_and_log() -> None:
    error = errors.BuildError("it fails", "do this", "/tmp/build.log")
    assert str(error) == "it fails\nhelp: do this\nfull log: /tmp/build.log"
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error)


def test_every_error_is_exported() -> None:
    classes = {name for name in errors.__all__ if name[0].isupper()}
    assert classes <= set(sffi.__all__)
    for name in classes:
        assert getattr(sffi, name) is getattr(errors, name)


def test_unknown_attribute_of_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'surprise'"):
        _ = sffi.surprise


def test_a_companions_class_takes_over_for_its_cpp_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "_BY_KIND", {})

    @errors.raised_for("demo::Singular")
    class SingularError(errors.NativeRuntimeError):
        pass

    made = errors.NativeRuntimeError("no inverse", "demo::Singular")  # as native code makes it
    assert type(made) is SingularError
    assert (made.message, made.kind) == ("no inverse", "demo::Singular")
    # Where it would be no subclass, as for another category, the general class stays.
    assert type(errors.NativeIndexError("x", "demo::Singular")) is errors.NativeIndexError
    assert type(errors.NativeRuntimeError("x", "other")) is errors.NativeRuntimeError
