"""Handles: made, shared, given away, closed; from one thread and from several."""

from __future__ import annotations

import copy
import gc
import os
import pickle
import threading
import time
from typing import Any

import pytest
import sffi
from sffi.errors import HandleClosedError, SffiError

WITH_HOST = not os.environ.get("SFFI_NO_HOST")


def live() -> int:
    gc.collect()
    return sffi.live_handles()["kinds.Box"]


def test_methods_properties_and_static_functions(kinds: Any) -> None:
    box = kinds.create(4)
    box.value = 5
    assert (box.value, box.is_empty()) == (5, False)
    assert box.add_() is box
    assert box.add_(by=4) is box
    assert box.total(1, 2) == box.total([1, 2]) == box.total((1, 2)) == 13
    assert box.total() == 10
    assert box.label() == 'box "a"\n10'
    assert box.label(prefix="", ending="!") == "10!"
    assert kinds.Box.create_empty().is_empty() is True
    with pytest.raises(TypeError):
        box.label("prefix")


def test_a_mixin_is_inherited(kinds: Any) -> None:
    assert kinds.create(4).doubled() == 8


def test_operators(kinds: Any) -> None:
    box, other = kinds.create(1), kinds.create(2)
    assert (box + other).value == (box + 2).value == (2 + box).value == 3
    assert kinds.add(box, other) == kinds.create(3)
    assert box != other
    assert box != "box"
    assert hash(box) != hash(kinds.create(1))
    kept = box
    box += 4
    assert box is kept
    assert kept.value == 5
    for wrong in ("2", None, 2.0, kinds.make_lid(1)):
        with pytest.raises(TypeError, match="unsupported operand"):
            box + wrong
    with pytest.raises(TypeError):
        box + 2**63


def test_lists_of_handles(kinds: Any) -> None:
    boxes = [kinds.create(n) for n in range(4)]
    before = live()
    copies = kinds.same_boxes(boxes)
    assert [box.value for box in copies] == [0, 1, 2, 3]
    assert kinds.same_boxes(tuple(boxes))[3].value == 3
    assert kinds.same_boxes(iter(boxes))[3].value == 3
    assert kinds.same_boxes([]) == ()
    some = kinds.same_some_boxes([None, boxes[2], None])
    assert isinstance(some, tuple)
    assert [box and box.value for box in some] == [None, 2, None]
    assert kinds.maybe_boxes(boxes) == 4
    del copies, some
    assert live() == before


def test_wrong_items_in_lists_of_handles(kinds: Any) -> None:
    box, closed = kinds.create(1), kinds.create(2)
    closed.close()
    with pytest.raises(TypeError, match=r"argument 'x\[1\]' must be a Box, not int"):
        kinds.same_boxes([box, 1])
    with pytest.raises(TypeError, match=r"argument 'x\[0\]' must be a Box, not NoneType"):
        kinds.same_boxes([None])
    with pytest.raises(TypeError, match=r"argument 'x' must be a sequence of Boxs, not Box"):
        kinds.same_boxes(box)
    with pytest.raises(HandleClosedError, match=r"argument 'x\[1\]' is closed"):
        kinds.same_boxes([box, closed])
    with pytest.raises(HandleClosedError, match=r"argument 'x\[0\]' is closed"):
        kinds.same_some_boxes([closed])


def test_optional_handles(kinds: Any) -> None:
    assert kinds.maybe_box(None) is None
    assert kinds.maybe_box(kinds.create(3)).value == 3
    assert kinds.no_lid() is None
    closed = kinds.create(1)
    closed.close()
    with pytest.raises(HandleClosedError):
        kinds.maybe_box(closed)


def test_a_type_called_like_its_arguments(kinds: Any) -> None:
    root = kinds.make_node(1)
    leaf = kinds.make_node(type=2, node=root)
    assert (root.depth(), leaf.depth()) == (0, 1)
    assert kinds.deepest(node=[root, leaf], native=root) == 1


# --- the end of a handle --------------------------------------------------------------------------


def test_use_after_close(kinds: Any) -> None:
    before = live()
    box = kinds.create(1)
    assert not box.closed
    assert live() == before + 1
    box.close()
    box.close()
    assert box.closed
    assert live() == before
    assert repr(box) == "<closed Box>"
    uses = [
        lambda: box.value,
        lambda: box.add_(1),
        lambda: kinds.pour(kinds.create(1), box),
        lambda: kinds.pour(box, kinds.create(1)),
        lambda: box + 1,
        lambda: setattr(box, "value", 3),
        lambda: box.__enter__(),
    ]
    for use in uses:
        with pytest.raises(HandleClosedError, match="closed"):
            use()
    assert issubclass(HandleClosedError, SffiError)
    assert issubclass(HandleClosedError, ValueError)


def test_a_with_block_closes(kinds: Any) -> None:
    before = live()
    with kinds.create(1) as box:
        assert box.value == 1
    assert box.closed
    with pytest.raises(RuntimeError, match="within"), kinds.create(2) as other:
        raise RuntimeError("within")
    assert other.closed
    assert live() == before


def test_consumed_handles(kinds: Any) -> None:
    before = live()
    into, out = kinds.create(1), kinds.create(2)
    assert kinds.pour(into, out) == 3
    assert out.closed
    with pytest.raises(HandleClosedError, match=r"pour\(\): argument 'out' is closed"):
        kinds.pour(into, out)
    kinds.destroy(into)
    assert into.closed
    assert live() == before


def test_new_and_delete_are_what_they_are_in_cpp(kinds: Any) -> None:
    before = sffi.live_handles()["kinds.Lid"]
    lid = kinds.new(3)
    assert sffi.live_handles()["kinds.Lid"] == before + 1
    assert kinds.close_with(kinds.create(4), lid) == 7
    other = kinds.new(1)
    kinds.delete(other)
    assert other.closed
    assert sffi.live_handles()["kinds.Lid"] == before


def test_a_handle_given_away_and_lent_in_one_call(kinds: Any) -> None:
    box = kinds.create(1)
    for call in (kinds.pour, kinds.empty_into):
        with pytest.raises(HandleClosedError, match="argument 'out' is in use"):
            call(box, box)
    assert box.value == 1


def test_a_failed_call_consumes_nothing(kinds: Any) -> None:
    box, lid = kinds.create(1), kinds.make_lid(2)
    lid.close()
    with pytest.raises(HandleClosedError, match="argument 'lid' is closed"):
        kinds.close_with(box, lid)
    with pytest.raises(TypeError, match="argument 'lid' must be a Lid"):
        kinds.close_with(box, box)
    assert box.value == 1


def test_handles_of_another_kind(kinds: Any) -> None:
    lid = kinds.make_lid(1)
    for wrong in (lid, None, 1, "box", object()):
        with pytest.raises(TypeError, match=r"pour\(\): argument 'into' must be a Box, not "):
            kinds.pour(wrong, kinds.create(1))
    with pytest.raises(TypeError):
        kinds.Box.add_(lid)
    with pytest.raises(TypeError):
        kinds.Box.value.__get__(lid)


def test_a_subclass_is_taken(kinds: Any) -> None:
    class Special(kinds.Box):  # type: ignore[misc, name-defined]
        pass

    with pytest.raises(TypeError):
        Special()


def test_handles_are_neither_made_nor_copied_in_python(kinds: Any) -> None:
    box = kinds.create(1)
    with pytest.raises(TypeError, match="call a function that returns one"):
        kinds.Box()
    for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match=r"cannot be (copied|pickled)"):
            attempt(box)
    with pytest.raises((TypeError, AttributeError)):
        box.other = 1


def test_failures_make_no_handles(kinds: Any) -> None:
    before = live()
    for function in (kinds.fail_box, kinds.fail_several, kinds.fail_boxes):
        for _ in range(10):
            with pytest.raises(RuntimeError):
                function("runtime_error")
    assert live() == before


class Treacherous:
    """A number that closes a handle while it is converted."""

    def __init__(self, box: Any) -> None:
        self.box = box

    def __index__(self) -> int:
        self.box.close()
        return 1

    def __float__(self) -> float:
        self.box.close()
        return 1.0


def test_closing_a_handle_while_its_call_converts_other_arguments(kinds: Any) -> None:
    before = live()
    for call in (
        lambda box: box.add_(Treacherous(box)),
        lambda box: box.total(Treacherous(box)),
        lambda box: kinds.lend(box, [box], Treacherous(box)),
        lambda box: kinds.lend(kinds.create(1), [kinds.create(1), box], Treacherous(box)),
        lambda box: kinds.lend(kinds.create(1), (b for b in [box, box.close()][:1]), 1.0),
    ):
        with pytest.raises(HandleClosedError, match="is closed"):
            call(kinds.create(1))
    assert live() == before


# --- Python objects -------------------------------------------------------------------------------


class Thing:
    pass


@pytest.mark.parametrize("drop", ["drop_kept", "drop_kept_elsewhere"])
def test_objects_are_kept_alive(kinds: Any, drop: str) -> None:
    import weakref

    thing = Thing()
    alive = weakref.ref(thing)
    kinds.keep(thing)
    kinds.keep(thing)
    assert kinds.kept() == 2
    del thing
    gc.collect()
    assert alive() is not None
    getattr(kinds, drop)()
    gc.collect()
    # Without CPython's entry points nobody tells when the object is not needed any more.
    assert (alive() is None) == WITH_HOST


# --- threads --------------------------------------------------------------------------------------


def test_closing_while_another_thread_is_in_a_call(kinds: Any) -> None:
    before = live()
    box, results = kinds.create(7), []
    waiter = threading.Thread(target=lambda: results.append(kinds.wait_inside(box)))
    waiter.start()
    while kinds.waiting() == 0:  # which also shows that the waiting call let other threads run
        time.sleep(0.001)
    with pytest.raises(HandleClosedError, match="in use"):
        kinds.destroy(box)
    box.close()
    assert box.closed
    kinds.let_go()
    waiter.join(20)
    assert results == [7]
    assert live() == before


def test_many_threads_make_and_drop_handles(kinds: Any) -> None:
    before = live()
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for number in range(2000):
                box = kinds.create(number)
                assert (box + kinds.create(1)).value == number + 1
                if number % 3 == 0:
                    box.close()
                if number % 100 == 0:
                    with pytest.raises(IndexError):
                        kinds.fail("out_of_range")
        except BaseException as failure:  # noqa: BLE001  (shown by the main thread)
            failures.append(failure)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert live() == before
